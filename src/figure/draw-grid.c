// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Grids: colours, hairlines and numbers. Where cells are too small for hairlines the colours are one
// small picture, a pixel a cell, enlarged without smoothing, so that large maps stay quick.

#include "figure/draw.h"
#include "figure/number.h"

#include <math.h>

// Of a ramp on either side of zero: finer than the steps of a channel.
#define RAMP_STEPS 512

#define LEAST_LINED_CELL_PT 6.0
#define LEAST_LINED_ROW_PT 3.5
// Between them the colours deepen.
#define LETTERS_CELL_PT 14.0
#define PICTURE_CELL_PT 8.0
// How much of the page's colour the lines between the dots of a picture have.
#define PICTURE_LINES 0.7

static unsigned
pack_channel (double channel)
{
  return (unsigned) lround (CLAMP (channel, 0.0, 1.0) * 255);
}

// Cells that a playback has not come to are blank.
static bool
is_blank (const FoveaGridContent *grid,
          int                     row,
          int                     column)
{
  gint64 at = (gint64) row * grid->n_columns + column;

  return at >= (gint64) grid->n_rows * grid->n_columns - grid->n_blank;
}

/**
 * fovea_item_get_depth:
 * @item: a grid, or what lies over one
 * @n_columns: columns of the grid
 *
 * Cells too small for letters need not be pale for them: a photo looks like one.
 *
 * Returns: 0 for cells with room for letters … 1 for the dots of a picture
 */
double
fovea_item_get_depth (const FoveaItem *item,
                      int              n_columns)
{
  g_return_val_if_fail (item != NULL && n_columns > 0, 0);

  double width = item->width * item->transform.xx / n_columns;

  return CLAMP ((LETTERS_CELL_PT - width) / (LETTERS_CELL_PT - PICTURE_CELL_PT), 0, 1);
}

static FoveaColor
get_cell_color (const FoveaPainter *self,
                const FoveaItem    *item,
                int                 row,
                int                 column)
{
  const FoveaGridContent *grid = &item->grid;

  if (is_blank (grid, row, column))
    return fovea_painter_get_color (self, FOVEA_ROLE_BACKGROUND, 1);

  double depth = fovea_item_get_depth (item, grid->n_columns);

  return fovea_theme_get_picture_color (self->theme,
                                        grid->values[(size_t) row * grid->n_columns + column],
                                        grid->least, grid->greatest, depth);
}

static guint32
pack_color (FoveaColor color)
{
  return pack_channel (color.red) << 16 | pack_channel (color.green) << 8
         | pack_channel (color.blue);
}

// The colours of a ramp, found once: to mix one takes a microsecond, and there may be a million cells.
typedef struct
{
  double reach;
  guint32 colors[2 * RAMP_STEPS + 1]; // from −reach to reach
} Palette;

static void
palette_init (Palette            *self,
              const FoveaPainter *painter,
              const FoveaItem    *item)
{
  const FoveaGridContent *grid = &item->grid;
  double depth = fovea_item_get_depth (item, grid->n_columns);

  self->reach = MAX (fabs (grid->least), fabs (grid->greatest));
  for (int i = grid->least < 0 ? 0 : RAMP_STEPS; i <= 2 * RAMP_STEPS; i++)
    self->colors[i] = pack_color (fovea_theme_get_picture_color (
        painter->theme, (double) (i - RAMP_STEPS) / RAMP_STEPS * self->reach, grid->least,
        grid->greatest, depth));
}

static void
fill_line (const FoveaPainter *self,
           const FoveaItem    *item,
           const Palette      *palette, // (nullable) where it is not worth its while
           int                 row,
           FoveaRange          columns,
           guint32            *line)
{
  const float *values = item->grid.values + (size_t) row * item->grid.n_columns;
  double scale = palette != NULL ? RAMP_STEPS / palette->reach : 0;

  for (int column = columns.first; column < columns.past; column++)
    {
      float value = values[column];
      bool is_known = palette != NULL && value >= item->grid.least && value <= item->grid.greatest;

      *line++ = is_known ? palette->colors[RAMP_STEPS + (int) lround (value * scale)]
                         : pack_color (get_cell_color (self, item, row, column));
    }
}

static cairo_surface_t *
make_raster (const FoveaPainter *self,
             const FoveaItem    *item,
             FoveaCells          cells)
{
  int n_columns = fovea_range_get_length (cells.columns);
  int n_rows = fovea_range_get_length (cells.rows);
  cairo_surface_t *raster = cairo_image_surface_create (CAIRO_FORMAT_RGB24, n_columns, n_rows);
  unsigned char *pixels = cairo_image_surface_get_data (raster);
  size_t stride = (size_t) cairo_image_surface_get_stride (raster);
  double reach = MAX (fabs (item->grid.least), fabs (item->grid.greatest));
  bool has_palette = (gint64) n_columns * n_rows > 4 * RAMP_STEPS && item->grid.n_blank == 0
                     && reach > 0 && isfinite (reach);
  Palette palette;

  if (pixels == NULL)
    return raster;
  if (has_palette)
    palette_init (&palette, self, item);

  for (int row = 0; row < n_rows; row++)
    fill_line (self, item, has_palette ? &palette : NULL, cells.rows.first + row, cells.columns,
               (guint32 *) (void *) (pixels + (size_t) row * stride));
  cairo_surface_mark_dirty (raster);

  return raster;
}

static FoveaCells
find_seen (const FoveaPainter *self,
           const FoveaItem    *item)
{
  return fovea_painter_find_cells (self, item, item->grid.n_rows, item->grid.n_columns);
}

static void
paint_raster (const FoveaPainter *self,
              const FoveaItem    *item)
{
  const FoveaGridContent *grid = &item->grid;
  FoveaCells seen = find_seen (self, item);
  double cell_width = item->width / grid->n_columns;
  double cell_height = item->height / grid->n_rows;
  cairo_rectangle_t place = { item->x + seen.columns.first * cell_width,
                              item->y + seen.rows.first * cell_height,
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
paint_cells (const FoveaPainter *self,
             const FoveaItem    *item)
{
  FoveaCells seen = find_seen (self, item);

  for (int row = seen.rows.first; row < seen.rows.past; row++)
    {
      double y = get_y (item, row);
      double height = get_y (item, row + 1) - y;
      for (int column = seen.columns.first; column < seen.columns.past; column++)
        {
          if (is_covered (item, row, column))
            continue;

          FoveaInk ink = { .fill = get_cell_color (self, item, row, column) };
          double x = get_x (item, column);
          fovea_painter_add_quad (self, item, x, y, get_x (item, column + 1) - x, height);
          fovea_pen_paint (self->pen, &ink);
        }
    }
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

  FoveaRange columns = find_lines (seen.columns, grid->n_columns, has_inner, &step);

  for (int column = columns.first; column < columns.past; column += step)
    if (is_flat)
      fovea_pen_rect (self->pen, get_x (item, column), item->y, 1, item->height + 1);
    else
      add_line (self, item, get_x (item, column), item->y, 0, item->height);
  fovea_pen_paint (self->pen, &ink);
}

// Themes that are read in bad light or copied have no faint letters.
static bool
is_calm (const FoveaPainter *self)
{
  FoveaThemeKind kind = fovea_theme_get_kind (self->theme);

  return kind == FOVEA_THEME_LIGHT || kind == FOVEA_THEME_DARK;
}

static FoveaColor
get_number_ink (const FoveaPainter *self,
                const FoveaItem    *item,
                int                 row,
                int                 column)
{
  const FoveaGridContent *grid = &item->grid;

  if (item->kind == FOVEA_ITEM_GHOST)
    return fovea_painter_get_color (self, FOVEA_ROLE_INK_DIM, is_calm (self) ? 0.75 : 1);
  if (grid->is_quiet && grid->values[(size_t) row * grid->n_columns + column] == 0)
    return fovea_painter_get_color (self, FOVEA_ROLE_INK_DIM, 1);

  return fovea_theme_get_cell_ink (self->theme, get_cell_color (self, item, row, column));
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
  const FoveaGridContent *grid = &item->grid;
  double cell_width = item->width / grid->n_columns;
  double cell_height = item->height / grid->n_rows;

  if (grid->size_pt <= 0)
    return;

  FoveaCells seen = find_seen (self, item);

  for (int row = seen.rows.first; row < seen.rows.past; row++)
    {
      for (int column = seen.columns.first;
           column < seen.columns.past && !is_blank (grid, row, column); column++)
        {
          float value = grid->values[(size_t) row * grid->n_columns + column];
          g_autofree char *string = fovea_grid_content_write (grid, value);
          FoveaColor ink = get_number_ink (self, item, row, column);
          ink.alpha *= 1 - grid->fade;
          FoveaTextContent text = {
            .string = string,
            .anchor = FOVEA_ANCHOR_MIDDLE,
            .size_pt = grid->size_pt,
          };
          cairo_rectangle_t room = fovea_item_get_room (
              item, item->x + column * cell_width + 1, item->y + row * cell_height + 0.5,
              cell_width - 1, cell_height);

          fovea_pen_text (self->pen, &text, &room, ink);
        }
    }
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
    paint_raster (self, item);
  if (is_lined (item))
    paint_hairlines (self, item, true);
  if (!is_lined (item) || fovea_item_get_depth (item, item->grid.n_columns) > 0)
    paint_hairlines (self, item, false);
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
