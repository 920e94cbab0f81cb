// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The edits of a document: each makes a new state and pushes it, or is refused and
// changes nothing. What is already as wanted makes no step.

#include "document/document-private.h"

#include <glib/gi18n.h>

#include <math.h>
#include <string.h>

/**
 * fovea_document_replace_layer:
 * @self: a document
 * @layer: a layer, from 1
 * @replacement: what it becomes
 * @error: place for a %FOVEA_NETWORK_ERROR that names the layer and the value; nothing
 *   has changed
 *
 * Returns: whether the layer is now @replacement
 */
bool
fovea_document_replace_layer (FoveaDocument *self,
                              int            layer,
                              FoveaLayer    *replacement,
                              GError       **error)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (self), false);
  g_return_val_if_fail (replacement != NULL, false);

  FoveaContent *content = fovea_document_get_content (self);

  if (fovea_network_get_layer (fovea_content_get_network (content), layer) == replacement)
    return true;
  return fovea_document_push (
    self, fovea_content_replace_layer (content, layer, replacement, error));
}

/**
 * fovea_document_insert_layer:
 * @self: a document
 * @layer: what the new layer's number will be, from 1 to the number of layers plus 1
 * @inserted: the layer
 * @error: place for a %FOVEA_NETWORK_ERROR that names the layer and the value; nothing
 *   has changed
 *
 * Returns: whether the layer is there
 */
bool
fovea_document_insert_layer (FoveaDocument *self,
                             int            layer,
                             FoveaLayer    *inserted,
                             GError       **error)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (self), false);
  g_return_val_if_fail (inserted != NULL, false);

  return fovea_document_push (
    self, fovea_content_insert_layer (fovea_document_get_content (self), layer, inserted,
                                      error));
}

/**
 * fovea_document_remove_layer:
 * @self: a document
 * @layer: a layer, from 1
 * @error: place for a %FOVEA_NETWORK_ERROR that names the layer and the value; nothing
 *   has changed
 *
 * Returns: whether the layer is gone
 */
bool
fovea_document_remove_layer (FoveaDocument *self,
                             int            layer,
                             GError       **error)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (self), false);

  return fovea_document_push (
    self, fovea_content_remove_layer (fovea_document_get_content (self), layer, error));
}

/**
 * fovea_document_replace_input:
 * @self: a document
 * @input: another input, C × H × W, of any shape that the layers accept
 * @error: place for a %FOVEA_NETWORK_ERROR that names the layer and the value; nothing
 *   has changed
 *
 * Returns: whether the input is now @input
 */
bool
fovea_document_replace_input (FoveaDocument *self,
                              FoveaTensor   *input,
                              GError       **error)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (self), false);
  g_return_val_if_fail (input != NULL, false);

  if (fovea_document_get_input (self) == input)
    return true;
  return fovea_document_push (
    self, fovea_content_replace_input (fovea_document_get_content (self), input, error));
}

/**
 * fovea_document_set_cell:
 * @self: a document
 * @cell: a cell of the input, stage 0
 * @value: its new value, finite
 * @error: place for a %FOVEA_NETWORK_ERROR: @value is not finite, or memory ran out
 *
 * Returns: whether the cell now holds @value
 */
bool
fovea_document_set_cell (FoveaDocument *self,
                         FoveaCell      cell,
                         float          value,
                         GError       **error)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (self), false);

  FoveaTensor *input = fovea_document_get_input (self);
  FoveaShape shape = fovea_tensor_get_shape (input);

  g_return_val_if_fail (cell.stage == 0 && fovea_cell_is_in_shape (cell, shape), false);

  if (!isfinite (value))
    {
      g_set_error_literal (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID,
                           _("A cell must be a finite number"));
      return false;
    }

  size_t index = ((size_t) cell.channel * shape.n_rows + cell.row) * shape.n_columns
                 + cell.column;
  const float *old_values = fovea_tensor_get_values (input);

  if (memcmp (&old_values[index], &value, sizeof value) == 0)
    return true;

  float *values;
  g_autoptr (FoveaTensor) changed = fovea_tensor_try_new (shape, &values, error);

  if (changed == NULL)
    return false;
  memcpy (values, old_values, fovea_shape_get_n_cells (shape) * sizeof *values);
  values[index] = value;
  return fovea_document_replace_input (self, changed, error);
}
