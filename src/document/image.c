// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures as tensors. Decoding is gdk-pixbuf's, fenced: only formats on a short list are handed
// to it, each to the decoder of that format, and a picture that is too large is refused when its
// size is known, before its pixels are decoded.

#include "document/image.h"

#include "document/file.h"
#include "document/image-format.h"
#include "document/png.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#define PIECE 4096 // bytes given to the decoder at a time, so that a refusal comes early

typedef struct
{
  int n_rows;
  int n_columns;
  bool is_too_large;
  GByteArray *decoded; // of each row, whether it was written; empty until there is room for it
} Fence;

// A size of 0 × 0 makes every decoder on the list stop before it allocates.
static void
loader_size_prepared_cb (GdkPixbufLoader *loader,
                         int              width,
                         int              height,
                         void            *closure)
{
  Fence *fence = closure;
  fence->n_rows = height;
  fence->n_columns = width;
  fence->is_too_large |= (gint64) width * height > FOVEA_IMAGE_MAX_PIXELS;
  if (fence->is_too_large)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
}

// The decoder's memory is as the heap left it; what a damaged file leaves out must not show that.
static void
loader_area_prepared_cb (GdkPixbufLoader *loader,
                         void            *closure)
{
  Fence *fence = closure;
  GdkPixbuf *pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  gdk_pixbuf_fill (pixbuf, 0xffffffff);
  g_byte_array_set_size (fence->decoded, (guint) gdk_pixbuf_get_height (pixbuf));
  memset (fence->decoded->data, 0, fence->decoded->len);
}

static void
loader_area_updated_cb (GdkPixbufLoader *loader,
                        int              x,
                        int              y,
                        int              width,
                        int              height,
                        void            *closure)
{
  Fence *fence = closure;
  if (y >= 0 && height > 0 && (guint) y + (guint) height <= fence->decoded->len)
    memset (fence->decoded->data + y, 1, (size_t) height);
}

static bool
feed (GdkPixbufLoader *loader,
      GBytes          *bytes,
      const Fence     *fence,
      GError         **error)
{
  size_t n_bytes = 0;
  const uint8_t *start = g_bytes_get_data (bytes, &n_bytes);
  for (size_t i = 0; i < n_bytes && !fence->is_too_large; i += PIECE)
    if (!gdk_pixbuf_loader_write (loader, start + i, MIN (PIECE, n_bytes - i), error))
      return false;
  return !fence->is_too_large;
}

static void
set_decode_error (GError      **error,
                  const Fence  *fence,
                  const GError *reason)
{
  if (fence->is_too_large)
    g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_TOO_LARGE,
                 _("The picture is too large: %d×%d pixels, at most %d in all are read"),
                 fence->n_columns, fence->n_rows, FOVEA_IMAGE_MAX_PIXELS);
  else
    g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
                 _("The picture cannot be decoded: %s"),
                 reason != NULL ? reason->message : _("it is truncated"));
}

// The decoders take a file that ends early, or whose compressed data are damaged, for a picture.
static GdkPixbuf *
get_whole_pixbuf (GdkPixbufLoader        *loader,
                  const FoveaImageFormat *format,
                  GBytes                 *bytes,
                  const Fence            *fence)
{
  bool has_gap = fence->decoded->len > 0
                 && memchr (fence->decoded->data, 0, fence->decoded->len) != NULL;
  if (has_gap || !fovea_image_format_is_whole (format, bytes))
    return NULL;
  return gdk_pixbuf_loader_get_pixbuf (loader);
}

// Gives the file to its decoder; what that does not take whole is refused.
static GdkPixbuf *
load (GdkPixbufLoader        *loader,
      const FoveaImageFormat *format,
      GBytes                 *bytes,
      Fence                  *fence,
      GError                **error)
{
  g_autoptr (GByteArray) decoded = g_byte_array_new ();
  g_autoptr (GError) reason = NULL;
  fence->decoded = decoded;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (loader_size_prepared_cb), fence);
  if (fovea_image_format_has_rows (format))
    {
      g_signal_connect (loader, "area-prepared", G_CALLBACK (loader_area_prepared_cb), fence);
      g_signal_connect (loader, "area-updated", G_CALLBACK (loader_area_updated_cb), fence);
    }
  bool is_fed = feed (loader, bytes, fence, &reason);
  bool is_closed = gdk_pixbuf_loader_close (loader, reason == NULL ? &reason : NULL);
  GdkPixbuf *pixbuf
    = is_fed && is_closed ? get_whole_pixbuf (loader, format, bytes, fence) : NULL;
  fence->decoded = NULL;
  if (pixbuf == NULL)
    {
      set_decode_error (error, fence, reason);
      return NULL;
    }
  return gdk_pixbuf_apply_embedded_orientation (pixbuf);
}

// Decodes and turns as the picture's EXIF orientation asks.
static GdkPixbuf *
decode (GBytes  *bytes,
        GError **error)
{
  const FoveaImageFormat *format = fovea_image_format_find (bytes);
  const char *decoder = fovea_image_format_get_decoder (format, error);
  if (decoder == NULL)
    return NULL;

  Fence fence = { 0 };
  bool has_size = fovea_image_format_find_size (format, bytes, &fence.n_columns, &fence.n_rows);
  fence.is_too_large = (gint64) fence.n_columns * fence.n_rows > FOVEA_IMAGE_MAX_PIXELS;
  if (!has_size || fence.is_too_large)
    {
      set_decode_error (error, &fence, NULL);
      return NULL;
    }

  g_autoptr (GError) reason = NULL;
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (decoder, &reason);
  if (loader == NULL)
    {
      set_decode_error (error, &fence, reason);
      return NULL;
    }
  return load (loader, format, bytes, &fence, error);
}

// A sample of 0 to 255 as 0…1, laid over white as far as it is transparent.
static float
blend (uint8_t sample,
       uint8_t alpha)
{
  return (float) ((sample * alpha + 255 * (255 - alpha)) / (255.0 * 255.0));
}

static bool
is_grey (const GdkPixbuf *pixbuf)
{
  const uint8_t *pixels = gdk_pixbuf_read_pixels (pixbuf);
  int n_samples = gdk_pixbuf_get_n_channels (pixbuf);
  for (int row = 0; row < gdk_pixbuf_get_height (pixbuf); row++)
    for (int column = 0; column < gdk_pixbuf_get_width (pixbuf); column++)
      {
        const uint8_t *pixel = pixels + (size_t) row * (size_t) gdk_pixbuf_get_rowstride (pixbuf)
                               + (size_t) column * (size_t) n_samples;
        bool is_seen = n_samples < 4 || pixel[3] > 0;
        if (is_seen && (pixel[0] != pixel[1] || pixel[1] != pixel[2]))
          return false;
      }
  return true;
}

// Luma of ITU-R BT.601, which JPEG and most grey conversions use; equal samples are kept exactly.
static float
mix (const float *colors)
{
  if (colors[0] == colors[1] && colors[1] == colors[2])
    return colors[0];
  return (float) (0.299 * colors[0] + 0.587 * colors[1] + 0.114 * colors[2]);
}

static void
fill (const GdkPixbuf *pixbuf,
      FoveaShape       shape,
      float           *values)
{
  const uint8_t *pixels = gdk_pixbuf_read_pixels (pixbuf);
  int n_samples = gdk_pixbuf_get_n_channels (pixbuf);
  size_t n_cells = (size_t) shape.n_rows * (size_t) shape.n_columns;
  for (int row = 0; row < shape.n_rows; row++)
    for (int column = 0; column < shape.n_columns; column++)
      {
        const uint8_t *pixel = pixels + (size_t) row * (size_t) gdk_pixbuf_get_rowstride (pixbuf)
                               + (size_t) column * (size_t) n_samples;
        size_t cell = (size_t) row * (size_t) shape.n_columns + (size_t) column;
        float colors[3];
        for (int i = 0; i < 3; i++)
          colors[i] = blend (pixel[i], n_samples == 4 ? pixel[3] : 255);
        if (shape.n_channels == 1)
          values[cell] = mix (colors);
        else
          for (int i = 0; i < 3; i++)
            values[(size_t) i * n_cells + cell] = colors[i];
      }
}

static uint8_t
quantize (float           value,
          FoveaImageRange range,
          float           least,
          float           greatest)
{
  double unit = (double) value;
  if (range == FOVEA_IMAGE_RANGE_WHOLE)
    unit = greatest > least ? ((double) value - least) / ((double) greatest - least) : 0;
  return isnan (unit) ? 0 : (uint8_t) floor (CLAMP (unit, 0.0, 1.0) * 255 + 0.5);
}

static void
paint (uint8_t           *samples,
       const FoveaTensor *tensor,
       FoveaImageRange    range)
{
  FoveaShape shape = fovea_tensor_get_shape (tensor);
  float least, greatest;
  fovea_tensor_get_extremes (tensor, &least, &greatest);
  for (int row = 0; row < shape.n_rows; row++)
    for (int column = 0; column < shape.n_columns; column++)
      for (int channel = 0; channel < shape.n_channels; channel++)
        *samples++
          = quantize (fovea_tensor_get (tensor, channel, row, column), range, least, greatest);
}

/**
 * fovea_image_is_image:
 * @bytes: any bytes
 *
 * Tells pictures by their first bytes, also those of which fovea_image_parse() can only say why it
 * does not read them.
 *
 * Returns: whether the bytes begin as a picture does
 */
bool
fovea_image_is_image (GBytes *bytes)
{
  return fovea_image_format_find (bytes) != NULL;
}

/**
 * fovea_image_explain:
 * @name: of a file that is neither a picture nor numbers
 * @error: why it is no numbers
 *
 * Of a file that is named as a picture, makes the error say that it is none.
 */
void
fovea_image_explain (const char  *name,
                     GError     **error)
{
  g_return_if_fail (name != NULL && error != NULL && *error != NULL);

  if (!fovea_image_format_is_named (name))
    return;
  g_clear_error (error);
  fovea_image_format_get_decoder (NULL, error);
}

/**
 * fovea_image_parse:
 * @bytes: a picture: PNG, JPEG, GIF (its first frame), BMP, and WebP where there is a decoder
 * @channels: how many channels to make of it
 * @error: return location for an error of the domain FOVEA_FILE_ERROR
 *
 * Decodes a picture of at most FOVEA_IMAGE_MAX_PIXELS pixels, upright as its EXIF orientation
 * says. A sample of 8 bits becomes sample / 255, in 0…1; what is transparent is laid over white.
 * Any thread.
 *
 * Returns: (transfer full) (nullable): 1 or 3 × rows × columns; %NULL on error
 */
FoveaTensor *
fovea_image_parse (GBytes            *bytes,
                   FoveaImageChannels channels,
                   GError           **error)
{
  g_autoptr (GdkPixbuf) pixbuf = decode (bytes, error);
  if (pixbuf == NULL)
    return NULL;

  bool has_one = channels == FOVEA_IMAGE_CHANNELS_GREY
                 || (channels == FOVEA_IMAGE_CHANNELS_AUTOMATIC && is_grey (pixbuf));
  FoveaShape shape = { has_one ? 1 : 3, gdk_pixbuf_get_height (pixbuf),
                       gdk_pixbuf_get_width (pixbuf) };
  float *values;
  g_autoptr (FoveaTensor) tensor = fovea_tensor_try_new (shape, &values, NULL);
  if (tensor == NULL)
    {
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_TOO_LARGE,
                   _("Not enough memory for a picture of %d×%d pixels"),
                   shape.n_columns, shape.n_rows);
      return NULL;
    }
  fill (pixbuf, shape, values);
  return g_steal_pointer (&tensor);
}

/**
 * fovea_image_convert:
 * @picture: what fovea_image_parse() made of a picture with automatic channels
 * @channels: how many channels to make of it
 * @error: return location for an error of the domain FOVEA_FILE_ERROR
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): what fovea_image_parse() would make of the same picture with
 *   @channels, to the bit; %NULL with too little memory
 */
FoveaTensor *
fovea_image_convert (FoveaTensor       *picture,
                     FoveaImageChannels channels,
                     GError           **error)
{
  g_return_val_if_fail (picture != NULL, NULL);

  FoveaShape shape = fovea_tensor_get_shape (picture);
  int n_channels = channels == FOVEA_IMAGE_CHANNELS_GREY    ? 1
                   : channels == FOVEA_IMAGE_CHANNELS_COLOR ? 3
                                                            : shape.n_channels;
  size_t n_cells = (size_t) shape.n_rows * (size_t) shape.n_columns;
  const float *from = fovea_tensor_get_values (picture);
  float *values;

  if (n_channels == shape.n_channels)
    return fovea_tensor_ref (picture);

  FoveaTensor *converted = fovea_tensor_try_new (
    (FoveaShape){ n_channels, shape.n_rows, shape.n_columns }, &values, error);
  if (converted == NULL)
    return NULL;
  for (size_t cell = 0; cell < n_cells; cell++)
    if (n_channels == 1)
      values[cell]
        = mix ((float[]){ from[cell], from[n_cells + cell], from[2 * n_cells + cell] });
    else
      for (size_t i = 0; i < 3; i++)
        values[i * n_cells + cell] = from[cell];

  return converted;
}

/**
 * fovea_image_serialize:
 * @tensor: a tensor of 1 channel (grey) or 3 (red, green, blue)
 * @range: which values are black and white; between them the mapping is linear
 * @error: return location for an error of the domain FOVEA_FILE_ERROR
 *
 * Writes a PNG of 8 bits a sample, grey or in colours, a pixel a cell; values are rounded to the
 * nearest of 256.
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the file; %NULL on error
 */
GBytes *
fovea_image_serialize (const FoveaTensor *tensor,
                       FoveaImageRange    range,
                       GError           **error)
{
  FoveaShape shape = fovea_tensor_get_shape (tensor);
  if (shape.n_channels != 1 && shape.n_channels != 3)
    {
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
                   _("A picture has 1 or 3 channels, not %d"), shape.n_channels);
      return NULL;
    }

  g_autofree uint8_t *samples = NULL;
  if ((gint64) shape.n_rows * shape.n_columns <= FOVEA_IMAGE_MAX_PIXELS)
    samples = g_try_malloc (fovea_shape_get_n_cells (shape));
  if (samples == NULL)
    {
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_TOO_LARGE,
                   _("A picture of %d×%d pixels is too large"), shape.n_columns, shape.n_rows);
      return NULL;
    }
  paint (samples, tensor, range);
  return fovea_png_serialize (samples, shape.n_channels, shape.n_rows, shape.n_columns, error);
}
