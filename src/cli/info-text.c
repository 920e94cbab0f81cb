// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What info knows, for people: two tables and a few sentences, or the tables for a
// document in Markdown or LaTeX.

#include "cli/cost-json.h"
#include "cli/info.h"
#include "cli/printable.h"
#include "core/cost.h"
#include "document/number.h"
#include "figure/describe.h"
#include "figure/report-cost.h"

#include <glib/gi18n.h>
#include <math.h>

#define BYTES_A_CELL 4 // float32

// Whole numbers in full, others to six digits, with @separator between.
static char *
dup_joined (const double *numbers,
            int           n_numbers,
            const char   *separator)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < n_numbers; i++)
    {
      char buffer[MAX (FOVEA_NUMBER_SIZE, G_ASCII_DTOSTR_BUF_SIZE)];

      g_string_append (text, i > 0 ? separator : "");
      g_string_append (text, numbers[i] == rint (numbers[i])
                               ? fovea_number_format_double (numbers[i] + 0.0, buffer)
                               : g_ascii_formatd (buffer, sizeof buffer, "%.6g",
                                                  numbers[i]));
    }
  return g_string_free (text, FALSE);
}

/**
 * fovea_info_get_field:
 * @network: a network
 * @stage: a stage of it
 * @field: (out): its receptive field in both directions
 *
 * Finds what the cells of @stage see: cell u sees size cells from start + u stride on,
 * around centre + u stride.
 */
void
fovea_info_get_field (const FoveaNetwork *network,
                      int                 stage,
                      FoveaInfoField     *field)
{
  for (int dimension = FOVEA_ROWS; dimension <= FOVEA_COLUMNS; dimension++)
    {
      FoveaReceptiveField along = fovea_receptive_field_get (network, stage, dimension);

      field->size[dimension] = along.size;
      field->stride[dimension] = along.stride;
      field->padding[dimension] = along.padding;
      field->start[dimension] = 0 - along.padding;
      field->centre[dimension] = fovea_receptive_field_get_centre (&along, 0);
    }
}

static FoveaTable *
tabulate_stages (FoveaNetwork *network)
{
  FoveaTable *table = fovea_table_new (7, 2);

  fovea_table_add (table, "");
  fovea_table_add (table, _("Stage"));
  fovea_table_add (table, _("Size"));
  fovea_table_add (table, _("Receptive field"));
  fovea_table_add (table, _("Its stride"));
  fovea_table_add (table, _("Its padding"));
  // Translators: the middle of what the first cell of a stage sees, in the input
  fovea_table_add (table, _("First centre"));
  for (int stage = 0; stage < fovea_network_get_n_stages (network); stage++)
    {
      FoveaShape shape = fovea_network_get_shape (network, stage);
      const double lengths[] = { shape.n_channels, shape.n_rows, shape.n_columns };
      FoveaInfoField field;

      fovea_info_get_field (network, stage, &field);
      fovea_table_add_number (table, stage);
      fovea_table_take (table, fovea_describe_stage (network, stage));
      fovea_table_take (table, dup_joined (lengths, 3, "×"));
      fovea_table_take (table, dup_joined (field.size, 2, "×"));
      fovea_table_take (table, dup_joined (field.stride, 2, "×"));
      fovea_table_take (table, dup_joined (field.padding, 2, "×"));
      fovea_table_take (table, dup_joined (field.centre, 2, ", "));
    }
  return table;
}

static void
add_cost_cells (FoveaTable *table,
                FoveaCost   cost)
{
  const double counts[]
    = { cost.n_weights, cost.n_biases, cost.n_multiplications, cost.n_activations };

  for (size_t i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      char buffer[FOVEA_NUMBER_SIZE];

      fovea_table_add (table, fovea_number_format_double (counts[i], buffer));
    }
}

static const char *
get_kind_name (FoveaLayer *layer)
{
  switch (fovea_layer_get_kind (layer))
    {
    case FOVEA_LAYER_CONVOLUTION:
      return _("Convolution");
    case FOVEA_LAYER_TRANSPOSED_CONVOLUTION:
      return _("Transposed convolution");
    case FOVEA_LAYER_MAX_POOLING:
      return _("Max pooling");
    case FOVEA_LAYER_AVERAGE_POOLING:
      return _("Average pooling");
    case FOVEA_LAYER_ACTIVATION:
    default:
      return _("Activation");
    }
}

// "Convolution 3×3", "Activation relu", with the name that the document gives it.
static char *
dup_layer_title (FoveaLayer *layer)
{
  const FoveaLayerOptions *options = fovea_layer_get_options (layer);
  const char *name = fovea_layer_get_name (layer);
  g_autofree char *detail
    = options->kind == FOVEA_LAYER_ACTIVATION
        ? g_strdup (fovea_activation_get_nick (options->activation))
        : dup_joined (
          (const double[]) { fovea_layer_get_kernel_size (layer, FOVEA_ROWS),
                            fovea_layer_get_kernel_size (layer, FOVEA_COLUMNS) },
          2, "×");

  if (name != NULL)
    {
      g_autofree char *shown = fovea_printable_new (name);

      return g_strdup_printf ("%s %s “%s”", get_kind_name (layer), detail, shown);
    }
  return g_strdup_printf ("%s %s", get_kind_name (layer), detail);
}

static FoveaTable *
tabulate_layers (FoveaNetwork *network)
{
  FoveaTable *table = fovea_table_new (6, 2);

  fovea_table_add (table, "");
  fovea_table_add (table, _("Layer"));
  fovea_table_add (table, _("Weights"));
  fovea_table_add (table, _("Biases"));
  fovea_table_add (table, _("Multiplications"));
  // Translators: how many cells a layer makes, which training keeps in memory
  fovea_table_add (table, _("Cells"));
  for (int layer = 1; layer <= fovea_network_get_n_layers (network); layer++)
    {
      fovea_table_add_number (table, layer);
      fovea_table_take (table,
                        dup_layer_title (fovea_network_get_layer (network, layer)));
      add_cost_cells (table, fovea_cost_get_layer (network, layer));
    }
  fovea_table_add (table, "");
  fovea_table_add (table, _("Total"));
  add_cost_cells (table, fovea_cost_get_total (network));
  return table;
}

// The cells that no window reaches, because a stride does not divide.
static void
append_leftovers (GString      *text,
                  FoveaNetwork *network)
{
  for (int layer = 1; layer <= fovea_network_get_n_layers (network); layer++)
    {
      FoveaAxis rows = fovea_network_get_axis (network, layer, FOVEA_ROWS);
      FoveaAxis columns = fovea_network_get_axis (network, layer, FOVEA_COLUMNS);
      int n_rows = fovea_axis_get_leftover (&rows);
      int n_columns = fovea_axis_get_leftover (&columns);

      if (n_rows == 0 && n_columns == 0)
        continue;
      // Translators: what a stride does not divide, at the end of a layer's padded input
      g_string_append_printf (text, _("Layer %d leaves over: rows %d, columns %d."), layer,
                              n_rows, n_columns);
      g_string_append_c (text, '\n');
    }
}

static void
append_comparison (GString      *text,
                   FoveaNetwork *network)
{
  FoveaCost total = fovea_cost_get_total (network);
  g_autofree char *cost = fovea_report_write_cost (network);
  g_autofree char *crossing
    = fovea_report_write_crossing (network, fovea_cost_json_get_most (network));
  FoveaInfoField field;
  char buffer[FOVEA_NUMBER_SIZE];

  g_string_append_printf (
    text, _("Activations take %s bytes, as float32."),
    fovea_number_format_double (BYTES_A_CELL * total.n_activations, buffer));
  g_string_append_c (text, '\n');
  if (cost == NULL)
    return;
  fovea_info_get_field (network, fovea_network_get_n_layers (network), &field);

  g_autofree char *size = dup_joined (field.size, 2, "×");

  g_string_append_printf (text, _("The layers beside one kernel of %s:"), size);
  g_string_append_printf (text, "\n%s\n", cost);
  if (crossing != NULL)
    g_string_append_printf (text, "%s\n", crossing);
}

static void
append_published (GString                 *text,
                  FoveaNetwork            *network,
                  const FoveaKnownNetwork *known)
{
  FoveaInfoField field;
  char size[FOVEA_NUMBER_SIZE];

  fovea_info_get_field (network, fovea_network_get_n_layers (network), &field);
  fovea_number_format_double (field.size[FOVEA_ROWS], size);
  g_string_append_c (text, '\n');
  // Translators: the receptive field of a known network, “212; published: 212 (Simonyan
  // 2014)”
  g_string_append_printf (text, _("Receptive field at the end: %s; published: %d (%s)"),
                          size, known->size, known->source);
  g_string_append (text, "\n");
}

static void
append_title (GString         *text,
              const FoveaInfo *info)
{
  const char *title = fovea_content_get_title (info->content);

  if (title == NULL)
    return;

  g_autofree char *shown = fovea_printable_new (title);

  g_string_append_printf (text, "%s\n\n", shown);
}

/**
 * fovea_info_write_text:
 * @self: what is known
 * @tables: which tables
 *
 * Returns: (transfer full): lines of text in the user's language; sentences only beside
 *   both tables
 */
GBytes *
fovea_info_write_text (const FoveaInfo *self,
                       FoveaInfoTables  tables)
{
  GString *text = g_string_new (NULL);
  FoveaNetwork *network = fovea_content_get_network (self->content);
  g_autoptr (FoveaTable) stages = tabulate_stages (network);
  g_autoptr (FoveaTable) layers = tabulate_layers (network);

  if (tables == FOVEA_INFO_BOTH)
    append_title (text, self);
  if (tables != FOVEA_INFO_LAYERS)
    fovea_table_append_to (stages, text);
  if (tables == FOVEA_INFO_BOTH && self->known != NULL)
    append_published (text, network, self->known);
  if (tables == FOVEA_INFO_BOTH)
    g_string_append_c (text, '\n');
  if (tables != FOVEA_INFO_STAGES)
    fovea_table_append_to (layers, text);
  if (tables == FOVEA_INFO_BOTH)
    {
      g_string_append_c (text, '\n');
      append_leftovers (text, network);
      append_comparison (text, network);
    }
  return g_string_free_to_bytes (text);
}

/**
 * fovea_info_write_markup:
 * @self: what is known
 * @tables: which tables
 * @markup: for which kind of document
 *
 * Returns: (transfer full): tables to be included in another document
 */
GBytes *
fovea_info_write_markup (const FoveaInfo *self,
                         FoveaInfoTables  tables,
                         FoveaMarkup      markup)
{
  GString *text = g_string_new (NULL);
  FoveaNetwork *network = fovea_content_get_network (self->content);
  g_autoptr (FoveaTable) stages = tabulate_stages (network);
  g_autoptr (FoveaTable) layers = tabulate_layers (network);

  if (tables != FOVEA_INFO_LAYERS)
    fovea_table_append_as (stages, markup, text);
  if (tables == FOVEA_INFO_BOTH)
    g_string_append_c (text, '\n');
  if (tables != FOVEA_INFO_STAGES)
    fovea_table_append_as (layers, markup, text);
  return g_string_free_to_bytes (text);
}
