// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is asked, how it went, and the round as a text that a student hands in.

#include "config.h"

#include "document/practice-private.h"

#include <glib/gi18n.h>

/**
 * fovea_practice_get_question:
 * @self: a practice
 *
 * Returns: (transfer none) (nullable): what is asked
 */
FoveaQuestion *
fovea_practice_get_question (FoveaPractice *self)
{
  g_return_val_if_fail (FOVEA_IS_PRACTICE (self), NULL);

  return self->question;
}

/**
 * fovea_practice_get_session:
 * @self: a practice
 *
 * Returns: (transfer none): where it asks
 */
FoveaSession *
fovea_practice_get_session (FoveaPractice *self)
{
  g_return_val_if_fail (FOVEA_IS_PRACTICE (self), NULL);

  return self->session;
}

/**
 * fovea_practice_is_round:
 * @self: a practice
 *
 * Returns: whether there is a next question
 */
bool
fovea_practice_is_round (FoveaPractice *self)
{
  g_return_val_if_fail (FOVEA_IS_PRACTICE (self), false);

  return self->is_round;
}

/**
 * fovea_practice_is_waiting:
 * @self: a practice
 *
 * Returns: whether it asks when the session, which now evaluates, has done so
 */
bool
fovea_practice_is_waiting (FoveaPractice *self)
{
  g_return_val_if_fail (FOVEA_IS_PRACTICE (self), false);

  return self->is_waiting;
}

/**
 * fovea_practice_is_answered:
 * @self: a practice
 *
 * Returns: whether the question is answered or revealed
 */
bool
fovea_practice_is_answered (FoveaPractice *self)
{
  g_return_val_if_fail (FOVEA_IS_PRACTICE (self), false);

  return self->is_answered;
}

/**
 * fovea_practice_is_right:
 * @self: a practice
 *
 * Returns: whether the question was answered right
 */
bool
fovea_practice_is_right (FoveaPractice *self)
{
  g_return_val_if_fail (FOVEA_IS_PRACTICE (self), false);

  return self->is_right;
}

/**
 * fovea_practice_get_number:
 * @self: a practice
 *
 * Returns: the number of the question in its round, from 0
 */
int
fovea_practice_get_number (FoveaPractice *self)
{
  g_return_val_if_fail (FOVEA_IS_PRACTICE (self), 0);

  return self->number;
}

/**
 * fovea_practice_get_seed:
 * @self: a practice
 *
 * Returns: the class code of the round
 */
guint64
fovea_practice_get_seed (FoveaPractice *self)
{
  g_return_val_if_fail (FOVEA_IS_PRACTICE (self), 0);

  return self->seed;
}

/**
 * fovea_practice_get_kinds:
 * @self: a practice
 *
 * Returns: what may be asked in the round: a bit each
 */
guint
fovea_practice_get_kinds (FoveaPractice *self)
{
  g_return_val_if_fail (FOVEA_IS_PRACTICE (self), 0);

  return self->kinds;
}

/**
 * fovea_practice_get_score:
 * @self: a practice
 * @n_right: (out): questions answered right
 * @n_answered: (out): questions answered or revealed
 */
void
fovea_practice_get_score (FoveaPractice *self,
                          int           *n_right,
                          int           *n_answered)
{
  g_return_if_fail (FOVEA_IS_PRACTICE (self));

  *n_right = self->n_right;
  *n_answered = self->n_answered;
}

/**
 * fovea_practice_get_explanation:
 * @self: a practice
 *
 * Returns: (transfer none) (nullable): how the answer is found, and what was wrong with the one
 *   that was given; %NULL until it is answered
 */
const char *
fovea_practice_get_explanation (FoveaPractice *self)
{
  g_return_val_if_fail (FOVEA_IS_PRACTICE (self), NULL);

  return self->explanation;
}

/**
 * fovea_practice_dup_tally:
 * @self: a practice
 *
 * Returns: (transfer full): the round as text: document, class code, score, and each question with
 *   what was answered
 */
char *
fovea_practice_dup_tally (FoveaPractice *self)
{
  g_return_val_if_fail (FOVEA_IS_PRACTICE (self), NULL);

  g_autofree char *code = g_strdup_printf ("%" G_GUINT64_FORMAT, self->seed);
  GString *tally = g_string_new (NULL);

  // Translators: the title of a document, then a number
  g_string_append_printf (tally, _("%s, class code %s"), self->title != NULL ? self->title : "Fovea", code);
  g_string_append_c (tally, '\n');
  g_string_append_printf (tally, _("%d of %d right"), self->n_right, self->n_answered);
  g_string_append_printf (tally, "\n\n%s", self->log->str);

  return g_string_free (tally, FALSE);
}
