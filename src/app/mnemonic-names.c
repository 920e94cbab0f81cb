// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// GTK 4.8 names buttons with the mark of their mnemonic, which a screen reader spells.

#include "config.h"

#include "app/mnemonic-names.h"

static const char *
get_label (GtkWidget *widget) // (nullable)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget)))
    return gtk_button_get_label (GTK_BUTTON (widget));
  if (GTK_IS_CHECK_BUTTON (widget) && gtk_check_button_get_use_underline (GTK_CHECK_BUTTON (widget)))
    return gtk_check_button_get_label (GTK_CHECK_BUTTON (widget));

  return NULL;
}

/**
 * fovea_mnemonic_names_set:
 * @root: a widget whose buttons have no other names than their labels
 *
 * Names the buttons and check buttons in it, or itself, by what their labels show.
 */
void
fovea_mnemonic_names_set (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  const char *label = get_label (root);
  g_autofree char *escaped = label != NULL ? g_markup_escape_text (label, -1) : NULL;
  g_autofree char *name = NULL;

  if (escaped != NULL && pango_parse_markup (escaped, -1, '_', NULL, &name, NULL, NULL))
    gtk_accessible_update_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    fovea_mnemonic_names_set (child);
}
