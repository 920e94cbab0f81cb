// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// As a document's keeper does: a thread writes a copy that nobody else has, one thread at a time.

#include "document/lesson-keeper.h"

#include "document/keeper.h"

struct _FoveaLessonKeeper
{
  GObject parent_instance;

  // Owned
  FoveaLessonDraft *lesson;
  FoveaDraft *draft; // (nullable) nothing to lose
  char *folder;      // of drafts

  // Borrowed
  FoveaLessonCopy copy; // (nullable) nothing is being typed
  gpointer copy_data;

  // State
  gulong changed_handler;
  guint source;     // of the next draft; 0: none
  bool is_writing;
  bool is_outdated; // what is being written
  bool is_closed;
};

G_DEFINE_FINAL_TYPE (FoveaLessonKeeper, fovea_lesson_keeper, G_TYPE_OBJECT)

// A draft to be written by a thread.
typedef struct
{
  FoveaDraft *draft;
  FoveaLessonDraft *lesson;
} Writing;

static void
free_writing (gpointer data)
{
  Writing *writing = data;

  fovea_draft_unref (writing->draft);
  g_object_unref (writing->lesson);
  g_free (writing);
}

static bool
write_lesson (Writing  *writing,
              GError  **error)
{
  GFile *file = fovea_lesson_draft_get_file (writing->lesson);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;
  g_autoptr (GBytes) bytes = fovea_lesson_draft_serialize (writing->lesson, error);

  return bytes != NULL
         && fovea_draft_write_bytes (writing->draft, FOVEA_DRAFT_LESSON, bytes,
                                     &(FoveaDraftOrigin){ uri, NULL }, error);
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (!write_lesson (data, &error))
    g_message ("%s", error->message);
  g_task_return_boolean (task, TRUE);
}

static void
write_finished_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (FoveaLessonKeeper) self = data;

  self->is_writing = false;
  if (self->is_outdated)
    fovea_lesson_keeper_schedule (self);
}

static void
drop_draft (FoveaLessonKeeper *self)
{
  if (self->draft != NULL)
    fovea_draft_remove (self->draft);
  g_clear_pointer (&self->draft, fovea_draft_unref);
}

static void
start_writing (FoveaLessonKeeper *self,
               FoveaLessonDraft  *copy)
{
  g_autoptr (GError) error = NULL;

  if (self->draft == NULL)
    self->draft = fovea_draft_new (self->folder, &error);
  if (self->draft == NULL)
    {
      g_message ("%s", error->message);
      return;
    }

  Writing *writing = g_new0 (Writing, 1);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, write_finished_cb, g_object_ref (self));

  writing->draft = fovea_draft_ref (self->draft);
  writing->lesson = g_object_ref (copy);
  self->is_writing = true;
  g_task_set_task_data (task, writing, free_writing);
  g_task_run_in_thread (task, write_thread);
}

static gboolean
write_draft_cb (gpointer data)
{
  FoveaLessonKeeper *self = data;

  self->source = 0;
  self->is_outdated = self->is_writing;
  if (self->is_writing)
    return G_SOURCE_REMOVE;

  g_autoptr (FoveaLessonDraft) copy = self->copy != NULL ? self->copy (self->copy_data)
                                                         : fovea_lesson_draft_dup (self->lesson);

  if (fovea_lesson_draft_is_modified (copy))
    start_writing (self, copy);
  else
    drop_draft (self);
  return G_SOURCE_REMOVE;
}

static void
lesson_changed_cb (FoveaLessonKeeper *self)
{
  if (!fovea_lesson_draft_is_modified (self->lesson))
    drop_draft (self);
  fovea_lesson_keeper_schedule (self);
}

static void
fovea_lesson_keeper_dispose (GObject *object)
{
  FoveaLessonKeeper *self = FOVEA_LESSON_KEEPER (object);

  fovea_lesson_keeper_close (self);
  g_clear_signal_handler (&self->changed_handler, self->lesson);
  G_OBJECT_CLASS (fovea_lesson_keeper_parent_class)->dispose (object);
}

static void
fovea_lesson_keeper_finalize (GObject *object)
{
  FoveaLessonKeeper *self = FOVEA_LESSON_KEEPER (object);

  g_clear_object (&self->lesson);
  g_clear_pointer (&self->folder, g_free);
  G_OBJECT_CLASS (fovea_lesson_keeper_parent_class)->finalize (object);
}

static void
fovea_lesson_keeper_class_init (FoveaLessonKeeperClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = fovea_lesson_keeper_dispose;
  object_class->finalize = fovea_lesson_keeper_finalize;
}

static void
fovea_lesson_keeper_init (FoveaLessonKeeper *self)
{
  self->folder = fovea_drafts_dup_folder ();
}

/**
 * fovea_lesson_keeper_new:
 * @lesson: what to keep
 *
 * Returns: (transfer full): its keeper
 */
FoveaLessonKeeper *
fovea_lesson_keeper_new (FoveaLessonDraft *lesson)
{
  g_return_val_if_fail (FOVEA_IS_LESSON_DRAFT (lesson), NULL);

  FoveaLessonKeeper *self = g_object_new (FOVEA_TYPE_LESSON_KEEPER, NULL);

  self->lesson = g_object_ref (lesson);
  self->changed_handler = g_signal_connect_swapped (
    lesson, "changed", G_CALLBACK (lesson_changed_cb), self);
  lesson_changed_cb (self);
  return self;
}

/**
 * fovea_lesson_keeper_restore:
 * @draft: a draft of a lesson that was left behind
 * @error: place for a %FOVEA_FILE_ERROR or %G_IO_ERROR
 *
 * Makes a lesson of @draft and goes on keeping it there. It counts as modified. Blocks.
 *
 * Returns: (transfer full) (nullable): its keeper
 */
FoveaLessonKeeper *
fovea_lesson_keeper_restore (FoveaDraft  *draft,
                             GError     **error)
{
  g_return_val_if_fail (draft != NULL, NULL);

  g_auto (FoveaDraftOrigin) origin = { NULL };
  g_autoptr (GBytes) bytes
    = fovea_draft_read_bytes (draft, FOVEA_DRAFT_LESSON, &origin, error);

  if (bytes == NULL)
    return NULL;

  g_autoptr (GFile) file = origin.uri != NULL ? g_file_new_for_uri (origin.uri) : NULL;
  g_autoptr (FoveaLessonDraft) lesson = fovea_lesson_draft_parse (bytes, file, error);

  if (lesson == NULL)
    return NULL;

  FoveaLessonKeeper *self = fovea_lesson_keeper_new (lesson);

  self->draft = fovea_draft_ref (draft);
  return self;
}

/**
 * fovea_lesson_keeper_get_lesson:
 * @self: a keeper
 *
 * Returns: (transfer none): what it keeps
 */
FoveaLessonDraft *
fovea_lesson_keeper_get_lesson (FoveaLessonKeeper *self)
{
  g_return_val_if_fail (FOVEA_IS_LESSON_KEEPER (self), NULL);

  return self->lesson;
}

/**
 * fovea_lesson_keeper_set_copy:
 * @self: a keeper
 * @copy: (nullable): makes a copy of the lesson with what is being typed into it
 * @data: passed to @copy
 *
 * Without @copy, what is being typed is not kept before the lesson has it.
 */
void
fovea_lesson_keeper_set_copy (FoveaLessonKeeper *self,
                              FoveaLessonCopy    copy,
                              gpointer           data)
{
  g_return_if_fail (FOVEA_IS_LESSON_KEEPER (self));

  self->copy = copy;
  self->copy_data = data;
}

/**
 * fovea_lesson_keeper_schedule:
 * @self: a keeper
 *
 * Something was typed: a draft is written soon. A wait that has begun is not prolonged.
 */
void
fovea_lesson_keeper_schedule (FoveaLessonKeeper *self)
{
  g_return_if_fail (FOVEA_IS_LESSON_KEEPER (self));

  if (self->source == 0 && !self->is_closed)
    self->source = g_timeout_add (FOVEA_KEEPER_DRAFT_DELAY_MS, write_draft_cb, self);
}

/**
 * fovea_lesson_keeper_close:
 * @self: a keeper
 *
 * The lesson is not wanted any more, or is saved: its draft is removed and none is kept from now on.
 */
void
fovea_lesson_keeper_close (FoveaLessonKeeper *self)
{
  g_return_if_fail (FOVEA_IS_LESSON_KEEPER (self));

  self->is_closed = true;
  self->copy = NULL;
  g_clear_handle_id (&self->source, g_source_remove);
  drop_draft (self);
}
