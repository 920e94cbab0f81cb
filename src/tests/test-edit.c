// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers edited in the picture by a real pointer and real keys, each a step that can be undone.

#include "app/canvas-edit-private.h"
#include "app/number-entry.h"
#include "figure/scene.h"

#include "pointer-fixture.h"

typedef struct
{
  FoveaWindow *window;
  FoveaDocument *document;
  FoveaCell cell;
  float value;
} Edit;

static void
find_centre (FoveaWindow *window,
             FoveaCell    cell,
             int         *x,
             int         *y)
{
  graphene_rect_t bounds;
  graphene_point_t centre;

  g_assert_true (
    fovea_canvas_get_cell_bounds (fovea_window_get_canvas (window), cell, &bounds));
  graphene_rect_get_center (&bounds, &centre);
  pointer_find_on_screen (window, centre, x, y);
}

static void
begin (Edit *edit)
{
  edit->window = fixture_new_window ();
  edit->document = fovea_session_get_document (fovea_window_get_session (edit->window));
  fixture_wait (pointer_is_active, edit->window);
}

static void
finish (Edit *edit)
{
  gpointer window = edit->window;

  g_object_add_weak_pointer (window, &window);
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_wait (fixture_is_null, &window);
}

static bool
has_value (gpointer data)
{
  Edit *edit = data;

  return fovea_tensor_get (fovea_document_get_input (edit->document), edit->cell.channel,
                           edit->cell.row, edit->cell.column)
         == edit->value;
}

static bool
has_target (gpointer data)
{
  Edit *edit = data;
  FoveaEditTarget target;

  return fovea_canvas_get_edit_target (fovea_window_get_canvas (edit->window), &target)
         && target.row == edit->cell.row && target.column == edit->cell.column;
}

static void
wait_for_value (Edit *edit,
                int   row,
                int   column,
                float value)
{
  edit->cell = (FoveaCell){ 0, 0, row, column };
  edit->value = value;
  fixture_wait (has_value, edit);
}

static void
press (Edit       *edit,
       FoveaCell   cell,
       const char *clicks) // as xdotool has them
{
  int x, y;

  find_centre (edit->window, cell, &x, &y);
  g_autofree char *arguments = g_strdup_printf ("mousemove %d %d click %s", x, y, clicks);
  pointer_run (arguments);
}

static void
click (Edit *edit,
       int   row,
       int   column)
{
  edit->cell = (FoveaCell){ 0, 0, row, column };
  press (edit, edit->cell, "1");
  fixture_wait (has_target, edit);
}

static void
undo_to (Edit         *edit,
         FoveaContent *content)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (edit->window), "win.undo", NULL));
  g_assert_true (fovea_document_get_content (edit->document) == content);
}

static void
test_typing (void)
{
  Edit edit;

  begin (&edit);
  FoveaContent *first = fovea_document_get_content (edit.document);
  click (&edit, 1, 1);
  pointer_run ("key 4 2 Return");
  wait_for_value (&edit, 1, 1, 42);
  g_assert_cmpstr (fovea_document_get_undo_name (edit.document), ==, "Change Cell");

  // A block by keys, filled by one number, cleared by one key.
  FoveaContent *second = fovea_document_get_content (edit.document);
  pointer_run ("key shift+Right shift+Down");
  edit.cell = (FoveaCell){ 0, 0, 2, 2 };
  fixture_wait (has_target, &edit);
  pointer_run ("key minus 3 Return");
  wait_for_value (&edit, 1, 1, -3);
  wait_for_value (&edit, 2, 2, -3);
  FoveaContent *third = fovea_document_get_content (edit.document);
  pointer_run ("key Delete");
  wait_for_value (&edit, 2, 1, 0);
  g_assert_cmpstr (fovea_document_get_undo_name (edit.document), ==, "Clear");

  undo_to (&edit, third);
  undo_to (&edit, second);
  undo_to (&edit, first);
  g_assert_false (fovea_document_can_undo (edit.document));

  // Escape leaves all as it was.
  pointer_run ("key 9 Escape");
  pointer_run ("key Delete");
  wait_for_value (&edit, 2, 2, 0);
  undo_to (&edit, first);
  finish (&edit);
}

static bool
is_typing (gpointer window)
{
  return fovea_canvas_edit_is_typing (fovea_window_get_canvas (window)->edit);
}

static bool
has_menu (gpointer window)
{
  GtkWidget *menu = fovea_window_get_canvas (window)->menu;

  return menu != NULL && gtk_widget_get_mapped (menu);
}

static void
open_menu_at (Edit       *edit,
              FoveaCell   cell,
              const char *first) // of its items
{
  g_autofree char *label = NULL;

  press (edit, cell, "3");
  fixture_wait (has_menu, edit->window);

  GtkPopoverMenu *menu = GTK_POPOVER_MENU (fovea_window_get_canvas (edit->window)->menu);
  g_autoptr (GMenuModel) section = g_menu_model_get_item_link (
    gtk_popover_menu_get_menu_model (menu), 0, G_MENU_LINK_SECTION);
  g_menu_model_get_item_attribute (section, 0, G_MENU_ATTRIBUTE_LABEL, "s", &label);
  g_assert_cmpstr (label, ==, first);
}

static void
close_menu (Edit *edit)
{
  gtk_popover_popdown (GTK_POPOVER (fovea_window_get_canvas (edit->window)->menu));
  fixture_drain ();
}

// A double click edits the number that is there; a result has none to edit.
static void
test_double_click (void)
{
  Edit edit;

  begin (&edit);
  press (&edit, (FoveaCell){ 0, 0, 2, 1 }, "--repeat 2 --delay 20 1");
  fixture_wait (is_typing, edit.window);
  pointer_run ("key 6 Return");
  wait_for_value (&edit, 2, 1, 6);
  press (&edit, (FoveaCell){ 1, 0, 4, 4 }, "--repeat 2 --delay 20 1");
  fixture_drain ();
  g_assert_false (is_typing (edit.window));
  finish (&edit);
}

// The menu is about what is under the pointer; a block that it is part of stays selected.
static void
test_menu (void)
{
  Edit edit;
  FoveaEditTarget target;
  FoveaCell selected;

  begin (&edit);
  FoveaCanvas *canvas = fovea_window_get_canvas (edit.window);

  click (&edit, 1, 1);
  pointer_run ("key shift+Right shift+Down");
  edit.cell = (FoveaCell){ 0, 0, 2, 2 };
  fixture_wait (has_target, &edit);
  open_menu_at (&edit, (FoveaCell){ 0, 0, 1, 2 }, "_Edit");
  g_assert_true (fovea_canvas_get_edit_target (canvas, &target));
  g_assert_cmpint (fovea_range_get_length (target.rows), ==, 2);
  g_assert_cmpint (fovea_range_get_length (target.columns), ==, 2);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (canvas), "win.cut-cells", NULL));
  wait_for_value (&edit, 1, 1, 0);
  close_menu (&edit);

  // A result is selected, and copied as a number.
  open_menu_at (&edit, (FoveaCell){ 1, 0, 4, 0 }, "_Copy");
  g_assert_true (fovea_session_get_selection (fovea_window_get_session (edit.window), &selected));
  g_assert_true (fovea_cell_equal (selected, (FoveaCell){ 1, 0, 4, 0 }));
  g_autofree char *text = fovea_canvas_dup_target_text (canvas, false);
  g_assert_cmpstr (text, ==, "9\n");
  close_menu (&edit);

  pointer_run ("key Menu");
  fixture_wait (has_menu, edit.window);
  close_menu (&edit);
  finish (&edit);
}

static void
test_painting (void)
{
  Edit edit;
  int from_x, from_y, to_x, to_y;

  begin (&edit);
  FoveaContent *first = fovea_document_get_content (edit.document);
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (edit.window), "win.toggle-painting", NULL));
  fixture_drain ();
  find_centre (edit.window, (FoveaCell){ 0, 0, 5, 3 }, &from_x, &from_y);
  find_centre (edit.window, (FoveaCell){ 0, 0, 5, 6 }, &to_x, &to_y);
  g_autofree char *drag
    = g_strdup_printf ("mousemove %d %d mousedown 1 mousemove %d %d mousemove %d %d mouseup 1",
                       from_x, from_y, (from_x + to_x) / 2, (from_y + to_y) / 2, to_x, to_y);

  // However fast the pointer goes, no cell is left out, and the stroke is one step.
  pointer_run (drag);
  for (int column = 3; column < 7; column++)
    wait_for_value (&edit, 5, column, 1);
  g_assert_cmpstr (fovea_document_get_undo_name (edit.document), ==, "Paint");
  undo_to (&edit, first);
  g_assert_false (fovea_document_can_undo (edit.document));

  // A result is selected: the whole input is meant.
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (edit.window), "win.clear-cells", NULL));
  wait_for_value (&edit, 0, 0, 0);
  undo_to (&edit, first);
  finish (&edit);
}

static void
test_wheel (void)
{
  Edit edit;

  begin (&edit);
  FoveaContent *first = fovea_document_get_content (edit.document);
  click (&edit, 0, 0);
  pointer_run ("keydown ctrl keydown shift click 4 click 4 click 4 keyup shift keyup ctrl");
  wait_for_value (&edit, 0, 0, 4);
  undo_to (&edit, first);
  finish (&edit);
}

// What the canvas says about an edit.
static const char *
get_message (FoveaCanvas *canvas)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (canvas));

  while (child != NULL && !(GTK_IS_LABEL (child) && gtk_widget_get_visible (child)))
    child = gtk_widget_get_next_sibling (child);
  return child != NULL ? gtk_label_get_label (GTK_LABEL (child)) : NULL;
}

static void
test_paste (void)
{
  Edit edit;

  begin (&edit);
  FoveaContent *first = fovea_document_get_content (edit.document);
  FoveaCanvas *canvas = fovea_window_get_canvas (edit.window);

  click (&edit, 5, 5);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (canvas)),
                          "[[5. 6. 7.]\n [8. 9. 10.]]");
  pointer_run ("key ctrl+v");
  // What does not fit is left out and said to be.
  wait_for_value (&edit, 5, 5, 5);
  wait_for_value (&edit, 6, 6, 9);
  g_assert_cmpstr (get_message (canvas), ==, "2×3 numbers are more than the 2×2 that fit here");
  g_autofree char *text = fovea_canvas_dup_target_text (canvas, false);
  g_assert_cmpstr (text, ==, "5\t6\n8\t9\n");
  undo_to (&edit, first);

  fovea_canvas_paste (canvas, "1 2\n3 4");
  g_assert_null (get_message (canvas));
  undo_to (&edit, first);

  fovea_canvas_paste (canvas, "no numbers");
  g_assert_true (fovea_document_get_content (edit.document) == first);
  finish (&edit);
}

static GdkContentProvider *
new_picture (int width,
             int height)
{
  g_autofree guchar *pixels = g_malloc0 ((gsize) (width * height) * 3);
  g_autoptr (GBytes) bytes = g_bytes_new (pixels, (gsize) (width * height) * 3);
  g_autoptr (GdkTexture) texture
    = gdk_memory_texture_new (width, height, GDK_MEMORY_R8G8B8, bytes, (gsize) width * 3);

  return gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture);
}

static bool
has_more_than_7_rows (gpointer document)
{
  return fovea_tensor_get_shape (fovea_document_get_input (document)).n_rows > 7;
}

// A picture pasted over any cell becomes the input; of what a spreadsheet offers, numbers over none.
static void
test_paste_picture (void)
{
  Edit edit;

  begin (&edit);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (edit.window));
  GdkContentProvider *picture = new_picture (10, 9);
  g_autoptr (GString) rows = g_string_new (NULL);

  for (int i = 0; i < 8; i++)
    g_string_append (rows, "1\t2\t3\t4\t5\t6\t7\n");

  g_assert_true (gdk_clipboard_set_content (clipboard, picture));
  for (int on_input = 0; on_input <= 1; on_input++)
    {
      fovea_document_undo (edit.document);
      if (on_input)
        click (&edit, 5, 5);
      pointer_run ("key ctrl+v");
      fixture_wait (has_more_than_7_rows, edit.document);
    }
  fovea_document_undo (edit.document);
  g_assert_null (get_message (fovea_window_get_canvas (edit.window)));

  GdkContentProvider *both[]
    = { picture, gdk_content_provider_new_typed (G_TYPE_STRING, rows->str) };
  g_autoptr (GdkContentProvider) sheet
    = gdk_content_provider_new_union (both, G_N_ELEMENTS (both));
  g_assert_true (gdk_clipboard_set_content (clipboard, sheet));
  pointer_run ("key Escape ctrl+v");
  fixture_wait (has_more_than_7_rows, edit.document);
  g_assert_cmpfloat (
    fovea_tensor_get (fovea_document_get_input (edit.document), 0, 7, 6), ==, 7);
  finish (&edit);
}

// Where the first number of the first layer's kernel is drawn.
static void
find_first_weight (FoveaWindow *window,
                   int         *x,
                   int         *y)
{
  FoveaCanvas *canvas = fovea_window_get_canvas (window);
  FoveaFigure *figure = fovea_canvas_get_figure (canvas);
  const FoveaScene *scene = fovea_figure_get_scene (figure);
  graphene_rect_t cell;
  graphene_point_t centre;

  g_assert_true (fovea_canvas_get_cell_bounds (canvas, (FoveaCell){ 0, 0, 0, 0 }, &cell));
  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    {
      const FoveaItem *item = fovea_scene_get_item (scene, i);
      double left, top, width, height;

      if (item->kind != FOVEA_ITEM_GRID || item->tag.kind != FOVEA_TAG_WEIGHT
          || item->tag.layer != 1)
        continue;
      // The figure lies in the canvas as its first cell does.
      fovea_figure_get_cell_bounds (figure, (FoveaCell){ 0, 0, 0, 0 }, &left, &top, &width,
                                    &height);
      graphene_point_init (
        &centre, (float) (item->x + item->width / 6 + cell.origin.x - left),
        (float) (item->y + item->height / 6 + cell.origin.y - top));
      pointer_find_on_screen (window, centre, x, y);
      return;
    }
  g_assert_not_reached ();
}

static bool
has_weight (gpointer data)
{
  Edit *edit = data;
  FoveaLayer *layer = fovea_network_get_layer (fovea_document_get_network (edit->document), 1);

  return fovea_kernels_get (fovea_layer_get_weights (layer), 0, 0, edit->cell.row,
                            edit->cell.column)
         == edit->value;
}

// The number that is drawn first is stored last, and to its right stands the one before it.
static void
test_flipped_kernel (void)
{
  Edit edit;
  int x, y;

  begin (&edit);
  g_object_set (fovea_window_get_settings (edit.window), "flip-kernels", TRUE, NULL);
  fixture_drain ();
  find_first_weight (edit.window, &x, &y);
  edit.cell = (FoveaCell){ 0, 0, 2, 2 };
  g_autofree char *press = g_strdup_printf ("mousemove %d %d click 1", x, y);
  pointer_run (press);
  fixture_wait (has_target, &edit);
  pointer_run ("key 7 Return");
  edit.value = 7;
  fixture_wait (has_weight, &edit);
  pointer_run ("key Right");
  edit.cell.column = 1;
  fixture_wait (has_target, &edit);
  pointer_run ("key Down");
  edit.cell.row = 1;
  fixture_wait (has_target, &edit);
  pointer_run ("key 8 Return");
  edit.value = 8;
  fixture_wait (has_weight, &edit);
  finish (&edit);
}

// A minus sign is for eyes; what is copied is read by code.
static void
test_copied_from_entry (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *entry = fovea_number_entry_new ();
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (entry));
  GdkClipboard *clipboard = gtk_widget_get_clipboard (entry);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  gtk_window_set_child (GTK_WINDOW (window), entry);
  fovea_number_entry_show (entry, -3);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "−3");
  gtk_editable_select_region (text, 0, -1);
  g_signal_emit_by_name (text, "copy-clipboard");
  g_assert_true (
    gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, NULL));
  g_assert_cmpstr (g_value_get_string (&value), ==, "-3");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/edit/typing", test_typing);
  g_test_add_func ("/edit/double-click", test_double_click);
  g_test_add_func ("/edit/menu", test_menu);
  g_test_add_func ("/edit/painting", test_painting);
  g_test_add_func ("/edit/wheel", test_wheel);
  g_test_add_func ("/edit/paste", test_paste);
  g_test_add_func ("/edit/paste-picture", test_paste_picture);
  g_test_add_func ("/edit/flipped-kernel", test_flipped_kernel);
  g_test_add_func ("/edit/copied-from-entry", test_copied_from_entry);

  return g_test_run ();
}
