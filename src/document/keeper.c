// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// All reading and writing is done by threads on immutable content, so that a slow disk
// never stops the window. A thread never holds the keeper itself, whose last reference must
// go in the main thread. What is written to the file is in keeper-file.c.

#include "document/keeper-private.h"

#include "document/document-private.h"

G_DEFINE_FINAL_TYPE (FoveaKeeper, fovea_keeper, G_TYPE_OBJECT)

enum
{
  PROP_CHANGED_OUTSIDE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

// A draft to be written by a thread.
typedef struct
{
  FoveaDraft *draft;
  FoveaContent *content;
  FoveaDraftOrigin origin;
} Writing;

static void
free_writing (gpointer data)
{
  Writing *writing = data;

  fovea_draft_unref (writing->draft);
  fovea_content_unref (writing->content);
  fovea_draft_origin_clear (&writing->origin);
  g_free (writing);
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Writing *writing = data;
  g_autoptr (GError) error = NULL;

  if (!fovea_draft_write (writing->draft, writing->content, &writing->origin, &error))
    g_message ("%s", error->message);
  g_task_return_boolean (task, TRUE);
}

static void
write_finished_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (FoveaKeeper) self = data;

  self->is_writing = false;
  if (self->draft != NULL && self->drafted != fovea_document_get_content (self->document))
    fovea_keeper_schedule_draft (self);
}

// Owned, because the address of a freed content may become that of another one.
static void
remember_drafted (FoveaKeeper *self)
{
  g_clear_pointer (&self->drafted, fovea_content_unref);
  self->drafted = fovea_content_ref (fovea_document_get_content (self->document));
}

// One thread at a time, so that the latest content is written last.
static gboolean
write_draft_cb (gpointer data)
{
  FoveaKeeper *self = data;
  g_autoptr (GError) error = NULL;

  self->draft_source = 0;
  if (self->is_writing || !fovea_document_is_modified (self->document)
      || self->drafted == fovea_document_get_content (self->document))
    return G_SOURCE_REMOVE;
  if (self->draft == NULL)
    self->draft = fovea_draft_new (self->folder, &error);
  if (self->draft == NULL)
    {
      g_message ("%s", error->message);
      return G_SOURCE_REMOVE;
    }

  Writing *writing = g_new0 (Writing, 1);
  GFile *file = fovea_document_get_file (self->document);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, write_finished_cb, g_object_ref (self));

  remember_drafted (self);
  writing->draft = fovea_draft_ref (self->draft);
  writing->content = fovea_content_ref (fovea_document_get_content (self->document));
  writing->origin.uri = file != NULL ? g_file_get_uri (file) : NULL;
  writing->origin.digest = g_strdup (self->digest);
  self->is_writing = true;
  g_task_set_task_data (task, writing, free_writing);
  g_task_run_in_thread (task, write_thread);
  return G_SOURCE_REMOVE;
}

/**
 * fovea_keeper_schedule_draft:
 * @self: a keeper
 *
 * Writes a draft soon. A wait that has begun is not prolonged: a long drag is kept while
 * it lasts.
 */
void
fovea_keeper_schedule_draft (FoveaKeeper *self)
{
  if (self->draft_source == 0 && !self->is_closed)
    self->draft_source
      = g_timeout_add (FOVEA_KEEPER_DRAFT_DELAY_MS, write_draft_cb, self);
}

static void
drop_draft (FoveaKeeper *self)
{
  g_clear_handle_id (&self->draft_source, g_source_remove);
  g_clear_pointer (&self->drafted, fovea_content_unref);
  if (self->draft != NULL)
    fovea_draft_remove (self->draft);
  g_clear_pointer (&self->draft, fovea_draft_unref);
}

static void
document_changed_cb (FoveaKeeper *self)
{
  if (fovea_document_is_modified (self->document))
    fovea_keeper_schedule_draft (self);
  else
    drop_draft (self);
}

static void
fovea_keeper_get_property (GObject    *object,
                           guint       property,
                           GValue     *value,
                           GParamSpec *pspec)
{
  FoveaKeeper *self = FOVEA_KEEPER (object);

  if (property == PROP_CHANGED_OUTSIDE)
    g_value_set_boolean (value, self->is_changed_outside);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
fovea_keeper_dispose (GObject *object)
{
  FoveaKeeper *self = FOVEA_KEEPER (object);

  fovea_keeper_close (self);
  g_clear_signal_handler (&self->changed_handler, self->document);
  g_clear_signal_handler (&self->modified_handler, self->document);
  G_OBJECT_CLASS (fovea_keeper_parent_class)->dispose (object);
}

static void
fovea_keeper_finalize (GObject *object)
{
  FoveaKeeper *self = FOVEA_KEEPER (object);

  g_clear_object (&self->document);
  g_clear_object (&self->monitor);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->digest, g_free);
  g_clear_pointer (&self->folder, g_free);
  g_queue_clear_full (&self->saves, g_object_unref);
  G_OBJECT_CLASS (fovea_keeper_parent_class)->finalize (object);
}

static void
fovea_keeper_class_init (FoveaKeeperClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = fovea_keeper_get_property;
  object_class->dispose = fovea_keeper_dispose;
  object_class->finalize = fovea_keeper_finalize;
  properties[PROP_CHANGED_OUTSIDE] = g_param_spec_boolean (
    "changed-outside", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fovea_keeper_init (FoveaKeeper *self)
{
  self->folder = fovea_drafts_dup_folder ();
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->saves);
}

/**
 * fovea_keeper_new:
 * @document: what to keep; if it has a file, nothing is known of what that holds
 *
 * Returns: (transfer full): its keeper
 */
FoveaKeeper *
fovea_keeper_new (FoveaDocument *document)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (document), NULL);

  FoveaKeeper *self = g_object_new (FOVEA_TYPE_KEEPER, NULL);

  self->document = g_object_ref (document);
  self->changed_handler = g_signal_connect_swapped (
    document, "changed", G_CALLBACK (document_changed_cb), self);
  self->modified_handler = g_signal_connect_swapped (
    document, "notify::modified", G_CALLBACK (document_changed_cb), self);
  document_changed_cb (self);
  fovea_keeper_watch (self);
  return self;
}

/**
 * fovea_keeper_set_digest:
 * @self: a keeper
 * @digest: (nullable): of what the file is known to hold
 *
 * What the file holds is known now, so that there is no news from outside.
 */
void
fovea_keeper_set_digest (FoveaKeeper *self,
                         const char  *digest)
{
  g_free (self->digest);
  self->digest = g_strdup (digest);
  fovea_keeper_set_changed_outside (self, false);
}

/**
 * fovea_keeper_set_changed_outside:
 * @self: a keeper
 * @is_changed: whether the file holds what the keeper does not know
 *
 * Tells the world.
 */
void
fovea_keeper_set_changed_outside (FoveaKeeper *self,
                                  bool         is_changed)
{
  if (self->is_changed_outside == is_changed)
    return;
  self->is_changed_outside = is_changed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHANGED_OUTSIDE]);
}

/**
 * fovea_keeper_restore:
 * @draft: a draft that was left behind
 * @error: place for a %FOVEA_FILE_ERROR, %FOVEA_NETWORK_ERROR or %G_IO_ERROR
 *
 * Makes a document of @draft and goes on keeping it there. The document counts as
 * modified. Where its file still holds what it held, undoing goes back to that. Blocks.
 *
 * Returns: (transfer full) (nullable): its keeper
 */
FoveaKeeper *
fovea_keeper_restore (FoveaDraft  *draft,
                      GError     **error)
{
  g_return_val_if_fail (draft != NULL, NULL);

  g_auto (FoveaDraftOrigin) origin = { NULL };
  g_autoptr (FoveaContent) content = fovea_draft_read (draft, &origin, error);

  if (content == NULL)
    return NULL;

  g_autoptr (GFile) file = origin.uri != NULL ? g_file_new_for_uri (origin.uri) : NULL;
  g_autofree char *digest = NULL;
  g_autoptr (FoveaContent) original
    = file != NULL ? fovea_storage_load (file, &digest, NULL, NULL) : NULL;
  bool is_same = original != NULL && g_strcmp0 (digest, origin.digest) == 0;
  g_autoptr (FoveaDocument) document = fovea_document_new (is_same ? original : content);
  g_autoptr (FoveaContent) elsewhere = fovea_content_new_seed ();

  fovea_document_set_file (document, file);
  if (is_same)
    fovea_document_push (document, fovea_content_ref (content));
  else
    fovea_document_mark_saved (document, elsewhere);

  FoveaKeeper *self = fovea_keeper_new (document);

  self->draft = fovea_draft_ref (draft);
  remember_drafted (self);
  self->digest = g_strdup (origin.digest);
  if (original != NULL && !is_same)
    fovea_keeper_set_changed_outside (self, true);
  return self;
}

/**
 * fovea_keeper_get_document:
 * @self: a keeper
 *
 * Returns: (transfer none): what it keeps
 */
FoveaDocument *
fovea_keeper_get_document (FoveaKeeper *self)
{
  g_return_val_if_fail (FOVEA_IS_KEEPER (self), NULL);

  return self->document;
}

/**
 * fovea_keeper_is_pristine:
 * @self: a keeper
 *
 * Returns: whether nobody would miss the document: it has no file, and nothing was ever
 *   done to it
 */
bool
fovea_keeper_is_pristine (FoveaKeeper *self)
{
  g_return_val_if_fail (FOVEA_IS_KEEPER (self), false);

  return fovea_document_get_file (self->document) == NULL
         && !fovea_document_is_modified (self->document)
         && !fovea_document_can_undo (self->document)
         && !fovea_document_can_redo (self->document);
}

/**
 * fovea_keeper_is_changed_outside:
 * @self: a keeper
 *
 * Returns: whether another program wrote to the document's file
 */
bool
fovea_keeper_is_changed_outside (FoveaKeeper *self)
{
  g_return_val_if_fail (FOVEA_IS_KEEPER (self), false);

  return self->is_changed_outside;
}

/**
 * fovea_keeper_close:
 * @self: a keeper
 *
 * The document is not wanted any more, or is saved: its draft is removed and none is kept
 * from now on.
 */
void
fovea_keeper_close (FoveaKeeper *self)
{
  g_return_if_fail (FOVEA_IS_KEEPER (self));

  self->is_closed = true;
  drop_draft (self);
  g_cancellable_cancel (self->cancellable);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
}
