// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The one layer equal to a linear stack, put to the test on the present input. The
// folding itself is in compose-stack.c.

#include "config.h"

#include "core/compose.h"

#include "core/compose-stack.h"
#include "core/cost.h"
#include "core/receptive-field.h"

#include <float.h>
#include <glib/gi18n.h>
#include <math.h>

struct _FoveaComposition
{
  gatomicrefcount n_refs;

  // Owned
  FoveaNetwork *network; // NULL: as if linear; the stack, by which an update knows it again
  FoveaLayer *layer;     // NULL: there is none, for a reason
  FoveaEvaluation *applied; // of layer alone; NULL if there is none
  char *reason;

  // State
  int obstacle;
  double max_difference;
  FoveaCell max_cell;
  bool is_equal;
};

// Applies the one layer, or brings up to date what an earlier composition had of it. Returns false
// with @error only if it was asked to stop.
static bool
evaluate_layer (FoveaComposition         *self,
                const FoveaCompositionJob *job,
                GError                  **error)
{
  FoveaTensor *input = fovea_evaluation_get_stage (job->evaluation, 0);
  g_autoptr (GError) reason = NULL;
  g_autoptr (FoveaNetwork) network = NULL;
  FoveaEvaluationJob apply
    = { .input = input, .damage = job->damage, .progress = job->progress };

  if (job->old != NULL && job->old->applied != NULL && job->old->layer == self->layer)
    {
      apply.old = job->old->applied;
      network = fovea_network_ref (fovea_evaluation_get_network (job->old->applied));
    }
  else
    network = fovea_network_new (fovea_tensor_get_shape (input), &self->layer, 1, &reason);

  apply.network = network;
  if (network != NULL)
    self->applied = fovea_evaluation_run (&apply, &reason);

  if (self->applied != NULL)
    return true;
  if (g_error_matches (reason, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return false;
    }

  self->reason = g_strdup_printf (_("The one layer cannot be applied here: %s"),
                                  reason->message);
  g_clear_pointer (&self->layer, fovea_layer_unref);

  return true;
}

static double
get_largest (FoveaTensor *tensor)
{
  const float *values = fovea_tensor_get_values (tensor);
  size_t n = fovea_shape_get_n_cells (fovea_tensor_get_shape (tensor));
  double largest = 0;
  float least, greatest;

  fovea_tensor_get_extremes (tensor, &least, &greatest);
  if (isfinite (least) && isfinite (greatest))
    return fmax (fabs ((double) least), fabs ((double) greatest));

  for (size_t i = 0; i < n; i++)
    if (isfinite (values[i]))
      largest = fmax (largest, fabs ((double) values[i]));

  return largest;
}

/* What a sum of float32 can be wrong by when nearly all of it cancels. */
static double
get_rounding (const FoveaLayer *layer,
              double            largest_input)
{
  FoveaKernels *weights = fovea_layer_get_weights (layer);
  size_t n = (size_t) fovea_kernels_get_n_inner (weights)
             * fovea_kernels_get_n_rows (weights) * fovea_kernels_get_n_columns (weights);
  double greatest = 0;

  for (int outer = 0; outer < fovea_kernels_get_n_outer (weights); outer++)
    {
      double sum = 0;

      for (size_t i = 0; i < n; i++)
        sum += fabs ((double) fovea_kernels_get_weights (weights)[outer * n + i]);
      greatest = fmax (greatest, sum);
    }

  return FLT_EPSILON * greatest * largest_input;
}

static void
compare (FoveaComposition      *self,
         const FoveaEvaluation *evaluation)
{
  int last = fovea_network_get_n_layers (fovea_evaluation_get_network (evaluation));
  FoveaTensor *stack_output = fovea_evaluation_get_stage (evaluation, last);
  const float *a = fovea_tensor_get_values (stack_output);
  const float *b = fovea_tensor_get_values (fovea_evaluation_get_stage (self->applied, 1));
  FoveaShape shape = fovea_tensor_get_shape (stack_output);
  size_t index = 0;

  self->max_cell = (FoveaCell) { .stage = last };
  for (int channel = 0; channel < shape.n_channels; channel++)
    for (int row = 0; row < shape.n_rows; row++)
      for (int column = 0; column < shape.n_columns; column++, index++)
        {
          double difference = fabs ((double) a[index] - b[index]);

          // What is not a number cannot be compared, and nothing after it is larger.
          if (difference <= self->max_difference || isnan (self->max_difference))
            continue;
          self->max_difference = difference;
          self->max_cell = (FoveaCell) { last, channel, row, column };
        }

  double largest_input = get_largest (fovea_evaluation_get_stage (evaluation, 0));

  self->is_equal = isfinite (self->max_difference)
                   && self->max_difference
                        <= fmax (1e-5 * get_largest (stack_output),
                                 get_rounding (self->layer, largest_input));
}

static FoveaComposition *
compose (const FoveaNetwork        *network,
         const FoveaCompositionJob *job,
         GError                   **error)
{
  g_autoptr (FoveaComposition) self = g_new0 (FoveaComposition, 1);
  const FoveaComposition *old = job->old;

  g_atomic_ref_count_init (&self->n_refs);
  if (fovea_stack_find_obstacle (network, &self->obstacle, &self->reason))
    return g_steal_pointer (&self);

  if (old != NULL && old->network == network && old->layer != NULL)
    self->layer = fovea_layer_ref (old->layer);
  else
    self->layer = fovea_stack_compose (network, &self->obstacle, &self->reason);
  if (self->layer != NULL && !evaluate_layer (self, job, error))
    return NULL;
  if (self->layer != NULL)
    compare (self, job->evaluation);

  return g_steal_pointer (&self);
}

/**
 * fovea_composition_run:
 * @job: what is to be composed
 * @error: return location for an error
 *
 * As fovea_composition_new(), with progress, and faster if only the input changed: then the one
 * kernel is the same as before and is applied only where the damage reaches. Safe on any thread.
 *
 * Returns: (transfer full) (nullable): the composition; %NULL with %FOVEA_NETWORK_ERROR_CANCELLED if
 *   the progress asks to stop
 */
FoveaComposition *
fovea_composition_run (const FoveaCompositionJob *job,
                       GError                   **error)
{
  g_return_val_if_fail (job != NULL && job->evaluation != NULL, NULL);

  FoveaNetwork *network = fovea_evaluation_get_network (job->evaluation);
  FoveaComposition *self = compose (network, job, error);

  if (self != NULL)
    self->network = fovea_network_ref (network);

  return self;
}

// The products of folding @network's layers into one, as compose-stack.c does.
static double
estimate_folding (const FoveaNetwork *network)
{
  double n_in = fovea_network_get_shape (network, 0).n_channels;
  double n_products = 0;

  for (int layer = 1; layer <= fovea_network_get_n_layers (network); layer++)
    {
      FoveaLayer *at = fovea_network_get_layer (network, layer);
      double size = fovea_receptive_field_get (network, layer - 1, FOVEA_ROWS).size
                    * fovea_receptive_field_get (network, layer - 1, FOVEA_COLUMNS).size;
      double n_taps = (double) fovea_layer_get_kernel_size (at, FOVEA_ROWS)
                      * fovea_layer_get_kernel_size (at, FOVEA_COLUMNS);

      if (fovea_layer_get_weights (at) == NULL)
        continue;
      n_products += n_in * fovea_network_get_shape (network, layer).n_channels
                    * fovea_network_get_shape (network, layer - 1).n_channels
                    / fovea_layer_get_options (at)->groups * size * n_taps;
    }

  return n_products;
}

/**
 * fovea_composition_estimate:
 * @job: what is to be composed; it needs no evaluation yet
 * @network: the network that the evaluation will be of
 * @input: the input that the evaluation will be of
 *
 * For layers that are not linear this is nothing: they are not composed. Safe on any thread.
 *
 * Returns: about what fovea_composition_run() will cost, in taps of a convolution
 */
double
fovea_composition_estimate (const FoveaCompositionJob *job,
                            FoveaNetwork              *network,
                            FoveaTensor               *input)
{
  FoveaCost cost;

  g_return_val_if_fail (job != NULL && network != NULL && input != NULL, 0);

  for (int layer = 1; layer <= fovea_network_get_n_layers (network); layer++)
    if (!fovea_layer_is_linear (fovea_network_get_layer (network, layer)))
      return 0;

  if (job->old != NULL && job->old->network == network && job->old->applied != NULL)
    {
      FoveaEvaluationJob apply = {
        .network = fovea_evaluation_get_network (job->old->applied),
        .input = input,
        .old = job->old->applied,
        .damage = job->damage,
      };
      return fovea_evaluation_estimate (&apply);
    }

  return estimate_folding (network)
         + (fovea_cost_get_single (network, &cost) ? cost.n_multiplications : 0);
}

/**
 * fovea_composition_new:
 * @evaluation: an evaluation
 *
 * Composes all layers of a linear stack into one, applies that to the same input, and
 * compares. corr (corr (x, A), B) = corr (x, A ∗ B); strides and dilations spread the
 * later kernels, paddings add up as p₁ + s₁p₂, biases go through the kernels after them.
 * Where zero padding lies between the layers the outer ring differs, and is found to.
 *
 * Source: the definition; see the re-parameterisation literature, Ding et al., RepVGG,
 * 2021 (arXiv:2101.03697).
 * Returns: (transfer full): the composition; may be read from any thread
 */
FoveaComposition *
fovea_composition_new (FoveaEvaluation *evaluation)
{
  g_return_val_if_fail (evaluation != NULL, NULL);

  FoveaCompositionJob job = { .evaluation = evaluation };

  return fovea_composition_run (&job, NULL);
}

/* The same stack with the identity in place of every activation, so that layers keep
 * their numbers. */
static FoveaNetwork *
new_without_activations (const FoveaNetwork *network)
{
  int n_layers = fovea_network_get_n_layers (network);
  g_autofree FoveaLayer **layers = g_new0 (FoveaLayer *, n_layers + 1);
  g_autoptr (FoveaLayer) identity
    = fovea_layer_new_activation (FOVEA_ACTIVATION_IDENTITY);

  for (int layer = 1; layer <= n_layers; layer++)
    {
      FoveaLayer *at = fovea_network_get_layer (network, layer);

      layers[layer - 1]
        = fovea_layer_get_kind (at) == FOVEA_LAYER_ACTIVATION ? identity : at;
    }

  return fovea_network_new (fovea_network_get_shape (network, 0), layers, n_layers, NULL);
}

/**
 * fovea_composition_new_as_if_linear:
 * @evaluation: an evaluation
 *
 * Composes the stack as if it had no activations, and compares with what the stack really
 * gives: what an activation changes. Of a stack without activations it is the same as
 * fovea_composition_new(). Max pooling remains an obstacle.
 *
 * Source: the definition.
 * Returns: (transfer full): the composition; may be read from any thread
 */
FoveaComposition *
fovea_composition_new_as_if_linear (FoveaEvaluation *evaluation)
{
  g_return_val_if_fail (evaluation != NULL, NULL);

  FoveaCompositionJob job = { .evaluation = evaluation };
  g_autoptr (FoveaNetwork) network
    = new_without_activations (fovea_evaluation_get_network (evaluation));

  return compose (network, &job, NULL);
}

/**
 * fovea_composition_ref:
 * @self: a composition
 *
 * Returns: (transfer full): @self, held once more
 */
FoveaComposition *
fovea_composition_ref (FoveaComposition *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->n_refs);

  return self;
}

/**
 * fovea_composition_unref:
 * @self: (transfer full): a composition
 *
 * Lets go of @self.
 */
void
fovea_composition_unref (FoveaComposition *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->n_refs))
    return;

  g_clear_pointer (&self->network, fovea_network_unref);
  g_clear_pointer (&self->layer, fovea_layer_unref);
  g_clear_pointer (&self->applied, fovea_evaluation_unref);
  g_clear_pointer (&self->reason, g_free);
  g_free (self);
}

/**
 * fovea_composition_is_linear:
 * @self: a composition
 *
 * Returns: whether there is one layer that does what the stack does; if not,
 *   fovea_composition_get_reason() says why
 */
bool
fovea_composition_is_linear (const FoveaComposition *self)
{
  g_return_val_if_fail (self != NULL, false);

  return self->layer != NULL;
}

/**
 * fovea_composition_get_reason:
 * @self: a composition
 *
 * Returns: (transfer none) (nullable): one sentence, translated, without a full stop, on
 *   why there is no one layer; %NULL if there is
 */
const char *
fovea_composition_get_reason (const FoveaComposition *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->reason;
}

/**
 * fovea_composition_get_obstacle:
 * @self: a composition
 *
 * Returns: the layer, from 1, that stands in the way; 0 if none does or no single one
 */
int
fovea_composition_get_obstacle (const FoveaComposition *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->obstacle;
}

/**
 * fovea_composition_get_layer:
 * @self: a composition
 *
 * Finds the one layer: a convolution of all channels with stride, effective padding and,
 * if any layer has one, bias; a transposed convolution if the stack enlarges. Its weights
 * are summed in double and rounded once.
 *
 * Returns: (transfer none) (nullable): the layer, %NULL if there is none
 */
FoveaLayer *
fovea_composition_get_layer (const FoveaComposition *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->layer;
}

/**
 * fovea_composition_get_output:
 * @self: a composition
 *
 * Returns: (transfer none) (nullable): what the one layer makes of the same input, in the
 *   shape of the stack's output
 */
FoveaTensor *
fovea_composition_get_output (const FoveaComposition *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->applied != NULL ? fovea_evaluation_get_stage (self->applied, 1) : NULL;
}

/**
 * fovea_composition_get_max_difference:
 * @self: a composition
 *
 * Returns: the largest absolute difference between the two outputs, the plain number;
 *   infinite if one of the two is infinite there; not a number if they cannot be compared
 *   somewhere, because both are the same infinity or one is not a number; 0 if there is
 *   no one layer
 */
double
fovea_composition_get_max_difference (const FoveaComposition *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->max_difference;
}

/**
 * fovea_composition_get_max_cell:
 * @self: a composition
 *
 * Returns: the first cell of the last stage with the largest difference, or that cannot
 * be compared
 */
FoveaCell
fovea_composition_get_max_cell (const FoveaComposition *self)
{
  g_return_val_if_fail (self != NULL, ((FoveaCell) { 0 }));

  return self->max_cell;
}

/**
 * fovea_composition_is_equal:
 * @self: a composition
 *
 * Returns: whether both outputs are equal within float32 rounding: 1e-5 of the stack's
 *   largest value, or what rounding alone does where the products cancel; %FALSE if they
 *   cannot be compared everywhere
 */
bool
fovea_composition_is_equal (const FoveaComposition *self)
{
  g_return_val_if_fail (self != NULL, false);

  return self->is_equal;
}
