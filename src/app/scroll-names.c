// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// GTK 4.8 gives scroll bars no names, so that a screen reader speaks those of their types.

#include "config.h"

#include "app/scroll-names.h"

#include <glib/gi18n.h>

// A bar and the range within it, which assistive technology both sees.
static void
name_bar (GtkWidget  *bar,
          const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (bar)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * fovea_scroll_names_set:
 * @scroller: a scrolled window
 *
 * Names its two scroll bars.
 */
void
fovea_scroll_names_set (GtkScrolledWindow *scroller)
{
  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scroller));

  name_bar (gtk_scrolled_window_get_hscrollbar (scroller), _("Scroll sideways"));
  name_bar (gtk_scrolled_window_get_vscrollbar (scroller), _("Scroll up and down"));
}
