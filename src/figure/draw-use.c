// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a trace makes of the cells of a grid: those that it does not use are faded, the others say in
// how many ways.

#include "figure/draw.h"
#include "figure/number.h"

// How much less pictures are faded, which are lost sooner than numbers.
#define PICTURE_VEIL 0.3

static bool
is_used (const FoveaUseContent *use,
         int                    row,
         int                    column)
{
  return fovea_range_has (use->rows, row) && fovea_range_has (use->columns, column)
         && use->row_paths[row - use->rows.first] > 0
         && use->column_paths[column - use->columns.first] > 0;
}

// The last hairline of a grid lies just outside its cells.
static void
add_veil (const FoveaPainter *self,
          const FoveaItem    *item,
          FoveaRange          rows,
          FoveaRange          columns)
{
  const FoveaUseContent *use = &item->use;
  double x = fovea_item_get_edge (item, FOVEA_COLUMNS, use->n_columns, columns.first);
  double y = fovea_item_get_edge (item, FOVEA_ROWS, use->n_rows, rows.first);
  double right = fovea_item_get_edge (item, FOVEA_COLUMNS, use->n_columns, columns.past);
  double bottom = fovea_item_get_edge (item, FOVEA_ROWS, use->n_rows, rows.past);

  if (!fovea_range_is_empty (rows) && !fovea_range_is_empty (columns))
    fovea_painter_add_quad (self, item, x, y, right - x + (columns.past == use->n_columns),
                            bottom - y + (rows.past == use->n_rows));
}

/**
 * fovea_paint_veil:
 * @self: a painter
 * @item: a veil
 *
 * Fades runs of unused cells, so that neighbouring cells show no seams.
 */
void
fovea_paint_veil (const FoveaPainter *self,
                  const FoveaItem    *item)
{
  const FoveaUseContent *use = &item->use;
  FoveaCells seen = fovea_painter_find_cells (self, item, use->n_rows, use->n_columns);
  FoveaRange used = fovea_range_intersect (use->rows, seen.rows);
  double veil = 1 - PICTURE_VEIL * fovea_item_get_depth (item, use->n_columns);
  FoveaInk ink = {
    .fill = fovea_painter_get_color (self, FOVEA_ROLE_VEIL, veil),
    .is_crisp = true,
  };

  if (item->inset_pt > 0)
    fovea_painter_clip_sheet (self, item);
  if (fovea_range_is_empty (used))
    used = (FoveaRange){ seen.rows.past, seen.rows.past };
  add_veil (self, item, (FoveaRange){ seen.rows.first, used.first }, seen.columns);
  for (int row = used.first; row < used.past; row++)
    {
      for (int column = seen.columns.first; column < seen.columns.past;)
        {
          int past = column;
          while (past < seen.columns.past && !is_used (use, row, past))
            past++;
          add_veil (self, item, (FoveaRange){ row, row + 1 }, (FoveaRange){ column, past });
          column = past + (past < seen.columns.past);
          while (column < seen.columns.past && is_used (use, row, column))
            column++;
        }
    }
  add_veil (self, item, (FoveaRange){ used.past, seen.rows.past }, seen.columns);
  fovea_pen_paint (self->pen, &ink);
}

// The lower right corner; in a plane, where corners are sharp, the right side, a little low.
static cairo_rectangle_t
get_paths_room (const FoveaItem         *item,
                const cairo_rectangle_t *cell)
{
  double margin = item->inset_pt;
  double height = 0.78 * item->use.size_pt;

  if (fovea_item_is_flat (item))
    return (cairo_rectangle_t){ cell->x + 2, cell->y + cell->height - margin - height,
                                cell->width - 2 - margin, height };

  double low = cell->y + cell->height * FOVEA_PLANE_PATHS_AT;
  cairo_rectangle_t line
      = fovea_item_get_room (item, cell->x, low, cell->width, 0);

  return (cairo_rectangle_t){ line.x, line.y - height / 2, line.width - margin - 2, height };
}

/**
 * fovea_paint_paths:
 * @self: a painter
 * @item: path counts
 *
 * Writes how often each cell of a grid is used, in its corner.
 */
void
fovea_paint_paths (const FoveaPainter *self,
                   const FoveaItem    *item)
{
  const FoveaUseContent *use = &item->use;
  double cell_width = item->width / use->n_columns;
  double cell_height = item->height / use->n_rows;
  FoveaCells seen = fovea_painter_find_cells (self, item, use->n_rows, use->n_columns);
  FoveaRange rows = fovea_range_intersect (use->rows, seen.rows);
  FoveaRange columns = fovea_range_intersect (use->columns, seen.columns);

  for (int row = rows.first; row < rows.past; row++)
    {
      for (int column = columns.first; column < columns.past; column++)
        {
          if (!is_used (use, row, column))
            continue;

          double paths = use->row_paths[row - use->rows.first]
                         * use->column_paths[column - use->columns.first];
          g_autofree char *count = fovea_number_format (paths, 5);
          g_autofree char *string = g_strconcat ("×", count, NULL);
          FoveaTextContent text = {
            .string = string,
            .anchor = FOVEA_ANCHOR_END,
            .weight = FOVEA_WEIGHT_MEDIUM,
            .size_pt = use->size_pt,
          };
          FoveaColor below = fovea_theme_get_cell_color (
              self->theme, use->values[(size_t) row * use->n_columns + column], use->least,
              use->greatest);
          FoveaColor ink = fovea_theme_get_mark_ink (self->theme, item->role, below);
          cairo_rectangle_t cell = { item->x + column * cell_width, item->y + row * cell_height,
                                     cell_width, cell_height };
          cairo_rectangle_t room = get_paths_room (item, &cell);

          fovea_pen_text (self->pen, &text, &room, ink);
        }
    }
}
