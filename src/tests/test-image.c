// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures: samples, transparency, orientation, limits, and what is not a picture.

#include "document/file.h"
#include "document/image-format.h"
#include "document/image.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

// A file of the format with these samples: 3 a pixel, or 4 with transparency.
static GBytes *
encode (const uint8_t *samples,
        int            n_samples,
        int            n_columns,
        int            n_rows,
        const char    *format)
{
  char *file;
  size_t n_bytes;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (samples, (size_t) (n_samples * n_columns * n_rows));
  g_autoptr (GdkPixbuf) pixbuf
    = gdk_pixbuf_new_from_bytes (bytes, GDK_COLORSPACE_RGB, n_samples == 4, 8, n_columns, n_rows,
                                 n_samples * n_columns);
  gdk_pixbuf_save_to_buffer (pixbuf, &file, &n_bytes, format, &error,
                             strcmp (format, "jpeg") == 0 ? "quality" : NULL, "100", NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (file, n_bytes);
}

static void
test_grey (void)
{
  const uint8_t samples[] = { 0, 0, 0, 51, 51, 51, 255, 255, 255,
                              1, 1, 1, 254, 254, 254, 102, 102, 102 };
  const int expected[] = { 0, 51, 255, 1, 254, 102 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = encode (samples, 3, 3, 2, "png");
  g_assert_true (fovea_image_is_image (png));
  g_autoptr (FoveaTensor) tensor = fovea_image_parse (png, FOVEA_IMAGE_CHANNELS_AUTOMATIC, &error);
  g_assert_no_error (error);
  g_assert_true (fovea_shape_equal (fovea_tensor_get_shape (tensor), (FoveaShape){ 1, 2, 3 }));
  for (int i = 0; i < 6; i++)
    g_assert_cmpfloat (fovea_tensor_get (tensor, 0, i / 3, i % 3), ==, (float) expected[i] / 255);

  g_autoptr (FoveaTensor) color = fovea_image_parse (png, FOVEA_IMAGE_CHANNELS_COLOR, &error);
  g_assert_cmpint (fovea_tensor_get_shape (color).n_channels, ==, 3);
  g_assert_cmpfloat (fovea_tensor_get (color, 2, 0, 1), ==, 51 / 255.0f);
}

static void
test_color (void)
{
  const uint8_t samples[] = { 255, 0, 0, 0, 255, 0, 10, 20, 30 };
  g_autoptr (GBytes) png = encode (samples, 3, 3, 1, "png");
  g_autoptr (FoveaTensor) tensor = fovea_image_parse (png, FOVEA_IMAGE_CHANNELS_AUTOMATIC, NULL);
  g_assert_true (fovea_shape_equal (fovea_tensor_get_shape (tensor), (FoveaShape){ 3, 1, 3 }));
  for (int pixel = 0; pixel < 3; pixel++)
    for (int channel = 0; channel < 3; channel++)
      g_assert_cmpfloat (fovea_tensor_get (tensor, channel, 0, pixel), ==,
                         (float) samples[3 * pixel + channel] / 255);

  g_autoptr (FoveaTensor) grey = fovea_image_parse (png, FOVEA_IMAGE_CHANNELS_GREY, NULL);
  g_assert_cmpint (fovea_tensor_get_shape (grey).n_channels, ==, 1);
  g_assert_cmpfloat_with_epsilon (fovea_tensor_get (grey, 0, 0, 0), 0.299, 1e-6);
  g_assert_cmpfloat_with_epsilon (fovea_tensor_get (grey, 0, 0, 1), 0.587, 1e-6);
}

// Whichever channels are chosen, the picture need not be decoded again.
static void
test_convert (void)
{
  for (int n_channels = 1; n_channels <= 3; n_channels += 2)
    {
      float *values;
      g_autoptr (FoveaTensor) random
        = fovea_tensor_try_new ((FoveaShape){ n_channels, 7, 9 }, &values, NULL);
      for (int i = 0; i < n_channels * 7 * 9; i++)
        values[i] = (float) g_test_rand_double ();
      g_autoptr (GBytes) png = fovea_image_serialize (random, FOVEA_IMAGE_RANGE_UNIT, NULL);
      g_autoptr (FoveaTensor) picture
        = fovea_image_parse (png, FOVEA_IMAGE_CHANNELS_AUTOMATIC, NULL);

      for (int channels = 0; channels <= FOVEA_IMAGE_CHANNELS_COLOR; channels++)
        {
          g_autoptr (FoveaTensor) parsed
            = fovea_image_parse (png, (FoveaImageChannels) channels, NULL);
          g_autoptr (FoveaTensor) converted
            = fovea_image_convert (picture, (FoveaImageChannels) channels, NULL);
          FoveaShape shape = fovea_tensor_get_shape (parsed);
          size_t n_bytes = fovea_shape_get_n_cells (shape) * sizeof (float);
          g_assert_true (fovea_shape_equal (fovea_tensor_get_shape (converted), shape));
          g_assert_cmpmem (fovea_tensor_get_values (converted), n_bytes,
                           fovea_tensor_get_values (parsed), n_bytes);
        }
    }
}

// Black at no, half and full opacity over white; a colour that cannot be seen does not count.
static void
test_transparency (void)
{
  const uint8_t samples[] = { 0, 0, 0, 0, 0, 0, 0, 51, 0, 0, 0, 255, 255, 0, 0, 0 };
  g_autoptr (GBytes) png = encode (samples, 4, 4, 1, "png");
  g_autoptr (FoveaTensor) tensor = fovea_image_parse (png, FOVEA_IMAGE_CHANNELS_AUTOMATIC, NULL);
  const float *values = fovea_tensor_get_values (tensor);
  g_assert_cmpint (fovea_tensor_get_shape (tensor).n_channels, ==, 1);
  g_assert_cmpfloat (values[0], ==, 1);
  g_assert_cmpfloat (values[1], ==, 0.8f);
  g_assert_cmpfloat (values[2], ==, 0);
  g_assert_cmpfloat (values[3], ==, 1);
}

// The same JPEG, 16 × 8, left half black, with an EXIF note on which way is up.
static GBytes *
encode_oriented (int orientation)
{
  uint8_t samples[16 * 8 * 3];
  for (int i = 0; i < 16 * 8 * 3; i++)
    samples[i] = i / 3 % 16 < 8 ? 0 : 255;
  g_autoptr (GBytes) plain = encode (samples, 3, 16, 8, "jpeg");

  const uint8_t exif[] = { 0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8,
                           0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (uint8_t) orientation, 0, 0,
                           0, 0, 0, 0 };
  size_t n_bytes;
  const uint8_t *bytes = g_bytes_get_data (plain, &n_bytes);
  GByteArray *file = g_byte_array_new ();
  g_byte_array_append (file, bytes, 2);
  g_byte_array_append (file, exif, sizeof exif);
  g_byte_array_append (file, bytes + 2, (guint) (n_bytes - 2));
  return g_byte_array_free_to_bytes (file);
}

static void
test_orientation (void)
{
  // Row and column, as fractions, of a place that is black when turned rightly.
  const struct
  {
    int orientation;
    int n_rows;
    int n_columns;
    double row;
    double column;
  } cases[] = { { 1, 8, 16, 0.5, 0.1 }, { 3, 8, 16, 0.5, 0.9 }, { 6, 16, 8, 0.1, 0.5 },
                { 8, 16, 8, 0.9, 0.5 } };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) jpeg = encode_oriented (cases[i].orientation);
      g_autoptr (FoveaTensor) tensor
        = fovea_image_parse (jpeg, FOVEA_IMAGE_CHANNELS_AUTOMATIC, &error);
      g_assert_no_error (error);
      FoveaShape shape = fovea_tensor_get_shape (tensor);
      g_assert_cmpint (shape.n_rows, ==, cases[i].n_rows);
      g_assert_cmpint (shape.n_columns, ==, cases[i].n_columns);
      int row = (int) (cases[i].row * shape.n_rows);
      int column = (int) (cases[i].column * shape.n_columns);
      g_assert_cmpfloat (fovea_tensor_get (tensor, 0, row, column), <, 0.05);
      g_assert_cmpfloat (
        fovea_tensor_get (tensor, 0, shape.n_rows - 1 - row, shape.n_columns - 1 - column), >, 0.95);
    }
}

// The first bytes of a grey PNG of 60000 × 50000: refused by its size, undecoded.
static void
test_too_large (void)
{
  const uint8_t head[] = { 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d,
                           0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0xea, 0x60, 0x00, 0x00, 0xc3, 0x50,
                           0x08, 0x00, 0x00, 0x00, 0x00, 0xfb, 0xe6, 0x51, 0x7c, 0x00, 0x00, 0x00,
                           0x64, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = g_bytes_new_static (head, sizeof head);
  g_assert_null (fovea_image_parse (png, FOVEA_IMAGE_CHANNELS_AUTOMATIC, &error));
  g_assert_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "60000×50000"));
}

static void
test_not_a_picture (void)
{
  const char *texts[] = { "", "P5 1 1 255 0", "<svg xmlns='http://www.w3.org/2000/svg'/>", "\x89PNG",
                          "\x89PNG\r\n\x1a\n", "\xff\xd8\xff", "BM", "GIF89a",
                          "/* XPM */ static char *a[]={\"1 1 1 1\",\"a c #000\",\"a\"};" };
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new (texts[i], strlen (texts[i]));
      g_assert_null (fovea_image_parse (bytes, FOVEA_IMAGE_CHANNELS_AUTOMATIC, &error));
      g_assert_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT);
    }
}

// Every truncation, and single damaged bits: an error or a picture, never a crash. The bit is a
// low one, so that sizes do not become so large that the test is slow.
static void
test_hostile (void)
{
  const char *formats[] = { "png", "jpeg", "bmp" };
  uint8_t samples[5 * 4 * 3];
  for (size_t i = 0; i < sizeof samples; i++)
    samples[i] = (uint8_t) (i * 41);
  for (size_t f = 0; f < G_N_ELEMENTS (formats); f++)
    {
      g_autoptr (GBytes) whole = encode (samples, 3, 5, 4, formats[f]);
      size_t n_bytes;
      const uint8_t *bytes = g_bytes_get_data (whole, &n_bytes);
      for (size_t i = 0; i < n_bytes; i++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (GBytes) part = g_bytes_new (bytes, i);
          g_autoptr (FoveaTensor) cut = fovea_image_parse (part, FOVEA_IMAGE_CHANNELS_GREY, &error);
          g_assert_true ((cut == NULL) == (error != NULL));
          g_clear_error (&error);

          g_autofree uint8_t *copy = g_memdup2 (bytes, n_bytes);
          copy[i] ^= 0x01;
          g_autoptr (GBytes) damaged = g_bytes_new (copy, n_bytes);
          g_autoptr (FoveaTensor) read
            = fovea_image_parse (damaged, FOVEA_IMAGE_CHANNELS_GREY, &error);
          g_assert_true ((read == NULL) == (error != NULL));
        }
    }
}

// Big enough for several pieces and rows; its samples do not compress.
static GBytes *
encode_noise (const char *format)
{
  enum { N_COLUMNS = 60, N_ROWS = 50 };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  uint8_t samples[N_COLUMNS * N_ROWS * 3];
  for (size_t i = 0; i < sizeof samples; i++)
    samples[i] = (uint8_t) g_rand_int_range (random, 0, 256);
  return encode (samples, 3, N_COLUMNS, N_ROWS, format);
}

static void
assert_refused (const uint8_t *bytes,
                size_t         n_bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = g_bytes_new (bytes, n_bytes);
  g_assert_null (fovea_image_parse (file, FOVEA_IMAGE_CHANNELS_AUTOMATIC, &error));
  g_assert_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT);
}

// The decoder would fill what is missing with whatever its memory held.
static void
test_incomplete (void)
{
  const char *formats[] = { "png", "bmp", "jpeg" };
  for (size_t f = 0; f < G_N_ELEMENTS (formats); f++)
    {
      g_autoptr (GBytes) whole = encode_noise (formats[f]);
      size_t n_bytes;
      const uint8_t *bytes = g_bytes_get_data (whole, &n_bytes);
      for (size_t i = 1; i <= 40; i++)
        assert_refused (bytes, n_bytes * i / 41);
      assert_refused (bytes, n_bytes - 1);
    }

  // The first byte of the compressed data, after the signature, IHDR and the head of IDAT.
  g_autoptr (GBytes) whole = encode_noise ("png");
  size_t n_bytes;
  const uint8_t *bytes = g_bytes_get_data (whole, &n_bytes);
  const uint8_t *data = memmem (bytes, n_bytes, "IDAT", 4);
  g_assert_nonnull (data);
  g_autofree uint8_t *damaged = g_memdup2 (bytes, n_bytes);
  damaged[data - bytes + 4] ^= 0xff;
  assert_refused (damaged, n_bytes);
}

// The three kinds of header, of pictures of 70×46 pixels that ImageMagick wrote: lossy, lossless,
// with transparency.
static const uint8_t webp_headers[3][30] = {
  {
    0x52, 0x49, 0x46, 0x46, 0x82, 0x03, 0x00, 0x00, 0x57, 0x45, 0x42, 0x50, 0x56, 0x50,
    0x38, 0x20, 0x76, 0x03, 0x00, 0x00, 0xb0, 0x11, 0x00, 0x9d, 0x01, 0x2a, 0x46, 0x00,
    0x2e, 0x00 },
  {
    0x52, 0x49, 0x46, 0x46, 0xae, 0x18, 0x00, 0x00, 0x57, 0x45, 0x42, 0x50, 0x56, 0x50,
    0x38, 0x4c, 0xa1, 0x18, 0x00, 0x00, 0x2f, 0x45, 0x40, 0x0b, 0x00, 0x4d, 0x28, 0x6c,
    0xdb, 0xb6 },
  {
    0x52, 0x49, 0x46, 0x46, 0xa6, 0x03, 0x00, 0x00, 0x57, 0x45, 0x42, 0x50, 0x56, 0x50,
    0x38, 0x58, 0x0a, 0x00, 0x00, 0x00, 0x10, 0x00, 0x00, 0x00, 0x45, 0x00, 0x00, 0x2d,
    0x00, 0x00 },
};

static void
test_webp_size (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (webp_headers); i++)
    {
      for (size_t n_bytes = 12; n_bytes <= sizeof webp_headers[i]; n_bytes++)
        {
          g_autoptr (GBytes) bytes = g_bytes_new (webp_headers[i], n_bytes);
          const FoveaImageFormat *format = fovea_image_format_find (bytes);
          bool is_whole = n_bytes == sizeof webp_headers[i];
          int n_columns, n_rows;

          g_assert_nonnull (format);
          g_assert_cmpint (fovea_image_format_find_size (format, bytes, &n_columns, &n_rows), ==,
                           is_whole);
          g_assert_cmpint (n_columns, ==, is_whole ? 70 : 0);
          g_assert_cmpint (n_rows, ==, is_whole ? 46 : 0);
        }
    }
}

// Lossless, red, green and (10, 20, 30), where the system reads it; else a sentence says so.
static void
test_webp (void)
{
  const uint8_t file[] = {
    0x52, 0x49, 0x46, 0x46, 0x2c, 0x00, 0x00, 0x00, 0x57, 0x45, 0x42, 0x50, 0x56, 0x50,
    0x38, 0x4c, 0x1f, 0x00, 0x00, 0x00, 0x2f, 0x02, 0x00, 0x00, 0x00, 0x17, 0x20, 0x90,
    0x4d, 0x76, 0x87, 0xfc, 0x55, 0xd3, 0x10, 0x12, 0x24, 0x74, 0xff, 0xef, 0x75, 0x3c,
    0xe6, 0x3f, 0xa6, 0xa9, 0xd0, 0x90, 0x88, 0xfe, 0x07, 0x00
  };
  const float expected[3][3] = { { 255, 0, 10 }, { 0, 255, 20 }, { 0, 0, 30 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (file, sizeof file);
  g_autoptr (FoveaTensor) tensor
    = fovea_image_parse (bytes, FOVEA_IMAGE_CHANNELS_COLOR, &error);

  // The decoder makes a picture of what there is of a file that is cut off.
  for (size_t n_bytes = 12; n_bytes <= sizeof file; n_bytes++)
    {
      g_autoptr (GBytes) part = g_bytes_new (file, n_bytes);
      g_autoptr (FoveaTensor) cut
        = fovea_image_parse (part, FOVEA_IMAGE_CHANNELS_AUTOMATIC, NULL);

      g_assert_cmpint (fovea_image_format_is_whole (fovea_image_format_find (part), part), ==,
                       n_bytes == sizeof file);
      g_assert_true (cut == NULL || n_bytes == sizeof file);
    }

  g_assert_true (fovea_image_is_image (bytes));
  if (tensor == NULL)
    {
      g_assert_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT);
      g_assert_cmpstr (error->message, ==,
                       "This system has no decoder for WebP pictures: save it as PNG or JPEG");
      return;
    }
  for (int i = 0; i < 9; i++)
    g_assert_cmpfloat (fovea_tensor_get (tensor, i / 3, 0, i % 3), ==,
                       expected[i / 3][i % 3] / 255);
}

// A canvas of 16384×16384 pixels is refused before the decoder sees it.
static void
test_large_webp (void)
{
  uint8_t header[30];
  g_autoptr (GError) error = NULL;

  memcpy (header, webp_headers[2], sizeof header);
  header[25] = header[28] = 0x40;
  g_autoptr (GBytes) bytes = g_bytes_new (header, sizeof header);
  g_assert_null (fovea_image_parse (bytes, FOVEA_IMAGE_CHANNELS_COLOR, &error));
  g_assert_true (g_error_matches (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_TOO_LARGE)
                 || strstr (error->message, "no decoder") != NULL);
}

// What is known but not read is called by its name.
static void
test_known_formats (void)
{
  static const struct
  {
    const char *start;
    size_t n_bytes;
    const char *name;
  } cases[] = {
    { "II*\0....", 8, "TIFF" },
    { "\0\0\0\x1c" "ftypavif", 12, "AVIF" },
    { "\0\0\0\x1c" "ftypheic", 12, "HEIC" },
    { "<svg xmlns=''/>", 15, "SVG" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].start, cases[i].n_bytes);

      g_assert_null (fovea_image_parse (bytes, FOVEA_IMAGE_CHANNELS_AUTOMATIC, &error));
      g_assert_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT);
      g_assert_true (g_str_has_prefix (error->message, cases[i].name));
    }
}

static void
test_write (void)
{
  g_autoptr (GError) error = NULL;
  const float values[] = { -1, 0, 0.2f, 1, 3, 0.5f };
  g_autoptr (FoveaTensor) tensor = fovea_tensor_new ((FoveaShape){ 1, 2, 3 }, values);
  g_autoptr (GBytes) unit = fovea_image_serialize (tensor, FOVEA_IMAGE_RANGE_UNIT, &error);
  g_assert_no_error (error);
  g_autoptr (FoveaTensor) back = fovea_image_parse (unit, FOVEA_IMAGE_CHANNELS_AUTOMATIC, &error);
  const int expected[] = { 0, 0, 51, 255, 255, 128 };
  for (int i = 0; i < 6; i++)
    g_assert_cmpfloat (fovea_tensor_get_values (back)[i], ==, (float) expected[i] / 255);

  g_autoptr (GBytes) whole = fovea_image_serialize (tensor, FOVEA_IMAGE_RANGE_WHOLE, &error);
  g_autoptr (FoveaTensor) scaled = fovea_image_parse (whole, FOVEA_IMAGE_CHANNELS_AUTOMATIC, &error);
  g_assert_cmpfloat (fovea_tensor_get_values (scaled)[0], ==, 0);
  g_assert_cmpfloat (fovea_tensor_get_values (scaled)[3], ==, 128 / 255.0f);
  g_assert_cmpfloat (fovea_tensor_get_values (scaled)[4], ==, 1);

  g_autoptr (FoveaTensor) two = fovea_tensor_new ((FoveaShape){ 2, 1, 3 }, values);
  g_assert_null (fovea_image_serialize (two, FOVEA_IMAGE_RANGE_UNIT, &error));
  g_assert_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT);
  g_assert_cmpstr (error->message, ==, "A picture has 1 or 3 channels, not 2");
}

// The kind of picture stands in the tenth byte of the first chunk: 0 grey, 2 colours.
static void
test_kinds (void)
{
  const float values[] = { 0, 0.5f, 1 };
  g_autoptr (FoveaTensor) grey = fovea_tensor_new ((FoveaShape){ 1, 1, 3 }, values);
  g_autoptr (FoveaTensor) color = fovea_tensor_new ((FoveaShape){ 3, 1, 1 }, values);
  g_autoptr (GBytes) grey_png = fovea_image_serialize (grey, FOVEA_IMAGE_RANGE_UNIT, NULL);
  g_autoptr (GBytes) color_png = fovea_image_serialize (color, FOVEA_IMAGE_RANGE_UNIT, NULL);
  g_assert_cmpint (((const uint8_t *) g_bytes_get_data (grey_png, NULL))[25], ==, 0);
  g_assert_cmpint (((const uint8_t *) g_bytes_get_data (color_png, NULL))[25], ==, 2);
}

// All 256 values in three channels come back as they were.
static void
test_round_trip (void)
{
  float values[3 * 256];
  for (int i = 0; i < 3 * 256; i++)
    values[i] = (float) (i * 7 % 256) / 255;
  g_autoptr (FoveaTensor) tensor = fovea_tensor_new ((FoveaShape){ 3, 16, 16 }, values);
  g_autoptr (GBytes) png = fovea_image_serialize (tensor, FOVEA_IMAGE_RANGE_UNIT, NULL);
  g_autoptr (FoveaTensor) back = fovea_image_parse (png, FOVEA_IMAGE_CHANNELS_COLOR, NULL);
  g_assert_true (fovea_tensor_equal (tensor, back));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/image/grey", test_grey);
  g_test_add_func ("/image/color", test_color);
  g_test_add_func ("/image/convert", test_convert);
  g_test_add_func ("/image/transparency", test_transparency);
  g_test_add_func ("/image/orientation", test_orientation);
  g_test_add_func ("/image/too-large", test_too_large);
  g_test_add_func ("/image/not-a-picture", test_not_a_picture);
  g_test_add_func ("/image/incomplete", test_incomplete);
  g_test_add_func ("/image/hostile", test_hostile);
  g_test_add_func ("/image/webp-size", test_webp_size);
  g_test_add_func ("/image/webp", test_webp);
  g_test_add_func ("/image/webp-too-large", test_large_webp);
  g_test_add_func ("/image/known-formats", test_known_formats);
  g_test_add_func ("/image/write", test_write);
  g_test_add_func ("/image/kinds", test_kinds);
  g_test_add_func ("/image/round-trip", test_round_trip);
  return g_test_run ();
}
