// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs a network over an input, and runs again only what an edit changed. The rule of an
// update: a stage whose layer and whose earlier stage are the same objects as before is
// the same object as before, and so is one that was computed anew and came out the same.

#include "config.h"

#include "core/evaluation-private.h"

#include "core/apply.h"

#include <string.h>

// The cells of the stage that @layer makes that depend on @box of the stage before it.
static FoveaBox
push_box (const FoveaNetwork *network,
          int                 layer,
          FoveaBox            box)
{
  FoveaAxis rows = fovea_network_get_axis (network, layer, FOVEA_ROWS);
  FoveaAxis columns = fovea_network_get_axis (network, layer, FOVEA_COLUMNS);
  const FoveaLayer *applied = fovea_network_get_layer (network, layer);
  FoveaBox pushed = {
    .channels = box.channels,
    .rows = fovea_axis_reaches (&rows, box.rows),
    .columns = fovea_axis_reaches (&columns, box.columns),
  };

  if (fovea_layer_get_weights (applied) != NULL)
    {
      int groups = fovea_layer_get_options (applied)->groups;
      int n_in = fovea_network_get_shape (network, layer - 1).n_channels / groups;
      int n_out = fovea_network_get_shape (network, layer).n_channels / groups;

      pushed.channels.first = box.channels.first / n_in * n_out;
      pushed.channels.past = ((box.channels.past - 1) / n_in + 1) * n_out;
    }

  return pushed;
}

static bool
is_row_same (const float *a,
             const float *b,
             FoveaRange   columns)
{
  return memcmp (a + columns.first, b + columns.first,
                 sizeof (float) * fovea_range_get_length (columns))
         == 0;
}

// The rows and channels of @box in which the tensors, of one shape, differ in some bit.
static FoveaBox
find_difference (const FoveaTensor *a,
                 const FoveaTensor *b,
                 FoveaBox           box)
{
  FoveaShape shape = fovea_tensor_get_shape (a);
  const float *cells_a = fovea_tensor_get_values (a);
  const float *cells_b = fovea_tensor_get_values (b);
  FoveaBox difference = { .columns = box.columns };

  for (int c = box.channels.first; c < box.channels.past; c++)
    for (int y = box.rows.first; y < box.rows.past; y++)
      {
        size_t row = ((size_t) c * shape.n_rows + y) * shape.n_columns;

        if (is_row_same (cells_a + row, cells_b + row, box.columns))
          continue;

        difference.channels
            = fovea_range_union (difference.channels, (FoveaRange) { c, c + 1 });
        difference.rows = fovea_range_union (difference.rows, (FoveaRange) { y, y + 1 });
      }

  return difference;
}

// What is known of the stage before the one that is come to, and what follows for that one.
typedef struct
{
  const FoveaEvaluation *old; // (nullable)
  FoveaProgress *progress;    // (nullable)
  bool is_comparable;         // the stage before has its old shape, and differs within box only
  FoveaBox box;

  // Of the stage that is come to
  FoveaTensor *old_stage;     // (nullable) of the same shape
  bool is_partial;            // only wanted can differ from old_stage
  FoveaBox wanted;
} Update;

static bool
has_same_layer (const FoveaNetwork    *network,
                const FoveaEvaluation *old,
                int                    layer)
{
  return fovea_network_get_layer (network, layer)
         == fovea_network_get_layer (old->network, layer);
}

// Comes to the stage that @layer makes.
static void
come_to (Update             *update,
         const FoveaNetwork *network,
         int                 layer)
{
  const FoveaEvaluation *old = update->old;
  FoveaShape shape = fovea_network_get_shape (network, layer);

  update->old_stage = old != NULL && layer < old->n_stages ? old->stages[layer] : NULL;
  if (update->old_stage != NULL
      && !fovea_shape_equal (fovea_tensor_get_shape (update->old_stage), shape))
    update->old_stage = NULL;
  update->is_partial = update->is_comparable && update->old_stage != NULL
                       && has_same_layer (network, old, layer);
  if (!update->is_partial)
    update->wanted = fovea_box_new_whole (shape);
  else if (fovea_box_is_empty (update->box))
    update->wanted = (FoveaBox) { 0 };
  else
    update->wanted = push_box (network, layer, update->box);
}

// Computes the stage that @layer makes: what is wanted of it, the rest is copied.
static FoveaTensor *
compute_stage (const FoveaEvaluation *self,
               int                    layer,
               const Update          *update,
               GError               **error)
{
  FoveaShape shape = fovea_network_get_shape (self->network, layer);
  FoveaApplication application = {
    .network = self->network,
    .layer = layer,
    .input = self->stages[layer - 1],
    .box = update->wanted,
    .progress = update->progress,
  };
  float *values = NULL;
  g_autoptr (FoveaTensor) stage = fovea_tensor_try_new (shape, &values, error);

  if (stage != NULL && update->is_partial)
    memcpy (values, fovea_tensor_get_values (update->old_stage),
            sizeof (float) * fovea_shape_get_n_cells (shape));

  if (stage == NULL || !fovea_apply_layer (&application, values, error))
    {
      fovea_network_prefix_error (error, layer);
      return NULL;
    }

  return g_steal_pointer (&stage);
}

static FoveaTensor *
update_stage (const FoveaEvaluation *self,
              int                    layer,
              Update                *update,
              GError               **error)
{
  come_to (update, self->network, layer);

  if (update->is_partial && fovea_box_is_empty (update->wanted))
    {
      update->box = (FoveaBox) { 0 };
      return fovea_tensor_ref (update->old_stage);
    }

  g_autoptr (FoveaTensor) stage = compute_stage (self, layer, update, error);

  if (stage == NULL)
    return NULL;

  update->is_comparable = update->old_stage != NULL;

  if (!update->is_comparable)
    return g_steal_pointer (&stage);

  update->box = find_difference (stage, update->old_stage, update->wanted);

  return fovea_box_is_empty (update->box) ? fovea_tensor_ref (update->old_stage)
                                          : g_steal_pointer (&stage);
}

// The inputs as the first thing that is known: where they may differ.
static Update
begin_update (const FoveaEvaluationJob *job)
{
  FoveaShape shape = fovea_tensor_get_shape (job->input);
  Update update = { .old = job->old, .progress = job->progress };

  update.is_comparable
    = job->old != NULL
      && fovea_shape_equal (shape, fovea_tensor_get_shape (job->old->stages[0]));

  if (update.is_comparable && job->input != job->old->stages[0])
    {
      update.box = fovea_box_new_whole (shape);
      if (job->damage.kind == FOVEA_DAMAGE_INPUT)
        update.box = (FoveaBox) {
          .channels = fovea_range_intersect (update.box.channels, job->damage.box.channels),
          .rows = fovea_range_intersect (update.box.rows, job->damage.box.rows),
          .columns = fovea_range_intersect (update.box.columns, job->damage.box.columns),
        };
    }

  return update;
}

/**
 * fovea_evaluation_estimate:
 * @job: what is to be evaluated
 *
 * Finds what fovea_evaluation_run() will cost at most, without running anything: an update costs
 * what its damage reaches. Safe on any thread.
 *
 * Returns: the cost, in taps of a convolution: some 10⁹ a second
 */
double
fovea_evaluation_estimate (const FoveaEvaluationJob *job)
{
  g_return_val_if_fail (job != NULL && job->network != NULL && job->input != NULL, 0);

  Update update = begin_update (job);
  double n_taps = 0;

  for (int layer = 1; layer <= fovea_network_get_n_layers (job->network); layer++)
    {
      come_to (&update, job->network, layer);
      if (!fovea_box_is_empty (update.wanted))
        n_taps += fovea_apply_estimate (job->network, layer, update.wanted);
      update.is_comparable = update.old_stage != NULL;
      update.box = update.wanted;
    }

  return n_taps;
}

/**
 * fovea_evaluation_run:
 * @job: what is to be evaluated: an input of the shape that the network expects. If it is an update,
 *   input cells outside the damage must be the same as before
 * @error: return location for an error
 *
 * Gives the same bits with an evaluation to update and without, with progress and without. The total
 * of the progress is the caller's to set, see fovea_evaluation_estimate(). Safe on any thread.
 *
 * Returns: (transfer full) (nullable): all stages; or %NULL with %FOVEA_NETWORK_ERROR_TOO_LARGE if
 * there is no memory for them, %FOVEA_NETWORK_ERROR_CANCELLED if the progress asks to stop
 */
FoveaEvaluation *
fovea_evaluation_run (const FoveaEvaluationJob *job,
                      GError                  **error)
{
  g_return_val_if_fail (job != NULL && job->network != NULL && job->input != NULL, NULL);
  g_return_val_if_fail (fovea_shape_equal (fovea_tensor_get_shape (job->input),
                                           fovea_network_get_shape (job->network, 0)),
                        NULL);

  g_autoptr (FoveaEvaluation) self = fovea_evaluation_allocate (job->network);
  Update update = begin_update (job);

  if (!fovea_box_is_empty (update.box))
    update.box = find_difference (job->input, job->old->stages[0], update.box);

  bool is_same = update.is_comparable && fovea_box_is_empty (update.box);

  self->stages[0] = fovea_tensor_ref (is_same ? job->old->stages[0] : job->input);

  for (int layer = 1; layer < self->n_stages; layer++)
    {
      self->stages[layer] = update_stage (self, layer, &update, error);

      if (self->stages[layer] == NULL)
        return NULL;
    }

  return g_steal_pointer (&self);
}
