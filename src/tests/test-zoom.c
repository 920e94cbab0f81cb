// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Zooming and panning by a real pointer and real keys: what is pointed at stays where it is, and a
// press selects what is seen at every zoom.

#include "app/canvas-private.h"
#include "app/cell-proxy.h"
#include "app/panel-cache.h"

#include "pointer-fixture.h"

typedef struct
{
  FoveaWindow *window;
  FoveaCanvas *canvas;
  double zoom;      // waited for
  FoveaCell cell;
  double x;         // of the cell's middle on the screen, waited for
  double y;
  double scrolled;
} Zoom;

static Zoom
set_up (void)
{
  FoveaWindow *window = fixture_new_window ();

  fixture_wait (pointer_is_active, window);
  return (Zoom){ .window = window, .canvas = fovea_window_get_canvas (window) };
}

static void
tear_down (Zoom *zoom)
{
  gpointer pointer = zoom->window;

  g_object_add_weak_pointer (pointer, &pointer);
  gtk_window_destroy (GTK_WINDOW (zoom->window));
  fixture_wait (fixture_is_null, &pointer);
}

static graphene_point_t
get_centre (Zoom     *zoom,
            FoveaCell cell)
{
  graphene_rect_t bounds;
  graphene_point_t centre;

  g_assert_true (fovea_canvas_get_cell_bounds (zoom->canvas, cell, &bounds));
  graphene_rect_get_center (&bounds, &centre);
  return centre;
}

static void
find_cell (Zoom     *zoom,
           FoveaCell cell,
           int      *x,
           int      *y)
{
  pointer_find_on_screen (zoom->window, get_centre (zoom, cell), x, y);
}

static bool
is_zoomed (gpointer data)
{
  Zoom *zoom = data;

  return fabs (fovea_canvas_get_zoom (zoom->canvas) - zoom->zoom) < 0.005;
}

static bool
is_there (gpointer data)
{
  Zoom *zoom = data;
  int x, y;

  find_cell (zoom, zoom->cell, &x, &y);
  return fabs (x - zoom->x) <= 2 && fabs (y - zoom->y) <= 2;
}

static bool
is_selected (gpointer data)
{
  Zoom *zoom = data;
  FoveaCell cell;

  return fovea_session_get_selection (fovea_window_get_session (zoom->window), &cell)
         && fovea_cell_equal (cell, zoom->cell);
}

static void
point_at (Zoom     *zoom,
          FoveaCell cell)
{
  int x, y;

  find_cell (zoom, cell, &x, &y);
  zoom->cell = cell;
  zoom->x = x;
  zoom->y = y;
  g_autofree char *move = g_strdup_printf ("mousemove %d %d", x, y);
  pointer_run (move);
}

// The focus stands over the selected cell.
static bool
is_covered (gpointer data)
{
  Zoom *zoom = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (zoom->window));
  graphene_rect_t bounds, place;

  return FOVEA_IS_CELL_PROXY (focus)
         && fovea_canvas_get_cell_bounds (zoom->canvas, zoom->cell, &bounds)
         && gtk_widget_compute_bounds (focus, GTK_WIDGET (zoom->canvas), &place)
         && graphene_rect_contains_rect (&place, graphene_rect_inset (&bounds, 4, 4))
         && place.size.width < bounds.size.width + 24;
}

static void
test_wheel_zooms_where_it_points (void)
{
  Zoom zoom = set_up ();

  point_at (&zoom, (FoveaCell){ 1, 0, 2, 2 });
  pointer_run ("keydown ctrl click 4 click 4 click 4 click 4 keyup ctrl");
  zoom.zoom = 2;
  fixture_wait (is_zoomed, &zoom);
  fixture_wait (is_there, &zoom);

  pointer_run ("click 1");
  fixture_wait (is_selected, &zoom);
  fixture_wait (is_covered, &zoom);

  pointer_run ("keydown ctrl click 4 click 4 click 4 click 4 keyup ctrl");
  zoom.zoom = 4;
  fixture_wait (is_zoomed, &zoom);
  fixture_wait (is_there, &zoom);
  pointer_run ("keydown ctrl click 5 click 5 click 5 click 5 keyup ctrl");
  zoom.zoom = 2;
  fixture_wait (is_zoomed, &zoom);
  fixture_wait (is_there, &zoom);
  g_assert_false (fovea_document_is_modified (
    fovea_session_get_document (fovea_window_get_session (zoom.window))));
  tear_down (&zoom);
}

static void
assert_at (Zoom             *zoom,
           graphene_point_t  expected,
           double            x,
           double            y)
{
  graphene_point_t found;

  g_assert_true (fovea_canvas_find_point (zoom->canvas, x, y, &found));
  g_assert_true (graphene_point_near (&found, &expected, 1));
}

// What is between two fingers stays there while they part, and follows them; also before GTK has
// given the picture its new size.
static void
test_fingers_hold_what_is_between (void)
{
  static const struct
  {
    double zoom;
    double x;
    double y;
  } steps[] = { { 3.2, 210, 170 }, { 4, 260, 200 }, { 4, 225, 182 }, { 6, 232, 160 }, { 3, 190, 150 } };
  Zoom zoom = set_up ();
  graphene_point_t held;

  fovea_canvas_zoom_at (zoom.canvas, 3, 200, 150);
  g_assert_true (fovea_canvas_find_point (zoom.canvas, 200, 150, &held));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      fovea_canvas_zoom_point (zoom.canvas, steps[i].zoom, &held, steps[i].x, steps[i].y);
      g_assert_cmpfloat_with_epsilon (fovea_canvas_get_zoom (zoom.canvas), steps[i].zoom, 1e-9);
      assert_at (&zoom, held, steps[i].x, steps[i].y);
    }

  point_at (&zoom, (FoveaCell){ 0, 0, 3, 3 });
  fixture_wait (is_there, &zoom);
  assert_at (&zoom, held, 190, 150);
  tear_down (&zoom);
}

static bool
is_menu_open (gpointer data)
{
  Zoom *zoom = data;

  return zoom->canvas->menu != NULL && gtk_widget_get_mapped (zoom->canvas->menu);
}

// A finger has no secondary button.
static void
test_long_press_opens_the_menu (void)
{
  Zoom zoom = set_up ();
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (GTK_WIDGET (zoom.canvas));
  graphene_point_t centre = get_centre (&zoom, (FoveaCell){ 0, 0, 2, 3 });

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (all, i);

      if (GTK_IS_GESTURE_LONG_PRESS (controller))
        g_signal_emit_by_name (controller, "pressed", (double) centre.x, (double) centre.y);
    }
  fixture_wait (is_menu_open, &zoom);
  zoom.cell = (FoveaCell){ 0, 0, 2, 3 };
  g_assert_true (is_selected (&zoom));
  gtk_popover_popdown (GTK_POPOVER (zoom.canvas->menu));
  tear_down (&zoom);
}

// The keys of actions are the application's.
static void
act (Zoom       *zoom,
     const char *action,
     double      expected)
{
  while (fabs (fovea_canvas_get_zoom (zoom->canvas) - expected) > 0.005)
    {
      double before = fovea_canvas_get_zoom (zoom->canvas);
      gtk_widget_activate_action (GTK_WIDGET (zoom->window), action, NULL);
      g_assert_cmpfloat (fovea_canvas_get_zoom (zoom->canvas), !=, before);
    }
}

// Pressed there, the middle button takes the picture along and selects nothing.
static void
test_middle_button_pans (void)
{
  Zoom zoom = set_up ();

  point_at (&zoom, (FoveaCell){ 1, 0, 2, 2 });
  pointer_run ("click 1");
  fixture_wait (is_selected, &zoom);
  act (&zoom, "win.zoom-in", 2.5);
  fixture_wait (is_there, &zoom);

  pointer_run ("mousedown 2");
  pointer_run ("mousemove_relative -- -60 -40 mousemove_relative -- -20 -10");
  zoom.x -= 80;
  zoom.y -= 50;
  fixture_wait (is_there, &zoom);
  pointer_run ("mouseup 2");
  fixture_drain ();
  g_assert_true (is_selected (&zoom));
  tear_down (&zoom);
}

static bool
sees_all (gpointer data)
{
  Zoom *zoom = data;
  graphene_rect_t visible;

  fovea_canvas_get_visible (zoom->canvas, &visible);
  return gtk_widget_get_width (GTK_WIDGET (zoom->canvas)) <= (int) visible.size.width
         && gtk_widget_get_height (GTK_WIDGET (zoom->canvas)) <= (int) visible.size.height;
}

static bool
is_scrolled (gpointer data)
{
  Zoom *zoom = data;
  graphene_rect_t visible;

  fovea_canvas_get_visible (zoom->canvas, &visible);
  return (double) visible.origin.x != zoom->scrolled;
}

static void
test_actions_zoom_and_keys_pan (void)
{
  Zoom zoom = set_up ();
  graphene_rect_t visible;

  zoom.cell = (FoveaCell){ 2, 0, 1, 1 };
  act (&zoom, "win.zoom-in", 2.5);
  fovea_canvas_get_visible (zoom.canvas, &visible);
  zoom.scrolled = (double) visible.origin.x;
  pointer_run ("key alt+Left");
  fixture_wait (is_scrolled, &zoom);
  g_assert_true (is_selected (&zoom));

  act (&zoom, "win.zoom-out", 2);
  act (&zoom, "win.zoom-normal", 1);
  gtk_widget_activate_action (GTK_WIDGET (zoom.window), "win.zoom-fit", NULL);
  fixture_wait (sees_all, &zoom);
  tear_down (&zoom);
}

// Keys go on to bring the cell that they move to into view.
static bool
is_cell_seen (gpointer data)
{
  Zoom *zoom = data;
  graphene_rect_t visible;
  graphene_point_t centre = get_centre (zoom, zoom->cell);

  fovea_canvas_get_visible (zoom->canvas, &visible);
  return is_selected (zoom) && graphene_rect_contains_point (&visible, &centre);
}

static void
test_selection_stays_in_view (void)
{
  Zoom zoom = set_up ();

  act (&zoom, "win.zoom-in", 3);
  pointer_run ("key shift+Tab key shift+Tab key Home");
  zoom.cell = (FoveaCell){ 0, 0, 3, 0 };
  fixture_wait (is_cell_seen, &zoom);
  pointer_run ("key ctrl+End");
  zoom.cell = (FoveaCell){ 0, 0, 6, 6 };
  fixture_wait (is_cell_seen, &zoom);
  tear_down (&zoom);
}

// However large the picture, nodes hold what is seen and some of what is around it.
static void
test_nodes_are_bounded (void)
{
  g_autoptr (FoveaDocument) document = fixture_new_document ();
  g_autoptr (FoveaSession) session = fovea_session_new (document);
  g_autoptr (FoveaPanelCache) cache = fovea_panel_cache_new ();
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
  graphene_rect_t visible = GRAPHENE_RECT_INIT (9000, 6000, 900, 700);

  fovea_session_select_default (session);
  FoveaSubject subject = { .evaluation = fovea_session_get_evaluation (session),
                           .trace = fovea_session_get_trace (session) };
  options.has_size = true;
  options.width_pt = 900;
  options.height_pt = 700;
  options.zoom = 30;
  g_autoptr (FoveaFigure) figure = fovea_figure_new (&subject, &options);

  for (int turn = 0; turn < 2; turn++)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      fovea_panel_cache_snapshot (cache, figure, fovea_theme_get (FOVEA_THEME_LIGHT), 1,
                                  &visible, snapshot);
      gsk_render_node_unref (gtk_snapshot_free_to_node (snapshot));
      for (int i = 0; i < fovea_figure_get_n_panels (figure); i++)
        {
          GskRenderNode *node = fovea_panel_cache_get_node (cache, i);
          graphene_rect_t bounds;

          if (node == NULL)
            continue;
          gsk_render_node_get_bounds (node, &bounds);
          g_assert_cmpfloat (bounds.size.width * bounds.size.height, <=, 2048 * 2048);
        }
      g_assert_true (fovea_panel_cache_holds (cache, &visible));

      graphene_rect_t near = visible, far = visible;
      graphene_rect_offset (&near, 100, 100);
      graphene_rect_offset (&far, 2500, 0);
      g_assert_true (fovea_panel_cache_holds (cache, &near));
      g_assert_false (fovea_panel_cache_holds (cache, &far));
      visible = far;
    }
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/zoom/nodes-are-bounded", test_nodes_are_bounded);
  g_test_add_func ("/zoom/wheel-zooms-where-it-points", test_wheel_zooms_where_it_points);
  g_test_add_func ("/zoom/fingers-hold-what-is-between", test_fingers_hold_what_is_between);
  g_test_add_func ("/zoom/long-press-opens-the-menu", test_long_press_opens_the_menu);
  g_test_add_func ("/zoom/middle-button-pans", test_middle_button_pans);
  g_test_add_func ("/zoom/actions-zoom-and-keys-pan", test_actions_zoom_and_keys_pan);
  g_test_add_func ("/zoom/selection-stays-in-view", test_selection_stays_in_view);

  return g_test_run ();
}
