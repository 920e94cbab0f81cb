// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The short list of decoders that are trusted with a file, and formats that are known only to be
// named. WebP's decoder is not gdk-pixbuf's own and need not be there; as it is not known to ask
// before it allocates, a picture's size is read here.

#include "document/image-format.h"

#include "document/file.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n.h>
#include <stdint.h>
#include <string.h>

#define WEBP_HEADER 30 // bytes, as far as the size in each of the three kinds

struct _FoveaImageFormat
{
  const char *name;    // as people write it
  const char *decoder; // (nullable) of gdk-pixbuf; none is trusted
  size_t start;        // of the magic in the file
  const char *magic;
  size_t n_magic;
};

static const FoveaImageFormat formats[] = {
  { "PNG", "png", 0, "\x89PNG\r\n\x1a\n", 8 },
  { "JPEG", "jpeg", 0, "\xff\xd8\xff", 3 },
  { "GIF", "gif", 0, "GIF87a", 6 },
  { "GIF", "gif", 0, "GIF89a", 6 },
  { "BMP", "bmp", 0, "BM", 2 },
  { "WebP", "webp", 8, "WEBP", 4 },
  { "TIFF", NULL, 0, "II*\0", 4 },
  { "TIFF", NULL, 0, "MM\0*", 4 },
  { "AVIF", NULL, 4, "ftypavif", 8 },
  { "HEIC", NULL, 4, "ftypheic", 8 },
  { "HEIC", NULL, 4, "ftypmif1", 8 },
  { "JPEG XL", NULL, 0, "\xff\x0a", 2 },
  { "JPEG XL", NULL, 4, "JXL \r\n\x87\n", 8 },
  { "JPEG 2000", NULL, 4, "jP  \r\n\x87\n", 8 },
  { "SVG", NULL, 0, "<svg", 4 },
};

// What names of files end in, and the decoder.
static const struct
{
  const char *suffix;
  const char *decoder;
} endings[] = {
  { "png", "png" }, { "jpg", "jpeg" }, { "jpeg", "jpeg" },
  { "gif", "gif" }, { "bmp", "bmp" },  { "webp", "webp" },
};

/**
 * fovea_image_format_find:
 * @bytes: any bytes
 *
 * Returns: (nullable) (transfer none): the format of a picture, whether it can be decoded or not
 */
const FoveaImageFormat *
fovea_image_format_find (GBytes *bytes)
{
  size_t n_bytes = 0;
  const char *start = g_bytes_get_data (bytes, &n_bytes);

  for (size_t i = 0; i < G_N_ELEMENTS (formats); i++)
    if (n_bytes >= formats[i].start + formats[i].n_magic
        && memcmp (start + formats[i].start, formats[i].magic, formats[i].n_magic) == 0)
      return &formats[i];

  return NULL;
}

static bool
has_decoder (const char *name)
{
  GSList *all = gdk_pixbuf_get_formats ();
  bool has_it = false;

  for (GSList *link = all; link != NULL && !has_it; link = link->next)
    {
      g_autofree char *found = gdk_pixbuf_format_get_name (link->data);
      has_it = g_str_equal (found, name) && !gdk_pixbuf_format_is_disabled (link->data);
    }
  g_slist_free (all);

  return has_it;
}

/**
 * fovea_image_format_is_named:
 * @name: of a file
 *
 * Returns: whether @name ends as that of a picture does that is read where there is a decoder
 */
bool
fovea_image_format_is_named (const char *name)
{
  g_return_val_if_fail (name != NULL, false);

  const char *dot = strrchr (name, '.');

  for (size_t i = 0; i < G_N_ELEMENTS (endings) && dot != NULL; i++)
    if (g_ascii_strcasecmp (dot + 1, endings[i].suffix) == 0)
      return true;

  return false;
}

/**
 * fovea_image_format_dup_suffixes:
 *
 * Returns: (transfer full): what names of pictures end in that this system has decoders for, without
 *   the dot; %NULL-terminated
 */
char **
fovea_image_format_dup_suffixes (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (size_t i = 0; i < G_N_ELEMENTS (endings); i++)
    if (has_decoder (endings[i].decoder))
      g_strv_builder_add (builder, endings[i].suffix);

  return g_strv_builder_end (builder);
}

/**
 * fovea_image_format_get_decoder:
 * @self: (nullable): a format
 * @error: return location for an error of the domain FOVEA_FILE_ERROR
 *
 * Returns: (nullable): the name of its decoder; %NULL on error: there is none on this system, or
 *   none that is trusted, and what to do instead is said
 */
const char *
fovea_image_format_get_decoder (const FoveaImageFormat *self,
                                GError                **error)
{
  if (self == NULL)
    g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
                 _("The picture is none of PNG, JPEG, WebP, GIF and BMP"));
  else if (self->decoder == NULL)
    g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
                 _("%s pictures are not read: save it as PNG or JPEG"), self->name);
  else if (!has_decoder (self->decoder))
    g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
                 _("This system has no decoder for %s pictures: save it as PNG or JPEG"),
                 self->name);
  else
    return self->decoder;

  return NULL;
}

static uint32_t
read_little (const uint8_t *bytes,
             int            n_bytes)
{
  uint32_t number = 0;

  for (int i = 0; i < n_bytes; i++)
    number |= (uint32_t) bytes[i] << (8 * i);

  return number;
}

/**
 * fovea_image_format_has_rows:
 * @self: a format
 *
 * Returns: whether its decoder tells of every row that it writes; those of animations do not
 */
bool
fovea_image_format_has_rows (const FoveaImageFormat *self)
{
  return self->decoder != NULL
         && (g_str_equal (self->decoder, "png") || g_str_equal (self->decoder, "bmp"));
}

// Follows the chunks to the last, IEND.
static bool
is_whole_png (const uint8_t *start,
              size_t         n_bytes)
{
  size_t at = 8;

  // Length, kind, contents, check sum.
  while (n_bytes - at >= 12)
    {
      size_t n_contents = (size_t) start[at] << 24 | (size_t) start[at + 1] << 16
                          | (size_t) start[at + 2] << 8 | start[at + 3];

      if (n_contents > n_bytes - at - 12)
        return false;
      if (memcmp (start + at + 4, "IEND", 4) == 0)
        return true;
      at += n_contents + 12;
    }

  return false;
}

// Follows the markers to the last, EOI; a preview within a segment has one of its own.
static bool
is_whole_jpeg (const uint8_t *start,
               size_t         n_bytes)
{
  size_t at = 2;

  while (at + 1 < n_bytes)
    {
      uint8_t marker = start[at] == 0xff ? start[at + 1] : 0;
      bool is_data = marker == 0 || marker == 0xff || (marker >= 0xd0 && marker <= 0xd7);

      if (marker == 0xd9)
        return true;
      if (is_data)
        at++;
      else if (at + 3 < n_bytes)
        at += 2 + (size_t) (start[at + 2] << 8 | start[at + 3]);
      else
        return false;
    }

  return false;
}

// Of a RIFF file, the header tells how much follows; the decoder fills up what is missing.
static bool
is_whole_webp (const uint8_t *start,
               size_t         n_bytes)
{
  return n_bytes >= 8 && read_little (start + 4, 4) <= n_bytes - 8;
}

/**
 * fovea_image_format_is_whole:
 * @self: a format
 * @bytes: a picture of it
 *
 * Follows the parts of a PNG or JPEG file to its end, and compares the length of a WebP file with
 * what its header says. Other formats are not looked into.
 *
 * Source: www.w3.org/TR/png-3, section 5.3; ITU-T T.81, annex B;
 * developers.google.com/speed/webp/docs/riff_container.
 * Returns: %FALSE if the file ends before its picture does
 */
bool
fovea_image_format_is_whole (const FoveaImageFormat *self,
                             GBytes                 *bytes)
{
  size_t n_bytes = 0;
  const uint8_t *start = g_bytes_get_data (bytes, &n_bytes);

  if (g_strcmp0 (self->decoder, "png") == 0)
    return is_whole_png (start, n_bytes);
  if (g_strcmp0 (self->decoder, "jpeg") == 0)
    return is_whole_jpeg (start, n_bytes);
  if (g_strcmp0 (self->decoder, "webp") == 0)
    return is_whole_webp (start, n_bytes);

  return true;
}

/**
 * fovea_image_format_find_size:
 * @self: a format
 * @bytes: a picture of it
 * @n_columns: (out): pixels
 * @n_rows: (out): pixels
 *
 * Reads the size of a WebP picture from its header: with VP8X the canvas, with VP8L and VP8 the
 * picture. Other decoders tell the size before they allocate.
 *
 * Source: developers.google.com/speed/webp/docs/riff_container; RFC 6386, section 9.1.
 * Returns: %FALSE for a WebP picture without a size; of other formats nothing is read
 */
bool
fovea_image_format_find_size (const FoveaImageFormat *self,
                              GBytes                 *bytes,
                              int                    *n_columns,
                              int                    *n_rows)
{
  size_t n_bytes = 0;
  const uint8_t *start = g_bytes_get_data (bytes, &n_bytes);

  *n_columns = *n_rows = 0;
  if (self->decoder == NULL || !g_str_equal (self->decoder, "webp"))
    return true;
  if (n_bytes < WEBP_HEADER || memcmp (start, "RIFF", 4) != 0)
    return false;

  const uint8_t *kind = start + 12;
  if (memcmp (kind, "VP8X", 4) == 0)
    {
      *n_columns = (int) read_little (start + 24, 3) + 1;
      *n_rows = (int) read_little (start + 27, 3) + 1;
    }
  else if (memcmp (kind, "VP8L", 4) == 0 && start[20] == 0x2f)
    {
      uint32_t sizes = read_little (start + 21, 4);
      *n_columns = (int) (sizes & 0x3fff) + 1;
      *n_rows = (int) (sizes >> 14 & 0x3fff) + 1;
    }
  else if (memcmp (kind, "VP8 ", 4) == 0 && memcmp (start + 23, "\x9d\x01\x2a", 3) == 0)
    {
      *n_columns = (int) (read_little (start + 26, 2) & 0x3fff);
      *n_rows = (int) (read_little (start + 28, 2) & 0x3fff);
    }

  return *n_columns > 0 && *n_rows > 0;
}
