// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// PDF by cairo, which embeds the fonts: a point of the figure is a point of the page, a
// figure a page.

#include "figure/export-private.h"

#include <cairo-pdf.h>

#define EPOCH "2026-01-01T00:00:00Z"

static void
set_metadata (cairo_surface_t *surface,
              FoveaFigure     *figure,
              const char      *series_description) // (nullable)
{
  const char *text = series_description != NULL ? series_description
                                                : fovea_figure_get_description (figure);
  g_autofree char *title = fovea_export_flatten (fovea_figure_get_title (figure));
  g_autofree char *description = fovea_export_flatten (text);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, description);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Fovea");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, EPOCH);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, EPOCH);
}

static bool
write_page (const FoveaExportSeries  *series,
            int                       page,
            const FoveaExportOptions *options,
            cairo_surface_t          *surface,
            GError                  **error)
{
  if (g_cancellable_set_error_if_cancelled (series->cancellable, error))
    return false;

  g_autoptr (FoveaFigure) figure = series->make (page, series->data);
  cairo_rectangle_t frame = fovea_export_get_frame (figure, options);

  if (!fovea_export_check_size (&frame, options, error))
    return false;
  if (page == 0)
    set_metadata (surface, figure, series->description);
  cairo_pdf_surface_set_size (surface, frame.width * options->scale,
                              frame.height * options->scale);

  return fovea_export_draw (figure, options, &frame, surface, error);
}

/**
 * fovea_export_write_pdf:
 * @series: figures
 * @options: how they are exported
 * @bytes: where to append
 * @error: return location for an error of %FOVEA_EXPORT_ERROR
 *
 * Writes a PDF whose title is that of the first figure, with fixed dates.
 *
 * Returns: whether all could be drawn
 */
bool
fovea_export_write_pdf (const FoveaExportSeries  *series,
                        const FoveaExportOptions *options,
                        GByteArray               *bytes,
                        GError                  **error)
{
  cairo_surface_t *surface
      = cairo_pdf_surface_create_for_stream (fovea_export_append, bytes, 1, 1);
  bool is_written = true;

  for (int page = 0; page < series->n_figures && is_written; page++)
    is_written = fovea_export_check_length (bytes->len, error)
                 && write_page (series, page, options, surface, error);
  cairo_surface_finish (surface);
  is_written
      = is_written && fovea_export_check_cairo (cairo_surface_status (surface), error);
  cairo_surface_destroy (surface);

  return is_written;
}
