// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tensors and kernel banks hold what they were given, and refuse what cannot be.

#include "core/layer.h"

#include <math.h>
#include <string.h>

static void
test_values (void)
{
  float values[24];

  for (int i = 0; i < 24; i++)
    values[i] = (float) i;

  g_autoptr (FoveaTensor) tensor = fovea_tensor_new ((FoveaShape) { 2, 3, 4 }, values);
  g_autoptr (FoveaTensor) same = fovea_tensor_ref (tensor);

  values[23] = 99;
  g_assert_true (same == tensor);
  g_assert_cmpfloat (fovea_tensor_get (tensor, 1, 2, 3), ==, 23);
  g_assert_cmpfloat (fovea_tensor_get (tensor, 1, 0, 1), ==, 13);
  g_assert_cmpfloat (fovea_tensor_get_values (tensor)[7], ==, 7);
}

static void
test_zeros (void)
{
  g_autoptr (FoveaTensor) tensor = fovea_tensor_new ((FoveaShape) { 1, 2, 2 }, NULL);
  g_autoptr (FoveaKernels) kernels = fovea_kernels_new (1, 1, 2, 2, NULL);

  for (int i = 0; i < 4; i++)
    {
      g_assert_cmpfloat (fovea_tensor_get_values (tensor)[i], ==, 0);
      g_assert_cmpfloat (fovea_kernels_get_weights (kernels)[i], ==, 0);
    }
}

static void
test_equal (void)
{
  FoveaShape shape = { 1, 1, 2 };
  g_autoptr (FoveaTensor) plain = fovea_tensor_new (shape, (float[]) { 0.0f, 1.0f });
  g_autoptr (FoveaTensor) copy = fovea_tensor_new (shape, (float[]) { 0.0f, 1.0f });
  g_autoptr (FoveaTensor) negative = fovea_tensor_new (shape, (float[]) { -0.0f, 1.0f });
  g_autoptr (FoveaTensor) column
    = fovea_tensor_new ((FoveaShape) { 1, 2, 1 }, (float[]) { 0.0f, 1.0f });

  g_assert_true (fovea_tensor_equal (plain, plain));
  g_assert_true (fovea_tensor_equal (plain, copy));
  g_assert_false (fovea_tensor_equal (plain, negative));
  g_assert_false (fovea_tensor_equal (plain, column));
}

static void
test_extremes (void)
{
  static const struct
  {
    float values[3];
    float least;
    float greatest;
  } cases[] = {
    { { 1, 2, 3 }, 1, 3 },
    { { -1, -5, -2 }, -5, -1 },
    { { NAN, 7, NAN }, 7, 7 },
    { { NAN, NAN, NAN }, 0, 0 },
    { { -INFINITY, 0, INFINITY }, -INFINITY, INFINITY },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FoveaTensor) tensor
        = fovea_tensor_new ((FoveaShape) { 1, 3, 1 }, cases[i].values);
      float least, greatest;

      fovea_tensor_get_extremes (tensor, &least, &greatest);
      g_assert_cmpfloat (least, ==, cases[i].least);
      g_assert_cmpfloat (greatest, ==, cases[i].greatest);
    }
}

#define N_CELLS 100000

static gpointer
ask_extremes (gpointer tensor)
{
  float least, greatest;

  fovea_tensor_get_extremes (tensor, &least, &greatest);
  g_assert_cmpfloat (least, ==, -1);
  g_assert_cmpfloat (greatest, ==, N_CELLS);
  return NULL;
}

// They are looked for once, and whoever asks while another thread looks is told the same.
static void
test_extremes_are_kept (void)
{
  for (int round = 0; round < 50; round++)
    {
      float *values = NULL;
      g_autoptr (FoveaTensor) tensor
        = fovea_tensor_try_new ((FoveaShape) { 1, 1, N_CELLS }, &values, NULL);
      GThread *threads[4];

      for (int i = 0; i < N_CELLS; i++)
        values[i] = i == N_CELLS / 2 ? -1 : (float) (i + 1);
      for (size_t i = 0; i < G_N_ELEMENTS (threads); i++)
        threads[i] = g_thread_new ("extremes", ask_extremes, tensor);
      for (size_t i = 0; i < G_N_ELEMENTS (threads); i++)
        g_thread_join (threads[i]);

      // Not allowed, but it shows that nobody looks again.
      values[0] = -5;
      ask_extremes (tensor);
    }
}

static void
test_try_new (void)
{
  static const struct
  {
    FoveaShape shape;
    FoveaNetworkError code;
    const char *fragment;
  } cases[] = {
    { { 0, 3, 3 }, FOVEA_NETWORK_ERROR_INVALID, "0×3×3" },
    { { 1, -3, 3 }, FOVEA_NETWORK_ERROR_INVALID, "1×-3×3" },
    { { 1, 1 << 20, 1 << 20 }, FOVEA_NETWORK_ERROR_TOO_LARGE, "1×1048576×1048576" },
    { { G_MAXINT, G_MAXINT, G_MAXINT }, FOVEA_NETWORK_ERROR_TOO_LARGE, "2147483647" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      float *values = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_null (fovea_tensor_try_new (cases[i].shape, &values, &error));
      g_assert_error (error, FOVEA_NETWORK_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].fragment));
    }

  float *values = NULL;
  g_autoptr (FoveaTensor) tensor
    = fovea_tensor_try_new ((FoveaShape) { 1, 1, 1 }, &values, NULL);

  g_assert_nonnull (tensor);
  values[0] = 5;
  g_assert_cmpfloat (fovea_tensor_get (tensor, 0, 0, 0), ==, 5);
}

static void
test_kernels (void)
{
  float weights[120];

  for (int i = 0; i < 120; i++)
    weights[i] = (float) i;

  g_autoptr (FoveaKernels) kernels = fovea_kernels_new (2, 3, 4, 5, weights);
  g_autoptr (FoveaKernels) same = fovea_kernels_ref (kernels);

  g_assert_true (same == kernels);
  g_assert_cmpint (fovea_kernels_get_n_outer (kernels), ==, 2);
  g_assert_cmpint (fovea_kernels_get_n_inner (kernels), ==, 3);
  g_assert_cmpint (fovea_kernels_get_n_rows (kernels), ==, 4);
  g_assert_cmpint (fovea_kernels_get_n_columns (kernels), ==, 5);
  g_assert_cmpfloat (fovea_kernels_get (kernels, 1, 2, 3, 4), ==, 119);
  g_assert_cmpfloat (fovea_kernels_get (kernels, 1, 0, 0, 1), ==, 61);
  g_assert_cmpfloat (fovea_kernels_get_weights (kernels)[20], ==, 20);
}

static void
test_turned_twice_is_the_same (void)
{
  float weights[2 * 3 * 4 * 5];

  for (int i = 0; i < 2 * 3 * 4 * 5; i++)
    weights[i] = (float) i;

  g_autoptr (FoveaKernels) kernels = fovea_kernels_new (2, 3, 4, 5, weights);
  g_autoptr (FoveaKernels) turned = fovea_kernels_new_turned (kernels);
  g_autoptr (FoveaKernels) back = fovea_kernels_new_turned (turned);

  for (int outer = 0; outer < 2; outer++)
    for (int inner = 0; inner < 3; inner++)
      for (int row = 0; row < 4; row++)
        for (int column = 0; column < 5; column++)
          {
            float weight = fovea_kernels_get (kernels, outer, inner, row, column);

            g_assert_cmpfloat (fovea_kernels_get (turned, outer, inner, 3 - row, 4 - column), ==,
                               weight);
            g_assert_cmpfloat (fovea_kernels_get (back, outer, inner, row, column), ==, weight);
          }
}

static void
test_kernel_sizes (void)
{
  g_assert_true (fovea_kernels_is_valid_size (1, 1, 1, 1));
  g_assert_true (fovea_kernels_is_valid_size (1 << 10, 1 << 10, 1, 1 << 8));
  g_assert_false (fovea_kernels_is_valid_size (1 << 10, 1 << 10, 2, 1 << 8));
  g_assert_false (fovea_kernels_is_valid_size (0, 1, 1, 1));
  g_assert_false (fovea_kernels_is_valid_size (1, 0, 1, 1));
  g_assert_false (fovea_kernels_is_valid_size (1, 1, -1, 1));
  g_assert_false (fovea_kernels_is_valid_size (1, 1, 1, FOVEA_STENCIL_MAX + 1));
  g_assert_false (fovea_kernels_is_valid_size (G_MAXINT, G_MAXINT, 1, 1));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tensor/values", test_values);
  g_test_add_func ("/tensor/zeros", test_zeros);
  g_test_add_func ("/tensor/equal", test_equal);
  g_test_add_func ("/tensor/extremes", test_extremes);
  g_test_add_func ("/tensor/extremes-are-kept", test_extremes_are_kept);
  g_test_add_func ("/tensor/try-new", test_try_new);
  g_test_add_func ("/tensor/kernels", test_kernels);
  g_test_add_func ("/tensor/turned-twice-is-the-same", test_turned_twice_is_the_same);
  g_test_add_func ("/tensor/kernel-sizes", test_kernel_sizes);

  return g_test_run ();
}
