// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// In a window that is written from the right, formulas and matrices still go from the left.

#include "config.h"

#include "app-fixture.h"
#include "look-fixture.h"

#include "app/reading.h"

#include <string.h>

// Whether the first of two characters is drawn left of the other.
static bool
is_before (GtkLabel *label,
           char      first,
           char      second)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  const char *text = pango_layout_get_text (layout);
  PangoRectangle a, b;

  pango_layout_index_to_pos (layout, (int) (strchr (text, first) - text), &a);
  pango_layout_index_to_pos (layout, (int) (strchr (text, second) - text), &b);
  return a.x < b.x;
}

static void
test_formulas (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new ("1 + 2 = 3"));

  // This is what would happen.
  gtk_widget_set_direction (label, GTK_TEXT_DIR_RTL);
  g_assert_false (is_before (GTK_LABEL (label), '1', '3'));

  fovea_reading_set_text (GTK_LABEL (label), "1 + 2 = 3");
  g_assert_true (is_before (GTK_LABEL (label), '1', '3'));
  fovea_reading_set_text (GTK_LABEL (label), "العدد a b");
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (label)), "العدد"));

  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  fovea_reading_set_text (GTK_LABEL (label), "1 + 2 = 3");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "1 + 2 = 3");
  g_object_unref (label);
}

static void
test_matrices (void)
{
  GtkWidget *row = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  GtkWidget *first = gtk_label_new ("1"), *second = gtk_label_new ("2");
  graphene_rect_t a, b;

  gtk_box_append (GTK_BOX (row), first);
  gtk_box_append (GTK_BOX (row), second);
  gtk_widget_set_direction (row, GTK_TEXT_DIR_RTL);
  fovea_reading_from_left (row);
  look_allocate (row, 100, 20);
  g_assert_true (gtk_widget_compute_bounds (first, row, &a));
  g_assert_true (gtk_widget_compute_bounds (second, row, &b));
  g_assert_cmpfloat (a.origin.x, <, b.origin.x);
  g_assert_cmpint (gtk_widget_get_direction (second), ==, GTK_TEXT_DIR_LTR);
  g_object_unref (row);
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/reading/formulas", test_formulas);
  g_test_add_func ("/reading/matrices", test_matrices);

  return g_test_run ();
}
