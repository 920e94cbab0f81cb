// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A press on a cell selects it and a press beside the picture selects nothing, so a drag begins on what
// a press does nothing to: words and cards. The keyboard's way is to copy the picture.

#include "config.h"

#include "app/figure-drag.h"

#include "app/copying.h"
#include "app/dialogs.h"
#include "app/export-drag.h"
#include "app/figure-source.h"
#include "document/file.h"

#include <glib/gi18n.h>

#define ICON_PX 160.0

static GdkContentProvider *
new_file (GBytes  *png,
          GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s.png", _("figure"));
  g_autoptr (GFile) folder = fovea_export_drag_make_folder (error);
  g_autoptr (GFile) file = folder != NULL ? g_file_get_child (folder, name) : NULL;

  if (file == NULL || !fovea_save_bytes (file, png, error))
    return NULL;

  GSList list = { file, NULL };
  GdkFileList *files = gdk_file_list_new_from_list (&list);
  GdkContentProvider *provider = gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, files);

  g_boxed_free (GDK_TYPE_FILE_LIST, files);
  return provider;
}

/**
 * fovea_figure_drag_new_content:
 * @window: a window with a picture
 * @error: place for a %FOVEA_EXPORT_ERROR or a file's error
 *
 * Returns: (transfer full) (nullable): the picture as a file, as PNG, SVG and PDF, and its alternative
 *   text
 */
GdkContentProvider *
fovea_figure_drag_new_content (FoveaWindow  *window,
                               GError      **error)
{
  g_return_val_if_fail (FOVEA_IS_WINDOW (window), NULL);

  g_autoptr (GBytes) png = NULL;
  g_autoptr (GdkContentProvider) pictures
    = fovea_copying_new_picture (window, NULL, &png, error);
  GdkContentProvider *file = pictures != NULL ? new_file (png, error) : NULL;

  if (file == NULL)
    return NULL;

  FoveaFigure *figure = fovea_canvas_get_figure (fovea_window_get_canvas (window));
  GdkContentProvider *providers[] = {
    file,
    g_object_ref (pictures),
    gdk_content_provider_new_typed (G_TYPE_STRING, fovea_figure_get_description (figure)),
  };

  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            FoveaWindow   *window)
{
  g_autoptr (GError) error = NULL;

  // What is of before the last change is to stay here, as copying and exporting have it.
  if (fovea_export_drag_is_touch (source)
      || fovea_session_get_state (fovea_window_get_session (window)) != FOVEA_SESSION_CURRENT
      || fovea_canvas_pick (fovea_window_get_canvas (window), x, y).kind != FOVEA_TAG_CARD)
    return NULL;

  GdkContentProvider *content = fovea_figure_drag_new_content (window, &error);

  if (content == NULL)
    fovea_dialogs_tell (GTK_WINDOW (window), _("The picture cannot be dragged"), error->message);
  return content;
}

// Small enough to see where it is dropped; without it GTK would show the words.
static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag       *drag,
               FoveaWindow   *window)
{
  g_autoptr (FoveaFigureSource) shown = fovea_figure_source_new (window);
  g_autoptr (FoveaFigure) figure = fovea_figure_source_new_figure (shown);
  FoveaExportOptions options = FOVEA_EXPORT_OPTIONS_INIT;

  options.format = FOVEA_EXPORT_PNG;
  options.theme = fovea_figure_source_get_recipe (shown)->export.theme;
  options.scale
    = MIN (1, ICON_PX / MAX (fovea_figure_get_width (figure), fovea_figure_get_height (figure)));

  g_autoptr (GBytes) bytes = fovea_export_figure (figure, &options, NULL);
  g_autoptr (GdkTexture) icon = bytes != NULL ? gdk_texture_new_from_bytes (bytes, NULL) : NULL;

  if (icon != NULL)
    gtk_drag_source_set_icon (source, GDK_PAINTABLE (icon), 0, 0);
}

/**
 * fovea_figure_drag_add:
 * @window: a window with its canvas
 *
 * Lets the picture be dragged into other programs.
 */
void
fovea_figure_drag_add (FoveaWindow *window)
{
  g_return_if_fail (FOVEA_IS_WINDOW (window));

  GtkDragSource *source = fovea_export_drag_new_source ();

  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), window, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), window, 0);
  gtk_widget_add_controller (GTK_WIDGET (fovea_window_get_canvas (window)),
                             GTK_EVENT_CONTROLLER (source));
}
