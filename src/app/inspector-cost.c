// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Depends on the network alone.

#include "config.h"

#include "app/inspector-cost.h"

#include "app/cost-plot.h"
#include "app/report-view.h"
#include "figure/report-cost.h"

#include <glib/gi18n.h>

#define MOST_CROSSING 512 // the largest side of an input that is looked at

struct _FoveaInspectorCost
{
  FoveaInspectorSection parent_instance;

  // Owned
  FoveaNetwork *network; // (nullable) of what is shown

  // Template
  GtkWidget *sentence;
  GtkWidget *costs;
  GtkWidget *plot;
  GtkWidget *crossing;
  GtkWidget *channels_row;
  GtkWidget *channels;
  GtkWidget *weights;
};

G_DEFINE_FINAL_TYPE (FoveaInspectorCost, fovea_inspector_cost, FOVEA_TYPE_INSPECTOR_SECTION)

static void
show_text (GtkWidget  *label,
           const char *text) // (nullable)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

static void
channels_changed_cb (FoveaInspectorCost *self)
{
  int n_channels = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->channels));
  g_autoptr (FoveaReport) weights
    = self->network != NULL ? fovea_report_new_channels (self->network, n_channels) : NULL;

  fovea_report_view_set_report (FOVEA_REPORT_VIEW (self->weights), weights);
  gtk_widget_set_visible (self->channels_row, weights != NULL);
}

static void
update (FoveaInspectorSection *section)
{
  FoveaInspectorCost *self = FOVEA_INSPECTOR_COST (section);
  FoveaSession *session = fovea_inspector_section_get_session (section);
  FoveaNetwork *network = fovea_evaluation_get_network (fovea_session_get_evaluation (session));
  if (network == self->network)
    return;

  g_clear_pointer (&self->network, fovea_network_unref);
  self->network = fovea_network_ref (network);

  g_autofree char *sentence = fovea_report_write_cost (network);
  g_autofree char *crossing = fovea_report_write_crossing (network, MOST_CROSSING);
  g_autoptr (FoveaReport) costs = fovea_report_new_costs (network);
  show_text (self->sentence, sentence);
  show_text (self->crossing, crossing);
  fovea_report_view_set_report (FOVEA_REPORT_VIEW (self->costs), costs);
  fovea_cost_plot_set_network (FOVEA_COST_PLOT (self->plot), network);
  channels_changed_cb (self);
}

static void
fovea_inspector_cost_dispose (GObject *object)
{
  g_clear_pointer (&FOVEA_INSPECTOR_COST (object)->network, fovea_network_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), FOVEA_TYPE_INSPECTOR_COST);

  G_OBJECT_CLASS (fovea_inspector_cost_parent_class)->dispose (object);
}

static void
fovea_inspector_cost_class_init (FoveaInspectorCostClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = fovea_inspector_cost_dispose;
  FOVEA_INSPECTOR_SECTION_CLASS (class)->update = update;

  g_type_ensure (FOVEA_TYPE_COST_PLOT);
  g_type_ensure (FOVEA_TYPE_REPORT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foveaapp/Fovea/inspector-cost.ui");
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorCost, sentence);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorCost, costs);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorCost, plot);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorCost, crossing);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorCost, channels_row);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorCost, channels);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorCost, weights);
  gtk_widget_class_bind_template_callback (widget_class, channels_changed_cb);
}

static void
fovea_inspector_cost_init (FoveaInspectorCost *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
