// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The menu that opens documents lists the last ones, each under a name that tells it from the others.

#include "app/dialogs.h"
#include "app/recent.h"

#include "app-fixture.h"

#include <glib/gstdio.h>

static GFile *
add_file (const char *root,
          const char *folder,
          const char *name)
{
  g_autofree char *place = g_build_filename (root, folder, NULL);
  GFile *file = g_file_new_build_filename (place, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (place, 0700), ==, 0);
  g_assert_true (g_file_set_contents (g_file_peek_path (file), "{}", -1, NULL));
  fovea_recent_add (file);
  return file;
}

static GStrv
list_labels (GMenuModel *menu)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *label = NULL;
      g_assert_true (g_menu_model_get_item_attribute (menu, i, "label", "s", &label));
      g_strv_builder_add (labels, label);
    }
  return g_strv_builder_end (labels);
}

static bool
has_four (gpointer menu)
{
  fovea_recent_list (menu);
  return g_menu_model_get_n_items (menu) == 4;
}

// The section of the menu that a user sees, which is filled when the menu is opened.
static GMenuModel *
open_menu (FoveaWindow *window)
{
  for (int i = 0;; i++)
    {
      GtkMenuButton *button = fixture_find_nth (window, GTK_TYPE_MENU_BUTTON, i);
      if (g_strcmp0 (gtk_menu_button_get_icon_name (button), "document-open-symbolic") != 0)
        continue;

      GtkPopover *popover = gtk_menu_button_get_popover (button);
      GMenuModel *model = gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (popover));
      gtk_menu_button_popup (button);
      fixture_wait (fixture_is_laid_out, popover);
      return g_menu_model_get_item_link (model, 1, G_MENU_LINK_SECTION);
    }
}

static void
test_told_apart (void)
{
  g_autofree char *root = g_dir_make_tmp ("fovea-recent-XXXXXX", NULL);
  g_autoptr (GFile) same = add_file (root, "a", "net.fovea");
  g_autoptr (GFile) other = add_file (root, "b", "net.fovea");
  g_autoptr (GFile) marked = add_file (root, "a", "<b>x & y_z.fovea");
  g_autoptr (GFile) hebrew = add_file (root, "a", "שלום 3.fovea");
  g_autoptr (GMenu) menu = g_menu_new ();

  fixture_wait (has_four, menu);
  g_auto (GStrv) labels = list_labels (G_MENU_MODEL (menu));
  g_assert_true (g_strv_contains ((const char *const *) labels, "net.fovea — a"));
  g_assert_true (g_strv_contains ((const char *const *) labels, "net.fovea — b"));
  g_assert_true (g_strv_contains ((const char *const *) labels, "<b>x & y__z.fovea"));
  g_assert_true (g_strv_contains ((const char *const *) labels, "\u2068שלום 3.fovea\u2069"));

  FoveaWindow *window = fixture_new_window ();
  g_autoptr (GMenuModel) section = open_menu (window);
  g_assert_cmpint (g_menu_model_get_n_items (section), ==, 4);
  gtk_window_destroy (GTK_WINDOW (window));

  // What is gone is not offered, and its namesake needs no folder.
  g_assert_cmpint (g_unlink (g_file_peek_path (other)), ==, 0);
  fovea_recent_list (menu);
  g_auto (GStrv) fewer = list_labels (G_MENU_MODEL (menu));
  g_assert_cmpuint (g_strv_length (fewer), ==, 3);
  g_assert_true (g_strv_contains ((const char *const *) fewer, "net.fovea"));
}

// GIO's words for an address that it cannot read say nothing to anybody.
static void
test_addresses (void)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("gopher://example.invalid/x.fovea");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) missing = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "missing");
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &error);

  g_assert_null (stream);
  g_assert_nonnull (strstr (fovea_dialogs_get_reason (error), "save the file first"));
  g_assert_cmpstr (fovea_dialogs_get_reason (missing), ==, "missing");
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/recent/addresses", test_addresses);
  g_test_add_func ("/recent/told-apart", test_told_apart);

  return g_test_run ();
}
