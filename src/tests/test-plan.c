// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Inverse questions answered by hand and by trying everything smaller.

#include "core/plan.h"
#include "core/receptive-field.h"

#include "random-network.h"

static void
assert_depth (const FoveaPlanPattern *pattern,
              double                  field,
              int                     expected,
              double                  expected_reached)
{
  int n_layers;
  double reached;

  g_assert_true (fovea_plan_find_depth (pattern, field, &n_layers, &reached));
  g_assert_cmpint (n_layers, ==, expected);
  g_assert_cmpfloat (reached, ==, expected_reached);
}

static void
test_plan_depth (void)
{
  const int doubling[] = { 1, 2, 4, 8, 16, 32, 64 };
  const int halving[] = { 1, 2 };
  FoveaPlanPattern plain = { .kernel_size = 3 };
  FoveaPlanPattern dilated
    = { .kernel_size = 3, .dilations = doubling, .n_dilations = 7 };
  FoveaPlanPattern strided = { .kernel_size = 3, .strides = halving, .n_strides = 2 };
  FoveaPlanPattern single = { .kernel_size = 1 };
  int n_layers;
  double reached;

  assert_depth (&plain, 1, 0, 1);
  assert_depth (&plain, 5, 2, 5);
  assert_depth (&plain, 6, 3, 7);
  assert_depth (&plain, 225, 112, 225);
  assert_depth (&dilated, 225, 7, 255);
  // 1 + 2 + 2, then the stride: + 4 + 4, then + 8 + 8.
  assert_depth (&strided, 5, 2, 5);
  assert_depth (&strided, 13, 4, 13);
  assert_depth (&strided, 14, 5, 21);
  g_assert_false (fovea_plan_find_depth (&single, 2, &n_layers, &reached));
}

/* The stack found has the field wanted, one layer less has not. */
static void
test_plan_field (void)
{
  guint32 seed = 8;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int trial = 0; trial < 300; trial++)
    {
      int k = g_rand_int_range (random, 2, 6);
      int strides[2] = { g_rand_int_range (random, 1, 3), 1 };
      int dilations[3] = { 1, g_rand_int_range (random, 1, 4), 2 };
      double field = g_rand_int_range (random, 2, 80);
      FoveaPlanPattern pattern = { k, strides, 2, dilations, 3 };
      g_autoptr (GPtrArray) layers
        = g_ptr_array_new_with_free_func ((GDestroyNotify) fovea_layer_unref);
      int n_layers;
      double reached;

      g_assert_true (fovea_plan_find_depth (&pattern, field, &n_layers, &reached));
      for (int i = 0; i < n_layers; i++)
        {
          FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;

          options.kind = FOVEA_LAYER_AVERAGE_POOLING;
          for (int j = 0; j < 2; j++)
            {
              options.kernel_size[j] = k;
              options.stride[j] = strides[i % 2];
              options.dilation[j] = dilations[i % 3];
            }
          g_ptr_array_add (layers, fovea_layer_new (&options, NULL));
        }

      FoveaShape shape = { 1, (int) reached, (int) reached };
      g_autoptr (FoveaNetwork) network
        = fovea_network_new (shape, (FoveaLayer **) layers->pdata, n_layers, NULL);

      g_assert_cmpfloat (reached, >=, field);
      g_assert_cmpfloat (fovea_receptive_field_get (network, n_layers, FOVEA_ROWS).size,
                         ==, reached);
      g_assert_cmpfloat (
        fovea_receptive_field_get (network, n_layers - 1, FOVEA_ROWS).size, <, field);
    }
}

/* All smaller ones are refused. */
static void
test_plan_least_input (void)
{
  RandomRules rules = RANDOM_RULES_ALL;
  guint32 seed = 5;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int trial = 0; trial < 300; trial++)
    {
      g_autoptr (FoveaNetwork) network = random_network (random, &rules);
      FoveaShape shape = fovea_network_get_shape (network, 0);
      int n_layers = fovea_network_get_n_layers (network);
      FoveaLayer *layers[8];
      FoveaShape least;
      g_autoptr (GError) error = NULL;

      for (int i = 0; i < n_layers; i++)
        layers[i] = fovea_network_get_layer (network, i + 1);
      g_assert_true (
        fovea_plan_find_least_input (layers, n_layers, shape.n_channels, &least, &error));
      g_assert_no_error (error);
      g_assert_cmpint (least.n_rows, <=, shape.n_rows);
      g_assert_cmpint (least.n_columns, <=, shape.n_columns);
      for (int rows = 1; rows <= shape.n_rows; rows++)
        for (int columns = 1; columns <= shape.n_columns; columns++)
          {
            g_autoptr (FoveaNetwork) tried = fovea_network_reshape_input (
              network, (FoveaShape) { shape.n_channels, rows, columns }, NULL);

            if (rows < least.n_rows || columns < least.n_columns)
              g_assert_null (tried);
            if (rows == least.n_rows && columns == least.n_columns)
              g_assert_nonnull (tried);
          }
    }
}

/* Five 3×3 without padding need 11 × 11; channels that do not fit are refused with the reason. */
static void
test_plan_refusal (void)
{
  float weights[9] = { 1 };
  g_autoptr (FoveaKernels) kernels = fovea_kernels_new (1, 1, 3, 3, weights);
  g_autoptr (FoveaLayer) layer = fovea_layer_new_convolution (kernels);
  FoveaLayer *layers[] = { layer, layer, layer, layer, layer };
  FoveaShape least;
  g_autoptr (GError) error = NULL;

  g_assert_true (fovea_plan_find_least_input (layers, 5, 1, &least, NULL));
  g_assert_cmpint (least.n_rows, ==, 11);
  g_assert_cmpint (least.n_columns, ==, 11);
  g_assert_true (fovea_plan_find_least_input (NULL, 0, 3, &least, NULL));
  g_assert_cmpint (least.n_rows, ==, 1);
  g_assert_cmpint (least.n_channels, ==, 3);
  g_assert_false (fovea_plan_find_least_input (layers, 5, 2, &least, &error));
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/depth", test_plan_depth);
  g_test_add_func ("/plan/field", test_plan_field);
  g_test_add_func ("/plan/least-input", test_plan_least_input);
  g_test_add_func ("/plan/refusal", test_plan_refusal);

  return g_test_run ();
}
