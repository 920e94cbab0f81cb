// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Animated PNG: all colours, and transparency. Each frame is the rectangle that
// changed, packed by cairo as a PNG of its own; its data moves into ours. Who knows no animation
// shows the first frame.
//
// Source: PNG Specification (Third Edition), chunks acTL, fcTL and fdAT.

#include "figure/export-private.h"

#include <math.h>
#include <string.h>

#define SIGNATURE_LENGTH 8
#define CHUNK_LENGTH 12 // without what it holds

typedef struct
{
  FoveaExportFrames frames;

  // Borrowed
  GByteArray *bytes;

  // State
  guint32 n_told; // fcTL and fdAT count on together
} ApngWriter;

static guint32
read_number (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

static void
add_head (ApngWriter   *self,
          const guint8 *signature_and_head)
{
  const FoveaExportSeries *series = self->frames.series;
  g_autoptr (FoveaFigure) figure = series->make (0, series->data);
  g_autoptr (GByteArray) control = g_byte_array_new ();
  const char *description = series->description;
  const FoveaExportOptions *options = self->frames.options;

  g_byte_array_append (self->bytes, signature_and_head, SIGNATURE_LENGTH + CHUNK_LENGTH + 13);
  fovea_export_add_png_facts (self->bytes, options->scale / options->enlargement,
                              fovea_figure_get_title (figure),
                              description != NULL ? description
                                                  : fovea_figure_get_description (figure));
  fovea_export_add_png_number (control, (guint32) series->n_figures);
  fovea_export_add_png_number (control, 0); // for ever
  fovea_export_add_png_chunk (self->bytes, "acTL", control->data, control->len);
}

static void
add_frame_control (ApngWriter                  *self,
                   const cairo_rectangle_int_t *change)
{
  double delay_s = CLAMP (self->frames.options->delay_s, 0.02, 655);
  guint32 hundredths = (guint32) round (delay_s * 100);
  g_autoptr (GByteArray) control = g_byte_array_new ();
  static const guint8 stays_and_replaces[] = { 0, 0 };

  fovea_export_add_png_number (control, self->n_told++);
  fovea_export_add_png_number (control, (guint32) change->width);
  fovea_export_add_png_number (control, (guint32) change->height);
  fovea_export_add_png_number (control, (guint32) change->x);
  fovea_export_add_png_number (control, (guint32) change->y);
  fovea_export_add_png_number (control, hundredths << 16 | 100);
  g_byte_array_append (control, stays_and_replaces, sizeof stays_and_replaces);
  fovea_export_add_png_chunk (self->bytes, "fcTL", control->data, control->len);
}

// The data of a PNG as ours: the first frame's as it is, the others' with their numbers.
static void
add_frame_data (ApngWriter       *self,
                int               number,
                const GByteArray *png)
{
  for (guint at = SIGNATURE_LENGTH; at + CHUNK_LENGTH <= png->len;)
    {
      const guint8 *chunk = png->data + at;
      guint32 length = read_number (chunk);

      if (length > png->len - at - CHUNK_LENGTH)
        return;
      at += length + CHUNK_LENGTH;
      if (memcmp (chunk + 4, "IDAT", 4) != 0)
        continue;
      if (number == 0)
        {
          fovea_export_add_png_chunk (self->bytes, "IDAT", chunk + 8, length);
          continue;
        }

      g_autoptr (GByteArray) data = g_byte_array_new ();
      fovea_export_add_png_number (data, self->n_told++);
      g_byte_array_append (data, chunk + 8, length);
      fovea_export_add_png_chunk (self->bytes, "fdAT", data->data, data->len);
    }
}

static bool
add_frame (ApngWriter *self,
           int         number,
           GError    **error)
{
  FoveaExportFrames *frames = &self->frames;

  if (!fovea_export_check_length (self->bytes->len, error)
      || !fovea_export_frames_draw (frames, number, error))
    return false;

  cairo_rectangle_int_t change = { 0, 0, frames->width, frames->height };
  if (number > 0)
    change = fovea_export_frames_find_change (frames);

  g_autoptr (GByteArray) png = g_byte_array_new ();
  cairo_surface_t *surface = fovea_export_frames_make_surface (frames, &change);
  cairo_status_t status = cairo_surface_write_to_png_stream (surface, fovea_export_append, png);
  cairo_surface_destroy (surface);
  if (!fovea_export_check_cairo (status, error))
    return false;

  if (number == 0)
    add_head (self, png->data);
  add_frame_control (self, &change);
  add_frame_data (self, number, png);
  fovea_export_frames_keep (frames);

  return true;
}

/**
 * fovea_export_write_apng:
 * @series: figures
 * @options: how they are exported
 * @bytes: where to append
 * @error: return location for an error of %FOVEA_EXPORT_ERROR
 *
 * Writes an animation in all colours that goes round for ever.
 *
 * Returns: whether all could be drawn
 */
bool
fovea_export_write_apng (const FoveaExportSeries  *series,
                         const FoveaExportOptions *options,
                         GByteArray               *bytes,
                         GError                  **error)
{
  ApngWriter writer = { .bytes = bytes };
  bool is_written = fovea_export_frames_init (&writer.frames, series, options, error);

  for (int i = 0; i < series->n_figures && is_written; i++)
    is_written = add_frame (&writer, i, error);
  fovea_export_frames_clear (&writer.frames);
  if (is_written)
    fovea_export_add_png_chunk (bytes, "IEND", NULL, 0);

  return is_written;
}
