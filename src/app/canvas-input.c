// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pointer and touch on the canvas: where the user points. What that selects is the session's.

#include "config.h"

#include "app/canvas-private.h"

#include "figure/describe.h"

#include <glib/gi18n.h>

// A finger that presses may be about to scroll: it selects when it leaves, a mouse at once.
static bool
is_touch (GtkGesture *gesture)
{
  GdkEvent *event
    = gtk_gesture_get_last_event (gesture, gtk_gesture_get_last_updated_sequence (gesture));

  return event != NULL && gdk_event_get_event_type (event) != GDK_BUTTON_PRESS
         && gdk_event_get_event_type (event) != GDK_BUTTON_RELEASE;
}

static void
select_at (FoveaCanvas     *self,
           double           x,
           double           y,
           GdkModifierType  state)
{
  FoveaTag tag = fovea_canvas_pick (self, x, y);
  if (self->session == NULL)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (tag.kind == FOVEA_TAG_CELL || tag.kind == FOVEA_TAG_TERM)
    {
      fovea_session_select (self->session, tag.cell);
      if ((state & GDK_SHIFT_MASK) != 0)
        fovea_session_choose_to (self->session, tag.cell);
      else
        fovea_session_toggle (self->session, tag.cell);
    }
  else if (tag.kind == FOVEA_TAG_CHANNEL)
    fovea_canvas_bring_channel (self, tag.cell);
  else if (tag.kind == FOVEA_TAG_NONE)
    fovea_session_clear_selection (self->session);
}

static void
click_pressed_cb (GtkGestureClick *gesture,
                  int              n_press,
                  double           x,
                  double           y,
                  FoveaCanvas     *self)
{
  if (!is_touch (GTK_GESTURE (gesture)) && !self->is_panning)
    select_at (self, x, y,
               gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)));
}

static void
click_released_cb (GtkGestureClick *gesture,
                   int              n_press,
                   double           x,
                   double           y,
                   FoveaCanvas     *self)
{
  if (!is_touch (GTK_GESTURE (gesture)))
    return;

  select_at (self, x, y,
             gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)));
  if (n_press == 2)
    fovea_canvas_edit_type_at (self->edit, x, y);
}

static void
hover_at (FoveaCanvas *self,
          double       x,
          double       y)
{
  FoveaTag tag = fovea_canvas_pick (self, x, y);
  if (self->session == NULL)
    return;

  if (tag.kind == FOVEA_TAG_CELL || tag.kind == FOVEA_TAG_TERM)
    fovea_session_hover (self->session, tag.cell);
  else
    fovea_session_clear_hover (self->session);
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           FoveaCanvas              *self)
{
  hover_at (self, x, y);
}

static void
leave_cb (GtkEventControllerMotion *controller,
          FoveaCanvas              *self)
{
  if (self->session != NULL)
    fovea_session_clear_hover (self->session);
}

// What hovering and the secondary button show, for fingers.
static void
long_press_cb (GtkGestureLongPress *gesture,
               double               x,
               double               y,
               FoveaCanvas         *self)
{
  hover_at (self, x, y);
  if (fovea_canvas_open_menu (self, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static FoveaLayer *
get_tagged_layer (FoveaCanvas    *self,
                  const FoveaTag *tag)
{
  FoveaEvaluation *evaluation = fovea_session_get_evaluation (self->session);

  if (tag->kind == FOVEA_TAG_WEIGHT)
    return fovea_network_get_layer (fovea_evaluation_get_network (evaluation), tag->layer);
  if (tag->kind == FOVEA_TAG_COMPOSED)
    return fovea_composition_get_layer (fovea_session_get_composition (self->session));

  return NULL;
}

// Cells need no tooltip: their numbers and marks are the picture.
static char *
describe_tag (FoveaCanvas    *self,
              const FoveaTag *tag)
{
  if (tag->kind == FOVEA_TAG_CHANNEL)
    return fovea_canvas_describe_sheet (self, tag);

  FoveaLayer *layer = get_tagged_layer (self, tag);
  if (layer == NULL || fovea_layer_get_weights (layer) == NULL)
    return NULL;

  g_autofree char *weight = fovea_describe_number (
    fovea_kernels_get (fovea_layer_get_weights (layer), tag->cell.channel, tag->cell.stage,
                       tag->cell.row, tag->cell.column));
  if (tag->kind == FOVEA_TAG_COMPOSED)
    return g_strdup_printf (_("The one kernel: row %d, column %d, weight %s"),
                            tag->cell.row, tag->cell.column, weight);

  return g_strdup_printf (_("Kernel of layer %d: row %d, column %d, weight %s"), tag->layer,
                          tag->cell.row, tag->cell.column, weight);
}

static gboolean
query_tooltip_cb (FoveaCanvas *self,
                  int          x,
                  int          y,
                  gboolean     by_keyboard,
                  GtkTooltip  *tooltip)
{
  if (by_keyboard || self->session == NULL)
    return FALSE;

  FoveaTag tag = fovea_canvas_pick (self, x, y);
  g_autofree char *text = describe_tag (self, &tag);
  if (text == NULL)
    return FALSE;

  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/**
 * fovea_canvas_add_gestures:
 * @self: a canvas
 *
 * Lets the canvas listen to the pointer and to fingers.
 */
void
fovea_canvas_add_gestures (FoveaCanvas *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  g_signal_connect (click, "pressed", G_CALLBACK (click_pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (click_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  GtkGesture *long_press = gtk_gesture_long_press_new ();
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (long_press), TRUE);
  g_signal_connect (long_press, "pressed", G_CALLBACK (long_press_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (long_press));

  GtkEventController *motion = gtk_event_controller_motion_new ();
  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
