// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The list of layers: a network built from empty, and every way back.

#include "app/kernel-grid.h"
#include "app/layer-list.h"
#include "app/number-group.h"
#include "app/parameter-row.h"
#include "app/title-entry.h"

#include "app-fixture.h"

#include <math.h>

typedef struct
{
  GtkWidget *window;
  FoveaDocument *document;
  FoveaSession *session;
  FoveaLayerList *list;
} Fixture;

static FoveaDocument *
new_empty_document (void)
{
  float values[49];
  for (int i = 0; i < 49; i++)
    values[i] = i % 7 >= 3 && i / 7 >= 3 ? 0 : 1;
  g_autoptr (FoveaTensor) input = fovea_tensor_new ((FoveaShape){ 1, 7, 7 }, values);
  g_autoptr (FoveaNetwork) network
    = fovea_network_new ((FoveaShape){ 1, 7, 7 }, NULL, 0, NULL);
  g_autoptr (FoveaContent) content = fovea_content_new (NULL, network, input);

  return fovea_document_new (content);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  is_empty)
{
  fixture->document
    = GPOINTER_TO_INT (is_empty) ? new_empty_document () : fixture_new_document ();
  fixture->session = fovea_session_new (fixture->document);
  fixture->list = FOVEA_LAYER_LIST (fovea_layer_list_new ());
  g_object_set (fixture->list, "session", fixture->session, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 340, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->list));
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture_wait (fixture_is_laid_out, fixture->list);
}

// Nothing holds on to the list, nor to the document.
static void
tear_down (Fixture       *fixture,
           gconstpointer  is_empty)
{
  gpointer list = fixture->list;
  gpointer document = fixture->document;

  g_object_add_weak_pointer (list, &list);
  g_object_add_weak_pointer (document, &document);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture_wait (fixture_is_null, &list);
  g_object_unref (fixture->session);
  g_object_unref (fixture->document);
  fixture_wait (fixture_is_null, &document);
}

static FoveaNetwork *
get_network (Fixture *fixture)
{
  return fovea_document_get_network (fixture->document);
}

static float
get_output (Fixture *fixture,
            int      row,
            int      column)
{
  FoveaEvaluation *evaluation = fovea_session_get_evaluation (fixture->session);
  int stage = fovea_network_get_n_layers (get_network (fixture));

  return fovea_evaluation_get_value (evaluation, (FoveaCell){ stage, 0, row, column });
}

static void
add_layer (Fixture    *fixture,
           const char *nick)
{
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (fixture->list), "layers.add", "s", nick));
}

// The control of @type that @n_before others come before.
static gpointer
find_control (Fixture *fixture,
              int      layer,
              GType    type,
              int      n_before)
{
  FoveaLayerRow *row = fovea_layer_list_get_row (fixture->list, layer);

  fovea_layer_row_unfold (row, true);
  return fixture_find_nth (fovea_layer_row_get_editor (row), type, n_before);
}

// Numbers of a wide kernel are not cut off, and do not widen the list.
static void
test_wide_kernel (Fixture       *fixture,
                  gconstpointer  data)
{
  int narrow, wide;
  add_layer (fixture, "convolution");
  FoveaKernelGrid *grid = find_control (fixture, 1, FOVEA_TYPE_KERNEL_GRID, 0);
  g_assert_true (fovea_kernel_grid_paste (grid, "1 2 3 4 5 6 7"));
  GtkEditable *entry = GTK_EDITABLE (fovea_kernel_grid_get_entry (grid, 0, 6));
  g_assert_cmpint (gtk_editable_get_width_chars (entry), <, strlen ("0.0625"));
  gtk_widget_measure (GTK_WIDGET (fixture->list), GTK_ORIENTATION_HORIZONTAL, -1, &narrow, NULL,
                      NULL, NULL);
  g_assert_true (fovea_kernel_grid_paste (grid, "0 0 0.5 0.25 0.125 0 0.0625"));
  entry = GTK_EDITABLE (fovea_kernel_grid_get_entry (grid, 0, 6));
  g_assert_cmpint (gtk_editable_get_width_chars (entry), ==, strlen ("0.0625"));
  g_assert_true (fovea_kernel_grid_paste (grid, "1 2 3 4 5 -6.25e-07 1234567"));
  entry = GTK_EDITABLE (fovea_kernel_grid_get_entry (grid, 0, 5));
  g_assert_cmpint (gtk_editable_get_width_chars (entry), >=, 9);
  entry = GTK_EDITABLE (fovea_kernel_grid_get_entry (grid, 0, 6));
  g_assert_cmpint (gtk_editable_get_width_chars (entry), ==, strlen ("1234567"));
  gtk_widget_measure (GTK_WIDGET (fixture->list), GTK_ORIENTATION_HORIZONTAL, -1, &wide, NULL,
                      NULL, NULL);
  g_assert_cmpint (wide, <=, narrow);
  GtkEventControllerScroll *wheel = fixture_find_controller (
    gtk_widget_get_ancestor (GTK_WIDGET (entry), GTK_TYPE_SCROLLED_WINDOW),
    GTK_TYPE_EVENT_CONTROLLER_SCROLL);
  g_assert_cmpint (gtk_event_controller_scroll_get_flags (wheel), ==,
                   GTK_EVENT_CONTROLLER_SCROLL_HORIZONTAL);
}

// The worked example made by hand, a kernel pasted from a printout, and all of it undone.
static void
test_from_empty_and_back (Fixture       *fixture,
                          gconstpointer  data)
{
  FoveaContent *first = fovea_document_get_content (fixture->document);
  int n_steps = 0;

  g_assert_null (fovea_layer_list_get_row (fixture->list, 1));
  add_layer (fixture, "convolution");
  add_layer (fixture, "convolution");
  g_assert_cmpint (fovea_network_get_n_layers (get_network (fixture)), ==, 2);
  g_assert_cmpfloat (get_output (fixture, 1, 1), ==, 45);
  g_assert_cmpstr (fovea_document_get_undo_name (fixture->document), ==, "Add Layer");

  FoveaKernelGrid *grid = find_control (fixture, 2, FOVEA_TYPE_KERNEL_GRID, 0);
  g_assert_true (fovea_kernel_grid_paste (grid, "array([[-1., 0., 1.],\n [-2, 0, 2],\n"
                                                " [-1, 0, 1]], dtype=float32)"));
  g_assert_cmpstr (fovea_document_get_undo_name (fixture->document), ==, "Paste Kernel");
  // The map's middle is 8 7 6, 7 5 3, 6 3 0.
  g_assert_cmpfloat (get_output (fixture, 1, 1), ==, (6 - 8) + 2 * (3 - 7) + (0 - 6));
  g_assert_cmpstr (
    gtk_editable_get_text (GTK_EDITABLE (fovea_kernel_grid_get_entry (grid, 1, 0))), ==, "−2");

  add_layer (fixture, "relu");
  g_assert_cmpfloat (get_output (fixture, 1, 1), ==, 0);

  for (; fovea_document_can_undo (fixture->document); n_steps++)
    fovea_document_undo (fixture->document);
  g_assert_true (fovea_document_get_content (fixture->document) == first);
  g_assert_cmpint (n_steps, ==, 4);
  g_assert_null (fovea_layer_list_get_row (fixture->list, 1));
  while (fovea_document_can_redo (fixture->document))
    fovea_document_redo (fixture->document);
  g_assert_cmpfloat (get_output (fixture, 1, 1), ==, 0);
  g_assert_nonnull (fovea_layer_list_get_row (fixture->list, 3));
}

// A kernel of another size is pasted; what is no kernel is refused.
static void
test_paste_resizes (Fixture       *fixture,
                    gconstpointer  data)
{
  FoveaKernelGrid *grid = find_control (fixture, 1, FOVEA_TYPE_KERNEL_GRID, 0);
  FoveaContent *before = fovea_document_get_content (fixture->document);

  g_assert_false (fovea_kernel_grid_paste (grid, "not a kernel"));
  g_assert_false (fovea_kernel_grid_paste (grid, "1 2 3 4 5 6 7 8 9"));
  g_assert_true (fovea_document_get_content (fixture->document) == before);
  g_assert_true (fovea_kernel_grid_paste (grid, "1\t2\n3\t4\n"));
  g_assert_cmpint (fovea_network_get_shape (get_network (fixture), 1).n_rows, ==, 6);
  g_assert_nonnull (fovea_kernel_grid_get_entry (grid, 1, 1));
  g_assert_null (fovea_kernel_grid_get_entry (grid, 2, 2));
  fovea_document_undo (fixture->document);
  g_assert_true (fovea_document_get_content (fixture->document) == before);
}

// Of a kernel that is shown flipped the number goes where it is seen to be typed.
static void
test_flipped (Fixture       *fixture,
              gconstpointer  data)
{
  FoveaKernelGrid *grid = find_control (fixture, 1, FOVEA_TYPE_KERNEL_GRID, 0);

  g_assert_true (fovea_kernel_grid_paste (grid, "1 2 3\n4 5 6\n7 8 9\n"));
  g_object_set (fixture->list, "flips-kernels", TRUE, NULL);

  GtkEditable *entry = GTK_EDITABLE (fovea_kernel_grid_get_entry (grid, 0, 1));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "8");
  gtk_editable_set_text (entry, "-3");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "−3");

  FoveaKernels *weights = fovea_layer_get_weights (fovea_network_get_layer (get_network (fixture), 1));
  g_assert_cmpfloat (fovea_kernels_get (weights, 0, 0, 2, 1), ==, -3);
  g_assert_cmpfloat (fovea_kernels_get (weights, 0, 0, 0, 1), ==, 2);

  // What comes new is flipped, too, and what is pasted is the kernel as it is.
  add_layer (fixture, "convolution");
  grid = find_control (fixture, 3, FOVEA_TYPE_KERNEL_GRID, 0);
  g_assert_true (fovea_kernel_grid_paste (grid, "1 2 3\n4 5 6\n7 8 9\n"));
  g_assert_cmpstr (
    gtk_editable_get_text (GTK_EDITABLE (fovea_kernel_grid_get_entry (grid, 0, 0))), ==, "9");
  weights = fovea_layer_get_weights (fovea_network_get_layer (get_network (fixture), 3));
  g_assert_cmpfloat (fovea_kernels_get (weights, 0, 0, 0, 0), ==, 1);

  g_object_set (fixture->list, "flips-kernels", FALSE, NULL);
  g_assert_cmpstr (
    gtk_editable_get_text (GTK_EDITABLE (fovea_kernel_grid_get_entry (grid, 0, 0))), ==, "1");
}

// An impossible value stays in its control with the reason; the network stays as it was.
static void
test_refused_beside_its_control (Fixture       *fixture,
                                 gconstpointer  data)
{
  FoveaNumberGroup *size = find_control (fixture, 2, FOVEA_TYPE_NUMBER_GROUP, 0);
  FoveaParameterRow *row = find_control (fixture, 2, FOVEA_TYPE_PARAMETER_ROW, 0);
  GtkSpinButton *spin = GTK_SPIN_BUTTON (fovea_number_group_get_spin (size, 0));
  FoveaContent *before = fovea_document_get_content (fixture->document);

  gtk_spin_button_set_value (spin, 6);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Layer 2: kernel 6×6 is larger than its padded input 5×5");
  g_assert_true (fovea_document_get_content (fixture->document) == before);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (spin), ==, 6);

  gtk_spin_button_set_value (spin, 0);
  g_assert_cmpstr (fovea_parameter_row_get_error (row), ==,
                   "Layer 2: kernel 0×0 is impossible: it must be at least 1");

  gtk_spin_button_set_value (spin, 5);
  g_assert_null (fovea_parameter_row_get_error (row));
  g_assert_cmpint (fovea_network_get_shape (get_network (fixture), 2).n_rows, ==, 1);
  g_assert_cmpstr (fovea_document_get_undo_name (fixture->document), ==, "Change Kernel Size");
}

// A spin button held down is one step.
static void
test_burst_is_one_step (Fixture       *fixture,
                        gconstpointer  data)
{
  FoveaNumberGroup *padding = find_control (fixture, 1, FOVEA_TYPE_NUMBER_GROUP, 2);
  GtkSpinButton *spin = GTK_SPIN_BUTTON (fovea_number_group_get_spin (padding, 0));
  FoveaContent *before = fovea_document_get_content (fixture->document);

  for (int i = 1; i <= 5; i++)
    gtk_spin_button_set_value (spin, i);
  g_assert_cmpint (fovea_network_get_shape (get_network (fixture), 1).n_rows, ==, 15);
  fovea_document_undo (fixture->document);
  g_assert_true (fovea_document_get_content (fixture->document) == before);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (spin), ==, 0);
}

static void
test_keyboard_reorders (Fixture       *fixture,
                        gconstpointer  data)
{
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->list)));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (fovea_layer_list_get_row (fixture->list, 0))));
  add_layer (fixture, "relu");
  FoveaLayerRow *row = fovea_layer_list_get_row (fixture->list, 3);
  FoveaLayer *relu = fovea_network_get_layer (get_network (fixture), 3);

  gtk_widget_grab_focus (GTK_WIDGET (row));
  g_assert_true (fixture_press_key (GTK_WIDGET (row), GDK_KEY_Up, GDK_ALT_MASK));
  g_assert_true (fovea_network_get_layer (get_network (fixture), 2) == relu);
  g_assert_true (fovea_layer_list_get_row (fixture->list, 2) == row);
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (row)));
  g_assert_true (fixture_press_key (GTK_WIDGET (row), GDK_KEY_Down, GDK_ALT_MASK));
  g_assert_true (fovea_network_get_layer (get_network (fixture), 3) == relu);
  GtkMenuButton *menu = fixture_find_nth (row, GTK_TYPE_MENU_BUTTON, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (menu))));
  g_assert_true (fixture_press_key (GTK_WIDGET (row), GDK_KEY_Menu, 0));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (menu))));
  gtk_menu_button_popdown (menu);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  fixture_wait (fixture_has_focus, row);
  g_assert_true (fixture_press_key (GTK_WIDGET (row), GDK_KEY_Delete, 0));
  g_assert_cmpint (fovea_network_get_n_layers (get_network (fixture)), ==, 2);
}

// What is unfolded stays so while others come, go and move.
static void
test_rows_are_kept (Fixture       *fixture,
                    gconstpointer  data)
{
  FoveaLayerRow *row = fovea_layer_list_get_row (fixture->list, 2);

  fovea_layer_row_unfold (row, true);
  gtk_widget_activate_action (GTK_WIDGET (fovea_layer_list_get_row (fixture->list, 1)),
                              "layer.remove", NULL);
  g_assert_true (fovea_layer_list_get_row (fixture->list, 1) == row);
  g_assert_true (fovea_layer_row_is_unfolded (row));
  gtk_widget_activate_action (GTK_WIDGET (row), "layer.duplicate", NULL);
  g_assert_cmpint (fovea_network_get_n_layers (get_network (fixture)), ==, 2);
  g_assert_true (fovea_layer_list_get_row (fixture->list, 1) == row);
  g_assert_false (
    fovea_layer_row_is_unfolded (fovea_layer_list_get_row (fixture->list, 2)));
}

// Whether all of the row is seen, or as much of it as the list is high.
static bool
is_in_view (gpointer row)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (row, scroller, &bounds) && bounds.size.height > 0
         && bounds.origin.y >= 0
         && (bounds.origin.y + bounds.size.height <= gtk_widget_get_height (scroller)
             || fabsf (bounds.origin.y) < 1);
}

// A layer that comes, moves or is unfolded out of sight is scrolled to.
static void
test_new_row_is_in_view (Fixture       *fixture,
                         gconstpointer  data)
{
  fovea_layer_row_unfold (fovea_layer_list_get_row (fixture->list, 1), true);
  fovea_layer_row_unfold (fovea_layer_list_get_row (fixture->list, 2), true);
  fixture_wait (is_in_view, fovea_layer_list_get_row (fixture->list, 2));
  add_layer (fixture, "relu");

  FoveaLayerRow *row = fovea_layer_list_get_row (fixture->list, 3);

  fixture_wait (is_in_view, row);
  g_assert_false (is_in_view (fovea_layer_list_get_row (fixture->list, 0)));
  fovea_layer_row_move (row, 1);
  g_assert_true (fovea_layer_list_get_row (fixture->list, 1) == row);
  fixture_wait (is_in_view, row);
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (row)));
}

static int
measure_height (FoveaLayerRow *row)
{
  int height;

  gtk_widget_measure (GTK_WIDGET (row), GTK_ORIENTATION_VERTICAL, 300, &height, NULL, NULL, NULL);
  return height;
}

static void
test_folded_is_small_again (Fixture       *fixture,
                            gconstpointer  data)
{
  FoveaLayerRow *row = fovea_layer_list_get_row (fixture->list, 1);
  int height = measure_height (row);

  fovea_layer_row_unfold (row, true);
  g_assert_cmpint (measure_height (row), >, 2 * height);
  fovea_layer_row_unfold (row, false);
  g_assert_cmpint (measure_height (row), ==, height);
}

static void
test_switches_off_and_back (Fixture       *fixture,
                            gconstpointer  data)
{
  add_layer (fixture, "relu");
  FoveaLayerRow *row = fovea_layer_list_get_row (fixture->list, 1);
  GtkSwitch *enabled = fixture_find_nth (row, GTK_TYPE_SWITCH, 0);

  gtk_switch_set_active (enabled, FALSE);
  g_assert_cmpint (fovea_network_get_shape (get_network (fixture), 1).n_rows, ==, 7);
  g_assert_cmpstr (fovea_document_get_undo_name (fixture->document), ==, "Switch Layer Off");
  fovea_document_undo (fixture->document);
  g_assert_true (gtk_switch_get_active (enabled));
  g_assert_cmpint (fovea_network_get_shape (get_network (fixture), 1).n_rows, ==, 5);
}

// Three channels in one layer are taken by the next.
static void
test_channels_follow (Fixture       *fixture,
                      gconstpointer  data)
{
  FoveaNumberGroup *channels = find_control (fixture, 1, FOVEA_TYPE_NUMBER_GROUP, 4);

  gtk_spin_button_set_value (
    GTK_SPIN_BUTTON (fovea_number_group_get_spin (channels, 0)), 3);
  g_assert_cmpint (fovea_network_get_shape (get_network (fixture), 1).n_channels, ==, 3);
  g_assert_cmpfloat (get_output (fixture, 1, 1), ==, 3 * 45);
  g_assert_cmpstr (fovea_document_get_undo_name (fixture->document), ==, "Change Channels");
}

// All input channels get a preset, in one step.
static void
test_preset_fills_channels (Fixture       *fixture,
                            gconstpointer  data)
{
  FoveaNumberGroup *channels = find_control (fixture, 1, FOVEA_TYPE_NUMBER_GROUP, 4);

  gtk_spin_button_set_value (
    GTK_SPIN_BUTTON (fovea_number_group_get_spin (channels, 0)), 2);

  FoveaContent *before = fovea_document_get_content (fixture->document);
  FoveaKernelGrid *grid = find_control (fixture, 2, FOVEA_TYPE_KERNEL_GRID, 0);
  GtkDropDown *presets = fixture_find_nth (grid, GTK_TYPE_DROP_DOWN, 0);

  // Behind the list's name stands the identity: each channel's middle, 5, is summed.
  gtk_drop_down_set_selected (presets, 1);
  g_assert_cmpfloat (get_output (fixture, 1, 1), ==, 2 * 5);
  g_assert_cmpint (gtk_drop_down_get_selected (presets), ==, 0);
  fovea_document_undo (fixture->document);
  g_assert_true (fovea_document_get_content (fixture->document) == before);
}

// What is shown takes the keys for its rows, not for the title.
// Typed without a pause the title is one step; undo shows in the entry, and none is no title.
static void
test_title (Fixture       *fixture,
            gconstpointer  data)
{
  FoveaTitleEntry *title = fixture_find_nth (fixture->list, FOVEA_TYPE_TITLE_ENTRY, 0);
  GtkEditable *entry = fovea_title_entry_get_editable (title);
  g_autofree char *before = g_strdup (fovea_document_get_title (fixture->document));
  int position = 0;

  g_assert_cmpstr (gtk_editable_get_text (entry), ==, before);
  gtk_editable_insert_text (entry, "My ", -1, &position);
  gtk_editable_insert_text (entry, "own ", -1, &position);
  g_assert_true (g_str_has_prefix (fovea_document_get_title (fixture->document), "My own "));
  g_assert_cmpstr (fovea_document_get_undo_name (fixture->document), ==, "Change Title");
  fovea_document_undo (fixture->document);
  g_assert_cmpstr (fovea_document_get_title (fixture->document), ==, before);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, before);
  g_assert_false (fovea_document_can_undo (fixture->document));
  gtk_editable_set_text (entry, "");
  g_assert_null (fovea_document_get_title (fixture->document));
}

static void
test_input_size (Fixture       *fixture,
                 gconstpointer  data)
{
  FoveaNumberGroup *size = find_control (fixture, 0, FOVEA_TYPE_NUMBER_GROUP, 0);
  FoveaParameterRow *row = find_control (fixture, 0, FOVEA_TYPE_PARAMETER_ROW, 0);
  GtkSpinButton *spin = GTK_SPIN_BUTTON (fovea_number_group_get_spin (size, 0));
  FoveaContent *before = fovea_document_get_content (fixture->document);

  gtk_spin_button_set_value (spin, 4);
  g_assert_nonnull (fovea_parameter_row_get_error (row));
  g_assert_true (fovea_document_get_content (fixture->document) == before);
  gtk_spin_button_set_value (spin, 9);
  g_assert_null (fovea_parameter_row_get_error (row));
  g_assert_cmpint (fovea_network_get_shape (get_network (fixture), 2).n_columns, ==, 5);
}

static void
add_test (const char *path,
          bool        is_empty,
          void      (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, GINT_TO_POINTER (is_empty), set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);

  add_test ("/layer-list/from-empty-and-back", true, test_from_empty_and_back);
  add_test ("/layer-list/wide-kernel", true, test_wide_kernel);
  add_test ("/layer-list/paste-resizes", false, test_paste_resizes);
  add_test ("/layer-list/flipped", false, test_flipped);
  add_test ("/layer-list/refused-beside-its-control", false, test_refused_beside_its_control);
  add_test ("/layer-list/burst-is-one-step", false, test_burst_is_one_step);
  add_test ("/layer-list/keyboard-reorders", false, test_keyboard_reorders);
  add_test ("/layer-list/rows-are-kept", false, test_rows_are_kept);
  add_test ("/layer-list/new-row-is-in-view", false, test_new_row_is_in_view);
  add_test ("/layer-list/folded-is-small-again", false, test_folded_is_small_again);
  add_test ("/layer-list/switches-off-and-back", false, test_switches_off_and_back);
  add_test ("/layer-list/channels-follow", false, test_channels_follow);
  add_test ("/layer-list/preset-fills-channels", false, test_preset_fills_channels);
  add_test ("/layer-list/title", false, test_title);
  add_test ("/layer-list/input-size", false, test_input_size);

  return g_test_run ();
}
