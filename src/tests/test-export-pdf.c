// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// PDF: its pages, its fonts, its dates, its title.

#include "export-fixture.h"
#include "figure/export-private.h"

static void
test_pages (void)
{
  g_autoptr (FoveaEvaluation) evaluation
      = fixture_new_evaluation (fixture_get_network ("worked"));
  FoveaExportSeries series
    = { .n_figures = 9, .make = export_fixture_make_step, .data = evaluation };
  FoveaExportOptions options = export_fixture_get_options (FOVEA_EXPORT_PDF);
  g_autoptr (GBytes) bytes = export_fixture_export_series (&series, &options);
  g_autoptr (GBytes) again = export_fixture_export_series (&series, &options);

  g_assert_true (g_bytes_equal (bytes, again));
  if (!export_fixture_has ("pdfinfo") || !export_fixture_has ("pdffonts"))
    return;

  g_autofree char *folder = folder_fixture_make ();
  export_fixture_put (folder, "a.pdf", bytes);
  g_autofree char *about = export_fixture_run (folder, "pdfinfo -isodates a.pdf");
  g_assert_nonnull (strstr (about, "Pages:           9\n"));
  g_assert_nonnull (strstr (about, "Page size:       500 x "));
  g_assert_nonnull (strstr (about, "CreationDate:    2026-01-01T00:00:00Z"));

  g_autofree char *fonts = export_fixture_run (folder, "pdffonts a.pdf");
  g_auto (GStrv) lines = g_strsplit (g_strchomp (fonts), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 2);
  for (int i = 2; lines[i] != NULL;
       i++) // name, type, encoding, embedded, subset, Unicode
    g_assert_true (g_regex_match_simple (" yes yes yes +[0-9]", lines[i], 0, 0));
  folder_fixture_remove (folder);
}

// Put beside the PNG, no one could tell them apart: only the edges of letters differ.
static void
test_same_picture (void)
{
  static const FoveaThemeKind themes[]
      = { FOVEA_THEME_LIGHT, FOVEA_THEME_DARK, FOVEA_THEME_CONTRAST, FOVEA_THEME_PRINT,
          FOVEA_THEME_CONTRAST_DARK };
  g_autoptr (FoveaFigure) figure = export_fixture_new_figure ("A title", 900);

  if (!export_fixture_has ("pdftocairo"))
    return;

  g_autofree char *folder = folder_fixture_make ();
  for (size_t i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      FoveaExportOptions options = export_fixture_get_options (FOVEA_EXPORT_PNG);
      options.theme = fovea_theme_get (themes[i]);
      options.scale = 2;
      g_autoptr (GBytes) png = export_fixture_export (figure, &options);
      options.format = FOVEA_EXPORT_PDF;
      options.scale = 1;
      g_autoptr (GBytes) pdf = export_fixture_export (figure, &options);
      export_fixture_put (folder, "a.png", png);
      export_fixture_put (folder, "b.pdf", pdf);
      g_free (export_fixture_run (folder, "pdftocairo -png -singlefile -r 144 b.pdf b"));

      double share = export_fixture_compare (folder, "a.png", "b.png");
      g_test_message ("%s: %.3f %% differ", fovea_theme_kind_get_nick (themes[i]), 100 * share);
      g_assert_cmpfloat (share, <, 0.02);
    }
  folder_fixture_remove (folder);
}

// Five hundred titles; some of them are read back.
static void
test_hostile (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);
  g_autoptr (FoveaEvaluation) evaluation
      = fixture_new_evaluation (fixture_get_network ("dot"));
  FoveaFigureOptions look = FOVEA_FIGURE_OPTIONS_INIT;
  FoveaExportOptions options = export_fixture_get_options (FOVEA_EXPORT_PDF);

  if (!export_fixture_has ("pdfinfo"))
    return;

  g_autofree char *folder = folder_fixture_make ();
  look.shows_sum = false;
  look.shows_cards = false;
  g_test_message ("seed 8");
  for (int i = 0; i < 500; i++)
    {
      g_autofree char *title = hostile_make (random);
      g_autofree char *flat = g_strstrip (fovea_export_flatten (title));
      FoveaSubject subject = { .title = title, .evaluation = evaluation };
      g_autoptr (FoveaFigure) figure = fovea_figure_new (&subject, &look);
      g_autoptr (GBytes) bytes = export_fixture_export (figure, &options);

      g_assert_true (g_str_has_prefix (g_bytes_get_data (bytes, NULL), "%PDF-"));
      if (i % 20 > 0 || flat[0] == '\0')
        continue;

      export_fixture_put (folder, "a.pdf", bytes);
      g_autofree char *about = export_fixture_run (folder, "pdfinfo -enc UTF-8 a.pdf");
      g_autoptr (GRegex) regex
          = g_regex_new ("^Title: +(.*?) *$", G_REGEX_MULTILINE, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;
      g_assert_true (g_regex_match (regex, about, 0, &match));
      g_autofree char *read = g_match_info_fetch (match, 1);
      g_assert_cmpstr (read, ==, flat);
    }
  folder_fixture_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-pdf/pages", test_pages);
  g_test_add_func ("/export-pdf/same-picture", test_same_picture);
  g_test_add_func ("/export-pdf/hostile", test_hostile);

  return g_test_run ();
}
