// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The edits of a document: each makes a new state and pushes it, or is refused and
// changes nothing. What is already as wanted makes no step.

#include "document/document-private.h"

#include "document/grid.h"

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

  if (fovea_content_get_layer (content, layer) == replacement)
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
 * fovea_document_move_layer:
 * @self: a document
 * @layer: a layer, from 1
 * @target: what its number will be
 * @error: place for a %FOVEA_NETWORK_ERROR that names the layer and the value; nothing
 *   has changed
 *
 * Returns: whether the layer is there
 */
bool
fovea_document_move_layer (FoveaDocument *self,
                           int            layer,
                           int            target,
                           GError       **error)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (self), false);

  if (layer == target)
    return true;
  return fovea_document_push (
    self, fovea_content_move_layer (fovea_document_get_content (self), layer, target,
                                    error));
}

/**
 * fovea_document_set_enabled:
 * @self: a document
 * @layer: a layer, from 1
 * @is_enabled: whether the layer runs; if not, its stage is that before it, unchanged
 * @error: place for a %FOVEA_NETWORK_ERROR: later layers do not fit what comes then;
 *   nothing has changed
 *
 * Returns: whether the layer is as wanted
 */
bool
fovea_document_set_enabled (FoveaDocument *self,
                            int            layer,
                            bool           is_enabled,
                            GError       **error)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (self), false);

  FoveaContent *content = fovea_document_get_content (self);

  if (fovea_content_is_enabled (content, layer) == is_enabled)
    return true;
  return fovea_document_push (
    self, fovea_content_set_enabled (content, layer, is_enabled, error));
}

/**
 * fovea_document_replace_input:
 * @self: a document
 * @input: another input, C × H × W, of any shape that the layers accept; with the same cells as
 *   the present one, nothing changes
 * @error: place for a %FOVEA_NETWORK_ERROR that names the layer and the value; nothing
 *   has changed
 *
 * Returns: whether the input now holds what @input does
 */
bool
fovea_document_replace_input (FoveaDocument *self,
                              FoveaTensor   *input,
                              GError       **error)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (self), false);
  g_return_val_if_fail (input != NULL, false);

  if (fovea_tensor_equal (fovea_document_get_input (self), input))
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
 * Returns: whether the cell is now @value
 */
bool
fovea_document_set_cell (FoveaDocument *self,
                         FoveaCell      cell,
                         float          value,
                         GError       **error)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (self), false);
  g_return_val_if_fail (cell.stage == 0, false);

  FoveaGrid grid = { .layer = 0, .inner = cell.channel };

  return fovea_document_set_block (self, grid, (FoveaRange) { cell.row, cell.row + 1 },
                                   (FoveaRange) { cell.column, cell.column + 1 }, &value,
                                   error);
}

/**
 * fovea_document_replace_content:
 * @self: a document
 * @content: all that it is to hold
 *
 * An edit like any other: it can be undone.
 */
void
fovea_document_replace_content (FoveaDocument *self,
                                FoveaContent  *content)
{
  g_return_if_fail (FOVEA_IS_DOCUMENT (self) && content != NULL);

  if (content != fovea_document_get_content (self))
    fovea_document_push (self, fovea_content_ref (content));
}
