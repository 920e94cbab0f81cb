// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the tests of the export dialog share: controls by name, and the file that the dialog writes
// beside the one that its command does.

#pragma once

#include "app-fixture.h"

#include "app/export-dialog.h"

#include <glib/gstdio.h>
#include <string.h>

G_BEGIN_DECLS

static inline GtkWidget *
find_control (FoveaExportDialog *dialog,
              const char        *name)
{
  FoveaExportChoices *choices = fovea_export_dialog_get_choices (dialog);
  GObject *control
    = gtk_widget_get_template_child (GTK_WIDGET (choices), FOVEA_TYPE_EXPORT_CHOICES, name);

  return GTK_WIDGET (control);
}

static inline char *
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

static inline void
choose (FoveaExportDialog *dialog,
        const char        *name,
        guint              choice)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_control (dialog, name)), choice);
}

static inline void
set_number (FoveaExportDialog *dialog,
            const char        *name,
            double             number)
{
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_control (dialog, name)), number);
}

static inline void
tick (FoveaExportDialog *dialog,
      const char        *name,
      bool               is_active)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_control (dialog, name)), is_active);
}

static inline GBytes *
load (const char *folder,
      const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize size;

  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);
  g_unlink (path);
  return g_bytes_new_take (contents, size);
}

// What a terminal makes of @command in @folder.
static inline void
run_command (const char *folder,
             const char *command)
{
  g_autofree char *line
    = g_strconcat ("\"$FOVEA_CLI\"", command + strlen ("fovea-cli"), NULL);
  char *arguments[] = { (char *) "sh", (char *) "-c", line, NULL };
  g_autofree char *messages = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_test_message ("%s", command);
  g_spawn_sync (folder, arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &messages,
                &status, &error);
  g_assert_no_error (error);
  // A font of this machine need not be there.
  if (!g_str_has_prefix (messages, "fovea-cli: There is no font “"))
    g_assert_cmpstr (messages, ==, "");
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

// The file that the dialog writes, and the one that its command does.
static inline void
assert_same_bytes (FoveaExportDialog *dialog,
                   const char        *name)
{
  g_autofree char *folder = g_dir_make_tmp ("fovea-export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *command = fovea_export_dialog_dup_command (dialog, name);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (command);
  fovea_export_dialog_save (dialog, file, &error);
  g_assert_no_error (error);

  g_autoptr (GBytes) ours = load (folder, name);

  run_command (folder, command);

  g_autoptr (GBytes) theirs = load (folder, name);

  g_assert_true (g_bytes_equal (ours, theirs));
  g_rmdir (folder);
}

G_END_DECLS
