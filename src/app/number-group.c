// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// While the numbers are linked, the first spin button stands for all. The button with the chain
// parts them; numbers that differ are parted by themselves.

#include "config.h"

#include "app/number-group.h"

#include <glib/gi18n.h>

struct _FoveaNumberGroup
{
  GtkWidget parent_instance;

  // Owned
  char *first_name;                         // of the first number
  char *name;                               // (nullable) of all

  // Borrowed
  GtkWidget *box;                           // the only child
  GtkWidget *spins[FOVEA_NUMBER_GROUP_MAX];
  GtkWidget *link;                          // (nullable)

  // State
  int n_numbers;
  bool is_setting;
};

enum
{
  SIGNAL_EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FoveaNumberGroup, fovea_number_group, GTK_TYPE_WIDGET)

static bool
is_linked (FoveaNumberGroup *self)
{
  return self->link != NULL && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->link));
}

static int
get_value (FoveaNumberGroup *self,
           int               number)
{
  return gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->spins[number]));
}

static void
copy_first (FoveaNumberGroup *self)
{
  bool was_setting = self->is_setting;

  self->is_setting = true;
  for (int i = 1; i < self->n_numbers; i++)
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->spins[i]), get_value (self, 0));
  self->is_setting = was_setting;
}

static void
spin_value_changed_cb (FoveaNumberGroup *self)
{
  if (self->is_setting)
    return;

  if (is_linked (self))
    copy_first (self);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
speak_name (FoveaNumberGroup *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spins[0]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_linked (self) && self->name != NULL ? self->name
                                                                         : self->first_name,
                                  -1);
}

static void
link_toggled_cb (FoveaNumberGroup *self)
{
  int values[FOVEA_NUMBER_GROUP_MAX];

  for (int i = 1; i < self->n_numbers; i++)
    gtk_widget_set_visible (self->spins[i], !is_linked (self));
  // What stands for all is not the first of them alone: the group's own tooltip is shown.
  gtk_widget_set_tooltip_text (self->spins[0], is_linked (self) ? NULL : self->first_name);
  speak_name (self);
  gtk_button_set_icon_name (GTK_BUTTON (self->link), is_linked (self)
                                                       ? "changes-prevent-symbolic"
                                                       : "changes-allow-symbolic");
  if (self->is_setting || !is_linked (self))
    return;

  fovea_number_group_get_values (self, values);
  copy_first (self);
  for (int i = 1; i < self->n_numbers; i++)
    if (values[i] != values[0])
      {
        g_signal_emit (self, signals[SIGNAL_EDITED], 0);
        return;
      }
}

static void
fovea_number_group_dispose (GObject *object)
{
  FoveaNumberGroup *self = FOVEA_NUMBER_GROUP (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->first_name, g_free);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (fovea_number_group_parent_class)->dispose (object);
}

static gboolean
fovea_number_group_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (FOVEA_NUMBER_GROUP (widget)->spins[0]);
}

static void
fovea_number_group_class_init (FoveaNumberGroupClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = fovea_number_group_dispose;
  widget_class->grab_focus = fovea_number_group_grab_focus;

  signals[SIGNAL_EDITED] = g_signal_new ("edited", FOVEA_TYPE_NUMBER_GROUP, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fovea_number_group_init (FoveaNumberGroup *self)
{
  self->box = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->box), 3);
  gtk_grid_set_row_spacing (GTK_GRID (self->box), 3);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
add_spin (FoveaNumberGroup *self,
          int               number,
          const char       *name,
          int               least,
          int               greatest)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (least, greatest, 1);

  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 2);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (spin), 3);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_widget_set_tooltip_text (spin, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (spin_value_changed_cb), self);
  gtk_grid_attach (GTK_GRID (self->box), spin, number % 2, number / 2, 1, 1);
  self->spins[number] = spin;
}

/**
 * fovea_number_group_new:
 * @names: (array length=n_numbers): what each number is, for tooltips and screen readers
 * @n_numbers: 1, 2 or 4
 * @least: the least number that can be typed
 * @greatest: the greatest
 *
 * Returns: (transfer floating): spin buttons
 */
GtkWidget *
fovea_number_group_new (const char *const *names,
                        int                n_numbers,
                        int                least,
                        int                greatest)
{
  g_return_val_if_fail (n_numbers >= 1 && n_numbers <= FOVEA_NUMBER_GROUP_MAX, NULL);

  FoveaNumberGroup *self = g_object_new (FOVEA_TYPE_NUMBER_GROUP, NULL);

  self->is_setting = true;
  self->n_numbers = n_numbers;
  self->first_name = g_strdup (names[0]);
  for (int i = 0; i < n_numbers; i++)
    add_spin (self, i, names[i], least, greatest);
  if (n_numbers > 1)
    {
      self->link = gtk_toggle_button_new ();
      gtk_button_set_has_frame (GTK_BUTTON (self->link), FALSE);
      gtk_widget_set_valign (self->link, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (self->link, _("The same number for all sides"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->link), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _("The same number for all sides"), -1);
      g_signal_connect_swapped (self->link, "toggled", G_CALLBACK (link_toggled_cb), self);
      gtk_grid_attach (GTK_GRID (self->box), self->link, 2, 0, 1, 1);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->link), TRUE);
    }
  self->is_setting = false;
  return GTK_WIDGET (self);
}

/**
 * fovea_number_group_set_name:
 * @self: a group
 * @name: what its numbers are together, for screen readers
 */
void
fovea_number_group_set_name (FoveaNumberGroup *self,
                             const char       *name)
{
  g_return_if_fail (FOVEA_IS_NUMBER_GROUP (self));

  g_free (self->name);
  self->name = g_strdup (name);
  speak_name (self);
}

/**
 * fovea_number_group_set_values:
 * @self: a group
 * @values: as many numbers as it has
 *
 * Shows other numbers; nothing is emitted.
 */
void
fovea_number_group_set_values (FoveaNumberGroup *self,
                               const int        *values)
{
  g_return_if_fail (FOVEA_IS_NUMBER_GROUP (self));

  bool differs = false;

  self->is_setting = true;
  for (int i = 0; i < self->n_numbers; i++)
    {
      GtkAdjustment *range = gtk_spin_button_get_adjustment (GTK_SPIN_BUTTON (self->spins[i]));

      // A document may hold more than is offered.
      if (values[i] > gtk_adjustment_get_upper (range))
        gtk_adjustment_set_upper (range, values[i]);
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->spins[i]), values[i]);
      differs = differs || values[i] != values[0];
    }
  if (differs && is_linked (self))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->link), FALSE);
  self->is_setting = false;
}

/**
 * fovea_number_group_get_values:
 * @self: a group
 * @values: (out caller-allocates): as many numbers as it has
 */
void
fovea_number_group_get_values (FoveaNumberGroup *self,
                               int              *values)
{
  g_return_if_fail (FOVEA_IS_NUMBER_GROUP (self));

  for (int i = 0; i < self->n_numbers; i++)
    values[i] = get_value (self, i);
}

/**
 * fovea_number_group_get_spin:
 * @self: a group
 * @number: which number, from 0
 *
 * Returns: (transfer none): its spin button
 */
GtkWidget *
fovea_number_group_get_spin (FoveaNumberGroup *self,
                             int               number)
{
  g_return_val_if_fail (FOVEA_IS_NUMBER_GROUP (self), NULL);
  g_return_val_if_fail (number >= 0 && number < self->n_numbers, NULL);

  return self->spins[number];
}

/**
 * fovea_number_group_get_n_numbers:
 * @self: a group
 *
 * Returns: how many numbers it has
 */
int
fovea_number_group_get_n_numbers (FoveaNumberGroup *self)
{
  g_return_val_if_fail (FOVEA_IS_NUMBER_GROUP (self), 0);

  return self->n_numbers;
}
