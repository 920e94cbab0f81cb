// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What overflows is not called equal: infinities cannot be compared.

#include "core/compose.h"

#include <math.h>

// Two layers of one weight each on the inputs 1 and 3e38; float32 ends at 3.4e38.
static FoveaComposition *
compose_overflow (float first,
                  float second)
{
  g_autoptr (FoveaKernels) twice = fovea_kernels_new (1, 1, 1, 1, &first);
  g_autoptr (FoveaKernels) then = fovea_kernels_new (1, 1, 1, 1, &second);
  g_autoptr (FoveaLayer) one = fovea_layer_new_convolution (twice);
  g_autoptr (FoveaLayer) other = fovea_layer_new_convolution (then);
  FoveaLayer *layers[] = { one, other };
  FoveaShape shape = { 1, 1, 2 };
  const float values[] = { 1, 3e38f };
  g_autoptr (FoveaTensor) input = fovea_tensor_new (shape, values);
  g_autoptr (FoveaNetwork) network = fovea_network_new (shape, layers, 2, NULL);
  g_autoptr (FoveaEvaluation) evaluation = fovea_evaluation_new (network, input, NULL);

  return fovea_composition_new (evaluation);
}

static void
test_overflow (void)
{
  // ∞ and ∞; ∞ · ½ and 3e38; ∞ · 0 and 0.
  g_autoptr (FoveaComposition) both = compose_overflow (2, 1);
  g_autoptr (FoveaComposition) one = compose_overflow (2, 0.5f);
  g_autoptr (FoveaComposition) undefined = compose_overflow (2, 0);
  g_autoptr (FoveaComposition) none = compose_overflow (1, 1);
  const FoveaComposition *overflown[] = { both, one, undefined };

  g_assert_true (isnan (fovea_composition_get_max_difference (both)));
  g_assert_true (isinf (fovea_composition_get_max_difference (one)));
  g_assert_true (isnan (fovea_composition_get_max_difference (undefined)));
  for (size_t i = 0; i < G_N_ELEMENTS (overflown); i++)
    {
      g_assert_true (fovea_composition_is_linear (overflown[i]));
      g_assert_false (fovea_composition_is_equal (overflown[i]));
      g_assert_true (fovea_cell_equal (fovea_composition_get_max_cell (overflown[i]),
                                       (FoveaCell) { 2, 0, 0, 1 }));
    }
  g_assert_true (fovea_composition_is_equal (none));
  g_assert_cmpfloat (fovea_composition_get_max_difference (none), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compose-overflow/not-comparable", test_overflow);

  return g_test_run ();
}
