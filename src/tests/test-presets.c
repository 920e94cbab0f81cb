// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Kernels and inputs to start from, held to the textbooks' and to what defines them.

#include "document/input-preset.h"
#include "document/kernel-preset.h"

#include <math.h>
#include <string.h>

#define MOST_WEIGHTS (FOVEA_KERNEL_MAX_SIZE * FOVEA_KERNEL_MAX_SIZE)

static void
assert_kernel (FoveaKernelPreset preset,
               int               n_rows,
               int               n_columns,
               const float      *expected)
{
  float weights[MOST_WEIGHTS];

  fovea_kernel_preset_fill (preset, n_rows, n_columns, 1, weights);
  for (int i = 0; i < n_rows * n_columns; i++)
    g_assert_cmpfloat (weights[i], ==, expected[i]);
}

// Gonzalez and Woods, Digital Image Processing, chapter 3; Sobel 5 as OpenCV prints it.
static void
test_textbook_kernels (void)
{
  const float gaussian[] = { 1 / 16.f, 2 / 16.f, 1 / 16.f, 2 / 16.f, 4 / 16.f,
                             2 / 16.f, 1 / 16.f, 2 / 16.f, 1 / 16.f };
  const float sobel[] = { -1, 0, 1, -2, 0, 2, -1, 0, 1 };
  const float laplacian[] = { 0, 1, 0, 1, -4, 1, 0, 1, 0 };
  const float sharpen[] = { 0, -1, 0, -1, 5, -1, 0, -1, 0 };
  const float emboss[] = { -2, -1, 0, -1, 1, 1, 0, 1, 2 };
  const float derivative[] = { -1, -2, 0, 2, 1 };

  assert_kernel (FOVEA_KERNEL_GAUSSIAN, 3, 3, gaussian);
  assert_kernel (FOVEA_KERNEL_SOBEL_X, 3, 3, sobel);
  assert_kernel (FOVEA_KERNEL_LAPLACIAN, 3, 3, laplacian);
  assert_kernel (FOVEA_KERNEL_SHARPEN, 3, 3, sharpen);
  assert_kernel (FOVEA_KERNEL_EMBOSS, 3, 3, emboss);
  assert_kernel (FOVEA_KERNEL_SOBEL_X, 1, 5, derivative);
  assert_kernel (FOVEA_KERNEL_SOBEL_Y, 5, 1, derivative);
  assert_kernel (FOVEA_KERNEL_SOBEL_X, 1, 2, (const float[]) { -1, 1 });
}

static double
get_sum (const float *weights,
         int          n_weights)
{
  double sum = 0;

  for (int i = 0; i < n_weights; i++)
    sum += weights[i];
  return sum;
}

static double
get_expected_sum (FoveaKernelPreset preset,
                  int               n_weights)
{
  if (preset == FOVEA_KERNEL_ONES)
    return n_weights;
  if (preset == FOVEA_KERNEL_SOBEL_X || preset == FOVEA_KERNEL_SOBEL_Y
      || preset == FOVEA_KERNEL_LAPLACIAN || preset == FOVEA_KERNEL_ZEROS)
    return 0;
  return 1;
}

// Smoothing keeps a constant, differences annul it, in every size and rectangle.
static void
test_sums (void)
{
  float weights[MOST_WEIGHTS], again[MOST_WEIGHTS];

  for (int preset = 0; preset < FOVEA_KERNEL_N_PRESETS; preset++)
    for (int rows = 1; rows <= FOVEA_KERNEL_MAX_SIZE; rows++)
      for (int columns = 1; columns <= FOVEA_KERNEL_MAX_SIZE; columns++)
        {
          int n_weights = rows * columns;

          fovea_kernel_preset_fill (preset, rows, columns, 9, weights);
          fovea_kernel_preset_fill (preset, rows, columns, 9, again);
          g_assert_cmpmem (weights, sizeof (float) * n_weights, again,
                           sizeof (float) * n_weights);
          if (preset != FOVEA_KERNEL_RANDOM && preset != FOVEA_KERNEL_EMBOSS)
            g_assert_cmpfloat_with_epsilon (get_sum (weights, n_weights),
                                            get_expected_sum (preset, n_weights), 1e-5);
          g_assert_nonnull (fovea_kernel_preset_get_name (preset));
        }
}

static void
test_seeds (void)
{
  float a[25], b[25];

  fovea_kernel_preset_fill (FOVEA_KERNEL_RANDOM, 5, 5, 1, a);
  fovea_kernel_preset_fill (FOVEA_KERNEL_RANDOM, 5, 5, 2, b);
  g_assert_true (memcmp (a, b, sizeof a) != 0);
  for (int i = 0; i < 25; i++)
    g_assert_true (a[i] >= -1 && a[i] <= 1);
}

static void
test_worked_example (void)
{
  g_autoptr (FoveaTensor) input
    = fovea_input_preset_new (FOVEA_INPUT_EXAMPLE, (FoveaShape) { 1, 7, 7 }, 0, NULL);

  for (int row = 0; row < 7; row++)
    for (int column = 0; column < 7; column++)
      g_assert_cmpfloat (fovea_tensor_get (input, 0, row, column), ==,
                         row >= 3 && column >= 3 ? 0 : 1);
}

static void
test_every_size (void)
{
  for (int preset = 0; preset < FOVEA_INPUT_N_PRESETS; preset++)
    for (int side = 1; side <= 9; side++)
      {
        FoveaShape shape = { 2, side, 10 - side };
        g_autoptr (FoveaTensor) input = fovea_input_preset_new (preset, shape, 3, NULL);

        g_assert_true (fovea_shape_equal (fovea_tensor_get_shape (input), shape));
        for (size_t i = 0; i < fovea_shape_get_n_cells (shape); i++)
          g_assert_true (isfinite (fovea_tensor_get_values (input)[i]));
        g_assert_nonnull (fovea_input_preset_get_name (preset));
        g_assert_nonnull (fovea_input_preset_get_nick (preset));
      }
}

// A line through the digit's upper bar, its left and its lower right.
static void
test_digit (void)
{
  g_autoptr (FoveaTensor) input
    = fovea_input_preset_new (FOVEA_INPUT_DIGIT, (FoveaShape) { 1, 28, 28 }, 0, NULL);

  g_assert_cmpfloat (fovea_tensor_get (input, 0, 5, 14), ==, 1);
  g_assert_cmpfloat (fovea_tensor_get (input, 0, 9, 9), ==, 1);
  g_assert_cmpfloat (fovea_tensor_get (input, 0, 17, 19), ==, 1);
  g_assert_cmpfloat (fovea_tensor_get (input, 0, 0, 0), ==, 0);
  g_assert_cmpfloat (fovea_tensor_get (input, 0, 9, 19), ==, 0);
}

static void
test_crop (void)
{
  const float values[] = { 1, 2, 3, 4 };
  g_autoptr (FoveaTensor) input = fovea_tensor_new ((FoveaShape) { 1, 2, 2 }, values);
  g_autoptr (FoveaTensor) other
    = fovea_input_crop (input, (FoveaShape) { 2, 1, 3 }, NULL);
  const float expected[] = { 1, 2, 0, 1, 2, 0 };

  g_assert_cmpmem (fovea_tensor_get_values (other), sizeof expected, expected,
                   sizeof expected);
}

// 4×2 to 2×1: means of 2×2 blocks. 3 to 2: thirds are shared.
static void
test_shrink (void)
{
  const float values[] = { 1, 2, 3, 4, 5, 6, 7, 8 };
  const float line[] = { 0, 3, 6 };
  g_autoptr (FoveaTensor) input = fovea_tensor_new ((FoveaShape) { 1, 4, 2 }, values);
  g_autoptr (FoveaTensor) small = fovea_input_shrink (input, 2, NULL);
  g_autoptr (FoveaTensor) three = fovea_tensor_new ((FoveaShape) { 1, 1, 3 }, line);
  g_autoptr (FoveaTensor) two = fovea_input_shrink (three, 2, NULL);
  g_autoptr (FoveaTensor) same = fovea_input_shrink (input, 4, NULL);

  g_assert_cmpfloat (fovea_tensor_get (small, 0, 0, 0), ==, 2.5f);
  g_assert_cmpfloat (fovea_tensor_get (small, 0, 1, 0), ==, 6.5f);
  g_assert_cmpfloat_with_epsilon (fovea_tensor_get (two, 0, 0, 0), 1, 1e-6);
  g_assert_cmpfloat_with_epsilon (fovea_tensor_get (two, 0, 0, 1), 5, 1e-6);
  g_assert_true (same == input);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/presets/textbook-kernels", test_textbook_kernels);
  g_test_add_func ("/presets/sums", test_sums);
  g_test_add_func ("/presets/seeds", test_seeds);
  g_test_add_func ("/presets/worked-example", test_worked_example);
  g_test_add_func ("/presets/every-size", test_every_size);
  g_test_add_func ("/presets/digit", test_digit);
  g_test_add_func ("/presets/crop", test_crop);
  g_test_add_func ("/presets/shrink", test_shrink);
  return g_test_run ();
}
