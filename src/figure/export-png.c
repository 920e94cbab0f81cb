// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// PNG: cairo's, with two chunks more: how large a pixel is, and what the picture shows.

#include "figure/export-private.h"

#include <math.h>
#include <string.h>

#define METRES_PER_POINT (0.0254 / 72)
#define HEAD_LENGTH (8 + 4 + 4 + 13 + 4) // signature and IHDR

// Source: PNG (Portable Network Graphics) Specification, annex D.
static guint32
get_crc (const guint8 *data,
         size_t        length)
{
  guint32 crc = 0xffffffff;

  for (size_t i = 0; i < length; i++)
    {
      crc ^= data[i];
      for (int bit = 0; bit < 8; bit++)
        crc = crc & 1 ? 0xedb88320 ^ (crc >> 1) : crc >> 1;
    }

  return ~crc;
}

/**
 * fovea_export_add_png_number:
 * @bytes: where to append
 * @number: a number
 *
 * Appends a number as PNG writes it.
 */
void
fovea_export_add_png_number (GByteArray *bytes,
                             guint32     number)
{
  guint32 big = GUINT32_TO_BE (number);

  g_byte_array_append (bytes, (const guint8 *) &big, sizeof big);
}

/**
 * fovea_export_add_png_chunk:
 * @bytes: where to append
 * @type: four letters
 * @data: what it holds
 * @length: its length
 *
 * Appends a chunk with its length and its checksum.
 */
void
fovea_export_add_png_chunk (GByteArray   *bytes,
                            const char   *type,
                            const guint8 *data,
                            size_t        length)
{
  fovea_export_add_png_number (bytes, (guint32) length);

  guint start = bytes->len;
  g_byte_array_append (bytes, (const guint8 *) type, 4);
  g_byte_array_append (bytes, data, (guint) length);
  fovea_export_add_png_number (bytes, get_crc (bytes->data + start, bytes->len - start));
}

// A point of the figure is a 72nd of an inch, whatever the scale.
static void
append_density (GByteArray *bytes,
                double      scale)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  guint32 density = (guint32) round (scale / METRES_PER_POINT);
  const guint8 metre = 1;

  fovea_export_add_png_number (data, density);
  fovea_export_add_png_number (data, density);
  g_byte_array_append (data, &metre, 1);
  fovea_export_add_png_chunk (bytes, "pHYs", data->data, data->len);
}

// iTXt: keyword, no compression, no language, no translated keyword, text in UTF-8.
static void
append_text (GByteArray *bytes,
             const char *keyword,
             const char *text)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autofree char *flat = fovea_export_flatten (text);
  const guint8 zeros[4] = { 0 };

  g_byte_array_append (data, (const guint8 *) keyword, strlen (keyword) + 1);
  g_byte_array_append (data, zeros, 4);
  g_byte_array_append (data, (const guint8 *) flat, strlen (flat));
  fovea_export_add_png_chunk (bytes, "iTXt", data->data, data->len);
}

/**
 * fovea_export_add_png_facts:
 * @bytes: where to append, after the head
 * @scale: pixels for a point
 * @title: what the picture is called
 * @description: its alternative text
 *
 * Appends how large a pixel is, and what the picture shows.
 */
void
fovea_export_add_png_facts (GByteArray *bytes,
                            double      scale,
                            const char *title,
                            const char *description)
{
  append_density (bytes, scale);
  append_text (bytes, "Title", title);
  append_text (bytes, "Description", description);
}

/**
 * fovea_export_write_png:
 * @figure: a figure
 * @options: how it is exported
 * @frame: what of it, points
 * @bytes: where to append
 * @error: return location for an error of %FOVEA_EXPORT_ERROR
 *
 * Writes a PNG with its size in the world and its alternative text.
 *
 * Returns: whether it could be drawn
 */
bool
fovea_export_write_png (FoveaFigure              *figure,
                        const FoveaExportOptions *options,
                        const cairo_rectangle_t  *frame,
                        GByteArray               *bytes,
                        GError                  **error)
{
  g_autoptr (GByteArray) drawn = g_byte_array_new ();
  int width = (int) ceil (frame->width * options->scale);
  int height = (int) ceil (frame->height * options->scale);
  // Up to the edges of whole pixels: half a pixel of paper would be mixed with black.
  cairo_rectangle_t filled = { frame->x, frame->y, width / options->scale,
                               height / options->scale };
  cairo_surface_t *surface = cairo_image_surface_create (
      options->is_transparent ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height);

  bool is_written = fovea_export_check_cairo (cairo_surface_status (surface), error)
                    && fovea_export_draw (figure, options, &filled, surface, error)
                    && fovea_export_check_cairo (cairo_surface_write_to_png_stream (
                                                     surface, fovea_export_append, drawn),
                                                 error);
  cairo_surface_destroy (surface);
  if (!is_written)
    return false;
  if (drawn->len < HEAD_LENGTH)
    return fovea_export_check_cairo (CAIRO_STATUS_WRITE_ERROR, error);

  g_byte_array_append (bytes, drawn->data, HEAD_LENGTH);
  fovea_export_add_png_facts (bytes, options->scale / options->enlargement,
                              fovea_figure_get_title (figure),
                              fovea_figure_get_description (figure));
  g_byte_array_append (bytes, drawn->data + HEAD_LENGTH, drawn->len - HEAD_LENGTH);

  return true;
}
