// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Grids: colours, hairlines and numbers. Where cells are too small for hairlines the colours are one
// small picture, a pixel a cell, enlarged without smoothing, so that large maps stay quick.

#include "figure/draw-shades.h"

#include <math.h>

#define LEAST_LINED_CELL_PT 6.0
#define LEAST_LINED_ROW_PT 3.5
// How much of the page's colour the lines between the dots of a picture have.
#define PICTURE_LINES 0.7

static int
count_cells (FoveaCells cells)
{
  return fovea_range_get_length (cells.columns) * fovea_range_get_length (cells.rows);
}

static FoveaCells
find_seen (const FoveaPainter *self,
           const FoveaItem    *item)
{
  return fovea_painter_find_cells (self, item, item->grid.n_rows, item->grid.n_columns);
}

static guint32 *
get_line (cairo_surface_t *raster,
          int              row)
{
  unsigned char *pixels = cairo_image_surface_get_data (raster);

  return (guint32 *) (void *) (pixels + (size_t) row
                                          * (size_t) cairo_image_surface_get_stride (raster));
}

static cairo_surface_t *
make_raster (const FoveaPainter *self,
             const FoveaItem    *item,
             FoveaCells          cells)
{
  int n_columns = fovea_range_get_length (cells.columns);
  int n_rows = fovea_range_get_length (cells.rows);
  cairo_surface_t *raster = cairo_image_surface_create (CAIRO_FORMAT_RGB24, n_columns, n_rows);
  FoveaShades shades;

  if (cairo_image_surface_get_data (raster) == NULL)
    return raster;

  fovea_shades_init (&shades, self, item, count_cells (cells) <= FOVEA_MOST_EXACT_CELLS);
  for (int row = 0; row < n_rows; row++)
    fovea_shades_fill_line (&shades, cells.rows.first + row, cells.columns,
                            get_line (raster, row));
  cairo_surface_mark_dirty (raster);

  return raster;
}

static void
paint_raster (const FoveaPainter *self,
              const FoveaItem    *item,
              double              shift_pt)
{
  const FoveaGridContent *grid = &item->grid;
  FoveaCells seen = find_seen (self, item);
  double cell_width = item->width / grid->n_columns;
  double cell_height = item->height / grid->n_rows;
  cairo_rectangle_t place = { item->x + shift_pt + seen.columns.first * cell_width,
                              item->y + shift_pt + seen.rows.first * cell_height,
                              fovea_range_get_length (seen.columns) * cell_width,
                              fovea_range_get_length (seen.rows) * cell_height };

  if (fovea_range_is_empty (seen.rows) || fovea_range_is_empty (seen.columns))
    return;

  cairo_surface_t *raster = make_raster (self, item, seen);

  fovea_pen_save (self->pen, &item->transform);
  fovea_pen_raster (self->pen, raster, &place);
  fovea_pen_restore (self->pen);
  cairo_surface_destroy (raster);
}

// Of a sheet, what those in front of it cover need not be drawn.
static bool
is_covered (const FoveaItem *item,
            int              row,
            int              column)
{
  const FoveaGridContent *grid = &item->grid;
  double right = item->width / grid->n_columns * (grid->n_columns - 1 - column);
  double above = item->height / grid->n_rows * row;

  return item->kind == FOVEA_ITEM_SHEET && above >= item->inset_pt && right >= item->inset_pt;
}

// The left or upper edge of a column or row of cells.
static double
get_x (const FoveaItem *item,
       int              column)
{
  return fovea_item_get_edge (item, FOVEA_COLUMNS, item->grid.n_columns, column);
}

static double
get_y (const FoveaItem *item,
       int              row)
{
  return fovea_item_get_edge (item, FOVEA_ROWS, item->grid.n_rows, row);
}

static void
paint_quads (const FoveaPainter *self,
             const FoveaItem    *item,
             FoveaCells          seen)
{
  FoveaShades shades;

  fovea_shades_init (&shades, self, item, true);
  for (int row = seen.rows.first; row < seen.rows.past; row++)
    {
      double y = get_y (item, row);
      double height = get_y (item, row + 1) - y;
      for (int column = seen.columns.first; column < seen.columns.past; column++)
        {
          if (is_covered (item, row, column))
            continue;

          FoveaInk ink = { .fill = fovea_shades_get_color (&shades, row, column) };
          double x = get_x (item, column);
          fovea_painter_add_quad (self, item, x, y, get_x (item, column + 1) - x, height);
          fovea_pen_paint (self->pen, &ink);
        }
    }
}

// A window has no time for thousands of rectangles, each of its colour. Those of one picture meet up
// to half a point beside the whole points on which the lines between them begin: half a point
// farther all meet below the lines.
static bool
is_quick (const FoveaPainter *self,
          const FoveaItem    *item,
          FoveaCells          seen)
{
  return self->part != NULL && count_cells (seen) > FOVEA_MOST_EXACT_SEEN
         && item->kind == FOVEA_ITEM_GRID && fovea_item_is_flat (item)
         && item->x == floor (item->x) && item->y == floor (item->y);
}

static void
paint_cells (const FoveaPainter *self,
             const FoveaItem    *item)
{
  FoveaCells seen = find_seen (self, item);

  if (is_quick (self, item, seen))
    paint_raster (self, item, 0.5);
  else
    paint_quads (self, item, seen);
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
  fovea_pen_move_to (self->pen, x, y);
  fovea_pen_line_to (self->pen, past_x, past_y);
}

// The lines that are seen: those between cells, too, or only the outer ones.
static FoveaRange
find_lines (FoveaRange seen,
            int        n_cells,
            bool       has_inner,
            int       *step)
{
  *step = has_inner ? 1 : n_cells;

  return has_inner ? (FoveaRange){ seen.first, seen.past + 1 }
                   : (FoveaRange){ 0, n_cells + 1 };
}

// Dark lines between small cells would be most of what is seen.
static FoveaColor
get_line_color (const FoveaPainter *self,
                const FoveaItem    *item,
                bool                has_inner)
{
  FoveaColor color = fovea_painter_get_color (self, FOVEA_ROLE_HAIRLINE, 1);
  FoveaColor page = fovea_painter_get_color (self, FOVEA_ROLE_BACKGROUND, 1);
  double depth = fovea_item_get_depth (item, item->grid.n_columns);

  return has_inner ? fovea_color_mix (color, page, PICTURE_LINES * depth) : color;
}

static void
paint_hairlines (const FoveaPainter *self,
                 const FoveaItem    *item,
                 bool                has_inner)
{
  const FoveaGridContent *grid = &item->grid;
  FoveaCells seen = find_seen (self, item);
  bool is_flat = fovea_item_is_flat (item);
  FoveaColor color = get_line_color (self, item, has_inner);
  FoveaInk ink = { .line_pt = 1 };
  int step;
  FoveaRange rows = find_lines (seen.rows, grid->n_rows, has_inner, &step);

  *(is_flat ? &ink.fill : &ink.line) = color;
  for (int row = rows.first; row < rows.past; row += step)
    if (is_flat)
      fovea_pen_rect (self->pen, item->x, get_y (item, row), item->width + 1, 1);
    else
      add_line (self, item, item->x, get_y (item, row), item->width, 0);
  // Hundreds that cross take long to be joined to one shape; they are opaque.
  if (self->part != NULL)
    fovea_pen_paint (self->pen, &ink);

  FoveaRange columns = find_lines (seen.columns, grid->n_columns, has_inner, &step);

  for (int column = columns.first; column < columns.past; column += step)
    if (is_flat)
      fovea_pen_rect (self->pen, get_x (item, column), item->y, 1, item->height + 1);
    else
      add_line (self, item, get_x (item, column), item->y, 0, item->height);
  fovea_pen_paint (self->pen, &ink);
}

// Cells that can be told apart have lines between them.
static bool
is_lined (const FoveaItem *item)
{
  return item->width * item->transform.xx >= item->grid.n_columns * LEAST_LINED_CELL_PT
         && (fovea_item_is_flat (item)
             || item->height * item->transform.yy >= item->grid.n_rows * LEAST_LINED_ROW_PT);
}

/**
 * fovea_paint_grid:
 * @self: a painter
 * @item: a grid
 *
 * Paints cells, hairlines and numbers of one channel.
 */
void
fovea_paint_grid (const FoveaPainter *self,
                  const FoveaItem    *item)
{
  g_return_if_fail (self != NULL && item != NULL);

  if (is_lined (item))
    paint_cells (self, item);
  else
    paint_raster (self, item, 0);
  if (is_lined (item))
    paint_hairlines (self, item, true);
  if (!is_lined (item) || fovea_item_get_depth (item, item->grid.n_columns) > 0)
    paint_hairlines (self, item, false);
  if (is_lined (item) && item->kind == FOVEA_ITEM_GRID)
    fovea_paint_signs (self, item);
  fovea_paint_numbers (self, item);
}

/**
 * fovea_painter_clip_sheet:
 * @self: a painter
 * @item: a sheet, or the veil over one
 *
 * Clips to what of a sheet peeks out above and to the right of the next one.
 */
void
fovea_painter_clip_sheet (const FoveaPainter *self,
                          const FoveaItem    *item)
{
  // The last hairlines lie just outside.
  double past_x = item->x + item->width + 1;
  double past_y = item->y + item->height + 1;
  double inner_x = past_x - 1 - item->inset_pt;
  double inner_y = item->y + item->inset_pt;
  const double corners[6][2] = { { item->x, item->y }, { past_x, item->y },   { past_x, past_y },
                                 { inner_x, past_y },  { inner_x, inner_y }, { item->x, inner_y } };

  g_return_if_fail (self != NULL && item != NULL);

  for (int corner = 0; corner < 6; corner++)
    {
      double x = corners[corner][0];
      double y = corners[corner][1];
      cairo_matrix_transform_point (&item->transform, &x, &y);
      fovea_pen_line_to (self->pen, x, y);
    }
  fovea_pen_close (self->pen);
  fovea_pen_clip (self->pen);
}

/**
 * fovea_paint_sheet:
 * @self: a painter
 * @item: a sheet
 *
 * Paints the two edges of a grid that peek out.
 */
void
fovea_paint_sheet (const FoveaPainter *self,
                   const FoveaItem    *item)
{
  g_return_if_fail (self != NULL && item != NULL && item->kind == FOVEA_ITEM_SHEET);

  fovea_painter_clip_sheet (self, item);
  fovea_paint_grid (self, item);
}
