// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whole files or nothing: a temporary file beside the target, fsync, rename. Also for
// exports.

#include "document/file.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// As many symbolic links as Linux follows.
#define MAX_LINKS 40

static bool
fail (const char *path,
      int         code,
      GError    **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
               _("Could not save “%s”: %s"), name, g_strerror (code));
  return false;
}

static int
write_all (int     fd,
           GBytes *bytes)
{
  size_t n_left;
  const char *data = g_bytes_get_data (bytes, &n_left);

  while (n_left > 0)
    {
      ssize_t n_written = write (fd, data, n_left);

      if (n_written < 0 && errno == EINTR)
        continue;
      if (n_written < 0)
        return errno;
      data += n_written;
      n_left -= n_written;
    }
  return 0;
}

// What @path stands for when its symbolic links are followed; the last may lead to
// nothing yet.
static char *
follow_links (const char *path)
{
  char *target = g_strdup (path);

  for (int i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *link = g_file_read_link (target, NULL);

      if (link == NULL)
        break;

      g_autofree char *folder = g_path_get_dirname (target);

      g_free (target);
      target = g_path_is_absolute (link) ? g_steal_pointer (&link)
                                         : g_build_filename (folder, link, NULL);
    }
  return target;
}

// Devices and pipes are written to, not replaced.
static bool
write_in_place (const char *path,
                GBytes     *bytes,
                GError    **error)
{
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);

  if (fd < 0)
    return fail (path, errno, error);

  int code = write_all (fd, bytes);

  if (close (fd) < 0 && code == 0)
    code = errno;
  return code == 0 || fail (path, code, error);
}

// The rename itself reaches the disk with the folder; a file system that cannot do so is
// no error.
static void
sync_folder (const char *folder)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  (void) fsync (fd);
  close (fd);
}

// Whoever interrupts waits for the moment that a file takes, so that no temporary one is left; a file
// that grows beyond the limit is an error, not the end.
static void
hold_signals (sigset_t *before)
{
  sigset_t held;

  sigemptyset (&held);
  sigaddset (&held, SIGINT);
  sigaddset (&held, SIGTERM);
  sigaddset (&held, SIGHUP);
  sigaddset (&held, SIGXFSZ);
  pthread_sigmask (SIG_BLOCK, &held, before);
}

static void
release_signals (const sigset_t *before)
{
  const struct timespec now = { 0 };
  sigset_t told;

  sigemptyset (&told);
  sigaddset (&told, SIGXFSZ);
  while (!sigismember (before, SIGXFSZ) && sigtimedwait (&told, NULL, &now) > 0)
    ;
  pthread_sigmask (SIG_SETMASK, before, NULL);
}

static bool
replace_held (const char        *path,
              const struct stat *old, // (nullable)
              GBytes            *bytes,
              GError           **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  // Not made from the target's name, which may already be as long as names can be.
  g_autofree char *temporary = g_build_filename (folder, ".fovea-XXXXXX", NULL);
  int fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0666);

  if (fd < 0)
    return fail (path, errno, error);

  int code = write_all (fd, bytes);

  if (code == 0 && old != NULL && fchmod (fd, old->st_mode & 07777) < 0)
    code = errno;
  if (code == 0 && fsync (fd) < 0)
    code = errno;
  if (close (fd) < 0 && code == 0)
    code = errno;
  if (code == 0 && g_rename (temporary, path) < 0)
    code = errno;
  if (code != 0)
    {
      g_unlink (temporary);
      return fail (path, code, error);
    }
  sync_folder (folder);
  return true;
}

static bool
replace (const char        *path,
         const struct stat *old, // (nullable)
         GBytes            *bytes,
         GError           **error)
{
  sigset_t before;

  hold_signals (&before);

  bool is_saved = replace_held (path, old, bytes, error);

  release_signals (&before);
  return is_saved;
}

/**
 * fovea_save_bytes:
 * @file: where to save
 * @bytes: the whole of the file
 * @error: place for a %G_IO_ERROR
 *
 * Saves all of @bytes or leaves what was there: a temporary file in the same folder is
 * written, flushed to the disk and renamed. Keeps the permissions of a file that it
 * replaces, follows symbolic links, and writes straight to what is no regular file, such
 * as a pipe. Blocks.
 *
 * Returns: whether it was saved
 */
bool
fovea_save_bytes (GFile   *file,
                  GBytes  *bytes,
                  GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), false);
  g_return_val_if_fail (bytes != NULL, false);

  g_autofree char *name = g_file_get_path (file);
  struct stat old;

  if (name == NULL)
    return g_file_replace_contents (file, g_bytes_get_data (bytes, NULL),
                                    g_bytes_get_size (bytes), NULL, FALSE,
                                    G_FILE_CREATE_NONE, NULL, NULL, error);

  g_autofree char *path = follow_links (name);

  if (stat (path, &old) < 0)
    return errno == ENOENT ? replace (path, NULL, bytes, error)
                           : fail (name, errno, error);
  if (S_ISDIR (old.st_mode))
    return fail (name, EISDIR, error);
  if (!S_ISREG (old.st_mode))
    return write_in_place (path, bytes, error);
  if (access (path, W_OK) < 0)
    return fail (name, errno, error);
  return replace (path, &old, bytes, error);
}
