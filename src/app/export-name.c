// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The name that was meant, from the one that a file chooser gave.

#include "app/export-name.h"

#include "figure/export.h"

#include <string.h>

/**
 * fovea_export_name_undouble:
 * @chosen: what the chooser gave
 *
 * The chooser keeps the ending of the name it offers, so that "x.png" typed over it becomes
 * "x.png.png". It has not asked about x.png: where that is there, it stays as it is.
 *
 * Returns: (transfer full): @chosen, or the file of the name that was typed if there is none yet
 */
GFile *
fovea_export_name_undouble (GFile *chosen)
{
  g_return_val_if_fail (G_IS_FILE (chosen), NULL);

  g_autofree char *name = g_file_get_basename (chosen);
  g_autoptr (GFile) folder = g_file_get_parent (chosen);
  const char *ending = name != NULL ? strrchr (name, '.') : NULL;
  FoveaExportFormat format;

  if (folder == NULL || ending == NULL || !fovea_export_format_from_name (name, &format))
    return g_object_ref (chosen);

  g_autofree char *typed = g_strndup (name, ending - name);
  g_autoptr (GFile) file = g_file_get_child (folder, typed);
  bool is_doubled = g_str_has_suffix (typed, ending) && strlen (typed) > strlen (ending);

  return g_object_ref (is_doubled && !g_file_query_exists (file, NULL) ? file : chosen);
}
