// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The cost as the input grows: cost.json again, and the crossings.

#include "core/cost-curve.h"

#include "oracle.h"

static FoveaNetwork *
make_stack (int n_layers,
            int padding)
{
  const int layers[3][4]
    = { { 3, 1, 1, padding }, { 3, 1, 1, padding }, { 3, 1, 1, padding } };

  return stack_network ((FoveaShape) { 1, 7, 7 }, layers, n_layers);
}

static void
test_cost_curve_oracle (void)
{
  json_t *root = oracle_load ("cost.json");
  const json_t *sizes = json_object_get (root, "n");
  g_autoptr (FoveaNetwork) plain = make_stack (2, 0);
  g_autoptr (FoveaNetwork) padded = make_stack (2, 1);
  FoveaCost stack, single;

  for (size_t i = 0; i < json_array_size (sizes); i++)
    {
      int n = (int) oracle_get (sizes, i);

      g_assert_true (fovea_cost_compare (plain, n, &stack, &single));
      g_assert_cmpfloat (stack.n_multiplications, ==,
                         oracle_get (json_object_get (root, "valid_two_3x3"), i));
      g_assert_cmpfloat (single.n_multiplications, ==,
                         oracle_get (json_object_get (root, "valid_one_5x5"), i));
      g_assert_true (fovea_cost_compare (padded, n, &stack, &single));
      g_assert_cmpfloat (stack.n_multiplications, ==,
                         oracle_get (json_object_get (root, "same_two_3x3"), i));
      g_assert_cmpfloat (single.n_multiplications, ==,
                         oracle_get (json_object_get (root, "same_one_5x5"), i));
    }
  g_assert_false (fovea_cost_compare (plain, 4, &stack, &single));
  g_assert_false (fovea_cost_compare (plain, 0, &stack, &single));

  json_decref (root);
}

/* Two 3×3: equal at 10. With padding, or looked at from too near: never and not yet. */
static void
test_cost_curve_crossing (void)
{
  g_autoptr (FoveaNetwork) plain = make_stack (2, 0);
  g_autoptr (FoveaNetwork) padded = make_stack (2, 1);
  FoveaCostCrossing crossing;

  g_assert_true (fovea_cost_find_crossing (plain, 300, &crossing));
  g_assert_cmpint (crossing.n, ==, 10);
  g_assert_true (crossing.is_equal);
  g_assert_true (crossing.was_dearer);
  g_assert_true (fovea_cost_find_crossing (padded, 300, &crossing));
  g_assert_cmpint (crossing.n, ==, 1);
  g_assert_false (crossing.is_equal);
  g_assert_false (crossing.was_dearer);
  g_assert_false (fovea_cost_find_crossing (plain, 9, &crossing));
}

/* Strides leave cells over: 3×3 by 2, then a padded 2×2 by 2, go up and down against their one 5×5. */
static void
test_cost_curve_alternates (void)
{
  g_autofree float *zeros = g_new0 (float, 9);
  g_autoptr (FoveaKernels) three = fovea_kernels_new (1, 1, 3, 3, zeros);
  g_autoptr (FoveaKernels) two = fovea_kernels_new (1, 1, 2, 2, zeros);
  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  bool was_dearer = false, alternates = false;

  options.kind = FOVEA_LAYER_CONVOLUTION;
  options.stride[0] = options.stride[1] = 2;
  options.weights = three;
  g_autoptr (FoveaLayer) first = fovea_layer_new (&options, &error);
  options.weights = two;
  options.padding[2] = options.padding[3] = 1;
  g_autoptr (FoveaLayer) second = fovea_layer_new (&options, &error);
  g_assert_no_error (error);

  FoveaLayer *layers[] = { first, second };
  g_autoptr (FoveaNetwork) network
    = fovea_network_new ((FoveaShape){ 1, 8, 8 }, layers, 2, &error);
  g_assert_no_error (error);
  for (int n = 64; n >= 5; n--)
    {
      FoveaCost stack, single;

      g_assert_true (fovea_cost_compare (network, n, &stack, &single));
      bool is_dearer = stack.n_multiplications > single.n_multiplications;
      alternates = alternates || (was_dearer && !is_dearer);
      was_dearer = is_dearer;
    }
  g_assert_true (alternates);
  g_assert_true (fovea_cost_alternates (network, 64));

  g_autoptr (FoveaNetwork) plain = make_stack (2, 0);
  g_assert_false (fovea_cost_alternates (plain, 300));
  g_assert_false (fovea_cost_alternates (plain, 9));
}

/* Three 3×3 against one 7×7: 9 ((n − 2)² + (n − 4)² + (n − 6)²) against 49 (n − 6)². */
static void
test_cost_curve_three (void)
{
  g_autoptr (FoveaNetwork) network = make_stack (3, 0);
  FoveaCostCrossing crossing;
  int expected = 7;

  for (int n = 7; n <= 100; n++)
    {
      int stack = 9 * ((n - 2) * (n - 2) + (n - 4) * (n - 4) + (n - 6) * (n - 6));
      int single = 49 * (n - 6) * (n - 6);
      FoveaCost found_stack, found_single;

      g_assert_true (fovea_cost_compare (network, n, &found_stack, &found_single));
      g_assert_cmpfloat (found_stack.n_multiplications, ==, stack);
      g_assert_cmpfloat (found_single.n_multiplications, ==, single);
      if (stack > single)
        expected = n + 1;
    }
  g_assert_true (fovea_cost_find_crossing (network, 100, &crossing));
  g_assert_cmpint (crossing.n, ==, expected);
  g_assert_true (crossing.was_dearer);
}

/* Channels scale both sides alike, unless those between are more. */
static void
test_cost_curve_channels (void)
{
  g_autofree float *zeros = g_new0 (float, 8 * 24 * 9);
  g_autoptr (FoveaKernels) same = fovea_kernels_new (8, 8, 3, 3, zeros);
  g_autoptr (FoveaKernels) wide = fovea_kernels_new (24, 8, 3, 3, zeros);
  g_autoptr (FoveaKernels) narrow = fovea_kernels_new (8, 24, 3, 3, zeros);
  g_autoptr (FoveaLayer) layer = fovea_layer_new_convolution (same);
  g_autoptr (FoveaLayer) widens = fovea_layer_new_convolution (wide);
  g_autoptr (FoveaLayer) narrows = fovea_layer_new_convolution (narrow);
  FoveaLayer *equal[] = { layer, layer };
  FoveaLayer *unequal[] = { widens, narrows };
  FoveaShape shape = { 8, 16, 16 };
  g_autoptr (FoveaNetwork) network = fovea_network_new (shape, equal, 2, NULL);
  g_autoptr (FoveaNetwork) wider = fovea_network_new (shape, unequal, 2, NULL);
  FoveaCostCrossing crossing;

  g_assert_true (fovea_cost_find_crossing (network, 64, &crossing));
  g_assert_cmpint (crossing.n, ==, 10);
  g_assert_true (crossing.is_equal);
  // Three times as many channels between: 54 C² weights against 25 C², never cheaper.
  g_assert_false (fovea_cost_find_crossing (wider, 64, &crossing));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cost-curve/oracle", test_cost_curve_oracle);
  g_test_add_func ("/cost-curve/crossing", test_cost_curve_crossing);
  g_test_add_func ("/cost-curve/alternates", test_cost_curve_alternates);
  g_test_add_func ("/cost-curve/three", test_cost_curve_three);
  g_test_add_func ("/cost-curve/channels", test_cost_curve_channels);

  return g_test_run ();
}
