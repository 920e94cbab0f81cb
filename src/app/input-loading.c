// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a file holds is told by its first bytes, not by its name. Files, drops and the clipboard end
// in the same place, where a dialog asks how a large picture becomes cells that can be seen.

#include "config.h"

#include "app/input-loading.h"

#include "app/dialogs.h"
#include "app/edit-burst.h"
#include "app/first-focus.h"
#include "app/pasting.h"
#include "app/picture-dialog.h"
#include "app/settings.h"
#include "app/window-evaluate.h"
#include "document/clipboard-text.h"
#include "document/image-format.h"
#include "document/image.h"
#include "document/npy.h"
#include "document/numbers.h"

#include <glib/gi18n.h>

#include <string.h>

// Files larger than this are not read.
#define MOST_BYTES (64 * 1024 * 1024)

// Pictures up to this are decoded while the window waits: a blank page of 16 megapixels has 9 KiB.
#define MOST_BYTES_AT_ONCE (4 * 1024)

// Makes @input that of the document; if there is none or it does not fit, a dialog says why.
static void
take_input (FoveaWindow *window,
            const char  *headline,
            FoveaTensor *input, // (nullable) with error set
            GError      *error) // (transfer full) (nullable)
{
  FoveaDocument *document = fovea_session_get_document (fovea_window_get_session (window));
  g_autoptr (GError) reason = error;

  if (input != NULL)
    {
      fovea_edit_burst_end (document);
      fovea_document_begin_step (document, C_ ("edit", "Replace Input"));
      fovea_document_replace_input (document, input, &reason);
      fovea_document_end_gesture (document);
    }
  if (reason != NULL)
    fovea_dialogs_tell (GTK_WINDOW (window), headline, fovea_dialogs_get_reason (reason));
}

static bool
has_photo_colors (FoveaWindow *window)
{
  return fovea_settings_get_palette (fovea_window_get_settings (window)) == FOVEA_RAMP_PHOTO;
}

static void
picture_chosen_cb (FoveaPictureDialog *dialog,
                   FoveaWindow        *window)
{
  bool is_photo = fovea_picture_dialog_is_photo (dialog);

  if (is_photo != has_photo_colors (window))
    g_object_set (fovea_window_get_settings (window), "palette",
                  fovea_ramp_get_nick (is_photo ? FOVEA_RAMP_PHOTO : FOVEA_RAMP_HUE), NULL);
  take_input (window, _("The picture cannot be the input"),
              fovea_picture_dialog_get_input (dialog), NULL);
}

// Whether the first layer was made for one channel.
static bool
takes_grey (FoveaWindow *window)
{
  FoveaNetwork *network
    = fovea_document_get_network (fovea_session_get_document (fovea_window_get_session (window)));

  return fovea_network_get_n_layers (network) > 0
         && fovea_network_get_shape (network, 0).n_channels == 1;
}

// A small picture is taken as it is, of a larger one the user says how.
static void
take_decoded (FoveaWindow *window,
              const char  *headline,
              FoveaTensor *picture, // (nullable) with error set
              GError      *error)   // (transfer full) (nullable)
{
  FoveaShape shape = { 0 };

  if (picture != NULL)
    shape = fovea_tensor_get_shape (picture);
  if (MAX (shape.n_rows, shape.n_columns) <= FOVEA_PICTURE_SIDE)
    {
      take_input (window, headline, picture, error);
      return;
    }

  FoveaPictureDialog *dialog = fovea_picture_dialog_new (GTK_WINDOW (window), picture);

  if (takes_grey (window))
    fovea_picture_dialog_set_grey (dialog);
  fovea_picture_dialog_set_photo (dialog, has_photo_colors (window));
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (picture_chosen_cb), window, 0);
  fovea_first_focus_present (GTK_WINDOW (dialog));
}

static bool
is_open (FoveaWindow *window)
{
  return !gtk_widget_in_destruction (GTK_WIDGET (window))
         && fovea_window_get_canvas (window) != NULL;
}

// For whom a photo is decoded. The thread has only the bytes: what is not to be freed there is here.
typedef struct
{
  FoveaWindow *window;
  char *headline;
} Decoding;

static void
free_decoding (Decoding *decoding)
{
  g_object_unref (decoding->window);
  g_free (decoding->headline);
  g_free (decoding);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Decoding, free_decoding)

static void
decode_thread (GTask        *task,
               gpointer      source,
               gpointer      bytes,
               GCancellable *cancellable)
{
  GError *error = NULL;
  FoveaTensor *picture = fovea_image_parse (bytes, FOVEA_IMAGE_CHANNELS_AUTOMATIC, &error);

  if (picture != NULL)
    g_task_return_pointer (task, picture, (GDestroyNotify) fovea_tensor_unref);
  else
    g_task_return_error (task, error);
}

static void
decoded_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (Decoding) decoding = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaTensor) picture = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !is_open (decoding->window))
    return;

  fovea_loading_bar_stop (fovea_window_get_loading_bar (decoding->window));
  take_decoded (decoding->window, decoding->headline, picture, g_steal_pointer (&error));
}

static void
start_decoding (FoveaWindow *window,
                const char  *headline,
                GBytes      *bytes)
{
  GCancellable *cancellable
    = fovea_loading_bar_start (fovea_window_get_loading_bar (window));
  Decoding *decoding = g_new0 (Decoding, 1);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, decoded_cb, decoding);

  decoding->window = g_object_ref (window);
  decoding->headline = g_strdup (headline);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, decode_thread);
}

// What was asked for last counts. A photo takes a second, during which the window stays alive.
static void
take_picture (FoveaWindow *window,
              const char  *headline,
              GBytes      *bytes)
{
  if (g_bytes_get_size (bytes) > MOST_BYTES_AT_ONCE)
    {
      start_decoding (window, headline, bytes);
      return;
    }

  GError *error = NULL;
  g_autoptr (FoveaTensor) picture
    = fovea_image_parse (bytes, FOVEA_IMAGE_CHANNELS_AUTOMATIC, &error);

  take_decoded (window, headline, picture, error);
}

static void
take_bytes (FoveaWindow  *window,
            const char   *headline,
            const char   *name,  // (nullable) of the file
            GBytes       *bytes, // (nullable) with error set
            GError       *error) // (transfer full) (nullable)
{
  fovea_loading_bar_stop (fovea_window_get_loading_bar (window));
  if (bytes != NULL && fovea_image_is_image (bytes))
    {
      take_picture (window, headline, bytes);
      return;
    }

  GError *reason = error;
  g_autoptr (FoveaTensor) input = NULL;

  if (bytes != NULL)
    input = fovea_numbers_parse (bytes, &reason);
  if (bytes != NULL && g_bytes_get_size (bytes) > 0 && input == NULL && name != NULL)
    fovea_image_explain (name, &reason);
  take_input (window, headline, input, reason);
}

/**
 * fovea_input_loading_load:
 * @window: a window
 * @file: a picture, a NumPy file or a table
 *
 * Makes @file the input of the window's document, or says why not. A dialog asks how a large picture
 * is scaled down.
 */
void
fovea_input_loading_load (FoveaWindow *window,
                          GFile       *file)
{
  g_return_if_fail (FOVEA_IS_WINDOW (window) && G_IS_FILE (file));

  g_autofree char *path = g_file_get_parse_name (file);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *headline = g_strdup_printf (_("“%s” cannot be the input"), name);
  GError *error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &error);
  g_autoptr (GBytes) bytes
    = stream != NULL ? fovea_numbers_read (G_INPUT_STREAM (stream), MOST_BYTES, &error) : NULL;

  take_bytes (window, headline, name, bytes, error);
}

static void
chooser_response_cb (GtkNativeDialog *dialog,
                     int              response,
                     FoveaWindow     *window)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                             ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                             : NULL;

  g_object_set_data (G_OBJECT (window), "input-chooser", NULL);
  if (file == NULL)
    return;
  g_object_set_data_full (G_OBJECT (window), "input-folder", g_file_get_parent (file),
                          g_object_unref);
  fovea_input_loading_load (window, file);
}

// Of names of files with numbers.
static const char *const suffixes[] = { "npy", "csv", "tsv", "txt" };

/**
 * fovea_input_loading_add_suffixes:
 * @filter: what a file chooser shows
 *
 * Adds the names of files that can be an input, of pictures those that this system decodes.
 */
void
fovea_input_loading_add_suffixes (GtkFileFilter *filter)
{
  g_return_if_fail (GTK_IS_FILE_FILTER (filter));

  g_auto (GStrv) pictures = fovea_image_format_dup_suffixes ();

  for (guint i = 0; pictures[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, pictures[i]);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
}

// A picture of a kind that is not read is one, too: whoever loads it says so.
static bool
is_named_as_input (const char *name)
{
  g_autofree char *type = g_content_type_guess (name, NULL, 0, NULL);
  g_autofree char *mime = g_content_type_get_mime_type (type);
  const char *dot = strrchr (name, '.');

  if ((mime != NULL && g_str_has_prefix (mime, "image/")) || fovea_image_format_is_named (name))
    return true;
  for (guint i = 0; i < G_N_ELEMENTS (suffixes) && dot != NULL; i++)
    if (g_ascii_strcasecmp (dot + 1, suffixes[i]) == 0)
      return true;

  return false;
}

/**
 * fovea_input_loading_knows:
 * @file: any file
 *
 * Returns: whether @file is a picture or an array rather than a document or a lesson: by its name,
 *   which a photo taken from somewhere may have lost, or by its first bytes, if it can be read at once
 */
bool
fovea_input_loading_knows (GFile *file)
{
  g_return_val_if_fail (G_IS_FILE (file), false);

  g_autofree char *name = g_file_get_basename (file);

  if (name == NULL || g_str_has_suffix (name, ".fovea"))
    return false;
  if (is_named_as_input (name))
    return true;

  g_autoptr (GFileInputStream) stream
    = g_file_is_native (file) ? g_file_read (file, NULL, NULL) : NULL;
  g_autoptr (GBytes) bytes
    = stream != NULL ? g_input_stream_read_bytes (G_INPUT_STREAM (stream), 64, NULL, NULL) : NULL;

  return bytes != NULL && (fovea_image_is_image (bytes) || fovea_npy_is_npy (bytes));
}

static void
add_filters (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) known = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (known, _("Pictures, NumPy files and tables"));
  fovea_input_loading_add_suffixes (known);
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, known);
  gtk_file_chooser_add_filter (chooser, all);
}
// Where the last input came from, at first where photos are.
static void
set_folder (FoveaWindow    *window,
            GtkFileChooser *chooser)
{
  GFile *last = g_object_get_data (G_OBJECT (window), "input-folder");
  const char *pictures = g_get_user_special_dir (G_USER_DIRECTORY_PICTURES);
  g_autoptr (GFile) folder = last != NULL       ? g_object_ref (last)
                             : pictures != NULL ? g_file_new_for_path (pictures)
                                                : NULL;

  if (folder != NULL && g_file_query_exists (folder, NULL))
    gtk_file_chooser_set_current_folder (chooser, folder, NULL);
}

/**
 * fovea_input_loading_choose:
 * @window: a window
 *
 * Lets the user choose a file as input. The window owns the chooser while it is open.
 */
void
fovea_input_loading_choose (FoveaWindow *window)
{
  g_return_if_fail (FOVEA_IS_WINDOW (window));

  GtkFileChooserNative *chooser
    = gtk_file_chooser_native_new (_("Choose an Input"), GTK_WINDOW (window),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  add_filters (GTK_FILE_CHOOSER (chooser));
  set_folder (window, GTK_FILE_CHOOSER (chooser));
  g_signal_connect (chooser, "response", G_CALLBACK (chooser_response_cb), window);
  g_object_set_data_full (G_OBJECT (window), "input-chooser", chooser, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
picture_spliced_cb (GObject      *memory,
                    GAsyncResult *result,
                    gpointer      data)
{
  g_autoptr (FoveaWindow) window = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (memory), result, &error) >= 0)
    bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  if (is_open (window))
    take_bytes (window, _("The clipboard cannot be the input"), NULL, bytes, error);
  else
    g_clear_error (&error);
}

// The bytes, not a texture: their size is looked at before they are decoded.
static void
picture_read_cb (GObject      *clipboard,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (FoveaWindow) window = data;
  GError *error = NULL;
  g_autoptr (GInputStream) stream
    = gdk_clipboard_read_finish (GDK_CLIPBOARD (clipboard), result, NULL, &error);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (stream != NULL)
    g_output_stream_splice_async (memory, stream,
                                  G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE
                                    | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                  G_PRIORITY_DEFAULT, NULL, picture_spliced_cb,
                                  g_steal_pointer (&window));
  else if (is_open (window))
    take_bytes (window, _("The clipboard cannot be the input"), NULL, NULL, error);
  else
    g_clear_error (&error);
}

static void
read_picture (FoveaWindow *window)
{
  gdk_clipboard_read_async (gtk_widget_get_clipboard (GTK_WIDGET (window)),
                            fovea_pasting_get_picture_types (), G_PRIORITY_DEFAULT, NULL,
                            picture_read_cb, g_object_ref (window));
}

// Numbers come before a picture of them.
static void
text_read_cb (GObject      *clipboard,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (FoveaWindow) window = data;
  g_autofree char *text
    = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  GError *error = NULL;
  g_autoptr (FoveaTensor) input = fovea_clipboard_parse (text != NULL ? text : "", &error);

  if (is_open (window) && input == NULL && fovea_pasting_has_picture (GDK_CLIPBOARD (clipboard)))
    read_picture (window);
  else if (is_open (window))
    {
      fovea_loading_bar_stop (fovea_window_get_loading_bar (window));
      take_input (window, _("The clipboard cannot be the input"), input, g_steal_pointer (&error));
    }
  g_clear_error (&error);
}

/**
 * fovea_input_loading_paste:
 * @window: a window
 *
 * Makes the numbers or the picture on the clipboard the input, soon; or says why not.
 */
void
fovea_input_loading_paste (FoveaWindow *window)
{
  g_return_if_fail (FOVEA_IS_WINDOW (window));

  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));

  if (fovea_pasting_has_picture (clipboard) && !fovea_pasting_has_text (clipboard))
    read_picture (window);
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, g_object_ref (window));
}
