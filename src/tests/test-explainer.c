// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// "What is this?" in the window: clicks and Enter explain instead of acting, Esc ends it.

#include "app/explainer.h"

#include "app-fixture.h"
#include "app/explainer-parts.h"
#include "document/help-book.h"

#include <string.h>

static GtkWidget *
get_canvas (FoveaWindow *window)
{
  return GTK_WIDGET (fovea_window_get_canvas (window));
}

// The middle of a cell, in px of the window.
static void
find_cell (FoveaWindow *window,
           FoveaCell    cell,
           double      *x,
           double      *y)
{
  graphene_rect_t bounds;

  g_assert_true (
    fovea_canvas_get_cell_bounds (fovea_window_get_canvas (window), cell, &bounds));
  gtk_widget_translate_coordinates (get_canvas (window), GTK_WIDGET (window),
                                    bounds.origin.x + bounds.size.width * 0.4,
                                    bounds.origin.y + bounds.size.height * 0.4, x, y);
}

static void
test_cell (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaCell other = { 1, 0, 0, 0 };
  FoveaCell selected, still;
  double x, y;

  fovea_session_get_selection (fovea_window_get_session (window), &selected);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.what-is-this", NULL);
  g_assert_true (fovea_explainer_is_on (window));
  find_cell (window, other, &x, &y);
  fovea_explainer_ask (window, x, y);
  g_assert_nonnull (strstr (fovea_explainer_get_text (window), "Sees 3 × 3 cells of the input"));
  fovea_session_get_selection (fovea_window_get_session (window), &still);
  g_assert_true (fovea_cell_equal (selected, still));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.what-is-this", NULL);
  g_assert_false (fovea_explainer_is_on (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

static bool
press_in (GtkWidget *widget,
          guint      key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean is_handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &is_handled);
    }

  return is_handled;
}

static bool
press (FoveaWindow *window,
       guint        key)
{
  return press_in (GTK_WIDGET (window), key);
}

static void
test_keys (void)
{
  FoveaWindow *window = fixture_new_window ();

  fovea_explainer_toggle (window);
  gtk_widget_grab_focus (get_canvas (window));
  g_assert_true (press (window, GDK_KEY_Return));
  g_assert_nonnull (strstr (fovea_explainer_get_text (window), "It is selected."));
  g_assert_true (press (window, GDK_KEY_Escape));
  g_assert_false (fovea_explainer_is_on (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

// Enter asks about where the keys were, also while the note that tells how has the focus.
static void
test_enter_at_once (void)
{
  FoveaWindow *window = fixture_new_window ();

  gtk_widget_grab_focus (get_canvas (window));
  fovea_explainer_toggle (window);
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                          get_canvas (window)));
  g_assert_true (press (window, GDK_KEY_Return));
  g_assert_nonnull (strstr (fovea_explainer_get_text (window), "It is selected."));
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
get_popover (FoveaWindow *window)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (window)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      return child;
  g_assert_not_reached ();
}

// Enter on the note asks about the cell, and again about the other parts, and edits nothing.
static void
test_next_part (void)
{
  FoveaWindow *window = fixture_new_window ();
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  FoveaCell input = { 0, 0, 0, 0 };

  fovea_session_select (fovea_window_get_session (window), input);
  gtk_window_present (GTK_WINDOW (window));
  fixture_wait (fixture_is_laid_out, window);
  gtk_widget_grab_focus (get_canvas (window));
  fovea_explainer_toggle (window);
  fixture_drain ();
  for (int i = 0; i < 8; i++)
    {
      g_assert_true (press_in (get_popover (window), GDK_KEY_Return));
      g_assert_cmpint (strstr (fovea_explainer_get_text (window), "It is selected.") != NULL, ==,
                       i == 0);
      g_hash_table_add (texts, g_strdup (fovea_explainer_get_text (window)));
    }
  g_assert_cmpuint (g_hash_table_size (texts), >, 5);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
check_widgets (FoveaHelpBook *book,
               GtkWidget     *widget)
{
  g_autoptr (FoveaExplanation) explanation = fovea_explainer_describe (widget);

  g_assert_cmpstr (explanation->title, !=, "");
  g_assert_cmpstr (explanation->text, !=, "");
  g_assert_nonnull (fovea_help_book_get_title (book, explanation->page));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_widgets (book, child);
}

static void
test_controls (void)
{
  g_autoptr (FoveaHelpBook) book = fovea_help_book_new (NULL);
  FoveaWindow *window = fixture_new_window ();

  gtk_widget_activate_action (GTK_WIDGET (window), "win.layers", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.toggle-playback", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-lesson", "s", "two-for-one");
  check_widgets (book, GTK_WIDGET (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

// Closing the window ends the mode, too.
static void
test_closing (void)
{
  FoveaWindow *window = fixture_new_window ();
  gpointer pointer = window;

  g_object_add_weak_pointer (G_OBJECT (window), &pointer);
  fovea_explainer_toggle (window);
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_wait (fixture_is_null, &pointer);
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/explainer/cell", test_cell);
  g_test_add_func ("/explainer/keys", test_keys);
  g_test_add_func ("/explainer/enter-at-once", test_enter_at_once);
  g_test_add_func ("/explainer/next-part", test_next_part);
  g_test_add_func ("/explainer/controls", test_controls);
  g_test_add_func ("/explainer/closing", test_closing);

  return g_test_run ();
}
