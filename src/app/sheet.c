// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Text that a screen reader reads as a whole. A plain box passes the focus on to its children: with
// nothing but labels in it, Tab would stop at the scrolled window around it, which says nothing.

#include "config.h"

#include "app/sheet.h"

struct _FoveaSheet
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (FoveaSheet, fovea_sheet, GTK_TYPE_BOX)

static gboolean
fovea_sheet_focus (GtkWidget       *widget,
                   GtkDirectionType direction)
{
  return !gtk_widget_is_focus (widget) && gtk_widget_grab_focus (widget);
}

static void
fovea_sheet_class_init (FoveaSheetClass *class)
{
  GTK_WIDGET_CLASS (class)->focus = fovea_sheet_focus;
}

static void
fovea_sheet_init (FoveaSheet *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "sheet");
}

/**
 * fovea_sheet_new:
 * @spacing: between its children, in pixels
 *
 * Returns: (transfer floating): a vertical box for text, without words for a screen reader yet
 */
GtkWidget *
fovea_sheet_new (int spacing)
{
  return g_object_new (FOVEA_TYPE_SHEET, "spacing", spacing, NULL);
}

/**
 * fovea_sheet_finds_focus:
 * @place: where a sheet will stand
 *
 * Returns: whether the focus is within @place, so that the sheet is to take it
 */
bool
fovea_sheet_finds_focus (GtkWidget *place)
{
  g_return_val_if_fail (GTK_IS_WIDGET (place), false);

  GtkRoot *root = gtk_widget_get_root (place);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, place);
}
