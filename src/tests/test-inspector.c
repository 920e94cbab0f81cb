// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The inspector follows the session, copies what it shows, and searches for factors without holding
// anything up.

#include "app/inspector-factor.h"
#include "app/inspector.h"
#include "app/number-grid.h"
#include "app/report-view.h"

#include "app-fixture.h"

// The first descendant of @type, or the first whose report has the title.
static gpointer
find (GtkWidget  *widget,
      GType       type,
      const char *title) // (nullable)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    {
      FoveaReport *report
        = title != NULL ? fovea_report_view_get_report (FOVEA_REPORT_VIEW (widget)) : NULL;
      if (title == NULL || (report != NULL && g_str_equal (fovea_report_get_title (report), title)))
        return widget;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find (child, type, title);
      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *tooltip)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, tooltip);
      if (found != NULL)
        return found;
    }

  return NULL;
}

typedef struct
{
  GtkWidget *root;
  const char *title;
  int row;
  const char *expected; // cells of the row, by tabs
} Row;

static bool
has_row (gpointer data)
{
  Row *row = data;
  FoveaReportView *view = find (row->root, FOVEA_TYPE_REPORT_VIEW, row->title);
  FoveaReport *report = view != NULL ? fovea_report_view_get_report (view) : NULL;
  if (report == NULL || row->row >= fovea_report_get_n_rows (report))
    return false;

  g_autofree char *written = fovea_report_write_row (report, row->row);

  return g_str_equal (written, row->expected);
}

static void
wait_for_row (FoveaWindow *window,
              const char  *title,
              int          row,
              const char  *expected)
{
  fixture_wait (has_row, &(Row) { GTK_WIDGET (window), title, row, expected });
}

static void
destroy (FoveaWindow *window)
{
  gpointer pointer = window;

  g_object_add_weak_pointer (G_OBJECT (window), &pointer);
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_wait (fixture_is_null, &pointer);
}

static void
test_follows (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaSession *session = fovea_window_get_session (window);

  wait_for_row (window, "Cell", 0, "Value\t45");
  wait_for_row (window, "Cell", 1, "Terms of the sum\t9");
  fovea_session_select (session, (FoveaCell) { 2, 0, 2, 2 });
  wait_for_row (window, "Cell", 0, "Value\t17");
  wait_for_row (window, "The selected cell", 0, "Input\t2–6\t2–6");
  fovea_session_set_sum_all (session, true);
  wait_for_row (window, "Cell", 1, "Terms of the sum\t25");
  fovea_session_clear_selection (session);
  wait_for_row (window, "Stages", 0, "Input\t7×7\t–\t–\t–\t1\t1");
  destroy (window);
}

// The middle of the field has the weight 9: 45 + 9.
static void
test_follows_edits (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaDocument *document = fovea_session_get_document (fovea_window_get_session (window));
  g_autoptr (GError) error = NULL;

  wait_for_row (window, "Cell", 0, "Value\t45");
  g_assert_true (fovea_document_set_cell (document, (FoveaCell) { 0, 0, 3, 3 }, 1, &error));
  g_assert_no_error (error);
  wait_for_row (window, "Cell", 0, "Value\t54");
  destroy (window);
}

static void
text_read_cb (GObject      *clipboard,
              GAsyncResult *result,
              gpointer      data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static bool
is_there (gpointer data)
{
  return *(char **) data != NULL;
}

static void
assert_clipboard (GtkWidget  *widget,
                  const char *expected)
{
  g_autofree char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, text_read_cb, &text);
  fixture_wait (is_there, &text);
  g_assert_cmpstr (text, ==, expected);
}

// The text of a drag that begins at the middle of the first label that says @text.
static char *
dup_dragged (GtkWidget  *view,
             GtkWidget  *widget,
             const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    {
      g_autoptr (GdkContentProvider) content = NULL;
      g_auto (GValue) value = G_VALUE_INIT;
      double x, y;

      g_assert_true (gtk_widget_translate_coordinates (
        widget, view, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0,
        &x, &y));
      g_signal_emit_by_name (fixture_find_controller (view, GTK_TYPE_DRAG_SOURCE), "prepare", x, y,
                             &content);
      g_assert_nonnull (content);
      g_value_init (&value, G_TYPE_STRING);
      g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
      return g_value_dup_string (&value);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      char *dragged = dup_dragged (view, child, text);

      if (dragged != NULL)
        return dragged;
    }
  return NULL;
}

// One number of a table, and all of a kernel.
static void
test_numbers_are_dragged (void)
{
  FoveaWindow *window = fixture_new_window ();

  wait_for_row (window, "Stages", 2, "Output\t3×3\t3\t1\t0\t5\t1");
  wait_for_row (window, "Composed kernel, 5 × 5", 0, "1\t2\t3\t2\t1");
  GtkWidget *stages = find (GTK_WIDGET (window), FOVEA_TYPE_REPORT_VIEW, "Stages");
  GtkWidget *kernel
    = find (GTK_WIDGET (window), FOVEA_TYPE_REPORT_VIEW, "Composed kernel, 5 × 5");

  fixture_wait (fixture_is_laid_out, stages);
  fixture_wait (fixture_is_laid_out, kernel);
  g_autofree char *size = dup_dragged (stages, stages, "3×3");
  g_autofree char *all = dup_dragged (kernel, kernel, "9");

  g_assert_cmpstr (size, ==, "3×3");
  g_assert_cmpstr (all, ==,
                   "1\t2\t3\t2\t1\n2\t4\t6\t4\t2\n3\t6\t9\t6\t3\n2\t4\t6\t4\t2\n"
                   "1\t2\t3\t2\t1\n");
  destroy (window);
}

static void
test_copies (void)
{
  FoveaWindow *window = fixture_new_window ();

  wait_for_row (window, "Stages", 2, "Output\t3×3\t3\t1\t0\t5\t1");
  wait_for_row (window, "Composed kernel, 5 × 5", 0, "1\t2\t3\t2\t1");
  GtkWidget *kernel
    = find (GTK_WIDGET (window), FOVEA_TYPE_REPORT_VIEW, "Composed kernel, 5 × 5");
  g_assert_true (gtk_widget_activate_action (kernel, "report.copy", "s", "csv"));
  assert_clipboard (kernel, "1,2,3,2,1\n2,4,6,4,2\n3,6,9,6,3\n2,4,6,4,2\n1,2,3,2,1\n");
  g_assert_true (gtk_widget_activate_action (kernel, "report.copy", "s", "latex"));
  assert_clipboard (kernel, "\\begin{pmatrix}\n1 & 2 & 3 & 2 & 1 \\\\\n2 & 4 & 6 & 4 & 2 \\\\\n"
                            "3 & 6 & 9 & 6 & 3 \\\\\n2 & 4 & 6 & 4 & 2 \\\\\n"
                            "1 & 2 & 3 & 2 & 1 \\\\\n\\end{pmatrix}\n");

  // By keyboard: the row that has the focus.
  GtkWidget *rows = find (kernel, GTK_TYPE_LIST_BOX, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (rows), 2)));
  g_assert_true (fixture_press_key (kernel, GDK_KEY_c, GDK_CONTROL_MASK));
  assert_clipboard (kernel, "3\t6\t9\t6\t3");
  destroy (window);
}

// Rows are heard whole, with their headings.
static void
test_rows_are_heard (void)
{
  FoveaWindow *window = fixture_new_window ();

  wait_for_row (window, "Cost", 2, "Total\t18\t0\t306\t136");
  GtkWidget *costs = find (GTK_WIDGET (window), FOVEA_TYPE_REPORT_VIEW, "Cost");
  GtkWidget *rows = find (costs, GTK_TYPE_LIST_BOX, NULL);
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (gtk_list_box_get_row_at_index (GTK_LIST_BOX (rows), 3)),
    GTK_ACCESSIBLE_PROPERTY_LABEL, "Total, Weights 18, Biases 0, Products 306, Bytes 136");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Cost");
  destroy (window);
}

// The padded example differs on its ring; the button leads there.
static void
test_shows_where_it_differs (void)
{
  g_autoptr (GError) error = NULL;
  FoveaWindow *window = fixture_new_window ();
  FoveaSession *session = fovea_window_get_session (window);
  const float ones[] = { 1, 1, 1, 1, 1, 1, 1, 1, 1 };
  g_autoptr (FoveaKernels) weights = fovea_kernels_new (1, 1, 3, 3, ones);
  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;
  options.kind = FOVEA_LAYER_CONVOLUTION;
  options.weights = weights;
  for (int i = 0; i < 4; i++)
    options.padding[i] = 1;
  g_autoptr (FoveaLayer) layer = fovea_layer_new (&options, &error);
  FoveaDocument *document = fovea_session_get_document (session);

  g_assert_true (fovea_document_replace_layer (document, 1, layer, &error));
  g_assert_true (fovea_document_replace_layer (document, 2, layer, &error));
  g_assert_no_error (error);
  GtkWidget *button = find_button (GTK_WIDGET (window), "Select that cell in the picture");
  fixture_wait (fixture_is_laid_out, button);
  g_signal_emit_by_name (button, "clicked");
  // The upper left corner: 4 + 6 + 6 + 9 by two layers, (3 + 2 + 1)² by the one kernel.
  FoveaCell cell;
  g_assert_true (fovea_session_get_selection (session, &cell));
  g_assert_true (fovea_cell_equal (cell, (FoveaCell) { 2, 0, 0, 0 }));
  destroy (window);
}

static bool
is_idle (gpointer factor)
{
  return !fovea_inspector_factor_is_busy (factor)
         && find (factor, FOVEA_TYPE_REPORT_VIEW, "Hidden channels") != NULL;
}

static void
test_factorises (void)
{
  const float corners[] = { 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0 };
  const float ramp[] = { 1, 2, 3, 2, 1, 2, 4, 6, 4, 2, 3, 6, 9, 6, 3, 2, 4, 6, 4, 2, 1, 2, 3, 2, 1 };
  FoveaWindow *window = fixture_new_window ();
  FoveaInspectorFactor *factor = find (GTK_WIDGET (window), FOVEA_TYPE_INSPECTOR_FACTOR, NULL);

  g_object_set (factor, "expanded", TRUE, NULL);
  fixture_wait (is_idle, factor);
  FoveaNumberGrid *grid = find (GTK_WIDGET (factor), FOVEA_TYPE_NUMBER_GRID, NULL);

  // The second comes while the first is searched for: only the last is shown.
  fovea_number_grid_set_values (grid, 5, 5, corners);
  g_assert_true (fovea_inspector_factor_is_busy (factor));
  fovea_number_grid_set_values (grid, 5, 5, ramp);
  fixture_wait (is_idle, factor);
  wait_for_row (window, "Hidden channels", 0, "1\texact\t18\t17 of 25");
  wait_for_row (window, "What is left", 4, "0\t0\t0\t0\t0");

  GtkWidget *first = find (GTK_WIDGET (window), FOVEA_TYPE_REPORT_VIEW, "First, channel 0");
  double weight;
  g_assert_nonnull (first);
  g_assert_true (fovea_report_get_number (
    fovea_report_view_get_report (FOVEA_REPORT_VIEW (first)), 2, 2, &weight));
  g_assert_cmpfloat_with_epsilon (weight, 1, 1e-3);
  destroy (window);
}

static float
get_first_weight (FoveaNumberGrid *grid)
{
  g_autoptr (FoveaKernels) kernels = fovea_number_grid_get_kernels (grid);

  g_assert_nonnull (kernels);
  return fovea_kernels_get (kernels, 0, 0, 0, 0);
}

// With flipped kernels what stands in the grid turns, and turns back, and so do its factors.
static void
test_factorises_flipped (void)
{
  const float rising[] = { 1, 2, 0, 2, 4, 0, 0, 0, 9 };
  FoveaWindow *window = fixture_new_window ();
  FoveaSettings *settings = fovea_window_get_settings (window);
  FoveaInspectorFactor *factor = find (GTK_WIDGET (window), FOVEA_TYPE_INSPECTOR_FACTOR, NULL);

  g_object_set (factor, "expanded", TRUE, NULL);
  fixture_wait (is_idle, factor);
  FoveaNumberGrid *grid = find (GTK_WIDGET (factor), FOVEA_TYPE_NUMBER_GRID, NULL);

  fovea_number_grid_set_values (grid, 3, 3, rising);
  g_object_set (settings, "flip-kernels", TRUE, NULL);
  while (get_first_weight (grid) != 9)
    g_main_context_iteration (NULL, TRUE);
  fixture_wait (is_idle, factor);
  g_object_set (settings, "flip-kernels", FALSE, NULL);
  while (get_first_weight (grid) != 1)
    g_main_context_iteration (NULL, TRUE);
  fixture_wait (is_idle, factor);
  destroy (window);
}

static void
failed_cb (FoveaNumberGrid *grid,
           const char      *message,
           gpointer         data)
{
  *(char **) data = g_strdup (message);
}

static bool
has_four (gpointer grid)
{
  g_autoptr (FoveaKernels) kernels = fovea_number_grid_get_kernels (grid);

  return kernels != NULL && fovea_kernels_get_n_rows (kernels) == 2
         && fovea_kernels_get (kernels, 0, 0, 1, 0) == 0.25f;
}

static void
test_grid_takes_text (void)
{
  g_autofree char *message = NULL;
  GtkWidget *window = gtk_window_new ();
  GtkWidget *grid = fovea_number_grid_new ();
  GdkClipboard *clipboard = gtk_widget_get_clipboard (grid);
  const float one[] = { 3 };

  gtk_window_set_child (GTK_WINDOW (window), grid);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (grid, "failed", G_CALLBACK (failed_cb), &message);
  fovea_number_grid_set_values (FOVEA_NUMBER_GRID (grid), 1, 1, one);

  gdk_clipboard_set_text (clipboard, "array([[ 1. , -2. ],\n       [ 0.25,  4. ]])");
  fovea_number_grid_paste (FOVEA_NUMBER_GRID (grid));
  fixture_wait (has_four, grid);

  gdk_clipboard_set_text (clipboard, "no numbers at all");
  fovea_number_grid_paste (FOVEA_NUMBER_GRID (grid));
  fixture_wait (is_there, &message);
  g_assert_true (has_four (grid));

  // A field that holds no number is marked, and the whole is none.
  GtkWidget *entry = find (grid, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "x");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_null (fovea_number_grid_get_kernels (FOVEA_NUMBER_GRID (grid)));
  gtk_editable_set_text (GTK_EDITABLE (entry), "−0,5");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  g_autoptr (FoveaKernels) kernels = fovea_number_grid_get_kernels (FOVEA_NUMBER_GRID (grid));
  g_assert_cmpfloat (fovea_kernels_get (kernels, 0, 0, 0, 0), ==, -0.5f);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/inspector/follows", test_follows);
  g_test_add_func ("/inspector/follows-edits", test_follows_edits);
  g_test_add_func ("/inspector/copies", test_copies);
  g_test_add_func ("/inspector/numbers-are-dragged", test_numbers_are_dragged);
  g_test_add_func ("/inspector/rows-are-heard", test_rows_are_heard);
  g_test_add_func ("/inspector/shows-where-it-differs", test_shows_where_it_differs);
  g_test_add_func ("/inspector/factorises", test_factorises);
  g_test_add_func ("/inspector/factorises-flipped", test_factorises_flipped);
  g_test_add_func ("/inspector/grid-takes-text", test_grid_takes_text);

  return g_test_run ();
}
