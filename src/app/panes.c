// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// GTK takes the ring off the focus three seconds after the last key, and when a dialog has been
// closed; whoever looks away for a moment would no longer know where they are. So here it stays until
// the pointer is used.

#include "config.h"

#include "app/panes.h"

#include "app/canvas.h"
#include "app/edit-bar.h"
#include "app/inspector.h"
#include "app/layer-list.h"
#include "app/lesson-view.h"
#include "app/player-bar.h"
#include "app/practice-bar.h"
#include "app/recorder.h"

static bool
is_pane (GtkWidget *widget)
{
  return FOVEA_IS_CANVAS (widget) || FOVEA_IS_EDIT_BAR (widget) || FOVEA_IS_INSPECTOR (widget)
         || FOVEA_IS_LAYER_LIST (widget) || FOVEA_IS_LESSON_VIEW (widget)
         || FOVEA_IS_PLAYER_BAR (widget) || FOVEA_IS_PRACTICE_BAR (widget)
         || FOVEA_IS_RECORDER (widget);
}

static void
list_panes (GtkWidget *widget,
            GPtrArray *panes)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  if (is_pane (widget))
    g_ptr_array_add (panes, widget);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      list_panes (child, panes);
}

static bool
enter (GtkWidget *pane)
{
  return FOVEA_IS_CANVAS (pane) ? gtk_widget_grab_focus (pane)
                                : gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD);
}

/**
 * fovea_panes_move_focus:
 * @window: a window
 * @is_backward: whether to the part before
 *
 * Moves the focus to the next part that is seen and can have it: the picture, the layers, the
 * inspector, and the bars and texts that come and go. After the last comes the first.
 *
 * Returns: whether there is another part
 */
bool
fovea_panes_move_focus (GtkWidget *window,
                        bool       is_backward)
{
  g_return_val_if_fail (GTK_IS_WINDOW (window), false);

  g_autoptr (GPtrArray) panes = g_ptr_array_new ();
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  guint current = 0;

  list_panes (window, panes);
  for (guint i = 0; i < panes->len; i++)
    if (focus != NULL
        && (focus == panes->pdata[i] || gtk_widget_is_ancestor (focus, panes->pdata[i])))
      current = i;
  for (guint i = 1; i < panes->len; i++)
    if (enter (panes->pdata[(current + (is_backward ? panes->len - i : i)) % panes->len]))
      {
        gtk_window_set_focus_visible (GTK_WINDOW (window), TRUE);
        return true;
      }

  return false;
}

static void
set_uses_keys (GtkEventController *controller,
               bool                uses_keys)
{
  g_object_set_data (G_OBJECT (gtk_event_controller_get_widget (controller)), "fovea-uses-keys",
                     GINT_TO_POINTER (uses_keys));
}

static gboolean
key_pressed_cb (GtkEventController *controller)
{
  set_uses_keys (controller, true);

  return GDK_EVENT_PROPAGATE;
}

static void
pressed_cb (GtkEventController *controller)
{
  set_uses_keys (controller, false);
}

static void
focus_visible_notify_cb (GtkWindow *window)
{
  if (!gtk_window_get_focus_visible (window)
      && g_object_get_data (G_OBJECT (window), "fovea-uses-keys") != NULL)
    gtk_window_set_focus_visible (window, TRUE);
}

static void
watch (GtkWidget *window)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), NULL);
  gtk_widget_add_controller (window, keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), NULL);
  gtk_widget_add_controller (window, GTK_EVENT_CONTROLLER (click));
  g_signal_connect (window, "notify::focus-visible", G_CALLBACK (focus_visible_notify_cb), NULL);
}

static void
windows_changed_cb (GListModel *windows,
                    guint       position,
                    guint       n_removed,
                    guint       n_added)
{
  for (guint i = 0; i < n_added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, position + i);

      watch (window);
    }
}

/**
 * fovea_panes_keep_focus:
 * @windows: the windows of the program, as gtk_window_get_toplevels() lists them
 *
 * Has the focus seen in these windows and in those to come from the first key until the pointer is
 * pressed.
 */
void
fovea_panes_keep_focus (GListModel *windows)
{
  g_return_if_fail (G_IS_LIST_MODEL (windows));

  windows_changed_cb (windows, 0, 0, g_list_model_get_n_items (windows));
  g_signal_connect (windows, "items-changed", G_CALLBACK (windows_changed_cb), NULL);
}
