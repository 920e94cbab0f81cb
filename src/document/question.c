// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A question as an object: asked, checked, explained. See question-make.c for how it is made.

#include "config.h"

#include "document/question-private.h"

#include <glib/gi18n.h>
#include <math.h>

// A number is right when it is so to two decimals.
#define NUMBER_TOLERANCE 0.0051

/**
 * fovea_question_ref:
 * @self: a question
 *
 * Returns: (transfer full): @self
 */
FoveaQuestion *
fovea_question_ref (FoveaQuestion *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * fovea_question_unref:
 * @self: (transfer full): a question
 */
void
fovea_question_unref (FoveaQuestion *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  fovea_evaluation_unref (self->evaluation);
  g_free (self->text);
  g_free (self->hint);
  g_free (self->explanation);
  g_array_unref (self->cells);
  g_ptr_array_unref (self->choices);
  g_ptr_array_unref (self->kernels);
  g_ptr_array_unref (self->reasons);
  g_array_unref (self->mistakes);
  g_free (self);
}

/**
 * fovea_question_get_kind:
 * @self: a question
 *
 * Returns: what it asks
 */
FoveaQuestionKind
fovea_question_get_kind (const FoveaQuestion *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->kind;
}

/**
 * fovea_question_get_answer_kind:
 * @self: a question
 *
 * Returns: how it is answered
 */
FoveaAnswerKind
fovea_question_get_answer_kind (const FoveaQuestion *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->answer_kind;
}

/**
 * fovea_question_get_evaluation:
 * @self: a question
 *
 * Returns: (transfer none): what it is asked of
 */
FoveaEvaluation *
fovea_question_get_evaluation (const FoveaQuestion *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->evaluation;
}

/**
 * fovea_question_get_text:
 * @self: a question
 *
 * Returns: (transfer none): the question as a sentence or two
 */
const char *
fovea_question_get_text (const FoveaQuestion *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * fovea_question_get_hint:
 * @self: a question
 *
 * Returns: (transfer none): how to find the answer, without giving it away
 */
const char *
fovea_question_get_hint (const FoveaQuestion *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->hint;
}

/**
 * fovea_question_get_cell:
 * @self: a question
 * @cell: (out): the cell it is about, left alone if there is none
 *
 * Returns: whether it is about a cell
 */
bool
fovea_question_get_cell (const FoveaQuestion *self,
                         FoveaCell           *cell)
{
  g_return_val_if_fail (self != NULL && cell != NULL, false);

  if (self->place.has_cell)
    *cell = self->place.cell;
  return self->place.has_cell;
}

/**
 * fovea_question_get_target:
 * @self: a question
 * @target: (out): a cell of the stage and channel that the cells of the answer lie in, or the
 *   cell at the other end of paths; left alone if there is none
 *
 * Returns: whether there is one
 */
bool
fovea_question_get_target (const FoveaQuestion *self,
                           FoveaCell           *target)
{
  g_return_val_if_fail (self != NULL && target != NULL, false);

  if (self->place.has_target)
    *target = self->place.target;
  return self->place.has_target;
}

/**
 * fovea_question_get_n_choices:
 * @self: a question
 *
 * Returns: how many answers there are to choose from; 0 unless it is answered by a choice
 */
int
fovea_question_get_n_choices (const FoveaQuestion *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (int) self->choices->len;
}

/**
 * fovea_question_get_choice:
 * @self: a question
 * @choice: from 0
 *
 * Returns: (transfer none): a word for it
 */
const char *
fovea_question_get_choice (const FoveaQuestion *self,
                           int                  choice)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (choice >= 0 && choice < fovea_question_get_n_choices (self), NULL);

  return g_ptr_array_index (self->choices, (guint) choice);
}

/**
 * fovea_question_get_kernel:
 * @self: a question
 * @choice: from 0
 *
 * Returns: (transfer none) (nullable): the kernel that the choice stands for, if for one
 */
FoveaKernels *
fovea_question_get_kernel (const FoveaQuestion *self,
                           int                  choice)
{
  g_return_val_if_fail (self != NULL, NULL);

  return choice >= 0 && choice < (int) self->kernels->len
           ? g_ptr_array_index (self->kernels, (guint) choice)
           : NULL;
}

static bool
has_answer_cell (const FoveaReply *answer,
                 FoveaCell          cell)
{
  for (int i = 0; i < answer->n_cells; i++)
    if (fovea_cell_equal (answer->cells[i], cell))
      return true;
  return false;
}

// As sets: the order, and what was named twice, does not matter.
static bool
has_all_cells (const FoveaReply *answer,
               const FoveaReply *wanted)
{
  for (int i = 0; i < wanted->n_cells; i++)
    if (!has_answer_cell (answer, wanted->cells[i]))
      return false;
  return true;
}

static bool
answers_equal (FoveaAnswerKind    kind,
               const FoveaReply *a,
               const FoveaReply *b)
{
  switch (kind)
    {
    case FOVEA_ANSWER_NUMBER:
      return fabs (a->number - b->number) <= NUMBER_TOLERANCE;
    case FOVEA_ANSWER_SIZE:
      return a->size[0] == b->size[0] && a->size[1] == b->size[1];
    case FOVEA_ANSWER_CELLS:
      return has_all_cells (a, b) && has_all_cells (b, a);
    case FOVEA_ANSWER_CHOICE:
    default:
      return a->choice == b->choice;
    }
}

/**
 * fovea_question_add_mistake:
 * @self: a question that is being made, its answer known
 * @answer: a wrong answer; its cells are copied
 * @why: (transfer full): what is wrong about it
 *
 * Adds a wrong answer that people give. One that is right by chance, or known already, is none.
 */
void
fovea_question_add_mistake (FoveaQuestion *self,
                            FoveaReply    answer,
                            char          *why)
{
  FoveaReply right = self->answer;

  right.cells = (const FoveaCell *) (gpointer) self->cells->data;
  right.n_cells = (int) self->cells->len;

  bool is_known = answers_equal (self->answer_kind, &answer, &right)
                  || (self->answer_kind == FOVEA_ANSWER_NUMBER && !isfinite (answer.number));

  for (guint i = 0; i < self->mistakes->len && !is_known; i++)
    is_known = answers_equal (self->answer_kind, &answer,
                              &g_array_index (self->mistakes, FoveaMistake, i).answer);
  if (is_known)
    {
      g_free (why);
      return;
    }

  FoveaMistake mistake = { answer, why };

  mistake.answer.cells
    = g_memdup2 (answer.cells, (gsize) answer.n_cells * sizeof (FoveaCell));
  g_array_append_val (self->mistakes, mistake);
}

/**
 * fovea_question_check:
 * @self: a question
 * @answer: what was answered
 *
 * Returns: whether that is right
 */
bool
fovea_question_check (const FoveaQuestion *self,
                      const FoveaReply   *answer)
{
  g_return_val_if_fail (self != NULL && answer != NULL, false);

  return answers_equal (self->answer_kind, answer, &self->answer);
}

/**
 * fovea_question_get_answer:
 * @self: a question
 *
 * Returns: (transfer none): the right answer
 */
const FoveaReply *
fovea_question_get_answer (const FoveaQuestion *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->answer;
}

/**
 * fovea_question_get_n_mistakes:
 * @self: a question
 *
 * Returns: how many wrong answers are known that people give
 */
int
fovea_question_get_n_mistakes (const FoveaQuestion *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (int) self->mistakes->len;
}

/**
 * fovea_question_get_mistake:
 * @self: a question
 * @mistake: from 0
 * @why: (out) (optional) (transfer none): what is wrong about it
 *
 * Returns: (transfer none): a wrong answer that people give
 */
const FoveaReply *
fovea_question_get_mistake (const FoveaQuestion *self,
                            int                  mistake,
                            const char         **why)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (mistake >= 0 && mistake < fovea_question_get_n_mistakes (self), NULL);

  const FoveaMistake *entry = &g_array_index (self->mistakes, FoveaMistake, (guint) mistake);

  if (why != NULL)
    *why = entry->why;
  return &entry->answer;
}

static void
append_difference (GString             *text,
                   const FoveaQuestion *self,
                   const FoveaReply   *from,
                   const FoveaReply   *without,
                   const char          *heading)
{
  g_autofree FoveaCell *cells = g_new (FoveaCell, MAX (from->n_cells, 1));
  int n = 0;

  for (int i = 0; i < from->n_cells; i++)
    if (!has_answer_cell (without, from->cells[i]))
      cells[n++] = from->cells[i];
  if (n == 0)
    return;

  g_autofree char *names = fovea_question_name_cells (
    fovea_evaluation_get_network (self->evaluation), cells, n);

  g_string_append_printf (text, "%s %s\n", heading, names);
}

/**
 * fovea_question_explain:
 * @self: a question
 * @given: (nullable): what was answered, if anything was
 *
 * Says why @given is wrong where that is known, which cells are missing or too many, and how the
 * right answer is found: the sum written out, the fold layer by layer.
 *
 * Returns: (transfer full): lines
 */
char *
fovea_question_explain (const FoveaQuestion *self,
                        const FoveaReply   *given)
{
  g_return_val_if_fail (self != NULL, NULL);

  GString *text = g_string_new (NULL);
  bool is_wrong = given != NULL && !fovea_question_check (self, given);

  for (guint i = 0; i < self->mistakes->len && is_wrong; i++)
    {
      const FoveaMistake *mistake = &g_array_index (self->mistakes, FoveaMistake, i);

      if (answers_equal (self->answer_kind, given, &mistake->answer))
        g_string_append_printf (text, "%s\n", mistake->why);
    }
  if (is_wrong && self->answer_kind == FOVEA_ANSWER_CELLS)
    {
      append_difference (text, self, &self->answer, given, _("Missing:"));
      append_difference (text, self, given, &self->answer, _("Too many:"));
    }
  if (is_wrong && given->choice >= 0 && given->choice < (int) self->reasons->len)
    {
      const char *reason = g_ptr_array_index (self->reasons, (guint) given->choice);

      if (reason[0] != '\0')
        g_string_append_printf (text, "%s\n", reason);
    }
  g_string_append (text, self->explanation);

  return g_string_free (text, FALSE);
}
