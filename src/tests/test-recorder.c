// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A lesson is made in the window: pages taken, told, put in order, saved, opened and gone on with.

#include "app/application.h"
#include "app/recorder.h"
#include "app/recording.h"
#include "app/restoring.h"

#include "app-fixture.h"
#include "drafts-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>

// Set for the child that is killed.
#define PHASE "FOVEA_TEST_PHASE"

static FoveaRecorder *
begin (FoveaWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.record-lesson", NULL);
  FoveaRecorder *recorder = fovea_lecture_get_recorder (fovea_window_get_lecture (window));
  g_assert_nonnull (recorder);

  return recorder;
}

static void
act (FoveaRecorder *recorder,
     const char    *action)
{
  gtk_widget_activate_action (GTK_WIDGET (recorder), action, NULL);
}

static GtkWidget *
find_child (FoveaRecorder *recorder,
            const char    *name)
{
  GObject *child
    = gtk_widget_get_template_child (GTK_WIDGET (recorder), FOVEA_TYPE_RECORDER, name);

  g_assert_nonnull (child);
  return GTK_WIDGET (child);
}

static void
type (FoveaRecorder *recorder,
      const char    *field,
      const char    *words)
{
  GtkWidget *child = find_child (recorder, field);

  if (GTK_IS_EDITABLE (child))
    gtk_editable_set_text (GTK_EDITABLE (child), words);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (child)), words, -1);
}

static const FoveaLessonPage *
get_page (FoveaRecorder *recorder,
          int            page)
{
  return fovea_draft_page_get (
    fovea_lesson_draft_get_page (fovea_recorder_get_draft (recorder), page));
}

static int
count_pages (FoveaRecorder *recorder)
{
  return fovea_lesson_draft_get_n_pages (fovea_recorder_get_draft (recorder));
}

static void
is_done_cb (FoveaWindow *window,
            bool         is_done,
            gpointer     data)
{
  *(int *) data = is_done;
}

static bool
is_answered (gpointer data)
{
  return *(int *) data >= 0;
}

static void
destroy_whole (FoveaWindow *window)
{
  gpointer pointer = window;

  g_object_add_weak_pointer (G_OBJECT (window), &pointer);
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_wait (fixture_is_null, &pointer);
}

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);
      if (GTK_IS_DIALOG (window))
        return GTK_WINDOW (window);
    }
  return NULL;
}

static FoveaLesson *
check_file (GFile *file)
{
  g_autoptr (GError) error = NULL;
  FoveaLesson *lesson = fovea_lesson_load (file, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fovea_lesson_get_title (lesson), ==, "A lesson of mine");
  g_assert_cmpint (fovea_lesson_get_n_pages (lesson), ==, 2);
  const FoveaLessonPage *first = fovea_lesson_get_page (lesson, 0);
  g_assert_cmpstr (first->title, ==, "First");
  g_assert_cmpstr (first->document, ==, "two-3x3");
  g_assert_cmpstr (first->paragraphs[1], ==, "# Two.");
  g_assert_cmpstr (first->tasks[1], ==, "Think.");
  g_assert_true (first->has_goal && fovea_cell_equal (first->goal, (FoveaCell){ 2, 0, 0, 0 }));
  g_assert_true (fovea_cell_equal (first->selection, (FoveaCell){ 2, 0, 0, 2 }));
  const FoveaLessonPage *second = fovea_lesson_get_page (lesson, 1);
  g_assert_cmpstr (second->view, ==, "pyramid");
  g_assert_cmpstr (second->document, ==, "mine-1");
  g_assert_cmpint (second->play, ==, FOVEA_LESSON_PLAY_FILL);
  g_assert_cmpint (second->step, ==, 4);

  return lesson;
}

// What is seen beneath the pages.
static void
check_saved (FoveaRecorder *recorder,
             const char    *words)
{
  GtkWidget *saved = find_child (recorder, "saved");

  g_assert_cmpint (gtk_widget_get_visible (saved), ==, words != NULL);
  if (words != NULL)
    g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (saved)), words));
}

static void
check_keeps_telling (FoveaWindow   *window,
                     FoveaRecorder *recorder)
{
  check_saved (recorder, "mine.lesson");
  type (recorder, "text", "More");
  check_saved (recorder, "Not saved");
  // Ctrl+S, which is the document's, is the lesson's while that is written.
  gtk_widget_grab_focus (find_child (recorder, "text"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
  check_saved (recorder, "mine.lesson");
  type (recorder, "text", "");
  fovea_recorder_take_words (recorder);
  check_saved (recorder, "Not saved");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
  check_saved (recorder, "mine.lesson");
}

// What is set up is what the page shows, after a way through a file.
static void
test_what_is_shown_is_recorded (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaSession *session = fovea_window_get_session (window);
  FoveaLecture *lecture = fovea_window_get_lecture (window);
  FoveaPlayerBar *player = fovea_lecture_get_player (lecture);
  FoveaRecorder *recorder = begin (window);
  g_autofree char *folder = g_dir_make_tmp ("fovea-recorder-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "mine.lesson", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  int answer = -1;

  check_saved (recorder, NULL);
  type (recorder, "lesson_title", "A lesson of mine");
  check_saved (recorder, "Not saved");
  fovea_session_select (session, (FoveaCell){ 2, 0, 0, 2 });
  act (recorder, "recorder.add");
  type (recorder, "page_title", "First");
  type (recorder, "text", "One.\n\n# Two.");
  type (recorder, "tasks", "Click.\nThink.");
  type (recorder, "goal", "2:0,0,0");

  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "pyramid");
  g_assert_true (fovea_document_set_cell (fovea_session_get_document (session),
                                          (FoveaCell){ 0, 0, 0, 0 }, 5, NULL));
  fovea_player_bar_open (player, FOVEA_PLAYBACK_FILL);
  fovea_player_bar_go (player, 4);
  act (recorder, "recorder.add");
  type (recorder, "page_title", "Second");

  fovea_recording_save_to (window, file, is_done_cb, &answer);
  g_assert_cmpint (answer, ==, true);
  g_assert_false (fovea_lesson_draft_is_modified (fovea_recorder_get_draft (recorder)));
  check_keeps_telling (window, recorder);
  g_autoptr (FoveaLesson) lesson = check_file (file);

  // Opened again, it goes on where it was.
  act (recorder, "recorder.undo");
  fovea_lecture_stop_recording (lecture);
  fovea_lecture_open (lecture, lesson);
  recorder = begin (window);
  g_assert_cmpint (count_pages (recorder), ==, 2);
  g_assert_null (fovea_lecture_get_lesson (lecture));
  act (recorder, "recorder.add");
  g_assert_cmpint (count_pages (recorder), ==, 3);
  fovea_recording_save_to (window, fovea_lesson_draft_get_file (fovea_recorder_get_draft (recorder)),
                           is_done_cb, &answer);
  g_autoptr (FoveaLesson) more = fovea_lesson_load (file, NULL);
  g_assert_cmpint (fovea_lesson_get_n_pages (more), ==, 3);

  destroy_whole (window);
  g_autofree char *document = g_build_filename (folder, "mine-1.fovea", NULL);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_remove (document), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_pages_move_and_come_back (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaRecorder *recorder = begin (window);
  static const char *const titles[] = { "A", "B", "C" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      act (recorder, "recorder.add");
      type (recorder, "page_title", titles[i]);
    }
  g_assert_cmpint (fovea_recorder_get_page (recorder), ==, 2);
  g_assert_true (fixture_press_key (GTK_WIDGET (recorder), GDK_KEY_Up, GDK_ALT_MASK));
  g_assert_cmpstr (get_page (recorder, 1)->title, ==, "C");
  g_assert_cmpint (fovea_recorder_get_page (recorder), ==, 1);
  act (recorder, "recorder.delete");
  g_assert_cmpint (count_pages (recorder), ==, 2);
  g_assert_cmpstr (get_page (recorder, 1)->title, ==, "B");
  act (recorder, "recorder.undo");
  g_assert_cmpint (count_pages (recorder), ==, 3);
  g_assert_cmpstr (get_page (recorder, 1)->title, ==, "C");

  // Ctrl+Enter, which is the window's, is the recorder's while nothing is asked.
  gtk_widget_activate_action (GTK_WIDGET (window), "win.answer-question", NULL);
  g_assert_cmpint (count_pages (recorder), ==, 4);
  act (recorder, "recorder.undo");
  g_assert_cmpint (count_pages (recorder), ==, 3);

  // A page keeps its words when its picture is taken anew.
  fovea_recorder_select (recorder, 0);
  fovea_session_select (fovea_window_get_session (window), (FoveaCell){ 1, 0, 4, 4 });
  act (recorder, "recorder.retake");
  g_assert_cmpstr (get_page (recorder, 0)->title, ==, "A");
  g_assert_true (fovea_cell_equal (get_page (recorder, 0)->selection,
                                   (FoveaCell){ 1, 0, 4, 4 }));
  destroy_whole (window);
}

// A document that is edited is not lost when a page is shown: undo brings it back.
static void
test_showing_a_page_loses_nothing (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaSession *session = fovea_window_get_session (window);
  FoveaDocument *document = fovea_session_get_document (session);
  FoveaRecorder *recorder = begin (window);

  act (recorder, "recorder.add");
  g_assert_true (fovea_document_set_cell (document, (FoveaCell){ 0, 0, 0, 0 }, 5, NULL));
  FoveaContent *edited = fovea_document_get_content (document);
  fovea_lecture_show_draft (
    fovea_window_get_lecture (window),
    fovea_lesson_draft_get_page (fovea_recorder_get_draft (recorder), 0));
  g_assert_true (fovea_session_get_document (session) == document);
  g_assert_true (fovea_document_get_content (document) != edited);
  fovea_document_undo (document);
  g_assert_true (fovea_document_get_content (document) == edited);
  destroy_whole (window);
}

static void
test_wrong_goal_is_told (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaRecorder *recorder = begin (window);

  act (recorder, "recorder.add");
  type (recorder, "page_title", "Kept");
  type (recorder, "goal", "2:0,9,9");
  g_assert_false (fovea_recorder_take_words (recorder));
  g_assert_true (gtk_widget_get_visible (find_child (recorder, "goal_error")));
  g_assert_cmpstr (get_page (recorder, 0)->title, ==, "Kept");
  type (recorder, "goal", "2:0,1,1");
  g_assert_true (fovea_recorder_take_words (recorder));
  g_assert_false (gtk_widget_get_visible (find_child (recorder, "goal_error")));
  destroy_whole (window);
}

static void
answer (int response)
{
  GtkWindow *dialog = find_dialog ();

  g_assert_nonnull (dialog);
  gtk_dialog_response (GTK_DIALOG (dialog), response);
}

// Closing asks while something would be lost, and Cancel keeps everything.
static void
test_closing_asks (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaRecorder *recorder = begin (window);
  int may_close = -1;

  fovea_recording_ask_to_close (window, is_done_cb, &may_close);
  fixture_wait (is_answered, &may_close);
  g_assert_true (may_close);

  recorder = begin (window);
  act (recorder, "recorder.add");
  may_close = -1;
  fovea_recording_ask_to_close (window, is_done_cb, &may_close);
  answer (GTK_RESPONSE_CANCEL);
  fixture_wait (is_answered, &may_close);
  g_assert_false (may_close);
  g_assert_cmpint (count_pages (recorder), ==, 1);

  // Words that were only typed count, too.
  type (recorder, "page_title", "Typed");
  may_close = -1;
  fovea_recording_ask_to_close (window, is_done_cb, &may_close);
  answer (2);
  fixture_wait (is_answered, &may_close);
  g_assert_true (may_close);
  g_assert_null (fovea_lecture_get_recorder (fovea_window_get_lecture (window)));
  destroy_whole (window);
}

// The child: the real application, in which a page is added and one more word is being typed.
static void
record_cb (GtkApplication *application,
           gpointer        data)
{
  FoveaRecorder *recorder
    = begin (FOVEA_WINDOW (gtk_application_get_windows (application)->data));

  act (recorder, "recorder.add");
  type (recorder, "lesson_title", "Not saved");
  type (recorder, "page_title", "Nor this");
  type (recorder, "text", "One.");
}

static int
run_until_killed (void)
{
  g_autoptr (FoveaApplication) application = fovea_application_new (G_APPLICATION_NON_UNIQUE);
  char *arguments[] = { (char *) "fovea", NULL };

  g_signal_connect_after (application, "activate", G_CALLBACK (record_cb), NULL);
  return g_application_run (G_APPLICATION (application), 1, arguments);
}

static bool
has_draft (gpointer data)
{
  return drafts_fixture_count () > 0;
}

// What was typed when the power went is offered at the next start, and goes on being kept.
static void
test_draft_after_kill (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher
    = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_subprocess_launcher_setenv (launcher, PHASE, "record", TRUE);
  g_autoptr (GSubprocess) child
    = g_subprocess_launcher_spawn (launcher, &error, "/proc/self/exe", NULL);

  g_assert_no_error (error);
  fixture_wait (has_draft, NULL);
  g_subprocess_send_signal (child, SIGKILL);
  g_subprocess_wait (child, NULL, NULL);

  FoveaWindow *window = fixture_new_window ();
  g_assert_true (fovea_restoring_offer (window));
  answer (1);
  FoveaRecorder *recorder = fovea_lecture_get_recorder (fovea_window_get_lecture (window));
  g_assert_nonnull (recorder);
  FoveaLessonDraft *draft = fovea_recorder_get_draft (recorder);
  g_assert_cmpstr (fovea_lesson_draft_get_title (draft), ==, "Not saved");
  g_assert_cmpint (count_pages (recorder), ==, 1);
  g_assert_cmpstr (get_page (recorder, 0)->title, ==, "Nor this");
  g_assert_cmpstr (get_page (recorder, 0)->paragraphs[0], ==, "One.");
  g_assert_true (fovea_lesson_draft_is_modified (draft));
  g_assert_true (has_draft (NULL));
  g_assert_false (fovea_restoring_offer (window));
  destroy_whole (window);
  g_assert_false (has_draft (NULL));
}

int
main (int    argc,
      char **argv)
{
  if (g_strcmp0 (g_getenv (PHASE), "record") == 0)
    return run_until_killed ();

  fixture_init (&argc, &argv);
  g_test_add_func ("/recorder/what-is-shown-is-recorded", test_what_is_shown_is_recorded);
  g_test_add_func ("/recorder/pages-move-and-come-back", test_pages_move_and_come_back);
  g_test_add_func ("/recorder/showing-a-page-loses-nothing", test_showing_a_page_loses_nothing);
  g_test_add_func ("/recorder/wrong-goal-is-told", test_wrong_goal_is_told);
  g_test_add_func ("/recorder/closing-asks", test_closing_asks);
  g_test_add_func ("/recorder/draft-after-kill", test_draft_after_kill);

  return g_test_run ();
}
