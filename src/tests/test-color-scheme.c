// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The desktop's dark and high-contrast preference, as the settings portal tells it on a bus of the
// test's own; and the user's choice, which comes first.

#include "app/color-scheme.h"

#include "app-fixture.h"

#include <glib/gstdio.h>

#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_INTERFACE "org.freedesktop.portal.Settings"
#define PORTAL_NAMESPACE "org.freedesktop.appearance"

static const char interface_xml[]
  = "<node><interface name='" PORTAL_INTERFACE "'>"
    "<method name='ReadAll'><arg type='as' direction='in'/>"
    "<arg type='a{sa{sv}}' direction='out'/></method>"
    "<signal name='SettingChanged'><arg type='s'/><arg type='s'/><arg type='v'/></signal>"
    "</interface></node>";

typedef struct
{
  GDBusConnection *bus;
  guint owner;
  guint object;
  bool is_owned;
} Portal;

// A desktop that prefers dark, without high contrast.
static void
read_all_cb (GDBusConnection       *bus,
             const char            *sender,
             const char            *path,
             const char            *interface,
             const char            *method,
             GVariant              *parameters,
             GDBusMethodInvocation *invocation,
             gpointer               data)
{
  g_dbus_method_invocation_return_value (
    invocation, g_variant_new_parsed ("({%s: {'color-scheme': <uint32 1>, 'contrast': <uint32 0>, "
                                      "'accent-color': <(0.1, 0.2, 0.3)>}},)",
                                      PORTAL_NAMESPACE));
}

static const GDBusInterfaceVTable vtable = { .method_call = read_all_cb };

static void
name_acquired_cb (GDBusConnection *bus,
                  const char      *name,
                  gpointer         data)
{
  ((Portal *) data)->is_owned = true;
}

static bool
is_owned (gpointer data)
{
  return ((Portal *) data)->is_owned;
}

static void
start_portal (Portal *portal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface_xml, &error);
  g_assert_no_error (error);

  portal->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  portal->object = g_dbus_connection_register_object (portal->bus, PORTAL_PATH,
                                                      node->interfaces[0], &vtable, NULL, NULL,
                                                      &error);
  g_assert_no_error (error);
  portal->owner = g_bus_own_name_on_connection (portal->bus, "org.freedesktop.portal.Desktop",
                                                G_BUS_NAME_OWNER_FLAGS_NONE, name_acquired_cb,
                                                NULL, portal, NULL);
  fixture_wait (is_owned, portal);
}

static void
stop_portal (Portal *portal)
{
  g_bus_unown_name (portal->owner);
  g_dbus_connection_unregister_object (portal->bus, portal->object);
  g_object_unref (portal->bus);
}

static void
change_setting (Portal     *portal,
                const char *key,
                guint32     value)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (
    portal->bus, NULL, PORTAL_PATH, PORTAL_INTERFACE, "SettingChanged",
    g_variant_new ("(ssv)", PORTAL_NAMESPACE, key, g_variant_new_uint32 (value)), &error);
  g_assert_no_error (error);
}

static bool
is_dark (gpointer data)
{
  gboolean dark;

  g_object_get (gtk_settings_get_default (), "gtk-application-prefer-dark-theme", &dark, NULL);
  return dark;
}

static bool
is_light (gpointer data)
{
  return !is_dark (data);
}

static bool
is_high_contrast (gpointer scheme)
{
  return fovea_color_scheme_is_high_contrast (scheme);
}

static bool
is_low_contrast (gpointer scheme)
{
  return !fovea_color_scheme_is_high_contrast (scheme);
}

static void
test_desktop_is_followed (void)
{
  Portal portal = { 0 };
  start_portal (&portal);
  g_autoptr (FoveaSettings) settings = fovea_settings_new ();
  FoveaColorScheme *scheme = fovea_color_scheme_new (settings);
  gpointer pointer = scheme;

  fixture_wait (is_dark, NULL);
  change_setting (&portal, "color-scheme", 2);
  fixture_wait (is_light, NULL);
  change_setting (&portal, "color-scheme", 1);
  fixture_wait (is_dark, NULL);
  change_setting (&portal, "contrast", 1);
  fixture_wait (is_high_contrast, scheme);
  change_setting (&portal, "contrast", 0);
  fixture_wait (is_low_contrast, scheme);

  // The user's choice comes first, and gives way again.
  fovea_settings_set_scheme (settings, FOVEA_SCHEME_LIGHT);
  g_assert_true (is_light (NULL));
  fovea_settings_set_scheme (settings, FOVEA_SCHEME_SYSTEM);
  g_assert_true (is_dark (NULL));

  g_object_add_weak_pointer (pointer, &pointer);
  g_object_unref (scheme);
  g_assert_null (pointer);
  stop_portal (&portal);
}

// The keeper goes while the portal's answer is still on its way.
static void
test_answer_may_come_too_late (void)
{
  Portal portal = { 0 };
  start_portal (&portal);
  g_autoptr (FoveaSettings) settings = fovea_settings_new ();
  g_autoptr (FoveaColorScheme) scheme = fovea_color_scheme_new (settings);

  g_clear_object (&scheme);
  fixture_drain ();
  stop_portal (&portal);
}

// In a process of its own: desktops without a portal set themes by the files that GTK reads first.
static void
test_inverse (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (FoveaSettings) settings = fovea_settings_new ();
      g_autoptr (FoveaColorScheme) scheme = fovea_color_scheme_new (settings);
      g_autofree char *theme = NULL;

      g_object_get (gtk_settings_get_default (), "gtk-theme-name", &theme, NULL);
      g_assert_cmpstr (theme, ==, "HighContrast");
      g_assert_true (is_dark (NULL));
      g_assert_true (fovea_color_scheme_is_high_contrast (scheme));
      fovea_settings_set_scheme (settings, FOVEA_SCHEME_LIGHT);
      g_assert_false (is_dark (NULL));
      return;
    }

  g_autofree char *folder = g_dir_make_tmp ("fovea-XXXXXX", NULL);
  g_autofree char *own = g_build_filename (folder, "gtk-4.0", NULL);
  g_autofree char *file = g_build_filename (own, "settings.ini", NULL);
  g_autofree char *before = g_strdup (g_getenv ("XDG_CONFIG_HOME"));

  g_assert_cmpint (g_mkdir (own, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "[Settings]\ngtk-theme-name=HighContrastInverse\n", -1,
                                      NULL));
  // The bus of the test took the display out of what a child is told.
  g_setenv ("DISPLAY", gdk_display_get_name (gdk_display_get_default ()), TRUE);
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  // It ends while the bus is asked, whose thread holds what it was about to say.
  g_setenv ("ASAN_OPTIONS", "detect_leaks=0", TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  if (before != NULL)
    g_setenv ("XDG_CONFIG_HOME", before, TRUE);
  else
    g_unsetenv ("XDG_CONFIG_HOME");
  g_unsetenv ("ASAN_OPTIONS");
  g_test_trap_assert_passed ();
  g_remove (file);
  g_rmdir (own);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GTestDBus) bus = g_test_dbus_new (G_TEST_DBUS_NONE);

  fixture_init (&argc, &argv);
  g_test_dbus_up (bus);

  g_test_add_func ("/color-scheme/desktop-is-followed", test_desktop_is_followed);
  g_test_add_func ("/color-scheme/answer-may-come-too-late", test_answer_may_come_too_late);
  g_test_add_func ("/color-scheme/inverse", test_inverse);
  int status = g_test_run ();

  g_test_dbus_down (bus);
  return status;
}
