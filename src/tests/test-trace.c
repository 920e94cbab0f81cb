// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The geometry of traces: exact sets and path counts, against oracles and in both directions.

#include "core/trace.h"

#include "oracle.h"
#include "random-network.h"

#include <math.h>

static FoveaEvaluation *
evaluate_zeros (FoveaNetwork *network)
{
  FoveaShape shape = fovea_network_get_shape (network, 0);
  g_autofree float *zeros = g_new0 (float, fovea_shape_get_n_cells (shape));
  g_autoptr (FoveaTensor) input = fovea_tensor_new (shape, zeros);

  return fovea_evaluation_new (network, input, NULL);
}

static void
assert_columns (const FoveaTrace *trace,
                const json_t     *columns,
                int               offset)
{
  const FoveaTraceStage *stage = fovea_trace_get_stage (trace, 0);
  size_t n = 0;

  for (int column = stage->box.columns.first; column < stage->box.columns.past; column++)
    if (stage->column_paths[column - stage->box.columns.first] > 0)
      g_assert_cmpfloat (oracle_get (columns, n++), ==, column - offset);

  g_assert_cmpint (n, ==, json_array_size (columns));
}

static void
test_trace_border (void)
{
  json_t *root = oracle_load ("exact_fields.json");
  const json_t *border = json_object_get (root, "border_7_two_3_padding_1");
  int layers[2][4] = { { 3, 1, 1, 1 }, { 3, 1, 1, 1 } };
  g_autoptr (FoveaNetwork) network
    = stack_network ((FoveaShape) { 1, 7, 7 }, (const int (*)[4]) layers, 2);
  g_autoptr (FoveaEvaluation) evaluation = evaluate_zeros (network);

  g_assert_cmpint (json_array_size (border), ==, 7);
  for (int column = 0; column < 7; column++)
    {
      g_autoptr (FoveaTrace) trace
        = fovea_trace_new (evaluation, (FoveaCell) { 2, 0, 3, column });

      assert_columns (trace, json_array_get (border, column), 0);
    }

  json_decref (root);
}

static void
test_trace_stacks (void)
{
  json_t *root = oracle_load ("exact_fields.json");
  size_t index;
  json_t *stack;

  json_array_foreach (json_object_get (root, "stacks"), index, stack)
    {
      const json_t *list = json_object_get (stack, "layers");
      int n_layers = (int) json_array_size (list);
      int box = (int) json_integer_value (json_object_get (stack, "box"));
      int layers[8][4] = { { 0 } };
      int stride = 1;

      for (int i = 0; i < n_layers; i++)
        {
          for (int j = 0; j < 3; j++)
            layers[i][j] = (int) oracle_get (json_array_get (list, i), j);
          stride *= layers[i][1];
        }

      g_autoptr (FoveaNetwork) network = stack_network (
        (FoveaShape) { 1, box, box + stride }, (const int (*)[4]) layers, n_layers);
      g_autoptr (FoveaEvaluation) evaluation = evaluate_zeros (network);

      for (int column = 0; column < 2; column++)
        {
          g_autoptr (FoveaTrace) trace
            = fovea_trace_new (evaluation, (FoveaCell) { n_layers, 0, 0, column });
          FoveaBox seen = fovea_trace_get_stage (trace, 0)->box;

          g_assert_cmpint (seen.columns.first, ==, column * stride);
          g_assert_cmpint (fovea_range_get_length (seen.columns), ==, box);
          assert_columns (trace, json_object_get (stack, "offsets"), column * stride);
        }
    }

  json_decref (root);
}

/* The worked example: paths and weights of the 25 are 1 2 3 2 1 ⊗ 1 2 3 2 1, and sum to 45. */
static void
test_trace_example (void)
{
  json_t *root = oracle_load ("seed.json");
  json_t *exact = oracle_load ("exact_fields.json");
  const json_t *counts
    = json_object_get (json_object_get (exact, "path_counts"), "two 3x3");
  const json_t *seed = json_array_get (json_object_get (root, "cases"), 0);
  g_autoptr (FoveaEvaluation) evaluation
    = oracle_evaluate (json_object_get (seed, "layers"),
                       json_array_get (json_object_get (seed, "stages"), 0));
  g_autoptr (FoveaTrace) trace = fovea_trace_new (evaluation, (FoveaCell) { 2, 0, 1, 1 });
  FoveaBox middle = fovea_trace_get_stage (trace, 1)->box;
  int n_terms;

  g_assert_cmpfloat (fovea_trace_get_value (trace), ==, 45);
  g_assert_cmpint (middle.rows.first, ==, 1);
  g_assert_cmpint (middle.rows.past, ==, 4);
  for (int row = 0; row < 7; row++)
    for (int column = 0; column < 7; column++)
      {
        bool is_seen = row >= 1 && row < 6 && column >= 1 && column < 6;
        FoveaCell cell = { 0, 0, row, column };
        double expected
          = is_seen ? oracle_get (json_array_get (counts, row - 1), column - 1) : 0;

        g_assert_true (fovea_trace_has (trace, cell) == is_seen);
        g_assert_cmpfloat (fovea_trace_get_paths (trace, 0, row, column), ==, expected);
        g_assert_cmpfloat (fovea_trace_get_weight (trace, cell), ==, expected);
      }
  g_assert_nonnull (fovea_trace_get_terms (trace, &n_terms));
  g_assert_cmpint (n_terms, ==, 9);
  g_assert_cmpfloat (fovea_trace_get_constant (trace, 0), ==, 0);

  // Without weights all else is the same.
  g_autoptr (FoveaTrace) light
    = fovea_trace_new_without_weights (evaluation, (FoveaCell) { 2, 0, 1, 1 });

  g_assert_cmpfloat (fovea_trace_get_paths (light, 0, 3, 3), ==, 9);
  g_assert_nonnull (fovea_trace_get_terms (light, &n_terms));
  g_assert_cmpint (n_terms, ==, 9);
  g_assert_null (fovea_trace_get_stage (light, 0)->weights);
  g_assert_true (isnan (fovea_trace_get_weight (light, (FoveaCell) { 0, 0, 3, 3 })));
  g_assert_true (isnan (fovea_trace_get_constant (light, 0)));

  // The corner of the input reaches one cell of each stage, the centre nine and nine.
  g_autoptr (FoveaTrace) corner = fovea_trace_new (evaluation, (FoveaCell) { 0, 0, 0, 0 });
  g_autoptr (FoveaTrace) centre = fovea_trace_new (evaluation, (FoveaCell) { 0, 0, 3, 3 });

  g_assert_cmpint (fovea_trace_get_stage (corner, 2)->box.rows.past, ==, 1);
  g_assert_cmpint (fovea_range_get_length (fovea_trace_get_stage (centre, 1)->box.rows),
                   ==, 3);
  g_assert_cmpfloat (fovea_trace_get_paths (centre, 2, 1, 1), ==, 9);
  g_assert_null (fovea_trace_get_stage (centre, 2)->weights);
  g_assert_null (fovea_trace_get_terms (centre, &n_terms));
  g_assert_cmpint (n_terms, ==, 0);

  json_decref (exact);
  json_decref (root);
}

/* A sees B in n ways ⇔ B reaches A in n ways. */
static void
test_trace_adjoint (void)
{
  RandomRules rules = RANDOM_RULES_ALL;
  guint32 seed = 13;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int trial = 0; trial < 1500; trial++)
    {
      g_autoptr (FoveaEvaluation) evaluation = random_evaluation (random, &rules);
      const FoveaNetwork *network = fovea_evaluation_get_network (evaluation);
      int last = fovea_network_get_n_layers (network);
      FoveaCell late
        = random_cell (random, network, g_rand_int_range (random, 0, last + 1));
      FoveaCell early
        = random_cell (random, network, g_rand_int_range (random, 0, late.stage + 1));
      g_autoptr (FoveaTrace) back = fovea_trace_new (evaluation, late);
      g_autoptr (FoveaTrace) forth = fovea_trace_new (evaluation, early);

      g_assert_true (fovea_trace_has (back, early) == fovea_trace_has (forth, late));
      g_assert_cmpfloat (
        fovea_trace_get_paths (back, early.stage, early.row, early.column), ==,
        fovea_trace_get_paths (forth, late.stage, late.row, late.column));
      g_assert_cmpfloat (fovea_trace_get_paths (back, late.stage, late.row, late.column),
                         ==, 1);
      g_assert_cmpfloat (fovea_trace_get_weight (back, late), ==, 1);
    }
}

/* With all weights 1 the derivative counts the ways. */
static void
test_trace_ones (void)
{
  guint32 seed = 5;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int trial = 0; trial < 300; trial++)
    {
      int layers[3][4];

      for (int i = 0; i < 3; i++)
        {
          layers[i][0] = g_rand_int_range (random, 1, 4);
          layers[i][1] = g_rand_int_range (random, 1, 3);
          layers[i][2] = g_rand_int_range (random, 1, 3);
          layers[i][3] = g_rand_int_range (random, 1, 3);
        }

      g_autoptr (FoveaNetwork) network
        = stack_network ((FoveaShape) { 1, 14, 15 }, (const int (*)[4]) layers, 3);
      g_autoptr (FoveaEvaluation) evaluation = evaluate_zeros (network);
      FoveaCell cell = random_cell (random, network, 3);
      g_autoptr (FoveaTrace) trace = fovea_trace_new (evaluation, cell);

      for (int row = 0; row < 14; row++)
        for (int column = 0; column < 15; column++)
          g_assert_cmpfloat (
            fovea_trace_get_weight (trace, (FoveaCell) { 0, 0, row, column }), ==,
            fovea_trace_get_paths (trace, 0, row, column));
    }
}

/* 45 layers: 3^45 ways along an axis, beyond 2^64 together with the other axis; no overflow. */
static void
test_trace_deep (void)
{
  int layers[45][4];

  for (int i = 0; i < 45; i++)
    memcpy (layers[i], (int[]) { 3, 1, 1, 0 }, sizeof layers[i]);

  g_autoptr (FoveaNetwork) network
    = stack_network ((FoveaShape) { 1, 91, 91 }, (const int (*)[4]) layers, 45);
  g_autoptr (FoveaEvaluation) evaluation = evaluate_zeros (network);
  g_autoptr (FoveaTrace) trace = fovea_trace_new (evaluation, (FoveaCell) { 45, 0, 0, 0 });
  const FoveaTraceStage *stage = fovea_trace_get_stage (trace, 0);
  double sum = 0;

  for (int i = 0; i < 91; i++)
    sum += stage->row_paths[i];
  g_assert_cmpfloat_with_epsilon (sum / pow (3, 45), 1, 1e-12);
  g_assert_cmpfloat (fovea_trace_get_paths (trace, 0, 0, 90), ==, 1);
  g_assert_cmpfloat_with_epsilon (
    fovea_trace_get_weight (trace, (FoveaCell) { 0, 0, 45, 45 })
      / fovea_trace_get_paths (trace, 0, 45, 45),
    1, 1e-12);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trace/border", test_trace_border);
  g_test_add_func ("/trace/stacks", test_trace_stacks);
  g_test_add_func ("/trace/example", test_trace_example);
  g_test_add_func ("/trace/adjoint", test_trace_adjoint);
  g_test_add_func ("/trace/ones", test_trace_ones);
  g_test_add_func ("/trace/deep", test_trace_deep);

  return g_test_run ();
}
