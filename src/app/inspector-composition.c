// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Nothing here depends on the selection: it is computed when the evaluation changes only.

#include "config.h"

#include "app/inspector-composition.h"

#include "app/report-view.h"
#include "figure/report-kernel.h"
#include "figure/report-polynomial.h"

#include <glib/gi18n.h>

#define MOST_SIDE 25 // of a kernel that is shown in full

struct _FoveaInspectorComposition
{
  FoveaInspectorSection parent_instance;

  // Owned
  FoveaEvaluation *evaluation; // (nullable) of what is shown

  // Template
  GtkWidget *sentence;
  GtkWidget *show;
  GtkWidget *kernel;
  GtkWidget *polynomials;
  GtkWidget *changes;

  // State
  FoveaNumbers numbers; // of what is shown
  bool flips_kernels;
};

G_DEFINE_FINAL_TYPE (FoveaInspectorComposition, fovea_inspector_composition,
                     FOVEA_TYPE_INSPECTOR_SECTION)

static void
take_report (GtkWidget   *view,
             FoveaReport *report) // (transfer full) (nullable)
{
  fovea_report_view_set_report (FOVEA_REPORT_VIEW (view), report);
  g_clear_pointer (&report, fovea_report_unref);
}

static void
show_clicked_cb (FoveaInspectorComposition *self)
{
  FoveaSession *session = fovea_inspector_section_get_session (FOVEA_INSPECTOR_SECTION (self));
  FoveaComposition *composition = fovea_session_get_composition (session);

  if (composition != NULL && fovea_composition_is_linear (composition))
    fovea_session_select (session, fovea_composition_get_max_cell (composition));
}

static FoveaReport *
new_kernel (FoveaInspectorComposition *self,
            FoveaComposition          *composition)
{
  FoveaLayer *layer = fovea_composition_get_layer (composition);
  if (layer == NULL)
    return NULL;

  FoveaKernels *weights = fovea_layer_get_weights (layer);
  int n_rows = fovea_kernels_get_n_rows (weights);
  int n_columns = fovea_kernels_get_n_columns (weights);
  bool is_one
    = fovea_kernels_get_n_outer (weights) == 1 && fovea_kernels_get_n_inner (weights) == 1;
  if (n_rows > MOST_SIDE || n_columns > MOST_SIDE)
    return NULL;

  g_autoptr (FoveaKernels) turned = self->flips_kernels ? fovea_kernels_new_turned (weights)
                                                        : fovea_kernels_ref (weights);
  g_autofree char *name
    = is_one ? g_strdup_printf (_("Composed kernel, %d × %d"), n_rows, n_columns)
             : g_strdup_printf (_("Composed kernel of the first channels, %d × %d"), n_rows,
                                n_columns);

  g_autofree char *title = self->flips_kernels ? g_strdup_printf (_("%s, flipped"), name)
                                               : g_steal_pointer (&name);

  return fovea_report_new_kernel (title, turned, 0, 0, self->numbers);
}

static void
update (FoveaInspectorSection *section)
{
  FoveaInspectorComposition *self = FOVEA_INSPECTOR_COMPOSITION (section);
  FoveaSession *session = fovea_inspector_section_get_session (section);
  FoveaEvaluation *evaluation = fovea_session_get_evaluation (session);
  FoveaComposition *composition = fovea_session_get_composition (session);
  FoveaNumbers numbers = fovea_inspector_section_get_numbers (section);
  bool flips_kernels = fovea_inspector_section_flips_kernels (section);
  bool is_same_look = numbers == self->numbers && flips_kernels == self->flips_kernels;
  if ((evaluation == self->evaluation && is_same_look) || composition == NULL)
    return;

  self->numbers = numbers;
  self->flips_kernels = flips_kernels;

  g_clear_pointer (&self->evaluation, fovea_evaluation_unref);
  self->evaluation = fovea_evaluation_ref (evaluation);

  g_autofree char *sentence = fovea_report_write_composition (evaluation, composition);
  gtk_label_set_text (GTK_LABEL (self->sentence), sentence);
  gtk_widget_set_visible (self->show, fovea_composition_is_linear (composition)
                                        && !fovea_composition_is_equal (composition));
  take_report (self->kernel, new_kernel (self, composition));
  take_report (self->polynomials, fovea_report_new_polynomials (
                                    fovea_evaluation_get_network (evaluation), composition));
  take_report (self->changes, fovea_report_new_changes (evaluation, composition));
}

static void
fovea_inspector_composition_dispose (GObject *object)
{
  g_clear_pointer (&FOVEA_INSPECTOR_COMPOSITION (object)->evaluation, fovea_evaluation_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), FOVEA_TYPE_INSPECTOR_COMPOSITION);

  G_OBJECT_CLASS (fovea_inspector_composition_parent_class)->dispose (object);
}

static void
fovea_inspector_composition_class_init (FoveaInspectorCompositionClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = fovea_inspector_composition_dispose;
  FOVEA_INSPECTOR_SECTION_CLASS (class)->update = update;

  g_type_ensure (FOVEA_TYPE_REPORT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foveaapp/Fovea/inspector-composition.ui");
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorComposition, sentence);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorComposition, show);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorComposition, kernel);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorComposition, polynomials);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorComposition, changes);
  gtk_widget_class_bind_template_callback (widget_class, show_clicked_cb);
}

static void
fovea_inspector_composition_init (FoveaInspectorComposition *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
