// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which channel is in front: after what is selected, what is asked for, and what is edited.

#include "document/file.h"
#include "document/fronts.h"

static void
count_cb (int *n_changes)
{
  (*n_changes)++;
}

// Convolutions of ones, 1×1: 6 channels to 6, in so many groups.
static FoveaSession *
new_session (int n_layers,
             int groups)
{
  g_autoptr (GPtrArray) layers
    = g_ptr_array_new_with_free_func ((GDestroyNotify) fovea_layer_unref);
  g_autoptr (GError) error = NULL;
  float values[6 * 6 * 9];

  for (size_t i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = 1;
  g_autoptr (FoveaKernels) kernels = fovea_kernels_new (6, 6 / groups, 1, 1, values);
  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;
  options.kind = FOVEA_LAYER_CONVOLUTION;
  options.weights = kernels;
  options.groups = groups;
  for (int i = 0; i < n_layers; i++)
    g_ptr_array_add (layers, fovea_layer_new (&options, &error));
  g_assert_no_error (error);

  FoveaShape shape = { 6, 3, 3 };
  g_autoptr (FoveaNetwork) network
    = fovea_network_new (shape, (FoveaLayer *const *) layers->pdata, n_layers, &error);
  g_assert_no_error (error);
  g_autoptr (FoveaTensor) input = fovea_tensor_new (shape, values);
  g_autoptr (FoveaContent) content = fovea_content_new ("Six", network, input);
  g_autoptr (FoveaDocument) document = fovea_document_new (content);

  return fovea_session_new (document);
}

static void
test_follows (void)
{
  g_autoptr (FoveaSession) session = new_session (2, 6);
  g_autoptr (FoveaFronts) fronts = fovea_fronts_new (session);

  for (int stage = 0; stage < 3; stage++)
    g_assert_cmpint (fovea_fronts_get_channel (fronts, stage), ==, 0);
  // Each channel is made of the one before it alone.
  fovea_session_select (session, (FoveaCell) { 2, 4, 1, 1 });
  for (int stage = 0; stage < 3; stage++)
    g_assert_cmpint (fovea_fronts_get_channel (fronts, stage), ==, 4);
  fovea_session_clear_selection (session);
  for (int stage = 0; stage < 3; stage++)
    g_assert_cmpint (fovea_fronts_get_channel (fronts, stage), ==, 4);
}

// Where every channel is seen, the one in front stays.
static void
test_stays (void)
{
  g_autoptr (FoveaSession) session = new_session (2, 1);
  g_autoptr (FoveaFronts) fronts = fovea_fronts_new (session);

  fovea_session_select (session, (FoveaCell) { 1, 3, 0, 0 });
  fovea_session_select (session, (FoveaCell) { 2, 5, 1, 1 });
  g_assert_cmpint (fovea_fronts_get_channel (fronts, 0), ==, 0);
  g_assert_cmpint (fovea_fronts_get_channel (fronts, 1), ==, 3);
  g_assert_cmpint (fovea_fronts_get_channel (fronts, 2), ==, 5);
}

static void
test_bring (void)
{
  g_autoptr (FoveaSession) session = new_session (1, 1);
  g_autoptr (FoveaFronts) fronts = fovea_fronts_new (session);
  int n_changes = 0, n_cells = 0;
  FoveaCell cell = { 0 };

  g_signal_connect_swapped (fronts, "changed", G_CALLBACK (count_cb), &n_changes);
  fovea_session_select (session, (FoveaCell) { 1, 1, 2, 0 });
  fovea_fronts_bring (fronts, 0, 2);
  g_assert_cmpint (fovea_fronts_get_channel (fronts, 0), ==, 2);
  g_assert_cmpint (n_changes, ==, 1);
  fovea_session_get_selection (session, &cell);
  g_assert_true (fovea_cell_equal (cell, (FoveaCell) { 1, 1, 2, 0 }));

  // In its own stage the selection goes along.
  fovea_fronts_bring (fronts, 1, 4);
  fovea_session_get_selection (session, &cell);
  g_assert_true (fovea_cell_equal (cell, (FoveaCell) { 1, 4, 2, 0 }));
  g_assert_cmpint (fovea_fronts_get_channel (fronts, 0), ==, 2);

  fovea_fronts_bring (fronts, 0, 2);
  fovea_fronts_bring (fronts, 0, 6);
  fovea_fronts_bring (fronts, 0, -1);
  fovea_fronts_bring (fronts, 2, 0);
  g_assert_cmpint (n_changes, ==, 1);
  const FoveaCell *cells = fovea_fronts_get_cells (fronts, &n_cells);
  g_assert_cmpint (n_cells, ==, 2);
  g_assert_cmpint (cells[0].channel, ==, 2);
  g_assert_cmpint (cells[1].stage, ==, 1);
}

static void
test_turn (void)
{
  g_autoptr (FoveaSession) session = new_session (1, 1);
  g_autoptr (FoveaFronts) fronts = fovea_fronts_new (session);

  for (int i = 1; i <= 6; i++)
    {
      fovea_fronts_turn (fronts, 0, 1);
      g_assert_cmpint (fovea_fronts_get_channel (fronts, 0), ==, i % 6);
    }
  fovea_fronts_turn (fronts, 0, -1);
  g_assert_cmpint (fovea_fronts_get_channel (fronts, 0), ==, 5);
  fovea_fronts_turn (fronts, 7, 1);
}

// A document with fewer stages and channels.
static void
test_another_document (void)
{
  g_autoptr (FoveaSession) session = new_session (2, 1);
  g_autoptr (FoveaFronts) fronts = fovea_fronts_new (session);
  g_autoptr (FoveaContent) content = fovea_content_new_seed ();
  g_autoptr (FoveaDocument) other = fovea_document_new (content);
  int n_cells;

  fovea_fronts_bring (fronts, 0, 5);
  fovea_fronts_bring (fronts, 2, 5);
  fovea_session_set_document (session, other);
  fovea_fronts_get_cells (fronts, &n_cells);
  g_assert_cmpint (n_cells, ==, 3);
  for (int stage = 0; stage < 3; stage++)
    g_assert_cmpint (fovea_fronts_get_channel (fronts, stage), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fronts/follow-the-selection", test_follows);
  g_test_add_func ("/fronts/stay-where-they-can", test_stays);
  g_test_add_func ("/fronts/bring", test_bring);
  g_test_add_func ("/fronts/turn", test_turn);
  g_test_add_func ("/fronts/another-document", test_another_document);

  return g_test_run ();
}
