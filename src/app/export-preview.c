// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is about to be exported, as a small picture and in numbers.

#include "config.h"

#include "app/export-preview.h"

#include <glib/gi18n.h>

// Of the longer side, at most.
#define PREVIEW_PX 640.0

static void
add_line (char **text,
          char  *line) // (transfer full) (nullable)
{
  if (line == NULL)
    return;

  char *longer = g_strdup_printf ("%s\n%s", *text, line);

  g_free (*text);
  g_free (line);
  *text = longer;
}

/**
 * fovea_export_preview_draw:
 * @serving: what is exported
 * @facts: (out) (nullable): how large it will be, and whether its font is there
 * @error: place for a %FOVEA_EXPORT_ERROR
 *
 * Draws the one figure, or the middle of the playback, as the file will have it.
 *
 * Returns: (transfer full) (nullable): a PNG
 */
GBytes *
fovea_export_preview_draw (const FoveaServing  *serving,
                           char               **facts,
                           GError             **error)
{
  FoveaExportOptions options = serving->export;
  g_autoptr (FoveaFigure) figure
    = serving->series.make (serving->series.n_figures / 2, serving->series.data);
  cairo_rectangle_t frame = fovea_export_get_frame (figure, &options);
  double width = frame.width;
  double height = frame.height;

  if (!fovea_export_check_figure (figure, &options, error))
    return NULL;
  if (serving->series.n_figures > 1)
    *facts = g_strdup_printf (ngettext ("%d step, %.0f × %.0f mm", "%d steps, %.0f × %.0f mm each",
                                        (gulong) serving->series.n_figures),
                              serving->series.n_figures, width * 25.4 / 72, height * 25.4 / 72);
  else if (fovea_export_format_has_pixels (options.format))
    *facts = g_strdup_printf (_("%.0f × %.0f pixels"), width * options.scale, height * options.scale);
  else
    *facts = g_strdup_printf (_("%.0f × %.0f mm"), width * 25.4 / 72, height * 25.4 / 72);

  add_line (facts, fovea_export_explain_font (&options));

  options.format = FOVEA_EXPORT_PNG;
  options.scale = MIN (1, PREVIEW_PX / MAX (width, height));
  return fovea_export_figure (figure, &options, error);
}
