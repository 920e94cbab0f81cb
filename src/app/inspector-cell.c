// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The switch is the session's own, so that the picture and the inspector always write the same sum.

#include "config.h"

#include "app/inspector-cell.h"

#include "app/reading.h"
#include "app/report-view.h"
#include "figure/describe.h"
#include "figure/report-cell.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_TERMS 60   // written; a copy has all
#define MOST_ROWS 4000.0 // of a table of terms: a larger one takes longer than a selection may

struct _FoveaInspectorCell
{
  FoveaInspectorSection parent_instance;

  // Owned
  GBindingGroup *bindings;

  // Template
  GtkWidget *cell;
  GtkWidget *sum_all;
  GtkWidget *sum_row;
  GtkWidget *sum;
  GtkWidget *numbers;
  GtkWidget *terms;
};

G_DEFINE_FINAL_TYPE (FoveaInspectorCell, fovea_inspector_cell, FOVEA_TYPE_INSPECTOR_SECTION)

static FoveaSession *
get_session (FoveaInspectorCell *self)
{
  return fovea_inspector_section_get_session (FOVEA_INSPECTOR_SECTION (self));
}

static FoveaSumDepth
get_depth (FoveaInspectorCell *self)
{
  return fovea_session_get_sum_all (get_session (self)) ? FOVEA_SUM_ALL : FOVEA_SUM_STEP;
}

static FoveaNumbers
get_numbers (FoveaInspectorCell *self)
{
  return fovea_inspector_section_get_numbers (FOVEA_INSPECTOR_SECTION (self));
}

static void
copy_clicked_cb (FoveaInspectorCell *self)
{
  FoveaTrace *trace = fovea_session_get_trace (get_session (self));
  if (trace == NULL)
    return;

  g_autofree char *sum = fovea_report_write_sum (trace, get_depth (self), G_MAXINT,
                                                  get_numbers (self));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), sum);
}

// "output(1, 1) = 45"
static char *
write_cell (FoveaTrace   *trace,
            FoveaNumbers  numbers)
{
  FoveaNetwork *network = fovea_evaluation_get_network (fovea_trace_get_evaluation (trace));
  g_autofree char *place = fovea_describe_place (network, fovea_trace_get_cell (trace));
  g_autofree char *value
    = fovea_number_write (numbers, fovea_trace_get_value (trace), FOVEA_NUMBER_LENGTH);

  return g_strdup_printf ("%s = %s", place, value);
}

static double
count_terms (FoveaTrace    *trace,
             FoveaSumDepth  depth)
{
  FoveaBox box = fovea_trace_get_stage (trace, 0)->box;
  int n_terms;

  fovea_trace_get_terms (trace, &n_terms);
  if (depth == FOVEA_SUM_STEP || fovea_box_is_empty (box))
    return n_terms;

  return (double) fovea_range_get_length (box.channels) * fovea_range_get_length (box.rows)
         * fovea_range_get_length (box.columns);
}

static void
update (FoveaInspectorSection *section)
{
  FoveaInspectorCell *self = FOVEA_INSPECTOR_CELL (section);
  FoveaTrace *trace = fovea_session_get_trace (get_session (self));

  gtk_widget_set_visible (self->sum_row, trace != NULL);
  if (trace == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->cell), _("Click any cell"));
      fovea_report_view_set_report (FOVEA_REPORT_VIEW (self->numbers), NULL);
      fovea_report_view_set_report (FOVEA_REPORT_VIEW (self->terms), NULL);
      return;
    }

  FoveaEvaluation *evaluation = fovea_trace_get_evaluation (trace);
  g_autofree char *spoken = fovea_describe_cell (evaluation, fovea_trace_get_cell (trace));
  g_autofree char *cell = write_cell (trace, get_numbers (self));
  g_autofree char *sum = fovea_report_write_sum (trace, get_depth (self), MOST_TERMS, get_numbers (self));
  g_autoptr (FoveaReport) numbers = fovea_report_new_cell (trace, get_depth (self), get_numbers (self));
  g_autoptr (FoveaReport) terms
    = count_terms (trace, get_depth (self)) <= MOST_ROWS
        ? fovea_report_new_terms (trace, get_depth (self), get_numbers (self))
        : NULL;

  gtk_label_set_text (GTK_LABEL (self->cell), cell);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  // The heading is the beginning.
  fovea_reading_set_text (GTK_LABEL (self->sum), sum + MIN (strlen (sum), strlen (cell) + 1));
  gtk_widget_set_visible (self->sum_row, fovea_trace_get_cell (trace).stage > 0);
  fovea_report_view_set_report (FOVEA_REPORT_VIEW (self->numbers), numbers);
  fovea_report_view_set_report (FOVEA_REPORT_VIEW (self->terms), terms);
}

static void
session_notify_cb (FoveaInspectorCell *self)
{
  g_binding_group_set_source (self->bindings, get_session (self));
}

static void
fovea_inspector_cell_dispose (GObject *object)
{
  g_clear_object (&FOVEA_INSPECTOR_CELL (object)->bindings);
  gtk_widget_dispose_template (GTK_WIDGET (object), FOVEA_TYPE_INSPECTOR_CELL);

  G_OBJECT_CLASS (fovea_inspector_cell_parent_class)->dispose (object);
}

static void
fovea_inspector_cell_class_init (FoveaInspectorCellClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = fovea_inspector_cell_dispose;
  FOVEA_INSPECTOR_SECTION_CLASS (class)->update = update;

  g_type_ensure (FOVEA_TYPE_REPORT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foveaapp/Fovea/inspector-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorCell, cell);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorCell, sum_all);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorCell, sum_row);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorCell, sum);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorCell, numbers);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorCell, terms);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
}

static void
fovea_inspector_cell_init (FoveaInspectorCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->bindings = g_binding_group_new ();
  g_binding_group_bind (self->bindings, "sum-all", self->sum_all, "active",
                        G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_signal_connect (self, "notify::session", G_CALLBACK (session_notify_cb), NULL);
}
