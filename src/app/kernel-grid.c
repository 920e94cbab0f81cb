// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The grid as a whole: which kernel it shows, its channels, bias, presets and clipboard. What
// happens in one entry is in kernel-grid-entry.c.

#include "config.h"

#include "app/kernel-grid-private.h"

#include "app/edit-burst.h"
#include "app/number-entry.h"
#include "app/number-group.h"
#include "app/reading.h"
#include "app/scroll-names.h"
#include "app/scroll-sideways.h"
#include "document/adapt.h"
#include "document/clipboard-text.h"
#include "document/grid.h"
#include "document/kernel-preset.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_CHARS 6 // of a number whose decimals are cut off

G_DEFINE_FINAL_TYPE (FoveaKernelGrid, fovea_kernel_grid, GTK_TYPE_WIDGET)

static FoveaLayer *
get_layer (FoveaKernelGrid *self)
{
  return fovea_content_get_layer (fovea_document_get_content (self->document), self->layer);
}

static bool
is_transposed (FoveaKernelGrid *self)
{
  return fovea_layer_get_kind (get_layer (self)) == FOVEA_LAYER_TRANSPOSED_CONVOLUTION;
}

static int
get_channel (GtkWidget *channel)
{
  int value;

  fovea_number_group_get_values (FOVEA_NUMBER_GROUP (channel), &value);
  return value;
}

/**
 * fovea_kernel_grid_get_place:
 * @self: a grid
 *
 * The weights of a transposed convolution stand by input channel.
 *
 * Returns: which kernel of the document is shown
 */
FoveaGrid
fovea_kernel_grid_get_place (FoveaKernelGrid *self)
{
  int out = get_channel (self->out_channel);
  int in = get_channel (self->in_channel);

  return is_transposed (self) ? (FoveaGrid){ self->layer, in, out }
                              : (FoveaGrid){ self->layer, out, in };
}

/**
 * fovea_kernel_grid_show_error:
 * @self: a grid
 * @message: (nullable): what is wrong, said beneath the grid; %NULL: nothing is
 */
void
fovea_kernel_grid_show_error (FoveaKernelGrid *self,
                              const char      *message)
{
  gtk_label_set_label (GTK_LABEL (self->error), message != NULL ? message : "");
  gtk_widget_set_visible (self->error, message != NULL);
}

static void
text_read_cb (GObject      *clipboard,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (FoveaKernelGrid) self = data;
  g_autofree char *text
    = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (text != NULL && self->document != NULL)
    fovea_kernel_grid_paste (self, text);
}

// Of the grid as a whole: what is on the clipboard becomes the kernel.
static void
paste_cb (FoveaKernelGrid *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL,
                                 text_read_cb, g_object_ref (self));
}

static void
copy_cb (FoveaKernelGrid *self)
{
  int n_rows, n_columns;
  const float *weights = fovea_content_get_grid (fovea_document_get_content (self->document),
                                                 fovea_kernel_grid_get_place (self), &n_rows,
                                                 &n_columns);
  g_autofree char *text = fovea_clipboard_format_tsv (weights, n_rows, n_columns);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

// Every input channel gets the preset, so that a picture in colours is treated as a grey one is.
static bool
fill_preset (FoveaKernelGrid   *self,
             FoveaKernelPreset  preset,
             GError           **error)
{
  FoveaKernels *weights = fovea_layer_get_weights (get_layer (self));
  FoveaGrid grid = fovea_kernel_grid_get_place (self);
  int n_rows = fovea_kernels_get_n_rows (weights);
  int n_columns = fovea_kernels_get_n_columns (weights);
  int n_channels = is_transposed (self) ? fovea_kernels_get_n_outer (weights)
                                        : fovea_kernels_get_n_inner (weights);
  g_autofree float *values = g_new (float, (gsize) n_rows * (gsize) n_columns);

  for (int channel = 0; channel < n_channels; channel++)
    {
      *(is_transposed (self) ? &grid.outer : &grid.inner) = channel;
      fovea_kernel_preset_fill (preset, n_rows, n_columns, self->seed++, values);
      if (!fovea_document_set_block (self->document, grid, (FoveaRange){ 0, n_rows },
                                     (FoveaRange){ 0, n_columns }, values, error))
        return false;
    }
  return true;
}

static void
preset_notify_cb (FoveaKernelGrid *self)
{
  guint choice = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->presets));
  g_autoptr (GError) error = NULL;

  if (self->is_refreshing || choice == 0 || choice == GTK_INVALID_LIST_POSITION)
    return;

  fovea_edit_burst_end (self->document);
  fovea_document_begin_gesture (self->document);
  bool is_done = fill_preset (self, (FoveaKernelPreset) (choice - 1), &error);
  fovea_document_end_gesture (self->document);
  if (!is_done)
    fovea_kernel_grid_show_error (self, error->message);
  // The list is a menu: it shows its name again.
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->presets), 0);
}

static void
bias_changed_cb (FoveaKernelGrid *self)
{
  FoveaLayerOptions options = *fovea_layer_get_options (get_layer (self));
  g_autoptr (GError) error = NULL;
  g_autofree float *bias = NULL;

  if (self->is_refreshing || options.bias == NULL)
    return;
  bias = g_memdup2 (options.bias, (gsize) options.n_bias * sizeof *bias);
  bias[MIN (get_channel (self->out_channel), options.n_bias - 1)]
    = (float) gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->bias));
  options.bias = bias;

  g_autoptr (FoveaLayer) layer = fovea_layer_new (&options, &error);

  fovea_edit_burst_begin (self->document, self->bias, NULL);
  if (layer == NULL || !fovea_document_replace_layer (self->document, self->layer, layer, &error))
    fovea_kernel_grid_show_error (self, error->message);
}

static void
channel_edited_cb (FoveaKernelGrid *self)
{
  fovea_kernel_grid_set_layer (self, self->layer);
}

// As many entries as the kernel has weights.
static void
build_entries (FoveaKernelGrid *self,
               int              n_rows,
               int              n_columns)
{
  bool fits = n_rows <= FOVEA_KERNEL_MAX_SIZE && n_columns <= FOVEA_KERNEL_MAX_SIZE;

  gtk_widget_set_visible (self->too_large, !fits);
  n_rows = fits ? n_rows : 0;
  if (n_rows == self->n_rows && n_columns == self->n_columns)
    return;

  for (guint i = 0; i < self->entries->len; i++)
    gtk_grid_remove (GTK_GRID (self->grid), g_ptr_array_index (self->entries, i));
  g_ptr_array_set_size (self->entries, 0);
  self->n_rows = n_rows;
  self->n_columns = n_columns;
  for (int row = 0; row < n_rows; row++)
    for (int column = 0; column < n_columns; column++)
      {
        GtkWidget *entry = fovea_kernel_grid_new_entry (self, row, column);

        gtk_grid_attach (GTK_GRID (self->grid), entry, column, row, 1, 1);
        g_ptr_array_add (self->entries, entry);
      }
  fovea_reading_from_left (self->grid);
}

// Of a number, only decimals may be cut off: never an exponent.
static int
count_chars (const char *number)
{
  int length = (int) g_utf8_strlen (number, -1);
  const char *mark = strchr (number, '.');
  int whole = mark != NULL ? (int) g_utf8_pointer_to_offset (number, mark) : length;

  return strchr (number, 'e') != NULL ? length : MIN (length, MAX (whole, MAX_CHARS));
}

// Columns are wide enough for their numbers, and of one width if that is no waste: a wide kernel
// scrolls rather than is cut off.
static void
widen_entries (FoveaKernelGrid *self)
{
  int longest = 2;

  for (guint i = 0; i < self->entries->len; i++)
    longest = MAX (longest, count_chars (gtk_editable_get_text (
                              g_ptr_array_index (self->entries, i))));
  for (guint i = 0; i < self->entries->len; i++)
    {
      GtkEditable *entry = g_ptr_array_index (self->entries, i);
      int own = MAX (2, count_chars (gtk_editable_get_text (entry)));

      gtk_editable_set_width_chars (entry, longest <= MAX_CHARS ? longest : own);
    }
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), longest <= MAX_CHARS);
}

static void
limit_channel (GtkWidget *channel,
               int        n_channels)
{
  GtkSpinButton *spin
    = GTK_SPIN_BUTTON (fovea_number_group_get_spin (FOVEA_NUMBER_GROUP (channel), 0));

  gtk_spin_button_set_range (spin, 0, n_channels - 1);
  gtk_widget_set_sensitive (channel, n_channels > 1);
}

static void
refresh (FoveaKernelGrid *self)
{
  FoveaContent *content = fovea_document_get_content (self->document);
  FoveaLayer *layer = get_layer (self);
  FoveaKernels *weights = fovea_layer_get_weights (layer);
  int n_rows, n_columns;

  self->is_refreshing = true;
  int n_outer = fovea_kernels_get_n_outer (weights);
  int n_inner = fovea_kernels_get_n_inner (weights);
  limit_channel (is_transposed (self) ? self->in_channel : self->out_channel, n_outer);
  limit_channel (is_transposed (self) ? self->out_channel : self->in_channel, n_inner);
  gtk_widget_set_visible (self->channels, n_outer > 1 || n_inner > 1);

  const float *values = fovea_content_get_grid (content, fovea_kernel_grid_get_place (self),
                                                &n_rows, &n_columns);

  build_entries (self, n_rows, n_columns);
  for (guint i = 0; i < self->entries->len; i++)
    fovea_kernel_grid_show_number (g_ptr_array_index (self->entries, i),
                                   values[self->flips ? self->entries->len - 1 - i : i]);
  widen_entries (self);
  gtk_widget_set_visible (self->flipped, self->flips && self->entries->len > 1);
  gtk_widget_set_visible (self->bias_box, fovea_layer_has_bias (layer));
  if (fovea_layer_has_bias (layer))
    gtk_spin_button_set_value (
      GTK_SPIN_BUTTON (self->bias),
      fovea_layer_get_bias (layer, MIN (get_channel (self->out_channel),
                                        fovea_layer_get_options (layer)->n_bias - 1)));
  fovea_kernel_grid_show_error (self, NULL);
  self->is_refreshing = false;
}

static void
fovea_kernel_grid_dispose (GObject *object)
{
  FoveaKernelGrid *self = FOVEA_KERNEL_GRID (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), FOVEA_TYPE_KERNEL_GRID);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (fovea_kernel_grid_parent_class)->dispose (object);
}

static void
fovea_kernel_grid_class_init (FoveaKernelGridClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = fovea_kernel_grid_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "kernelgrid");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/foveaapp/Fovea/kernel-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, FoveaKernelGrid, box);
  gtk_widget_class_bind_template_child (widget_class, FoveaKernelGrid, channels);
  gtk_widget_class_bind_template_child (widget_class, FoveaKernelGrid, scroller);
  gtk_widget_class_bind_template_child (widget_class, FoveaKernelGrid, grid);
  gtk_widget_class_bind_template_child (widget_class, FoveaKernelGrid, too_large);
  gtk_widget_class_bind_template_child (widget_class, FoveaKernelGrid, flipped);
  gtk_widget_class_bind_template_child (widget_class, FoveaKernelGrid, bias_box);
  gtk_widget_class_bind_template_child (widget_class, FoveaKernelGrid, bias);
  gtk_widget_class_bind_template_child (widget_class, FoveaKernelGrid, presets);
  gtk_widget_class_bind_template_child (widget_class, FoveaKernelGrid, error);
  gtk_widget_class_bind_template_callback (widget_class, preset_notify_cb);
  gtk_widget_class_bind_template_callback (widget_class, bias_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, fovea_kernel_grid_choose);
}

static void
add_presets (FoveaKernelGrid *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("Presets"));
  for (int i = 0; i < FOVEA_KERNEL_N_PRESETS; i++)
    gtk_string_list_append (names, fovea_kernel_preset_get_name ((FoveaKernelPreset) i));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->presets), G_LIST_MODEL (names));
}

static GtkWidget *
add_channel (FoveaKernelGrid *self,
             const char      *name)
{
  GtkWidget *channel = fovea_number_group_new (&name, 1, 0, 0);

  g_signal_connect_swapped (channel, "edited", G_CALLBACK (channel_edited_cb), self);
  gtk_box_append (GTK_BOX (self->channels), channel);
  return channel;
}

static void
fovea_kernel_grid_init (FoveaKernelGrid *self)
{
  self->entries = g_ptr_array_new ();
  self->seed = 1;
  self->is_refreshing = true;
  gtk_widget_init_template (GTK_WIDGET (self));
  fovea_number_entry_read_spins (GTK_WIDGET (self));
  fovea_scroll_names_set (GTK_SCROLLED_WINDOW (self->scroller));
  fovea_scroll_sideways_set (GTK_SCROLLED_WINDOW (self->scroller));
  add_presets (self);
  self->out_channel = add_channel (self, _("Output channel of the kernel"));
  self->in_channel = add_channel (self, _("Input channel of the kernel"));
  self->is_refreshing = false;
}

/**
 * fovea_kernel_grid_new:
 * @document: the document that is edited
 * @layer: a layer with weights, from 1
 *
 * Returns: (transfer floating): a grid of its first kernel
 */
GtkWidget *
fovea_kernel_grid_new (FoveaDocument *document,
                       int            layer)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (document), NULL);

  FoveaKernelGrid *self = g_object_new (FOVEA_TYPE_KERNEL_GRID, NULL);

  self->document = g_object_ref (document);
  self->layer = layer;
  refresh (self);
  return GTK_WIDGET (self);
}

/**
 * fovea_kernel_grid_set_layer:
 * @self: a grid
 * @layer: the number of the layer it shows now; one with weights
 *
 * Shows the weights as they are now. To be called whenever the document changed.
 */
void
fovea_kernel_grid_set_layer (FoveaKernelGrid *self,
                             int              layer)
{
  g_return_if_fail (FOVEA_IS_KERNEL_GRID (self));

  self->layer = layer;
  refresh (self);
}

/**
 * fovea_kernel_grid_set_flips:
 * @self: a grid
 * @flips: whether it shows the kernel turned by 180°, as true convolution writes it
 *
 * A number that is typed goes where it is seen. What is copied and pasted is the kernel as it is.
 */
void
fovea_kernel_grid_set_flips (FoveaKernelGrid *self,
                             bool             flips)
{
  g_return_if_fail (FOVEA_IS_KERNEL_GRID (self));

  if (self->flips == flips)
    return;
  self->flips = flips;
  refresh (self);
}

/**
 * fovea_kernel_grid_paste:
 * @self: a grid
 * @text: a grid of numbers, see fovea_clipboard_parse()
 *
 * Makes @text the kernel, of its size; several kernels become all weights of the layer. What cannot
 * be read or does not fit is said beneath the grid.
 *
 * Returns: whether it is now
 */
bool
fovea_kernel_grid_paste (FoveaKernelGrid *self,
                         const char      *text)
{
  g_return_val_if_fail (FOVEA_IS_KERNEL_GRID (self), false);

  FoveaGrid grid = fovea_kernel_grid_get_place (self);
  FoveaBank bank = fovea_bank_get (get_layer (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaArray) pasted = fovea_clipboard_parse_array (text, &error);
  g_autoptr (FoveaLayer) layer = NULL;

  if (pasted != NULL)
    {
      int n = pasted->n_dimensions;

      bank.kernel_size[0] = n > 1 ? pasted->sizes[n - 2] : 1;
      bank.kernel_size[1] = pasted->sizes[n - 1];
      if (pasted->n_values > (size_t) bank.kernel_size[0] * (size_t) bank.kernel_size[1])
        return fovea_kernel_grid_take_bank (self, pasted, C_ ("edit", "Paste Kernel"));
      layer = fovea_layer_resize (get_layer (self), &bank, &error);
    }
  fovea_edit_burst_end (self->document);
  fovea_document_begin_step (self->document, C_ ("edit", "Paste Kernel"));

  bool is_done
    = layer != NULL && fovea_document_replace_layer (self->document, self->layer, layer, &error)
      && fovea_document_set_block (self->document, grid, (FoveaRange) { 0, bank.kernel_size[0] },
                                   (FoveaRange) { 0, bank.kernel_size[1] },
                                   pasted->values, &error);

  fovea_document_end_gesture (self->document);
  if (!is_done)
    fovea_kernel_grid_show_error (self, error->message);
  return is_done;
}

/**
 * fovea_kernel_grid_get_entry:
 * @self: a grid
 * @row: a row, from 0
 * @column: a column, from 0
 *
 * Returns: (transfer none) (nullable): what stands there: of a kernel that is shown flipped the
 *   weight across from it
 */
GtkWidget *
fovea_kernel_grid_get_entry (FoveaKernelGrid *self,
                             int              row,
                             int              column)
{
  g_return_val_if_fail (FOVEA_IS_KERNEL_GRID (self), NULL);

  if (row < 0 || row >= self->n_rows || column < 0 || column >= self->n_columns)
    return NULL;
  return g_ptr_array_index (self->entries, row * self->n_columns + column);
}
