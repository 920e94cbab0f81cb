// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The explainer lives as long as its mode. It takes clicks and keys before the window's own
// widgets, and shows what they are in a popover that takes the focus, so that it is read aloud.

#include "config.h"

#include "app/explainer.h"

#include "app/explainer-parts.h"
#include "app/help.h"

#include <glib/gi18n.h>

#define KEY "fovea-explainer"
#define MAX_CHARS 44

typedef struct
{
  // Borrowed
  FoveaWindow *window;
  GtkWidget *popover; // child of the window
  GtkWidget *sheet;
  GtkWidget *title;
  GtkWidget *text;
  GtkWidget *more;
  GtkEventController *click; // of the window
  GtkEventController *key;
  GtkWidget *focus; // (nullable) weak: where the focus was

  // State
  const char *page;
  int part; // of the picture: the next one that Enter asks about; -1: the selected cell
} Explainer;

static Explainer *
get_explainer (FoveaWindow *window)
{
  return g_object_get_data (G_OBJECT (window), KEY);
}

static void
leave (Explainer *self)
{
  g_object_set_data (G_OBJECT (self->window), KEY, NULL);
}

static void
free_explainer (gpointer data)
{
  Explainer *self = data;
  GtkWidget *window = GTK_WIDGET (self->window);

  g_signal_handlers_disconnect_by_data (window, self);
  gtk_widget_set_cursor (window, NULL);
  gtk_widget_remove_controller (window, self->click);
  gtk_widget_remove_controller (window, self->key);
  gtk_widget_unparent (self->popover);
  if (self->focus != NULL && gtk_widget_get_mapped (self->focus))
    gtk_widget_grab_focus (self->focus);
  g_clear_weak_pointer (&self->focus);
  g_free (self);
}

static void
show (Explainer              *self,
      const FoveaExplanation *explanation,
      const GdkRectangle     *place)
{
  gtk_label_set_text (GTK_LABEL (self->title), explanation->title);
  gtk_label_set_text (GTK_LABEL (self->text), explanation->text);
  gtk_widget_set_visible (self->more, explanation->page != NULL);
  self->page = explanation->page;

  // A new focus is what a screen reader speaks.
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (self->sheet), GTK_ACCESSIBLE_PROPERTY_LABEL, explanation->title,
    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, explanation->text, -1);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), place);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (self->sheet);
}

static void
show_widget (Explainer *self,
             GtkWidget *widget)
{
  g_autoptr (FoveaExplanation) explanation = fovea_explainer_describe (widget);
  graphene_rect_t bounds;
  GdkRectangle place = { 0, 0, 1, 1 };

  if (gtk_widget_compute_bounds (widget, GTK_WIDGET (self->window), &bounds))
    place = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                            MAX (1, (int) bounds.size.width),
                            MAX (1, (int) bounds.size.height) };
  show (self, explanation, &place);
}

static void
show_canvas (Explainer *self,
             double     x,
             double     y)
{
  GtkWidget *canvas = GTK_WIDGET (fovea_window_get_canvas (self->window));
  g_autoptr (FoveaExplanation) explanation
    = fovea_canvas_explain (FOVEA_CANVAS (canvas), x, y);
  double window_x, window_y;

  if (explanation == NULL)
    return;
  gtk_widget_translate_coordinates (canvas, GTK_WIDGET (self->window), x, y, &window_x,
                                    &window_y);
  show (self, explanation,
        &(GdkRectangle){ (int) window_x - 2, (int) window_y - 2, 4, 4 });
}

static void
ask_at (Explainer *self,
        double     x,
        double     y)
{
  GtkWidget *window = GTK_WIDGET (self->window);
  GtkWidget *canvas = GTK_WIDGET (fovea_window_get_canvas (self->window));
  GtkWidget *widget = gtk_widget_pick (window, x, y, GTK_PICK_INSENSITIVE);

  if (widget == NULL)
    return;
  if (widget != canvas && !gtk_widget_is_ancestor (widget, canvas))
    {
      show_widget (self, widget);
      return;
    }
  gtk_widget_translate_coordinates (window, canvas, x, y, &x, &y);
  show_canvas (self, x, y);
}

// Cells of the picture take turns in having the focus; the picture knows whose it is.
static void
remember_focus (Explainer *self,
                GtkWidget *focus)
{
  GtkWidget *canvas = GTK_WIDGET (fovea_window_get_canvas (self->window));
  bool is_cell = focus != NULL && gtk_widget_is_ancestor (focus, canvas);

  g_set_weak_pointer (&self->focus, is_cell ? canvas : focus);
}

// The selected cell first, then one part of the picture after the other, and again from the cell.
static void
ask_next_part (Explainer *self)
{
  FoveaCanvas *canvas = fovea_window_get_canvas (self->window);
  FoveaCell cell;
  graphene_rect_t bounds;
  double x, y;

  if (self->part >= 0 && fovea_canvas_find_part (canvas, self->part, &x, &y))
    {
      self->part++;
      show_canvas (self, x, y);
      return;
    }

  self->part = 0;
  if (fovea_session_get_selection (fovea_window_get_session (self->window), &cell)
      && fovea_canvas_get_cell_bounds (canvas, cell, &bounds))
    show_canvas (self, bounds.origin.x + bounds.size.width / 2,
                 bounds.origin.y + bounds.size.height / 2);
  else
    show_canvas (self, 0, 0);
}

// What has the focus.
static void
ask_focus (Explainer *self,
           GtkWidget *focus)
{
  GtkWidget *canvas = GTK_WIDGET (fovea_window_get_canvas (self->window));

  remember_focus (self, focus);
  if (focus != canvas && !gtk_widget_is_ancestor (focus, canvas))
    show_widget (self, focus);
  else
    ask_next_part (self);
}

static bool
is_in_popover (Explainer *self,
               GtkWidget *widget)
{
  return widget != NULL && gtk_widget_is_ancestor (widget, self->popover);
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            Explainer       *self)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->window), x, y, GTK_PICK_INSENSITIVE);

  if (is_in_popover (self, widget))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  ask_at (self, x, y);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        modifiers,
                Explainer             *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));
  bool is_enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;

  if (key == GDK_KEY_Escape)
    {
      leave (self);
      return GDK_EVENT_STOP;
    }
  // On the note, Enter asks about what had the focus before the note took it.
  if (is_enter && focus == self->sheet && self->focus != NULL)
    focus = self->focus;
  if (is_enter && focus != NULL && !is_in_popover (self, focus))
    {
      ask_focus (self, focus);
      return GDK_EVENT_STOP;
    }
  self->part = -1;
  // Any other key is about what had the focus before the note took it.
  if (is_in_popover (self, focus) && focus == self->sheet && key != GDK_KEY_Tab
      && self->focus != NULL)
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      gtk_widget_grab_focus (self->focus);
      gtk_event_controller_key_forward (controller, self->focus);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
more_cb (GtkButton *button,
         Explainer *self)
{
  FoveaWindow *window = self->window;
  const char *page = self->page;

  leave (self);
  fovea_help_show (GTK_WINDOW (window), page);
}

static GtkWidget *
new_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static void
add_popover (Explainer *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  self->sheet = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->title = new_label ("heading");
  self->text = new_label (NULL);
  self->more = gtk_button_new_with_mnemonic (_("Read _More"));
  gtk_widget_set_tooltip_text (self->more, _("Open the help at the page on this"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Read more"), -1);
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  gtk_widget_set_focusable (self->sheet, TRUE);
  gtk_widget_add_css_class (box, "explanation");
  gtk_box_append (GTK_BOX (self->sheet), self->title);
  gtk_box_append (GTK_BOX (self->sheet), self->text);
  gtk_box_append (GTK_BOX (box), self->sheet);
  gtk_box_append (GTK_BOX (box), self->more);
  g_signal_connect (self->more, "clicked", G_CALLBACK (more_cb), self);

  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What is this?"), -1);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self->window));
}

static GtkEventController *
add_keys (Explainer *self,
          GtkWidget *widget)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (widget, keys);

  return keys;
}

// Keys within the note do not come by the window.
static void
listen (Explainer *self)
{
  GtkWidget *window = GTK_WIDGET (self->window);

  self->click = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (self->click), 0);
  gtk_event_controller_set_propagation_phase (self->click, GTK_PHASE_CAPTURE);
  g_signal_connect (self->click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (window, self->click);

  self->key = add_keys (self, window);
  add_keys (self, self->popover);
}

static void
greet (Explainer *self)
{
  GtkWidget *window = GTK_WIDGET (self->window);
  FoveaExplanation greeting = {
    .title = _("What is this?"),
    .text = _("Click anything in the picture or in the window, or move to it with the keyboard "
              "and press Enter. In the picture, Enter again goes on to its next part. Esc ends "
              "asking."),
    .page = "what-is-this",
  };

  show (self, &greeting, &(GdkRectangle){ gtk_widget_get_width (window) / 2, 40, 1, 1 });
}

/**
 * fovea_explainer_toggle:
 * @window: a window
 *
 * Begins or ends the mode in which a click asks what something is.
 */
void
fovea_explainer_toggle (FoveaWindow *window)
{
  g_return_if_fail (FOVEA_IS_WINDOW (window));

  if (fovea_explainer_is_on (window))
    {
      leave (get_explainer (window));
      return;
    }

  Explainer *self = g_new0 (Explainer, 1);
  self->window = window;
  self->part = -1;
  remember_focus (self, gtk_root_get_focus (GTK_ROOT (window)));
  add_popover (self);
  listen (self);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (window), "help");
  g_object_set_data_full (G_OBJECT (window), KEY, self, free_explainer);
  g_signal_connect_swapped (window, "destroy", G_CALLBACK (leave), self);
  greet (self);
}

/**
 * fovea_explainer_is_on:
 * @window: a window
 *
 * Returns: whether a click asks instead of acting
 */
bool
fovea_explainer_is_on (FoveaWindow *window)
{
  g_return_val_if_fail (FOVEA_IS_WINDOW (window), false);

  return get_explainer (window) != NULL;
}

/**
 * fovea_explainer_ask:
 * @window: a window in which the mode is on
 * @x: px from the left of the window
 * @y: px from its top
 *
 * Explains what stands there, as a click does.
 */
void
fovea_explainer_ask (FoveaWindow *window,
                     double       x,
                     double       y)
{
  g_return_if_fail (FOVEA_IS_WINDOW (window) && fovea_explainer_is_on (window));

  ask_at (get_explainer (window), x, y);
}

/**
 * fovea_explainer_get_text:
 * @window: a window in which the mode is on
 *
 * Returns: (transfer none): what the note says now
 */
const char *
fovea_explainer_get_text (FoveaWindow *window)
{
  g_return_val_if_fail (FOVEA_IS_WINDOW (window) && fovea_explainer_is_on (window), NULL);

  return gtk_label_get_text (GTK_LABEL (get_explainer (window)->text));
}
