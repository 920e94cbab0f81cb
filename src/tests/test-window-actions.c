// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The actions of the window: every one that a menu or a key names exists, and every key
// is shown in the overview.

#include "app/application.h"
#include "app/edit-bar.h"

#include "app-fixture.h"

#include "app/dialogs.h"
#include "app/export-dialog.h"
#include "app/picture-dialog.h"
#include "app/preferences.h"
#include "core/tensor.h"

#include <string.h>

#define RESOURCES "/io/github/foveaapp/Fovea/"

static bool
has_class_action (GtkWidgetClass *widget_class,
                  const char     *name)
{
  const char *action, *property;
  const GVariantType *parameter;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (widget_class, i, &owner, &action,
                                                   &parameter, &property);
       i++)
    if (g_str_equal (action, name))
      return true;

  return false;
}

// @detailed: an action's name, with or without a target.
static bool
has_action (GtkWidget  *window,
            const char *detailed)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (!g_action_parse_detailed_name (detailed, &name, &target, NULL))
    return false;

  return has_class_action (GTK_WIDGET_GET_CLASS (window), name)
         || (g_str_has_prefix (name, "win.")
             && g_action_group_has_action (G_ACTION_GROUP (window),
                                           name + strlen ("win.")))
         || (g_str_has_prefix (name, "app.")
             && g_action_group_has_action (G_ACTION_GROUP (application),
                                           name + strlen ("app.")));
}

static int
check_menu (GtkWidget  *window,
            GMenuModel *menu)
{
  int n_actions = 0;

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section
        = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu
        = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autofree char *action = NULL;
      if (submenu != NULL)
        n_actions += check_menu (window, submenu);
      else if (section != NULL)
        n_actions += check_menu (window, section);
      else if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s",
                                                &action))
        {
          g_test_message ("%s", action);
          g_assert_true (has_action (window, action));
          n_actions++;
        }
    }

  return n_actions;
}

static void
collect_accelerators (GtkWidget *widget,
                      GPtrArray *accelerators)
{
  if (GTK_IS_SHORTCUTS_SHORTCUT (widget))
    {
      g_autofree char *text = NULL;
      g_object_get (widget, "accelerator", &text, NULL);
      g_auto (GStrv) keys = g_strsplit (text, " ", -1);
      for (char **key = keys; *key != NULL; key++)
        g_ptr_array_add (accelerators, g_strdup (*key));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_accelerators (child, accelerators);
}

static GtkMenuButton *
find_menu_button (GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget)
      && gtk_menu_button_get_primary (GTK_MENU_BUTTON (widget)))
    return GTK_MENU_BUTTON (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkMenuButton *found = find_menu_button (child);
      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
check_shortcuts (GtkApplication *application,
                 GtkWidget      *window)
{
  g_autoptr (GtkBuilder) builder
    = gtk_builder_new_from_resource (RESOURCES "gtk/help-overlay.ui");
  GtkWidget *overlay = GTK_WIDGET (gtk_builder_get_object (builder, "help_overlay"));
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (application);

  collect_accelerators (overlay, shown);
  g_assert_cmpuint (g_strv_length (actions), >, 5);
  for (char **action = actions; *action != NULL; action++)
    {
      g_auto (GStrv) keys = gtk_application_get_accels_for_action (application, *action);
      g_test_message ("%s: %s", *action, keys[0]);
      g_assert_true (has_action (window, *action));
      bool is_shown = false;
      for (guint i = 0; i < shown->len && !is_shown; i++)
        {
          guint key[2];
          GdkModifierType modifiers[2];
          g_assert_true (gtk_accelerator_parse (shown->pdata[i], &key[0], &modifiers[0]));
          g_assert_true (gtk_accelerator_parse (keys[0], &key[1], &modifiers[1]));
          is_shown = key[0] == key[1] && modifiers[0] == modifiers[1];
        }
      g_assert_true (is_shown);
    }

  // Keys of single widgets and of other windows.
  static const char *const others[] = { "<Control>f", "<Alt>Home", "<Control>Return",
                                        "<Control><Shift>v", "<Control>c", "<Alt>Up" };
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_true (
      g_ptr_array_find_with_equal_func (shown, others[i], g_str_equal, NULL));

  // Presented too: GTK warns of pages that it lays out badly only then.
  gtk_window_present (GTK_WINDOW (overlay));
  fixture_wait (fixture_is_laid_out, overlay);
  fixture_drain ();
  gtk_window_destroy (GTK_WINDOW (overlay));
}

static void
check_application_cb (GtkApplication *application,
                      gpointer        data)
{
  GtkWidget *window = GTK_WIDGET (gtk_application_get_windows (application)->data);

  GtkPopover *menu = gtk_menu_button_get_popover (find_menu_button (window));

  g_assert_cmpint (
    check_menu (window, gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (menu))), >=, 10);
  check_shortcuts (application, window);

  gtk_widget_activate_action (window, "app.new", NULL);
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (application)), ==, 2);
  gtk_widget_activate_action (window, "app.quit", NULL);
  *(bool *) data = true;
}

static void
test_every_action_exists (void)
{
  g_autoptr (FoveaApplication) application
    = fovea_application_new (G_APPLICATION_NON_UNIQUE);
  bool checked = false;
  char *arguments[] = { (char *) "fovea", NULL };

  g_signal_connect_after (application, "activate", G_CALLBACK (check_application_cb),
                          &checked);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 1, arguments), ==, 0);
  g_assert_true (checked);
}

static bool
is_in_submenu (gpointer menu)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (menu));

  return focus != NULL && gtk_widget_is_ancestor (focus, menu) && gtk_widget_get_mapped (focus);
}

static bool
is_closed (gpointer menu)
{
  return !gtk_widget_get_mapped (menu);
}

// After a choice in a submenu, keys are not lost to what is no longer seen.
static void
test_submenu_gives_focus_back (void)
{
  FoveaWindow *window = fixture_new_window ();
  GtkMenuButton *button = find_menu_button (GTK_WIDGET (window));
  GtkPopover *menu = gtk_menu_button_get_popover (button);

  gtk_menu_button_popup (button);
  fixture_wait (fixture_is_laid_out, menu);
  g_object_set (menu, "visible-submenu", "_Copy As", NULL);
  fixture_drain ();
  gtk_widget_child_focus (GTK_WIDGET (menu), GTK_DIR_TAB_FORWARD);
  fixture_wait (is_in_submenu, menu);
  gtk_popover_popdown (menu);
  fixture_wait (is_closed, menu);

  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_get_mapped (focus));
  gtk_window_destroy (GTK_WINDOW (window));
}

// The number that is painted with is written as all others are.
static void
test_brush_reads_well (void)
{
  GtkWidget *bar = g_object_ref_sink (fovea_edit_bar_new ());
  GtkEditable *value = fixture_find_nth (bar, GTK_TYPE_SPIN_BUTTON, 0);

  g_assert_cmpstr (gtk_editable_get_text (value), ==, "1");
  fovea_edit_bar_set_value (FOVEA_EDIT_BAR (bar), -0.125);
  g_assert_cmpstr (gtk_editable_get_text (value), ==, "−0.125");
  gtk_editable_set_text (value, "2,5");
  gtk_spin_button_update (GTK_SPIN_BUTTON (value));
  g_assert_cmpstr (gtk_editable_get_text (value), ==, "2.5");
  g_assert_cmpfloat (fovea_edit_bar_get_value (FOVEA_EDIT_BAR (bar)), ==, 2.5);
  g_object_unref (bar);
}

// A mark of a mnemonic is seen by nobody and must be heard by nobody.
static void
check_names (GtkWidget *widget)
{
  const char *label = NULL;

  if (GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget)))
    label = gtk_button_get_label (GTK_BUTTON (widget));
  else if (GTK_IS_CHECK_BUTTON (widget)
           && gtk_check_button_get_use_underline (GTK_CHECK_BUTTON (widget)))
    label = gtk_check_button_get_label (GTK_CHECK_BUTTON (widget));
  if (label != NULL && strchr (label, '_') != NULL)
    {
      g_autofree char *difference = gtk_test_accessible_check_property (
        GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label);

      if (difference == NULL)
        g_error ("“%s” is named with its mark", label);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_names (child);
}

static void
test_names_have_no_marks (void)
{
  const FoveaAnswer answers[] = { { "_Discard", 1, true }, { "_Save", 2 }, { NULL } };
  const float values[6] = { 0 };
  FoveaShape shape = { 1, 2, 3 };
  g_autoptr (FoveaTensor) picture = fovea_tensor_new (shape, values);
  g_autoptr (FoveaSettings) settings = fovea_settings_new ();
  FoveaWindow *window = fixture_new_window ();
  GtkWindow *parent = GTK_WINDOW (window);
  GtkWidget *others[] = {
    GTK_WIDGET (fovea_preferences_new (parent, settings)),
    GTK_WIDGET (fovea_export_dialog_new (window)),
    GTK_WIDGET (fovea_picture_dialog_new (parent, picture)),
    fovea_dialogs_ask (parent, "?", "", answers),
  };

  gtk_widget_activate_action (GTK_WIDGET (window), "win.practice", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.layers", NULL);
  check_names (GTK_WIDGET (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.record-lesson", NULL);
  check_names (GTK_WIDGET (window));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      check_names (others[i]);
      gtk_window_destroy (GTK_WINDOW (others[i]));
    }
  gtk_window_destroy (parent);
  fixture_drain ();
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/window-actions/every-action-exists", test_every_action_exists);

  g_test_add_func ("/window-actions/brush-reads-well", test_brush_reads_well);
  g_test_add_func ("/window-actions/names-have-no-marks", test_names_have_no_marks);
  // The last: the timer of a tooltip outlives its window in GTK 4.8, and warns.
  g_test_add_func ("/window-actions/submenu-gives-focus-back", test_submenu_gives_focus_back);

  return g_test_run ();
}
