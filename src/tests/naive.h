// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Layers by plain loops in double, written from the definitions alone: an independent check.

#pragma once

#include "core/network.h"

#include <math.h>

// A stage as numbers.
typedef struct
{
  FoveaShape shape;
  double *values;
} Naive;

// What is done with a layer on the way.
typedef struct
{
  FoveaLayer *layer;
  int padding[4];  // "same" resolved
  bool counts;     // every weight is 1, nothing is added, pooling adds, activations pass
  double factor;   // of each weight
  bool is_turned;  // kernels by 180°
} NaiveStep;

static inline double *
naive_at (const Naive *self,
          int          c,
          int          y,
          int          x)
{
  return &self->values[((size_t) c * self->shape.n_rows + y) * self->shape.n_columns + x];
}

static inline Naive
naive_new (FoveaShape shape)
{
  return (Naive) { shape, g_new0 (double, fovea_shape_get_n_cells (shape)) };
}

static inline Naive
naive_from_tensor (FoveaTensor *tensor)
{
  Naive self = naive_new (fovea_tensor_get_shape (tensor));

  for (size_t i = 0; i < fovea_shape_get_n_cells (self.shape); i++)
    self.values[i] = fovea_tensor_get_values (tensor)[i];
  return self;
}

// Where a padded index leads to: −1 is a padding cell.
static inline int
naive_wrap (int              i,
            int              n,
            FoveaPaddingMode mode)
{
  if (i >= 0 && i < n)
    return i;
  if (mode == FOVEA_PADDING_CIRCULAR)
    return ((i % n) + n) % n;
  if (mode == FOVEA_PADDING_REPLICATE)
    return i < 0 ? 0 : n - 1;
  if (mode == FOVEA_PADDING_REFLECT)
    return i < 0 ? -i : 2 * (n - 1) - i;
  return -1;
}

static inline double
naive_weight (const NaiveStep *step,
              int              outer,
              int              inner,
              int              ky,
              int              kx)
{
  FoveaKernels *bank = fovea_layer_get_weights (step->layer);

  if (step->counts)
    return 1;
  if (step->is_turned)
    {
      ky = fovea_kernels_get_n_rows (bank) - 1 - ky;
      kx = fovea_kernels_get_n_columns (bank) - 1 - kx;
    }
  return step->factor * fovea_kernels_get (bank, outer, inner, ky, kx);
}

static inline double
naive_activate (const FoveaLayerOptions *options,
                double                   x)
{
  switch (options->activation)
    {
    case FOVEA_ACTIVATION_RELU:
      return x > 0 ? x : 0;
    case FOVEA_ACTIVATION_LEAKY_RELU:
      return x > 0 ? x : options->slope * x;
    case FOVEA_ACTIVATION_SIGMOID:
      return 1 / (1 + exp (-x));
    case FOVEA_ACTIVATION_TANH:
      return tanh (x);
    case FOVEA_ACTIVATION_IDENTITY:
    default:
      return x;
    }
}

// A convolution: seven loops, of which the outer three are naive_apply's.
static inline double
naive_convolve (const NaiveStep *step,
                const Naive     *in,
                const Naive     *out,
                const int        place[3])
{
  const FoveaLayerOptions *options = fovea_layer_get_options (step->layer);
  int n_in = in->shape.n_channels / options->groups;
  int group = place[0] / (out->shape.n_channels / options->groups);
  double sum = step->counts ? 0 : fovea_layer_get_bias (step->layer, place[0]);

  for (int c = 0; c < n_in; c++)
    for (int ky = 0; ky < fovea_layer_get_kernel_size (step->layer, FOVEA_ROWS); ky++)
      for (int kx = 0; kx < fovea_layer_get_kernel_size (step->layer, FOVEA_COLUMNS); kx++)
        {
          int y = naive_wrap (place[1] * options->stride[0] - step->padding[0]
                                + ky * options->dilation[0],
                              in->shape.n_rows, options->padding_mode);
          int x = naive_wrap (place[2] * options->stride[1] - step->padding[2]
                                + kx * options->dilation[1],
                              in->shape.n_columns, options->padding_mode);

          if (y >= 0 && x >= 0)
            sum += naive_weight (step, place[0], c, ky, kx) * *naive_at (in, group * n_in + c, y, x);
        }
  return sum;
}

static inline double
naive_pool (const NaiveStep *step,
            const Naive     *in,
            const int        place[3])
{
  const FoveaLayerOptions *options = fovea_layer_get_options (step->layer);
  bool is_max = options->kind == FOVEA_LAYER_MAX_POOLING && !step->counts;
  double result = is_max ? -INFINITY : 0;

  for (int ky = 0; ky < options->kernel_size[0]; ky++)
    for (int kx = 0; kx < options->kernel_size[1]; kx++)
      {
        int y = place[1] * options->stride[0] - step->padding[0] + ky * options->dilation[0];
        int x = place[2] * options->stride[1] - step->padding[2] + kx * options->dilation[1];

        if (y < 0 || x < 0 || y >= in->shape.n_rows || x >= in->shape.n_columns)
          continue;
        double value = *naive_at (in, place[0], y, x);
        result = is_max ? MAX (result, value) : result + value;
      }
  return is_max || step->counts ? result
                                : result / (options->kernel_size[0] * options->kernel_size[1]);
}

// A transposed convolution scatters: each input cell adds a kernel to the output.
static inline void
naive_scatter (const NaiveStep *step,
               const Naive     *in,
               const Naive     *out)
{
  const FoveaLayerOptions *options = fovea_layer_get_options (step->layer);
  int n_in = in->shape.n_channels / options->groups;
  int n_out = out->shape.n_channels / options->groups;

  for (int c = 0; c < out->shape.n_channels; c++)
    for (int y = 0; y < out->shape.n_rows; y++)
      for (int x = 0; x < out->shape.n_columns; x++)
        *naive_at (out, c, y, x) = step->counts ? 0 : fovea_layer_get_bias (step->layer, c);

  for (int c = 0; c < in->shape.n_channels; c++)
    for (int o = 0; o < n_out; o++)
      for (int iy = 0; iy < in->shape.n_rows; iy++)
        for (int ix = 0; ix < in->shape.n_columns; ix++)
          for (int ky = 0; ky < fovea_layer_get_kernel_size (step->layer, FOVEA_ROWS); ky++)
            for (int kx = 0; kx < fovea_layer_get_kernel_size (step->layer, FOVEA_COLUMNS); kx++)
              {
                int y = iy * options->stride[0] - step->padding[0] + ky * options->dilation[0];
                int x = ix * options->stride[1] - step->padding[2] + kx * options->dilation[1];

                if (y >= 0 && x >= 0 && y < out->shape.n_rows && x < out->shape.n_columns)
                  *naive_at (out, c / n_in * n_out + o, y, x)
                    += naive_weight (step, c, o, ky, kx) * *naive_at (in, c, iy, ix);
              }
}

// The stage of shape @shape that @step makes of @in.
static inline Naive
naive_apply (const NaiveStep *step,
             const Naive     *in,
             FoveaShape       shape)
{
  const FoveaLayerOptions *options = fovea_layer_get_options (step->layer);
  Naive out = naive_new (shape);

  if (options->kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION)
    {
      naive_scatter (step, in, &out);
      return out;
    }
  for (int c = 0; c < shape.n_channels; c++)
    for (int y = 0; y < shape.n_rows; y++)
      for (int x = 0; x < shape.n_columns; x++)
        {
          const int place[3] = { c, y, x };
          double value = options->kind == FOVEA_LAYER_CONVOLUTION
                           ? naive_convolve (step, in, &out, place)
                         : options->kind == FOVEA_LAYER_ACTIVATION
                           ? (step->counts ? *naive_at (in, c, y, x)
                                           : naive_activate (options, *naive_at (in, c, y, x)))
                           : naive_pool (step, in, place);
          *naive_at (&out, c, y, x) = value;
        }
  return out;
}

static inline NaiveStep
naive_step (const FoveaNetwork *network,
            int                 layer,
            bool                counts)
{
  FoveaStencil rows = fovea_network_get_axis (network, layer, FOVEA_ROWS).stencil;
  FoveaStencil columns = fovea_network_get_axis (network, layer, FOVEA_COLUMNS).stencil;

  return (NaiveStep) { fovea_network_get_layer (network, layer),
                       { rows.padding_before, rows.padding_after, columns.padding_before,
                         columns.padding_after },
                       counts, 1, false };
}

// Takes @self through layers @first to @last.
static inline Naive
naive_run (const FoveaNetwork *network,
           Naive               self, // (transfer full)
           int                 first,
           int                 last,
           bool                counts)
{
  for (int layer = first; layer <= last; layer++)
    {
      NaiveStep step = naive_step (network, layer, counts);
      Naive next = naive_apply (&step, &self, fovea_network_get_shape (network, layer));

      g_free (self.values);
      self = next;
    }
  return self;
}
