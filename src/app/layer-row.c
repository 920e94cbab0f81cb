// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A row knows its document and its number, and edits the document itself; the list follows the
// document. The editor is made when the row is first unfolded.

#include "config.h"

#include "app/layer-row.h"

#include "app/edit-burst.h"
#include "app/input-editor.h"
#include "app/layer-editor.h"
#include "app/layer-words.h"
#include "app/reading.h"

#include <glib/gi18n.h>

struct _FoveaLayerRow
{
  GtkListBoxRow parent_instance;

  // Owned
  FoveaDocument *document;
  FoveaLayer *shown;    // (nullable) the layer as it was shown last

  // Template
  GtkWidget *header;
  GtkWidget *unfold;
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *enabled;
  GtkWidget *menu;
  GtkWidget *error;
  GtkWidget *revealer;

  // State
  int layer;            // 0: the input
  bool flips;           // shows kernels turned by 180°
  bool is_refreshing;
  double grip_x;        // where a drag took hold of the header, px
  double grip_y;
};

enum
{
  UNFOLDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FoveaLayerRow, fovea_layer_row, GTK_TYPE_LIST_BOX_ROW)

static void
show_error (FoveaLayerRow *self,
            const char    *message) // (nullable)
{
  gtk_label_set_label (GTK_LABEL (self->error), message != NULL ? message : "");
  gtk_widget_set_visible (self->error, message != NULL);
}

static void
show_editor (FoveaLayerRow *self)
{
  GtkWidget *editor = gtk_revealer_get_child (GTK_REVEALER (self->revealer));

  if (editor == NULL)
    {
      editor = self->layer == 0 ? fovea_input_editor_new (self->document)
                                : fovea_layer_editor_new (self->document, self->layer);
      if (FOVEA_IS_LAYER_EDITOR (editor))
        fovea_layer_editor_set_flips (FOVEA_LAYER_EDITOR (editor), self->flips);
      gtk_widget_add_css_class (editor, "layer-editor");
      gtk_revealer_set_child (GTK_REVEALER (self->revealer), editor);
    }
  else if (self->layer == 0)
    fovea_input_editor_refresh (FOVEA_INPUT_EDITOR (editor));
  else
    fovea_layer_editor_set_layer (FOVEA_LAYER_EDITOR (editor), self->layer);
}

static void
unfold_toggled_cb (FoveaLayerRow *self)
{
  bool is_active = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->unfold));

  if (is_active)
    show_editor (self);
  gtk_button_set_icon_name (GTK_BUTTON (self->unfold),
                            is_active ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), is_active);
  // Without a transition it would keep the height of what it does not reveal.
  gtk_widget_set_visible (self->revealer, is_active);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->unfold), GTK_ACCESSIBLE_STATE_EXPANDED,
                               is_active, -1);
  g_signal_emit (self, signals[UNFOLDED], 0);
}

// A switch that is refused goes back by itself.
static void
enabled_notify_cb (FoveaLayerRow *self)
{
  g_autoptr (GError) error = NULL;

  if (self->is_refreshing)
    return;
  fovea_edit_burst_end (self->document);
  if (fovea_document_set_enabled (self->document, self->layer,
                                  gtk_switch_get_active (GTK_SWITCH (self->enabled)), &error))
    return;
  fovea_layer_row_set_layer (self, self->layer);
  show_error (self, error->message);
}

static void
duplicate_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  FoveaLayerRow *self = FOVEA_LAYER_ROW (widget);
  FoveaContent *content = fovea_document_get_content (self->document);
  g_autoptr (GError) error = NULL;

  if (self->layer == 0)
    return;
  fovea_edit_burst_end (self->document);
  if (!fovea_document_insert_layer (self->document, self->layer + 1,
                                    fovea_content_get_layer (content, self->layer), &error))
    show_error (self, error->message);
}

static void
remove_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  g_autoptr (FoveaLayerRow) self = g_object_ref (FOVEA_LAYER_ROW (widget));
  g_autoptr (GError) error = NULL;

  if (self->layer == 0)
    return;
  fovea_edit_burst_end (self->document);
  if (!fovea_document_remove_layer (self->document, self->layer, &error))
    show_error (self, error->message);
}

static void
move_up_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  FoveaLayerRow *self = FOVEA_LAYER_ROW (widget);

  fovea_layer_row_move (self, self->layer - 1);
}

static void
move_down_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  FoveaLayerRow *self = FOVEA_LAYER_ROW (widget);

  fovea_layer_row_move (self, self->layer + 1);
}

static void
unfold_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  FoveaLayerRow *self = FOVEA_LAYER_ROW (widget);

  fovea_layer_row_unfold (self, !fovea_layer_row_is_unfolded (self));
}

static bool
open_menu (FoveaLayerRow *self)
{
  if (self->layer == 0)
    return false;
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->menu));
  return true;
}

static void
menu_pressed_cb (FoveaLayerRow   *self,
                 int              n_presses,
                 double           x,
                 double           y,
                 GtkGestureClick *gesture)
{
  if (open_menu (self))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static GdkContentProvider *
drag_prepare_cb (FoveaLayerRow *self,
                 double         x,
                 double         y)
{
  self->grip_x = x;
  self->grip_y = y;
  return self->layer > 0 ? gdk_content_provider_new_typed (FOVEA_TYPE_LAYER_ROW, self) : NULL;
}

static void
drag_begin_cb (FoveaLayerRow *self,
               GdkDrag       *drag,
               GtkDragSource *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (self->header);

  gtk_drag_source_set_icon (source, picture, (int) self->grip_x, (int) self->grip_y);
}

static void
fovea_layer_row_dispose (GObject *object)
{
  FoveaLayerRow *self = FOVEA_LAYER_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), FOVEA_TYPE_LAYER_ROW);
  g_clear_pointer (&self->shown, fovea_layer_unref);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (fovea_layer_row_parent_class)->dispose (object);
}

// Of the row only, not of a control within it.
static gboolean
delete_key_cb (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   data)
{
  return gtk_widget_has_focus (widget)
         && gtk_widget_activate_action (widget, "layer.remove", NULL);
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  return open_menu (FOVEA_LAYER_ROW (widget));
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    // The menu names the last key of an action.
    { GDK_KEY_KP_Up, GDK_ALT_MASK, "layer.move-up" },
    { GDK_KEY_KP_Down, GDK_ALT_MASK, "layer.move-down" },
    { GDK_KEY_Up, GDK_ALT_MASK, "layer.move-up" },
    { GDK_KEY_Down, GDK_ALT_MASK, "layer.move-down" },
    { GDK_KEY_d, GDK_CONTROL_MASK, "layer.duplicate" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Delete, 0, delete_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
}

static void
fovea_layer_row_class_init (FoveaLayerRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = fovea_layer_row_dispose;

  signals[UNFOLDED] = g_signal_new ("unfolded", FOVEA_TYPE_LAYER_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foveaapp/Fovea/layer-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FoveaLayerRow, header);
  gtk_widget_class_bind_template_child (widget_class, FoveaLayerRow, unfold);
  gtk_widget_class_bind_template_child (widget_class, FoveaLayerRow, title);
  gtk_widget_class_bind_template_child (widget_class, FoveaLayerRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, FoveaLayerRow, enabled);
  gtk_widget_class_bind_template_child (widget_class, FoveaLayerRow, menu);
  gtk_widget_class_bind_template_child (widget_class, FoveaLayerRow, error);
  gtk_widget_class_bind_template_child (widget_class, FoveaLayerRow, revealer);
  gtk_widget_class_bind_template_callback (widget_class, unfold_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, enabled_notify_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_prepare_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
  gtk_widget_class_install_action (widget_class, "layer.duplicate", NULL, duplicate_cb);
  gtk_widget_class_install_action (widget_class, "layer.remove", NULL, remove_cb);
  gtk_widget_class_install_action (widget_class, "layer.move-up", NULL, move_up_cb);
  gtk_widget_class_install_action (widget_class, "layer.move-down", NULL, move_down_cb);
  gtk_widget_class_install_action (widget_class, "layer.unfold", NULL, unfold_cb);
  add_keys (widget_class);
}

static void
fovea_layer_row_init (FoveaLayerRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fovea_layer_row_new:
 * @document: the document that is edited
 * @layer: a layer of it; 0: the input
 *
 * Returns: (transfer floating): a row, folded
 */
GtkWidget *
fovea_layer_row_new (FoveaDocument *document,
                     int            layer)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (document), NULL);

  FoveaLayerRow *self = g_object_new (FOVEA_TYPE_LAYER_ROW, NULL);

  self->document = g_object_ref (document);
  gtk_widget_set_visible (self->enabled, layer > 0);
  gtk_widget_set_visible (self->menu, layer > 0);
  fovea_layer_row_set_layer (self, layer);
  return GTK_WIDGET (self);
}

/**
 * fovea_layer_row_set_layer:
 * @self: a row
 * @layer: its number now
 *
 * Shows the layer as it is now. To be called whenever the document changed.
 */
void
fovea_layer_row_set_layer (FoveaLayerRow *self,
                           int            layer)
{
  g_return_if_fail (FOVEA_IS_LAYER_ROW (self));

  FoveaContent *content = fovea_document_get_content (self->document);
  FoveaNetwork *network = fovea_content_get_network (content);
  g_autofree char *title = fovea_layer_words_dup_title (content, layer);
  g_autofree char *subtitle = fovea_layer_words_dup_subtitle (content, layer);
  bool is_enabled = layer == 0 || fovea_content_is_enabled (content, layer);

  self->is_refreshing = true;
  self->layer = layer;
  g_clear_pointer (&self->shown, fovea_layer_unref);
  if (layer > 0)
    self->shown = fovea_layer_ref (fovea_content_get_layer (content, layer));
  gtk_label_set_label (GTK_LABEL (self->title), title);
  fovea_reading_set_text (GTK_LABEL (self->subtitle), subtitle);
  gtk_switch_set_active (GTK_SWITCH (self->enabled), is_enabled);
  if (is_enabled)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "switched-off");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "switched-off");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "layer.move-up", layer > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "layer.move-down",
                                 layer > 0 && layer < fovea_network_get_n_layers (network));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  show_error (self, NULL);
  if (gtk_revealer_get_child (GTK_REVEALER (self->revealer)) != NULL)
    show_editor (self);
  self->is_refreshing = false;
}

/**
 * fovea_layer_row_set_flips:
 * @self: a row
 * @flips: whether its editor shows kernels turned by 180°
 */
void
fovea_layer_row_set_flips (FoveaLayerRow *self,
                           bool           flips)
{
  g_return_if_fail (FOVEA_IS_LAYER_ROW (self));

  GtkWidget *editor = gtk_revealer_get_child (GTK_REVEALER (self->revealer));

  self->flips = flips;
  if (editor != NULL && FOVEA_IS_LAYER_EDITOR (editor))
    fovea_layer_editor_set_flips (FOVEA_LAYER_EDITOR (editor), flips);
}

/**
 * fovea_layer_row_get_layer:
 * @self: a row
 *
 * Returns: the number of its layer; 0: the input
 */
int
fovea_layer_row_get_layer (FoveaLayerRow *self)
{
  g_return_val_if_fail (FOVEA_IS_LAYER_ROW (self), 0);

  return self->layer;
}

/**
 * fovea_layer_row_shows:
 * @self: a row
 * @layer: a layer
 *
 * Returns: whether @layer is the one that the row showed last
 */
bool
fovea_layer_row_shows (FoveaLayerRow *self,
                       FoveaLayer    *layer)
{
  g_return_val_if_fail (FOVEA_IS_LAYER_ROW (self), false);

  return self->shown == layer;
}

/**
 * fovea_layer_row_unfold:
 * @self: a row
 * @is_unfolded: whether its editor is to be seen
 */
void
fovea_layer_row_unfold (FoveaLayerRow *self,
                        bool           is_unfolded)
{
  g_return_if_fail (FOVEA_IS_LAYER_ROW (self));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->unfold), is_unfolded);
}

/**
 * fovea_layer_row_is_unfolded:
 * @self: a row
 *
 * Returns: whether its editor is seen
 */
bool
fovea_layer_row_is_unfolded (FoveaLayerRow *self)
{
  g_return_val_if_fail (FOVEA_IS_LAYER_ROW (self), false);

  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->unfold));
}

/**
 * fovea_layer_row_get_editor:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): its editor, if it was unfolded once
 */
GtkWidget *
fovea_layer_row_get_editor (FoveaLayerRow *self)
{
  g_return_val_if_fail (FOVEA_IS_LAYER_ROW (self), NULL);

  return gtk_revealer_get_child (GTK_REVEALER (self->revealer));
}

/**
 * fovea_layer_row_move:
 * @self: a row
 * @target: what the number of its layer is to be; one that there is not does nothing
 *
 * Moves the layer, or says why it does not fit there.
 */
void
fovea_layer_row_move (FoveaLayerRow *self,
                      int            target)
{
  g_return_if_fail (FOVEA_IS_LAYER_ROW (self));

  int n_layers = fovea_network_get_n_layers (fovea_document_get_network (self->document));
  g_autoptr (GError) error = NULL;

  if (self->layer == 0 || target < 1 || target > n_layers)
    return;
  fovea_edit_burst_end (self->document);
  if (!fovea_document_move_layer (self->document, self->layer, target, &error))
    show_error (self, error->message);
}
