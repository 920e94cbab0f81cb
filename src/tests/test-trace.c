// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Law 4: exact sets, path counts and weights, against oracles and by perturbation; the sum on
// screen ends in the number stored.

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
      g_autoptr (FoveaTrace) trace = fovea_trace_new (evaluation, (FoveaCell) { 2, 0, 3, column });

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

      g_autoptr (FoveaNetwork) network
        = stack_network ((FoveaShape) { 1, box, box + stride }, (const int (*)[4]) layers, n_layers);
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
  const json_t *counts = json_object_get (json_object_get (exact, "path_counts"), "two 3x3");
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
        double expected = is_seen ? oracle_get (json_array_get (counts, row - 1), column - 1) : 0;

        g_assert_true (fovea_trace_has (trace, cell) == is_seen);
        g_assert_cmpfloat (fovea_trace_get_paths (trace, 0, row, column), ==, expected);
        g_assert_cmpfloat (fovea_trace_get_weight (trace, cell), ==, expected);
      }
  g_assert_nonnull (fovea_trace_get_terms (trace, &n_terms));
  g_assert_cmpint (n_terms, ==, 9);
  g_assert_cmpfloat (fovea_trace_get_constant (trace, 0), ==, 0);

  // The corner of the input reaches one cell of each stage, the centre nine and nine.
  g_autoptr (FoveaTrace) corner = fovea_trace_new (evaluation, (FoveaCell) { 0, 0, 0, 0 });
  g_autoptr (FoveaTrace) centre = fovea_trace_new (evaluation, (FoveaCell) { 0, 0, 3, 3 });

  g_assert_cmpint (fovea_trace_get_stage (corner, 2)->box.rows.past, ==, 1);
  g_assert_cmpint (fovea_range_get_length (fovea_trace_get_stage (centre, 1)->box.rows), ==, 3);
  g_assert_cmpfloat (fovea_trace_get_paths (centre, 2, 1, 1), ==, 9);
  g_assert_null (fovea_trace_get_stage (centre, 2)->weights);
  g_assert_null (fovea_trace_get_terms (centre, &n_terms));
  g_assert_cmpint (n_terms, ==, 0);

  json_decref (exact);
  json_decref (root);
}

/* The layers after @stage, applied to that stage with one cell changed. */
static float
evaluate_changed (FoveaEvaluation *evaluation,
                  FoveaCell        changed,
                  float            change,
                  FoveaCell        cell)
{
  const FoveaNetwork *network = fovea_evaluation_get_network (evaluation);
  FoveaTensor *stage = fovea_evaluation_get_stage (evaluation, changed.stage);
  FoveaShape shape = fovea_tensor_get_shape (stage);
  FoveaLayer *layers[8];
  int n_layers = cell.stage - changed.stage;
  g_autofree float *values = g_memdup2 (fovea_tensor_get_values (stage),
                                        fovea_shape_get_n_cells (shape) * sizeof (float));

  for (int i = 0; i < n_layers; i++)
    layers[i] = fovea_network_get_layer (network, changed.stage + 1 + i);
  values[((size_t) changed.channel * shape.n_rows + changed.row) * shape.n_columns + changed.column]
    += change;

  g_autoptr (FoveaTensor) input = fovea_tensor_new (shape, values);
  g_autoptr (FoveaNetwork) rest = fovea_network_new (shape, layers, n_layers, NULL);
  g_autoptr (FoveaEvaluation) anew = fovea_evaluation_new (rest, input, NULL);

  cell.stage = n_layers;

  return fovea_evaluation_get_value (anew, cell);
}

/* Outside: the value stays, to the bit. Inside a linear stack: weights are generic, so it changes. */
static void
test_trace_perturbation (void)
{
  guint32 seed = 4;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  int n_outside = 0;

  g_test_message ("seed %u", seed);
  for (int trial = 0; trial < 500; trial++)
    {
      RandomRules rules = RANDOM_RULES_ALL;

      rules.is_linear = trial % 2 == 0;

      g_autoptr (FoveaEvaluation) evaluation = random_evaluation (random, &rules);
      const FoveaNetwork *network = fovea_evaluation_get_network (evaluation);
      int last = fovea_network_get_n_layers (network);
      FoveaCell cell = random_cell (random, network, g_rand_int_range (random, 1, last + 1));
      g_autoptr (FoveaTrace) trace = fovea_trace_new (evaluation, cell);
      float value = fovea_trace_get_value (trace);

      for (int i = 0; i < 12; i++)
        {
          FoveaCell other = random_cell (random, network, g_rand_int_range (random, 0, cell.stage));
          bool is_seen = fovea_trace_has (trace, other);
          float changed = evaluate_changed (evaluation, other, 16, cell);

          if (!is_seen)
            g_assert_cmpfloat (changed, ==, value);
          else if (rules.is_linear)
            g_assert_cmpfloat (changed, !=, value);
          if (rules.is_linear)
            g_assert_true (is_seen == (fovea_trace_get_weight (trace, other) != 0));
          n_outside += !is_seen;
        }
    }
  g_assert_cmpint (n_outside, >, 1000);
}

/* Weights are derivatives: finite differences agree wherever no corner lies between. */
static void
test_trace_derivatives (void)
{
  RandomRules rules = RANDOM_RULES_ALL;
  guint32 seed = 1701;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  const float step = 1.0f / 256;
  int n_smooth = 0, n_all = 0;

  g_test_message ("seed %u", seed);
  for (int trial = 0; trial < 500; trial++)
    {
      g_autoptr (FoveaEvaluation) evaluation = random_evaluation (random, &rules);
      const FoveaNetwork *network = fovea_evaluation_get_network (evaluation);
      FoveaCell cell = random_cell (random, network, fovea_network_get_n_layers (network));
      g_autoptr (FoveaTrace) trace = fovea_trace_new (evaluation, cell);
      double value = fovea_trace_get_value (trace);

      for (int i = 0; i < 8 && cell.stage > 0; i++)
        {
          FoveaCell other = random_cell (random, network, g_rand_int_range (random, 0, cell.stage));
          double weight = fovea_trace_get_weight (trace, other);
          double up = (evaluate_changed (evaluation, other, step, cell) - value) / step;
          double down = (value - evaluate_changed (evaluation, other, -step, cell)) / step;
          double tolerance = 4e-3 * (1 + fabs (weight));

          n_all++;
          if (fabs (up - down) > tolerance)
            continue;
          n_smooth++;
          g_assert_cmpfloat_with_epsilon (weight, (up + down) / 2, tolerance);
        }
    }
  g_assert_cmpint (n_smooth, >, n_all * 9 / 10);
}

/* value = constant + Σ weight · cell, in every stage, for every kind of layer. */
static void
test_trace_constants (void)
{
  RandomRules rules = RANDOM_RULES_ALL;
  guint32 seed = 77;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int trial = 0; trial < 500; trial++)
    {
      g_autoptr (FoveaEvaluation) evaluation = random_evaluation (random, &rules);
      const FoveaNetwork *network = fovea_evaluation_get_network (evaluation);
      FoveaCell cell = random_cell (random, network, fovea_network_get_n_layers (network));
      g_autoptr (FoveaTrace) trace = fovea_trace_new (evaluation, cell);

      for (int stage = 0; stage <= cell.stage; stage++)
        {
          FoveaShape shape = fovea_network_get_shape (network, stage);
          double sum = fovea_trace_get_constant (trace, stage);
          double size = 1 + fabs (sum);

          for (int c = 0; c < shape.n_channels; c++)
            for (int y = 0; y < shape.n_rows; y++)
              for (int x = 0; x < shape.n_columns; x++)
                {
                  FoveaCell other = { stage, c, y, x };
                  double part = fovea_trace_get_weight (trace, other)
                                * fovea_evaluation_get_value (evaluation, other);

                  sum += part;
                  size += fabs (part);
                }
          g_assert_cmpfloat_with_epsilon (sum, fovea_trace_get_value (trace), 1e-5 * size);
        }
    }
}

static void
assert_terms (const FoveaTrace *trace,
              const FoveaLayer *layer)
{
  FoveaActivation activation = fovea_layer_get_options (layer)->activation;
  bool is_pooling = fovea_layer_get_kind (layer) == FOVEA_LAYER_MAX_POOLING;
  float sum = fovea_trace_get_bias (trace);
  int n_terms, n_chosen = 0;
  const FoveaTerm *terms = fovea_trace_get_terms (trace, &n_terms);

  for (int i = 0; i < n_terms; i++)
    {
      FoveaCell cell = { fovea_trace_get_cell (trace).stage - 1, terms[i].channel, terms[i].row,
                         terms[i].column };
      FoveaEvaluation *evaluation = fovea_trace_get_evaluation (trace);
      FoveaTensor *stage = fovea_evaluation_get_stage (evaluation, cell.stage);

      g_assert_true (fovea_cell_is_in_shape (cell, fovea_tensor_get_shape (stage))
                     == (terms[i].kind == FOVEA_TAP_CELL));
      if (terms[i].kind == FOVEA_TAP_CELL)
        {
          g_assert_cmpfloat (terms[i].input, ==, fovea_evaluation_get_value (evaluation, cell));
          g_assert_true (fovea_trace_has (trace, cell));
        }
      else if (is_pooling)
        {
          g_assert_cmpfloat (terms[i].input, ==, -INFINITY);
          continue;
        }
      n_chosen += terms[i].weight == 1;
      sum = fmaf (terms[i].weight, terms[i].input, sum);
    }

  if (is_pooling)
    g_assert_cmpint (n_chosen, ==, 1);
  if (fovea_layer_get_kind (layer) == FOVEA_LAYER_ACTIVATION)
    g_assert_cmpint (n_terms, ==, 1);
  if (fovea_layer_get_kind (layer) != FOVEA_LAYER_ACTIVATION
      || (activation != FOVEA_ACTIVATION_SIGMOID && activation != FOVEA_ACTIVATION_TANH))
    g_assert_cmpfloat (sum, ==, fovea_trace_get_value (trace));
}

static void
test_trace_terms (void)
{
  RandomRules rules = RANDOM_RULES_ALL;
  guint32 seed = 306;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int trial = 0; trial < 800; trial++)
    {
      g_autoptr (FoveaEvaluation) evaluation = random_evaluation (random, &rules);
      const FoveaNetwork *network = fovea_evaluation_get_network (evaluation);

      for (int stage = 1; stage < fovea_network_get_n_stages (network); stage++)
        {
          FoveaCell cell = random_cell (random, network, stage);
          g_autoptr (FoveaTrace) trace = fovea_trace_new (evaluation, cell);

          assert_terms (trace, fovea_network_get_layer (network, stage));
        }
    }
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
      FoveaCell late = random_cell (random, network, g_rand_int_range (random, 0, last + 1));
      FoveaCell early = random_cell (random, network, g_rand_int_range (random, 0, late.stage + 1));
      g_autoptr (FoveaTrace) back = fovea_trace_new (evaluation, late);
      g_autoptr (FoveaTrace) forth = fovea_trace_new (evaluation, early);

      g_assert_true (fovea_trace_has (back, early) == fovea_trace_has (forth, late));
      g_assert_cmpfloat (fovea_trace_get_paths (back, early.stage, early.row, early.column), ==,
                         fovea_trace_get_paths (forth, late.stage, late.row, late.column));
      g_assert_cmpfloat (fovea_trace_get_paths (back, late.stage, late.row, late.column), ==, 1);
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
          g_assert_cmpfloat (fovea_trace_get_weight (trace, (FoveaCell) { 0, 0, row, column }), ==,
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
  g_assert_cmpfloat_with_epsilon (fovea_trace_get_weight (trace, (FoveaCell) { 0, 0, 45, 45 })
                                    / fovea_trace_get_paths (trace, 0, 45, 45), 1, 1e-12);
}

/* Two equal maxima: the first, row by row; ReLU at 0 has slope 0; leaky ReLU its slope. */
static void
test_trace_corners (void)
{
  float values[4] = { 0, 2, 2, -1 };
  g_autoptr (FoveaTensor) input = fovea_tensor_new ((FoveaShape) { 1, 2, 2 }, values);
  FoveaLayerOptions pooling = FOVEA_LAYER_OPTIONS_INIT;
  FoveaLayerOptions leaky = FOVEA_LAYER_OPTIONS_INIT;

  pooling.kind = FOVEA_LAYER_MAX_POOLING;
  pooling.kernel_size[0] = pooling.kernel_size[1] = 2;
  leaky.kind = FOVEA_LAYER_ACTIVATION;
  leaky.activation = FOVEA_ACTIVATION_LEAKY_RELU;
  leaky.slope = 0.25f;

  g_autoptr (FoveaLayer) relu = fovea_layer_new_activation (FOVEA_ACTIVATION_RELU);
  g_autoptr (FoveaLayer) leaks = fovea_layer_new (&leaky, NULL);
  g_autoptr (FoveaLayer) pools = fovea_layer_new (&pooling, NULL);
  FoveaLayer *layers[] = { relu, leaks, pools };
  g_autoptr (FoveaNetwork) network = fovea_network_new ((FoveaShape) { 1, 2, 2 }, layers, 3, NULL);
  g_autoptr (FoveaEvaluation) evaluation = fovea_evaluation_new (network, input, NULL);
  g_autoptr (FoveaTrace) pooled = fovea_trace_new (evaluation, (FoveaCell) { 3, 0, 0, 0 });
  g_autoptr (FoveaTrace) zero = fovea_trace_new (evaluation, (FoveaCell) { 2, 0, 0, 0 });

  g_assert_cmpfloat (fovea_trace_get_weight (pooled, (FoveaCell) { 0, 0, 0, 1 }), ==, 1);
  g_assert_cmpfloat (fovea_trace_get_weight (pooled, (FoveaCell) { 0, 0, 1, 0 }), ==, 0);
  g_assert_true (fovea_trace_has (pooled, (FoveaCell) { 0, 0, 1, 1 }));
  g_assert_cmpfloat (fovea_trace_get_weight (zero, (FoveaCell) { 1, 0, 0, 0 }), ==, 0.25);
  g_assert_cmpfloat (fovea_trace_get_weight (zero, (FoveaCell) { 0, 0, 0, 0 }), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trace/border", test_trace_border);
  g_test_add_func ("/trace/stacks", test_trace_stacks);
  g_test_add_func ("/trace/example", test_trace_example);
  g_test_add_func ("/trace/perturbation", test_trace_perturbation);
  g_test_add_func ("/trace/derivatives", test_trace_derivatives);
  g_test_add_func ("/trace/constants", test_trace_constants);
  g_test_add_func ("/trace/terms", test_trace_terms);
  g_test_add_func ("/trace/adjoint", test_trace_adjoint);
  g_test_add_func ("/trace/ones", test_trace_ones);
  g_test_add_func ("/trace/deep", test_trace_deep);
  g_test_add_func ("/trace/corners", test_trace_corners);

  return g_test_run ();
}
