// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A stack of layers with the shapes and axes that follow from the input's shape.
// Everything that does not fit is refused here, so that evaluation and geometry need not
// ask again.

#include "config.h"

#include "core/network.h"

#include "core/fit.h"

#include <glib/gi18n.h>

// One layer where it stands.
typedef struct
{
  FoveaLayer *layer; // owned
  FoveaFit fit;
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

static bool
check_input_shape (FoveaShape shape,
                   GError   **error)
{
  if (shape.n_channels < 1 || shape.n_rows < 1 || shape.n_columns < 1)
    {
      g_set_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID,
                   _("An input of %d×%d×%d is impossible: each size must be at least 1"),
                   shape.n_channels, shape.n_rows, shape.n_columns);
      return false;
    }

  if (!fovea_shape_is_valid (shape))
    {
      g_set_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_TOO_LARGE,
                   _("An input of %d×%d×%d is too large"), shape.n_channels, shape.n_rows,
                   shape.n_columns);
      return false;
    }

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
 * @layers: (array length=n_layers) (nullable): layers, the first applied first;
 * referenced
 * @n_layers: how many; may be 0
 * @error: return location for an error
 *
 * Checks that each layer fits the stage it is applied to. Messages name layer and value:
 * “Layer 2: kernel 3×3 is larger than its padded input 2×2”.
 *
 * Returns: (transfer full) (nullable): a network; or %NULL with an error of
 * %FOVEA_NETWORK_ERROR
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

      if (!fovea_fit_init (&self->places[i].fit, layers[i], shape_in, error))
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

  return stage == 0 ? self->input_shape : self->places[stage - 1].fit.shape;
}

/**
 * fovea_network_get_axis:
 * @self: a network
 * @layer: from 1
 * @dimension: rows or columns
 *
 * Returns: how @layer maps the stage before it to the one it makes along @dimension,
 * “same” padding worked out. An activation is a kernel of 1.
 */
FoveaAxis
fovea_network_get_axis (const FoveaNetwork *self,
                        int                 layer,
                        FoveaDimension      dimension)
{
  g_return_val_if_fail (layer >= 1 && layer <= self->n_layers, (FoveaAxis) { 0 });

  return self->places[layer - 1].fit.axes[dimension];
}

// The layers of @self with @n_removed of them from @layer on replaced by @inserted, if
// any.
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
 * Returns: (transfer full) (nullable): the same layers on another input; or %NULL with an
 * error of %FOVEA_NETWORK_ERROR if they do not fit
 */
FoveaNetwork *
fovea_network_reshape_input (const FoveaNetwork *self,
                             FoveaShape          input_shape,
                             GError            **error)
{
  g_autoptr (GPtrArray) layers = g_ptr_array_new ();

  for (int i = 0; i < self->n_layers; i++)
    g_ptr_array_add (layers, self->places[i].layer);

  return fovea_network_new (input_shape, (FoveaLayer *const *) layers->pdata,
                            self->n_layers, error);
}

/**
 * fovea_network_insert_layer:
 * @self: a network
 * @layer: the number that @inserted gets, from 1 to one more than there are layers
 * @inserted: (transfer none): a layer
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a network with one layer more; or %NULL with an
 * error of %FOVEA_NETWORK_ERROR
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
 * Returns: (transfer full) (nullable): a network with @replacement in that place; or
 * %NULL with an error of %FOVEA_NETWORK_ERROR
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
 * Returns: (transfer full) (nullable): a network with one layer less; or %NULL with an
 * error of %FOVEA_NETWORK_ERROR
 */
FoveaNetwork *
fovea_network_remove_layer (const FoveaNetwork *self,
                            int                 layer,
                            GError            **error)
{
  g_return_val_if_fail (layer >= 1 && layer <= self->n_layers, NULL);

  return splice (self, layer, 1, NULL, error);
}
