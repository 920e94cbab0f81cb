// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Actions of editing, and the menu's items that name what would be undone. The widgets are those of
// ui/window.ui.

#include "config.h"

#include "app/window-edit.h"

#include "app/canvas-edit.h"
#include "app/edit-bar.h"
#include "app/edit-burst.h"
#include "app/input-loading.h"
#include "app/inspector-factor.h"
#include "app/layer-list.h"
#include "app/split.h"
#include "app/window-evaluate.h"
#include "document/input-preset.h"

#include <glib/gi18n.h>

// Of the noise that the menu makes: other numbers each time, the same in each run.
#define SEED_KEY "noise-seed"

static gpointer
get_child (FoveaWindow *self,
           const char  *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (self), FOVEA_TYPE_WINDOW, name);
}

static FoveaDocument *
get_document (GtkWidget *window)
{
  return fovea_session_get_document (fovea_window_get_session (FOVEA_WINDOW (window)));
}

static FoveaCanvas *
get_canvas (GtkWidget *window)
{
  return fovea_window_get_canvas (FOVEA_WINDOW (window));
}

static void
undo_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  fovea_edit_burst_end (get_document (widget));
  fovea_document_undo (get_document (widget));
}

static void
redo_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  fovea_edit_burst_end (get_document (widget));
  fovea_document_redo (get_document (widget));
}

// The factoriser has a history of its own: while it is worked in, the keys are its.
static gboolean
factor_key_cb (GtkWidget *window,
               GVariant  *arguments,
               gpointer   action)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  GtkWidget *factor
    = focus != NULL ? gtk_widget_get_ancestor (focus, FOVEA_TYPE_INSPECTOR_FACTOR) : NULL;

  if (factor == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (factor, action, NULL);

  return GDK_EVENT_STOP;
}

// Before the keys of the application, which the window is given first: what is added last is asked
// first.
static void
add_factor_keys (FoveaWindow *self)
{
  static const struct
  {
    const char *trigger;
    const char *action;
  } keys[] = { { "<Control>z", "factor.undo" },
               { "<Control><Shift>z|<Control>y", "factor.redo" } };
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (shortcuts),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger),
                        gtk_callback_action_new (factor_key_cb, (gpointer) keys[i].action, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
}

static void
paint_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  GObject *bar = get_child (FOVEA_WINDOW (widget), "edit_bar");
  gboolean is_open;

  g_object_get (bar, "is-open", &is_open, NULL);
  g_object_set (bar, "is-open", !is_open, NULL);
}

static void
clear_cells_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  fovea_canvas_fill (get_canvas (widget), 0, C_ ("edit", "Clear"));
}

static void
randomise_cells_cb (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  fovea_canvas_randomise (get_canvas (widget));
}

static void
copy_text (GtkWidget *widget,
           bool       is_numpy)
{
  g_autofree char *text = fovea_canvas_dup_target_text (get_canvas (widget), is_numpy);

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
copy_cells_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  copy_text (widget, false);
}

static void
copy_cells_numpy_cb (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  copy_text (widget, true);
}

static void
cut_cells_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  if (!fovea_canvas_get_edit_target (get_canvas (widget), NULL))
    return;
  copy_text (widget, false);
  fovea_canvas_fill (get_canvas (widget), 0, C_ ("edit", "Cut"));
}

static void
paste_cells_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  fovea_canvas_paste_clipboard (get_canvas (widget));
}

static void
input_file_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  fovea_input_loading_choose (FOVEA_WINDOW (widget));
}

static void
input_paste_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  fovea_input_loading_paste (FOVEA_WINDOW (widget));
}

static void
load_input_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  fovea_input_loading_load (FOVEA_WINDOW (widget), file);
}

static void
input_preset_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  FoveaDocument *document = get_document (widget);
  FoveaShape shape = fovea_tensor_get_shape (fovea_document_get_input (document));
  const char *nick = g_variant_get_string (parameter, NULL);
  guint seed = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), SEED_KEY)) + 1;

  g_object_set_data (G_OBJECT (widget), SEED_KEY, GUINT_TO_POINTER (seed));
  for (int i = 0; i < FOVEA_INPUT_N_PRESETS; i++)
    if (g_strcmp0 (nick, fovea_input_preset_get_nick ((FoveaInputPreset) i)) == 0)
      {
        g_autoptr (FoveaTensor) input
          = fovea_input_preset_new ((FoveaInputPreset) i, shape, seed, NULL);

        fovea_edit_burst_end (document);
        fovea_document_begin_step (document, C_ ("edit", "Replace Input"));
        if (input != NULL)
          fovea_document_replace_input (document, input, NULL);
        fovea_document_end_gesture (document);
      }
}

static void
add_item (GMenu      *menu,
          const char *format, // with one %s
          const char *plain,
          const char *name,   // (nullable)
          const char *action)
{
  g_autoptr (GString) label = g_string_new (name != NULL ? format : plain);

  if (name != NULL)
    g_string_replace (label, "%s", name, 1);
  g_menu_append (menu, label->str, action);
}

static void
name_button (GtkWidget  *button,
             const char *format, // with one %s
             const char *plain,
             const char *name)   // (nullable)
{
  g_autoptr (GString) tooltip = g_string_new (name != NULL ? format : plain);

  if (name != NULL)
    g_string_replace (tooltip, "%s", name, 1);
  gtk_widget_set_tooltip_text (button, tooltip->str);
}

// Names what would be undone in the menu, and in the tooltips of the buttons.
static void
update_undo (FoveaWindow *self)
{
  FoveaDocument *document = get_document (GTK_WIDGET (self));
  GMenu *menu = get_child (self, "undo_section");
  const char *undo = fovea_document_get_undo_name (document);
  const char *redo = fovea_document_get_redo_name (document);

  if (menu == NULL)
    return;
  g_menu_remove_all (menu);
  // Translators: %s is an edit, such as “Change Stride”
  add_item (menu, _("_Undo %s"), _("_Undo"), undo, "win.undo");
  // Translators: %s is an edit, such as “Change Stride”
  add_item (menu, _("_Redo %s"), _("_Redo"), redo, "win.redo");
  name_button (get_child (self, "undo_button"), _("Undo %s (Ctrl+Z)"), _("Undo (Ctrl+Z)"), undo);
  name_button (get_child (self, "redo_button"), _("Redo %s (Ctrl+Shift+Z)"),
               _("Redo (Ctrl+Shift+Z)"), redo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo != NULL);
}

static void
follow_document (FoveaWindow  *self,
                 GParamSpec   *pspec,
                 FoveaSession *session)
{
  g_signal_group_set_target (g_object_get_data (G_OBJECT (self), "undo-signals"),
                             fovea_session_get_document (session));
  update_undo (self);
}

static void
list_presets (FoveaWindow *self)
{
  GMenu *menu = get_child (self, "input_presets");

  for (int i = 0; i < FOVEA_INPUT_N_PRESETS; i++)
    {
      FoveaInputPreset preset = (FoveaInputPreset) i;
      g_autoptr (GMenuItem) item = g_menu_item_new (fovea_input_preset_get_name (preset), NULL);

      g_menu_item_set_action_and_target (item, "win.input-preset", "s",
                                         fovea_input_preset_get_nick (preset));
      g_menu_append_item (menu, item);
    }
}

static void
add_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (class, "win.redo", NULL, redo_cb);
  gtk_widget_class_install_action (class, "win.toggle-painting", NULL, paint_cb);
  gtk_widget_class_install_action (class, "win.clear-cells", NULL, clear_cells_cb);
  gtk_widget_class_install_action (class, "win.randomise-cells", NULL, randomise_cells_cb);
  gtk_widget_class_install_action (class, "win.cut-cells", NULL, cut_cells_cb);
  gtk_widget_class_install_action (class, "win.copy-cells", NULL, copy_cells_cb);
  gtk_widget_class_install_action (class, "win.copy-cells-numpy", NULL, copy_cells_numpy_cb);
  gtk_widget_class_install_action (class, "win.paste-cells", NULL, paste_cells_cb);
  gtk_widget_class_install_action (class, "win.input-file", NULL, input_file_cb);
  gtk_widget_class_install_action (class, "win.input-paste", NULL, input_paste_cb);
  gtk_widget_class_install_action (class, "win.input-preset", "s", input_preset_cb);
  gtk_widget_class_install_action (class, "win.load-input", "s", load_input_cb);
}

/**
 * fovea_window_class_add_editing:
 * @widget_class: the class of the window, its template set
 *
 * Installs the actions of editing.
 */
void
fovea_window_class_add_editing (GtkWidgetClass *widget_class)
{
  static const char *const children[] = { "layers_split", "edit_bar", "undo_section",
                                          "undo_button", "redo_button", "input_presets" };

  g_type_ensure (FOVEA_TYPE_LAYER_LIST);
  g_type_ensure (FOVEA_TYPE_EDIT_BAR);
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_class_bind_template_child_full (widget_class, children[i], FALSE, 0);
  add_actions (widget_class);
  fovea_window_class_add_evaluating (widget_class);
}

/**
 * fovea_window_start_editing:
 * @self: a window with its session
 *
 * Keeps the names of undo and redo, and lets the preferences say whether the layers are shown.
 */
void
fovea_window_start_editing (FoveaWindow *self)
{
  g_return_if_fail (FOVEA_IS_WINDOW (self));

  FoveaSession *session = fovea_window_get_session (self);
  GSignalGroup *signals = g_signal_group_new (FOVEA_TYPE_DOCUMENT);

  g_object_set_data_full (G_OBJECT (self), "undo-signals", signals, g_object_unref);
  g_signal_group_connect_object (signals, "notify::undo-name", G_CALLBACK (update_undo), self,
                                 G_CONNECT_SWAPPED);
  g_signal_group_connect_object (signals, "notify::redo-name", G_CALLBACK (update_undo), self,
                                 G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::document", G_CALLBACK (follow_document), self,
                           G_CONNECT_SWAPPED);
  follow_document (self, NULL, session);
  add_factor_keys (self);
  fovea_window_follow_evaluation (self);
  list_presets (self);
  g_object_bind_property (fovea_window_get_settings (self), "layers",
                          get_child (self, "layers_split"), "is-shown-wide",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);

  g_autoptr (GPropertyAction) layers
    = g_property_action_new ("layers", get_child (self, "layers_split"), "is-shown");
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (layers));
}
