// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How one layer fits one stage: the axes and the shape that follow, or the sentence that
// says why it does not.

#include "config.h"

#include "core/fit.h"

#include <glib/gi18n.h>

G_GNUC_PRINTF (3, 4)
static bool
refuse (GError          **error,
        FoveaNetworkError code,
        const char       *format,
        ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autoptr (GError) refusal
      = g_error_new_valist (FOVEA_NETWORK_ERROR, code, format, arguments);
  va_end (arguments);
  g_propagate_error (error, g_steal_pointer (&refusal));

  return false;
}

// "Same" padding: o = ⌈i/s⌉, total padding max ((o − 1)s + k̂ − i, 0), the extra cell at
// the end.
static void
find_same_padding (FoveaStencil *stencil,
                   int           n_in)
{
  gint64 n_out = ((gint64) n_in + stencil->stride - 1) / stencil->stride;
  gint64 needed = (n_out - 1) * stencil->stride + fovea_stencil_get_extent (stencil);
  int total = (int) MAX (needed - n_in, 0);

  stencil->padding_before = total / 2;
  stencil->padding_after = total - total / 2;
}

static FoveaAxis
make_axis (const FoveaLayerOptions *options,
           FoveaDimension           dimension,
           int                      n_in)
{
  FoveaAxis axis = {
    .stencil = {
      .kernel_size = options->kernel_size[dimension],
      .stride = options->stride[dimension],
      .dilation = options->dilation[dimension],
      .padding_before = options->padding[2 * dimension],
      .padding_after = options->padding[2 * dimension + 1],
    },
    .padding_mode = options->padding_mode,
    .is_transposed = options->kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION,
    .n_in = n_in,
  };

  if (options->has_same_padding)
    find_same_padding (&axis.stencil, n_in);

  if (axis.is_transposed)
    axis.n_out = fovea_stencil_get_transposed_output_size (
      &axis.stencil, n_in, options->output_padding[dimension]);
  else
    axis.n_out = fovea_stencil_get_output_size (&axis.stencil, n_in);

  return axis;
}

static gint64
get_padded_size (const FoveaAxis *axis)
{
  return (gint64) axis->n_in + axis->stencil.padding_before + axis->stencil.padding_after;
}

static bool
check_channels (const FoveaLayerOptions *options,
                int                      n_channels,
                GError                 **error)
{
  if (options->weights == NULL)
    return true;

  if (n_channels % options->groups != 0)
    return refuse (error, FOVEA_NETWORK_ERROR_MISFIT,
                   _("%d input channels do not divide into %d groups"), n_channels,
                   options->groups);

  int n_taken = options->kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION
                  ? fovea_kernels_get_n_outer (options->weights)
                  : fovea_kernels_get_n_inner (options->weights) * options->groups;

  if (n_channels != n_taken)
    return refuse (error, FOVEA_NETWORK_ERROR_MISFIT,
                   g_dngettext (GETTEXT_PACKAGE,
                                "the weights are for %d input channel, but there are %d",
                                "the weights are for %d input channels, but there are %d",
                                n_taken),
                   n_taken, n_channels);

  return true;
}

static bool
check_padding_mode (const FoveaAxis axes[2],
                    GError        **error)
{
  FoveaPaddingMode mode = axes[0].padding_mode;

  if (mode != FOVEA_PADDING_REFLECT && mode != FOVEA_PADDING_CIRCULAR)
    return true;

  for (int i = 0; i < 2; i++)
    {
      int padding = MAX (axes[i].stencil.padding_before, axes[i].stencil.padding_after);

      if (mode == FOVEA_PADDING_REFLECT && padding >= axes[i].n_in)
        return refuse (error, FOVEA_NETWORK_ERROR_MISFIT,
                       _("reflect padding %d must be smaller than its input %d×%d"),
                       padding, axes[0].n_in, axes[1].n_in);

      if (mode == FOVEA_PADDING_CIRCULAR && padding > axes[i].n_in)
        return refuse (error, FOVEA_NETWORK_ERROR_MISFIT,
                       _("circular padding %d must be at most its input %d×%d"), padding,
                       axes[0].n_in, axes[1].n_in);
    }

  return true;
}

static bool
check_kernel_size (const FoveaAxis axes[2],
                   GError        **error)
{
  const FoveaStencil *rows = &axes[0].stencil;
  const FoveaStencil *columns = &axes[1].stencil;

  if (axes[0].is_transposed)
    {
      if (axes[0].n_out > 0 && axes[1].n_out > 0)
        return true;

      return refuse (error, FOVEA_NETWORK_ERROR_MISFIT,
                     _("padding %d, %d, %d, %d leaves no output of the kernel %d×%d"),
                     rows->padding_before, rows->padding_after, columns->padding_before,
                     columns->padding_after, rows->kernel_size, columns->kernel_size);
    }

  // Output sizes that are 0 are those of kernels larger than their padded input.
  if (axes[0].n_out > 0 && axes[1].n_out > 0)
    return true;

  if (rows->dilation == 1 && columns->dilation == 1)
    return refuse (error, FOVEA_NETWORK_ERROR_MISFIT,
                   _("kernel %d×%d is larger than its padded input %d×%d"),
                   rows->kernel_size, columns->kernel_size,
                   (int) get_padded_size (&axes[0]), (int) get_padded_size (&axes[1]));

  return refuse (
      error, FOVEA_NETWORK_ERROR_MISFIT,
      _("kernel %d×%d, dilated to %d×%d, is larger than its padded input %d×%d"),
      rows->kernel_size, columns->kernel_size, fovea_stencil_get_extent (rows),
      fovea_stencil_get_extent (columns), (int) get_padded_size (&axes[0]),
      (int) get_padded_size (&axes[1]));
}

// Whether each window has a real cell. Those that begin in the stage have, and as no
// padding is more than half a window, none begins beyond; those that begin before are
// looked at one by one.
static bool
covers_cells (const FoveaAxis *axis)
{
  const FoveaStencil *stencil = &axis->stencil;

  for (int out = 0; out < axis->n_out; out++)
    {
      int position = fovea_stencil_tap (stencil, out, 0);

      if (position >= 0)
        break;

      int tap = (-position + stencil->dilation - 1) / stencil->dilation;

      if (tap >= stencil->kernel_size
          || fovea_stencil_tap (stencil, out, tap) >= axis->n_in)
        return false;
    }

  return true;
}

static bool
check_max_windows (const FoveaAxis axes[2],
                   GError        **error)
{
  if (covers_cells (&axes[0]) && covers_cells (&axes[1]))
    return true;

  return refuse (
      error, FOVEA_NETWORK_ERROR_MISFIT,
      _("a window of the kernel %d×%d lies wholly in the padding of its input %d×%d"),
      axes[0].stencil.kernel_size, axes[1].stencil.kernel_size, axes[0].n_in,
      axes[1].n_in);
}

static bool
check_size (const FoveaLayerOptions *options,
            FoveaShape               shape_in,
            const FoveaFit          *fit,
            GError                 **error)
{
  FoveaShape padded = shape_in;

  if (!fit->axes[0].is_transposed)
    {
      padded.n_rows = (int) get_padded_size (&fit->axes[FOVEA_ROWS]);
      padded.n_columns = (int) get_padded_size (&fit->axes[FOVEA_COLUMNS]);
    }

  if (!fovea_shape_is_valid (padded))
    return refuse (error, FOVEA_NETWORK_ERROR_TOO_LARGE,
                   _("its padded input %d×%d×%d is too large"), padded.n_channels,
                   padded.n_rows, padded.n_columns);

  if (!fovea_shape_is_valid (fit->shape))
    return refuse (error, FOVEA_NETWORK_ERROR_TOO_LARGE,
                   _("its output %d×%d×%d is too large"), fit->shape.n_channels,
                   fit->shape.n_rows, fit->shape.n_columns);

  return true;
}

/**
 * fovea_fit_init:
 * @self: (out): the shape and axes to set
 * @layer: a layer
 * @shape_in: a valid shape, of the stage it is applied to
 * @error: return location for an error
 *
 * Returns: whether @layer fits; if not, an error of %FOVEA_NETWORK_ERROR is set, with a
 * sentence that names the value but not the layer
 */
bool
fovea_fit_init (FoveaFit         *self,
                const FoveaLayer *layer,
                FoveaShape        shape_in,
                GError          **error)
{
  const FoveaLayerOptions *options = fovea_layer_get_options (layer);

  self->axes[FOVEA_ROWS] = make_axis (options, FOVEA_ROWS, shape_in.n_rows);
  self->axes[FOVEA_COLUMNS] = make_axis (options, FOVEA_COLUMNS, shape_in.n_columns);
  self->shape = (FoveaShape) {
    .n_channels = fovea_layer_get_n_out_channels (layer, shape_in.n_channels),
    .n_rows = self->axes[FOVEA_ROWS].n_out,
    .n_columns = self->axes[FOVEA_COLUMNS].n_out,
  };

  return check_channels (options, shape_in.n_channels, error)
         && check_padding_mode (self->axes, error)
         && check_kernel_size (self->axes, error)
         && check_size (options, shape_in, self, error)
         && (options->kind != FOVEA_LAYER_MAX_POOLING
             || check_max_windows (self->axes, error));
}
