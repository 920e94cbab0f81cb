// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Edits and their undo. Each state is a whole FoveaContent; states share what an edit left alone,
// so that the history is cheap and undo is a step of an index. What an edit damaged is found by
// comparing the states before and after, the same way for edits, undo and redo.

#include "document/document.h"

#include <glib/gi18n.h>

#include <math.h>
#include <string.h>

// Steps that can be undone; the oldest are forgotten.
#define MAX_STEPS 1000

struct _FoveaDocument
{
  GObject parent_instance;

  // Owned
  GPtrArray *states;   // (element-type FoveaContent), never empty
  FoveaContent *saved; // (nullable) the state that the file holds
  GFile *file;         // (nullable)

  // State
  guint current;          // index of the state shown
  bool is_gesture;        // edits are merged into one step
  bool has_gesture_step;  // and that step has been made
};

G_DEFINE_FINAL_TYPE (FoveaDocument, fovea_document, G_TYPE_OBJECT)

typedef enum
{
  PROP_TITLE = 1,
  PROP_FILE,
  PROP_MODIFIED,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
} Property;

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[PROP_CAN_REDO + 1];
static guint signals[N_SIGNALS];

// What the properties showed before a change.
typedef struct
{
  FoveaContent *content;
  bool is_modified;
  bool can_undo;
  bool can_redo;
} Snapshot;

static Snapshot
take_snapshot (FoveaDocument *self)
{
  return (Snapshot) {
    .content = fovea_content_ref (fovea_document_get_content (self)),
    .is_modified = fovea_document_is_modified (self),
    .can_undo = fovea_document_can_undo (self),
    .can_redo = fovea_document_can_redo (self),
  };
}

// Tells the world what is different since @before was taken.
static void
announce (FoveaDocument *self,
          Snapshot       before)
{
  g_autoptr (FoveaContent) old = before.content;
  g_autoptr (FoveaContent) content = fovea_content_ref (fovea_document_get_content (self));

  g_object_freeze_notify (G_OBJECT (self));
  if (g_strcmp0 (fovea_content_get_title (old), fovea_content_get_title (content)) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  if (before.is_modified != fovea_document_is_modified (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
  if (before.can_undo != fovea_document_can_undo (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  if (before.can_redo != fovea_document_can_redo (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
  if (old != content)
    {
      FoveaDamage damage = fovea_content_get_damage (content, old);

      g_signal_emit (self, signals[SIGNAL_CHANGED], 0, &damage);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

// Makes @content the present state: a new step, or more of the gesture's step.
static void
push_state (FoveaDocument *self,
            FoveaContent  *content) // (transfer full)
{
  Snapshot before = take_snapshot (self);

  if (self->is_gesture && self->has_gesture_step)
    g_ptr_array_set_size (self->states, self->current);
  else
    g_ptr_array_set_size (self->states, self->current + 1);
  g_ptr_array_add (self->states, content);
  if (self->states->len > MAX_STEPS + 1)
    g_ptr_array_remove_index (self->states, 0);
  self->current = self->states->len - 1;
  self->has_gesture_step = self->is_gesture;
  announce (self, before);
}

static bool
push_result (FoveaDocument *self,
             FoveaContent  *content) // (transfer full) (nullable)
{
  if (content == NULL)
    return false;
  push_state (self, content);
  return true;
}

static void
go_to (FoveaDocument *self,
       guint          state)
{
  Snapshot before = take_snapshot (self);

  fovea_document_end_gesture (self);
  self->current = state;
  announce (self, before);
}

static void
fovea_document_get_property (GObject    *object,
                             guint       property,
                             GValue     *value,
                             GParamSpec *pspec)
{
  FoveaDocument *self = FOVEA_DOCUMENT (object);

  switch ((Property) property)
    {
    case PROP_TITLE:
      g_value_set_string (value, fovea_document_get_title (self));
      break;
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, fovea_document_is_modified (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, fovea_document_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, fovea_document_can_redo (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
fovea_document_set_property (GObject      *object,
                             guint         property,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  FoveaDocument *self = FOVEA_DOCUMENT (object);

  if (property == PROP_TITLE)
    fovea_document_set_title (self, g_value_get_string (value));
  else if (property == PROP_FILE)
    fovea_document_set_file (self, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
fovea_document_finalize (GObject *object)
{
  FoveaDocument *self = FOVEA_DOCUMENT (object);

  g_clear_pointer (&self->states, g_ptr_array_unref);
  g_clear_pointer (&self->saved, fovea_content_unref);
  g_clear_object (&self->file);
  G_OBJECT_CLASS (fovea_document_parent_class)->finalize (object);
}

static void
fovea_document_class_init (FoveaDocumentClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags strings = G_PARAM_STATIC_STRINGS;
  GParamFlags writable = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | strings;
  GParamFlags readable = G_PARAM_READABLE | strings;

  object_class->get_property = fovea_document_get_property;
  object_class->set_property = fovea_document_set_property;
  object_class->finalize = fovea_document_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, writable);
  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, writable);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, readable);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, readable);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * FoveaDocument::changed:
   * @self: a document
   * @damage: (type gpointer): a const #FoveaDamage: what changed, valid during the emission
   *
   * The content is another one: by an edit, undo or redo. A new title alone damages nothing.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", FOVEA_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
fovea_document_init (FoveaDocument *self)
{
  self->states = g_ptr_array_new_with_free_func ((GDestroyNotify) fovea_content_unref);
}

/**
 * fovea_document_new:
 * @content: the first state; it counts as saved
 *
 * Returns: (transfer full): a document with nothing to undo
 */
FoveaDocument *
fovea_document_new (FoveaContent *content)
{
  g_return_val_if_fail (content != NULL, NULL);

  FoveaDocument *self = g_object_new (FOVEA_TYPE_DOCUMENT, NULL);

  g_ptr_array_add (self->states, fovea_content_ref (content));
  self->saved = fovea_content_ref (content);
  return self;
}

/**
 * fovea_document_get_content:
 * @self: a document
 *
 * Returns: (transfer none): the present state, to be saved or compared
 */
FoveaContent *
fovea_document_get_content (FoveaDocument *self)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (self), NULL);

  return g_ptr_array_index (self->states, self->current);
}

/**
 * fovea_document_get_network:
 * @self: a document
 *
 * Returns: (transfer none): the layers
 */
FoveaNetwork *
fovea_document_get_network (FoveaDocument *self)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (self), NULL);

  return fovea_content_get_network (fovea_document_get_content (self));
}

/**
 * fovea_document_get_input:
 * @self: a document
 *
 * Returns: (transfer none): the values of stage 0, C × H × W
 */
FoveaTensor *
fovea_document_get_input (FoveaDocument *self)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (self), NULL);

  return fovea_content_get_input (fovea_document_get_content (self));
}

/**
 * fovea_document_get_title:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the title, if there is one
 */
const char *
fovea_document_get_title (FoveaDocument *self)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (self), NULL);

  return fovea_content_get_title (fovea_document_get_content (self));
}

/**
 * fovea_document_set_title:
 * @self: a document
 * @title: (nullable): UTF-8 text of one line
 *
 * An edit like any other: it can be undone.
 */
void
fovea_document_set_title (FoveaDocument *self,
                          const char    *title)
{
  g_return_if_fail (FOVEA_IS_DOCUMENT (self));

  if (g_strcmp0 (title, fovea_document_get_title (self)) != 0)
    push_state (self, fovea_content_replace_title (fovea_document_get_content (self), title));
}

/**
 * fovea_document_get_file:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): where it was opened from or saved to
 */
GFile *
fovea_document_get_file (FoveaDocument *self)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (self), NULL);

  return self->file;
}

/**
 * fovea_document_set_file:
 * @self: a document
 * @file: (nullable): where it was opened from or saved to
 */
void
fovea_document_set_file (FoveaDocument *self,
                         GFile         *file)
{
  g_return_if_fail (FOVEA_IS_DOCUMENT (self));
  g_return_if_fail (file == NULL || G_IS_FILE (file));

  if (g_set_object (&self->file, file))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
}

/**
 * fovea_document_is_modified:
 * @self: a document
 *
 * Returns: whether the present state is another than the one last saved; undoing back to that one
 *   makes it false again
 */
bool
fovea_document_is_modified (FoveaDocument *self)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (self), false);

  return self->saved != fovea_document_get_content (self);
}

/**
 * fovea_document_mark_saved:
 * @self: a document
 * @saved: the state that was saved, which need not be the present one any more
 */
void
fovea_document_mark_saved (FoveaDocument *self,
                           FoveaContent  *saved)
{
  g_return_if_fail (FOVEA_IS_DOCUMENT (self));
  g_return_if_fail (saved != NULL);

  Snapshot before = take_snapshot (self);

  fovea_content_ref (saved);
  g_clear_pointer (&self->saved, fovea_content_unref);
  self->saved = saved;
  announce (self, before);
}

/**
 * fovea_document_replace_layer:
 * @self: a document
 * @layer: a layer, from 1
 * @replacement: what it becomes
 * @error: place for a %FOVEA_NETWORK_ERROR that names the layer and the value; nothing has changed
 *
 * Returns: whether the layer is now @replacement
 */
bool
fovea_document_replace_layer (FoveaDocument *self,
                              int            layer,
                              FoveaLayer    *replacement,
                              GError       **error)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (self), false);
  g_return_val_if_fail (replacement != NULL, false);

  FoveaContent *content = fovea_document_get_content (self);

  if (fovea_network_get_layer (fovea_content_get_network (content), layer) == replacement)
    return true;
  return push_result (self, fovea_content_replace_layer (content, layer, replacement, error));
}

/**
 * fovea_document_insert_layer:
 * @self: a document
 * @layer: what the new layer's number will be, from 1 to the number of layers plus 1
 * @inserted: the layer
 * @error: place for a %FOVEA_NETWORK_ERROR that names the layer and the value; nothing has changed
 *
 * Returns: whether the layer is there
 */
bool
fovea_document_insert_layer (FoveaDocument *self,
                             int            layer,
                             FoveaLayer    *inserted,
                             GError       **error)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (self), false);
  g_return_val_if_fail (inserted != NULL, false);

  return push_result (self, fovea_content_insert_layer (fovea_document_get_content (self), layer,
                                                        inserted, error));
}

/**
 * fovea_document_remove_layer:
 * @self: a document
 * @layer: a layer, from 1
 * @error: place for a %FOVEA_NETWORK_ERROR that names the layer and the value; nothing has changed
 *
 * Returns: whether the layer is gone
 */
bool
fovea_document_remove_layer (FoveaDocument *self,
                             int            layer,
                             GError       **error)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (self), false);

  return push_result (self, fovea_content_remove_layer (fovea_document_get_content (self), layer,
                                                        error));
}

/**
 * fovea_document_replace_input:
 * @self: a document
 * @input: another input, C × H × W, of any shape that the layers accept
 * @error: place for a %FOVEA_NETWORK_ERROR that names the layer and the value; nothing has changed
 *
 * Returns: whether the input is now @input
 */
bool
fovea_document_replace_input (FoveaDocument *self,
                              FoveaTensor   *input,
                              GError       **error)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (self), false);
  g_return_val_if_fail (input != NULL, false);

  if (fovea_document_get_input (self) == input)
    return true;
  return push_result (self, fovea_content_replace_input (fovea_document_get_content (self), input,
                                                         error));
}

/**
 * fovea_document_set_cell:
 * @self: a document
 * @cell: a cell of the input, stage 0
 * @value: its new value, finite
 * @error: place for a %FOVEA_NETWORK_ERROR: @value is not finite, or memory ran out
 *
 * Returns: whether the cell now holds @value
 */
bool
fovea_document_set_cell (FoveaDocument *self,
                         FoveaCell      cell,
                         float          value,
                         GError       **error)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (self), false);

  FoveaTensor *input = fovea_document_get_input (self);
  FoveaShape shape = fovea_tensor_get_shape (input);

  g_return_val_if_fail (cell.stage == 0 && fovea_cell_is_in_shape (cell, shape), false);

  if (!isfinite (value))
    {
      g_set_error_literal (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID,
                           _("A cell must be a finite number"));
      return false;
    }

  size_t index = ((size_t) cell.channel * shape.n_rows + cell.row) * shape.n_columns + cell.column;
  const float *old_values = fovea_tensor_get_values (input);

  if (memcmp (&old_values[index], &value, sizeof value) == 0)
    return true;

  float *values;
  g_autoptr (FoveaTensor) changed = fovea_tensor_try_new (shape, &values, error);

  if (changed == NULL)
    return false;
  memcpy (values, old_values, fovea_shape_get_n_cells (shape) * sizeof *values);
  values[index] = value;
  return fovea_document_replace_input (self, changed, error);
}

/**
 * fovea_document_begin_gesture:
 * @self: a document
 *
 * From now on, all edits are one step of the history: a drag, a brush stroke, a burst of typing.
 * Ends a gesture that was going on.
 */
void
fovea_document_begin_gesture (FoveaDocument *self)
{
  g_return_if_fail (FOVEA_IS_DOCUMENT (self));

  self->is_gesture = true;
  self->has_gesture_step = false;
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

  self->is_gesture = false;
  self->has_gesture_step = false;
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

  return self->current > 0;
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

  return self->current + 1 < self->states->len;
}

/**
 * fovea_document_undo:
 * @self: a document
 *
 * Returns to the state before the last step, the very same by pointer. Does nothing at the first.
 */
void
fovea_document_undo (FoveaDocument *self)
{
  g_return_if_fail (FOVEA_IS_DOCUMENT (self));

  if (fovea_document_can_undo (self))
    go_to (self, self->current - 1);
}

/**
 * fovea_document_redo:
 * @self: a document
 *
 * Returns to the state before the last undo, the very same by pointer. Does nothing at the last.
 */
void
fovea_document_redo (FoveaDocument *self)
{
  g_return_if_fail (FOVEA_IS_DOCUMENT (self));

  if (fovea_document_can_redo (self))
    go_to (self, self->current + 1);
}
