// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Edits of single numbers and blocks of them, in the input and in kernels alike.

#include "config.h"

#include "document/grid.h"

#include <glib/gi18n.h>

#include <math.h>
#include <string.h>

/**
 * fovea_grid_equal:
 * @a: a grid
 * @b: a grid
 *
 * Returns: whether they are the same grid
 */
bool
fovea_grid_equal (FoveaGrid a,
                  FoveaGrid b)
{
  return a.layer == b.layer && a.outer == b.outer && a.inner == b.inner;
}

/**
 * fovea_content_has_grid:
 * @self: a content
 * @grid: a grid
 *
 * Returns: whether there is such a channel of the input or such a kernel
 */
bool
fovea_content_has_grid (const FoveaContent *self,
                        FoveaGrid           grid)
{
  g_return_val_if_fail (self != NULL, false);

  FoveaNetwork *network = fovea_content_get_network (self);

  if (grid.outer < 0 || grid.inner < 0 || grid.layer < 0
      || grid.layer > fovea_network_get_n_layers (network))
    return false;
  if (grid.layer == 0)
    return grid.outer == 0 && grid.inner < fovea_network_get_shape (network, 0).n_channels;

  FoveaKernels *weights = fovea_layer_get_weights (fovea_content_get_layer (self,
                                                                            grid.layer));

  return weights != NULL && grid.outer < fovea_kernels_get_n_outer (weights)
         && grid.inner < fovea_kernels_get_n_inner (weights);
}

/**
 * fovea_content_get_grid:
 * @self: a content
 * @grid: a grid that it has
 * @n_rows: (out): its rows
 * @n_columns: (out): its columns
 *
 * Returns: (transfer none): its numbers, row-major, alive as long as @self
 */
const float *
fovea_content_get_grid (const FoveaContent *self,
                        FoveaGrid           grid,
                        int                *n_rows,
                        int                *n_columns)
{
  g_return_val_if_fail (fovea_content_has_grid (self, grid), NULL);

  if (grid.layer == 0)
    {
      FoveaTensor *input = fovea_content_get_input (self);
      FoveaShape shape = fovea_tensor_get_shape (input);

      *n_rows = shape.n_rows;
      *n_columns = shape.n_columns;
      return fovea_tensor_get_values (input)
             + (size_t) grid.inner * shape.n_rows * shape.n_columns;
    }

  FoveaKernels *weights = fovea_layer_get_weights (fovea_content_get_layer (self,
                                                                            grid.layer));

  *n_rows = fovea_kernels_get_n_rows (weights);
  *n_columns = fovea_kernels_get_n_columns (weights);
  return fovea_kernels_get_weights (weights)
         + ((size_t) grid.outer * fovea_kernels_get_n_inner (weights) + grid.inner)
             * *n_rows * *n_columns;
}

// A block of a grid and what it becomes.
typedef struct
{
  FoveaGrid grid;
  FoveaRange rows;
  FoveaRange columns;
  const float *values; // row-major
} Block;

static void
write_block (const Block *block,
             float       *first, // of the grid
             int          n_columns)
{
  int length = fovea_range_get_length (block->columns);

  for (int row = block->rows.first; row < block->rows.past; row++)
    memcpy (first + (size_t) row * n_columns + block->columns.first,
            block->values + (size_t) (row - block->rows.first) * length,
            length * sizeof (float));
}

static bool
has_block (const Block *block,
           const float *first,
           int          n_columns)
{
  int length = fovea_range_get_length (block->columns);

  for (int row = block->rows.first; row < block->rows.past; row++)
    if (memcmp (first + (size_t) row * n_columns + block->columns.first,
                block->values + (size_t) (row - block->rows.first) * length,
                length * sizeof (float))
        != 0)
      return false;
  return true;
}

static bool
set_input_block (FoveaDocument *self,
                 const Block   *block,
                 GError       **error)
{
  FoveaTensor *input = fovea_document_get_input (self);
  FoveaShape shape = fovea_tensor_get_shape (input);
  float *values;
  g_autoptr (FoveaTensor) changed = fovea_tensor_try_new (shape, &values, error);

  if (changed == NULL)
    return false;
  memcpy (values, fovea_tensor_get_values (input),
          fovea_shape_get_n_cells (shape) * sizeof *values);
  write_block (block, values + (size_t) block->grid.inner * shape.n_rows * shape.n_columns,
               shape.n_columns);
  return fovea_document_replace_input (self, changed, error);
}

static bool
set_kernel_block (FoveaDocument *self,
                  const Block   *block,
                  GError       **error)
{
  FoveaLayer *layer = fovea_content_get_layer (fovea_document_get_content (self),
                                               block->grid.layer);
  FoveaLayerOptions options = *fovea_layer_get_options (layer);
  int n_outer = fovea_kernels_get_n_outer (options.weights);
  int n_inner = fovea_kernels_get_n_inner (options.weights);
  int n_rows = fovea_kernels_get_n_rows (options.weights);
  int n_columns = fovea_kernels_get_n_columns (options.weights);
  size_t n_taps = (size_t) n_rows * n_columns;
  g_autofree float *values
    = g_memdup2 (fovea_kernels_get_weights (options.weights),
                 n_taps * n_outer * n_inner * sizeof *values);

  write_block (block,
               values + ((size_t) block->grid.outer * n_inner + block->grid.inner) * n_taps,
               n_columns);

  g_autoptr (FoveaKernels) weights
    = fovea_kernels_new (n_outer, n_inner, n_rows, n_columns, values);

  options.weights = weights;

  g_autoptr (FoveaLayer) changed = fovea_layer_new (&options, error);

  return changed != NULL
         && fovea_document_replace_layer (self, block->grid.layer, changed, error);
}

/**
 * fovea_document_set_block:
 * @self: a document
 * @grid: a grid of it
 * @rows: rows of the grid, not empty
 * @columns: columns of the grid, not empty
 * @values: what the cells become, row-major, all finite
 * @error: place for a %FOVEA_NETWORK_ERROR: a value is not finite, or memory ran out;
 *   nothing has changed
 *
 * Returns: whether the cells are now @values; if they were already, no step is made
 */
bool
fovea_document_set_block (FoveaDocument *self,
                          FoveaGrid      grid,
                          FoveaRange     rows,
                          FoveaRange     columns,
                          const float   *values,
                          GError       **error)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (self), false);

  Block block = { grid, rows, columns, values };
  size_t n_values
    = (size_t) fovea_range_get_length (rows) * (size_t) fovea_range_get_length (columns);
  int n_rows, n_columns;
  const float *old
    = fovea_content_get_grid (fovea_document_get_content (self), grid, &n_rows, &n_columns);

  g_return_val_if_fail (old != NULL && values != NULL && n_values > 0, false);
  g_return_val_if_fail (rows.first >= 0 && rows.past <= n_rows, false);
  g_return_val_if_fail (columns.first >= 0 && columns.past <= n_columns, false);

  for (size_t i = 0; i < n_values; i++)
    if (!isfinite (values[i]))
      {
        g_set_error_literal (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID,
                             _("A cell must be a finite number"));
        return false;
      }
  if (has_block (&block, old, n_columns))
    return true;
  return grid.layer == 0 ? set_input_block (self, &block, error)
                         : set_kernel_block (self, &block, error);
}

/**
 * fovea_document_fill_block:
 * @self: a document
 * @grid: a grid of it
 * @rows: rows of the grid, not empty
 * @columns: columns of the grid, not empty
 * @value: what all the cells become, finite
 * @error: place for a %FOVEA_NETWORK_ERROR: the value is not finite, or memory ran out
 *
 * Returns: whether the cells are now @value
 */
bool
fovea_document_fill_block (FoveaDocument *self,
                           FoveaGrid      grid,
                           FoveaRange     rows,
                           FoveaRange     columns,
                           float          value,
                           GError       **error)
{
  size_t n_values
    = (size_t) fovea_range_get_length (rows) * (size_t) fovea_range_get_length (columns);
  g_autofree float *values = g_new (float, n_values);

  for (size_t i = 0; i < n_values; i++)
    values[i] = value;
  return fovea_document_set_block (self, grid, rows, columns, values, error);
}
