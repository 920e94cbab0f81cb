// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs a network over an input, and runs again only what an edit changed. The rule of an
// update: a stage whose layer and whose earlier stage are the same objects as before is
// the same object as before, and so is one that was computed anew and came out the same.

#include "config.h"

#include "core/evaluation.h"

#include "core/apply.h"

#include <math.h>
#include <string.h>

struct _FoveaEvaluation
{
  gatomicrefcount ref_count;

  // Owned
  FoveaNetwork *network;
  FoveaTensor **stages;
  int n_stages;
};

static FoveaEvaluation *
allocate (FoveaNetwork *network)
{
  FoveaEvaluation *self = g_new0 (FoveaEvaluation, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->network = fovea_network_ref (network);
  self->n_stages = fovea_network_get_n_stages (network);
  self->stages = g_new0 (FoveaTensor *, self->n_stages);

  return self;
}

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

// Computes the stage that @layer makes. With @old, the stage as it was, only @box is
// computed and the rest is copied.
static FoveaTensor *
compute_stage (const FoveaEvaluation *self,
               int                    layer,
               const FoveaTensor     *old,
               FoveaBox               box,
               GError               **error)
{
  FoveaShape shape = fovea_network_get_shape (self->network, layer);
  float *values = NULL;
  g_autoptr (FoveaTensor) stage = fovea_tensor_try_new (shape, &values, error);

  if (stage != NULL && old != NULL)
    memcpy (values, fovea_tensor_get_values (old),
            sizeof (float) * fovea_shape_get_n_cells (shape));

  if (stage == NULL
      || !fovea_apply_layer (self->network, layer, self->stages[layer - 1], box, values,
                             error))
    {
      fovea_network_prefix_error (error, layer);
      return NULL;
    }

  return g_steal_pointer (&stage);
}

// What an update knows of the stage before the one it comes to.
typedef struct
{
  const FoveaEvaluation *old;
  bool is_comparable; // the stage before has its old shape, and differs within box only
  FoveaBox box;
} Progress;

static bool
has_same_layer (const FoveaEvaluation *self,
                const FoveaEvaluation *old,
                int                    layer)
{
  return layer < old->n_stages
         && fovea_network_get_layer (self->network, layer)
              == fovea_network_get_layer (old->network, layer);
}

static FoveaTensor *
update_stage (const FoveaEvaluation *self,
              int                    layer,
              Progress              *progress,
              GError               **error)
{
  const FoveaEvaluation *old = progress->old;
  FoveaShape shape = fovea_network_get_shape (self->network, layer);
  FoveaTensor *old_stage = layer < old->n_stages ? old->stages[layer] : NULL;
  bool has_old_shape
    = old_stage != NULL && fovea_shape_equal (fovea_tensor_get_shape (old_stage), shape);
  bool is_partial
    = progress->is_comparable && has_old_shape && has_same_layer (self, old, layer);
  FoveaBox box = is_partial ? push_box (self->network, layer, progress->box)
                            : fovea_box_new_whole (shape);

  if (is_partial && (fovea_box_is_empty (progress->box) || fovea_box_is_empty (box)))
    {
      progress->box = (FoveaBox) { 0 };
      return fovea_tensor_ref (old_stage);
    }

  g_autoptr (FoveaTensor) stage
    = compute_stage (self, layer, is_partial ? old_stage : NULL, box, error);

  if (stage == NULL)
    return NULL;

  progress->is_comparable = has_old_shape;

  if (!has_old_shape)
    return g_steal_pointer (&stage);

  progress->box = find_difference (stage, old_stage, box);

  return fovea_box_is_empty (progress->box) ? fovea_tensor_ref (old_stage)
                                            : g_steal_pointer (&stage);
}

/**
 * fovea_evaluation_new:
 * @network: (transfer none): a network
 * @input: (transfer none): stage 0, of the shape that @network expects
 * @error: return location for an error
 *
 * Safe on any thread.
 *
 * Returns: (transfer full) (nullable): all stages; or %NULL with
 * %FOVEA_NETWORK_ERROR_TOO_LARGE if there is no memory for them
 */
FoveaEvaluation *
fovea_evaluation_new (FoveaNetwork *network,
                      FoveaTensor  *input,
                      GError      **error)
{
  g_return_val_if_fail (network != NULL && input != NULL, NULL);
  g_return_val_if_fail (fovea_shape_equal (fovea_tensor_get_shape (input),
                                           fovea_network_get_shape (network, 0)),
                        NULL);

  g_autoptr (FoveaEvaluation) self = allocate (network);

  self->stages[0] = fovea_tensor_ref (input);

  for (int layer = 1; layer < self->n_stages; layer++)
    {
      FoveaBox whole = fovea_box_new_whole (fovea_network_get_shape (network, layer));

      self->stages[layer] = compute_stage (self, layer, NULL, whole, error);

      if (self->stages[layer] == NULL)
        return NULL;
    }

  return g_steal_pointer (&self);
}

// The difference of the inputs as the first thing an update knows.
static Progress
begin_update (FoveaEvaluation       *self,
              const FoveaEvaluation *old,
              FoveaTensor           *input,
              const FoveaDamage     *damage)
{
  FoveaShape shape = fovea_tensor_get_shape (input);
  FoveaBox box = fovea_box_new_whole (shape);
  Progress progress = { .old = old };

  progress.is_comparable
    = fovea_shape_equal (shape, fovea_tensor_get_shape (old->stages[0]));

  if (progress.is_comparable)
    {
      if (damage->kind == FOVEA_DAMAGE_INPUT)
        box = (FoveaBox) {
          .channels = fovea_range_intersect (box.channels, damage->box.channels),
          .rows = fovea_range_intersect (box.rows, damage->box.rows),
          .columns = fovea_range_intersect (box.columns, damage->box.columns),
        };

      if (input != old->stages[0])
        progress.box = find_difference (input, old->stages[0], box);
    }

  bool is_same = progress.is_comparable && fovea_box_is_empty (progress.box);

  self->stages[0] = fovea_tensor_ref (is_same ? old->stages[0] : input);

  return progress;
}

/**
 * fovea_evaluation_update:
 * @old: the evaluation before an edit
 * @network: (transfer none): the network after it
 * @input: (transfer none): the input after it, of the shape that @network expects
 * @damage: what the edit changed; input cells outside its box must be the same as before
 * @error: return location for an error
 *
 * Gives, bit for bit, what fovea_evaluation_new() would. Layers that are the same objects
 * as in
 * @old are run only over the cells that the damage reaches; stages in which nothing
 * changed are the same tensors as in @old, so that pointers tell what is to be drawn
 * anew.
 *
 * Safe on any thread.
 *
 * Returns: (transfer full) (nullable): all stages; or %NULL with
 * %FOVEA_NETWORK_ERROR_TOO_LARGE
 */
FoveaEvaluation *
fovea_evaluation_update (const FoveaEvaluation *old,
                         FoveaNetwork          *network,
                         FoveaTensor           *input,
                         const FoveaDamage     *damage,
                         GError               **error)
{
  g_return_val_if_fail (old != NULL && network != NULL && input != NULL, NULL);
  g_return_val_if_fail (damage != NULL, NULL);
  g_return_val_if_fail (fovea_shape_equal (fovea_tensor_get_shape (input),
                                           fovea_network_get_shape (network, 0)),
                        NULL);

  g_autoptr (FoveaEvaluation) self = allocate (network);
  Progress progress = begin_update (self, old, input, damage);

  for (int layer = 1; layer < self->n_stages; layer++)
    {
      self->stages[layer] = update_stage (self, layer, &progress, error);

      if (self->stages[layer] == NULL)
        return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * fovea_evaluation_ref:
 * @self: an evaluation
 *
 * Returns: (transfer full): @self
 */
FoveaEvaluation *
fovea_evaluation_ref (FoveaEvaluation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * fovea_evaluation_unref:
 * @self: (transfer full): an evaluation
 *
 * Safe on any thread.
 */
void
fovea_evaluation_unref (FoveaEvaluation *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (int i = 0; i < self->n_stages; i++)
    g_clear_pointer (&self->stages[i], fovea_tensor_unref);

  g_free (self->stages);
  fovea_network_unref (self->network);
  g_free (self);
}

/**
 * fovea_evaluation_get_network:
 * @self: an evaluation
 *
 * Returns: (transfer none): the network that was run
 */
FoveaNetwork *
fovea_evaluation_get_network (const FoveaEvaluation *self)
{
  return self->network;
}

/**
 * fovea_evaluation_get_stage:
 * @self: an evaluation
 * @stage: from 0, the input
 *
 * Returns: (transfer none): the tensor of a stage
 */
FoveaTensor *
fovea_evaluation_get_stage (const FoveaEvaluation *self,
                            int                    stage)
{
  g_return_val_if_fail (stage >= 0 && stage < self->n_stages, NULL);

  return self->stages[stage];
}

/**
 * fovea_evaluation_get_value:
 * @self: an evaluation
 * @cell: a cell of any stage
 *
 * Returns: its number
 */
float
fovea_evaluation_get_value (const FoveaEvaluation *self,
                            FoveaCell              cell)
{
  g_return_val_if_fail (cell.stage >= 0 && cell.stage < self->n_stages, 0);

  return fovea_tensor_get (self->stages[cell.stage], cell.channel, cell.row, cell.column);
}

// A number that is none, and that no arithmetic makes: the pattern of 23 bits is kept by copying,
// by float becoming double, and by sums.
#define HIDDEN_BITS 0x7fc0f0eau

static float
get_hidden (void)
{
  const guint32 bits = HIDDEN_BITS;
  float value;

  memcpy (&value, &bits, sizeof value);
  return value;
}

/**
 * fovea_evaluation_hide:
 * @self: an evaluation
 * @cell: a cell of it
 *
 * Makes one that does not hold the number in @cell, so that nothing that is made from it can tell
 * the number: pictures, sums, copies. Everything else is shared, later stages are as they were.
 *
 * Returns: (transfer full): the evaluation without that number
 */
FoveaEvaluation *
fovea_evaluation_hide (const FoveaEvaluation *self,
                       FoveaCell              cell)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (cell.stage >= 0 && cell.stage < self->n_stages, NULL);

  FoveaTensor *whole = self->stages[cell.stage];
  FoveaShape shape = fovea_tensor_get_shape (whole);

  g_return_val_if_fail (fovea_cell_is_in_shape (cell, shape), NULL);

  size_t n = fovea_shape_get_n_cells (shape);
  g_autofree float *values = g_memdup2 (fovea_tensor_get_values (whole), n * sizeof (float));
  FoveaEvaluation *hidden = allocate (self->network);

  values[((size_t) cell.channel * shape.n_rows + cell.row) * shape.n_columns + cell.column]
    = get_hidden ();
  for (int stage = 0; stage < self->n_stages; stage++)
    hidden->stages[stage] = stage == cell.stage ? fovea_tensor_new (shape, values)
                                                : fovea_tensor_ref (self->stages[stage]);

  return hidden;
}

/**
 * fovea_value_is_hidden:
 * @value: a number, or what was made of one by copying
 *
 * Returns: whether it stands for a number that fovea_evaluation_hide() took away
 */
bool
fovea_value_is_hidden (double value)
{
  if (!isnan (value))
    return false;

  double hidden = get_hidden ();
  guint64 bits, wanted;

  memcpy (&bits, &value, sizeof bits);
  memcpy (&wanted, &hidden, sizeof wanted);
  return (bits << 1) == (wanted << 1);
}
