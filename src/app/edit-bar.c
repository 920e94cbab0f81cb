// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// While the bar is open the canvas has a brush; the commands are the canvas's.

#include "config.h"

#include "app/edit-bar.h"

#include "app/canvas-edit.h"
#include "app/number-entry.h"
#include "app/scroll-names.h"
#include "document/number.h"

#include <glib/gi18n.h>

struct _FoveaEditBar
{
  GtkWidget parent_instance;

  // Borrowed
  FoveaCanvas *canvas; // (nullable) weak

  // Template
  GtkWidget *box;
  GtkWidget *value;

  // State
  gboolean is_open;
};

enum
{
  PROP_CANVAS = 1,
  PROP_IS_OPEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FoveaEditBar, fovea_edit_bar, GTK_TYPE_WIDGET)

static void
update_brush (FoveaEditBar *self)
{
  float value = (float) fovea_edit_bar_get_value (self);

  if (self->canvas != NULL)
    fovea_canvas_set_brush (self->canvas, self->is_open ? &value : NULL);
}

// As everywhere else: 1, not 1.00.
static gboolean
value_output_cb (GtkSpinButton *spin)
{
  char digits[FOVEA_NUMBER_SIZE];
  const char *text
    = fovea_number_format_shown ((float) gtk_spin_button_get_value (spin), digits);

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (spin)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (spin), text);

  return TRUE;
}

static void
zero_cb (FoveaEditBar *self)
{
  fovea_edit_bar_set_value (self, 0);
}

static void
one_cb (FoveaEditBar *self)
{
  fovea_edit_bar_set_value (self, 1);
}

static void
fill_cb (FoveaEditBar *self)
{
  if (self->canvas != NULL)
    fovea_canvas_fill (self->canvas, (float) fovea_edit_bar_get_value (self),
                       C_ ("edit", "Fill"));
}

static void
set_open (FoveaEditBar *self,
          gboolean      opens)
{
  if (self->is_open == opens)
    return;

  self->is_open = opens;
  gtk_widget_set_visible (GTK_WIDGET (self), opens);
  update_brush (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_OPEN]);
}

static void
close_cb (FoveaEditBar *self)
{
  set_open (self, FALSE);
  if (self->canvas != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
fovea_edit_bar_get_property (GObject    *object,
                             guint       property,
                             GValue     *value,
                             GParamSpec *pspec)
{
  FoveaEditBar *self = FOVEA_EDIT_BAR (object);

  if (property == PROP_CANVAS)
    g_value_set_object (value, self->canvas);
  else if (property == PROP_IS_OPEN)
    g_value_set_boolean (value, self->is_open);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
fovea_edit_bar_set_property (GObject      *object,
                             guint         property,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  FoveaEditBar *self = FOVEA_EDIT_BAR (object);

  if (property == PROP_CANVAS)
    {
      if (g_set_weak_pointer (&self->canvas, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
    }
  else if (property == PROP_IS_OPEN)
    set_open (self, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
fovea_edit_bar_dispose (GObject *object)
{
  FoveaEditBar *self = FOVEA_EDIT_BAR (object);

  g_clear_weak_pointer (&self->canvas);
  gtk_widget_dispose_template (GTK_WIDGET (self), FOVEA_TYPE_EDIT_BAR);

  G_OBJECT_CLASS (fovea_edit_bar_parent_class)->dispose (object);
}

static void
fovea_edit_bar_class_init (FoveaEditBarClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GParamFlags flags
    = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = fovea_edit_bar_get_property;
  object_class->set_property = fovea_edit_bar_set_property;
  object_class->dispose = fovea_edit_bar_dispose;

  properties[PROP_CANVAS] = g_param_spec_object ("canvas", NULL, NULL, FOVEA_TYPE_CANVAS, flags);
  properties[PROP_IS_OPEN] = g_param_spec_boolean ("is-open", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "editbar");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foveaapp/Fovea/edit-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, FoveaEditBar, box);
  gtk_widget_class_bind_template_child (widget_class, FoveaEditBar, value);
  gtk_widget_class_bind_template_callback (widget_class, update_brush);
  gtk_widget_class_bind_template_callback (widget_class, value_output_cb);
  gtk_widget_class_bind_template_callback (widget_class, zero_cb);
  gtk_widget_class_bind_template_callback (widget_class, one_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
fovea_edit_bar_init (FoveaEditBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fovea_number_entry_read_spins (GTK_WIDGET (self));
  value_output_cb (GTK_SPIN_BUTTON (self->value));
  fovea_scroll_names_set (GTK_SCROLLED_WINDOW (self->box));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * fovea_edit_bar_new:
 *
 * Returns: (transfer floating): a bar that is closed
 */
GtkWidget *
fovea_edit_bar_new (void)
{
  return g_object_new (FOVEA_TYPE_EDIT_BAR, NULL);
}

/**
 * fovea_edit_bar_get_value:
 * @self: a bar
 *
 * Returns: what is painted and filled with
 */
double
fovea_edit_bar_get_value (FoveaEditBar *self)
{
  g_return_val_if_fail (FOVEA_IS_EDIT_BAR (self), 0);

  return self->value != NULL ? gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->value)) : 0;
}

/**
 * fovea_edit_bar_set_value:
 * @self: a bar
 * @value: what to paint and fill with
 */
void
fovea_edit_bar_set_value (FoveaEditBar *self,
                          double        value)
{
  g_return_if_fail (FOVEA_IS_EDIT_BAR (self));

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->value), value);
}
