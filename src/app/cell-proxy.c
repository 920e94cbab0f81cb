// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// GTK 4.8 lets no widget offer children that are not widgets to assistive technology, and screen
// readers speak a table cell when the focus enters it. Two of these in turn give each cell a voice:
// see canvas-accessible.c. The canvas draws the cell; the style sheet draws the focus ring.

#include "config.h"

#include "app/cell-proxy.h"

struct _FoveaCellProxy
{
  GtkWidget parent_instance;

  // Owned
  char *label;
  char *description;
};

G_DEFINE_FINAL_TYPE (FoveaCellProxy, fovea_cell_proxy, GTK_TYPE_WIDGET)

static void
fovea_cell_proxy_finalize (GObject *object)
{
  FoveaCellProxy *self = FOVEA_CELL_PROXY (object);

  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->description, g_free);

  G_OBJECT_CLASS (fovea_cell_proxy_parent_class)->finalize (object);
}

static void
fovea_cell_proxy_class_init (FoveaCellProxyClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = fovea_cell_proxy_finalize;

  gtk_widget_class_set_css_name (widget_class, "cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
fovea_cell_proxy_init (FoveaCellProxy *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * fovea_cell_proxy_new:
 *
 * Returns: (transfer floating): a proxy without a name
 */
GtkWidget *
fovea_cell_proxy_new (void)
{
  return g_object_new (FOVEA_TYPE_CELL_PROXY, NULL);
}

/**
 * fovea_cell_proxy_get_label:
 * @self: a proxy
 *
 * Returns: (nullable) (transfer none): its accessible name
 */
const char *
fovea_cell_proxy_get_label (FoveaCellProxy *self)
{
  g_return_val_if_fail (FOVEA_IS_CELL_PROXY (self), NULL);

  return self->label;
}

/**
 * fovea_cell_proxy_get_description:
 * @self: a proxy
 *
 * Returns: (nullable) (transfer none): its accessible description
 */
const char *
fovea_cell_proxy_get_description (FoveaCellProxy *self)
{
  g_return_val_if_fail (FOVEA_IS_CELL_PROXY (self), NULL);

  return self->description;
}

/**
 * fovea_cell_proxy_set_text:
 * @self: a proxy
 * @label: its accessible name
 * @description: its accessible description
 *
 * Says what the proxy stands for.
 */
void
fovea_cell_proxy_set_text (FoveaCellProxy *self,
                           const char     *label,
                           const char     *description)
{
  g_return_if_fail (FOVEA_IS_CELL_PROXY (self));
  g_return_if_fail (label != NULL && description != NULL);

  g_free (self->label);
  g_free (self->description);
  self->label = g_strdup (label);
  self->description = g_strdup (description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
}
