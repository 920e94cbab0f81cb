// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Undo and redo of a document, and edits that count as one.

#include "document/document-private.h"

/**
 * fovea_document_begin_gesture:
 * @self: a document
 *
 * From now on, all edits are one step of the history: a drag, a brush stroke, a burst of
 * typing. Ends a gesture that was going on.
 */
void
fovea_document_begin_gesture (FoveaDocument *self)
{
  g_return_if_fail (FOVEA_IS_DOCUMENT (self));

  fovea_history_begin_gesture (fovea_document_get_history (self), NULL);
}

/**
 * fovea_document_begin_step:
 * @self: a document
 * @name: what the step is called, translated, in title case: “Paste”
 *
 * Begins a gesture, see fovea_document_begin_gesture(), that is called @name instead of
 * by what it changes.
 */
void
fovea_document_begin_step (FoveaDocument *self,
                           const char    *name)
{
  g_return_if_fail (FOVEA_IS_DOCUMENT (self));
  g_return_if_fail (name != NULL);

  fovea_history_begin_gesture (fovea_document_get_history (self), name);
}

/**
 * fovea_document_end_gesture:
 * @self: a document
 *
 * From now on, each edit is a step of its own again. Undo and redo end a gesture, too.
 */
void
fovea_document_end_gesture (FoveaDocument *self)
{
  g_return_if_fail (FOVEA_IS_DOCUMENT (self));

  fovea_history_end_gesture (fovea_document_get_history (self));
}

/**
 * fovea_document_can_undo:
 * @self: a document
 *
 * Returns: whether there is an earlier state
 */
bool
fovea_document_can_undo (FoveaDocument *self)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (self), false);

  return fovea_history_can_undo (fovea_document_get_history (self));
}

/**
 * fovea_document_can_redo:
 * @self: a document
 *
 * Returns: whether there is a state that was undone
 */
bool
fovea_document_can_redo (FoveaDocument *self)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (self), false);

  return fovea_history_can_redo (fovea_document_get_history (self));
}

/**
 * fovea_document_get_undo_name:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): what fovea_document_undo() would undo, translated:
 *   “Change Stride”
 */
const char *
fovea_document_get_undo_name (FoveaDocument *self)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (self), NULL);

  return fovea_history_get_undo_name (fovea_document_get_history (self));
}

/**
 * fovea_document_get_redo_name:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): what fovea_document_redo() would do again,
 * translated
 */
const char *
fovea_document_get_redo_name (FoveaDocument *self)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (self), NULL);

  return fovea_history_get_redo_name (fovea_document_get_history (self));
}

/**
 * fovea_document_undo:
 * @self: a document
 *
 * Returns to the state before the last step, the very same by pointer. Does nothing at
 * the first.
 */
void
fovea_document_undo (FoveaDocument *self)
{
  g_return_if_fail (FOVEA_IS_DOCUMENT (self));

  if (fovea_document_can_undo (self))
    fovea_document_travel (self, fovea_history_undo);
}

/**
 * fovea_document_redo:
 * @self: a document
 *
 * Returns to the state before the last undo, the very same by pointer. Does nothing at
 * the last.
 */
void
fovea_document_redo (FoveaDocument *self)
{
  g_return_if_fail (FOVEA_IS_DOCUMENT (self));

  if (fovea_document_can_redo (self))
    fovea_document_travel (self, fovea_history_redo);
}
