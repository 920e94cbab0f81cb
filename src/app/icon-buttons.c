// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// GTK 4.8 says that a button with an icon is labelled by its picture, which has no words, so that a
// screen reader speaks the name of the picture's type before that of the button.

#include "config.h"

#include "app/icon-buttons.h"

static void
icon_notify_cb (GtkAccessible *button)
{
  gtk_accessible_reset_relation (button, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static gboolean
realize_cb (GSignalInvocationHint *hint,
            guint                  n_values,
            const GValue          *values,
            gpointer               user_data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (!GTK_IS_BUTTON (widget) || gtk_button_get_icon_name (GTK_BUTTON (widget)) == NULL)
    return TRUE;

  icon_notify_cb (GTK_ACCESSIBLE (widget));
  // It may be shown a second time.
  g_signal_handlers_disconnect_by_func (widget, icon_notify_cb, NULL);
  g_signal_connect (widget, "notify::icon-name", G_CALLBACK (icon_notify_cb), NULL);

  return TRUE;
}

/**
 * fovea_icon_buttons_speak_names:
 *
 * Leaves every button with an icon that is shown from now on its own name alone. To be called once.
 */
void
fovea_icon_buttons_speak_names (void)
{
  // Signals are there once their class is; this one stays.
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("realize", GTK_TYPE_WIDGET), 0, realize_cb, NULL,
                              NULL);
}
