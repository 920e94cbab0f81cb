// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a document holds, as a value. Edits, which make a new one that shares all that they
// leave alone, are in content-edit.c, reading and writing in read.c and write.c, undo in
// document.c.

#include "document/content-private.h"
#include "document/examples.h"

#include <string.h>

G_DEFINE_QUARK (fovea-file-error-quark, fovea_file_error)

static FoveaNetwork *
new_network (FoveaTensor *input,
             GPtrArray   *places,
             GError     **error)
{
  g_autoptr (GPtrArray) layers = g_ptr_array_new ();

  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (layers, fovea_place_get_running (g_ptr_array_index (places, i)));
  return fovea_network_new (fovea_tensor_get_shape (input),
                            (FoveaLayer *const *) layers->pdata, layers->len, error);
}

static FoveaContent *
allocate (const char   *title,
          FoveaNetwork *network,
          FoveaTensor  *input,
          GPtrArray    *places)
{
  FoveaContent *self = g_new0 (FoveaContent, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->title = g_strdup (title);
  self->network = fovea_network_ref (network);
  self->input = fovea_tensor_ref (input);
  self->places = g_ptr_array_ref (places);
  return self;
}

// Whether each layer runs as it did and the input has its old shape.
static bool
has_same_network (const FoveaContent *self,
                  FoveaTensor        *input,
                  GPtrArray          *places)
{
  if (places->len != self->places->len
      || !fovea_shape_equal (fovea_tensor_get_shape (input),
                             fovea_tensor_get_shape (self->input)))
    return false;
  for (guint i = 0; i < places->len; i++)
    if (fovea_place_get_running (g_ptr_array_index (places, i))
        != fovea_place_get_running (g_ptr_array_index (self->places, i)))
      return false;
  return true;
}

// The columns in which two rows differ. Bits, because 0 and -0, and two NaNs, compare otherwise.
static FoveaRange
find_columns (const float *a,
              const float *b,
              int          n_columns)
{
  FoveaRange columns = { 0, n_columns };

  if (memcmp (a, b, sizeof (float) * (size_t) n_columns) == 0)
    return (FoveaRange) { 0 };
  while (memcmp (&a[columns.first], &b[columns.first], sizeof (float)) == 0)
    columns.first++;
  while (memcmp (&a[columns.past - 1], &b[columns.past - 1], sizeof (float)) == 0)
    columns.past--;

  return columns;
}

static FoveaDamage
get_input_damage (FoveaTensor *input,
                  FoveaTensor *old)
{
  FoveaShape shape = fovea_tensor_get_shape (input);
  const float *new_row = fovea_tensor_get_values (input);
  const float *old_row = fovea_tensor_get_values (old);
  FoveaDamage damage = { .kind = FOVEA_DAMAGE_NONE };

  for (int channel = 0; channel < shape.n_channels; channel++)
    for (int row = 0; row < shape.n_rows; row++)
      {
        FoveaRange columns = find_columns (new_row, old_row, shape.n_columns);
        FoveaBox *box = &damage.box;

        new_row += shape.n_columns;
        old_row += shape.n_columns;
        if (fovea_range_is_empty (columns))
          continue;

        damage.kind = FOVEA_DAMAGE_INPUT;
        box->channels = fovea_range_union (box->channels, (FoveaRange) { channel, channel + 1 });
        box->rows = fovea_range_union (box->rows, (FoveaRange) { row, row + 1 });
        box->columns = fovea_range_union (box->columns, columns);
      }

  return damage;
}

// The first layer, from 1, that the networks do not share; 0 if they share all.
static int
find_first_difference (FoveaNetwork *a,
                       FoveaNetwork *b)
{
  int n_a = fovea_network_get_n_layers (a);
  int n_b = fovea_network_get_n_layers (b);

  for (int layer = 1; layer <= MIN (n_a, n_b); layer++)
    if (fovea_network_get_layer (a, layer) != fovea_network_get_layer (b, layer))
      return layer;
  return n_a != n_b ? MIN (n_a, n_b) + 1 : 0;
}

/**
 * fovea_content_new:
 * @title: (nullable): UTF-8 text of one line
 * @network: layers that fit the shape of @input
 * @input: stage 0, C × H × W, row-major, float32
 *
 * Returns: (transfer full): a content without keys unknown to this version
 */
FoveaContent *
fovea_content_new (const char   *title,
                   FoveaNetwork *network,
                   FoveaTensor  *input)
{
  g_return_val_if_fail (network != NULL, NULL);
  g_return_val_if_fail (input != NULL, NULL);
  g_return_val_if_fail (fovea_shape_equal (fovea_network_get_shape (network, 0),
                                           fovea_tensor_get_shape (input)),
                        NULL);

  g_autoptr (GPtrArray) places = fovea_places_new ();

  for (int layer = 1; layer <= fovea_network_get_n_layers (network); layer++)
    g_ptr_array_add (places, fovea_place_new (fovea_network_get_layer (network, layer),
                                              true, NULL));
  return allocate (title, network, input, places);
}

/**
 * fovea_content_new_from_places:
 * @title: (nullable): UTF-8 text of one line
 * @input: stage 0, C × H × W, row-major, float32
 * @places: (element-type FoveaPlace): the layers; not to be changed any more
 * @error: place for a %FOVEA_NETWORK_ERROR: the layers do not fit one another
 *
 * Returns: (transfer full) (nullable): a content
 */
FoveaContent *
fovea_content_new_from_places (const char  *title,
                               FoveaTensor *input,
                               GPtrArray   *places,
                               GError     **error)
{
  g_autoptr (FoveaNetwork) network = new_network (input, places, error);

  return network != NULL ? allocate (title, network, input, places) : NULL;
}

/**
 * fovea_content_edit:
 * @self: a content
 * @input: its input from now on
 * @places: (element-type FoveaPlace): its layers from now on; not to be changed any more
 * @error: place for a %FOVEA_NETWORK_ERROR: the layers do not fit one another
 *
 * Returns: (transfer full) (nullable): a content like @self but for @input and @places;
 *   the network is the same one where it can be
 */
FoveaContent *
fovea_content_edit (const FoveaContent *self,
                    FoveaTensor        *input,
                    GPtrArray          *places,
                    GError            **error)
{
  g_autoptr (FoveaNetwork) network = has_same_network (self, input, places)
                                       ? fovea_network_ref (self->network)
                                       : new_network (input, places, error);

  if (network == NULL)
    return NULL;

  FoveaContent *content = allocate (self->title, network, input, places);

  content->unknown = json_incref (self->unknown);
  content->unknown_input = json_incref (self->unknown_input);
  return content;
}

/**
 * fovea_content_new_seed:
 *
 * Returns: (transfer full): the worked example, the first of the built-in examples
 */
FoveaContent *
fovea_content_new_seed (void)
{
  g_autoptr (GError) error = NULL;
  FoveaContent *self = fovea_examples_load (fovea_examples_get_name (0), &error);

  g_assert_no_error (error);
  return self;
}

/**
 * fovea_content_ref:
 * @self: a content
 *
 * May be called from any thread.
 *
 * Returns: (transfer full): @self
 */
FoveaContent *
fovea_content_ref (FoveaContent *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * fovea_content_unref:
 * @self: (transfer full): a content
 *
 * May be called from any thread.
 */
void
fovea_content_unref (FoveaContent *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->network, fovea_network_unref);
  g_clear_pointer (&self->input, fovea_tensor_unref);
  g_clear_pointer (&self->unknown, json_decref);
  g_clear_pointer (&self->unknown_input, json_decref);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_free (self);
}

/**
 * fovea_content_get_title:
 * @self: a content
 *
 * Returns: (transfer none) (nullable): the title, if there is one
 */
const char *
fovea_content_get_title (const FoveaContent *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/**
 * fovea_content_get_network:
 * @self: a content
 *
 * Returns: (transfer none): the layers
 */
FoveaNetwork *
fovea_content_get_network (const FoveaContent *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->network;
}

/**
 * fovea_content_get_input:
 * @self: a content
 *
 * Returns: (transfer none): the values of stage 0, C × H × W
 */
FoveaTensor *
fovea_content_get_input (const FoveaContent *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->input;
}

/**
 * fovea_content_get_damage:
 * @self: a content
 * @old: what it took the place of
 *
 * Finds what is to be computed anew when @old becomes @self: pointers that both share
 * have not changed, of an input of the same shape only the cells that differ have.
 *
 * Returns: the damage, for fovea_evaluation_update()
 */
FoveaDamage
fovea_content_get_damage (const FoveaContent *self,
                          const FoveaContent *old)
{
  g_return_val_if_fail (self != NULL, (FoveaDamage) { .kind = FOVEA_DAMAGE_NONE });
  g_return_val_if_fail (old != NULL, (FoveaDamage) { .kind = FOVEA_DAMAGE_NONE });

  int layer = find_first_difference (self->network, old->network);
  FoveaDamage damage = { .kind = FOVEA_DAMAGE_NONE };

  if (!fovea_shape_equal (fovea_tensor_get_shape (self->input),
                          fovea_tensor_get_shape (old->input)))
    return (FoveaDamage) { .kind = FOVEA_DAMAGE_STRUCTURE, .layer = 0 };
  if (self->input != old->input)
    damage = get_input_damage (self->input, old->input);
  if (layer > 0)
    return (FoveaDamage) { .kind = FOVEA_DAMAGE_STRUCTURE,
                           .layer = damage.kind == FOVEA_DAMAGE_INPUT ? 0 : layer };
  return damage;
}

/**
 * fovea_content_get_place:
 * @self: a content
 * @layer: a layer, from 1
 *
 * Returns: (transfer none): where the layer stands
 */
const FoveaPlace *
fovea_content_get_place (const FoveaContent *self,
                         int                 layer)
{
  g_assert (layer >= 1 && (guint) layer <= self->places->len);

  return g_ptr_array_index (self->places, layer - 1);
}

/**
 * fovea_content_get_layer:
 * @self: a content
 * @layer: a layer, from 1
 *
 * Returns: (transfer none): the layer as the user set it, be it switched off or not; what
 *   runs is in the network
 */
FoveaLayer *
fovea_content_get_layer (const FoveaContent *self,
                         int                 layer)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (layer >= 1 && (guint) layer <= self->places->len, NULL);

  return fovea_content_get_place (self, layer)->layer;
}

/**
 * fovea_content_is_enabled:
 * @self: a content
 * @layer: a layer, from 1
 *
 * Returns: whether the layer runs; if not, its stage is that before it, unchanged
 */
bool
fovea_content_is_enabled (const FoveaContent *self,
                          int                 layer)
{
  g_return_val_if_fail (self != NULL, false);
  g_return_val_if_fail (layer >= 1 && (guint) layer <= self->places->len, false);

  return fovea_content_get_place (self, layer)->stand_in == NULL;
}
