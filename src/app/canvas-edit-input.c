// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pointer and keys of editing, before the canvas's own: a digit begins to type, a drag selects a
// block or paints, the wheel with Ctrl and Shift turns a number up and down.

#include "config.h"

#include "app/canvas-edit-private.h"

#include "app/edit-burst.h"

#include <glib/gi18n.h>
#include <math.h>

// Steps of a stroke between two events, px: less than any cell that can be painted.
#define STROKE_STEP 3.0

static bool
is_mouse (GtkGesture *gesture)
{
  GdkEvent *event
    = gtk_gesture_get_last_event (gesture, gtk_gesture_get_last_updated_sequence (gesture));

  return event == NULL || gdk_event_get_event_type (event) != GDK_TOUCH_BEGIN;
}

static void
paint_at (FoveaCanvasEdit *self,
          double           x,
          double           y)
{
  FoveaTag tag = fovea_canvas_pick (self->canvas, x, y);
  FoveaGrid grid;

  if (fovea_canvas_edit_find_grid (self, &tag, &grid))
    fovea_canvas_edit_set_number (self, grid, tag.cell.row, tag.cell.column, self->stroke);
}

// Every cell on the way, however fast the pointer goes.
static void
paint_to (FoveaCanvasEdit *self,
          double           x,
          double           y)
{
  double dx = x - self->last_x, dy = y - self->last_y;
  int n_steps = MAX (1, (int) ceil (hypot (dx, dy) / STROKE_STEP));

  for (int i = 1; i <= n_steps; i++)
    paint_at (self, self->last_x + dx * i / n_steps, self->last_y + dy * i / n_steps);
  self->last_x = x;
  self->last_y = y;
}

static void
begin_stroke (FoveaCanvasEdit *self,
              bool             erases,
              double           x,
              double           y)
{
  FoveaDocument *document = fovea_canvas_edit_get_document (self);

  fovea_edit_burst_end (document);
  fovea_document_begin_step (document, C_ ("edit", "Paint"));
  self->is_painting = true;
  self->stroke = erases ? 0 : self->brush;
  self->last_x = x;
  self->last_y = y;
  paint_at (self, x, y);
}

// What a press does where there is a number that can be edited; whether it is taken.
static bool
press (FoveaCanvasEdit *self,
       GtkGesture      *gesture,
       double           x,
       double           y)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GdkModifierType modifiers
    = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  FoveaTag tag = fovea_canvas_pick (self->canvas, x, y);
  FoveaEditTarget target;
  FoveaGrid grid;

  if (!fovea_canvas_edit_find_grid (self, &tag, &grid)
      || (button == GDK_BUTTON_SECONDARY && !self->has_brush) || button == GDK_BUTTON_MIDDLE)
    return false;

  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  if (self->has_brush)
    begin_stroke (self, button == GDK_BUTTON_SECONDARY, x, y);
  else if ((modifiers & GDK_SHIFT_MASK) != 0
           && fovea_canvas_get_edit_target (self->canvas, &target)
           && fovea_grid_equal (target.grid, grid))
    fovea_canvas_edit_extend (self, tag.cell.row, tag.cell.column);
  else
    fovea_canvas_edit_point_at (self, grid, tag.cell.row, tag.cell.column);
  self->is_dragging = !self->has_brush;
  return true;
}

// Fingers scroll, unless there is a brush.
static void
drag_begin_cb (GtkGestureDrag  *gesture,
               double           x,
               double           y,
               FoveaCanvasEdit *self)
{
  self->is_dragging = false;
  if (!fovea_canvas_has_content (self->canvas) || self->canvas->is_panning
      || fovea_canvas_edit_is_typing (self) || (!is_mouse (GTK_GESTURE (gesture)) && !self->has_brush)
      || !press (self, GTK_GESTURE (gesture), x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
  else
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_update_cb (GtkGestureDrag  *gesture,
                double           dx,
                double           dy,
                FoveaCanvasEdit *self)
{
  double x, y;
  FoveaEditTarget target;
  FoveaGrid grid;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (self->is_painting)
    paint_to (self, x + dx, y + dy);
  if (!self->is_dragging)
    return;

  FoveaTag tag = fovea_canvas_pick (self->canvas, x + dx, y + dy);

  if (fovea_canvas_edit_find_grid (self, &tag, &grid)
      && fovea_canvas_get_edit_target (self->canvas, &target)
      && fovea_grid_equal (grid, target.grid)
      && (tag.cell.row != target.row || tag.cell.column != target.column))
    fovea_canvas_edit_extend (self, tag.cell.row, tag.cell.column);
}

static void
drag_end_cb (GtkGestureDrag  *gesture,
             double           dx,
             double           dy,
             FoveaCanvasEdit *self)
{
  if (self->is_painting)
    fovea_document_end_gesture (fovea_canvas_edit_get_document (self));
  self->is_painting = false;
  self->is_dragging = false;
}

// A press of a series has selected what it is over.
static void
click_released_cb (GtkGestureClick *gesture,
                   int              n_press,
                   double           x,
                   double           y,
                   FoveaCanvasEdit *self)
{
  if (n_press == 2 && is_mouse (GTK_GESTURE (gesture)))
    fovea_canvas_edit_type_at (self, x, y);
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           FoveaCanvasEdit          *self)
{
  self->pointer_x = x;
  self->pointer_y = y;
}

static void
turn (FoveaCanvasEdit       *self,
      const FoveaEditTarget *target,
      float                  difference)
{
  int n_rows, n_columns;
  FoveaDocument *document = fovea_canvas_edit_get_document (self);
  const float *cells = fovea_content_get_grid (fovea_document_get_content (document),
                                               target->grid, &n_rows, &n_columns);

  fovea_edit_burst_begin (document, self, NULL);
  fovea_canvas_edit_set_number (
    self, target->grid, target->row, target->column,
    cells[(gsize) target->row * (gsize) n_columns + (gsize) target->column] + difference);
}

// Over the number that is selected only: elsewhere the wheel is not this source's.
static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           FoveaCanvasEdit          *self)
{
  GdkModifierType modifiers
    = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  FoveaTag tag = fovea_canvas_pick (self->canvas, self->pointer_x, self->pointer_y);
  FoveaEditTarget target;
  FoveaGrid grid;

  if ((modifiers & GDK_CONTROL_MASK) == 0 || (modifiers & GDK_SHIFT_MASK) == 0 || dy == 0
      || !fovea_canvas_edit_find_grid (self, &tag, &grid)
      || !fovea_canvas_get_edit_target (self->canvas, &target)
      || !fovea_grid_equal (grid, target.grid) || tag.cell.row != target.row
      || tag.cell.column != target.column)
    return GDK_EVENT_PROPAGATE;

  turn (self, &target, dy < 0 ? 1 : -1);
  return GDK_EVENT_STOP;
}

static bool
get_direction (guint  key,
               int   *rows,
               int   *columns)
{
  *rows = (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
          - (key == GDK_KEY_Up || key == GDK_KEY_KP_Up);
  *columns = (key == GDK_KEY_Right || key == GDK_KEY_KP_Right)
             - (key == GDK_KEY_Left || key == GDK_KEY_KP_Left);
  return *rows != 0 || *columns != 0;
}

static bool
press_arrow (FoveaCanvasEdit       *self,
             const FoveaEditTarget *target,
             guint                  key,
             GdkModifierType        modifiers)
{
  int rows, columns, n_rows, n_columns;

  if (!get_direction (key, &rows, &columns))
    return false;
  if (target->grid.layer > 0 && fovea_canvas_turns_kernels (self->canvas))
    {
      rows = -rows;
      columns = -columns;
    }
  if (modifiers == GDK_SHIFT_MASK)
    {
      fovea_canvas_edit_extend (self, target->row + rows, target->column + columns);
      return true;
    }
  if (modifiers != 0 || target->grid.layer == 0)
    return false;
  fovea_content_get_grid (fovea_document_get_content (fovea_canvas_edit_get_document (self)),
                          target->grid, &n_rows, &n_columns);
  fovea_canvas_edit_point_at (self, target->grid, CLAMP (target->row + rows, 0, n_rows - 1),
                              CLAMP (target->column + columns, 0, n_columns - 1));
  return true;
}

static bool
copy (FoveaCanvasEdit *self)
{
  g_autofree char *text = fovea_canvas_dup_target_text (self->canvas, false);

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->canvas)), text);
  return text != NULL;
}

static bool
press_control (FoveaCanvasEdit *self,
               guint            key)
{
  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_c:
      return copy (self);
    case GDK_KEY_x:
      copy (self);
      fovea_canvas_fill (self->canvas, 0, C_ ("edit", "Cut"));
      return true;
    case GDK_KEY_v:
      fovea_canvas_paste_clipboard (self->canvas);
      return true;
    case GDK_KEY_a:
      fovea_canvas_select_grid (self->canvas);
      return true;
    default:
      return false;
    }
}

// A result cannot be changed, but copied; what is pasted becomes the input.
static bool
press_on_result (FoveaCanvasEdit *self,
                 guint            key,
                 GdkModifierType  modifiers)
{
  guint letter = gdk_keyval_to_lower (key);

  return modifiers == GDK_CONTROL_MASK && (letter == GDK_KEY_c || letter == GDK_KEY_v)
         && press_control (self, letter);
}

static bool
press_plain (FoveaCanvasEdit *self,
             guint            key)
{
  gunichar character = gdk_keyval_to_unicode (key);
  char text[7] = "";

  switch (key)
    {
    case GDK_KEY_F2:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      fovea_canvas_edit_type (self, NULL);
      return true;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      fovea_canvas_fill (self->canvas, 0, C_ ("edit", "Clear"));
      return true;
    case GDK_KEY_Escape:
      if (!self->is_weight)
        return false;
      fovea_canvas_edit_leave_weight (self);
      return true;
    default:
      break;
    }
  if (character != '-' && !(character >= '0' && character <= '9'))
    return false;
  text[g_unichar_to_utf8 (character, text)] = '\0';
  fovea_canvas_edit_type (self, text);
  return true;
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        state,
        FoveaCanvasEdit       *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  FoveaEditTarget target;

  if (fovea_canvas_edit_is_typing (self))
    return GDK_EVENT_PROPAGATE;
  if (!fovea_canvas_get_edit_target (self->canvas, &target))
    return press_on_result (self, key, modifiers);
  fovea_canvas_edit_show_message (self, NULL);
  if (press_arrow (self, &target, key, modifiers)
      || (modifiers == GDK_CONTROL_MASK && press_control (self, key))
      || (modifiers == 0 && press_plain (self, key)))
    return GDK_EVENT_STOP;
  return GDK_EVENT_PROPAGATE;
}

static bool
is_within (const FoveaEditTarget *target,
           FoveaGrid              grid,
           FoveaCell              cell)
{
  return fovea_grid_equal (target->grid, grid) && cell.row >= target->rows.first
         && cell.row < target->rows.past && cell.column >= target->columns.first
         && cell.column < target->columns.past;
}

/**
 * fovea_canvas_edit_aim:
 * @self: the editing of a canvas
 * @x: px of the canvas
 * @y: px of the canvas
 *
 * Selects what stands there; a block that is selected stays so if it is part of it.
 *
 * Returns: whether there is a number
 */
bool
fovea_canvas_edit_aim (FoveaCanvasEdit *self,
                       double           x,
                       double           y)
{
  FoveaTag tag = fovea_canvas_pick (self->canvas, x, y);
  FoveaEditTarget target;
  FoveaGrid grid;

  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  if (fovea_canvas_edit_find_grid (self, &tag, &grid))
    {
      if (!fovea_canvas_get_edit_target (self->canvas, &target)
          || !is_within (&target, grid, tag.cell))
        fovea_canvas_edit_point_at (self, grid, tag.cell.row, tag.cell.column);
      return true;
    }
  if (tag.kind != FOVEA_TAG_CELL && tag.kind != FOVEA_TAG_TERM)
    return false;
  fovea_canvas_edit_leave_weight (self);
  fovea_session_select (self->canvas->session, tag.cell);
  return true;
}

/**
 * fovea_canvas_edit_type_at:
 * @self: the editing of a canvas
 * @x: px of the canvas
 * @y: px of the canvas
 *
 * Opens the entry over the number there, if it can be edited.
 */
void
fovea_canvas_edit_type_at (FoveaCanvasEdit *self,
                           double           x,
                           double           y)
{
  FoveaTag tag = fovea_canvas_pick (self->canvas, x, y);
  FoveaGrid grid;

  if (self->has_brush || !fovea_canvas_edit_find_grid (self, &tag, &grid))
    return;

  fovea_canvas_edit_point_at (self, grid, tag.cell.row, tag.cell.column);
  fovea_canvas_edit_type (self, NULL);
}

/**
 * fovea_canvas_edit_add_input:
 * @self: the editing of a canvas
 *
 * Lets the canvas listen to pointer and keys for editing, before all else.
 */
void
fovea_canvas_edit_add_input (FoveaCanvasEdit *self)
{
  GtkWidget *canvas = GTK_WIDGET (self->canvas);
  GtkEventController *drag = GTK_EVENT_CONTROLLER (gtk_gesture_drag_new ());
  GtkEventController *click = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *scroll
    = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL
                                       | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), 0);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (click_released_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_event_controller_set_propagation_phase (drag, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (click, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  gtk_gesture_group (GTK_GESTURE (drag), GTK_GESTURE (click));
  gtk_widget_add_controller (canvas, drag);
  gtk_widget_add_controller (canvas, click);
  gtk_widget_add_controller (canvas, motion);
  gtk_widget_add_controller (canvas, keys);
  gtk_widget_add_controller (canvas, scroll);
}
