// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// To mix a colour, or to find the ink that is legible on it, takes a microsecond, and there may be a
// million cells: those of many cells are found once a step of the ramp.

#include "figure/draw-shades.h"

#include <math.h>

#define FOUND 0xff000000u

// Between them the colours deepen.
#define LETTERS_CELL_PT 14.0
#define PICTURE_CELL_PT 8.0

static guint32
pack_channel (double channel)
{
  return (guint32) lround (CLAMP (channel, 0.0, 1.0) * 255);
}

static guint32
pack_color (FoveaColor color)
{
  return FOUND | pack_channel (color.red) << 16 | pack_channel (color.green) << 8
         | pack_channel (color.blue);
}

static FoveaColor
unpack_color (guint32 packed)
{
  return fovea_color_unpack (packed << 8 | 0xff);
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

/**
 * fovea_item_is_blank:
 * @item: a grid
 * @row: of a cell
 * @column: of the cell
 *
 * Returns: whether a playback has not come to the cell
 */
bool
fovea_item_is_blank (const FoveaItem *item,
                     int              row,
                     int              column)
{
  const FoveaGridContent *grid = &item->grid;
  gint64 at = (gint64) row * grid->n_columns + column;

  return at >= (gint64) grid->n_rows * grid->n_columns - grid->n_blank;
}

/**
 * fovea_shades_init:
 * @self: (out caller-allocates): shades
 * @painter: a painter, to outlive it
 * @item: a grid, to outlive it
 * @is_exact: whether every cell has its own colour, not that of the nearest step of the ramp
 */
void
fovea_shades_init (FoveaShades        *self,
                   const FoveaPainter *painter,
                   const FoveaItem    *item,
                   bool                is_exact)
{
  double reach = MAX (fabs (item->grid.least), fabs (item->grid.greatest));

  *self = (FoveaShades){
    .painter = painter,
    .item = item,
    .depth = fovea_item_get_depth (item, item->grid.n_columns),
    .scale = !is_exact && reach > 0 && isfinite (reach) ? FOVEA_RAMP_STEPS / reach : 0,
  };
}

static float
get_value (const FoveaShades *self,
           int                row,
           int                column)
{
  const FoveaGridContent *grid = &self->item->grid;

  return grid->values[(size_t) row * (size_t) grid->n_columns + (size_t) column];
}

// A difference stands out by its size, from either side of nothing. In greys nothing is as dark as
// what is half of the greatest: they take the theme's own hues.
static FoveaColor
find_difference_color (const FoveaShades *self,
                       double             value)
{
  const FoveaTheme *theme = self->painter->theme;
  const FoveaGridContent *grid = &self->item->grid;
  double reach = MAX (fabs (grid->least), fabs (grid->greatest));

  if (fovea_theme_get_ramp (theme) >= FOVEA_RAMP_GREY)
    theme = fovea_theme_get (fovea_theme_get_kind (theme));

  return fovea_theme_get_picture_color (theme, value, -reach, reach, self->depth);
}

static FoveaColor
find_color (const FoveaShades *self,
            double             value)
{
  const FoveaGridContent *grid = &self->item->grid;

  // No difference and no use are empty cells in every palette, not the yellow end of one.
  if (value == 0 && (grid->is_quiet || grid->is_count))
    return fovea_theme_get_color (self->painter->theme, FOVEA_ROLE_CARD);
  if (grid->is_quiet)
    return find_difference_color (self, value);

  return fovea_theme_get_picture_color (self->painter->theme, value, grid->least, grid->greatest,
                                        self->depth);
}

static double
get_step_value (const FoveaShades *self,
                int                step)
{
  return (step - FOVEA_RAMP_STEPS) / self->scale;
}

// The step of the ramp nearest to a cell's number; −1 if it is none of those the ramp was made for.
static inline int
find_step (const FoveaShades *self,
           int                row,
           int                column)
{
  float value = get_value (self, row, column);
  bool has_step = self->scale > 0 && value >= self->item->grid.least
                  && value <= self->item->grid.greatest
                  && !fovea_item_is_blank (self->item, row, column);

  return has_step ? FOVEA_RAMP_STEPS + (int) lround (value * self->scale) : -1;
}

/**
 * fovea_shades_get_color:
 * @self: shades
 * @row: of a cell
 * @column: of the cell
 *
 * Returns: the cell's own colour, opaque
 */
FoveaColor
fovea_shades_get_color (const FoveaShades *self,
                        int                row,
                        int                column)
{
  if (fovea_item_is_blank (self->item, row, column))
    return fovea_painter_get_color (self->painter, FOVEA_ROLE_BACKGROUND, 1);

  return find_color (self, get_value (self, row, column));
}

/**
 * fovea_shades_get_ink:
 * @self: shades
 * @row: of a cell
 * @column: of the cell
 *
 * Returns: what is legible on the cell
 */
FoveaColor
fovea_shades_get_ink (FoveaShades *self,
                      int          row,
                      int          column)
{
  const FoveaTheme *theme = self->painter->theme;
  int step = find_step (self, row, column);

  if (step < 0)
    return fovea_theme_get_cell_ink (theme, fovea_shades_get_color (self, row, column));
  if (self->inks[step] == 0)
    self->inks[step] = pack_color (
      fovea_theme_get_cell_ink (theme, find_color (self, get_step_value (self, step))));

  return unpack_color (self->inks[step]);
}

/**
 * fovea_shades_fill_line:
 * @self: shades
 * @row: of cells
 * @columns: which of them
 * @line: (out): their colours as RGB24, one a column
 */
void
fovea_shades_fill_line (FoveaShades *self,
                        int          row,
                        FoveaRange   columns,
                        guint32     *line)
{
  for (int column = columns.first; column < columns.past; column++)
    {
      int step = find_step (self, row, column);

      if (step >= 0 && self->colors[step] == 0)
        self->colors[step] = pack_color (find_color (self, get_step_value (self, step)));
      *line++ = step >= 0 ? self->colors[step]
                          : pack_color (fovea_shades_get_color (self, row, column));
    }
}
