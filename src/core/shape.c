// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Arithmetic on shapes, cells, ranges and boxes: total functions on small values.

#include "core/shape.h"

/**
 * fovea_shape_equal:
 * @a: a shape
 * @b: another
 *
 * Returns: whether all three sizes agree
 */
bool
fovea_shape_equal (FoveaShape a,
                   FoveaShape b)
{
  return a.n_channels == b.n_channels && a.n_rows == b.n_rows
         && a.n_columns == b.n_columns;
}

/**
 * fovea_shape_is_valid:
 * @self: a shape
 *
 * Returns: whether every size is at least 1 and there are at most %FOVEA_SHAPE_MAX_CELLS
 * cells
 */
bool
fovea_shape_is_valid (FoveaShape self)
{
  if (self.n_channels < 1 || self.n_rows < 1 || self.n_columns < 1)
    return false;

  if ((size_t) self.n_channels > FOVEA_SHAPE_MAX_CELLS / (size_t) self.n_rows)
    return false;

  size_t n_lines = (size_t) self.n_channels * (size_t) self.n_rows;

  return n_lines <= FOVEA_SHAPE_MAX_CELLS / (size_t) self.n_columns;
}

/**
 * fovea_shape_get_n_cells:
 * @self: a valid shape
 *
 * Returns: channels × rows × columns
 */
size_t
fovea_shape_get_n_cells (FoveaShape self)
{
  return (size_t) self.n_channels * (size_t) self.n_rows * (size_t) self.n_columns;
}

/**
 * fovea_cell_equal:
 * @a: a cell
 * @b: another
 *
 * Returns: whether both are the same cell of the same stage
 */
bool
fovea_cell_equal (FoveaCell a,
                  FoveaCell b)
{
  return a.stage == b.stage && a.channel == b.channel && a.row == b.row
         && a.column == b.column;
}

/**
 * fovea_cell_is_in_shape:
 * @self: a cell
 * @shape: the shape of its stage
 *
 * Returns: whether there is such a cell
 */
bool
fovea_cell_is_in_shape (FoveaCell  self,
                        FoveaShape shape)
{
  return fovea_box_has (fovea_box_new_whole (shape), self.channel, self.row, self.column);
}

// A number at the start of @text that ends in @end; moves past both.
static bool
parse_number (const char **text,
              char         end,
              int         *number)
{
  char *past;

  if (!g_ascii_isdigit (**text))
    return false;

  guint64 value = g_ascii_strtoull (*text, &past, 10);

  if (*past != end || value > G_MAXINT)
    return false;
  *number = (int) value;
  *text = past + 1;
  return true;
}

/**
 * fovea_cell_parse:
 * @text: "STAGE:CHANNEL,ROW,COLUMN", all from 0
 * @cell: (out): the cell
 *
 * Returns: whether @text names a cell of some network
 */
bool
fovea_cell_parse (const char *text,
                  FoveaCell  *cell)
{
  g_return_val_if_fail (text != NULL && cell != NULL, false);

  return parse_number (&text, ':', &cell->stage) && parse_number (&text, ',', &cell->channel)
         && parse_number (&text, ',', &cell->row) && parse_number (&text, '\0', &cell->column);
}

/**
 * fovea_cell_write:
 * @self: a cell
 *
 * Returns: (transfer full): what fovea_cell_parse() reads
 */
char *
fovea_cell_write (FoveaCell self)
{
  return g_strdup_printf ("%d:%d,%d,%d", self.stage, self.channel, self.row, self.column);
}

/**
 * fovea_range_is_empty:
 * @self: a range
 *
 * Returns: whether no index lies in @self
 */
bool
fovea_range_is_empty (FoveaRange self)
{
  return self.past <= self.first;
}

/**
 * fovea_range_get_length:
 * @self: a range
 *
 * Returns: how many indices lie in @self; 0 if it is empty
 */
int
fovea_range_get_length (FoveaRange self)
{
  return fovea_range_is_empty (self) ? 0 : self.past - self.first;
}

/**
 * fovea_range_has:
 * @self: a range
 * @index: any number
 *
 * Returns: whether @index lies in @self
 */
bool
fovea_range_has (FoveaRange self,
                 int        index)
{
  return self.first <= index && index < self.past;
}

/**
 * fovea_range_intersect:
 * @a: a range
 * @b: another
 *
 * Returns: the indices in both; (0, 0) if there are none
 */
FoveaRange
fovea_range_intersect (FoveaRange a,
                       FoveaRange b)
{
  FoveaRange both = { MAX (a.first, b.first), MIN (a.past, b.past) };

  return fovea_range_is_empty (both) ? (FoveaRange) { 0, 0 } : both;
}

/**
 * fovea_range_union:
 * @a: a range
 * @b: another
 *
 * An empty range adds nothing, wherever it lies.
 *
 * Returns: the smallest range that holds both; what lies between them is included
 */
FoveaRange
fovea_range_union (FoveaRange a,
                   FoveaRange b)
{
  if (fovea_range_is_empty (a))
    return fovea_range_is_empty (b) ? (FoveaRange) { 0, 0 } : b;

  if (fovea_range_is_empty (b))
    return a;

  return (FoveaRange) { MIN (a.first, b.first), MAX (a.past, b.past) };
}

/**
 * fovea_box_new_whole:
 * @shape: the shape of a stage
 *
 * Returns: the box of all its cells
 */
FoveaBox
fovea_box_new_whole (FoveaShape shape)
{
  return (FoveaBox) {
    .channels = { 0, shape.n_channels },
    .rows = { 0, shape.n_rows },
    .columns = { 0, shape.n_columns },
  };
}

/**
 * fovea_box_new_cell:
 * @cell: a cell
 *
 * Returns: the box of this one cell
 */
FoveaBox
fovea_box_new_cell (FoveaCell cell)
{
  return (FoveaBox) {
    .channels = { cell.channel, cell.channel + 1 },
    .rows = { cell.row, cell.row + 1 },
    .columns = { cell.column, cell.column + 1 },
  };
}

/**
 * fovea_box_is_empty:
 * @self: a box
 *
 * Returns: whether no cell lies in @self
 */
bool
fovea_box_is_empty (FoveaBox self)
{
  return fovea_range_is_empty (self.channels) || fovea_range_is_empty (self.rows)
         || fovea_range_is_empty (self.columns);
}

/**
 * fovea_box_has:
 * @self: a box
 * @channel: any number
 * @row: any number
 * @column: any number
 *
 * Returns: whether this cell lies in @self
 */
bool
fovea_box_has (FoveaBox self,
               int      channel,
               int      row,
               int      column)
{
  return fovea_range_has (self.channels, channel) && fovea_range_has (self.rows, row)
         && fovea_range_has (self.columns, column);
}
