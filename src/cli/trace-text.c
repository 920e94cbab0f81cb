// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A trace for people: what the cell is, tables of what it sees and reaches, how often
// each cell is used and with which weight, and the sum written out. Places count from 0,
// as --cell does.

#include "cli/trace-text.h"
#include "cli/table.h"
#include "figure/describe.h"

#include <glib/gi18n.h>

// "1–3", or "–" for nothing.
static char *
dup_range (FoveaRange range)
{
  if (fovea_range_is_empty (range))
    return g_strdup ("–");
  if (range.past == range.first + 1)
    return g_strdup_printf ("%d", range.first);
  return g_strdup_printf ("%d–%d", range.first, range.past - 1);
}

static int
count_touched (FoveaRange    range,
               const double *paths)
{
  int n_touched = 0;

  for (int i = 0; i < fovea_range_get_length (range); i++)
    n_touched += paths[i] > 0;
  return n_touched;
}

static void
append_stages (GString    *text,
               FoveaTrace *trace,
               FoveaRange  stages)
{
  FoveaNetwork *network
    = fovea_evaluation_get_network (fovea_trace_get_evaluation (trace));
  g_autoptr (FoveaTable) table = fovea_table_new (6, 2);

  fovea_table_add (table, "");
  fovea_table_add (table, _("Stage"));
  fovea_table_add (table, _("Channels"));
  fovea_table_add (table, _("Rows"));
  fovea_table_add (table, _("Columns"));
  fovea_table_add (table, _("Cells used"));
  for (int stage = stages.first; stage < stages.past; stage++)
    {
      const FoveaTraceStage *used = fovea_trace_get_stage (trace, stage);

      fovea_table_add_number (table, stage);
      fovea_table_take (table, fovea_describe_stage (network, stage));
      fovea_table_take (table, dup_range (used->box.channels));
      fovea_table_take (table, dup_range (used->box.rows));
      fovea_table_take (table, dup_range (used->box.columns));
      fovea_table_add_number (table,
                              (double) count_touched (used->box.rows, used->row_paths)
                                * count_touched (used->box.columns, used->column_paths));
    }
  fovea_table_append_to (table, text);
}

static void
append_paths (GString               *text,
              const FoveaTraceStage *used)
{
  int n_rows = fovea_range_get_length (used->box.rows);
  int n_columns = fovea_range_get_length (used->box.columns);
  g_autoptr (FoveaTable) table = fovea_table_new (n_columns, 0);

  for (int row = 0; row < n_rows; row++)
    for (int column = 0; column < n_columns; column++)
      fovea_table_add_number (table, used->row_paths[row] * used->column_paths[column]);
  fovea_table_append_to (table, text);
}

static void
append_weights (GString               *text,
                const FoveaTraceStage *used)
{
  int n_rows = fovea_range_get_length (used->box.rows);
  int n_columns = fovea_range_get_length (used->box.columns);
  const double *weights = used->weights;

  for (int channel = used->box.channels.first; channel < used->box.channels.past;
       channel++)
    {
      g_autoptr (FoveaTable) table = fovea_table_new (n_columns, 0);

      for (int i = 0; i < n_rows * n_columns; i++)
        fovea_table_add_number (table, *weights++);
      if (fovea_range_get_length (used->box.channels) > 1)
        {
          g_string_append_printf (text, _("Channel %d"), channel);
          g_string_append_c (text, '\n');
        }
      fovea_table_append_to (table, text);
    }
}

static void
append_stage_grids (GString    *text,
                    FoveaTrace *trace,
                    int         stage)
{
  const FoveaTraceStage *used = fovea_trace_get_stage (trace, stage);

  if (fovea_box_is_empty (used->box))
    return;
  g_string_append_c (text, '\n');
  g_string_append_printf (text, _("Stage %d, how many paths lead from each cell"), stage);
  g_string_append_c (text, '\n');
  append_paths (text, used);
  if (used->weights == NULL)
    return;
  g_string_append_printf (text, _("Stage %d, the weight of each cell"), stage);
  g_string_append_c (text, '\n');
  append_weights (text, used);
}

// "  weight × input" for each product, a line for each row of the kernel.
static void
append_products (GString         *text,
                 FoveaTrace      *trace,
                 const FoveaTerm *terms,
                 int              n_terms)
{
  g_autofree char *bias = fovea_describe_number (fovea_trace_get_bias (trace));

  g_string_append_printf (text, "\n%s\n", _("The sum, weight × input"));
  g_string_append_printf (text, _("  bias %s"), bias);
  for (int i = 0; i < n_terms; i++)
    {
      g_autofree char *weight = fovea_describe_number (terms[i].weight);
      g_autofree char *input = fovea_describe_number (terms[i].input);
      bool starts_row = i == 0 || terms[i].kernel_row != terms[i - 1].kernel_row
                        || terms[i].channel != terms[i - 1].channel;

      g_string_append_printf (text, "%s + %s × %s", starts_row ? "\n " : "", weight,
                              input);
    }
}

// "  max (1, 5)" or "  tanh (1)": no sum of products.
static void
append_call (GString         *text,
             const char      *name,
             const FoveaTerm *terms,
             int              n_terms)
{
  g_string_append_printf (text, "\n%s\n  %s (", _("Made from"), name);
  for (int i = 0; i < n_terms; i++)
    {
      g_autofree char *input = fovea_describe_number (terms[i].input);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", input);
    }
  g_string_append_c (text, ')');
}

// How the layer's rule makes the cell from those that it sees.
static void
append_rule (GString    *text,
             FoveaTrace *trace)
{
  FoveaNetwork *network
    = fovea_evaluation_get_network (fovea_trace_get_evaluation (trace));
  int n_terms;
  const FoveaTerm *terms = fovea_trace_get_terms (trace, &n_terms);
  g_autofree char *value = fovea_describe_number (fovea_trace_get_value (trace));

  if (fovea_trace_get_cell (trace).stage == 0)
    return;

  FoveaLayer *layer
    = fovea_network_get_layer (network, fovea_trace_get_cell (trace).stage);

  if (fovea_layer_get_kind (layer) == FOVEA_LAYER_ACTIVATION)
    append_call (text,
                 fovea_activation_get_nick (fovea_layer_get_options (layer)->activation),
                 terms, n_terms);
  else if (fovea_layer_get_kind (layer) == FOVEA_LAYER_MAX_POOLING)
    append_call (text, "max", terms, n_terms);
  else
    append_products (text, trace, terms, n_terms);
  g_string_append_printf (text, "\n  = %s\n", value);
}

/**
 * fovea_trace_text_write:
 * @trace: a trace
 *
 * Returns: (transfer full): lines of text in the user's language
 */
GBytes *
fovea_trace_text_write (FoveaTrace *trace)
{
  FoveaCell cell = fovea_trace_get_cell (trace);
  FoveaNetwork *network
    = fovea_evaluation_get_network (fovea_trace_get_evaluation (trace));
  int n_stages = fovea_network_get_n_stages (network);
  GString *text = g_string_new (NULL);
  g_autofree char *value = fovea_describe_number (fovea_trace_get_value (trace));

  g_string_append_printf (text, _("Cell %d:%d,%d,%d = %s"), cell.stage, cell.channel,
                          cell.row, cell.column, value);
  g_string_append_c (text, '\n');
  if (cell.stage > 0)
    {
      g_string_append_printf (text, "\n%s\n", _("It sees"));
      append_stages (text, trace, (FoveaRange) { 0, cell.stage });
    }
  if (cell.stage + 1 < n_stages)
    {
      g_string_append_printf (text, "\n%s\n", _("It reaches"));
      append_stages (text, trace, (FoveaRange) { cell.stage + 1, n_stages });
    }
  for (int stage = 0; stage < n_stages; stage++)
    if (stage != cell.stage)
      append_stage_grids (text, trace, stage);
  append_rule (text, trace);
  return g_string_free_to_bytes (text);
}
