// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The reader shows every page, goes back and forward, and leaves the help to the system's viewer
// where there is one.

#include "app/help.h"

#include "app-fixture.h"
#include "document/help-book.h"

#include <glib/gstdio.h>
#include <string.h>

static FoveaHelp *
new_reader (void)
{
  FoveaHelp *reader = fovea_help_new (NULL);

  fovea_help_go (reader, "index");
  gtk_window_present (GTK_WINDOW (reader));
  fixture_wait (fixture_is_laid_out, reader);

  return reader;
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);
      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_all_pages (void)
{
  g_autoptr (FoveaHelpBook) book = fovea_help_book_new (NULL);
  FoveaHelp *reader = new_reader ();

  for (int i = 0; i < fovea_help_book_get_n (book); i++)
    {
      const FoveaHelpPage *page = fovea_help_book_get (book, i);
      fovea_help_go (reader, page->id);
      g_assert_cmpstr (fovea_help_get_page (reader), ==, page->id);
      g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (reader)), page->title));
      fixture_drain ();
    }
  gtk_window_destroy (GTK_WINDOW (reader));
}

static void
test_back_and_forward (void)
{
  FoveaHelp *reader = new_reader ();
  GtkWidget *widget = GTK_WIDGET (reader);

  fovea_help_go (reader, "views");
  fovea_help_go (reader, "mathematics#field");
  g_assert_true (fixture_press_key (widget, GDK_KEY_Left, GDK_ALT_MASK));
  g_assert_cmpstr (fovea_help_get_page (reader), ==, "views");
  g_assert_true (fixture_press_key (widget, GDK_KEY_Left, GDK_ALT_MASK));
  g_assert_cmpstr (fovea_help_get_page (reader), ==, "index");
  gtk_widget_activate_action (widget, "help.back", NULL);
  g_assert_cmpstr (fovea_help_get_page (reader), ==, "index");
  g_assert_true (fixture_press_key (widget, GDK_KEY_Right, GDK_ALT_MASK));
  g_assert_cmpstr (fovea_help_get_page (reader), ==, "views");
  fovea_help_go (reader, "edit");
  gtk_widget_activate_action (widget, "help.forward", NULL);
  g_assert_cmpstr (fovea_help_get_page (reader), ==, "edit");
  g_assert_true (fixture_press_key (widget, GDK_KEY_Home, GDK_ALT_MASK));
  g_assert_cmpstr (fovea_help_get_page (reader), ==, "index");
  fovea_help_go (reader, "no-such-page");
  g_assert_cmpstr (fovea_help_get_page (reader), ==, "index");
  gtk_window_destroy (GTK_WINDOW (reader));
}

static bool
has_found (gpointer reader)
{
  return strstr (gtk_window_get_title (reader), "TikZ") != NULL;
}

static void
test_search (void)
{
  FoveaHelp *reader = new_reader ();
  GtkWidget *search = find (GTK_WIDGET (reader), GTK_TYPE_SEARCH_ENTRY);

  g_assert_true (fixture_press_key (GTK_WIDGET (reader), GDK_KEY_f, GDK_CONTROL_MASK));
  gtk_editable_set_text (GTK_EDITABLE (search), "TikZ");
  fixture_wait (has_found, reader);

  GtkWidget *scroller = find (GTK_WIDGET (reader), GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *button = find (scroller, GTK_TYPE_BUTTON);
  g_assert_nonnull (button);
  // Enter leads to what was found first, and opens it.
  fixture_wait (fixture_is_laid_out, button);
  g_signal_emit_by_name (search, "activate");
  g_assert_true (gtk_widget_is_focus (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (fovea_help_get_page (reader), ==, "figures");
  gtk_window_destroy (GTK_WINDOW (reader));
}

static bool
has_file (gpointer path)
{
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) && g_str_has_suffix (text, "\n");
}

// A viewer that only writes down what it is asked for, where the pages seem to be installed.
static char *
install_viewer (void)
{
  const char *folder = g_get_user_data_dir ();
  g_autofree char *pages = g_build_filename (folder, "help/C/fovea", NULL);
  g_autofree char *index = g_build_filename (pages, "index.page", NULL);
  g_autofree char *applications = g_build_filename (folder, "applications", NULL);
  g_autofree char *entry = g_build_filename (applications, "viewer.desktop", NULL);
  g_autofree char *list = g_build_filename (applications, "mimeapps.list", NULL);
  char *asked = g_build_filename (folder, "asked", NULL);
  g_autofree char *text = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Viewer\n"
                                           "Exec=sh -c 'echo \"$1\" >%s' viewer %%u\n"
                                           "MimeType=x-scheme-handler/help;\n",
                                           asked);

  g_assert_cmpint (g_mkdir_with_parents (pages, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (applications, 0700), ==, 0);
  g_assert_true (g_file_set_contents (index, "", -1, NULL));
  g_assert_true (g_file_set_contents (entry, text, -1, NULL));
  g_assert_true (g_file_set_contents (
    list, "[Default Applications]\nx-scheme-handler/help=viewer.desktop\n", -1, NULL));

  return asked;
}

static bool
has_viewer (gpointer data)
{
  g_autoptr (GAppInfo) viewer = g_app_info_get_default_for_uri_scheme ("help");

  return viewer != NULL;
}

static void
test_viewer_of_the_system (void)
{
  FoveaWindow *window = fixture_new_window ();
  g_autofree char *asked = install_viewer ();
  g_autofree char *text = NULL;

  fixture_wait (has_viewer, NULL);
  fovea_help_show (GTK_WINDOW (window), "views");
  fixture_wait (has_file, asked);
  g_assert_true (g_file_get_contents (asked, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "help:fovea/views\n");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/help-window/all-pages", test_all_pages);
  g_test_add_func ("/help-window/back-and-forward", test_back_and_forward);
  g_test_add_func ("/help-window/search", test_search);
  g_test_add_func ("/help-window/viewer-of-the-system", test_viewer_of_the_system);

  return g_test_run ();
}
