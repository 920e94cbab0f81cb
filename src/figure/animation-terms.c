// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A playback term by term: how many terms cells have, and their sum on the way. The taps of a cell
// are those of its row times those of its column, so that rows are counted at a time. A cell that is
// a sum of nothing takes one step, too.

#include "figure/animation-private.h"

#include <math.h>

// The taps of a stage along its axes.
typedef struct
{
  FoveaAxis down;
  FoveaAxis across;
  FoveaShape shape;
  gint64 n_across; // taps of all columns together
  gint64 n_bare;   // columns without taps
  int n_inner;     // channels that a cell sees
} Taps;

static int
count_taps (const FoveaAxis *axis,
            int              out)
{
  int n_taps = 0;
  int in;

  for (int tap = 0; tap < axis->stencil.kernel_size; tap++)
    n_taps += fovea_axis_get_tap (axis, out, tap, &in) != FOVEA_TAP_NOTHING;

  return n_taps;
}

static int
count_inner (const FoveaNetwork *network,
             int                 stage)
{
  FoveaLayer *layer = fovea_network_get_layer (network, stage);
  FoveaShape before = fovea_network_get_shape (network, stage - 1);

  if (fovea_layer_get_weights (layer) == NULL)
    return 1;

  return before.n_channels / fovea_layer_get_options (layer)->groups;
}

static Taps
get_taps (const FoveaNetwork *network,
          int                 stage)
{
  Taps taps = {
    .down = fovea_network_get_axis (network, stage, FOVEA_ROWS),
    .across = fovea_network_get_axis (network, stage, FOVEA_COLUMNS),
    .shape = fovea_network_get_shape (network, stage),
    .n_inner = count_inner (network, stage),
  };

  for (int column = 0; column < taps.shape.n_columns; column++)
    {
      int n_taps = count_taps (&taps.across, column);
      taps.n_across += n_taps;
      taps.n_bare += n_taps == 0;
    }

  return taps;
}

static gint64
count_row (const Taps *taps,
           int         row)
{
  gint64 n_taps = (gint64) count_taps (&taps->down, row) * taps->n_inner;

  return n_taps > 0 ? n_taps * taps->n_across + taps->n_bare : taps->shape.n_columns;
}

static int
count_cell (const Taps *taps,
            int         row,
            int         column)
{
  return count_taps (&taps->down, row) * taps->n_inner * count_taps (&taps->across, column);
}

static int
count_steps (const Taps *taps,
             int         row,
             int         column)
{
  int n_terms = count_cell (taps, row, column);

  return MAX (1, n_terms);
}

static gint64
count_channel (const Taps *taps)
{
  gint64 n_steps = 0;

  for (int row = 0; row < taps->shape.n_rows; row++)
    n_steps += count_row (taps, row);

  return n_steps;
}

/**
 * fovea_terms_count:
 * @network: a network
 * @stage: a stage after the input
 *
 * Returns: how many steps fill it term by term
 */
gint64
fovea_terms_count (const FoveaNetwork *network,
                   int                 stage)
{
  Taps taps = get_taps (network, stage);

  return count_channel (&taps) * taps.shape.n_channels;
}

/**
 * fovea_terms_find_window:
 * @network: a network
 * @stage: a stage after the input
 * @number: of a step of that stage, from 0
 * @step: whose term is set
 *
 * Returns: the number of the cell that the step belongs to, channel after channel, row by row
 */
gint64
fovea_terms_find_window (const FoveaNetwork *network,
                         int                 stage,
                         gint64              number,
                         FoveaStep          *step)
{
  Taps taps = get_taps (network, stage);
  gint64 n_a_channel = count_channel (&taps);
  gint64 rest = number % n_a_channel;
  int row = 0;
  int column = 0;

  while (rest >= count_row (&taps, row))
    rest -= count_row (&taps, row++);
  while (rest >= count_steps (&taps, row, column))
    rest -= count_steps (&taps, row, column++);
  step->term = (int) rest;
  step->n_terms = count_cell (&taps, row, column);

  return (number / n_a_channel * taps.shape.n_rows + row) * taps.shape.n_columns + column;
}

/**
 * fovea_terms_find_last:
 * @network: a network
 * @cell: a cell of a stage after the input
 *
 * Returns: the step, from the first of the stage, that completes @cell
 */
gint64
fovea_terms_find_last (const FoveaNetwork *network,
                       FoveaCell           cell)
{
  Taps taps = get_taps (network, cell.stage);
  gint64 number = cell.channel * count_channel (&taps);

  for (int row = 0; row < cell.row; row++)
    number += count_row (&taps, row);
  for (int column = 0; column <= cell.column; column++)
    number += count_steps (&taps, cell.row, column);

  return number - 1;
}

/**
 * fovea_step_is_partial:
 * @self: a step
 *
 * Returns: whether terms of its cell are still to come
 */
bool
fovea_step_is_partial (const FoveaStep *self)
{
  g_return_val_if_fail (self != NULL, false);

  return self->pace == FOVEA_PACE_TERM && self->term + 1 < self->n_terms;
}

/**
 * fovea_step_get_sum:
 * @self: a step
 * @trace: of its cell
 *
 * Adds as the kernels add: from the bias, one fused multiply-add a term. Of an average, the part of
 * it that there is; of a maximum, the largest so far, −∞ while there is only padding.
 *
 * Returns: the cell's number as far as it is made; in the end the number itself
 */
float
fovea_step_get_sum (const FoveaStep  *self,
                    const FoveaTrace *trace)
{
  g_return_val_if_fail (self != NULL && trace != NULL, 0);

  int n_terms;
  const FoveaTerm *terms = fovea_trace_get_terms (trace, &n_terms);
  FoveaNetwork *network = fovea_evaluation_get_network (fovea_trace_get_evaluation (trace));
  FoveaLayerKind kind
      = fovea_layer_get_kind (fovea_network_get_layer (network, self->cell.stage));
  bool is_max = kind == FOVEA_LAYER_MAX_POOLING;
  bool is_average = kind == FOVEA_LAYER_AVERAGE_POOLING;
  float sum = is_max ? -INFINITY : fovea_trace_get_bias (trace);

  if (!fovea_step_is_partial (self))
    return fovea_trace_get_value (trace);
  for (int i = 0; i <= self->term && i < n_terms; i++)
    {
      if (is_max)
        sum = MAX (sum, terms[i].input);
      else
        sum = is_average ? sum + terms[i].input : fmaf (terms[i].weight, terms[i].input, sum);
    }

  return is_average ? sum / (float) n_terms : sum;
}

/**
 * fovea_step_get_source:
 * @self: a step
 * @trace: of its cell
 * @cell: (out): the cell whose number the term takes
 *
 * Returns: whether the step adds the term of a cell, and not of padding
 */
bool
fovea_step_get_source (const FoveaStep  *self,
                       const FoveaTrace *trace,
                       FoveaCell        *cell)
{
  g_return_val_if_fail (self != NULL && trace != NULL && cell != NULL, false);

  int n_terms;
  const FoveaTerm *terms = fovea_trace_get_terms (trace, &n_terms);

  if (self->pace != FOVEA_PACE_TERM || self->term >= n_terms
      || terms[self->term].kind != FOVEA_TAP_CELL)
    return false;
  *cell = (FoveaCell){ self->cell.stage - 1, terms[self->term].channel, terms[self->term].row,
                       terms[self->term].column };

  return true;
}
