// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is said of single numbers: cells, weights, terms of the sum, path counts.

#include "figure/describe.h"
#include "figure/explain-private.h"

#include <glib/gi18n.h>

static FoveaNetwork *
get_network (const FoveaHit *hit)
{
  return fovea_evaluation_get_network (hit->subject->evaluation);
}

static bool
is_in_hole (const FoveaTrace *trace,
            FoveaCell         cell)
{
  const FoveaTraceStage *at = fovea_trace_get_stage (trace, cell.stage);

  return fovea_range_has (at->box.rows, cell.row) && fovea_range_has (at->box.columns, cell.column)
         && fovea_trace_get_paths (trace, cell.stage, cell.row, cell.column) == 0;
}

// What the cell is to the one that is selected.
static char *
describe_relation (FoveaTrace *trace,
                   FoveaCell   cell)
{
  FoveaCell selected = fovea_trace_get_cell (trace);

  if (fovea_cell_equal (cell, selected))
    return g_strdup (_ ("It is selected."));
  if (cell.stage == selected.stage)
    return NULL;
  if (cell.stage < selected.stage && is_in_hole (trace, cell))
    return g_strdup (_ ("It lies in a hole: inside the box that the selected cell sees, but not "
                        "used."));
  if (!fovea_trace_has (trace, cell))
    return g_strdup (_ ("The selected cell has nothing to do with it: it is faded."));
  if (cell.stage > selected.stage)
    return g_strdup (_ ("The selected cell reaches it."));

  double paths = fovea_trace_get_paths (trace, cell.stage, cell.row, cell.column);
  g_autofree char *count = fovea_describe_number (paths);

  return g_strdup_printf (paths == 1 ? _ ("The selected cell uses it in one way.")
                                     : _ ("The selected cell uses it in %s ways."),
                          count);
}

/**
 * fovea_explain_cell:
 * @hit: a cell of a grid
 *
 * Returns: (transfer full): its name, what it sees and what it is to the selected cell
 */
FoveaExplanation *
fovea_explain_cell (const FoveaHit *hit)
{
  FoveaCell cell = hit->tag.cell;
  g_autoptr (FoveaTrace) trace
      = fovea_trace_new_without_weights (hit->subject->evaluation, cell);
  g_autofree char *title = fovea_describe_cell (hit->subject->evaluation, cell);
  char *text = fovea_describe_trace (trace);

  if (hit->subject->trace != NULL)
    text = fovea_explain_join (text, describe_relation (hit->subject->trace, cell));
  if (cell.stage == 0)
    text = fovea_explain_join (text, g_strdup (_ ("To change it, select it and type a number.")));

  return fovea_explanation_new (title, text, cell.stage == 0 ? "edit#type" : "picture#cells");
}

/**
 * fovea_explain_paths:
 * @hit: a path count
 *
 * Returns: (transfer full): in how many ways the selected cell uses that cell
 */
FoveaExplanation *
fovea_explain_paths (const FoveaHit *hit)
{
  int stage = fovea_explain_find_stage (hit);
  const FoveaUseContent *use = &hit->item->use;
  double paths = use->row_paths[hit->row - use->rows.first]
                 * use->column_paths[hit->column - use->columns.first];
  g_autofree char *count = fovea_describe_number (paths);
  g_autofree char *title = g_strdup_printf (_ ("Path count ×%s"), count);
  g_autofree char *name = fovea_describe_stage (get_network (hit), MAX (stage, 0));

  return fovea_explanation_new (
    title,
    g_strdup_printf (_ ("%s, row %d, column %d: in so many ways the selected cell uses this cell, "
                        "one for each chain of windows that leads to it."),
                     name, hit->row, hit->column),
    "picture#paths");
}

// What a weight does in the sum of the selected cell; %NULL: it is of another layer or channel.
static char *
describe_product (const FoveaHit *hit)
{
  FoveaTrace *trace = hit->subject->trace;
  const FoveaTag *tag = &hit->tag;
  int n_terms = 0;

  if (trace == NULL || fovea_trace_get_cell (trace).stage != tag->layer
      || fovea_trace_get_cell (trace).channel != tag->cell.channel)
    return NULL;

  const FoveaTerm *terms = fovea_trace_get_terms (trace, &n_terms);
  for (int i = 0; i < n_terms; i++)
    {
      if (terms[i].kernel_row != tag->cell.row || terms[i].kernel_column != tag->cell.column
          || terms[i].channel != tag->cell.stage)
        continue;
      g_autofree char *input = fovea_describe_number (terms[i].input);
      g_autofree char *product
          = fovea_describe_number ((double) terms[i].weight * terms[i].input);
      return g_strdup_printf (
        _ ("In the sum of the selected cell it is multiplied by %s, which gives %s."), input,
        product);
    }

  return NULL;
}

static double
get_weight (FoveaLayer     *layer,
            const FoveaTag *tag)
{
  return fovea_kernels_get (fovea_layer_get_weights (layer), tag->cell.channel, tag->cell.stage,
                            tag->cell.row, tag->cell.column);
}

/**
 * fovea_explain_weight:
 * @hit: a weight of a layer’s kernel
 *
 * Returns: (transfer full): its number and what it does in the selected cell’s sum
 */
FoveaExplanation *
fovea_explain_weight (const FoveaHit *hit)
{
  FoveaLayer *layer = fovea_network_get_layer (get_network (hit), hit->tag.layer);
  if (fovea_layer_get_weights (layer) == NULL)
    return fovea_explain_layer (hit);

  g_autofree char *weight = fovea_describe_number (get_weight (layer, &hit->tag));
  g_autofree char *title
      = g_strdup_printf (_ ("Kernel of layer %d: row %d, column %d, weight %s"), hit->tag.layer,
                         hit->tag.cell.row, hit->tag.cell.column, weight);
  char *text = g_strdup (_ ("A weight: in every window it multiplies the cell at its place."));

  text = fovea_explain_join (text, describe_product (hit));
  text = fovea_explain_join (text, g_strdup (_ ("To change it, click it and type a number.")));

  return fovea_explanation_new (title, text, "layers#presets");
}

/**
 * fovea_explain_equality:
 * @hit: anything
 *
 * Returns: (transfer full) (nullable): whether the one kernel does what the layers do
 */
char *
fovea_explain_equality (const FoveaHit *hit)
{
  const FoveaComposition *composition = hit->subject->composition;

  if (composition == NULL)
    return NULL;
  if (!fovea_composition_is_linear (composition))
    return g_strdup (_ ("No single kernel gives the same output here."));
  if (fovea_composition_is_equal (composition))
    return g_strdup (_ ("The one kernel gives the same output in every cell."));

  g_autofree char *difference
      = fovea_describe_number (fovea_composition_get_max_difference (composition));

  return g_strdup_printf (_ ("The output of the one kernel differs by up to %s."), difference);
}

/**
 * fovea_explain_composed:
 * @hit: a weight of the one kernel
 *
 * Returns: (transfer full): its number and whether the kernel does the same
 */
FoveaExplanation *
fovea_explain_composed (const FoveaHit *hit)
{
  FoveaLayer *layer = hit->subject->composition != NULL
                          ? fovea_composition_get_layer (hit->subject->composition)
                          : NULL;
  if (layer == NULL || fovea_layer_get_weights (layer) == NULL)
    return fovea_explain_one_kernel (hit);

  g_autofree char *weight = fovea_describe_number (get_weight (layer, &hit->tag));
  g_autofree char *title
      = g_strdup_printf (_ ("The one kernel: row %d, column %d, weight %s"),
                         hit->tag.cell.row, hit->tag.cell.column, weight);
  char *text = g_strdup (_ ("The one kernel stands for all layers; each of its weights is the sum "
                            "of the products along all ways through their kernels."));

  return fovea_explanation_new (title, fovea_explain_join (text, fovea_explain_equality (hit)),
                                "kernels#compose");
}

/**
 * fovea_explain_term:
 * @hit: a term of the sum
 *
 * Returns: (transfer full): the product with its factors
 */
FoveaExplanation *
fovea_explain_term (const FoveaHit *hit)
{
  FoveaTrace *trace = hit->subject->trace;
  FoveaCell cell = hit->tag.cell;

  if (trace == NULL || !fovea_trace_has (trace, cell))
    return fovea_explain_cell (hit);

  double value = fovea_evaluation_get_value (hit->subject->evaluation, cell);
  g_autofree char *name = fovea_describe_cell (hit->subject->evaluation, cell);
  if (fovea_cell_equal (cell, fovea_trace_get_cell (trace)))
    return fovea_explanation_new (
      _ ("The sum of the selected cell"),
      g_strdup_printf (_ ("%s: all terms after the equals sign add up to it."), name),
      "picture#sum");

  double factor = fovea_trace_get_weight (trace, cell);
  g_autofree char *input = fovea_describe_number (value);
  g_autofree char *weight = fovea_describe_number (factor);
  g_autofree char *product = fovea_describe_number (factor * value);

  return fovea_explanation_new (
    _ ("A term of the sum"),
    g_strdup_printf (_ ("%s × %s = %s: the number of a cell times its weight. The cell: %s. Click "
                        "the term to select it."),
                     input, weight, product, name),
    "picture#sum");
}

/**
 * fovea_explain_padding:
 * @hit: a cell of padding
 *
 * Returns: (transfer full): what it holds
 */
FoveaExplanation *
fovea_explain_padding (const FoveaHit *hit)
{
  const FoveaGridContent *grid = &hit->item->grid;
  g_autofree char *value = grid->values != NULL
                               ? fovea_describe_number (
                                   grid->values[hit->row * grid->n_columns + hit->column])
                               : NULL;
  char *text = g_strdup (_ ("This cell is in no stage; only the next layer reads it, where its "
                            "window reaches over the edge."));

  if (value != NULL)
    text = fovea_explain_join (text, g_strdup_printf (_ ("It holds %s."), value));

  return fovea_explanation_new (_ ("Padding"), text, "picture#padding");
}
