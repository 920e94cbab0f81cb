// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Cells without numbers. Each line between two of them is drawn once, with a whole number of dashes,
// so that dashes never run into one another and every corner looks the same.

#include "figure/draw.h"

#include <math.h>

#define DASHES 5

static bool
has_cell (const FoveaCellsContent *cells,
          int                      row,
          int                      column)
{
  return row >= 0 && row < cells->n_rows && column >= 0 && column < cells->n_columns
         && cells->is_there[row * cells->n_columns + column];
}

static void
paint_fill (const FoveaPainter *self,
            const FoveaItem    *item,
            double              width,
            double              height)
{
  const FoveaCellsContent *cells = &item->cells;
  FoveaInk ink = {
    .fill = fovea_painter_get_color (self, item->role, 1),
    .is_crisp = true,
  };

  for (int i = 0; i < cells->n_rows * cells->n_columns; i++)
    if (cells->is_there[i])
      fovea_painter_add_quad (self, item, item->x + i % cells->n_columns * width,
                              item->y + i / cells->n_columns * height, width, height);
  fovea_pen_paint (self->pen, &ink);
}

static void
add_line (const FoveaPainter *self,
          const FoveaItem    *item,
          double              x,
          double              y,
          double              width,
          double              height)
{
  double past_x = x + width;
  double past_y = y + height;

  cairo_matrix_transform_point (&item->transform, &x, &y);
  cairo_matrix_transform_point (&item->transform, &past_x, &past_y);
  fovea_pen_move_to (self->pen, x + 0.5, y + 0.5);
  fovea_pen_line_to (self->pen, past_x + 0.5, past_y + 0.5);
}

static FoveaInk
get_line_ink (const FoveaPainter *self,
              const FoveaItem    *item,
              double              dx,
              double              dy)
{
  FoveaInk ink = {
    .line = fovea_painter_get_color (self, item->edge, 1),
    .line_pt = item->line_pt,
    .is_round = !item->cells.is_dashed,
  };

  if (item->cells.is_dashed)
    {
      double length = hypot (item->transform.xx * dx + item->transform.xy * dy,
                             item->transform.yx * dx + item->transform.yy * dy);
      ink.dash_pt[0] = ink.dash_pt[1] = length / (2 * DASHES);
      ink.dash_start_pt = length / (4 * DASHES);
    }

  return ink;
}

/**
 * fovea_paint_cells:
 * @self: a painter
 * @item: cells without numbers
 *
 * Fills cells and draws the lines around them.
 */
void
fovea_paint_cells (const FoveaPainter *self,
                   const FoveaItem    *item)
{
  g_return_if_fail (self != NULL && item != NULL && item->kind == FOVEA_ITEM_CELLS);

  const FoveaCellsContent *cells = &item->cells;
  double width = item->width / cells->n_columns;
  double height = item->height / cells->n_rows;
  FoveaInk across = get_line_ink (self, item, width, 0);
  FoveaInk down = get_line_ink (self, item, 0, height);

  paint_fill (self, item, width, height);
  for (int row = 0; row <= cells->n_rows; row++)
    for (int column = 0; column < cells->n_columns; column++)
      if (has_cell (cells, row - 1, column) || has_cell (cells, row, column))
        add_line (self, item, item->x + column * width, item->y + row * height, width, 0);
  fovea_pen_paint (self->pen, &across);
  for (int row = 0; row < cells->n_rows; row++)
    for (int column = 0; column <= cells->n_columns; column++)
      if (has_cell (cells, row, column - 1) || has_cell (cells, row, column))
        add_line (self, item, item->x + column * width, item->y + row * height, 0, height);
  fovea_pen_paint (self->pen, &down);
}
