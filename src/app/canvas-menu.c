// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The menu over the picture, of the secondary button, the Menu key or Shift+F10: first what can be
// done to the numbers that are selected, then what can be done to the picture.

#include "config.h"

#include "app/canvas-private.h"

#define RESOURCE "/io/github/foveaapp/Fovea/canvas-menu.ui"

static void
append_sections (GMenu      *menu,
                 GtkBuilder *builder,
                 const char *id)
{
  GMenuModel *sections = G_MENU_MODEL (gtk_builder_get_object (builder, id));

  for (int i = 0; i < g_menu_model_get_n_items (sections); i++)
    {
      g_autoptr (GMenuModel) section
        = g_menu_model_get_item_link (sections, i, G_MENU_LINK_SECTION);

      g_menu_append_section (menu, NULL, section);
    }
}

// Returns: (transfer full): the items for the number, if there is one, and for the picture
static GMenuModel *
new_model (FoveaCanvas *self,
           bool         has_number)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (RESOURCE);
  GMenu *menu = g_menu_new ();

  if (has_number && fovea_canvas_get_edit_target (self, NULL))
    append_sections (menu, builder, "number_menu");
  else if (has_number && !fovea_session_is_pending (self->session))
    append_sections (menu, builder, "result_menu");
  append_sections (menu, builder, "picture_menu");
  return G_MENU_MODEL (menu);
}

static void
open_menu (FoveaCanvas        *self,
           const GdkRectangle *place,
           bool                has_number)
{
  g_autoptr (GMenuModel) model = new_model (self, has_number);

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_position (GTK_POPOVER (self->menu), GTK_POS_BOTTOM);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            FoveaCanvas     *self)
{
  if (fovea_canvas_open_menu (self, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  FoveaCanvas *self = FOVEA_CANVAS (widget);
  FoveaEditTarget target;
  graphene_rect_t place;
  FoveaCell cell;
  bool has_number = true;

  if (!fovea_canvas_has_content (self))
    return GDK_EVENT_PROPAGATE;
  if (!(fovea_canvas_get_edit_target (self, &target)
        && fovea_canvas_edit_get_bounds (self->edit, &target, &place))
      && !(fovea_session_get_selection (self->session, &cell)
           && fovea_canvas_get_cell_bounds (self, cell, &place)))
    {
      fovea_canvas_get_visible (self, &place);
      has_number = false;
    }
  open_menu (self, &(GdkRectangle){ (int) place.origin.x, (int) place.origin.y,
                                    (int) place.size.width, (int) place.size.height },
             has_number);
  return GDK_EVENT_STOP;
}

static void
edit_number_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  fovea_canvas_edit_type (FOVEA_CANVAS (widget)->edit, NULL);
}

static void
select_grid_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  fovea_canvas_select_grid (FOVEA_CANVAS (widget));
}

/**
 * fovea_canvas_class_add_menu:
 * @widget_class: the class of the canvas
 *
 * Binds the keys that open the menu, and installs those of its actions that no other menu has.
 */
void
fovea_canvas_class_add_menu (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "canvas.edit-number", NULL, edit_number_cb);
  gtk_widget_class_install_action (widget_class, "canvas.select-grid", NULL, select_grid_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
}

/**
 * fovea_canvas_open_menu:
 * @self: a canvas
 * @x: px where it is pressed
 * @y: px
 *
 * Opens the menu there. A press within the block that is selected keeps it.
 *
 * Returns: whether it was opened: not while numbers are painted
 */
bool
fovea_canvas_open_menu (FoveaCanvas *self,
                        double       x,
                        double       y)
{
  if (!fovea_canvas_has_content (self) || fovea_canvas_has_brush (self->edit))
    return false;

  bool has_number = fovea_canvas_edit_aim (self->edit, x, y);

  open_menu (self, &(GdkRectangle){ (int) x, (int) y, 1, 1 }, has_number);

  return true;
}

/**
 * fovea_canvas_add_menu:
 * @self: a canvas
 *
 * Lets the secondary button open the menu.
 */
void
fovea_canvas_add_menu (FoveaCanvas *self)
{
  GtkGesture *press = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), GDK_BUTTON_SECONDARY);
  g_signal_connect (press, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}
