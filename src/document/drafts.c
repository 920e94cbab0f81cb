// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A draft is NAME.draft beside NAME.lock. The program that writes the one holds a lock on
// the other, which the system takes back when that program ends, even by kill -9: a draft
// that can be locked belongs to nobody. Its first three lines say what it is and where the
// document or the lesson comes from; that follows.

#include "document/drafts.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

static const char *const headings[] = {
  [FOVEA_DRAFT_DOCUMENT] = "fovea draft 1",
  [FOVEA_DRAFT_LESSON] = "fovea lesson draft 1",
};

struct _FoveaDraft
{
  gatomicrefcount ref_count;

  // Owned
  char *path;
  char *lock_path;
  GMutex mutex;

  // State
  int lock; // file descriptor
  bool is_removed;
};

/**
 * fovea_drafts_dup_folder:
 *
 * Returns: (transfer full): the folder of the user's drafts, which need not exist
 */
char *
fovea_drafts_dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "fovea", "drafts", NULL);
}

static bool
set_error (const char  *path,
           int          code,
           GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
               _("No draft can be kept in “%s”: %s"), name, g_strerror (code));
  return false;
}

// Locks the draft @name for this program; fails with EWOULDBLOCK if another one has it.
static FoveaDraft *
claim (const char  *folder,
       const char  *name,
       GError     **error)
{
  g_autofree char *file = g_strconcat (name, ".draft", NULL);
  g_autofree char *lock_file = g_strconcat (name, ".lock", NULL);
  g_autofree char *lock_path = g_build_filename (folder, lock_file, NULL);
  int lock = g_open (lock_path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (lock < 0 || flock (lock, LOCK_EX | LOCK_NB) < 0)
    {
      set_error (folder, errno, error);
      if (lock >= 0)
        close (lock);
      return NULL;
    }

  FoveaDraft *self = g_new0 (FoveaDraft, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->path = g_build_filename (folder, file, NULL);
  self->lock_path = g_steal_pointer (&lock_path);
  self->lock = lock;
  return self;
}

/**
 * fovea_draft_new:
 * @folder: where to keep it; made if needed
 * @error: place for a %G_IO_ERROR
 *
 * Nothing is written before fovea_draft_write().
 *
 * Returns: (transfer full) (nullable): a draft of its own
 */
FoveaDraft *
fovea_draft_new (const char  *folder,
                 GError     **error)
{
  g_return_val_if_fail (folder != NULL, NULL);

  g_autofree char *name = g_uuid_string_random ();

  if (g_mkdir_with_parents (folder, 0700) < 0)
    {
      set_error (folder, errno, error);
      return NULL;
    }
  return claim (folder, name, error);
}

/**
 * fovea_draft_ref:
 * @self: a draft
 *
 * Returns: (transfer full): @self
 */
FoveaDraft *
fovea_draft_ref (FoveaDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * fovea_draft_unref:
 * @self: (transfer full): a draft
 *
 * Gives up the claim; what was written stays and is found by fovea_drafts_find().
 */
void
fovea_draft_unref (FoveaDraft *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  // A lock without a draft serves nobody.
  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    g_unlink (self->lock_path);
  close (self->lock);
  g_mutex_clear (&self->mutex);
  g_free (self->path);
  g_free (self->lock_path);
  g_free (self);
}

// What is kept behind the three lines of the head.
static GBytes *
join (FoveaDraftKind          kind,
      GBytes                 *kept,
      const FoveaDraftOrigin *origin)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *head
    = g_strdup_printf ("%s\n%s\n%s\n", headings[kind], origin->uri != NULL ? origin->uri : "",
                       origin->digest != NULL ? origin->digest : "");

  g_byte_array_append (bytes, (const guint8 *) head, strlen (head));
  g_byte_array_append (bytes, g_bytes_get_data (kept, NULL), g_bytes_get_size (kept));
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * fovea_draft_write_bytes:
 * @self: a draft
 * @kind: what @bytes are
 * @bytes: what is to be kept
 * @origin: where it comes from; no line breaks
 * @error: place for a %G_IO_ERROR
 *
 * Keeps @bytes in place of what was kept before. Does nothing once the draft was removed.
 * Blocks.
 *
 * Returns: whether they are kept
 */
bool
fovea_draft_write_bytes (FoveaDraft              *self,
                         FoveaDraftKind           kind,
                         GBytes                  *bytes,
                         const FoveaDraftOrigin  *origin,
                         GError                 **error)
{
  g_return_val_if_fail (self != NULL && bytes != NULL && origin != NULL, false);
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (headings), false);

  g_autoptr (GBytes) joined = join (kind, bytes, origin);
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->is_removed || fovea_save_bytes (file, joined, error);
}

/**
 * fovea_draft_write:
 * @self: a draft
 * @content: the document that is to be kept
 * @origin: where it comes from; no line breaks
 * @error: place for a %FOVEA_FILE_ERROR or %G_IO_ERROR
 *
 * Keeps @content as fovea_draft_write_bytes() does.
 *
 * Returns: whether it is kept
 */
bool
fovea_draft_write (FoveaDraft              *self,
                   const FoveaContent      *content,
                   const FoveaDraftOrigin  *origin,
                   GError                 **error)
{
  g_return_val_if_fail (self != NULL && content != NULL && origin != NULL, false);

  g_autoptr (GBytes) document = fovea_content_serialize (content, error);

  return document != NULL
         && fovea_draft_write_bytes (self, FOVEA_DRAFT_DOCUMENT, document, origin, error);
}

static char *
dup_line (const char **text,
          const char  *end)
{
  const char *stop = memchr (*text, '\n', end - *text);

  if (stop == NULL)
    return NULL;

  char *line = g_strndup (*text, stop - *text);

  *text = stop + 1;
  return line;
}

static char *
take_unless_empty (char *text) // (nullable)
{
  if (text != NULL && *text != '\0')
    return text;
  g_free (text);
  return NULL;
}

/**
 * fovea_draft_is_lesson:
 * @self: a draft
 *
 * Blocks.
 *
 * Returns: whether a lesson is kept in it, not a document
 */
bool
fovea_draft_is_lesson (FoveaDraft *self)
{
  g_return_val_if_fail (self != NULL, false);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr (GMappedFile) map = g_mapped_file_new (self->path, FALSE, NULL);

  if (map == NULL || g_mapped_file_get_length (map) == 0)
    return false;

  const char *text = g_mapped_file_get_contents (map);
  g_autofree char *heading = dup_line (&text, text + g_mapped_file_get_length (map));

  return g_strcmp0 (heading, headings[FOVEA_DRAFT_LESSON]) == 0;
}

/**
 * fovea_draft_read_bytes:
 * @self: a draft
 * @kind: what is expected in it
 * @origin: (out): where it comes from; to be cleared by the caller
 * @error: place for a %FOVEA_FILE_ERROR or %G_IO_ERROR
 *
 * Blocks.
 *
 * Returns: (transfer full) (nullable): what was kept
 */
GBytes *
fovea_draft_read_bytes (FoveaDraft        *self,
                        FoveaDraftKind     kind,
                        FoveaDraftOrigin  *origin,
                        GError           **error)
{
  g_return_val_if_fail (self != NULL && origin != NULL, NULL);
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (headings), NULL);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr (GMappedFile) map = g_mapped_file_new (self->path, FALSE, error);

  *origin = (FoveaDraftOrigin) { NULL };
  if (map == NULL)
    return NULL;

  g_autoptr (GBytes) bytes = g_mapped_file_get_bytes (map);
  size_t size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *text = data;
  g_autofree char *heading = size > 0 ? dup_line (&text, data + size) : NULL;

  if (g_strcmp0 (heading, headings[kind]) != 0)
    {
      g_set_error_literal (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_VERSION,
                           _("The draft was not made by this version of Fovea"));
      return NULL;
    }
  origin->uri = take_unless_empty (dup_line (&text, data + size));
  origin->digest = take_unless_empty (dup_line (&text, data + size));
  return g_bytes_new_from_bytes (bytes, text - data, size - (text - data));
}

/**
 * fovea_draft_read:
 * @self: a draft of a document
 * @origin: (out): where it comes from; to be cleared by the caller
 * @error: place for a %FOVEA_FILE_ERROR, %FOVEA_NETWORK_ERROR or %G_IO_ERROR
 *
 * Blocks.
 *
 * Returns: (transfer full) (nullable): what was kept
 */
FoveaContent *
fovea_draft_read (FoveaDraft        *self,
                  FoveaDraftOrigin  *origin,
                  GError           **error)
{
  g_autoptr (GBytes) document
    = fovea_draft_read_bytes (self, FOVEA_DRAFT_DOCUMENT, origin, error);

  return document != NULL ? fovea_content_parse (document, error) : NULL;
}

/**
 * fovea_draft_get_time:
 * @self: a draft
 *
 * Returns: (transfer full) (nullable): when it was last written, in local time
 */
GDateTime *
fovea_draft_get_time (FoveaDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GStatBuf status;

  return g_stat (self->path, &status) == 0
           ? g_date_time_new_from_unix_local (status.st_mtime)
           : NULL;
}

/**
 * fovea_draft_remove:
 * @self: a draft
 *
 * Removes what was kept, for good: its document is saved, or is not wanted.
 */
void
fovea_draft_remove (FoveaDraft *self)
{
  g_return_if_fail (self != NULL);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->is_removed = true;
  g_unlink (self->path);
}

/**
 * fovea_draft_origin_clear:
 * @self: an origin
 *
 * Frees what it holds.
 */
void
fovea_draft_origin_clear (FoveaDraftOrigin *self)
{
  g_clear_pointer (&self->uri, g_free);
  g_clear_pointer (&self->digest, g_free);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  g_autoptr (GDateTime) time_a = fovea_draft_get_time (*(FoveaDraft *const *) a);
  g_autoptr (GDateTime) time_b = fovea_draft_get_time (*(FoveaDraft *const *) b);

  return time_a != NULL && time_b != NULL ? g_date_time_compare (time_b, time_a) : 0;
}

/**
 * fovea_drafts_find:
 * @folder: where drafts are kept; it need not exist
 *
 * Finds and claims the drafts that programs left behind which did not end by themselves.
 *
 * Returns: (transfer full) (element-type FoveaDraft): the drafts, the latest first
 */
GPtrArray *
fovea_drafts_find (const char *folder)
{
  g_return_val_if_fail (folder != NULL, NULL);

  GPtrArray *drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) fovea_draft_unref);
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *entry;

  while (entries != NULL && (entry = g_dir_read_name (entries)) != NULL)
    {
      if (!g_str_has_suffix (entry, ".draft"))
        continue;

      g_autofree char *name = g_strndup (entry, strlen (entry) - strlen (".draft"));
      FoveaDraft *draft = claim (folder, name, NULL);

      if (draft != NULL)
        g_ptr_array_add (drafts, draft);
    }
  g_ptr_array_sort (drafts, compare_times);
  return drafts;
}
