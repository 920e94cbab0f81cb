// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// TikZ: TeX sets it without a warning, it looks like the PNG, and no title can run a
// command. What needs TeX is skipped where there is none.

#include "export-fixture.h"
#include "figure/export-private.h"

#define PDFLATEX "pdflatex -interaction=nonstopmode -halt-on-error "
#define XELATEX "xelatex -interaction=nonstopmode -halt-on-error "

static bool
has_tex (const char *engine,
         const char *package)
{
  g_autofree char *line = g_strdup_printf ("kpsewhich %s", package);
  g_autofree char *path = NULL;
  int status;

  if (!export_fixture_has (engine) || !export_fixture_has ("kpsewhich"))
    return false;
  if (g_spawn_command_line_sync (line, &path, NULL, &status, NULL) && status == 0)
    return true;
  g_test_skip_printf ("TeX has no %s", package);
  return false;
}

static void
check_log (const char *folder,
           const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *log = NULL;
  static const char *const complaints[]
      = { "Warning", "\n! ", "Overfull", "Underfull", "Missing character" };

  g_assert_true (g_file_get_contents (path, &log, NULL, NULL));
  for (size_t i = 0; i < G_N_ELEMENTS (complaints); i++)
    if (strstr (log, complaints[i]) != NULL)
      g_error ("%s", strstr (log, complaints[i]));
}

static void
put_text (const char *folder,
          const char *name,
          const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  export_fixture_put (folder, name, bytes);
}

static void
test_form (void)
{
  g_autoptr (FoveaFigure) figure = export_fixture_new_figure ("A title", 800);
  FoveaExportOptions options = export_fixture_get_options (FOVEA_EXPORT_TIKZ);
  g_autoptr (GBytes) bytes = export_fixture_export (figure, &options);
  g_autoptr (GBytes) again = export_fixture_export (figure, &options);
  g_autofree char *snippet = export_fixture_dup_text (bytes);
  options.is_standalone = true;
  g_autoptr (GBytes) whole = export_fixture_export (figure, &options);
  g_autofree char *document = export_fixture_dup_text (whole);

  g_assert_true (g_bytes_equal (bytes, again));
  g_assert_true (g_str_has_prefix (snippet, "% A title\n% A title. The stages side by side. Input, 7 × 7;"));
  g_assert_null (strstr (snippet, "\\documentclass"));
  g_assert_nonnull (strstr (snippet, "\\begin{tikzpicture}"));
  g_assert_true (g_str_has_suffix (snippet, "\\end{tikzpicture}%\n"));
  g_assert_nonnull (strstr (document, "\\documentclass[tikz,border=0pt]{standalone}"));
  g_assert_true (g_str_has_suffix (document, "\\end{document}\n"));
}

static void
test_same_picture (void)
{
  static const FoveaThemeKind themes[] = { FOVEA_THEME_DARK, FOVEA_THEME_PRINT };
  g_autoptr (FoveaFigure) figure = export_fixture_new_figure ("A title", 1000);

  if (!has_tex ("pdflatex", "standalone.cls") || !has_tex ("pdflatex", "tikz.sty")
      || !export_fixture_has ("pdftoppm"))
    return;

  g_autofree char *folder = folder_fixture_make ();
  for (size_t i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      FoveaExportOptions options = export_fixture_get_options (FOVEA_EXPORT_PNG);
      options.theme = fovea_theme_get (themes[i]);
      g_autoptr (GBytes) png = export_fixture_export (figure, &options);
      options.format = FOVEA_EXPORT_TIKZ;
      options.is_standalone = true;
      g_autoptr (GBytes) tex = export_fixture_export (figure, &options);
      export_fixture_put (folder, "a.png", png);
      export_fixture_put (folder, "b.tex", tex);
      g_free (export_fixture_run (folder, PDFLATEX "b.tex"));
      check_log (folder, "b.log");
      g_autofree char *scaling = g_strdup_printf (
          "pdftoppm -singlefile -png -scale-to-x 1000 -scale-to-y %d b.pdf b",
          (int) fovea_figure_get_height (figure));
      g_free (export_fixture_run (folder, scaling));
      g_assert_cmpfloat (export_fixture_compare (folder, "a.png", "b.png"), <, 0.04);
    }
  folder_fixture_remove (folder);
}

// Within a document of another size of type.
static void
test_input (void)
{
  g_autoptr (FoveaFigure) figure = export_fixture_new_figure ("A title", 800);
  FoveaExportOptions options = export_fixture_get_options (FOVEA_EXPORT_TIKZ);
  options.scale = 0.45;
  options.is_transparent = true;
  options.is_cropped = true;
  g_autoptr (GBytes) tex = export_fixture_export (figure, &options);

  if (!has_tex ("pdflatex", "tikz.sty"))
    return;

  g_autofree char *folder = folder_fixture_make ();
  export_fixture_put (folder, "figure.tex", tex);
  put_text (folder, "host.tex",
            "\\documentclass[12pt]{article}\\usepackage[T1]{fontenc}\\usepackage{tikz}\n"
            "\\begin{document}\\centering\\input{figure}\\end{document}\n");
  g_free (export_fixture_run (folder, PDFLATEX "host.tex"));
  check_log (folder, "host.log");
  folder_fixture_remove (folder);
}

static void
test_ideographs (void)
{
  g_autofree char *escaped = fovea_export_escape_tex ("感受野 5 × 5");

  g_assert_cmpstr (escaped, ==, "感受野 5 $\\times$ 5");
  g_assert_true (fovea_export_needs_unicode ("感受野 5 × 5"));
  g_assert_false (fovea_export_needs_unicode ("Größe 5 × 5, K₁ ∗ K₂ “é” − … k̂ x⁴"));
}

static void
test_escaped (void)
{
  static const struct
  {
    const char *text;
    const char *tex;
  } cases[] = {
    { "", "" },
    { "plain 5 x 5", "plain 5 x 5" },
    { "\\input{x}", "\\textbackslash{}input\\{x\\}" },
    { "100 % of $5 & #1_a^b~",
      "100 \\% of \\$5 \\& \\#1\\_a\\textasciicircum{}b\\textasciitilde{}" },
    { " two  spaces ", "\\ two \\ spaces\\ " },
    { "a\nb\x01", "a b\\ " },
    { "a--b", "a-{}-{}b" },
    { "k̂ x⁴ r₀", "$\\hat{k}$ x$^4$ r$_0$" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *tex = fovea_export_escape_tex (cases[i].text);
      g_assert_cmpstr (tex, ==, cases[i].tex);
    }
}

// No command of TeX but those that stand for a character; every group is closed.
static void
check_harmless (const char *tex)
{
  static const char *const harmless
      = "\\$_[0-9]\\$|\\\\(textbackslash|textasciicircum|textasciitilde|ttfamily|char34|"
        "times|ldots|Omega|_|#|%"
        "|&|\\{|\\}|\\$|`| )";
  g_autoptr (GRegex) regex = g_regex_new (harmless, 0, 0, NULL);
  g_autofree char *rest = g_regex_replace_literal (regex, tex, -1, 0, "", 0, NULL);
  int depth = 0;

  for (const char *c = rest; *c != '\0'; c++)
    {
      depth += (*c == '{') - (*c == '}');
      g_assert_cmpint (depth, >=, 0);
      g_assert_true (strchr ("\\#%&_~\n\r", *c) == NULL);
    }
  g_assert_cmpint (depth, ==, 0);
}

static void
set_hostile (const char *engine_line,
             const char *preamble,
             bool        has_unicode)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);
  g_autoptr (GString) tex = g_string_new (preamble);
  g_autofree char *folder = folder_fixture_make ();

  g_string_append (tex, "\\begin{document}\n");
  for (int i = 0; i < 500; i++)
    {
      g_autofree char *text = hostile_make (random);
      g_autofree char *escaped = fovea_export_escape_tex (text);
      g_autofree char *flat = fovea_export_flatten (text);

      check_harmless (escaped);
      if (has_unicode || !fovea_export_needs_unicode (text))
        g_string_append_printf (tex, "%% %s\n\\setbox0=\\hbox{%s}%%\n", flat, escaped);
    }
  g_string_append (tex, "\\hbox{sound}\\end{document}\n");
  put_text (folder, "hostile.tex", tex->str);
  if (engine_line != NULL)
    g_free (export_fixture_run (folder, engine_line));
  folder_fixture_remove (folder);
}

// Quotation marks, spaces and letters of the languages of the interface, in fonts that hardly have
// them; what comes out is read back, but for marks that are drawn.
static void
test_languages (void)
{
  static const char *const engines[][3] = {
    { "pdflatex", "article.cls", PDFLATEX "-no-shell-escape letters.tex" },
    { "xelatex", "fontspec.sty", XELATEX "-no-shell-escape letters.tex" },
  };
  static const char *const text = "„So“, ‚so‘, a\u202f« cœur », Œuvre, ¿que? ¡Asi!";

  g_assert_false (fovea_export_needs_unicode (text));
  for (guint i = 0; i < G_N_ELEMENTS (engines); i++)
    {
      if (!has_tex (engines[i][0], engines[i][1]))
        continue;

      g_autofree char *folder = folder_fixture_make ();
      g_autofree char *escaped = fovea_export_escape_tex (text);
      g_autofree char *tex = g_strdup_printf (
        "\\documentclass{article}\n\\begin{document}\n%s\n\\end{document}\n", escaped);

      put_text (folder, "letters.tex", tex);
      g_free (export_fixture_run (folder, engines[i][2]));
      g_autofree char *read = export_fixture_run (folder, "pdftotext letters.pdf -");
      g_assert_nonnull (strstr (read, "cœur"));
      g_assert_nonnull (strstr (read, "Œuvre"));
      g_assert_nonnull (strstr (read, "¿que? ¡Asi!"));
      folder_fixture_remove (folder);
    }
}

static void
test_hostile (void)
{
  g_test_message ("seed 6");
  set_hostile (has_tex ("pdflatex", "tikz.sty") ? PDFLATEX "-no-shell-escape hostile.tex"
                                                : NULL,
               "\\documentclass{article}\n", false);
}

static void
test_hostile_unicode (void)
{
  g_test_message ("seed 6");
  set_hostile (
      has_tex ("xelatex", "fontspec.sty") ? XELATEX "-no-shell-escape hostile.tex" : NULL,
      "\\documentclass{article}\\usepackage{fontspec}\n", true);
}

// Signs by their numbers, for fonts that have them; ideographs in their own font.
static void
test_signs (void)
{
  g_autofree char *escaped = fovea_export_escape_tex_signs ("感受野 5 × 5，K₁ 50 %");
  g_autofree char *bare = fovea_export_escape_tex_signs ("a_b, “c”");

  g_assert_cmpstr (escaped, ==,
                   "{\\foveawide 感受野} 5 \\foveasign{D7}{$\\times$} 5{\\foveawide ，}K"
                   "\\foveasign{2081}{$_1$} 50 \\%");
  g_assert_cmpstr (bare, ==, "a\\_b,{} \\textquotedblleft{}c\\textquotedblright{}");
}

// What is written from the right is drawn, in every engine; the rest stays text.
static void
test_from_the_right (void)
{
  static const char *const names[] = { "طبقة أولى", "layer עברית" };

  for (size_t i = 0; i < G_N_ELEMENTS (names); i++)
    {
      FoveaExportOptions options = export_fixture_get_options (FOVEA_EXPORT_TIKZ);
      g_assert_true (fovea_export_is_tikz_shape (names[i], &options));
    }

  FoveaExportOptions options = export_fixture_get_options (FOVEA_EXPORT_TIKZ);
  g_assert_false (fovea_export_is_tikz_shape ("卷积 5 × 5", &options));
  options.has_text_paths = true;
  g_assert_true (fovea_export_is_tikz_shape ("卷积 5 × 5", &options));
}

// What was typed is what a reader of the PDF finds.
static void
test_arrives (void)
{
  static const char text[] = "\\a{b} $c$ d_e^f #1 & 50 % ~ <g> |h| \"i\" --- j ?";

  if (!has_tex ("pdflatex", "tikz.sty") || !export_fixture_has ("pdftotext"))
    return;

  g_autofree char *folder = folder_fixture_make ();
  g_autofree char *escaped = fovea_export_escape_tex (text);
  g_autofree char *tex = g_strdup_printf (
      "\\documentclass{article}\\usepackage[T1]{fontenc}\\pagestyle{empty}\n"
      "\\begin{document}\n\\noindent\\mbox{%s}\n\\end{document}\n",
      escaped);
  put_text (folder, "a.tex", tex);
  g_free (export_fixture_run (folder, PDFLATEX "a.tex"));
  g_autofree char *read = export_fixture_run (folder, "pdftotext -layout a.pdf -");
  g_autoptr (GRegex) spaces = g_regex_new ("\\s+", 0, 0, NULL);
  g_autofree char *words = g_regex_replace_literal (spaces, read, -1, 0, "", 0, NULL);
  g_autofree char *expected = g_regex_replace_literal (spaces, text, -1, 0, "", 0, NULL);
  g_test_message ("%s", words);
  g_assert_true (g_str_has_prefix (words, expected));
  folder_fixture_remove (folder);
}

// Rasters become rectangles, up to what TeX can take.
static void
test_too_many_cells (void)
{
  g_autoptr (FoveaEvaluation) evaluation
      = fixture_new_evaluation (fixture_get_network ("large"));
  FoveaFigureOptions look = FOVEA_FIGURE_OPTIONS_INIT;
  g_autoptr (FoveaFigure) figure = fixture_new_figure (evaluation, NULL, NULL, &look);
  FoveaExportOptions options = export_fixture_get_options (FOVEA_EXPORT_TIKZ);
  g_autoptr (GError) error = NULL;

  g_assert_null (fovea_export_figure (figure, &options, &error));
  g_assert_error (error, FOVEA_EXPORT_ERROR, FOVEA_EXPORT_ERROR_SIZE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-tikz/form", test_form);
  g_test_add_func ("/export-tikz/same-picture", test_same_picture);
  g_test_add_func ("/export-tikz/input", test_input);
  g_test_add_func ("/export-tikz/ideographs", test_ideographs);
  g_test_add_func ("/export-tikz/escaped", test_escaped);
  g_test_add_func ("/export-tikz/languages", test_languages);
  g_test_add_func ("/export-tikz/hostile", test_hostile);
  g_test_add_func ("/export-tikz/hostile-unicode", test_hostile_unicode);
  g_test_add_func ("/export-tikz/signs", test_signs);
  g_test_add_func ("/export-tikz/from-the-right", test_from_the_right);
  g_test_add_func ("/export-tikz/arrives", test_arrives);
  g_test_add_func ("/export-tikz/too-many-cells", test_too_many_cells);

  return g_test_run ();
}
