// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reading oracles and building small networks by hand, for tests.

#pragma once

#include "core/evaluation.h"

#include <jansson.h>

static inline json_t *
oracle_load (const char *name)
{
  g_autofree char *path
    = g_test_build_filename (G_TEST_DIST, "data", "oracles", name, NULL);
  json_error_t error;
  json_t *root = json_load_file (path, 0, &error);

  if (root == NULL)
    g_error ("%s: %s", path, error.text);

  return root;
}

static inline double
oracle_get (const json_t *array,
            size_t        index)
{
  return json_number_value (json_array_get (array, index));
}

/* One kernel, one channel in, one out, from rows of numbers. */
static inline FoveaKernels *
oracle_kernels (const json_t *rows)
{
  int n_rows = (int) json_array_size (rows);
  int n_columns = (int) json_array_size (json_array_get (rows, 0));
  g_autofree float *weights = g_new (float, (size_t) n_rows * n_columns);

  for (int y = 0; y < n_rows; y++)
    for (int x = 0; x < n_columns; x++)
      weights[y * n_columns + x] = (float) oracle_get (json_array_get (rows, y), x);

  return fovea_kernels_new (1, 1, n_rows, n_columns, weights);
}

/* A stage, channels × rows × columns. */
static inline FoveaTensor *
oracle_tensor (const json_t *channels)
{
  const json_t *first = json_array_get (channels, 0);
  FoveaShape shape = { (int) json_array_size (channels), (int) json_array_size (first),
                       (int) json_array_size (json_array_get (first, 0)) };
  g_autofree float *values = g_new (float, fovea_shape_get_n_cells (shape));
  size_t n = 0;

  for (int c = 0; c < shape.n_channels; c++)
    for (int y = 0; y < shape.n_rows; y++)
      for (int x = 0; x < shape.n_columns; x++)
        values[n++]
          = (float) oracle_get (json_array_get (json_array_get (channels, c), y), x);

  return fovea_tensor_new (shape, values);
}

/* A layer of seed.json: convolutions of one channel, and ReLU. */
static inline FoveaLayer *
oracle_layer (const json_t *object)
{
  const char *kind = json_string_value (json_object_get (object, "kind"));

  if (g_str_equal (kind, "activation"))
    return fovea_layer_new_activation (FOVEA_ACTIVATION_RELU);

  const json_t *outer = json_object_get (object, "weights");
  g_autoptr (FoveaKernels) weights
    = oracle_kernels (json_array_get (json_array_get (outer, 0), 0));
  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;
  int padding = (int) json_integer_value (json_object_get (object, "padding"));

  g_assert_cmpstr (kind, ==, "convolution");
  g_assert_cmpint (json_array_size (outer), ==, 1);
  options.weights = weights;
  for (int i = 0; i < 4; i++)
    options.padding[i] = padding;

  FoveaLayer *layer = fovea_layer_new (&options, NULL);

  g_assert_nonnull (layer);

  return layer;
}

static inline FoveaEvaluation *
oracle_evaluate (const json_t *layers,
                 const json_t *input)
{
  g_autoptr (GPtrArray) made
    = g_ptr_array_new_with_free_func ((GDestroyNotify) fovea_layer_unref);
  g_autoptr (FoveaTensor) tensor = oracle_tensor (input);
  g_autoptr (GError) error = NULL;
  size_t index;
  json_t *layer;

  json_array_foreach (layers, index, layer)
    g_ptr_array_add (made, oracle_layer (layer));

  g_autoptr (FoveaNetwork) network
    = fovea_network_new (fovea_tensor_get_shape (tensor), (FoveaLayer **) made->pdata,
                         (int) made->len, &error);

  g_assert_no_error (error);

  FoveaEvaluation *evaluation = fovea_evaluation_new (network, tensor, &error);

  g_assert_no_error (error);

  return evaluation;
}

/* A stack of square layers of one channel, all weights 1, given as (kernel, stride, dilation, padding). */
static inline FoveaNetwork *
stack_network (FoveaShape   shape,
               const int  (*layers)[4],
               int          n_layers)
{
  g_autoptr (GPtrArray) made
    = g_ptr_array_new_with_free_func ((GDestroyNotify) fovea_layer_unref);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < n_layers; i++)
    {
      int k = layers[i][0];
      g_autofree float *ones = g_new (float, (size_t) k * k);
      FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;

      for (int j = 0; j < k * k; j++)
        ones[j] = 1;

      g_autoptr (FoveaKernels) weights = fovea_kernels_new (1, 1, k, k, ones);

      options.weights = weights;
      for (int j = 0; j < 2; j++)
        {
          options.stride[j] = layers[i][1];
          options.dilation[j] = layers[i][2];
        }
      for (int j = 0; j < 4; j++)
        options.padding[j] = layers[i][3];
      g_ptr_array_add (made, fovea_layer_new (&options, &error));
      g_assert_no_error (error);
    }

  FoveaNetwork *network
    = fovea_network_new (shape, (FoveaLayer **) made->pdata, n_layers, &error);

  g_assert_no_error (error);

  return network;
}
