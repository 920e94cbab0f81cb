// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What may be folded into one layer, how it pads, and how the result is made a layer
// again. The algebra is in stack.c.

#include "config.h"

#include "core/compose-stack.h"

#include "core/stack.h"

#include <glib/gi18n.h>

// What one composed kernel may have, and what finding it and applying it may take.
static const double MOST_WEIGHTS = 1 << 22;
static const double MOST_PRODUCTS = 5e8;
static const double MOST_APPLIED = 2e9;

static FoveaStackStep
step_axis_get (const FoveaAxis *axis)
{
  const FoveaStencil *stencil = &axis->stencil;
  FoveaStackStep step = { stencil->kernel_size, stencil->stride, stencil->dilation, 1,
                    stencil->padding_before, stencil->padding_after };

  if (axis->is_transposed)
    {
      int reach = fovea_stencil_get_extent (stencil) - 1;

      step.stride = 1;
      step.spread = stencil->stride;
      step.padding_before = reach - stencil->padding_before;
      step.padding_after = reach - stencil->padding_after;
    }

  return step;
}

static const char *
get_mode_name (FoveaPaddingMode mode)
{
  switch (mode)
    {
    case FOVEA_PADDING_REFLECT:
      return C_("padding mode", "reflect");
    case FOVEA_PADDING_REPLICATE:
      return C_("padding mode", "replicate");
    case FOVEA_PADDING_CIRCULAR:
      return C_("padding mode", "circular");
    case FOVEA_PADDING_ZEROS:
    default:
      return C_("padding mode", "zeros");
    }
}

/* Whether K over the map so far goes on as the padded input does, so that one padding is enough. */
static bool
can_repeat (const FoveaStack     *stack,
            const FoveaStackAxis *axis,
            FoveaPaddingMode      mode)
{
  if (stack->has_zeros || stack->has_transposed
      || (stack->has_repeats && stack->mode != mode))
    return false;

  // A periodic input gives a periodic map if a whole number of strides fits.
  if (mode == FOVEA_PADDING_CIRCULAR)
    return (gint64) axis->down * axis->n_out == axis->n_in;

  return axis->size == 1 && axis->down == 1 && axis->padding == 0;
}

/* Notes how @layer pads. Returns why one kernel cannot do the same, or NULL. */
static char *
check_padding (FoveaStack         *stack,
               const FoveaNetwork *network,
               int                 layer)
{
  bool has_zeros = false;
  bool has_repeats = false;
  FoveaPaddingMode mode = FOVEA_PADDING_ZEROS;

  for (int dimension = 0; dimension < 2; dimension++)
    {
      FoveaAxis axis = fovea_network_get_axis (network, layer, dimension);
      FoveaStackStep step = step_axis_get (&axis);

      if (step.padding_before <= 0 && step.padding_after <= 0)
        continue;
      if (axis.padding_mode == FOVEA_PADDING_ZEROS || axis.is_transposed)
        {
          has_zeros = true;
          continue;
        }
      has_repeats = true;
      mode = axis.padding_mode;
      if (!can_repeat (stack, &stack->axes[dimension], mode))
        return g_strdup_printf (
          _("Layer %d pads the map between the layers (%s), which padding of "
            "the input cannot repeat: no single kernel does the same"),
          layer, get_mode_name (mode));
    }

  if (has_zeros && stack->has_repeats)
    return g_strdup_printf (
      _("Layer %d pads with zeros, an earlier one otherwise (%s): a single "
        "kernel has one kind of padding"),
      layer, get_mode_name (stack->mode));

  stack->has_zeros |= has_zeros;
  stack->has_repeats |= has_repeats;
  if (has_repeats)
    stack->mode = mode;

  return NULL;
}

static char *
check_size (FoveaStack          *stack,
            const FoveaLayer    *layer,
            int                  n_out,
            const FoveaStackStep steps[2],
            const gint64         sizes[2])
{
  int groups = fovea_layer_get_weights (layer) ? fovea_layer_get_options (layer)->groups
                                               : n_out;
  double before = (double) stack->n_in * stack->axes[0].size * stack->axes[1].size;
  double after = (double) n_out * stack->n_in * sizes[0] * sizes[1];
  double products = before * n_out * ((double) stack->n_out / groups)
                    * steps[0].kernel_size * steps[1].kernel_size;

  stack->n_products += products;
  if (after <= MOST_WEIGHTS && stack->n_products <= MOST_PRODUCTS)
    return NULL;

  return g_strdup_printf (_("The composed kernel would be too large: %.0f weights"),
                          after);
}

/* One layer either enlarges or thins out. */
static void
note_mixture (FoveaStack *stack,
              int         layer)
{
  bool is_mixed = (stack->axes[0].up > 1 || stack->axes[1].up > 1)
                  && (stack->axes[0].down > 1 || stack->axes[1].down > 1);

  if (!is_mixed)
    stack->mixed_layer = 0;
  else if (stack->mixed_layer == 0)
    stack->mixed_layer = layer;
}

/* Adds a convolution, a transposed one or an average pooling. Returns what forbids it, or NULL. */
static char *
step_stack (FoveaStack         *stack,
            const FoveaNetwork *network,
            int                 layer)
{
  FoveaLayer *at = fovea_network_get_layer (network, layer);
  FoveaAxis axes[2] = { fovea_network_get_axis (network, layer, FOVEA_ROWS),
                        fovea_network_get_axis (network, layer, FOVEA_COLUMNS) };
  FoveaStackStep steps[2] = { step_axis_get (&axes[0]), step_axis_get (&axes[1]) };
  int n_out = fovea_network_get_shape (network, layer).n_channels;
  gint64 sizes[2];
  char *reason = check_padding (stack, network, layer);

  if (reason != NULL)
    return reason;

  for (int i = 0; i < 2; i++)
    {
      if (steps[i].spread > 1 && stack->axes[i].down > 1)
        return g_strdup_printf (
          _("Layer %d enlarges a map that a stride has thinned out: no "
            "single kernel does the same"),
          layer);
      sizes[i]
        = (stack->axes[i].size - 1) * steps[i].spread + 1
          + (gint64) (steps[i].kernel_size - 1) * steps[i].dilation * stack->axes[i].down;
    }
  reason = check_size (stack, at, n_out, steps, sizes);
  if (reason != NULL)
    return reason;
  if (!fovea_stack_add_bias (stack, at, n_out, steps))
    return g_strdup_printf (
      _("Layer %d (transposed convolution) spreads the bias before it "
        "unevenly: no single bias does the same"),
      layer);

  fovea_stack_spread (stack, steps);
  fovea_stack_add_kernel (stack, at, n_out, steps, sizes);
  for (int i = 0; i < 2; i++)
    {
      FoveaStackAxis *axis = &stack->axes[i];

      axis->padding += (gint64) steps[i].padding_before * axis->down;
      axis->padding_after += (gint64) steps[i].padding_after * axis->down;
      axis->down *= steps[i].stride;
      axis->n_out = axes[i].n_out;
      stack->has_transposed |= axes[i].is_transposed;
    }
  stack->n_out = n_out;
  fovea_stack_reduce (stack);
  note_mixture (stack, layer);

  return NULL;
}

/*
 * The padding after the last cell that makes as many outputs as the stack does: by the
 * same rule as before it if that is right, else the least. Zeros are put before or after
 * K where cells were cut off, since no padding is negative.
 */
static FoveaStackRemap
fit_convolution (FoveaStackAxis *axis,
                 bool            has_transposed)
{
  gint64 first = MIN (axis->padding, 0);
  gint64 size = axis->size - first;
  gint64 before = axis->padding - first;
  gint64 room = axis->n_in + before - size;
  gint64 least = (gint64) (axis->n_out - 1) * axis->down - room;
  bool is_kept = !has_transposed && axis->padding_after >= MAX (least, 0)
                 && axis->padding_after < least + axis->down;

  axis->padding = before;
  axis->padding_after = is_kept ? axis->padding_after : MAX (least, 0);
  if (least <= -axis->down)
    size += -least;

  return (FoveaStackRemap) { size, first, 1, 1 };
}

/* The same for a transposed convolution, whose kernel is K flipped and whose padding cuts off. */
static FoveaStackRemap
fit_transposed (FoveaStackAxis *axis)
{
  gint64 size = MAX (axis->size, axis->padding + 1);
  gint64 cut_before = size - 1 - axis->padding;
  gint64 cut_after
    = (gint64) (axis->n_in - 1) * axis->up + size - cut_before - axis->n_out;
  gint64 missing = MAX (-cut_after, 0);

  axis->padding = cut_before;
  axis->padding_after = cut_after + missing;

  return (FoveaStackRemap) { size + missing, -missing, 1, 1 };
}

static FoveaKernels *
dup_kernels (const FoveaStack *stack,
             bool              is_transposed)
{
  size_t area = (size_t) stack->axes[0].size * stack->axes[1].size;
  int n_in = stack->n_in, n_out = stack->n_out;
  g_autofree float *weights = g_new (float, area * n_in * n_out);

  for (int out = 0; out < n_out; out++)
    for (int in = 0; in < n_in; in++)
      {
        const double *from = stack->kernel + ((size_t) out * n_in + in) * area;
        float *to
          = weights
            + (is_transposed ? (size_t) in * n_out + out : (size_t) out * n_in + in)
                * area;

        for (size_t i = 0; i < area; i++)
          to[i] = (float) from[is_transposed ? area - 1 - i : i];
      }

  return fovea_kernels_new (is_transposed ? n_in : n_out, is_transposed ? n_out : n_in,
                            (int) stack->axes[0].size, (int) stack->axes[1].size,
                            weights);
}

static FoveaLayer *
stack_finish (FoveaStack *stack,
              char      **reason)
{
  bool is_transposed = stack->axes[0].up > 1 || stack->axes[1].up > 1;
  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;
  g_autofree float *bias = g_new (float, stack->n_out);
  g_autoptr (GError) error = NULL;
  FoveaStackRemap remaps[2];

  for (int i = 0; i < 2; i++)
    {
      FoveaStackAxis *axis = &stack->axes[i];

      remaps[i] = is_transposed ? fit_transposed (axis)
                                : fit_convolution (axis, stack->has_transposed);
      options.stride[i] = is_transposed ? axis->up : axis->down;
      options.padding[2 * i] = (int) axis->padding;
      options.padding[2 * i + 1] = (int) axis->padding_after;
    }

  double n_weights
    = (double) stack->n_out * stack->n_in * remaps[0].size * remaps[1].size;

  if (n_weights > MOST_WEIGHTS
      || n_weights * stack->axes[0].n_out * stack->axes[1].n_out > MOST_APPLIED)
    {
      *reason = g_strdup_printf (_("The composed kernel would be too large: %.0f weights"), n_weights);
      return NULL;
    }

  fovea_stack_remap (stack, remaps);
  for (int out = 0; out < stack->n_out; out++)
    bias[out] = (float) stack->bias[out];

  g_autoptr (FoveaKernels) weights = dup_kernels (stack, is_transposed);

  options.kind = is_transposed ? FOVEA_LAYER_TRANSPOSED_CONVOLUTION
                               : FOVEA_LAYER_CONVOLUTION;
  options.weights = weights;
  options.padding_mode = stack->has_repeats ? stack->mode : FOVEA_PADDING_ZEROS;
  options.bias = stack->has_bias ? bias : NULL;
  options.n_bias = stack->has_bias ? stack->n_out : 0;

  FoveaLayer *layer = fovea_layer_new (&options, &error);

  if (layer == NULL)
    *reason = g_strdup (error->message);

  return layer;
}

/**
 * fovea_stack_compose:
 * @network: a network of linear layers, at least one
 * @obstacle: (out): the layer that stands in the way, if one does, else 0
 * @reason: (out) (transfer full) (nullable): why there is no such layer
 *
 * Folds all layers into one that gives the same output wherever the padding between the
 * layers does not show: a convolution, or a transposed one if the stack enlarges. Weights
 * are summed in double. Groups are filled up with zeros.
 *
 * Returns: (transfer full) (nullable): the layer
 */
FoveaLayer *
fovea_stack_compose (const FoveaNetwork *network,
                     int                *obstacle,
                     char              **reason)
{
  g_auto (FoveaStack) stack = { 0 };

  *obstacle = 0;
  *reason = NULL;
  fovea_stack_init (&stack, fovea_network_get_shape (network, 0));

  for (int layer = 1; layer <= fovea_network_get_n_layers (network); layer++)
    {
      FoveaLayer *at = fovea_network_get_layer (network, layer);

      if (fovea_layer_get_kind (at) == FOVEA_LAYER_ACTIVATION)
        continue;
      *reason = step_stack (&stack, network, layer);
      if (*reason != NULL)
        {
          *obstacle = layer;
          return NULL;
        }
    }

  if (stack.mixed_layer != 0)
    {
      *obstacle = stack.mixed_layer;
      *reason = g_strdup_printf (_("With layer %d the stack both enlarges the map and thins it "
                                   "out: no single kernel does the same"), stack.mixed_layer);
      return NULL;
    }

  return stack_finish (&stack, reason);
}
