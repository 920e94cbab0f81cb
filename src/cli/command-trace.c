// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// fovea-cli trace: the command and its machine-readable form; trace-text.c writes for
// people.

#include "cli/invocation.h"
#include "cli/trace-text.h"
#include "document/json-writer.h"

#include <glib/gi18n.h>

#include <string.h>

static void
add_range (FoveaJsonWriter *writer,
           const char      *key,
           FoveaRange       range)
{
  fovea_json_writer_add_ints (writer, key, (const int[]) { range.first, range.past }, 2);
}

// The places of @range that are used, holes left out. Returns how many there are.
static int
add_touched (FoveaJsonWriter *writer,
             const char      *key,
             FoveaRange       range,
             const double    *paths)
{
  int n_touched = 0;

  fovea_json_writer_begin_array (writer, key, FOVEA_JSON_INLINE);
  for (int i = 0; i < fovea_range_get_length (range); i++)
    if (paths[i] > 0)
      {
        fovea_json_writer_add_int (writer, NULL, range.first + i);
        n_touched++;
      }
  fovea_json_writer_end_array (writer);
  return n_touched;
}

static void
add_paths (FoveaJsonWriter       *writer,
           const FoveaTraceStage *used)
{
  int lengths[] = { fovea_range_get_length (used->box.rows),
                    fovea_range_get_length (used->box.columns) };
  g_autofree double *paths = g_new (double, (size_t) lengths[0] * lengths[1]);

  for (int row = 0; row < lengths[0]; row++)
    for (int column = 0; column < lengths[1]; column++)
      paths[(size_t) row * lengths[1] + column]
        = used->row_paths[row] * used->column_paths[column];
  fovea_json_writer_add_doubles (writer, "paths", paths, lengths, 2);
}

// All channels of the stage, zeros where groups part them from the cell, so that the first index
// is the channel.
static void
add_weights (FoveaJsonWriter       *writer,
             const FoveaTraceStage *used,
             int                    n_channels)
{
  int lengths[] = { n_channels, fovea_range_get_length (used->box.rows),
                    fovea_range_get_length (used->box.columns) };
  size_t n_cells = (size_t) lengths[1] * lengths[2];
  g_autofree double *weights = g_new0 (double, n_cells * MAX (n_channels, 1));

  memcpy (weights + n_cells * used->box.channels.first, used->weights,
          n_cells * fovea_range_get_length (used->box.channels) * sizeof *weights);
  fovea_json_writer_add_doubles (writer, "weights", weights, lengths, 3);
}

static void
add_stage (FoveaJsonWriter *writer,
           FoveaTrace      *trace,
           int              stage)
{
  const FoveaTraceStage *used = fovea_trace_get_stage (trace, stage);
  const FoveaNetwork *network = fovea_evaluation_get_network (fovea_trace_get_evaluation (trace));
  bool is_seen = stage < fovea_trace_get_cell (trace).stage;

  fovea_json_writer_begin_object (writer, NULL, FOVEA_JSON_LINES);
  fovea_json_writer_add_int (writer, "stage", stage);
  add_range (writer, "channels", used->box.channels);
  add_range (writer, "rows", used->box.rows);
  add_range (writer, "columns", used->box.columns);

  int n_rows = add_touched (writer, "rows_touched", used->box.rows, used->row_paths);
  int n_columns = add_touched (writer, "columns_touched", used->box.columns,
                               used->column_paths);

  fovea_json_writer_add_int (writer, "cells", (gint64) n_rows * n_columns);
  if (fovea_box_is_empty (used->box))
    {
      fovea_json_writer_add_ints (writer, "paths", NULL, 0);
      if (is_seen)
        fovea_json_writer_add_ints (writer, "weights", NULL, 0);
    }
  else
    {
      add_paths (writer, used);
      if (is_seen && used->weights != NULL)
        add_weights (writer, used, fovea_network_get_shape (network, stage).n_channels);
      else if (is_seen)
        fovea_json_writer_add_string (writer, "weights", NULL);
    }
  fovea_json_writer_end_object (writer);
}

// Products with padding cells are counted only: they have no place in the stage.
static void
add_terms (FoveaJsonWriter *writer,
           FoveaTrace      *trace)
{
  int n_terms;
  const FoveaTerm *terms = fovea_trace_get_terms (trace, &n_terms);
  int n_padding = 0;

  fovea_json_writer_add_float (writer, "bias", fovea_trace_get_bias (trace));
  fovea_json_writer_begin_array (writer, "terms", FOVEA_JSON_LINES);
  for (int i = 0; i < n_terms; i++)
    {
      if (terms[i].kind != FOVEA_TAP_CELL)
        {
          n_padding++;
          continue;
        }
      fovea_json_writer_begin_object (writer, NULL, FOVEA_JSON_INLINE);
      fovea_json_writer_add_float (writer, "weight", terms[i].weight);
      fovea_json_writer_add_float (writer, "input", terms[i].input);
      fovea_json_writer_add_int (writer, "row", terms[i].row);
      fovea_json_writer_add_int (writer, "column", terms[i].column);
      fovea_json_writer_add_int (writer, "channel", terms[i].channel);
      fovea_json_writer_end_object (writer);
    }
  fovea_json_writer_end_array (writer);
  fovea_json_writer_add_int (writer, "padding_terms", n_padding);
}

static GBytes *
write_json (FoveaTrace *trace)
{
  g_autoptr (FoveaJsonWriter) writer = fovea_json_writer_new ();
  FoveaCell cell = fovea_trace_get_cell (trace);
  int n_stages = fovea_network_get_n_stages (
    fovea_evaluation_get_network (fovea_trace_get_evaluation (trace)));

  fovea_json_writer_begin_object (writer, NULL, FOVEA_JSON_LINES);
  fovea_json_writer_begin_object (writer, "cell", FOVEA_JSON_INLINE);
  fovea_json_writer_add_int (writer, "stage", cell.stage);
  fovea_json_writer_add_int (writer, "channel", cell.channel);
  fovea_json_writer_add_int (writer, "row", cell.row);
  fovea_json_writer_add_int (writer, "column", cell.column);
  fovea_json_writer_add_float (writer, "value", fovea_trace_get_value (trace));
  fovea_json_writer_end_object (writer);

  fovea_json_writer_begin_array (writer, "sees", FOVEA_JSON_LINES);
  for (int stage = 0; stage < cell.stage; stage++)
    add_stage (writer, trace, stage);
  fovea_json_writer_end_array (writer);
  fovea_json_writer_begin_array (writer, "reaches", FOVEA_JSON_LINES);
  for (int stage = cell.stage + 1; stage < n_stages; stage++)
    add_stage (writer, trace, stage);
  fovea_json_writer_end_array (writer);
  add_terms (writer, trace);
  fovea_json_writer_end_object (writer);
  return fovea_json_writer_finish (writer);
}

/**
 * fovea_command_trace:
 * @self: the command
 * @argc: length of @argv
 * @argv: command line, from the command's name
 * @error: place for an error
 *
 * Writes what a cell sees and reaches, and the sum that made it.
 *
 * Returns: whether it was done
 */
bool
fovea_command_trace (const FoveaCommand *self,
                     int                 argc,
                     char              **argv,
                     GError            **error)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_auto (FoveaInvocation) invocation = { 0 };
  g_autofree char *cell_text = NULL;
  FoveaCell cell;
  int format;
  const GOptionEntry options[] = { { "cell", 0, 0, G_OPTION_ARG_STRING, &cell_text,
                                     N_("The cell to trace, counted from 0"),
                                     N_("STAGE:CHANNEL,ROW,COLUMN") },
                                   { NULL } };

  if (!fovea_invocation_parse (&invocation, self, options, argc, argv, error)
      || !fovea_invocation_get_format (&invocation, formats, &format, error))
    return false;
  if (cell_text == NULL)
    return fovea_usage_error_set (error,
                                  _("Which cell? Say --cell=STAGE:CHANNEL,ROW,COLUMN"));
  if (!fovea_invocation_parse_cell (cell_text, &cell, error))
    return false;

  g_autoptr (FoveaEvaluation) evaluation = fovea_invocation_evaluate (&invocation, error);

  if (evaluation == NULL || !fovea_invocation_check_cell (evaluation, cell, error))
    return false;

  g_autoptr (FoveaTrace) trace = fovea_trace_new (evaluation, cell);
  g_autoptr (GBytes) bytes = format == 1 ? write_json (trace)
                                         : fovea_trace_text_write (trace);

  return fovea_invocation_write (&invocation, bytes, error);
}
