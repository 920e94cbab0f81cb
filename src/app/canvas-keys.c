// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Keys on the canvas: the selection moves, and with Shift what the pointer would hover does, so that a
// nested window can be walked through the field without a pointer.

#include "config.h"

#include "app/canvas-private.h"

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

static const MoveKey hover_keys[] = {
  { GDK_KEY_Left, GDK_KEY_KP_Left, GDK_SHIFT_MASK, FOVEA_MOVE_LEFT },
  { GDK_KEY_Right, GDK_KEY_KP_Right, GDK_SHIFT_MASK, FOVEA_MOVE_RIGHT },
  { GDK_KEY_Up, GDK_KEY_KP_Up, GDK_SHIFT_MASK, FOVEA_MOVE_UP },
  { GDK_KEY_Down, GDK_KEY_KP_Down, GDK_SHIFT_MASK, FOVEA_MOVE_DOWN },
};

// From now on the user steers by keys, so the ring around the focus is shown.
static void
show_focus (FoveaCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
}

// Tab past the last grid leaves the canvas; where there are no other channels, Page Up and Page
// Down may turn the pages of a lesson.
static bool
lets_travel (FoveaCanvas *self,
             FoveaMove    move)
{
  FoveaCell cell;
  if (move == FOVEA_MOVE_NEXT_STAGE || move == FOVEA_MOVE_PREVIOUS_STAGE)
    return true;
  if (move != FOVEA_MOVE_NEXT_CHANNEL && move != FOVEA_MOVE_PREVIOUS_CHANNEL)
    return false;
  if (!fovea_session_get_selection (self->session, &cell))
    return true;

  FoveaNetwork *network
    = fovea_evaluation_get_network (fovea_session_get_evaluation (self->session));

  return fovea_network_get_shape (network, cell.stage).n_channels == 1;
}

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

  return moved || !lets_travel (self, move);
}

// The middle of what the selected cell's own layer reads, where that is itself made of windows.
static FoveaCell
find_hover_start (FoveaTrace *trace)
{
  FoveaCell cell = fovea_trace_get_cell (trace);
  if (cell.stage < 2)
    return cell;

  const FoveaTraceStage *seen = fovea_trace_get_stage (trace, cell.stage - 1);
  if (fovea_box_is_empty (seen->box))
    return cell;

  return (FoveaCell){ .stage = cell.stage - 1,
                      .channel = seen->box.channels.first,
                      .row = (seen->box.rows.first + seen->box.rows.past - 1) / 2,
                      .column = (seen->box.columns.first + seen->box.columns.past - 1) / 2 };
}

static gboolean
hover_key_cb (GtkWidget *widget,
              GVariant  *arguments,
              gpointer   data)
{
  FoveaCanvas *self = FOVEA_CANVAS (widget);
  FoveaMove move = (FoveaMove) g_variant_get_int32 (arguments);
  FoveaTrace *trace = self->session != NULL ? fovea_session_get_trace (self->session) : NULL;
  if (trace == NULL)
    return FALSE;

  FoveaTrace *hover = fovea_session_get_hover_trace (self->session);
  FoveaNetwork *network
    = fovea_evaluation_get_network (fovea_session_get_evaluation (self->session));
  fovea_session_hover (self->session,
                       hover == NULL
                         ? find_hover_start (trace)
                         : fovea_move_apply (move, network, fovea_trace_get_cell (hover)));
  return TRUE;
}

static gboolean
turn_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  return fovea_canvas_turn_channel (FOVEA_CANVAS (widget), g_variant_get_int32 (arguments));
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

  fovea_session_clear_hover (self->session);
  fovea_session_clear_selection (self->session);
  return TRUE;
}

// With Shift the selection stays, as with the arrow keys.
static void
add_turn_keys (GtkWidgetClass *widget_class)
{
  static const guint keys[] = { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, GDK_KEY_Page_Down,
                                GDK_KEY_KP_Page_Down };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i], GDK_SHIFT_MASK, turn_key_cb, "i",
                                  i < 2 ? -1 : 1);
}

// Chooses the cell for the answer to a question, or takes it back; with Shift the block up to it.
static gboolean
toggle_key_cb (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   data)
{
  FoveaCanvas *self = FOVEA_CANVAS (widget);
  FoveaCell cell;

  if (self->session == NULL || !fovea_session_is_pending (self->session))
    return FALSE;
  if (!fovea_session_get_selection (self->session, &cell))
    return TRUE;
  if (g_variant_get_boolean (arguments))
    fovea_session_choose_to (self->session, cell);
  else
    fovea_session_toggle (self->session, cell);
  return TRUE;
}

static void
add_keys (GtkWidgetClass  *widget_class,
          const MoveKey   *keys,
          guint            n_keys,
          GtkShortcutFunc  callback)
{
  for (guint i = 0; i < n_keys; i++)
    {
      gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, callback, "i",
                                    keys[i].move);
      gtk_widget_class_add_binding (widget_class, keys[i].keypad, keys[i].modifiers, callback,
                                    "i", keys[i].move);
    }
}

/**
 * fovea_canvas_class_add_keys:
 * @widget_class: the class of the canvas
 *
 * Binds the keys that move the selection and the nested window, that turn to other channels, and
 * that clear the selection.
 */
void
fovea_canvas_class_add_keys (GtkWidgetClass *widget_class)
{
  add_keys (widget_class, move_keys, G_N_ELEMENTS (move_keys), move_key_cb);
  add_keys (widget_class, hover_keys, G_N_ELEMENTS (hover_keys), hover_key_cb);
  add_turn_keys (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, toggle_key_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, GDK_SHIFT_MASK, toggle_key_cb, "b",
                                TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, clear_key_cb, NULL);
}
