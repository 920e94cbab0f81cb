// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// In a window that is written from the right, formulas and matrices still go from the left.

#include "config.h"

#include "app-fixture.h"
#include "look-fixture.h"

#include "app/languages.h"
#include "app/reading.h"
#include "figure/language.h"

#include <glib/gi18n.h>
#include <locale.h>
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

// Whatever the width, no line begins within what is kept whole.
static void
assert_whole (GtkLabel   *label,
              const char *whole)
{
  const char *text = gtk_label_get_text (label);
  int start = (int) (strstr (text, whole) - text);
  int end = start + (int) strlen (whole);
  int n_most = 0;

  for (int width = 400; width >= 60; width -= 7)
    {
      look_allocate (GTK_WIDGET (label), width, 400);
      PangoLayout *layout = gtk_label_get_layout (label);

      n_most = MAX (n_most, pango_layout_get_line_count (layout));
      for (int i = 0; i < pango_layout_get_line_count (layout); i++)
        {
          int first = pango_layout_get_line_readonly (layout, i)->start_index;
          g_assert_false (first > start && first < end);
        }
    }
  g_assert_cmpint (n_most, >, 3);
}

static void
test_whole (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (
    "An input of 7 × 7 through a window of 12 × 3 × 3 makes n × n, 18 : 25, n = 10 or 9(n − 2)², 72 % of it."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  fovea_reading_keep_sizes (GTK_LABEL (label));
  assert_whole (GTK_LABEL (label), "7 × 7");
  assert_whole (GTK_LABEL (label), "12 × 3 × 3");
  assert_whole (GTK_LABEL (label), "n × n");
  assert_whole (GTK_LABEL (label), "18 : 25");
  assert_whole (GTK_LABEL (label), "n = 10");
  assert_whole (GTK_LABEL (label), "9(n − 2)²");
  assert_whole (GTK_LABEL (label), "72 %");

  gtk_label_set_text (GTK_LABEL (label), "fovea-cli render --lang=de --width=790px -o a-b-c.svg");
  fovea_reading_keep_options (GTK_LABEL (label));
  assert_whole (GTK_LABEL (label), "--lang=de");
  assert_whole (GTK_LABEL (label), "--width=790px");
  g_object_unref (label);
}

// Where the locale tells no language, fonts of the words' language come next to the desktop's.
static void
test_font (void)
{
  GtkSettings *desktop = gtk_settings_get_default ();
  const char *locale = pango_language_to_string (pango_language_get_default ());
  bool is_told = !g_str_equal (locale, "c") && !g_str_equal (locale, "posix");
  g_autofree char *before = fovea_languages_set ("ja");
  g_autofree char *chosen = NULL;

  g_object_set (desktop, "gtk-font-name", "Sans 17", NULL);
  fovea_languages_choose_font (desktop);
  g_object_get (desktop, "gtk-font-name", &chosen, NULL);
  if (is_told)
    g_assert_cmpstr (chosen, ==, "Sans 17");
  else
    {
      g_assert_true (g_str_has_prefix (chosen, "Sans,"));
      g_assert_true (g_str_has_suffix (chosen, " 17"));
      g_assert_nonnull (strstr (chosen, "CJK JP"));
    }
  gtk_settings_reset_property (desktop, "gtk-font-name");
  g_free (fovea_languages_set (before));
}

// The list of shortcuts does not scroll, so it has to fit on a small screen in every language.
static void
test_shortcuts (void)
{
  for (int i = 0; i < fovea_languages_get_n (); i++)
    {
      g_autofree char *before = fovea_languages_set (fovea_languages_get_code (i));
      g_autoptr (GtkBuilder) builder
        = gtk_builder_new_from_resource ("/io/github/foveaapp/Fovea/gtk/help-overlay.ui");
      GtkWidget *overlay = GTK_WIDGET (gtk_builder_get_object (builder, "help_overlay"));
      int width, height;

      gtk_widget_measure (overlay, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
      gtk_widget_measure (overlay, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
      g_test_message ("%s: %d × %d", fovea_languages_get_code (i), width, height);
      g_assert_cmpint (width, <=, 800);
      g_assert_cmpint (height, <=, 600);
      gtk_window_destroy (GTK_WINDOW (overlay));
      g_free (fovea_languages_set (before));
    }
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);
  // As the program does; the locale "C" knows no languages.
  setlocale (LC_MESSAGES, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("FOVEA_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  fovea_languages_allow ();
  g_test_add_func ("/reading/formulas", test_formulas);
  g_test_add_func ("/reading/matrices", test_matrices);
  g_test_add_func ("/reading/whole", test_whole);
  g_test_add_func ("/reading/font", test_font);
  g_test_add_func ("/reading/shortcuts", test_shortcuts);

  return g_test_run ();
}
