// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "app/window-practice.h"

#include "app/recorder.h"

// Codes that are easily called out in a class.
#define LEAST_CODE 1000
#define PAST_CODE 10000

static FoveaPractice *
get_practice (GtkWidget *widget)
{
  return fovea_practice_bar_get_practice (
    fovea_window_get_practice_bar (FOVEA_WINDOW (widget)));
}

static FoveaLecture *
get_lecture (GtkWidget *widget)
{
  return fovea_window_get_lecture (FOVEA_WINDOW (widget));
}

// What was shown before is shown again.
static void
stop (GtkWidget *widget)
{
  bool was_round = fovea_practice_is_round (get_practice (widget));

  fovea_practice_stop (get_practice (widget));
  if (was_round)
    fovea_lecture_resume_playback (get_lecture (widget));
  gtk_widget_grab_focus (GTK_WIDGET (fovea_window_get_canvas (FOVEA_WINDOW (widget))));
}

static void
practice_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  FoveaPractice *practice = get_practice (widget);

  if (fovea_practice_is_round (practice))
    {
      stop (widget);
      return;
    }

  fovea_lecture_keep_playback (get_lecture (widget));
  fovea_practice_start (practice, FOVEA_QUESTION_ALL_KINDS,
                        (guint64) g_random_int_range (LEAST_CODE, PAST_CODE));
}

static void
end_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  stop (widget);
}

// One key for a lecturer: it shows the answer, then asks the next question.
static void
reveal_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  FoveaPractice *practice = get_practice (widget);

  if (fovea_practice_get_question (practice) != NULL && !fovea_practice_is_answered (practice))
    fovea_practice_reveal (practice);
  else
    fovea_practice_next (practice);
}

static void
next_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  fovea_practice_next (get_practice (widget));
}

// Ctrl+Enter: while a lesson is made and nothing is asked, it adds a page.
static void
answer_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  FoveaRecorder *recorder = fovea_lecture_get_recorder (get_lecture (widget));

  if (recorder != NULL && fovea_practice_get_question (get_practice (widget)) == NULL)
    gtk_widget_activate_action (GTK_WIDGET (recorder), "recorder.add", NULL);
  else
    fovea_practice_bar_submit (fovea_window_get_practice_bar (FOVEA_WINDOW (widget)));
}

static void
hint_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  fovea_practice_bar_show_hint (fovea_window_get_practice_bar (FOVEA_WINDOW (widget)));
}

// What a page asks is asked when it is turned to; a page that asks nothing ends the last question.
static void
ask_page_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  FoveaLecture *lecture = fovea_window_get_lecture (FOVEA_WINDOW (widget));
  FoveaLesson *lesson = fovea_lecture_get_lesson (lecture);
  g_autoptr (FoveaQuestion) question
    = lesson != NULL ? fovea_lesson_new_question (lesson, fovea_lecture_get_page (lecture)) : NULL;

  if (question != NULL)
    fovea_practice_ask (get_practice (widget), question);
  else
    fovea_practice_abandon (get_practice (widget));
}

// What a page asks for was done by whoever answered it right.
static void
page_answered_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  FoveaLecture *lecture = get_lecture (widget);

  if (fovea_lecture_get_lesson (lecture) != NULL)
    fovea_lesson_view_set_done (fovea_lecture_get_view (lecture), true);
}

// The tally outlives its round: who ends it too soon may still hand it in.
static void
copy_tally_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  g_autofree char *tally = fovea_practice_dup_tally (get_practice (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), tally);
}

static void
note_tally_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  int n_right, n_answered;

  fovea_practice_get_score (get_practice (widget), &n_right, &n_answered);
  gtk_widget_action_set_enabled (widget, "win.copy-tally", n_answered > 0);
}

/**
 * fovea_window_class_add_practice_actions:
 * @widget_class: the class of the window, its template set
 *
 * Installs the actions of questions, named win.*.
 */
void
fovea_window_class_add_practice_actions (GtkWidgetClass *widget_class)
{
  g_type_ensure (FOVEA_TYPE_PRACTICE_BAR);
  gtk_widget_class_bind_template_child_full (widget_class, "practice_bar", FALSE, 0);
  gtk_widget_class_install_action (widget_class, "win.practice", NULL, practice_cb);
  gtk_widget_class_install_action (widget_class, "win.ask-page", NULL, ask_page_cb);
  gtk_widget_class_install_action (widget_class, "win.page-answered", NULL, page_answered_cb);
  gtk_widget_class_install_action (widget_class, "win.copy-tally", NULL, copy_tally_cb);
  gtk_widget_class_install_action (widget_class, "win.note-tally", NULL, note_tally_cb);
  gtk_widget_class_install_action (widget_class, "win.end-practice", NULL, end_cb);
  gtk_widget_class_install_action (widget_class, "win.reveal-answer", NULL, reveal_cb);
  gtk_widget_class_install_action (widget_class, "win.next-question", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "win.answer-question", NULL, answer_cb);
  gtk_widget_class_install_action (widget_class, "win.hint-question", NULL, hint_cb);
}

/**
 * fovea_window_get_practice_bar:
 * @self: a window
 *
 * Returns: (transfer none): its questions
 */
FoveaPracticeBar *
fovea_window_get_practice_bar (FoveaWindow *self)
{
  g_return_val_if_fail (FOVEA_IS_WINDOW (self), NULL);

  return FOVEA_PRACTICE_BAR (gtk_widget_get_template_child (GTK_WIDGET (self), FOVEA_TYPE_WINDOW,
                                                            "practice_bar"));
}
