// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// "Click → selection → trace" without a display, and every move of the keyboard.

#include "document/examples.h"
#include "document/session.h"

#include <string.h>

typedef struct
{
  FoveaDocument *document;
  FoveaSession *session;
  GString *notified; // names of properties, in order
} Fixture;

static void
notify_cb (FoveaSession *session,
           GParamSpec   *pspec,
           GString      *notified)
{
  g_string_append_printf (notified, "%s ", pspec->name);
}

static void
set_up (Fixture      *fixture,
        gconstpointer name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaContent) content = fovea_examples_load (name, &error);

  g_assert_no_error (error);
  fixture->document = fovea_document_new (content);
  fixture->session = fovea_session_new (fixture->document);
  fixture->notified = g_string_new (NULL);
  g_signal_connect (fixture->session, "notify", G_CALLBACK (notify_cb),
                    fixture->notified);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer name)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->session), (gpointer *) &fixture->session);
  g_object_unref (fixture->session);
  g_assert_null (fixture->session);
  g_clear_object (&fixture->document);
  g_string_free (fixture->notified, TRUE);
}

static void
assert_notified (Fixture    *fixture,
                 const char *expected)
{
  g_assert_cmpstr (fixture->notified->str, ==, expected);
  g_string_truncate (fixture->notified, 0);
}

static void
assert_selection (Fixture *fixture,
                  int      stage,
                  int      channel,
                  int      row,
                  int      column)
{
  FoveaCell cell;

  g_assert_true (fovea_session_get_selection (fixture->session, &cell));
  g_assert_cmpint (cell.stage, ==, stage);
  g_assert_cmpint (cell.channel, ==, channel);
  g_assert_cmpint (cell.row, ==, row);
  g_assert_cmpint (cell.column, ==, column);
}

static void
choose (Fixture *fixture,
        int      stage,
        int      channel,
        int      row,
        int      column)
{
  fovea_session_select (fixture->session, (FoveaCell) { stage, channel, row, column });
}

static void
test_click (Fixture      *fixture,
            gconstpointer name)
{
  g_assert_false (fovea_session_get_selection (fixture->session, NULL));
  choose (fixture, 2, 0, 1, 1);
  assert_notified (fixture, "trace ");

  FoveaTrace *trace = fovea_session_get_trace (fixture->session);
  const FoveaTraceStage *input = fovea_trace_get_stage (trace, 0);

  g_assert_cmpfloat (fovea_trace_get_value (trace), ==, 45);
  g_assert_cmpint (input->box.rows.first, ==, 1);
  g_assert_cmpint (input->box.rows.past, ==, 6);
  g_assert_cmpfloat (fovea_trace_get_paths (trace, 0, 3, 3), ==, 9);

  choose (fixture, 2, 0, 1, 1);
  assert_notified (fixture, "");
  choose (fixture, 2, 0, 3, 0); // outside: nothing is selected
  assert_notified (fixture, "trace ");
  g_assert_null (fovea_session_get_trace (fixture->session));
  fovea_session_select_default (fixture->session);
  assert_selection (fixture, 2, 0, 1, 1);
}

static void
test_hover (Fixture      *fixture,
            gconstpointer name)
{
  fovea_session_hover (fixture->session, (FoveaCell) { 1, 0, 1, 3 });
  assert_notified (fixture, "hover-trace ");
  g_assert_cmpfloat (
    fovea_trace_get_value (fovea_session_get_hover_trace (fixture->session)), ==, 6);
  fovea_session_clear_hover (fixture->session);
  fovea_session_clear_hover (fixture->session);
  assert_notified (fixture, "hover-trace ");
  g_assert_null (fovea_session_get_trace (fixture->session));
}

static void
test_edit (Fixture      *fixture,
           gconstpointer name)
{
  choose (fixture, 2, 0, 2, 2);
  g_string_truncate (fixture->notified, 0);
  g_assert_true (
    fovea_composition_is_equal (fovea_session_get_composition (fixture->session)));

  // The corner of the input counts once in the corner of the output only.
  g_assert_true (
    fovea_document_set_cell (fixture->document, (FoveaCell) { 0, 0, 6, 6 }, 10, NULL));
  g_assert_nonnull (strstr (fixture->notified->str, "evaluation "));
  g_assert_nonnull (strstr (fixture->notified->str, "composition "));
  g_assert_nonnull (strstr (fixture->notified->str, "trace "));
  g_assert_cmpfloat (fovea_trace_get_value (fovea_session_get_trace (fixture->session)),
                     ==, 17 + 10);
  g_assert_true (fovea_trace_get_evaluation (fovea_session_get_trace (fixture->session))
                 == fovea_session_get_evaluation (fixture->session));

  fovea_document_undo (fixture->document);
  g_assert_cmpfloat (fovea_trace_get_value (fovea_session_get_trace (fixture->session)),
                     ==, 17);
}

// Stages that go away leave the selection at the nearest cell, and the hover nowhere.
static void
test_clip (Fixture      *fixture,
           gconstpointer name)
{
  choose (fixture, 2, 0, 2, 1);
  fovea_session_hover (fixture->session, (FoveaCell) { 2, 0, 0, 0 });
  g_assert_true (fovea_document_remove_layer (fixture->document, 2, NULL));
  assert_selection (fixture, 1, 0, 2, 1);
  g_assert_null (fovea_session_get_hover_trace (fixture->session));

  float values[9] = { 0 };
  g_autoptr (FoveaTensor) small = fovea_tensor_new ((FoveaShape) { 1, 3, 3 }, values);

  g_assert_true (fovea_document_replace_input (fixture->document, small, NULL));
  assert_selection (fixture, 1, 0, 0, 0);
}

// A cell of the output stays one of the output whatever comes before it.
static void
test_output_stays_output (Fixture      *fixture,
                          gconstpointer name)
{
  g_autoptr (FoveaLayer) relu = fovea_layer_new_activation (FOVEA_ACTIVATION_RELU);

  choose (fixture, 2, 0, 2, 1);
  g_assert_true (fovea_document_insert_layer (fixture->document, 2, relu, NULL));
  assert_selection (fixture, 3, 0, 2, 1);
  fovea_document_undo (fixture->document);
  assert_selection (fixture, 2, 0, 2, 1);
  choose (fixture, 1, 0, 4, 4);
  fovea_document_redo (fixture->document);
  assert_selection (fixture, 1, 0, 4, 4);
}

static void
test_title (Fixture      *fixture,
            gconstpointer name)
{
  FoveaEvaluation *evaluation = fovea_session_get_evaluation (fixture->session);

  fovea_document_set_title (fixture->document, "Mine");
  g_assert_true (fovea_session_get_evaluation (fixture->session) == evaluation);
  assert_notified (fixture, "");
}

static void
test_sum_all (Fixture      *fixture,
              gconstpointer name)
{
  fovea_session_set_sum_all (fixture->session, true);
  fovea_session_set_sum_all (fixture->session, true);
  assert_notified (fixture, "sum-all ");
  g_assert_true (fovea_session_get_sum_all (fixture->session));
}

static void
test_document (Fixture      *fixture,
               gconstpointer name)
{
  g_autoptr (FoveaContent) content = fovea_examples_load ("sobel-relu", NULL);
  g_autoptr (FoveaDocument) other = fovea_document_new (content);

  fovea_session_select_default (fixture->session);
  fovea_session_set_document (fixture->session, other);
  g_assert_false (fovea_session_get_selection (fixture->session, NULL));
  g_assert_cmpint (fovea_network_get_n_stages (fovea_evaluation_get_network (
                     fovea_session_get_evaluation (fixture->session))),
                   ==, 4);

  // The old document is nobody's concern any more.
  g_string_truncate (fixture->notified, 0);
  fovea_document_set_cell (fixture->document, (FoveaCell) { 0 }, 5, NULL);
  assert_notified (fixture, "");
}

// In the worked example: 7×7, 5×5, 3×3.
static const struct
{
  FoveaCell from;
  FoveaMove move;
  FoveaCell to;
} moves[] = {
  { { 0, 0, 3, 3 }, FOVEA_MOVE_LEFT, { 0, 0, 3, 2 } },
  { { 0, 0, 3, 3 }, FOVEA_MOVE_RIGHT, { 0, 0, 3, 4 } },
  { { 0, 0, 3, 3 }, FOVEA_MOVE_UP, { 0, 0, 2, 3 } },
  { { 0, 0, 3, 3 }, FOVEA_MOVE_DOWN, { 0, 0, 4, 3 } },
  { { 0, 0, 3, 0 }, FOVEA_MOVE_LEFT, { 0, 0, 3, 0 } },
  { { 0, 0, 3, 6 }, FOVEA_MOVE_RIGHT, { 0, 0, 3, 6 } },
  { { 0, 0, 0, 3 }, FOVEA_MOVE_UP, { 0, 0, 0, 3 } },
  { { 0, 0, 6, 3 }, FOVEA_MOVE_DOWN, { 0, 0, 6, 3 } },
  { { 0, 0, 3, 3 }, FOVEA_MOVE_ROW_START, { 0, 0, 3, 0 } },
  { { 0, 0, 3, 3 }, FOVEA_MOVE_ROW_END, { 0, 0, 3, 6 } },
  { { 0, 0, 3, 3 }, FOVEA_MOVE_GRID_START, { 0, 0, 0, 0 } },
  { { 0, 0, 3, 3 }, FOVEA_MOVE_GRID_END, { 0, 0, 6, 6 } },
  { { 0, 0, 3, 3 }, FOVEA_MOVE_NEXT_CHANNEL, { 0, 0, 3, 3 } },
  { { 0, 0, 3, 3 }, FOVEA_MOVE_NEXT_STAGE, { 1, 0, 2, 2 } },
  { { 0, 0, 6, 0 }, FOVEA_MOVE_NEXT_STAGE, { 1, 0, 4, 0 } },
  { { 1, 0, 2, 2 }, FOVEA_MOVE_NEXT_STAGE, { 2, 0, 1, 1 } },
  { { 2, 0, 1, 1 }, FOVEA_MOVE_NEXT_STAGE, { 2, 0, 1, 1 } },
  { { 2, 0, 1, 1 }, FOVEA_MOVE_PREVIOUS_STAGE, { 1, 0, 2, 2 } },
  { { 2, 0, 2, 0 }, FOVEA_MOVE_PREVIOUS_STAGE, { 1, 0, 4, 0 } },
  { { 0, 0, 1, 1 }, FOVEA_MOVE_PREVIOUS_STAGE, { 0, 0, 1, 1 } },
};

static void
test_moves (Fixture      *fixture,
            gconstpointer name)
{
  g_assert_true (fovea_session_move (fixture->session, FOVEA_MOVE_LEFT));
  assert_selection (fixture, 2, 0, 1, 1); // the first key only shows where one is
  for (size_t i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      FoveaCell to = moves[i].to;

      fovea_session_select (fixture->session, moves[i].from);
      g_assert_true (fovea_session_move (fixture->session, moves[i].move)
                     == !fovea_cell_equal (moves[i].from, to));
      assert_selection (fixture, to.stage, to.channel, to.row, to.column);
    }
}

// Two channels, two, two, one.
static void
test_channels (Fixture      *fixture,
               gconstpointer name)
{
  choose (fixture, 0, 0, 3, 3);
  g_assert_true (fovea_session_move (fixture->session, FOVEA_MOVE_NEXT_CHANNEL));
  assert_selection (fixture, 0, 1, 3, 3);
  g_assert_false (fovea_session_move (fixture->session, FOVEA_MOVE_NEXT_CHANNEL));
  g_assert_true (fovea_session_move (fixture->session, FOVEA_MOVE_NEXT_STAGE));
  g_assert_true (fovea_session_move (fixture->session, FOVEA_MOVE_NEXT_STAGE));
  assert_selection (fixture, 2, 1, 2, 2);
  g_assert_true (fovea_session_move (fixture->session, FOVEA_MOVE_NEXT_STAGE));
  assert_selection (fixture, 3, 0, 1, 1);
}

#define ADD(name, example, function)                                                     \
  g_test_add ("/session/" name, Fixture, example, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("click-selects-and-traces", "two-3x3", test_click);
  ADD ("hover", "two-3x3", test_hover);
  ADD ("edit", "two-3x3", test_edit);
  ADD ("clip", "two-3x3", test_clip);
  ADD ("output-stays-output", "two-3x3", test_output_stays_output);
  ADD ("title-damages-nothing", "two-3x3", test_title);
  ADD ("sum-all", "two-3x3", test_sum_all);
  ADD ("document", "two-3x3", test_document);
  ADD ("moves", "two-3x3", test_moves);
  ADD ("channels", "channels", test_channels);
  return g_test_run ();
}
