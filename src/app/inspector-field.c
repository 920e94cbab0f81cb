// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Of the selected cell, or of the output's first where none is. One account serves both axes where
// they are alike; where the cell lies differs in any case.

#include "config.h"

#include "app/inspector-field.h"

#include "app/report-view.h"
#include "figure/report-field.h"

#include <glib/gi18n.h>

struct _FoveaInspectorField
{
  FoveaInspectorSection parent_instance;

  // Template
  GtkWidget *use;
  GtkWidget *stages;
  GtkWidget *cells;
  GtkWidget *row_steps;
  GtkWidget *column_steps;
  GtkWidget *row_form;
  GtkWidget *column_form;
};

G_DEFINE_FINAL_TYPE (FoveaInspectorField, fovea_inspector_field, FOVEA_TYPE_INSPECTOR_SECTION)

static void
take_report (GtkWidget   *view,
             FoveaReport *report) // (transfer full) (nullable)
{
  fovea_report_view_set_report (FOVEA_REPORT_VIEW (view), report);
  g_clear_pointer (&report, fovea_report_unref);
}

static void
update (FoveaInspectorSection *section)
{
  FoveaInspectorField *self = FOVEA_INSPECTOR_FIELD (section);
  FoveaSession *session = fovea_inspector_section_get_session (section);
  FoveaTrace *trace = fovea_session_get_trace (session);
  FoveaNetwork *network = fovea_evaluation_get_network (fovea_session_get_evaluation (session));
  FoveaCell cell = trace != NULL
                     ? fovea_trace_get_cell (trace)
                     : (FoveaCell) { .stage = fovea_network_get_n_layers (network) };
  g_autofree char *use = trace != NULL ? fovea_report_write_use (trace) : NULL;
  bool differ = !fovea_report_has_equal_axes (network, cell.stage);

  gtk_label_set_text (GTK_LABEL (self->use), use != NULL ? use : "");
  gtk_widget_set_visible (self->use, use != NULL);
  take_report (self->stages, fovea_report_new_stages (network));
  take_report (self->cells, trace != NULL ? fovea_report_new_use (network, trace) : NULL);
  take_report (self->row_steps, fovea_report_new_recurrence (network, cell.stage, FOVEA_ROWS));
  take_report (self->column_steps,
               differ ? fovea_report_new_recurrence (network, cell.stage, FOVEA_COLUMNS) : NULL);
  take_report (self->row_form, fovea_report_new_closed_form (network, cell, FOVEA_ROWS));
  take_report (self->column_form, fovea_report_new_closed_form (network, cell, FOVEA_COLUMNS));
}

static void
fovea_inspector_field_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FOVEA_TYPE_INSPECTOR_FIELD);

  G_OBJECT_CLASS (fovea_inspector_field_parent_class)->dispose (object);
}

static void
fovea_inspector_field_class_init (FoveaInspectorFieldClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = fovea_inspector_field_dispose;
  FOVEA_INSPECTOR_SECTION_CLASS (class)->update = update;

  g_type_ensure (FOVEA_TYPE_REPORT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foveaapp/Fovea/inspector-field.ui");
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorField, use);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorField, stages);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorField, cells);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorField, row_steps);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorField, column_steps);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorField, row_form);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorField, column_form);
}

static void
fovea_inspector_field_init (FoveaInspectorField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
