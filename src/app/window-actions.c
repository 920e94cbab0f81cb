// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The actions of a window, installed once for the class, so that menus, buttons and shortcuts only
// name them. Shortcuts are listed in application.c and shown in ui/help-overlay.ui.

#include "config.h"

#include "app/window-actions.h"

#include "app/explainer.h"
#include "app/help.h"
#include "app/panes.h"
#include "app/preferences.h"
#include "app/recent.h"
#include "app/window.h"

#include <glib/gi18n.h>

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
  fovea_help_show (GTK_WINDOW (widget), "index");
}

static void
explain_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  fovea_explainer_toggle (FOVEA_WINDOW (widget));
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

// Remote controls begin with F5, from the first page or from this one, and end with Escape.
static void
present_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  gtk_window_fullscreen (GTK_WINDOW (widget));
}

static void
clear_selection_cb (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  fovea_session_clear_selection (fovea_window_get_session (FOVEA_WINDOW (widget)));
}

static char *
get_view_label_cb (FoveaWindow *self,
                   const char  *nick)
{
  FoveaView view;

  return g_strdup (nick != NULL && fovea_view_from_nick (nick, &view)
                     ? fovea_view_get_label (view) : "");
}

// Other programs and windows may have opened documents since.
static void
list_recent_cb (FoveaWindow *self)
{
  fovea_recent_list (G_MENU (gtk_widget_get_template_child (GTK_WIDGET (self), FOVEA_TYPE_WINDOW,
                                                            "recent")));
}

static char *
get_zoom_label_cb (FoveaWindow *self,
                   double       zoom)
{
  // Translators: how large the picture is shown
  return g_strdup_printf (C_ ("zoom", "%.0f %%"), 100 * zoom);
}

static void
zoom_in_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  fovea_canvas_zoom_in (fovea_window_get_canvas (FOVEA_WINDOW (widget)));
}

static void
zoom_out_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  fovea_canvas_zoom_out (fovea_window_get_canvas (FOVEA_WINDOW (widget)));
}

static void
zoom_normal_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  fovea_canvas_zoom_normal (fovea_window_get_canvas (FOVEA_WINDOW (widget)));
}

static void
zoom_fit_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  fovea_canvas_zoom_fit (fovea_window_get_canvas (FOVEA_WINDOW (widget)));
}

static void
close_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

// GTK leaves the focus in a submenu that is no longer seen, where keys are lost.
static void
menu_closed_cb (GtkWidget  *window,
                GtkPopover *menu)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  if (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (menu)))
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (menu)));
}

static void
next_part_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  fovea_panes_move_focus (widget, false);
}

static void
previous_part_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  fovea_panes_move_focus (widget, true);
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
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_cb);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_cb);
  gtk_widget_class_install_action (widget_class, "win.what-is-this", NULL, explain_cb);
  gtk_widget_class_install_action (widget_class, "win.about", NULL, about_cb);
  gtk_widget_class_install_action (widget_class, "win.toggle-fullscreen", NULL, fullscreen_cb);
  gtk_widget_class_install_action (widget_class, "win.present", NULL, present_cb);
  gtk_widget_class_install_action (widget_class, "win.clear-selection", NULL,
                                   clear_selection_cb);
  gtk_widget_class_bind_template_child_full (widget_class, "recent", FALSE, 0);
  gtk_widget_class_bind_template_callback (widget_class, get_view_label_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_recent_cb);
  gtk_widget_class_bind_template_callback (widget_class, get_zoom_label_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_closed_cb);
  gtk_widget_class_install_action (widget_class, "win.next-part", NULL, next_part_cb);
  gtk_widget_class_install_action (widget_class, "win.previous-part", NULL, previous_part_cb);
  gtk_widget_class_install_action (widget_class, "win.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (widget_class, "win.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (widget_class, "win.zoom-normal", NULL, zoom_normal_cb);
  gtk_widget_class_install_action (widget_class, "win.zoom-fit", NULL, zoom_fit_cb);
  gtk_widget_class_install_property_action (widget_class, "win.sum-all", "sum-all");
  gtk_widget_class_install_property_action (widget_class, "win.view", "view");
  gtk_widget_class_install_property_action (widget_class, "win.inspector", "inspector");
}

/**
 * fovea_window_bind_canvas:
 * @self: a window with its settings
 * @look: where to bind the view and the sum to preferences, its source
 * @canvas: its picture
 *
 * Has the picture look as the user chose the last time, and the choice of channels in the menu.
 */
void
fovea_window_bind_canvas (FoveaWindow   *self,
                          GBindingGroup *look,
                          GtkWidget     *canvas)
{
  g_return_if_fail (FOVEA_IS_WINDOW (self) && GTK_IS_WIDGET (canvas));
  g_return_if_fail (G_IS_BINDING_GROUP (look));

  FoveaSettings *settings = fovea_window_get_settings (self);
  const GBindingFlags flags = G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL;

  g_binding_group_bind (look, "sum-all", self, "sum-all", flags);
  g_binding_group_bind (look, "view", canvas, "view", flags);
  g_object_bind_property (settings, "channels", canvas, "channels", flags);

  g_autoptr (GPropertyAction) channels = g_property_action_new ("channels", settings, "channels");
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (channels));
}
