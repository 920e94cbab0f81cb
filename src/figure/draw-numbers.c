// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The numbers of grids, and cells that are in no stage.

#include "figure/draw-shades.h"

// Themes that are read in bad light or copied have no faint letters.
static bool
is_calm (const FoveaPainter *self)
{
  FoveaThemeKind kind = fovea_theme_get_kind (self->theme);

  return kind == FOVEA_THEME_LIGHT || kind == FOVEA_THEME_DARK;
}

static FoveaColor
get_number_ink (const FoveaPainter *self,
                FoveaShades        *shades,
                int                 row,
                int                 column)
{
  const FoveaItem *item = shades->item;
  const FoveaGridContent *grid = &item->grid;

  if (item->kind == FOVEA_ITEM_GHOST)
    return fovea_painter_get_color (self, FOVEA_ROLE_INK_DIM, is_calm (self) ? 0.75 : 1);
  if (grid->is_quiet && grid->values[(size_t) row * grid->n_columns + column] == 0)
    return fovea_painter_get_color (self, FOVEA_ROLE_INK_DIM, 1);

  return fovea_shades_get_ink (shades, row, column);
}

static FoveaCells
find_seen (const FoveaPainter *self,
           const FoveaItem    *item)
{
  return fovea_painter_find_cells (self, item, item->grid.n_rows, item->grid.n_columns);
}

static void
paint_number (const FoveaPainter *self,
              FoveaShades        *shades,
              int                 row,
              int                 column)
{
  const FoveaItem *item = shades->item;
  const FoveaGridContent *grid = &item->grid;
  double cell_width = item->width / grid->n_columns;
  double cell_height = item->height / grid->n_rows;
  float value = grid->values[(size_t) row * grid->n_columns + column];
  g_autofree char *string = fovea_grid_content_write (grid, value);
  FoveaColor ink = get_number_ink (self, shades, row, column);
  FoveaTextContent text = {
    .string = string,
    .anchor = FOVEA_ANCHOR_MIDDLE,
    .size_pt = grid->size_pt,
  };
  cairo_rectangle_t room
    = fovea_item_get_room (item, item->x + column * cell_width + 1,
                           item->y + row * cell_height + 0.5, cell_width - 1, cell_height);

  ink.alpha *= 1 - grid->fade;
  fovea_pen_text (self->pen, &text, &room, ink);
}

/**
 * fovea_paint_numbers:
 * @self: a painter
 * @item: a grid, or the numbers of one
 *
 * Writes the numbers of one channel, each upright in its cell.
 */
void
fovea_paint_numbers (const FoveaPainter *self,
                     const FoveaItem    *item)
{
  FoveaShades shades;

  if (item->grid.size_pt <= 0)
    return;

  FoveaCells seen = find_seen (self, item);
  int n_seen = fovea_range_get_length (seen.rows) * fovea_range_get_length (seen.columns);
  bool is_quick = self->part != NULL && n_seen > FOVEA_MOST_EXACT_SEEN;

  fovea_shades_init (&shades, self, item, !is_quick);
  if (is_quick)
    fovea_pen_begin_texts (self->pen);
  for (int row = seen.rows.first; row < seen.rows.past; row++)
    for (int column = seen.columns.first;
         column < seen.columns.past && !fovea_item_is_blank (item, row, column); column++)
      paint_number (self, &shades, row, column);
  if (is_quick)
    fovea_pen_end_texts (self->pen);
}

/**
 * fovea_paint_ghost:
 * @self: a painter
 * @item: cells that are in no stage
 *
 * Paints cells with a dashed outline and no colour, and what they hold, dim.
 */
void
fovea_paint_ghost (const FoveaPainter *self,
                   const FoveaItem    *item)
{
  const FoveaGridContent *grid = &item->grid;
  double cell_width = item->width / grid->n_columns;
  double cell_height = item->height / grid->n_rows;
  FoveaInk ink = {
    .fill = fovea_painter_get_color (self, FOVEA_ROLE_BACKGROUND, 1),
    .line = fovea_painter_get_color (self, FOVEA_ROLE_INK_DIM, 0.6),
    .line_pt = 0.75,
    .dash_pt = { cell_width / 10, cell_width / 10 },
    .dash_start_pt = cell_width / 20,
  };

  g_return_if_fail (self != NULL && item != NULL && item->kind == FOVEA_ITEM_GHOST);

  FoveaCells seen = find_seen (self, item);

  for (int row = seen.rows.first; row < seen.rows.past; row++)
    for (int column = seen.columns.first; column < seen.columns.past; column++)
      fovea_painter_add_quad (self, item, item->x + column * cell_width + 0.5,
                              item->y + row * cell_height + 0.5, cell_width, cell_height);
  fovea_pen_paint (self->pen, &ink);
  fovea_paint_numbers (self, item);
}

