// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// PNG: its chunks as others read them, its transparency, its frame, its limits.

#include "export-fixture.h"
#include "figure/export-private.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <math.h>

static void
test_chunks (void)
{
  g_autoptr (FoveaFigure) figure = export_fixture_new_figure ("Größe × 2\x1b\n]", 800);
  FoveaExportOptions options = export_fixture_get_options (FOVEA_EXPORT_PNG);
  options.scale = 300 / 72.0;
  g_autoptr (GBytes) bytes = export_fixture_export (figure, &options);
  g_autoptr (GBytes) again = export_fixture_export (figure, &options);

  g_assert_true (g_bytes_equal (bytes, again));
  if (!export_fixture_has ("pngcheck"))
    return;

  g_autofree char *folder = folder_fixture_make ();
  export_fixture_put (folder, "a.png", bytes);
  g_autofree char *report = export_fixture_run (folder, "pngcheck -v a.png");
  g_assert_nonnull (strstr (report, "No errors detected"));
  g_assert_nonnull (strstr (report, "(300 dpi)"));
  g_assert_nonnull (strstr (report, "keyword: Title"));
  g_assert_nonnull (strstr (report, "keyword: Description"));
  folder_fixture_remove (folder);
}

static void
test_description (void)
{
  g_autoptr (FoveaFigure) figure = export_fixture_new_figure ("Größe × 2", 800);
  FoveaExportOptions options = export_fixture_get_options (FOVEA_EXPORT_PNG);
  g_autoptr (GBytes) bytes = export_fixture_export (figure, &options);

  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_stream (stream, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, 800);
  g_assert_cmpstr (gdk_pixbuf_get_option (pixbuf, "tEXt::Title"), ==, "Größe × 2");
  g_assert_cmpstr (gdk_pixbuf_get_option (pixbuf, "tEXt::Description"), ==,
                   fovea_figure_get_description (figure));
  g_assert_cmpstr (gdk_pixbuf_get_option (pixbuf, "x-dpi"), ==, "72");
}

static guint32
get_pixel (GBytes *bytes,
           int     x,
           int     y)
{
  g_autofree char *folder = folder_fixture_make ();
  g_autofree char *path = g_build_filename (folder, "a.png", NULL);

  export_fixture_put (folder, "a.png", bytes);
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);
  const unsigned char *row = cairo_image_surface_get_data (surface)
                             + (size_t) y * cairo_image_surface_get_stride (surface);
  guint32 pixel = ((const guint32 *) (const void *) row)[x];
  if (cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24)
    pixel |= 0xff000000;
  cairo_surface_destroy (surface);
  folder_fixture_remove (folder);
  return pixel;
}

static void
test_transparent (void)
{
  g_autoptr (FoveaFigure) figure = export_fixture_new_figure (NULL, 800);
  FoveaExportOptions options = export_fixture_get_options (FOVEA_EXPORT_PNG);
  g_autoptr (GBytes) opaque = export_fixture_export (figure, &options);
  options.is_transparent = true;
  g_autoptr (GBytes) clear = export_fixture_export (figure, &options);

  g_assert_cmphex (get_pixel (opaque, 0, 0), ==, 0xfffbfbfc);
  g_assert_cmphex (get_pixel (clear, 0, 0), ==, 0);
}

// A scale that leaves part of a pixel over: its last row and column are still of the background.
static void
test_edges (void)
{
  static const double scales[] = { 0.71, 0.9337, 1.37, 300 / 72.0 };
  g_autoptr (FoveaFigure) figure = export_fixture_new_figure (NULL, 811.3);

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      FoveaExportOptions options = export_fixture_get_options (FOVEA_EXPORT_PNG);
      options.scale = scales[i];
      g_autoptr (GBytes) bytes = export_fixture_export (figure, &options);
      int right = (int) ceil (fovea_figure_get_width (figure) * scales[i]) - 1;
      int bottom = (int) ceil (fovea_figure_get_height (figure) * scales[i]) - 1;

      g_assert_cmphex (get_pixel (bytes, right, 0), ==, 0xfffbfbfc);
      g_assert_cmphex (get_pixel (bytes, 0, bottom), ==, 0xfffbfbfc);
    }
}

// Nothing but background is cut off.
static void
test_cropped (void)
{
  g_autoptr (FoveaFigure) figure = export_fixture_new_figure (NULL, 800);
  FoveaExportOptions options = export_fixture_get_options (FOVEA_EXPORT_PNG);
  options.is_cropped = true;
  cairo_rectangle_t tight = fovea_export_get_frame (figure, &options);
  options.margin_pt = 10;
  cairo_rectangle_t wide = fovea_export_get_frame (figure, &options);
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, 800, (int) fovea_figure_get_height (figure));
  cairo_t *cr = cairo_create (surface);
  FoveaPen *pen = fovea_pen_new_cairo (cr, NULL);

  g_assert_cmpfloat (wide.x, ==, tight.x - 10);
  g_assert_cmpfloat (wide.height, ==, tight.height + 20);
  fovea_figure_paint (figure, pen, options.theme);
  fovea_pen_free (pen);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < 800; x++)
      {
        const unsigned char *row
            = cairo_image_surface_get_data (surface)
              + (size_t) y * cairo_image_surface_get_stride (surface);
        bool is_inside = x >= tight.x && x < tight.x + tight.width && y >= tight.y
                         && y < tight.y + tight.height;
        if (!is_inside)
          g_assert_cmphex (((const guint32 *) (const void *) row)[x], ==, 0);
      }
  cairo_surface_destroy (surface);
}

// A side that cairo could draw, an area that no one has memory for.
static void
test_too_large (void)
{
  g_autoptr (FoveaFigure) figure = export_fixture_new_figure (NULL, 1360);
  FoveaExportOptions options = export_fixture_get_options (FOVEA_EXPORT_PNG);
  g_autoptr (GError) error = NULL;

  options.scale = 20;
  g_assert_null (fovea_export_figure (figure, &options, &error));
  g_assert_error (error, FOVEA_EXPORT_ERROR, FOVEA_EXPORT_ERROR_SIZE);
  g_assert_nonnull (strstr (error->message, "27200 ×"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-png/chunks", test_chunks);
  g_test_add_func ("/export-png/description", test_description);
  g_test_add_func ("/export-png/transparent", test_transparent);
  g_test_add_func ("/export-png/edges", test_edges);
  g_test_add_func ("/export-png/cropped", test_cropped);
  g_test_add_func ("/export-png/too-large", test_too_large);

  return g_test_run ();
}
