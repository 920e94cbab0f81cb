// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What leaves the window, such as an exported picture, or asks about the numbers, has to be of the
// document as it is: it waits until the evaluation is.

#include "config.h"

#include "app/window-evaluate.h"

#include "app/busy-bar.h"

static void
stop_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  fovea_session_stop (fovea_window_get_session (FOVEA_WINDOW (widget)));
}

static void
state_notify_cb (FoveaWindow  *self,
                 GParamSpec   *pspec,
                 FoveaSession *session)
{
  static const char *const waiting[]
    = { "win.export", "win.copy-picture", "win.copy-picture-as", "win.copy-numbers",
        "win.print",  "win.practice" };
  FoveaSessionState state = fovea_session_get_state (session);

  for (guint i = 0; i < G_N_ELEMENTS (waiting); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), waiting[i],
                                   state == FOVEA_SESSION_CURRENT);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.stop-evaluation",
                                 state == FOVEA_SESSION_EVALUATING);
}

/**
 * fovea_window_class_add_evaluating:
 * @widget_class: the class of the window
 *
 * Installs the action that stops an evaluation.
 */
void
fovea_window_class_add_evaluating (GtkWidgetClass *widget_class)
{
  g_type_ensure (FOVEA_TYPE_BUSY_BAR);
  g_type_ensure (FOVEA_TYPE_LOADING_BAR);
  gtk_widget_class_bind_template_child_full (widget_class, "loading_bar", FALSE, 0);
  gtk_widget_class_install_action (widget_class, "win.stop-evaluation", NULL, stop_cb);
}

/**
 * fovea_window_get_loading_bar:
 * @self: a window that is open
 *
 * Returns: (transfer none): what says that a picture is read
 */
FoveaLoadingBar *
fovea_window_get_loading_bar (FoveaWindow *self)
{
  g_return_val_if_fail (FOVEA_IS_WINDOW (self), NULL);

  return FOVEA_LOADING_BAR (gtk_widget_get_template_child (GTK_WIDGET (self), FOVEA_TYPE_WINDOW,
                                                           "loading_bar"));
}

/**
 * fovea_window_follow_evaluation:
 * @self: a window with its session
 *
 * Switches actions off while the picture is not of the document as it is.
 */
void
fovea_window_follow_evaluation (FoveaWindow *self)
{
  g_return_if_fail (FOVEA_IS_WINDOW (self));

  FoveaSession *session = fovea_window_get_session (self);

  g_signal_connect_object (session, "notify::state", G_CALLBACK (state_notify_cb), self,
                           G_CONNECT_SWAPPED);
  state_notify_cb (self, NULL, session);
}
