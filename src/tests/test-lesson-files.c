// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lessons opened by their path: which are built in, and what a translation is.

#include "document/file.h"
#include "document/lesson.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#define HEAD "fovea-lesson: 1\ntitle: T\n\n"

static GFile *
new_shipped (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "..", "data", "lessons", name,
                                                 NULL);

  return g_file_new_for_path (path);
}

static FoveaLesson *
load_chinese (void)
{
  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  FoveaLesson *lesson = fovea_lesson_load_built_in ("two-for-one", NULL);
  g_unsetenv ("LANGUAGE");

  return lesson;
}

// A built-in lesson is one, too, where it is read from the source; another with its name is not.
static void
test_opened_by_path (void)
{
  g_autoptr (GFile) file = new_shipped ("cost.lesson");
  g_autoptr (FoveaLesson) lesson = fovea_lesson_load (file, NULL);
  int next = -1;

  g_assert_nonnull (lesson);
  g_assert_true (fovea_lessons_find_next (lesson, &next));
  g_assert_cmpint (next, ==, 3);
  g_assert_cmpstr (fovea_lesson_get_place (lesson), ==, "cost");

  g_autofree char *folder = g_dir_make_tmp ("fovea-XXXXXX", NULL);
  g_autofree char *own = g_build_filename (folder, "cost.lesson", NULL);
  g_autoptr (GFile) own_file = g_file_new_for_path (own);
  g_autofree char *address = g_file_get_uri (own_file);
  g_assert_true (g_file_set_contents (own, HEAD "== P\ndocument: two-3x3\n\nx\n", -1, NULL));
  g_autoptr (FoveaLesson) somebodys = fovea_lesson_load (own_file, NULL);
  g_assert_nonnull (somebodys);
  g_assert_false (fovea_lessons_find_next (somebodys, &next));
  g_assert_false (fovea_lessons_find_previous (somebodys, &next));
  g_assert_cmpstr (fovea_lesson_get_place (somebodys), ==, address);
  g_remove (own);
  g_rmdir (folder);
}

// A translation that is opened is the lesson in its language, whatever the reader's is.
static void
test_translation_opened (void)
{
  g_autoptr (GFile) file = new_shipped ("two-for-one.zh_CN.lesson");
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaLesson) lesson = fovea_lesson_load (file, &error);
  g_autoptr (FoveaLesson) chinese = load_chinese ();

  g_assert_no_error (error);
  g_assert_cmpstr (fovea_lesson_get_place (lesson), ==, "two-for-one");
  g_assert_cmpstr (fovea_lesson_get_title (lesson), ==, fovea_lesson_get_title (chinese));
  g_assert_cmpint (fovea_lesson_get_n_pages (lesson), ==, fovea_lesson_get_n_pages (chinese));
  g_assert_true (fovea_lesson_get_page (lesson, 0)->has_selection);
  // Whoever edits it must not write the lesson over its translation.
  g_assert_null (fovea_lesson_get_file (lesson));
}

static void
test_translation_alone (void)
{
  g_autofree char *folder = g_dir_make_tmp ("fovea-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.b.de.lesson", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, HEAD "== P\n\nx\n", -1, NULL));
  g_assert_null (fovea_lesson_load (file, &error));
  g_assert_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT);
  g_assert_nonnull (strstr (error->message, "a.b.de.lesson"));
  g_assert_nonnull (strstr (error->message, "a.b.lesson"));

  // A lesson whose name has a dot is none.
  g_assert_true (g_file_set_contents (path, HEAD "== P\ndocument: two-3x3\n\nx\n", -1, NULL));
  g_autoptr (FoveaLesson) lesson = fovea_lesson_load (file, NULL);
  g_assert_nonnull (lesson);
  g_assert_true (g_file_equal (fovea_lesson_get_file (lesson), file));
  g_remove (path);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lesson-files/opened-by-path", test_opened_by_path);
  g_test_add_func ("/lesson-files/translation-opened", test_translation_opened);
  g_test_add_func ("/lesson-files/translation-alone", test_translation_alone);

  return g_test_run ();
}
