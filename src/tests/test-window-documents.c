// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Documents in windows: marked when modified, saved and opened again as they were, asked about before
// they are lost, and back after kill -9. What is copied and exported is what is shown.

#include "app/application.h"
#include "app/copying.h"
#include "app/export-dialog.h"
#include "app/gallery.h"
#include "app/opening.h"
#include "app/restoring.h"
#include "app/saving.h"
#include "document/image.h"

#include "app-fixture.h"
#include "drafts-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>

#define PHASE "FOVEA_TEST_PHASE"

static char *folder;

static FoveaDocument *
get_document (FoveaWindow *window)
{
  return fovea_keeper_get_document (fovea_window_get_keeper (window));
}

static void
edit (FoveaWindow *window,
      float        value)
{
  g_autoptr (GError) error = NULL;

  fovea_document_set_cell (get_document (window), (FoveaCell){ 0, 0, 1, 2 }, value, &error);
  g_assert_no_error (error);
}

static void
destroy_whole (FoveaWindow *window)
{
  gpointer pointer = window;

  g_object_add_weak_pointer (G_OBJECT (window), &pointer);
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_wait (fixture_is_null, &pointer);
}

static GtkWindow *
find_toplevel (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (g_type_is_a (G_OBJECT_TYPE (link->data), type)
        && gtk_widget_get_mapped (link->data))
      return link->data;

  return NULL;
}

static bool
has_dialog (gpointer data)
{
  return find_toplevel (GTK_TYPE_MESSAGE_DIALOG) != NULL;
}

// Waits for a question and presses the button that says @label.
static void
answer (const char *label)
{
  fixture_wait (has_dialog, NULL);

  GtkDialog *dialog = GTK_DIALOG (find_toplevel (GTK_TYPE_MESSAGE_DIALOG));

  for (int response = 1; response < 8; response++)
    {
      GtkWidget *button = gtk_dialog_get_widget_for_response (dialog, response);
      if (button != NULL && g_str_equal (gtk_button_get_label (GTK_BUTTON (button)), label))
        {
          gtk_dialog_response (dialog, response);
          fixture_drain ();
          return;
        }
    }
  g_assert_cmpstr (label, ==, "_Cancel");
  gtk_dialog_response (dialog, GTK_RESPONSE_CANCEL);
  fixture_drain ();
}

typedef struct
{
  bool is_over;
  bool is_done;
} Outcome;

static void
outcome_cb (FoveaWindow *window,
            bool         is_done,
            gpointer     data)
{
  *(Outcome *) data = (Outcome){ true, is_done };
}

static bool
is_over (gpointer outcome)
{
  return ((Outcome *) outcome)->is_over;
}

static bool
save_to (FoveaWindow    *window,
         GFile          *file,
         FoveaOverwrite  overwrite,
         const char     *reply) // (nullable) to the question that is expected
{
  Outcome outcome = { false };

  fovea_saving_save_to (window, file, overwrite, outcome_cb, &outcome);
  if (reply != NULL)
    answer (reply);
  fixture_wait (is_over, &outcome);
  return outcome.is_done;
}

static GFile *
new_file (const char *name)
{
  return g_file_new_build_filename (folder, name, NULL);
}

static bool
has_file (gpointer window)
{
  return fovea_document_get_file (get_document (window)) != NULL;
}

// A file that bears the title, as a first save proposes, is named once.
static void
test_named_after_title (void)
{
  FoveaWindow *window = fixture_new_window ();
  const char *title = fovea_document_get_title (get_document (window));
  g_autofree char *name = g_strconcat (title, ".fovea", NULL);
  g_autoptr (GFile) file = new_file (name);

  g_assert_true (save_to (window, file, FOVEA_OVERWRITE_NOTHING, NULL));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, name);
  g_assert_true (g_file_delete (file, NULL, NULL));
  destroy_whole (window);
}

static void
test_saved_opens_as_it_was (void)
{
  FoveaWindow *window = fixture_new_window ();
  g_autoptr (FoveaDocument) document = fixture_new_document ();
  FoveaWindow *other = fovea_window_new_sibling (window, document);
  g_autoptr (GFile) file = new_file ("saved.fovea");
  const char *title = gtk_window_get_title (GTK_WINDOW (window));

  g_assert_false (g_str_has_prefix (title, "•"));
  edit (window, 5);
  g_assert_true (g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (window)), "• "));
  g_assert_true (save_to (window, file, FOVEA_OVERWRITE_NOTHING, NULL));
  g_assert_true (g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (window)), "saved.fovea — "));

  fovea_opening_open (other, file);
  fixture_wait (has_file, other);

  g_autoptr (GBytes) here
    = fovea_content_serialize (fovea_document_get_content (get_document (window)), NULL);
  g_autoptr (GBytes) there
    = fovea_content_serialize (fovea_document_get_content (get_document (other)), NULL);
  g_assert_true (g_bytes_equal (here, there));
  destroy_whole (window);
  destroy_whole (other);
}

static bool
is_resnet (gpointer window)
{
  return fovea_network_get_n_layers (fovea_document_get_network (get_document (window))) > 40;
}

static bool
has_six_columns (gpointer window)
{
  return fovea_tensor_get_shape (fovea_document_get_input (get_document (window))).n_columns == 6;
}

// What can be dropped or stand on the command line.
static void
test_takes_all_that_it_knows (void)
{
  FoveaWindow *window = fixture_new_window ();
  g_autoptr (GFile) example = g_file_new_for_commandline_arg ("example:resnet-50");
  g_autoptr (GFile) array = new_file ("array.CSV");

  fovea_opening_take (window, example);
  g_assert_true (is_resnet (window));
  destroy_whole (window);

  window = fixture_new_window ();
  g_assert_true (g_file_set_contents (g_file_peek_path (array),
                                      "1,2,3,4,5,6\n1,2,3,4,5,6\n1,2,3,4,5,6\n1,2,3,4,5,6\n1,2,3,4,5,6\n",
                                      -1, NULL));
  fovea_opening_take (window, array);
  fixture_wait (has_six_columns, window);
  destroy_whole (window);
}

// A printout in a text file, and a picture whose name tells nothing.
static void
test_takes_what_it_finds_inside (void)
{
  static const char *const row = "[1., 2., 3., 4., 5., 6.]";
  FoveaWindow *window = fixture_new_window ();
  g_autoptr (GFile) printout = new_file ("printout.txt");
  g_autoptr (GFile) picture = new_file ("picture");
  g_autofree char *text
    = g_strdup_printf ("tensor([%s,\n        %s,\n %s,\n %s,\n %s])\n", row, row, row, row, row);
  float values[36] = { 0 };
  g_autoptr (FoveaTensor) tensor = fovea_tensor_new ((FoveaShape){ 1, 6, 6 }, values);
  g_autoptr (GBytes) bytes = fovea_image_serialize (tensor, FOVEA_IMAGE_RANGE_UNIT, NULL);

  g_assert_true (g_file_set_contents (g_file_peek_path (printout), text, -1, NULL));
  fovea_opening_take (window, printout);
  fixture_wait (has_six_columns, window);
  destroy_whole (window);

  window = fixture_new_window ();
  g_assert_true (g_file_set_contents (g_file_peek_path (picture), g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  fovea_opening_take (window, picture);
  fixture_wait (has_six_columns, window);
  destroy_whole (window);
}

static void
test_close_asks_only_before_loss (void)
{
  FoveaWindow *window = fixture_new_window ();
  gpointer pointer = window;

  g_object_add_weak_pointer (G_OBJECT (window), &pointer);
  edit (window, 5);
  gtk_window_close (GTK_WINDOW (window));
  answer ("_Cancel");
  g_assert_nonnull (pointer);
  gtk_window_close (GTK_WINDOW (window));
  answer ("_Discard");
  fixture_wait (fixture_is_null, &pointer);

  pointer = window = fixture_new_window ();
  g_object_add_weak_pointer (G_OBJECT (window), &pointer);
  edit (window, 5);
  fovea_document_undo (get_document (window));
  gtk_window_close (GTK_WINDOW (window));
  fixture_wait (fixture_is_null, &pointer);

  // Saving on the way out.
  g_autoptr (GFile) file = new_file ("closed.fovea");
  pointer = window = fixture_new_window ();
  g_object_add_weak_pointer (G_OBJECT (window), &pointer);
  g_assert_true (save_to (window, file, FOVEA_OVERWRITE_NOTHING, NULL));
  edit (window, 6);
  gtk_window_close (GTK_WINDOW (window));
  answer ("_Save");
  fixture_wait (fixture_is_null, &pointer);

  g_autoptr (FoveaContent) content = fovea_content_load (file, NULL, NULL);
  g_assert_cmpfloat (fovea_tensor_get_values (fovea_content_get_input (content))[9], ==, 6);
}

static const char another[] = "{\"fovea\": 1, \"title\": \"Another\", \"input\": {\"values\": "
                              "[[[1, 2], [3, 4]]]}, \"layers\": []}";

static void
test_other_programs_are_respected (void)
{
  FoveaWindow *window = fixture_new_window ();
  g_autoptr (GFile) file = new_file ("shared.fovea");
  g_autofree char *text = NULL;

  g_assert_true (save_to (window, file, FOVEA_OVERWRITE_NOTHING, NULL));
  edit (window, 5);
  g_assert_true (g_file_set_contents (g_file_peek_path (file), another, -1, NULL));
  g_assert_false (save_to (window, file, FOVEA_OVERWRITE_KNOWN, "_Cancel"));
  g_assert_true (g_file_get_contents (g_file_peek_path (file), &text, NULL, NULL));
  g_assert_cmpstr (text, ==, another);
  g_assert_true (fovea_keeper_is_changed_outside (fovea_window_get_keeper (window)));

  g_assert_false (save_to (window, file, FOVEA_OVERWRITE_KNOWN, "_Reload"));
  while (g_strcmp0 (fovea_document_get_title (get_document (window)), "Another") != 0)
    g_main_context_iteration (NULL, TRUE);
  fovea_document_undo (get_document (window));

  g_assert_true (g_file_set_contents (g_file_peek_path (file), "{}", -1, NULL));
  g_assert_true (save_to (window, file, FOVEA_OVERWRITE_KNOWN, "_Overwrite"));
  destroy_whole (window);

  g_autoptr (FoveaContent) content = fovea_content_load (file, NULL, NULL);
  g_assert_nonnull (content);
}

static void
test_gallery_opens_examples (void)
{
  FoveaWindow *window = fixture_new_window ();

  gtk_widget_activate_action (GTK_WIDGET (window), "win.examples", NULL);
  fixture_wait (fixture_is_laid_out, find_toplevel (FOVEA_TYPE_GALLERY));

  // The focus is on the first: Enter would open it.
  GtkWidget *first = gtk_window_get_focus (find_toplevel (FOVEA_TYPE_GALLERY));
  g_assert_true (GTK_IS_FLOW_BOX_CHILD (first));
  gtk_widget_activate (gtk_widget_get_next_sibling (first));
  fixture_drain ();
  g_assert_null (find_toplevel (FOVEA_TYPE_GALLERY));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==,
                   "The two 3×3 composed: one 5×5, the same output");
  destroy_whole (window);
}

static void
test_copies_are_what_is_shown (void)
{
  FoveaWindow *window = fixture_new_window ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkContentProvider) provider = fovea_copying_new_picture (window, NULL, NULL, &error);
  g_autoptr (GdkContentFormats) formats = gdk_content_provider_ref_formats (provider);
  g_autofree char *numbers = fovea_copying_dup_numbers (window);

  g_assert_no_error (error);
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/png"));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/svg+xml"));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "application/pdf"));
  g_assert_true (g_str_has_prefix (numbers, "72\t63\t57\n63\t45\t33\n"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.copy-code", "s", "pytorch");
  destroy_whole (window);
}

static void
test_exports_by_the_ending (void)
{
  static const struct
  {
    const char *name;
    const char *start;
  } cases[] = { { "a.svg", "<?xml" }, { "a.pdf", "%PDF" }, { "a.png", "\x89PNG" } };
  FoveaWindow *window = fixture_new_window ();
  FoveaExportDialog *dialog = fovea_export_dialog_new (window);
  g_autoptr (GFile) nameless = new_file ("nameless");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) file = new_file (cases[i].name);
      g_autofree char *text = NULL;
      g_assert_true (fovea_export_dialog_save (dialog, file, NULL));
      g_assert_true (g_file_get_contents (g_file_peek_path (file), &text, NULL, NULL));
      g_assert_true (g_str_has_prefix (text, cases[i].start));
    }
  g_assert_false (fovea_export_dialog_save (dialog, nameless, &error));
  g_assert_nonnull (error);
  g_assert_false (g_file_query_exists (nameless, NULL));
  gtk_window_destroy (GTK_WINDOW (dialog));
  destroy_whole (window);
}

// The child: the real application, edited, until it is killed.
static void
edit_cb (GtkApplication *application,
         gpointer        data)
{
  edit (FOVEA_WINDOW (gtk_application_get_windows (application)->data), 77);
}

static int
run_until_killed (void)
{
  g_autoptr (FoveaApplication) application = fovea_application_new (G_APPLICATION_NON_UNIQUE);
  char *arguments[] = { (char *) "fovea", NULL };

  g_signal_connect_after (application, "activate", G_CALLBACK (edit_cb), NULL);
  return g_application_run (G_APPLICATION (application), 1, arguments);
}

static bool
has_draft (gpointer data)
{
  return drafts_fixture_count () > 0;
}

static void
test_draft_after_kill (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher
    = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_subprocess_launcher_setenv (launcher, PHASE, "edit", TRUE);
  g_autoptr (GSubprocess) child
    = g_subprocess_launcher_spawn (launcher, &error, "/proc/self/exe", NULL);

  g_assert_no_error (error);
  fixture_wait (has_draft, NULL);
  g_subprocess_send_signal (child, SIGKILL);
  g_subprocess_wait (child, NULL, NULL);

  FoveaWindow *window = fixture_new_window ();
  g_assert_true (fovea_restoring_offer (window));
  answer ("_Restore");
  g_assert_true (g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (window)), "• "));
  g_assert_cmpfloat (
    fovea_tensor_get_values (fovea_document_get_input (get_document (window)))[9], ==, 77);
  g_assert_true (has_draft (NULL));
  // Not offered to another window while this one keeps it; gone when it is closed.
  g_assert_false (fovea_restoring_offer (window));
  destroy_whole (window);
  g_assert_false (has_draft (NULL));
}

static void
remove_folder (void)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *entry;

  while ((entry = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, entry, NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
}

// A document gets no name under which it would be opened as something else.
static void
test_names_are_completed (void)
{
  static const struct
  {
    const char *typed;
    const char *saved;
    FoveaOverwrite overwrite; // the chooser has asked about what was typed only
  } rows[] = {
    { "notes.fovea", "notes.fovea", FOVEA_OVERWRITE_ANYTHING },
    { "notes.fovea.fovea", "notes.fovea", FOVEA_OVERWRITE_NOTHING },
    { "notes", "notes.fovea", FOVEA_OVERWRITE_NOTHING },
    { "notes.json", "notes.json", FOVEA_OVERWRITE_ANYTHING },
    { "notes.lesson", "notes.lesson.fovea", FOVEA_OVERWRITE_NOTHING },
    { "notes.png", "notes.png.fovea", FOVEA_OVERWRITE_NOTHING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_build_filename (folder, rows[i].typed, NULL);
      g_autoptr (GFile) chosen = g_file_new_for_path (path);
      FoveaOverwrite overwrite;
      g_autoptr (GFile) completed = fovea_saving_complete_name (chosen, &overwrite);
      g_autofree char *name = g_file_get_basename (completed);
      g_assert_cmpstr (name, ==, rows[i].saved);
      g_assert_cmpint (overwrite, ==, rows[i].overwrite);
    }
}

int
main (int    argc,
      char **argv)
{
  if (g_strcmp0 (g_getenv (PHASE), "edit") == 0)
    return run_until_killed ();

  fixture_init (&argc, &argv);
  folder = g_dir_make_tmp ("fovea-documents-XXXXXX", NULL);

  g_test_add_func ("/window-documents/named-after-title", test_named_after_title);
  g_test_add_func ("/window-documents/names-are-completed", test_names_are_completed);
  g_test_add_func ("/window-documents/saved-opens-as-it-was", test_saved_opens_as_it_was);
  g_test_add_func ("/window-documents/takes-all-that-it-knows", test_takes_all_that_it_knows);
  g_test_add_func ("/window-documents/takes-what-it-finds-inside",
                   test_takes_what_it_finds_inside);
  g_test_add_func ("/window-documents/close-asks-only-before-loss",
                   test_close_asks_only_before_loss);
  g_test_add_func ("/window-documents/other-programs-are-respected",
                   test_other_programs_are_respected);
  g_test_add_func ("/window-documents/gallery-opens-examples", test_gallery_opens_examples);
  g_test_add_func ("/window-documents/copies-are-what-is-shown", test_copies_are_what_is_shown);
  g_test_add_func ("/window-documents/exports-by-the-ending", test_exports_by_the_ending);
  g_test_add_func ("/window-documents/draft-after-kill", test_draft_after_kill);

  int status = g_test_run ();
  remove_folder ();
  g_free (folder);
  return status;
}
