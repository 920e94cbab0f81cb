// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The effective field against √(n (k² − 1)/12), the closed form and counted ways.

#include "core/effective-field.h"

#include "oracle.h"
#include "random-network.h"

#include <math.h>

static FoveaNetwork *
make_stack (int n_layers,
            int kernel_size,
            int side)
{
  float weights[49] = { 1 };
  g_autoptr (FoveaKernels) kernels
    = fovea_kernels_new (1, 1, kernel_size, kernel_size, weights);
  g_autoptr (FoveaLayer) layer = fovea_layer_new_convolution (kernels);
  g_autofree FoveaLayer **layers = g_new (FoveaLayer *, n_layers);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < n_layers; i++)
    layers[i] = layer;

  FoveaNetwork *network
    = fovea_network_new ((FoveaShape) { 1, side, side }, layers, n_layers, &error);

  g_assert_no_error (error);

  return network;
}

/* 1 2 3 2 1, ninths along an axis. */
static void
test_effective_field_example (void)
{
  const int counts[5] = { 1, 2, 3, 2, 1 };
  g_autoptr (FoveaNetwork) network = make_stack (2, 3, 7);
  g_auto (FoveaEffectiveField) field = { .shares = NULL };
  double sum = 0;

  g_assert_true (
    fovea_effective_field_init_paths (&field, network, (FoveaCell) { 2, 0, 1, 2 }));
  for (int row = 0; row < 7; row++)
    for (int column = 0; column < 7; column++)
      {
        bool is_seen = row >= 1 && row < 6 && column >= 2;
        double expected = is_seen ? counts[row - 1] * counts[column - 2] / 81.0 : 0;
        double share = fovea_effective_field_get_share (&field, row, column);

        g_assert_cmpfloat_with_epsilon (share, expected, 1e-15);
        sum += share;
      }
  g_assert_cmpfloat_with_epsilon (sum, 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (field.axes[FOVEA_ROWS].mean, 3, 1e-12);
  g_assert_cmpfloat_with_epsilon (field.axes[FOVEA_COLUMNS].mean, 4, 1e-12);
  g_assert_cmpfloat_with_epsilon (field.axes[FOVEA_ROWS].spread, sqrt (12.0 / 9), 1e-12);
}

/* The box grows as n, the spread as √n; a thousand layers overflow nothing. */
static void
test_effective_field_growth (void)
{
  const int depths[] = { 1, 2, 5, 10, 40, 160, 1000 };

  for (int kernel_size = 2; kernel_size <= 5; kernel_size++)
    for (size_t i = 0; i < G_N_ELEMENTS (depths); i++)
      {
        int n = depths[i];

        if (n == 1000 && kernel_size != 3)
          continue;

        int side = 1 + n * (kernel_size - 1);
        g_autoptr (FoveaNetwork) network = make_stack (n, kernel_size, side);
        g_auto (FoveaEffectiveField) field = { .shares = NULL };
        const FoveaEffectiveAxis *axis = &field.axes[FOVEA_COLUMNS];
        double expected = sqrt (n * (kernel_size * kernel_size - 1) / 12.0);
        double closed, sum = 0;

        g_assert_true (
          fovea_effective_field_init_paths (&field, network, (FoveaCell) { n, 0, 0, 0 }));
        g_assert_true (
          fovea_effective_field_get_closed_spread (network, n, FOVEA_COLUMNS, &closed));
        for (int j = 0; j < side; j++)
          sum += axis->shares[j];
        g_assert_cmpint (fovea_range_get_length (axis->range), ==, side);
        g_assert_cmpfloat_with_epsilon (sum, 1, 1e-9);
        g_assert_cmpfloat_with_epsilon (axis->spread / expected, 1, 1e-9);
        g_assert_cmpfloat_with_epsilon (closed / expected, 1, 1e-12);
        g_assert_cmpfloat_with_epsilon (
          fovea_effective_field_get_uniform_spread (n, kernel_size), expected, 1e-12);
      }
}

/* Without padding every cell has the closed form's spread, whatever strides and dilations. */
static void
test_effective_field_closed (void)
{
  RandomRules rules = { 4, 2, 10, 30, .is_linear = false };
  guint32 seed = 2016;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int trial = 0; trial < 500; trial++)
    {
      g_autoptr (FoveaNetwork) network = random_network (random, &rules);
      int last = fovea_network_get_n_layers (network);
      FoveaCell cell = random_cell (random, network, last);
      g_auto (FoveaEffectiveField) field = { .shares = NULL };

      g_assert_true (fovea_effective_field_init_paths (&field, network, cell));
      for (int i = 0; i < 2; i++)
        {
          double closed;

          g_assert_true (
            fovea_effective_field_get_closed_spread (network, last, i, &closed));
          g_assert_cmpfloat_with_epsilon (field.axes[i].spread, closed, 1e-9);
        }
    }
}

/* Shares of paths are path counts over their sum; shares of weights, sizes over theirs. */
static void
test_effective_field_shares (void)
{
  RandomRules rules = RANDOM_RULES_ALL;
  guint32 seed = 1701;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  int n_weighted = 0;

  g_test_message ("seed %u", seed);
  for (int trial = 0; trial < 300; trial++)
    {
      g_autoptr (FoveaEvaluation) evaluation = random_evaluation (random, &rules);
      const FoveaNetwork *network = fovea_evaluation_get_network (evaluation);
      FoveaShape shape = fovea_network_get_shape (network, 0);
      FoveaCell cell
        = random_cell (random, network, fovea_network_get_n_layers (network));
      g_autoptr (FoveaTrace) trace = fovea_trace_new (evaluation, cell);
      g_auto (FoveaEffectiveField) paths = { .shares = NULL };
      g_auto (FoveaEffectiveField) weights = { .shares = NULL };
      bool has_paths = fovea_effective_field_init_paths (&paths, network, cell);
      bool has_weights = fovea_effective_field_init_weights (&weights, trace);
      double all_paths = 0, all_weights = 0;
      g_autofree double *sums = g_new0 (double, shape.n_rows * shape.n_columns);

      for (int y = 0; y < shape.n_rows; y++)
        for (int x = 0; x < shape.n_columns; x++)
          {
            all_paths += fovea_trace_get_paths (trace, 0, y, x);
            for (int c = 0; c < shape.n_channels; c++)
              sums[y * shape.n_columns + x]
                += fabs (fovea_trace_get_weight (trace, (FoveaCell) { 0, c, y, x }));
            all_weights += sums[y * shape.n_columns + x];
          }

      g_assert_true (has_paths == (all_paths > 0));
      g_assert_true (has_weights == (all_weights > 0));
      n_weighted += has_weights;
      for (int y = 0; y < shape.n_rows; y++)
        for (int x = 0; x < shape.n_columns; x++)
          {
            if (has_paths)
              g_assert_cmpfloat_with_epsilon (
                fovea_effective_field_get_share (&paths, y, x),
                fovea_trace_get_paths (trace, 0, y, x) / all_paths, 1e-12);
            if (has_weights)
              g_assert_cmpfloat_with_epsilon (
                fovea_effective_field_get_share (&weights, y, x),
                sums[y * shape.n_columns + x] / all_weights, 1e-12);
          }
    }
  g_assert_cmpint (n_weighted, >, 200);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/effective-field/example", test_effective_field_example);
  g_test_add_func ("/effective-field/growth", test_effective_field_growth);
  g_test_add_func ("/effective-field/closed", test_effective_field_closed);
  g_test_add_func ("/effective-field/shares", test_effective_field_shares);

  return g_test_run ();
}
