// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Edits of a content: each makes a new one, or is refused. Layers that an edit would leave
// with another number of channels than they take are adapted, see adapt.c.

#include "document/adapt.h"
#include "document/content-private.h"

static GPtrArray *
dup_places (const FoveaContent *self)
{
  GPtrArray *places = fovea_places_new ();

  for (guint i = 0; i < self->places->len; i++)
    g_ptr_array_add (places, fovea_place_ref (g_ptr_array_index (self->places, i)));
  return places;
}

static FoveaPlace *
get_place (GPtrArray *places,
           int        layer)
{
  return g_ptr_array_index (places, layer - 1);
}

static void
set_place (GPtrArray  *places,
           int         layer,
           FoveaPlace *place) // (transfer full)
{
  FoveaPlace *old = get_place (places, layer);

  g_ptr_array_index (places, layer - 1) = place;
  fovea_place_unref (old);
}

// Makes the running layers from @first on take the channels that there are, as far as they
// can be.
static void
adapt_places (GPtrArray   *places,
              FoveaTensor *input,
              int          first)
{
  int n_channels = fovea_tensor_get_shape (input).n_channels;

  for (int layer = 1; layer <= (int) places->len; layer++)
    {
      FoveaPlace *place = get_place (places, layer);

      if (layer >= first && place->stand_in == NULL)
        {
          g_autoptr (FoveaLayer) adapted = fovea_layer_adapt (place->layer, n_channels);

          if (adapted != place->layer)
            set_place (places, layer, fovea_place_new (adapted, true, place->unknown));
          place = get_place (places, layer);
        }
      n_channels = fovea_layer_get_n_out_channels (fovea_place_get_running (place),
                                                   n_channels);
    }
}

/**
 * fovea_content_replace_title:
 * @self: a content
 * @title: (nullable): UTF-8 text of one line
 *
 * Returns: (transfer full): a content like @self with another title
 */
FoveaContent *
fovea_content_replace_title (const FoveaContent *self,
                             const char         *title)
{
  g_return_val_if_fail (self != NULL, NULL);

  FoveaContent *content = fovea_content_edit (self, self->input, self->places, NULL);

  g_free (content->title);
  content->title = g_strdup (title);
  return content;
}

/**
 * fovea_content_replace_input:
 * @self: a content
 * @input: another input, of any shape that the layers accept
 * @error: place for a %FOVEA_NETWORK_ERROR: the layers do not fit the new shape
 *
 * A convolution that takes another number of channels is adapted.
 *
 * Returns: (transfer full) (nullable): a content like @self with another input
 */
FoveaContent *
fovea_content_replace_input (const FoveaContent *self,
                             FoveaTensor        *input,
                             GError            **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (input != NULL, NULL);

  int n_channels = fovea_tensor_get_shape (input).n_channels;

  if (n_channels == fovea_tensor_get_shape (self->input).n_channels)
    return fovea_content_edit (self, input, self->places, error);

  g_autoptr (GPtrArray) places = dup_places (self);

  adapt_places (places, input, 1);
  return fovea_content_edit (self, input, places, error);
}

/**
 * fovea_content_replace_layer:
 * @self: a content
 * @layer: a layer, from 1
 * @replacement: what it becomes; keys unknown to this version stay with it, and it stays
 *   switched off if it was
 * @error: place for a %FOVEA_NETWORK_ERROR: the layers do not fit one another
 *
 * Later convolutions that take another number of channels are adapted.
 *
 * Returns: (transfer full) (nullable): a content like @self with another layer
 */
FoveaContent *
fovea_content_replace_layer (const FoveaContent *self,
                             int                 layer,
                             FoveaLayer         *replacement,
                             GError            **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (replacement != NULL, NULL);

  const FoveaPlace *old = fovea_content_get_place (self, layer);
  g_autoptr (GPtrArray) places = dup_places (self);

  set_place (places, layer,
             fovea_place_new (replacement, old->stand_in == NULL, old->unknown));
  adapt_places (places, self->input, layer + 1);
  return fovea_content_edit (self, self->input, places, error);
}

/**
 * fovea_content_insert_layer:
 * @self: a content
 * @layer: what the new layer's number will be, from 1 to the number of layers plus 1
 * @inserted: the layer
 * @error: place for a %FOVEA_NETWORK_ERROR: the layers do not fit one another
 *
 * Convolutions that take another number of channels are adapted, @inserted included.
 *
 * Returns: (transfer full) (nullable): a content like @self with one layer more
 */
FoveaContent *
fovea_content_insert_layer (const FoveaContent *self,
                            int                 layer,
                            FoveaLayer         *inserted,
                            GError            **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (layer >= 1 && (guint) layer <= self->places->len + 1, NULL);
  g_return_val_if_fail (inserted != NULL, NULL);

  g_autoptr (GPtrArray) places = dup_places (self);

  g_ptr_array_insert (places, layer - 1, fovea_place_new (inserted, true, NULL));
  adapt_places (places, self->input, layer);
  return fovea_content_edit (self, self->input, places, error);
}

/**
 * fovea_content_remove_layer:
 * @self: a content
 * @layer: a layer, from 1
 * @error: place for a %FOVEA_NETWORK_ERROR: the other layers do not fit one another
 *
 * Later convolutions that take another number of channels are adapted.
 *
 * Returns: (transfer full) (nullable): a content like @self with one layer less
 */
FoveaContent *
fovea_content_remove_layer (const FoveaContent *self,
                            int                 layer,
                            GError            **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (layer >= 1 && (guint) layer <= self->places->len, NULL);

  g_autoptr (GPtrArray) places = dup_places (self);

  g_ptr_array_remove_index (places, layer - 1);
  adapt_places (places, self->input, layer);
  return fovea_content_edit (self, self->input, places, error);
}

/**
 * fovea_content_move_layer:
 * @self: a content
 * @layer: a layer, from 1
 * @target: what its number will be, from 1 to the number of layers
 * @error: place for a %FOVEA_NETWORK_ERROR: the layers do not fit in this order
 *
 * Convolutions that take another number of channels are adapted.
 *
 * Returns: (transfer full) (nullable): a content like @self with the layers in another
 *   order
 */
FoveaContent *
fovea_content_move_layer (const FoveaContent *self,
                          int                 layer,
                          int                 target,
                          GError            **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (layer >= 1 && (guint) layer <= self->places->len, NULL);
  g_return_val_if_fail (target >= 1 && (guint) target <= self->places->len, NULL);

  g_autoptr (GPtrArray) places = dup_places (self);

  g_ptr_array_insert (places, target - 1, g_ptr_array_steal_index (places, layer - 1));
  adapt_places (places, self->input, MIN (layer, target));
  return fovea_content_edit (self, self->input, places, error);
}

/**
 * fovea_content_set_enabled:
 * @self: a content
 * @layer: a layer, from 1
 * @is_enabled: whether it runs; if not, the identity does in its place
 * @error: place for a %FOVEA_NETWORK_ERROR: the later layers do not fit what comes then
 *
 * Nothing is adapted, so that switching back gives what was.
 *
 * Returns: (transfer full) (nullable): a content like @self with the layer on or off
 */
FoveaContent *
fovea_content_set_enabled (const FoveaContent *self,
                           int                 layer,
                           bool                is_enabled,
                           GError            **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (layer >= 1 && (guint) layer <= self->places->len, NULL);

  const FoveaPlace *old = fovea_content_get_place (self, layer);
  g_autoptr (GPtrArray) places = dup_places (self);

  set_place (places, layer, fovea_place_new (old->layer, is_enabled, old->unknown));
  return fovea_content_edit (self, self->input, places, error);
}
