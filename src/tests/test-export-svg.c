// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// SVG: the same picture as the PNG, with text as text, in XML that others read.

#include "export-fixture.h"
#include "figure/export-private.h"

static char *
export_text (FoveaFigure              *figure,
             const FoveaExportOptions *options)
{
  g_autoptr (GBytes) bytes = export_fixture_export (figure, options);

  return export_fixture_dup_text (bytes);
}

static int
count_matches (const char *text,
               const char *pattern)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  int n_matches = 0;

  g_assert_nonnull (regex);
  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    n_matches++;
  return n_matches;
}

// Both kinds of letters, every theme; text in other letters may differ a little at its
// edges.
static void
test_same_picture (void)
{
  static const FoveaThemeKind themes[]
      = { FOVEA_THEME_LIGHT, FOVEA_THEME_DARK, FOVEA_THEME_CONTRAST, FOVEA_THEME_PRINT,
          FOVEA_THEME_CONTRAST_DARK };
  g_autoptr (FoveaFigure) figure = export_fixture_new_figure ("A title", 900);

  if (!export_fixture_has ("rsvg-convert"))
    return;

  g_autofree char *folder = folder_fixture_make ();
  for (size_t i = 0; i < 2 * G_N_ELEMENTS (themes); i++)
    {
      FoveaExportOptions options = export_fixture_get_options (FOVEA_EXPORT_PNG);
      options.theme = fovea_theme_get (themes[i / 2]);
      options.has_text_paths = i % 2 == 1;
      g_autoptr (GBytes) png = export_fixture_export (figure, &options);
      options.format = FOVEA_EXPORT_SVG;
      g_autoptr (GBytes) svg = export_fixture_export (figure, &options);
      export_fixture_put (folder, "a.png", png);
      export_fixture_put (folder, "b.svg", svg);
      g_free (export_fixture_run (folder, "rsvg-convert -o b.png b.svg"));

      double share = export_fixture_compare (folder, "a.png", "b.png");
      g_test_message ("%s, %s: %.3f %% differ", fovea_theme_kind_get_nick (themes[i / 2]),
                      options.has_text_paths ? "shapes" : "text", 100 * share);
      g_assert_cmpfloat (share, <, 0.02);
    }
  folder_fixture_remove (folder);
}

// Every view there is, planes in projection too. Only the edges of letters may differ; in a small
// picture they are more of it.
static void
test_views (void)
{
  g_autoptr (FoveaEvaluation) evaluation
      = fixture_new_evaluation (fixture_get_network ("channels"));
  FoveaCell selected = { 1, 1, 3, 4 };

  if (!export_fixture_has ("rsvg-convert"))
    return;

  g_autofree char *folder = folder_fixture_make ();
  for (int view = 0; view < FOVEA_N_VIEWS; view++)
    {
      FoveaFigureOptions look = FOVEA_FIGURE_OPTIONS_INIT;
      look.view = (FoveaView) view;
      g_autoptr (FoveaFigure) figure
          = fixture_new_figure (evaluation, &selected, NULL, &look);
      FoveaExportOptions options = export_fixture_get_options (FOVEA_EXPORT_PNG);
      g_autoptr (GBytes) png = export_fixture_export (figure, &options);
      options.format = FOVEA_EXPORT_SVG;
      g_autoptr (GBytes) svg = export_fixture_export (figure, &options);
      export_fixture_put (folder, "a.png", png);
      export_fixture_put (folder, "b.svg", svg);
      g_free (export_fixture_run (folder, "rsvg-convert -o b.png b.svg"));

      double share = export_fixture_compare (folder, "a.png", "b.png");
      g_test_message ("%s: %.3f %% differ", fovea_view_get_nick (view), 100 * share);
      g_assert_cmpfloat (share, <, 0.03);
    }
  folder_fixture_remove (folder);
}

// Cells too small for lines are a raster.
static void
test_raster (void)
{
  g_autoptr (FoveaEvaluation) evaluation
      = fixture_new_evaluation (fixture_get_network ("large"));
  FoveaFigureOptions look = FOVEA_FIGURE_OPTIONS_INIT;
  g_autoptr (FoveaFigure) figure = fixture_new_figure (evaluation, NULL, NULL, &look);
  FoveaExportOptions options = export_fixture_get_options (FOVEA_EXPORT_SVG);
  g_autoptr (GBytes) svg = export_fixture_export (figure, &options);
  options.format = FOVEA_EXPORT_PNG;
  g_autoptr (GBytes) png = export_fixture_export (figure, &options);

  if (!export_fixture_has ("rsvg-convert"))
    return;

  g_autofree char *folder = folder_fixture_make ();
  export_fixture_put (folder, "a.png", png);
  export_fixture_put (folder, "b.svg", svg);
  g_free (export_fixture_run (folder, "rsvg-convert -o b.png b.svg"));
  g_assert_cmpfloat (export_fixture_compare (folder, "a.png", "b.png"), <, 0.02);
  folder_fixture_remove (folder);
}

static void
test_for_readers (void)
{
  g_autoptr (FoveaFigure) figure = export_fixture_new_figure ("Five < six & seven", 900);
  FoveaExportOptions options = export_fixture_get_options (FOVEA_EXPORT_SVG);
  g_autofree char *svg = export_text (figure, &options);

  g_assert_cmpint (count_matches (svg, " role=\"img\""), ==, 1);
  g_assert_cmpint (
      count_matches (
          svg, " aria-labelledby=\"(f[0-9a-f]{6})-title \\1-description\"[^§]*"
               "<title id=\"\\1-title\">Five &lt; six &amp; seven</title>\\s*"
               "<desc id=\"\\1-description\">Five &lt; six &amp; seven[.] The stages side by side[.] "
               "Input, 7 × 7;"),
      ==, 1);
  g_assert_cmpint (count_matches (svg, "font-family=\"[^\"]*, sans-serif\""), ==, 1);
  g_assert_cmpint (count_matches (svg, "font-variant-numeric:tabular-nums"), ==, 1);
  g_assert_cmpint (count_matches (svg, "<text [^>]*>45</text>"), ==, 1);
  g_assert_cmpint (count_matches (svg, "<text [^>]*>receptive field 5 × 5</text>"), ==,
                   1);
}

// Short, the same in every locale.
static void
test_numbers (void)
{
  g_autoptr (FoveaFigure) figure = export_fixture_new_figure ("A title", 777);
  FoveaExportOptions options = export_fixture_get_options (FOVEA_EXPORT_SVG);
  options.scale = 1.0 / 3;
  g_autofree char *svg = export_text (figure, &options);

  g_assert_cmpint (count_matches (svg, "[0-9][.][0-9]{4}"), ==, 0);
  g_assert_cmpint (count_matches (svg, "\"-0\"|nan|inf\\b"), ==, 0);
  g_assert_cmpint (
      count_matches (svg, "width=\"259\" height=\"[0-9.]+\" viewBox=\"0 0 777 "), ==, 1);
}

static void
test_ids (void)
{
  g_autoptr (FoveaFigure) figure = export_fixture_new_figure ("A title", 900);
  g_autoptr (FoveaFigure) other = export_fixture_new_figure ("A title", 901);
  FoveaExportOptions options = export_fixture_get_options (FOVEA_EXPORT_SVG);
  g_autofree char *svg = export_text (figure, &options);
  g_autofree char *different = export_text (other, &options);
  g_autoptr (GRegex) regex = g_regex_new (" id=\"([^\"]+)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GHashTable) ids
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *both = g_strconcat (svg, different, NULL);

  for (g_regex_match (regex, both, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    g_assert_true (g_hash_table_add (ids, g_match_info_fetch (match, 1)));
  g_assert_cmpuint (g_hash_table_size (ids), >, 10);
}

static void
test_options (void)
{
  g_autoptr (FoveaFigure) figure = export_fixture_new_figure ("A title", 900);
  FoveaExportOptions options = export_fixture_get_options (FOVEA_EXPORT_SVG);
  options.font_family = "Times \"New\" <Roman>";
  options.is_transparent = true;
  options.is_cropped = true;
  options.margin_pt = 3;
  g_autofree char *svg = export_text (figure, &options);
  options.has_text_paths = true;
  g_autofree char *shapes = export_text (figure, &options);

  g_assert_nonnull (
      strstr (svg, "font-family=\"Times &quot;New&quot; &lt;Roman&gt;, Inter,"));
  g_assert_cmpint (
      count_matches (svg, "<svg[^>]*>\\s*<title.*</title>\\s*<desc.*</desc>\\s*<g "), ==,
      1);
  g_assert_null (strstr (svg, "viewBox=\"0 0 900 "));
  g_assert_cmpint (count_matches (shapes, "<text"), ==, 0);
}

typedef struct
{
  GString *title;
  bool is_in_title;
} Parsing;

static void
parsing_start_cb (GMarkupParseContext *context,
                  const char          *element,
                  const char         **names,
                  const char         **values,
                  gpointer             data,
                  GError             **error)
{
  ((Parsing *) data)->is_in_title = g_str_equal (element, "title");
}

static void
parsing_end_cb (GMarkupParseContext *context,
                const char          *element,
                gpointer             data,
                GError             **error)
{
  ((Parsing *) data)->is_in_title = false;
}

static void
parsing_text_cb (GMarkupParseContext *context,
                 const char          *text,
                 gsize                length,
                 gpointer             data,
                 GError             **error)
{
  Parsing *parsing = data;

  if (parsing->is_in_title)
    g_string_append_len (parsing->title, text, (gssize) length);
}

static char *
read_title (const char *svg)
{
  static const GMarkupParser parser = { .start_element = parsing_start_cb,
                                        .end_element = parsing_end_cb,
                                        .text = parsing_text_cb };
  Parsing parsing = { .title = g_string_new (NULL) };
  g_autoptr (GMarkupParseContext) context
      = g_markup_parse_context_new (&parser, 0, &parsing, NULL);
  g_autoptr (GError) error = NULL;

  g_markup_parse_context_parse (context, svg, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  return g_string_free (parsing.title, FALSE);
}

// Five hundred titles arrive as typed, but for what no file can hold.
static void
test_hostile (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);
  g_autoptr (FoveaEvaluation) evaluation
      = fixture_new_evaluation (fixture_get_network ("dot"));
  FoveaFigureOptions look = FOVEA_FIGURE_OPTIONS_INIT;
  FoveaExportOptions options = export_fixture_get_options (FOVEA_EXPORT_SVG);
  g_autofree char *folder = folder_fixture_make ();

  g_test_message ("seed 6");
  for (int i = 0; i < 500; i++)
    {
      g_autofree char *title = hostile_make (random);
      g_autofree char *expected = fovea_export_flatten (title);
      FoveaSubject subject = { .title = title, .evaluation = evaluation };
      g_autoptr (FoveaFigure) figure = fovea_figure_new (&subject, &look);
      g_autoptr (GBytes) bytes = export_fixture_export (figure, &options);
      g_autofree char *svg = export_fixture_dup_text (bytes);
      g_autofree char *read = read_title (svg);
      g_autofree char *name = g_strdup_printf ("%d.svg", i);

      g_assert_true (g_utf8_validate (svg, -1, NULL));
      g_assert_cmpstr (read, ==, expected);
      export_fixture_put (folder, name, bytes);
    }
  if (export_fixture_has ("xmllint"))
    g_free (export_fixture_run (folder, "sh -c 'xmllint --noout *.svg'"));
  folder_fixture_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-svg/same-picture", test_same_picture);
  g_test_add_func ("/export-svg/views", test_views);
  g_test_add_func ("/export-svg/raster", test_raster);
  g_test_add_func ("/export-svg/for-readers", test_for_readers);
  g_test_add_func ("/export-svg/numbers", test_numbers);
  g_test_add_func ("/export-svg/ids", test_ids);
  g_test_add_func ("/export-svg/options", test_options);
  g_test_add_func ("/export-svg/hostile", test_hostile);

  return g_test_run ();
}
