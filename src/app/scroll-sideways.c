// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A table or a kernel that is too wide scrolls within a list that scrolls up and down. GTK's scrolled
// window would keep every turn of a wheel for itself.

#include "config.h"

#include "app/scroll-sideways.h"

/**
 * fovea_scroll_sideways_set:
 * @scroller: a scrolled window whose content is never higher than it
 *
 * Leaves the wheel to what is around it; a wheel turned sideways still scrolls it.
 */
void
fovea_scroll_sideways_set (GtkScrolledWindow *scroller)
{
  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scroller));

  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (scroller));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_scroll_set_flags (GTK_EVENT_CONTROLLER_SCROLL (controller),
                                               GTK_EVENT_CONTROLLER_SCROLL_HORIZONTAL);
    }
}
