// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// All the weights of a layer at once: pasted as PyTorch prints them, or out of a NumPy file.

#include "config.h"

#include "app/kernel-grid-private.h"

#include "app/edit-burst.h"
#include "document/adapt.h"
#include "document/clipboard-text.h"
#include "document/npy.h"
#include "document/numbers.h"

#include <glib/gi18n.h>

#define CHOOSER_KEY "weights-chooser"
#define MOST_BYTES (256 * 1024 * 1024)

static FoveaArray *
parse (GBytes  *bytes,
       GError **error)
{
  size_t n_bytes;
  const char *start = g_bytes_get_data (bytes, &n_bytes);

  if (fovea_npy_is_npy (bytes))
    return fovea_npy_parse (bytes, error);

  g_autofree char *raw = g_strndup (start, n_bytes);
  g_autofree char *text = g_utf8_make_valid (raw, -1);

  return fovea_clipboard_parse_array (text, error);
}

/**
 * fovea_kernel_grid_take_bank:
 * @self: a grid
 * @array: at most 4 dimensions: outer × inner × rows × columns; missing leading ones are 1
 * @name: what the step is called, translated
 *
 * Makes @array all weights of the layer. What does not fit is said beneath the grid.
 *
 * Returns: whether they are now
 */
bool
fovea_kernel_grid_take_bank (FoveaKernelGrid  *self,
                             const FoveaArray *array,
                             const char       *name)
{
  FoveaLayer *old
    = fovea_content_get_layer (fovea_document_get_content (self->document), self->layer);
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaKernels) weights = fovea_array_dup_kernels (array, &error);
  g_autoptr (FoveaLayer) layer
    = weights != NULL ? fovea_layer_take_weights (old, weights, &error) : NULL;

  fovea_edit_burst_end (self->document);
  fovea_document_begin_step (self->document, name);

  bool is_done
    = layer != NULL && fovea_document_replace_layer (self->document, self->layer, layer, &error);

  fovea_document_end_gesture (self->document);
  if (!is_done)
    fovea_kernel_grid_show_error (self, error->message);
  return is_done;
}

/**
 * fovea_kernel_grid_load:
 * @self: a grid
 * @file: a NumPy file, a table or a printout
 *
 * Makes the numbers of @file all weights of the layer, or says beneath the grid why not.
 *
 * Returns: whether they are now
 */
bool
fovea_kernel_grid_load (FoveaKernelGrid *self,
                        GFile           *file)
{
  g_return_val_if_fail (FOVEA_IS_KERNEL_GRID (self) && G_IS_FILE (file), false);

  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &error);
  g_autoptr (GBytes) bytes
    = stream != NULL ? fovea_numbers_read (G_INPUT_STREAM (stream), MOST_BYTES, &error) : NULL;
  g_autoptr (FoveaArray) array = bytes != NULL ? parse (bytes, &error) : NULL;

  if (array != NULL && array->n_dimensions <= 4)
    return fovea_kernel_grid_take_bank (self, array, C_ ("edit", "Replace Weights"));

  g_autofree char *message
    = array != NULL
        ? g_strdup_printf (_("The NumPy file holds an array of %d dimensions; weights have at most 4"),
                           array->n_dimensions)
        : g_strdup (error->message);

  fovea_kernel_grid_show_error (self, message);
  return false;
}

static void
chooser_response_cb (GtkNativeDialog *dialog,
                     int              response,
                     FoveaKernelGrid *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                             ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                             : NULL;

  g_object_set_data (G_OBJECT (self), CHOOSER_KEY, NULL);
  if (file != NULL && self->document != NULL)
    fovea_kernel_grid_load (self, file);
}

static void
add_filters (GtkFileChooser *chooser)
{
  static const char *const suffixes[] = { "npy", "csv", "tsv", "txt" };
  g_autoptr (GtkFileFilter) known = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (known, _("NumPy files and tables"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (known, suffixes[i]);
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, known);
  gtk_file_chooser_add_filter (chooser, all);
}

/**
 * fovea_kernel_grid_choose:
 * @self: a grid in a window
 *
 * Lets the user choose a file of weights. The grid owns the chooser while it is open.
 */
void
fovea_kernel_grid_choose (FoveaKernelGrid *self)
{
  g_return_if_fail (FOVEA_IS_KERNEL_GRID (self));

  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkFileChooserNative *chooser
    = gtk_file_chooser_native_new (_("Load all weights from a NumPy file"), GTK_WINDOW (root),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  add_filters (GTK_FILE_CHOOSER (chooser));
  g_signal_connect_object (chooser, "response", G_CALLBACK (chooser_response_cb), self, 0);
  g_object_set_data_full (G_OBJECT (self), CHOOSER_KEY, chooser, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
