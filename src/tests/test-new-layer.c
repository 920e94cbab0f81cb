// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A layer of every kind can be put behind a stage of any size, and does something there.

#include "app/new-layer.h"

#include "core/network.h"

static const char *const nicks[] = { "convolution",     "transposed_convolution",
                                     "max_pooling",     "average_pooling",
                                     "relu",            "leaky_relu",
                                     "sigmoid",         "tanh" };
static const FoveaShape shapes[] = { { 1, 1, 1 }, { 2, 1, 9 }, { 3, 5, 2 }, { 1, 8, 8 } };

static FoveaLayer *
new_layer (const char *nick,
           FoveaShape  shape)
{
  g_autoptr (GError) error = NULL;
  FoveaLayer *layer = fovea_new_layer (nick, shape, &error);

  g_assert_no_error (error);
  return layer;
}

static FoveaShape
get_output (FoveaLayer *layer,
            FoveaShape  input)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaNetwork) network = fovea_network_new (input, &layer, 1, &error);

  g_assert_no_error (error);
  return fovea_network_get_shape (network, 1);
}

static void
test_every_stage_takes_every_layer (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (nicks); i++)
    for (size_t j = 0; j < G_N_ELEMENTS (shapes); j++)
      {
        g_autoptr (FoveaLayer) layer = new_layer (nicks[i], shapes[j]);

        g_assert_cmpint (get_output (layer, shapes[j]).n_rows, >, 0);
      }
}

// It makes a stage larger, the smallest one too.
static void
test_transposed_grows (void)
{
  for (size_t j = 0; j < G_N_ELEMENTS (shapes); j++)
    {
      g_autoptr (FoveaLayer) layer = new_layer ("transposed_convolution", shapes[j]);
      FoveaShape output = get_output (layer, shapes[j]);

      g_assert_cmpint (output.n_rows, ==, shapes[j].n_rows + 2);
      g_assert_cmpint (output.n_columns, ==, shapes[j].n_columns + 2);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/new-layer/every-stage-takes-every-layer", test_every_stage_takes_every_layer);
  g_test_add_func ("/new-layer/transposed-grows", test_transposed_grows);

  return g_test_run ();
}
