// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The actions of a window, installed once for the class, so that menus, buttons and shortcuts only
// name them. Shortcuts are listed in application.c and shown in ui/help-overlay.ui.

#include "config.h"

#include "app/window-actions.h"

#include "app/help.h"
#include "app/preferences.h"
#include "app/window.h"
#include "document/examples.h"

#include <glib/gi18n.h>

static void
chooser_response_cb (GtkNativeDialog *chooser,
                     int              response,
                     FoveaWindow     *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_object_set_data (G_OBJECT (self), "file-chooser", NULL);
  if (file != NULL)
    fovea_window_open (self, file);
}

static void
add_filter (GtkFileChooser *chooser,
            const char     *name,
            const char     *pattern)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (chooser, filter);
}

// The window owns the chooser while it is open: nothing else does.
static void
open_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  GtkFileChooserNative *chooser
    = gtk_file_chooser_native_new (_("Open a Document"), GTK_WINDOW (widget),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  add_filter (GTK_FILE_CHOOSER (chooser), _("Fovea documents"), "*.fovea");
  add_filter (GTK_FILE_CHOOSER (chooser), _("All files"), "*");
  g_signal_connect (chooser, "response", G_CALLBACK (chooser_response_cb), widget);
  g_object_set_data_full (G_OBJECT (widget), "file-chooser", chooser, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
open_example_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  FoveaWindow *self = FOVEA_WINDOW (widget);
  const char *name = g_variant_get_string (parameter, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaContent) content = fovea_examples_load (name, &error);
  if (content == NULL)
    {
      fovea_window_report (self, name, error);
      return;
    }

  g_autoptr (FoveaDocument) document = fovea_document_new (content);
  fovea_window_show (self, document);
}

static void
preferences_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  FoveaSettings *settings = fovea_window_get_settings (FOVEA_WINDOW (widget));

  gtk_window_present (GTK_WINDOW (fovea_preferences_new (GTK_WINDOW (widget), settings)));
}

static void
help_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  gtk_window_present (GTK_WINDOW (fovea_help_new (GTK_WINDOW (widget))));
}

static void
about_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  const char *authors[] = { _("The Fovea authors"), NULL };

  gtk_show_about_dialog (
    GTK_WINDOW (widget), "program-name", _("Fovea"), "version", FOVEA_VERSION, "comments",
    _("Shows what a stack of convolutions sees"), "logo-icon-name", FOVEA_APPLICATION_ID,
    "license-type", GTK_LICENSE_GPL_3_0, "copyright", "© 2026 The Fovea authors", "authors",
    authors,
    // Translators: your names, one a line
    "translator-credits", _("translator-credits"), NULL);
}

static void
fullscreen_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

static void
clear_selection_cb (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  fovea_session_clear_selection (fovea_window_get_session (FOVEA_WINDOW (widget)));
}

static void
close_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/**
 * fovea_window_class_add_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions named win.*.
 */
void
fovea_window_class_add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "win.open-example", "s", open_example_cb);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_cb);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_cb);
  gtk_widget_class_install_action (widget_class, "win.about", NULL, about_cb);
  gtk_widget_class_install_action (widget_class, "win.toggle-fullscreen", NULL, fullscreen_cb);
  gtk_widget_class_install_action (widget_class, "win.clear-selection", NULL,
                                   clear_selection_cb);
  gtk_widget_class_install_property_action (widget_class, "win.sum-all", "sum-all");
  gtk_widget_class_install_property_action (widget_class, "win.inspector", "inspector");
}

/**
 * fovea_window_list_examples:
 * @menu: where to append them
 *
 * Lists the built-in examples, each with the action that opens it.
 */
void
fovea_window_list_examples (GMenu *menu)
{
  g_return_if_fail (G_IS_MENU (menu));

  for (int i = 0; i < fovea_examples_get_n (); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (fovea_examples_get_title (i), NULL);
      g_menu_item_set_action_and_target (item, "win.open-example", "s",
                                         fovea_examples_get_name (i));
      g_menu_append_item (menu, item);
    }
}
