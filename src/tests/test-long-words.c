// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A made-up language in which everything is twice as long: in the window and its dialogs no words are
// cut by their place, and none stand over others.

#include "config.h"

#include "app-fixture.h"
#include "long-language.h"
#include "look-fixture.h"

#include "app/export-dialog.h"
#include "app/gallery.h"
#include "app/help.h"
#include "app/picture-dialog.h"
#include "app/preferences.h"
#include "core/tensor.h"

#include <string.h>

static void
check (GtkWidget  *content,
       const char *what,
       int         width,
       int         height)
{
  look_allocate (content, width, height);
  g_autofree char *problems = look_find_problems (content);

  if (problems[0] != '\0')
    g_error ("%s, %d × %d:\n%s", what, width, height, problems);
}

static void
check_window (FoveaWindow *window,
              const char  *what)
{
  GtkWidget *content = gtk_window_get_child (GTK_WINDOW (window));

  check (content, what, 800, 550);
  check (content, what, 1280, 670);
}

static void
test_window (void)
{
  static const char *const toggles[]
    = { "win.toggle-playback", "win.practice", "win.layers", "win.toggle-painting" };
  FoveaWindow *window = fixture_new_window ();

  check_window (window, "plain");
  for (guint i = 0; i < G_N_ELEMENTS (toggles); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), toggles[i], NULL);
      check_window (window, toggles[i]);
      gtk_widget_activate_action (GTK_WIDGET (window), toggles[i], NULL);
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-lesson", "s", "two-for-one");
  check_window (window, "lesson");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.record-lesson", NULL);
  check_window (window, "recorder");
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_drain ();
}

static void
test_dialogs (void)
{
  FoveaWindow *window = fixture_new_window ();
  GtkWidget *export = GTK_WIDGET (fovea_export_dialog_new (window));

  g_autoptr (FoveaSettings) settings = fovea_settings_new ();
  GtkWidget *preferences = GTK_WIDGET (fovea_preferences_new (GTK_WINDOW (window), settings));

  check (gtk_window_get_child (GTK_WINDOW (export)), "export", 900, 600);
  check (gtk_window_get_child (GTK_WINDOW (preferences)), "preferences", 460, 560);
  gtk_window_destroy (GTK_WINDOW (preferences));
  gtk_window_destroy (GTK_WINDOW (export));
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_drain ();
}

static void
test_galleries (void)
{
  const float values[6] = { 0 };
  FoveaShape shape = { 1, 2, 3 };
  FoveaWindow *window = fixture_new_window ();
  g_autoptr (FoveaTensor) picture = fovea_tensor_new (shape, values);
  GtkWidget *gallery = GTK_WIDGET (fovea_gallery_new (window));
  GtkWidget *help = GTK_WIDGET (fovea_help_new (GTK_WINDOW (window)));
  GtkWidget *input = GTK_WIDGET (fovea_picture_dialog_new (GTK_WINDOW (window), picture));

  fovea_help_go (FOVEA_HELP (help), "index");
  check (gtk_window_get_child (GTK_WINDOW (gallery)), "gallery", 860, 560);
  check (gtk_window_get_child (GTK_WINDOW (help)), "help", 720, 560);
  check (gtk_window_get_child (GTK_WINDOW (input)), "picture", 460, 560);
  gtk_window_destroy (GTK_WINDOW (input));
  gtk_window_destroy (GTK_WINDOW (help));
  gtk_window_destroy (GTK_WINDOW (gallery));
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_drain ();
}

int
main (int    argc,
      char **argv)
{
  is_long_language = true;
  fixture_init (&argc, &argv);
  g_test_add_func ("/long-words/window", test_window);
  g_test_add_func ("/long-words/dialogs", test_dialogs);
  g_test_add_func ("/long-words/galleries", test_galleries);

  return g_test_run ();
}
