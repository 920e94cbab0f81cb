// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Animated GIF. The figures are drawn twice: once for the palette that all frames share,
// once for the frames, so that no more than two are in memory. A frame holds the
// rectangle that changed, and within it what did not change is transparent, which packs
// well.

#include "figure/export-palette.h"
#include "figure/export-private.h"

#include <gif_lib.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define MAX_FRAMES 10000

typedef struct
{
  const FoveaExportSeries *series;
  const FoveaExportOptions *options;

  // Owned
  FoveaPalette *palette;
  GByteArray *now; // RGB24, width × height
  GByteArray *before;

  // State
  int width;
  int height;
  GifFileType *file;
} GifWriter;

static int
write_gif_bytes (GifFileType       *file,
                 const GifByteType *data,
                 int                length)
{
  g_byte_array_append (file->UserData, data, (guint) length);

  return length;
}

static bool
check_gif (int      status,
           GError **error)
{
  if (status == GIF_OK)
    return true;

  g_set_error (error, FOVEA_EXPORT_ERROR, FOVEA_EXPORT_ERROR_FAILED,
               _ ("The animation could not be written"));

  return false;
}

// All frames have the size of the first; a figure of another size stands at its upper
// left.
static bool
draw_frame (GifWriter *self,
            int        number,
            GError   **error)
{
  g_autoptr (FoveaFigure) figure = self->series->make (number, self->series->data);
  FoveaExportOptions options = *self->options;
  cairo_rectangle_t frame = fovea_export_get_frame (figure, &options);

  options.is_transparent = false;
  if (!fovea_export_check_size (&frame, &options, error))
    return false;
  if (number == 0 && self->width == 0)
    {
      self->width = (int) ceil (frame.width * options.scale);
      self->height = (int) ceil (frame.height * options.scale);
      g_byte_array_set_size (self->now, (guint) self->width * self->height * 4);
      g_byte_array_set_size (self->before, self->now->len);
    }
  frame.width = self->width / options.scale;
  frame.height = self->height / options.scale;

  cairo_surface_t *surface = cairo_image_surface_create_for_data (
      self->now->data, CAIRO_FORMAT_RGB24, self->width, self->height, self->width * 4);
  bool is_drawn = fovea_export_check_cairo (cairo_surface_status (surface), error)
                  && fovea_export_draw (figure, &options, &frame, surface, error);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  return is_drawn;
}

static const guint32 *
get_row (const GByteArray *pixels,
         int               width,
         int               row)
{
  return (const guint32 *) (const void *) pixels->data + (size_t) row * width;
}

static bool
is_same (guint32 a,
         guint32 b)
{
  return ((a ^ b) & 0xffffff) == 0;
}

// The rectangle that differs from the frame before; a single pixel if nothing does.
static GifImageDesc
find_change (const GifWriter *self)
{
  int left = self->width, top = self->height, right = 0, bottom = 0;

  for (int y = 0; y < self->height; y++)
    {
      const guint32 *now = get_row (self->now, self->width, y);
      const guint32 *before = get_row (self->before, self->width, y);
      for (int x = 0; x < self->width; x++)
        {
          if (is_same (now[x], before[x]))
            continue;
          left = MIN (left, x);
          right = MAX (right, x + 1);
          top = MIN (top, y);
          bottom = MAX (bottom, y + 1);
        }
    }
  if (right == 0)
    return (GifImageDesc){ .Width = 1, .Height = 1 };

  return (GifImageDesc){
    .Left = left, .Top = top, .Width = right - left, .Height = bottom - top
  };
}

static bool
put_control (GifWriter *self,
             int        transparent,
             GError   **error)
{
  GraphicsControlBlock control = {
    .DisposalMode = DISPOSE_DO_NOT,
    .DelayTime = (int) round (CLAMP (self->options->delay_s, 0.02, 655) * 100),
    .TransparentColor = transparent,
  };
  GifByteType bytes[4];

  EGifGCBToExtension (&control, bytes);

  return check_gif (
      EGifPutExtension (self->file, GRAPHICS_EXT_FUNC_CODE, sizeof bytes, bytes), error);
}

static bool
put_frame (GifWriter *self,
           int        number,
           GError   **error)
{
  GifImageDesc change = { .Width = self->width, .Height = self->height };
  int n_colors = fovea_palette_get_n_colors (self->palette);
  int transparent = number > 0 && n_colors < 256 ? n_colors : NO_TRANSPARENT_COLOR;

  if (number > 0)
    change = find_change (self);
  if (!put_control (self, transparent, error)
      || !check_gif (EGifPutImageDesc (self->file, change.Left, change.Top, change.Width,
                                       change.Height, false, NULL),
                     error))
    return false;

  g_autofree GifPixelType *line = g_new (GifPixelType, change.Width);
  for (int y = 0; y < change.Height; y++)
    {
      const guint32 *now = get_row (self->now, self->width, change.Top + y) + change.Left;
      const guint32 *before
          = get_row (self->before, self->width, change.Top + y) + change.Left;
      for (int x = 0; x < change.Width; x++)
        {
          bool is_kept
              = transparent != NO_TRANSPARENT_COLOR && is_same (now[x], before[x]);
          line[x] = (GifPixelType) (is_kept ? transparent
                                            : fovea_palette_find (self->palette, now[x]));
        }
      if (!check_gif (EGifPutLine (self->file, line, change.Width), error))
        return false;
    }

  return true;
}

static bool
put_head (GifWriter *self,
          GError   **error)
{
  int n_colors = fovea_palette_get_n_colors (self->palette);
  ColorMapObject *map
      = GifMakeMapObject (1 << GifBitSize (MIN (256, n_colors + 1)), NULL);
  static const GifByteType forever[] = { 1, 0, 0 };

  for (int i = 0; i < n_colors; i++)
    {
      guint32 rgb = fovea_palette_get_color (self->palette, i);
      map->Colors[i] = (GifColorType){ (GifByteType) (rgb >> 16),
                                       (GifByteType) (rgb >> 8), (GifByteType) rgb };
    }
  EGifSetGifVersion (self->file, true);
  int status = EGifPutScreenDesc (self->file, self->width, self->height, 8, 0, map);
  GifFreeMapObject (map);
  if (self->series->n_figures == 1)
    return check_gif (status, error);

  return check_gif (status, error)
         && check_gif (EGifPutExtensionLeader (self->file, APPLICATION_EXT_FUNC_CODE),
                       error)
         && check_gif (EGifPutExtensionBlock (self->file, 11, "NETSCAPE2.0"), error)
         && check_gif (EGifPutExtensionBlock (self->file, sizeof forever, forever), error)
         && check_gif (EGifPutExtensionTrailer (self->file), error);
}

// GIF has no place for alternative text but its comment.
static bool
put_description (GifWriter *self,
                 GError   **error)
{
  g_autoptr (FoveaFigure) figure = self->series->make (0, self->series->data);
  const char *description = self->series->description;
  g_autofree char *comment = fovea_export_flatten (
      description != NULL ? description : fovea_figure_get_description (figure));

  return check_gif (EGifPutComment (self->file, comment), error);
}

static bool
count_colors (GifWriter *self,
              GError   **error)
{
  for (int i = 0; i < self->series->n_figures; i++)
    {
      if (!draw_frame (self, i, error))
        return false;
      fovea_palette_count (self->palette, get_row (self->now, self->width, 0),
                           self->width * self->height);
    }

  // Where not all are exact anyway, one is left for what does not change.
  fovea_palette_settle (self->palette,
                        fovea_palette_get_n_counted (self->palette) <= 256 ? 256 : 255);

  return true;
}

static bool
write_frames (GifWriter  *self,
              GByteArray *bytes,
              GError    **error)
{
  int status = E_GIF_SUCCEEDED;

  self->file = EGifOpen (bytes, write_gif_bytes, &status);
  if (self->file == NULL)
    return check_gif (GIF_ERROR, error);

  bool is_written = put_head (self, error) && put_description (self, error);
  for (int i = 0; i < self->series->n_figures && is_written; i++)
    {
      is_written = draw_frame (self, i, error) && put_frame (self, i, error);
      memcpy (self->before->data, self->now->data, self->now->len);
    }
  if (EGifCloseFile (self->file, &status) != GIF_OK)
    return is_written && check_gif (GIF_ERROR, error);

  return is_written;
}

/**
 * fovea_export_write_gif:
 * @series: figures
 * @options: how they are exported
 * @bytes: where to append
 * @error: return location for an error of %FOVEA_EXPORT_ERROR
 *
 * Writes an animation that goes round for ever. Up to 256 colours are exact.
 *
 * Returns: whether all could be drawn
 */
bool
fovea_export_write_gif (const FoveaExportSeries  *series,
                        const FoveaExportOptions *options,
                        GByteArray               *bytes,
                        GError                  **error)
{
  if (series->n_figures > MAX_FRAMES)
    {
      g_set_error (error, FOVEA_EXPORT_ERROR, FOVEA_EXPORT_ERROR_SIZE,
                   _ ("An animation of %d frames is too long: %d are the most"),
                   series->n_figures, MAX_FRAMES);
      return false;
    }

  GifWriter writer = {
    .series = series,
    .options = options,
    .palette = fovea_palette_new (),
    .now = g_byte_array_new (),
    .before = g_byte_array_new (),
  };
  bool is_written = count_colors (&writer, error) && write_frames (&writer, bytes, error);
  fovea_palette_free (writer.palette);
  g_byte_array_unref (writer.now);
  g_byte_array_unref (writer.before);

  return is_written;
}
