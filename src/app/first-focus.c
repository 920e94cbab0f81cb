// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is given the focus before its window is shown tells no screen reader so: GTK 4.8 makes its
// accessible objects later. Once the window is active, the focus goes there once more.

#include "config.h"

#include "app/first-focus.h"

static void
active_cb (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (!gtk_window_is_active (window))
    return;
  g_signal_handlers_disconnect_by_func (window, active_cb, NULL);
  if (focus == NULL)
    return;
  gtk_window_set_focus (window, NULL);
  gtk_widget_grab_focus (focus);
}

/**
 * fovea_first_focus_present:
 * @window: a window
 *
 * Presents @window, and has spoken what has the focus once it is active.
 */
void
fovea_first_focus_present (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  if (!gtk_window_is_active (window))
    g_signal_connect (window, "notify::is-active", G_CALLBACK (active_cb), NULL);
  gtk_window_present (window);
}
