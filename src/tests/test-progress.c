// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Long computations: the same bits with progress as without, stopped when asked to, and what they
// will cost known before; a composition brought up to date equals a new one.

#include "core/compose.h"
#include "tests/random-network.h"

#include <string.h>

static void
assert_equal (FoveaEvaluation *a,
              FoveaEvaluation *b)
{
  int n_stages = fovea_network_get_n_stages (fovea_evaluation_get_network (a));

  for (int stage = 0; stage < n_stages; stage++)
    g_assert_true (fovea_tensor_equal (fovea_evaluation_get_stage (a, stage),
                                       fovea_evaluation_get_stage (b, stage)));
}

// What was estimated is what is done.
static void
test_equal (void)
{
  RandomRules rules = RANDOM_RULES_ALL;
  g_autoptr (GRand) random = g_rand_new_with_seed (41);

  for (int i = 0; i < 200; i++)
    {
      g_autoptr (FoveaNetwork) network = random_network (random, &rules);
      g_autoptr (FoveaTensor) input
        = random_tensor (random, fovea_network_get_shape (network, 0));
      g_autoptr (FoveaProgress) progress = fovea_progress_new ();
      FoveaEvaluationJob job
        = { .network = network, .input = input, .progress = progress };

      fovea_progress_set_total (progress, fovea_evaluation_estimate (&job));
      g_autoptr (FoveaEvaluation) plain = fovea_evaluation_new (network, input, NULL);
      g_autoptr (FoveaEvaluation) watched = fovea_evaluation_run (&job, NULL);

      assert_equal (plain, watched);
      g_assert_cmpfloat_with_epsilon (fovea_progress_get_fraction (progress),
                                      fovea_network_get_n_layers (network) > 0 ? 1 : 0, 2e-4);
    }
}

static FoveaTensor *
change_cell (GRand       *random,
             FoveaTensor *tensor,
             FoveaDamage *damage)
{
  FoveaShape shape = fovea_tensor_get_shape (tensor);
  FoveaCell cell = { 0, g_rand_int_range (random, 0, shape.n_channels),
                     g_rand_int_range (random, 0, shape.n_rows),
                     g_rand_int_range (random, 0, shape.n_columns) };
  size_t n_cells = fovea_shape_get_n_cells (shape);
  g_autofree float *values = g_new (float, n_cells);

  memcpy (values, fovea_tensor_get_values (tensor), n_cells * sizeof (float));
  values[((size_t) cell.channel * shape.n_rows + cell.row) * shape.n_columns + cell.column] += 1;
  *damage = (FoveaDamage){ .kind = FOVEA_DAMAGE_INPUT, .box = fovea_box_new_cell (cell) };

  return fovea_tensor_new (shape, values);
}

// An update is never dearer than was said before, and of one cell it is cheap.
static void
test_estimate (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (42);
  FoveaShape shape = { 1, 200, 200 };
  g_autofree float *weights = random_floats (random, 9);
  g_autoptr (FoveaKernels) kernels = fovea_kernels_new (1, 1, 3, 3, weights);
  g_autoptr (FoveaLayer) layer = fovea_layer_new_convolution (kernels);
  g_autoptr (FoveaNetwork) network
    = fovea_network_new (shape, (FoveaLayer *[]){ layer, layer }, 2, NULL);
  g_autoptr (FoveaTensor) input = random_tensor (random, shape);
  g_autoptr (FoveaEvaluation) old = fovea_evaluation_new (network, input, NULL);
  FoveaDamage damage;
  g_autoptr (FoveaTensor) changed = change_cell (random, input, &damage);
  FoveaEvaluationJob whole = { .network = network, .input = input };
  FoveaEvaluationJob part
    = { .network = network, .input = changed, .old = old, .damage = damage };

  g_assert_cmpfloat (fovea_evaluation_estimate (&whole), ==,
                     9.0 * (198 * 198 + 196 * 196));
  g_assert_cmpfloat (fovea_evaluation_estimate (&part), <=, 9.0 * (9 + 25));
  g_assert_cmpfloat (fovea_evaluation_estimate (&part), >, 0);

  part.input = input;
  g_assert_cmpfloat (fovea_evaluation_estimate (&part), ==, 0);
}

// Some 10¹² taps: nobody waits for their end.
static FoveaNetwork *
new_endless (FoveaTensor **input)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (43);
  FoveaShape shape = { 16, 900, 900 };
  g_autofree float *weights = random_floats (random, 16 * 16 * 63 * 63);
  g_autoptr (FoveaKernels) kernels = fovea_kernels_new (16, 16, 63, 63, weights);
  g_autoptr (FoveaLayer) layer = fovea_layer_new_convolution (kernels);

  *input = random_tensor (random, shape);
  return fovea_network_new (shape, &layer, 1, NULL);
}

static gpointer
run_job (gpointer data)
{
  GError *error = NULL;

  g_assert_null (fovea_evaluation_run (data, &error));
  return error;
}

static void
test_cancel (void)
{
  g_autoptr (FoveaTensor) input = NULL;
  g_autoptr (FoveaNetwork) network = new_endless (&input);
  g_autoptr (FoveaProgress) progress = fovea_progress_new ();
  FoveaEvaluationJob job = { .network = network, .input = input, .progress = progress };
  double fraction = 0;

  // As if it were a thousandth of what it is, so that progress shows soon.
  fovea_progress_set_total (progress, fovea_evaluation_estimate (&job) / 1000);
  g_autoptr (GThread) thread = g_thread_ref (g_thread_new ("evaluation", run_job, &job));
  while ((fraction = fovea_progress_get_fraction (progress)) < 0.2)
    g_thread_yield ();
  fovea_progress_cancel (progress);

  g_autoptr (GError) error = g_thread_join (thread);

  g_assert_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_CANCELLED);
  g_assert_nonnull (strstr (error->message, "Layer 1"));
}

static void
assert_same_composition (const FoveaComposition *a,
                         const FoveaComposition *b)
{
  FoveaCell cell = fovea_composition_get_max_cell (a);

  g_assert_cmpint (fovea_composition_is_linear (a), ==, fovea_composition_is_linear (b));
  g_assert_cmpstr (fovea_composition_get_reason (a), ==, fovea_composition_get_reason (b));
  g_assert_cmpfloat (fovea_composition_get_max_difference (a), ==,
                     fovea_composition_get_max_difference (b));
  g_assert_true (fovea_cell_equal (cell, fovea_composition_get_max_cell (b)));
  g_assert_cmpint (fovea_composition_is_equal (a), ==, fovea_composition_is_equal (b));
  if (fovea_composition_is_linear (a))
    g_assert_true (fovea_tensor_equal (fovea_composition_get_output (a),
                                       fovea_composition_get_output (b)));
}

static void
test_compose (void)
{
  RandomRules rules = RANDOM_RULES_ALL;
  g_autoptr (GRand) random = g_rand_new_with_seed (44);
  int n_linear = 0;

  rules.is_linear = true;
  for (int i = 0; i < 300; i++)
    {
      g_autoptr (FoveaNetwork) network = random_network (random, &rules);
      g_autoptr (FoveaTensor) input
        = random_tensor (random, fovea_network_get_shape (network, 0));
      g_autoptr (FoveaEvaluation) before = fovea_evaluation_new (network, input, NULL);
      g_autoptr (FoveaComposition) old = fovea_composition_new (before);
      FoveaDamage damage;
      g_autoptr (FoveaTensor) changed = change_cell (random, input, &damage);
      g_autoptr (FoveaEvaluation) after = fovea_evaluation_new (network, changed, NULL);
      FoveaCompositionJob job = { .evaluation = after, .old = old, .damage = damage };
      g_autoptr (FoveaComposition) updated = fovea_composition_run (&job, NULL);
      g_autoptr (FoveaComposition) plain = fovea_composition_new (after);

      assert_same_composition (updated, plain);
      if (!fovea_composition_is_linear (plain))
        continue;
      n_linear++;
      g_assert_true (fovea_composition_get_layer (updated)
                     == fovea_composition_get_layer (old));

      // Nor does it matter whether it is known what changed.
      job.damage = (FoveaDamage){ .kind = FOVEA_DAMAGE_NONE };
      g_autoptr (FoveaComposition) again = fovea_composition_run (&job, NULL);
      assert_same_composition (again, plain);
    }
  g_assert_cmpint (n_linear, >, 100);
}

static void
test_compose_cancel (void)
{
  RandomRules rules = { 2, 2, 5, 9, .is_linear = true };
  g_autoptr (GRand) random = g_rand_new_with_seed (45);
  g_autoptr (FoveaNetwork) network = random_network (random, &rules);
  g_autoptr (FoveaTensor) input = random_tensor (random, fovea_network_get_shape (network, 0));
  g_autoptr (FoveaEvaluation) evaluation = fovea_evaluation_new (network, input, NULL);
  g_autoptr (FoveaProgress) progress = fovea_progress_new ();
  FoveaCompositionJob job = { .evaluation = evaluation, .progress = progress };
  g_autoptr (GError) error = NULL;

  fovea_progress_cancel (progress);
  g_assert_null (fovea_composition_run (&job, &error));
  g_assert_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/progress/equal", test_equal);
  g_test_add_func ("/progress/estimate", test_estimate);
  g_test_add_func ("/progress/cancel", test_cancel);
  g_test_add_func ("/progress/compose", test_compose);
  g_test_add_func ("/progress/compose-cancel", test_compose_cancel);

  return g_test_run ();
}
