// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Files are read in threads; the present document stays while they are and if they cannot be.

#include "config.h"

#include "app/opening.h"

#include "app/input-loading.h"
#include "app/recent.h"
#include "app/window-lecture.h"
#include "document/examples.h"

#include <glib/gi18n.h>

/**
 * fovea_opening_show:
 * @window: the window that was asked
 * @keeper: the document to show
 *
 * Shows it in @window if nobody would miss what stands there, else in a new window: whoever learns or
 * teaches finds the lesson as it was.
 */
void
fovea_opening_show (FoveaWindow *window,
                    FoveaKeeper *keeper)
{
  g_return_if_fail (FOVEA_IS_WINDOW (window));
  g_return_if_fail (FOVEA_IS_KEEPER (keeper));

  if (!fovea_keeper_is_pristine (fovea_window_get_keeper (window))
      || fovea_lecture_get_lesson (fovea_window_get_lecture (window)) != NULL)
    {
      window = fovea_window_new_sibling (window, fovea_keeper_get_document (keeper));
      gtk_window_present (GTK_WINDOW (window));
    }
  fovea_window_show_keeper (window, keeper);
}

static FoveaWindow *
find_window (FoveaWindow *among,
             GFile       *file)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (among));
  GList *windows = application != NULL ? gtk_application_get_windows (application) : NULL;

  for (; windows != NULL; windows = windows->next)
    {
      if (!FOVEA_IS_WINDOW (windows->data))
        continue;

      FoveaKeeper *keeper = fovea_window_get_keeper (windows->data);
      GFile *other = fovea_document_get_file (fovea_keeper_get_document (keeper));

      if (other != NULL && g_file_equal (other, file))
        return windows->data;
    }
  return NULL;
}

// A reading in progress: who asked for what.
typedef struct
{
  FoveaWindow *window;
  GFile *file;
} Reading;

static void
free_reading (Reading *reading)
{
  g_object_unref (reading->window);
  g_object_unref (reading->file);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, free_reading)

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (Reading) reading = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaKeeper) keeper = fovea_keeper_open_finish (result, &error);

  // The window may have been closed meanwhile.
  if (fovea_window_get_keeper (reading->window) == NULL)
    return;
  if (keeper != NULL)
    {
      fovea_recent_add (reading->file);
      fovea_opening_show (reading->window, keeper);
      return;
    }

  g_autofree char *path = g_file_get_parse_name (reading->file);
  g_autofree char *name = g_path_get_basename (path);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    fovea_recent_forget (reading->file);
  fovea_window_report (reading->window, name, error);
}

/**
 * fovea_opening_open:
 * @window: the window that was asked
 * @file: a document
 *
 * Opens @file, or brings forward the window that shows it already. If it cannot be read, a dialog
 * says why.
 */
void
fovea_opening_open (FoveaWindow *window,
                    GFile       *file)
{
  g_return_if_fail (FOVEA_IS_WINDOW (window));
  g_return_if_fail (G_IS_FILE (file));

  if (fovea_window_open_lesson (window, file))
    return;

  FoveaWindow *present = find_window (window, file);

  if (present != NULL)
    {
      gtk_window_present (GTK_WINDOW (present));
      return;
    }

  Reading *reading = g_new0 (Reading, 1);

  reading->window = g_object_ref (window);
  reading->file = g_object_ref (file);
  fovea_keeper_open_async (file, NULL, read_cb, reading);
}

/**
 * fovea_opening_open_example:
 * @window: the window that was asked
 * @name: the name of a built-in example
 *
 * Opens the example as a document without a file.
 */
void
fovea_opening_open_example (FoveaWindow *window,
                            const char  *name)
{
  g_return_if_fail (FOVEA_IS_WINDOW (window));
  g_return_if_fail (name != NULL);

  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaContent) content = fovea_examples_load (name, &error);

  if (content == NULL)
    {
      fovea_window_report (window, name, error);
      return;
    }

  g_autoptr (FoveaDocument) document = fovea_document_new (content);
  g_autoptr (FoveaKeeper) keeper = fovea_keeper_new (document);

  fovea_opening_show (window, keeper);
}

/**
 * fovea_opening_take:
 * @window: the window that was asked
 * @file: a document, a lesson, a picture or an array; or “example:NAME”
 *
 * Opens a document, a lesson or an example; a picture or an array becomes the input of the document
 * that is open.
 */
void
fovea_opening_take (FoveaWindow *window,
                    GFile       *file)
{
  g_return_if_fail (FOVEA_IS_WINDOW (window));
  g_return_if_fail (G_IS_FILE (file));

  g_autofree char *uri = g_file_get_uri (file);

  if (g_file_has_uri_scheme (file, "example"))
    fovea_opening_open_example (window, uri + strlen ("example:"));
  else if (!fovea_input_loading_knows (file)
           || !gtk_widget_activate_action (GTK_WIDGET (window), "win.load-input", "s", uri))
    fovea_opening_open (window, file);
}

static void
chooser_response_cb (GtkNativeDialog *chooser,
                     int              response,
                     FoveaWindow     *window)
{
  g_autoptr (GListModel) files = response == GTK_RESPONSE_ACCEPT
                                   ? gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser))
                                   : NULL;

  g_object_set_data (G_OBJECT (window), "file-chooser", NULL);
  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      fovea_opening_take (window, file);
    }
}

static void
add_filters (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) known = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) documents = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (known, _("Documents, pictures and arrays"));
  gtk_file_filter_add_suffix (known, "fovea");
  fovea_input_loading_add_suffixes (known);
  gtk_file_filter_set_name (documents, _("Fovea documents"));
  gtk_file_filter_add_suffix (documents, "fovea");
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, known);
  gtk_file_chooser_add_filter (chooser, documents);
  gtk_file_chooser_add_filter (chooser, all);
}

/**
 * fovea_opening_choose:
 * @window: a window
 *
 * Lets the user choose files, each for fovea_opening_take(). The window owns the chooser while it is
 * open: nothing else does.
 */
void
fovea_opening_choose (FoveaWindow *window)
{
  g_return_if_fail (FOVEA_IS_WINDOW (window));

  GtkFileChooserNative *chooser
    = gtk_file_chooser_native_new (_("Open"), GTK_WINDOW (window),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  add_filters (GTK_FILE_CHOOSER (chooser));
  g_signal_connect (chooser, "response", G_CALLBACK (chooser_response_cb), window);
  g_object_set_data_full (G_OBJECT (window), "file-chooser", chooser, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static gboolean
drop_cb (FoveaWindow  *window,
         const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  for (GSList *link = files; link != NULL; link = link->next)
    fovea_opening_take (window, link->data);
  return files != NULL;
}

// The picture that is dragged out of a window is no document for it.
static gboolean
accept_cb (GtkDropTarget *target,
           GdkDrop       *drop)
{
  return gdk_drop_get_drag (drop) == NULL
         && (gdk_drop_get_actions (drop) & gtk_drop_target_get_actions (target)) != 0
         && gdk_content_formats_match (gtk_drop_target_get_formats (target),
                                       gdk_drop_get_formats (drop));
}

/**
 * fovea_opening_accept_drops:
 * @window: a window
 *
 * Lets files be dropped on @window, each for fovea_opening_take().
 */
void
fovea_opening_accept_drops (FoveaWindow *window)
{
  g_return_if_fail (FOVEA_IS_WINDOW (window));

  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "accept", G_CALLBACK (accept_cb), NULL);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), window);
  gtk_widget_add_controller (GTK_WIDGET (window), GTK_EVENT_CONTROLLER (target));
}
