// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A lesson that is made is in a draft within a second, with what is being typed, until it is saved or
// not wanted.

#include "document/keeper.h"
#include "document/lesson-keeper.h"

#include "drafts-fixture.h"

#include <glib/gstdio.h>

typedef struct
{
  FoveaLessonDraft *lesson;
  FoveaLessonKeeper *keeper;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->lesson = fovea_lesson_draft_new ();
  fixture->keeper = fovea_lesson_keeper_new (fixture->lesson);
}

static void
let_go (FoveaLessonKeeper *keeper)
{
  gpointer pointer = keeper;

  g_object_add_weak_pointer (pointer, &pointer);
  g_object_unref (keeper);
  while (pointer != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->keeper != NULL)
    let_go (fixture->keeper);
  g_object_unref (fixture->lesson);
}

static void
wait_for_drafts (int n_drafts)
{
  while (drafts_fixture_count () != n_drafts)
    g_main_context_iteration (NULL, TRUE);
}

static void
add_page (FoveaLessonDraft *lesson,
          const char       *title)
{
  g_autoptr (FoveaContent) content = fovea_content_new_seed ();
  FoveaLessonPage page = { .title = title, .view = "row" };
  g_autoptr (FoveaDraftPage) taken = fovea_draft_page_new (&page, content);

  fovea_lesson_draft_insert (lesson, fovea_lesson_draft_get_n_pages (lesson), taken);
}

static void
test_draft_while_modified (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *folder = g_dir_make_tmp ("fovea-lesson-XXXXXX", NULL);

  g_assert_cmpint (FOVEA_KEEPER_DRAFT_DELAY_MS, <=, 1000);
  g_assert_cmpint (drafts_fixture_count (), ==, 0);
  add_page (fixture->lesson, "A");
  while (drafts_fixture_count () == 0)
    {
      // Changes that follow each other closely do not put it off.
      fovea_lesson_keeper_schedule (fixture->keeper);
      g_main_context_iteration (NULL, TRUE);
    }
  fovea_lesson_draft_undo (fixture->lesson);
  g_assert_cmpint (drafts_fixture_count (), ==, 0);

  add_page (fixture->lesson, "B");
  wait_for_drafts (1);
  file = g_file_new_build_filename (folder, "mine.lesson", NULL);
  g_assert_true (fovea_lesson_draft_save (fixture->lesson, file, FOVEA_OVERWRITE_ANYTHING, NULL));
  g_assert_cmpint (drafts_fixture_count (), ==, 0);
  g_assert_true (g_file_delete (file, NULL, NULL));
  g_assert_cmpint (g_rmdir (folder), ==, 0);

  add_page (fixture->lesson, "C");
  wait_for_drafts (1);
  fovea_lesson_keeper_close (fixture->keeper);
  g_assert_cmpint (drafts_fixture_count (), ==, 0);
}

// What the field of a title says, as long as it is not the lesson's.
static FoveaLessonDraft *
copy_with_title (gpointer data)
{
  FoveaLessonDraft *copy = fovea_lesson_draft_dup (data);

  fovea_lesson_draft_set_title (copy, "Typed");
  return copy;
}

// As a program leaves it that was ended: nobody removes the draft.
static FoveaDraft *
copy_draft (void)
{
  g_autofree char *folder = fovea_drafts_dup_folder ();
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  g_autofree char *text = NULL;
  const char *entry;
  gsize length;

  while ((entry = g_dir_read_name (entries)) != NULL)
    if (g_str_has_suffix (entry, ".draft"))
      {
        g_autofree char *path = g_build_filename (folder, entry, NULL);
        g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      }
  g_autofree char *path = g_build_filename (folder, "left.draft", NULL);
  g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));

  g_autoptr (GPtrArray) found = fovea_drafts_find (folder);
  g_assert_cmpuint (found->len, ==, 1);
  return fovea_draft_ref (found->pdata[0]);
}

static void
test_what_is_typed_comes_back (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_auto (FoveaDraftOrigin) origin = { NULL };

  fovea_lesson_keeper_set_copy (fixture->keeper, copy_with_title, fixture->lesson);
  fovea_lesson_keeper_schedule (fixture->keeper);
  wait_for_drafts (1);
  // It is no change of the lesson yet, nor a step of its undo.
  g_assert_false (fovea_lesson_draft_is_modified (fixture->lesson));
  g_assert_false (fovea_lesson_draft_can_undo (fixture->lesson));

  FoveaDraft *draft = copy_draft ();
  g_assert_true (fovea_draft_is_lesson (draft));
  g_assert_null (fovea_draft_read (draft, &origin, &error));
  g_assert_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_VERSION);
  g_clear_error (&error);

  FoveaLessonKeeper *restored = fovea_lesson_keeper_restore (draft, &error);
  g_assert_no_error (error);
  fovea_draft_unref (draft);
  FoveaLessonDraft *lesson = fovea_lesson_keeper_get_lesson (restored);
  g_assert_cmpstr (fovea_lesson_draft_get_title (lesson), ==, "Typed");
  g_assert_true (fovea_lesson_draft_is_modified (lesson));
  // It is kept where it was, and is gone when it is not wanted.
  g_assert_cmpint (drafts_fixture_count (), ==, 2);
  fovea_lesson_keeper_close (restored);
  let_go (restored);
  let_go (g_steal_pointer (&fixture->keeper));
  g_assert_cmpint (drafts_fixture_count (), ==, 0);
}

// A document's draft is no lesson's.
static void
test_other_drafts_are_errors (void)
{
  static const char *const texts[] = { "", "fovea draft 1\n\n\n{}", "fovea lesson draft 1",
                                       "fovea lesson draft 1\n\n\n",
                                       "fovea lesson draft 2\n\n\n", };
  g_autofree char *folder = fovea_drafts_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "faulty.draft", NULL);

  g_mkdir_with_parents (folder, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));

      g_autoptr (GPtrArray) found = fovea_drafts_find (folder);
      g_autoptr (GError) error = NULL;
      g_assert_null (fovea_lesson_keeper_restore (found->pdata[0], &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_cmpint (fovea_draft_is_lesson (found->pdata[0]), ==, (i == 3));
      fovea_draft_remove (found->pdata[0]);
    }
}

// Whatever the bytes are, they are a lesson or an error.
static void
test_faulty_packs (void)
{
  guint32 seed = g_random_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (FoveaLessonDraft) draft = fovea_lesson_draft_new ();
  int n_refused = 0;

  g_test_message ("seed %u", seed);
  add_page (draft, "A");
  g_autoptr (GBytes) bytes = fovea_lesson_draft_serialize (draft, NULL);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (int round = 0; round < 400; round++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);
      gsize length = round % 2 == 0 ? (gsize) g_rand_int_range (rand, 0, (gint32) size) : size;
      int at = g_rand_int_range (rand, 0, (gint32) size);
      copy[at] ^= (guint8) (1 << g_rand_int_range (rand, 0, 8));
      g_autoptr (GBytes) faulty = g_bytes_new (copy, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (FoveaLessonDraft) read = fovea_lesson_draft_parse (faulty, NULL, &error);
      g_assert_true ((read == NULL) == (error != NULL));
      n_refused += read == NULL;
    }
  g_assert_cmpint (n_refused, >=, 190);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *state = g_dir_make_tmp ("fovea-state-XXXXXX", NULL);

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/lesson-keeper/draft-while-modified", Fixture, NULL, set_up,
              test_draft_while_modified, tear_down);
  g_test_add ("/lesson-keeper/what-is-typed-comes-back", Fixture, NULL, set_up,
              test_what_is_typed_comes_back, tear_down);
  g_test_add_func ("/lesson-keeper/other-drafts-are-errors", test_other_drafts_are_errors);
  g_test_add_func ("/lesson-keeper/faulty-packs", test_faulty_packs);

  int result = g_test_run ();
  g_autofree char *program = g_build_filename (state, "fovea", NULL);
  g_autofree char *drafts = fovea_drafts_dup_folder ();

  g_rmdir (drafts);
  g_rmdir (program);
  g_rmdir (state);
  return result;
}
