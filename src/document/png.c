// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// PNG files, written here because gdk-pixbuf makes three channels of a grey picture.
//
// Source: W3C, Portable Network Graphics (PNG) Specification, second edition.

#include "document/png.h"

#include "document/file.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#define MOST_CHUNK 0x7fffffff // the length of a chunk, in bytes

static void
append_number (GByteArray *file,
               guint32     number)
{
  guint32 bytes = GUINT32_TO_BE (number);
  g_byte_array_append (file, (const uint8_t *) &bytes, sizeof bytes);
}

// CRC-32 of the type and the contents of a chunk: annex D of the specification.
static guint32
sum_up (const uint8_t *bytes,
        size_t         n_bytes)
{
  guint32 table[256];
  for (guint32 i = 0; i < 256; i++)
    {
      guint32 value = i;
      for (int bit = 0; bit < 8; bit++)
        value = value & 1 ? 0xedb88320 ^ value >> 1 : value >> 1;
      table[i] = value;
    }
  guint32 sum = 0xffffffff;
  for (size_t i = 0; i < n_bytes; i++)
    sum = table[(sum ^ bytes[i]) & 0xff] ^ sum >> 8;
  return sum ^ 0xffffffff;
}

static void
append_chunk (GByteArray    *file,
              const char    *type,
              const uint8_t *contents,
              size_t         n_contents)
{
  append_number (file, (guint32) n_contents);
  guint start = file->len;
  g_byte_array_append (file, (const uint8_t *) type, 4);
  if (n_contents > 0)
    g_byte_array_append (file, contents, (guint) n_contents);
  append_number (file, sum_up (file->data + start, file->len - start));
}

// Each row begins with its filter; none is used.
static uint8_t *
filter_rows (const uint8_t *samples,
             size_t         n_row_bytes,
             int            n_rows)
{
  uint8_t *filtered = g_try_malloc ((n_row_bytes + 1) * (size_t) n_rows);
  for (int row = 0; filtered != NULL && row < n_rows; row++)
    {
      uint8_t *target = filtered + (size_t) row * (n_row_bytes + 1);
      target[0] = 0;
      memcpy (target + 1, samples + (size_t) row * n_row_bytes, n_row_bytes);
    }
  return filtered;
}

static GBytes *
compress_bytes (const uint8_t *bytes,
                size_t         n_bytes,
                GError       **error)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1);
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_data (bytes, (gssize) n_bytes, NULL);
  g_autoptr (GInputStream) stream
    = g_converter_input_stream_new (plain, G_CONVERTER (compressor));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  if (g_output_stream_splice (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error) < 0)
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/**
 * fovea_png_serialize:
 * @samples: rows × columns × samples a pixel, each 0 to 255
 * @n_samples: 1 for grey, 3 for red, green and blue
 * @n_rows: at least 1
 * @n_columns: at least 1
 * @error: return location for %FOVEA_FILE_ERROR_TOO_LARGE, or an error of zlib's
 *
 * Writes a PNG of 8 bits a sample, not interlaced. Any thread.
 *
 * Returns: (transfer full) (nullable): the file; %NULL on error
 */
GBytes *
fovea_png_serialize (const uint8_t *samples,
                     int            n_samples,
                     int            n_rows,
                     int            n_columns,
                     GError       **error)
{
  g_return_val_if_fail (n_samples == 1 || n_samples == 3, NULL);

  size_t n_row_bytes = (size_t) n_columns * (size_t) n_samples;
  g_autofree uint8_t *filtered = filter_rows (samples, n_row_bytes, n_rows);
  g_autoptr (GBytes) compressed = NULL;
  if (filtered != NULL)
    {
      compressed = compress_bytes (filtered, (n_row_bytes + 1) * (size_t) n_rows, error);
      if (compressed == NULL)
        return NULL;
    }
  if (compressed == NULL || g_bytes_get_size (compressed) > MOST_CHUNK - 1024)
    {
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_TOO_LARGE,
                   _("A picture of %d×%d pixels is too large"), n_columns, n_rows);
      return NULL;
    }

  const guint32 sizes[] = { GUINT32_TO_BE ((guint32) n_columns), GUINT32_TO_BE ((guint32) n_rows) };
  uint8_t header[13] = { 0 };
  memcpy (header, sizes, sizeof sizes);
  header[8] = 8;
  header[9] = n_samples == 1 ? 0 : 2;

  size_t n_compressed;
  const uint8_t *contents = g_bytes_get_data (compressed, &n_compressed);
  GByteArray *file = g_byte_array_new ();
  g_byte_array_append (file, (const uint8_t *) "\x89PNG\r\n\x1a\n", 8);
  append_chunk (file, "IHDR", header, sizeof header);
  append_chunk (file, "IDAT", contents, n_compressed);
  append_chunk (file, "IEND", NULL, 0);
  return g_byte_array_free_to_bytes (file);
}
