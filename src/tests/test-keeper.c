// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A document and its file: saved is what was seen, others' work is never overwritten
// unasked, and what is not saved is in a draft within a second.

#include "document/keeper.h"

#include "drafts-fixture.h"

#include <glib/gstdio.h>

#include <string.h>

typedef struct
{
  char *folder;
  GFile *file;
  FoveaKeeper *keeper;
  FoveaDocument *document; // borrowed
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (FoveaContent) content = fovea_content_new_seed ();
  g_autoptr (FoveaDocument) document = fovea_document_new (content);

  fixture->folder = g_dir_make_tmp ("fovea-keeper-XXXXXX", NULL);
  fixture->file = g_file_new_build_filename (fixture->folder, "a.fovea", NULL);
  fixture->keeper = fovea_keeper_new (document);
  fixture->document = document;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gpointer keeper = fixture->keeper;

  g_object_add_weak_pointer (keeper, &keeper);
  g_object_unref (fixture->keeper);
  while (keeper != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_file_delete (fixture->file, NULL, NULL);
  g_object_unref (fixture->file);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

static void
finish_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static bool
save (Fixture         *fixture,
      FoveaOverwrite   overwrite,
      GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  fovea_keeper_save_async (fixture->keeper, fixture->file, overwrite, finish_cb, &result);
  wait_for (&result);
  return fovea_keeper_save_finish (fixture->keeper, result, error);
}

static void
edit (Fixture *fixture,
      float    value)
{
  g_autoptr (GError) error = NULL;

  fovea_document_set_cell (fixture->document, (FoveaCell) { 0, 0, 1, 2 }, value, &error);
  g_assert_no_error (error);
}

static float
get_saved_value (Fixture *fixture)
{
  g_autoptr (FoveaContent) content = fovea_content_load (fixture->file, NULL, NULL);
  FoveaTensor *input = fovea_content_get_input (content);

  return fovea_tensor_get_values (input)[fovea_tensor_get_shape (input).n_columns + 2];
}

static void
write_outside (Fixture    *fixture,
               const char *text)
{
  g_assert_true (
    g_file_set_contents (g_file_peek_path (fixture->file), text, -1, NULL));
}

static const char another[] = "{\"fovea\": 1, \"title\": \"Another\", \"input\": {\"values\": "
                              "[[[1, 2], [3, 4]]]}, \"layers\": []}";

static void
test_saved_is_what_was_seen (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (fovea_keeper_is_pristine (fixture->keeper));
  edit (fixture, 5);
  g_assert_false (fovea_keeper_is_pristine (fixture->keeper));
  g_assert_true (save (fixture, FOVEA_OVERWRITE_NOTHING, &error));
  g_assert_no_error (error);
  g_assert_false (fovea_document_is_modified (fixture->document));
  g_assert_true (g_file_equal (fovea_document_get_file (fixture->document), fixture->file));
  g_assert_cmpfloat (get_saved_value (fixture), ==, 5);

  edit (fixture, 6);
  g_assert_true (fovea_document_is_modified (fixture->document));
  g_assert_true (save (fixture, FOVEA_OVERWRITE_KNOWN, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (get_saved_value (fixture), ==, 6);
}

static void
test_last_save_stays (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;

  edit (fixture, 5);
  fovea_keeper_save_async (fixture->keeper, fixture->file, FOVEA_OVERWRITE_KNOWN, finish_cb,
                           &first);
  edit (fixture, 6);
  fovea_keeper_save_async (fixture->keeper, fixture->file, FOVEA_OVERWRITE_KNOWN, finish_cb,
                           &second);
  wait_for (&first);
  g_assert_true (fovea_document_is_modified (fixture->document));
  wait_for (&second);
  g_assert_true (fovea_keeper_save_finish (fixture->keeper, second, NULL));
  g_assert_cmpfloat (get_saved_value (fixture), ==, 6);
  g_assert_false (fovea_document_is_modified (fixture->document));
}

static void
test_nothing_is_overwritten_unasked (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  write_outside (fixture, another);
  g_assert_false (save (fixture, FOVEA_OVERWRITE_NOTHING, &error));
  g_assert_error (error, FOVEA_STORAGE_ERROR, FOVEA_STORAGE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (save (fixture, FOVEA_OVERWRITE_KNOWN, &error));
  g_assert_error (error, FOVEA_STORAGE_ERROR, FOVEA_STORAGE_ERROR_CHANGED);
  g_clear_error (&error);
  g_assert_true (save (fixture, FOVEA_OVERWRITE_ANYTHING, &error));

  edit (fixture, 7);
  write_outside (fixture, another);
  g_assert_false (save (fixture, FOVEA_OVERWRITE_KNOWN, &error));
  g_assert_error (error, FOVEA_STORAGE_ERROR, FOVEA_STORAGE_ERROR_CHANGED);
  g_assert_true (fovea_keeper_is_changed_outside (fixture->keeper));
  g_assert_true (fovea_document_is_modified (fixture->document));
  g_clear_error (&error);
  g_assert_true (save (fixture, FOVEA_OVERWRITE_ANYTHING, &error));
  g_assert_false (fovea_keeper_is_changed_outside (fixture->keeper));
  g_assert_cmpfloat (get_saved_value (fixture), ==, 7);

  // A file that is gone holds nothing that could be lost.
  g_file_delete (fixture->file, NULL, NULL);
  g_assert_true (save (fixture, FOVEA_OVERWRITE_KNOWN, &error));
  g_assert_no_error (error);
}

static void
test_reverting_can_be_undone (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_true (save (fixture, FOVEA_OVERWRITE_NOTHING, NULL));
  edit (fixture, 5);
  write_outside (fixture, another);
  fovea_keeper_revert_async (fixture->keeper, finish_cb, &result);
  wait_for (&result);
  g_assert_true (fovea_keeper_revert_finish (fixture->keeper, result, NULL));
  g_assert_cmpstr (fovea_document_get_title (fixture->document), ==, "Another");
  g_assert_false (fovea_document_is_modified (fixture->document));

  fovea_document_undo (fixture->document);
  g_assert_true (fovea_document_is_modified (fixture->document));
  g_assert_true (save (fixture, FOVEA_OVERWRITE_KNOWN, NULL));
  g_assert_cmpfloat (get_saved_value (fixture), ==, 5);
}

static void
test_news_from_outside (Fixture       *fixture,
                        gconstpointer  data)
{
  g_assert_true (save (fixture, FOVEA_OVERWRITE_NOTHING, NULL));
  write_outside (fixture, another);
  while (!fovea_keeper_is_changed_outside (fixture->keeper))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (save (fixture, FOVEA_OVERWRITE_ANYTHING, NULL));
  g_assert_false (fovea_keeper_is_changed_outside (fixture->keeper));
}

static FoveaDraft *
find_draft (void)
{
  g_autofree char *folder = fovea_drafts_dup_folder ();
  g_autoptr (GPtrArray) found = fovea_drafts_find (folder);

  return found->len > 0 ? fovea_draft_ref (found->pdata[0]) : NULL;
}

// Closing would lose it: it is modified, and has a draft, until the file is there again or saved.
static void
test_file_is_gone (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *held = NULL;
  gsize length;

  g_assert_true (save (fixture, FOVEA_OVERWRITE_NOTHING, NULL));
  g_assert_true (g_file_load_contents (fixture->file, NULL, &held, &length, NULL, NULL));
  g_assert_false (fovea_document_is_modified (fixture->document));
  g_assert_true (g_file_delete (fixture->file, NULL, NULL));
  while (!fovea_document_is_modified (fixture->document) || drafts_fixture_count () == 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_false (fovea_keeper_is_changed_outside (fixture->keeper));
  g_assert_true (g_file_replace_contents (fixture->file, held, length, NULL, FALSE,
                                          G_FILE_CREATE_NONE, NULL, NULL, NULL));
  while (fovea_document_is_modified (fixture->document))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (drafts_fixture_count (), ==, 0);

  g_assert_true (g_file_delete (fixture->file, NULL, NULL));
  while (!fovea_document_is_modified (fixture->document))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (save (fixture, FOVEA_OVERWRITE_KNOWN, NULL));
  g_assert_false (fovea_document_is_modified (fixture->document));
}

static void
test_draft_while_modified (Fixture       *fixture,
                           gconstpointer  data)
{
  gint64 start = g_get_monotonic_time ();

  g_assert_cmpint (drafts_fixture_count (), ==, 0);
  edit (fixture, 5);
  while (drafts_fixture_count () == 0)
    {
      // Changes that follow each other closely do not put it off.
      edit (fixture, g_random_double ());
      g_main_context_iteration (NULL, TRUE);
    }
  g_test_message ("a draft after %" G_GINT64_FORMAT " ms",
                  (g_get_monotonic_time () - start) / 1000);
  while (fovea_document_can_undo (fixture->document))
    fovea_document_undo (fixture->document);
  g_assert_cmpint (drafts_fixture_count (), ==, 0);

  edit (fixture, 8);
  while (drafts_fixture_count () == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (save (fixture, FOVEA_OVERWRITE_NOTHING, NULL));
  g_assert_cmpint (drafts_fixture_count (), ==, 0);

  edit (fixture, 9);
  while (drafts_fixture_count () == 0)
    g_main_context_iteration (NULL, TRUE);
  fovea_keeper_close (fixture->keeper);
  g_assert_cmpint (drafts_fixture_count (), ==, 0);
}

// A draft as a program leaves it that was ended.
static void
leave_draft (Fixture *fixture)
{
  g_autofree char *folder = fovea_drafts_dup_folder ();
  g_autoptr (FoveaDraft) draft = fovea_draft_new (folder, NULL);
  g_autoptr (GBytes) bytes
    = fovea_content_serialize (fovea_document_get_content (fixture->document), NULL);
  g_auto (FoveaDraftOrigin) origin
    = { g_file_get_uri (fixture->file), fovea_storage_digest (bytes) };

  edit (fixture, 12);
  g_assert_true (fovea_draft_write (draft, fovea_document_get_content (fixture->document),
                                    &origin, NULL));
  fovea_document_undo (fixture->document);
}

static void
test_restored_goes_on (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (save (fixture, FOVEA_OVERWRITE_NOTHING, NULL));
  leave_draft (fixture);

  FoveaDraft *draft = find_draft ();
  FoveaKeeper *restored = fovea_keeper_restore (draft, &error);
  FoveaDocument *document = fovea_keeper_get_document (restored);
  FoveaTensor *input = fovea_document_get_input (document);

  fovea_draft_unref (draft);
  g_assert_no_error (error);
  g_assert_true (fovea_document_is_modified (document));
  g_assert_true (g_file_equal (fovea_document_get_file (document), fixture->file));
  g_assert_cmpfloat (fovea_tensor_get_values (input)[9], ==, 12);
  g_assert_cmpint (drafts_fixture_count (), ==, 1);
  // Back to what the file holds, and there is nothing to lose any more.
  fovea_document_undo (document);
  g_assert_false (fovea_document_is_modified (document));
  g_assert_cmpint (drafts_fixture_count (), ==, 0);
  g_object_unref (restored);

  // Another program wrote to the file meanwhile.
  leave_draft (fixture);
  write_outside (fixture, another);
  draft = find_draft ();
  restored = fovea_keeper_restore (draft, &error);
  fovea_draft_unref (draft);
  g_assert_true (fovea_keeper_is_changed_outside (restored));
  g_assert_true (fovea_document_is_modified (fovea_keeper_get_document (restored)));
  fovea_keeper_close (restored);
  g_object_unref (restored);
  g_assert_cmpint (drafts_fixture_count (), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *state = g_dir_make_tmp ("fovea-state-XXXXXX", NULL);

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);

  static const struct
  {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/keeper/saved-is-what-was-seen", test_saved_is_what_was_seen },
    { "/keeper/last-save-stays", test_last_save_stays },
    { "/keeper/nothing-is-overwritten-unasked", test_nothing_is_overwritten_unasked },
    { "/keeper/reverting-can-be-undone", test_reverting_can_be_undone },
    { "/keeper/news-from-outside", test_news_from_outside },
    { "/keeper/file-is-gone", test_file_is_gone },
    { "/keeper/draft-while-modified", test_draft_while_modified },
    { "/keeper/restored-goes-on", test_restored_goes_on },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);

  int status = g_test_run ();
  g_autofree char *folder = fovea_drafts_dup_folder ();
  g_autofree char *parent = g_path_get_dirname (folder);

  g_rmdir (folder);
  g_rmdir (parent);
  g_rmdir (state);
  return status;
}
