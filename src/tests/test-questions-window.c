// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A round of questions in a real window: answers by real keys and a real pointer, and nothing in the
// window that tells the number that is asked for.

#include "app/copying.h"
#include "app/window-practice.h"
#include "figure/describe.h"

#include "pointer-fixture.h"

#include <string.h>

typedef struct
{
  FoveaWindow *window;
  FoveaPractice *practice;
  FoveaSession *session;
  int n_chosen;
} Round;

static Round
begin (guint kinds)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaPractice *practice
    = fovea_practice_bar_get_practice (fovea_window_get_practice_bar (window));

  fixture_wait (pointer_is_active, window);
  g_assert_true (fovea_practice_start (practice, kinds, 5));
  return (Round) { window, practice, fovea_window_get_session (window), 0 };
}

static void
finish (Round *round)
{
  FoveaWindow *window = round->window;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_wait (fixture_is_null, &window);
}

static bool
is_answered (gpointer data)
{
  return fovea_practice_is_answered (((Round *) data)->practice);
}

static bool
is_asked (gpointer data)
{
  return fovea_practice_get_question (((Round *) data)->practice) != NULL;
}

static bool
has_entry_focus (gpointer data)
{
  return GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (((Round *) data)->window)));
}

static bool
has_chosen (gpointer data)
{
  Round *round = data;

  return fovea_session_get_chosen (round->session).n_cells == round->n_chosen;
}

static void
type (Round      *round,
      const char *text)
{
  g_autofree char *arguments = g_strdup_printf ("type --delay 20 -- %s", text);

  fixture_wait (has_entry_focus, round);
  pointer_run (arguments);
  pointer_run ("key Return");
}

static bool
is_second (gpointer data)
{
  return fovea_practice_get_number (((Round *) data)->practice) == 1;
}

static void
read_cb (GObject      *clipboard,
         GAsyncResult *result,
         gpointer      data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static bool
is_read (gpointer data)
{
  return *(char **) data != NULL;
}

// Who ends a round too soon can still copy its tally out.
static void
check_tally (Round *round)
{
  GtkWidget *window = GTK_WIDGET (round->window);
  g_autofree char *tally = fovea_practice_dup_tally (round->practice);
  g_autofree char *copied = NULL;

  g_assert_true (gtk_widget_activate_action (window, "win.end-practice", NULL));
  g_assert_true (gtk_widget_activate_action (window, "win.copy-tally", NULL));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (window), NULL, read_cb, &copied);
  fixture_wait (is_read, &copied);
  g_assert_cmpstr (copied, ==, tally);
  g_assert_nonnull (strchr (copied, '\n'));
}

// A wrong answer; Enter once more goes on from what is said of it; then a right one.
static void
test_typed (void)
{
  Round round = begin (1u << FOVEA_QUESTION_VALUE);

  type (&round, "-77");
  fixture_wait (is_answered, &round);
  g_assert_false (fovea_practice_is_right (round.practice));
  g_assert_cmpstr (fovea_practice_get_explanation (round.practice), !=, "");

  pointer_run ("key Return");
  fixture_wait (is_second, &round);
  FoveaQuestion *question = fovea_practice_get_question (round.practice);
  g_autofree char *answer
    = fovea_question_dup_answer (question, fovea_question_get_answer (question));
  type (&round, answer);
  fixture_wait (is_answered, &round);
  g_assert_true (fovea_practice_is_right (round.practice));
  check_tally (&round);
  finish (&round);
}

// What cannot be read costs nothing.
static void
test_unreadable (void)
{
  Round round = begin (1u << FOVEA_QUESTION_FIELD);

  type (&round, "five");
  type (&round, "5x5");
  fixture_wait (is_answered, &round);
  g_assert_true (fovea_practice_is_right (round.practice));
  finish (&round);
}

static void
click (Round    *round,
       FoveaCell cell)
{
  graphene_rect_t bounds;
  graphene_point_t centre;
  int x, y;

  g_assert_true (
    fovea_canvas_get_cell_bounds (fovea_window_get_canvas (round->window), cell, &bounds));
  graphene_rect_get_center (&bounds, &centre);
  pointer_find_on_screen (round->window, centre, &x, &y);
  g_autofree char *arguments = g_strdup_printf ("mousemove %d %d click 1", x, y);
  pointer_run (arguments);
}

static bool
is_settled (gpointer data)
{
  GtkWidget *bar = GTK_WIDGET (fovea_window_get_practice_bar (((Round *) data)->window));

  return fixture_is_laid_out (bar) && gtk_widget_get_height (bar) > 0;
}

static bool
says (Round      *round,
      const char *words)
{
  GtkWidget *bar = GTK_WIDGET (fovea_window_get_practice_bar (round->window));
  GtkWidget *label;

  for (int i = 0, n = 0; (label = fixture_find_inside (bar, GTK_TYPE_LABEL, &n)) != NULL; n = ++i)
    if (gtk_widget_get_mapped (label)
        && strstr (gtk_label_get_label (GTK_LABEL (label)), words) != NULL)
      return true;

  return false;
}

// Clicked one by one; the last by the space bar.
static void
test_cells (void)
{
  Round round = begin (1u << FOVEA_QUESTION_REACHES);
  FoveaQuestion *question = fovea_practice_get_question (round.practice);
  const FoveaReply *right = fovea_question_get_answer (question);

  fixture_wait (is_settled, &round);
  fixture_drain ();
  // An answer with no cell is asked for one, until there is one.
  gtk_widget_activate_action (GTK_WIDGET (round.window), "win.answer-question", NULL);
  g_assert_true (says (&round, "Choose at least one cell first."));
  g_assert_true (says (&round, "press Space"));
  for (int i = 0; i < right->n_cells; i++)
    {
      click (&round, right->cells[i]);
      round.n_chosen++;
      fixture_wait (has_chosen, &round);
    }
  g_assert_false (says (&round, "Choose at least one cell first."));
  // Taken back and chosen again where the cursor is.
  pointer_run ("key space");
  round.n_chosen--;
  fixture_wait (has_chosen, &round);
  pointer_run ("key space");
  round.n_chosen++;
  fixture_wait (has_chosen, &round);

  pointer_run ("key Return");
  fixture_wait (is_answered, &round);
  g_assert_true (fovea_practice_is_right (round.practice));
  finish (&round);
}

// Choices by keys alone: the first has the focus.
static void
test_choice (void)
{
  Round round = begin (1u << FOVEA_QUESTION_KERNELS);
  FoveaQuestion *question = fovea_practice_get_question (round.practice);

  for (int i = 0; i < fovea_question_get_answer (question)->choice; i++)
    pointer_run ("key Tab");
  pointer_run ("key Return");
  fixture_wait (is_answered, &round);
  g_assert_true (fovea_practice_is_right (round.practice));
  finish (&round);
}

static bool
tells (const char *text,
       const char *cell)
{
  return text != NULL && strstr (text, cell) != NULL && strstr (text, "?") == NULL;
}

// Picture, description, numbers copied: none has the number, whatever is selected.
static void
test_hidden_everywhere (void)
{
  Round round = begin (1u << FOVEA_QUESTION_VALUE);
  FoveaCanvas *canvas = fovea_window_get_canvas (round.window);
  FoveaCell cell;

  g_assert_true (fovea_question_get_cell (fovea_practice_get_question (round.practice), &cell));
  fovea_session_select (round.session, cell);
  g_autofree char *dump = fovea_figure_dump (fovea_canvas_get_figure (canvas));
  g_autofree char *spoken
    = fovea_describe_cell (fovea_session_get_evaluation (round.session), cell);
  g_autofree char *copied = fovea_copying_dup_numbers (round.window);
  FoveaEvaluation *whole
    = fovea_question_get_evaluation (fovea_practice_get_question (round.practice));
  g_autofree char *number = fovea_describe_number (fovea_evaluation_get_value (whole, cell));
  g_autofree char *value = g_strdup_printf ("value %s", number);

  g_assert_nonnull (strstr (spoken, "value ?"));
  g_assert_false (tells (spoken, value));
  g_assert_null (strstr (fovea_figure_get_description (fovea_canvas_get_figure (canvas)), value));
  g_assert_null (strstr (dump, "output(0, 0) ="));

  // Copied, the place holds no number.
  g_auto (GStrv) rows = g_strsplit (copied, "\n", -1);
  g_auto (GStrv) cells = g_strsplit (rows[cell.row], "\t", -1);
  g_assert_cmpstr (cells[cell.column], !=, number);
  finish (&round);
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *action)
{
  GtkWidget *found = NULL;

  if (GTK_IS_ACTIONABLE (widget)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, action);

  return found;
}

// Whoever turns the page with the pointer types the answer at once: a click keeps the keys where they
// do what pages ask for.
static void
test_page_turned_by_pointer (void)
{
  Round round = { .window = fixture_new_window () };
  FoveaLecture *lecture = fovea_window_get_lecture (round.window);
  GtkWidget *canvas = GTK_WIDGET (fovea_window_get_canvas (round.window));
  g_autoptr (FoveaLesson) lesson = fovea_lesson_load_built_in ("same-field", NULL);
  graphene_rect_t bounds;
  graphene_point_t centre;
  int x, y;

  fixture_wait (pointer_is_active, round.window);
  round.practice = fovea_practice_bar_get_practice (fovea_window_get_practice_bar (round.window));
  fovea_lecture_open (lecture, lesson);
  GtkWidget *next = find_button (GTK_WIDGET (fovea_lecture_get_view (lecture)), "win.next-page");
  fixture_wait (fixture_is_laid_out, next);
  g_assert_true (gtk_widget_compute_bounds (next, canvas, &bounds));
  graphene_rect_get_center (&bounds, &centre);
  pointer_find_on_screen (round.window, centre, &x, &y);
  g_autofree char *turn = g_strdup_printf ("mousemove %d %d click 1", x, y);
  pointer_run (turn);
  fixture_wait (is_asked, &round);
  g_assert_false (fovea_lesson_view_is_done (fovea_lecture_get_view (lecture)));

  pointer_run ("type --delay 20 -- 16");
  fixture_wait (has_entry_focus, &round);
  pointer_run ("key Return");
  fixture_wait (is_answered, &round);
  g_assert_true (fovea_practice_is_right (round.practice));
  g_assert_true (fovea_lesson_view_is_done (fovea_lecture_get_view (lecture)));
  finish (&round);
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/questions-window/typed", test_typed);
  g_test_add_func ("/questions-window/unreadable", test_unreadable);
  g_test_add_func ("/questions-window/cells", test_cells);
  g_test_add_func ("/questions-window/choice", test_choice);
  g_test_add_func ("/questions-window/hidden-everywhere", test_hidden_everywhere);
  g_test_add_func ("/questions-window/page-turned-by-pointer", test_page_turned_by_pointer);

  return g_test_run ();
}
