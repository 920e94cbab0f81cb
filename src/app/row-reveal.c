// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A row that is new or has moved has no place until the next frame is laid out. The viewport would
// scroll to the top for the focus on it; so the focus is moved without, and scrolling waits.

#include "config.h"

#include "app/row-reveal.h"

static GtkScrolledWindow *
find_scroller (GtkWidget *row)
{
  return GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW));
}

// The first call comes before the frame is laid out, the second after.
static gboolean
reveal_cb (GtkWidget     *row,
           GdkFrameClock *clock,
           gpointer       data)
{
  bool *is_laid_out = data;
  GtkScrolledWindow *scroller = find_scroller (row);
  GtkWidget *viewport = scroller != NULL ? gtk_scrolled_window_get_child (scroller) : NULL;
  GtkAdjustment *adjustment
    = scroller != NULL ? gtk_scrolled_window_get_vadjustment (scroller) : NULL;
  graphene_rect_t bounds;

  if (!*is_laid_out)
    {
      *is_laid_out = true;
      return G_SOURCE_CONTINUE;
    }
  if (viewport != NULL && gtk_widget_compute_bounds (row, viewport, &bounds))
    {
      double top = gtk_adjustment_get_value (adjustment) + bounds.origin.y;

      gtk_adjustment_clamp_page (adjustment, top, top + bounds.size.height);
    }
  return G_SOURCE_REMOVE;
}

/**
 * fovea_row_reveal:
 * @row: a row in a scrolled window
 *
 * Scrolls, soon, until all of @row is seen, or its beginning if it is higher than the window.
 */
void
fovea_row_reveal (GtkWidget *row)
{
  g_return_if_fail (GTK_IS_WIDGET (row));

  gtk_widget_add_tick_callback (row, reveal_cb, g_new0 (bool, 1), g_free);
}

/**
 * fovea_row_focus:
 * @row: a row in a scrolled window
 *
 * Gives @row the focus at once and scrolls to it soon.
 */
void
fovea_row_focus (GtkWidget *row)
{
  g_return_if_fail (GTK_IS_WIDGET (row));

  GtkScrolledWindow *scroller = find_scroller (row);
  GtkWidget *viewport = scroller != NULL ? gtk_scrolled_window_get_child (scroller) : NULL;

  if (GTK_IS_VIEWPORT (viewport))
    gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), FALSE);
  gtk_widget_grab_focus (row);
  if (GTK_IS_VIEWPORT (viewport))
    gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), TRUE);
  fovea_row_reveal (row);
}
