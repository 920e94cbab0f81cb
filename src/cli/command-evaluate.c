// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// fovea-cli evaluate: the values of one stage or all.

#include "cli/invocation.h"
#include "cli/table.h"
#include "document/csv.h"
#include "document/json-writer.h"
#include "document/npy.h"
#include "figure/describe.h"

#include <glib/gi18n.h>

typedef enum
{
  FORMAT_TEXT,
  FORMAT_JSON,
  FORMAT_CSV,
  FORMAT_NPY,
} Format;

static const char *const formats[] = { "text", "json", "csv", "npy", NULL };

static void
add_stage (FoveaJsonWriter *writer,
           FoveaEvaluation *evaluation,
           int              stage)
{
  FoveaTensor *tensor = fovea_evaluation_get_stage (evaluation, stage);
  FoveaShape shape = fovea_tensor_get_shape (tensor);
  const float *values = fovea_tensor_get_values (tensor);
  int lengths[] = { shape.n_channels, shape.n_rows, shape.n_columns };

  fovea_json_writer_begin_object (writer, NULL, FOVEA_JSON_LINES);
  fovea_json_writer_add_int (writer, "index", stage);
  fovea_json_writer_add_ints (writer, "shape", lengths, 3);
  fovea_json_writer_add_floats (writer, "values", values, lengths, 3);
  fovea_json_writer_end_object (writer);
}

static GBytes *
write_json (FoveaEvaluation *evaluation,
            FoveaRange       stages)
{
  g_autoptr (FoveaJsonWriter) writer = fovea_json_writer_new ();

  fovea_json_writer_begin_object (writer, NULL, FOVEA_JSON_LINES);
  fovea_json_writer_begin_array (writer, "stages", FOVEA_JSON_LINES);
  for (int stage = stages.first; stage < stages.past; stage++)
    add_stage (writer, evaluation, stage);
  fovea_json_writer_end_array (writer);
  fovea_json_writer_end_object (writer);
  return fovea_json_writer_finish (writer);
}

static void
append_stage (GString         *text,
              FoveaEvaluation *evaluation,
              int              stage)
{
  FoveaTensor *tensor = fovea_evaluation_get_stage (evaluation, stage);
  FoveaShape shape = fovea_tensor_get_shape (tensor);
  const float *values = fovea_tensor_get_values (tensor);
  g_autofree char *name = fovea_describe_stage (fovea_evaluation_get_network (evaluation),
                                                stage);

  // Translators: “Stage 1: Map 1, 1×5×5”
  g_string_append_printf (text, _("Stage %d: %s, %d×%d×%d"), stage, name,
                          shape.n_channels, shape.n_rows, shape.n_columns);
  g_string_append_c (text, '\n');
  for (int channel = 0; channel < shape.n_channels; channel++)
    {
      if (shape.n_channels > 1)
        {
          g_string_append_printf (text, _("Channel %d"), channel);
          g_string_append_c (text, '\n');
        }
      fovea_table_append_grid (text, values, shape.n_rows, shape.n_columns);
      values += (size_t) shape.n_rows * shape.n_columns;
    }
}

static GBytes *
write_text (FoveaEvaluation *evaluation,
            FoveaRange       stages)
{
  GString *text = g_string_new (NULL);

  for (int stage = stages.first; stage < stages.past; stage++)
    {
      if (stage > stages.first)
        g_string_append_c (text, '\n');
      append_stage (text, evaluation, stage);
    }
  return g_string_free_to_bytes (text);
}

static bool
choose_stages (FoveaEvaluation *evaluation,
               const char      *wanted, // (nullable)
               FoveaRange      *stages,
               GError         **error)
{
  guint64 stage;

  *stages = (FoveaRange) {
    0, fovea_network_get_n_stages (fovea_evaluation_get_network (evaluation))
  };
  if (wanted == NULL)
    return true;
  if (!g_ascii_string_to_unsigned (wanted, 10, 0, G_MAXINT - 1, &stage, NULL))
    return fovea_usage_error_set (error, _("A stage is a whole number from 0, not “%s”"),
                                  wanted);
  *stages = (FoveaRange) { stage, stage + 1 };
  return fovea_invocation_check_cell (evaluation, (FoveaCell) { .stage = stage }, error);
}

static GBytes *
write_stages (FoveaEvaluation *evaluation,
              FoveaRange       stages,
              Format           format,
              GError         **error)
{
  FoveaTensor *last = fovea_evaluation_get_stage (evaluation, stages.past - 1);

  switch (format)
    {
    case FORMAT_JSON:
      return write_json (evaluation, stages);
    case FORMAT_CSV:
      return fovea_csv_serialize (last);
    case FORMAT_NPY:
      return fovea_npy_serialize_tensor (last, error);
    case FORMAT_TEXT:
    default:
      return write_text (evaluation, stages);
    }
}

/**
 * fovea_command_evaluate:
 * @self: the command
 * @argc: length of @argv
 * @argv: command line, from the command's name
 * @error: place for an error
 *
 * Writes the values of all stages, or of the one asked for; csv and npy hold one stage,
 * by default the last.
 *
 * Returns: whether it was done
 */
bool
fovea_command_evaluate (const FoveaCommand *self,
                        int                 argc,
                        char              **argv,
                        GError            **error)
{
  g_auto (FoveaInvocation) invocation = { 0 };
  g_autofree char *stage = NULL;
  int format;
  const GOptionEntry options[]
    = { { "stage", 0, 0, G_OPTION_ARG_STRING, &stage,
          N_("This stage only, 0 is the input; without it all, in csv and npy the last"),
          N_("STAGE") },
        { NULL } };

  if (!fovea_invocation_parse (&invocation, self, options, argc, argv, error)
      || !fovea_invocation_get_format (&invocation, formats, &format, error))
    return false;

  g_autoptr (FoveaEvaluation) evaluation = fovea_invocation_evaluate (&invocation, error);

  if (evaluation == NULL)
    return false;

  FoveaRange stages;

  if (!choose_stages (evaluation, stage, &stages, error))
    return false;

  g_autoptr (GBytes) bytes = write_stages (evaluation, stages, format, error);

  return bytes != NULL && fovea_invocation_write (&invocation, bytes, error);
}
