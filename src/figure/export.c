// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A figure, or a series of them, as the bytes of a file: the same bytes whenever they are
// asked for.

#include "figure/export.h"

#include "figure/export-private.h"
#include "figure/fonts.h"

#include <glib/gi18n.h>

G_DEFINE_QUARK (fovea - export - error - quark, fovea_export_error)

static const char *const nicks[] = {
  [FOVEA_EXPORT_PNG] = "png",  [FOVEA_EXPORT_SVG] = "svg", [FOVEA_EXPORT_PDF] = "pdf",
  [FOVEA_EXPORT_TIKZ] = "tex", [FOVEA_EXPORT_GIF] = "gif",
  [FOVEA_EXPORT_APNG] = "apng",
};

/**
 * fovea_export_format_get_nick:
 * @format: a format
 *
 * Returns: (transfer none): the suffix of its files, without the dot
 */
const char *
fovea_export_format_get_nick (FoveaExportFormat format)
{
  g_return_val_if_fail ((size_t) format < G_N_ELEMENTS (nicks), NULL);

  return nicks[format];
}

/**
 * fovea_export_format_from_name:
 * @file_name: a file's name or path
 * @format: (out): the format that its suffix stands for
 *
 * Returns: whether the suffix is known, in either case of letters
 */
bool
fovea_export_format_from_name (const char        *file_name,
                               FoveaExportFormat *format)
{
  g_return_val_if_fail (file_name != NULL && format != NULL, false);

  g_autofree char *lower = g_ascii_strdown (file_name, -1);
  for (size_t i = 0; i < G_N_ELEMENTS (nicks); i++)
    {
      g_autofree char *suffix = g_strconcat (".", nicks[i], NULL);
      if (g_str_has_suffix (lower, suffix))
        {
          *format = (FoveaExportFormat) i;
          return true;
        }
    }

  return false;
}

/**
 * fovea_export_format_has_pages:
 * @format: a format
 *
 * Returns: whether one file of it can hold several figures
 */
bool
fovea_export_format_has_pages (FoveaExportFormat format)
{
  return format == FOVEA_EXPORT_PDF || fovea_export_format_is_played (format);
}

/**
 * fovea_export_format_has_pixels:
 * @format: a format
 *
 * Returns: whether its files hold pixels, not shapes
 */
bool
fovea_export_format_has_pixels (FoveaExportFormat format)
{
  return format == FOVEA_EXPORT_PNG || fovea_export_format_is_played (format);
}

/**
 * fovea_export_format_is_played:
 * @format: a format
 *
 * Returns: whether its figures follow one another in time
 */
bool
fovea_export_format_is_played (FoveaExportFormat format)
{
  return format == FOVEA_EXPORT_GIF || format == FOVEA_EXPORT_APNG;
}

static FoveaFigure *
make_only (int      figure,
           gpointer data)
{
  return fovea_figure_ref (data);
}

static bool
write_one (const FoveaExportSeries  *series,
           const FoveaExportOptions *options,
           GByteArray               *bytes,
           GError                  **error)
{
  g_autoptr (FoveaFigure) figure = series->make (0, series->data);
  cairo_rectangle_t frame = fovea_export_get_frame (figure, options);

  if (!fovea_export_check_figure (figure, options, error))
    return false;

  switch (options->format)
    {
    case FOVEA_EXPORT_PNG:
      return fovea_export_write_png (figure, options, &frame, bytes, error);
    case FOVEA_EXPORT_SVG:
      return options->has_text_paths
                 ? fovea_export_write_svg_paths (figure, options, &frame, bytes, error)
                 : fovea_export_write_svg (figure, options, &frame, bytes, error);
    case FOVEA_EXPORT_TIKZ:
      return fovea_export_write_tikz (figure, options, &frame, bytes, error);
    case FOVEA_EXPORT_PDF:
    case FOVEA_EXPORT_GIF:
    case FOVEA_EXPORT_APNG:
    default:
      g_set_error (error, FOVEA_EXPORT_ERROR, FOVEA_EXPORT_ERROR_FORMAT,
                   _ ("There is no export format %d"), (int) options->format);
      return false;
    }
}

/**
 * fovea_export_explain_font:
 * @options: how something is exported
 *
 * Where letters stay text, the fonts of other machines count.
 *
 * Returns: (transfer full) (nullable): a sentence, if the font that is asked for is not on this
 *   machine and letters are drawn in another
 */
char *
fovea_export_explain_font (const FoveaExportOptions *options)
{
  bool is_drawn = fovea_export_format_has_pixels (options->format)
                  || options->format == FOVEA_EXPORT_PDF || options->has_text_paths;
  g_autofree char *substitute = options->font_family != NULL && is_drawn
                                  ? fovea_fonts_dup_substitute (options->font_family)
                                  : NULL;

  return substitute == NULL
           ? NULL
           : g_strdup_printf (_("There is no font “%s” here; “%s” is used instead"),
                              options->font_family, substitute);
}

/**
 * fovea_export_check_figure:
 * @figure: a figure
 * @options: format and how to export
 * @error: return location for a %FOVEA_EXPORT_ERROR_SIZE
 *
 * Returns: whether a file can have the size of @figure; nothing is drawn
 */
bool
fovea_export_check_figure (FoveaFigure              *figure,
                           const FoveaExportOptions *options,
                           GError                  **error)
{
  g_return_val_if_fail (figure != NULL && options != NULL, false);

  cairo_rectangle_t frame = fovea_export_get_frame (figure, options);

  return fovea_export_check_size (&frame, options, error);
}

/**
 * fovea_export_figure:
 * @figure: a figure
 * @options: format and how to export
 * @error: return location for an error of %FOVEA_EXPORT_ERROR
 *
 * Renders a figure to memory. The same figure gives the same bytes at any time.
 *
 * Returns: (transfer full) (nullable): the bytes of a file; %NULL if it would be too
 * large, the format is unknown, or cairo failed
 */
GBytes *
fovea_export_figure (FoveaFigure              *figure,
                     const FoveaExportOptions *options,
                     GError                  **error)
{
  g_return_val_if_fail (figure != NULL, NULL);

  FoveaExportSeries series = { .n_figures = 1, .make = make_only, .data = figure };

  return fovea_export_series (&series, options, error);
}

/**
 * fovea_export_series:
 * @series: figures; one only unless fovea_export_format_has_pages()
 * @options: format and how to export
 * @error: return location for an error of %FOVEA_EXPORT_ERROR
 *
 * Renders figures to memory: pages of a PDF, frames of an animation.
 *
 * Returns: (transfer full) (nullable): the bytes of a file
 */
GBytes *
fovea_export_series (const FoveaExportSeries  *series,
                     const FoveaExportOptions *options,
                     GError                  **error)
{
  g_return_val_if_fail (series != NULL && series->n_figures > 0, NULL);
  g_return_val_if_fail (options != NULL && options->theme != NULL, NULL);
  g_return_val_if_fail (
      series->n_figures == 1 || fovea_export_format_has_pages (options->format), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  FoveaExportOptions all = *options;
  cairo_rectangle_t frame;
  bool is_written;

  if (series->n_figures > 1 && options->frame == NULL)
    {
      if (!fovea_export_find_frame (series, options, &frame, error))
        return NULL;
      all.frame = &frame;
    }
  if (options->format == FOVEA_EXPORT_PDF)
    is_written = fovea_export_write_pdf (series, &all, bytes, error);
  else if (options->format == FOVEA_EXPORT_GIF)
    is_written = fovea_export_write_gif (series, &all, bytes, error);
  else if (options->format == FOVEA_EXPORT_APNG)
    is_written = fovea_export_write_apng (series, &all, bytes, error);
  else
    is_written = write_one (series, &all, bytes, error);

  if (!is_written)
    return NULL;

  gsize size = bytes->len;
  guint8 *data = g_byte_array_free (g_steal_pointer (&bytes), FALSE);

  // Thousands of frames are kept: without the room that was left for more.
  return g_bytes_new_take (g_realloc (data, size), size);
}
