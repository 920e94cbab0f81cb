// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Each format opens in a reader that we did not write, with the figure's size, and its bytes repeat.

#include "figure-fixture.h"
#include "figure/export.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

static FoveaFigure *
new_figure (double width_pt,
            double height_pt)
{
  g_autoptr (FoveaEvaluation) evaluation
    = fixture_new_evaluation (fixture_get_network ("worked"));
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
  FoveaCell selected = { 2, 0, 1, 1 };
  FoveaCell hovered = { 1, 0, 1, 3 };

  options.has_size = true;
  options.width_pt = width_pt;
  options.height_pt = height_pt;

  return fixture_new_figure (evaluation, &selected, &hovered, &options);
}

static GBytes *
export (FoveaFigure       *figure,
        FoveaExportFormat  format,
        double             scale)
{
  g_autoptr (GError) error = NULL;
  FoveaExportOptions options = FOVEA_EXPORT_OPTIONS_INIT;
  options.format = format;
  options.theme = fovea_theme_get (FOVEA_THEME_LIGHT);
  options.scale = scale;
  GBytes *bytes = fovea_export_figure (figure, &options, &error);

  g_assert_no_error (error);

  return bytes;
}

// Runs a reader on a temporary file; NULL, with the test skipped, where it is not installed.
static char *
read_with (GBytes            *bytes,
           const char *const *command)
{
  g_autofree char *program = g_find_program_in_path (command[0]);
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  char *output = NULL;
  int status;

  if (program == NULL)
    {
      g_test_skip_printf ("%s is not installed", command[0]);
      return NULL;
    }

  int fd = g_file_open_tmp ("fovea-export-XXXXXX", &name, &error);
  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (name, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
  for (int i = 0; command[i] != NULL; i++)
    g_ptr_array_add (arguments, g_str_equal (command[i], "FILE") ? name : (char *) command[i]);
  g_ptr_array_add (arguments, NULL);
  g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output,
                NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  g_remove (name);

  return output;
}

static guint32
read_big_endian (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static void
check_png (GBytes *bytes,
           guint32 width,
           guint32 height)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  g_assert_cmpuint (size, >, 33);
  g_assert_cmpmem (data, sizeof signature, signature, sizeof signature);
  g_assert_cmpuint (read_big_endian (data + 16), ==, width);
  g_assert_cmpuint (read_big_endian (data + 20), ==, height);
}

static void
test_png (void)
{
  g_autoptr (FoveaFigure) figure = new_figure (1360, 820);
  g_autoptr (GBytes) once = export (figure, FOVEA_EXPORT_PNG, 1);
  g_autoptr (GBytes) twice = export (figure, FOVEA_EXPORT_PNG, 2);

  check_png (once, 1360, 820);
  check_png (twice, 2720, 1640);
}

static void
test_svg (void)
{
  g_autoptr (FoveaFigure) figure = new_figure (1360, 820);
  g_autoptr (GBytes) bytes = export (figure, FOVEA_EXPORT_SVG, 1);
  static const char *const convert[]
    = { "rsvg-convert", "--format=svg", "--keep-aspect-ratio", "FILE", NULL };
  g_autofree char *text
    = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_nonnull (strstr (text, "width=\"1360\" height=\"820\""));
  g_assert_nonnull (strstr (text, ">Two 3×3 see what one 5×5 sees</title>"));
  g_assert_nonnull (strstr (text, "Output, row 1, column 1, value 45"));

  g_autofree char *converted = read_with (bytes, convert);
  if (converted != NULL)
    g_assert_nonnull (strstr (converted, "viewBox=\"0 0 1360 820\""));
}

static void
test_pdf (void)
{
  g_autoptr (FoveaFigure) figure = new_figure (1360, 820);
  g_autoptr (GBytes) bytes = export (figure, FOVEA_EXPORT_PDF, 0.5);
  static const char *const info[] = { "pdfinfo", "FILE", NULL };
  static const char *const words[] = { "pdftotext", "-layout", "FILE", "-", NULL };

  g_autofree char *about = read_with (bytes, info);
  g_autofree char *text = read_with (bytes, words);
  if (about == NULL || text == NULL)
    return;

  g_assert_nonnull (strstr (about, "680 x 410 pts"));
  g_assert_nonnull (strstr (about, "Two 3×3 see what one 5×5 sees"));
  g_assert_nonnull (strstr (about, "Pages:           1\n"));
  g_assert_nonnull (strstr (text, "receptive field 5 × 5"));
  g_assert_nonnull (strstr (text, "72"));
}

static void
test_bytes_repeat (void)
{
  for (int format = FOVEA_EXPORT_PNG; format <= FOVEA_EXPORT_PDF; format++)
    {
      g_autoptr (FoveaFigure) figure = new_figure (800, 600);
      g_autoptr (FoveaFigure) again = new_figure (800, 600);
      g_autoptr (GBytes) first = export (figure, format, 1);
      g_autoptr (GBytes) second = export (again, format, 1);
      g_assert_true (g_bytes_equal (first, second));
    }
}

static void
test_hostile_title (void)
{
  static const char *const convert[] = { "rsvg-convert", "--format=svg", "FILE", NULL };
  g_autoptr (FoveaEvaluation) evaluation
    = fixture_new_evaluation (fixture_get_network ("worked"));
  FoveaSubject subject
    = { .title = "</title><script>\"&amp;]]>\x01\x1b[31m \xff é", .evaluation = evaluation };
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
  g_autoptr (FoveaFigure) figure = fovea_figure_new (&subject, &options);

  for (int format = FOVEA_EXPORT_PNG; format <= FOVEA_EXPORT_PDF; format++)
    {
      g_autoptr (GBytes) bytes = export (figure, format, 1);
      g_autofree char *read = format == FOVEA_EXPORT_SVG ? read_with (bytes, convert) : NULL;
    }
}

static void
test_refused (void)
{
  g_autoptr (FoveaFigure) figure = new_figure (800, 600);
  static const double scales[] = { 0, -1, 100, 1e300 };
  FoveaExportOptions options = FOVEA_EXPORT_OPTIONS_INIT;

  options.format = FOVEA_EXPORT_PNG;
  options.theme = fovea_theme_get (FOVEA_THEME_PRINT);

  for (size_t i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_autoptr (GError) error = NULL;
      options.scale = scales[i];
      g_assert_null (fovea_export_figure (figure, &options, &error));
      g_assert_error (error, FOVEA_EXPORT_ERROR, FOVEA_EXPORT_ERROR_SIZE);
    }

  g_autoptr (GError) error = NULL;
  g_assert_true (fovea_export_check_length (FOVEA_EXPORT_MAX_BYTES, &error));
  g_assert_false (fovea_export_check_length (FOVEA_EXPORT_MAX_BYTES + 1, &error));
  g_assert_error (error, FOVEA_EXPORT_ERROR, FOVEA_EXPORT_ERROR_SIZE);
  g_assert_nonnull (strstr (error->message, "2 GB"));
  g_clear_error (&error);
  options.scale = 1;
  options.format = (FoveaExportFormat) 99;
  g_assert_null (fovea_export_figure (figure, &options, &error));
  g_assert_error (error, FOVEA_EXPORT_ERROR, FOVEA_EXPORT_ERROR_FORMAT);
}

// Where letters are drawn here, and in another font than was asked for.
static void
test_missing_font (void)
{
  static const struct
  {
    const char *family;
    FoveaExportFormat format;
    bool has_text_paths;
    bool is_told;
  } cases[] = {
    { NULL, FOVEA_EXPORT_PNG, false, false },
    { "", FOVEA_EXPORT_PNG, false, false },
    { "serif", FOVEA_EXPORT_PDF, false, false },
    { "Nonsense", FOVEA_EXPORT_PNG, false, true },
    { "Nonsense, More of it", FOVEA_EXPORT_PDF, false, true },
    { "Nonsense, monospace", FOVEA_EXPORT_PDF, false, false },
    { "Nonsense", FOVEA_EXPORT_SVG, false, false },
    { "Nonsense", FOVEA_EXPORT_SVG, true, true },
    { "Nonsense", FOVEA_EXPORT_TIKZ, false, false },
    { "Nonsense", FOVEA_EXPORT_GIF, false, true },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FoveaExportOptions options = FOVEA_EXPORT_OPTIONS_INIT;

      options.format = cases[i].format;
      options.font_family = cases[i].family;
      options.has_text_paths = cases[i].has_text_paths;

      g_autofree char *sentence = fovea_export_explain_font (&options);

      g_test_message ("%s: %s", cases[i].family, sentence);
      g_assert_true ((sentence != NULL) == cases[i].is_told);
      g_assert_true (sentence == NULL || strstr (sentence, cases[i].family) != NULL);
    }
}

static void
test_format_names (void)
{
  FoveaExportFormat format;

  g_assert_true (fovea_export_format_from_name ("a/b.svg", &format));
  g_assert_cmpint (format, ==, FOVEA_EXPORT_SVG);
  g_assert_true (fovea_export_format_from_name ("FIGURE.PDF", &format));
  g_assert_cmpint (format, ==, FOVEA_EXPORT_PDF);
  g_assert_true (fovea_export_format_from_name (".png", &format));
  g_assert_cmpint (format, ==, FOVEA_EXPORT_PNG);
  g_assert_false (fovea_export_format_from_name ("figure.svg.txt", &format));
  g_assert_false (fovea_export_format_from_name ("png", &format));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/png", test_png);
  g_test_add_func ("/export/svg", test_svg);
  g_test_add_func ("/export/pdf", test_pdf);
  g_test_add_func ("/export/bytes-repeat", test_bytes_repeat);
  g_test_add_func ("/export/hostile-title", test_hostile_title);
  g_test_add_func ("/export/refused", test_refused);
  g_test_add_func ("/export/missing-font", test_missing_font);
  g_test_add_func ("/export/format-names", test_format_names);

  return g_test_run ();
}
