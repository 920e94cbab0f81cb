// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Preferences where no schema is installed, as in a build folder: defaults that can be changed, and
// no abort.

#include "app/settings.h"

static void
count_cb (int *n_notified)
{
  (*n_notified)++;
}

static void
test_defaults_without_schema (void)
{
  g_autoptr (FoveaSettings) settings = fovea_settings_new ();
  g_autofree char *language = fovea_settings_dup_language (settings);
  gboolean sum_all, maximized;
  int width, height;

  g_object_get (settings, "sum-all", &sum_all, "window-maximized", &maximized, "window-width",
                &width, "window-height", &height, NULL);
  g_assert_cmpint (fovea_settings_get_scheme (settings), ==, FOVEA_SCHEME_SYSTEM);
  g_assert_cmpstr (language, ==, "");
  g_assert_false (sum_all);
  g_assert_false (maximized);
  g_assert_cmpint (width, >=, 360);
  g_assert_cmpint (height, >=, 300);
}

static void
test_changes_are_notified_once (void)
{
  g_autoptr (FoveaSettings) settings = fovea_settings_new ();
  int n_notified = 0;

  g_signal_connect_swapped (settings, "notify::color-scheme", G_CALLBACK (count_cb), &n_notified);
  fovea_settings_set_scheme (settings, FOVEA_SCHEME_DARK);
  fovea_settings_set_scheme (settings, FOVEA_SCHEME_DARK);
  g_assert_cmpint (n_notified, ==, 1);
  g_assert_cmpint (fovea_settings_get_scheme (settings), ==, FOVEA_SCHEME_DARK);
}

static void
test_unknown_scheme_is_the_systems (void)
{
  g_autoptr (FoveaSettings) settings = fovea_settings_new ();

  g_object_set (settings, "color-scheme", "sepia", NULL);
  g_assert_cmpint (fovea_settings_get_scheme (settings), ==, FOVEA_SCHEME_SYSTEM);
}

static void
test_unknown_look_is_the_usual (void)
{
  g_autoptr (FoveaSettings) settings = fovea_settings_new ();

  g_object_set (settings, "numbers", "fixed3", "palette", "grey", NULL);
  g_assert_cmpint (fovea_settings_get_numbers (settings), ==, FOVEA_NUMBERS_FIXED_3);
  g_assert_cmpint (fovea_settings_get_palette (settings), ==, FOVEA_RAMP_GREY);
  g_object_set (settings, "numbers", "roman", "palette", "plaid", NULL);
  g_assert_cmpint (fovea_settings_get_numbers (settings), ==, FOVEA_NUMBERS_AUTOMATIC);
  g_assert_cmpint (fovea_settings_get_palette (settings), ==, FOVEA_RAMP_HUE);
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("GSETTINGS_SCHEMA_DIR", "/nonexistent", TRUE);
  g_setenv ("XDG_DATA_DIRS", "/nonexistent", TRUE);
  g_setenv ("XDG_DATA_HOME", "/nonexistent", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/settings/defaults-without-schema", test_defaults_without_schema);
  g_test_add_func ("/settings/changes-are-notified-once", test_changes_are_notified_once);
  g_test_add_func ("/settings/unknown-scheme-is-the-systems", test_unknown_scheme_is_the_systems);
  g_test_add_func ("/settings/unknown-look-is-the-usual", test_unknown_look_is_the_usual);

  return g_test_run ();
}
