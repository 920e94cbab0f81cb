// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which items, and which cells of a grid, are seen where only a part of a picture is drawn: a window
// that shows a corner of a large map takes the time of the corner.

#include "figure/draw.h"

#include <math.h>

static double
get_outset (const FoveaItem *item)
{
  // Halos and dashes stand outside; text may be a little larger than its room.
  return 4 + 2 * item->line_pt + MAX (0, -item->inset_pt)
         + (item->kind == FOVEA_ITEM_TEXT ? item->text.size_pt : 0);
}

/**
 * fovea_painter_sees:
 * @self: a painter
 * @item: an item of a scene
 *
 * Returns: whether any of it may lie in the part that is seen
 */
bool
fovea_painter_sees (const FoveaPainter *self,
                    const FoveaItem    *item)
{
  cairo_rectangle_t bounds;
  double outset = get_outset (item);

  if (self->part == NULL)
    return true;

  fovea_item_get_bounds (item, &bounds);

  return bounds.x - outset < self->part->x + self->part->width
         && bounds.y - outset < self->part->y + self->part->height
         && bounds.x + bounds.width + outset > self->part->x
         && bounds.y + bounds.height + outset > self->part->y;
}

static FoveaRange
clip_cells (double first,
            double past,
            double cell,
            int    n_cells)
{
  if (!(cell > 0))
    return (FoveaRange){ 0, n_cells };

  double from = floor (first / cell) - 1;
  double to = ceil (past / cell) + 1;

  return (FoveaRange){ (int) CLAMP (from, 0, n_cells), (int) CLAMP (to, 0, n_cells) };
}

/**
 * fovea_painter_find_cells:
 * @self: a painter
 * @item: an item of cells
 * @n_rows: its rows
 * @n_columns: its columns
 *
 * Returns: those that are seen, and perhaps a few around them
 */
FoveaCells
fovea_painter_find_cells (const FoveaPainter *self,
                          const FoveaItem    *item,
                          int                 n_rows,
                          int                 n_columns)
{
  FoveaCells all = { { 0, n_rows }, { 0, n_columns } };
  cairo_matrix_t inverse = item->transform;
  FoveaItem part = { 0 };
  cairo_rectangle_t seen;

  if (self->part == NULL || cairo_matrix_invert (&inverse) != CAIRO_STATUS_SUCCESS)
    return all;

  part.transform = inverse;
  part.x = self->part->x;
  part.y = self->part->y;
  part.width = self->part->width;
  part.height = self->part->height;
  fovea_item_get_bounds (&part, &seen);

  return (FoveaCells){
    .rows = clip_cells (seen.y - item->y, seen.y + seen.height - item->y,
                        item->height / n_rows, n_rows),
    .columns = clip_cells (seen.x - item->x, seen.x + seen.width - item->x,
                           item->width / n_columns, n_columns),
  };
}

/**
 * fovea_item_get_edge:
 * @item: an item of cells
 * @dimension: rows or columns
 * @n_cells: how many it has along it
 * @index: a row or column, or the number of them
 *
 * Returns: where its cells begin in the item's own plane; on whole points if it is flat, so that
 *   lines between cells are sharp at every zoom
 */
double
fovea_item_get_edge (const FoveaItem *item,
                     FoveaDimension   dimension,
                     int              n_cells,
                     int              index)
{
  double first = dimension == FOVEA_ROWS ? item->y : item->x;
  double offset = index * (dimension == FOVEA_ROWS ? item->height : item->width) / n_cells;

  return first + (fovea_item_is_flat (item) ? round (offset) : offset);
}
