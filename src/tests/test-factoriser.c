// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A kernel is drawn and typed with a real pointer and real keys, and every step of it is undone,
// while the document keeps its own.

#include "app/inspector-factor.h"
#include "app/number-grid.h"

#include "pointer-fixture.h"

typedef struct
{
  FoveaWindow *window;
  GtkWidget *factor;
  FoveaNumberGrid *grid;
  GtkWidget *presets;
  // What is waited for
  float corner;        // upper left
  float end;           // of the second row
  const char *preset;
  // State
  double y;    // of the fields
  int n_still; // looks since it changed
} Bench;

static const char *
get_preset (Bench *bench)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (bench->presets));

  return gtk_string_object_get_string (item);
}

static bool
has_kernel (gpointer data)
{
  Bench *bench = data;
  g_autoptr (FoveaKernels) kernels = fovea_number_grid_get_kernels (bench->grid);

  return kernels != NULL && fovea_kernels_get (kernels, 0, 0, 0, 0) == bench->corner
         && fovea_kernels_get (kernels, 0, 0, 1, 4) == bench->end
         && g_str_equal (get_preset (bench), bench->preset);
}

static void
wait_for (Bench      *bench,
          float       corner,
          float       end,
          const char *preset)
{
  bench->corner = corner;
  bench->end = end;
  bench->preset = preset;
  fixture_wait (has_kernel, bench);
}

static GtkWidget *
get_field (Bench *bench,
           int    row,
           int    column)
{
  return fixture_find_nth (bench->grid, GTK_TYPE_ENTRY, row * 5 + column);
}

static double
read_field (Bench *bench,
            int    row,
            int    column)
{
  return g_ascii_strtod (gtk_editable_get_text (GTK_EDITABLE (get_field (bench, row, column))),
                         NULL);
}

static void
find_field (Bench *bench,
            int    row,
            int    column,
            int   *x,
            int   *y)
{
  GtkWidget *field = get_field (bench, row, column);
  GtkWidget *canvas = GTK_WIDGET (fovea_window_get_canvas (bench->window));
  double field_x, field_y;

  g_assert_true (gtk_widget_translate_coordinates (
    field, canvas, gtk_widget_get_width (field) / 2.0, gtk_widget_get_height (field) / 2.0,
    &field_x, &field_y));
  pointer_find_on_screen (bench->window,
                          GRAPHENE_POINT_INIT ((float) field_x, (float) field_y), x, y);
}

// The frames that fold the other sections have passed.
static bool
is_still (gpointer data)
{
  Bench *bench = data;
  double y;

  if (!gtk_widget_translate_coordinates (get_field (bench, 0, 0), GTK_WIDGET (bench->window), 0, 0,
                                         NULL, &y)
      || y != bench->y)
    bench->n_still = 0;
  bench->y = y;
  return bench->n_still++ > 20;
}

// The other sections are folded: the fields stand still.
static void
begin (Bench *bench)
{
  bench->y = bench->n_still = 0;
  bench->window = fixture_new_window ();
  bench->factor = fixture_find_nth (bench->window, FOVEA_TYPE_INSPECTOR_FACTOR, 0);

  GtkWidget *section = gtk_widget_get_first_child (gtk_widget_get_parent (bench->factor));
  for (; section != NULL; section = gtk_widget_get_next_sibling (section))
    if (FOVEA_IS_INSPECTOR_SECTION (section))
      g_object_set (section, "expanded", section == bench->factor, NULL);
  bench->grid = FOVEA_NUMBER_GRID (fixture_find_nth (bench->factor, FOVEA_TYPE_NUMBER_GRID, 0));
  bench->presets = fixture_find_nth (bench->factor, GTK_TYPE_DROP_DOWN, 0);
  fixture_wait (pointer_is_active, bench->window);
  bench->preset = "";
  wait_for (bench, 0.2f, 0.7f, "Random");
}

static void
test_every_step_is_undone (void)
{
  Bench bench;
  g_autoptr (GError) error = NULL;
  int x, y, to_x, to_y;

  begin (&bench);
  FoveaDocument *document
    = fovea_session_get_document (fovea_window_get_session (bench.window));
  g_assert_true (fovea_document_set_cell (document, (FoveaCell){ 0, 0, 3, 3 }, 1, &error));
  FoveaContent *content = fovea_document_get_content (document);
  fixture_wait (is_still, &bench);

  // The 1 of the second row is drawn to its end, faster than it is told of: one step.
  find_field (&bench, 1, 1, &x, &y);
  find_field (&bench, 1, 4, &to_x, &to_y);
  g_autofree char *drag
    = g_strdup_printf ("mousemove %d %d mousedown 1 mousemove %d %d mouseup 1", x, y, to_x, to_y);
  pointer_run (drag);
  wait_for (&bench, 0.2f, 1, "Presets");
  g_assert_cmpfloat (read_field (&bench, 1, 2), ==, 1);
  g_assert_cmpfloat (read_field (&bench, 1, 3), ==, 1);
  g_assert_cmpfloat (read_field (&bench, 2, 3), ==, 0.5);

  // A number, digit by digit: one step. A preset: one step, and its name.
  find_field (&bench, 0, 0, &x, &y);
  g_autofree char *click = g_strdup_printf ("mousemove %d %d click --repeat 3 1 key 4 2", x, y);
  pointer_run (click);
  wait_for (&bench, 42, 1, "Presets");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (bench.presets), 2);
  wait_for (&bench, 1, 1, "Ones");

  pointer_run ("key ctrl+z");
  wait_for (&bench, 42, 1, "Presets");
  pointer_run ("key ctrl+z");
  wait_for (&bench, 0.2f, 1, "Presets");
  pointer_run ("key ctrl+z");
  wait_for (&bench, 0.2f, 0.7f, "Random");
  pointer_run ("key ctrl+z ctrl+shift+z ctrl+shift+z ctrl+shift+z");
  wait_for (&bench, 1, 1, "Ones");
  g_assert_true (fovea_document_get_content (document) == content);

  // The button and the menu are the document's.
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (bench.window), "win.undo", NULL));
  g_assert_true (fovea_document_get_content (document) != content);
  g_assert_true (has_kernel (&bench));
  gtk_window_destroy (GTK_WINDOW (bench.window));
}

// The 0.2 of the upper left corner is in the lower right one.
static bool
is_flipped (gpointer data)
{
  Bench *bench = data;
  g_autoptr (FoveaKernels) kernels = fovea_number_grid_get_kernels (bench->grid);

  return kernels != NULL && fovea_kernels_get (kernels, 0, 0, 4, 4) == 0.2f
         && fovea_kernels_get (kernels, 0, 0, 0, 0) == 0;
}

// What is no number is put right first, and flipping is no step.
static void
test_states (void)
{
  Bench bench;

  begin (&bench);
  gtk_editable_set_text (GTK_EDITABLE (get_field (&bench, 0, 0)), "x");
  g_assert_true (gtk_widget_activate_action (bench.factor, "factor.undo", NULL));
  wait_for (&bench, 0.2f, 0.7f, "Random");
  FoveaSettings *settings = fovea_window_get_settings (bench.window);
  g_object_set (settings, "flip-kernels", TRUE, NULL);
  fixture_wait (is_flipped, &bench);
  g_assert_cmpstr (get_preset (&bench), ==, "Random");
  g_object_set (settings, "flip-kernels", FALSE, NULL);
  gtk_window_destroy (GTK_WINDOW (bench.window));
}

// A number that is longer than its field is told whole.
static void
test_long_numbers (void)
{
  Bench bench;

  begin (&bench);

  GtkWidget *field = get_field (&bench, 0, 0);

  g_assert_cmpstr (gtk_widget_get_tooltip_text (field), ==, "Row 0, column 0");
  gtk_editable_set_text (GTK_EDITABLE (field), "0.00390625");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (field), ==, "Row 0, column 0\n0.00390625");
  gtk_window_destroy (GTK_WINDOW (bench.window));
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/factoriser/every-step-is-undone", test_every_step_is_undone);
  g_test_add_func ("/factoriser/states", test_states);
  g_test_add_func ("/factoriser/long-numbers", test_long_numbers);

  return g_test_run ();
}
