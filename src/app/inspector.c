// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A place for the sections, wired in ui/inspector.ui; each follows the session by itself.

#include "config.h"

#include "app/inspector.h"

#include "app/inspector-cell.h"
#include "app/inspector-composition.h"
#include "app/inspector-cost.h"
#include "app/inspector-factor.h"
#include "app/inspector-field.h"
#include "app/scroll-names.h"
#include "app/settings.h"

struct _FoveaInspector
{
  GtkWidget parent_instance;

  // Owned
  FoveaSession *session; // (nullable)
  FoveaSettings *settings; // (nullable)

  // Template
  GtkWidget *scroller;
  GtkWidget *hidden_label;
};

enum
{
  PROP_SESSION = 1,
  PROP_SETTINGS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FoveaInspector, fovea_inspector, GTK_TYPE_WIDGET)

// Every number here might answer a question.
static void
pending_notify_cb (FoveaInspector *self)
{
  bool is_pending = self->session != NULL && fovea_session_is_pending (self->session);

  gtk_widget_set_visible (self->scroller, !is_pending);
  gtk_widget_set_visible (self->hidden_label, is_pending);
}

static void
fovea_inspector_get_property (GObject    *object,
                              guint       property,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (property == PROP_SESSION)
    g_value_set_object (value, FOVEA_INSPECTOR (object)->session);
  else if (property == PROP_SETTINGS)
    g_value_set_object (value, FOVEA_INSPECTOR (object)->settings);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
fovea_inspector_set_property (GObject      *object,
                              guint         property,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  if (property == PROP_SESSION)
    fovea_inspector_set_session (FOVEA_INSPECTOR (object), g_value_get_object (value));
  else if (property == PROP_SETTINGS)
    {
      if (g_set_object (&FOVEA_INSPECTOR (object)->settings, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
fovea_inspector_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), FOVEA_TYPE_INSPECTOR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&FOVEA_INSPECTOR (object)->session);
  g_clear_object (&FOVEA_INSPECTOR (object)->settings);

  G_OBJECT_CLASS (fovea_inspector_parent_class)->dispose (object);
}

static void
fovea_inspector_class_init (FoveaInspectorClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = fovea_inspector_dispose;
  object_class->get_property = fovea_inspector_get_property;
  object_class->set_property = fovea_inspector_set_property;

  properties[PROP_SESSION]
    = g_param_spec_object ("session", NULL, NULL, FOVEA_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SETTINGS]
    = g_param_spec_object ("settings", NULL, NULL, FOVEA_TYPE_SETTINGS,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (FOVEA_TYPE_INSPECTOR_CELL);
  g_type_ensure (FOVEA_TYPE_INSPECTOR_FIELD);
  g_type_ensure (FOVEA_TYPE_INSPECTOR_COMPOSITION);
  g_type_ensure (FOVEA_TYPE_INSPECTOR_FACTOR);
  g_type_ensure (FOVEA_TYPE_INSPECTOR_COST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foveaapp/Fovea/inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, FoveaInspector, scroller);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspector, hidden_label);
  gtk_widget_class_set_css_name (widget_class, "inspector");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fovea_inspector_init (FoveaInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fovea_scroll_names_set (GTK_SCROLLED_WINDOW (self->scroller));
}

/**
 * fovea_inspector_new:
 *
 * Returns: (transfer floating): an inspector without a session
 */
GtkWidget *
fovea_inspector_new (void)
{
  return g_object_new (FOVEA_TYPE_INSPECTOR, NULL);
}

/**
 * fovea_inspector_get_session:
 * @self: an inspector
 *
 * Returns: (nullable) (transfer none): what it accounts for
 */
FoveaSession *
fovea_inspector_get_session (FoveaInspector *self)
{
  g_return_val_if_fail (FOVEA_IS_INSPECTOR (self), NULL);

  return self->session;
}

/**
 * fovea_inspector_set_session:
 * @self: an inspector
 * @session: (nullable): what to account for
 *
 * Follows @session from now on.
 */
void
fovea_inspector_set_session (FoveaInspector *self,
                             FoveaSession   *session)
{
  g_return_if_fail (FOVEA_IS_INSPECTOR (self));
  g_return_if_fail (session == NULL || FOVEA_IS_SESSION (session));

  FoveaSession *old = self->session;

  if (old == session)
    return;
  if (old != NULL)
    g_signal_handlers_disconnect_by_func (old, pending_notify_cb, self);
  g_set_object (&self->session, session);
  if (session != NULL)
    g_signal_connect_object (session, "notify::pending", G_CALLBACK (pending_notify_cb), self,
                             G_CONNECT_SWAPPED);
  pending_notify_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}
