// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every view in every format, drawn by programs of others, cannot be told from its PNG. Pictures
// are mostly paper, so it is the worst place that counts: a small square, where one letter that is
// missing or elsewhere shows.

#include "export-fixture.h"

#define PDFLATEX "pdflatex -interaction=nonstopmode -halt-on-error "
#define XELATEX "xelatex -interaction=nonstopmode -halt-on-error "

#define WIDTH 500 // points
#define NATURAL 0

// The side of a square, pixels, and how far its mean may be off, of 255. Edges are smoothed in
// another way by each program; where letters are set as text, their spaces are, too.
typedef struct
{
  int side;
  double most;
} Bound;

static const Bound shapes = { 16, 24 };
static const Bound text = { 32, 40 }; // digits of even width are not every reader's
static const Bound pixels = { 16, 3 };

static const FoveaThemeKind themes[]
  = { FOVEA_THEME_LIGHT, FOVEA_THEME_DARK, FOVEA_THEME_CONTRAST, FOVEA_THEME_PRINT,
          FOVEA_THEME_CONTRAST_DARK };

static FoveaFigure *
new_view (FoveaView view,
          double    width_pt,
          bool      shows_paths)
{
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;

  options.view = view;
  options.shows_paths = shows_paths;
  options.has_size = width_pt > 0;
  options.width_pt = width_pt;
  options.height_pt = 1;
  return export_fixture_new_view ("Two 3×3 see what one 5×5 sees", &options);
}

// Twice as many pixels as points.
static void
put (const char        *folder,
     const char        *name,
     FoveaFigure       *figure,
     FoveaExportOptions options)
{
  if (fovea_export_format_has_pixels (options.format))
    options.scale = 2;

  g_autoptr (GBytes) bytes = export_fixture_export (figure, &options);

  export_fixture_put (folder, name, bytes);
}

static cairo_surface_t *
read_picture (const char *folder,
              const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  return surface;
}

static double
get_mean (cairo_surface_t *surface,
          int              x,
          int              y,
          int              side,
          int              shift)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  double sum = 0;

  for (int row = y; row < y + side; row++)
    {
      const guint32 *line = (const guint32 *) (const void *) (data + (size_t) row * stride);
      for (int column = x; column < x + side; column++)
        sum += line[column] >> shift & 0xff;
    }

  return sum / side / side;
}

// How far the worst square is off, of 255.
static double
find_worst (const char *folder,
            const char *first,
            const char *second,
            int         side)
{
  cairo_surface_t *a = read_picture (folder, first);
  cairo_surface_t *b = read_picture (folder, second);
  double worst = 0;

  g_assert_cmpint (cairo_image_surface_get_width (a), ==, cairo_image_surface_get_width (b));
  g_assert_cmpint (cairo_image_surface_get_height (a), ==, cairo_image_surface_get_height (b));
  for (int y = 0; y + side <= cairo_image_surface_get_height (a); y += side)
    for (int x = 0; x + side <= cairo_image_surface_get_width (a); x += side)
      for (int shift = 0; shift < 24; shift += 8)
        worst = MAX (worst, ABS (get_mean (a, x, y, side, shift)
                                 - get_mean (b, x, y, side, shift)));
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);

  return worst;
}

static void
check_same (const char *folder,
            const char *first,
            const char *second,
            Bound       bound)
{
  double worst = find_worst (folder, first, second, bound.side);

  g_test_message ("%s, %s: %.1f of 255", first, second, worst);
  g_assert_cmpfloat (worst, <, bound.most);
}

// The measure tells a figure from one without its smallest numbers.
static void
test_tells_apart (void)
{
  g_autoptr (FoveaFigure) figure = new_view (FOVEA_VIEW_ROW, NATURAL, true);
  g_autoptr (FoveaFigure) bare = new_view (FOVEA_VIEW_ROW, NATURAL, false);
  g_autofree char *folder = folder_fixture_make ();

  put (folder, "a.png", figure, export_fixture_get_options (FOVEA_EXPORT_PNG));
  put (folder, "b.png", bare, export_fixture_get_options (FOVEA_EXPORT_PNG));
  g_assert_cmpfloat (find_worst (folder, "a.png", "a.png", shapes.side), ==, 0);
  g_assert_cmpfloat (find_worst (folder, "a.png", "b.png", shapes.side), >, shapes.most);
  folder_fixture_remove (folder);
}

static void
check_svg (const char        *folder,
           FoveaFigure       *figure,
           FoveaExportOptions options)
{
  options.format = FOVEA_EXPORT_SVG;
  put (folder, "text.svg", figure, options);
  options.has_text_paths = true;
  put (folder, "shapes.svg", figure, options);
  g_free (export_fixture_run (folder, "rsvg-convert -z 2 -o text-svg.png text.svg"));
  g_free (export_fixture_run (folder, "rsvg-convert -z 2 -o shapes-svg.png shapes.svg"));
  check_same (folder, "a.png", "text-svg.png", text);
  check_same (folder, "a.png", "shapes-svg.png", shapes);
}

static void
check_pdf (const char        *folder,
           FoveaFigure       *figure,
           FoveaExportOptions options)
{
  options.format = FOVEA_EXPORT_PDF;
  put (folder, "a.pdf", figure, options);
  g_free (export_fixture_run (folder, "pdftoppm -r 144 -png -singlefile a.pdf pdf"));
  check_same (folder, "a.png", "pdf.png", shapes);
}

static void
check_gif (const char        *folder,
           FoveaFigure       *figure,
           FoveaExportOptions options)
{
  options.format = FOVEA_EXPORT_GIF;
  put (folder, "a.gif", figure, options);
  g_free (export_fixture_run (folder, "convert a.gif gif.png"));
  check_same (folder, "a.png", "gif.png", pixels);
}

static void
test_views (void)
{
  static const char *const programs[] = { "rsvg-convert", "pdftoppm", "convert" };

  for (size_t i = 0; i < G_N_ELEMENTS (programs); i++)
    if (!export_fixture_has (programs[i]))
      return;

  for (int i = 0; i < FOVEA_N_VIEWS; i++)
    {
      FoveaView view = (FoveaView) i;
      FoveaExportOptions options = export_fixture_get_options (FOVEA_EXPORT_PNG);
      g_autoptr (FoveaFigure) figure = new_view (view, WIDTH, true);
      g_autofree char *folder = folder_fixture_make ();

      options.theme = fovea_theme_get (themes[i % G_N_ELEMENTS (themes)]);
      g_test_message ("%s, %s", fovea_view_get_nick (view),
                      fovea_theme_kind_get_nick (themes[i % G_N_ELEMENTS (themes)]));
      put (folder, "a.png", figure, options);
      check_svg (folder, figure, options);
      check_pdf (folder, figure, options);
      check_gif (folder, figure, options);
      folder_fixture_remove (folder);
    }
}

static void
put_text (const char *folder,
          const char *name,
          const char *content)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));

  export_fixture_put (folder, name, bytes);
}

// Letters as shapes are the same in any document, whatever its fonts; all views in one run.
static void
test_tikz_shapes (void)
{
  g_autoptr (GString) host
    = g_string_new ("\\documentclass[multi=tikzpicture,border=0pt]{standalone}\n"
                    "\\usepackage{tikz}\n\\begin{document}\n");

  if (!export_fixture_has ("pdflatex") || !export_fixture_has ("pdftoppm"))
    return;

  g_autofree char *folder = folder_fixture_make ();
  for (int view = 0; view < FOVEA_N_VIEWS; view++)
    {
      FoveaExportOptions options = export_fixture_get_options (FOVEA_EXPORT_PNG);
      g_autoptr (FoveaFigure) figure = new_view ((FoveaView) view, WIDTH, true);
      g_autofree char *png = g_strdup_printf ("%02d.png", view + 1);
      g_autofree char *tex = g_strdup_printf ("view%d.tex", view + 1);

      options.theme = fovea_theme_get (themes[view % G_N_ELEMENTS (themes)]);
      put (folder, png, figure, options);
      options.format = FOVEA_EXPORT_TIKZ;
      options.has_text_paths = true;
      put (folder, tex, figure, options);
      g_string_append_printf (host, "\\input{%s}\n", tex);
    }
  g_string_append (host, "\\end{document}\n");
  put_text (folder, "host.tex", host->str);
  g_free (export_fixture_run (folder, PDFLATEX "host.tex"));
  g_free (export_fixture_run (folder, "pdftoppm -r 144 -png host.pdf page"));
  g_autofree char *fonts = export_fixture_run (folder, "pdffonts host.pdf");
  g_auto (GStrv) lines = g_strsplit (g_strstrip (fonts), "\n", 0);
  g_assert_cmpuint (g_strv_length (lines), ==, 2); // the head of the table alone

  for (int view = 0; view < FOVEA_N_VIEWS; view++)
    {
      g_autofree char *png = g_strdup_printf ("%02d.png", view + 1);
      g_autofree char *page = g_strdup_printf ("page-%02d.png", view + 1);
      check_same (folder, png, page, shapes);
    }
  folder_fixture_remove (folder);
}

// A whole document finds the letters of the other formats by itself.
static void
test_tikz_document (void)
{
  static const FoveaView views[] = { FOVEA_VIEW_ROW, FOVEA_VIEW_STEP };

  if (!export_fixture_has ("xelatex") || !export_fixture_has ("pdftoppm"))
    return;

  for (size_t i = 0; i < G_N_ELEMENTS (views); i++)
    {
      FoveaExportOptions options = export_fixture_get_options (FOVEA_EXPORT_PNG);
      g_autoptr (FoveaFigure) figure = new_view (views[i], WIDTH, true);
      g_autofree char *folder = folder_fixture_make ();

      put (folder, "a.png", figure, options);
      options.format = FOVEA_EXPORT_TIKZ;
      options.is_standalone = true;
      put (folder, "a.tex", figure, options);
      g_free (export_fixture_run (folder, XELATEX "a.tex"));
      g_autofree char *fonts = export_fixture_run (folder, "pdffonts a.pdf");
      if (strstr (fonts, "Inter") != NULL)
        {
          g_free (export_fixture_run (folder, "pdftoppm -r 144 -png -singlefile a.pdf tex"));
          check_same (folder, "a.png", "tex.png", text);
        }
      else
        g_test_message ("Inter is not installed");
      folder_fixture_remove (folder);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure-formats/tells-apart", test_tells_apart);
  g_test_add_func ("/figure-formats/views", test_views);
  g_test_add_func ("/figure-formats/tikz-shapes", test_tikz_shapes);
  g_test_add_func ("/figure-formats/tikz-document", test_tikz_document);

  return g_test_run ();
}
