// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What fovea-cli writes for TeX, set by TeX: every view, every theme, all of convolution
// arithmetic, without a warning, and without its letters the same picture as the SVG.

#include "export-fixture.h"

#define PDFLATEX "pdflatex -interaction=nonstopmode -halt-on-error "
#define XELATEX "xelatex -interaction=nonstopmode -halt-on-error "
#define N_COMPARED 13
#define CELLS "--cell=2:0,1,1 --hover=1:0,1,3 "

// The first are compared, too.
static const char *const figures[] = {
  "render --view=row " CELLS,
  "render --view=pyramid " CELLS,
  "render --view=step " CELLS,
  "render --view=compare " CELLS,
  "render --view=kernels " CELLS,
  "render --view=grid " CELLS,
  "render --view=cone " CELLS,
  "render --view=growth " CELLS,
  "render --view=effective " CELLS,
  "render --view=cost",
  "render --view=row --theme=print " CELLS,
  "arithmetic padding_strides --strip",
  "arithmetic numerical_padding_strides --step=5",
  "render --view=row --theme=dark " CELLS,
  "render --view=row --theme=contrast --palette=viridis " CELLS,
  "render --view=pyramid --theme=print --palette=grey " CELLS,
  "render --view=row --sum=all --cell=2:0,0,1 example:channels",
  "arithmetic arbitrary_padding_no_strides --step=3",
  "arithmetic padding_strides_odd --step=9 --theme=dark",
  "arithmetic padding_strides_odd_transposed --step=15 --theme=contrast",
  "arithmetic max_pooling --padding=1 --theme=dark",
  "arithmetic no_padding_strides_transposed --strip --count=3 --colors=#0072b2,#e69f00",
};

// One test program with TeX in it is enough to say that there is none.
static bool
has_tex (void)
{
  return export_fixture_has ("pdflatex") && export_fixture_has ("xelatex")
         && export_fixture_has ("pdftocairo") && export_fixture_has ("rsvg-convert");
}

static void
draw (const char *folder,
      const char *line,
      const char *name)
{
  g_autofree char *whole = g_strdup_printf ("%s %s -o %s", g_getenv ("FOVEA_CLI"), line, name);

  g_free (export_fixture_run (folder, whole));
}

static char *
read_text (const char *folder,
           const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
write_text (const char *folder,
            const char *name,
            const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  export_fixture_put (folder, name, bytes);
}

static void
check_log (const char *folder,
           const char *name)
{
  g_autofree char *log = read_text (folder, name);
  static const char *const complaints[]
      = { "Warning", "\n! ", "Overfull", "Underfull", "Missing character" };

  for (size_t i = 0; i < G_N_ELEMENTS (complaints); i++)
    if (strstr (log, complaints[i]) != NULL)
      g_error ("%s", strstr (log, complaints[i]));
}

// Leaves out what matches; at least one thing does, and the number is told.
static int
strip (const char *folder,
       const char *from,
       const char *to,
       const char *pattern)
{
  g_autofree char *text = read_text (folder, from);
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_MULTILINE, 0, NULL);
  g_auto (GStrv) parts = g_regex_split (regex, text, 0);
  g_autofree char *rest = g_strjoinv ("", parts);

  write_text (folder, to, rest);
  return (int) g_strv_length (parts) - 1;
}

// Names a file of a figure: "f7.svg".
static char *
make_name (size_t      figure,
           const char *suffix)
{
  return g_strdup_printf ("f%d%s", (int) figure, suffix);
}

// Page by page beside the SVG, both drawn by cairo.
static void
compare_page (const char *folder,
              size_t      figure)
{
  g_autofree char *convert
      = g_strdup_printf ("rsvg-convert --zoom=2 --background-color=white -o svg.png bare-f%d.svg", (int) figure);
  g_free (export_fixture_run (folder, convert));
  g_autofree char *path = g_build_filename (folder, "svg.png", NULL);
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);
  g_autofree char *page = g_strdup_printf (
      "pdftocairo -png -singlefile -f %d -l %d -r 144 -x 0 -y 0 -W %d -H %d bare.pdf tex",
      (int) figure + 1, (int) figure + 1, cairo_image_surface_get_width (surface),
      cairo_image_surface_get_height (surface));
  cairo_surface_destroy (surface);
  g_free (export_fixture_run (folder, page));

  double share = export_fixture_compare (folder, "svg.png", "tex.png");
  g_test_message ("%s: %.3f %% differ", figures[figure], 100 * share);
  g_assert_cmpfloat (share, <, 0.005);
}

static void
test_all (void)
{
  g_autoptr (GString) whole
      = g_string_new ("\\documentclass[tikz,border=0pt]{standalone}\n\\begin{document}\n");
  g_autoptr (GString) bare = g_string_new (whole->str);

  if (!has_tex ())
    return;

  g_autofree char *folder = folder_fixture_make ();
  for (size_t i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autofree char *tex = make_name (i, ".tex");
      g_autofree char *svg = make_name (i, ".svg");
      g_autofree char *bare_tex = g_strconcat ("bare-", tex, NULL);
      g_autofree char *bare_svg = g_strconcat ("bare-", svg, NULL);
      draw (folder, figures[i], tex);
      g_string_append_printf (whole, "\\input{%s}\n", tex);
      if (i >= N_COMPARED)
        continue;
      draw (folder, figures[i], svg);
      int n_texts = strip (folder, svg, bare_svg, "<text.*</text>\n");
      g_assert_cmpint (n_texts, >, 0);
      g_assert_cmpint (strip (folder, tex, bare_tex, "^\\\\node.*\n"), ==, n_texts);
      g_string_append_printf (bare, "\\input{%s}\n", bare_tex);
    }
  g_string_append (whole, "\\end{document}\n");
  g_string_append (bare, "\\end{document}\n");
  write_text (folder, "whole.tex", whole->str);
  write_text (folder, "bare.tex", bare->str);
  g_free (export_fixture_run (folder, PDFLATEX "whole.tex"));
  g_free (export_fixture_run (folder, PDFLATEX "bare.tex"));
  check_log (folder, "whole.log");
  check_log (folder, "bare.log");
  for (size_t i = 0; i < N_COMPARED; i++)
    compare_page (folder, i);
  folder_fixture_remove (folder);
}

// A document of its own, by each engine; the letters of the source are those of the page.
static void
test_standalone (void)
{
  static const struct
  {
    const char *line;
    const char *engine;
    const char *words[3];
  } cases[] = {
    { "render --standalone --lang=en " CELLS, PDFLATEX, { "After the first 3", "vs 25", "45" } },
    { "render --standalone --lang=en " CELLS, XELATEX, { "After the first 3", "vs 25", "45" } },
    { "render --standalone --lang=zh_CN " CELLS, XELATEX, { "感受野", "卷积核", "45" } },
    { "render --standalone --lang=fr " CELLS, PDFLATEX, { "contre 25", "Sortie", "45" } },
    { "render --standalone --lang=ru " CELLS, XELATEX, { "рецептивное поле", "её окно", "45" } },
    { "arithmetic --standalone --lang=zh_CN dilation", XELATEX, { "空洞卷积", "输出", "7" } },
  };

  if (!has_tex ())
    return;

  g_autofree char *folder = folder_fixture_make ();
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = g_strconcat (cases[i].engine, "a.tex", NULL);
      draw (folder, cases[i].line, "a.tex");
      g_free (export_fixture_run (folder, line));
      check_log (folder, "a.log");
      g_autofree char *read = export_fixture_run (folder, "pdftotext -layout a.pdf -");
      for (size_t word = 0; word < G_N_ELEMENTS (cases[i].words); word++)
        if (strstr (read, cases[i].words[word]) == NULL)
          g_error ("%s: no %s in %s", cases[i].line, cases[i].words[word], read);
    }
  folder_fixture_remove (folder);
}

// In the text of an article whose type is of another size, as wide as its lines.
static void
test_article (void)
{
  static const char article[]
      = "\\documentclass[12pt]{article}\n\\usepackage[T1]{fontenc}\n\\usepackage{tikz}\n"
        "\\begin{document}\n\\begin{figure}\\centering\\input{a}\\caption{A figure.}"
        "\\end{figure}\n\\noindent\\input{b}\n\\end{document}\n";

  if (!has_tex ())
    return;

  g_autofree char *folder = folder_fixture_make ();
  draw (folder, "render --scale=0.27 " CELLS, "a.tex");
  draw (folder, "arithmetic padding_strides --strip --width=340pt", "b.tex");
  write_text (folder, "article.tex", article);
  g_free (export_fixture_run (folder, PDFLATEX "article.tex"));
  check_log (folder, "article.log");
  folder_fixture_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typeset/all", test_all);
  g_test_add_func ("/typeset/standalone", test_standalone);
  g_test_add_func ("/typeset/article", test_article);

  return g_test_run ();
}
