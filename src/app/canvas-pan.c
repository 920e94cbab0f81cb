// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What moves the canvas and zooms it: the wheel with Ctrl zooms where it points, two fingers hold
// what is between them; the middle button drags the picture; Alt with an arrow key moves it. The
// plain wheel and one finger are the scrolled window's, Space is the player's.

#include "config.h"

#include "app/canvas-private.h"

#include <math.h>

// Notches of the wheel that show the picture twice as large.
#define NOTCHES_TWICE 4.0

// What a touchpad tells in px counts as a notch, px.
#define NOTCH_PX 40.0

// Of the page, a press of an arrow key.
#define PAN_PART 0.125

// Events of the wheel do not tell where the pointer is.
static bool
get_position (GdkEvent *event,
              double   *x,
              double   *y)
{
  return gdk_event_get_position (event, x, y)
         || gdk_surface_get_device_position (gdk_event_get_surface (event),
                                             gdk_seat_get_pointer (gdk_event_get_seat (event)),
                                             x, y, NULL);
}

// In coordinates of what does not move when the canvas is scrolled.
static bool
find_pointer (FoveaCanvas *self,
              GdkEvent    *event,
              double      *x,
              double      *y)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  double shadow_x, shadow_y, at_x, at_y;

  if (event == NULL || native == NULL || parent == NULL
      || !get_position (event, &at_x, &at_y))
    return false;

  gtk_native_get_surface_transform (native, &shadow_x, &shadow_y);
  return gtk_widget_translate_coordinates (GTK_WIDGET (native), parent, at_x - shadow_x,
                                           at_y - shadow_y, x, y);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           FoveaCanvas              *self)
{
  GtkEventController *base = GTK_EVENT_CONTROLLER (controller);
  GdkModifierType modifiers
    = gtk_event_controller_get_current_event_state (base) & gtk_accelerator_get_default_mod_mask ();
  double x, y;

  if (modifiers != GDK_CONTROL_MASK
      || !find_pointer (self, gtk_event_controller_get_current_event (base), &x, &y))
    return GDK_EVENT_PROPAGATE;

  if (gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE)
    dy /= NOTCH_PX;
  fovea_canvas_zoom_at (self, self->zoom * exp2 (-dy / NOTCHES_TWICE), x, y);

  return GDK_EVENT_STOP;
}

// Where two fingers are, in what does not move; the gesture's own points lie in the canvas, which
// moves under the finger that rests. A touchpad tells of the middle only: then they are 0 px apart.
static bool
find_fingers (FoveaCanvas *self,
              GtkGesture  *gesture,
              double      *x,
              double      *y,
              double      *apart)
{
  g_autoptr (GList) sequences = gtk_gesture_get_sequences (gesture);
  double xs[2], ys[2];
  guint n_fingers = 0;

  for (GList *link = sequences; link != NULL && n_fingers < 2; link = link->next)
    if (find_pointer (self, gtk_gesture_get_last_event (gesture, link->data), &xs[n_fingers],
                      &ys[n_fingers]))
      n_fingers++;
  if (n_fingers == 0)
    return false;

  *x = (xs[0] + xs[n_fingers - 1]) / 2;
  *y = (ys[0] + ys[n_fingers - 1]) / 2;
  *apart = hypot (xs[0] - xs[n_fingers - 1], ys[0] - ys[n_fingers - 1]);

  return true;
}

static void
pinch_begin_cb (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                FoveaCanvas      *self)
{
  double x, y;

  if (!find_fingers (self, gesture, &x, &y, &self->pinched_px)
      || !fovea_canvas_find_point (self, x, y, &self->pinched))
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  self->pinched_zoom = self->zoom;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

// What was between the fingers stays there, also when both move.
static void
pinch_update_cb (GtkGesture       *gesture,
                 GdkEventSequence *sequence,
                 FoveaCanvas      *self)
{
  double x, y, apart;

  if (!gtk_gesture_is_active (gesture) || !find_fingers (self, gesture, &x, &y, &apart))
    return;

  double scale = self->pinched_px > 0
                   ? apart / self->pinched_px
                   : gtk_gesture_zoom_get_scale_delta (GTK_GESTURE_ZOOM (gesture));

  fovea_canvas_zoom_point (self, self->pinched_zoom * scale, &self->pinched, x, y);
}

/**
 * fovea_canvas_update_cursor:
 * @self: a canvas
 *
 * Shows by the pointer what a drag would do.
 */
void
fovea_canvas_update_cursor (FoveaCanvas *self)
{
  const char *name = self->is_panning                      ? "grabbing"
                                     : fovea_canvas_has_brush (self->edit) ? "crosshair"
                                                           : NULL;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               FoveaCanvas    *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));

  if (self->hadjustment == NULL || self->vadjustment == NULL
      || button != GDK_BUTTON_MIDDLE
      || !find_pointer (self, event, &self->pan_x, &self->pan_y))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  self->is_panning = true;
  self->pan_x += gtk_adjustment_get_value (self->hadjustment);
  self->pan_y += gtk_adjustment_get_value (self->vadjustment);
  fovea_canvas_update_cursor (self);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          dx,
                double          dy,
                FoveaCanvas    *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));
  double x, y;

  if (!self->is_panning || !find_pointer (self, event, &x, &y))
    return;

  gtk_adjustment_set_value (self->hadjustment, self->pan_x - x);
  gtk_adjustment_set_value (self->vadjustment, self->pan_y - y);
}

static void
drag_end_cb (GtkGestureDrag *gesture,
             double          dx,
             double          dy,
             FoveaCanvas    *self)
{
  self->is_panning = false;
  fovea_canvas_update_cursor (self);
}

static void
pan (GtkAdjustment *adjustment,
     int            direction)
{
  if (adjustment != NULL && direction != 0)
    gtk_adjustment_set_value (adjustment,
                              gtk_adjustment_get_value (adjustment)
                                + direction * PAN_PART
                                    * gtk_adjustment_get_page_size (adjustment));
}

static gboolean
pan_key_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  FoveaCanvas *self = FOVEA_CANVAS (widget);
  int dx, dy;

  g_variant_get (arguments, "(ii)", &dx, &dy);
  pan (self->hadjustment, dx);
  pan (self->vadjustment, dy);

  return TRUE;
}

/**
 * fovea_canvas_class_add_pan_keys:
 * @widget_class: the class of the canvas
 *
 * Binds the keys that move what is seen.
 */
void
fovea_canvas_class_add_pan_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint keys[2];
    int dx;
    int dy;
  } pan_keys[] = {
    { { GDK_KEY_Left, GDK_KEY_KP_Left }, -1, 0 },
    { { GDK_KEY_Right, GDK_KEY_KP_Right }, 1, 0 },
    { { GDK_KEY_Up, GDK_KEY_KP_Up }, 0, -1 },
    { { GDK_KEY_Down, GDK_KEY_KP_Down }, 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pan_keys); i++)
    for (guint k = 0; k < G_N_ELEMENTS (pan_keys[i].keys); k++)
      gtk_widget_class_add_binding (widget_class, pan_keys[i].keys[k], GDK_ALT_MASK, pan_key_cb,
                                    "(ii)", pan_keys[i].dx, pan_keys[i].dy);
}

static void
add_drag (FoveaCanvas *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/**
 * fovea_canvas_add_panning:
 * @self: a canvas
 *
 * Lets the canvas listen to what moves and zooms it, before all else.
 */
void
fovea_canvas_add_panning (FoveaCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *scroll
    = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  add_drag (self);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "update", G_CALLBACK (pinch_update_cb), self);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
}
