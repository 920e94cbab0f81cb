// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Preferences where no schema is installed, as in a build folder: defaults that can be changed, and
// no abort. Lessons leave them alone.

#include "app-fixture.h"

#include "app/bookmarks.h"
#include "app/window-lecture.h"

static void
count_cb (int *n_notified)
{
  (*n_notified)++;
}

static void
test_defaults_without_schema (void)
{
  g_autoptr (FoveaSettings) settings = fovea_settings_new ();
  g_autofree char *language = fovea_settings_dup_language (settings);
  gboolean sum_all, maximized;
  int width, height;

  g_object_get (settings, "sum-all", &sum_all, "window-maximized", &maximized, "window-width",
                &width, "window-height", &height, NULL);
  g_assert_cmpint (fovea_settings_get_scheme (settings), ==, FOVEA_SCHEME_SYSTEM);
  g_assert_cmpstr (language, ==, "");
  g_assert_false (sum_all);
  g_assert_false (maximized);
  g_assert_cmpint (width, >=, 360);
  g_assert_cmpint (height, >=, 300);
}

static void
test_changes_are_notified_once (void)
{
  g_autoptr (FoveaSettings) settings = fovea_settings_new ();
  int n_notified = 0;

  g_signal_connect_swapped (settings, "notify::color-scheme", G_CALLBACK (count_cb), &n_notified);
  fovea_settings_set_scheme (settings, FOVEA_SCHEME_DARK);
  fovea_settings_set_scheme (settings, FOVEA_SCHEME_DARK);
  g_assert_cmpint (n_notified, ==, 1);
  g_assert_cmpint (fovea_settings_get_scheme (settings), ==, FOVEA_SCHEME_DARK);
}

static void
test_unknown_scheme_is_the_systems (void)
{
  g_autoptr (FoveaSettings) settings = fovea_settings_new ();

  g_object_set (settings, "color-scheme", "sepia", NULL);
  g_assert_cmpint (fovea_settings_get_scheme (settings), ==, FOVEA_SCHEME_SYSTEM);
}

static void
test_unknown_look_is_the_usual (void)
{
  g_autoptr (FoveaSettings) settings = fovea_settings_new ();

  g_object_set (settings, "numbers", "fixed3", "palette", "grey", NULL);
  g_assert_cmpint (fovea_settings_get_numbers (settings), ==, FOVEA_NUMBERS_FIXED_3);
  g_assert_cmpint (fovea_settings_get_palette (settings), ==, FOVEA_RAMP_GREY);
  g_object_set (settings, "numbers", "roman", "palette", "plaid", NULL);
  g_assert_cmpint (fovea_settings_get_numbers (settings), ==, FOVEA_NUMBERS_AUTOMATIC);
  g_assert_cmpint (fovea_settings_get_palette (settings), ==, FOVEA_RAMP_HUE);
}

static void
assert_look (FoveaWindow *window,
             const char  *view,
             bool         sum_all)
{
  g_autofree char *shown = NULL;
  gboolean is_all;

  g_object_get (window, "view", &shown, "sum-all", &is_all, NULL);
  g_assert_cmpstr (shown, ==, view);
  g_assert_cmpint (is_all, ==, sum_all);
}

static void
assert_preferred (FoveaSettings *settings,
                  const char    *view,
                  bool           sum_all)
{
  g_autofree char *kept = NULL;
  gboolean is_all;

  g_object_get (settings, "view", &kept, "sum-all", &is_all, NULL);
  g_assert_cmpstr (kept, ==, view);
  g_assert_cmpint (is_all, ==, sum_all);
}

// A page that shows another view and another sum than is preferred.
static int
find_page (FoveaLesson *lesson)
{
  for (int i = 0; i < fovea_lesson_get_n_pages (lesson); i++)
    {
      const FoveaLessonPage *page = fovea_lesson_get_page (lesson, i);
      if (page->sum_all && !g_str_equal (page->view, "compare"))
        return i;
    }
  g_assert_not_reached ();
  return -1;
}

// What pages say of view and sum is never the user's preference: not while the lesson is open, nor
// while it is made, nor in another window; and it is over with the lesson.
static void
test_pages_change_no_preference (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaLecture *lecture = fovea_window_get_lecture (window);
  FoveaSettings *settings = fovea_window_get_settings (window);
  g_autoptr (FoveaDocument) document = fixture_new_document ();
  FoveaWindow *other = fovea_window_new_sibling (window, document);
  g_autoptr (FoveaLesson) lesson = fovea_lesson_load_built_in ("two-for-one", NULL);
  int number = find_page (lesson);
  const FoveaLessonPage *page = fovea_lesson_get_page (lesson, number);

  g_object_set (settings, "view", "compare", "sum-all", FALSE, NULL);
  fovea_lecture_open (lecture, lesson);
  g_assert_true (fovea_lecture_turn (lecture, number));
  assert_look (window, page->view, true);
  assert_preferred (settings, "compare", false);
  assert_look (other, "compare", false);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.record-lesson", NULL);
  g_assert_nonnull (fovea_lecture_get_recorder (lecture));
  assert_look (window, page->view, true);
  assert_preferred (settings, "compare", false);
  fovea_lecture_stop_recording (lecture);
  assert_look (window, "compare", false);

  fovea_lecture_open (lecture, lesson);
  g_assert_true (fovea_lecture_turn (lecture, number));
  g_object_set (settings, "view", "pyramid", NULL);
  assert_look (window, page->view, true);
  assert_look (other, "pyramid", false);
  fovea_lecture_close (lecture);
  assert_look (window, "pyramid", false);

  // Without a lesson the two go together again.
  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "row");
  assert_preferred (settings, "row", false);
  gtk_window_destroy (GTK_WINDOW (other));
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_drain ();
}

// Bookmarks: the latest first, none for what was not begun; what cannot be read is none.
static void
test_bookmarks (void)
{
  static const struct
  {
    const char *before;
    const char *place;
    int page;
    const char *after;
  } rows[] = {
    { "", "cost", 3, "[('cost', 3)]" },
    { "[('cost', 3)]", "cost", 5, "[('cost', 5)]" },
    { "[('cost', 3)]", "fields", 1, "[('fields', 1), ('cost', 3)]" },
    { "[('fields', 1), ('cost', 3)]", "cost", 0, "[('fields', 1)]" },
    { "[('cost', 3)]", "cost", 0, "" },
    { "[('cost', 3)]", "file:///it's", 2, "[(\"file:///it's\", 2), ('cost', 3)]" },
    { "{'cost'", "cost", 0, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *after
        = fovea_bookmarks_dup_with (rows[i].before, rows[i].place, rows[i].page);
      g_assert_cmpstr (after, ==, rows[i].after);
      g_assert_cmpint (fovea_bookmarks_find (after, rows[i].place), ==, rows[i].page);
      g_assert_cmpint (fovea_bookmarks_find (after, "cos"), ==, 0);
    }
  g_assert_cmpint (fovea_bookmarks_find ("[('cost', -3)]", "cost"), ==, 0);

  g_autofree char *many = g_strdup ("");
  for (int i = 0; i < 100; i++)
    {
      g_autofree char *place = g_strdup_printf ("lesson-%d", i);
      char *more = fovea_bookmarks_dup_with (many, place, 7);
      g_free (many);
      many = more;
    }
  g_assert_cmpint (fovea_bookmarks_find (many, "lesson-99"), ==, 7);
  g_assert_cmpint (fovea_bookmarks_find (many, "lesson-0"), ==, 0);
  g_assert_cmpuint (strlen (many), <, 100 * strlen ("('lesson-99', 7), "));
}

static void
open_cost (FoveaWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-lesson", "s", "cost");
}

// A lesson goes on where it was left, in any window and wherever it was read; one that was read to
// its end begins anew.
static void
test_lessons_go_on (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaLecture *lecture = fovea_window_get_lecture (window);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "..", "data",
                                                 "lessons", "cost.lesson", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  open_cost (window);
  g_assert_cmpint (fovea_lecture_get_page (lecture), ==, 0);
  g_assert_true (fovea_lecture_turn (lecture, 4));
  fovea_lecture_close (lecture);
  open_cost (window);
  g_assert_cmpint (fovea_lecture_get_page (lecture), ==, 4);

  g_autoptr (FoveaDocument) document = fixture_new_document ();
  FoveaWindow *other = fovea_window_new_sibling (window, document);
  g_assert_true (fovea_window_open_lesson (other, file));
  g_assert_cmpint (fovea_lecture_get_page (fovea_window_get_lecture (other)), ==, 4);
  gtk_window_destroy (GTK_WINDOW (other));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-lesson", "s", "fields");
  g_assert_cmpint (fovea_lecture_get_page (lecture), ==, 0);
  open_cost (window);
  g_assert_cmpint (fovea_lecture_get_page (lecture), ==, 4);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.first-page", NULL);
  g_assert_cmpint (fovea_lecture_get_page (lecture), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-lesson-at", "(si)", "cost", G_MAXINT);
  g_assert_false (fovea_lecture_turn (lecture, fovea_lecture_get_page (lecture) + 1));
  fovea_lecture_close (lecture);
  open_cost (window);
  g_assert_cmpint (fovea_lecture_get_page (lecture), ==, 0);

  gtk_window_destroy (GTK_WINDOW (window));
  fixture_drain ();
}

static char *
dup_label (GMenuModel *menu,
           int         lesson)
{
  char *label = NULL;

  g_assert_true (g_menu_model_get_item_attribute (menu, lesson, G_MENU_ATTRIBUTE_LABEL, "s", &label));
  return label;
}

// The menu says where a lesson goes on, and only what it says of that lesson is made anew.
static void
test_menus_follow_bookmarks (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaSettings *settings = fovea_window_get_settings (window);
  GMenuModel *menu = G_MENU_MODEL (
    gtk_widget_get_template_child (GTK_WIDGET (window), FOVEA_TYPE_WINDOW, "lessons"));
  int n_changed = 0;

  g_object_set (settings, "bookmarks", "[('cost', 4)]", NULL);
  g_autofree char *before = dup_label (menu, 2);
  g_autofree char *other = dup_label (menu, 1);
  g_assert_nonnull (strstr (before, "5"));
  g_signal_connect_swapped (menu, "items-changed", G_CALLBACK (count_cb), &n_changed);
  g_object_set (settings, "bookmarks", "[('cost', 5)]", NULL);
  g_autofree char *after = dup_label (menu, 2);
  g_autofree char *same = dup_label (menu, 1);
  g_assert_nonnull (strstr (after, "6"));
  g_assert_cmpstr (same, ==, other);
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, fovea_lessons_get_n ());
  // One that goes, one that comes.
  g_assert_cmpint (n_changed, ==, 2);
  g_object_set (settings, "bookmarks", "", NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_drain ();
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("GSETTINGS_SCHEMA_DIR", "/nonexistent", TRUE);
  g_setenv ("XDG_DATA_DIRS", "/nonexistent", TRUE);
  g_setenv ("XDG_DATA_HOME", "/nonexistent", TRUE);
  fixture_init (&argc, &argv);

  g_test_add_func ("/settings/defaults-without-schema", test_defaults_without_schema);
  g_test_add_func ("/settings/changes-are-notified-once", test_changes_are_notified_once);
  g_test_add_func ("/settings/unknown-scheme-is-the-systems", test_unknown_scheme_is_the_systems);
  g_test_add_func ("/settings/unknown-look-is-the-usual", test_unknown_look_is_the_usual);
  g_test_add_func ("/settings/pages-change-no-preference", test_pages_change_no_preference);
  g_test_add_func ("/settings/bookmarks", test_bookmarks);
  g_test_add_func ("/settings/menus-follow-bookmarks", test_menus_follow_bookmarks);
  g_test_add_func ("/settings/lessons-go-on", test_lessons_go_on);

  return g_test_run ();
}
