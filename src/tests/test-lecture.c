// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Playback, lessons and presentation in the window.

#include "app/sheet.h"
#include "app/window-lecture.h"
#include "figure/figure.h"

#include "app-fixture.h"

static void
destroy_whole (FoveaWindow *window)
{
  gpointer pointer = window;

  g_object_add_weak_pointer (G_OBJECT (window), &pointer);
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_wait (fixture_is_null, &pointer);
}

static void
activate (FoveaWindow *window,
          const char  *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

static FoveaCell
get_selection (FoveaWindow *window)
{
  FoveaCell cell = { 0 };

  g_assert_true (fovea_session_get_selection (fovea_window_get_session (window), &cell));
  return cell;
}

static void
test_steps_select_what_they_fill (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaLecture *lecture = fovea_window_get_lecture (window);
  FoveaPlayerBar *bar = fovea_lecture_get_player (lecture);

  activate (window, "win.toggle-playback");
  g_assert_true (fovea_player_bar_is_open (bar));
  g_assert_cmpint (fovea_player_get_n_steps (fovea_player_bar_get_player (bar)), ==, 25 + 9);
  g_assert_true (fovea_cell_equal (get_selection (window), (FoveaCell){ 2, 0, 1, 1 }));

  fovea_player_bar_go (bar, 0);
  g_assert_true (fovea_cell_equal (get_selection (window), (FoveaCell){ 1, 0, 0, 0 }));
  g_assert_true (fixture_press_key (GTK_WIDGET (lecture), GDK_KEY_period, 0));
  g_assert_true (fovea_cell_equal (get_selection (window), (FoveaCell){ 1, 0, 0, 1 }));
  fovea_player_bar_go (bar, 25);
  g_assert_true (fovea_cell_equal (get_selection (window), (FoveaCell){ 2, 0, 0, 0 }));
  g_assert_true (fixture_press_key (GTK_WIDGET (lecture), GDK_KEY_comma, 0));
  g_assert_true (fovea_cell_equal (get_selection (window), (FoveaCell){ 1, 0, 4, 4 }));

  // A cell selected by hand is gone to.
  fovea_session_select (fovea_window_get_session (window), (FoveaCell){ 1, 0, 2, 0 });
  g_assert_cmpint (fovea_player_get_position (fovea_player_bar_get_player (bar)), ==, 10);
  activate (window, "win.toggle-playback");
  g_assert_false (fovea_player_bar_is_open (bar));
  destroy_whole (window);
}

static void
edit_input (FoveaWindow *window,
            float        value)
{
  FoveaDocument *document = fovea_session_get_document (fovea_window_get_session (window));

  g_assert_true (fovea_document_set_cell (document, (FoveaCell){ 0, 0, 0, 0 }, value, NULL));
}

// The same cell stays selected: nobody went anywhere.
static void
test_edits_go_to_no_step (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaPlayerBar *bar = fovea_lecture_get_player (fovea_window_get_lecture (window));
  FoveaPlayer *player = fovea_player_bar_get_player (bar);

  activate (window, "win.toggle-playback");
  edit_input (window, 2);
  g_assert_cmpint (fovea_player_get_position (player), ==, 33);
  g_assert_true (fovea_cell_equal (get_selection (window), (FoveaCell){ 2, 0, 1, 1 }));

  fovea_player_bar_go (bar, 7);
  edit_input (window, 3);
  g_assert_cmpint (fovea_player_get_position (player), ==, 7);
  g_assert_true (fovea_cell_equal (get_selection (window), (FoveaCell){ 1, 0, 1, 2 }));
  destroy_whole (window);
}

static char *
dump_canvas (FoveaWindow *window)
{
  return fovea_figure_dump (fovea_canvas_get_figure (fovea_window_get_canvas (window)));
}

static void
test_step_looks_the_same_by_any_path (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaPlayerBar *bar = fovea_lecture_get_player (fovea_window_get_lecture (window));

  for (int playback = FOVEA_PLAYBACK_FILL; playback <= FOVEA_PLAYBACK_NESTED; playback++)
    {
      fovea_session_select_default (fovea_window_get_session (window));
      fovea_player_bar_open (bar, (FoveaPlayback) playback);
      fixture_drain ();
      fovea_player_bar_go (bar, 3);
      g_autofree char *straight = dump_canvas (window);
      fovea_player_bar_go (bar, 7);
      fovea_player_bar_step (bar, -1);
      fovea_player_bar_step (bar, -3);
      g_autofree char *back = dump_canvas (window);
      g_assert_cmpstr (straight, ==, back);
      fovea_player_bar_step (bar, 1);
      g_autofree char *next = dump_canvas (window);
      g_assert_cmpstr (straight, !=, next);
    }
  destroy_whole (window);
}

// P leads to smaller steps, Shift+P back, and the picture stays at the cell that was made.
static void
test_pace_keeps_the_cell (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaLecture *lecture = fovea_window_get_lecture (window);
  FoveaPlayerBar *bar = fovea_lecture_get_player (lecture);
  FoveaPlayer *player = fovea_player_bar_get_player (bar);
  FoveaCell cell;

  fovea_player_bar_open (bar, FOVEA_PLAYBACK_FILL);
  fovea_player_bar_go (bar, 26);
  g_assert_true (fixture_press_key (GTK_WIDGET (lecture), GDK_KEY_p, 0));
  g_assert_true (fixture_press_key (GTK_WIDGET (lecture), GDK_KEY_p, 0));
  g_assert_cmpint (fovea_player_bar_get_playback (bar), ==, FOVEA_PLAYBACK_TERMS);
  g_assert_cmpint (fovea_player_get_n_steps (player), ==, 306);
  // The last of the nine terms of the second cell of the output.
  g_assert_cmpint (fovea_player_get_position (player), ==, 225 + 17);
  fovea_player_bar_step (bar, -4);
  g_autofree char *partial = dump_canvas (window);
  g_assert_nonnull (strstr (partial, "so far"));
  g_assert_true (fixture_press_key (GTK_WIDGET (lecture), GDK_KEY_p, GDK_SHIFT_MASK));
  g_assert_true (fixture_press_key (GTK_WIDGET (lecture), GDK_KEY_p, GDK_SHIFT_MASK));
  g_assert_cmpint (fovea_player_get_position (player), ==, 26);
  g_assert_true (fixture_press_key (GTK_WIDGET (lecture), GDK_KEY_p, GDK_SHIFT_MASK));
  g_assert_cmpint (fovea_player_bar_get_playback (bar), ==, FOVEA_PLAYBACK_LAYERS);
  g_assert_cmpint (fovea_player_get_n_steps (player), ==, 2);
  fovea_player_bar_go (bar, 0);
  g_assert_true (fovea_session_get_selection (fovea_window_get_session (window), &cell));
  g_assert_cmpint (cell.stage, ==, 1);
  destroy_whole (window);
}

// What a lesson puts away is not put away in the settings, where it would stay if the program ended
// here; after the practice the playback is at its step again.
static void
test_lecture_leaves_no_trace (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaLecture *lecture = fovea_window_get_lecture (window);
  FoveaPlayerBar *bar = fovea_lecture_get_player (lecture);
  FoveaSettings *settings = fovea_window_get_settings (window);
  g_autoptr (FoveaLesson) lesson = fovea_lesson_load_built_in ("two-for-one", NULL);
  gboolean is_shown, is_kept;

  g_object_set (settings, "inspector", TRUE, NULL);
  fovea_lecture_open (lecture, lesson);
  g_object_get (window, "inspector", &is_shown, NULL);
  g_object_get (settings, "inspector", &is_kept, NULL);
  g_assert_false (is_shown);
  g_assert_true (is_kept);
  fovea_lecture_close (lecture);
  g_object_get (window, "inspector", &is_shown, NULL);
  g_assert_true (is_shown);

  fovea_player_bar_open (bar, FOVEA_PLAYBACK_FILL);
  fovea_player_bar_go (bar, 12);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.practice", NULL);
  g_assert_false (fovea_player_bar_is_open (bar));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.end-practice", NULL);
  g_assert_true (fovea_player_bar_is_open (bar));
  g_assert_cmpint (fovea_player_get_position (fovea_player_bar_get_player (bar)), ==, 12);
  destroy_whole (window);
}

static bool
is_at_end (gpointer player)
{
  return fovea_player_get_position (player) == fovea_player_get_n_steps (player) - 1
         && !fovea_player_get_playing (player);
}

static void
test_plays_by_itself (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaLecture *lecture = fovea_window_get_lecture (window);
  FoveaPlayerBar *bar = fovea_lecture_get_player (lecture);
  FoveaPlayer *player = fovea_player_bar_get_player (bar);

  fovea_player_bar_open (bar, FOVEA_PLAYBACK_NESTED);
  fovea_player_set_speed (player, FOVEA_PLAYER_GREATEST_SPEED);
  g_assert_true (fixture_press_key (GTK_WIDGET (lecture), GDK_KEY_space, 0));
  g_assert_true (fovea_player_get_playing (player));
  fixture_wait (is_at_end, player);
  destroy_whole (window);
}

static void
test_no_animations_jump (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaPlayerBar *bar = fovea_lecture_get_player (fovea_window_get_lecture (window));
  GtkSettings *settings = gtk_settings_get_default ();

  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  fovea_player_bar_open (bar, FOVEA_PLAYBACK_NESTED);
  fovea_player_bar_play (bar);
  g_assert_true (is_at_end (fovea_player_bar_get_player (bar)));
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  destroy_whole (window);
}

// Every page of every lesson is laid out, with its view and its playback.
// A lesson is read without knowing how documents are drawn.
static void
test_unknown_view_is_told (void)
{
  const char *text = "fovea-lesson: 1\ntitle: T\n\n== One\ndocument: two-3x3\nview: sideways\n";
  FoveaWindow *window = fixture_new_window ();
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "fovea-test-view.lesson", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  g_assert_true (fovea_window_open_lesson (window, file));
  g_assert_null (fovea_lecture_get_lesson (fovea_window_get_lecture (window)));
  g_file_delete (file, NULL, NULL);
  destroy_whole (window);
}

// Not the scrolled window around it, of which a screen reader has nothing to say.
static void
test_tab_leads_to_the_text (void)
{
  FoveaWindow *window = fixture_new_window ();
  g_autoptr (FoveaLesson) lesson = fovea_lesson_load_built_in (fovea_lessons_get_name (0), NULL);

  fovea_lecture_open (fovea_window_get_lecture (window), lesson);
  GtkWidget *sheet = fixture_find_nth (GTK_WIDGET (window), FOVEA_TYPE_SHEET, 0);
  GtkWidget *scroller = gtk_widget_get_ancestor (sheet, GTK_TYPE_SCROLLED_WINDOW);
  fixture_wait (fixture_is_laid_out, sheet);
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  g_assert_true (gtk_widget_child_focus (scroller, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_focus (sheet));
  g_assert_false (gtk_widget_child_focus (scroller, GTK_DIR_TAB_FORWARD));
  destroy_whole (window);
}

static void
test_every_page_shows (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaLecture *lecture = fovea_window_get_lecture (window);

  for (int i = 0; i < fovea_lessons_get_n (); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FoveaLesson) lesson
        = fovea_lesson_load_built_in (fovea_lessons_get_name (i), &error);
      g_assert_no_error (error);
      fovea_lecture_open (lecture, lesson);
      for (int number = 0; number < fovea_lesson_get_n_pages (lesson); number++)
        {
          const FoveaLessonPage *page = fovea_lesson_get_page (lesson, number);
          FoveaView view;
          g_assert_true (fovea_lecture_turn (lecture, number));
          g_assert_true (fovea_view_from_nick (page->view, &view));
          g_assert_cmpint (fovea_player_bar_is_open (fovea_lecture_get_player (lecture)), ==,
                           page->play != FOVEA_LESSON_PLAY_NOTHING);
          if (page->play != FOVEA_LESSON_PLAY_NOTHING)
            g_assert_cmpint (fovea_player_get_position (fovea_player_bar_get_player (
                               fovea_lecture_get_player (lecture))),
                             ==, page->step);
          // What is selected is hidden until the question is answered.
          g_assert_cmpint (fovea_session_is_pending (fovea_window_get_session (window)), ==,
                           page->has_question);
          if (page->has_selection && !page->has_question && page->play != FOVEA_LESSON_PLAY_FILL)
            g_assert_true (fovea_cell_equal (get_selection (window), page->selection));
          fixture_drain ();
          g_autofree char *dump = dump_canvas (window);
          g_assert_nonnull (dump);
        }
      g_assert_false (fovea_lecture_turn (lecture, fovea_lesson_get_n_pages (lesson)));
    }
  destroy_whole (window);
}

static void
test_goal_ticks_the_task (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaLecture *lecture = fovea_window_get_lecture (window);
  FoveaLessonView *view = fovea_lecture_get_view (lecture);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-lesson", "s", "two-for-one");
  g_assert_nonnull (fovea_lecture_get_lesson (lecture));
  g_assert_false (fovea_lesson_view_is_done (view));
  fovea_session_select (fovea_window_get_session (window), (FoveaCell){ 2, 0, 0, 1 });
  g_assert_false (fovea_lesson_view_is_done (view));
  fovea_session_select (fovea_window_get_session (window), (FoveaCell){ 2, 0, 0, 0 });
  g_assert_true (fovea_lesson_view_is_done (view));
  activate (window, "win.next-page");
  g_assert_cmpint (fovea_lecture_get_page (lecture), ==, 1);
  g_assert_false (fovea_lesson_view_is_done (view));
  activate (window, "win.previous-page");
  activate (window, "win.previous-page");
  g_assert_cmpint (fovea_lecture_get_page (lecture), ==, 0);
  destroy_whole (window);
}

// What nobody would miss gives its window to the lesson, and comes back.
static void
test_leaving_gives_back_the_document (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaSession *session = fovea_window_get_session (window);
  g_autoptr (FoveaDocument) document = g_object_ref (fovea_session_get_document (session));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-lesson", "s", "fields");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-lesson", "s", "cost");
  g_assert_true (fovea_session_get_document (session) != document);
  activate (window, "win.close-lesson");
  g_assert_true (fovea_session_get_document (session) == document);
  g_assert_null (fovea_lecture_get_lesson (fovea_window_get_lecture (window)));
  destroy_whole (window);
}

static FoveaWindow *
find_other_window (FoveaWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) other = g_list_model_get_item (windows, i);

      if (FOVEA_IS_WINDOW (other) && other != G_OBJECT (window))
        return FOVEA_WINDOW (other);
    }
  return NULL;
}

// An edited document keeps its window: the lesson opens in another.
static void
test_lesson_spares_an_edited_document (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaSession *session = fovea_window_get_session (window);
  FoveaDocument *document = fovea_session_get_document (session);

  g_assert_true (fovea_document_set_cell (document, (FoveaCell){ 0, 0, 0, 0 }, 5, NULL));
  g_assert_null (find_other_window (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-lesson", "s", "fields");

  FoveaWindow *other = find_other_window (window);
  g_assert_nonnull (other);
  g_assert_nonnull (fovea_lecture_get_lesson (fovea_window_get_lecture (other)));
  g_assert_null (fovea_lecture_get_lesson (fovea_window_get_lecture (window)));
  g_assert_true (fovea_session_get_document (session) == document);
  destroy_whole (other);
  destroy_whole (window);
}

// Another document ends the lesson and stays.
static void
test_opening_ends_the_lesson (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaSession *session = fovea_window_get_session (window);
  g_autoptr (FoveaDocument) other = fixture_new_document ();

  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-lesson", "s", "fields");
  fovea_session_set_document (session, other);
  g_assert_null (fovea_lecture_get_lesson (fovea_window_get_lecture (window)));
  g_assert_true (fovea_session_get_document (session) == other);
  destroy_whole (window);
}

static bool
is_presenting (gpointer lecture)
{
  return fovea_lecture_is_presenting (lecture);
}

static bool
is_not_presenting (gpointer lecture)
{
  return !fovea_lecture_is_presenting (lecture);
}

static bool
press (FoveaLecture *lecture,
       guint         key)
{
  GtkEventController *keys
    = fixture_find_controller (GTK_WIDGET (lecture), GTK_TYPE_EVENT_CONTROLLER_KEY);
  gboolean is_handled = FALSE;

  g_signal_emit_by_name (keys, "key-pressed", key, 0, 0, &is_handled);
  return is_handled;
}

static void
test_presentation (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaLecture *lecture = fovea_window_get_lecture (window);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-lesson", "s", "two-for-one");
  activate (window, "win.toggle-fullscreen");
  fixture_wait (is_presenting, lecture);
  g_assert_true (press (lecture, GDK_KEY_Page_Down));
  g_assert_true (press (lecture, GDK_KEY_Page_Down));
  g_assert_true (press (lecture, GDK_KEY_Page_Up));
  g_assert_cmpint (fovea_lecture_get_page (lecture), ==, 1);
  g_assert_true (press (lecture, GDK_KEY_s));
  g_assert_true (press (lecture, GDK_KEY_t));
  g_assert_true (press (lecture, GDK_KEY_b));
  fixture_drain ();

  // Escape shows the picture again first, then it leaves.
  g_assert_true (press (lecture, GDK_KEY_Escape));
  g_assert_true (fovea_lecture_is_presenting (lecture));
  g_assert_false (press (lecture, GDK_KEY_Left));
  g_assert_true (press (lecture, GDK_KEY_Escape));
  fixture_wait (is_not_presenting, lecture);
  destroy_whole (window);
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/lecture/steps-select-what-they-fill", test_steps_select_what_they_fill);
  g_test_add_func ("/lecture/edits-go-to-no-step", test_edits_go_to_no_step);
  g_test_add_func ("/lecture/step-looks-the-same-by-any-path",
                   test_step_looks_the_same_by_any_path);
  g_test_add_func ("/lecture/leaves-no-trace", test_lecture_leaves_no_trace);
  g_test_add_func ("/lecture/pace-keeps-the-cell", test_pace_keeps_the_cell);
  g_test_add_func ("/lecture/plays-by-itself", test_plays_by_itself);
  g_test_add_func ("/lecture/no-animations-jump", test_no_animations_jump);
  g_test_add_func ("/lecture/every-page-shows", test_every_page_shows);
  g_test_add_func ("/lecture/tab-leads-to-the-text", test_tab_leads_to_the_text);
  g_test_add_func ("/lecture/unknown-view-is-told", test_unknown_view_is_told);
  g_test_add_func ("/lecture/goal-ticks-the-task", test_goal_ticks_the_task);
  g_test_add_func ("/lecture/leaving-gives-back-the-document",
                   test_leaving_gives_back_the_document);
  g_test_add_func ("/lecture/lesson-spares-an-edited-document",
                   test_lesson_spares_an_edited_document);
  g_test_add_func ("/lecture/opening-ends-the-lesson", test_opening_ends_the_lesson);
  g_test_add_func ("/lecture/presentation", test_presentation);

  return g_test_run ();
}
