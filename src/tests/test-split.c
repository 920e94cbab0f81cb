// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The side bars give way in a narrow window, take turns where there is room for one, and leave the
// picture in sight wherever there is room for it. The keyboard gets from part to part, and its focus
// is seen.

#include "app/inspector.h"
#include "app/layer-list.h"
#include "app/panes.h"
#include "app/split.h"

#include "app-fixture.h"

static void
destroy (FoveaWindow *window)
{
  gpointer pointer = window;

  g_object_add_weak_pointer (G_OBJECT (window), &pointer);
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_wait (fixture_is_null, &pointer);
}

static bool
may_be_narrow (gpointer window)
{
  int minimum;

  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum < 480;
}

static bool
has_its_size (gpointer window)
{
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  return abs (gtk_widget_get_width (window) - width) < 20
         && abs (gtk_widget_get_height (window) - height) < 20;
}

// The buttons of a wide header keep a window from being narrow until it has put them away.
static void
resize (FoveaWindow *window,
        int          width,
        int          height)
{
  if (width < 800)
    {
      gtk_window_set_default_size (GTK_WINDOW (window), 800, height);
      fixture_wait (may_be_narrow, window);
    }
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  fixture_wait (has_its_size, window);
}

static bool
is_collapsed (gpointer split)
{
  return fovea_split_is_collapsed (split);
}

static bool
is_wide (gpointer split)
{
  return !fovea_split_is_collapsed (split);
}

static bool
is_out_of_sight (gpointer widget)
{
  return !gtk_widget_get_mapped (widget);
}

static void
test_gives_way (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaSplit *split = fixture_find_nth (GTK_WIDGET (window), FOVEA_TYPE_SPLIT, 0);
  GtkWidget *inspector = fixture_find_nth (GTK_WIDGET (window), FOVEA_TYPE_INSPECTOR, 0);
  gboolean stored;

  fixture_wait (is_wide, split);
  g_assert_true (gtk_widget_get_mapped (inspector));

  resize (window, 600, 400);
  fixture_wait (is_collapsed, split);
  g_assert_false (fovea_split_is_shown (split));
  g_assert_false (gtk_widget_get_mapped (inspector));

  // As a page it takes the place of the picture; Escape gives it back.
  gtk_widget_activate_action (GTK_WIDGET (window), "win.inspector", NULL);
  g_assert_true (fovea_split_is_shown (split));
  fixture_wait (fixture_is_laid_out, inspector);
  fixture_wait (is_out_of_sight, fovea_window_get_canvas (window));
  g_assert_true (fixture_press_key (GTK_WIDGET (split), GDK_KEY_Escape, 0));
  fixture_wait (fixture_is_laid_out, fovea_window_get_canvas (window));
  g_object_get (fovea_window_get_settings (window), "inspector", &stored, NULL);
  g_assert_true (stored);

  resize (window, 1200, 700);
  fixture_wait (is_wide, split);
  g_assert_true (fovea_split_is_shown (split));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.inspector", NULL);
  g_assert_false (fovea_split_is_shown (split));
  g_object_get (fovea_window_get_settings (window), "inspector", &stored, NULL);
  g_assert_false (stored);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.inspector", NULL);
  destroy (window);
}

static bool
is_wider (gpointer inspector)
{
  return gtk_widget_get_width (inspector) >= 400;
}

static bool
is_usual (gpointer inspector)
{
  return gtk_widget_get_width (inspector) == 340;
}

// Large text has longer lines where the picture can spare the room, and nowhere else.
static void
test_large_text (void)
{
  FoveaWindow *window = fixture_new_window ();
  GtkWidget *inspector = fixture_find_nth (GTK_WIDGET (window), FOVEA_TYPE_INSPECTOR, 0);
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (window));
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  resize (window, 1200, 700);
  fixture_wait (is_usual, inspector);
  g_object_set (settings, "gtk-xft-dpi", 192 * 1024, NULL);
  fixture_wait (is_wider, inspector);
  resize (window, 1000, 700);
  fixture_wait (is_usual, inspector);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);

  // Of a large font, too.
  g_autofree char *font = NULL;
  g_object_get (settings, "gtk-font-name", &font, NULL);
  resize (window, 1200, 700);
  fixture_wait (is_usual, inspector);
  g_object_set (settings, "gtk-font-name", "Sans 17", NULL);
  fixture_wait (is_wider, inspector);
  g_object_set (settings, "gtk-font-name", font, NULL);
  fixture_wait (is_usual, inspector);
  destroy (window);
}

typedef struct
{
  FoveaSplit *split;
  GtkWidget *sidebar;
  GtkWidget *canvas;
} Sides;

static void
get_area (GtkWidget       *widget,
          graphene_rect_t *area)
{
  if (!gtk_widget_get_mapped (widget)
      || !gtk_widget_compute_bounds (widget, GTK_WIDGET (gtk_widget_get_root (widget)), area))
    graphene_rect_init (area, 0, 0, 0, 0);
}

static bool
is_below (gpointer data)
{
  Sides *sides = data;
  graphene_rect_t bar, picture;

  get_area (sides->sidebar, &bar);
  get_area (gtk_widget_get_ancestor (sides->canvas, GTK_TYPE_SCROLLED_WINDOW), &picture);

  return bar.size.height > 100 && picture.size.height > 100
         && bar.origin.y >= picture.origin.y + picture.size.height;
}

// Where the place is narrow but tall, the picture stays in sight above.
static void
test_is_sheet (void)
{
  FoveaWindow *window = fixture_new_window ();
  Sides sides = { fixture_find_nth (GTK_WIDGET (window), FOVEA_TYPE_SPLIT, 0),
                  fixture_find_nth (GTK_WIDGET (window), FOVEA_TYPE_INSPECTOR, 0),
                  GTK_WIDGET (fovea_window_get_canvas (window)) };

  resize (window, 480, 640);
  fixture_wait (is_collapsed, sides.split);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.inspector", NULL);
  fixture_wait (is_below, &sides);

  // From the picture, Escape is the picture's; from within, it puts the sheet away.
  gtk_widget_grab_focus (sides.canvas);
  fixture_press_key (GTK_WIDGET (sides.split), GDK_KEY_Escape, 0);
  g_assert_true (fovea_split_is_shown (sides.split));
  gtk_widget_child_focus (sides.sidebar, GTK_DIR_TAB_FORWARD);
  g_assert_true (fixture_press_key (GTK_WIDGET (sides.split), GDK_KEY_Escape, 0));
  g_assert_false (fovea_split_is_shown (sides.split));
  destroy (window);
}

// Where there is room for one, the one asked for last is shown, and the other comes back after it.
static void
test_takes_turns (gconstpointer size)
{
  const int *width_and_height = size;
  FoveaWindow *window = fixture_new_window ();
  GtkWidget *outer = fixture_find_nth (GTK_WIDGET (window), FOVEA_TYPE_SPLIT, 0);
  GtkWidget *inner = gtk_widget_get_ancestor (
    GTK_WIDGET (fovea_window_get_canvas (window)), FOVEA_TYPE_SPLIT);
  bool is_tight = width_and_height[0] < 700;

  resize (window, width_and_height[0], width_and_height[1]);
  fixture_wait (is_tight ? is_collapsed : is_wide, outer);
  fixture_wait (is_tight ? is_collapsed : is_wide, inner);
  if (is_tight)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.inspector", NULL);
  fixture_wait (fixture_is_laid_out, fixture_find_nth (GTK_WIDGET (window), FOVEA_TYPE_INSPECTOR, 0));
  gtk_widget_child_focus (fixture_find_nth (GTK_WIDGET (window), FOVEA_TYPE_INSPECTOR, 0),
                          GTK_DIR_TAB_FORWARD);

  g_action_group_activate_action (G_ACTION_GROUP (window), "layers", NULL);
  g_assert_true (fovea_split_is_shown (FOVEA_SPLIT (inner)));
  g_assert_false (fovea_split_is_shown (FOVEA_SPLIT (outer)));
  GtkWidget *list = fixture_find_nth (GTK_WIDGET (window), FOVEA_TYPE_LAYER_LIST, 0);
  fixture_wait (fixture_is_laid_out, list);
  fixture_wait (fixture_is_laid_out, fovea_window_get_canvas (window));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, list));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.inspector", NULL);
  g_assert_true (fovea_split_is_shown (FOVEA_SPLIT (outer)));
  g_assert_false (fovea_split_is_shown (FOVEA_SPLIT (inner)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.inspector", NULL);
  g_assert_false (fovea_split_is_shown (FOVEA_SPLIT (outer)));
  g_assert_cmpint (fovea_split_is_shown (FOVEA_SPLIT (inner)), ==, !is_tight);

  g_object_set (fovea_window_get_settings (window), "inspector", TRUE, "layers", FALSE, NULL);
  destroy (window);
}

// The focus does not stay in what is put away.
static void
test_focus_comes_back (void)
{
  FoveaWindow *window = fixture_new_window ();
  GtkWidget *inspector = fixture_find_nth (GTK_WIDGET (window), FOVEA_TYPE_INSPECTOR, 0);

  fixture_wait (fixture_is_laid_out, inspector);
  g_assert_true (gtk_widget_child_focus (inspector, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), inspector));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.inspector", NULL);
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), inspector));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.inspector", NULL);
  destroy (window);
}

static GType
find_part (FoveaWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  const GType types[] = { FOVEA_TYPE_CANVAS, FOVEA_TYPE_INSPECTOR, FOVEA_TYPE_LAYER_LIST };

  g_assert_nonnull (focus);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (gtk_widget_get_ancestor (focus, types[i]) != NULL)
      return types[i];

  return G_TYPE_INVALID;
}

static void
test_parts_by_keys (void)
{
  FoveaWindow *window = fixture_new_window ();
  GType seen[3];

  resize (window, 1200, 700);
  g_object_set (fovea_window_get_settings (window), "inspector", TRUE, "layers", TRUE, NULL);
  fixture_wait (fixture_is_laid_out, fixture_find_nth (window, FOVEA_TYPE_LAYER_LIST, 0));
  gtk_widget_grab_focus (GTK_WIDGET (fovea_window_get_canvas (window)));

  for (int i = 0; i < 3; i++)
    {
      seen[i] = find_part (window);
      gtk_widget_activate_action (GTK_WIDGET (window), "win.next-part", NULL);
    }
  g_assert_true (seen[0] == FOVEA_TYPE_CANVAS && seen[1] != seen[2]);
  g_assert_true (seen[1] != FOVEA_TYPE_CANVAS && seen[2] != FOVEA_TYPE_CANVAS);
  g_assert_true (find_part (window) == FOVEA_TYPE_CANVAS);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.previous-part", NULL);
  g_assert_true (find_part (window) == seen[2]);

  g_object_set (fovea_window_get_settings (window), "layers", FALSE, NULL);
  destroy (window);
}

static void
emit_on_all (GtkWidget *window,
             GType      type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      gboolean is_handled;
      if (G_OBJECT_TYPE (controller) != type
          || gtk_event_controller_get_propagation_phase (GTK_EVENT_CONTROLLER (controller))
               != GTK_PHASE_CAPTURE)
        continue;
      if (type == GTK_TYPE_EVENT_CONTROLLER_KEY)
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Tab, 23, 0, &is_handled);
      else
        g_signal_emit_by_name (controller, "pressed", 1, 10.0, 10.0);
    }
}

// GTK would no longer show it after three seconds, or once a dialog is closed.
static void
test_focus_stays_seen (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  fovea_panes_keep_focus (windows);
  GtkWidget *window = gtk_window_new ();

  emit_on_all (window, GTK_TYPE_EVENT_CONTROLLER_KEY);
  gtk_window_set_focus_visible (GTK_WINDOW (window), TRUE);
  gtk_window_set_focus_visible (GTK_WINDOW (window), FALSE);
  g_assert_true (gtk_window_get_focus_visible (GTK_WINDOW (window)));
  emit_on_all (window, GTK_TYPE_GESTURE_CLICK);
  gtk_window_set_focus_visible (GTK_WINDOW (window), FALSE);
  g_assert_false (gtk_window_get_focus_visible (GTK_WINDOW (window)));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  static const int one_below[] = { 480, 640 }, one_beside[] = { 800, 600 };

  fixture_init (&argc, &argv);

  g_test_add_func ("/split/gives-way", test_gives_way);
  g_test_add_func ("/split/large-text", test_large_text);
  g_test_add_func ("/split/is-sheet", test_is_sheet);
  g_test_add_data_func ("/split/takes-turns/below", one_below, test_takes_turns);
  g_test_add_data_func ("/split/takes-turns/beside", one_beside, test_takes_turns);
  g_test_add_func ("/split/focus-comes-back", test_focus_comes_back);
  g_test_add_func ("/split/parts-by-keys", test_parts_by_keys);
  g_test_add_func ("/split/focus-stays-seen", test_focus_stays_seen);

  return g_test_run ();
}
