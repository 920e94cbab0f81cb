// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// However much changes at once, a section is updated once, before the next frame; a folded or
// hidden one when it is seen again.

#include "config.h"

#include "app/inspector-section.h"

typedef struct
{
  // Owned
  FoveaSession *session; // (nullable)
  GSignalGroup *session_signals;
  FoveaSettings *settings; // (nullable)
  GSignalGroup *settings_signals;

  // Borrowed
  GtkWidget *expander; // children
  GtkWidget *box;

  // State
  gboolean is_outdated;
  guint update_id; // 0: none is queued
} FoveaInspectorSectionPrivate;

enum
{
  PROP_SESSION = 1,
  PROP_TITLE,
  PROP_EXPANDED,
  PROP_SETTINGS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (FoveaInspectorSection, fovea_inspector_section, GTK_TYPE_WIDGET,
                                  G_ADD_PRIVATE (FoveaInspectorSection)
                                    G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static GtkBuildableIface *parent_buildable;

static FoveaInspectorSectionPrivate *
get_private (gpointer self)
{
  return fovea_inspector_section_get_instance_private (self);
}

// Of a document that is not yet evaluated there is nothing to say. What is folded is hidden, too:
// GTK 4.18 looks for the focus in it, though it stands in no window.
static bool
show_content (FoveaInspectorSectionPrivate *private)
{
  bool is_shown = gtk_expander_get_expanded (GTK_EXPANDER (private->expander))
                  && private->session != NULL
                  && fovea_session_get_evaluation (private->session) != NULL;

  gtk_widget_set_visible (private->box, is_shown);
  return is_shown;
}

static gboolean
update_cb (gpointer data)
{
  FoveaInspectorSectionPrivate *private = get_private (data);

  private->update_id = 0;
  if (private->session != NULL && fovea_session_is_pending (private->session))
    return G_SOURCE_REMOVE;
  private->is_outdated = FALSE;

  if (show_content (private))
    FOVEA_INSPECTOR_SECTION_GET_CLASS (data)->update (data);

  return G_SOURCE_REMOVE;
}

static void
schedule (FoveaInspectorSection *self)
{
  FoveaInspectorSectionPrivate *private = get_private (self);

  if (private->is_outdated && private->update_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self))
      && gtk_expander_get_expanded (GTK_EXPANDER (private->expander)))
    private->update_id = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, update_cb, self, NULL);
}

static void
expanded_notify_cb (FoveaInspectorSection *self)
{
  show_content (get_private (self));
  schedule (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPANDED]);
}

static void
add_child (GtkBuildable *buildable,
           GtkBuilder   *builder,
           GObject      *child,
           const char   *type)
{
  if (GTK_IS_WIDGET (child))
    gtk_box_append (GTK_BOX (get_private (buildable)->box), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

static void
fovea_inspector_section_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (fovea_inspector_section_parent_class)->map (widget);
  schedule (FOVEA_INSPECTOR_SECTION (widget));
}

static void
set_session (FoveaInspectorSection *self,
             FoveaSession          *session)
{
  FoveaInspectorSectionPrivate *private = get_private (self);

  if (!g_set_object (&private->session, session))
    return;

  g_signal_group_set_target (private->session_signals, session);
  fovea_inspector_section_queue (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
set_settings (FoveaInspectorSection *self,
              FoveaSettings         *settings)
{
  FoveaInspectorSectionPrivate *private = get_private (self);

  if (!g_set_object (&private->settings, settings))
    return;

  g_signal_group_set_target (private->settings_signals, settings);
  fovea_inspector_section_queue (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SETTINGS]);
}

static void
fovea_inspector_section_get_property (GObject    *object,
                                      guint       property,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  FoveaInspectorSectionPrivate *private = get_private (object);
  GtkExpander *expander = GTK_EXPANDER (private->expander);

  switch (property)
    {
    case PROP_SESSION:
      g_value_set_object (value, private->session);
      break;
    case PROP_TITLE:
      g_value_set_string (value, gtk_expander_get_label (expander));
      break;
    case PROP_EXPANDED:
      g_value_set_boolean (value, gtk_expander_get_expanded (expander));
      break;
    case PROP_SETTINGS:
      g_value_set_object (value, private->settings);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
fovea_inspector_section_set_property (GObject      *object,
                                      guint         property,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  GtkExpander *expander = GTK_EXPANDER (get_private (object)->expander);

  switch (property)
    {
    case PROP_SESSION:
      set_session (FOVEA_INSPECTOR_SECTION (object), g_value_get_object (value));
      break;
    case PROP_TITLE:
      gtk_expander_set_label (expander, g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_EXPANDED:
      gtk_expander_set_expanded (expander, g_value_get_boolean (value));
      break;
    case PROP_SETTINGS:
      set_settings (FOVEA_INSPECTOR_SECTION (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
fovea_inspector_section_dispose (GObject *object)
{
  FoveaInspectorSectionPrivate *private = get_private (object);

  g_clear_handle_id (&private->update_id, g_source_remove);
  g_clear_object (&private->session_signals);
  g_clear_object (&private->session);
  g_clear_object (&private->settings_signals);
  g_clear_object (&private->settings);
  if (private->expander != NULL)
    g_signal_handlers_disconnect_by_data (private->expander, object);
  g_clear_pointer (&private->expander, gtk_widget_unparent);

  G_OBJECT_CLASS (fovea_inspector_section_parent_class)->dispose (object);
}

static void
fovea_inspector_section_class_init (FoveaInspectorSectionClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GParamFlags flags
    = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = fovea_inspector_section_dispose;
  object_class->get_property = fovea_inspector_section_get_property;
  object_class->set_property = fovea_inspector_section_set_property;
  widget_class->map = fovea_inspector_section_map;

  properties[PROP_SESSION]
    = g_param_spec_object ("session", NULL, NULL, FOVEA_TYPE_SESSION, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_EXPANDED] = g_param_spec_boolean ("expanded", NULL, NULL, FALSE, flags);
  properties[PROP_SETTINGS]
    = g_param_spec_object ("settings", NULL, NULL, FOVEA_TYPE_SETTINGS, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "section");
}

static void
fovea_inspector_section_init (FoveaInspectorSection *self)
{
  static const char *const signals[]
    = { "notify::trace", "notify::evaluation", "notify::composition", "notify::sum-all" };
  FoveaInspectorSectionPrivate *private = get_private (self);

  private->session_signals = g_signal_group_new (FOVEA_TYPE_SESSION);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_group_connect_swapped (private->session_signals, signals[i],
                                    G_CALLBACK (fovea_inspector_section_queue), self);

  private->settings_signals = g_signal_group_new (FOVEA_TYPE_SETTINGS);
  g_signal_group_connect_swapped (private->settings_signals, "notify::numbers",
                                  G_CALLBACK (fovea_inspector_section_queue), self);
  g_signal_group_connect_swapped (private->settings_signals, "notify::flip-kernels",
                                  G_CALLBACK (fovea_inspector_section_queue), self);

  private->expander = gtk_expander_new (NULL);
  private->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (private->box, "section-content");
  gtk_widget_set_visible (private->box, FALSE);
  gtk_expander_set_child (GTK_EXPANDER (private->expander), private->box);
  gtk_widget_set_parent (private->expander, GTK_WIDGET (self));
  g_signal_connect_swapped (private->expander, "notify::expanded",
                            G_CALLBACK (expanded_notify_cb), self);
}

/**
 * fovea_inspector_section_get_session:
 * @self: a section
 *
 * Returns: (nullable) (transfer none): what it follows
 */
FoveaSession *
fovea_inspector_section_get_session (FoveaInspectorSection *self)
{
  g_return_val_if_fail (FOVEA_IS_INSPECTOR_SECTION (self), NULL);

  return get_private (self)->session;
}

/**
 * fovea_inspector_section_get_numbers:
 * @self: a section
 *
 * Returns: how the numbers of cells and kernels are written
 */
FoveaNumbers
fovea_inspector_section_get_numbers (FoveaInspectorSection *self)
{
  g_return_val_if_fail (FOVEA_IS_INSPECTOR_SECTION (self), FOVEA_NUMBERS_AUTOMATIC);

  FoveaSettings *settings = get_private (self)->settings;

  return settings != NULL ? fovea_settings_get_numbers (settings) : FOVEA_NUMBERS_AUTOMATIC;
}

/**
 * fovea_inspector_section_flips_kernels:
 * @self: a section
 *
 * Returns: whether kernels are shown turned by 180°
 */
bool
fovea_inspector_section_flips_kernels (FoveaInspectorSection *self)
{
  gboolean flips_kernels = FALSE;

  g_return_val_if_fail (FOVEA_IS_INSPECTOR_SECTION (self), false);

  if (get_private (self)->settings != NULL)
    g_object_get (get_private (self)->settings, "flip-kernels", &flips_kernels, NULL);

  return flips_kernels;
}

/**
 * fovea_inspector_section_queue:
 * @self: a section
 *
 * Has it updated soon, or as soon as it is seen.
 */
void
fovea_inspector_section_queue (FoveaInspectorSection *self)
{
  g_return_if_fail (FOVEA_IS_INSPECTOR_SECTION (self));

  get_private (self)->is_outdated = TRUE;
  schedule (self);
}
