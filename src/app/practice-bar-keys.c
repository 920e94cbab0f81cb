// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Answering a question by keys that are pressed in the picture.

#include "config.h"

#include "app/practice-bar-private.h"

// Whether a number of the picture is being typed.
static bool
is_typing (FoveaPracticeBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL && GTK_IS_EDITABLE (gtk_root_get_focus (root));
}

static bool
is_enter (guint key)
{
  return key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;
}

// A lesson keeps the focus in the picture: from there a number is typed at once, Enter answers with the
// cells chosen, and Tab leads to the answers as long as no cell is gone to.
static gboolean
canvas_key_cb (GtkEventControllerKey *controller,
               guint                  key,
               guint                  code,
               GdkModifierType        state,
               FoveaPracticeBar      *self)
{
  FoveaSession *session = self->practice != NULL ? fovea_practice_get_session (self->practice) : NULL;
  FoveaCell cell;

  if (session == NULL || !fovea_session_is_pending (session)
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (gtk_widget_get_visible (self->count_label))
    {
      if (!is_enter (key) || is_typing (self))
        return GDK_EVENT_PROPAGATE;
      fovea_practice_bar_submit (self);
      return GDK_EVENT_STOP;
    }
  if ((key == GDK_KEY_Tab || key == GDK_KEY_KP_Tab)
      && !fovea_session_get_selection (session, &cell))
    {
      fovea_practice_bar_focus_answer (self);
      return GDK_EVENT_STOP;
    }
  if (self->entry == NULL
      || !(g_unichar_isdigit (gdk_keyval_to_unicode (key)) || key == GDK_KEY_minus))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_grab_focus (self->entry);
  return gtk_event_controller_key_forward (
    controller, GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))));
}

/**
 * fovea_practice_bar_focus_answer:
 * @self: a question under the picture
 *
 * Gives the focus to where the answer is given. From one question to the next a screen reader may speak
 * no more than what has the focus, which brings the question along; entries are named by it.
 */
void
fovea_practice_bar_focus_answer (FoveaPracticeBar *self)
{
  GtkWidget *first = gtk_widget_get_first_child (self->answers);
  const char *text = gtk_label_get_label (GTK_LABEL (self->text_label));

  if (gtk_widget_get_visible (self->count_label) && self->canvas != NULL)
    {
      fovea_canvas_tell (self->canvas, text);
      gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
    }
  else if (self->entry != NULL)
    gtk_widget_grab_focus (self->entry);
  else if (first != NULL)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (first), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      text, -1);
      gtk_widget_grab_focus (first);
    }
}

/**
 * fovea_practice_bar_take_keys:
 * @self: a question under a picture
 *
 * Has the keys that are pressed in the picture answer, too.
 */
void
fovea_practice_bar_take_keys (FoveaPracticeBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (canvas_key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), keys);
}
