// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// fovea-cli compose: the one kernel equal to a linear stack, and whether its output is
// equal here.

#include "cli/invocation.h"
#include "cli/table.h"
#include "core/compose.h"
#include "document/json-writer.h"
#include "document/number.h"
#include "figure/describe.h"

#include <glib/gi18n.h>

#include <math.h>

static void
add_layer (FoveaJsonWriter *writer,
           FoveaLayer      *layer,
           int              n_out_channels)
{
  const FoveaLayerOptions *options = fovea_layer_get_options (layer);
  FoveaKernels *weights = options->weights;
  int lengths[]
    = { fovea_kernels_get_n_outer (weights), fovea_kernels_get_n_inner (weights),
        fovea_kernels_get_n_rows (weights), fovea_kernels_get_n_columns (weights) };

  fovea_json_writer_add_string (writer, "kind",
                                fovea_layer_kind_get_nick (options->kind));
  fovea_json_writer_add_floats (writer, "weights", fovea_kernels_get_weights (weights),
                                lengths, 4);
  fovea_json_writer_begin_array (writer, "bias", FOVEA_JSON_INLINE);
  for (int channel = 0; channel < n_out_channels; channel++)
    fovea_json_writer_add_float (writer, NULL, fovea_layer_get_bias (layer, channel));
  fovea_json_writer_end_array (writer);
  fovea_json_writer_add_ints (writer, "stride", options->stride, 2);
  fovea_json_writer_add_ints (writer, "padding", options->padding, 4);
  fovea_json_writer_add_string (writer, "padding_mode",
                                fovea_padding_mode_get_nick (options->padding_mode));
  fovea_json_writer_add_ints (writer, "output_padding", options->output_padding, 2);
}

static GBytes *
write_json (FoveaComposition *composition)
{
  g_autoptr (FoveaJsonWriter) writer = fovea_json_writer_new ();

  fovea_json_writer_begin_object (writer, NULL, FOVEA_JSON_LINES);
  fovea_json_writer_add_bool (writer, "linear",
                              fovea_composition_is_linear (composition));
  if (fovea_composition_is_linear (composition))
    {
      FoveaTensor *output = fovea_composition_get_output (composition);

      add_layer (writer, fovea_composition_get_layer (composition),
                 fovea_tensor_get_shape (output).n_channels);
      fovea_json_writer_add_double (writer, "max_difference",
                                    fovea_composition_get_max_difference (composition));
      fovea_json_writer_add_bool (writer, "equal",
                                  fovea_composition_is_equal (composition));
    }
  else
    fovea_json_writer_add_string (writer, "reason",
                                  fovea_composition_get_reason (composition));
  fovea_json_writer_end_object (writer);
  return fovea_json_writer_finish (writer);
}

static void
append_kernels (GString      *text,
                FoveaKernels *weights)
{
  int n_rows = fovea_kernels_get_n_rows (weights);
  int n_columns = fovea_kernels_get_n_columns (weights);
  int n_inner = fovea_kernels_get_n_inner (weights);
  int n_kernels = fovea_kernels_get_n_outer (weights) * n_inner;
  const float *values = fovea_kernels_get_weights (weights);

  for (int i = 0; i < n_kernels; i++)
    {
      if (n_kernels > 1)
        {
          g_string_append_printf (text, _("Kernel %d, channel %d"), i / n_inner,
                                  i % n_inner);
          g_string_append_c (text, '\n');
        }
      fovea_table_append_grid (text, values, n_rows, n_columns);
      values += (size_t) n_rows * n_columns;
    }
}

static void
append_verdict (GString          *text,
                FoveaComposition *composition,
                FoveaNetwork     *network)
{
  g_autofree char *output
    = fovea_describe_stage (network, fovea_network_get_n_stages (network) - 1);
  char buffer[FOVEA_NUMBER_SIZE];
  double most = fovea_composition_get_max_difference (composition);
  const char *difference = fovea_number_format_double (most, buffer);
  FoveaCell cell = fovea_composition_get_max_cell (composition);

  if (fovea_composition_is_equal (composition))
    g_string_append_printf (
      text, _("Its output is equal here; the largest difference is %s."), difference);
  else if (!isfinite (most))
    g_string_append_printf (
      text,
      _ ("Its output cannot be compared here: at %d:%d,%d,%d (%s) it is not finite."),
      cell.stage, cell.channel, cell.row, cell.column, output);
  else
    g_string_append_printf (
      text, _("Its output is not equal here: at %d:%d,%d,%d (%s) the difference is %s."),
      cell.stage, cell.channel, cell.row, cell.column, output, difference);
  g_string_append_c (text, '\n');
}

static GBytes *
write_text (FoveaComposition *composition,
            FoveaNetwork     *network)
{
  GString *text = g_string_new (NULL);

  if (!fovea_composition_is_linear (composition))
    {
      g_string_append_printf (text, _("There is no one kernel: %s."),
                              fovea_composition_get_reason (composition));
      g_string_append_c (text, '\n');
      return g_string_free_to_bytes (text);
    }

  const FoveaLayerOptions *options
    = fovea_layer_get_options (fovea_composition_get_layer (composition));

  g_string_append_printf (text, _("One kernel, stride %d×%d, padding %d, %d, %d, %d:"),
                          options->stride[0], options->stride[1], options->padding[0],
                          options->padding[1], options->padding[2], options->padding[3]);
  g_string_append_c (text, '\n');
  append_kernels (text, options->weights);
  if (options->bias != NULL)
    {
      g_string_append_printf (text, "%s\n", _("Bias"));
      fovea_table_append_grid (text, options->bias, 1, options->n_bias);
    }
  append_verdict (text, composition, network);
  return g_string_free_to_bytes (text);
}

/**
 * fovea_command_compose:
 * @self: the command
 * @argc: length of @argv
 * @argv: command line, from the command's name
 * @error: place for an error
 *
 * Writes all layers as one, or why they are not one.
 *
 * Returns: whether it was done; a stack that is not linear is an answer, not a failure
 */
bool
fovea_command_compose (const FoveaCommand *self,
                       int                 argc,
                       char              **argv,
                       GError            **error)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_auto (FoveaInvocation) invocation = { 0 };
  int format;

  if (!fovea_invocation_parse (&invocation, self, NULL, argc, argv, error)
      || !fovea_invocation_get_format (&invocation, formats, &format, error))
    return false;

  g_autoptr (FoveaEvaluation) evaluation = fovea_invocation_evaluate (&invocation, error);

  if (evaluation == NULL)
    return false;

  g_autoptr (FoveaComposition) composition = fovea_composition_new (evaluation);
  g_autoptr (GBytes) bytes
    = format == 1 ? write_json (composition)
                  : write_text (composition, fovea_evaluation_get_network (evaluation));

  return fovea_invocation_write (&invocation, bytes, error);
}
