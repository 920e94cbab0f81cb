// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is ticked in the dialog is what the file is like.

#include "config.h"

#include "export-dialog-fixture.h"

#include "app/export-drag.h"
#include "app/export-name.h"
#include "app/languages.h"
#include "figure/language.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

static void
test_whole_document (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaExportDialog *dialog = fovea_export_dialog_new (window);
  g_autofree char *snippet = dup_export (dialog, "a.tex");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_control (dialog, "standalone")), TRUE);

  g_autofree char *document = dup_export (dialog, "a.tex");

  g_assert_null (strstr (snippet, "\\documentclass"));
  g_assert_nonnull (strstr (document, "\\documentclass"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

// The width of a PNG, in the eight bytes after its signature and the head of IHDR, is big endian.
static guint
get_png_width (const char *png)
{
  const guint8 *bytes = (const guint8 *) png + 16;

  return (guint) bytes[0] << 24 | (guint) bytes[1] << 16 | (guint) bytes[2] << 8 | bytes[3];
}

static void
test_cut_is_smaller (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaExportDialog *dialog = fovea_export_dialog_new (window);
  g_autofree char *whole = dup_export (dialog, "a.png");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_control (dialog, "cropped")), TRUE);

  g_autofree char *cut = dup_export (dialog, "a.png");

  g_assert_cmpuint (get_png_width (cut), >, 0);
  g_assert_cmpuint (get_png_width (cut), <, get_png_width (whole));
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_command_gives_the_same_bytes (void)
{
  static const char *const names[]
    = { "a.svg", "a.pdf", "a.png", "a.tex", "a.gif", "a.apng" };
  static const double widths[] = { 163.37, 12.7, 5, 340, 500, 400 }; // mm, cm, in, pt, px
  FoveaWindow *window = fixture_new_window ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      FoveaExportDialog *dialog = fovea_export_dialog_new (window);

      // As it opens; then with a choice of everything; then the view of one step.
      choose (dialog, "format", i);
      assert_same_bytes (dialog, names[i]);
      choose (dialog, "theme", i % 4);
      choose (dialog, "palette", (i + 1) % 4);
      choose (dialog, "numbers", 2 * i % 11);
      choose (dialog, "size_mode", 2);
      choose (dialog, "unit", MIN (i, 4));
      set_number (dialog, "width", widths[i]);
      set_number (dialog, "font_size", 23.76);
      choose (dialog, "resolution_unit", 1);
      set_number (dialog, "resolution", 96);
      tick (dialog, "flip", true);
      tick (dialog, "sum_all", true);
      tick (dialog, "captions", i % 2 == 0);
      tick (dialog, "padding", false);
      tick (dialog, "transparent", true);
      tick (dialog, "text_paths", true);
      tick (dialog, "standalone", true);
      tick (dialog, "cropped", true);
      set_number (dialog, "margin", 2.5);
      gtk_editable_set_text (GTK_EDITABLE (find_control (dialog, "font")), "It's “Sans”");
      g_autofree char *command = fovea_export_dialog_dup_command (dialog, names[i]);
      // In as few digits as mean the same.
      g_assert_nonnull (strstr (command, " --font-size=23.76 "));
      assert_same_bytes (dialog, names[i]);
      choose (dialog, "size_mode", 1);
      choose (dialog, "view", FOVEA_VIEW_STEP);
      assert_same_bytes (dialog, names[i]);
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
part_of (FoveaExportDialog *dialog,
         const char        *name)
{
  return GTK_WIDGET (
    gtk_widget_get_template_child (GTK_WIDGET (dialog), FOVEA_TYPE_EXPORT_DIALOG, name));
}

// Said while it is chosen, in numbers, with nothing to press; not after a name was typed.
static void
test_absurd_size (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaExportDialog *dialog = fovea_export_dialog_new (window);
  GtkWidget *export = part_of (dialog, "export");
  GtkWidget *facts = part_of (dialog, "facts");

  choose (dialog, "format", 0);
  choose (dialog, "size_mode", 2);
  choose (dialog, "unit", 2);
  set_number (dialog, "width", 20000);
  while (gtk_widget_get_sensitive (export))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (facts)), "1440000 × "));
  set_number (dialog, "width", 20);
  while (!gtk_widget_get_sensitive (export))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (facts)), "508 × "));
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

// Said beside the size, and no longer when the font is another.
static void
test_missing_font (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaExportDialog *dialog = fovea_export_dialog_new (window);
  GtkLabel *facts = GTK_LABEL (part_of (dialog, "facts"));

  choose (dialog, "format", 2);
  gtk_editable_set_text (GTK_EDITABLE (find_control (dialog, "font")), "Nonsense");
  while (strstr (gtk_label_get_text (facts), "\nThere is no font “Nonsense” here; “") == NULL)
    g_main_context_iteration (NULL, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (find_control (dialog, "font")), "serif");
  while (strchr (gtk_label_get_text (facts), '\n') != NULL)
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_language_of_the_picture (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaExportDialog *dialog = fovea_export_dialog_new (window);
  guint language = 0;

  while (!g_str_equal (fovea_languages_get_code ((int) language), "zh_CN"))
    language++;
  choose (dialog, "language", language + 1);
  assert_same_bytes (dialog, "a.svg");

  g_autofree char *chinese = dup_export (dialog, "a.svg");

  g_assert_nonnull (strstr (chinese, "感受野"));

  // The program itself goes on as it was.
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Export the Picture");
  g_assert_false (g_str_has_prefix (g_get_language_names ()[0], "zh"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

// Whatever the locale: the language of the window need not be the system's.
static void
test_decimal_marks (void)
{
  static const struct
  {
    const char *typed;
    double value;
  } cases[] = { { "9.5", 9.5 }, { "10,5", 10.5 }, { "\xef\xbc\x99", 9 }, { "9,5,1", 9 } };
  FoveaWindow *window = fixture_new_window ();
  FoveaExportDialog *dialog = fovea_export_dialog_new (window);
  GtkWidget *size = find_control (dialog, "font_size");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (size), cases[i].typed);
      gtk_spin_button_update (GTK_SPIN_BUTTON (size));
      g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (size)), ==, cases[i].value);
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

// A document that differs from its file, or has none, has no command.
static void
test_no_command_for_what_is_not_saved (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaDocument *document = fovea_session_get_document (fovea_window_get_session (window));

  g_assert_true (fovea_document_set_cell (document, (FoveaCell){ 0, 0, 1, 1 }, 9, NULL));

  FoveaExportDialog *dialog = fovea_export_dialog_new (window);

  g_assert_null (fovea_export_dialog_dup_command (dialog, "a.svg"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

static int
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  int n_files = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
      n_files++;
    }
  g_rmdir (folder);
  return n_files;
}

// 34 steps in as many files; nothing is replaced that nobody was asked about.
static void
test_frames (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaExportDialog *dialog = fovea_export_dialog_new (window);
  g_autofree char *folder = g_dir_make_tmp ("fovea-export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.tex", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  choose (dialog, "format", 3);
  choose (dialog, "what", 1);
  g_assert_true (fovea_export_dialog_save (dialog, file, &error));
  g_assert_no_error (error);
  g_assert_false (fovea_export_dialog_save (dialog, file, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_nonnull (strstr (error->message, "a-0001.tex"));
  g_assert_cmpint (remove_all (folder), ==, 34);
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

static bool
is_idle (gpointer dialog)
{
  return gtk_widget_get_sensitive (GTK_WIDGET (fovea_export_dialog_get_choices (dialog)));
}

// In a thread: done, the dialog closes; cancelled or closed, the old file is whole, and it is said.
static void
test_threads (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaExportDialog *dialog = fovea_export_dialog_new (window);
  g_autofree char *folder = g_dir_make_tmp ("fovea-export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.gif", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *contents = NULL;
  g_autofree char *made = NULL;
  GtkLabel *facts = GTK_LABEL (part_of (dialog, "facts"));
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  choose (dialog, "format", 4);
  choose (dialog, "what", 1);
  for (int i = 0; i < 2; i++)
    {
      gboolean stays = TRUE;

      gtk_label_set_text (facts, "");
      g_assert_true (fovea_export_dialog_start (dialog, file, &error));
      if (i == 0)
        g_signal_emit_by_name (part_of (dialog, "cancel"), "clicked");
      else
        g_signal_emit_by_name (dialog, "close-request", &stays);
      fixture_wait (is_idle, dialog);
      g_assert_cmpstr (gtk_label_get_text (facts), ==,
                       "The export was cancelled; nothing was written");
      g_assert_true (stays);
    }
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "old");

  gpointer gone = dialog;

  g_object_add_weak_pointer (gone, &gone);
  choose (dialog, "size_mode", 2);
  choose (dialog, "unit", 0);
  set_number (dialog, "width", 60);
  set_number (dialog, "resolution", 1);
  g_assert_true (fovea_export_dialog_start (dialog, file, &error));
  fixture_wait (fixture_is_null, &gone);
  g_assert_true (g_file_get_contents (path, &made, NULL, NULL));
  g_assert_true (g_str_has_prefix (made, "GIF89a"));
  g_assert_cmpint (remove_all (folder), ==, 1);

  // What was chosen is chosen the next time.
  dialog = fovea_export_dialog_new (window);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (find_control (dialog, "format"))),
                    ==, 4);
  g_assert_cmpfloat (
    gtk_spin_button_get_value (GTK_SPIN_BUTTON (find_control (dialog, "width"))), ==, 60);
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_failure_leaves_the_old_file (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaExportDialog *dialog = fovea_export_dialog_new (window);
  g_autofree char *folder = g_dir_make_tmp ("fovea-export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  choose (dialog, "format", 2);
  choose (dialog, "size_mode", 2);
  set_number (dialog, "width", 20000);
  set_number (dialog, "resolution", 8);
  g_assert_false (fovea_export_dialog_save (dialog, file, &error));
  g_assert_error (error, FOVEA_EXPORT_ERROR, FOVEA_EXPORT_ERROR_SIZE);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "old");
  g_assert_cmpint (remove_all (folder), ==, 1);
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

// A name typed with its ending before the one that the chooser keeps; what is there is not touched.
static void
test_doubled_endings (void)
{
  g_autofree char *folder = g_dir_make_tmp ("fovea-export-XXXXXX", NULL);
  static const char *const names[][2] = {
    { "x.png.png", "x.png" }, { "x.png", "x.png" },         { "x.svg.png", "x.svg.png" },
    { ".png.png", ".png.png" }, { "there.pdf.pdf", "there.pdf.pdf" }, { "a.b.b", "a.b.b" },
  };
  g_autofree char *there = g_build_filename (folder, "there.pdf", NULL);

  g_assert_true (g_file_set_contents (there, "old", -1, NULL));
  for (size_t i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) chosen = g_file_new_build_filename (folder, names[i][0], NULL);
      g_autoptr (GFile) named = fovea_export_name_undouble (chosen);
      g_autofree char *name = g_file_get_basename (named);

      g_assert_cmpstr (name, ==, names[i][1]);
    }
  g_assert_cmpint (g_remove (there), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_nonsense_is_not_remembered (void)
{
  static const char *const texts[]
    = { "", "{", "[1, 2]", "{'format': <'svg'>, 'width': <true>}", "{'format': <uint32 99>}",
        "{'width': <@d nan>}", "{'no such thing': <1>}" };
  FoveaWindow *window = fixture_new_window ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_object_set (fovea_window_get_settings (window), "export-choices", texts[i], NULL);

      FoveaExportDialog *dialog = fovea_export_dialog_new (window);

      g_assert_cmpint (
        fovea_export_choices_get_format (fovea_export_dialog_get_choices (dialog)), ==,
        FOVEA_EXPORT_SVG);
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

// What another program gets of a drag: the very file, pixels, and words.
static void
test_drag_offers_files_pixels_and_words (void)
{
  FoveaWindow *window = fixture_new_window ();

  g_object_set (fovea_window_get_settings (window), "export-choices", "", NULL);

  FoveaExportDialog *dialog = fovea_export_dialog_new (window);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkContentProvider) content = fovea_export_drag_new_content (dialog, &error);
  g_autoptr (GdkContentFormats) formats = gdk_content_provider_ref_formats (content);
  g_auto (GValue) files = G_VALUE_INIT;
  g_auto (GValue) text = G_VALUE_INIT;
  g_autofree char *expected = dup_export (dialog, "a.svg");
  g_autofree char *dragged = NULL;

  g_assert_no_error (error);
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/png"));
  g_value_init (&files, GDK_TYPE_FILE_LIST);
  g_assert_true (gdk_content_provider_get_value (content, &files, &error));

  g_autoptr (GSList) list = gdk_file_list_get_files (g_value_get_boxed (&files));

  g_assert_cmpuint (g_slist_length (list), ==, 1);
  g_assert_true (g_file_load_contents (list->data, NULL, &dragged, NULL, NULL, &error));
  g_assert_cmpstr (dragged, ==, expected);
  g_value_init (&text, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &text, &error));
  g_assert_nonnull (strstr (g_value_get_string (&text), "value 45"));

  // A file a step, in their order, and none of the last drag.
  choose (dialog, "format", 3);
  choose (dialog, "what", 1);

  g_autoptr (GdkContentProvider) steps = fovea_export_drag_new_content (dialog, &error);
  g_auto (GValue) frames = G_VALUE_INIT;

  g_assert_no_error (error);
  g_value_init (&frames, GDK_TYPE_FILE_LIST);
  g_assert_true (gdk_content_provider_get_value (steps, &frames, &error));

  g_autoptr (GSList) all = gdk_file_list_get_files (g_value_get_boxed (&frames));
  g_autofree char *last = g_file_get_basename (g_slist_last (all)->data);

  g_assert_cmpuint (g_slist_length (all), ==, 34);
  g_assert_cmpstr (last, ==, "figure-0034.tex");
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

// On the smallest screen the choices stand below the preview, and all of them can be reached.
static void
test_fits_small_screens (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaExportDialog *dialog = fovea_export_dialog_new (window);
  int least_width, least_height;

  gtk_widget_measure (GTK_WIDGET (dialog), GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL,
                      NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (dialog), GTK_ORIENTATION_VERTICAL, 360, &least_height, NULL,
                      NULL, NULL);
  g_assert_cmpint (least_width, <=, 360);
  g_assert_cmpint (least_height, <=, 480);
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);
  // As the program does, so that there is another language to be exported in.
  setlocale (LC_MESSAGES, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("FOVEA_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  fovea_languages_allow ();

  g_test_add_func ("/export-dialog/whole-document", test_whole_document);
  g_test_add_func ("/export-dialog/cut-is-smaller", test_cut_is_smaller);
  g_test_add_func ("/export-dialog/command-gives-the-same-bytes",
                   test_command_gives_the_same_bytes);
  g_test_add_func ("/export-dialog/language-of-the-picture", test_language_of_the_picture);
  g_test_add_func ("/export-dialog/decimal-marks", test_decimal_marks);
  g_test_add_func ("/export-dialog/no-command-for-what-is-not-saved",
                   test_no_command_for_what_is_not_saved);
  g_test_add_func ("/export-dialog/absurd-size", test_absurd_size);
  g_test_add_func ("/export-dialog/missing-font", test_missing_font);
  g_test_add_func ("/export-dialog/frames", test_frames);
  g_test_add_func ("/export-dialog/threads", test_threads);
  g_test_add_func ("/export-dialog/failure-leaves-the-old-file", test_failure_leaves_the_old_file);
  g_test_add_func ("/export-dialog/drag-offers-files-pixels-and-words",
                   test_drag_offers_files_pixels_and_words);
  g_test_add_func ("/export-dialog/fits-small-screens", test_fits_small_screens);
  g_test_add_func ("/export-dialog/doubled-endings", test_doubled_endings);
  g_test_add_func ("/export-dialog/nonsense-is-not-remembered", test_nonsense_is_not_remembered);

  return g_test_run ();
}
