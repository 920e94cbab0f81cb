// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The whole walk of somebody new, with a real pointer and real keys in the real application: from
// the worked example to a photo, Sobel, ReLU, Gaussian, stride 2, the comparison with one kernel, a
// saved document and an exported picture; then every step undone and done again.

#include "app/application.h"
#include "app/export-dialog.h"
#include "app/layer-list.h"
#include "app/number-group.h"
#include "app/picture-dialog.h"
#include "document/image.h"

#include "pointer-fixture.h"

#include <glib/gstdio.h>

typedef struct
{
  FoveaWindow *window;
  FoveaContent *first; // the worked example
  char *folder;
  char *photo;
  char *saved;
  char *exported;
} Walk;

static FoveaDocument *
get_document (Walk *walk)
{
  return fovea_session_get_document (fovea_window_get_session (walk->window));
}

static FoveaNetwork *
get_network (Walk *walk)
{
  return fovea_document_get_network (get_document (walk));
}

// A window of @type in front, ready for keys.
static GtkWindow *
find_active (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (g_type_is_a (G_OBJECT_TYPE (link->data), type) && gtk_widget_get_mapped (link->data)
        && gtk_window_is_active (link->data))
      return link->data;
  return NULL;
}

static bool
is_active_type (gpointer type)
{
  return find_active (*(GType *) type) != NULL;
}

static GtkWindow *
wait_for (GType type)
{
  fixture_wait (is_active_type, &type);
  return find_active (type);
}

// Wholly inside the scrolled window that it is in, and as high as it will be.
static bool
is_in_view (gpointer widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  if (!fixture_is_laid_out (widget))
    return false;
  return scroller == NULL
         || (gtk_widget_compute_bounds (widget, scroller, &bounds) && bounds.origin.y >= 0
             && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (scroller));
}

static void
click (gpointer widget)
{
  GtkWidget *top = GTK_WIDGET (gtk_widget_get_native (widget));
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (top));
  Display *display = gdk_x11_display_get_xdisplay (gtk_widget_get_display (top));
  double x, y, shadow_x, shadow_y;
  int screen_x, screen_y;
  Window child;

  fixture_wait (is_in_view, widget);
  g_assert_true (gtk_widget_translate_coordinates (widget, top, gtk_widget_get_width (widget) / 2,
                                                   gtk_widget_get_height (widget) / 2, &x, &y));
  gtk_native_get_surface_transform (GTK_NATIVE (top), &shadow_x, &shadow_y);
  g_assert_true (XTranslateCoordinates (display, gdk_x11_surface_get_xid (surface),
                                        DefaultRootWindow (display), (int) lround (x + shadow_x),
                                        (int) lround (y + shadow_y), &screen_x, &screen_y,
                                        &child));
  g_autofree char *arguments = g_strdup_printf ("mousemove %d %d click 1", screen_x, screen_y);
  pointer_run (arguments);
}

static void
type_path (const char *path)
{
  g_autofree char *arguments = g_strdup_printf ("type --delay 1 %s", path);

  wait_for (GTK_TYPE_FILE_CHOOSER_DIALOG);
  pointer_run (arguments);
  pointer_run ("key Return");
}

static bool
has_popover (gpointer widget)
{
  int n_before = 0;
  GtkWidget *popover = fixture_find_inside (widget, GTK_TYPE_POPOVER, &n_before);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return popover != NULL && gtk_widget_get_mapped (popover) && focus != NULL
         && gtk_widget_is_ancestor (focus, popover);
}

static bool
has_no_popover (gpointer widget)
{
  GtkWidget *popover = fixture_find_nth (widget, GTK_TYPE_POPOVER, 0);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return !gtk_widget_get_mapped (popover) && focus != NULL && gtk_widget_get_mapped (focus)
         && !gtk_widget_is_ancestor (focus, popover);
}

// Opens the list of @widget and takes what stands @n_down below its first entry.
static void
choose (gpointer widget,
        int      n_down)
{
  g_autofree char *arguments = g_strdup_printf ("key --repeat %d Down", n_down);

  click (widget);
  fixture_wait (has_popover, widget);
  pointer_run (arguments);
  pointer_run ("key Return");
  fixture_wait (has_no_popover, widget);
}

// Opens the menu of @button and clicks on an entry.
static void
choose_from_menu (gpointer button,
                  int      entry)
{
  click (button);
  fixture_wait (has_popover, button);
  click (fixture_find_nth (button, g_type_from_name ("GtkModelButton"), entry));
  fixture_wait (has_no_popover, button);
}

static GtkWidget *
get_row (Walk *walk,
         int   layer)
{
  FoveaLayerList *list = fixture_find_nth (walk->window, FOVEA_TYPE_LAYER_LIST, 0);

  return GTK_WIDGET (fovea_layer_list_get_row (list, layer));
}

static bool
has_editor (gpointer row)
{
  return fovea_layer_row_is_unfolded (row) && fixture_is_laid_out (fovea_layer_row_get_editor (row));
}

static GtkWidget *
open_editor (Walk *walk,
             int   layer)
{
  GtkWidget *row = get_row (walk, layer);

  click (fixture_find_nth (row, GTK_TYPE_TOGGLE_BUTTON, 0));
  fixture_wait (has_editor, row);
  return fovea_layer_row_get_editor (FOVEA_LAYER_ROW (row));
}

static bool
has_photo (gpointer data)
{
  FoveaShape shape = fovea_network_get_shape (get_network (data), 0);

  return shape.n_channels == 1 && shape.n_rows == 24 && shape.n_columns == 32;
}

// Grey is offered first, because the worked example has one channel.
static void
open_photo (Walk *walk)
{
  pointer_run ("key ctrl+o");
  type_path (walk->photo);
  wait_for (FOVEA_TYPE_PICTURE_DIALOG);
  pointer_run ("key Return");
  fixture_wait (has_photo, walk);
  wait_for (FOVEA_TYPE_WINDOW);
  g_assert_cmpstr (fovea_document_get_undo_name (get_document (walk)), ==, "Replace Input");
}

static float
get_weight (Walk *walk,
            int   layer,
            int   row,
            int   column)
{
  return fovea_kernels_get (fovea_layer_get_weights (fovea_network_get_layer (get_network (walk), layer)),
                            0, 0, row, column);
}

static bool
has_sobel (gpointer walk)
{
  return get_weight (walk, 1, 1, 0) == -2 && get_weight (walk, 1, 1, 2) == 2;
}

static bool
has_relu (gpointer walk)
{
  return fovea_network_get_n_layers (get_network (walk)) == 3
         && fovea_layer_get_kind (fovea_network_get_layer (get_network (walk), 2))
              == FOVEA_LAYER_ACTIVATION;
}

static bool
has_gaussian (gpointer walk)
{
  return get_weight (walk, 3, 1, 1) == 0.25f && get_weight (walk, 3, 0, 0) == 0.0625f;
}

static bool
has_stride (gpointer walk)
{
  FoveaShape shape = fovea_network_get_shape (get_network (walk), 3);

  return shape.n_rows == 10 && shape.n_columns == 14;
}

// The entries of the list of presets come behind its name: identity, ones, box, Gaussian, Sobel …
static void
build (Walk *walk)
{
  pointer_run ("key F7");
  GtkWidget *editor = open_editor (walk, 1);
  choose (fixture_find_nth (fixture_find_nth (editor, g_type_from_name ("FoveaKernelGrid"), 0),
                            GTK_TYPE_DROP_DOWN, 0), 5);
  fixture_wait (has_sobel, walk);

  click (fixture_find_nth (get_row (walk, 1), GTK_TYPE_TOGGLE_BUTTON, 0));
  click (fixture_find_nth (get_row (walk, 1), GTK_TYPE_LABEL, 0));
  GtkWidget *list = gtk_widget_get_ancestor (get_row (walk, 1), FOVEA_TYPE_LAYER_LIST);
  choose_from_menu (gtk_widget_get_last_child (gtk_widget_get_first_child (list)), 4);
  fixture_wait (has_relu, walk);

  editor = open_editor (walk, 3);
  GtkWidget *spin
    = fovea_number_group_get_spin (fixture_find_nth (editor, FOVEA_TYPE_NUMBER_GROUP, 1), 0);
  click (fixture_find_nth (spin, GTK_TYPE_TEXT, 0));
  pointer_run ("key Up");
  fixture_wait (has_stride, walk);
  choose (fixture_find_nth (fixture_find_nth (editor, g_type_from_name ("FoveaKernelGrid"), 0),
                            GTK_TYPE_DROP_DOWN, 0), 4);
  fixture_wait (has_gaussian, walk);
}

static bool
is_comparing (gpointer data)
{
  Walk *walk = data;
  g_autofree char *view = NULL;

  g_object_get (walk->window, "view", &view, NULL);
  return g_str_equal (view, "compare");
}

// The selected cell is one of the output still, whatever came before it.
static void
compare (Walk *walk)
{
  FoveaCell cell;

  pointer_run ("key ctrl+4");
  fixture_wait (is_comparing, walk);
  g_assert_true (fovea_session_get_selection (fovea_window_get_session (walk->window), &cell));
  g_assert_cmpint (cell.stage, ==, 3);
  g_assert_false (
    fovea_composition_is_linear (fovea_session_get_composition (fovea_window_get_session (walk->window))));
}

static bool
is_saved (gpointer walk)
{
  return fovea_document_get_file (get_document (walk)) != NULL
         && !fovea_document_is_modified (get_document (walk));
}

static bool
is_exported (gpointer data)
{
  Walk *walk = data;
  g_autofree char *text = NULL;

  return g_file_get_contents (walk->exported, &text, NULL, NULL)
         && g_str_has_suffix (g_strchomp (text), "</svg>");
}

static void
save_and_export (Walk *walk)
{
  pointer_run ("key ctrl+s");
  type_path (walk->saved);
  fixture_wait (is_saved, walk);
  g_assert_cmpstr (g_file_peek_path (fovea_document_get_file (get_document (walk))), ==,
                   walk->saved);
  wait_for (FOVEA_TYPE_WINDOW);

  pointer_run ("key ctrl+shift+e");
  GtkWindow *dialog = wait_for (FOVEA_TYPE_EXPORT_DIALOG);
  click (gtk_widget_get_template_child (GTK_WIDGET (dialog), FOVEA_TYPE_EXPORT_DIALOG, "export"));
  // The chooser offers a name and keeps its ending, and begins beside the document.
  type_path ("walk");
  fixture_wait (is_exported, walk);
  if (find_active (FOVEA_TYPE_EXPORT_DIALOG) != NULL)
    pointer_run ("key Escape");
  wait_for (FOVEA_TYPE_WINDOW);
}

static bool
is_undone (gpointer walk)
{
  return !fovea_document_can_undo (get_document (walk));
}

static bool
is_redone (gpointer walk)
{
  return !fovea_document_can_redo (get_document (walk));
}

// A step each: photo, Sobel, ReLU, stride, Gaussian.
static void
undo_and_redo (Walk *walk)
{
  FoveaContent *last = fovea_document_get_content (get_document (walk));

  pointer_run ("key --repeat 5 --repeat-delay 50 ctrl+z");
  fixture_wait (is_undone, walk);
  g_assert_true (fovea_document_get_content (get_document (walk)) == walk->first);
  g_assert_true (fovea_document_is_modified (get_document (walk)));
  pointer_run ("key --repeat 5 --repeat-delay 50 ctrl+shift+z");
  fixture_wait (is_redone, walk);
  g_assert_true (fovea_document_get_content (get_document (walk)) == last);
  g_assert_false (fovea_document_is_modified (get_document (walk)));
}

static void
assert_saved_is_equal (Walk *walk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (walk->saved);
  g_autoptr (FoveaContent) content = fovea_content_load (file, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) there = fovea_content_serialize (content, NULL);
  g_autoptr (GBytes) here
    = fovea_content_serialize (fovea_document_get_content (get_document (walk)), NULL);
  g_autoptr (FoveaEvaluation) evaluation = fovea_evaluation_new (
    fovea_content_get_network (content), fovea_content_get_input (content), &error);
  FoveaTensor *output = fovea_evaluation_get_stage (evaluation, 3);
  FoveaTensor *shown = fovea_evaluation_get_stage (
    fovea_session_get_evaluation (fovea_window_get_session (walk->window)), 3);

  g_assert_true (g_bytes_equal (here, there));
  g_assert_cmpmem (fovea_tensor_get_values (output), 10 * 14 * sizeof (float),
                   fovea_tensor_get_values (shown), 10 * 14 * sizeof (float));
}

static void
walk_cb (GtkApplication *application,
         Walk           *walk)
{
  walk->window = FOVEA_WINDOW (gtk_application_get_windows (application)->data);
  walk->first = fovea_content_ref (fovea_document_get_content (get_document (walk)));
  fixture_wait (pointer_is_active, walk->window);

  open_photo (walk);
  build (walk);
  compare (walk);
  save_and_export (walk);
  undo_and_redo (walk);
  assert_saved_is_equal (walk);
  // Nothing would be lost: nothing is asked.
  gtk_window_close (GTK_WINDOW (walk->window));
}

// A disc on a slope, in colours.
static void
write_photo (const char *path)
{
  FoveaShape shape = { 3, 48, 64 };
  float *values;
  g_autoptr (FoveaTensor) tensor = fovea_tensor_try_new (shape, &values, NULL);

  for (int channel = 0; channel < 3; channel++)
    for (int row = 0; row < 48; row++)
      for (int column = 0; column < 64; column++)
        *values++ = hypot (row - 20, column - 40) < 12 ? (float) channel / 2
                                                       : (float) (row + column) / 112;

  g_autoptr (GBytes) bytes = fovea_image_serialize (tensor, FOVEA_IMAGE_RANGE_UNIT, NULL);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
}

static void
test_walk (void)
{
  g_autoptr (FoveaApplication) application = fovea_application_new (G_APPLICATION_NON_UNIQUE);
  char *arguments[] = { (char *) "fovea", NULL };
  Walk walk = { .folder = g_dir_make_tmp ("fovea-walk-XXXXXX", NULL) };

  walk.photo = g_build_filename (walk.folder, "photo.png", NULL);
  walk.saved = g_build_filename (walk.folder, "walk.fovea", NULL);
  walk.exported = g_build_filename (walk.folder, "walk.svg", NULL);
  write_photo (walk.photo);
  g_signal_connect_after (application, "activate", G_CALLBACK (walk_cb), &walk);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 1, arguments), ==, 0);
  g_assert_nonnull (walk.first);

  g_assert_cmpint (g_unlink (walk.photo), ==, 0);
  g_assert_cmpint (g_unlink (walk.saved), ==, 0);
  g_assert_cmpint (g_unlink (walk.exported), ==, 0);
  g_assert_cmpint (g_rmdir (walk.folder), ==, 0);
  fovea_content_unref (walk.first);
  g_free (walk.photo);
  g_free (walk.saved);
  g_free (walk.exported);
  g_free (walk.folder);
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/walk/from-the-worked-example-and-back", test_walk);
  return g_test_run ();
}
