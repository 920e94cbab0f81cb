// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A presentation in the program itself, by the keys of remote controls and the lecturer's own.

#include "app/application.h"
#include "app/lecture-private.h"

#include "presentation-fixture.h"

// Whether what is laid over the window is of a kind, or begins with it.
static bool
draws_over (FoveaLecture     *lecture,
            GskRenderNodeType type)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  fovea_lecture_draw_over (lecture, snapshot);
  GskRenderNode *node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return false;

  GskRenderNode *first = gsk_render_node_get_node_type (node) == GSK_CONTAINER_NODE
                           ? gsk_container_node_get_child (node, 0)
                           : node;
  bool is_drawn = gsk_render_node_get_node_type (first) == type;
  gsk_render_node_unref (node);

  return is_drawn;
}

static bool
has_spotlight (gpointer lecture)
{
  return draws_over (lecture, GSK_RADIAL_GRADIENT_NODE);
}

static bool
has_no_spotlight (gpointer lecture)
{
  return !has_spotlight (lecture);
}

// Its dots are round; it fades where the pointer rests, so the pointer goes on.
static bool
has_trail (gpointer lecture)
{
  static int x = 300;

  x = x < 700 ? x + 20 : 300;
  g_autofree char *motion = g_strdup_printf ("mousemove %d 400", x);
  pointer_run (motion);
  fixture_drain ();

  return draws_over (lecture, GSK_ROUNDED_CLIP_NODE);
}

static bool
has_cards (gpointer canvas)
{
  return fovea_canvas_has_cards (canvas);
}

static bool
has_no_cards (gpointer canvas)
{
  return !has_cards (canvas);
}

static void
press_until (const char      *key,
             FixtureCondition condition,
             gpointer         data)
{
  g_autofree char *arguments = g_strconcat ("key ", key, NULL);

  g_assert_false (condition (data));
  pointer_run (arguments);
  fixture_wait (condition, data);
}

// Each key that blanks or brings back, while a playback is open, whose full stop is a step elsewhere.
static void
check_blank (FoveaWindow *window)
{
  static const char *const keys[][2]
    = { { "b", "b" }, { "period", "period" }, { "b", "Escape" }, { "period", "Page_Down" },
        { "b", "Page_Up" } };
  FoveaLecture *lecture = fovea_window_get_lecture (window);
  FoveaPlayer *player = fovea_player_bar_get_player (fovea_lecture_get_player (lecture));
  gint64 position = fovea_player_get_position (player);
  int page = fovea_lecture_get_page (lecture);

  g_assert_true (fovea_player_bar_is_open (fovea_lecture_get_player (lecture)));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      press_until (keys[i][0], is_blank, lecture);
      press_until (keys[i][1], is_not_blank, lecture);
      g_assert_true (fovea_lecture_is_presenting (lecture));
      g_assert_cmpint (fovea_lecture_get_page (lecture), ==, page);
      g_assert_cmpint (fovea_player_get_position (player), ==, position);
    }
}

static bool
is_at_cost (gpointer lecture)
{
  g_autofree char *title = fovea_lessons_dup_title (2);

  return g_str_equal (fovea_lesson_get_title (fovea_lecture_get_lesson (lecture)), title)
         && fovea_lecture_get_page (lecture) == 0;
}

static bool
is_before_cost (gpointer lecture)
{
  FoveaLesson *lesson = fovea_lecture_get_lesson (lecture);
  g_autofree char *title = fovea_lessons_dup_title (1);

  return g_str_equal (fovea_lesson_get_title (lesson), title)
         && fovea_lecture_get_page (lecture) == fovea_lesson_get_n_pages (lesson) - 1;
}

// As remote controls send them: begin, end, blank, on through the lessons; and the lecturer's own.
static void
remote_cb (GtkApplication *application)
{
  FoveaWindow *window = FOVEA_WINDOW (gtk_application_get_windows (application)->data);
  FoveaLecture *lecture = fovea_window_get_lecture (window);
  FoveaCanvas *canvas = fovea_window_get_canvas (window);

  fixture_wait (fixture_is_laid_out, canvas);
  fixture_wait (pointer_is_active, window);
  press_until ("F11", is_presenting, lecture);
  press_until ("F11", is_not_presenting, lecture);
  press_until ("shift+F5", is_presenting, lecture);
  fixture_wait (is_full, window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-lesson", "s", "cost");
  press_until ("Page_Up", is_before_cost, lecture);
  g_object_set (fovea_window_get_settings (window), "bookmarks", "[('cost', 4)]", NULL);
  press_until ("Page_Down", is_at_cost, lecture);
  press_until ("c", has_no_cards, canvas);
  press_until ("c", has_cards, canvas);
  press_until ("s", has_spotlight, lecture);
  press_until ("s", has_no_spotlight, lecture);
  pointer_run ("key t");
  fixture_wait (has_trail, lecture);
  pointer_run ("key t");
  press_until_page (window, "Page_Down", 1);
  check_blank (window);
  press_until_page (window, "alt+Home", 0);
  press_until_page (window, "Page_Down", 1);
  pointer_run ("key F5");
  press_until_page (window, "Page_Up", 0);
  g_assert_true (fovea_lecture_is_presenting (lecture));
  press_until ("Escape", is_not_presenting, lecture);
  gtk_window_close (GTK_WINDOW (window));
}

static void
test_remote_control (void)
{
  g_autoptr (FoveaApplication) application = fovea_application_new (G_APPLICATION_NON_UNIQUE);
  char *arguments[] = { (char *) "fovea", NULL };

  g_signal_connect_after (application, "activate", G_CALLBACK (remote_cb), NULL);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 1, arguments), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/remote/keys", test_remote_control);

  return g_test_run ();
}
