// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Saving is all or nothing: what stood there stays until the new file is whole.

#include "document/file.h"

#include "folder-fixture.h"

#include <glib/gstdio.h>

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = folder_fixture_make ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  folder_fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

static bool
save (Fixture    *fixture,
      const char *name,
      const char *text,
      GError    **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return fovea_save_bytes (file, bytes, error);
}

static void
assert_text (Fixture    *fixture,
             const char *name,
             const char *expected)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static int
count_files (Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  int n_files = 0;

  while (g_dir_read_name (folder) != NULL)
    n_files++;
  return n_files;
}

static void
test_permissions (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a", NULL);
  g_autoptr (GError) error = NULL;
  mode_t mask = umask (027);
  GStatBuf status;

  g_assert_true (save (fixture, "a", "one", &error));
  umask (mask);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0640);

  g_assert_cmpint (g_chmod (path, 0604), ==, 0);
  g_assert_true (save (fixture, "a", "two", &error));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0604);
  assert_text (fixture, "a", "two");
  g_assert_cmpint (count_files (fixture), ==, 1);
}

static void
test_links (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);
  g_autofree char *dangling = g_build_filename (fixture->folder, "dangling", NULL);

  g_assert_true (save (fixture, "target", "one", NULL));
  g_assert_cmpint (symlink ("target", link), ==, 0);
  g_assert_cmpint (symlink ("new", dangling), ==, 0);
  g_assert_true (save (fixture, "link", "two", NULL));
  g_assert_true (save (fixture, "dangling", "three", NULL));
  assert_text (fixture, "target", "two");
  assert_text (fixture, "new", "three");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (dangling, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (count_files (fixture), ==, 4);
}

static void
test_link_loop (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "loop", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("loop", link), ==, 0);
  g_assert_false (save (fixture, "loop", "one", &error));
  g_assert_nonnull (error);
  g_assert_cmpint (count_files (fixture), ==, 1);
}

// A write that fails half-way, as on a full disk.
static void
test_interrupted (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *big = g_strnfill (100000, 'x');
  g_autoptr (GError) error = NULL;
  struct rlimit old, little;

  g_assert_true (save (fixture, "a", "one", NULL));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  little = old;
  little.rlim_cur = 4096;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &little), ==, 0);

  bool is_saved = save (fixture, "a", big, &error);

  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
  g_assert_false (is_saved);
  g_assert_nonnull (strstr (error->message, "Could not save “"));
  assert_text (fixture, "a", "one");
  g_assert_cmpint (count_files (fixture), ==, 1);
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GFile) full = g_file_new_for_path ("/dev/full");
  g_autoptr (GFile) null = g_file_new_for_path ("/dev/null");
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("one", 3);
  g_autoptr (GError) error = NULL;

  g_assert_false (save (fixture, "missing/a", "one", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (fovea_save_bytes (folder, bytes, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);
  g_assert_false (fovea_save_bytes (full, bytes, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_clear_error (&error);
  g_assert_true (fovea_save_bytes (null, bytes, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_files (fixture), ==, 0);
}

// A name may be as long as names can be.
static void
test_long_name (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *name = g_strnfill (255, 'n');

  g_assert_true (save (fixture, name, "one", NULL));
  assert_text (fixture, name, "one");
}

#define ADD(name, function)                                                              \
  g_test_add ("/save/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("permissions-are-kept", test_permissions);
  ADD ("links-are-followed", test_links);
  ADD ("link-loop", test_link_loop);
  ADD ("interrupted-leaves-the-old", test_interrupted);
  ADD ("refused", test_refused);
  ADD ("long-name", test_long_name);
  return g_test_run ();
}
