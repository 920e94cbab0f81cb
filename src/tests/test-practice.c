// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Questions in a session, without a display: what is hidden until it is answered, what is chosen,
// how answers are judged and counted.

#include "document/examples.h"
#include "document/practice.h"

#include <math.h>
#include <string.h>

#define ONE(kind) (1u << (kind))

static FoveaPractice *
new_practice (const char *name)
{
  g_autoptr (FoveaContent) content = fovea_examples_load (name, NULL);
  g_autoptr (FoveaDocument) document = fovea_document_new (content);
  g_autoptr (FoveaSession) session = fovea_session_new (document);

  fovea_session_select_default (session);
  return fovea_practice_new (session);
}

static void
test_nothing_gives_it_away (void)
{
  for (int kind = 0; kind < FOVEA_N_QUESTION_KINDS; kind++)
    {
      g_autoptr (FoveaPractice) practice = new_practice ("two-3x3");
      FoveaSession *session = fovea_practice_get_session (practice);
      FoveaCell cell = { 2, 0, 1, 1 };

      g_assert_true (fovea_practice_start (practice, ONE (kind), 4));
      g_assert_cmpint (fovea_question_get_kind (fovea_practice_get_question (practice)), ==, kind);
      fovea_session_select (session, cell);
      fovea_session_hover (session, cell);
      g_assert_null (fovea_session_get_trace (session));
      g_assert_null (fovea_session_get_hover_trace (session));
      g_assert_null (fovea_session_get_composition (session));
      g_assert_true (fovea_session_get_selection (session, &cell));
      fovea_practice_reveal (practice);
      fovea_session_select (session, cell);
      g_assert_nonnull (fovea_session_get_trace (session));
      g_assert_nonnull (fovea_session_get_composition (session));
    }
}

// The number is not in the session, and comes back bit for bit.
static void
test_hidden_number (void)
{
  g_autoptr (FoveaPractice) practice = new_practice ("two-3x3");
  FoveaSession *session = fovea_practice_get_session (practice);
  FoveaEvaluation *whole = fovea_session_get_evaluation (session);
  FoveaCell cell;

  for (int seed = 0; seed < 20; seed++)
    {
      g_assert_true (fovea_practice_start (practice, ONE (FOVEA_QUESTION_VALUE), seed));
      g_assert_true (fovea_question_get_cell (fovea_practice_get_question (practice), &cell));
      FoveaEvaluation *shown = fovea_session_get_evaluation (session);
      FoveaNetwork *network = fovea_evaluation_get_network (shown);
      g_assert_true (fovea_value_is_hidden (fovea_evaluation_get_value (shown, cell)));
      for (int stage = 0; stage < fovea_network_get_n_stages (network); stage++)
        {
          FoveaTensor *a = fovea_evaluation_get_stage (whole, stage);
          FoveaTensor *b = fovea_evaluation_get_stage (shown, stage);
          size_t n = fovea_shape_get_n_cells (fovea_tensor_get_shape (a)), n_hidden = 0;

          for (size_t i = 0; i < n; i++)
            if (fovea_value_is_hidden (fovea_tensor_get_values (b)[i]))
              n_hidden++;
            else
              g_assert_cmpfloat (fovea_tensor_get_values (a)[i], ==, fovea_tensor_get_values (b)[i]);
          g_assert_cmpuint (n_hidden, ==, stage == cell.stage ? 1 : 0);
        }
      fovea_practice_reveal (practice);
      g_assert_true (fovea_session_get_evaluation (session) == whole);
    }
  g_assert_false (fovea_value_is_hidden (NAN));
  g_assert_false (fovea_value_is_hidden (-NAN));
  g_assert_false (fovea_value_is_hidden (0));
}

static int
count_marks (FoveaSession *session,
             FoveaMarkKind kind)
{
  int n_marks, n = 0;
  const FoveaMark *marks = fovea_session_get_marks (session, &n_marks);

  for (int i = 0; i < n_marks; i++)
    n += marks[i].kind == kind;
  return n;
}

// All right but one, and one too many.
static void
test_cells (void)
{
  g_autoptr (FoveaPractice) practice = new_practice ("two-3x3");
  FoveaSession *session = fovea_practice_get_session (practice);
  const FoveaQuestionPlace place = { .has_cell = true, .cell = { 2, 0, 0, 0 } };
  g_autoptr (FoveaQuestion) question = fovea_question_new (
    fovea_session_get_evaluation (session), FOVEA_QUESTION_SEES, &place, 1);
  const FoveaReply *right = fovea_question_get_answer (question);

  fovea_practice_ask (practice, question);
  g_assert_cmpint (count_marks (session, FOVEA_MARK_ASKED), ==, 1);
  g_assert_false (fovea_session_toggle (session, (FoveaCell) { 1, 0, 0, 0 }));
  for (int i = 1; i < right->n_cells; i++)
    g_assert_true (fovea_session_toggle (session, right->cells[i]));
  g_assert_false (fovea_session_choose_to (session, (FoveaCell) { 1, 0, 0, 0 }));
  g_assert_true (fovea_session_toggle (session, (FoveaCell) { 0, 0, 6, 6 }));
  g_assert_true (fovea_session_toggle (session, (FoveaCell) { 0, 0, 6, 5 }));
  g_assert_true (fovea_session_toggle (session, (FoveaCell) { 0, 0, 6, 5 }));
  g_assert_cmpint (count_marks (session, FOVEA_MARK_CHOSEN), ==, right->n_cells);

  FoveaReply given = fovea_session_get_chosen (session);
  g_assert_false (fovea_practice_answer (practice, &given));
  g_assert_cmpint (count_marks (session, FOVEA_MARK_RIGHT), ==, right->n_cells - 1);
  g_assert_cmpint (count_marks (session, FOVEA_MARK_MISSING), ==, 1);
  g_assert_cmpint (count_marks (session, FOVEA_MARK_EXTRA), ==, 1);
  g_assert_nonnull (strstr (fovea_practice_get_explanation (practice), "input(6, 6)"));
  g_assert_nonnull (strstr (fovea_practice_get_explanation (practice), "input(0, 0)"));
}

// Corner to corner, whichever comes first; what was chosen stays.
static void
test_blocks (void)
{
  static const FoveaCell corners[][2] = { { { 0, 0, 0, 0 }, { 0, 0, 4, 4 } },
                                          { { 0, 0, 4, 0 }, { 0, 0, 0, 4 } },
                                          { { 0, 0, 4, 4 }, { 0, 0, 0, 0 } } };
  g_autoptr (FoveaPractice) practice = new_practice ("two-3x3");
  FoveaSession *session = fovea_practice_get_session (practice);
  const FoveaQuestionPlace place = { .has_cell = true, .cell = { 2, 0, 0, 0 } };
  g_autoptr (FoveaQuestion) question = fovea_question_new (
    fovea_session_get_evaluation (session), FOVEA_QUESTION_SEES, &place, 1);

  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    {
      fovea_practice_ask (practice, question);
      g_assert_true (fovea_session_choose_to (session, corners[i][0]));
      g_assert_cmpint (count_marks (session, FOVEA_MARK_CHOSEN), ==, 1);
      g_assert_true (fovea_session_choose_to (session, corners[i][1]));
      g_assert_cmpint (count_marks (session, FOVEA_MARK_CHOSEN), ==, 25);

      FoveaReply given = fovea_session_get_chosen (session);
      g_assert_true (fovea_practice_answer (practice, &given));
    }
}

static void
test_tally (void)
{
  g_autoptr (FoveaPractice) practice = new_practice ("two-3x3");
  int n_right, n_answered;

  fovea_practice_start (practice, FOVEA_QUESTION_ALL_KINDS, 4711);
  g_assert_true (
    fovea_practice_answer (practice,
                           fovea_question_get_answer (fovea_practice_get_question (practice))));
  // Only the first answer counts.
  g_assert_false (fovea_practice_answer (practice, &(FoveaReply) { .choice = -1 }));
  g_assert_true (fovea_practice_next (practice));
  fovea_practice_reveal (practice);
  g_assert_true (fovea_practice_next (practice));
  fovea_practice_answer (practice, &(FoveaReply) { .choice = -1, .number = 12345 });
  fovea_practice_get_score (practice, &n_right, &n_answered);
  g_assert_cmpint (n_right, ==, 1);
  g_assert_cmpint (n_answered, ==, 3);

  g_autofree char *tally = fovea_practice_dup_tally (practice);
  g_assert_nonnull (strstr (tally, "4711"));
  g_assert_nonnull (strstr (tally, "1 of 3"));
  g_assert_nonnull (strstr (tally, "\n3. "));
  fovea_practice_stop (practice);
  g_assert_null (fovea_practice_get_question (practice));
  g_assert_false (fovea_session_is_pending (fovea_practice_get_session (practice)));
}

// How many lines begin with a number and a point, then with @mark; the numbers count up from 1.
static int
count_lines (const char *tally,
             const char *mark)
{
  g_auto (GStrv) lines = g_strsplit (tally, "\n", -1);
  int n = 0;
  int n_marked = 0;

  for (int i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d. ", n + 1);
      if (!g_str_has_prefix (lines[i], number))
        continue;
      n++;
      g_assert_nonnull (lines[i + 1]);
      n_marked += strstr (lines[i + 1], mark) != NULL;
    }
  return mark[0] != '\0' ? n_marked : n;
}

// What a student hands in: each question once, and the marks add up to the score; also after the
// round, whatever a lesson asks then.
static void
test_tally_adds_up (void)
{
  g_autoptr (FoveaPractice) practice = new_practice ("two-3x3");
  g_autoptr (GRand) random = g_rand_new_with_seed (20);
  int n_right = 0;

  fovea_practice_start (practice, FOVEA_QUESTION_ALL_KINDS, 77);
  for (int i = 0; i < 20; i++)
    {
      FoveaQuestion *question = fovea_practice_get_question (practice);
      int how = g_rand_int_range (random, 0, 3);

      if (how == 0)
        n_right += fovea_practice_answer (practice, fovea_question_get_answer (question));
      else if (how == 1)
        g_assert_false (fovea_practice_answer (
          practice, &(FoveaReply) { .choice = -1, .number = 12345, .size = { 99, 99 } }));
      else
        fovea_practice_reveal (practice);
      if (i < 19)
        fovea_practice_next (practice);
    }
  g_autoptr (FoveaQuestion) last = fovea_question_ref (fovea_practice_get_question (practice));
  fovea_practice_stop (practice);
  fovea_practice_ask (practice, last);
  fovea_practice_reveal (practice);

  g_autofree char *tally = fovea_practice_dup_tally (practice);
  g_autofree char *score = g_strdup_printf ("%d of 20", n_right);
  g_assert_cmpint (n_right, >, 0);
  g_assert_cmpint (count_lines (tally, ""), ==, 20);
  g_assert_cmpint (count_lines (tally, "✓"), ==, n_right);
  g_assert_cmpint (count_lines (tally, "✗") + count_lines (tally, "Revealed"), ==, 20 - n_right);
  g_assert_nonnull (strstr (tally, score));
}

// After a round the selection is what it was, even none, also if another round began in
// between.
static void
test_round_gives_selection_back (void)
{
  g_autoptr (FoveaPractice) practice = new_practice ("two-3x3");
  FoveaSession *session = fovea_practice_get_session (practice);
  const FoveaCell before = { 1, 0, 4, 2 };
  FoveaCell cell;

  fovea_session_select (session, before);
  fovea_practice_start (practice, ONE (FOVEA_QUESTION_VALUE), 9);
  fovea_practice_reveal (practice);
  fovea_practice_start (practice, ONE (FOVEA_QUESTION_SEES), 3);
  fovea_practice_reveal (practice);
  fovea_practice_stop (practice);
  g_assert_true (fovea_session_get_selection (session, &cell));
  g_assert_true (fovea_cell_equal (cell, before));

  fovea_session_clear_selection (session);
  fovea_practice_start (practice, ONE (FOVEA_QUESTION_VALUE), 9);
  fovea_practice_reveal (practice);
  fovea_practice_stop (practice);
  g_assert_false (fovea_session_get_selection (session, &cell));
}

// A question of a network that was edited is none any more; the round goes on with what is.
static void
test_edit_ends_question (void)
{
  g_autoptr (FoveaPractice) practice = new_practice ("two-3x3");
  FoveaSession *session = fovea_practice_get_session (practice);

  fovea_practice_start (practice, ONE (FOVEA_QUESTION_VALUE), 9);
  g_assert_true (fovea_document_set_cell (fovea_session_get_document (session),
                                          (FoveaCell) { 0, 0, 0, 0 }, 5, NULL));
  g_assert_null (fovea_practice_get_question (practice));
  g_assert_false (fovea_session_is_pending (session));
  g_assert_true (fovea_practice_next (practice));
  g_assert_true (fovea_session_is_pending (session));
}

// Has a thread evaluate what an edit makes.
static void
edit_slowly (FoveaSession *session,
             float         value)
{
  fovea_session_set_patience (session, 0);
  g_assert_true (fovea_document_set_cell (fovea_session_get_document (session),
                                          (FoveaCell) { 0, 0, 0, 0 }, value, NULL));
  g_assert_cmpint (fovea_session_get_state (session), ==, FOVEA_SESSION_EVALUATING);
}

static void
wait_until_current (FoveaSession *session)
{
  while (fovea_session_get_state (session) != FOVEA_SESSION_CURRENT)
    g_main_context_iteration (NULL, TRUE);
}

// Neither a round nor a page of a lesson holds up the window while a large network is evaluated.
static void
test_waits (void)
{
  g_autoptr (FoveaPractice) practice = new_practice ("two-3x3");
  FoveaSession *session = fovea_practice_get_session (practice);
  g_autoptr (FoveaQuestion) question = fovea_question_new_numbered (
    fovea_session_get_evaluation (session), ONE (FOVEA_QUESTION_VALUE), 9, 0);

  edit_slowly (session, 5);
  fovea_practice_ask (practice, question);
  g_assert_cmpint (fovea_session_get_state (session), ==, FOVEA_SESSION_EVALUATING);
  g_assert_true (fovea_practice_is_waiting (practice));
  g_assert_null (fovea_practice_get_question (practice));
  wait_until_current (session);
  g_assert_false (fovea_practice_is_waiting (practice));
  g_assert_true (fovea_practice_get_question (practice) == question);
  g_assert_true (fovea_session_is_pending (session));

  edit_slowly (session, 6);
  g_assert_false (fovea_practice_start (practice, ONE (FOVEA_QUESTION_VALUE), 9));
  g_assert_true (fovea_practice_is_waiting (practice));
  wait_until_current (session);
  g_assert_nonnull (fovea_practice_get_question (practice));
  g_assert_true (fovea_session_is_pending (session));
}

// What was asked of other numbers, or is not asked any more, is not asked later.
static void
test_waits_no_more (void)
{
  g_autoptr (FoveaPractice) practice = new_practice ("two-3x3");
  FoveaSession *session = fovea_practice_get_session (practice);
  g_autoptr (FoveaQuestion) question = fovea_question_new_numbered (
    fovea_session_get_evaluation (session), ONE (FOVEA_QUESTION_VALUE), 9, 0);

  edit_slowly (session, 5);
  fovea_practice_ask (practice, question);
  edit_slowly (session, 6);
  wait_until_current (session);
  g_assert_null (fovea_practice_get_question (practice));

  edit_slowly (session, 7);
  fovea_practice_ask (practice, question);
  fovea_practice_abandon (practice);
  wait_until_current (session);
  g_assert_null (fovea_practice_get_question (practice));
  g_assert_false (fovea_session_is_pending (session));
}

static void
test_same_for_a_class (void)
{
  g_autoptr (FoveaPractice) one = new_practice ("sobel-relu");
  g_autoptr (FoveaPractice) other = new_practice ("sobel-relu");

  fovea_practice_start (one, FOVEA_QUESTION_ALL_KINDS, 17);
  fovea_practice_start (other, FOVEA_QUESTION_ALL_KINDS, 17);
  for (int i = 0; i < 20; i++)
    {
      g_assert_cmpstr (fovea_question_get_text (fovea_practice_get_question (one)), ==,
                       fovea_question_get_text (fovea_practice_get_question (other)));
      // One answers, the other does not.
      fovea_practice_reveal (one);
      fovea_practice_next (one);
      fovea_practice_next (other);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/practice/nothing-gives-it-away", test_nothing_gives_it_away);
  g_test_add_func ("/practice/hidden-number", test_hidden_number);
  g_test_add_func ("/practice/cells", test_cells);
  g_test_add_func ("/practice/blocks", test_blocks);
  g_test_add_func ("/practice/tally", test_tally);
  g_test_add_func ("/practice/tally-adds-up", test_tally_adds_up);
  g_test_add_func ("/practice/round-gives-selection-back", test_round_gives_selection_back);
  g_test_add_func ("/practice/edit-ends-question", test_edit_ends_question);
  g_test_add_func ("/practice/waits-for-numbers", test_waits);
  g_test_add_func ("/practice/waits-no-more", test_waits_no_more);
  g_test_add_func ("/practice/same-for-a-class", test_same_for_a_class);

  return g_test_run ();
}
