// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window and its companions: every template instantiates and goes away whole, every
// control says what it is, and a faulty document changes nothing. Menus are left to
// test-window-actions.c.

#include "app/cell-proxy.h"
#include "app/export-dialog.h"
#include "app/help.h"
#include "app/icon-buttons.h"
#include "app/layer-list.h"
#include "app/opening.h"
#include "app/preferences.h"
#include "document/examples.h"

#include "app-fixture.h"

static void
destroy_whole (GtkWindow *window)
{
  gpointer pointer = window;

  g_object_add_weak_pointer (G_OBJECT (window), &pointer);
  gtk_window_destroy (window);
  fixture_wait (fixture_is_null, &pointer);
}

static void
test_window_leaks_nothing (void)
{
  FoveaWindow *window = fixture_new_window ();
  gpointer canvas = fovea_window_get_canvas (window);
  gpointer session = fovea_window_get_session (window);
  gpointer settings = fovea_window_get_settings (window);

  g_object_add_weak_pointer (canvas, &canvas);
  g_object_add_weak_pointer (session, &session);
  g_object_add_weak_pointer (settings, &settings);
  destroy_whole (GTK_WINDOW (window));
  fixture_wait (fixture_is_null, &canvas);
  fixture_wait (fixture_is_null, &session);
  fixture_wait (fixture_is_null, &settings);
}

static void
test_companions_leak_nothing (void)
{
  FoveaWindow *window = fixture_new_window ();
  GtkWindow *help = GTK_WINDOW (fovea_help_new (GTK_WINDOW (window)));
  GtkWindow *preferences = GTK_WINDOW (
    fovea_preferences_new (GTK_WINDOW (window), fovea_window_get_settings (window)));

  gtk_window_present (help);
  gtk_window_present (preferences);
  fixture_wait (fixture_is_laid_out, help);
  fixture_wait (fixture_is_laid_out, preferences);
  destroy_whole (help);
  destroy_whole (preferences);
  destroy_whole (GTK_WINDOW (window));
}

static bool
has_companion (gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (gtk_window_get_transient_for (link->data) == data
        && gtk_widget_get_mapped (link->data))
      return true;

  return false;
}

static void
test_actions_open_companions (void)
{
  static const char *const actions[]
    = { "win.about", "win.help", "win.preferences", "win.open" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      FoveaWindow *window = fixture_new_window ();
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), actions[i], NULL));
      fixture_wait (has_companion, window);
      destroy_whole (GTK_WINDOW (window));
      fixture_drain ();
    }
}

static bool
is_fullscreen (gpointer window)
{
  return gtk_window_is_fullscreen (window);
}

static bool
is_not_fullscreen (gpointer window)
{
  return !gtk_window_is_fullscreen (window);
}

static void
test_full_screen_and_back (void)
{
  FoveaWindow *window = fixture_new_window ();

  gtk_widget_activate_action (GTK_WIDGET (window), "win.toggle-fullscreen", NULL);
  fixture_wait (is_fullscreen, window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.toggle-fullscreen", NULL);
  fixture_wait (is_not_fullscreen, window);
  destroy_whole (GTK_WINDOW (window));
}

static void
test_starts_on_worked_example (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaSession *session = fovea_window_get_session (window);
  FoveaCell cell;

  g_assert_true (fovea_session_get_selection (session, &cell));
  g_assert_true (fovea_cell_equal (cell, (FoveaCell){ 2, 0, 1, 1 }));
  g_assert_cmpfloat (fovea_trace_get_value (fovea_session_get_trace (session)), ==,
                     45.0f);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==,
                   fovea_document_get_title (fovea_session_get_document (session)));
  g_assert_true (FOVEA_IS_CELL_PROXY (gtk_window_get_focus (GTK_WINDOW (window))));
  destroy_whole (GTK_WINDOW (window));
}

static void
test_sum_follows_everywhere (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaSession *session = fovea_window_get_session (window);
  gboolean stored;

  g_assert_false (fovea_session_get_sum_all (session));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.sum-all", NULL));
  g_assert_true (fovea_session_get_sum_all (session));
  g_object_get (fovea_window_get_settings (window), "sum-all", &stored, NULL);
  g_assert_true (stored);
  g_object_set (fovea_window_get_settings (window), "sum-all", FALSE, NULL);
  g_assert_false (fovea_session_get_sum_all (session));
  destroy_whole (GTK_WINDOW (window));
}

static GFile *
write_file (const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

static void
test_every_example_opens (void)
{
  FoveaWindow *window = fixture_new_window ();

  for (int i = 0; i < fovea_examples_get_n (); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.open-example", "s",
                                  fovea_examples_get_name (i));
      g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==,
                       fovea_examples_get_title (i));
    }
  destroy_whole (GTK_WINDOW (window));
}

static GtkWindow *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (GTK_IS_MESSAGE_DIALOG (link->data))
      return link->data;

  return NULL;
}

static bool
has_dialog (gpointer data)
{
  return find_dialog () != NULL;
}

static bool
has_file (gpointer window)
{
  FoveaKeeper *keeper = fovea_window_get_keeper (window);

  return fovea_document_get_file (fovea_keeper_get_document (keeper)) != NULL;
}

static void
test_document_replaces (void)
{
  FoveaWindow *window = fixture_new_window ();
  g_autoptr (GFile) file = write_file (
    "fovea-test-window.fovea",
    "{\"fovea\": 1, \"title\": \"Edges\", \"input\": {\"values\": [[[1, 2], [3, 4]]]}, "
    "\"layers\": [{\"kind\": \"convolution\", \"weights\": [[[[1, -1]]]]}]}");
  FoveaCell cell;

  fovea_opening_open (window, file);
  fixture_wait (has_file, window);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==,
                   "fovea-test-window.fovea — Edges");
  g_assert_true (fovea_session_get_selection (fovea_window_get_session (window), &cell));
  g_assert_cmpint (cell.stage, ==, 1);
  g_assert_null (find_dialog ());
  g_file_delete (file, NULL, NULL);
  destroy_whole (GTK_WINDOW (window));
}

static void
test_faulty_document_changes_nothing (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaDocument *before = fovea_session_get_document (fovea_window_get_session (window));
  g_autoptr (GFile) file = write_file ("fovea-test-faulty.fovea", "{\"fovea\": 1,");
  g_autofree char *text = NULL;

  fovea_opening_open (window, file);
  fixture_wait (has_dialog, NULL);
  g_assert_true (fovea_session_get_document (fovea_window_get_session (window))
                 == before);

  GtkWindow *dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_object_get (dialog, "secondary-text", &text, NULL);
  g_autoptr (GError) error = NULL;
  g_assert_null (fovea_content_load (file, NULL, &error));
  g_assert_cmpstr (text, ==, error->message);

  g_file_delete (file, NULL, NULL);
  destroy_whole (dialog);
  destroy_whole (GTK_WINDOW (window));
}

// Its own, or that of the group of numbers or the row that it is in.
static const char *
find_tooltip (GtkWidget *widget)
{
  for (int up = 0; up < 4 && widget != NULL; up++, widget = gtk_widget_get_parent (widget))
    {
      if (gtk_widget_get_tooltip_text (widget) != NULL)
        return gtk_widget_get_tooltip_text (widget);
    }

  return NULL;
}

// A nameless widget is given the name of its type.
static void
assert_says_what_it_is (GtkWidget *widget)
{
  if (GTK_IS_SCROLLBAR (widget) || GTK_IS_RANGE (widget))
    g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                                     GTK_ACCESSIBLE_PROPERTY_LABEL));
  if (GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget)
      || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_SPIN_BUTTON (widget) || GTK_IS_SWITCH (widget)
      || GTK_IS_ENTRY (widget))
    {
      GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
      g_test_message ("%s “%s”", G_OBJECT_TYPE_NAME (widget), find_tooltip (widget));
      g_assert_nonnull (find_tooltip (widget));
      g_assert_true (
        gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL)
        || gtk_test_accessible_has_relation (accessible,
                                             GTK_ACCESSIBLE_RELATION_LABELLED_BY));
      // Not by the picture on it, which has no words.
      if (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL
          && gtk_widget_get_realized (widget))
        g_assert_false (gtk_test_accessible_has_relation (accessible,
                                                          GTK_ACCESSIBLE_RELATION_LABELLED_BY));
      return; // what is inside belongs to GTK
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_WINDOW_CONTROLS (child) && !GTK_IS_POPOVER (child))
      assert_says_what_it_is (child);
}

static void
test_every_control_says_what_it_is (void)
{
  static const char *const kinds[]
    = { "transposed_convolution", "max_pooling", "average_pooling", "leaky_relu", "relu" };
  FoveaWindow *window = fixture_new_window ();
  GtkWidget *layers = fixture_find_nth (window, FOVEA_TYPE_LAYER_LIST, 0);
  FoveaDocument *document = fovea_session_get_document (fovea_window_get_session (window));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      int n_layers = fovea_network_get_n_layers (fovea_document_get_network (document));

      g_assert_true (gtk_widget_activate_action (layers, "layers.add", "s", kinds[i]));
      g_assert_cmpint (fovea_network_get_n_layers (fovea_document_get_network (document)), ==,
                       n_layers + 1);
    }

  GtkWindow *preferences = GTK_WINDOW (
    fovea_preferences_new (GTK_WINDOW (window), fovea_window_get_settings (window)));

  gtk_window_present (preferences);
  fixture_wait (fixture_is_laid_out, preferences);
  assert_says_what_it_is (GTK_WIDGET (window));
  assert_says_what_it_is (gtk_window_get_child (preferences));
  destroy_whole (preferences);

  GtkWindow *dialog = GTK_WINDOW (fovea_export_dialog_new (window));
  assert_says_what_it_is (gtk_window_get_child (dialog));
  destroy_whole (dialog);
  destroy_whole (GTK_WINDOW (window));
}

static void
test_scheme_reaches_picture (void)
{
  static const struct
  {
    FoveaScheme scheme;
    FoveaThemeKind theme;
  } cases[] = {
    { FOVEA_SCHEME_SYSTEM, FOVEA_THEME_LIGHT },
    { FOVEA_SCHEME_DARK, FOVEA_THEME_DARK },
    { FOVEA_SCHEME_CONTRAST, FOVEA_THEME_CONTRAST },
    { FOVEA_SCHEME_LIGHT, FOVEA_THEME_LIGHT },
    { FOVEA_SCHEME_SYSTEM, FOVEA_THEME_LIGHT },
  };
  FoveaWindow *window = fixture_new_window ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      fovea_settings_set_scheme (fovea_window_get_settings (window), cases[i].scheme);
      fixture_drain ();
      g_assert_cmpint (fovea_canvas_get_theme_kind (fovea_window_get_canvas (window)), ==,
                       cases[i].theme);
    }

  // GTK's high contrast in dark: so is the picture. It asks for the name of the theme whenever the
  // setting changes.
  g_setenv ("GTK_THEME", "Default-hc-dark", true);
  fovea_settings_set_scheme (fovea_window_get_settings (window), FOVEA_SCHEME_CONTRAST);
  fixture_drain ();
  g_assert_cmpint (fovea_canvas_get_theme_kind (fovea_window_get_canvas (window)), ==,
                   FOVEA_THEME_CONTRAST_DARK);
  g_unsetenv ("GTK_THEME");
  fovea_settings_set_scheme (fovea_window_get_settings (window), FOVEA_SCHEME_SYSTEM);
  fixture_drain ();
  g_assert_cmpint (fovea_canvas_get_theme_kind (fovea_window_get_canvas (window)), ==,
                   FOVEA_THEME_LIGHT);
  destroy_whole (GTK_WINDOW (window));
}

// What is preferred is seen in every window at once, and in what is copied from it.
static void
test_look_reaches_all_windows (void)
{
  FoveaWindow *first = fixture_new_window ();
  FoveaSettings *settings = fovea_window_get_settings (first);
  g_autoptr (FoveaColorScheme) scheme = NULL;
  g_autoptr (FoveaDocument) document = fixture_new_document ();

  g_object_get (first, "color-scheme", &scheme, NULL);

  FoveaWindow *second = fovea_window_new (NULL, settings, scheme, document);
  FoveaWindow *windows[] = { first, second };

  gtk_window_present (GTK_WINDOW (second));
  fixture_wait (fixture_is_laid_out, fovea_window_get_canvas (second));
  g_object_set (settings, "numbers", "fixed2", "flip-kernels", TRUE, "palette", "viridis", NULL);
  fixture_drain ();
  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      FoveaCanvas *canvas = fovea_window_get_canvas (windows[i]);
      g_autofree char *dump = fovea_figure_dump (fovea_canvas_get_figure (canvas));

      g_assert_nonnull (strstr (dump, "45.00"));
      g_assert_nonnull (strstr (dump, "flipped"));
      g_assert_cmpint (fovea_theme_get_ramp (fovea_canvas_get_theme (canvas)), ==,
                       FOVEA_RAMP_VIRIDIS);
      g_assert_true (fovea_canvas_turns_kernels (canvas));
    }
  destroy_whole (GTK_WINDOW (second));
  destroy_whole (GTK_WINDOW (first));
}

static GtkDropDown *
get_list (GtkWindow  *preferences,
          const char *name)
{
  return GTK_DROP_DOWN (
    gtk_widget_get_template_child (GTK_WIDGET (preferences), FOVEA_TYPE_PREFERENCES, name));
}

// The rows of each list stand for all the words that there are, in their order.
static void
test_preferences_store_what_is_chosen (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaSettings *settings = fovea_window_get_settings (window);
  GtkWindow *preferences = GTK_WINDOW (fovea_preferences_new (GTK_WINDOW (window), settings));
  GtkDropDown *numbers = get_list (preferences, "numbers");
  GtkDropDown *palette = get_list (preferences, "palette");

  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (numbers)), ==,
                    FOVEA_N_NUMBERS);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (palette)), ==,
                    FOVEA_N_RAMPS);
  for (guint i = 0; i < FOVEA_N_NUMBERS; i++)
    {
      gtk_drop_down_set_selected (numbers, i);
      g_assert_cmpint (fovea_settings_get_numbers (settings), ==, i);
    }
  for (guint i = 0; i < FOVEA_N_RAMPS; i++)
    {
      gtk_drop_down_set_selected (palette, i);
      g_assert_cmpint (fovea_settings_get_palette (settings), ==, i);
    }
  g_object_set (settings, "numbers", "fixed1", NULL);
  g_assert_cmpuint (gtk_drop_down_get_selected (numbers), ==, FOVEA_NUMBERS_FIXED_1);
  destroy_whole (preferences);
  destroy_whole (GTK_WINDOW (window));
}

static bool
is_narrow (gpointer window)
{
  int width;

  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);

  return width <= 360;
}

static void
test_narrow_window_fits (void)
{
  FoveaWindow *window = fixture_new_window ();
  int width, height;

  // What there is no room for leaves the bar.
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 480);
  fixture_wait (is_narrow, window);
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL,
                      NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_VERTICAL, 360, &height, NULL,
                      NULL, NULL);
  g_assert_cmpint (width, <=, 360);
  g_assert_cmpint (height, <=, 480);
  destroy_whole (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);
  fovea_icon_buttons_speak_names ();

  g_test_add_func ("/window/leaks-nothing", test_window_leaks_nothing);
  g_test_add_func ("/window/companions-leak-nothing", test_companions_leak_nothing);
  g_test_add_func ("/window/actions-open-companions", test_actions_open_companions);
  g_test_add_func ("/window/full-screen-and-back", test_full_screen_and_back);
  g_test_add_func ("/window/starts-on-worked-example", test_starts_on_worked_example);
  g_test_add_func ("/window/sum-follows-everywhere", test_sum_follows_everywhere);
  g_test_add_func ("/window/document-replaces", test_document_replaces);
  g_test_add_func ("/window/every-example-opens", test_every_example_opens);
  g_test_add_func ("/window/faulty-document-changes-nothing",
                   test_faulty_document_changes_nothing);
  g_test_add_func ("/window/every-control-says-what-it-is",
                   test_every_control_says_what_it_is);
  g_test_add_func ("/window/scheme-reaches-picture", test_scheme_reaches_picture);
  g_test_add_func ("/window/look-reaches-all-windows", test_look_reaches_all_windows);
  g_test_add_func ("/window/preferences-store-what-is-chosen",
                   test_preferences_store_what_is_chosen);
  g_test_add_func ("/window/narrow-window-fits", test_narrow_window_fits);

  return g_test_run ();
}
