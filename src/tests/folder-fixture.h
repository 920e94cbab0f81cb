// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A folder of a test's own.

#pragma once

#include <glib.h>
#include <glib/gstdio.h>

G_BEGIN_DECLS

// A new folder; emptied and removed by folder_fixture_remove().
static inline char *
folder_fixture_make (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("fovea-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static inline void
folder_fixture_remove (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

G_END_DECLS
