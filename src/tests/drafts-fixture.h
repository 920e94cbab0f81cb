// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Drafts that are left behind, for tests of those who write and restore them.

#pragma once

#include "document/drafts.h"

static inline int
drafts_fixture_count (void)
{
  g_autofree char *folder = fovea_drafts_dup_folder ();
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *entry;
  int n_drafts = 0;

  while (entries != NULL && (entry = g_dir_read_name (entries)) != NULL)
    if (g_str_has_suffix (entry, ".draft"))
      n_drafts++;
  return n_drafts;
}
