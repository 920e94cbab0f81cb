// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pointer, touch and keys on the canvas: where the user points or how the selection moves. What that
// selects is the session's.

#include "config.h"

#include "app/canvas-private.h"

#include "figure/describe.h"

#include <glib/gi18n.h>

// Room kept around a cell that is brought into view, px.
#define REVEAL_MARGIN 24.0

typedef struct
{
  guint key;
  guint keypad;
  GdkModifierType modifiers;
  FoveaMove move;
} MoveKey;

static const MoveKey move_keys[] = {
  { GDK_KEY_Left, GDK_KEY_KP_Left, 0, FOVEA_MOVE_LEFT },
  { GDK_KEY_Right, GDK_KEY_KP_Right, 0, FOVEA_MOVE_RIGHT },
  { GDK_KEY_Up, GDK_KEY_KP_Up, 0, FOVEA_MOVE_UP },
  { GDK_KEY_Down, GDK_KEY_KP_Down, 0, FOVEA_MOVE_DOWN },
  { GDK_KEY_Home, GDK_KEY_KP_Home, 0, FOVEA_MOVE_ROW_START },
  { GDK_KEY_End, GDK_KEY_KP_End, 0, FOVEA_MOVE_ROW_END },
  { GDK_KEY_Home, GDK_KEY_KP_Home, GDK_CONTROL_MASK, FOVEA_MOVE_GRID_START },
  { GDK_KEY_End, GDK_KEY_KP_End, GDK_CONTROL_MASK, FOVEA_MOVE_GRID_END },
  { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 0, FOVEA_MOVE_NEXT_CHANNEL },
  { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, 0, FOVEA_MOVE_PREVIOUS_CHANNEL },
  { GDK_KEY_Tab, GDK_KEY_KP_Tab, 0, FOVEA_MOVE_NEXT_STAGE },
  { GDK_KEY_Tab, GDK_KEY_KP_Tab, GDK_SHIFT_MASK, FOVEA_MOVE_PREVIOUS_STAGE },
};

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
select_at (FoveaCanvas *self,
           double       x,
           double       y)
{
  FoveaTag tag = fovea_canvas_pick (self, x, y);
  if (self->session == NULL)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (tag.kind == FOVEA_TAG_CELL || tag.kind == FOVEA_TAG_TERM)
    fovea_session_select (self->session, tag.cell);
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
  if (!is_touch (GTK_GESTURE (gesture)))
    select_at (self, x, y);
}

static void
click_released_cb (GtkGestureClick *gesture,
                   int              n_press,
                   double           x,
                   double           y,
                   FoveaCanvas     *self)
{
  if (is_touch (GTK_GESTURE (gesture)))
    select_at (self, x, y);
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

// What hovering shows, for fingers.
static void
long_press_cb (GtkGestureLongPress *gesture,
               double               x,
               double               y,
               FoveaCanvas         *self)
{
  hover_at (self, x, y);
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
  FoveaLayer *layer = get_tagged_layer (self, tag);
  if (layer == NULL || fovea_layer_get_weights (layer) == NULL)
    return NULL;

  g_autofree char *weight = fovea_describe_number (
    fovea_kernels_get (fovea_layer_get_weights (layer), tag->cell.channel, tag->cell.stage,
                       tag->cell.row, tag->cell.column));
  if (tag->kind == FOVEA_TAG_COMPOSED)
    return g_strdup_printf (_("The one kernel: row %d, column %d, weight %s"),
                            tag->cell.row + 1, tag->cell.column + 1, weight);

  return g_strdup_printf (_("Kernel of layer %d: row %d, column %d, weight %s"), tag->layer,
                          tag->cell.row + 1, tag->cell.column + 1, weight);
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

// From now on the user steers by keys, so the ring around the focus is shown.
static void
show_focus (FoveaCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
}

// FALSE lets the key travel on: Tab past the last grid leaves the canvas.
static gboolean
move_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  FoveaCanvas *self = FOVEA_CANVAS (widget);
  FoveaMove move = (FoveaMove) g_variant_get_int32 (arguments);
  if (self->session == NULL)
    return FALSE;

  bool moved = fovea_session_move (self->session, move);
  if (moved)
    {
      show_focus (self);
      self->reveals = true;
      gtk_widget_queue_allocate (widget);
    }

  return moved || (move != FOVEA_MOVE_NEXT_STAGE && move != FOVEA_MOVE_PREVIOUS_STAGE);
}

static gboolean
clear_key_cb (GtkWidget *widget,
              GVariant  *arguments,
              gpointer   data)
{
  FoveaCanvas *self = FOVEA_CANVAS (widget);
  FoveaCell cell;
  if (self->session == NULL || !fovea_session_get_selection (self->session, &cell))
    return FALSE;

  fovea_session_clear_selection (self->session);
  return TRUE;
}

/**
 * fovea_canvas_class_add_keys:
 * @widget_class: the class of the canvas
 *
 * Binds the keys that move and clear the selection.
 */
void
fovea_canvas_class_add_keys (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (move_keys); i++)
    {
      const MoveKey *key = &move_keys[i];
      gtk_widget_class_add_binding (widget_class, key->key, key->modifiers, move_key_cb, "i",
                                    key->move);
      gtk_widget_class_add_binding (widget_class, key->keypad, key->modifiers, move_key_cb,
                                    "i", key->move);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, clear_key_cb, NULL);
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

/**
 * fovea_canvas_reveal:
 * @self: a canvas
 *
 * Scrolls so that the selected cell is in view, with a little room around it.
 */
void
fovea_canvas_reveal (FoveaCanvas *self)
{
  FoveaCell cell;
  graphene_rect_t bounds;

  self->reveals = false;
  if (self->session == NULL || !fovea_session_get_selection (self->session, &cell)
      || !fovea_canvas_get_cell_bounds (self, cell, &bounds))
    return;

  if (self->hadjustment != NULL)
    gtk_adjustment_clamp_page (self->hadjustment, bounds.origin.x - REVEAL_MARGIN,
                               bounds.origin.x + bounds.size.width + REVEAL_MARGIN);
  if (self->vadjustment != NULL)
    gtk_adjustment_clamp_page (self->vadjustment, bounds.origin.y - REVEAL_MARGIN,
                               bounds.origin.y + bounds.size.height + REVEAL_MARGIN);
}
