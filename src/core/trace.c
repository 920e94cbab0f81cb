// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The trace of a cell, put together: each axis folded (paths.c), the backward pass
// (trace-weights.c), the cell's own window (trace-terms.c).

#include "core/trace.h"

#include "core/paths.h"
#include "core/trace-terms.h"
#include "core/trace-weights.h"

#include <math.h>

struct _FoveaTrace
{
  gatomicrefcount n_refs;

  // Owned
  FoveaEvaluation *evaluation;
  FoveaTraceStage *stages; // a stage of the network
  double *constants;       // a stage up to the cell's own
  FoveaTerm *terms;

  // State
  FoveaCell cell;
  int n_stages;
  int n_terms;
};

static FoveaPaths
paths_of_stage (const FoveaTraceStage *stage,
                FoveaDimension         dimension)
{
  return dimension == FOVEA_ROWS
           ? (FoveaPaths) { stage->box.rows, (double *) stage->row_paths }
           : (FoveaPaths) { stage->box.columns, (double *) stage->column_paths };
}

static void
stage_set_paths (FoveaTraceStage *stage,
                 FoveaPaths       rows,
                 FoveaPaths       columns)
{
  // Rows without columns are no cells: nothing of the stage is used.
  if (fovea_range_is_empty (rows.range) || fovea_range_is_empty (columns.range))
    rows.range = columns.range = (FoveaRange) { 0, 0 };

  stage->box.rows = rows.range;
  stage->row_paths = rows.counts;
  stage->box.columns = columns.range;
  stage->column_paths = columns.counts;
}

/* The channels of one side of a layer that channels of the other are connected with. */
static FoveaRange
connect_channels (FoveaRange channels,
                  int        groups,
                  int        n_from,
                  int        n_to)
{
  int from = n_from / groups;
  int to = n_to / groups;

  return (FoveaRange) { channels.first / from * to,
                       ((channels.past - 1) / from + 1) * to };
}

static FoveaRange
connect_stage (const FoveaTrace *self,
               int               layer,
               int               from,
               int               to)
{
  const FoveaNetwork *network = fovea_evaluation_get_network (self->evaluation);
  FoveaLayer *at = fovea_network_get_layer (network, layer);
  FoveaRange channels = self->stages[from].box.channels;

  if (fovea_layer_get_weights (at) == NULL)
    return channels;

  return connect_channels (channels, fovea_layer_get_options (at)->groups,
                           fovea_network_get_shape (network, from).n_channels,
                           fovea_network_get_shape (network, to).n_channels);
}

static void
trace_geometry (FoveaTrace *self)
{
  const FoveaNetwork *network = fovea_evaluation_get_network (self->evaluation);
  int own = self->cell.stage;

  self->stages[own].box.channels
    = (FoveaRange) { self->cell.channel, self->cell.channel + 1 };
  stage_set_paths (&self->stages[own], fovea_paths_new_single (self->cell.row),
                   fovea_paths_new_single (self->cell.column));

  for (int stage = own - 1; stage >= 0; stage--)
    {
      FoveaAxis rows = fovea_network_get_axis (network, stage + 1, FOVEA_ROWS);
      FoveaAxis columns = fovea_network_get_axis (network, stage + 1, FOVEA_COLUMNS);
      FoveaPaths out_rows = paths_of_stage (&self->stages[stage + 1], FOVEA_ROWS);
      FoveaPaths out_columns = paths_of_stage (&self->stages[stage + 1], FOVEA_COLUMNS);

      self->stages[stage].box.channels
        = connect_stage (self, stage + 1, stage + 1, stage);
      stage_set_paths (&self->stages[stage], fovea_paths_new_back (&out_rows, &rows),
                       fovea_paths_new_back (&out_columns, &columns));
    }

  for (int stage = own + 1; stage < self->n_stages; stage++)
    {
      FoveaAxis rows = fovea_network_get_axis (network, stage, FOVEA_ROWS);
      FoveaAxis columns = fovea_network_get_axis (network, stage, FOVEA_COLUMNS);
      FoveaPaths in_rows = paths_of_stage (&self->stages[stage - 1], FOVEA_ROWS);
      FoveaPaths in_columns = paths_of_stage (&self->stages[stage - 1], FOVEA_COLUMNS);

      self->stages[stage].box.channels = connect_stage (self, stage, stage - 1, stage);
      stage_set_paths (&self->stages[stage], fovea_paths_new_forth (&in_rows, &rows),
                       fovea_paths_new_forth (&in_columns, &columns));
    }
}

static size_t
count_cells (FoveaBox box)
{
  return (size_t) fovea_range_get_length (box.channels)
         * fovea_range_get_length (box.rows) * fovea_range_get_length (box.columns);
}

/* From the cell back to the input. Where memory ends, the earlier stages have no weights. */
static void
trace_weights (FoveaTrace *self)
{
  int own = self->cell.stage;
  double *single = g_new (double, 1);

  single[0] = 1;
  self->stages[own].weights = single;

  for (int stage = own - 1; stage >= 0; stage--)
    {
      const FoveaTraceStage *later = &self->stages[stage + 1];
      FoveaGradient out = { later->box, (double *) later->weights };
      FoveaGradient in = { self->stages[stage].box, NULL };

      in.values = g_try_new0 (double, MAX (count_cells (in.box), 1));
      if (in.values == NULL)
        return;

      fovea_gradient_step_back (self->evaluation, stage + 1, &out, &in);
      self->stages[stage].weights = in.values;
      self->constants[stage]
        = self->constants[stage + 1]
          + fovea_gradient_get_remainder (self->evaluation, stage + 1, &out);
    }
}

static FoveaTrace *
trace_new (FoveaEvaluation *evaluation,
           FoveaCell        cell)
{
  FoveaTrace *self = g_new0 (FoveaTrace, 1);

  g_atomic_ref_count_init (&self->n_refs);
  self->evaluation = fovea_evaluation_ref (evaluation);
  self->cell = cell;
  self->n_stages = fovea_network_get_n_stages (fovea_evaluation_get_network (evaluation));
  self->stages = g_new0 (FoveaTraceStage, self->n_stages);
  self->constants = g_new0 (double, cell.stage + 1);
  for (int stage = 0; stage < cell.stage; stage++)
    self->constants[stage] = NAN;
  trace_geometry (self);
  if (cell.stage > 0)
    self->terms = fovea_terms_new (
      evaluation, cell, self->stages[cell.stage - 1].box.channels, &self->n_terms);

  return self;
}

static bool
has_cell (FoveaEvaluation *evaluation,
          FoveaCell        cell)
{
  const FoveaNetwork *network = fovea_evaluation_get_network (evaluation);

  return cell.stage >= 0 && cell.stage < fovea_network_get_n_stages (network)
         && fovea_cell_is_in_shape (cell, fovea_network_get_shape (network, cell.stage));
}

/**
 * fovea_trace_new:
 * @evaluation: an evaluation
 * @cell: a cell of any of its stages
 *
 * Finds what @cell sees in every earlier stage and reaches in every later one, in how
 * many ways, with which weights, and the products that its sum is made of. Cells of an
 * intermediate map's zero padding are no inputs and are dropped at that stage; padding
 * that repeats cells leads back to the cells repeated. Memory: a double a cell seen; time:
 * that of evaluating what is seen.
 *
 * Source: the definition; Luo et al., 2016 (arXiv:1701.04128) for the weights.
 * Returns: (transfer full): the trace; may be read from any thread
 */
FoveaTrace *
fovea_trace_new (FoveaEvaluation *evaluation,
                 FoveaCell        cell)
{
  g_return_val_if_fail (evaluation != NULL, NULL);
  g_return_val_if_fail (has_cell (evaluation, cell), NULL);

  FoveaTrace *self = trace_new (evaluation, cell);

  trace_weights (self);

  return self;
}

/**
 * fovea_trace_new_without_weights:
 * @evaluation: an evaluation
 * @cell: a cell of any of its stages
 *
 * Finds the same but for the weights, and so at once however large the network is: for what
 * follows the pointer. The weights of all stages are %NULL, their constants not a number.
 *
 * Returns: (transfer full): the trace; may be read from any thread
 */
FoveaTrace *
fovea_trace_new_without_weights (FoveaEvaluation *evaluation,
                                 FoveaCell        cell)
{
  g_return_val_if_fail (evaluation != NULL, NULL);
  g_return_val_if_fail (has_cell (evaluation, cell), NULL);

  return trace_new (evaluation, cell);
}

/**
 * fovea_trace_ref:
 * @self: a trace
 *
 * Returns: (transfer full): @self, held once more
 */
FoveaTrace *
fovea_trace_ref (FoveaTrace *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->n_refs);

  return self;
}

/**
 * fovea_trace_unref:
 * @self: (transfer full): a trace
 *
 * Lets go of @self.
 */
void
fovea_trace_unref (FoveaTrace *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->n_refs))
    return;

  for (int stage = 0; stage < self->n_stages; stage++)
    {
      g_free ((double *) self->stages[stage].row_paths);
      g_free ((double *) self->stages[stage].column_paths);
      g_free ((double *) self->stages[stage].weights);
    }
  g_clear_pointer (&self->evaluation, fovea_evaluation_unref);
  g_clear_pointer (&self->stages, g_free);
  g_clear_pointer (&self->constants, g_free);
  g_clear_pointer (&self->terms, g_free);
  g_free (self);
}

/**
 * fovea_trace_get_evaluation:
 * @self: a trace
 *
 * Returns: (transfer none): the evaluation it was made from
 */
FoveaEvaluation *
fovea_trace_get_evaluation (const FoveaTrace *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->evaluation;
}

/**
 * fovea_trace_get_cell:
 * @self: a trace
 *
 * Returns: the cell traced
 */
FoveaCell
fovea_trace_get_cell (const FoveaTrace *self)
{
  g_return_val_if_fail (self != NULL, ((FoveaCell) { 0 }));

  return self->cell;
}

/**
 * fovea_trace_get_value:
 * @self: a trace
 *
 * Returns: the number in the cell traced
 */
float
fovea_trace_get_value (const FoveaTrace *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return fovea_evaluation_get_value (self->evaluation, self->cell);
}

/**
 * fovea_trace_get_bias:
 * @self: a trace
 *
 * Finds what the cell's sum begins with.
 *
 * Returns: the bias of the cell's channel; 0 without one and in the input
 */
float
fovea_trace_get_bias (const FoveaTrace *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->cell.stage == 0)
    return 0;

  FoveaLayer *layer = fovea_network_get_layer (
    fovea_evaluation_get_network (self->evaluation), self->cell.stage);

  return fovea_layer_has_bias (layer) ? fovea_layer_get_bias (layer, self->cell.channel)
                                      : 0;
}

/**
 * fovea_trace_get_stage:
 * @self: a trace
 * @stage: any stage of the network
 *
 * Finds how one stage takes part: what the cell sees of it if it is earlier, what the
 * cell reaches of it if it is later, the cell itself with one path and weight 1 if it is
 * the cell's own. The box is the smallest that holds all cells used.
 *
 * Returns: (transfer none): valid as long as @self; its weights are %NULL in later stages
 *   and where memory did not suffice
 */
const FoveaTraceStage *
fovea_trace_get_stage (const FoveaTrace *self,
                       int               stage)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (stage >= 0 && stage < self->n_stages, NULL);

  return &self->stages[stage];
}

/**
 * fovea_trace_has:
 * @self: a trace
 * @cell: a cell of any stage
 *
 * Returns: whether the traced cell sees or reaches @cell, or is it; false in a hole
 */
bool
fovea_trace_has (const FoveaTrace *self,
                 FoveaCell         cell)
{
  g_return_val_if_fail (self != NULL, false);
  g_return_val_if_fail (cell.stage >= 0 && cell.stage < self->n_stages, false);

  return fovea_range_has (self->stages[cell.stage].box.channels, cell.channel)
         && fovea_trace_get_paths (self, cell.stage, cell.row, cell.column) > 0;
}

/**
 * fovea_trace_get_paths:
 * @self: a trace
 * @stage: a stage
 * @row: a row of it
 * @column: a column of it
 *
 * Counts the ways between the traced cell and the cells at one place: row paths times
 * column paths, the walks through channels taken as one.
 *
 * Returns: the number, exact to 2^53; 0 outside the box and in holes
 */
double
fovea_trace_get_paths (const FoveaTrace *self,
                       int               stage,
                       int               row,
                       int               column)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (stage >= 0 && stage < self->n_stages, 0);

  const FoveaTraceStage *at = &self->stages[stage];

  if (!fovea_range_has (at->box.rows, row) || !fovea_range_has (at->box.columns, column))
    return 0;

  return at->row_paths[row - at->box.rows.first]
         * at->column_paths[column - at->box.columns.first];
}

/**
 * fovea_trace_get_weight:
 * @self: a trace
 * @cell: a cell of an earlier stage or the traced one
 *
 * Finds the derivative of the traced cell's value by @cell at the present activations; in
 * a linear stack, the composed kernel as seen from the traced cell.
 *
 * Returns: the weight; 0 for cells that the traced one does not see and in later stages;
 *   not a number where there are none
 */
double
fovea_trace_get_weight (const FoveaTrace *self,
                        FoveaCell         cell)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (cell.stage >= 0 && cell.stage < self->n_stages, 0);

  const FoveaTraceStage *at = &self->stages[cell.stage];
  const FoveaBox *box = &at->box;

  if (cell.stage > self->cell.stage
      || !fovea_box_has (*box, cell.channel, cell.row, cell.column))
    return 0;
  if (at->weights == NULL)
    return NAN;

  size_t row
    = (size_t) (cell.channel - box->channels.first) * fovea_range_get_length (box->rows)
      + (cell.row - box->rows.first);

  return at->weights[row * fovea_range_get_length (box->columns)
                     + (cell.column - box->columns.first)];
}

/**
 * fovea_trace_get_constant:
 * @self: a trace
 * @stage: a stage, not later than the traced cell's
 *
 * Finds what the cells of @stage do not explain: value − Σ weight · cell. For layers that
 * are linear piece by piece that is what the biases after @stage contribute, exactly 0
 * without any.
 *
 * Returns: the constant; not a number where there are no weights
 */
double
fovea_trace_get_constant (const FoveaTrace *self,
                          int               stage)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (stage >= 0 && stage <= self->cell.stage, 0);

  return self->constants[stage];
}

/**
 * fovea_trace_get_terms:
 * @self: a trace
 * @n_terms: (out): how many there are; 0 in the input
 *
 * Finds the products that make the cell, in the order in which they are summed: channel,
 * kernel row, kernel column. Starting from the bias, fmaf over the terms of a convolution
 * ends in exactly the number stored. So does the sum of the inputs of an average pooling,
 * divided by their number; the weight is the derivative, 1 by that number. Max pooling:
 * weight 1 for the cell chosen, else 0 (padding is −∞, so leave it out of a sum).
 * Activation: one term, weighted by the derivative.
 *
 * Returns: (transfer none) (nullable): the terms, valid as long as @self
 */
const FoveaTerm *
fovea_trace_get_terms (const FoveaTrace *self,
                       int              *n_terms)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n_terms != NULL, NULL);

  *n_terms = self->n_terms;

  return self->terms;
}
