// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Typing over a cell, and the block that is selected drawn. Enter takes the number, Escape leaves
// all as it was, and so does leaving the entry with what is no number.

#include "config.h"

#include "app/canvas-edit-private.h"

#include "app/edit-burst.h"
#include "document/clipboard-text.h"
#include "app/number-entry.h"

#include <glib/gi18n.h>
#include <math.h>

// The least that numbers are typed in, px.
#define ENTRY_WIDTH 48

// How strongly a block is tinted.
#define TINT 0.12f

static void
close_entry (FoveaCanvasEdit *self)
{
  bool has_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->canvas)) == self->entry;

  gtk_widget_set_visible (self->entry, FALSE);
  if (has_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

// Takes what was typed; whether it was a number.
static bool
commit (FoveaCanvasEdit *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaTensor) number = fovea_clipboard_parse (g_strdelimit (text, ",", '.'), &error);

  if (number == NULL)
    {
      gtk_widget_add_css_class (self->entry, "error");
      fovea_canvas_edit_show_message (self, error->message);
      return false;
    }

  FoveaEditTarget typed = self->typed;
  float value = fovea_tensor_get (number, 0, 0, 0);

  close_entry (self);
  fovea_edit_burst_end (fovea_canvas_edit_get_document (self));
  if (fovea_range_get_length (typed.rows) > 1 || fovea_range_get_length (typed.columns) > 1)
    fovea_canvas_fill (self->canvas, value, C_ ("edit", "Fill"));
  else
    fovea_canvas_edit_set_number (self, typed.grid, typed.row, typed.column, value);
  return true;
}

static void
activate_cb (FoveaCanvasEdit *self)
{
  commit (self);
}

static gboolean
entry_key_cb (GtkEventControllerKey *controller,
              guint                  key,
              guint                  code,
              GdkModifierType        modifiers,
              FoveaCanvasEdit       *self)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  fovea_canvas_edit_show_message (self, NULL);
  close_entry (self);
  return GDK_EVENT_STOP;
}

static void
entry_leave_cb (GtkEventControllerFocus *controller,
                FoveaCanvasEdit         *self)
{
  if (gtk_widget_get_visible (self->entry) && !commit (self))
    gtk_widget_set_visible (self->entry, FALSE);
}

static void
draw_block (FoveaCanvasEdit       *self,
            const FoveaEditTarget *target,
            GtkSnapshot           *snapshot)
{
  graphene_rect_t bounds;
  GskRoundedRect outline;
  GdkRGBA ink;

  if (!fovea_canvas_edit_get_bounds (self, target, &bounds))
    return;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self->canvas)), &ink);

  const GdkRGBA inks[4] = { ink, ink, ink, ink };
  const float widths[4] = { 2, 2, 2, 2 };

  gsk_rounded_rect_init_from_rect (&outline, &bounds, 0);
  gtk_snapshot_append_border (snapshot, &outline, widths, inks);
  ink.alpha = TINT;
  gtk_snapshot_append_color (snapshot, &ink, &bounds);
}

/**
 * fovea_canvas_edit_add_entry:
 * @self: the editing of a canvas
 *
 * Adds what numbers are typed in, and what says why one was refused.
 */
void
fovea_canvas_edit_add_entry (FoveaCanvasEdit *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = fovea_number_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 1);
  gtk_editable_set_alignment (GTK_EDITABLE (self->entry), 0.5f);
  gtk_widget_add_css_class (self->entry, "cell-entry");
  gtk_widget_set_tooltip_text (self->entry, _("Enter takes the number, Esc leaves it"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("New value of the cell"), -1);
  gtk_widget_set_visible (self->entry, FALSE);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self->canvas));
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (entry_leave_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->entry, keys);
  gtk_widget_add_controller (self->entry, focus);

  self->message = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->message), 48);
  gtk_widget_add_css_class (self->message, "canvas-message");
  gtk_widget_set_visible (self->message, FALSE);
  gtk_widget_set_parent (self->message, GTK_WIDGET (self->canvas));
}

/**
 * fovea_canvas_edit_type:
 * @self: the editing of a canvas
 * @text: (nullable): what was typed already; %NULL: the present value, to be changed
 *
 * Opens the entry over what is selected.
 */
void
fovea_canvas_edit_type (FoveaCanvasEdit *self,
                        const char      *text)
{
  int n_rows, n_columns;

  if (!fovea_canvas_get_edit_target (self->canvas, &self->typed))
    return;

  const float *cells = fovea_content_get_grid (
    fovea_document_get_content (fovea_canvas_edit_get_document (self)), self->typed.grid, &n_rows,
    &n_columns);

  fovea_canvas_edit_show_message (self, NULL);
  gtk_widget_remove_css_class (self->entry, "error");
  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  else
    fovea_number_entry_show (self->entry, cells[(gsize) self->typed.row * (gsize) n_columns
                                                + (gsize) self->typed.column]);
  gtk_widget_set_visible (self->entry, TRUE);
  gtk_widget_queue_allocate (GTK_WIDGET (self->canvas));
  gtk_widget_grab_focus (self->entry);
  if (text != NULL)
    gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

/**
 * fovea_canvas_edit_is_typing:
 * @self: the editing of a canvas
 *
 * Returns: whether the entry is open
 */
bool
fovea_canvas_edit_is_typing (FoveaCanvasEdit *self)
{
  return gtk_widget_get_visible (self->entry);
}

/**
 * fovea_canvas_edit_stop_typing:
 * @self: the editing of a canvas
 *
 * Closes the entry; what was typed is not taken.
 */
void
fovea_canvas_edit_stop_typing (FoveaCanvasEdit *self)
{
  if (fovea_canvas_edit_is_typing (self))
    close_entry (self);
}

/**
 * fovea_canvas_edit_show_message:
 * @self: the editing of a canvas
 * @message: (nullable): why something was refused; %NULL: nothing was
 */
void
fovea_canvas_edit_show_message (FoveaCanvasEdit *self,
                                const char      *message)
{
  if (message == NULL && !gtk_widget_get_visible (self->message))
    return;
  gtk_label_set_label (GTK_LABEL (self->message), message != NULL ? message : "");
  gtk_widget_set_visible (self->message, message != NULL);
  gtk_widget_queue_allocate (GTK_WIDGET (self->canvas));
}

/**
 * fovea_canvas_edit_allocate:
 * @self: the editing of a canvas
 *
 * Places the entry over its cell and the message at the top of what is seen.
 */
void
fovea_canvas_edit_allocate (FoveaCanvasEdit *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->canvas));
  int least, natural, height;

  if (gtk_widget_get_visible (self->message))
    {
      graphene_rect_t seen;
      fovea_canvas_get_visible (self->canvas, &seen);
      int left = (int) seen.origin.x, seen_width = (int) seen.size.width;

      gtk_widget_measure (self->message, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL,
                          NULL);
      natural = CLAMP (natural, least, MAX (least, seen_width - 24));
      gtk_widget_measure (self->message, GTK_ORIENTATION_VERTICAL, natural, &height, NULL, NULL,
                          NULL);
      gtk_widget_size_allocate (
        self->message, &(GtkAllocation){ left + (seen_width - natural) / 2, 12 + (int) seen.origin.y,
                                         natural, height }, -1);
    }
  if (!gtk_widget_get_visible (self->entry))
    return;

  FoveaEditTarget cell = self->typed;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) self->pointer_x, (float) self->pointer_y,
                                               0, 0);

  cell.rows = (FoveaRange){ cell.row, cell.row + 1 };
  cell.columns = (FoveaRange){ cell.column, cell.column + 1 };
  fovea_canvas_edit_get_bounds (self, &cell, &bounds);
  gtk_widget_measure (self->entry, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (self->entry, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  natural = MAX (MAX (least, ENTRY_WIDTH), (int) lroundf (bounds.size.width));
  height = MAX (height, (int) lroundf (bounds.size.height));

  GtkAllocation place
    = { (int) lroundf (bounds.origin.x + bounds.size.width / 2) - natural / 2,
        (int) lroundf (bounds.origin.y + bounds.size.height / 2) - height / 2, natural, height };

  place.x = CLAMP (place.x, 0, MAX (0, width - natural));
  place.y = MAX (place.y, 0);
  gtk_widget_size_allocate (self->entry, &place, -1);
}

/**
 * fovea_canvas_edit_snapshot:
 * @self: the editing of a canvas
 * @snapshot: what is drawn to
 *
 * Draws what is selected beyond one cell, the entry and the message.
 */
void
fovea_canvas_edit_snapshot (FoveaCanvasEdit *self,
                            GtkSnapshot     *snapshot)
{
  FoveaEditTarget target;

  if (fovea_canvas_get_edit_target (self->canvas, &target)
      && (target.grid.layer > 0 || fovea_range_get_length (target.rows) > 1
          || fovea_range_get_length (target.columns) > 1))
    draw_block (self, &target, snapshot);
  gtk_widget_snapshot_child (GTK_WIDGET (self->canvas), self->entry, snapshot);
  gtk_widget_snapshot_child (GTK_WIDGET (self->canvas), self->message, snapshot);
}
