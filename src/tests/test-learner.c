// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A student without a pointer goes through a lesson, from the program's start to its last page, on to
// the next lesson and back to the document: real keys only, and answers found from the questions' own
// words.
//
//   test-learner LESSON LANGUAGE

#include "config.h"

#include "app/application.h"
#include "app/languages.h"
#include "app/window-practice.h"

#include "learner.h"
#include "pointer-fixture.h"

#include <glib/gi18n.h>
#include <locale.h>

#define MOST_TABS 60

// Which lesson is learned in which language.
static int lesson_to_learn;
static const char *language;

typedef struct
{
  FoveaWindow *window;
  FoveaLecture *lecture;
  FoveaSession *session;
  FoveaPractice *practice;
  int page;              // to be waited for
  int n_chosen;          // likewise
  GtkWidget *focus;      // before a key
  bool has_selection;    // likewise
  FoveaCell selection;   // likewise
  bool is_through;
} Student;

static bool
has_moved (gpointer data)
{
  Student *student = data;
  FoveaCell cell = { 0 };
  bool has_selection = fovea_session_get_selection (student->session, &cell);

  return gtk_window_get_focus (GTK_WINDOW (student->window)) != student->focus
         || has_selection != student->has_selection
         || (has_selection && !fovea_cell_equal (cell, student->selection));
}

static void
press (const char *keys)
{
  g_autofree char *arguments = g_strconcat ("key ", keys, NULL);

  pointer_run (arguments);
}

// A key that must lead somewhere: to another cell or another widget.
static void
move (Student    *student,
      const char *key)
{
  student->focus = gtk_window_get_focus (GTK_WINDOW (student->window));
  student->has_selection = fovea_session_get_selection (student->session, &student->selection);
  press (key);
  fixture_wait (has_moved, student);
  fixture_wait_frame (GTK_WIDGET (student->window));
}

static bool
has_focus (Student    *student,
           const char *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (student->window));

  return GTK_IS_ACTIONABLE (focus)
         && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)), action) == 0;
}

// Tab until the focus is on the button of @action, which is then pressed.
static void
press_button (Student    *student,
              const char *action)
{
  for (int i = 0; i < MOST_TABS && !has_focus (student, action); i++)
    move (student, "Tab");
  g_assert_true (has_focus (student, action));
  press ("space");
}

// The button of the menu for learners, if it has the focus.
static GtkMenuButton *
find_menu_in_focus (Student *student)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (student->window));
  GtkWidget *button
    = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_MENU_BUTTON) : NULL;

  return button != NULL
             && g_strcmp0 (gtk_menu_button_get_label (GTK_MENU_BUTTON (button)), _("Learn")) == 0
           ? GTK_MENU_BUTTON (button)
           : NULL;
}

static bool
is_within (gpointer data)
{
  GtkWidget *popover = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (popover));

  return focus != NULL && gtk_widget_is_ancestor (focus, popover);
}

// The first lesson is offered at the start, all of them by a menu.
static void
open_lesson (Student *student)
{
  if (lesson_to_learn == 0)
    {
      press_button (student, "win.open-lesson");
      return;
    }

  for (int i = 0; i < MOST_TABS && find_menu_in_focus (student) == NULL; i++)
    move (student, "shift+Tab");
  GtkMenuButton *button = find_menu_in_focus (student);
  g_assert_nonnull (button);
  press ("space");
  fixture_wait (is_within, gtk_menu_button_get_popover (button));
  for (int i = 0; i < lesson_to_learn; i++)
    move (student, "Down");
  press ("Return");
}

static FoveaCell
get_cell (Student *student)
{
  FoveaCell cell;

  // Where nothing is selected, an arrow key begins.
  if (!fovea_session_get_selection (student->session, &cell))
    move (student, "Right");
  g_assert_true (fovea_session_get_selection (student->session, &cell));
  return cell;
}

static void
go_to (Student   *student,
       FoveaCell  goal)
{
  FoveaCell cell;

  while ((cell = get_cell (student)).stage != goal.stage)
    move (student, cell.stage < goal.stage ? "Tab" : "shift+Tab");
  while ((cell = get_cell (student)).channel != goal.channel)
    move (student, cell.channel < goal.channel ? "Page_Down" : "Page_Up");
  while ((cell = get_cell (student)).row != goal.row)
    move (student, cell.row < goal.row ? "Down" : "Up");
  while ((cell = get_cell (student)).column != goal.column)
    move (student, cell.column < goal.column ? "Right" : "Left");
  g_assert_true (fovea_cell_equal (cell, goal));
}

static bool
has_chosen (gpointer data)
{
  Student *student = data;

  return fovea_session_get_chosen (student->session).n_cells == student->n_chosen;
}

// A block by its corners, other cells one by one.
static void
choose_cells (Student          *student,
              const FoveaReply *answer)
{
  const FoveaCell *cells = answer->cells;
  FoveaCell last = cells[answer->n_cells - 1];
  bool is_block = (last.row - cells[0].row + 1) * (last.column - cells[0].column + 1)
                  == answer->n_cells;

  student->n_chosen = 0;
  for (int i = 0; i < answer->n_cells; i += is_block ? MAX (answer->n_cells - 1, 1) : 1)
    {
      go_to (student, cells[i]);
      press (is_block && i > 0 ? "shift+space" : "space");
      student->n_chosen = is_block && i > 0 ? answer->n_cells : student->n_chosen + 1;
      fixture_wait (has_chosen, student);
    }
  press ("ctrl+Return");
}

static bool
is_answered (gpointer practice)
{
  return fovea_practice_is_answered (practice);
}

// What is asked, in the words that the learner reads. Whatever the language, it is the same.
static FoveaQuestion *
read_question (Student *student)
{
  g_autofree char *before = fovea_languages_set ("en");
  FoveaQuestion *question
    = fovea_lesson_new_question (fovea_lecture_get_lesson (student->lecture), student->page);
  FoveaQuestion *asked = fovea_practice_get_question (student->practice);
  FoveaCell cell, other;

  g_free (fovea_languages_set (before));
  g_assert_nonnull (asked);
  g_assert_cmpint (fovea_question_get_kind (question), ==, fovea_question_get_kind (asked));
  if (fovea_question_get_cell (question, &cell))
    g_assert_true (fovea_question_get_cell (asked, &other) && fovea_cell_equal (cell, other));
  g_assert_cmpint (g_str_equal (fovea_question_get_text (question), fovea_question_get_text (asked)),
                   ==, g_str_has_prefix (language, "en"));
  return question;
}

static void
answer_question (Student *student)
{
  g_autoptr (FoveaQuestion) question = read_question (student);
  GArray *cells;
  FoveaReply answer = learn (question, &cells);
  g_autofree char *typed = NULL;

  switch (fovea_question_get_answer_kind (question))
    {
    case FOVEA_ANSWER_NUMBER:
      typed = g_strdup_printf ("type --delay 20 -- %g", answer.number);
      break;
    case FOVEA_ANSWER_SIZE:
      typed = g_strdup_printf ("type --delay 20 -- %dx%d", answer.size[0], answer.size[1]);
      break;
    case FOVEA_ANSWER_CELLS:
      choose_cells (student, &answer);
      break;
    case FOVEA_ANSWER_CHOICE:
    default:
      for (int i = 0; i <= answer.choice; i++)
        move (student, "Tab");
      press ("Return");
    }
  if (typed != NULL)
    {
      pointer_run (typed);
      press ("Return");
    }
  fixture_wait (is_answered, student->practice);
  g_assert_true (fovea_practice_is_right (student->practice));
  g_clear_pointer (&cells, g_array_unref);
}

static bool
is_done (gpointer lecture)
{
  return fovea_lesson_view_is_done (fovea_lecture_get_view (lecture));
}

static bool
is_at_page (gpointer data)
{
  Student *student = data;

  return fovea_lecture_get_lesson (student->lecture) != NULL
         && fovea_lecture_get_page (student->lecture) == student->page;
}

static bool
is_lesson_closed (gpointer lecture)
{
  return fovea_lecture_get_lesson (lecture) == NULL;
}

static void
do_page (Student *student)
{
  const FoveaLessonPage *page
    = fovea_lesson_get_page (fovea_lecture_get_lesson (student->lecture), student->page);

  g_test_message ("page %d: %s", student->page + 1, page->title);
  if (page->has_question)
    answer_question (student);
  if (page->has_goal)
    {
      g_assert_false (is_done (student->lecture));
      go_to (student, page->goal);
      fixture_wait (is_done, student->lecture);
    }
}

static void
check_title (Student *student,
             int      lesson)
{
  g_autofree char *title = fovea_lessons_dup_title (lesson);

  g_assert_cmpstr (fovea_lesson_get_title (fovea_lecture_get_lesson (student->lecture)), ==, title);
}

static void
do_pages (Student *student)
{
  int n_pages = fovea_lesson_get_n_pages (fovea_lecture_get_lesson (student->lecture));

  g_assert_cmpint (n_pages, >, 1);
  for (;;)
    {
      do_page (student);
      if (++student->page == n_pages)
        return;
      // The first page is about one channel: there the plain key serves, too.
      press (student->page == 1 ? "Page_Down" : "ctrl+Page_Down");
      fixture_wait (is_at_page, student);
    }
}

static void
go_through (Student *student)
{
  g_autoptr (FoveaDocument) document
    = g_object_ref (fovea_session_get_document (student->session));

  open_lesson (student);
  student->page = 0;
  fixture_wait (is_at_page, student);
  check_title (student, lesson_to_learn);
  do_pages (student);

  if (lesson_to_learn + 1 < fovea_lessons_get_n ())
    {
      press_button (student, "win.open-lesson");
      student->page = 0;
      fixture_wait (is_at_page, student);
      check_title (student, lesson_to_learn + 1);
    }
  press_button (student, "win.close-lesson");
  fixture_wait (is_lesson_closed, student->lecture);
  g_assert_true (fovea_session_get_document (student->session) == document);
  g_assert_false (fovea_session_is_pending (student->session));
  // The keys are the picture's again.
  go_to (student, (FoveaCell){ 2, 0, 0, 0 });
}

static void
learn_cb (GApplication *application,
          Student      *student)
{
  FoveaWindow *window
    = FOVEA_WINDOW (gtk_application_get_windows (GTK_APPLICATION (application))->data);

  fixture_wait (fixture_is_laid_out, fovea_window_get_canvas (window));
  fixture_wait (pointer_is_active, window);
  student->window = window;
  student->lecture = fovea_window_get_lecture (window);
  student->session = fovea_window_get_session (window);
  student->practice = fovea_practice_bar_get_practice (fovea_window_get_practice_bar (window));
  go_through (student);
  student->is_through = true;
  // Nothing would be lost: nothing is asked.
  press ("ctrl+w");
}

static void
test_lesson (void)
{
  g_autoptr (FoveaApplication) application = fovea_application_new (G_APPLICATION_NON_UNIQUE);
  char *arguments[] = { (char *) "fovea", NULL };
  Student student = { 0 };

  g_signal_connect_after (application, "activate", G_CALLBACK (learn_cb), &student);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 1, arguments), ==, 0);
  g_assert_true (student.is_through);
}

static int
find_lesson (const char *name)
{
  for (int i = 0; i < fovea_lessons_get_n (); i++)
    if (g_str_equal (fovea_lessons_get_name (i), name))
      return i;
  g_error ("there is no lesson “%s”", name);
}

int
main (int    argc,
      char **argv)
{
  g_assert_cmpint (argc, >=, 3);
  lesson_to_learn = find_lesson (argv[1]);
  language = argv[2];
  argv[2] = argv[0];
  argv += 2;
  argc -= 2;

  setlocale (LC_ALL, "");
  g_free (fovea_languages_set (language));
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("FOVEA_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  fovea_languages_allow ();
  fixture_init (&argc, &argv);
  g_test_add_func ("/learner/lesson-by-keys-alone", test_lesson);

  return g_test_run ();
}
