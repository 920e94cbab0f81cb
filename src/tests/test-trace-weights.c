// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Law 4, by perturbation, and weights by finite differences; the sum on screen ends in the number
// stored.

#include "core/trace.h"

#include "random-network.h"

#include <math.h>

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
  values[((size_t) changed.channel * shape.n_rows + changed.row) * shape.n_columns
         + changed.column]
    += change;

  g_autoptr (FoveaTensor) input = fovea_tensor_new (shape, values);
  g_autoptr (FoveaNetwork) rest = fovea_network_new (shape, layers, n_layers, NULL);
  g_autoptr (FoveaEvaluation) anew = fovea_evaluation_new (rest, input, NULL);

  cell.stage = n_layers;

  return fovea_evaluation_get_value (anew, cell);
}

/* Outside: the value stays, to the bit. Inside a linear stack: weights are generic, so it changes. */
static void
test_trace_weights_perturbation (void)
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
      FoveaCell cell
        = random_cell (random, network, g_rand_int_range (random, 1, last + 1));
      g_autoptr (FoveaTrace) trace = fovea_trace_new (evaluation, cell);
      float value = fovea_trace_get_value (trace);

      for (int i = 0; i < 12; i++)
        {
          FoveaCell other
            = random_cell (random, network, g_rand_int_range (random, 0, cell.stage));
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
test_trace_weights_derivatives (void)
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
      FoveaCell cell
        = random_cell (random, network, fovea_network_get_n_layers (network));
      g_autoptr (FoveaTrace) trace = fovea_trace_new (evaluation, cell);
      double value = fovea_trace_get_value (trace);

      for (int i = 0; i < 8 && cell.stage > 0; i++)
        {
          FoveaCell other
            = random_cell (random, network, g_rand_int_range (random, 0, cell.stage));
          double weight = fovea_trace_get_weight (trace, other);
          double up = (evaluate_changed (evaluation, other, step, cell) - value) / step;
          double down
            = (value - evaluate_changed (evaluation, other, -step, cell)) / step;
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
test_trace_weights_constants (void)
{
  RandomRules rules = RANDOM_RULES_ALL;
  guint32 seed = 77;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int trial = 0; trial < 500; trial++)
    {
      g_autoptr (FoveaEvaluation) evaluation = random_evaluation (random, &rules);
      const FoveaNetwork *network = fovea_evaluation_get_network (evaluation);
      FoveaCell cell
        = random_cell (random, network, fovea_network_get_n_layers (network));
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
          g_assert_cmpfloat_with_epsilon (sum, fovea_trace_get_value (trace),
                                          1e-5 * size);
        }
    }
}

static void
assert_terms (const FoveaTrace *trace,
              const FoveaLayer *layer)
{
  FoveaActivation activation = fovea_layer_get_options (layer)->activation;
  bool is_pooling = fovea_layer_get_kind (layer) == FOVEA_LAYER_MAX_POOLING;
  bool is_average = fovea_layer_get_kind (layer) == FOVEA_LAYER_AVERAGE_POOLING;
  float sum = fovea_trace_get_bias (trace);
  int n_terms, n_chosen = 0;
  const FoveaTerm *terms = fovea_trace_get_terms (trace, &n_terms);

  for (int i = 0; i < n_terms; i++)
    {
      FoveaCell cell = { fovea_trace_get_cell (trace).stage - 1, terms[i].channel,
                         terms[i].row, terms[i].column };
      FoveaEvaluation *evaluation = fovea_trace_get_evaluation (trace);
      FoveaTensor *stage = fovea_evaluation_get_stage (evaluation, cell.stage);

      g_assert_true (fovea_cell_is_in_shape (cell, fovea_tensor_get_shape (stage))
                     == (terms[i].kind == FOVEA_TAP_CELL));
      if (terms[i].kind == FOVEA_TAP_CELL)
        {
          g_assert_cmpfloat (terms[i].input, ==,
                             fovea_evaluation_get_value (evaluation, cell));
          g_assert_true (fovea_trace_has (trace, cell));
        }
      else if (is_pooling)
        {
          g_assert_cmpfloat (terms[i].input, ==, -INFINITY);
          continue;
        }
      n_chosen += terms[i].weight == 1;
      sum = fmaf (is_average ? 1 : terms[i].weight, terms[i].input, sum);
    }

  if (is_average)
    sum /= (float) n_terms;
  if (is_pooling)
    g_assert_cmpint (n_chosen, ==, 1);
  if (fovea_layer_get_kind (layer) == FOVEA_LAYER_ACTIVATION)
    g_assert_cmpint (n_terms, ==, 1);
  if (fovea_layer_get_kind (layer) != FOVEA_LAYER_ACTIVATION
      || (activation != FOVEA_ACTIVATION_SIGMOID && activation != FOVEA_ACTIVATION_TANH))
    g_assert_cmpfloat (sum, ==, fovea_trace_get_value (trace));
}

static void
test_trace_weights_terms (void)
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

/* Two equal maxima: the first, row by row; ReLU at 0 has slope 0; leaky ReLU its slope. */
static void
test_trace_weights_corners (void)
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
  g_autoptr (FoveaNetwork) network
    = fovea_network_new ((FoveaShape) { 1, 2, 2 }, layers, 3, NULL);
  g_autoptr (FoveaEvaluation) evaluation = fovea_evaluation_new (network, input, NULL);
  g_autoptr (FoveaTrace) pooled = fovea_trace_new (evaluation, (FoveaCell) { 3, 0, 0, 0 });
  g_autoptr (FoveaTrace) zero = fovea_trace_new (evaluation, (FoveaCell) { 2, 0, 0, 0 });

  g_assert_cmpfloat (fovea_trace_get_weight (pooled, (FoveaCell) { 0, 0, 0, 1 }), ==, 1);
  g_assert_cmpfloat (fovea_trace_get_weight (pooled, (FoveaCell) { 0, 0, 1, 0 }), ==, 0);
  g_assert_true (fovea_trace_has (pooled, (FoveaCell) { 0, 0, 1, 1 }));
  g_assert_cmpfloat (fovea_trace_get_weight (zero, (FoveaCell) { 1, 0, 0, 0 }), ==, 0.25);
  g_assert_cmpfloat (fovea_trace_get_weight (zero, (FoveaCell) { 0, 0, 0, 0 }), ==, 0);
}

/* A window of 600 × 600, nearly all in the padding: its greatest is looked for once, not at each
 * of its 360,000 terms. */
static void
test_trace_weights_wide (void)
{
  float values[4] = { 0, 3, 1, 2 };
  g_autoptr (FoveaTensor) input = fovea_tensor_new ((FoveaShape) { 1, 2, 2 }, values);
  FoveaLayerOptions pooling = FOVEA_LAYER_OPTIONS_INIT;

  pooling.kind = FOVEA_LAYER_MAX_POOLING;
  pooling.kernel_size[0] = pooling.kernel_size[1] = 600;
  for (int i = 0; i < 4; i++)
    pooling.padding[i] = 300;

  g_autoptr (FoveaLayer) pools = fovea_layer_new (&pooling, NULL);
  g_autoptr (FoveaNetwork) network
    = fovea_network_new ((FoveaShape) { 1, 2, 2 }, &pools, 1, NULL);
  g_autoptr (FoveaEvaluation) evaluation = fovea_evaluation_new (network, input, NULL);
  g_autoptr (FoveaTrace) trace = fovea_trace_new (evaluation, (FoveaCell) { 1, 0, 0, 0 });
  int n_terms, n_cells = 0;
  const FoveaTerm *terms = fovea_trace_get_terms (trace, &n_terms);

  g_assert_cmpint (n_terms, ==, 600 * 600);
  for (int i = 0; i < n_terms; i++)
    {
      bool is_greatest = terms[i].kind == FOVEA_TAP_CELL && terms[i].input == 3;

      n_cells += terms[i].kind == FOVEA_TAP_CELL;
      g_assert_cmpfloat (terms[i].weight, ==, is_greatest);
    }
  g_assert_cmpint (n_cells, ==, 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trace-weights/perturbation", test_trace_weights_perturbation);
  g_test_add_func ("/trace-weights/derivatives", test_trace_weights_derivatives);
  g_test_add_func ("/trace-weights/constants", test_trace_weights_constants);
  g_test_add_func ("/trace-weights/terms", test_trace_weights_terms);
  g_test_add_func ("/trace-weights/corners", test_trace_weights_corners);
  g_test_add_func ("/trace-weights/wide", test_trace_weights_wide);

  return g_test_run ();
}
