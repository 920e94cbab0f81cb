// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The algebra of folding. A convolution g with dilation d adds K′[n] = Σₜ g[t] K[n − b d
// t], P′ = P + b p, b′ = b s; a transposed one spreads K by its stride first and is then
// a convolution with the flipped kernel and padding d (k − 1) − p.
//
// Source: the definition; Dumoulin & Visin, 2016 (arXiv:1603.07285) for transposed
// convolution.

#include "core/stack.h"

#include <math.h>
#include <string.h>

static double
get_tap (const FoveaLayer *layer,
         int               out,
         int               in,
         int               groups,
         int               n_out,
         int               ky,
         int               kx)
{
  FoveaKernels *weights = fovea_layer_get_weights (layer);
  int rows = fovea_layer_get_kernel_size (layer, FOVEA_ROWS);
  int columns = fovea_layer_get_kernel_size (layer, FOVEA_COLUMNS);

  if (weights == NULL)
    return 1.0 / ((double) rows * columns);
  if (fovea_layer_get_kind (layer) == FOVEA_LAYER_TRANSPOSED_CONVOLUTION)
    return fovea_kernels_get (weights, in, out % (n_out / groups), rows - 1 - ky,
                              columns - 1 - kx);

  return fovea_kernels_get (weights, out, in % fovea_kernels_get_n_inner (weights), ky,
                            kx);
}

static gint64 *
list_sources (const FoveaStackRemap *remap,
              gint64                 size)
{
  gint64 *sources = g_new (gint64, remap->size);

  for (gint64 n = 0; n < remap->size; n++)
    {
      gint64 from = n * remap->step + remap->first;

      sources[n] = from >= 0 && from % remap->spread == 0 && from / remap->spread < size
                     ? from / remap->spread : -1;
    }

  return sources;
}

/* Adds one tap of a layer, times what the stack is so far, to one channel of the new kernel. */
static void
add_tap (const FoveaStack *stack,
         int               in,
         double            weight,
         double           *to,
         const gint64      sizes[2],
         const gint64      shift[2])
{
  gint64 rows = stack->axes[0].size, columns = stack->axes[1].size;
  const double *from = stack->kernel + (gint64) in * stack->n_in * rows * columns;

  for (int channel = 0; channel < stack->n_in; channel++)
    for (gint64 y = 0; y < rows; y++)
      for (gint64 x = 0; x < columns; x++, from++)
        to[(channel * sizes[0] + y + shift[0]) * sizes[1] + x + shift[1]]
          += weight * *from;
}

/**
 * fovea_stack_init:
 * @self: (out): the stack
 * @shape: shape of the input
 *
 * Begins with the identity: what no layer does. Clear with fovea_stack_clear().
 */
void
fovea_stack_init (FoveaStack *stack,
                  FoveaShape  shape)
{
  *stack = (FoveaStack) { .n_in = shape.n_channels, .n_out = shape.n_channels };

  for (int dimension = 0; dimension < 2; dimension++)
    {
      int n = dimension == FOVEA_ROWS ? shape.n_rows : shape.n_columns;

      stack->axes[dimension]
        = (FoveaStackAxis) { .size = 1, .up = 1, .down = 1, .n_in = n, .n_out = n };
    }

  stack->bias = g_new0 (double, shape.n_channels);
  stack->kernel = g_new0 (double, (size_t) shape.n_channels * shape.n_channels);
  for (int channel = 0; channel < shape.n_channels; channel++)
    stack->kernel[(size_t) channel * shape.n_channels + channel] = 1;
}

/**
 * fovea_stack_clear:
 * @self: a stack, or zeros
 *
 * Frees the kernel and the bias.
 */
void
fovea_stack_clear (FoveaStack *stack)
{
  g_clear_pointer (&stack->kernel, g_free);
  g_clear_pointer (&stack->bias, g_free);
}

/**
 * fovea_stack_remap:
 * @self: a stack
 * @remaps: what to do along rows and along columns
 *
 * Spreads, thins out, cuts or fills up all kernels.
 */
void
fovea_stack_remap (FoveaStack           *stack,
                   const FoveaStackRemap remaps[2])
{
  gint64 rows = stack->axes[0].size, columns = stack->axes[1].size;
  gint64 n_kernels = (gint64) stack->n_out * stack->n_in;
  g_autofree gint64 *from_rows = list_sources (&remaps[0], rows);
  g_autofree gint64 *from_columns = list_sources (&remaps[1], columns);
  double *kernel = g_new0 (double, n_kernels * remaps[0].size * remaps[1].size);
  double *to = kernel;

  for (gint64 k = 0; k < n_kernels; k++)
    for (gint64 y = 0; y < remaps[0].size; y++)
      for (gint64 x = 0; x < remaps[1].size; x++, to++)
        if (from_rows[y] >= 0 && from_columns[x] >= 0)
          *to = stack->kernel[(k * rows + from_rows[y]) * columns + from_columns[x]];

  g_free (stack->kernel);
  stack->kernel = kernel;
  stack->axes[0].size = remaps[0].size;
  stack->axes[1].size = remaps[1].size;
}

/**
 * fovea_stack_spread:
 * @self: a stack that no stride thins out where the next layer enlarges
 * @steps: the next layer
 *
 * Spreads X and K alike, as a transposed convolution does before it sums.
 */
void
fovea_stack_spread (FoveaStack          *stack,
                    const FoveaStackStep steps[2])
{
  FoveaStackRemap remaps[2];

  for (int dimension = 0; dimension < 2; dimension++)
    {
      FoveaStackAxis *axis = &stack->axes[dimension];
      int spread = steps[dimension].spread;

      remaps[dimension]
        = (FoveaStackRemap) { (axis->size - 1) * spread + 1, 0, 1, spread };
      axis->padding *= spread;
      axis->up *= spread;
    }

  fovea_stack_remap (stack, remaps);
}

/**
 * fovea_stack_reduce:
 * @self: a stack
 *
 * Divides a and b by what divides both: then only every so manieth number of K ever meets
 * a cell of the input, and the others go.
 */
void
fovea_stack_reduce (FoveaStack *stack)
{
  FoveaStackRemap remaps[2];
  bool is_reduced = true;

  for (int dimension = 0; dimension < 2; dimension++)
    {
      FoveaStackAxis *axis = &stack->axes[dimension];
      int divisor = axis->up, other = axis->down;

      while (other != 0)
        {
          int rest = divisor % other;

          divisor = other;
          other = rest;
        }

      gint64 first = (axis->padding % divisor + divisor) % divisor;

      remaps[dimension]
        = (FoveaStackRemap) { MAX ((axis->size - first + divisor - 1) / divisor, 1), first,
                             divisor, 1 };
      axis->padding = (axis->padding - first) / divisor;
      axis->up /= divisor;
      axis->down /= divisor;
      is_reduced &= divisor == 1;
    }

  if (!is_reduced)
    fovea_stack_remap (stack, remaps);
}

/**
 * fovea_stack_add_bias:
 * @self: a stack
 * @layer: the next layer
 * @n_out: its output channels
 * @steps: its two axes
 *
 * Sends the biases so far through @layer: b = b₂ + Σ g · b₁. A transposed convolution
 * sums other taps at each phase of its stride.
 *
 * Returns: whether it gives one number at all phases
 */
bool
fovea_stack_add_bias (FoveaStack          *stack,
                      const FoveaLayer    *layer,
                      int                  n_out,
                      const FoveaStackStep steps[2])
{
  int groups = fovea_layer_get_weights (layer) ? fovea_layer_get_options (layer)->groups
                                               : n_out;
  int n_inner = stack->n_out / groups;
  int phases[2] = { steps[0].spread, steps[1].spread };
  g_autofree double *sums = g_new (double, phases[0] * phases[1]);
  double *bias = g_new0 (double, n_out);
  bool is_even = true;

  for (int out = 0; out < n_out; out++)
    {
      double size = 0;

      memset (sums, 0, sizeof (double) * phases[0] * phases[1]);
      for (int inner = 0; inner < n_inner; inner++)
        for (int ky = 0; ky < steps[0].kernel_size; ky++)
          for (int kx = 0; kx < steps[1].kernel_size; kx++)
            {
              int in = out / (n_out / groups) * n_inner + inner;
              double part
                = stack->bias[in] * get_tap (layer, out, in, groups, n_out, ky, kx);

              sums[ky * steps[0].dilation % phases[0] * phases[1]
                   + kx * steps[1].dilation % phases[1]]
                += part;
              size += fabs (part);
            }

      for (int phase = 1; phase < phases[0] * phases[1]; phase++)
        is_even &= fabs (sums[phase] - sums[0]) <= 1e-6 * size;
      bias[out]
        = sums[0]
          + (fovea_layer_has_bias (layer) ? fovea_layer_get_bias (layer, out) : 0);
    }

  g_free (stack->bias);
  stack->bias = bias;
  stack->has_bias |= fovea_layer_has_bias (layer);

  return is_even;
}

/**
 * fovea_stack_add_kernel:
 * @self: a stack, spread already
 * @layer: the next layer
 * @n_out: its output channels
 * @steps: its two axes
 * @sizes: rows and columns of the new kernels
 *
 * Composes all kernels so far with those of @layer, summing over the channels between.
 */
void
fovea_stack_add_kernel (FoveaStack          *stack,
                        const FoveaLayer    *layer,
                        int                  n_out,
                        const FoveaStackStep steps[2],
                        const gint64         sizes[2])
{
  int groups = fovea_layer_get_weights (layer) ? fovea_layer_get_options (layer)->groups
                                               : n_out;
  int n_inner = stack->n_out / groups;
  gint64 channel_size = stack->n_in * sizes[0] * sizes[1];
  double *kernel = g_new0 (double, n_out * channel_size);

  for (int out = 0; out < n_out; out++)
    for (int inner = 0; inner < n_inner; inner++)
      for (int ky = 0; ky < steps[0].kernel_size; ky++)
        for (int kx = 0; kx < steps[1].kernel_size; kx++)
          {
            int in = out / (n_out / groups) * n_inner + inner;
            double weight = get_tap (layer, out, in, groups, n_out, ky, kx);
            gint64 shift[2] = { (gint64) ky * steps[0].dilation * stack->axes[0].down,
                                (gint64) kx * steps[1].dilation * stack->axes[1].down };

            if (weight != 0)
              add_tap (stack, in, weight, kernel + out * channel_size, sizes, shift);
          }

  g_free (stack->kernel);
  stack->kernel = kernel;
  for (int dimension = 0; dimension < 2; dimension++)
    stack->axes[dimension].size = sizes[dimension];
}

