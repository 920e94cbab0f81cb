// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The one layer equal to a linear stack, put to the test on the present input. The
// folding itself is in compose-stack.c.

#include "config.h"

#include "core/compose.h"

#include "core/compose-stack.h"

#include <float.h>
#include <glib/gi18n.h>
#include <math.h>

struct _FoveaComposition
{
  gatomicrefcount n_refs;

  // Owned
  FoveaLayer *layer;   // NULL: there is none, for a reason
  FoveaTensor *output;
  char *reason;

  // State
  int obstacle;
  double max_difference;
  FoveaCell max_cell;
  bool is_equal;
};

static const char *
get_layer_title (const FoveaLayer *layer)
{
  if (fovea_layer_get_kind (layer) == FOVEA_LAYER_MAX_POOLING)
    return _("max pooling");

  switch (fovea_layer_get_options (layer)->activation)
    {
    case FOVEA_ACTIVATION_RELU:
      return _("ReLU");
    case FOVEA_ACTIVATION_LEAKY_RELU:
      return _("leaky ReLU");
    case FOVEA_ACTIVATION_SIGMOID:
      return _("sigmoid");
    case FOVEA_ACTIVATION_TANH:
      return _("tanh");
    case FOVEA_ACTIVATION_IDENTITY:
    default:
      return _("identity");
    }
}

static bool
find_obstacle (FoveaComposition   *self,
               const FoveaNetwork *network)
{
  if (fovea_network_get_n_layers (network) == 0)
    {
      self->reason = g_strdup (_("There is no layer to compose"));
      return true;
    }

  for (int layer = 1; layer <= fovea_network_get_n_layers (network); layer++)
    {
      FoveaLayer *at = fovea_network_get_layer (network, layer);

      if (fovea_layer_is_linear (at))
        continue;
      self->obstacle = layer;
      self->reason
        = g_strdup_printf (_("Layer %d (%s) is not linear: no single kernel gives the "
                             "same output for every input"),
                           layer, get_layer_title (at));
      return true;
    }

  return false;
}

static bool
evaluate_layer (FoveaComposition *self,
                FoveaTensor      *input)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaNetwork) network
    = fovea_network_new (fovea_tensor_get_shape (input), &self->layer, 1, &error);
  g_autoptr (FoveaEvaluation) evaluation
    = network ? fovea_evaluation_new (network, input, &error) : NULL;

  if (evaluation == NULL)
    {
      self->reason = g_strdup_printf (_("The one layer cannot be applied here: %s"),
                                      error->message);
      g_clear_pointer (&self->layer, fovea_layer_unref);
      return false;
    }

  self->output = fovea_tensor_ref (fovea_evaluation_get_stage (evaluation, 1));

  return true;
}

static double
get_largest (FoveaTensor *tensor)
{
  const float *values = fovea_tensor_get_values (tensor);
  size_t n = fovea_shape_get_n_cells (fovea_tensor_get_shape (tensor));
  double largest = 0;

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
  const float *b = fovea_tensor_get_values (self->output);
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

  FoveaComposition *self = g_new0 (FoveaComposition, 1);
  const FoveaNetwork *network = fovea_evaluation_get_network (evaluation);

  g_atomic_ref_count_init (&self->n_refs);
  if (find_obstacle (self, network))
    return self;

  self->layer = fovea_stack_compose (network, &self->obstacle, &self->reason);
  if (self->layer != NULL
      && evaluate_layer (self, fovea_evaluation_get_stage (evaluation, 0)))
    compare (self, evaluation);

  return self;
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

  FoveaComposition *self = g_new0 (FoveaComposition, 1);
  g_autoptr (FoveaNetwork) network
    = new_without_activations (fovea_evaluation_get_network (evaluation));

  g_atomic_ref_count_init (&self->n_refs);
  if (find_obstacle (self, network))
    return self;

  self->layer = fovea_stack_compose (network, &self->obstacle, &self->reason);
  if (self->layer != NULL
      && evaluate_layer (self, fovea_evaluation_get_stage (evaluation, 0)))
    compare (self, evaluation);

  return self;
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

  g_clear_pointer (&self->layer, fovea_layer_unref);
  g_clear_pointer (&self->output, fovea_tensor_unref);
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

  return self->output;
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
