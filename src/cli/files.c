// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// In the order in which they were added; who interrupts is told how far it went.

#include "cli/files.h"

#include "cli/interrupt.h"
#include "cli/invocation.h"

typedef struct
{
  char *name; // (nullable)
  GBytes *bytes;
} File;

static void
clear_file (gpointer data)
{
  File *file = data;

  g_free (file->name);
  g_bytes_unref (file->bytes);
}

/**
 * fovea_files_new:
 *
 * Returns: (transfer full): no files; freed by g_array_unref()
 */
GArray *
fovea_files_new (void)
{
  GArray *self = g_array_new (FALSE, FALSE, sizeof (File));

  g_array_set_clear_func (self, clear_file);
  return self;
}

/**
 * fovea_files_add:
 * @self: files
 * @name: (nullable): where to; "-" and %NULL are standard output
 * @bytes: (transfer full): the whole of it
 */
void
fovea_files_add (GArray     *self,
                 const char *name,
                 GBytes     *bytes)
{
  File file = { g_strdup (name), bytes };

  g_array_append_val (self, file);
}

/**
 * fovea_files_write:
 * @self: files
 * @error: place for a %G_IO_ERROR
 *
 * Writes one after the other, and ends at the first that cannot be written.
 *
 * Returns: whether all are written
 */
bool
fovea_files_write (GArray  *self,
                   GError **error)
{
  for (guint i = 0; i < self->len; i++)
    {
      const File *file = &g_array_index (self, File, i);
      const char *next = i + 1 < self->len ? g_array_index (self, File, i + 1).name : NULL;

      if (i == 0)
        fovea_interrupt_expect ((int) self->len, file->name);
      if (!fovea_invocation_write_to (file->name, file->bytes, next, error))
        return false;
    }
  return true;
}
