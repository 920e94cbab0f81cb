// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A draft comes back as it was, belongs to one program at a time, outlives kill -9, and is
// gone once its document is saved.

#include "document/drafts.h"

#include <glib/gstdio.h>

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("fovea-drafts-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *entry;

  while ((entry = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, entry, NULL);
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static bool
is_empty (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);

  return entries == NULL || g_dir_read_name (entries) == NULL;
}

static void
assert_same (const FoveaContent *a,
             const FoveaContent *b)
{
  g_autoptr (GBytes) bytes_a = fovea_content_serialize (a, NULL);
  g_autoptr (GBytes) bytes_b = fovea_content_serialize (b, NULL);

  g_assert_true (g_bytes_equal (bytes_a, bytes_b));
}

static void
test_draft_comes_back (void)
{
  static FoveaDraftOrigin origins[] = {
    { NULL, NULL },
    { (char *) "file:///a%20folder/%E6%84%9F.fovea", NULL },
    { (char *) "file:///x.fovea", (char *) "0123456789abcdef" },
  };
  g_autofree char *folder = make_folder ();
  g_autofree char *deeper = g_build_filename (folder, "not", "yet", NULL);
  g_autoptr (FoveaContent) content = fovea_content_new_seed ();

  for (guint i = 0; i < G_N_ELEMENTS (origins); i++)
    {
      g_autoptr (GError) error = NULL;
      FoveaDraft *draft = fovea_draft_new (folder, &error);

      g_assert_no_error (error);
      g_assert_true (fovea_draft_write (draft, content, &origins[i], &error));
      g_assert_no_error (error);
      fovea_draft_unref (draft);

      g_autoptr (GPtrArray) found = fovea_drafts_find (folder);
      g_auto (FoveaDraftOrigin) origin = { NULL };

      g_assert_cmpuint (found->len, ==, 1);

      g_autoptr (FoveaContent) back = fovea_draft_read (found->pdata[0], &origin, &error);
      g_autoptr (GDateTime) time = fovea_draft_get_time (found->pdata[0]);

      g_assert_no_error (error);
      assert_same (back, content);
      g_assert_nonnull (time);
      g_assert_cmpstr (origin.uri, ==, origins[i].uri);
      g_assert_cmpstr (origin.digest, ==, origins[i].digest);
      fovea_draft_remove (found->pdata[0]);
    }
  g_assert_true (is_empty (folder));
  g_assert_true (is_empty (deeper));

  FoveaDraft *draft = fovea_draft_new (deeper, NULL);

  g_assert_nonnull (draft);
  fovea_draft_unref (draft);
  g_rmdir (deeper);

  g_autofree char *middle = g_path_get_dirname (deeper);

  g_rmdir (middle);
  remove_folder (folder);
}

static void
test_draft_belongs_to_one (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (FoveaContent) content = fovea_content_new_seed ();
  FoveaDraft *draft = fovea_draft_new (folder, NULL);
  FoveaDraftOrigin origin = { NULL };

  g_assert_true (fovea_draft_write (draft, content, &origin, NULL));

  g_autoptr (GPtrArray) while_claimed = fovea_drafts_find (folder);
  g_assert_cmpuint (while_claimed->len, ==, 0);
  fovea_draft_unref (draft);

  GPtrArray *first = fovea_drafts_find (folder);
  g_autoptr (GPtrArray) second = fovea_drafts_find (folder);
  g_assert_cmpuint (first->len, ==, 1);
  g_assert_cmpuint (second->len, ==, 0);
  g_ptr_array_unref (first);

  g_autoptr (GPtrArray) third = fovea_drafts_find (folder);
  g_assert_cmpuint (third->len, ==, 1);
  fovea_draft_remove (third->pdata[0]);
  g_ptr_array_set_size (third, 0);
  remove_folder (folder);
}

static void
test_removed_draft_stays_away (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (FoveaContent) content = fovea_content_new_seed ();
  FoveaDraft *draft = fovea_draft_new (folder, NULL);
  FoveaDraftOrigin origin = { NULL };

  g_assert_true (fovea_draft_write (draft, content, &origin, NULL));
  fovea_draft_remove (draft);
  // A thread may still be about to write it.
  g_assert_true (fovea_draft_write (draft, content, &origin, NULL));
  fovea_draft_unref (draft);
  g_assert_true (is_empty (folder));
  remove_folder (folder);
}

static void
test_draft_outlives_kill (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (FoveaContent) content = fovea_content_new_seed ();
  int ready[2];
  char byte;

  g_assert_cmpint (pipe (ready), ==, 0);

  pid_t child = fork ();

  if (child == 0)
    {
      FoveaDraft *draft = fovea_draft_new (folder, NULL);
      FoveaDraftOrigin origin = { NULL };
      bool is_written = fovea_draft_write (draft, content, &origin, NULL);

      if (write (ready[1], is_written ? "y" : "n", 1) == 1)
        pause ();
      _exit (1);
    }
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  g_assert_cmpint (byte, ==, 'y');

  g_autoptr (GPtrArray) while_alive = fovea_drafts_find (folder);
  g_assert_cmpuint (while_alive->len, ==, 0);
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);

  g_autoptr (GPtrArray) found = fovea_drafts_find (folder);
  g_auto (FoveaDraftOrigin) origin = { NULL };
  g_assert_cmpuint (found->len, ==, 1);

  g_autoptr (FoveaContent) back = fovea_draft_read (found->pdata[0], &origin, NULL);

  assert_same (back, content);
  fovea_draft_remove (found->pdata[0]);
  g_ptr_array_set_size (found, 0);
  remove_folder (folder);
  close (ready[0]);
  close (ready[1]);
}

static void
test_faulty_draft_is_an_error (void)
{
  static const char *const texts[] = {
    "", "fovea draft", "fovea draft 1", "fovea draft 1\n", "fovea draft 2\n\n\n{}",
    "fovea draft 1\n\n\n", "fovea draft 1\nfile:///x\nabc", "fovea draft 1\n\n\n{\"fovea\": 1}",
  };
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "faulty.draft", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));

      g_autoptr (GPtrArray) found = fovea_drafts_find (folder);
      g_auto (FoveaDraftOrigin) origin = { NULL };
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (found->len, ==, 1);
      g_assert_null (fovea_draft_read (found->pdata[0], &origin, &error));
      g_test_message ("%s", error->message);
      g_assert_nonnull (error);
    }
  remove_folder (folder);
}

static void
test_folder_that_cannot_be (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fovea_draft_new ("/dev/null/drafts", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);

  g_autoptr (GPtrArray) none = fovea_drafts_find ("/dev/null/drafts");
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/drafts/comes-back", test_draft_comes_back);
  g_test_add_func ("/drafts/belongs-to-one", test_draft_belongs_to_one);
  g_test_add_func ("/drafts/removed-stays-away", test_removed_draft_stays_away);
  g_test_add_func ("/drafts/outlives-kill", test_draft_outlives_kill);
  g_test_add_func ("/drafts/faulty-is-an-error", test_faulty_draft_is_an_error);
  g_test_add_func ("/drafts/folder-that-cannot-be", test_folder_that_cannot_be);
  return g_test_run ();
}
