// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A number has a real minus sign wherever it is seen, and a hyphen where it is copied to: code and
// spreadsheets know no other. What is typed may have either, and the decimal mark of any language.

#include "config.h"

#include "app/number-entry.h"

#include "document/number.h"

static bool
copy (GtkWidget *text)
{
  int start, past;

  if (!gtk_editable_get_selection_bounds (GTK_EDITABLE (text), &start, &past))
    return false;

  g_autofree char *selected = gtk_editable_get_chars (GTK_EDITABLE (text), start, past);
  g_autofree char *plain = fovea_number_dup_ascii (selected);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (text), plain);

  return true;
}

static void
copy_cb (GtkWidget *text)
{
  if (copy (text))
    g_signal_stop_emission_by_name (text, "copy-clipboard");
}

static void
cut_cb (GtkWidget *text)
{
  if (!copy (text))
    return;
  g_signal_stop_emission_by_name (text, "cut-clipboard");
  gtk_editable_delete_selection (GTK_EDITABLE (text));
}

/**
 * fovea_number_entry_new:
 *
 * Returns: (transfer floating): an entry from which numbers are copied as code writes them
 */
GtkWidget *
fovea_number_entry_new (void)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (entry));

  g_signal_connect (text, "copy-clipboard", G_CALLBACK (copy_cb), NULL);
  g_signal_connect (text, "cut-clipboard", G_CALLBACK (cut_cb), NULL);

  return entry;
}

/**
 * fovea_number_entry_show:
 * @entry: an entry
 * @value: the number that it shows from now on
 */
void
fovea_number_entry_show (GtkWidget *entry,
                         float      value)
{
  char digits[FOVEA_NUMBER_SIZE];
  const char *text = fovea_number_format_shown (value, digits);

  g_return_if_fail (GTK_IS_ENTRY (entry));

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static int
spin_input_cb (GtkSpinButton *spin,
               double        *value)
{
  if (fovea_number_read (gtk_editable_get_text (GTK_EDITABLE (spin)), value))
    return TRUE;

  *value = gtk_spin_button_get_value (spin);

  return GTK_INPUT_ERROR;
}

/**
 * fovea_number_entry_read_spins:
 * @root: a widget
 *
 * Makes the spin buttons that @root holds, or is, read a comma as well as a point, whatever the
 * locale, for the language of the window need not be the system's; and the digits of full width
 * that input methods write.
 */
void
fovea_number_entry_read_spins (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (GTK_IS_SPIN_BUTTON (root))
    g_signal_connect (root, "input", G_CALLBACK (spin_input_cb), NULL);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      fovea_number_entry_read_spins (child);
}

static void
leave_wheel (GtkWidget *spin)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (spin);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

/**
 * fovea_number_entry_leave_wheel:
 * @root: a widget in a scrolled window
 *
 * Has the wheel scroll over the spin buttons that @root holds, not change in passing what they say.
 */
void
fovea_number_entry_leave_wheel (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (GTK_IS_SPIN_BUTTON (root))
    leave_wheel (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL && !GTK_IS_SPIN_BUTTON (root); child = gtk_widget_get_next_sibling (child))
    fovea_number_entry_leave_wheel (child);
}
