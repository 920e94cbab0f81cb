// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// GIF: its palette, its frames and its delays.

#include "export-fixture.h"
#include "figure/export-palette.h"

#include <math.h>

static int
count_words (const char *text,
             const char *word)
{
  int n_words = 0;

  for (const char *c = strstr (text, word); c != NULL; c = strstr (c + 1, word))
    n_words++;
  return n_words;
}

static void
test_frames (void)
{
  g_autoptr (FoveaEvaluation) evaluation
      = fixture_new_evaluation (fixture_get_network ("worked"));
  FoveaExportSeries series
    = { .n_figures = 9, .make = export_fixture_make_step, .data = evaluation };
  FoveaExportOptions options = export_fixture_get_options (FOVEA_EXPORT_GIF);
  options.delay_s = 0.25;
  g_autoptr (GBytes) bytes = export_fixture_export_series (&series, &options);
  g_autoptr (GBytes) again = export_fixture_export_series (&series, &options);

  g_assert_true (g_bytes_equal (bytes, again));
  if (!export_fixture_has ("gifsicle"))
    return;

  g_autofree char *folder = folder_fixture_make ();
  export_fixture_put (folder, "a.gif", bytes);
  g_autofree char *about
      = export_fixture_run (folder, "gifsicle --no-ignore-errors --info a.gif");
  g_assert_nonnull (strstr (about, "9 images"));
  g_assert_nonnull (strstr (about, "logical screen 500x"));
  g_assert_nonnull (strstr (about, "loop forever"));
  g_assert_cmpint (count_words (about, "delay 0.25s"), ==, 9);
  g_assert_cmpint (count_words (about, " at "), >, 0); // parts, not whole frames
  folder_fixture_remove (folder);
}

// Every frame, put together by a reader, is that step's PNG.
static void
test_same_pictures (void)
{
  g_autoptr (FoveaEvaluation) evaluation
      = fixture_new_evaluation (fixture_get_network ("worked"));
  FoveaExportSeries series
    = { .n_figures = 4, .make = export_fixture_make_step, .data = evaluation };
  FoveaExportOptions options = export_fixture_get_options (FOVEA_EXPORT_GIF);
  g_autoptr (GBytes) gif = export_fixture_export_series (&series, &options);

  if (!export_fixture_has ("convert"))
    return;

  g_autofree char *folder = folder_fixture_make ();
  export_fixture_put (folder, "a.gif", gif);
  g_free (export_fixture_run (folder, "convert a.gif -coalesce frame-%d.png"));
  options.format = FOVEA_EXPORT_PNG;
  for (int i = 0; i < 4; i++)
    {
      g_autoptr (FoveaFigure) figure = export_fixture_make_step (i, evaluation);
      g_autoptr (GBytes) png = export_fixture_export (figure, &options);
      g_autofree char *frame = g_strdup_printf ("frame-%d.png", i);
      export_fixture_put (folder, "b.png", png);
      g_assert_cmpfloat (export_fixture_compare (folder, "b.png", frame), <, 0.0001);
    }
  folder_fixture_remove (folder);
}

static void
test_palette_exact (void)
{
  g_autoptr (FoveaPalette) palette = fovea_palette_new ();
  guint32 pixels[256];

  for (int i = 0; i < 256; i++)
    pixels[i] = (guint32) i * 0x010305 & 0xffffff;
  fovea_palette_count (palette, pixels, 256);
  fovea_palette_settle (palette, 256);

  g_assert_cmpint (fovea_palette_get_n_colors (palette), ==, 256);
  for (int i = 0; i < 256; i++)
    g_assert_cmphex (fovea_palette_get_color (
                         palette, fovea_palette_find (palette, 0xff000000 | pixels[i])),
                     ==, pixels[i]);
}

// Frequent colours stay; the others move little; nothing depends on the order of pixels.
static void
test_palette_near (void)
{
  enum
  {
    N_PIXELS = 20000
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (FoveaPalette) palette = fovea_palette_new ();
  g_autoptr (FoveaPalette) backward = fovea_palette_new ();
  g_autofree guint32 *pixels = g_new (guint32, N_PIXELS);
  double error = 0;

  g_test_message ("seed 7");
  for (int i = 0; i < N_PIXELS;
       i++) // shades between two colours, as smoothed letters are
    {
      guint32 shade = (guint32) g_rand_int_range (random, 0, 256);
      guint32 other = (guint32) g_rand_int_range (random, 0, 256);
      pixels[i] = i % 2 == 0 ? 0x123456 : shade << 16 | (255 - shade) << 8 | other;
    }
  fovea_palette_count (palette, pixels, N_PIXELS);
  for (int i = N_PIXELS - 1; i >= 0; i--)
    fovea_palette_count (backward, &pixels[i], 1);
  fovea_palette_settle (palette, 255);
  fovea_palette_settle (backward, 255);

  g_assert_cmpint (fovea_palette_get_n_colors (palette), ==, 255);
  g_assert_cmphex (
      fovea_palette_get_color (palette, fovea_palette_find (palette, 0x123456)), ==,
      0x123456);
  for (int i = 0; i < 255; i++)
    g_assert_cmphex (fovea_palette_get_color (palette, i), ==,
                     fovea_palette_get_color (backward, i));
  for (int i = 0; i < N_PIXELS; i++)
    {
      guint32 found
          = fovea_palette_get_color (palette, fovea_palette_find (palette, pixels[i]));
      for (int shift = 0; shift < 24; shift += 8)
        error += pow (
            (double) (found >> shift & 0xff) - (double) (pixels[i] >> shift & 0xff), 2);
    }
  // 10000 colours of a 256 × 256 plane in 127 boxes of 516 / 127 of a channel's 256²
  // each: about 23 × 23 levels, a variance of 23² / 12 in each of three channels (one
  // stands for two).
  g_assert_cmpfloat (error / (N_PIXELS / 2), <, 3 * 2 * 23.0 * 23.0 / 12);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-gif/frames", test_frames);
  g_test_add_func ("/export-gif/same-pictures", test_same_pictures);
  g_test_add_func ("/export-gif/palette-exact", test_palette_exact);
  g_test_add_func ("/export-gif/palette-near", test_palette_near);

  return g_test_run ();
}
