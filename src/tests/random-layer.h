// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Random layers, networks and inputs of every kind, small enough to be checked by brute
// force.

#pragma once

#include "core/network.h"

// What is drawn varies with @random alone, so that a seed repeats a test.

static inline float
random_value (GRand *random)
{
  return (float) g_rand_double_range (random, -2, 2);
}

static inline FoveaTensor *
random_tensor (GRand     *random,
               FoveaShape shape)
{
  float *values;
  FoveaTensor *tensor = fovea_tensor_try_new (shape, &values, NULL);

  for (size_t i = 0; i < fovea_shape_get_n_cells (shape); i++)
    values[i] = random_value (random);

  return tensor;
}

static inline FoveaShape
random_shape (GRand *random)
{
  return (FoveaShape) { g_rand_int_range (random, 1, 5), g_rand_int_range (random, 1, 9),
                        g_rand_int_range (random, 1, 9) };
}

static inline void
random_window (GRand             *random,
               FoveaLayerOptions *options)
{
  int most_padding = options->kind == FOVEA_LAYER_CONVOLUTION ? 4 : 2;

  for (int i = 0; i < 2; i++)
    {
      options->kernel_size[i] = g_rand_int_range (random, 1, 5);
      options->stride[i] = g_rand_int_range (random, 1, 4);
      options->dilation[i] = g_rand_int_range (random, 1, 4);
    }

  for (int i = 0; i < 4; i++)
    options->padding[i] = g_rand_int_range (random, 0, most_padding);

  if (options->kind == FOVEA_LAYER_CONVOLUTION)
    {
      options->has_same_padding = g_rand_int_range (random, 0, 4) == 0;
      options->padding_mode = g_rand_int_range (random, 0, 4);
    }

  if (options->kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION)
    for (int i = 0; i < 2; i++)
      options->output_padding[i] = g_rand_int_range (random, 0, 3);
}

static inline FoveaKernels *
random_kernels (GRand *random,
                int    n_outer,
                int    n_inner,
                int    n_rows,
                int    n_columns)
{
  int n_weights = n_outer * n_inner * n_rows * n_columns;
  g_autofree float *weights = g_new (float, n_weights);

  for (int i = 0; i < n_weights; i++)
    weights[i] = random_value (random);

  return fovea_kernels_new (n_outer, n_inner, n_rows, n_columns, weights);
}

// A layer for a stage of @n_channels, or NULL where what was drawn is impossible.
static inline FoveaLayer *
random_layer (GRand *random,
              int    n_channels)
{
  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;
  g_autoptr (FoveaKernels) weights = NULL;
  float bias[16];

  options.kind = g_rand_int_range (random, 0, 5);

  if (options.kind == FOVEA_LAYER_ACTIVATION)
    {
      options.activation = g_rand_int_range (random, 0, 5);
      options.slope = random_value (random);
      return fovea_layer_new (&options, NULL);
    }

  random_window (random, &options);

  if (options.kind == FOVEA_LAYER_CONVOLUTION
      || options.kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION)
    {
      do
        options.groups = g_rand_int_range (random, 1, 5);
      while (n_channels % options.groups != 0);

      int n_group_out = g_rand_int_range (random, 1, 4);
      bool is_plain = options.kind == FOVEA_LAYER_CONVOLUTION;

      weights
          = random_kernels (random, is_plain ? n_group_out * options.groups : n_channels,
                            is_plain ? n_channels / options.groups : n_group_out,
                            options.kernel_size[0], options.kernel_size[1]);
      options.weights = weights;
      options.n_bias = n_group_out * options.groups;

      for (int i = 0; i < options.n_bias; i++)
        bias[i] = random_value (random);

      options.bias = g_rand_boolean (random) ? bias : NULL;
    }

  return fovea_layer_new (&options, NULL);
}

// A network of @n_layers on @shape, as far as they were found to fit.
static inline FoveaNetwork *
random_network (GRand     *random,
                FoveaShape shape,
                int        n_layers)
{
  FoveaNetwork *network = fovea_network_new (shape, NULL, 0, NULL);

  for (int attempt = 0; attempt < 200 && fovea_network_get_n_layers (network) < n_layers;
       attempt++)
    {
      int last = fovea_network_get_n_layers (network);
      FoveaShape end = fovea_network_get_shape (network, last);
      g_autoptr (FoveaLayer) layer = random_layer (random, end.n_channels);
      g_autoptr (FoveaNetwork) longer = NULL;

      if (layer != NULL)
        longer = fovea_network_insert_layer (network, last + 1, layer, NULL);

      // Transposed layers would soon grow beyond what brute force can follow.
      if (longer == NULL
          || fovea_shape_get_n_cells (fovea_network_get_shape (longer, last + 1)) > 3000)
        continue;

      fovea_network_unref (network);
      network = g_steal_pointer (&longer);
    }

  return network;
}
