// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Matrices, formulas and time go from left to right, also where the words around them do not.

#include "config.h"

#include "app/reading.h"

#include "figure/type.h"

#define LTR_MARK "\u200e"

/**
 * fovea_reading_from_left:
 * @widget: a widget whose order means something, such as the grid of a matrix
 *
 * Lays out @widget and all that is in it now from left to right in every language.
 */
void
fovea_reading_from_left (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_set_direction (widget, GTK_TEXT_DIR_LTR);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    fovea_reading_from_left (child);
}

/**
 * fovea_reading_set_text:
 * @label: a label of plain text
 * @text: words, or a formula such as "1 + 2·1 = 3"
 *
 * Shows @text on its side of the window, and keeps the order of a formula: by itself, a line with no
 * letter in it would follow the direction of the interface, as "3 = 1·2 + 1".
 */
void
fovea_reading_set_text (GtkLabel   *label,
                        const char *text)
{
  g_return_if_fail (GTK_IS_LABEL (label) && text != NULL);

  bool is_marked = gtk_widget_get_direction (GTK_WIDGET (label)) == GTK_TEXT_DIR_RTL
                   && text[0] != '\0' && !fovea_type_is_rtl (text);
  g_autofree char *marked = is_marked ? g_strconcat (LTR_MARK, text, NULL) : NULL;

  gtk_label_set_text (label, marked != NULL ? marked : text);
}
