// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A layer owns a normalized copy of its options: parameters that its kind does not have stand at
// their neutral values, and the kernel size of a convolution is that of its weights. Whether it
// fits a stage is the network's question.

#include "config.h"

#include "core/layer.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

G_DEFINE_QUARK (fovea-network-error-quark, fovea_network_error)

struct _FoveaLayer
{
  gatomicrefcount ref_count;

  // Owned, by way of the pointers within
  FoveaLayerOptions options;
};

G_GNUC_PRINTF (2, 3)
static bool
refuse (GError    **error,
        const char *format,
        ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autoptr (GError) refusal = g_error_new_valist (FOVEA_NETWORK_ERROR,
                                                   FOVEA_NETWORK_ERROR_INVALID, format,
                                                   arguments);
  va_end (arguments);
  g_propagate_error (error, g_steal_pointer (&refusal));

  return false;
}

static bool
has_weights (FoveaLayerKind kind)
{
  return kind == FOVEA_LAYER_CONVOLUTION || kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION;
}

static bool
has_window (FoveaLayerKind kind)
{
  return kind != FOVEA_LAYER_ACTIVATION;
}

static bool
check_size_pair (const int   pair[2],
                 int         least,
                 const char *name,
                 GError    **error)
{
  for (int i = 0; i < 2; i++)
    {
      if (pair[i] < least)
        return refuse (error, _("%s %d×%d is impossible: it must be at least %d"), name, pair[0],
                       pair[1], least);
      if (pair[i] > FOVEA_STENCIL_MAX)
        return refuse (error, _("%s %d×%d is too large: it may be at most %d"), name, pair[0],
                       pair[1], FOVEA_STENCIL_MAX);
    }

  return true;
}

static bool
check_padding (const FoveaLayerOptions *options,
               GError                 **error)
{
  if (options->has_same_padding)
    {
      if (options->kind == FOVEA_LAYER_CONVOLUTION)
        return true;

      return refuse (error, _("padding “same” is for convolutions only"));
    }

  for (int i = 0; i < 4; i++)
    {
      if (options->padding[i] < 0)
        return refuse (error, _("padding %d is impossible: it must be at least 0"),
                       options->padding[i]);
      if (options->padding[i] > FOVEA_STENCIL_MAX)
        return refuse (error, _("padding %d is too large: it may be at most %d"),
                       options->padding[i], FOVEA_STENCIL_MAX);
    }

  return true;
}

static bool
check_padding_mode (const FoveaLayerOptions *options,
                    GError                 **error)
{
  switch (options->padding_mode)
    {
    case FOVEA_PADDING_ZEROS:
      return true;

    case FOVEA_PADDING_REFLECT:
    case FOVEA_PADDING_REPLICATE:
    case FOVEA_PADDING_CIRCULAR:
      if (options->kind == FOVEA_LAYER_CONVOLUTION)
        return true;

      return refuse (error, _("padding mode “%s” is for convolutions only"),
                     fovea_padding_mode_get_nick (options->padding_mode));

    default:
      return refuse (error, _("there is no padding mode %d"), (int) options->padding_mode);
    }
}

// Half of what the window spans, as PyTorch 2 has it; no window then lies in the padding alone
// unless a dilation straddles the stage, which the network looks for.
static bool
check_pooling_padding (const FoveaLayerOptions *options,
                       GError                 **error)
{
  for (int i = 0; i < 4; i++)
    {
      int dimension = i / 2;
      FoveaStencil stencil = { .kernel_size = options->kernel_size[dimension],
                               .dilation = options->dilation[dimension] };

      if (options->padding[i] > fovea_stencil_get_extent (&stencil) / 2)
        return refuse (error, _("padding %d is more than half of the kernel %d×%d"),
                       options->padding[i], options->kernel_size[0], options->kernel_size[1]);
    }

  return true;
}

static bool
check_output_padding (const FoveaLayerOptions *options,
                      GError                 **error)
{
  const int *padding = options->output_padding;

  for (int i = 0; i < 2; i++)
    {
      if (padding[i] < 0)
        return refuse (error, _("output padding %d is impossible: it must be at least 0"),
                       padding[i]);
      if (padding[i] >= MAX (options->stride[i], options->dilation[i]))
        return refuse (error,
                       _("output padding %d must be smaller than the stride %d or the dilation %d"),
                       padding[i], options->stride[i], options->dilation[i]);
    }

  return true;
}

static bool
check_weights (const FoveaKernels *weights,
               GError            **error)
{
  int n_inner = fovea_kernels_get_n_inner (weights);
  int n_rows = fovea_kernels_get_n_rows (weights);
  int n_columns = fovea_kernels_get_n_columns (weights);
  size_t n_weights = (size_t) fovea_kernels_get_n_outer (weights) * n_inner * n_rows * n_columns;
  const float *values = fovea_kernels_get_weights (weights);

  for (size_t i = 0; i < n_weights; i++)
    if (!isfinite (values[i]))
      {
        int column = (int) (i % n_columns);
        int row = (int) (i / n_columns % n_rows);
        int inner = (int) (i / n_columns / n_rows % n_inner);
        int outer = (int) (i / n_columns / n_rows / n_inner);

        return refuse (error, _("weight [%d][%d][%d][%d] is not a finite number"), outer, inner,
                       row, column);
      }

  return true;
}

static int
get_n_out_channels (const FoveaLayerOptions *options,
                    int                      n_in_channels)
{
  if (!has_weights (options->kind))
    return n_in_channels;

  if (options->kind == FOVEA_LAYER_CONVOLUTION)
    return fovea_kernels_get_n_outer (options->weights);

  return fovea_kernels_get_n_inner (options->weights) * options->groups;
}

static bool
check_groups (const FoveaLayerOptions *options,
              GError                 **error)
{
  int n_outer = fovea_kernels_get_n_outer (options->weights);
  int n_inner = fovea_kernels_get_n_inner (options->weights);

  if (options->groups < 1)
    return refuse (error, _("%d groups are impossible: there must be at least 1"),
                   options->groups);

  if (n_outer % options->groups != 0)
    {
      if (options->kind == FOVEA_LAYER_CONVOLUTION)
        return refuse (error, _("%d output channels do not divide into %d groups"), n_outer,
                       options->groups);

      return refuse (error, _("%d input channels do not divide into %d groups"), n_outer,
                     options->groups);
    }

  if ((gint64) n_inner * options->groups > (gint64) FOVEA_SHAPE_MAX_CELLS)
    return refuse (error, _("%d groups are too many"), options->groups);

  return true;
}

static bool
check_bias (const FoveaLayerOptions *options,
            GError                 **error)
{
  int n_channels = get_n_out_channels (options, 0);

  if (options->bias == NULL)
    return true;

  if (options->n_bias != n_channels)
    return refuse (error,
                   g_dngettext (GETTEXT_PACKAGE,
                                "the bias has %d number, but there are %d output channels",
                                "the bias has %d numbers, but there are %d output channels",
                                options->n_bias),
                   options->n_bias, n_channels);

  for (int i = 0; i < n_channels; i++)
    if (!isfinite (options->bias[i]))
      return refuse (error, _("bias [%d] is not a finite number"), i);

  return true;
}

static bool
check_activation (const FoveaLayerOptions *options,
                  GError                 **error)
{
  if (fovea_activation_get_nick (options->activation) == NULL)
    return refuse (error, _("there is no activation %d"), (int) options->activation);

  if (options->activation == FOVEA_ACTIVATION_LEAKY_RELU && !isfinite (options->slope))
    return refuse (error, _("the slope is not a finite number"));

  return true;
}

static bool
check_options (const FoveaLayerOptions *options,
               GError                 **error)
{
  if (fovea_layer_kind_get_nick (options->kind) == NULL)
    return refuse (error, _("there is no kind of layer %d"), (int) options->kind);

  if (options->kind == FOVEA_LAYER_ACTIVATION)
    return check_activation (options, error);

  if (has_weights (options->kind) && options->weights == NULL)
    return refuse (error, _("the weights are missing"));

  if (!check_size_pair (options->kernel_size, 1, _("kernel"), error)
      || !check_size_pair (options->stride, 1, _("stride"), error)
      || !check_size_pair (options->dilation, 1, _("dilation"), error)
      || !check_padding (options, error) || !check_padding_mode (options, error))
    return false;

  if (!has_weights (options->kind))
    return check_pooling_padding (options, error);

  if (options->kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION
      && !check_output_padding (options, error))
    return false;

  return check_groups (options, error) && check_weights (options->weights, error)
         && check_bias (options, error);
}

// Sets what the kind does not have to what does nothing; borrows all pointers.
static FoveaLayerOptions
normalize (const FoveaLayerOptions *options)
{
  FoveaLayerOptions normal = FOVEA_LAYER_OPTIONS_INIT;

  normal.kind = options->kind;
  normal.name = options->name;

  if (!has_window (options->kind))
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
 * Refuses what is impossible whatever the layer is applied to. Parameters that the kind does not
 * have are ignored, except a padding mode or “same” padding. The message bears no layer number;
 * see fovea_network_prefix_error().
 *
 * Returns: (transfer full) (nullable): a layer; or %NULL with %FOVEA_NETWORK_ERROR_INVALID
 */
FoveaLayer *
fovea_layer_new (const FoveaLayerOptions *options,
                 GError                 **error)
{
  g_return_val_if_fail (options != NULL, NULL);

  FoveaLayerOptions normal = normalize (options);

  if (!check_options (&normal, error))
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
 * Gives all parameters, normalized: kernel_size is set for every kind, and what the kind does not
 * have is neutral. A copy of them, changed where needed, makes the layer that an edit wants.
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
  return get_n_out_channels (&self->options, n_in_channels);
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
