// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The search runs in a thread, one at a time: what is typed meanwhile is searched for next, and only
// then shown. The document is not touched: the kernel has a history of its own, which keeps it as
// the program computes with it, however it is shown.

#include "config.h"

#include "app/inspector-factor.h"

#include "app/number-grid.h"
#include "app/report-view.h"
#include "document/kernel-history.h"
#include "document/kernel-preset.h"
#include "figure/report-factor.h"
#include "figure/report-kernel.h"

#include <glib/gi18n.h>

#define FIRST_SIDE 5 // of the kernel to begin with
#define SEED 7

struct _FoveaInspectorFactor
{
  FoveaInspectorSection parent_instance;

  // Owned
  FoveaKernelHistory *history; // of what stands in the grid
  FoveaKernels *kernel;      // (nullable) of what is shown
  GPtrArray *factorisations; // (nullable) of it

  // Template
  GtkWidget *presets;
  GtkWidget *take;
  GtkWidget *grid;
  GtkWidget *flipped;
  GtkWidget *error;
  GtkWidget *busy;
  GtkWidget *exactness;
  GtkWidget *table;
  GtkWidget *hidden_row;
  GtkWidget *hidden;
  GtkWidget *factors;
  GtkWidget *residual;
  GtkWidget *dimensions;

  // State
  FoveaNumbers numbers; // of what is shown
  bool flips;       // kernels are turned by 180°, as true convolution writes them
  bool is_busy;
  bool is_outdated; // while busy
  bool is_kept;     // in the history: the edit that may go on
};

G_DEFINE_FINAL_TYPE (FoveaInspectorFactor, fovea_inspector_factor, FOVEA_TYPE_INSPECTOR_SECTION)

static void start_search (FoveaInspectorFactor *self);
static void preset_notify_cb (FoveaInspectorFactor *self);

// Three where there is room, as in the lesson; else about a half.
static void
find_first_size (const FoveaKernels *kernel,
                 int                 first_size[2])
{
  int size[] = { fovea_kernels_get_n_rows (kernel), fovea_kernels_get_n_columns (kernel) };

  for (int i = 0; i < 2; i++)
    first_size[i] = size[i] < 5 ? (size[i] + 1) / 2 : 3;
}

static void
show_text (GtkWidget  *label,
           const char *text) // (nullable)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

static void
add_factor (FoveaInspectorFactor *self,
            char                 *title, // (transfer full)
            FoveaKernels         *kernels,
            int                   outer,
            int                   inner)
{
  g_autofree char *owned = title;
  g_autoptr (FoveaReport) report = fovea_report_new_kernel (owned, kernels, outer, inner,
                                                              self->numbers);
  GtkWidget *view = fovea_report_view_new ();

  fovea_report_view_set_report (FOVEA_REPORT_VIEW (view), report);
  gtk_flow_box_append (GTK_FLOW_BOX (self->factors), view);
  gtk_widget_set_focusable (gtk_widget_get_parent (view), FALSE);
}

// The factors and the rest of as many hidden channels as are asked for.
static void
hidden_changed_cb (FoveaInspectorFactor *self)
{
  GtkWidget *child;
  int n_hidden = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->hidden));

  while ((child = gtk_widget_get_first_child (self->factors)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->factors), child);
  if (self->factorisations == NULL || n_hidden > (int) self->factorisations->len)
    return;

  FoveaFactorisation *found = self->factorisations->pdata[n_hidden - 1];
  for (int i = 0; i < n_hidden; i++)
    {
      add_factor (self, g_strdup_printf (_("First, channel %d"), i),
                  fovea_factorisation_get_first (found), i, 0);
      add_factor (self, g_strdup_printf (_("Second, channel %d"), i),
                  fovea_factorisation_get_second (found), 0, i);
    }

  g_autoptr (FoveaReport) residual = fovea_report_new_residual (self->kernel, found,
                                                                  self->numbers);
  fovea_report_view_set_report (FOVEA_REPORT_VIEW (self->residual), residual);
}

static void
show_found (FoveaInspectorFactor *self)
{
  int first_size[2];
  find_first_size (self->kernel, first_size);

  g_autofree char *exactness = fovea_report_write_exactness (self->factorisations);
  g_autofree char *dimensions = fovea_report_write_dimensions (self->kernel, first_size);
  g_autoptr (FoveaReport) table
    = fovea_report_new_factorisations (self->kernel, first_size, self->factorisations);
  int n_hidden = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->hidden));

  show_text (self->exactness, exactness);
  show_text (self->dimensions, dimensions);
  fovea_report_view_set_report (FOVEA_REPORT_VIEW (self->table), table);
  gtk_widget_set_visible (self->hidden_row, self->factorisations->len > 1);
  gtk_spin_button_set_range (GTK_SPIN_BUTTON (self->hidden), 1, self->factorisations->len);
  if (n_hidden == gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->hidden)))
    hidden_changed_cb (self);
}

static void
search_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  GError *error = NULL;
  int first_size[2];

  find_first_size (data, first_size);
  GPtrArray *found = fovea_report_factorise (data, first_size, &error);
  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
search_ready_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (FoveaInspectorFactor) self = g_weak_ref_get (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = g_task_propagate_pointer (G_TASK (result), &error);

  g_weak_ref_clear (data);
  g_free (data);
  if (self == NULL || self->grid == NULL) // disposed of
    return;
  self->is_busy = false;

  gtk_spinner_set_spinning (GTK_SPINNER (self->busy), FALSE);
  if (self->is_outdated)
    {
      start_search (self);
      return;
    }
  show_text (self->error, error != NULL ? error->message : NULL);
  if (found == NULL)
    return;

  g_clear_pointer (&self->kernel, fovea_kernels_unref);
  g_clear_pointer (&self->factorisations, g_ptr_array_unref);
  self->kernel = fovea_kernels_ref (g_task_get_task_data (G_TASK (result)));
  self->factorisations = g_steal_pointer (&found);
  show_found (self);
}

static void
start_search (FoveaInspectorFactor *self)
{
  FoveaKernels *kernel = fovea_number_grid_get_kernels (FOVEA_NUMBER_GRID (self->grid));

  self->is_outdated = false;
  if (kernel == NULL)
    {
      show_text (self->error, _("Every field has to hold a number"));
      return;
    }

  // The section goes with its window: it is not kept for the answer.
  GWeakRef *weak = g_new0 (GWeakRef, 1);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, search_ready_cb, weak);

  g_weak_ref_init (weak, self);
  show_text (self->error, NULL);
  self->is_busy = true;
  gtk_spinner_set_spinning (GTK_SPINNER (self->busy), TRUE);
  g_task_set_task_data (task, kernel, (GDestroyNotify) fovea_kernels_unref);
  g_task_run_in_thread (task, search_in_thread);
}

// As the program computes with it, or as it is shown, from the other.
static FoveaKernels *
turn (FoveaInspectorFactor *self,
      FoveaKernels         *kernels)
{
  return self->flips ? fovea_kernels_new_turned (kernels) : fovea_kernels_ref (kernels);
}

// The list names what stands in the grid, or itself if that is no preset.
static void
name_present (FoveaInspectorFactor *self)
{
  FoveaKernels *kernel = fovea_kernel_history_get_kernel (self->history);
  FoveaKernelPreset preset;
  guint named = 0;

  if (kernel != NULL && fovea_kernels_get_n_rows (kernel) == FIRST_SIDE
      && fovea_kernels_get_n_columns (kernel) == FIRST_SIDE
      && fovea_kernel_preset_find (FIRST_SIDE, FIRST_SIDE, SEED,
                                   fovea_kernels_get_weights (kernel), &preset))
    named = (guint) preset + 1;

  g_signal_handlers_block_by_func (self->presets, preset_notify_cb, self);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->presets), named);
  g_signal_handlers_unblock_by_func (self->presets, preset_notify_cb, self);
}

static void
grid_changed_cb (FoveaInspectorFactor *self,
                 gboolean              continues)
{
  g_autoptr (FoveaKernels) shown
    = fovea_number_grid_get_kernels (FOVEA_NUMBER_GRID (self->grid));

  if (shown != NULL)
    {
      g_autoptr (FoveaKernels) kernel = turn (self, shown);

      if (continues && self->is_kept)
        fovea_kernel_history_replace (self->history, kernel);
      else
        fovea_kernel_history_push (self->history, kernel);
    }
  // Of a burst that begins with what is no number the first number is the step.
  self->is_kept = shown != NULL || (continues && self->is_kept);
  name_present (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "factor.undo",
                                 shown == NULL || fovea_kernel_history_can_undo (self->history));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "factor.redo",
                                 fovea_kernel_history_can_redo (self->history));
  if (self->is_busy)
    self->is_outdated = true;
  else
    start_search (self);
}

static void
grid_failed_cb (FoveaInspectorFactor *self,
                const char           *message)
{
  show_text (self->error, message);
}

static void
paste_clicked_cb (FoveaInspectorFactor *self)
{
  fovea_number_grid_paste (FOVEA_NUMBER_GRID (self->grid));
}

// Shows a kernel, as the program computes with it.
static void
take_kernels (FoveaInspectorFactor *self,
              FoveaKernels         *kernels)
{
  g_autoptr (FoveaKernels) shown = turn (self, kernels);

  fovea_number_grid_set_values (FOVEA_NUMBER_GRID (self->grid), fovea_kernels_get_n_rows (shown),
                                fovea_kernels_get_n_columns (shown),
                                fovea_kernels_get_weights (shown));
}

static void
show_present (FoveaInspectorFactor *self)
{
  FoveaKernels *kernel = fovea_kernel_history_get_kernel (self->history);

  if (kernel != NULL)
    take_kernels (self, kernel);
}

static void
take_preset (FoveaInspectorFactor *self,
             FoveaKernelPreset     preset)
{
  float weights[FIRST_SIDE * FIRST_SIDE];

  fovea_kernel_preset_fill (preset, FIRST_SIDE, FIRST_SIDE, SEED, weights);

  g_autoptr (FoveaKernels) kernel = fovea_kernels_new (1, 1, FIRST_SIDE, FIRST_SIDE, weights);

  take_kernels (self, kernel);
}

static void
preset_notify_cb (FoveaInspectorFactor *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->presets));

  if (selected >= 1 && selected <= FOVEA_KERNEL_N_PRESETS)
    take_preset (self, (FoveaKernelPreset) (selected - 1));
  else
    name_present (self);
}

// A field that holds no number is put right first. What is focused may have gone with the size, or
// with the last step.
static void
go (FoveaInspectorFactor *self,
    void                (*step) (FoveaKernelHistory *history))
{
  g_autoptr (FoveaKernels) shown
    = fovea_number_grid_get_kernels (FOVEA_NUMBER_GRID (self->grid));

  if (shown != NULL)
    step (self->history);
  show_present (self);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    gtk_widget_child_focus (self->grid, GTK_DIR_TAB_FORWARD);
}

static void
undo_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  go (FOVEA_INSPECTOR_FACTOR (widget), fovea_kernel_history_undo);
}

static void
redo_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  go (FOVEA_INSPECTOR_FACTOR (widget), fovea_kernel_history_redo);
}

// The one kernel of the session, as far as it fits.
static FoveaKernels *
get_composed (FoveaInspectorFactor *self)
{
  FoveaSession *session = fovea_inspector_section_get_session (FOVEA_INSPECTOR_SECTION (self));
  FoveaComposition *composition
    = session != NULL ? fovea_session_get_composition (session) : NULL;
  FoveaLayer *layer = composition != NULL ? fovea_composition_get_layer (composition) : NULL;
  FoveaKernels *weights = layer != NULL ? fovea_layer_get_weights (layer) : NULL;

  if (weights == NULL || fovea_kernels_get_n_rows (weights) > FOVEA_NUMBER_GRID_MAX_SIDE
      || fovea_kernels_get_n_columns (weights) > FOVEA_NUMBER_GRID_MAX_SIDE)
    return NULL;

  return weights;
}

static void
take_clicked_cb (FoveaInspectorFactor *self)
{
  FoveaKernels *weights = get_composed (self);

  if (weights != NULL)
    take_kernels (self, weights);
}

// The factors of a turned kernel are the turned factors: to turn what stands in the grid is enough.
static void
set_flips (FoveaInspectorFactor *self,
           bool                  flips)
{
  if (self->flips == flips)
    return;

  self->flips = flips;
  gtk_widget_set_visible (self->flipped, flips);
  show_present (self);
}

// Begins with a kernel that two small ones cannot make alone.
static void
update (FoveaInspectorSection *section)
{
  FoveaInspectorFactor *self = FOVEA_INSPECTOR_FACTOR (section);

  gtk_widget_set_sensitive (self->take, get_composed (self) != NULL);
  set_flips (self, fovea_inspector_section_flips_kernels (section));
  if (self->factorisations == NULL && !self->is_busy)
    take_preset (self, FOVEA_KERNEL_RANDOM);
  if (self->numbers != fovea_inspector_section_get_numbers (section))
    {
      self->numbers = fovea_inspector_section_get_numbers (section);
      hidden_changed_cb (self);
    }
}

static void
fovea_inspector_factor_dispose (GObject *object)
{
  FoveaInspectorFactor *self = FOVEA_INSPECTOR_FACTOR (object);

  g_clear_pointer (&self->kernel, fovea_kernels_unref);
  g_clear_pointer (&self->factorisations, g_ptr_array_unref);
  // A list that goes away selects nothing, and would tell.
  if (self->presets != NULL)
    g_signal_handlers_disconnect_by_data (self->presets, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), FOVEA_TYPE_INSPECTOR_FACTOR);
  g_clear_pointer (&self->history, fovea_kernel_history_free);

  G_OBJECT_CLASS (fovea_inspector_factor_parent_class)->dispose (object);
}

static void
fovea_inspector_factor_class_init (FoveaInspectorFactorClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = fovea_inspector_factor_dispose;
  FOVEA_INSPECTOR_SECTION_CLASS (class)->update = update;

  g_type_ensure (FOVEA_TYPE_NUMBER_GRID);
  g_type_ensure (FOVEA_TYPE_REPORT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foveaapp/Fovea/inspector-factor.ui");
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorFactor, presets);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorFactor, take);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorFactor, grid);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorFactor, flipped);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorFactor, error);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorFactor, busy);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorFactor, exactness);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorFactor, table);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorFactor, hidden_row);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorFactor, hidden);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorFactor, factors);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorFactor, residual);
  gtk_widget_class_bind_template_child (widget_class, FoveaInspectorFactor, dimensions);
  gtk_widget_class_bind_template_callback (widget_class, grid_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, grid_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, hidden_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, preset_notify_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_clicked_cb);
  gtk_widget_class_install_action (widget_class, "factor.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "factor.redo", NULL, redo_cb);
}

static void
fovea_inspector_factor_init (FoveaInspectorFactor *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->history = fovea_kernel_history_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "factor.undo", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "factor.redo", FALSE);
  gtk_string_list_append (names, _("Presets"));
  for (int i = 0; i < FOVEA_KERNEL_N_PRESETS; i++)
    gtk_string_list_append (names, fovea_kernel_preset_get_name ((FoveaKernelPreset) i));
  g_signal_handlers_block_by_func (self->presets, preset_notify_cb, self);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->presets), G_LIST_MODEL (names));
  g_signal_handlers_unblock_by_func (self->presets, preset_notify_cb, self);
}

/**
 * fovea_inspector_factor_is_busy:
 * @self: a factoriser
 *
 * Returns: whether a search is under way
 */
bool
fovea_inspector_factor_is_busy (FoveaInspectorFactor *self)
{
  g_return_val_if_fail (FOVEA_IS_INSPECTOR_FACTOR (self), false);

  return self->is_busy;
}
