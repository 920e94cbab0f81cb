// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A digest rather than times and sizes: it survives copying and synchronising, and a file
// that was only touched is not a changed one.

#include "document/storage.h"

#include <glib/gi18n.h>

G_DEFINE_QUARK (fovea-storage-error-quark, fovea_storage_error)

// No document that can be read is longer; what is longer is cut off.
static GBytes *
read_bytes (GFile         *file,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);

  if (stream == NULL)
    return NULL;

  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  while (bytes->len <= FOVEA_FILE_MAX_BYTES)
    {
      g_autoptr (GBytes) chunk = g_input_stream_read_bytes (G_INPUT_STREAM (stream), 1 << 16,
                                                            cancellable, error);

      if (chunk == NULL)
        return NULL;
      if (g_bytes_get_size (chunk) == 0)
        break;
      g_byte_array_append (bytes, g_bytes_get_data (chunk, NULL), g_bytes_get_size (chunk));
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * fovea_storage_digest:
 * @bytes: what a file holds
 *
 * Returns: (transfer full): text that no other bytes have
 */
char *
fovea_storage_digest (GBytes *bytes)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/**
 * fovea_storage_load:
 * @file: a document
 * @digest: (out) (transfer full): of what was read
 * @cancellable: (nullable): stops the reading
 * @error: place for a %FOVEA_FILE_ERROR, %FOVEA_NETWORK_ERROR or %G_IO_ERROR
 *
 * Blocks; may be called from any thread.
 *
 * Returns: (transfer full) (nullable): what the document holds
 */
FoveaContent *
fovea_storage_load (GFile         *file,
                    char         **digest,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (digest != NULL, NULL);

  g_autoptr (GBytes) bytes = read_bytes (file, cancellable, error);
  FoveaContent *content = bytes != NULL ? fovea_content_parse (bytes, error) : NULL;

  *digest = content != NULL ? fovea_storage_digest (bytes) : NULL;
  return content;
}

/**
 * fovea_storage_is_changed:
 * @file: a file
 * @digest: (nullable): of what it is known to hold; %NULL: nothing is known
 * @cancellable: (nullable): stops the reading
 *
 * A file that is gone or cannot be read holds nothing that could be lost: it is not
 * changed. Blocks; may be called from any thread.
 *
 * Returns: whether @file holds something else
 */
bool
fovea_storage_is_changed (GFile        *file,
                          const char   *digest,
                          GCancellable *cancellable)
{
  g_return_val_if_fail (G_IS_FILE (file), false);

  g_autoptr (GBytes) bytes = read_bytes (file, cancellable, NULL);

  if (bytes == NULL)
    return false;

  g_autofree char *present = fovea_storage_digest (bytes);

  return g_strcmp0 (present, digest) != 0;
}

/**
 * fovea_storage_check:
 * @file: where to save
 * @overwrite: what may be overwritten
 * @digest: (nullable): of what @file is known to hold, for %FOVEA_OVERWRITE_KNOWN
 * @error: place for a %FOVEA_STORAGE_ERROR
 *
 * Blocks; may be called from any thread.
 *
 * Returns: whether @file may be written to
 */
bool
fovea_storage_check (GFile           *file,
                     FoveaOverwrite   overwrite,
                     const char      *digest,
                     GError         **error)
{
  g_return_val_if_fail (G_IS_FILE (file), false);

  g_autofree char *name = g_file_get_parse_name (file);

  if (overwrite == FOVEA_OVERWRITE_NOTHING && g_file_query_exists (file, NULL))
    {
      g_set_error (error, FOVEA_STORAGE_ERROR, FOVEA_STORAGE_ERROR_EXISTS,
                   _("“%s” already exists"), name);
      return false;
    }
  if (overwrite == FOVEA_OVERWRITE_KNOWN && fovea_storage_is_changed (file, digest, NULL))
    {
      g_set_error (error, FOVEA_STORAGE_ERROR, FOVEA_STORAGE_ERROR_CHANGED,
                   _("“%s” was changed by another program"), name);
      return false;
    }
  return true;
}

/**
 * fovea_storage_save:
 * @file: where to save
 * @content: what to save
 * @overwrite: what may be overwritten
 * @digest: (nullable): of what @file is known to hold, for %FOVEA_OVERWRITE_KNOWN
 * @error: place for a %FOVEA_STORAGE_ERROR, %FOVEA_FILE_ERROR or %G_IO_ERROR; nothing was
 *   written
 *
 * Saves all of @content or leaves what was there. Blocks; may be called from any thread.
 *
 * Returns: (transfer full) (nullable): the digest of what @file holds now
 */
char *
fovea_storage_save (GFile               *file,
                    const FoveaContent  *content,
                    FoveaOverwrite       overwrite,
                    const char          *digest,
                    GError             **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (content != NULL, NULL);

  g_autoptr (GBytes) bytes = fovea_content_serialize (content, error);

  if (bytes == NULL || !fovea_storage_check (file, overwrite, digest, error)
      || !fovea_save_bytes (file, bytes, error))
    return NULL;
  return fovea_storage_digest (bytes);
}
