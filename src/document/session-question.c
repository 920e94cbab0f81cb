// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A question in a session. Until it is answered nothing that would give the answer away can be had
// from the session: no trace, no composition, and not the number that is asked for.

#include "document/session-private.h"

static guint marked_signal;

/**
 * fovea_session_class_add_question:
 * @class: the class of the session
 *
 * Adds the signal "marked": other cells are chosen or judged.
 */
void
fovea_session_class_add_question (FoveaSessionClass *class)
{
  marked_signal = g_signal_new ("marked", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * fovea_session_init_question:
 * @self: a session that is being made
 *
 * Begins without a question.
 */
void
fovea_session_init_question (FoveaSession *self)
{
  self->chosen = g_array_new (FALSE, FALSE, sizeof (FoveaCell));
  self->marks = g_array_new (FALSE, FALSE, sizeof (FoveaMark));
}

/**
 * fovea_session_clear_question:
 * @self: a session that is being disposed of
 *
 * Lets go of the question and of all that belongs to it.
 */
void
fovea_session_clear_question (FoveaSession *self)
{
  g_clear_pointer (&self->question, fovea_question_unref);
  g_clear_pointer (&self->shown, fovea_evaluation_unref);
  g_clear_pointer (&self->chosen, g_array_unref);
  g_clear_pointer (&self->marks, g_array_unref);
  self->is_pending = false;
}

/**
 * fovea_session_set_cursor:
 * @self: a session with a pending question
 * @cell: (nullable): a cell of the network
 *
 * What is selected while a question is pending is a place only, with no trace.
 */
void
fovea_session_set_cursor (FoveaSession    *self,
                          const FoveaCell *cell)
{
  self->has_cursor = cell != NULL;
  if (cell != NULL)
    self->cursor = *cell;
  g_object_notify (G_OBJECT (self), "trace");
}

static void
add_mark (FoveaSession *self,
          FoveaMarkKind kind,
          FoveaCell     cell)
{
  FoveaMark mark = { kind, cell };

  g_array_append_val (self->marks, mark);
}

static bool
has_cell (const FoveaCell *cells,
          int              n_cells,
          FoveaCell        cell)
{
  for (int i = 0; i < n_cells; i++)
    if (fovea_cell_equal (cells[i], cell))
      return true;
  return false;
}

static void
mark_cells (FoveaSession *self)
{
  const FoveaReply *right = fovea_question_get_answer (self->question);
  FoveaReply given = fovea_session_get_chosen (self);

  for (int i = 0; i < given.n_cells; i++)
    add_mark (self,
              self->is_pending                                             ? FOVEA_MARK_CHOSEN
              : has_cell (right->cells, right->n_cells, given.cells[i]) ? FOVEA_MARK_RIGHT
                                                                           : FOVEA_MARK_EXTRA,
              given.cells[i]);
  // What is revealed without an answer is seen by the selection.
  for (int i = 0; i < right->n_cells && !self->is_pending && given.n_cells > 0; i++)
    if (!has_cell (given.cells, given.n_cells, right->cells[i]))
      add_mark (self, FOVEA_MARK_MISSING, right->cells[i]);
}

static void
mark (FoveaSession *self)
{
  FoveaCell cell;

  g_array_set_size (self->marks, 0);
  if (self->question != NULL)
    {
      if (fovea_question_get_answer_kind (self->question) == FOVEA_ANSWER_CELLS)
        mark_cells (self);
      // Then it is selected.
      if (self->is_pending && fovea_question_get_cell (self->question, &cell))
        add_mark (self, FOVEA_MARK_ASKED, cell);
      if (fovea_question_get_kind (self->question) == FOVEA_QUESTION_PATHS
          && fovea_question_get_target (self->question, &cell))
        add_mark (self, FOVEA_MARK_FROM, cell);
    }
  g_signal_emit (self, marked_signal, 0);
}

static void
set_pending (FoveaSession *self,
             bool          is_pending)
{
  FoveaCell cell;

  g_clear_pointer (&self->shown, fovea_evaluation_unref);
  if (is_pending && fovea_question_get_kind (self->question) == FOVEA_QUESTION_VALUE
      && fovea_question_get_cell (self->question, &cell))
    self->shown = fovea_evaluation_hide (self->evaluation, cell);
  self->has_cursor = false;
  self->is_pending = is_pending;
  g_object_notify (G_OBJECT (self), "evaluation");
  g_object_notify (G_OBJECT (self), "composition");
  g_object_notify (G_OBJECT (self), "pending");
}

// Where the keys begin to choose: in the middle of the grid that is asked about.
static void
place_cursor (FoveaSession *self)
{
  FoveaNetwork *network = fovea_evaluation_get_network (self->evaluation);
  FoveaCell cell;

  if (fovea_question_get_answer_kind (self->question) != FOVEA_ANSWER_CELLS
      || !fovea_question_get_target (self->question, &cell))
    return;

  FoveaShape shape = fovea_network_get_shape (network, cell.stage);

  cell.row = shape.n_rows / 2;
  cell.column = shape.n_columns / 2;
  fovea_session_select (self, cell);
}

/**
 * fovea_session_ask:
 * @self: a session whose state is %FOVEA_SESSION_CURRENT
 * @question: about the network that it shows
 *
 * Puts away what was selected, and hides what would answer @question until fovea_session_reveal().
 */
void
fovea_session_ask (FoveaSession  *self,
                   FoveaQuestion *question)
{
  g_return_if_fail (FOVEA_IS_SESSION (self));
  g_return_if_fail (question != NULL);

  // A question is about what the document holds, and to wait for it here would block a window.
  g_return_if_fail (self->state == FOVEA_SESSION_CURRENT && self->evaluation != NULL);

  fovea_question_ref (question);
  g_object_freeze_notify (G_OBJECT (self));
  fovea_session_end_question (self);
  fovea_session_clear_selection (self);
  fovea_session_clear_hover (self);
  self->question = question;
  set_pending (self, true);
  place_cursor (self);
  g_object_thaw_notify (G_OBJECT (self));
  mark (self);
}

/**
 * fovea_session_end_question:
 * @self: a session
 *
 * Shows everything again as if nothing had been asked.
 */
void
fovea_session_end_question (FoveaSession *self)
{
  g_return_if_fail (FOVEA_IS_SESSION (self));

  if (self->question == NULL)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  g_clear_pointer (&self->question, fovea_question_unref);
  g_array_set_size (self->chosen, 0);
  if (self->is_pending)
    set_pending (self, false);
  g_object_thaw_notify (G_OBJECT (self));
  mark (self);
}

/**
 * fovea_session_reveal:
 * @self: a session
 *
 * Shows the answer of the pending question: the number stands in its place, chosen cells are judged
 * and missing ones marked, and the cell that was asked about is selected with all that it sees.
 */
void
fovea_session_reveal (FoveaSession *self)
{
  FoveaCell cell;

  g_return_if_fail (FOVEA_IS_SESSION (self));

  if (!self->is_pending)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  set_pending (self, false);
  if (fovea_question_get_cell (self->question, &cell))
    fovea_session_select (self, cell);
  g_object_thaw_notify (G_OBJECT (self));
  mark (self);
}

/**
 * fovea_session_is_pending:
 * @self: a session
 *
 * Returns: whether a question is asked and not yet revealed
 */
bool
fovea_session_is_pending (FoveaSession *self)
{
  g_return_val_if_fail (FOVEA_IS_SESSION (self), false);

  return self->is_pending;
}

/**
 * fovea_session_get_question:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what is or was asked
 */
FoveaQuestion *
fovea_session_get_question (FoveaSession *self)
{
  g_return_val_if_fail (FOVEA_IS_SESSION (self), NULL);

  return self->question;
}

static bool
may_choose (FoveaSession *self,
            FoveaCell     cell)
{
  FoveaCell target;

  return self->is_pending
         && fovea_question_get_answer_kind (self->question) == FOVEA_ANSWER_CELLS
         && fovea_question_get_target (self->question, &target) && cell.stage == target.stage
         && cell.channel == target.channel;
}

static bool
find_chosen (FoveaSession *self,
             FoveaCell     cell,
             guint        *index)
{
  for (guint i = 0; i < self->chosen->len; i++)
    if (fovea_cell_equal (g_array_index (self->chosen, FoveaCell, i), cell))
      {
        *index = i;
        return true;
      }

  return false;
}

/**
 * fovea_session_toggle:
 * @self: a session
 * @cell: a cell
 *
 * Chooses @cell for the answer of a pending question, or takes it back.
 *
 * Returns: whether @cell may be chosen: whether it is of the stage and channel that is asked about
 */
bool
fovea_session_toggle (FoveaSession *self,
                      FoveaCell     cell)
{
  guint index;

  g_return_val_if_fail (FOVEA_IS_SESSION (self), false);

  if (!may_choose (self, cell))
    return false;

  if (find_chosen (self, cell, &index))
    g_array_remove_index (self->chosen, index);
  else
    g_array_append_val (self->chosen, cell);
  mark (self);
  return true;
}

/**
 * fovea_session_choose_to:
 * @self: a session
 * @cell: a cell
 *
 * Chooses for the answer of a pending question the whole block between the cell that was chosen last
 * and @cell, or @cell alone if none was.
 *
 * Returns: whether @cell may be chosen
 */
bool
fovea_session_choose_to (FoveaSession *self,
                         FoveaCell     cell)
{
  guint index;

  g_return_val_if_fail (FOVEA_IS_SESSION (self), false);

  if (!may_choose (self, cell))
    return false;

  FoveaCell from = self->chosen->len > 0
                     ? g_array_index (self->chosen, FoveaCell, self->chosen->len - 1)
                     : cell;
  for (int row = MIN (from.row, cell.row); row <= MAX (from.row, cell.row); row++)
    for (int column = MIN (from.column, cell.column); column <= MAX (from.column, cell.column);
         column++)
      {
        FoveaCell between = { cell.stage, cell.channel, row, column };
        if (!find_chosen (self, between, &index))
          g_array_append_val (self->chosen, between);
      }
  mark (self);
  return true;
}

/**
 * fovea_session_get_chosen:
 * @self: a session
 *
 * Returns: the cells chosen so far, valid until the next is
 */
FoveaReply
fovea_session_get_chosen (FoveaSession *self)
{
  g_return_val_if_fail (FOVEA_IS_SESSION (self), ((FoveaReply) { 0 }));

  return (FoveaReply) { .choice = -1,
                         .cells = (const FoveaCell *) (gpointer) self->chosen->data,
                         .n_cells = (int) self->chosen->len };
}

/**
 * fovea_session_get_marks:
 * @self: a session
 * @n_marks: (out): how many there are
 *
 * Returns: (transfer none) (nullable): the cells of the question and its answer, valid until the
 *   signal "marked"
 */
const FoveaMark *
fovea_session_get_marks (FoveaSession *self,
                         int          *n_marks)
{
  g_return_val_if_fail (FOVEA_IS_SESSION (self) && n_marks != NULL, NULL);

  *n_marks = (int) self->marks->len;
  return (const FoveaMark *) (gpointer) self->marks->data;
}

/**
 * fovea_session_find_mark:
 * @self: a session
 * @cell: a cell
 * @kind: (out): how it is marked, left alone if it is not
 *
 * Returns: whether it is marked
 */
bool
fovea_session_find_mark (FoveaSession  *self,
                         FoveaCell      cell,
                         FoveaMarkKind *kind)
{
  g_return_val_if_fail (FOVEA_IS_SESSION (self) && kind != NULL, false);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const FoveaMark *found = &g_array_index (self->marks, FoveaMark, i);

      if (fovea_cell_equal (found->cell, cell))
        {
          *kind = found->kind;
          return true;
        }
    }
  return false;
}
