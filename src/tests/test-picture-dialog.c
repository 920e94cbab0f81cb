// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A large picture becomes the cells that the dialog's choices say, in one step that can be undone.

#include "config.h"

#include "app-fixture.h"

#include "app/input-loading.h"
#include "app/picture-dialog.h"
#include "app/window-evaluate.h"
#include "document/image.h"

#include <glib/gstdio.h>

// Left half red, right half white, so that means over areas are known.
static GBytes *
make_picture (int n_rows,
              int n_columns)
{
  FoveaShape shape = { 3, n_rows, n_columns };
  float *values;
  g_autoptr (FoveaTensor) tensor = fovea_tensor_try_new (shape, &values, NULL);

  for (int channel = 0; channel < 3; channel++)
    for (int row = 0; row < n_rows; row++)
      for (int column = 0; column < n_columns; column++)
        *values++ = channel == 0 || column >= n_columns / 2 ? 1 : 0;

  return fovea_image_serialize (tensor, FOVEA_IMAGE_RANGE_UNIT, NULL);
}

static void
load_bytes (FoveaWindow *window,
            GBytes      *bytes)
{
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("fovea-picture-XXXXXX", &stream, NULL);

  g_assert_true (g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (stream)),
                                            g_bytes_get_data (bytes, NULL),
                                            g_bytes_get_size (bytes), NULL, NULL, NULL));
  g_assert_true (g_io_stream_close (G_IO_STREAM (stream), NULL, NULL));
  fovea_input_loading_load (window, file);
  g_assert_true (g_file_delete (file, NULL, NULL));
}

static void
load (FoveaWindow *window,
      int          n_rows,
      int          n_columns)
{
  g_autoptr (GBytes) bytes = make_picture (n_rows, n_columns);

  load_bytes (window, bytes);
}

static FoveaPictureDialog *
find_dialog (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (FOVEA_IS_PICTURE_DIALOG (window))
        return FOVEA_PICTURE_DIALOG (window);
    }
  return NULL;
}

static GtkWidget *
get_child (FoveaPictureDialog *dialog,
           const char         *name)
{
  return GTK_WIDGET (
    gtk_widget_get_template_child (GTK_WIDGET (dialog), FOVEA_TYPE_PICTURE_DIALOG, name));
}

static FoveaTensor *
get_input (FoveaWindow *window)
{
  return fovea_document_get_input (
    fovea_session_get_document (fovea_window_get_session (window)));
}

static void
assert_shape (FoveaTensor *tensor,
              int          n_channels,
              int          n_rows,
              int          n_columns)
{
  FoveaShape shape = fovea_tensor_get_shape (tensor);

  g_assert_cmpint (shape.n_channels, ==, n_channels);
  g_assert_cmpint (shape.n_rows, ==, n_rows);
  g_assert_cmpint (shape.n_columns, ==, n_columns);
}

// The worked example was made for one channel: grey is offered first, colours are there.
static void
test_choices (void)
{
  FoveaWindow *window = fixture_new_window ();
  g_autoptr (FoveaTensor) before = fovea_tensor_ref (get_input (window));

  load (window, 40, 64);

  FoveaPictureDialog *dialog = find_dialog ();

  g_assert_nonnull (dialog);
  g_assert_true (get_input (window) == before);
  assert_shape (fovea_picture_dialog_get_input (dialog), 1, 20, 32);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get_child (dialog, "channels")),
                              FOVEA_IMAGE_CHANNELS_AUTOMATIC);
  assert_shape (fovea_picture_dialog_get_input (dialog), 3, 20, 32);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (get_child (dialog, "side")), 16);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get_child (dialog, "channels")),
                              FOVEA_IMAGE_CHANNELS_GREY);
  assert_shape (fovea_picture_dialog_get_input (dialog), 1, 10, 16);
  g_signal_emit_by_name (get_child (dialog, "use"), "clicked");
  g_assert_null (find_dialog ());

  // Red has a luma of 0.299.
  assert_shape (get_input (window), 1, 10, 16);
  g_assert_cmpfloat_with_epsilon (fovea_tensor_get (get_input (window), 0, 3, 7), 0.299f, 1e-6);
  g_assert_cmpfloat (fovea_tensor_get (get_input (window), 0, 3, 8), ==, 1);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_true (get_input (window) == before);
  gtk_window_destroy (GTK_WINDOW (window));
}

static FoveaRamp
get_palette (FoveaWindow *window)
{
  return fovea_settings_get_palette (fovea_window_get_settings (window));
}

static void
choose_colors (FoveaWindow *window,
               bool         was_photo,
               bool         is_photo)
{
  load (window, 40, 64);

  FoveaPictureDialog *dialog = find_dialog ();
  GtkCheckButton *photo = GTK_CHECK_BUTTON (get_child (dialog, "photo"));

  g_assert_cmpint (gtk_check_button_get_active (photo), ==, was_photo);
  gtk_check_button_set_active (photo, is_photo);
  g_signal_emit_by_name (get_child (dialog, "use"), "clicked");
}

// Who asks for a photo's colours has them, and may take them back; another palette is left alone.
static void
test_photo_colors (void)
{
  FoveaWindow *window = fixture_new_window ();

  choose_colors (window, false, true);
  g_assert_cmpint (get_palette (window), ==, FOVEA_RAMP_PHOTO);
  choose_colors (window, true, false);
  g_assert_cmpint (get_palette (window), ==, FOVEA_RAMP_HUE);
  g_object_set (fovea_window_get_settings (window), "palette", "viridis", NULL);
  choose_colors (window, false, false);
  g_assert_cmpint (get_palette (window), ==, FOVEA_RAMP_VIRIDIS);
  g_object_set (fovea_window_get_settings (window), "palette", "hue", NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

// Noise cannot be compressed, so that the file is as large as a photo's.
static void
load_photo (FoveaWindow *window,
            int          n_rows)
{
  FoveaShape shape = { 3, n_rows, 400 };
  float *values;
  g_autoptr (FoveaTensor) tensor = fovea_tensor_try_new (shape, &values, NULL);

  for (int i = 0; i < 3 * n_rows * 400; i++)
    values[i] = (float) g_test_rand_double ();

  g_autoptr (GBytes) bytes = fovea_image_serialize (tensor, FOVEA_IMAGE_RANGE_UNIT, NULL);

  g_assert_cmpuint (g_bytes_get_size (bytes), >, 100000);
  load_bytes (window, bytes);
}

static bool
has_dialog (gpointer data)
{
  return find_dialog () != NULL;
}

// The window is remembered until its photo has been decoded.
static void
close_while_decoding (FoveaWindow *window)
{
  gpointer closed = window;

  g_object_add_weak_pointer (G_OBJECT (window), &closed);
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_wait (fixture_is_null, &closed);
  g_assert_null (find_dialog ());
}

// A photo is decoded beside the main loop, and of two the last counts.
static void
test_photo (void)
{
  FoveaWindow *window = fixture_new_window ();

  load_photo (window, 300);
  load_photo (window, 200);
  g_assert_null (find_dialog ());
  fixture_wait (has_dialog, NULL);
  assert_shape (fovea_picture_dialog_get_input (find_dialog ()), 1, 16, 32);
  gtk_window_destroy (GTK_WINDOW (find_dialog ()));

  // A small picture that comes later counts, too.
  load_photo (window, 300);
  load (window, 20, 32);
  assert_shape (get_input (window), 3, 20, 32);
  close_while_decoding (window);
}

// Nothing comes of a photo whose window is gone.
static void
test_photo_of_a_closed_window (void)
{
  FoveaWindow *window = fixture_new_window ();

  load_photo (window, 300);
  close_while_decoding (window);
}

static GtkWidget *
get_bar (FoveaWindow *window)
{
  return GTK_WIDGET (fovea_window_get_loading_bar (window));
}

// Nothing is told of what is over in a moment; then Escape and the button stop it.
static void
test_loading_bar (void)
{
  FoveaWindow *window = fixture_new_window ();
  GtkWidget *bar = get_bar (window);
  GtkWidget *cancel = fixture_find_nth (bar, GTK_TYPE_BUTTON, 0);

  for (int by_key = 0; by_key <= 1; by_key++)
    {
      g_autoptr (GCancellable) cancellable
        = g_object_ref (fovea_loading_bar_start (FOVEA_LOADING_BAR (bar)));

      g_assert_false (gtk_widget_get_visible (bar));
      g_assert_false (fixture_press_key (bar, GDK_KEY_Escape, 0));
      fixture_wait (fixture_is_laid_out, cancel);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cancel), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           "Cancel reading the picture");
      gtk_widget_grab_focus (cancel);
      g_assert_false (g_cancellable_is_cancelled (cancellable));
      if (by_key)
        g_assert_true (fixture_press_key (bar, GDK_KEY_Escape, 0));
      else
        g_signal_emit_by_name (cancel, "clicked");
      g_assert_true (g_cancellable_is_cancelled (cancellable));
      g_assert_false (gtk_widget_get_visible (bar));
      g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (window)));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static guint n_references; // of a window that no photo is decoded for

static bool
is_decoded (gpointer window)
{
  g_assert_null (find_dialog ());

  return G_OBJECT (window)->ref_count == n_references;
}

// Nothing comes of a photo that the user does not wait for.
static void
test_photo_cancelled (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaTensor *before = get_input (window);

  fixture_drain ();
  n_references = G_OBJECT (window)->ref_count;
  load_photo (window, 300);
  g_assert_cmpuint (G_OBJECT (window)->ref_count, >, n_references);
  fovea_loading_bar_stop (FOVEA_LOADING_BAR (get_bar (window)));
  fixture_wait (is_decoded, window);
  g_assert_true (get_input (window) == before);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_cancel (void)
{
  FoveaWindow *window = fixture_new_window ();
  g_autoptr (FoveaTensor) before = fovea_tensor_ref (get_input (window));

  load (window, 8, 33);
  g_assert_nonnull (find_dialog ());
  g_assert_true (fixture_press_key (GTK_WIDGET (find_dialog ()), GDK_KEY_Escape, 0));
  g_assert_null (find_dialog ());
  g_assert_true (get_input (window) == before);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_small_picture_asks_nothing (void)
{
  FoveaWindow *window = fixture_new_window ();

  load (window, 20, 32);
  g_assert_null (find_dialog ());
  assert_shape (get_input (window), 3, 20, 32);
  gtk_window_destroy (GTK_WINDOW (window));
}

// The window goes first: nothing is left that would speak to it.
static void
test_window_closes (void)
{
  FoveaWindow *window = fixture_new_window ();

  load (window, 64, 64);
  g_assert_nonnull (find_dialog ());
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_drain ();
  g_assert_null (find_dialog ());
}

static bool
has_webp (void)
{
  GSList *formats = gdk_pixbuf_get_formats ();
  bool has_it = false;

  for (GSList *link = formats; link != NULL; link = link->next)
    {
      g_autofree char *name = gdk_pixbuf_format_get_name (link->data);

      has_it |= strcmp (name, "webp") == 0;
    }
  g_slist_free (formats);

  return has_it;
}

// WebP is shown only where the system reads it; dropped, it is told apart from documents all the same.
static void
test_chooser_shows_what_is_read (void)
{
  static const char *const names[] = { "a.png", "a.JPG", "a.jpeg", "a.gif", "a.bmp",
                                       "a.npy", "a.csv", "a.tsv",  "a.txt" };
  g_autoptr (GtkFileFilter) filter = g_object_ref_sink (gtk_file_filter_new ());
  g_autoptr (GFileInfo) info = g_file_info_new ();
  g_autoptr (GFile) webp = g_file_new_for_path ("/nowhere/a.webp");

  fovea_input_loading_add_suffixes (filter);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_file_info_set_display_name (info, names[i]);
      g_assert_true (gtk_filter_match (GTK_FILTER (filter), info));
    }
  g_file_info_set_display_name (info, "a.fovea");
  g_assert_false (gtk_filter_match (GTK_FILTER (filter), info));
  g_file_info_set_display_name (info, "a.webp");
  g_assert_cmpint (gtk_filter_match (GTK_FILTER (filter), info), ==, has_webp ());
  g_assert_true (fovea_input_loading_knows (webp));
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/picture-dialog/choices", test_choices);
  g_test_add_func ("/picture-dialog/photo-colors", test_photo_colors);
  g_test_add_func ("/picture-dialog/photo", test_photo);
  g_test_add_func ("/picture-dialog/photo-of-a-closed-window", test_photo_of_a_closed_window);
  g_test_add_func ("/picture-dialog/loading-bar", test_loading_bar);
  g_test_add_func ("/picture-dialog/photo-cancelled", test_photo_cancelled);
  g_test_add_func ("/picture-dialog/chooser-shows-what-is-read", test_chooser_shows_what_is_read);
  g_test_add_func ("/picture-dialog/cancel", test_cancel);
  g_test_add_func ("/picture-dialog/small-picture-asks-nothing", test_small_picture_asks_nothing);
  g_test_add_func ("/picture-dialog/window-closes", test_window_closes);

  return g_test_run ();
}
