// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The worked example of the oracle; law 3: an update equals a new evaluation bit for bit,
// for random edits of random networks, and stages that did not change keep their
// pointers.

#include "core/evaluation.h"
#include "tests/random-layer.h"

#include <jansson.h>
#include <string.h>

static FoveaTensor *
read_tensor (json_t *channels)
{
  json_t *rows = json_array_get (channels, 0);
  FoveaShape shape = { (int) json_array_size (channels), (int) json_array_size (rows),
                       (int) json_array_size (json_array_get (rows, 0)) };
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (float));
  json_t *channel, *row, *number;
  size_t c, y, x;

  json_array_foreach (channels, c, channel)
    json_array_foreach (channel, y, row)
      json_array_foreach (row, x, number)
        {
          float value = (float) json_number_value (number);

          g_array_append_val (values, value);
        }

  g_assert_cmpuint (values->len, ==, fovea_shape_get_n_cells (shape));

  return fovea_tensor_new (shape, (const float *) values->data);
}

static FoveaLayer *
read_layer (json_t *json)
{
  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;
  json_t *outer = json_object_get (json, "weights");

  if (outer == NULL)
    return fovea_layer_new_activation (FOVEA_ACTIVATION_RELU);

  g_assert_cmpuint (json_array_size (outer), ==, 1);

  g_autoptr (FoveaTensor) kernel = read_tensor (json_array_get (outer, 0));
  FoveaShape shape = fovea_tensor_get_shape (kernel);
  g_autoptr (FoveaKernels) weights
    = fovea_kernels_new (1, shape.n_channels, shape.n_rows, shape.n_columns,
                         fovea_tensor_get_values (kernel));

  options.weights = weights;

  for (int i = 0; i < 4; i++)
    options.padding[i] = (int) json_integer_value (json_object_get (json, "padding"));

  return fovea_layer_new (&options, NULL);
}

static void
check_oracle_case (json_t *json)
{
  g_autoptr (GPtrArray) layers
    = g_ptr_array_new_with_free_func ((GDestroyNotify) fovea_layer_unref);
  json_t *stages = json_object_get (json, "stages");
  json_t *entry;
  size_t i;

  g_test_message ("%s", json_string_value (json_object_get (json, "name")));

  json_array_foreach (json_object_get (json, "layers"), i, entry)
    g_ptr_array_add (layers, read_layer (entry));

  g_autoptr (FoveaTensor) input = read_tensor (json_array_get (stages, 0));
  g_autoptr (FoveaNetwork) network
      = fovea_network_new (fovea_tensor_get_shape (input),
                           (FoveaLayer *const *) layers->pdata, (int) layers->len, NULL);
  g_autoptr (FoveaEvaluation) evaluation = fovea_evaluation_new (network, input, NULL);

  g_assert_cmpuint (json_array_size (stages), ==, layers->len + 1);

  json_array_foreach (stages, i, entry)
    {
      g_autoptr (FoveaTensor) expected = read_tensor (entry);

      g_assert_true (
        fovea_tensor_equal (fovea_evaluation_get_stage (evaluation, (int) i), expected));
    }
}

static void
test_seed (void)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "data", "oracles", "seed.json", NULL);
  json_t *root = json_load_file (path, 0, NULL);
  json_t *entry;
  size_t i;

  g_assert_cmpuint (json_array_size (json_object_get (root, "cases")), >=, 9);

  json_array_foreach (json_object_get (root, "cases"), i, entry)
    check_oracle_case (entry);

  json_decref (root);
}

// An edit and its outcome, two ways.
static FoveaEvaluation *
check_update (FoveaEvaluation   *old,
              FoveaNetwork      *network,
              FoveaTensor       *input,
              const FoveaDamage *damage)
{
  FoveaEvaluation *updated = fovea_evaluation_update (old, network, input, damage, NULL);
  g_autoptr (FoveaEvaluation) anew = fovea_evaluation_new (network, input, NULL);
  int n_old = fovea_network_get_n_stages (fovea_evaluation_get_network (old));

  g_assert_true (fovea_evaluation_get_network (updated) == network);

  for (int i = 0; i < fovea_network_get_n_stages (network); i++)
    {
      FoveaTensor *stage = fovea_evaluation_get_stage (updated, i);

      g_assert_true (fovea_tensor_equal (stage, fovea_evaluation_get_stage (anew, i)));

      if (i < n_old && fovea_tensor_equal (stage, fovea_evaluation_get_stage (old, i)))
        g_assert_true (stage == fovea_evaluation_get_stage (old, i));
    }

  return updated;
}

static FoveaRange
random_range (GRand *random,
              int    n)
{
  int first = g_rand_int_range (random, 0, n);

  return (FoveaRange) { first, g_rand_int_range (random, first, n) + 1 };
}

// Changes some cells within a random box.
static FoveaEvaluation *
edit_input (GRand           *random,
            FoveaEvaluation *old)
{
  FoveaTensor *input = fovea_evaluation_get_stage (old, 0);
  FoveaShape shape = fovea_tensor_get_shape (input);
  FoveaDamage damage = { .kind = FOVEA_DAMAGE_INPUT,
                         .box = { random_range (random, shape.n_channels),
                                  random_range (random, shape.n_rows),
                                  random_range (random, shape.n_columns) } };
  float *values;
  g_autoptr (FoveaTensor) edited = fovea_tensor_try_new (shape, &values, NULL);

  memcpy (values, fovea_tensor_get_values (input),
          fovea_shape_get_n_cells (shape) * sizeof (float));

  for (int c = damage.box.channels.first; c < damage.box.channels.past; c++)
    for (int y = damage.box.rows.first; y < damage.box.rows.past; y++)
      for (int x = damage.box.columns.first; x < damage.box.columns.past; x++)
        if (g_rand_int_range (random, 0, 3) == 0)
          values[(c * shape.n_rows + y) * shape.n_columns + x] = random_value (random);

  return check_update (old, fovea_evaluation_get_network (old), edited, &damage);
}

// Replaces, inserts or removes a layer, where the outcome fits.
static FoveaEvaluation *
edit_structure (GRand           *random,
                FoveaEvaluation *old)
{
  FoveaNetwork *network = fovea_evaluation_get_network (old);
  int n_layers = fovea_network_get_n_layers (network);
  FoveaDamage damage = { .kind = FOVEA_DAMAGE_STRUCTURE };

  for (int attempt = 0; attempt < 50; attempt++)
    {
      int layer = g_rand_int_range (random, 1, n_layers + 2);
      FoveaShape shape = fovea_network_get_shape (network, layer - 1);
      g_autoptr (FoveaLayer) drawn = random_layer (random, shape.n_channels);
      int action = g_rand_int_range (random, 0, 3);
      g_autoptr (FoveaNetwork) edited = NULL;

      if (action == 0 && layer <= n_layers)
        edited = fovea_network_remove_layer (network, layer, NULL);
      else if (action == 1 && drawn != NULL && layer <= n_layers)
        edited = fovea_network_replace_layer (network, layer, drawn, NULL);
      else if (drawn != NULL && n_layers < 6)
        edited = fovea_network_insert_layer (network, layer, drawn, NULL);

      damage.layer = layer;

      if (edited != NULL
          && fovea_shape_get_n_cells (fovea_network_get_shape (
               edited, fovea_network_get_n_layers (edited)))
               < 20000)
        return check_update (old, edited, fovea_evaluation_get_stage (old, 0), &damage);
    }

  return fovea_evaluation_ref (old);
}

static void
test_update (void)
{
  guint32 seed = 20260305;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);

  for (int i = 0; i < 400; i++)
    {
      FoveaShape shape = random_shape (random);
      g_autoptr (FoveaNetwork) network
        = random_network (random, shape, g_rand_int_range (random, 0, 5));
      g_autoptr (FoveaTensor) input = random_tensor (random, shape);
      g_autoptr (FoveaEvaluation) evaluation
          = fovea_evaluation_new (network, input, NULL);

      for (int edit = 0; edit < 10; edit++)
        {
          FoveaEvaluation *next = g_rand_int_range (random, 0, 3) == 0
                                    ? edit_structure (random, evaluation)
                                    : edit_input (random, evaluation);

          fovea_evaluation_unref (evaluation);
          evaluation = next;
        }
    }
}

static FoveaNetwork *
make_plain_network (FoveaActivation activation)
{
  static const float ones[] = { 1, 1, 1, 1, 1, 1, 1, 1, 1 };
  g_autoptr (FoveaKernels) weights = fovea_kernels_new (1, 1, 3, 3, ones);
  g_autoptr (FoveaLayer) plain = fovea_layer_new_convolution (weights);
  g_autoptr (FoveaLayer) between = fovea_layer_new_activation (activation);
  FoveaLayer *layers[] = { plain, between, plain };

  return fovea_network_new ((FoveaShape) { 1, 7, 7 }, layers, 3, NULL);
}

// A change that the ReLU swallows goes no further; one that it lets through does.
static void
test_stops_early (void)
{
  g_autoptr (FoveaNetwork) network = make_plain_network (FOVEA_ACTIVATION_RELU);
  float values[49];

  for (int i = 0; i < 49; i++)
    values[i] = -1;

  FoveaShape shape = { 1, 7, 7 };
  FoveaDamage damage = { FOVEA_DAMAGE_INPUT, .box = { { 0, 1 }, { 3, 4 }, { 3, 4 } } };
  g_autoptr (FoveaTensor) input = fovea_tensor_new (shape, values);

  values[24] = -2;
  g_autoptr (FoveaTensor) lower = fovea_tensor_new (shape, values);

  values[24] = 20;
  g_autoptr (FoveaTensor) higher = fovea_tensor_new (shape, values);
  g_autoptr (FoveaEvaluation) old = fovea_evaluation_new (network, input, NULL);
  g_autoptr (FoveaEvaluation) swallowed = check_update (old, network, lower, &damage);
  g_autoptr (FoveaEvaluation) passed = check_update (old, network, higher, &damage);

  g_assert_true (fovea_evaluation_get_stage (swallowed, 1)
                 != fovea_evaluation_get_stage (old, 1));
  g_assert_true (fovea_evaluation_get_stage (swallowed, 2)
                 == fovea_evaluation_get_stage (old, 2));
  g_assert_true (fovea_evaluation_get_stage (swallowed, 3)
                 == fovea_evaluation_get_stage (old, 3));
  g_assert_true (fovea_evaluation_get_stage (passed, 3)
                 != fovea_evaluation_get_stage (old, 3));
}

// Stages before a changed layer are the same objects, and nothing changed means nothing
// changes.
static void
test_keeps_stages (void)
{
  g_autoptr (FoveaNetwork) network = make_plain_network (FOVEA_ACTIVATION_IDENTITY);
  g_autoptr (FoveaLayer) tanh_layer = fovea_layer_new_activation (FOVEA_ACTIVATION_TANH);
  g_autoptr (FoveaNetwork) edited
      = fovea_network_replace_layer (network, 2, tanh_layer, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autoptr (FoveaTensor) input = random_tensor (random, (FoveaShape) { 1, 7, 7 });
  g_autoptr (FoveaEvaluation) old = fovea_evaluation_new (network, input, NULL);
  g_autoptr (FoveaEvaluation) same
    = check_update (old, network, input, &(FoveaDamage) { FOVEA_DAMAGE_NONE });
  g_autoptr (FoveaEvaluation) updated = check_update (
      old, edited, input, &(FoveaDamage) { FOVEA_DAMAGE_STRUCTURE, .layer = 2 });

  for (int i = 0; i < 4; i++)
    {
      bool is_kept
        = fovea_evaluation_get_stage (updated, i) == fovea_evaluation_get_stage (old, i);

      g_assert_true (fovea_evaluation_get_stage (same, i)
                     == fovea_evaluation_get_stage (old, i));
      g_assert_cmpint (is_kept, ==, i < 2);
    }
}

static void
test_reshaped (void)
{
  g_autoptr (FoveaNetwork) network = make_plain_network (FOVEA_ACTIVATION_RELU);
  FoveaShape wide = { 1, 7, 9 };
  g_autoptr (FoveaNetwork) reshaped = fovea_network_reshape_input (network, wide, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (12);
  g_autoptr (FoveaTensor) input = random_tensor (random, (FoveaShape) { 1, 7, 7 });
  g_autoptr (FoveaTensor) wider = random_tensor (random, wide);
  g_autoptr (FoveaEvaluation) old = fovea_evaluation_new (network, input, NULL);
  g_autoptr (FoveaEvaluation) updated = check_update (
      old, reshaped, wider, &(FoveaDamage) { FOVEA_DAMAGE_STRUCTURE, .layer = 0 });

  g_assert_cmpint (
      fovea_tensor_get_shape (fovea_evaluation_get_stage (updated, 3)).n_columns, ==, 5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/evaluation/seed", test_seed);
  g_test_add_func ("/evaluation/update", test_update);
  g_test_add_func ("/evaluation/stops-early", test_stops_early);
  g_test_add_func ("/evaluation/keeps-stages", test_keeps_stages);
  g_test_add_func ("/evaluation/reshaped", test_reshaped);

  return g_test_run ();
}
