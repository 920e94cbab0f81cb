// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Each question counts once: the first answer is the one that is written down. What is revealed
// without an answer is not counted as right. A large network is asked about when it is evaluated.

#include "config.h"

#include "document/practice-private.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (FoveaPractice, fovea_practice, G_TYPE_OBJECT)

enum
{
  ASKED,
  ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
forget (FoveaPractice *self)
{
  g_clear_pointer (&self->question, fovea_question_unref);
  g_clear_pointer (&self->explanation, g_free);
  self->is_answered = self->is_right = false;
}

static void
forget_awaited (FoveaPractice *self)
{
  g_clear_pointer (&self->awaited, fovea_question_unref);
  g_clear_pointer (&self->content, fovea_content_unref);
  self->is_waiting = false;
}

// The network was edited or another document opened: a question of what was is none any more.
static void
marked_cb (FoveaPractice *self)
{
  if (self->is_asking || self->question == NULL
      || fovea_session_get_question (self->session) == self->question)
    return;
  forget (self);
  g_signal_emit (self, signals[ASKED], 0);
}

static void
fovea_practice_dispose (GObject *object)
{
  FoveaPractice *self = FOVEA_PRACTICE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->document);
  forget_awaited (self);
  forget (self);

  G_OBJECT_CLASS (fovea_practice_parent_class)->dispose (object);
}

static void
fovea_practice_finalize (GObject *object)
{
  g_string_free (FOVEA_PRACTICE (object)->log, TRUE);
  g_free (FOVEA_PRACTICE (object)->title);
  G_OBJECT_CLASS (fovea_practice_parent_class)->finalize (object);
}

static void
fovea_practice_class_init (FoveaPracticeClass *class)
{
  GType type = G_TYPE_FROM_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = fovea_practice_dispose;
  G_OBJECT_CLASS (class)->finalize = fovea_practice_finalize;
  signals[ASKED] = g_signal_new ("asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[ANSWERED] = g_signal_new ("answered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
fovea_practice_init (FoveaPractice *self)
{
  self->log = g_string_new (NULL);
}

static void
put (FoveaPractice *self,
     FoveaQuestion *question) // (nullable) (transfer full)
{
  forget_awaited (self);
  forget (self);
  self->question = question;
  self->is_asking = true;
  if (question != NULL)
    fovea_session_ask (self->session, question);
  else
    fovea_session_end_question (self->session);
  self->is_asking = false;
}

static void
ask (FoveaPractice *self,
     FoveaQuestion *question) // (nullable) (transfer full)
{
  put (self, question);
  g_signal_emit (self, signals[ASKED], 0);
}

// Asks nothing until the session is evaluated.
static void
wait_with (FoveaPractice *self,
           FoveaQuestion *question) // (nullable) of the round
{
  put (self, NULL);
  self->is_waiting = true;
  if (question != NULL)
    {
      FoveaDocument *document = fovea_session_get_document (self->session);

      self->awaited = fovea_question_ref (question);
      self->content = fovea_content_ref (fovea_document_get_content (document));
    }
  g_signal_emit (self, signals[ASKED], 0);
}

static bool
must_wait (FoveaPractice *self)
{
  FoveaSessionState state = fovea_session_get_state (self->session);

  return state == FOVEA_SESSION_EVALUATING || state == FOVEA_SESSION_STOPPED;
}

// The next question of the round.
static void
ask_numbered (FoveaPractice *self)
{
  // The number that the last question asks for may still be hidden.
  fovea_session_reveal (self->session);

  FoveaEvaluation *evaluation = fovea_session_get_evaluation (self->session);

  if (must_wait (self))
    wait_with (self, NULL);
  else if (fovea_session_get_state (self->session) == FOVEA_SESSION_CURRENT)
    ask (self, fovea_question_new_numbered (evaluation, self->kinds, self->seed, self->number));
  else
    ask (self, NULL);
}

static bool
is_still_asked (FoveaPractice *self)
{
  FoveaDocument *document = fovea_session_get_document (self->session);

  return self->awaited != NULL && fovea_document_get_content (document) == self->content
         && fovea_session_get_state (self->session) == FOVEA_SESSION_CURRENT;
}

static void
session_state_cb (FoveaPractice *self)
{
  if (!self->is_waiting || must_wait (self))
    return;

  if (self->is_round)
    ask_numbered (self);
  else
    ask (self, is_still_asked (self) ? fovea_question_ref (self->awaited) : NULL);
}

/**
 * fovea_practice_new:
 * @session: where questions are asked
 *
 * Returns: (transfer full): a practice that asks nothing yet
 */
FoveaPractice *
fovea_practice_new (FoveaSession *session)
{
  g_return_val_if_fail (FOVEA_IS_SESSION (session), NULL);

  FoveaPractice *self = g_object_new (FOVEA_TYPE_PRACTICE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "marked", G_CALLBACK (marked_cb), self);
  g_signal_connect_swapped (session, "notify::state", G_CALLBACK (session_state_cb), self);
  return self;
}

static void
keep_selection (FoveaPractice *self)
{
  if (self->is_round)
    return;
  fovea_session_end_question (self->session);
  g_set_object (&self->document, fovea_session_get_document (self->session));
  self->had_selection = fovea_session_get_selection (self->session, &self->selection);
}

// What was selected before the round, if that document is still shown and still has the cell.
static void
restore_selection (FoveaPractice *self)
{
  FoveaEvaluation *evaluation = fovea_session_get_evaluation (self->session);
  bool is_same = self->document != NULL && evaluation != NULL
                 && fovea_session_get_document (self->session) == self->document;

  g_clear_object (&self->document);
  if (!is_same)
    return;
  if (!self->had_selection)
    {
      fovea_session_clear_selection (self->session);
      return;
    }

  FoveaNetwork *network = fovea_evaluation_get_network (evaluation);
  FoveaCell cell = self->selection;

  if (cell.stage < fovea_network_get_n_stages (network)
      && fovea_cell_is_in_shape (cell, fovea_network_get_shape (network, cell.stage)))
    fovea_session_select (self->session, cell);
}

/**
 * fovea_practice_start:
 * @self: a practice
 * @kinds: what may be asked: a bit each
 * @seed: the class code
 *
 * Begins a round with an empty tally.
 *
 * Returns: whether one is asked: not of a network without such questions, nor yet of one that is
 *   not evaluated, see fovea_practice_is_waiting()
 */
bool
fovea_practice_start (FoveaPractice *self,
                      guint          kinds,
                      guint64        seed)
{
  g_return_val_if_fail (FOVEA_IS_PRACTICE (self), false);

  keep_selection (self);
  self->kinds = kinds;
  self->seed = seed;
  self->number = self->n_right = self->n_answered = 0;
  self->is_round = true;
  g_free (self->title);
  self->title = g_strdup (fovea_document_get_title (fovea_session_get_document (self->session)));
  g_string_truncate (self->log, 0);
  ask_numbered (self);
  return self->question != NULL;
}

/**
 * fovea_practice_ask:
 * @self: a practice
 * @question: one question, such as a lesson's
 *
 * Asks it outside any round; where the session evaluates, when it has, if the document holds the
 * same then.
 */
void
fovea_practice_ask (FoveaPractice *self,
                    FoveaQuestion *question)
{
  g_return_if_fail (FOVEA_IS_PRACTICE (self) && question != NULL);

  self->is_round = false;
  if (must_wait (self))
    wait_with (self, question);
  else if (fovea_session_get_state (self->session) == FOVEA_SESSION_CURRENT)
    ask (self, fovea_question_ref (question));
  else
    ask (self, NULL);
}

/**
 * fovea_practice_next:
 * @self: a practice
 *
 * Asks the next question of the round; one that was not answered is passed over.
 *
 * Returns: whether there is one
 */
bool
fovea_practice_next (FoveaPractice *self)
{
  g_return_val_if_fail (FOVEA_IS_PRACTICE (self), false);

  if (!self->is_round)
    return false;
  self->number += self->question != NULL;
  ask_numbered (self);
  return self->question != NULL;
}

static void
write_log (FoveaPractice     *self,
           const FoveaReply *answer) // (nullable)
{
  g_autofree char *right = fovea_question_dup_answer (
    self->question, fovea_question_get_answer (self->question));
  g_autofree char *given
    = answer != NULL ? fovea_question_dup_answer (self->question, answer) : NULL;

  g_string_append_printf (self->log, "%d. %s\n   ", self->number + 1,
                          fovea_question_get_text (self->question));
  if (self->is_right)
    g_string_append_printf (self->log, _("✓ %s"), right);
  else if (given != NULL)
    // Translators: the answer given, then the right one
    g_string_append_printf (self->log, _("✗ %s; right is %s"),
                            given[0] != '\0' ? given : "–", right);
  else
    g_string_append_printf (self->log, _("Revealed: %s"), right);
  g_string_append_c (self->log, '\n');
}

// What a page of a lesson asks is in no tally.
static void
count (FoveaPractice    *self,
       const FoveaReply *answer) // (nullable)
{
  self->n_answered++;
  self->n_right += self->is_right;
  write_log (self, answer);
}

static void
finish (FoveaPractice     *self,
        const FoveaReply *answer) // (nullable)
{
  self->is_answered = true;
  self->is_right = answer != NULL && fovea_question_check (self->question, answer);
  self->explanation = fovea_question_explain (self->question, answer);
  if (self->is_round)
    count (self, answer);
  self->is_asking = true;
  fovea_session_reveal (self->session);
  self->is_asking = false;
  g_signal_emit (self, signals[ANSWERED], 0);
}

/**
 * fovea_practice_answer:
 * @self: a practice
 * @answer: what was answered
 *
 * Judges @answer, counts it, and reveals the right one. Only the first answer counts.
 *
 * Returns: whether it is right
 */
bool
fovea_practice_answer (FoveaPractice     *self,
                       const FoveaReply *answer)
{
  g_return_val_if_fail (FOVEA_IS_PRACTICE (self) && answer != NULL, false);

  if (self->question == NULL || self->is_answered)
    return false;
  finish (self, answer);
  return self->is_right;
}

/**
 * fovea_practice_reveal:
 * @self: a practice
 *
 * Shows the answer without one being given.
 */
void
fovea_practice_reveal (FoveaPractice *self)
{
  g_return_if_fail (FOVEA_IS_PRACTICE (self));

  if (self->question != NULL && !self->is_answered)
    finish (self, NULL);
}

/**
 * fovea_practice_abandon:
 * @self: a practice
 *
 * Asks nothing any more because something else is shown now, which keeps its own selection.
 */
void
fovea_practice_abandon (FoveaPractice *self)
{
  g_return_if_fail (FOVEA_IS_PRACTICE (self));

  self->is_round = false;
  g_clear_object (&self->document);
  ask (self, NULL);
}

/**
 * fovea_practice_stop:
 * @self: a practice
 *
 * Asks nothing any more, and selects what was selected before the round. The tally stays until the
 * next round.
 */
void
fovea_practice_stop (FoveaPractice *self)
{
  g_return_if_fail (FOVEA_IS_PRACTICE (self));

  bool was_round = self->is_round;

  self->is_round = false;
  ask (self, NULL);
  if (was_round)
    restore_selection (self);
}
