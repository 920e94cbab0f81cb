// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// An entry a weight, so that screen readers, input methods and the clipboard work as everywhere.
// What is typed holds when it is confirmed or left; a number that cannot be read stays, and is
// said so beneath.

#include "config.h"

#include "app/kernel-grid-private.h"

#include "app/edit-burst.h"
#include "document/clipboard-text.h"
#include "app/number-entry.h"

#include <glib/gi18n.h>
#include <string.h>

// A number in any language's notation of the decimal mark.
static bool
read_entry (GtkEditable *entry,
            float       *value,
            GError     **error)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (entry));
  g_autoptr (FoveaTensor) tensor = NULL;

  g_strdelimit (text, ",", '.');
  tensor = fovea_clipboard_parse (text, error);
  if (tensor == NULL)
    return false;
  *value = fovea_tensor_get (tensor, 0, 0, 0);
  return true;
}

/**
 * fovea_kernel_grid_show_number:
 * @entry: an entry of a grid
 * @value: the weight that it shows from now on
 */
void
fovea_kernel_grid_show_number (GtkWidget *entry,
                               float      value)
{
  gtk_widget_remove_css_class (entry, "error");
  fovea_number_entry_show (entry, value);
}

static bool
find_entry (FoveaKernelGrid *self,
            GtkWidget       *entry,
            int             *row,
            int             *column)
{
  guint index;

  if (!g_ptr_array_find (self->entries, entry, &index))
    return false;
  *row = (int) index / self->n_columns;
  *column = (int) index % self->n_columns;
  return true;
}

static void
set_weight (FoveaKernelGrid *self,
            int              row,
            int              column,
            float            value)
{
  g_autoptr (GError) error = NULL;

  if (self->flips)
    {
      row = self->n_rows - 1 - row;
      column = self->n_columns - 1 - column;
    }
  if (!fovea_document_set_block (self->document, fovea_kernel_grid_get_place (self),
                                 (FoveaRange) { row, row + 1 },
                                 (FoveaRange) { column, column + 1 }, &value, &error))
    fovea_kernel_grid_show_error (self, error->message);
}

static void
commit_entry (FoveaKernelGrid *self,
              GtkWidget       *entry)
{
  g_autoptr (GError) error = NULL;
  int row, column;
  float value;

  if (self->is_refreshing || !find_entry (self, entry, &row, &column))
    return;
  if (!read_entry (GTK_EDITABLE (entry), &value, &error))
    {
      gtk_widget_add_css_class (entry, "error");
      fovea_kernel_grid_show_error (self, error->message);
      return;
    }
  fovea_kernel_grid_show_error (self, NULL);
  gtk_widget_remove_css_class (entry, "error");
  fovea_edit_burst_end (self->document);
  set_weight (self, row, column, value);
}

static void
entry_activate_cb (FoveaKernelGrid *self,
                   GtkWidget       *entry)
{
  commit_entry (self, entry);
}

static void
entry_leave_cb (GtkEventControllerFocus *controller,
                FoveaKernelGrid         *self)
{
  commit_entry (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));
}

static gboolean
entry_scroll_cb (GtkEventControllerScroll *controller,
                 double                    dx,
                 double                    dy,
                 FoveaKernelGrid          *self)
{
  GtkWidget *entry = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (entry));
  int row, column;
  float value;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, entry) || dy == 0
      || !find_entry (self, entry, &row, &column)
      || !read_entry (GTK_EDITABLE (entry), &value, NULL))
    return GDK_EVENT_PROPAGATE;
  fovea_edit_burst_begin (self->document, entry, NULL);
  set_weight (self, row, column, value + (dy < 0 ? 1 : -1));
  return GDK_EVENT_STOP;
}

// One number is pasted into its entry, more than one as the kernel.
static void
entry_text_read_cb (GObject      *clipboard,
                    GAsyncResult *result,
                    gpointer      data)
{
  g_autoptr (FoveaKernelGrid) self = data;
  g_autofree char *text
    = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  GtkWidget *entry = self->box != NULL ? gtk_widget_get_focus_child (self->grid) : NULL;

  if (text == NULL || entry == NULL)
    return;
  if (strpbrk (g_strstrip (text), "\t\n[ ;") != NULL)
    fovea_kernel_grid_paste (self, text);
  else
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

// Up and Down always, Left and Right from the ends of the text.
static gboolean
entry_key_cb (GtkEventControllerKey *controller,
              guint                  key,
              guint                  code,
              GdkModifierType        modifiers,
              FoveaKernelGrid       *self)
{
  GtkWidget *entry = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  int row, column;
  int at = gtk_editable_get_position (GTK_EDITABLE (entry));
  int length = (int) g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (entry)), -1);
  gboolean is_selected = gtk_editable_get_selection_bounds (GTK_EDITABLE (entry), NULL, NULL);

  if (key == GDK_KEY_v && (modifiers & GDK_CONTROL_MASK) != 0)
    {
      gdk_clipboard_read_text_async (gtk_widget_get_clipboard (entry), NULL, entry_text_read_cb,
                                     g_object_ref (self));
      return GDK_EVENT_STOP;
    }
  if (!find_entry (self, entry, &row, &column)
      || (modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Escape)
    {
      fovea_kernel_grid_set_layer (self, self->layer);
      return GDK_EVENT_PROPAGATE;
    }
  if (key == GDK_KEY_Up)
    row--;
  else if (key == GDK_KEY_Down)
    row++;
  else if (key == GDK_KEY_Left && (at == 0 || is_selected))
    column--;
  else if (key == GDK_KEY_Right && (at == length || is_selected))
    column++;
  else
    return GDK_EVENT_PROPAGATE;

  if (row >= 0 && row < self->n_rows && column >= 0 && column < self->n_columns)
    gtk_widget_grab_focus (fovea_kernel_grid_get_entry (self, row, column));
  return GDK_EVENT_STOP;
}

/**
 * fovea_kernel_grid_new_entry:
 * @self: a grid
 * @row: a row, from 0
 * @column: a column, from 0
 *
 * Returns: (transfer floating): where that weight is typed
 */
GtkWidget *
fovea_kernel_grid_new_entry (FoveaKernelGrid *self,
                             int              row,
                             int              column)
{
  GtkWidget *entry = fovea_number_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *scroll
    = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL
                                       | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char *name = g_strdup_printf (_("Row %d, column %d"), row, column);

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 2);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), 0.5f);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_add_css_class (entry, "weight");
  gtk_widget_set_tooltip_text (entry, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (entry_activate_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (entry_leave_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (entry_scroll_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (entry, focus);
  gtk_widget_add_controller (entry, scroll);
  gtk_widget_add_controller (entry, keys);
  return entry;
}
