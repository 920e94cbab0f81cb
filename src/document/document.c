// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The state of a document, and telling the world when it changes. What an edit damaged is
// found by comparing the states before and after, the same way for edits, undo and redo.

#include "document/document-private.h"

struct _FoveaDocument
{
  GObject parent_instance;

  // Owned
  FoveaHistory *history;
  FoveaContent *saved; // (nullable) the state that the file holds
  bool is_lost;        // the file held it, and is gone
  GFile *file;         // (nullable)
};

G_DEFINE_FINAL_TYPE (FoveaDocument, fovea_document, G_TYPE_OBJECT)

typedef enum
{
  PROP_TITLE = 1,
  PROP_FILE,
  PROP_MODIFIED,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_NAME,
  PROP_REDO_NAME,
} Property;

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[PROP_REDO_NAME + 1];
static guint signals[N_SIGNALS];

// What the properties showed before a change.
typedef struct
{
  FoveaContent *content;
  bool is_modified;
  bool can_undo;
  bool can_redo;
  const char *undo_name; // interned
  const char *redo_name; // interned
} Snapshot;

static Snapshot
take_snapshot (FoveaDocument *self)
{
  return (Snapshot) {
    .content = fovea_content_ref (fovea_document_get_content (self)),
    .is_modified = fovea_document_is_modified (self),
    .can_undo = fovea_document_can_undo (self),
    .can_redo = fovea_document_can_redo (self),
    .undo_name = g_intern_string (fovea_document_get_undo_name (self)),
    .redo_name = g_intern_string (fovea_document_get_redo_name (self)),
  };
}

// Tells the world what is different since @before was taken.
static void
announce (FoveaDocument *self,
          Snapshot       before)
{
  g_autoptr (FoveaContent) old = before.content;
  g_autoptr (FoveaContent) content
    = fovea_content_ref (fovea_document_get_content (self));

  g_object_freeze_notify (G_OBJECT (self));
  if (g_strcmp0 (fovea_content_get_title (old), fovea_content_get_title (content)) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  if (before.is_modified != fovea_document_is_modified (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
  if (before.can_undo != fovea_document_can_undo (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  if (before.can_redo != fovea_document_can_redo (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
  if (g_strcmp0 (before.undo_name, fovea_document_get_undo_name (self)) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_NAME]);
  if (g_strcmp0 (before.redo_name, fovea_document_get_redo_name (self)) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_NAME]);
  if (old != content)
    {
      FoveaDamage damage = fovea_content_get_damage (content, old);

      g_signal_emit (self, signals[SIGNAL_CHANGED], 0, &damage);
    }
  g_object_thaw_notify (G_OBJECT (self));
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
    case PROP_UNDO_NAME:
      g_value_set_string (value, fovea_document_get_undo_name (self));
      break;
    case PROP_REDO_NAME:
      g_value_set_string (value, fovea_document_get_redo_name (self));
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

  g_clear_pointer (&self->history, fovea_history_free);
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
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE,
                                                    readable);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE,
                                                    readable);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE,
                                                    readable);
  properties[PROP_UNDO_NAME] = g_param_spec_string ("undo-name", NULL, NULL, NULL,
                                                    readable);
  properties[PROP_REDO_NAME] = g_param_spec_string ("redo-name", NULL, NULL, NULL,
                                                    readable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * FoveaDocument::changed:
   * @self: a document
   * @damage: (type gpointer): a const #FoveaDamage: what changed, valid during the
   *   emission
   *
   * The content is another one: by an edit, undo or redo. A new title alone damages
   * nothing.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", FOVEA_TYPE_DOCUMENT,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
fovea_document_init (FoveaDocument *self)
{
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

  self->history = fovea_history_new (content);
  self->saved = fovea_content_ref (content);
  return self;
}

/**
 * fovea_document_push:
 * @self: a document
 * @content: (transfer full) (nullable): the state after an edit
 *
 * Makes @content the present state and announces it.
 *
 * Returns: whether there was a state: %FALSE for %NULL, an edit that was refused
 */
bool
fovea_document_push (FoveaDocument *self,
                     FoveaContent  *content)
{
  if (content == NULL)
    return false;

  Snapshot before = take_snapshot (self);

  fovea_history_push (self->history, content);
  announce (self, before);
  return true;
}

/**
 * fovea_document_get_history:
 * @self: a document
 *
 * Returns: (transfer none): the states; move among them by fovea_document_travel()
 */
FoveaHistory *
fovea_document_get_history (FoveaDocument *self)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (self), NULL);

  return self->history;
}

/**
 * fovea_document_travel:
 * @self: a document
 * @move: what makes another state of the history the present one
 *
 * Moves in the history and announces what is different.
 */
void
fovea_document_travel (FoveaDocument *self,
                       void         (*move) (FoveaHistory *history))
{
  Snapshot before = take_snapshot (self);

  move (self->history);
  announce (self, before);
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

  return fovea_history_get_content (self->history);
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
    fovea_document_push (
      self, fovea_content_replace_title (fovea_document_get_content (self), title));
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
 * Returns: whether the present state is another than the one last saved, or that is lost; undoing
 *   back to that one makes it false again
 */
bool
fovea_document_is_modified (FoveaDocument *self)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (self), false);

  return self->is_lost || self->saved != fovea_document_get_content (self);
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
  self->is_lost = false;
  announce (self, before);
}

/**
 * fovea_document_set_lost:
 * @self: a document
 * @is_lost: whether the file that held what was saved is gone
 *
 * What is lost counts as modified, until it is saved or the file is there again.
 */
void
fovea_document_set_lost (FoveaDocument *self,
                         bool           is_lost)
{
  g_return_if_fail (FOVEA_IS_DOCUMENT (self));

  Snapshot before = take_snapshot (self);

  self->is_lost = is_lost;
  announce (self, before);
}
