// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Factorisation against composition.json, against many more starts, and by composing
// again; dimensions by hand.

#include "core/dimensions.h"
#include "core/factor.h"
#include "core/layer.h"

#include "oracle.h"

#include <math.h>

static const int THREE[2] = { 3, 3 };

/* The relative residual of the answer as printed, in float32, by definition. */
static double
compose_again (const FoveaFactorisation *factorisation,
               const FoveaKernels       *kernel)
{
  FoveaKernels *first = fovea_factorisation_get_first (factorisation);
  FoveaKernels *second = fovea_factorisation_get_second (factorisation);
  int rows = fovea_kernels_get_n_rows (kernel),
      columns = fovea_kernels_get_n_columns (kernel);
  double missing = 0, all = 0;

  for (int y = 0; y < rows; y++)
    for (int x = 0; x < columns; x++)
      {
        double sum = 0;

        for (int hidden = 0; hidden < fovea_kernels_get_n_outer (first); hidden++)
          for (int v = 0; v < fovea_kernels_get_n_rows (first); v++)
            for (int u = 0; u < fovea_kernels_get_n_columns (first); u++)
              if (y >= v && y - v < fovea_kernels_get_n_rows (second) && x >= u
                  && x - u < fovea_kernels_get_n_columns (second))
                sum += (double) fovea_kernels_get (first, hidden, 0, v, u)
                       * fovea_kernels_get (second, 0, hidden, y - v, x - u);

        double wanted = fovea_kernels_get (kernel, 0, 0, y, x);

        missing += (wanted - sum) * (wanted - sum);
        all += wanted * wanted;
        g_assert_cmpfloat_with_epsilon (
          fovea_kernels_get (fovea_factorisation_get_composed (factorisation), 0, 0, y,
                             x),
          sum, 1e-4 * (1 + fabs (sum)));
      }

  return all > 0 ? sqrt (missing / all) : 0;
}

static FoveaFactorisation *
factorise (const FoveaKernels *kernel,
           const int           first_size[2],
           int                 n_hidden)
{
  g_autoptr (GError) error = NULL;
  FoveaFactorisation *factorisation
    = fovea_factorisation_new (kernel, first_size, n_hidden, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (compose_again (factorisation, kernel),
                                  fovea_factorisation_get_residual (factorisation), 2e-6);

  return factorisation;
}

static void
assert_exact (const FoveaKernels *kernel,
              int                 n_hidden)
{
  g_autoptr (FoveaFactorisation) factorisation = factorise (kernel, THREE, 4);

  g_assert_true (fovea_factorisation_is_exact (factorisation));
  g_assert_cmpint (fovea_factorisation_get_n_used (factorisation), ==, n_hidden);
}

static void
test_factor_exact (void)
{
  json_t *root = oracle_load ("composition.json");
  float ones[25], binomial[25], gaussian[25], identity[25] = { 0 };
  const float row[5] = { 1, 4, 6, 4, 1 };
  size_t index;
  json_t *pair;

  json_array_foreach (json_object_get (root, "pairs"), index, pair)
    {
      g_autoptr (FoveaKernels) kernel
        = oracle_kernels (json_object_get (pair, "composed"));

      assert_exact (kernel, 1);
    }

  for (int i = 0; i < 25; i++)
    {
      double y = i / 5 - 2, x = i % 5 - 2;

      ones[i] = 1;
      binomial[i] = row[i / 5] * row[i % 5];
      gaussian[i] = (float) exp (-(y * y + x * x) / 2.5);
    }
  identity[12] = 1;

  g_autoptr (FoveaKernels) all_ones = fovea_kernels_new (1, 1, 5, 5, ones);
  g_autoptr (FoveaKernels) binomials = fovea_kernels_new (1, 1, 5, 5, binomial);
  g_autoptr (FoveaKernels) gaussians = fovea_kernels_new (1, 1, 5, 5, gaussian);
  g_autoptr (FoveaKernels) identities = fovea_kernels_new (1, 1, 5, 5, identity);

  assert_exact (all_ones, 1);
  assert_exact (binomials, 1);
  assert_exact (gaussians, 1);
  assert_exact (identities, 1);

  json_decref (root);
}

/* A product with two corners, two edges and two centres, beside the Laplacian of Gaussian. */
static double
get_witness_residual (const FoveaKernels *kernel)
{
  const double first[3] = { -0.014331, -0.126793, -0.697757 };
  const double second[3] = { 0.054723, -0.483372, 1.717218 };
  const int kinds[9] = { 0, 1, 0, 1, 2, 1, 0, 1, 0 };
  double composed[25] = { 0 };
  double missing = 0;

  for (int i = 0; i < 9; i++)
    for (int j = 0; j < 9; j++)
      composed[(i / 3 + j / 3) * 5 + i % 3 + j % 3]
        += first[kinds[i]] * second[kinds[j]] * sqrt (280);
  for (int i = 0; i < 25; i++)
    missing += pow (composed[i] - fovea_kernels_get (kernel, 0, 0, i / 5, i % 5), 2);

  return sqrt (missing / 280);
}

/*
 * The residual that the oracle calls the least is that of a local minimum: the witness is a far
 * better product. Ours has to be as good as both.
 */
static void
test_factor_laplacian (void)
{
  json_t *root = oracle_load ("composition.json");
  const json_t *entry = json_object_get (json_object_get (root, "factorisation"),
                                         "not_exact_with_one_hidden_channel");
  double known = json_number_value (json_object_get (entry, "least_relative_residual"));
  g_autoptr (FoveaKernels) kernel = oracle_kernels (json_object_get (entry, "kernel"));
  g_autoptr (FoveaFactorisation) one = factorise (kernel, THREE, 1);
  g_autoptr (FoveaFactorisation) again = factorise (kernel, THREE, 1);

  g_assert_cmpfloat (fovea_factorisation_get_residual (one), <=, known + 1e-6);
  g_assert_cmpfloat (get_witness_residual (kernel), <, 0.0016);
  g_assert_cmpfloat (fovea_factorisation_get_residual (one), <=,
                     get_witness_residual (kernel));
  g_assert_false (fovea_factorisation_is_exact (one));
  g_assert_cmpmem (fovea_kernels_get_weights (fovea_factorisation_get_first (one)), 36,
                   fovea_kernels_get_weights (fovea_factorisation_get_first (again)), 36);
  assert_exact (kernel, 2);

  json_decref (root);
}

/* 17 of 25 dimensions: never exact with one hidden channel; with two, always. */
static void
test_factor_generic (void)
{
  guint32 seed = 17;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int trial = 0; trial < 3; trial++)
    {
      float weights[25];

      for (int i = 0; i < 25; i++)
        {
          weights[i] = 0;
          for (int j = 0; j < 12; j++)
            weights[i] += (float) g_rand_double_range (random, -0.5, 0.5);
        }

      g_autoptr (FoveaKernels) kernel = fovea_kernels_new (1, 1, 5, 5, weights);
      g_autoptr (FoveaFactorisation) one = factorise (kernel, THREE, 1);

      g_test_message ("%g", fovea_factorisation_get_residual (one));
      g_assert_cmpfloat (fovea_factorisation_get_residual (one), >, 0.1);
      g_assert_cmpfloat (fovea_factorisation_get_residual (one), <, 0.5);
      assert_exact (kernel, 2);
    }
}

/* Of other sizes, and rectangular: a product is found again. */
static void
test_factor_sizes (void)
{
  const int sizes[][4] = { { 5, 5, 5, 5 }, { 1, 1, 1, 1 }, { 4, 6, 2, 3 }, { 7, 7, 3, 3 },
                           { 1, 7, 1, 4 }, { 6, 3, 6, 1 }, { 5, 5, 1, 5 } };
  guint32 seed = 99;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (size_t i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      const int *size = sizes[i];
      int second[2] = { size[0] - size[2] + 1, size[1] - size[3] + 1 };
      g_autofree double *a = g_new (double, size[2] * size[3]);
      g_autofree double *b = g_new (double, second[0] * second[1]);
      g_autofree float *product = g_new0 (float, size[0] * size[1]);

      for (int j = 0; j < size[2] * size[3]; j++)
        a[j] = g_rand_double_range (random, -1, 1);
      for (int j = 0; j < second[0] * second[1]; j++)
        b[j] = g_rand_double_range (random, -1, 1);
      for (int v = 0; v < size[2]; v++)
        for (int u = 0; u < size[3]; u++)
          for (int y = 0; y < second[0]; y++)
            for (int x = 0; x < second[1]; x++)
              product[(v + y) * size[1] + u + x]
                += (float) (a[v * size[3] + u] * b[y * second[1] + x]);

      g_autoptr (FoveaKernels) kernel
        = fovea_kernels_new (1, 1, size[0], size[1], product);
      g_autoptr (FoveaFactorisation) found = factorise (kernel, size + 2, 1);

      g_assert_true (fovea_factorisation_is_exact (found));
    }
}

static void
test_factor_most (void)
{
  const int five[2] = { 5, 5 }, seven[2] = { 7, 7 }, one[2] = { 1, 1 };
  float weights[49] = { 0 };
  g_autoptr (FoveaKernels) zeros = fovea_kernels_new (1, 1, 7, 7, weights);
  g_autoptr (FoveaFactorisation) nothing = factorise (zeros, THREE, 2);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  g_assert_cmpint (fovea_factorisation_get_most_hidden (five, THREE), ==, 4);
  g_assert_cmpint (fovea_factorisation_get_most_hidden (seven, THREE), ==, 4);
  g_assert_cmpint (fovea_factorisation_get_most_hidden (seven, one), ==, 1);
  g_assert_true (fovea_factorisation_is_exact (nothing));
  g_assert_cmpint (fovea_factorisation_get_n_used (nothing), ==, 0);

  // Tiles alone, where no search is needed: 1 × 1 of 7 × 7, and a row of 7 cut in 3 + 3 +
  // 1.
  for (int i = 0; i < 49; i++)
    weights[i] = (float) g_rand_double_range (random, -1, 1);

  g_autoptr (FoveaKernels) square = fovea_kernels_new (1, 1, 7, 7, weights);
  g_autoptr (FoveaKernels) row = fovea_kernels_new (1, 1, 1, 7, weights);
  g_autoptr (FoveaFactorisation) scaled = factorise (square, one, 1);
  g_autoptr (FoveaFactorisation) pieces = factorise (row, (int[2]) { 1, 3 }, 3);

  g_assert_true (fovea_factorisation_is_exact (scaled));
  g_assert_true (fovea_factorisation_is_exact (pieces));
}

static void
test_factor_errors (void)
{
  float weights[512] = { 0 };
  g_autoptr (FoveaKernels) two = fovea_kernels_new (2, 1, 5, 5, weights);
  g_autoptr (FoveaKernels) large = fovea_kernels_new (1, 1, 16, 16, weights);
  g_autoptr (FoveaKernels) small = fovea_kernels_new (1, 1, 2, 5, weights);
  g_autoptr (GError) error = NULL;

  g_assert_null (fovea_factorisation_new (two, THREE, 1, &error));
  g_assert_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (fovea_factorisation_new (large, THREE, 1, &error));
  g_assert_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (fovea_factorisation_new (small, THREE, 1, &error));
  g_assert_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (fovea_factorisation_new (small, (int[2]) { 1, 1 }, 0, &error));
  g_assert_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID);
}

/* 17 of 25; 32 weights' worth for two; M ≥ 1.52 C, with more weights than the 5×5. */
static void
test_factor_dimensions (void)
{
  FoveaDimensionsQuestion question = { { 5, 5 }, { 3, 3 }, 1, 1 };
  FoveaDimensions one = fovea_dimensions_get (&question);

  g_assert_cmpfloat (one.n_kernel, ==, 25);
  g_assert_cmpfloat (one.n_weights, ==, 18);
  g_assert_cmpfloat (one.n_scales, ==, 1);
  g_assert_cmpfloat (one.n_dimensions, ==, 17);
  g_assert_cmpint (fovea_dimensions_find_width (&question), ==, 2);

  question.n_channels = 64;
  question.n_hidden = 64;
  g_assert_cmpfloat (fovea_dimensions_get (&question).n_dimensions, ==, 17 * 64 * 64);

  int width = fovea_dimensions_find_width (&question);

  g_assert_cmpint (width, ==, (int) ceil ((9 - sqrt (56)) * 64));
  question.n_hidden = width;
  g_assert_cmpfloat (fovea_dimensions_get (&question).n_weights, >, 25 * 64 * 64);
  g_assert_cmpfloat (fovea_dimensions_get (&question).n_dimensions, ==, 25 * 64 * 64);
  question.n_hidden = 5000;
  g_assert_cmpfloat (fovea_dimensions_get (&question).n_dimensions, ==, 25 * 64 * 64);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/factor/exact", test_factor_exact);
  g_test_add_func ("/factor/laplacian", test_factor_laplacian);
  g_test_add_func ("/factor/generic", test_factor_generic);
  g_test_add_func ("/factor/sizes", test_factor_sizes);
  g_test_add_func ("/factor/most", test_factor_most);
  g_test_add_func ("/factor/errors", test_factor_errors);
  g_test_add_func ("/factor/dimensions", test_factor_dimensions);

  return g_test_run ();
}
