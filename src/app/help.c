// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The built-in help. Its text stands in ui/help.ui.

#include "config.h"

#include "app/help.h"

#include "app/scroll-names.h"

struct _FoveaHelp
{
  GtkWindow parent_instance;

  // Template
  GtkWidget *scroller;
};

G_DEFINE_FINAL_TYPE (FoveaHelp, fovea_help, GTK_TYPE_WINDOW)

static void
fovea_help_class_init (FoveaHelpClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foveaapp/Fovea/help.ui");
  gtk_widget_class_bind_template_child (widget_class, FoveaHelp, scroller);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fovea_help_init (FoveaHelp *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fovea_scroll_names_set (GTK_SCROLLED_WINDOW (self->scroller));
}

/**
 * fovea_help_new:
 * @parent: the window it belongs to
 *
 * Returns: (transfer none): the help, which GTK owns until it is closed
 */
FoveaHelp *
fovea_help_new (GtkWindow *parent)
{
  return g_object_new (FOVEA_TYPE_HELP, "transient-for", parent, NULL);
}
