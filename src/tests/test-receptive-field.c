// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Law 11 for receptive_fields.json, and the closed form against walking back by
// definition.

#include "core/receptive-field.h"

#include "oracle.h"
#include "random-network.h"

static void
assert_network (const json_t *network)
{
  const json_t *list = json_object_get (network, "layers");
  const json_t *after = json_object_get (network, "after");
  int n_layers = (int) json_array_size (list);
  int layers[64][4];

  g_test_message ("%s", json_string_value (json_object_get (network, "name")));
  for (int i = 0; i < n_layers; i++)
    {
      const json_t *layer = json_array_get (list, i);

      layers[i][0] = (int) oracle_get (layer, 0);
      layers[i][1] = (int) oracle_get (layer, 1);
      layers[i][2] = 1;
      layers[i][3] = (int) oracle_get (layer, 2);
    }

  g_autoptr (FoveaNetwork) stack
    = stack_network ((FoveaShape) { 1, 224, 256 }, (const int (*)[4]) layers, n_layers);

  for (int stage = 1; stage <= n_layers; stage++)
    for (int dimension = 0; dimension < 2; dimension++)
      {
        const json_t *expected = json_array_get (after, stage - 1);
        FoveaReceptiveField field = fovea_receptive_field_get (stack, stage, dimension);

        g_assert_cmpfloat (field.size, ==, oracle_get (expected, 0));
        g_assert_cmpfloat (field.stride, ==, oracle_get (expected, 1));
        g_assert_cmpfloat (field.padding, ==, oracle_get (expected, 2));
      }
}

static void
test_receptive_field_oracle (void)
{
  json_t *root = oracle_load ("receptive_fields.json");
  size_t index;
  json_t *network;

  json_array_foreach (json_object_get (root, "networks"), index, network)
    assert_network (network);

  json_decref (root);
}

/* Least and greatest input position of an output, walked back without any clipping. */
static void
walk_back (const FoveaNetwork *network,
           int                 stage,
           FoveaDimension      dimension,
           double              from,
           double              past[2])
{
  if (stage == 0)
    {
      past[0] = MIN (past[0], from);
      past[1] = MAX (past[1], from);
      return;
    }

  FoveaStencil stencil = fovea_network_get_axis (network, stage, dimension).stencil;

  for (int tap = 0; tap < stencil.kernel_size; tap++)
    walk_back (network, stage - 1, dimension,
               from * stencil.stride - stencil.padding_before + tap * stencil.dilation,
               past);
}

static void
test_receptive_field_definition (void)
{
  RandomRules rules = RANDOM_RULES_ALL;
  guint32 seed = 20160323;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  rules.has_transposed = false;
  rules.most_side = 16;
  for (int trial = 0; trial < 400; trial++)
    {
      g_autoptr (FoveaNetwork) network = random_network (random, &rules);

      for (int stage = 0; stage < fovea_network_get_n_stages (network); stage++)
        for (int index = 0; index < 3; index++)
          {
            FoveaDimension dimension = trial % 2;
            FoveaReceptiveField field
              = fovea_receptive_field_get (network, stage, dimension);
            double walked[2] = { G_MAXDOUBLE, -G_MAXDOUBLE };

            walk_back (network, stage, dimension, index, walked);
            g_assert_cmpfloat (index * field.stride - field.padding, ==, walked[0]);
            g_assert_cmpfloat (walked[1] - walked[0] + 1, ==, field.size);
            g_assert_cmpfloat (fovea_receptive_field_get_centre (&field, index), ==,
                               (walked[0] + walked[1]) / 2);
          }
    }
}

/* With transposed convolutions: all that a tap reads lies within the closed form. */
static void
test_receptive_field_transposed (void)
{
  RandomRules rules = RANDOM_RULES_ALL;
  guint32 seed = 19;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  rules.has_repeats = false;
  for (int trial = 0; trial < 600; trial++)
    {
      g_autoptr (FoveaNetwork) network = random_network (random, &rules);
      int n_layers = fovea_network_get_n_layers (network);
      FoveaReceptiveField field
        = fovea_receptive_field_get (network, n_layers, FOVEA_ROWS);

      for (int index = 0; index < fovea_network_get_shape (network, n_layers).n_rows;
           index++)
        {
          FoveaRange seen = { index, index + 1 };

          for (int layer = n_layers; layer >= 1; layer--)
            {
              FoveaAxis axis = fovea_network_get_axis (network, layer, FOVEA_ROWS);

              seen = fovea_range_is_empty (seen) ? seen : fovea_axis_sees (&axis, seen);
            }

          double first = index * field.stride - field.padding;

          if (fovea_range_is_empty (seen))
            continue;
          g_assert_cmpfloat (seen.first, >=, first - 1e-9);
          g_assert_cmpfloat (seen.past - 1, <=, first + field.size - 1 + 1e-9);
        }
    }
}

/* Kernel 4, stride 2, padding 1 doubles the size; outputs 0 and 1 see inputs −1 … 0 and 0 … 1. */
static void
test_receptive_field_doubling (void)
{
  g_autoptr (FoveaKernels) weights = fovea_kernels_new (1, 1, 4, 4, (float[16]) { 1 });
  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;

  options.kind = FOVEA_LAYER_TRANSPOSED_CONVOLUTION;
  options.weights = weights;
  for (int i = 0; i < 4; i++)
    {
      options.stride[i / 2] = 2;
      options.padding[i] = 1;
    }

  g_autoptr (FoveaLayer) layer = fovea_layer_new (&options, NULL);
  g_autoptr (FoveaNetwork) network
    = fovea_network_new ((FoveaShape) { 1, 5, 5 }, &layer, 1, NULL);
  FoveaReceptiveField field = fovea_receptive_field_get (network, 1, FOVEA_COLUMNS);

  g_assert_cmpint (fovea_network_get_shape (network, 1).n_rows, ==, 10);
  g_assert_cmpfloat (field.stride, ==, 0.5);
  g_assert_cmpfloat (field.size, ==, 2.5);
  g_assert_cmpfloat (field.padding, ==, 1);
  g_assert_cmpfloat (fovea_receptive_field_get_centre (&field, 0), ==, -0.25);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/receptive-field/oracle", test_receptive_field_oracle);
  g_test_add_func ("/receptive-field/definition", test_receptive_field_definition);
  g_test_add_func ("/receptive-field/transposed", test_receptive_field_transposed);
  g_test_add_func ("/receptive-field/doubling", test_receptive_field_doubling);

  return g_test_run ();
}
