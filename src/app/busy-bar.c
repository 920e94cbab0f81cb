// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is over in a moment is not told: the bar comes after a while. It stands over the picture, so
// that the picture stays where it is.

#include "config.h"

#include "app/busy-bar.h"

#include <glib/gi18n.h>

// Before it comes, and from then on between two looks at the progress.
#define PATIENCE_MS 300
#define LOOK_MS 100

struct _FoveaBusyBar
{
  GtkWidget parent_instance;

  // Owned
  FoveaSession *session; // (nullable)
  GSignalGroup *session_signals;

  // Template
  GtkWidget *box;
  GtkWidget *label;
  GtkWidget *progress;
  GtkWidget *stop;
  GtkWidget *resume;
  GtkWidget *undo;

  // State
  guint timeout_id; // 0: nothing is awaited
};

enum
{
  PROP_SESSION = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FoveaBusyBar, fovea_busy_bar, GTK_TYPE_WIDGET)

static gboolean
look_cb (gpointer data)
{
  FoveaBusyBar *self = data;

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 fovea_session_get_progress (self->session));

  return G_SOURCE_CONTINUE;
}

static gboolean
appear_cb (gpointer data)
{
  FoveaBusyBar *self = data;

  look_cb (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  self->timeout_id = g_timeout_add (LOOK_MS, look_cb, self);

  return G_SOURCE_REMOVE;
}

static char *
dup_text (FoveaBusyBar *self)
{
  bool has_picture = fovea_session_get_evaluation (self->session) != NULL;
  const GError *error = fovea_session_get_error (self->session);

  switch (fovea_session_get_state (self->session))
    {
    case FOVEA_SESSION_EVALUATING:
      return g_strdup (_("Evaluating…"));

    case FOVEA_SESSION_STOPPED:
      return g_strdup (has_picture ? _("Stopped: the picture is of before the last change")
                                   : _("Stopped: there is no picture yet"));

    case FOVEA_SESSION_FAILED:
      return has_picture
               ? g_strdup_printf (_("%s. The picture is of before the last change"),
                                  error->message)
               : g_strdup (error->message);

    case FOVEA_SESSION_CURRENT:
    default:
      return g_strdup ("");
    }
}

static void
state_notify_cb (FoveaBusyBar *self)
{
  FoveaSessionState state = self->session != NULL ? fovea_session_get_state (self->session)
                                                  : FOVEA_SESSION_CURRENT;
  bool is_evaluating = state == FOVEA_SESSION_EVALUATING;
  bool had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (state == FOVEA_SESSION_CURRENT)
    {
      // The focus must not be lost with the button that had it.
      if (had_focus)
        gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                                GTK_DIR_TAB_BACKWARD);
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }

  g_autofree char *text = dup_text (self);

  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
  gtk_widget_set_visible (self->progress, is_evaluating);
  gtk_widget_set_visible (self->stop, is_evaluating);
  gtk_widget_set_visible (self->resume, !is_evaluating);
  gtk_widget_set_visible (self->undo, !is_evaluating);
  if (had_focus)
    gtk_widget_grab_focus (is_evaluating ? self->stop : self->resume);
  if (is_evaluating)
    self->timeout_id = g_timeout_add (PATIENCE_MS, appear_cb, self);
  else
    gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

// No action, which would switch its button off and lose the focus before it can be handed on.
static void
stop_cb (FoveaBusyBar *self)
{
  fovea_session_stop (self->session);
}

static void
resume_cb (FoveaBusyBar *self)
{
  fovea_session_resume (self->session);
}

static void
fovea_busy_bar_get_property (GObject    *object,
                             guint       property,
                             GValue     *value,
                             GParamSpec *pspec)
{
  FoveaBusyBar *self = FOVEA_BUSY_BAR (object);

  if (property == PROP_SESSION)
    g_value_set_object (value, self->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
fovea_busy_bar_set_property (GObject      *object,
                             guint         property,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  FoveaBusyBar *self = FOVEA_BUSY_BAR (object);

  if (property != PROP_SESSION)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
      return;
    }
  if (!g_set_object (&self->session, g_value_get_object (value)))
    return;
  g_signal_group_set_target (self->session_signals, self->session);
  state_notify_cb (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
fovea_busy_bar_dispose (GObject *object)
{
  FoveaBusyBar *self = FOVEA_BUSY_BAR (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), FOVEA_TYPE_BUSY_BAR);

  G_OBJECT_CLASS (fovea_busy_bar_parent_class)->dispose (object);
}

static void
fovea_busy_bar_class_init (FoveaBusyBarClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = fovea_busy_bar_get_property;
  object_class->set_property = fovea_busy_bar_set_property;
  object_class->dispose = fovea_busy_bar_dispose;

  properties[PROP_SESSION]
    = g_param_spec_object ("session", NULL, NULL, FOVEA_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "busybar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foveaapp/Fovea/busy-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, FoveaBusyBar, box);
  gtk_widget_class_bind_template_child (widget_class, FoveaBusyBar, label);
  gtk_widget_class_bind_template_child (widget_class, FoveaBusyBar, progress);
  gtk_widget_class_bind_template_child (widget_class, FoveaBusyBar, stop);
  gtk_widget_class_bind_template_child (widget_class, FoveaBusyBar, resume);
  gtk_widget_class_bind_template_child (widget_class, FoveaBusyBar, undo);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, resume_cb);
}

static void
fovea_busy_bar_init (FoveaBusyBar *self)
{
  self->session_signals = g_signal_group_new (FOVEA_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::state",
                                  G_CALLBACK (state_notify_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * fovea_busy_bar_new:
 *
 * Returns: (transfer floating): a bar without a session, which cannot be seen
 */
GtkWidget *
fovea_busy_bar_new (void)
{
  return g_object_new (FOVEA_TYPE_BUSY_BAR, NULL);
}
