// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One layer where it stands in a document. While it is switched off, the identity runs in
// its place, so that layer i makes stage i whatever is switched off, and nothing that was
// set is lost.

#include "document/content-private.h"

static void
clear_place (gpointer data)
{
  FoveaPlace *self = data;

  g_clear_pointer (&self->layer, fovea_layer_unref);
  g_clear_pointer (&self->stand_in, fovea_layer_unref);
  g_clear_pointer (&self->unknown, json_decref);
}

static FoveaLayer *
new_stand_in (FoveaLayer *layer)
{
  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;

  options.kind = FOVEA_LAYER_ACTIVATION;
  options.name = fovea_layer_get_name (layer);

  FoveaLayer *stand_in = fovea_layer_new (&options, &error);

  g_assert_no_error (error);
  return stand_in;
}

/**
 * fovea_place_new:
 * @layer: a layer
 * @is_enabled: whether the network runs it; else the identity
 * @unknown: (nullable): keys of the layer that this version does not know
 *
 * Returns: (transfer full): a place
 */
FoveaPlace *
fovea_place_new (FoveaLayer *layer,
                 bool        is_enabled,
                 json_t     *unknown)
{
  FoveaPlace *self = g_atomic_rc_box_new0 (FoveaPlace);

  self->layer = fovea_layer_ref (layer);
  self->stand_in = is_enabled ? NULL : new_stand_in (layer);
  self->unknown = json_incref (unknown);
  return self;
}

/**
 * fovea_place_ref:
 * @self: a place
 *
 * Returns: (transfer full): @self
 */
FoveaPlace *
fovea_place_ref (FoveaPlace *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * fovea_place_unref:
 * @self: (transfer full): a place
 */
void
fovea_place_unref (FoveaPlace *self)
{
  g_atomic_rc_box_release_full (self, clear_place);
}

/**
 * fovea_place_get_running:
 * @self: a place
 *
 * Returns: (transfer none): what the network runs: the layer, or the identity
 */
FoveaLayer *
fovea_place_get_running (const FoveaPlace *self)
{
  return self->stand_in != NULL ? self->stand_in : self->layer;
}

/**
 * fovea_places_new:
 *
 * Returns: (transfer full) (element-type FoveaPlace): an empty list that owns its places
 */
GPtrArray *
fovea_places_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) fovea_place_unref);
}
