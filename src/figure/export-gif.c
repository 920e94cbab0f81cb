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

typedef struct
{
  FoveaExportFrames frames;

  // Owned
  FoveaPalette *palette;

  // State
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

static bool
is_same (guint32 a,
         guint32 b)
{
  return ((a ^ b) & 0xffffff) == 0;
}

static bool
put_control (GifWriter *self,
             int        transparent,
             GError   **error)
{
  GraphicsControlBlock control = {
    .DisposalMode = DISPOSE_DO_NOT,
    .DelayTime = (int) round (CLAMP (self->frames.options->delay_s, 0.02, 655) * 100),
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
  FoveaExportFrames *frames = &self->frames;
  cairo_rectangle_int_t change = { .width = frames->width, .height = frames->height };
  int n_colors = fovea_palette_get_n_colors (self->palette);
  int transparent = number > 0 && n_colors < 256 ? n_colors : NO_TRANSPARENT_COLOR;

  if (number > 0)
    change = fovea_export_frames_find_change (frames);
  if (!put_control (self, transparent, error)
      || !check_gif (EGifPutImageDesc (self->file, change.x, change.y, change.width,
                                       change.height, false, NULL),
                     error))
    return false;

  g_autofree GifPixelType *line = g_new (GifPixelType, change.width);
  for (int y = 0; y < change.height; y++)
    {
      const guint32 *now
          = fovea_export_frames_get_row (frames, frames->now, change.y + y) + change.x;
      const guint32 *before
          = fovea_export_frames_get_row (frames, frames->before, change.y + y) + change.x;
      for (int x = 0; x < change.width; x++)
        {
          bool is_kept
              = transparent != NO_TRANSPARENT_COLOR && is_same (now[x], before[x]);
          line[x] = (GifPixelType) (is_kept ? transparent
                                            : fovea_palette_find (self->palette, now[x]));
        }
      if (!check_gif (EGifPutLine (self->file, line, change.width), error))
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
  int status = EGifPutScreenDesc (self->file, self->frames.width, self->frames.height, 8, 0, map);
  GifFreeMapObject (map);
  if (self->frames.series->n_figures == 1)
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
  g_autoptr (FoveaFigure) figure = self->frames.series->make (0, self->frames.series->data);
  const char *description = self->frames.series->description;
  g_autofree char *comment = fovea_export_flatten (
      description != NULL ? description : fovea_figure_get_description (figure));

  return check_gif (EGifPutComment (self->file, comment), error);
}

static bool
count_colors (GifWriter *self,
              GError   **error)
{
  for (int i = 0; i < self->frames.series->n_figures; i++)
    {
      if (!fovea_export_frames_draw (&self->frames, i, error))
        return false;
      fovea_palette_count (self->palette,
                           fovea_export_frames_get_row (&self->frames, self->frames.now, 0),
                           self->frames.width * self->frames.height);
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
  for (int i = 0; i < self->frames.series->n_figures && is_written; i++)
    {
      is_written = fovea_export_check_length (bytes->len, error)
                   && fovea_export_frames_draw (&self->frames, i, error)
                   && put_frame (self, i, error);
      fovea_export_frames_keep (&self->frames);
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
  GifWriter writer = { .palette = fovea_palette_new () };
  FoveaExportOptions opaque = *options;
  opaque.is_transparent = false;
  bool is_written = fovea_export_frames_init (&writer.frames, series, &opaque, error)
                    && count_colors (&writer, error) && write_frames (&writer, bytes, error);
  fovea_palette_free (writer.palette);
  fovea_export_frames_clear (&writer.frames);

  return is_written;
}
