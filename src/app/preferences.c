// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Each choice is stored as it is made; there is nothing to apply. Lists are in ui/preferences.ui, in
// the order of the values here.

#include "config.h"

#include "app/preferences.h"

struct _FoveaPreferences
{
  GtkWindow parent_instance;

  // Owned
  FoveaSettings *settings;

  // Template
  GtkWidget *scheme;
  GtkWidget *sum_all;
  GtkWidget *language;
};

G_DEFINE_FINAL_TYPE (FoveaPreferences, fovea_preferences, GTK_TYPE_WINDOW)

// As in the variable LANGUAGE; the first is the system's.
static const char *const languages[] = { "", "en", "zh_CN" };

static void
scheme_notify_cb (FoveaPreferences *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->scheme));

  if (self->settings != NULL && selected != GTK_INVALID_LIST_POSITION)
    fovea_settings_set_scheme (self->settings, (FoveaScheme) selected);
}

static void
language_notify_cb (FoveaPreferences *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->language));

  if (self->settings != NULL && selected < G_N_ELEMENTS (languages))
    g_object_set (self->settings, "language", languages[selected], NULL);
}

static void
show_settings (FoveaPreferences *self)
{
  g_autofree char *language = fovea_settings_dup_language (self->settings);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->scheme),
                              fovea_settings_get_scheme (self->settings));
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (language, languages[i]))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->language), i);
}

static void
fovea_preferences_dispose (GObject *object)
{
  FoveaPreferences *self = FOVEA_PREFERENCES (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), FOVEA_TYPE_PREFERENCES);

  G_OBJECT_CLASS (fovea_preferences_parent_class)->dispose (object);
}

static void
fovea_preferences_class_init (FoveaPreferencesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = fovea_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foveaapp/Fovea/preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, FoveaPreferences, scheme);
  gtk_widget_class_bind_template_child (widget_class, FoveaPreferences, sum_all);
  gtk_widget_class_bind_template_child (widget_class, FoveaPreferences, language);
  gtk_widget_class_bind_template_callback (widget_class, scheme_notify_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_notify_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fovea_preferences_init (FoveaPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fovea_preferences_new:
 * @parent: the window it belongs to
 * @settings: what it changes
 *
 * Returns: (transfer none): the preferences window, which GTK owns until it is closed
 */
FoveaPreferences *
fovea_preferences_new (GtkWindow     *parent,
                       FoveaSettings *settings)
{
  g_return_val_if_fail (FOVEA_IS_SETTINGS (settings), NULL);

  FoveaPreferences *self = g_object_new (FOVEA_TYPE_PREFERENCES, "transient-for", parent, NULL);

  self->settings = g_object_ref (settings);
  show_settings (self);
  g_object_bind_property (settings, "sum-all", self->sum_all, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);

  return self;
}
