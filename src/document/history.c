// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Undo by keeping states. Each is a whole FoveaContent; states share what an edit left
// alone, so that many are cheap, and undo is a step of an index.

#include "document/history.h"

// Steps that can be undone; the oldest are forgotten.
#define MAX_STEPS 1000

struct _FoveaHistory
{
  // Owned
  GPtrArray *states; // (element-type FoveaContent), never empty

  // State
  guint current;         // index of the state shown
  bool is_gesture;       // states pushed are merged into one step
  bool has_gesture_step; // and that step has been made
};

/**
 * fovea_history_new:
 * @first: the first state
 *
 * Returns: (transfer full): a history with nothing to undo
 */
FoveaHistory *
fovea_history_new (FoveaContent *first)
{
  FoveaHistory *self = g_new0 (FoveaHistory, 1);

  self->states = g_ptr_array_new_with_free_func ((GDestroyNotify) fovea_content_unref);
  g_ptr_array_add (self->states, fovea_content_ref (first));
  return self;
}

/**
 * fovea_history_free:
 * @self: (transfer full): a history
 */
void
fovea_history_free (FoveaHistory *self)
{
  g_ptr_array_unref (self->states);
  g_free (self);
}

/**
 * fovea_history_get_content:
 * @self: a history
 *
 * Returns: (transfer none): the state shown
 */
FoveaContent *
fovea_history_get_content (const FoveaHistory *self)
{
  return g_ptr_array_index (self->states, self->current);
}

/**
 * fovea_history_push:
 * @self: a history
 * @content: (transfer full): a new state
 *
 * Shows @content, as a new step or as more of the gesture's step. What was undone is
 * forgotten.
 */
void
fovea_history_push (FoveaHistory *self,
                    FoveaContent *content)
{
  bool is_merged = self->is_gesture && self->has_gesture_step;

  g_ptr_array_set_size (self->states, is_merged ? self->current : self->current + 1);
  g_ptr_array_add (self->states, content);
  if (self->states->len > MAX_STEPS + 1)
    g_ptr_array_remove_index (self->states, 0);
  self->current = self->states->len - 1;
  self->has_gesture_step = self->is_gesture;
}

/**
 * fovea_history_begin_gesture:
 * @self: a history
 *
 * From now on, all states pushed are one step. Ends a gesture that was going on.
 */
void
fovea_history_begin_gesture (FoveaHistory *self)
{
  self->is_gesture = true;
  self->has_gesture_step = false;
}

/**
 * fovea_history_end_gesture:
 * @self: a history
 *
 * From now on, each state pushed is a step of its own again.
 */
void
fovea_history_end_gesture (FoveaHistory *self)
{
  self->is_gesture = false;
  self->has_gesture_step = false;
}

/**
 * fovea_history_can_undo:
 * @self: a history
 *
 * Returns: whether there is an earlier state
 */
bool
fovea_history_can_undo (const FoveaHistory *self)
{
  return self->current > 0;
}

/**
 * fovea_history_can_redo:
 * @self: a history
 *
 * Returns: whether there is a later state
 */
bool
fovea_history_can_redo (const FoveaHistory *self)
{
  return self->current + 1 < self->states->len;
}

/**
 * fovea_history_undo:
 * @self: a history with an earlier state
 *
 * Shows the state before; ends a gesture.
 */
void
fovea_history_undo (FoveaHistory *self)
{
  g_assert (fovea_history_can_undo (self));

  fovea_history_end_gesture (self);
  self->current--;
}

/**
 * fovea_history_redo:
 * @self: a history with a later state
 *
 * Shows the state after; ends a gesture.
 */
void
fovea_history_redo (FoveaHistory *self)
{
  g_assert (fovea_history_can_redo (self));

  fovea_history_end_gesture (self);
  self->current++;
}
