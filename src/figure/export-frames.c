// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The frames of an animation one by one, and what changes from each to the next: no more than two
// are in memory.

#include "figure/export-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define MAX_FRAMES 10000

/**
 * fovea_export_frames_init:
 * @self: frames, all zero
 * @series: figures; borrowed
 * @options: how they are exported; borrowed
 * @error: return location for a %FOVEA_EXPORT_ERROR_SIZE
 *
 * Returns: whether there are not too many
 */
bool
fovea_export_frames_init (FoveaExportFrames        *self,
                          const FoveaExportSeries  *series,
                          const FoveaExportOptions *options,
                          GError                  **error)
{
  self->series = series;
  self->options = options;
  self->now = g_byte_array_new ();
  self->before = g_byte_array_new ();
  if (series->n_figures <= MAX_FRAMES)
    return true;

  g_set_error (error, FOVEA_EXPORT_ERROR, FOVEA_EXPORT_ERROR_SIZE,
               _ ("An animation of %d frames is too long: %d are the most"), series->n_figures,
               MAX_FRAMES);

  return false;
}

/**
 * fovea_export_frames_clear:
 * @self: frames
 *
 * Frees what @self owns.
 */
void
fovea_export_frames_clear (FoveaExportFrames *self)
{
  g_clear_pointer (&self->now, g_byte_array_unref);
  g_clear_pointer (&self->before, g_byte_array_unref);
}

/**
 * fovea_export_frames_make_surface:
 * @self: frames, one of them drawn
 * @part: a part of it
 *
 * Returns: (transfer full): the part as a surface that borrows the pixels
 */
cairo_surface_t *
fovea_export_frames_make_surface (FoveaExportFrames           *self,
                                  const cairo_rectangle_int_t *part)
{
  return cairo_image_surface_create_for_data (
      self->now->data + ((size_t) part->y * self->width + part->x) * 4,
      self->options->is_transparent ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, part->width,
      part->height, self->width * 4);
}

/**
 * fovea_export_frames_draw:
 * @self: frames
 * @number: which one
 * @error: return location for an error of %FOVEA_EXPORT_ERROR
 *
 * Draws a frame. All have the size of the first; a figure of another size stands at its upper left.
 *
 * Returns: whether cairo could
 */
bool
fovea_export_frames_draw (FoveaExportFrames *self,
                          int                number,
                          GError           **error)
{
  if (g_cancellable_set_error_if_cancelled (self->series->cancellable, error))
    return false;

  g_autoptr (FoveaFigure) figure = self->series->make (number, self->series->data);
  double scale = self->options->scale;
  cairo_rectangle_t frame = fovea_export_get_frame (figure, self->options);

  if (!fovea_export_check_size (&frame, self->options, error))
    return false;
  if (self->width == 0)
    {
      self->width = (int) ceil (frame.width * scale);
      self->height = (int) ceil (frame.height * scale);
      g_byte_array_set_size (self->now, (guint) self->width * self->height * 4);
      g_byte_array_set_size (self->before, self->now->len);
    }
  frame.width = self->width / scale;
  frame.height = self->height / scale;
  memset (self->now->data, 0, self->now->len);

  cairo_rectangle_int_t whole = { 0, 0, self->width, self->height };
  cairo_surface_t *surface = fovea_export_frames_make_surface (self, &whole);
  bool is_drawn = fovea_export_check_cairo (cairo_surface_status (surface), error)
                  && fovea_export_draw (figure, self->options, &frame, surface, error);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  return is_drawn;
}

/**
 * fovea_export_frames_get_row:
 * @self: frames
 * @pixels: one of them
 * @row: a row of it
 *
 * Returns: (transfer none): its pixels
 */
const guint32 *
fovea_export_frames_get_row (const FoveaExportFrames *self,
                             const GByteArray        *pixels,
                             int                      row)
{
  return (const guint32 *) (const void *) pixels->data + (size_t) row * self->width;
}

/**
 * fovea_export_frames_find_change:
 * @self: frames, one drawn and one kept
 *
 * Returns: the rectangle that differs from the frame before; a single pixel if nothing does
 */
cairo_rectangle_int_t
fovea_export_frames_find_change (const FoveaExportFrames *self)
{
  guint32 mask = self->options->is_transparent ? 0xffffffff : 0xffffff;
  int left = self->width, top = self->height, right = 0, bottom = 0;

  for (int y = 0; y < self->height; y++)
    {
      const guint32 *now = fovea_export_frames_get_row (self, self->now, y);
      const guint32 *before = fovea_export_frames_get_row (self, self->before, y);
      for (int x = 0; x < self->width; x++)
        {
          if (((now[x] ^ before[x]) & mask) == 0)
            continue;
          left = MIN (left, x);
          right = MAX (right, x + 1);
          top = MIN (top, y);
          bottom = MAX (bottom, y + 1);
        }
    }
  if (right == 0)
    return (cairo_rectangle_int_t){ 0, 0, 1, 1 };

  return (cairo_rectangle_int_t){ left, top, right - left, bottom - top };
}

/**
 * fovea_export_frames_keep:
 * @self: frames, one of them drawn
 *
 * Keeps it as the frame before the next.
 */
void
fovea_export_frames_keep (FoveaExportFrames *self)
{
  memcpy (self->before->data, self->now->data, self->now->len);
}
