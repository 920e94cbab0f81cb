// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A stack of layers with the shapes and axes that follow from the input's shape. Everything that
// does not fit is refused here, so that evaluation and geometry need not ask again.

#include "config.h"

#include "core/network.h"

#include <glib/gi18n.h>

// One layer where it stands.
typedef struct
{
  FoveaLayer *layer; // owned
  FoveaAxis axes[2];
  FoveaShape shape; // of the stage it makes
} Place;

struct _FoveaNetwork
{
  gatomicrefcount ref_count;

  // Owned
  Place *places;

  // State
  FoveaShape input_shape;
  int n_layers;
};

G_GNUC_PRINTF (3, 4)
static bool
refuse (GError          **error,
        FoveaNetworkError code,
        const char       *format,
        ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autoptr (GError) refusal = g_error_new_valist (FOVEA_NETWORK_ERROR, code, format, arguments);
  va_end (arguments);
  g_propagate_error (error, g_steal_pointer (&refusal));

  return false;
}

// "Same" padding: o = ⌈i/s⌉, total padding max ((o − 1)s + k̂ − i, 0), the extra cell at the end.
static void
find_same_padding (FoveaStencil *stencil,
                   int           n_in)
{
  gint64 n_out = ((gint64) n_in + stencil->stride - 1) / stencil->stride;
  gint64 needed = (n_out - 1) * stencil->stride + fovea_stencil_get_extent (stencil);
  int total = (int) MAX (needed - n_in, 0);

  stencil->padding_before = total / 2;
  stencil->padding_after = total - total / 2;
}

static FoveaAxis
make_axis (const FoveaLayerOptions *options,
           FoveaDimension           dimension,
           int                      n_in)
{
  FoveaAxis axis = {
    .stencil = {
      .kernel_size = options->kernel_size[dimension],
      .stride = options->stride[dimension],
      .dilation = options->dilation[dimension],
      .padding_before = options->padding[2 * dimension],
      .padding_after = options->padding[2 * dimension + 1],
    },
    .padding_mode = options->padding_mode,
    .is_transposed = options->kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION,
    .n_in = n_in,
  };

  if (options->has_same_padding)
    find_same_padding (&axis.stencil, n_in);

  axis.n_out = axis.is_transposed
                 ? fovea_stencil_get_transposed_output_size (&axis.stencil, n_in,
                                                             options->output_padding[dimension])
                 : fovea_stencil_get_output_size (&axis.stencil, n_in);

  return axis;
}

static gint64
get_padded_size (const FoveaAxis *axis)
{
  return (gint64) axis->n_in + axis->stencil.padding_before + axis->stencil.padding_after;
}

static bool
check_channels (const FoveaLayerOptions *options,
                int                      n_channels,
                GError                 **error)
{
  if (options->weights == NULL)
    return true;

  if (n_channels % options->groups != 0)
    return refuse (error, FOVEA_NETWORK_ERROR_MISFIT,
                   _("%d input channels do not divide into %d groups"), n_channels,
                   options->groups);

  int n_taken = options->kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION
                  ? fovea_kernels_get_n_outer (options->weights)
                  : fovea_kernels_get_n_inner (options->weights) * options->groups;

  if (n_channels != n_taken)
    return refuse (error, FOVEA_NETWORK_ERROR_MISFIT,
                   g_dngettext (GETTEXT_PACKAGE,
                                "the weights are for %d input channel, but there are %d",
                                "the weights are for %d input channels, but there are %d",
                                n_taken),
                   n_taken, n_channels);

  return true;
}

static bool
check_padding_mode (const FoveaAxis axes[2],
                    GError        **error)
{
  FoveaPaddingMode mode = axes[0].padding_mode;

  if (mode != FOVEA_PADDING_REFLECT && mode != FOVEA_PADDING_CIRCULAR)
    return true;

  for (int i = 0; i < 2; i++)
    {
      int padding = MAX (axes[i].stencil.padding_before, axes[i].stencil.padding_after);

      if (mode == FOVEA_PADDING_REFLECT && padding >= axes[i].n_in)
        return refuse (error, FOVEA_NETWORK_ERROR_MISFIT,
                       _("reflect padding %d must be smaller than its input %d×%d"), padding,
                       axes[0].n_in, axes[1].n_in);

      if (mode == FOVEA_PADDING_CIRCULAR && padding > axes[i].n_in)
        return refuse (error, FOVEA_NETWORK_ERROR_MISFIT,
                       _("circular padding %d must be at most its input %d×%d"), padding,
                       axes[0].n_in, axes[1].n_in);
    }

  return true;
}

static bool
check_kernel_size (const FoveaAxis axes[2],
                   GError        **error)
{
  const FoveaStencil *rows = &axes[0].stencil;
  const FoveaStencil *columns = &axes[1].stencil;

  if (axes[0].is_transposed)
    {
      if (axes[0].n_out > 0 && axes[1].n_out > 0)
        return true;

      return refuse (error, FOVEA_NETWORK_ERROR_MISFIT,
                     _("padding %d, %d, %d, %d leaves no output of the kernel %d×%d"),
                     rows->padding_before, rows->padding_after, columns->padding_before,
                     columns->padding_after, rows->kernel_size, columns->kernel_size);
    }

  // Output sizes that are 0 are those of kernels larger than their padded input.
  if (axes[0].n_out > 0 && axes[1].n_out > 0)
    return true;

  if (rows->dilation == 1 && columns->dilation == 1)
    return refuse (error, FOVEA_NETWORK_ERROR_MISFIT,
                   _("kernel %d×%d is larger than its padded input %d×%d"), rows->kernel_size,
                   columns->kernel_size, (int) get_padded_size (&axes[0]),
                   (int) get_padded_size (&axes[1]));

  return refuse (error, FOVEA_NETWORK_ERROR_MISFIT,
                 _("kernel %d×%d, dilated to %d×%d, is larger than its padded input %d×%d"),
                 rows->kernel_size, columns->kernel_size, fovea_stencil_get_extent (rows),
                 fovea_stencil_get_extent (columns), (int) get_padded_size (&axes[0]),
                 (int) get_padded_size (&axes[1]));
}

// Whether each window has a real cell. Windows that begin in the stage have; those that begin
// before it are looked at one by one, no more than the padding.
static bool
covers_cells (const FoveaAxis *axis)
{
  const FoveaStencil *stencil = &axis->stencil;

  for (int out = 0; out < axis->n_out; out++)
    {
      int position = fovea_stencil_tap (stencil, out, 0);

      if (position >= 0)
        break;

      int tap = (-position + stencil->dilation - 1) / stencil->dilation;

      if (tap >= stencil->kernel_size || fovea_stencil_tap (stencil, out, tap) >= axis->n_in)
        return false;
    }

  return fovea_stencil_tap (stencil, axis->n_out - 1, 0) < axis->n_in;
}

static bool
check_max_windows (const FoveaAxis axes[2],
                   GError        **error)
{
  if (covers_cells (&axes[0]) && covers_cells (&axes[1]))
    return true;

  return refuse (error, FOVEA_NETWORK_ERROR_MISFIT,
                 _("a window of the kernel %d×%d lies wholly in the padding of its input %d×%d"),
                 axes[0].stencil.kernel_size, axes[1].stencil.kernel_size, axes[0].n_in,
                 axes[1].n_in);
}

static bool
check_size (const FoveaLayerOptions *options,
            FoveaShape               shape_in,
            const Place             *place,
            GError                 **error)
{
  FoveaShape padded = shape_in;

  if (!place->axes[0].is_transposed)
    {
      padded.n_rows = (int) get_padded_size (&place->axes[FOVEA_ROWS]);
      padded.n_columns = (int) get_padded_size (&place->axes[FOVEA_COLUMNS]);
    }

  if (!fovea_shape_is_valid (padded))
    return refuse (error, FOVEA_NETWORK_ERROR_TOO_LARGE,
                   _("its padded input %d×%d×%d is too large"), padded.n_channels, padded.n_rows,
                   padded.n_columns);

  if (!fovea_shape_is_valid (place->shape))
    return refuse (error, FOVEA_NETWORK_ERROR_TOO_LARGE, _("its output %d×%d×%d is too large"),
                   place->shape.n_channels, place->shape.n_rows, place->shape.n_columns);

  return true;
}

static bool
fit_layer (FoveaLayer *layer,
           FoveaShape  shape_in,
           Place      *place,
           GError    **error)
{
  const FoveaLayerOptions *options = fovea_layer_get_options (layer);

  place->axes[FOVEA_ROWS] = make_axis (options, FOVEA_ROWS, shape_in.n_rows);
  place->axes[FOVEA_COLUMNS] = make_axis (options, FOVEA_COLUMNS, shape_in.n_columns);
  place->shape = (FoveaShape) {
    .n_channels = fovea_layer_get_n_out_channels (layer, shape_in.n_channels),
    .n_rows = place->axes[FOVEA_ROWS].n_out,
    .n_columns = place->axes[FOVEA_COLUMNS].n_out,
  };

  return check_channels (options, shape_in.n_channels, error)
         && check_padding_mode (place->axes, error) && check_kernel_size (place->axes, error)
         && check_size (options, shape_in, place, error)
         && (options->kind != FOVEA_LAYER_MAX_POOLING || check_max_windows (place->axes, error));
}

static bool
check_input_shape (FoveaShape shape,
                   GError   **error)
{
  if (shape.n_channels < 1 || shape.n_rows < 1 || shape.n_columns < 1)
    return refuse (error, FOVEA_NETWORK_ERROR_INVALID,
                   _("An input of %d×%d×%d is impossible: each size must be at least 1"),
                   shape.n_channels, shape.n_rows, shape.n_columns);

  if (!fovea_shape_is_valid (shape))
    return refuse (error, FOVEA_NETWORK_ERROR_TOO_LARGE, _("An input of %d×%d×%d is too large"),
                   shape.n_channels, shape.n_rows, shape.n_columns);

  return true;
}

/**
 * fovea_network_prefix_error:
 * @error: (nullable): an error about a layer, or a place without one
 * @layer: its number, from 1
 *
 * Puts “Layer 2: ” before the message.
 */
void
fovea_network_prefix_error (GError **error,
                            int      layer)
{
  if (error == NULL || *error == NULL)
    return;

  // Translators: the second part is a sentence that begins with a small letter.
  char *message = g_strdup_printf (_("Layer %d: %s"), layer, (*error)->message);

  g_free ((*error)->message);
  (*error)->message = message;
}

/**
 * fovea_network_new:
 * @input_shape: shape of stage 0
 * @layers: (array length=n_layers) (nullable): layers, the first applied first; referenced
 * @n_layers: how many; may be 0
 * @error: return location for an error
 *
 * Checks that each layer fits the stage it is applied to. Messages name layer and value: “Layer 2:
 * kernel 3×3 is larger than its padded input 2×2”.
 *
 * Returns: (transfer full) (nullable): a network; or %NULL with an error of %FOVEA_NETWORK_ERROR
 */
FoveaNetwork *
fovea_network_new (FoveaShape         input_shape,
                   FoveaLayer *const *layers,
                   int                n_layers,
                   GError           **error)
{
  g_return_val_if_fail (n_layers >= 0, NULL);
  g_return_val_if_fail (layers != NULL || n_layers == 0, NULL);

  if (!check_input_shape (input_shape, error))
    return NULL;

  g_autoptr (FoveaNetwork) self = g_new0 (FoveaNetwork, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->input_shape = input_shape;
  self->places = g_new0 (Place, n_layers);

  for (int i = 0; i < n_layers; i++)
    {
      FoveaShape shape_in = fovea_network_get_shape (self, i);

      if (!fit_layer (layers[i], shape_in, &self->places[i], error))
        {
          fovea_network_prefix_error (error, i + 1);
          return NULL;
        }

      self->places[i].layer = fovea_layer_ref (layers[i]);
      self->n_layers = i + 1;
    }

  return g_steal_pointer (&self);
}

/**
 * fovea_network_ref:
 * @self: a network
 *
 * Returns: (transfer full): @self
 */
FoveaNetwork *
fovea_network_ref (FoveaNetwork *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * fovea_network_unref:
 * @self: (transfer full): a network
 *
 * Safe on any thread.
 */
void
fovea_network_unref (FoveaNetwork *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (int i = 0; i < self->n_layers; i++)
    fovea_layer_unref (self->places[i].layer);

  g_free (self->places);
  g_free (self);
}

/**
 * fovea_network_get_n_layers:
 * @self: a network
 *
 * Returns: how many layers there are; may be 0
 */
int
fovea_network_get_n_layers (const FoveaNetwork *self)
{
  return self->n_layers;
}

/**
 * fovea_network_get_n_stages:
 * @self: a network
 *
 * Returns: one more than there are layers
 */
int
fovea_network_get_n_stages (const FoveaNetwork *self)
{
  return self->n_layers + 1;
}

/**
 * fovea_network_get_layer:
 * @self: a network
 * @layer: from 1
 *
 * Returns: (transfer none): a layer
 */
FoveaLayer *
fovea_network_get_layer (const FoveaNetwork *self,
                         int                 layer)
{
  g_return_val_if_fail (layer >= 1 && layer <= self->n_layers, NULL);

  return self->places[layer - 1].layer;
}

/**
 * fovea_network_get_shape:
 * @self: a network
 * @stage: from 0, the input
 *
 * Returns: the shape of a stage
 */
FoveaShape
fovea_network_get_shape (const FoveaNetwork *self,
                         int                 stage)
{
  g_return_val_if_fail (stage >= 0 && stage <= self->n_layers, self->input_shape);

  return stage == 0 ? self->input_shape : self->places[stage - 1].shape;
}

/**
 * fovea_network_get_axis:
 * @self: a network
 * @layer: from 1
 * @dimension: rows or columns
 *
 * Returns: how @layer maps the stage before it to the one it makes along @dimension, “same”
 * padding worked out. An activation is a kernel of 1.
 */
FoveaAxis
fovea_network_get_axis (const FoveaNetwork *self,
                        int                 layer,
                        FoveaDimension      dimension)
{
  g_return_val_if_fail (layer >= 1 && layer <= self->n_layers, (FoveaAxis) { 0 });

  return self->places[layer - 1].axes[dimension];
}

// The layers of @self with @n_removed of them from @layer on replaced by @inserted, if any.
static FoveaNetwork *
splice (const FoveaNetwork *self,
        int                 layer,
        int                 n_removed,
        FoveaLayer         *inserted,
        GError            **error)
{
  g_autoptr (GPtrArray) layers = g_ptr_array_new ();

  for (int i = 0; i < self->n_layers; i++)
    g_ptr_array_add (layers, self->places[i].layer);

  if (n_removed > 0)
    g_ptr_array_remove_range (layers, layer - 1, n_removed);

  if (inserted != NULL)
    g_ptr_array_insert (layers, layer - 1, inserted);

  return fovea_network_new (self->input_shape, (FoveaLayer *const *) layers->pdata,
                            (int) layers->len, error);
}

/**
 * fovea_network_reshape_input:
 * @self: a network
 * @input_shape: another shape of stage 0
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the same layers on another input; or %NULL with an error
 * of %FOVEA_NETWORK_ERROR if they do not fit
 */
FoveaNetwork *
fovea_network_reshape_input (const FoveaNetwork *self,
                             FoveaShape          input_shape,
                             GError            **error)
{
  g_autoptr (GPtrArray) layers = g_ptr_array_new ();

  for (int i = 0; i < self->n_layers; i++)
    g_ptr_array_add (layers, self->places[i].layer);

  return fovea_network_new (input_shape, (FoveaLayer *const *) layers->pdata, self->n_layers,
                            error);
}

/**
 * fovea_network_insert_layer:
 * @self: a network
 * @layer: the number that @inserted gets, from 1 to one more than there are layers
 * @inserted: (transfer none): a layer
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a network with one layer more; or %NULL with an error of
 * %FOVEA_NETWORK_ERROR
 */
FoveaNetwork *
fovea_network_insert_layer (const FoveaNetwork *self,
                            int                 layer,
                            FoveaLayer         *inserted,
                            GError            **error)
{
  g_return_val_if_fail (layer >= 1 && layer <= self->n_layers + 1, NULL);
  g_return_val_if_fail (inserted != NULL, NULL);

  return splice (self, layer, 0, inserted, error);
}

/**
 * fovea_network_replace_layer:
 * @self: a network
 * @layer: the layer to replace, from 1
 * @replacement: (transfer none): a layer
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a network with @replacement in that place; or %NULL with an
 * error of %FOVEA_NETWORK_ERROR
 */
FoveaNetwork *
fovea_network_replace_layer (const FoveaNetwork *self,
                             int                 layer,
                             FoveaLayer         *replacement,
                             GError            **error)
{
  g_return_val_if_fail (layer >= 1 && layer <= self->n_layers, NULL);
  g_return_val_if_fail (replacement != NULL, NULL);

  return splice (self, layer, 1, replacement, error);
}

/**
 * fovea_network_remove_layer:
 * @self: a network
 * @layer: the layer to remove, from 1
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a network with one layer less; or %NULL with an error of
 * %FOVEA_NETWORK_ERROR
 */
FoveaNetwork *
fovea_network_remove_layer (const FoveaNetwork *self,
                            int                 layer,
                            GError            **error)
{
  g_return_val_if_fail (layer >= 1 && layer <= self->n_layers, NULL);

  return splice (self, layer, 1, NULL, error);
}
