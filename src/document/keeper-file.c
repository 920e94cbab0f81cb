// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The file of a document: opened, saved, gone back to, and watched.

#include "document/keeper-private.h"

#include "document/document-private.h"

// A file to be read or written by a thread.
typedef struct
{
  GFile *file;
  FoveaContent *content; // (nullable) until it is read
  FoveaOverwrite overwrite;
  char *digest; // (nullable)
} Transfer;

static Transfer *
new_transfer (GFile *file)
{
  Transfer *transfer = g_new0 (Transfer, 1);

  transfer->file = g_object_ref (file);
  return transfer;
}

static void
free_transfer (gpointer data)
{
  Transfer *transfer = data;

  g_object_unref (transfer->file);
  g_clear_pointer (&transfer->content, fovea_content_unref);
  g_free (transfer->digest);
  g_free (transfer);
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Transfer *transfer = data;
  GError *error = NULL;

  transfer->content
    = fovea_storage_load (transfer->file, &transfer->digest, cancellable, &error);
  if (transfer->content != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * fovea_keeper_open_async:
 * @file: a document
 * @cancellable: (nullable): stops the reading
 * @callback: called when it is read
 * @data: passed to @callback
 *
 * Reads @file in a thread.
 */
void
fovea_keeper_open_async (GFile               *file,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             data)
{
  g_return_if_fail (G_IS_FILE (file));

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_task_data (task, new_transfer (file), free_transfer);
  g_task_run_in_thread (task, load_thread);
}

/**
 * fovea_keeper_open_finish:
 * @result: given to the callback
 * @error: place for a %FOVEA_FILE_ERROR, %FOVEA_NETWORK_ERROR or %G_IO_ERROR
 *
 * Returns: (transfer full) (nullable): the keeper of the document that was read
 */
FoveaKeeper *
fovea_keeper_open_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  Transfer *transfer = g_task_get_task_data (G_TASK (result));
  g_autoptr (FoveaDocument) document = fovea_document_new (transfer->content);

  fovea_document_set_file (document, transfer->file);

  FoveaKeeper *self = fovea_keeper_new (document);

  fovea_keeper_set_digest (self, transfer->digest);
  return self;
}

static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Transfer *transfer = data;
  GError *error = NULL;
  char *digest = fovea_storage_save (transfer->file, transfer->content, transfer->overwrite,
                                     transfer->digest, &error);

  if (digest != NULL)
    g_task_return_pointer (task, digest, g_free);
  else
    g_task_return_error (task, error);
}

static void begin_save (FoveaKeeper *self);

static void
save_finished_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (FoveaKeeper) self = data;
  g_autoptr (GTask) outer = g_queue_pop_head (&self->saves);
  Transfer *transfer = g_task_get_task_data (outer);
  GError *error = NULL;
  g_autofree char *digest = g_task_propagate_pointer (G_TASK (result), &error);

  if (digest != NULL)
    {
      fovea_document_set_file (self->document, transfer->file);
      fovea_keeper_set_digest (self, digest);
      fovea_keeper_watch (self);
      fovea_document_mark_saved (self->document, transfer->content);
      g_task_return_boolean (outer, TRUE);
    }
  else
    {
      if (g_error_matches (error, FOVEA_STORAGE_ERROR, FOVEA_STORAGE_ERROR_CHANGED))
        fovea_keeper_set_changed_outside (self, true);
      g_task_return_error (outer, error);
    }
  begin_save (self);
}

// Saves are done one after the other: what was asked for last is what stays. Each learns
// what the file holds when its turn comes.
static void
begin_save (FoveaKeeper *self)
{
  GTask *outer = g_queue_peek_head (&self->saves);

  if (outer == NULL)
    return;

  Transfer *asked = g_task_get_task_data (outer);
  Transfer *transfer = new_transfer (asked->file);
  GFile *file = fovea_document_get_file (self->document);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, save_finished_cb, g_object_ref (self));

  transfer->content = fovea_content_ref (asked->content);
  transfer->overwrite = asked->overwrite;
  if (file != NULL && g_file_equal (file, asked->file))
    transfer->digest = g_strdup (self->digest);
  g_task_set_task_data (task, transfer, free_transfer);
  g_task_run_in_thread (task, save_thread);
}

/**
 * fovea_keeper_save_async:
 * @self: a keeper
 * @file: where to save; the document's file from now on
 * @overwrite: what may be overwritten
 * @callback: called when it is saved
 * @data: passed to @callback
 *
 * Saves the present content in a thread. The document may be edited meanwhile.
 */
void
fovea_keeper_save_async (FoveaKeeper         *self,
                         GFile               *file,
                         FoveaOverwrite       overwrite,
                         GAsyncReadyCallback  callback,
                         gpointer             data)
{
  g_return_if_fail (FOVEA_IS_KEEPER (self));
  g_return_if_fail (G_IS_FILE (file));

  GTask *task = g_task_new (self, NULL, callback, data);
  Transfer *transfer = new_transfer (file);

  transfer->content = fovea_content_ref (fovea_document_get_content (self->document));
  transfer->overwrite = overwrite;
  g_task_set_task_data (task, transfer, free_transfer);
  g_queue_push_tail (&self->saves, task);
  if (g_queue_get_length (&self->saves) == 1)
    begin_save (self);
}

/**
 * fovea_keeper_save_finish:
 * @self: a keeper
 * @result: given to the callback
 * @error: place for a %FOVEA_STORAGE_ERROR, %FOVEA_FILE_ERROR or %G_IO_ERROR
 *
 * Returns: whether it was saved
 */
bool
fovea_keeper_save_finish (FoveaKeeper   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), false);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
reverted_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GTask) outer = data;
  FoveaKeeper *self = g_task_get_source_object (outer);
  Transfer *transfer = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (outer, error);
      return;
    }
  fovea_document_push (self->document, fovea_content_ref (transfer->content));
  fovea_document_mark_saved (self->document, transfer->content);
  fovea_keeper_set_digest (self, transfer->digest);
  g_task_return_boolean (outer, TRUE);
}

/**
 * fovea_keeper_revert_async:
 * @self: a keeper of a document that has a file
 * @callback: called when it is read
 * @data: passed to @callback
 *
 * Goes back to what the file holds: an edit like any other, which can be undone.
 */
void
fovea_keeper_revert_async (FoveaKeeper         *self,
                           GAsyncReadyCallback  callback,
                           gpointer             data)
{
  g_return_if_fail (FOVEA_IS_KEEPER (self));
  g_return_if_fail (fovea_document_get_file (self->document) != NULL);

  GTask *outer = g_task_new (self, NULL, callback, data);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, reverted_cb, outer);

  g_task_set_task_data (task, new_transfer (fovea_document_get_file (self->document)),
                        free_transfer);
  g_task_run_in_thread (task, load_thread);
}

/**
 * fovea_keeper_revert_finish:
 * @self: a keeper
 * @result: given to the callback
 * @error: place for a %FOVEA_FILE_ERROR, %FOVEA_NETWORK_ERROR or %G_IO_ERROR; nothing has
 *   changed
 *
 * Returns: whether the document is what the file holds
 */
bool
fovea_keeper_revert_finish (FoveaKeeper   *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), false);

  return g_task_propagate_boolean (G_TASK (result), error);
}

// What is found in place of a document's file.
typedef enum
{
  FOUND_ITSELF,
  FOUND_ANOTHER,
  FOUND_NOTHING
} Found;

static Found
look_at (const Transfer *transfer,
         GCancellable   *cancellable)
{
  if (fovea_storage_is_changed (transfer->file, transfer->digest, cancellable))
    return FOUND_ANOTHER;

  return g_file_query_exists (transfer->file, cancellable) ? FOUND_ITSELF : FOUND_NOTHING;
}

static void
look_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  g_task_return_int (task, look_at (data, cancellable));
}

// What was looked at counts only while it is still the file with the digest of then.
static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (FoveaKeeper) self = data;
  Transfer *transfer = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gssize found = g_task_propagate_int (G_TASK (result), &error);

  if (error != NULL || self->is_closed || !g_queue_is_empty (&self->saves)
      || g_strcmp0 (transfer->digest, self->digest) != 0
      || !g_file_equal (transfer->file, fovea_document_get_file (self->document)))
    return;
  fovea_keeper_set_changed_outside (self, found == FOUND_ANOTHER);
  fovea_document_set_lost (self->document, found == FOUND_NOTHING);
}

static void
look (FoveaKeeper *self)
{
  GFile *file = fovea_document_get_file (self->document);

  // While saving it is we who write; what others do to the file is seen when that is done.
  if (file == NULL || self->digest == NULL || !g_queue_is_empty (&self->saves))
    return;

  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, looked_cb, g_object_ref (self));
  Transfer *transfer = new_transfer (file);

  transfer->digest = g_strdup (self->digest);
  g_task_set_task_data (task, transfer, free_transfer);
  g_task_run_in_thread (task, look_thread);
}

/**
 * fovea_keeper_watch:
 * @self: a keeper
 *
 * Watches the document's file from now on, if it has one and the system can.
 */
void
fovea_keeper_watch (FoveaKeeper *self)
{
  GFile *file = fovea_document_get_file (self->document);

  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  if (file == NULL)
    return;
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (look), self,
                             G_CONNECT_SWAPPED);
}

/**
 * fovea_keeper_accept_outside:
 * @self: a keeper
 *
 * The user knows of what another program wrote and goes on; saving asks again.
 */
void
fovea_keeper_accept_outside (FoveaKeeper *self)
{
  g_return_if_fail (FOVEA_IS_KEEPER (self));

  fovea_keeper_set_changed_outside (self, false);
}
