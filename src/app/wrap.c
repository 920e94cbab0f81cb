// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The markup cannot reach the words of a check button; so a form is walked once it is there.

#include "config.h"

#include "app/wrap.h"

/**
 * fovea_wrap_words:
 * @form: a grid or a box of labels and controls
 *
 * Lets the labels in @form, and those of its check buttons, have several lines. Their natural width
 * remains that of one line.
 */
void
fovea_wrap_words (GtkWidget *form)
{
  g_return_if_fail (GTK_IS_WIDGET (form));

  if (GTK_IS_LABEL (form))
    {
      if (gtk_label_get_wrap (GTK_LABEL (form)))
        return;

      gtk_label_set_wrap (GTK_LABEL (form), TRUE);
      gtk_label_set_natural_wrap_mode (GTK_LABEL (form), GTK_NATURAL_WRAP_NONE);
    }
  else if (GTK_IS_GRID (form) || GTK_IS_CHECK_BUTTON (form) || GTK_IS_BOX (form))
    for (GtkWidget *child = gtk_widget_get_first_child (form); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      fovea_wrap_words (child);
}
