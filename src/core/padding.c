// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Copies a block of a stage into scratch and fills in what padding repeats. A block
// without padding is not copied.

#include "config.h"

#include "core/padding.h"

#include <glib/gi18n.h>
#include <string.h>

// Fills @target with the columns of one row of cells, or of a row of padding if @row is
// NULL.
static void
fill_row (float           *target,
          const float     *row,
          const FoveaAxis *axis,
          FoveaRange       positions,
          float            padding)
{
  FoveaRange real = fovea_range_intersect (positions, (FoveaRange) { 0, axis->n_in });
  int position = positions.first;

  while (position < positions.past)
    {
      int in;

      if (row != NULL && position == real.first && !fovea_range_is_empty (real))
        {
          int n = fovea_range_get_length (real);

          memcpy (target, row + position, sizeof (float) * n);
          target += n;
          position += n;
          continue;
        }

      bool is_cell = fovea_axis_get_source (axis, position, &in) == FOVEA_TAP_CELL;

      *target++ = row != NULL && is_cell ? row[in] : padding;
      position++;
    }
}

static bool
is_within (FoveaRange positions,
           int        n)
{
  return positions.first >= 0 && positions.past <= n;
}

/**
 * fovea_padded_block_init:
 * @self: the block to set; fovea_padded_block_clear() it
 * @tensor: a stage; must outlive the block
 * @axes: rows and columns of the layer that pads
 * @positions: the block: channels of @tensor, rows and columns counted from its first
 * cell and reaching into the padding, negative before it
 * @padding: what zero padding holds: 0, or −∞ for max pooling
 * @error: return location for an error
 *
 * Returns: whether there was memory; if not, %FOVEA_NETWORK_ERROR_TOO_LARGE is set
 */
bool
fovea_padded_block_init (FoveaPaddedBlock  *self,
                         const FoveaTensor *tensor,
                         const FoveaAxis    axes[2],
                         FoveaBox           positions,
                         float              padding,
                         GError           **error)
{
  FoveaShape shape = fovea_tensor_get_shape (tensor);
  const float *values = fovea_tensor_get_values (tensor);
  size_t n_cells = (size_t) shape.n_rows * shape.n_columns;

  *self = (FoveaPaddedBlock) { .values = values };

  if (is_within (positions.rows, shape.n_rows)
      && is_within (positions.columns, shape.n_columns))
    {
      self->channel_stride = (ptrdiff_t) n_cells;
      self->row_stride = shape.n_columns;
      self->values += positions.channels.first * n_cells
                      + (size_t) positions.rows.first * shape.n_columns
                      + positions.columns.first;
      return true;
    }

  FoveaShape block = {
    .n_channels = fovea_range_get_length (positions.channels),
    .n_rows = fovea_range_get_length (positions.rows),
    .n_columns = fovea_range_get_length (positions.columns),
  };

  if (fovea_shape_is_valid (block))
    self->scratch = g_try_new (float, fovea_shape_get_n_cells (block));

  if (self->scratch == NULL)
    {
      g_set_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_TOO_LARGE,
                   _("its padded input %d×%d×%d is too large"), block.n_channels,
                   block.n_rows, block.n_columns);
      return false;
    }

  float *target = self->scratch;

  for (int c = positions.channels.first; c < positions.channels.past; c++)
    for (int y = positions.rows.first; y < positions.rows.past; y++)
      {
        int row;
        bool is_cell
            = fovea_axis_get_source (&axes[FOVEA_ROWS], y, &row) == FOVEA_TAP_CELL;
        const float *cells
            = is_cell ? values + c * n_cells + (size_t) row * shape.n_columns : NULL;

        fill_row (target, cells, &axes[FOVEA_COLUMNS], positions.columns, padding);
        target += block.n_columns;
      }

  self->values = self->scratch;
  self->row_stride = block.n_columns;
  self->channel_stride = (ptrdiff_t) block.n_rows * block.n_columns;

  return true;
}

/**
 * fovea_padded_block_clear:
 * @self: a block that was set
 *
 * Frees its scratch memory.
 */
void
fovea_padded_block_clear (FoveaPaddedBlock *self)
{
  g_clear_pointer (&self->scratch, g_free);
}
