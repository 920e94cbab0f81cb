// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every page of every lesson can be read: in every language, at three sizes of the window, no words
// are cut and none stand over others. And a page looks the same by any way that leads to it.
//
// The content of the window is allocated at each size directly, so that no frame need be drawn; text
// is measured with the fonts of the machine.

#include "config.h"

#include "app-fixture.h"
#include "look-fixture.h"

#include "app/languages.h"
#include "app/window-lecture.h"
#include "app/window-practice.h"
#include "figure/language.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

static const int sizes[][2] = { { 800, 550 }, { 1280, 670 }, { 1920, 1030 } };

static FoveaLesson *
load (int lesson)
{
  g_autoptr (GError) error = NULL;
  FoveaLesson *loaded = fovea_lesson_load_built_in (fovea_lessons_get_name (lesson), &error);

  g_assert_no_error (error);
  return loaded;
}

static FoveaTypesetter *
new_typesetter (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  FoveaTypesetter *typesetter = fovea_typesetter_new (cr, NULL);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return typesetter;
}

static void
check_page (FoveaWindow     *window,
            FoveaTypesetter *typesetter,
            const char      *what)
{
  GtkWidget *content = gtk_window_get_child (GTK_WINDOW (window));

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      look_allocate (content, sizes[i][0], sizes[i][1]);
      g_autofree char *around = look_find_problems (content);
      g_autofree char *within = look_find_problems_in_figure (
        fovea_canvas_get_figure (fovea_window_get_canvas (window)), typesetter);
      if (around[0] != '\0' || within[0] != '\0')
        g_error ("%s, %d × %d:\n%s%s", what, sizes[i][0], sizes[i][1], around, within);
    }
}

static void
test_pages_can_be_read (gconstpointer code)
{
  g_autofree char *before = fovea_languages_set (code);

  gtk_widget_set_default_direction (fovea_language_is_rtl (code) ? GTK_TEXT_DIR_RTL
                                                                 : GTK_TEXT_DIR_LTR);
  FoveaWindow *window = fixture_new_window ();
  FoveaLecture *lecture = fovea_window_get_lecture (window);
  g_autoptr (FoveaTypesetter) typesetter = new_typesetter ();

  for (int i = 0; i < fovea_lessons_get_n (); i++)
    {
      g_autoptr (FoveaLesson) lesson = load (i);

      fovea_lecture_open (lecture, lesson);
      for (int page = 0; page < fovea_lesson_get_n_pages (lesson); page++)
        {
          g_autofree char *what = g_strdup_printf ("%s, %s, page %d: %s", (const char *) code, fovea_lessons_get_name (i), page + 1,
                                                   fovea_lesson_get_page (lesson, page)->title);
          fovea_lecture_turn (lecture, page);
          check_page (window, typesetter, what);
        }
    }
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_drain ();
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_free (fovea_languages_set (before));
}

// All of a page that can be seen but its words, laid out at one size.
static char *
dump (FoveaWindow *window)
{
  FoveaLecture *lecture = fovea_window_get_lecture (window);
  FoveaPlayerBar *player = fovea_lecture_get_player (lecture);
  FoveaPractice *practice
    = fovea_practice_bar_get_practice (fovea_window_get_practice_bar (window));
  FoveaQuestion *question = fovea_practice_get_question (practice);
  FoveaSession *session = fovea_window_get_session (window);

  look_allocate (gtk_window_get_child (GTK_WINDOW (window)), sizes[1][0], sizes[1][1]);
  g_autofree char *figure
    = fovea_figure_dump (fovea_canvas_get_figure (fovea_window_get_canvas (window)));

  return g_strdup_printf (
    "page %d, ticked %d, sum %d, cards %d, played %d at %d, asked %s, answered %d, round %d\n%s",
    fovea_lecture_get_page (lecture),
    fovea_lesson_view_is_done (fovea_lecture_get_view (lecture)),
    fovea_session_get_sum_all (session), fovea_canvas_has_cards (fovea_window_get_canvas (window)),
    fovea_player_bar_is_open (player),
    fovea_player_bar_is_open (player)
      ? (int) fovea_player_get_position (fovea_player_bar_get_player (player))
      : -1,
    question != NULL ? fovea_question_get_text (question) : "nothing",
    fovea_practice_is_answered (practice), fovea_practice_is_round (practice), figure);
}

static void
answer (FoveaWindow *window,
        bool         is_right)
{
  FoveaPractice *practice
    = fovea_practice_bar_get_practice (fovea_window_get_practice_bar (window));
  FoveaQuestion *question = fovea_practice_get_question (practice);

  if (question == NULL || fovea_practice_is_answered (practice))
    return;
  if (is_right)
    fovea_practice_answer (practice, fovea_question_get_answer (question));
  else
    fovea_practice_reveal (practice);
}

// What a learner may do on a page.
static void
wander (FoveaWindow *window,
        GRand       *rand)
{
  FoveaSession *session = fovea_window_get_session (window);
  FoveaPlayerBar *player = fovea_lecture_get_player (fovea_window_get_lecture (window));
  static const char *const views[] = { "pyramid", "step", "compare", "kernels" };

  switch (g_rand_int_range (rand, 0, 9))
    {
    case 0:
      fovea_session_select (session, (FoveaCell) { 1, 0, 0, 0 });
      break;
    case 1:
      fovea_document_set_cell (fovea_session_get_document (session), (FoveaCell) { 0, 0, 1, 1 }, 5,
                               NULL);
      break;
    case 2:
      answer (window, true);
      break;
    case 3:
      answer (window, false);
      break;
    case 4:
      gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s",
                                  views[g_rand_int_range (rand, 0, G_N_ELEMENTS (views))]);
      break;
    case 5:
      fovea_session_set_sum_all (session, !fovea_session_get_sum_all (session));
      break;
    case 6:
      fovea_player_bar_open (player, FOVEA_PLAYBACK_FILL);
      fovea_player_bar_step (player, -3);
      break;
    case 7:
      gtk_widget_activate_action (GTK_WIDGET (window), "win.practice", NULL);
      break;
    default:
      fovea_session_hover (session, (FoveaCell) { 0, 0, 0, 0 });
      fovea_session_toggle (session, (FoveaCell) { 0, 0, 1, 1 });
    }
}

// What each page looks like that is gone to directly.
static GPtrArray *
dump_all (FoveaWindow *window,
          FoveaLesson *lesson)
{
  GPtrArray *dumps = g_ptr_array_new_with_free_func (g_free);

  for (int page = 0; page < fovea_lesson_get_n_pages (lesson); page++)
    {
      fovea_lecture_open (fovea_window_get_lecture (window), lesson);
      fovea_lecture_turn (fovea_window_get_lecture (window), page);
      g_ptr_array_add (dumps, dump (window));
    }

  return dumps;
}

// Gone to directly, or on a walk with answers, edits and views on the way.
static void
test_same_by_any_path (void)
{
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  FoveaWindow *window = fixture_new_window ();

  g_test_message ("seed %u", seed);
  for (int i = 0; i < fovea_lessons_get_n (); i++)
    {
      g_autoptr (FoveaLesson) lesson = load (i);
      g_autoptr (GPtrArray) expected = dump_all (window, lesson);

      for (int step = 0; step < 15; step++)
        {
          int page = g_rand_int_range (rand, 0, fovea_lesson_get_n_pages (lesson));

          for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
            wander (window, rand);
          fovea_lecture_turn (fovea_window_get_lecture (window), page);
          g_autofree char *found = dump (window);
          g_assert_cmpstr (found, ==, g_ptr_array_index (expected, (guint) page));
        }
    }
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_drain ();
}

static void
assert_found (char       *problems, // (transfer full)
              const char *what)     // (nullable) what is wrong
{
  if (what == NULL)
    g_assert_cmpstr (problems, ==, "");
  else
    g_assert_nonnull (strstr (problems, what));
  g_free (problems);
}

// What the other tests look for is found where it is.
static void
test_planted_labels (void)
{
  GtkWidget *place = g_object_ref_sink (gtk_fixed_new ());
  GtkWidget *first = gtk_label_new ("first"), *second = gtk_label_new ("second");

  gtk_fixed_put (GTK_FIXED (place), first, 0, 0);
  gtk_fixed_put (GTK_FIXED (place), second, 0, 100);
  look_allocate (place, 300, 300);
  assert_found (look_find_problems (place), NULL);

  gtk_fixed_move (GTK_FIXED (place), second, 5, 5);
  look_allocate (place, 300, 300);
  assert_found (look_find_problems (place), "second");

  gtk_fixed_move (GTK_FIXED (place), second, -20, 100);
  look_allocate (place, 300, 300);
  assert_found (look_find_problems (place), "stands outside");

  gtk_fixed_move (GTK_FIXED (place), second, 0, 100);
  gtk_label_set_label (GTK_LABEL (second), "so long that it cannot be read in its place");
  gtk_label_set_ellipsize (GTK_LABEL (second), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (second), 8);
  look_allocate (place, 300, 300);
  assert_found (look_find_problems (place), "is cut");
  g_object_unref (place);
}

static FoveaFigure *
plant (const char *string,
       double      x,
       double      y)
{
  FoveaScene *scene = fovea_scene_new ();
  int panel = fovea_scene_add_panel (scene, FOVEA_PANEL_BASE, NULL);
  const char *strings[] = { "a caption", string };
  const double places[][2] = { { 10, 10 }, { x, y } };

  for (int i = 0; i < 2; i++)
    {
      FoveaItem *item = fovea_scene_add (scene, FOVEA_ITEM_TEXT, FOVEA_ROLE_INK, panel,
                                         places[i][0], places[i][1], 80, 20);
      item->text = (FoveaTextContent) { .string = fovea_scene_keep (scene, strings[i]),
                                        .size_pt = 12 };
    }
  fovea_scene_finish (scene);
  return fovea_figure_new_from_scene (scene, "planted", "planted", 200, 200);
}

static void
test_planted_captions (void)
{
  g_autoptr (FoveaTypesetter) typesetter = new_typesetter ();
  const struct
  {
    const char *string;
    double x, y;
    const char *what; // (nullable)
  } cases[] = {
    { "another", 10, 60, NULL },
    { "another", 40, 20, "is under another" },
    { "another", 150, 60, "is outside" },
    { "another caption that is much too long for its room", 10, 60, "is cut" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FoveaFigure) figure = plant (cases[i].string, cases[i].x, cases[i].y);
      assert_found (look_find_problems_in_figure (figure, typesetter), cases[i].what);
    }
}

// As the application does.
int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);
  // As the program does; the locale "C" knows no languages.
  setlocale (LC_MESSAGES, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("FOVEA_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  fovea_languages_allow ();
  fixture_load_style ();

  g_test_add_func ("/lesson-pages/planted-labels", test_planted_labels);
  g_test_add_func ("/lesson-pages/planted-captions", test_planted_captions);
  g_test_add_func ("/lesson-pages/same-by-any-path", test_same_by_any_path);
  for (int i = 0; i < fovea_languages_get_n (); i++)
    {
      const char *code = fovea_languages_get_code (i);
      g_autofree char *path = g_strconcat ("/lesson-pages/can-be-read/", code, NULL);
      g_test_add_data_func (path, code, test_pages_can_be_read);
    }

  return g_test_run ();
}
