// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is impossible for a layer whatever it is applied to, and the sentence that says
// so.

#include "config.h"

#include "core/layer-check.h"

#include <glib/gi18n.h>
#include <math.h>

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

// The most cells of a pooling's window: weights are as many as a file holds, but a window
// is of any size, and a trace lists a term for each of its cells.
static const gint64 MOST_POOLED = 1 << 22;

static bool
check_size_pair (const int   pair[2],
                 int         least,
                 const char *name,
                 GError    **error)
{
  for (int i = 0; i < 2; i++)
    {
      if (pair[i] < least)
        return refuse (error, _("%s %d×%d is impossible: it must be at least %d"), name,
                       pair[0], pair[1], least);
      if (pair[i] > FOVEA_STENCIL_MAX)
        return refuse (error, _("%s %d×%d is too large: it may be at most %d"), name,
                       pair[0], pair[1], FOVEA_STENCIL_MAX);
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
      return refuse (error, _("there is no padding mode %d"),
                     (int) options->padding_mode);
    }
}

static bool
check_pooling_window (const FoveaLayerOptions *options,
                      GError                 **error)
{
  const int *size = options->kernel_size;

  if ((gint64) size[0] * size[1] > MOST_POOLED)
    return refuse (error, _("its kernel %d×%d is too large"), size[0], size[1]);

  return true;
}

// Half of what the window spans, as PyTorch 2 has it; no window then lies in the padding
// alone unless a dilation straddles the stage, which the network looks for.
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
                       options->padding[i], options->kernel_size[0],
                       options->kernel_size[1]);
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
        return refuse (
            error,
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
  size_t n_weights
      = (size_t) fovea_kernels_get_n_outer (weights) * n_inner * n_rows * n_columns;
  const float *values = fovea_kernels_get_weights (weights);

  for (size_t i = 0; i < n_weights; i++)
    if (!isfinite (values[i]))
      {
        int column = (int) (i % n_columns);
        int row = (int) (i / n_columns % n_rows);
        int inner = (int) (i / n_columns / n_rows % n_inner);
        int outer = (int) (i / n_columns / n_rows / n_inner);

        return refuse (error, _("weight [%d][%d][%d][%d] is not a finite number"), outer,
                       inner, row, column);
      }

  return true;
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
        return refuse (error, _("%d output channels do not divide into %d groups"),
                       n_outer, options->groups);

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
  int n_channels = options->kind == FOVEA_LAYER_CONVOLUTION
                     ? fovea_kernels_get_n_outer (options->weights)
                     : fovea_kernels_get_n_inner (options->weights) * options->groups;

  if (options->bias == NULL)
    return true;

  if (options->n_bias != n_channels)
    return refuse (
        error,
        g_dngettext (
            GETTEXT_PACKAGE, "the bias has %d number instead of %d, one for each output channel",
            "the bias has %d numbers instead of %d, one for each output channel", options->n_bias),
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

/**
 * fovea_layer_check_options:
 * @options: normalized parameters, kernel_size that of the weights
 * @error: return location for an error
 *
 * Returns: whether a layer may have them; if not, %FOVEA_NETWORK_ERROR_INVALID is set,
 * with a sentence that names the value
 */
bool
fovea_layer_check_options (const FoveaLayerOptions *options,
                           GError                 **error)
{
  if (fovea_layer_kind_get_nick (options->kind) == NULL)
    return refuse (error, _("there is no kind of layer %d"), (int) options->kind);

  if (options->kind == FOVEA_LAYER_ACTIVATION)
    return check_activation (options, error);

  bool has_weights = options->kind == FOVEA_LAYER_CONVOLUTION
                     || options->kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION;

  if (has_weights && options->weights == NULL)
    return refuse (error, _("the weights are missing"));

  if (!check_size_pair (options->kernel_size, 1, _("kernel"), error)
      || !check_size_pair (options->stride, 1, _("stride"), error)
      || !check_size_pair (options->dilation, 1, _("dilation"), error)
      || !check_padding (options, error) || !check_padding_mode (options, error))
    return false;

  if (!has_weights)
    return check_pooling_window (options, error) && check_pooling_padding (options, error);

  if (options->kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION
      && !check_output_padding (options, error))
    return false;

  return check_groups (options, error) && check_weights (options->weights, error)
         && check_bias (options, error);
}
