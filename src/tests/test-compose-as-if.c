// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a stack would be without its activations, by hand.

#include "core/compose.h"

static FoveaEvaluation *
evaluate_stack (FoveaLayer  *const *layers,
                int                 n_layers,
                FoveaTensor        *input)
{
  g_autoptr (FoveaNetwork) network
    = fovea_network_new (fovea_tensor_get_shape (input), layers, n_layers, NULL);

  return fovea_evaluation_new (network, input, NULL);
}

static FoveaLayer *
make_sum_layer (float weight)
{
  const float weights[] = { weight, weight, weight, weight };
  g_autoptr (FoveaKernels) kernels = fovea_kernels_new (1, 1, 2, 2, weights);
  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;

  options.weights = kernels;

  return fovea_layer_new (&options, NULL);
}

/* By hand: on ones, a 2×2 of −1 gives −4, which a ReLU makes 0; then a 2×2 of 1 gives 0 in
 * place of −16. */
static void
test_compose_as_if_linear (void)
{
  const float ones[] = { 1, 1, 1, 1, 1, 1, 1, 1, 1 };
  g_autoptr (FoveaTensor) input = fovea_tensor_new ((FoveaShape) { 1, 3, 3 }, ones);
  g_autoptr (FoveaLayer) first = make_sum_layer (-1);
  g_autoptr (FoveaLayer) relu = fovea_layer_new_activation (FOVEA_ACTIVATION_RELU);
  g_autoptr (FoveaLayer) second = make_sum_layer (1);
  FoveaLayer *layers[] = { first, relu, second };
  FoveaLayer *plain[] = { first, second };
  g_autoptr (FoveaEvaluation) evaluation = evaluate_stack (layers, 3, input);
  g_autoptr (FoveaEvaluation) linear = evaluate_stack (plain, 2, input);
  g_autoptr (FoveaComposition) composition
    = fovea_composition_new_as_if_linear (evaluation);
  g_autoptr (FoveaComposition) usual = fovea_composition_new (linear);
  g_autoptr (FoveaComposition) same = fovea_composition_new_as_if_linear (linear);

  g_assert_true (fovea_composition_is_linear (composition));
  g_assert_false (fovea_composition_is_equal (composition));
  g_assert_cmpfloat (fovea_composition_get_max_difference (composition), ==, 16);
  g_assert_cmpfloat (
    fovea_tensor_get (fovea_composition_get_output (composition), 0, 0, 0), ==, -16);
  g_assert_cmpint (fovea_composition_get_max_cell (composition).stage, ==, 3);

  FoveaKernels *a = fovea_layer_get_weights (fovea_composition_get_layer (composition));
  FoveaKernels *b = fovea_layer_get_weights (fovea_composition_get_layer (usual));
  for (int i = 0; i < 9; i++)
    g_assert_cmpfloat (fovea_kernels_get_weights (a)[i], ==,
                       fovea_kernels_get_weights (b)[i]);
  g_assert_true (fovea_composition_is_equal (same));
  g_assert_true (fovea_tensor_equal (fovea_composition_get_output (same),
                                     fovea_composition_get_output (usual)));
}

/* What no kernel can do stays an obstacle, under its own number. */
static void
test_compose_as_if_linear_refused (void)
{
  const float ones[] = { 1, 1, 1, 1 };
  g_autoptr (FoveaTensor) input = fovea_tensor_new ((FoveaShape) { 1, 2, 2 }, ones);
  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;
  options.kind = FOVEA_LAYER_MAX_POOLING;
  options.kernel_size[0] = options.kernel_size[1] = 2;
  g_autoptr (FoveaLayer) relu = fovea_layer_new_activation (FOVEA_ACTIVATION_RELU);
  g_autoptr (FoveaLayer) pooling = fovea_layer_new (&options, NULL);
  FoveaLayer *layers[] = { relu, pooling };
  g_autoptr (FoveaEvaluation) evaluation = evaluate_stack (layers, 2, input);
  g_autoptr (FoveaComposition) composition
    = fovea_composition_new_as_if_linear (evaluation);

  g_assert_false (fovea_composition_is_linear (composition));
  g_assert_cmpint (fovea_composition_get_obstacle (composition), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compose/as-if-linear", test_compose_as_if_linear);
  g_test_add_func ("/compose/as-if-linear-refused", test_compose_as_if_linear_refused);

  return g_test_run ();
}
