// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Cells keep a number beside the text that shows it, so that a copy is exact where the eye is
// spared digits. How a table is written is in report-write.c.

#include "figure/report.h"

#include "figure/number.h"

#define WEIGHT_CHARS 5 // of a number in a matrix

typedef struct
{
  char *text; // (owned)
  double value;
  bool is_number;
} Cell;

struct _FoveaReport
{
  gatomicrefcount n_refs;

  // Owned
  char *title;
  GPtrArray *headings; // (element-type utf8)
  GArray *cells;       // Cell, row by row

  // State
  int n_columns;
  FoveaNumbers numbers;
};

G_DEFINE_BOXED_TYPE (FoveaReport, fovea_report, fovea_report_ref, fovea_report_unref)

static void
clear_cell (gpointer cell)
{
  g_free (((Cell *) cell)->text);
}

static const Cell *
get_cell (const FoveaReport *self,
          int                row,
          int                column)
{
  return &g_array_index (self->cells, Cell, (guint) (row * self->n_columns + column));
}

static bool
has_cell (const FoveaReport *self,
          int                row,
          int                column)
{
  return self != NULL && row >= 0 && row < fovea_report_get_n_rows (self) && column >= 0
         && column < self->n_columns;
}

/**
 * fovea_report_new:
 * @title: what the table is, translated
 * @n_columns: cells a row, at least 1
 *
 * Returns: (transfer full): a table without rows
 */
FoveaReport *
fovea_report_new (const char *title,
                  int         n_columns)
{
  g_return_val_if_fail (title != NULL && n_columns > 0, NULL);

  FoveaReport *self = g_new0 (FoveaReport, 1);

  g_atomic_ref_count_init (&self->n_refs);
  self->title = g_strdup (title);
  self->headings = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self->cells, clear_cell);
  self->n_columns = n_columns;

  return self;
}

/**
 * fovea_report_ref:
 * @self: a table
 *
 * Returns: (transfer full): @self, held once more
 */
FoveaReport *
fovea_report_ref (FoveaReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->n_refs);

  return self;
}

/**
 * fovea_report_unref:
 * @self: (transfer full): a table
 *
 * Lets go of @self.
 */
void
fovea_report_unref (FoveaReport *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->n_refs))
    return;

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->headings, g_ptr_array_unref);
  g_clear_pointer (&self->cells, g_array_unref);
  g_free (self);
}

/**
 * fovea_report_add_heading:
 * @self: a table
 * @text: the heading of the next column, translated
 *
 * Names a column. Either all columns are named or none.
 */
void
fovea_report_add_heading (FoveaReport *self,
                          const char  *text)
{
  g_return_if_fail (self != NULL && text != NULL);
  g_return_if_fail ((int) self->headings->len < self->n_columns);

  g_ptr_array_add (self->headings, g_strdup (text));
}

/**
 * fovea_report_take_text:
 * @self: a table
 * @text: (transfer full): words
 *
 * Adds the next cell.
 */
void
fovea_report_take_text (FoveaReport *self,
                        char        *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  Cell cell = { .text = text };

  g_array_append_val (self->cells, cell);
}

/**
 * fovea_report_add_text:
 * @self: a table
 * @text: words
 *
 * Adds the next cell.
 */
void
fovea_report_add_text (FoveaReport *self,
                       const char  *text)
{
  g_return_if_fail (text != NULL);

  fovea_report_take_text (self, g_strdup (text));
}

static void
add_number (FoveaReport  *self,
            FoveaNumbers  numbers,
            double        value,
            int           n_chars)
{
  Cell cell = { fovea_number_write (numbers, value, n_chars), value, true };

  g_array_append_val (self->cells, cell);
}

/**
 * fovea_report_add_number:
 * @self: a table
 * @value: a number, shown with few digits and copied with all
 *
 * Adds the next cell.
 */
void
fovea_report_add_number (FoveaReport *self,
                         double       value)
{
  g_return_if_fail (self != NULL);

  add_number (self, FOVEA_NUMBERS_AUTOMATIC, value, FOVEA_NUMBER_LENGTH);
}

/**
 * fovea_report_set_numbers:
 * @self: a table
 * @numbers: how values and weights that are added from now on are shown
 *
 * Counts are not changed by it, and copies hold all digits.
 */
void
fovea_report_set_numbers (FoveaReport  *self,
                          FoveaNumbers  numbers)
{
  g_return_if_fail (self != NULL);

  self->numbers = numbers;
}

/**
 * fovea_report_add_value:
 * @self: a table
 * @value: a number of a cell or a weight, which is no count
 *
 * Adds the next cell.
 */
void
fovea_report_add_value (FoveaReport *self,
                        double       value)
{
  g_return_if_fail (self != NULL);

  add_number (self, self->numbers, value, FOVEA_NUMBER_LENGTH);
}

/**
 * fovea_report_add_weight:
 * @self: a table
 * @value: a number of a matrix, shown with so few digits that many stand side by side
 *
 * Adds the next cell.
 */
void
fovea_report_add_weight (FoveaReport *self,
                         double       value)
{
  g_return_if_fail (self != NULL);

  add_number (self, self->numbers, value, WEIGHT_CHARS);
}

/**
 * fovea_report_get_title:
 * @self: a table
 *
 * Returns: (transfer none): what it is
 */
const char *
fovea_report_get_title (const FoveaReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/**
 * fovea_report_get_n_columns:
 * @self: a table
 *
 * Returns: how many cells a row has
 */
int
fovea_report_get_n_columns (const FoveaReport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_columns;
}

/**
 * fovea_report_get_n_rows:
 * @self: a table
 *
 * Returns: how many whole rows it has
 */
int
fovea_report_get_n_rows (const FoveaReport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (int) self->cells->len / self->n_columns;
}

/**
 * fovea_report_get_heading:
 * @self: a table
 * @column: a column, from 0
 *
 * Returns: (transfer none) (nullable): its heading; %NULL if the table has none
 */
const char *
fovea_report_get_heading (const FoveaReport *self,
                          int                column)
{
  g_return_val_if_fail (self != NULL && column >= 0 && column < self->n_columns, NULL);

  return (guint) column < self->headings->len ? self->headings->pdata[column] : NULL;
}

/**
 * fovea_report_get_text:
 * @self: a table
 * @row: a row, from 0
 * @column: a column, from 0
 *
 * Returns: (transfer none): what a cell shows
 */
const char *
fovea_report_get_text (const FoveaReport *self,
                       int                row,
                       int                column)
{
  g_return_val_if_fail (has_cell (self, row, column), NULL);

  return get_cell (self, row, column)->text;
}

/**
 * fovea_report_get_number:
 * @self: a table
 * @row: a row, from 0
 * @column: a column, from 0
 * @value: (out): the number
 *
 * Returns: whether a cell is a number; @value is 0 if not
 */
bool
fovea_report_get_number (const FoveaReport *self,
                         int                row,
                         int                column,
                         double            *value)
{
  g_return_val_if_fail (has_cell (self, row, column) && value != NULL, false);

  *value = get_cell (self, row, column)->value;

  return get_cell (self, row, column)->is_number;
}
