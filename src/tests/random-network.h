// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Small random networks of every kind, for tests. What does not fit is thrown away and
// drawn anew.

#pragma once

#include "core/evaluation.h"

// What may be drawn.
typedef struct
{
  int most_layers;
  int most_channels;
  int least_side; // of the input
  int most_side;
  bool is_linear;      // no max pooling, no activation
  bool has_transposed; // may hold transposed convolutions
  bool has_repeats;    // may pad otherwise than with zeros
  bool has_padding;
} RandomRules;

#define RANDOM_RULES_ALL                                                                 \
  {                                                                                      \
    4, 4, 3, 9, .has_transposed = true, .has_repeats = true, .has_padding = true         \
  }

static inline float *
random_floats (GRand *random,
               size_t n)
{
  float *values = g_new (float, n);

  for (size_t i = 0; i < n; i++)
    values[i] = (float) g_rand_double_range (random, -1, 1);

  return values;
}

static inline FoveaTensor *
random_tensor (GRand     *random,
               FoveaShape shape)
{
  g_autofree float *values = random_floats (random, fovea_shape_get_n_cells (shape));

  return fovea_tensor_new (shape, values);
}

static inline void
random_geometry (GRand             *random,
                 const RandomRules *rules,
                 FoveaLayerOptions *options)
{
  for (int i = 0; i < 2; i++)
    {
      options->kernel_size[i] = g_rand_int_range (random, 1, 4);
      options->stride[i]
        = g_rand_int_range (random, 0, 3) == 0 ? g_rand_int_range (random, 2, 4) : 1;
      options->dilation[i] = g_rand_int_range (random, 0, 3) == 0 ? 2 : 1;
    }

  if (!rules->has_padding || g_rand_boolean (random))
    return;

  for (int i = 0; i < 4; i++)
    options->padding[i] = g_rand_int_range (random, 0, 3);
  options->has_same_padding = options->kind == FOVEA_LAYER_CONVOLUTION
                              && g_rand_int_range (random, 0, 5) == 0;
  if (rules->has_repeats && options->kind == FOVEA_LAYER_CONVOLUTION)
    options->padding_mode = g_rand_int_range (random, 0, 4);
}

static inline FoveaLayer *
random_layer (GRand             *random,
              const RandomRules *rules,
              int                n_in)
{
  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;
  int roll = g_rand_int_range (random, 0, 10);

  options.kind = roll < 5   ? FOVEA_LAYER_CONVOLUTION
                 : roll < 6 ? FOVEA_LAYER_AVERAGE_POOLING
                 : roll < 7 ? FOVEA_LAYER_TRANSPOSED_CONVOLUTION
                 : roll < 8 ? FOVEA_LAYER_MAX_POOLING
                            : FOVEA_LAYER_ACTIVATION;
  if ((options.kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION && !rules->has_transposed)
      || (options.kind == FOVEA_LAYER_MAX_POOLING && rules->is_linear))
    options.kind = FOVEA_LAYER_CONVOLUTION;
  if (options.kind == FOVEA_LAYER_ACTIVATION && !rules->is_linear)
    options.activation = g_rand_int_range (random, 0, 5);
  if (options.kind == FOVEA_LAYER_ACTIVATION)
    return fovea_layer_new (&options, NULL);

  random_geometry (random, rules, &options);
  if (options.kind == FOVEA_LAYER_AVERAGE_POOLING
      || options.kind == FOVEA_LAYER_MAX_POOLING)
    return fovea_layer_new (&options, NULL);

  bool is_transposed = options.kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION;
  int n_out = g_rand_int_range (random, 1, rules->most_channels + 1);

  options.groups = n_in % 2 == 0 && n_out % 2 == 0 && g_rand_boolean (random) ? 2 : 1;
  if (is_transposed)
    for (int i = 0; i < 2; i++)
      options.output_padding[i] = g_rand_int_range (random, 0, options.stride[i]);

  int n_outer = is_transposed ? n_in : n_out;
  int n_inner = (is_transposed ? n_out : n_in) / options.groups;
  g_autofree float *values = random_floats (
    random, (size_t) n_outer * n_inner * options.kernel_size[0] * options.kernel_size[1]);
  g_autofree float *bias = random_floats (random, n_out);
  g_autoptr (FoveaKernels) weights = fovea_kernels_new (
    n_outer, n_inner, options.kernel_size[0], options.kernel_size[1], values);

  options.weights = weights;
  if (g_rand_boolean (random))
    {
      options.bias = bias;
      options.n_bias = n_out;
    }

  return fovea_layer_new (&options, NULL);
}

static inline FoveaNetwork *
random_network (GRand             *random,
                const RandomRules *rules)
{
  FoveaNetwork *network = NULL;
  int wanted = g_rand_int_range (random, 1, rules->most_layers + 1);
  FoveaShape shape
    = { g_rand_int_range (random, 1, rules->most_channels + 1),
        g_rand_int_range (random, rules->least_side, rules->most_side + 1),
        g_rand_int_range (random, rules->least_side, rules->most_side + 1) };

  network = fovea_network_new (shape, NULL, 0, NULL);
  g_assert_nonnull (network);

  for (int attempt = 0; attempt < 60 && fovea_network_get_n_layers (network) < wanted;
       attempt++)
    {
      int n = fovea_network_get_n_layers (network);
      g_autoptr (FoveaLayer) layer
        = random_layer (random, rules, fovea_network_get_shape (network, n).n_channels);
      FoveaNetwork *longer
        = layer ? fovea_network_insert_layer (network, n + 1, layer, NULL) : NULL;

      if (longer == NULL)
        continue;
      fovea_network_unref (network);
      network = longer;
    }

  return network;
}

static inline FoveaEvaluation *
random_evaluation (GRand             *random,
                   const RandomRules *rules)
{
  g_autoptr (FoveaNetwork) network = random_network (random, rules);
  g_autoptr (FoveaTensor) input
    = random_tensor (random, fovea_network_get_shape (network, 0));
  FoveaEvaluation *evaluation = fovea_evaluation_new (network, input, NULL);

  g_assert_nonnull (evaluation);

  return evaluation;
}

static inline FoveaCell
random_cell (GRand              *random,
             const FoveaNetwork *network,
             int                 stage)
{
  FoveaShape shape = fovea_network_get_shape (network, stage);

  return (FoveaCell) { stage, g_rand_int_range (random, 0, shape.n_channels),
                       g_rand_int_range (random, 0, shape.n_rows),
                       g_rand_int_range (random, 0, shape.n_columns) };
}
