// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tells the forms of numbers in files apart by what stands in them, not by their names. Pictures and
// documents are told apart before.

#include "document/numbers.h"

#include "document/clipboard-text.h"
#include "document/csv.h"
#include "document/file.h"
#include "document/npy.h"

#include <glib/gi18n.h>

#include <string.h>

static bool
begins_with (GBytes     *bytes,
             const char *text)
{
  size_t n_bytes;
  const char *start = g_bytes_get_data (bytes, &n_bytes);

  return n_bytes >= strlen (text) && memcmp (start, text, strlen (text)) == 0;
}

// Brackets stand in no table; a NUL in no text.
static bool
is_printout (GBytes *bytes)
{
  size_t n_bytes;
  const char *start = g_bytes_get_data (bytes, &n_bytes);

  return n_bytes > 0 && memchr (start, '[', n_bytes) != NULL
         && g_utf8_validate_len (start, n_bytes, NULL);
}

/**
 * fovea_numbers_read:
 * @stream: a file of numbers, or a picture
 * @most: the most bytes that are read
 * @error: place for a %G_IO_ERROR or %FOVEA_FILE_ERROR_TOO_LARGE
 *
 * Blocks.
 *
 * Returns: (transfer full) (nullable): all that @stream holds
 */
GBytes *
fovea_numbers_read (GInputStream  *stream,
                    guint          most,
                    GError       **error)
{
  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  g_autoptr (GByteArray) array = g_byte_array_new ();

  while (true)
    {
      g_autoptr (GBytes) piece = g_input_stream_read_bytes (stream, 1 << 16, NULL, error);

      if (piece == NULL)
        return NULL;
      if (g_bytes_get_size (piece) == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&array));
      g_byte_array_append (array, g_bytes_get_data (piece, NULL), g_bytes_get_size (piece));
      if (array->len > most)
        {
          g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_TOO_LARGE,
                       _("The file is larger than %d MiB"), (int) (most / 1024 / 1024));
          return NULL;
        }
    }
}

/**
 * fovea_numbers_parse:
 * @bytes: a NumPy file, a table, or text as NumPy and PyTorch print arrays
 * @error: place for a %FOVEA_FILE_ERROR; see fovea_npy_parse_tensor(), fovea_csv_parse() and
 *   fovea_clipboard_parse()
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): channels × rows × columns, finite
 */
FoveaTensor *
fovea_numbers_parse (GBytes  *bytes,
                     GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) == 0)
    {
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT, _("The file is empty"));
      return NULL;
    }
  if (fovea_npy_is_npy (bytes))
    return fovea_npy_parse_tensor (bytes, error);
  if (begins_with (bytes, "PK\x03\x04"))
    {
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
                   _("This is an archive, as numpy.savez and torch.save write it: save a single array "
                     "with numpy.save"));
      return NULL;
    }
  if (!is_printout (bytes))
    return fovea_csv_parse (bytes, error);

  size_t n_bytes;
  const char *start = g_bytes_get_data (bytes, &n_bytes);
  g_autofree char *text = g_strndup (start, n_bytes);

  return fovea_clipboard_parse (text, error);
}
