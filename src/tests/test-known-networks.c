// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Known networks: their receptive fields are the published ones, at each layer of the oracle's
// tables and at the end.

#include "core/evaluation.h"
#include "core/receptive-field.h"
#include "document/examples.h"
#include "document/known-networks.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

static FoveaContent *
load (const char *name)
{
  g_autoptr (GError) error = NULL;
  FoveaContent *content = fovea_examples_load (name, &error);
  g_assert_no_error (error);
  return content;
}

static json_t *
get_oracle (json_t     *oracles,
            const char *prefix)
{
  size_t i;
  json_t *network;
  json_array_foreach (json_object_get (oracles, "networks"), i, network)
    if (g_str_has_prefix (json_string_value (json_object_get (network, "name")), prefix))
      return network;
  g_assert_not_reached ();
}

static int
get_int (json_t *table,
         int     row,
         int     column)
{
  return (int) json_integer_value (json_array_get (json_array_get (table, (size_t) row),
                                                   (size_t) column));
}

static void
compare_tables (const FoveaNetwork *network,
                json_t             *oracle)
{
  json_t *layers = json_object_get (oracle, "layers");
  json_t *after = json_object_get (oracle, "after");
  int n_layers = fovea_network_get_n_layers (network);
  g_assert_cmpuint (json_array_size (layers), ==, n_layers);
  for (int layer = 1; layer <= n_layers; layer++)
    for (int dimension = 0; dimension < 2; dimension++)
      {
        FoveaAxis axis = fovea_network_get_axis (network, layer, dimension);
        g_assert_cmpint (axis.stencil.kernel_size, ==, get_int (layers, layer - 1, 0));
        g_assert_cmpint (axis.stencil.stride, ==, get_int (layers, layer - 1, 1));
        g_assert_cmpint (axis.stencil.padding_before, ==, get_int (layers, layer - 1, 2));
        FoveaReceptiveField field = fovea_receptive_field_get (network, layer, dimension);
        g_assert_cmpfloat (field.size, ==, get_int (after, layer - 1, 0));
        g_assert_cmpfloat (field.stride, ==, get_int (after, layer - 1, 1));
        g_assert_cmpfloat (field.padding, ==, get_int (after, layer - 1, 2));
      }
}

static void
test_oracle (void)
{
  const struct
  {
    const char *name;
    const char *prefix; // of the oracle's name
  } networks[] = { { "alexnet", "alexnet" }, { "vgg-16", "vgg_16" }, { "vgg-19", "vgg_19" },
                   { "lenet-5", "lenet_5" }, { "resnet-50", "resnet_50" } };
  g_autofree char *path
    = g_test_build_filename (G_TEST_DIST, "data", "oracles", "receptive_fields.json", NULL);
  json_t *oracles = json_load_file (path, 0, NULL);
  g_assert_nonnull (oracles);
  for (size_t i = 0; i < G_N_ELEMENTS (networks); i++)
    {
      g_autoptr (FoveaContent) content = load (networks[i].name);
      g_test_message ("%s", networks[i].name);
      compare_tables (fovea_content_get_network (content),
                      get_oracle (oracles, networks[i].prefix));
    }
  json_decref (oracles);
}

static void
test_published (void)
{
  for (int i = 0; i < fovea_known_networks_get_n (); i++)
    {
      const FoveaKnownNetwork *known = fovea_known_networks_get (i);
      g_autoptr (FoveaContent) content = load (known->name);
      const FoveaNetwork *network = fovea_content_get_network (content);
      g_test_message ("%s", known->name);
      g_assert_true (fovea_known_networks_find (known->name) == known);
      for (int dimension = 0; dimension < 2; dimension++)
        {
          FoveaReceptiveField field = fovea_receptive_field_get (
            network, fovea_network_get_n_layers (network), dimension);
          g_assert_cmpfloat (field.size, ==, known->size);
          g_assert_cmpfloat (field.stride, ==, known->stride);
          g_assert_cmpfloat (field.padding, ==, known->padding);
        }
    }
  g_assert_null (fovea_known_networks_find ("two-3x3"));
}

// The published sizes of the last maps, and values that neither vanish nor run away.
static void
test_evaluation (void)
{
  const struct
  {
    const char *name;
    int side;
  } networks[] = { { "lenet-5", 5 }, { "alexnet", 5 }, { "vgg-16", 7 }, { "vgg-19", 7 },
                   { "resnet-50", 7 }, { "resnet-50-paper", 7 }, { "mobilenet-v1", 7 } };
  g_assert_cmpint (G_N_ELEMENTS (networks), ==, fovea_known_networks_get_n ());
  for (size_t i = 0; i < G_N_ELEMENTS (networks); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FoveaContent) content = load (networks[i].name);
      FoveaNetwork *network = fovea_content_get_network (content);
      gint64 start = g_get_monotonic_time ();
      g_autoptr (FoveaEvaluation) evaluation
        = fovea_evaluation_new (network, fovea_content_get_input (content), &error);
      g_assert_no_error (error);
      FoveaTensor *last
        = fovea_evaluation_get_stage (evaluation, fovea_network_get_n_layers (network));
      float least, greatest;
      fovea_tensor_get_extremes (last, &least, &greatest);
      g_test_message ("%s: %g…%g in %g ms", networks[i].name, (double) least, (double) greatest,
                      (double) (g_get_monotonic_time () - start) / 1000);
      g_assert_cmpint (fovea_tensor_get_shape (last).n_rows, ==, networks[i].side);
      g_assert_cmpfloat (MAX (fabsf (least), fabsf (greatest)), >, 1e-3);
      g_assert_cmpfloat (MAX (fabsf (least), fabsf (greatest)), <, 1e3);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/known-networks/oracle", test_oracle);
  g_test_add_func ("/known-networks/published", test_published);
  g_test_add_func ("/known-networks/evaluation", test_evaluation);
  return g_test_run ();
}
