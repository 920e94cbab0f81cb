// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Printed to a file, the picture is one page of the paper asked for, with its text; read by poppler.

#include "config.h"

#include "app-fixture.h"

#include "app/printing.h"

#include <glib/gstdio.h>
#include <gtk/gtkunixprint.h>
#include <stdio.h>
#include <string.h>

static char *
dup_output (const char *program,
            const char *first,
            const char *second) // (nullable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                    program, first, second, NULL);
  char *text = NULL;

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (child, NULL, NULL, &text, NULL, &error));
  g_assert_no_error (error);
  return text;
}

static char *
print_to_file (FoveaWindow  *window,
               GtkPageSetup *page_setup) // (nullable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkPrintOperation) operation = fovea_printing_new_operation (window);
  g_autofree char *folder = g_dir_make_tmp ("fovea-print-XXXXXX", NULL);
  char *path = g_build_filename (folder, "page.pdf", NULL);
  g_autofree char *name = NULL;

  g_object_get (operation, "job-name", &name, NULL);
  g_assert_cmpstr (name, ==, "Two 3×3 see what one 5×5 sees");
  if (page_setup != NULL)
    gtk_print_operation_set_default_page_setup (operation, page_setup);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT,
                                            GTK_WINDOW (window), &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  return path;
}

static void
check_page (const char *path,
            double      width_pt,
            double      height_pt)
{
  g_autofree char *report = dup_output ("pdfinfo", path, NULL);
  g_autofree char *text = dup_output ("pdftotext", path, "-");
  const char *size = strstr (report, "Page size:");
  double width, height;

  g_assert_nonnull (strstr (report, "Pages:           1\n"));
  g_assert_nonnull (size);
  g_assert_cmpint (sscanf (size, "Page size: %lf x %lf", &width, &height), ==, 2);
  g_assert_cmpfloat_with_epsilon (width, width_pt, 1);
  g_assert_cmpfloat_with_epsilon (height, height_pt, 1);
  g_assert_nonnull (strstr (text, "45"));
}

static void
remove_page (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_getenv ("FOVEA_TEST_KEEP") != NULL)
    return;
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_fits_the_page (void)
{
  // ISO 216 and ANSI, in mm: A4 is 210 × 297.
  static const double a4_width_pt = 210 / 25.4 * 72;
  static const double a4_height_pt = 297 / 25.4 * 72;
  FoveaWindow *window = fixture_new_window ();
  g_autoptr (GtkPageSetup) page_setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (page_setup, paper);

  g_autofree char *upright = print_to_file (window, page_setup);
  check_page (upright, a4_width_pt, a4_height_pt);
  remove_page (upright);

  gtk_page_setup_set_orientation (page_setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  g_autofree char *lying = print_to_file (window, page_setup);
  check_page (lying, a4_height_pt, a4_width_pt);
  remove_page (lying);

  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkPageOrientation
find_usual_orientation (FoveaWindow *window)
{
  g_autoptr (GtkPrintOperation) operation = fovea_printing_new_operation (window);
  GtkPageSetup *usual = gtk_print_operation_get_default_page_setup (operation);

  return gtk_page_setup_get_orientation (usual);
}

static void
test_page_lies_as_the_figure_does (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaFigure *figure = fovea_canvas_get_figure (fovea_window_get_canvas (window));
  bool is_wide = fovea_figure_get_width (figure) > fovea_figure_get_height (figure);

  g_assert_cmpint (find_usual_orientation (window), ==,
                   is_wide ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_window_destroy (GTK_WINDOW (window));
}

// Chosen where it is printed, paper holds for the next time, too; what nobody chose does not.
static void
test_remembers_the_page (void)
{
  FoveaWindow *window = fixture_new_window ();
  GtkPageOrientation usual = find_usual_orientation (window);
  GtkPageOrientation other = usual == GTK_PAGE_ORIENTATION_LANDSCAPE
                               ? GTK_PAGE_ORIENTATION_PORTRAIT
                               : GTK_PAGE_ORIENTATION_LANDSCAPE;
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();

  for (int chooses = 0; chooses < 2; chooses++)
    {
      g_autoptr (GtkPrintOperation) operation = fovea_printing_new_operation (window);
      GtkPageSetup *offered = gtk_print_operation_get_default_page_setup (operation);
      g_autoptr (GtkPageSetup) chosen = gtk_page_setup_copy (offered);

      if (chooses)
        gtk_page_setup_set_orientation (chosen, other);
      // What the dialog leaves behind.
      gtk_print_operation_set_default_page_setup (operation, chosen);
      gtk_print_operation_set_print_settings (operation, settings);
      g_signal_emit_by_name (operation, "done", GTK_PRINT_OPERATION_RESULT_CANCEL);
      g_assert_cmpint (find_usual_orientation (window), ==, usual);
      g_signal_emit_by_name (operation, "done", GTK_PRINT_OPERATION_RESULT_APPLY);
      g_assert_cmpint (find_usual_orientation (window), ==, chooses ? other : usual);
    }

  gtk_window_destroy (GTK_WINDOW (window));
}

static int
count_chosen (GtkWidget *widget)
{
  int n = GTK_IS_CHECK_BUTTON (widget)
          && gtk_check_button_get_active (GTK_CHECK_BUTTON (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_chosen (child);
  return n;
}

static void
test_sets_up_the_page (void)
{
  FoveaWindow *window = fixture_new_window ();
  GtkPageOrientation usual = find_usual_orientation (window);
  GListModel *windows = gtk_window_get_toplevels ();
  int n_dialogs = 0;

  fovea_printing_set_up_page (window);
  for (guint i = g_list_model_get_n_items (windows); i-- > 0;)
    {
      g_autoptr (GtkWidget) dialog = g_list_model_get_item (windows, i);

      if (!GTK_IS_PAGE_SETUP_UNIX_DIALOG (dialog))
        continue;
      n_dialogs++;
      GtkPageSetup *shown
        = gtk_page_setup_unix_dialog_get_page_setup (GTK_PAGE_SETUP_UNIX_DIALOG (dialog));
      g_assert_cmpint (count_chosen (dialog), ==, 1);
      g_assert_cmpint (gtk_page_setup_get_orientation (shown), ==, usual);
      gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
    }
  g_assert_cmpint (n_dialogs, ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/print/fits-the-page", test_fits_the_page);
  g_test_add_func ("/print/page-lies-as-the-figure-does", test_page_lies_as_the_figure_does);
  g_test_add_func ("/print/sets-up-the-page", test_sets_up_the_page);
  g_test_add_func ("/print/remembers-the-page", test_remembers_the_page);

  return g_test_run ();
}
