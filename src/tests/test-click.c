// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A real click in a real window: events of the X server's (made by xdotool), the pixels on its
// screen, and what a screen reader is told.

#include "app/cell-proxy.h"
#include "figure/describe.h"

#include "pointer-fixture.h"

#include <X11/Xutil.h>

typedef struct
{
  FoveaWindow *window;
  FoveaCell cell;
} Click;

static graphene_rect_t
get_bounds (FoveaWindow *window,
            FoveaCell    cell)
{
  graphene_rect_t bounds;

  g_assert_true (fovea_canvas_get_cell_bounds (fovea_window_get_canvas (window), cell, &bounds));
  return bounds;
}

static void
click_cell (FoveaWindow *window,
            FoveaCell    cell)
{
  graphene_rect_t bounds = get_bounds (window, cell);
  graphene_point_t centre;
  int x, y;

  graphene_rect_get_center (&bounds, &centre);
  pointer_find_on_screen (window, centre, &x, &y);
  g_autofree char *arguments = g_strdup_printf ("mousemove %d %d click 1", x, y);
  pointer_run (arguments);
}

static bool
is_selected (gpointer data)
{
  Click *click = data;
  FoveaCell cell;

  return fovea_session_get_selection (fovea_window_get_session (click->window), &cell)
         && fovea_cell_equal (cell, click->cell);
}

static bool
is_near (unsigned long pixel,
         FoveaColor    color)
{
  return fabs ((double) (pixel >> 16 & 255) - color.red * 255) < 12
         && fabs ((double) (pixel >> 8 & 255) - color.green * 255) < 12
         && fabs ((double) (pixel & 255) - color.blue * 255) < 12;
}

// How many pixels of the mark's colour the screen shows on the edge of @cell.
static int
count_marked (FoveaWindow *window,
              FoveaCell    cell)
{
  Display *display
    = gdk_x11_display_get_xdisplay (gtk_widget_get_display (GTK_WIDGET (window)));
  FoveaColor mark = fovea_theme_get_color (fovea_theme_get (FOVEA_THEME_LIGHT), FOVEA_ROLE_SEES);
  graphene_rect_t bounds = get_bounds (window, cell);
  int width = (int) bounds.size.width + 8;
  int height = (int) bounds.size.height + 8;
  int x, y;
  int n_marked = 0;

  pointer_find_on_screen (window, GRAPHENE_POINT_INIT (bounds.origin.x - 4, bounds.origin.y - 4), &x, &y);
  XImage *image = XGetImage (display, DefaultRootWindow (display), x, y, (unsigned) width,
                             (unsigned) height, AllPlanes, ZPixmap);
  g_assert_nonnull (image);
  for (int row = 0; row < height; row++)
    for (int column = 0; column < width; column++)
      if (MIN (MIN (row, height - 1 - row), MIN (column, width - 1 - column)) < 8)
        n_marked += is_near (XGetPixel (image, column, row), mark);
  XDestroyImage (image);

  return n_marked;
}

static bool
is_marked (gpointer data)
{
  Click *click = data;

  return count_marked (click->window, click->cell)
         > (int) (3 * get_bounds (click->window, click->cell).size.width);
}

static bool
is_unmarked (gpointer data)
{
  Click *click = data;

  return count_marked (click->window, click->cell) == 0;
}

static void
assert_spoken (Click *click)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (click->window));
  FoveaSession *session = fovea_window_get_session (click->window);
  g_autofree char *label
    = fovea_describe_cell (fovea_session_get_evaluation (session), click->cell);
  g_autofree char *description = fovea_describe_trace (fovea_session_get_trace (session));

  g_assert_true (FOVEA_IS_CELL_PROXY (focus));
  g_test_message ("%s. %s", label, description);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       label);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (focus),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);
}

static void
test_click_selects_marks_and_speaks (void)
{
  Click click = { fixture_new_window (), { 2, 0, 0, 2 } };
  Click before = { click.window, { 2, 0, 1, 1 } };
  gpointer pointer = click.window;

  fixture_wait (pointer_is_active, click.window);
  fixture_wait (is_marked, &before);
  click_cell (click.window, click.cell);
  fixture_wait (is_selected, &click);
  fixture_wait (is_marked, &click);
  assert_spoken (&click);

  before = click;
  click.cell = (FoveaCell){ 2, 0, 1, 2 };
  pointer_run ("key Down");
  fixture_wait (is_selected, &click);
  fixture_wait (is_marked, &click);
  assert_spoken (&click);

  before.cell = (FoveaCell){ 2, 0, 2, 0 };
  g_assert_true (is_unmarked (&before));

  g_object_add_weak_pointer (pointer, &pointer);
  gtk_window_destroy (GTK_WINDOW (click.window));
  fixture_wait (fixture_is_null, &pointer);
}

static void
began_cb (GtkGesture       *source,
          GdkEventSequence *sequence,
          int              *n_left)
{
  *n_left = 0;
}

// GTK's drag source still has something to write after a click.
static void
test_window_goes_at_once (void)
{
  FoveaWindow *window = fixture_new_window ();
  GtkWidget *canvas = GTK_WIDGET (fovea_window_get_canvas (window));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (canvas);
  gpointer source = NULL;
  int n_left = 1, x, y;

  fixture_wait (pointer_is_active, window);
  for (unsigned i = 0; source == NULL; i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_object (controllers, i);

      g_assert_nonnull (controller);
      if (GTK_IS_DRAG_SOURCE (controller))
        source = controller;
    }
  g_clear_object (&controllers);
  g_signal_connect (source, "begin", G_CALLBACK (began_cb), &n_left);
  g_object_add_weak_pointer (source, &source);

  pointer_find_on_screen (window, GRAPHENE_POINT_INIT (4, 4), &x, &y);
  g_autofree char *press = g_strdup_printf ("mousemove %d %d click 1", x, y);
  pointer_run (press);
  fixture_wait (fixture_is_zero, &n_left);
  fixture_drain ();
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_nonnull (source);
  fixture_wait (fixture_is_null, &source);
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/click/selects-marks-and-speaks", test_click_selects_marks_and_speaks);
  g_test_add_func ("/click/window-goes-at-once", test_window_goes_at_once);

  return g_test_run ();
}
