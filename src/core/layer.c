// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A layer owns a normalized copy of its options: parameters that its kind does not have
// stand at their neutral values, and the kernel size of a convolution is that of its
// weights. Whether it fits a stage is the network's question.

#include "core/layer.h"

#include "core/layer-check.h"

#include <string.h>

G_DEFINE_QUARK (fovea-network-error-quark, fovea_network_error)

struct _FoveaLayer
{
  gatomicrefcount ref_count;

  // Owned, by way of the pointers within
  FoveaLayerOptions options;
};

static bool
has_weights (FoveaLayerKind kind)
{
  return kind == FOVEA_LAYER_CONVOLUTION || kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION;
}

// Sets what the kind does not have to what does nothing; borrows all pointers.
static FoveaLayerOptions
normalize (const FoveaLayerOptions *options)
{
  FoveaLayerOptions normal = FOVEA_LAYER_OPTIONS_INIT;

  normal.kind = options->kind;
  normal.name = options->name;

  if (options->kind == FOVEA_LAYER_ACTIVATION)
    {
      normal.activation = options->activation;
      normal.slope = options->slope;
      return normal;
    }

  normal = *options;
  normal.activation = FOVEA_ACTIVATION_IDENTITY;

  if (options->kind != FOVEA_LAYER_TRANSPOSED_CONVOLUTION)
    memset (normal.output_padding, 0, sizeof normal.output_padding);

  if (options->has_same_padding)
    memset (normal.padding, 0, sizeof normal.padding);

  if (!has_weights (options->kind))
    {
      normal.weights = NULL;
      normal.bias = NULL;
      normal.groups = 1;
    }
  else if (options->weights != NULL)
    {
      normal.kernel_size[FOVEA_ROWS] = fovea_kernels_get_n_rows (options->weights);
      normal.kernel_size[FOVEA_COLUMNS] = fovea_kernels_get_n_columns (options->weights);
    }

  if (normal.bias == NULL)
    normal.n_bias = 0;

  return normal;
}

/**
 * fovea_layer_new:
 * @options: the layer's parameters, copied
 * @error: return location for an error
 *
 * Refuses what is impossible whatever the layer is applied to. Parameters that the kind
 * does not have are ignored, except a padding mode or “same” padding. The message bears
 * no layer number; see fovea_network_prefix_error().
 *
 * Returns: (transfer full) (nullable): a layer; or %NULL with
 * %FOVEA_NETWORK_ERROR_INVALID
 */
FoveaLayer *
fovea_layer_new (const FoveaLayerOptions *options,
                 GError                 **error)
{
  g_return_val_if_fail (options != NULL, NULL);

  FoveaLayerOptions normal = normalize (options);

  if (!fovea_layer_check_options (&normal, error))
    return NULL;

  FoveaLayer *self = g_new0 (FoveaLayer, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->options = normal;
  self->options.name = g_strdup (normal.name);
  self->options.bias = g_memdup2 (normal.bias, sizeof (float) * normal.n_bias);

  if (normal.weights != NULL)
    fovea_kernels_ref (normal.weights);

  return self;
}

/**
 * fovea_layer_new_convolution:
 * @weights: out × in × rows × columns, finite numbers
 *
 * Returns: (transfer full): a convolution with stride 1, no padding and no bias
 */
FoveaLayer *
fovea_layer_new_convolution (FoveaKernels *weights)
{
  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;

  options.kind = FOVEA_LAYER_CONVOLUTION;
  options.weights = weights;
  FoveaLayer *self = fovea_layer_new (&options, &error);

  g_return_val_if_fail (self != NULL, NULL);

  return self;
}

/**
 * fovea_layer_new_activation:
 * @activation: a function
 *
 * Returns: (transfer full): an activation; leaky ReLU with slope 0.01
 */
FoveaLayer *
fovea_layer_new_activation (FoveaActivation activation)
{
  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;

  options.kind = FOVEA_LAYER_ACTIVATION;
  options.activation = activation;
  FoveaLayer *self = fovea_layer_new (&options, &error);

  g_return_val_if_fail (self != NULL, NULL);

  return self;
}

/**
 * fovea_layer_ref:
 * @self: a layer
 *
 * Returns: (transfer full): @self
 */
FoveaLayer *
fovea_layer_ref (FoveaLayer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * fovea_layer_unref:
 * @self: (transfer full): a layer
 *
 * Safe on any thread.
 */
void
fovea_layer_unref (FoveaLayer *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->options.weights, fovea_kernels_unref);
  g_free ((char *) self->options.name);
  g_free ((float *) self->options.bias);
  g_free (self);
}

/**
 * fovea_layer_get_options:
 * @self: a layer
 *
 * Gives all parameters, normalized: kernel_size is set for every kind, and what the kind
 * does not have is neutral. A copy of them, changed where needed, makes the layer that an
 * edit wants.
 *
 * Returns: (transfer none): the parameters, alive as long as @self
 */
const FoveaLayerOptions *
fovea_layer_get_options (const FoveaLayer *self)
{
  return &self->options;
}

/**
 * fovea_layer_get_kind:
 * @self: a layer
 *
 * Returns: what it does
 */
FoveaLayerKind
fovea_layer_get_kind (const FoveaLayer *self)
{
  return self->options.kind;
}

/**
 * fovea_layer_get_name:
 * @self: a layer
 *
 * Returns: (transfer none) (nullable): the name that the user gave it
 */
const char *
fovea_layer_get_name (const FoveaLayer *self)
{
  return self->options.name;
}

/**
 * fovea_layer_get_weights:
 * @self: a layer
 *
 * Returns: (transfer none) (nullable): its kernels; %NULL unless it is a convolution or a
 * transposed one
 */
FoveaKernels *
fovea_layer_get_weights (const FoveaLayer *self)
{
  return self->options.weights;
}

/**
 * fovea_layer_get_bias:
 * @self: a layer
 * @channel: an output channel
 *
 * Returns: what the sum begins with; 0 if the layer has no bias
 */
float
fovea_layer_get_bias (const FoveaLayer *self,
                      int               channel)
{
  if (self->options.bias == NULL)
    return 0;

  g_return_val_if_fail (channel >= 0 && channel < self->options.n_bias, 0);

  return self->options.bias[channel];
}

/**
 * fovea_layer_has_bias:
 * @self: a layer
 *
 * Returns: whether there is a bias, be it zero
 */
bool
fovea_layer_has_bias (const FoveaLayer *self)
{
  return self->options.bias != NULL;
}

/**
 * fovea_layer_get_kernel_size:
 * @self: a layer
 * @dimension: an axis
 *
 * Returns: the taps along @dimension; 1 for an activation
 */
int
fovea_layer_get_kernel_size (const FoveaLayer *self,
                             FoveaDimension    dimension)
{
  return self->options.kernel_size[dimension];
}

/**
 * fovea_layer_get_n_out_channels:
 * @self: a layer
 * @n_in_channels: channels of the stage it is applied to
 *
 * Returns: channels of the stage it makes; for convolutions whatever @n_in_channels is
 */
int
fovea_layer_get_n_out_channels (const FoveaLayer *self,
                                int               n_in_channels)
{
  if (!has_weights (self->options.kind))
    return n_in_channels;

  if (self->options.kind == FOVEA_LAYER_CONVOLUTION)
    return fovea_kernels_get_n_outer (self->options.weights);

  return fovea_kernels_get_n_inner (self->options.weights) * self->options.groups;
}

/**
 * fovea_layer_is_linear:
 * @self: a layer
 *
 * Returns: whether each output is a fixed weighted sum of inputs, plus a constant
 */
bool
fovea_layer_is_linear (const FoveaLayer *self)
{
  switch (self->options.kind)
    {
    case FOVEA_LAYER_ACTIVATION:
      return self->options.activation == FOVEA_ACTIVATION_IDENTITY;

    case FOVEA_LAYER_MAX_POOLING:
      return false;

    case FOVEA_LAYER_CONVOLUTION:
    case FOVEA_LAYER_TRANSPOSED_CONVOLUTION:
    case FOVEA_LAYER_AVERAGE_POOLING:
    default:
      return true;
    }
}
