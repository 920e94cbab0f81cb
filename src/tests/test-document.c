// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Law 6: undo ∘ edit = identity by pointer; redo ∘ undo = identity; a gesture is one
// step.

#include "document/document.h"

#define SEED 20260706

typedef struct
{
  FoveaDamage damage;
  int n_changes;
} Listener;

static void
changed_cb (FoveaDocument     *document,
            const FoveaDamage *damage,
            Listener          *listener)
{
  listener->damage = *damage;
  listener->n_changes++;
}

static FoveaDocument *
open_seed (Listener *listener)
{
  g_autoptr (FoveaContent) content = fovea_content_new_seed ();
  FoveaDocument *document = fovea_document_new (content);

  *listener = (Listener) { .n_changes = 0 };
  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), listener);
  return document;
}

static void
set_cell (FoveaDocument *document,
          int            row,
          int            column,
          float          value)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (fovea_document_set_cell (
    document, (FoveaCell) { .row = row, .column = column }, value, &error));
  g_assert_no_error (error);
}

static void
test_edit_undo_redo (void)
{
  Listener listener;
  g_autoptr (FoveaDocument) document = open_seed (&listener);
  FoveaContent *before = fovea_document_get_content (document);
  FoveaNetwork *network = fovea_document_get_network (document);

  set_cell (document, 2, 3, 5);

  FoveaContent *after = fovea_document_get_content (document);

  g_assert_true (after != before);
  g_assert_true (fovea_document_get_network (document) == network);
  g_assert_cmpint (listener.damage.kind, ==, FOVEA_DAMAGE_INPUT);
  g_assert_cmpint (listener.damage.box.rows.first, ==, 2);
  g_assert_cmpint (listener.damage.box.rows.past, ==, 3);
  g_assert_cmpint (listener.damage.box.columns.first, ==, 3);
  g_assert_cmpint (listener.damage.box.columns.past, ==, 4);

  fovea_document_undo (document);
  g_assert_true (fovea_document_get_content (document) == before);
  g_assert_cmpint (listener.damage.kind, ==, FOVEA_DAMAGE_INPUT);
  fovea_document_redo (document);
  g_assert_true (fovea_document_get_content (document) == after);
  fovea_document_redo (document);
  g_assert_cmpint (listener.n_changes, ==, 3);
}

static void
test_structure (void)
{
  Listener listener;
  g_autoptr (FoveaDocument) document = open_seed (&listener);
  g_autoptr (FoveaLayer) relu = fovea_layer_new_activation (FOVEA_ACTIVATION_RELU);
  FoveaLayer *first = fovea_network_get_layer (fovea_document_get_network (document), 1);
  g_autoptr (GError) error = NULL;

  g_assert_true (fovea_document_insert_layer (document, 2, relu, &error));
  g_assert_cmpint (listener.damage.kind, ==, FOVEA_DAMAGE_STRUCTURE);
  g_assert_cmpint (listener.damage.layer, ==, 2);
  g_assert_true (fovea_network_get_layer (fovea_document_get_network (document), 1)
                 == first);
  g_assert_true (fovea_document_remove_layer (document, 3, &error));
  g_assert_cmpint (listener.damage.layer, ==, 3);
  g_assert_true (fovea_document_replace_layer (document, 1, relu, &error));
  g_assert_cmpint (listener.damage.layer, ==, 1);
  g_assert_cmpint (listener.n_changes, ==, 3);

  // What is already so makes no step.
  g_assert_true (fovea_document_replace_layer (document, 1, relu, &error));
  g_assert_cmpint (listener.n_changes, ==, 3);
}

static void
test_refused (void)
{
  Listener listener;
  g_autoptr (FoveaDocument) document = open_seed (&listener);
  FoveaContent *before = fovea_document_get_content (document);
  float weights[81] = { 0 };
  g_autoptr (FoveaKernels) kernels = fovea_kernels_new (1, 1, 9, 9, weights);
  g_autoptr (FoveaLayer) layer = fovea_layer_new_convolution (kernels);
  g_autoptr (FoveaTensor) small = fovea_tensor_new ((FoveaShape) { 1, 2, 2 }, weights);
  g_autoptr (GError) error = NULL;

  g_assert_false (fovea_document_replace_layer (document, 2, layer, &error));
  g_assert_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_MISFIT);
  g_clear_error (&error);
  g_assert_false (fovea_document_replace_input (document, small, &error));
  g_assert_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_MISFIT);
  g_clear_error (&error);
  g_assert_false (
    fovea_document_set_cell (document, (FoveaCell) { 0 }, G_MAXFLOAT * 2, &error));
  g_assert_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID);
  g_assert_true (fovea_document_get_content (document) == before);
  g_assert_false (fovea_document_can_undo (document));
  g_assert_cmpint (listener.n_changes, ==, 0);
}

static void
test_resize (void)
{
  Listener listener;
  g_autoptr (FoveaDocument) document = open_seed (&listener);
  float values[100] = { 0 };
  g_autoptr (FoveaTensor) larger = fovea_tensor_new ((FoveaShape) { 1, 10, 10 }, values);

  g_assert_true (fovea_document_replace_input (document, larger, NULL));
  g_assert_cmpint (listener.damage.kind, ==, FOVEA_DAMAGE_STRUCTURE);
  g_assert_cmpint (listener.damage.layer, ==, 0);
  g_assert_cmpint (
    fovea_network_get_shape (fovea_document_get_network (document), 2).n_rows, ==, 6);

  // The same cells once more are no edit.
  FoveaContent *resized = fovea_document_get_content (document);
  g_autoptr (FoveaTensor) same = fovea_tensor_new ((FoveaShape) { 1, 10, 10 }, values);
  g_assert_true (fovea_document_replace_input (document, same, NULL));
  g_assert_true (fovea_document_get_content (document) == resized);
  g_assert_cmpint (listener.n_changes, ==, 1);
}

static void
test_gesture (void)
{
  Listener listener;
  g_autoptr (FoveaDocument) document = open_seed (&listener);
  FoveaContent *before = fovea_document_get_content (document);

  fovea_document_begin_gesture (document);
  for (int column = 0; column < 7; column++)
    set_cell (document, 6, column, 9);
  fovea_document_end_gesture (document);

  FoveaContent *after = fovea_document_get_content (document);

  set_cell (document, 0, 0, 3);
  fovea_document_undo (document);
  g_assert_true (fovea_document_get_content (document) == after);
  fovea_document_undo (document);
  g_assert_true (fovea_document_get_content (document) == before);
  g_assert_cmpint (listener.damage.box.columns.first, ==, 0);
  g_assert_cmpint (listener.damage.box.columns.past, ==, 7);
  g_assert_false (fovea_document_can_undo (document));
  fovea_document_redo (document);
  g_assert_true (fovea_document_get_content (document) == after);
}

static void
count_cb (FoveaDocument *document,
          GParamSpec    *pspec,
          int           *n_notifies)
{
  ++*n_notifies;
}

static void
test_modified (void)
{
  Listener listener;
  g_autoptr (FoveaDocument) document = open_seed (&listener);
  int n_modified = 0, n_title = 0;

  g_signal_connect (document, "notify::modified", G_CALLBACK (count_cb), &n_modified);
  g_signal_connect (document, "notify::title", G_CALLBACK (count_cb), &n_title);
  g_assert_false (fovea_document_is_modified (document));
  fovea_document_set_title (document, "Mine");
  g_assert_true (fovea_document_is_modified (document));
  g_assert_cmpint (listener.damage.kind, ==, FOVEA_DAMAGE_NONE);
  fovea_document_undo (document);
  g_assert_false (fovea_document_is_modified (document));
  fovea_document_redo (document);
  g_assert_cmpstr (fovea_document_get_title (document), ==, "Mine");
  fovea_document_mark_saved (document, fovea_document_get_content (document));
  g_assert_false (fovea_document_is_modified (document));
  g_assert_cmpint (n_modified, ==, 4);
  g_assert_cmpint (n_title, ==, 3);
}

// Against a plain model: a list of the contents seen, and a place in it.
static void
test_random (void)
{
  Listener listener;
  g_autoptr (FoveaDocument) document = open_seed (&listener);
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GPtrArray) states
    = g_ptr_array_new_with_free_func ((GDestroyNotify) fovea_content_unref);
  guint current = 0;

  g_test_message ("seed %d", SEED);
  g_ptr_array_add (states, fovea_content_ref (fovea_document_get_content (document)));
  for (int i = 0; i < 20000; i++)
    {
      int roll = g_rand_int_range (random, 0, 10);

      if (roll < 4)
        {
          fovea_document_undo (document);
          current -= current > 0;
        }
      else if (roll < 6)
        {
          fovea_document_redo (document);
          current += current + 1 < states->len;
        }
      else
        {
          FoveaContent *before = fovea_document_get_content (document);

          set_cell (document, g_rand_int_range (random, 0, 7),
                    g_rand_int_range (random, 0, 7), g_rand_int_range (random, 0, 3));
          if (fovea_document_get_content (document) == before)
            continue;
          current++;
          g_ptr_array_set_size (states, current);
          g_ptr_array_add (states,
                           fovea_content_ref (fovea_document_get_content (document)));
        }
      g_assert_true (fovea_document_get_content (document)
                     == g_ptr_array_index (states, current));
      g_assert_true (fovea_document_can_undo (document) == (current > 0));
      g_assert_true (fovea_document_can_redo (document) == (current + 1 < states->len));
    }
}

// The oldest steps are forgotten, the newest can all be undone.
static void
test_bounded (void)
{
  Listener listener;
  g_autoptr (FoveaDocument) document = open_seed (&listener);
  int n_undone = 0;

  for (int i = 0; i < 3000; i++)
    set_cell (document, 0, 0, i + 2);
  for (; fovea_document_can_undo (document); n_undone++)
    fovea_document_undo (document);
  g_assert_cmpint (n_undone, ==, 1000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/undo-after-edit-is-identity", test_edit_undo_redo);
  g_test_add_func ("/document/structure", test_structure);
  g_test_add_func ("/document/refused-changes-nothing", test_refused);
  g_test_add_func ("/document/resize", test_resize);
  g_test_add_func ("/document/gesture-is-one-step", test_gesture);
  g_test_add_func ("/document/modified", test_modified);
  g_test_add_func ("/document/random", test_random);
  g_test_add_func ("/document/bounded", test_bounded);
  return g_test_run ();
}
