// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// GTK 4 does not follow the desktop's dark preference by itself: the settings portal tells it over
// D-Bus (org.freedesktop.portal.Settings, namespace org.freedesktop.appearance). The user's own
// choice comes first. Without a bus or a portal GTK's own settings stand.

#include "config.h"

#include "app/color-scheme.h"

#include <gtk/gtk.h>

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_INTERFACE "org.freedesktop.portal.Settings"
#define PORTAL_NAMESPACE "org.freedesktop.appearance"

// The portal's values of "color-scheme" and "contrast".
enum
{
  PORTAL_NO_PREFERENCE = 0,
  PORTAL_PREFERS_DARK = 1,
  PORTAL_PREFERS_LIGHT = 2,
  PORTAL_PREFERS_CONTRAST = 1,
};

struct _FoveaColorScheme
{
  GObject parent_instance;

  // Owned
  FoveaSettings *settings;
  GDBusProxy *portal; // (nullable) none answers
  GCancellable *cancellable;
  GSignalGroup *gtk_signals;

  // State
  guint32 portal_scheme;
  guint32 portal_contrast;
  bool high_contrast;
};

enum
{
  PROP_HIGH_CONTRAST = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FoveaColorScheme, fovea_color_scheme, G_TYPE_OBJECT)

// True for HighContrast, HighContrastInverse, Default-hc and Default-hc-dark.
static bool
is_contrast_theme (const char *name)
{
  return name != NULL && (strstr (name, "HighContrast") != NULL || strstr (name, "-hc") != NULL);
}

static void
set_prefers_dark (GtkSettings *gtk,
                  bool         dark)
{
  g_object_set (gtk, "gtk-application-prefer-dark-theme", (gboolean) dark, NULL);
}

// GTK 3 and the desktops that set themes by their names call light on dark HighContrastInverse, which
// GTK 4 does not know; it would fall back to its light theme.
static bool
is_inverse (GtkSettings *gtk)
{
  g_autofree char *theme = NULL;

  g_object_get (gtk, "gtk-theme-name", &theme, NULL);
  return theme != NULL && strstr (theme, "HighContrastInverse") != NULL;
}

static void
apply_scheme (FoveaColorScheme *self,
              GtkSettings      *gtk)
{
  FoveaScheme scheme = fovea_settings_get_scheme (self->settings);
  bool contrast = scheme == FOVEA_SCHEME_CONTRAST
                  || (scheme == FOVEA_SCHEME_SYSTEM
                      && self->portal_contrast == PORTAL_PREFERS_CONTRAST);

  if (scheme == FOVEA_SCHEME_SYSTEM && self->portal_scheme == PORTAL_NO_PREFERENCE)
    gtk_settings_reset_property (gtk, "gtk-application-prefer-dark-theme");
  else
    set_prefers_dark (gtk, scheme == FOVEA_SCHEME_DARK
                             || (scheme == FOVEA_SCHEME_SYSTEM
                                 && self->portal_scheme == PORTAL_PREFERS_DARK));

  gtk_settings_reset_property (gtk, "gtk-theme-name");
  if (scheme == FOVEA_SCHEME_SYSTEM && is_inverse (gtk))
    {
      set_prefers_dark (gtk, self->portal_scheme != PORTAL_PREFERS_LIGHT);
      contrast = true;
    }
  if (contrast)
    g_object_set (gtk, "gtk-theme-name", "HighContrast", NULL);
}

static void
update (FoveaColorScheme *self)
{
  GtkSettings *gtk = gtk_settings_get_default ();
  if (gtk == NULL)
    return;

  g_signal_group_block (self->gtk_signals);
  apply_scheme (self, gtk);
  g_signal_group_unblock (self->gtk_signals);

  g_autofree char *theme = NULL;
  g_object_get (gtk, "gtk-theme-name", &theme, NULL);

  const char *forced = g_getenv ("GTK_THEME");
  bool contrast = is_contrast_theme (forced != NULL ? forced : theme);
  if (contrast == self->high_contrast)
    return;

  self->high_contrast = contrast;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIGH_CONTRAST]);
}

static void
take_portal_value (FoveaColorScheme *self,
                   const char       *key,
                   GVariant         *value)
{
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_UINT32))
    return;

  if (g_str_equal (key, "color-scheme"))
    self->portal_scheme = g_variant_get_uint32 (value);
  else if (g_str_equal (key, "contrast"))
    self->portal_contrast = g_variant_get_uint32 (value);
}

static void
portal_signal_cb (GDBusProxy       *portal,
                  const char       *sender,
                  const char       *signal,
                  GVariant         *parameters,
                  FoveaColorScheme *self)
{
  if (!g_str_equal (signal, "SettingChanged")
      || !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;

  const char *space = NULL;
  const char *key = NULL;
  g_autoptr (GVariant) value = NULL;
  g_variant_get (parameters, "(&s&sv)", &space, &key, &value);
  if (!g_str_equal (space, PORTAL_NAMESPACE))
    return;

  take_portal_value (self, key, value);
  update (self);
}

static void
portal_read_cb (GObject      *portal,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (GVariant) reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (portal), result, NULL);
  if (reply == NULL || !g_variant_is_of_type (reply, G_VARIANT_TYPE ("(a{sa{sv}})")))
    return; // cancelled, or no such portal: @data may be gone

  FoveaColorScheme *self = data;
  g_autoptr (GVariant) spaces = g_variant_get_child_value (reply, 0);
  g_autoptr (GVariant) values
    = g_variant_lookup_value (spaces, PORTAL_NAMESPACE, G_VARIANT_TYPE_VARDICT);
  if (values == NULL)
    return;

  GVariantIter iter;
  const char *key = NULL;
  GVariant *value = NULL;
  g_variant_iter_init (&iter, values);
  while (g_variant_iter_loop (&iter, "{&sv}", &key, &value))
    take_portal_value (self, key, value);
  update (self);
}

static void
portal_ready_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (GDBusProxy) portal = g_dbus_proxy_new_for_bus_finish (result, NULL);
  if (portal == NULL)
    return; // cancelled, or no bus: @data may be gone

  FoveaColorScheme *self = data;
  const char *spaces[] = { PORTAL_NAMESPACE, NULL };
  self->portal = g_steal_pointer (&portal);
  g_signal_connect_object (self->portal, "g-signal", G_CALLBACK (portal_signal_cb), self, 0);
  g_dbus_proxy_call (self->portal, "ReadAll", g_variant_new ("(^as)", spaces),
                     G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, portal_read_cb, self);
}

static void
fovea_color_scheme_get_property (GObject    *object,
                                 guint       property,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  FoveaColorScheme *self = FOVEA_COLOR_SCHEME (object);

  switch (property)
    {
    case PROP_HIGH_CONTRAST:
      g_value_set_boolean (value, self->high_contrast);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
fovea_color_scheme_dispose (GObject *object)
{
  FoveaColorScheme *self = FOVEA_COLOR_SCHEME (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->settings);
  g_clear_object (&self->portal);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->gtk_signals);

  G_OBJECT_CLASS (fovea_color_scheme_parent_class)->dispose (object);
}

static void
fovea_color_scheme_class_init (FoveaColorSchemeClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = fovea_color_scheme_dispose;
  object_class->get_property = fovea_color_scheme_get_property;

  properties[PROP_HIGH_CONTRAST] = g_param_spec_boolean (
    "high-contrast", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fovea_color_scheme_init (FoveaColorScheme *self)
{
  self->cancellable = g_cancellable_new ();
  self->gtk_signals = g_signal_group_new (GTK_TYPE_SETTINGS);
  g_signal_group_connect_swapped (self->gtk_signals, "notify::gtk-theme-name",
                                  G_CALLBACK (update), self);
  g_signal_group_set_target (self->gtk_signals, gtk_settings_get_default ());
}

/**
 * fovea_color_scheme_new:
 * @settings: the user's preferences
 *
 * Colours the program as @settings and the desktop say, now and whenever they change. The desktop
 * is asked without waiting for its answer.
 *
 * Returns: (transfer full): the keeper of the colours; they stay as they are when it goes
 */
FoveaColorScheme *
fovea_color_scheme_new (FoveaSettings *settings)
{
  g_return_val_if_fail (FOVEA_IS_SETTINGS (settings), NULL);

  FoveaColorScheme *self = g_object_new (FOVEA_TYPE_COLOR_SCHEME, NULL);

  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "notify::color-scheme", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  g_dbus_proxy_new_for_bus (
    G_BUS_TYPE_SESSION, G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES, NULL, PORTAL_NAME,
    PORTAL_PATH, PORTAL_INTERFACE, self->cancellable, portal_ready_cb, self);

  return self;
}

/**
 * fovea_color_scheme_is_high_contrast:
 * @self: the keeper of the colours
 *
 * Returns: whether the program is shown in high contrast, by choice or because the desktop is
 */
bool
fovea_color_scheme_is_high_contrast (FoveaColorScheme *self)
{
  g_return_val_if_fail (FOVEA_IS_COLOR_SCHEME (self), false);

  return self->high_contrast;
}
