// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A program that takes files may read them long after the drop: they stay in the user's runtime
// folder, which is emptied at the end of the session, until something else is dragged.

#include "config.h"

#include "app/export-drag.h"

#include "app/dialogs.h"
#include "app/languages.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <string.h>

#define ICON_PX 160.0
#define HOLD_MS 500

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  g_autofree char *first = g_file_get_basename ((GFile *) a);
  g_autofree char *second = g_file_get_basename ((GFile *) b);

  return strcmp (first, second);
}

// All that the export made: a file, or one a step.
static GdkFileList *
list_files (GFile *folder)
{
  g_autoptr (GDir) dir = g_dir_open (g_file_peek_path (folder), 0, NULL);
  GSList *files = NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    files = g_slist_insert_sorted (files, g_file_get_child (folder, name), compare_names);

  GdkFileList *list = gdk_file_list_new_from_list (files);

  g_slist_free_full (files, g_object_unref);
  return list;
}

// The one picture, or the first step, with the present choices; also its alternative text.
static GBytes *
draw_png (FoveaExportDialog  *dialog,
          char              **description,
          GError            **error)
{
  FoveaExportChoices *choices = fovea_export_dialog_get_choices (dialog);
  g_auto (FoveaServing) serving = { 0 };
  FoveaSubject subject;
  FoveaRecipe recipe;

  if (!fovea_export_choices_fill (choices, FOVEA_EXPORT_PNG, &recipe, &subject, error))
    return NULL;
  if (recipe.has_steps)
    recipe.step = 1;
  recipe.has_steps = false;
  if (!fovea_serving_init (&serving, &recipe, &subject, error))
    return NULL;

  g_autoptr (FoveaFigure) figure = serving.series.make (0, serving.series.data);

  *description = g_strdup (fovea_figure_get_description (figure));
  return fovea_export_figure (figure, &serving.export, error);
}

/**
 * fovea_export_drag_is_touch:
 * @source: what is being asked for its content
 *
 * Returns: whether a finger would drag, which is to scroll
 */
bool
fovea_export_drag_is_touch (GtkDragSource *source)
{
  g_return_val_if_fail (GTK_IS_DRAG_SOURCE (source), false);

  GdkDevice *device
    = gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (source));

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

/**
 * fovea_export_drag_make_folder:
 * @error: place for a %G_FILE_ERROR
 *
 * Returns: (transfer full) (nullable): the folder of what is dragged, without what was dragged before
 */
GFile *
fovea_export_drag_make_folder (GError **error)
{
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "fovea-drag", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *old = g_build_filename (path, name, NULL);

      g_unlink (old);
    }
  if (g_mkdir_with_parents (path, 0700) == 0)
    return g_file_new_for_path (path);

  int code = errno;

  g_set_error_literal (error, G_FILE_ERROR, (int) g_file_error_from_errno (code),
                       g_strerror (code));
  return NULL;
}

/**
 * fovea_export_drag_new_content:
 * @dialog: an export dialog
 * @error: place for a %FOVEA_EXPORT_ERROR or a file's error
 *
 * Exports with the present choices into a folder of its own.
 *
 * Returns: (transfer full) (nullable): the files, the picture as PNG, and its alternative text
 */
GdkContentProvider *
fovea_export_drag_new_content (FoveaExportDialog  *dialog,
                               GError            **error)
{
  g_return_val_if_fail (FOVEA_IS_EXPORT_DIALOG (dialog), NULL);

  g_autofree char *name = fovea_export_dialog_dup_name (dialog);
  g_autofree char *description = NULL;
  g_autoptr (GFile) folder = fovea_export_drag_make_folder (error);
  g_autoptr (GFile) file = folder != NULL ? g_file_get_child (folder, name) : NULL;

  if (file == NULL || !fovea_export_dialog_save (dialog, file, error))
    return NULL;

  g_autofree char *language
    = fovea_export_choices_dup_language (fovea_export_dialog_get_choices (dialog));
  g_autofree char *before = fovea_languages_set (language);
  g_autoptr (GBytes) png = draw_png (dialog, &description, error);
  g_autofree char *during = fovea_languages_set (before);

  if (png == NULL)
    return NULL;

  GdkFileList *files = list_files (folder);
  GdkContentProvider *providers[] = {
    gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, files),
    gdk_content_provider_new_for_bytes ("image/png", png),
    gdk_content_provider_new_typed (G_TYPE_STRING, description),
  };

  g_boxed_free (GDK_TYPE_FILE_LIST, files);
  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

static GdkContentProvider *
prepare_cb (GtkDragSource     *source,
            double             x,
            double             y,
            FoveaExportDialog *dialog)
{
  g_autoptr (GError) error = NULL;
  GdkContentProvider *content = fovea_export_drag_new_content (dialog, &error);

  if (content == NULL)
    fovea_dialogs_tell (GTK_WINDOW (dialog), _("The picture cannot be dragged"), error->message);
  return content;
}

// Small enough to see where it is dropped.
static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag       *drag,
               GtkPicture    *picture)
{
  GdkPaintable *paintable = gtk_picture_get_paintable (picture);

  if (paintable == NULL)
    return;

  double width = gdk_paintable_get_intrinsic_width (paintable);
  double height = gdk_paintable_get_intrinsic_height (paintable);
  double scale = MIN (1, ICON_PX / MAX (1, MAX (width, height)));
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, scale * width, scale * height);

  g_autoptr (GdkPaintable) icon = gtk_snapshot_free_to_paintable (snapshot, NULL);

  gtk_drag_source_set_icon (source, icon, 0, 0);
}

/**
 * fovea_export_drag_add:
 * @dialog: an export dialog
 * @picture: its preview
 *
 * Lets the preview be dragged into other programs.
 */
void
fovea_export_drag_add (FoveaExportDialog *dialog,
                       GtkPicture        *picture)
{
  g_return_if_fail (FOVEA_IS_EXPORT_DIALOG (dialog) && GTK_IS_PICTURE (picture));

  GtkDragSource *source = fovea_export_drag_new_source ();

  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), dialog, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), picture, 0);
  gtk_widget_add_controller (GTK_WIDGET (picture), GTK_EVENT_CONTROLLER (source));
}

// Held a while: see fovea_export_drag_new_source().
static gboolean
let_go_cb (gpointer data)
{
  return G_SOURCE_REMOVE;
}

static void
began_cb (GtkDragSource *source)
{
  g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, HOLD_MS, let_go_cb, g_object_ref (source),
                      g_object_unref);
}

/**
 * fovea_export_drag_new_source:
 *
 * A drag source that outlives its widget for a moment after each press. GTK's waits for 100 ms
 * before it drags, and some versions (4.18.6) forget to end that wait with the source: they write
 * into its memory when the widget, or its window, is gone by then.
 *
 * Returns: (transfer full): a source without content
 */
GtkDragSource *
fovea_export_drag_new_source (void)
{
  GtkDragSource *source = gtk_drag_source_new ();

  // After GTK's own handler, so that its wait is over first even where both are due.
  g_signal_connect_after (source, "begin", G_CALLBACK (began_cb), NULL);

  return source;
}
