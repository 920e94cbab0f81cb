// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is over in a moment is not told: the bar comes after a while. It reads nothing itself: who
// does is given what tells it to stop.

#include "config.h"

#include "app/loading-bar.h"

#define PATIENCE_MS 300
#define STOP_ACTION "loading.stop"

struct _FoveaLoadingBar
{
  GtkWidget parent_instance;

  // Owned
  GCancellable *cancellable; // (nullable) while nothing is read

  // Template
  GtkWidget *box;
  GtkWidget *spinner;

  // State
  guint timeout_id; // 0: the bar is not awaited
};

G_DEFINE_FINAL_TYPE (FoveaLoadingBar, fovea_loading_bar, GTK_TYPE_WIDGET)

static void
set_shown (FoveaLoadingBar *self,
           bool             is_shown)
{
  gtk_widget_set_visible (GTK_WIDGET (self), is_shown);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), is_shown);
  // Escape is for others while there is nothing to stop.
  gtk_widget_action_set_enabled (GTK_WIDGET (self), STOP_ACTION, is_shown);
}

static gboolean
appear_cb (gpointer data)
{
  FoveaLoadingBar *self = data;

  self->timeout_id = 0;
  set_shown (self, true);

  return G_SOURCE_REMOVE;
}

static void
stop_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  fovea_loading_bar_stop (FOVEA_LOADING_BAR (widget));
}

static void
fovea_loading_bar_dispose (GObject *object)
{
  FoveaLoadingBar *self = FOVEA_LOADING_BAR (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), FOVEA_TYPE_LOADING_BAR);

  G_OBJECT_CLASS (fovea_loading_bar_parent_class)->dispose (object);
}

static void
fovea_loading_bar_class_init (FoveaLoadingBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = fovea_loading_bar_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "busybar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foveaapp/Fovea/loading-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, FoveaLoadingBar, box);
  gtk_widget_class_bind_template_child (widget_class, FoveaLoadingBar, spinner);
  gtk_widget_class_install_action (widget_class, STOP_ACTION, NULL, stop_cb);
}

static void
fovea_loading_bar_init (FoveaLoadingBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_shown (self, false);
}

/**
 * fovea_loading_bar_start:
 * @self: a bar
 *
 * Stops what is read, if anything is, and shows the bar in a moment unless it is over by then:
 * whoever reads calls fovea_loading_bar_stop() at the end.
 *
 * Returns: (transfer none): what is cancelled when the user asks for it, when something else is read
 *   or when the window is closed
 */
GCancellable *
fovea_loading_bar_start (FoveaLoadingBar *self)
{
  g_return_val_if_fail (FOVEA_IS_LOADING_BAR (self), NULL);

  fovea_loading_bar_stop (self);
  self->cancellable = g_cancellable_new ();
  self->timeout_id = g_timeout_add (PATIENCE_MS, appear_cb, self);

  return self->cancellable;
}

/**
 * fovea_loading_bar_stop:
 * @self: a bar
 *
 * Cancels what is read, if anything is, and hides the bar.
 */
void
fovea_loading_bar_stop (FoveaLoadingBar *self)
{
  g_return_if_fail (FOVEA_IS_LOADING_BAR (self));

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  // The focus must not be lost with the button that had it.
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                            GTK_DIR_TAB_BACKWARD);
  set_shown (self, false);
}
