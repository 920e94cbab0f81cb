// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The picture goes in several formats at once, so that a text processor takes the sharpest that it
// knows. A selection is part of the picture.

#include "config.h"

#include "app/copying.h"

#include "app/dialogs.h"
#include "app/figure-source.h"
#include "document/clipboard-text.h"
#include "figure/export.h"

#include <glib/gi18n.h>

// Pixels a point of a copied picture: sharp when printed or projected.
#define SCALE 2

static const struct
{
  const char *nick;
  FoveaExportFormat format;
  const char *mime_type;
  double scale;
} formats[] = {
  { "svg", FOVEA_EXPORT_SVG, "image/svg+xml", 1 },
  { "pdf", FOVEA_EXPORT_PDF, "application/pdf", 1 },
  { "png", FOVEA_EXPORT_PNG, "image/png", SCALE },
};

/**
 * fovea_copying_new_picture:
 * @window: a window
 * @format: (nullable): "png", "svg" or "pdf"; %NULL: all of them
 * @png: (out) (optional) (transfer full): of all of them, the bytes of the PNG
 * @error: place for a %FOVEA_EXPORT_ERROR
 *
 * Returns: (transfer full) (nullable): the picture that @window shows, for the clipboard
 */
GdkContentProvider *
fovea_copying_new_picture (FoveaWindow  *window,
                           const char   *format,
                           GBytes      **png,
                           GError      **error)
{
  g_return_val_if_fail (FOVEA_IS_WINDOW (window), NULL);

  if (fovea_canvas_get_figure (fovea_window_get_canvas (window)) == NULL)
    {
      g_propagate_error (error,
                         g_error_copy (fovea_session_get_error (fovea_window_get_session (window))));
      return NULL;
    }

  g_autoptr (FoveaFigureSource) source = fovea_figure_source_new (window);
  g_autoptr (FoveaFigure) figure = fovea_figure_source_new_figure (source);
  GdkContentProvider *providers[G_N_ELEMENTS (formats)];
  guint n_providers = 0;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (format != NULL && !g_str_equal (format, formats[i].nick))
        continue;

      FoveaExportOptions options = FOVEA_EXPORT_OPTIONS_INIT;

      options.format = formats[i].format;
      options.theme = fovea_figure_source_get_recipe (source)->export.theme;
      options.scale = formats[i].scale;

      g_autoptr (GBytes) bytes = fovea_export_figure (figure, &options, error);

      if (bytes == NULL)
        {
          for (guint k = 0; k < n_providers; k++)
            g_object_unref (providers[k]);
          return NULL;
        }
      providers[n_providers++] = gdk_content_provider_new_for_bytes (formats[i].mime_type, bytes);
      if (png != NULL && formats[i].format == FOVEA_EXPORT_PNG)
        *png = g_steal_pointer (&bytes);
    }
  return gdk_content_provider_new_union (providers, n_providers);
}

/**
 * fovea_copying_dup_numbers:
 * @window: a window
 *
 * Returns: (transfer full): the grid of the selected cell as spreadsheets take it, one channel below
 *   the other with an empty line between; without a selection, the output
 */
char *
fovea_copying_dup_numbers (FoveaWindow *window)
{
  g_return_val_if_fail (FOVEA_IS_WINDOW (window), NULL);

  FoveaSession *session = fovea_window_get_session (window);
  FoveaEvaluation *evaluation = fovea_session_get_evaluation (session);
  FoveaCell cell;
  int stage;
  g_autoptr (GString) text = g_string_new (NULL);

  if (evaluation == NULL)
    return g_strdup ("");
  stage = fovea_network_get_n_layers (fovea_evaluation_get_network (evaluation));
  if (fovea_session_get_selection (session, &cell))
    stage = cell.stage;

  FoveaTensor *tensor = fovea_evaluation_get_stage (evaluation, stage);
  FoveaShape shape = fovea_tensor_get_shape (tensor);

  for (int channel = 0; channel < shape.n_channels; channel++)
    {
      g_autofree char *rows = fovea_clipboard_format_tsv (
        fovea_tensor_get_values (tensor) + (size_t) channel * shape.n_rows * shape.n_columns,
        shape.n_rows, shape.n_columns);

      g_string_append_printf (text, "%s%s", channel > 0 ? "\n" : "", rows);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * fovea_copying_copy_picture:
 * @window: a window
 * @format: (nullable): "png", "svg" or "pdf"; %NULL: all of them
 *
 * Puts the picture on the clipboard, or says why not.
 */
void
fovea_copying_copy_picture (FoveaWindow *window,
                            const char  *format)
{
  g_return_if_fail (FOVEA_IS_WINDOW (window));

  g_autoptr (GError) error = NULL;
  g_autoptr (GdkContentProvider) provider = fovea_copying_new_picture (window, format, NULL, &error);

  if (provider != NULL)
    gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (window)), provider);
  else
    fovea_dialogs_tell (GTK_WINDOW (window), _("The picture cannot be copied"), error->message);
}

/**
 * fovea_copying_copy_numbers:
 * @window: a window
 *
 * Puts the grid of the selected cell on the clipboard.
 */
void
fovea_copying_copy_numbers (FoveaWindow *window)
{
  g_return_if_fail (FOVEA_IS_WINDOW (window));

  g_autofree char *text = fovea_copying_dup_numbers (window);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)), text);
}

/**
 * fovea_copying_copy_code:
 * @window: a window
 * @language: a language
 *
 * Puts a script on the clipboard that builds the same network and prints the same output.
 */
void
fovea_copying_copy_code (FoveaWindow       *window,
                         FoveaCodeLanguage  language)
{
  g_return_if_fail (FOVEA_IS_WINDOW (window));

  FoveaDocument *document = fovea_session_get_document (fovea_window_get_session (window));
  g_autoptr (GBytes) script
    = fovea_code_generate (fovea_document_get_content (document), language);
  gsize size;
  const char *data = g_bytes_get_data (script, &size);
  g_autofree char *text = g_strndup (data, size);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)), text);
}
