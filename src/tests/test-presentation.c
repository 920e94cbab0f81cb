// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A presentation: what is put away, how large its type is, and its keys, pressed on a real keyboard.

#include "figure/draw.h"
#include "figure/figure.h"

#include "presentation-fixture.h"

#define SCREEN_ROWS 1080.0
#define LEAST_PX (14.0 * 96 / 72) // 14 pt on such a screen

static FoveaWindow *
present (void)
{
  FoveaWindow *window = fixture_new_window ();

  gtk_widget_activate_action (GTK_WIDGET (window), "win.toggle-fullscreen", NULL);
  fixture_wait (is_presenting, fovea_window_get_lecture (window));
  fixture_wait (is_full, window);
  fixture_wait (pointer_is_active, window);

  return window;
}

static void
destroy_whole (FoveaWindow *window)
{
  gpointer pointer = window;

  g_object_add_weak_pointer (G_OBJECT (window), &pointer);
  gtk_window_close (GTK_WINDOW (window));
  fixture_wait (fixture_is_null, &pointer);
}

static double
get_least_px (FoveaWindow *window)
{
  return MAX (9, LEAST_PX * gtk_widget_get_height (GTK_WIDGET (window)) / SCREEN_ROWS);
}

static double
get_size_of_type (const FoveaItem *item)
{
  switch ((int) item->kind)
    {
    case FOVEA_ITEM_TEXT:
      return item->text.string[0] != '\0' ? item->text.size_pt : 0;
    case FOVEA_ITEM_GRID:
    case FOVEA_ITEM_NUMBERS:
    case FOVEA_ITEM_GHOST:
      return item->grid.size_pt;
    case FOVEA_ITEM_PATHS:
      return item->use.size_pt;
    default:
      return 0;
    }
}

// px a point, by where a cell stands in the widget and in the figure.
static double
find_magnification (FoveaCanvas *canvas)
{
  const FoveaCell cell = { 0, 0, 0, 0 };
  graphene_rect_t bounds;
  double x, y, width, height;

  g_assert_true (fovea_canvas_get_cell_bounds (canvas, cell, &bounds));
  g_assert_true (fovea_figure_get_cell_bounds (fovea_canvas_get_figure (canvas), cell, &x, &y,
                                               &width, &height));
  return bounds.size.width / width;
}

static void
check_figure (FoveaWindow *window)
{
  FoveaCanvas *canvas = fovea_window_get_canvas (window);
  FoveaFigure *figure = fovea_canvas_get_figure (canvas);
  const FoveaScene *scene = fovea_figure_get_scene (figure);
  double scale = find_magnification (canvas);
  int n_texts = 0;

  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    {
      double size = scale * get_size_of_type (fovea_scene_get_item (scene, i));
      n_texts += size > 0;
      if (size > 0)
        g_assert_cmpfloat (size, >=, get_least_px (window) - 0.01);
    }
  g_assert_cmpint (n_texts, >, 3);
  g_assert_cmpfloat (scale * fovea_figure_get_height (figure), <=,
                     gtk_widget_get_height (GTK_WIDGET (canvas)) + 0.5);
}

static int
check_labels (FoveaWindow *window,
              GtkWidget   *widget)
{
  int n_labels = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  if (GTK_IS_LABEL (widget) && gtk_label_get_text (GTK_LABEL (widget))[0] != '\0')
    {
      PangoContext *context = gtk_widget_get_pango_context (widget);
      PangoFontDescription *font = pango_context_get_font_description (context);
      double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
      if (!pango_font_description_get_size_is_absolute (font))
        size *= 96.0 / 72;
      g_assert_cmpfloat (size, >=, get_least_px (window) - 0.01);
      n_labels = 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_labels += check_labels (window, child);

  return n_labels;
}

// In a hall nobody scrolls.
static bool
is_whole (gpointer window)
{
  g_autoptr (GtkAdjustment) adjustment = NULL;

  g_object_get (fovea_window_get_canvas (window), "vadjustment", &adjustment, NULL);
  return gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment) + 0.5;
}

// Nothing is under 14 pt on a screen of 1080 rows, in the picture, the words, the playback or what is
// said of an answer; and the picture is there as a whole.
static void
test_type_is_large (void)
{
  FoveaWindow *window = present ();
  FoveaLecture *lecture = fovea_window_get_lecture (window);

  check_figure (window);
  for (int i = 0; i < fovea_lessons_get_n (); i++)
    {
      g_autoptr (FoveaLesson) lesson
        = fovea_lesson_load_built_in (fovea_lessons_get_name (i), NULL);
      fovea_lecture_open (lecture, lesson);
      for (int page = 0; page < fovea_lesson_get_n_pages (lesson); page++)
        {
          g_assert_true (fovea_lecture_turn (lecture, page));
          fixture_drain ();
          if (fovea_figure_get_n_panels (
                fovea_canvas_get_figure (fovea_window_get_canvas (window))) > 0)
            check_figure (window);
          g_assert_cmpint (check_labels (window, GTK_WIDGET (lecture)), >=, 4);
          g_test_message ("%s, page %d", fovea_lessons_get_name (i), page + 1);
          fixture_wait (is_whole, window);
          if (!fovea_lesson_get_page (lesson, page)->has_question)
            continue;
          gtk_widget_activate_action (GTK_WIDGET (window), "win.reveal-answer", NULL);
          fixture_drain ();
          g_assert_cmpint (check_labels (window, GTK_WIDGET (lecture)), >=, 5);
        }
    }
  destroy_whole (window);
}

// Whoever is asked for the size of a field sees all maps of the stack, in a small window too, before
// the answer and after it.
static void
test_sizes_are_asked_of_the_whole (void)
{
  FoveaWindow *window = fixture_new_window ();
  g_autoptr (FoveaLesson) lesson = fovea_lesson_load_built_in ("fields", NULL);
  FoveaLecture *lecture = fovea_window_get_lecture (window);

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 720);
  fovea_lecture_open (lecture, lesson);
  g_assert_true (fovea_lecture_turn (lecture, 1));
  g_assert_cmpint (fovea_lesson_get_page (lesson, 1)->question, ==, FOVEA_QUESTION_FIELD);
  fixture_drain ();
  fixture_wait (is_whole, window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.reveal-answer", NULL);
  fixture_drain ();
  fixture_wait (is_whole, window);
  destroy_whole (window);
}

static bool
has_cards_in_figure (gpointer data)
{
  FoveaCanvas *canvas = fovea_window_get_canvas (data);

  return fovea_canvas_get_options (canvas)->shows_cards && !fovea_canvas_get_options (canvas)->shows_sum;
}

static bool
has_no_cards_in_figure (gpointer data)
{
  return !fovea_canvas_get_options (fovea_window_get_canvas (data))->shows_cards;
}

// In a hall with little room, cards stay under the picture where the page says so.
static void
test_cards_that_are_named_stay (void)
{
  FoveaWindow *window = fixture_new_window ();
  g_autoptr (FoveaLesson) lesson = fovea_lesson_load_built_in ("cost", NULL);
  FoveaLecture *lecture = fovea_window_get_lecture (window);

  gtk_window_set_default_size (GTK_WINDOW (window), 1024, 768);
  fovea_lecture_open (lecture, lesson);
  fovea_canvas_set_magnification (fovea_window_get_canvas (window), 1.35);
  g_assert_true (fovea_lecture_turn (lecture, 4));
  g_assert_true (fovea_lesson_get_page (lesson, 4)->keeps_cards);
  fixture_wait (has_cards_in_figure, window);
  g_assert_true (fovea_lecture_turn (lecture, 3));
  fixture_wait (has_no_cards_in_figure, window);
  destroy_whole (window);
}

// What is seen, by the window's actions.
static bool
is_side_shown (FoveaWindow *window,
               const char  *action)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (window), action);

  return g_variant_get_boolean (state);
}

// A presentation that ends by a crash must not leave the side bars switched off for good.
static void
check_kept (FoveaWindow *window)
{
  gboolean inspector, layers;

  g_object_get (fovea_window_get_settings (window), "layers", &layers, "inspector", &inspector,
                NULL);
  g_assert_true (inspector && layers);
}

static void
test_sides_come_back (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaLecture *lecture = fovea_window_get_lecture (window);
  GtkWidget *widget = GTK_WIDGET (window);
  gboolean inspector;

  g_object_set (fovea_window_get_settings (window), "layers", TRUE, "inspector", TRUE, NULL);
  gtk_widget_activate_action (widget, "win.toggle-fullscreen", NULL);
  fixture_wait (is_presenting, lecture);
  g_object_get (window, "inspector", &inspector, NULL);
  g_assert_false (inspector || is_side_shown (window, "layers"));
  check_kept (window);
  gtk_widget_activate_action (widget, "win.toggle-fullscreen", NULL);
  fixture_wait (is_not_presenting, lecture);
  g_object_get (window, "inspector", &inspector, NULL);
  g_assert_true (inspector && is_side_shown (window, "layers"));
  check_kept (window);
  destroy_whole (window);
}

static bool
is_dark (gpointer settings)
{
  gboolean dark;

  g_object_get (settings, "gtk-application-prefer-dark-theme", &dark, NULL);
  return dark;
}

static bool
has_no_selection (gpointer session)
{
  FoveaCell cell;

  return !fovea_session_get_selection (session, &cell);
}

static bool
is_told (gpointer session)
{
  return !fovea_session_is_pending (session);
}

// What remote controls send, and what a lecturer presses.
static void
test_keys_of_a_real_keyboard (void)
{
  FoveaWindow *window = present ();
  FoveaLecture *lecture = fovea_window_get_lecture (window);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-lesson", "s", "cost");
  press_until_page (window, "Page_Down", 1);
  press_until_page (window, "Page_Down", 2);
  press_until_page (window, "Page_Up", 1);
  press_until_page (window, "Page_Down", 2);

  pointer_run ("key b");
  fixture_wait (is_blank, lecture);
  pointer_run ("key period");
  fixture_wait (is_not_blank, lecture);

  // What page 2 asks is told before the page is left.
  g_assert_true (fovea_session_is_pending (fovea_window_get_session (window)));
  pointer_run ("key Page_Down");
  fixture_wait (is_told, fovea_window_get_session (window));
  g_assert_cmpint (fovea_lecture_get_page (lecture), ==, 2);

  // Arrows turn pages where no cell is selected.
  press_until_page (window, "Page_Down", 3);
  fovea_session_clear_selection (fovea_window_get_session (window));
  fixture_wait (has_no_selection, fovea_window_get_session (window));
  press_until_page (window, "Right", 4);
  fovea_session_clear_selection (fovea_window_get_session (window));
  press_until_page (window, "Left", 3);

  pointer_run ("key d");
  fixture_wait (is_dark, gtk_settings_get_default ());
  pointer_run ("key Escape");
  fixture_wait (is_not_presenting, lecture);
  g_assert_false (is_dark (gtk_settings_get_default ()));
  destroy_whole (window);
}

static bool
is_pointer_hidden (gpointer lecture)
{
  GdkCursor *cursor = gtk_widget_get_cursor (lecture);

  return cursor != NULL && g_strcmp0 (gdk_cursor_get_name (cursor), "none") == 0;
}

static bool
is_pointer_seen (gpointer lecture)
{
  return !is_pointer_hidden (lecture);
}

static void
test_resting_pointer_hides (void)
{
  FoveaWindow *window = present ();
  FoveaLecture *lecture = fovea_window_get_lecture (window);

  fixture_wait (is_pointer_hidden, lecture);
  pointer_run ("mousemove 300 300 mousemove 310 305");
  fixture_wait (is_pointer_seen, lecture);
  destroy_whole (window);
}

// Once used or put away, the offer is not made again.
static void
test_offer_goes_away (void)
{
  FoveaWindow *window = fixture_new_window ();
  gboolean offers;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-lesson", "s", "cost");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.close-lesson", NULL);
  g_object_get (fovea_window_get_settings (window), "offer-lesson", &offers, NULL);
  g_assert_false (offers);
  g_object_set (fovea_window_get_settings (window), "offer-lesson", TRUE, NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.dismiss-offer", NULL);
  g_object_get (fovea_window_get_settings (window), "offer-lesson", &offers, NULL);
  g_assert_false (offers);
  destroy_whole (window);
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);
  fixture_load_style ();
  g_test_add_func ("/presentation/type-is-large", test_type_is_large);
  g_test_add_func ("/presentation/sizes-are-asked-of-the-whole",
                   test_sizes_are_asked_of_the_whole);
  g_test_add_func ("/presentation/sides-come-back", test_sides_come_back);
  g_test_add_func ("/presentation/keys-of-a-real-keyboard", test_keys_of_a_real_keyboard);
  g_test_add_func ("/presentation/resting-pointer-hides", test_resting_pointer_hides);
  g_test_add_func ("/presentation/offer-goes-away", test_offer_goes_away);
  // Last: a window remembers its size.
  g_test_add_func ("/presentation/cards-that-are-named-stay", test_cards_that_are_named_stay);

  return g_test_run ();
}
