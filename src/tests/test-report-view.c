// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A table by keyboard: the focus is always on a row that is seen, and Tab leaves the table at once.

#include "app/report-view.h"

#include "app-fixture.h"
#include "look-fixture.h"
#include "pointer-fixture.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *before;
  GtkWidget *view;
  GtkWidget *after;
  GtkListBox *rows;
} Table;

static void
open_table (Table *table)
{
  g_autoptr (FoveaReport) report = fovea_report_new ("Sums", 2);

  fovea_report_add_heading (report, "Place");
  fovea_report_add_heading (report, "Sum");
  for (int i = 0; i < 6; i++)
    fovea_report_add_number (report, i);

  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  table->window = gtk_window_new ();
  table->before = gtk_button_new_with_label ("before");
  table->view = fovea_report_view_new ();
  table->after = gtk_button_new_with_label ("after");
  fovea_report_view_set_report (FOVEA_REPORT_VIEW (table->view), report);
  gtk_box_append (GTK_BOX (box), table->before);
  gtk_box_append (GTK_BOX (box), table->view);
  gtk_box_append (GTK_BOX (box), table->after);
  gtk_window_set_child (GTK_WINDOW (table->window), box);
  gtk_window_present (GTK_WINDOW (table->window));
  fixture_wait (fixture_is_laid_out, table->view);
  fixture_wait (pointer_is_active, table->window);
  table->rows = fixture_find_nth (table->view, GTK_TYPE_LIST_BOX, 0);
}

static void
expect (const char *keys,
        gpointer    focus)
{
  pointer_run (keys);
  fixture_wait (fixture_has_focus, focus);
}

static void
test_keys (void)
{
  Table table;

  open_table (&table);
  gtk_widget_grab_focus (table.before);
  // The button that copies is in between.
  expect ("key Tab Tab", gtk_list_box_get_row_at_index (table.rows, 0));
  expect ("key Down", gtk_list_box_get_row_at_index (table.rows, 1));
  expect ("key Tab", table.after);
  expect ("key shift+Tab", gtk_list_box_get_row_at_index (table.rows, 3));
  expect ("key Up", gtk_list_box_get_row_at_index (table.rows, 2));
  expect ("key shift+Tab shift+Tab", table.before);
  gtk_window_destroy (GTK_WINDOW (table.window));
}

// In rows of a name and a number the numbers end in one line at the edge, also where a name is longer
// than a row.
static void
test_long_names (void)
{
  const char *names[] = { "Value", "Fewest ways that lead from one of the cells of the input to here" };
  g_autoptr (FoveaReport) report = fovea_report_new ("Cell", G_N_ELEMENTS (names));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      fovea_report_add_text (report, names[i]);
      fovea_report_add_number (report, 45);
    }
  GtkWidget *view = g_object_ref_sink (fovea_report_view_new ());
  fovea_report_view_set_report (FOVEA_REPORT_VIEW (view), report);
  look_allocate (view, 300, 400);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkListBox *rows = fixture_find_nth (view, GTK_TYPE_LIST_BOX, 0);
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (rows, (int) i);
      GtkWidget *box = gtk_list_box_row_get_child (row);
      graphene_rect_t place;

      g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_last_child (box), box, &place));
      g_assert_cmpfloat_with_epsilon (place.origin.x + place.size.width,
                                      gtk_widget_get_width (box), 1);
    }
  g_object_unref (view);
}

// What a row is about stands in lines that leave room for its numbers, and is heard as one.
static void
test_names_in_lines (void)
{
  g_autoptr (FoveaReport) report = fovea_report_new ("Changes", 3);
  GtkWidget *view = g_object_ref_sink (fovea_report_view_new ());

  for (int i = 0; i < 3; i++)
    fovea_report_add_heading (report, "Heading");
  fovea_report_add_text (report, "With a ReLU after layer 1");
  fovea_report_add_number (report, 1);
  fovea_report_add_number (report, 2);
  fovea_report_view_set_report (FOVEA_REPORT_VIEW (view), report);

  GtkListBox *rows = fixture_find_nth (view, GTK_TYPE_LIST_BOX, 0);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (rows, 1);
  GtkLabel *name = fixture_find_nth (row, GTK_TYPE_LABEL, 0);
  g_assert_cmpstr (gtk_label_get_text (name), ==, "With a ReLU\nafter layer 1");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "With a ReLU after layer 1, Heading 1, Heading 2");
  g_object_unref (view);
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/report-view/keys", test_keys);
  g_test_add_func ("/report-view/long-names", test_long_names);
  g_test_add_func ("/report-view/names-in-lines", test_names_in_lines);

  return g_test_run ();
}
