// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is ticked in the dialog is what the file is like.

#include "config.h"

#include "app-fixture.h"

#include "app/export-dialog.h"

#include <glib/gstdio.h>
#include <string.h>

static GtkWidget *
find_check (FoveaExportDialog *dialog,
            const char        *name)
{
  GObject *check
    = gtk_widget_get_template_child (GTK_WIDGET (dialog), FOVEA_TYPE_EXPORT_DIALOG, name);

  return GTK_WIDGET (check);
}

static char *
dup_export (FoveaExportDialog *dialog,
            const char        *name)
{
  g_autofree char *folder = g_dir_make_tmp ("fovea-export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  fovea_export_dialog_save (dialog, file, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_unlink (path);
  g_rmdir (folder);
  return contents;
}

static void
test_whole_document (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaExportDialog *dialog = fovea_export_dialog_new (window);
  g_autofree char *snippet = dup_export (dialog, "a.tex");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (dialog, "standalone")), TRUE);

  g_autofree char *document = dup_export (dialog, "a.tex");

  g_assert_null (strstr (snippet, "\\documentclass"));
  g_assert_nonnull (strstr (document, "\\documentclass"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

// The width of a PNG, in the eight bytes after its signature and the head of IHDR, is big endian.
static guint
get_png_width (const char *png)
{
  const guint8 *bytes = (const guint8 *) png + 16;

  return (guint) bytes[0] << 24 | (guint) bytes[1] << 16 | (guint) bytes[2] << 8 | bytes[3];
}

static void
test_cut_is_smaller (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaExportDialog *dialog = fovea_export_dialog_new (window);
  g_autofree char *whole = dup_export (dialog, "a.png");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (dialog, "cropped")), TRUE);

  g_autofree char *cut = dup_export (dialog, "a.png");

  g_assert_cmpuint (get_png_width (cut), >, 0);
  g_assert_cmpuint (get_png_width (cut), <, get_png_width (whole));
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/export-dialog/whole-document", test_whole_document);
  g_test_add_func ("/export-dialog/cut-is-smaller", test_cut_is_smaller);

  return g_test_run ();
}
