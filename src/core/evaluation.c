// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Holding the tensors of all stages. They are computed in evaluation-run.c.

#include "config.h"

#include "core/evaluation-private.h"

#include <math.h>
#include <string.h>

/**
 * fovea_evaluation_allocate:
 * @network: (transfer none): a network
 *
 * Returns: (transfer full): an evaluation without any stage yet
 */
FoveaEvaluation *
fovea_evaluation_allocate (FoveaNetwork *network)
{
  FoveaEvaluation *self = g_new0 (FoveaEvaluation, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->network = fovea_network_ref (network);
  self->n_stages = fovea_network_get_n_stages (network);
  self->stages = g_new0 (FoveaTensor *, self->n_stages);

  return self;
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
  FoveaEvaluationJob job = { .network = network, .input = input };

  return fovea_evaluation_run (&job, error);
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
  g_return_val_if_fail (old != NULL && damage != NULL, NULL);

  FoveaEvaluationJob job
    = { .network = network, .input = input, .old = old, .damage = *damage };

  return fovea_evaluation_run (&job, error);
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
  FoveaEvaluation *hidden = fovea_evaluation_allocate (self->network);

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
