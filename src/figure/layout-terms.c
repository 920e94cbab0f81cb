// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What stands in a written sum, and how one term of it is written.

#include "figure/layout-terms.h"
#include "figure/number.h"

#include <math.h>

static char *
format_factor (FoveaNumbers numbers,
               double       value)
{
  g_autofree char *number = fovea_number_write (numbers, value, 7);

  return value < 0 ? g_strdup_printf ("(%s)", number) : g_steal_pointer (&number);
}

/**
 * fovea_sum_term_format:
 * @term: a term of a cell's sum
 * @depth: of which sum
 * @kind: the layer that made the cell
 * @numbers: how numbers are written
 *
 * Writes "8·1", a number times its weight; through all layers "4·1", the coefficient first; of a
 * pooling the number alone.
 *
 * Returns: (transfer full): the term
 */
char *
fovea_sum_term_format (const FoveaSumTerm *term,
                       FoveaSumDepth       depth,
                       FoveaLayerKind      kind,
                       FoveaNumbers        numbers)
{
  g_autofree char *input = format_factor (numbers, term->input);
  g_autofree char *factor = format_factor (numbers, term->factor);

  if (depth == FOVEA_SUM_ALL)
    return g_strconcat (factor, "·", input, NULL);
  if (kind == FOVEA_LAYER_MAX_POOLING || kind == FOVEA_LAYER_AVERAGE_POOLING)
    return fovea_number_write (numbers, term->input, 7);

  return g_strconcat (input, "·", factor, NULL);
}

/**
 * fovea_sum_terms_new_step:
 * @trace: a trace
 *
 * Returns: (transfer full) (element-type FoveaSumTerm): what the cell's own layer sums, in its
 *   order; padding of a max pooling, which no sum can hold, is left out
 */
GArray *
fovea_sum_terms_new_step (FoveaTrace *trace)
{
  int stage = fovea_trace_get_cell (trace).stage - 1;
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (FoveaSumTerm));
  int n_terms;
  const FoveaTerm *made = fovea_trace_get_terms (trace, &n_terms);

  for (int i = 0; i < n_terms; i++)
    {
      FoveaSumTerm term
          = { .factor = made[i].weight,
              .input = made[i].input,
              .cell = { stage, made[i].channel, made[i].row, made[i].column },
              .is_padding = made[i].kind == FOVEA_TAP_PADDING,
              .number = i };
      if (isfinite (term.input) || !term.is_padding)
        g_array_append_val (terms, term);
    }

  return terms;
}

/**
 * fovea_sum_terms_new_all:
 * @trace: a trace
 *
 * Returns: (transfer full) (element-type FoveaSumTerm): every input cell that the cell sees, with
 *   its coefficient through all layers
 */
GArray *
fovea_sum_terms_new_all (FoveaTrace *trace)
{
  FoveaEvaluation *evaluation = fovea_trace_get_evaluation (trace);
  FoveaBox box = fovea_trace_get_stage (trace, 0)->box;
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (FoveaSumTerm));

  if (fovea_box_is_empty (box))
    return terms;

  for (int channel = box.channels.first; channel < box.channels.past; channel++)
    {
      for (int row = box.rows.first; row < box.rows.past; row++)
        {
          for (int column = box.columns.first; column < box.columns.past; column++)
            {
              FoveaCell cell = { 0, channel, row, column };
              if (!fovea_trace_has (trace, cell))
                continue;
              FoveaSumTerm term = { .factor = fovea_trace_get_weight (trace, cell),
                                    .input = fovea_evaluation_get_value (evaluation, cell),
                                    .cell = cell };
              g_array_append_val (terms, term);
            }
        }
    }

  return terms;
}
