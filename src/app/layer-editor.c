// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Each control says which parameter it changes; a change makes a new layer of the old one's
// parameters, and the document takes or refuses it. What it refuses stays in the control, with
// core's sentence beneath, until the document changes.

#include "config.h"

#include "app/layer-editor.h"

#include "app/edit-burst.h"
#include "app/kernel-grid.h"
#include "app/number-entry.h"
#include "app/number-group.h"
#include "app/parameter-row.h"
#include "document/adapt.h"

#include <glib/gi18n.h>

#include <string.h>

typedef enum
{
  PARAMETER_FUNCTION,
  PARAMETER_SLOPE,
  PARAMETER_OUT_CHANNELS,
  PARAMETER_KERNEL_SIZE,
  PARAMETER_STRIDE,
  PARAMETER_PADDING,
  PARAMETER_SAME,
  PARAMETER_PADDING_MODE,
  PARAMETER_OUTPUT_PADDING,
  PARAMETER_DILATION,
  PARAMETER_GROUPS,
  PARAMETER_BIAS,
  N_PARAMETERS
} Parameter;

struct _FoveaLayerEditor
{
  GtkWidget parent_instance;

  // Owned
  FoveaDocument *document;

  // Borrowed
  GtkWidget *box;                    // the only child
  GtkWidget *rows[N_PARAMETERS];     // nullable each
  GtkWidget *controls[N_PARAMETERS];
  GtkWidget *kernel;                 // (nullable)

  // State
  int layer;
  FoveaLayerKind kind;               // that the controls are for
  bool is_refreshing;
  bool flips;           // shows kernels turned by 180°
};

G_DEFINE_FINAL_TYPE (FoveaLayerEditor, fovea_layer_editor, GTK_TYPE_WIDGET)

static FoveaLayer *
get_layer (FoveaLayerEditor *self)
{
  return fovea_content_get_layer (fovea_document_get_content (self->document), self->layer);
}

static void
read_numbers (FoveaLayerEditor *self,
              Parameter         parameter,
              int              *values)
{
  fovea_number_group_get_values (FOVEA_NUMBER_GROUP (self->controls[parameter]), values);
}

static guint
read_choice (FoveaLayerEditor *self,
             Parameter         parameter)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (self->controls[parameter]));
}

// Weights, channels, groups and bias change together.
static FoveaLayer *
make_resized (FoveaLayerEditor *self,
              Parameter         parameter,
              GError          **error)
{
  FoveaLayer *layer = get_layer (self);
  FoveaBank bank = fovea_bank_get (layer);

  if (parameter == PARAMETER_KERNEL_SIZE)
    read_numbers (self, parameter, bank.kernel_size);
  else if (parameter == PARAMETER_OUT_CHANNELS)
    read_numbers (self, parameter, &bank.n_out_channels);
  else
    read_numbers (self, parameter, &bank.groups);
  return fovea_layer_resize (layer, &bank, error);
}

static void
read_same (FoveaLayerEditor  *self,
           FoveaLayerOptions *options)
{
  FoveaNetwork *network = fovea_document_get_network (self->document);
  bool runs = fovea_network_get_layer (network, self->layer) == get_layer (self);

  options->has_same_padding
    = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->controls[PARAMETER_SAME]));
  // From “same” the numbers go on from what it came to.
  for (int side = 0; side < 4 && !options->has_same_padding && runs; side++)
    {
      FoveaAxis axis = fovea_network_get_axis (network, self->layer, (FoveaDimension) (side / 2));

      options->padding[side]
        = side % 2 == 0 ? axis.stencil.padding_before : axis.stencil.padding_after;
    }
}

static FoveaLayer *
make_changed (FoveaLayerEditor *self,
              Parameter         parameter,
              GError          **error)
{
  FoveaLayerOptions options = *fovea_layer_get_options (get_layer (self));
  FoveaBank bank = { .n_out_channels = 0 };
  g_autofree float *zeros = NULL;

  if (parameter == PARAMETER_FUNCTION)
    options.activation = (FoveaActivation) read_choice (self, parameter);
  else if (parameter == PARAMETER_SLOPE)
    options.slope = (float) gtk_spin_button_get_value (
      GTK_SPIN_BUTTON (self->controls[parameter]));
  else if (parameter == PARAMETER_KERNEL_SIZE)
    read_numbers (self, parameter, options.kernel_size);
  else if (parameter == PARAMETER_STRIDE)
    read_numbers (self, parameter, options.stride);
  else if (parameter == PARAMETER_PADDING)
    read_numbers (self, parameter, options.padding);
  else if (parameter == PARAMETER_SAME)
    read_same (self, &options);
  else if (parameter == PARAMETER_PADDING_MODE)
    options.padding_mode = (FoveaPaddingMode) read_choice (self, parameter);
  else if (parameter == PARAMETER_OUTPUT_PADDING)
    read_numbers (self, parameter, options.output_padding);
  else if (parameter == PARAMETER_DILATION)
    read_numbers (self, parameter, options.dilation);
  else if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->controls[PARAMETER_BIAS])))
    {
      bank = fovea_bank_get (get_layer (self));
      options.bias = zeros = g_new0 (float, bank.n_out_channels);
      options.n_bias = bank.n_out_channels;
    }
  else
    {
      options.bias = NULL;
      options.n_bias = 0;
    }
  return fovea_layer_new (&options, error);
}

static bool
changes_weights (FoveaLayerEditor *self,
                 Parameter         parameter)
{
  return parameter == PARAMETER_OUT_CHANNELS || parameter == PARAMETER_GROUPS
         || (parameter == PARAMETER_KERNEL_SIZE
             && fovea_layer_get_weights (get_layer (self)) != NULL);
}

static void
apply (FoveaLayerEditor *self,
       Parameter         parameter)
{
  if (self->is_refreshing)
    return;

  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaLayer) layer = changes_weights (self, parameter)
                                   ? make_resized (self, parameter, &error)
                                   : make_changed (self, parameter, &error);

  fovea_edit_burst_begin (self->document, self->controls[parameter], NULL);
  if (layer != NULL
      && fovea_document_replace_layer (self->document, self->layer, layer, &error))
    return;
  if (layer == NULL)
    fovea_network_prefix_error (&error, self->layer);
  fovea_parameter_row_set_error (FOVEA_PARAMETER_ROW (self->rows[parameter]), error->message);
}

static void
control_changed_cb (FoveaLayerEditor *self,
                    GtkWidget        *control)
{
  for (int i = 0; i < N_PARAMETERS; i++)
    if (self->controls[i] == control)
      apply (self, (Parameter) i);
}

static void
choice_notify_cb (FoveaLayerEditor *self,
                  GParamSpec       *pspec,
                  GtkWidget        *control)
{
  control_changed_cb (self, control);
}

static void
add_row (FoveaLayerEditor *self,
         Parameter         parameter,
         const char       *name,
         const char       *tooltip,
         GtkWidget        *control)
{
  self->controls[parameter] = control;
  self->rows[parameter] = fovea_parameter_row_new (name, tooltip, control);
  gtk_box_append (GTK_BOX (self->box), self->rows[parameter]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
add_check (FoveaLayerEditor *self,
           Parameter         parameter,
           const char       *name,
           const char       *tooltip)
{
  GtkWidget *check = gtk_check_button_new ();

  add_row (self, parameter, name, tooltip, check);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (control_changed_cb), self);
}

static void
add_numbers (FoveaLayerEditor  *self,
             Parameter          parameter,
             const char        *name,
             const char        *tooltip,
             const char *const *names,
             int                n_numbers)
{
  GtkWidget *group = fovea_number_group_new (names, n_numbers, 0, 99);

  add_row (self, parameter, name, tooltip, group);
  g_signal_connect_swapped (group, "edited", G_CALLBACK (control_changed_cb), self);
}

static void
add_choice (FoveaLayerEditor   *self,
            Parameter           parameter,
            const char         *name,
            const char         *tooltip,
            const char *const  *words)
{
  GtkWidget *drop_down = gtk_drop_down_new_from_strings (words);

  add_row (self, parameter, name, tooltip, drop_down);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (choice_notify_cb), self);
}

static void
add_activation (FoveaLayerEditor *self)
{
  const char *const words[] = { C_ ("activation", "identity"), "ReLU",
                                C_ ("activation", "leaky ReLU"), "sigmoid", "tanh", NULL };
  GtkWidget *slope = gtk_spin_button_new_with_range (-10, 10, 0.01);

  add_choice (self, PARAMETER_FUNCTION, "function", _("What is done to each cell"), words);
  gtk_editable_set_width_chars (GTK_EDITABLE (slope), 5);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (slope), 3);
  fovea_number_entry_read_spins (slope);
  add_row (self, PARAMETER_SLOPE, "slope", _("What numbers below zero are multiplied by"), slope);
  g_signal_connect_swapped (slope, "value-changed", G_CALLBACK (control_changed_cb), self);
}

static void
add_window (FoveaLayerEditor *self)
{
  const char *const axes[] = { _("Vertical"), _("Horizontal") };
  const char *const sides[] = { _("Top"), _("Bottom"), _("Left"), _("Right") };

  add_numbers (self, PARAMETER_KERNEL_SIZE, "kernel_size", _("Rows and columns of the window"),
               axes, 2);
  add_numbers (self, PARAMETER_STRIDE, "stride",
               _("Cells that the window moves from one output to the next"), axes, 2);
  add_numbers (self, PARAMETER_PADDING, "padding", _("Cells added around the stage"), sides, 4);
  if (self->kind == FOVEA_LAYER_CONVOLUTION)
    add_check (self, PARAMETER_SAME, "padding = \"same\"",
               _("As much padding as keeps the size, with stride 1"));
  add_numbers (self, PARAMETER_DILATION, "dilation",
               _("Cells from one tap of the window to the next"), axes, 2);
}

static void
add_bank (FoveaLayerEditor *self)
{
  const char *const axes[] = { _("Vertical"), _("Horizontal") };
  const char *const channels[] = { _("Output channels") };
  const char *const groups[] = { _("Groups") };
  const char *const modes[] = { "zeros", "reflect", "replicate", "circular", NULL };

  if (self->kind == FOVEA_LAYER_CONVOLUTION)
    add_choice (self, PARAMETER_PADDING_MODE, "padding_mode", _("What padding cells hold"),
                modes);
  else
    add_numbers (self, PARAMETER_OUTPUT_PADDING, "output_padding",
                 _("Rows and columns added to the output"), axes, 2);
  add_numbers (self, PARAMETER_OUT_CHANNELS, "out_channels", _("Channels that are made"),
               channels, 1);
  add_numbers (self, PARAMETER_GROUPS, "groups",
               _("Parts that the channels are divided into, each worked on alone"), groups, 1);
  add_check (self, PARAMETER_BIAS, "bias",
             _("Whether a number is added to each output channel"));
}

// Controls for the kind that the layer is of now.
static void
build (FoveaLayerEditor *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  memset (self->rows, 0, sizeof self->rows);
  memset (self->controls, 0, sizeof self->controls);
  self->kernel = NULL;
  self->kind = fovea_layer_get_kind (get_layer (self));

  if (self->kind == FOVEA_LAYER_ACTIVATION)
    {
      add_activation (self);
      return;
    }
  add_window (self);
  if (fovea_layer_get_weights (get_layer (self)) == NULL)
    return;
  add_bank (self);
  self->kernel = fovea_kernel_grid_new (self->document, self->layer);
  fovea_kernel_grid_set_flips (FOVEA_KERNEL_GRID (self->kernel), self->flips);
  gtk_box_append (GTK_BOX (self->box), self->kernel);
}

static void
show_numbers (FoveaLayerEditor *self,
              Parameter         parameter,
              const int        *values)
{
  if (self->controls[parameter] != NULL)
    fovea_number_group_set_values (FOVEA_NUMBER_GROUP (self->controls[parameter]), values);
}

static void
show_choice (FoveaLayerEditor *self,
             Parameter         parameter,
             int               choice)
{
  if (self->controls[parameter] != NULL)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->controls[parameter]), (guint) choice);
}

static void
show_check (FoveaLayerEditor *self,
            Parameter         parameter,
            bool              is_active)
{
  if (self->controls[parameter] != NULL)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->controls[parameter]), is_active);
}

static void
refresh (FoveaLayerEditor *self)
{
  FoveaLayer *layer = get_layer (self);
  const FoveaLayerOptions *options = fovea_layer_get_options (layer);

  self->is_refreshing = true;
  show_choice (self, PARAMETER_FUNCTION, options->activation);
  show_numbers (self, PARAMETER_KERNEL_SIZE, options->kernel_size);
  show_numbers (self, PARAMETER_STRIDE, options->stride);
  show_numbers (self, PARAMETER_PADDING, options->padding);
  show_check (self, PARAMETER_SAME, options->has_same_padding);
  show_choice (self, PARAMETER_PADDING_MODE, options->padding_mode);
  show_numbers (self, PARAMETER_OUTPUT_PADDING, options->output_padding);
  show_numbers (self, PARAMETER_DILATION, options->dilation);
  show_check (self, PARAMETER_BIAS, options->bias != NULL);
  if (options->weights != NULL)
    {
      FoveaBank bank = fovea_bank_get (layer);

      show_numbers (self, PARAMETER_OUT_CHANNELS, &bank.n_out_channels);
      show_numbers (self, PARAMETER_GROUPS, &bank.groups);
    }
  if (self->controls[PARAMETER_SLOPE] != NULL)
    {
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->controls[PARAMETER_SLOPE]),
                                 options->slope);
      gtk_widget_set_visible (self->rows[PARAMETER_SLOPE],
                              options->activation == FOVEA_ACTIVATION_LEAKY_RELU);
    }
  if (self->rows[PARAMETER_PADDING] != NULL)
    gtk_widget_set_sensitive (self->rows[PARAMETER_PADDING], !options->has_same_padding);
  for (int i = 0; i < N_PARAMETERS; i++)
    if (self->rows[i] != NULL)
      fovea_parameter_row_set_error (FOVEA_PARAMETER_ROW (self->rows[i]), NULL);
  if (self->kernel != NULL)
    fovea_kernel_grid_set_layer (FOVEA_KERNEL_GRID (self->kernel), self->layer);
  self->is_refreshing = false;
}

static void
fovea_layer_editor_dispose (GObject *object)
{
  FoveaLayerEditor *self = FOVEA_LAYER_EDITOR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (fovea_layer_editor_parent_class)->dispose (object);
}

static void
fovea_layer_editor_class_init (FoveaLayerEditorClass *class)
{
  G_OBJECT_CLASS (class)->dispose = fovea_layer_editor_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "layereditor");
}

static void
fovea_layer_editor_init (FoveaLayerEditor *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * fovea_layer_editor_new:
 * @document: the document that is edited
 * @layer: a layer of it, from 1
 *
 * Returns: (transfer floating): an editor
 */
GtkWidget *
fovea_layer_editor_new (FoveaDocument *document,
                        int            layer)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (document), NULL);

  FoveaLayerEditor *self = g_object_new (FOVEA_TYPE_LAYER_EDITOR, NULL);

  self->document = g_object_ref (document);
  self->layer = layer;
  build (self);
  refresh (self);
  return GTK_WIDGET (self);
}

/**
 * fovea_layer_editor_set_layer:
 * @self: an editor
 * @layer: the number of the layer it edits now
 *
 * Shows the layer as it is now. To be called whenever the document changed.
 */
void
fovea_layer_editor_set_layer (FoveaLayerEditor *self,
                              int               layer)
{
  g_return_if_fail (FOVEA_IS_LAYER_EDITOR (self));

  self->layer = layer;
  if (fovea_layer_get_kind (get_layer (self)) != self->kind)
    build (self);
  refresh (self);
}

/**
 * fovea_layer_editor_set_flips:
 * @self: an editor
 * @flips: whether kernels are shown turned by 180°
 */
void
fovea_layer_editor_set_flips (FoveaLayerEditor *self,
                              bool              flips)
{
  g_return_if_fail (FOVEA_IS_LAYER_EDITOR (self));

  self->flips = flips;
  if (self->kernel != NULL)
    fovea_kernel_grid_set_flips (FOVEA_KERNEL_GRID (self->kernel), flips);
}
