// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where a figure shows a cell, and what stands at a place of it: both read the items that are drawn.

#include "figure/scene.h"

// Where a grid shows a cell, by its own rows and columns or by a tag a cell.
static bool
find_cell (const FoveaItem *item,
           FoveaCell        cell,
           int             *row,
           int             *column)
{
  const FoveaGridContent *grid = &item->grid;

  for (int i = 0; i < grid->n_rows * grid->n_columns && grid->tags != NULL; i++)
    {
      if (grid->tags[i].kind == FOVEA_TAG_CELL && fovea_cell_equal (grid->tags[i].cell, cell))
        {
          *row = i / grid->n_columns;
          *column = i % grid->n_columns;
          return true;
        }
    }

  *row = cell.row;
  *column = cell.column;

  return grid->tags == NULL && item->tag.kind == FOVEA_TAG_CELL
         && item->tag.cell.stage == cell.stage && item->tag.cell.channel == cell.channel
         && cell.row >= 0 && cell.row < grid->n_rows && cell.column >= 0
         && cell.column < grid->n_columns;
}

/**
 * fovea_figure_get_cell_bounds:
 * @self: a figure
 * @cell: a cell of the network
 * @x: (out): left, points
 * @y: (out): top
 * @width: (out): points
 * @height: (out): points
 *
 * In a parallel projection the bounds are those of an upright rectangle around the cell.
 *
 * Returns: whether the cell is in the picture
 */
bool
fovea_figure_get_cell_bounds (const FoveaFigure *self,
                              FoveaCell          cell,
                              double            *x,
                              double            *y,
                              double            *width,
                              double            *height)
{
  g_return_val_if_fail (self != NULL, false);
  g_return_val_if_fail (x != NULL && y != NULL && width != NULL && height != NULL, false);

  const FoveaScene *scene = fovea_figure_get_scene (self);

  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    {
      const FoveaItem *item = fovea_scene_get_item (scene, i);
      int row, column;
      if (item->kind != FOVEA_ITEM_GRID || !find_cell (item, cell, &row, &column))
        continue;

      FoveaItem at = *item;
      cairo_rectangle_t bounds;
      at.width = item->width / item->grid.n_columns;
      at.height = item->height / item->grid.n_rows;
      at.x = item->x + column * at.width;
      at.y = item->y + row * at.height;
      fovea_item_get_bounds (&at, &bounds);
      *x = bounds.x;
      *y = bounds.y;
      *width = bounds.width;
      *height = bounds.height;

      return true;
    }

  return false;
}

static bool
pick_item (const FoveaItem *item,
           double           x,
           double           y,
           FoveaTag        *tag)
{
  cairo_matrix_t inverse = item->transform;

  if (item->tag.kind == FOVEA_TAG_NONE
      || cairo_matrix_invert (&inverse) != CAIRO_STATUS_SUCCESS)
    return false;

  cairo_matrix_transform_point (&inverse, &x, &y);
  if (x < item->x || y < item->y || x >= item->x + item->width || y >= item->y + item->height)
    return false;

  *tag = item->tag;
  if (item->kind == FOVEA_ITEM_GRID)
    {
      int row = (int) ((y - item->y) / item->height * item->grid.n_rows);
      int column = (int) ((x - item->x) / item->width * item->grid.n_columns);
      tag->cell.row = MIN (row, item->grid.n_rows - 1);
      tag->cell.column = MIN (column, item->grid.n_columns - 1);
      if (item->grid.is_turned)
        {
          tag->cell.row = item->grid.n_rows - 1 - tag->cell.row;
          tag->cell.column = item->grid.n_columns - 1 - tag->cell.column;
        }
      if (item->grid.tags != NULL)
        *tag = item->grid.tags[tag->cell.row * item->grid.n_columns + tag->cell.column];
    }

  return tag->kind != FOVEA_TAG_NONE;
}

/**
 * fovea_figure_pick:
 * @self: a figure
 * @x: points from the left
 * @y: points from the top
 *
 * Returns: what the uppermost item at a place stands for; %FOVEA_TAG_NONE for nothing
 */
FoveaTag
fovea_figure_pick (const FoveaFigure *self,
                   double             x,
                   double             y)
{
  FoveaTag tag = { .kind = FOVEA_TAG_NONE };

  g_return_val_if_fail (self != NULL, tag);

  const FoveaScene *scene = fovea_figure_get_scene (self);

  for (int panel = fovea_scene_get_n_panels (scene) - 1; panel >= 0; panel--)
    {
      for (int i = fovea_scene_get_n_items (scene) - 1; i >= 0; i--)
        {
          const FoveaItem *item = fovea_scene_get_item (scene, i);
          if (item->panel == panel && pick_item (item, x, y, &tag))
            return tag;
        }
    }

  return tag;
}
