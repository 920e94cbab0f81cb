// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A session whose evaluations take long: the last one stays, newer edits overtake older ones, and in
// the end all is as if each had been evaluated at once.

#include "document/session.h"
#include "tests/random-network.h"

#include <string.h>
#include <sys/resource.h>

static FoveaDocument *
new_document (FoveaShape shape,
              int        kernel_size,
              int        n_layers)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  int n = shape.n_channels;
  g_autofree float *weights
    = random_floats (random, (size_t) n * n * kernel_size * kernel_size);
  g_autoptr (FoveaKernels) kernels = fovea_kernels_new (n, n, kernel_size, kernel_size, weights);
  g_autoptr (FoveaLayer) layer = fovea_layer_new_convolution (kernels);
  FoveaLayer *layers[] = { layer, layer, layer };
  g_autoptr (FoveaNetwork) network = fovea_network_new (shape, layers, n_layers, NULL);
  g_autoptr (FoveaTensor) input = random_tensor (random, shape);
  g_autoptr (FoveaContent) content = fovea_content_new ("large", network, input);

  return fovea_document_new (content);
}

// Nobody waits for its end.
static FoveaDocument *
new_endless (void)
{
  return new_document ((FoveaShape){ 16, 900, 900 }, 63, 1);
}

static void
wait_for (FoveaSession     *session,
          FoveaSessionState state)
{
  while (fovea_session_get_state (session) != state)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_current (FoveaSession *session)
{
  FoveaDocument *document = fovea_session_get_document (session);
  FoveaEvaluation *found = fovea_session_get_evaluation (session);
  g_autoptr (FoveaEvaluation) expected = fovea_evaluation_new (
    fovea_document_get_network (document), fovea_document_get_input (document), NULL);
  g_autoptr (FoveaComposition) composition = fovea_composition_new (expected);
  int n_stages = fovea_network_get_n_stages (fovea_evaluation_get_network (expected));

  g_assert_cmpint (fovea_session_get_state (session), ==, FOVEA_SESSION_CURRENT);
  g_assert_true (fovea_evaluation_get_network (found) == fovea_document_get_network (document));
  for (int stage = 0; stage < n_stages; stage++)
    g_assert_true (fovea_tensor_equal (fovea_evaluation_get_stage (found, stage),
                                       fovea_evaluation_get_stage (expected, stage)));
  g_assert_cmpfloat (
    fovea_composition_get_max_difference (fovea_session_get_composition (session)), ==,
    fovea_composition_get_max_difference (composition));
  g_assert_true (fovea_tensor_equal (
    fovea_composition_get_output (fovea_session_get_composition (session)),
    fovea_composition_get_output (composition)));
}

static void
change (FoveaDocument *document,
        GRand         *random)
{
  FoveaShape shape = fovea_tensor_get_shape (fovea_document_get_input (document));
  FoveaCell cell = { 0, g_rand_int_range (random, 0, shape.n_channels),
                     g_rand_int_range (random, 0, shape.n_rows),
                     g_rand_int_range (random, 0, shape.n_columns) };
  int roll = g_rand_int_range (random, 0, 10);

  if (roll < 2)
    fovea_document_undo (document);
  else if (roll < 3)
    fovea_document_redo (document);
  else if (roll < 4)
    fovea_document_set_enabled (document, 1, g_rand_boolean (random), NULL);
  else
    fovea_document_set_cell (document, cell, (float) g_rand_double (random), NULL);
}

// With every evaluation in a thread, whether it is overtaken or not.
static void
test_rapid (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (FoveaDocument) document = new_document ((FoveaShape){ 2, 60, 50 }, 3, 3);
  g_autoptr (FoveaSession) session = fovea_session_new (document);

  g_test_message ("seed %u", seed);
  fovea_session_set_patience (session, 0);
  fovea_session_select (session, (FoveaCell){ 3, 1, 20, 20 });
  for (int i = 0; i < 600; i++)
    {
      change (document, random);
      if (g_rand_int_range (random, 0, 4) == 0)
        g_main_context_iteration (NULL, FALSE);
      if (i % 60 != 59)
        continue;
      wait_for (session, FOVEA_SESSION_CURRENT);
      assert_current (session);
      g_assert_true (fovea_trace_get_evaluation (fovea_session_get_trace (session))
                     == fovea_session_get_evaluation (session));
    }
}

// Small ones are there at once, as they always were.
static void
test_small (void)
{
  g_autoptr (FoveaDocument) document = new_document ((FoveaShape){ 1, 7, 7 }, 3, 2);
  g_autoptr (FoveaSession) session = fovea_session_new (document);

  assert_current (session);
  fovea_document_set_cell (document, (FoveaCell){ 0, 0, 3, 3 }, 5, NULL);
  assert_current (session);
}

// Of a large input one cell is small, too.
static void
test_part (void)
{
  g_autoptr (FoveaDocument) document = new_document ((FoveaShape){ 1, 1200, 1200 }, 3, 3);
  g_autoptr (FoveaSession) session = fovea_session_new (document);

  g_assert_cmpint (fovea_session_get_state (session), ==, FOVEA_SESSION_EVALUATING);
  g_assert_null (fovea_session_get_evaluation (session));
  fovea_session_select (session, (FoveaCell){ 3, 0, 7, 9 });
  wait_for (session, FOVEA_SESSION_CURRENT);
  assert_current (session);
  g_assert_nonnull (fovea_session_get_trace (session));

  fovea_document_set_cell (document, (FoveaCell){ 0, 0, 600, 600 }, 5, NULL);
  assert_current (session);
}

static void
test_undo (void)
{
  g_autoptr (FoveaDocument) document = new_document ((FoveaShape){ 1, 7, 7 }, 3, 2);
  g_autoptr (FoveaDocument) endless = new_endless ();
  g_autoptr (FoveaSession) session = fovea_session_new (document);
  FoveaEvaluation *before = fovea_session_get_evaluation (session);

  fovea_session_select_default (session);
  fovea_document_replace_content (document, fovea_document_get_content (endless));
  g_assert_cmpint (fovea_session_get_state (session), ==, FOVEA_SESSION_EVALUATING);
  g_assert_cmpfloat (fovea_session_get_progress (session), <, 1);
  g_assert_true (fovea_session_get_evaluation (session) == before);
  g_assert_nonnull (fovea_session_get_trace (session));
  fovea_document_undo (document);
  g_assert_cmpint (fovea_session_get_state (session), ==, FOVEA_SESSION_CURRENT);
  g_assert_true (fovea_session_get_evaluation (session) == before);

  // What was begun is over: nothing comes of it.
  for (int i = 0; i < 100; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (fovea_session_get_evaluation (session) == before);
}

static void
test_stop (void)
{
  g_autoptr (FoveaDocument) document = new_document ((FoveaShape){ 1, 7, 7 }, 3, 2);
  g_autoptr (FoveaDocument) endless = new_endless ();
  g_autoptr (FoveaSession) session = fovea_session_new (document);
  FoveaEvaluation *before = fovea_session_get_evaluation (session);

  fovea_session_stop (session);
  g_assert_cmpint (fovea_session_get_state (session), ==, FOVEA_SESSION_CURRENT);
  fovea_document_replace_content (document, fovea_document_get_content (endless));
  fovea_session_stop (session);
  g_assert_cmpint (fovea_session_get_state (session), ==, FOVEA_SESSION_STOPPED);
  g_assert_true (fovea_session_get_evaluation (session) == before);
  fovea_session_resume (session);
  g_assert_cmpint (fovea_session_get_state (session), ==, FOVEA_SESSION_EVALUATING);
  fovea_session_stop (session);

  // An edit begins anew from what was evaluated last.
  fovea_document_undo (document);
  fovea_document_set_cell (document, (FoveaCell){ 0, 0, 1, 1 }, 9, NULL);
  assert_current (session);
}

// Neither a session that goes nor another document waits.
static void
test_leave (void)
{
  g_autoptr (FoveaDocument) document = new_document ((FoveaShape){ 1, 7, 7 }, 3, 2);
  g_autoptr (FoveaDocument) endless = new_endless ();
  FoveaSession *session = fovea_session_new (endless);

  g_assert_null (fovea_session_get_evaluation (session));
  fovea_session_set_document (session, document);
  assert_current (session);
  fovea_session_set_document (session, endless);
  g_assert_null (fovea_session_get_evaluation (session));
  g_object_add_weak_pointer (G_OBJECT (session), (gpointer *) &session);
  g_object_unref (session);
  g_assert_null (session);
  for (int i = 0; i < 100; i++)
    g_main_context_iteration (NULL, FALSE);
}

// 2²⁸ cells of one: more than there is memory for.
static void
test_memory (void)
{
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("takes more memory than a limit leaves");
#else
  g_autoptr (FoveaDocument) document = new_document ((FoveaShape){ 1, 7, 7 }, 3, 2);
  g_autoptr (FoveaSession) session = fovea_session_new (document);
  FoveaEvaluation *before = fovea_session_get_evaluation (session);
  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;
  g_autoptr (FoveaKernels) ones = fovea_kernels_new (1, 1, 1, 1, (float[]){ 1 });
  struct rlimit limit, least = { .rlim_cur = 600 << 20 };
  g_autoptr (GError) error = NULL;

  options.weights = ones;
  for (int i = 0; i < 4; i++)
    options.padding[i] = 8188;
  g_autoptr (FoveaLayer) huge = fovea_layer_new (&options, &error);
  g_assert_no_error (error);

  getrlimit (RLIMIT_AS, &limit);
  least.rlim_max = limit.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_AS, &least), ==, 0);
  g_assert_true (fovea_document_insert_layer (document, 1, huge, &error));
  wait_for (session, FOVEA_SESSION_FAILED);
  setrlimit (RLIMIT_AS, &limit);

  g_assert_error (fovea_session_get_error (session), FOVEA_NETWORK_ERROR,
                  FOVEA_NETWORK_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (fovea_session_get_error (session)->message, "Layer 1"));
  g_assert_true (fovea_session_get_evaluation (session) == before);
  fovea_document_undo (document);
  g_assert_null (fovea_session_get_error (session));
  assert_current (session);
#endif
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-evaluate/rapid", test_rapid);
  g_test_add_func ("/session-evaluate/small", test_small);
  g_test_add_func ("/session-evaluate/part", test_part);
  g_test_add_func ("/session-evaluate/undo", test_undo);
  g_test_add_func ("/session-evaluate/stop", test_stop);
  g_test_add_func ("/session-evaluate/leave", test_leave);
  g_test_add_func ("/session-evaluate/memory", test_memory);

  return g_test_run ();
}
