// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The name stands at the start and the control at the end; a narrow row keeps both, the name
// shortened.

#include "config.h"

#include "app/parameter-row.h"

#include "app/number-group.h"

struct _FoveaParameterRow
{
  GtkWidget parent_instance;

  // Borrowed
  GtkWidget *box;     // the only child
  GtkWidget *control;
  GtkWidget *error;
};

G_DEFINE_FINAL_TYPE (FoveaParameterRow, fovea_parameter_row, GTK_TYPE_WIDGET)

static void
fovea_parameter_row_dispose (GObject *object)
{
  FoveaParameterRow *self = FOVEA_PARAMETER_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (fovea_parameter_row_parent_class)->dispose (object);
}

static void
fovea_parameter_row_class_init (FoveaParameterRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = fovea_parameter_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "parameter");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fovea_parameter_row_init (FoveaParameterRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->error = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->error), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->error), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->error), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (self->error), 30);
  gtk_widget_add_css_class (self->error, "error");
  gtk_widget_add_css_class (self->error, "caption");
  gtk_widget_set_visible (self->error, FALSE);
}

// A screen reader says at once what changes about the widget that has the focus, and of no other.
static void
describe (GtkWidget  *widget,
          const char *message)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (message != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget),
                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/**
 * fovea_parameter_row_new:
 * @name: what the parameter is called, as in torch.nn.Conv2d
 * @tooltip: what it does
 * @control: what changes it
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
fovea_parameter_row_new (const char *name,
                         const char *tooltip,
                         GtkWidget  *control)
{
  g_return_val_if_fail (name != NULL && tooltip != NULL && GTK_IS_WIDGET (control), NULL);

  FoveaParameterRow *self = g_object_new (FOVEA_TYPE_PARAMETER_ROW, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 6);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
  gtk_widget_set_tooltip_text (control, tooltip);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), control);
  gtk_box_append (GTK_BOX (self->box), line);
  gtk_box_append (GTK_BOX (self->box), self->error);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  if (FOVEA_IS_NUMBER_GROUP (control))
    fovea_number_group_set_name (FOVEA_NUMBER_GROUP (control), name);
  self->control = control;
  return GTK_WIDGET (self);
}

/**
 * fovea_parameter_row_set_error:
 * @self: a row
 * @message: (nullable): why the value was refused; %NULL: it was not
 */
void
fovea_parameter_row_set_error (FoveaParameterRow *self,
                               const char        *message)
{
  g_return_if_fail (FOVEA_IS_PARAMETER_ROW (self));

  gtk_label_set_label (GTK_LABEL (self->error), message != NULL ? message : "");
  gtk_widget_set_visible (self->error, message != NULL);
  describe (self->control, message);
  if (FOVEA_IS_NUMBER_GROUP (self->control))
    for (int i = 0;
         i < fovea_number_group_get_n_numbers (FOVEA_NUMBER_GROUP (self->control)); i++)
      describe (fovea_number_group_get_spin (FOVEA_NUMBER_GROUP (self->control), i), message);
}

/**
 * fovea_parameter_row_get_error:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): why the value was refused
 */
const char *
fovea_parameter_row_get_error (FoveaParameterRow *self)
{
  g_return_val_if_fail (FOVEA_IS_PARAMETER_ROW (self), NULL);

  return gtk_widget_get_visible (self->error) ? gtk_label_get_label (GTK_LABEL (self->error))
                                              : NULL;
}
