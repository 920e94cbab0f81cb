// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Law 11 for cost.json, and costs counted by hand.

#include "core/cost.h"

#include "oracle.h"

static void
assert_products (int    n,
                 int    padding,
                 double two,
                 double one)
{
  int layers[2][4] = { { 3, 1, 1, padding }, { 3, 1, 1, padding } };
  g_autoptr (FoveaNetwork) network
    = stack_network ((FoveaShape) { 1, n, n }, (const int (*)[4]) layers, 2);
  FoveaCost single;

  g_assert_cmpfloat (fovea_cost_get_total (network).n_multiplications, ==, two);
  g_assert_true (fovea_cost_get_single (network, &single));
  g_assert_cmpfloat (single.n_multiplications, ==, one);
  g_assert_cmpfloat (single.n_weights, ==, 25);
  g_assert_cmpfloat (fovea_cost_get_total (network).n_weights, ==, 18);
}

static void
test_cost_oracle (void)
{
  json_t *root = oracle_load ("cost.json");
  const json_t *sizes = json_object_get (root, "n");

  for (size_t i = 0; i < json_array_size (sizes); i++)
    {
      int n = (int) oracle_get (sizes, i);

      assert_products (n, 0, oracle_get (json_object_get (root, "valid_two_3x3"), i),
                       oracle_get (json_object_get (root, "valid_one_5x5"), i));
      assert_products (n, 1, oracle_get (json_object_get (root, "same_two_3x3"), i),
                       oracle_get (json_object_get (root, "same_one_5x5"), i));
    }

  json_decref (root);
}

static FoveaLayer *
make_layer (FoveaLayerKind kind,
            int            n_in,
            int            n_out,
            int            groups,
            bool           has_bias)
{
  bool is_transposed = kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION;
  int n_outer = is_transposed ? n_in : n_out;
  int n_inner = (is_transposed ? n_out : n_in) / groups;
  g_autofree float *zeros = g_new0 (float, (size_t) n_outer * n_inner * 9 + n_out);
  g_autoptr (FoveaKernels) weights = fovea_kernels_new (n_outer, n_inner, 3, 3, zeros);
  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;

  options.kind = kind;
  options.weights = weights;
  options.groups = groups;
  options.bias = has_bias ? zeros : NULL;
  options.n_bias = has_bias ? n_out : 0;

  FoveaLayer *layer = fovea_layer_new (&options, NULL);

  g_assert_nonnull (layer);

  return layer;
}

/* 18 C² against 25 C²; three 3×3 against one 7×7: 27 C² against 49 C²; memory of the maps. */
static void
test_cost_channels (void)
{
  const double C = 6;
  g_autoptr (FoveaLayer) layer = make_layer (FOVEA_LAYER_CONVOLUTION, 6, 6, 1, true);
  FoveaLayer *layers[3] = { layer, layer, layer };

  for (int n = 2; n <= 3; n++)
    {
      g_autoptr (FoveaNetwork) network
        = fovea_network_new ((FoveaShape) { 6, 9, 11 }, layers, n, NULL);
      FoveaCost total = fovea_cost_get_total (network);
      FoveaCost single;
      double taps = n == 2 ? 25 : 49;

      g_assert_true (fovea_cost_get_single (network, &single));
      g_assert_cmpfloat (total.n_weights, ==, 9 * n * C * C);
      g_assert_cmpfloat (total.n_biases, ==, n * C);
      g_assert_cmpfloat (single.n_weights, ==, taps * C * C);
      g_assert_cmpfloat (single.n_biases, ==, C);
      g_assert_cmpfloat (single.n_activations, ==, C * (9 - 2 * n) * (11 - 2 * n));
      g_assert_cmpfloat (total.n_activations, ==,
                         C * 7 * 9 + C * 5 * 7 + (n == 3 ? C * 3 * 5 : 0));
    }
}

static void
test_cost_kinds (void)
{
  g_autoptr (FoveaLayer) grouped = make_layer (FOVEA_LAYER_CONVOLUTION, 4, 8, 4, false);
  g_autoptr (FoveaLayer) transposed
    = make_layer (FOVEA_LAYER_TRANSPOSED_CONVOLUTION, 8, 6, 2, true);
  g_autoptr (FoveaLayer) relu = fovea_layer_new_activation (FOVEA_ACTIVATION_RELU);
  FoveaLayer *layers[] = { grouped, relu, transposed };
  g_autoptr (FoveaNetwork) network
    = fovea_network_new ((FoveaShape) { 4, 5, 6 }, layers, 3, NULL);
  g_autoptr (FoveaNetwork) first
    = fovea_network_new ((FoveaShape) { 4, 5, 6 }, layers, 2, NULL);
  g_autoptr (FoveaNetwork) second
    = fovea_network_new ((FoveaShape) { 4, 5, 6 }, &relu, 1, NULL);
  FoveaCost single;

  // A channel out reads one channel in: 8 kernels of 3 × 3, at 3 × 4 places.
  g_assert_cmpfloat (fovea_cost_get_layer (network, 1).n_weights, ==, 72);
  g_assert_cmpfloat (fovea_cost_get_layer (network, 1).n_multiplications, ==, 72 * 12);
  g_assert_cmpfloat (fovea_cost_get_layer (network, 2).n_multiplications, ==, 0);
  g_assert_cmpfloat (fovea_cost_get_layer (network, 2).n_activations, ==, 8 * 12);
  // 8 channels in, 3 of each group out, every input cell with all nine.
  g_assert_cmpfloat (fovea_cost_get_layer (network, 3).n_weights, ==, 8 * 3 * 9);
  g_assert_cmpfloat (fovea_cost_get_layer (network, 3).n_multiplications, ==,
                     8 * 3 * 9 * 12);
  g_assert_cmpfloat (fovea_cost_get_layer (network, 3).n_biases, ==, 6);
  g_assert_cmpfloat (fovea_cost_get_layer (network, 3).n_activations, ==, 6 * 5 * 6);

  g_assert_false (fovea_cost_get_single (network, &single));
  g_assert_false (fovea_cost_get_single (second, &single));
  g_assert_true (fovea_cost_get_single (first, &single));
  g_assert_cmpfloat (single.n_weights, ==, 72);
}

/*
 * 4 → 6 channels in 2 groups, then 6 → 3 in 3: the outer outputs see one group of inputs,
 * the one in the middle sees both. (2 + 4 + 2) kernels of 5 × 5.
 */
static void
test_cost_groups (void)
{
  g_autoptr (FoveaLayer) pairs = make_layer (FOVEA_LAYER_CONVOLUTION, 4, 6, 2, false);
  g_autoptr (FoveaLayer) thirds = make_layer (FOVEA_LAYER_CONVOLUTION, 6, 3, 3, false);
  FoveaLayer *layers[] = { pairs, thirds };
  g_autoptr (FoveaNetwork) network
    = fovea_network_new ((FoveaShape) { 4, 6, 7 }, layers, 2, NULL);
  FoveaCost single;

  g_assert_true (fovea_cost_get_single (network, &single));
  g_assert_cmpfloat (single.n_weights, ==, 8 * 25);
  g_assert_cmpfloat (single.n_multiplications, ==, 8 * 25 * 2 * 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cost/oracle", test_cost_oracle);
  g_test_add_func ("/cost/channels", test_cost_channels);
  g_test_add_func ("/cost/kinds", test_cost_kinds);
  g_test_add_func ("/cost/groups", test_cost_groups);

  return g_test_run ();
}
