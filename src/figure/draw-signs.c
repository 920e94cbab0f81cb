// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which cells are below zero, where neither a number nor a colour says so: black ink has one shade
// for 2 and −2, and a photocopier makes one of many.

#include "figure/draw-shades.h"

#define LENGTH_SHARE 0.4
#define HEIGHT_SHARE 0.08
#define LEAST_HEIGHT_PT 0.8

static bool
is_below_zero (const FoveaItem *item,
               int              row,
               int              column)
{
  return !fovea_item_is_blank (item, row, column)
         && item->grid.values[(size_t) row * item->grid.n_columns + column] < 0;
}

static void
paint_sign (const FoveaPainter *self,
            FoveaShades        *shades,
            int                 row,
            int                 column)
{
  const FoveaItem *item = shades->item;
  double cell_width = item->width / item->grid.n_columns;
  double cell_height = item->height / item->grid.n_rows;
  double width = LENGTH_SHARE * cell_width;
  double height = MAX (LEAST_HEIGHT_PT, HEIGHT_SHARE * cell_height);
  FoveaInk ink = { .fill = fovea_shades_get_ink (shades, row, column) };

  // The line before a cell is part of it.
  fovea_painter_add_quad (self, item,
                          item->x + column * cell_width + (cell_width + 1 - width) / 2,
                          item->y + row * cell_height + (cell_height + 1 - height) / 2, width,
                          height);
  fovea_pen_paint (self->pen, &ink);
}

/**
 * fovea_paint_signs:
 * @self: a painter
 * @item: a grid whose cells can be told apart
 *
 * Sets a minus sign into each cell below zero, if the theme is for black ink and the cells hold no
 * numbers.
 */
void
fovea_paint_signs (const FoveaPainter *self,
                   const FoveaItem    *item)
{
  FoveaShades shades;

  g_return_if_fail (self != NULL && item != NULL);

  if (fovea_theme_get_kind (self->theme) != FOVEA_THEME_PRINT || item->grid.size_pt > 0)
    return;

  FoveaCells seen = fovea_painter_find_cells (self, item, item->grid.n_rows, item->grid.n_columns);
  fovea_shades_init (&shades, self, item, true);
  for (int row = seen.rows.first; row < seen.rows.past; row++)
    for (int column = seen.columns.first; column < seen.columns.past; column++)
      if (is_below_zero (item, row, column))
        paint_sign (self, &shades, row, column);
}
