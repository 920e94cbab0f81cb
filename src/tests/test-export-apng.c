// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Animated PNG: its chunks, its first frame for those who know no animation, and every frame as
// others put it together.

#include "export-fixture.h"

#define N_FRAMES 4

static guint32
read_number (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

// Numbers go on through all chunks of the animation, and none lies outside the picture.
static void
test_chunks (void)
{
  g_autoptr (FoveaEvaluation) evaluation
      = fixture_new_evaluation (fixture_get_network ("worked"));
  FoveaExportSeries series
      = { .n_figures = N_FRAMES, .make = export_fixture_make_step, .data = evaluation,
          .description = "All." };
  FoveaExportOptions options = export_fixture_get_options (FOVEA_EXPORT_APNG);
  options.delay_s = 0.25;
  g_autoptr (GBytes) bytes = export_fixture_export_series (&series, &options);
  g_autoptr (GBytes) again = export_fixture_export_series (&series, &options);
  size_t size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint32 width = read_number (data + 16), height = read_number (data + 20);
  guint32 n_told = 0, n_frames = 0, n_texts = 0;

  g_assert_true (g_bytes_equal (bytes, again));
  for (size_t at = 8; at < size; at += read_number (data + at) + 12)
    {
      const char *type = (const char *) data + at + 4;
      const guint8 *held = data + at + 8;

      if (strncmp (type, "acTL", 4) == 0)
        {
          g_assert_cmpuint (read_number (held), ==, N_FRAMES);
          g_assert_cmpuint (read_number (held + 4), ==, 0);
        }
      if (strncmp (type, "iTXt", 4) == 0 && strcmp ((const char *) held, "Description") == 0)
        {
          g_assert_cmpuint (read_number (data + at), ==, strlen ("Description") + 5 + 4);
          g_assert_cmpint (memcmp (held + strlen ("Description") + 5, "All.", 4), ==, 0);
          n_texts++;
        }
      if (strncmp (type, "fcTL", 4) == 0 || strncmp (type, "fdAT", 4) == 0)
        g_assert_cmpuint (read_number (held), ==, n_told++);
      if (strncmp (type, "fcTL", 4) != 0)
        continue;
      n_frames++;
      g_assert_cmpuint (read_number (held + 4) + read_number (held + 12), <=, width);
      g_assert_cmpuint (read_number (held + 8) + read_number (held + 16), <=, height);
      g_assert_cmpuint (read_number (held + 20), ==, 25 << 16 | 100);
    }
  g_assert_cmpuint (n_frames, ==, N_FRAMES);
  g_assert_cmpuint (n_texts, ==, 1);

  if (!export_fixture_has ("pngcheck"))
    return;
  g_autofree char *folder = folder_fixture_make ();
  export_fixture_put (folder, "a.apng", bytes);
  g_autofree char *about = export_fixture_run (folder, "pngcheck -q a.apng");
  g_assert_cmpstr (about, ==, "");
  folder_fixture_remove (folder);
}

// Each frame, put together by a reader of others, is the PNG of that step, with and without a
// background.
static void
test_same_pictures (void)
{
  g_autoptr (FoveaEvaluation) evaluation
      = fixture_new_evaluation (fixture_get_network ("worked"));
  FoveaExportSeries series
    = { .n_figures = N_FRAMES, .make = export_fixture_make_step, .data = evaluation };

  if (!export_fixture_has ("apngdis"))
    return;

  for (int is_transparent = 0; is_transparent < 2; is_transparent++)
    {
      g_autofree char *folder = folder_fixture_make ();
      FoveaExportOptions options = export_fixture_get_options (FOVEA_EXPORT_APNG);
      options.is_transparent = is_transparent;
      g_autoptr (GBytes) apng = export_fixture_export_series (&series, &options);
      export_fixture_put (folder, "a.png", apng);
      g_free (export_fixture_run (folder, "apngdis a.png frame"));
      options.format = FOVEA_EXPORT_PNG;
      for (int i = 0; i < N_FRAMES; i++)
        {
          g_autoptr (FoveaFigure) figure = export_fixture_make_step (i, evaluation);
          g_autoptr (GBytes) png = export_fixture_export (figure, &options);
          g_autofree char *frame = g_strdup_printf ("frame%d.png", i + 1);
          export_fixture_put (folder, "b.png", png);
          g_assert_cmpfloat (export_fixture_compare (folder, "b.png", frame), <, 0.00001);
        }
      // The first stands for all.
      g_autoptr (FoveaFigure) first = export_fixture_make_step (0, evaluation);
      g_autoptr (GBytes) png = export_fixture_export (first, &options);
      export_fixture_put (folder, "b.png", png);
      g_assert_cmpfloat (export_fixture_compare (folder, "b.png", "a.png"), <, 0.00001);
      folder_fixture_remove (folder);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-apng/chunks", test_chunks);
  g_test_add_func ("/export-apng/same-pictures", test_same_pictures);

  return g_test_run ();
}
