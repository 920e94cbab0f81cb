// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a document holds, as a value: edits make a new one that shares all that they leave
// alone. Reading and writing are in read.c and write.c, undo in document.c.

#include "document/content-private.h"
#include "document/examples.h"

#include <string.h>

G_DEFINE_QUARK (fovea-file-error-quark, fovea_file_error)

static void
free_json (gpointer json)
{
  json_decref (json);
}

static GPtrArray *
dup_unknown_layers (GPtrArray *unknown)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (free_json);

  for (guint i = 0; i < unknown->len; i++)
    g_ptr_array_add (copy, json_incref (g_ptr_array_index (unknown, i)));
  return copy;
}

// A content like @self with another network; the unknown keys of layers are shared for
// now.
static FoveaContent *
new_like (const FoveaContent *self,
          FoveaNetwork       *network,
          FoveaTensor        *input)
{
  FoveaContent *content = fovea_content_new (self->title, network, input);

  content->unknown = json_incref (self->unknown);
  content->unknown_input = json_incref (self->unknown_input);
  if (self->unknown_layer != NULL)
    content->unknown_layer = g_ptr_array_ref (self->unknown_layer);
  return content;
}

// Parts the unknown keys of layers from those of the content that they came from.
static GPtrArray *
own_unknown_layers (FoveaContent *self)
{
  GPtrArray *copy = dup_unknown_layers (self->unknown_layer);

  g_ptr_array_unref (self->unknown_layer);
  self->unknown_layer = copy;
  return copy;
}

static FoveaDamage
get_input_damage (FoveaTensor *input,
                  FoveaTensor *old)
{
  FoveaShape shape = fovea_tensor_get_shape (input);
  const float *new_values = fovea_tensor_get_values (input);
  const float *old_values = fovea_tensor_get_values (old);
  FoveaDamage damage = { .kind = FOVEA_DAMAGE_NONE };
  size_t i = 0;

  for (int channel = 0; channel < shape.n_channels; channel++)
    for (int row = 0; row < shape.n_rows; row++)
      for (int column = 0; column < shape.n_columns; column++, i++)
        {
          // Bits, because 0 and -0, and two NaNs, compare otherwise.
          if (memcmp (&new_values[i], &old_values[i], sizeof (float)) == 0)
            continue;

          FoveaBox cell = fovea_box_new_cell ((FoveaCell) { 0, channel, row, column });

          if (damage.kind == FOVEA_DAMAGE_NONE)
            damage.box = cell;
          damage.kind = FOVEA_DAMAGE_INPUT;
          damage.box.channels = fovea_range_union (damage.box.channels, cell.channels);
          damage.box.rows = fovea_range_union (damage.box.rows, cell.rows);
          damage.box.columns = fovea_range_union (damage.box.columns, cell.columns);
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

  FoveaContent *self = g_new0 (FoveaContent, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->title = g_strdup (title);
  self->network = fovea_network_ref (network);
  self->input = fovea_tensor_ref (input);
  return self;
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
  g_clear_pointer (&self->unknown_layer, g_ptr_array_unref);
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

  FoveaContent *content = new_like (self, self->network, self->input);

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
 * Returns: (transfer full) (nullable): a content like @self with another input
 */
FoveaContent *
fovea_content_replace_input (const FoveaContent  *self,
                             FoveaTensor         *input,
                             GError             **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (input != NULL, NULL);

  FoveaShape shape = fovea_tensor_get_shape (input);

  if (fovea_shape_equal (shape, fovea_tensor_get_shape (self->input)))
    return new_like (self, self->network, input);

  g_autoptr (FoveaNetwork) network = fovea_network_reshape_input (self->network, shape,
                                                                  error);

  return network != NULL ? new_like (self, network, input) : NULL;
}

/**
 * fovea_content_replace_layer:
 * @self: a content
 * @layer: a layer, from 1
 * @replacement: what it becomes; keys unknown to this version stay with it
 * @error: place for a %FOVEA_NETWORK_ERROR: the layers do not fit one another
 *
 * Returns: (transfer full) (nullable): a content like @self with another layer
 */
FoveaContent *
fovea_content_replace_layer (const FoveaContent  *self,
                             int                  layer,
                             FoveaLayer          *replacement,
                             GError             **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (FoveaNetwork) network
    = fovea_network_replace_layer (self->network, layer, replacement, error);

  return network != NULL ? new_like (self, network, self->input) : NULL;
}

/**
 * fovea_content_insert_layer:
 * @self: a content
 * @layer: what the new layer's number will be, from 1 to the number of layers plus 1
 * @inserted: the layer
 * @error: place for a %FOVEA_NETWORK_ERROR: the layers do not fit one another
 *
 * Returns: (transfer full) (nullable): a content like @self with one layer more
 */
FoveaContent *
fovea_content_insert_layer (const FoveaContent  *self,
                            int                  layer,
                            FoveaLayer          *inserted,
                            GError             **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (FoveaNetwork) network
    = fovea_network_insert_layer (self->network, layer, inserted, error);

  if (network == NULL)
    return NULL;

  FoveaContent *content = new_like (self, network, self->input);

  if (content->unknown_layer != NULL)
    g_ptr_array_insert (own_unknown_layers (content), layer - 1, NULL);
  return content;
}

/**
 * fovea_content_remove_layer:
 * @self: a content
 * @layer: a layer, from 1
 * @error: place for a %FOVEA_NETWORK_ERROR: the other layers do not fit one another
 *
 * Returns: (transfer full) (nullable): a content like @self with one layer less
 */
FoveaContent *
fovea_content_remove_layer (const FoveaContent  *self,
                            int                  layer,
                            GError             **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (FoveaNetwork) network = fovea_network_remove_layer (self->network, layer,
                                                                 error);

  if (network == NULL)
    return NULL;

  FoveaContent *content = new_like (self, network, self->input);

  if (content->unknown_layer != NULL)
    g_ptr_array_remove_index (own_unknown_layers (content), layer - 1);
  return content;
}
