// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Cells keep a number beside the text that shows it, so that a copy is exact where the eye is
// spared digits.

#include "figure/report.h"

#include "figure/number.h"

#include <math.h>
#include <string.h>

#define MOST_WHOLE 1e15 // beyond, a whole number is written with a power of ten
#define MOST_DIGITS 17  // of a double

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

// The fewest digits that read back to the same number; those of a float where it is one.
static char *
write_number (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  bool is_float = (double) (float) value == value;

  if (isnan (value))
    return g_strdup ("nan");
  if (isinf (value))
    return g_strdup (value < 0 ? "-inf" : "inf");
  if (value == floor (value) && fabs (value) < MOST_WHOLE)
    return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.0f", value + 0.0));

  for (int n_digits = 1; n_digits <= MOST_DIGITS; n_digits++)
    {
      char format[8];
      g_snprintf (format, sizeof format, "%%.%dg", n_digits);
      g_ascii_formatd (buffer, sizeof buffer, format, value);
      double read = g_ascii_strtod (buffer, NULL);
      if (read == value || (is_float && (float) read == (float) value))
        break;
    }

  return g_strdup (buffer);
}

static void
append_csv (GString    *text,
            const char *field)
{
  if (strpbrk (field, ",\"\n") == NULL)
    {
      g_string_append (text, field);
      return;
    }

  g_string_append_c (text, '"');
  for (const char *c = field; *c != '\0'; c++)
    g_string_append_len (text, *c == '"' ? "\"\"" : c, *c == '"' ? 2 : 1);
  g_string_append_c (text, '"');
}

// Signs that TeX reads as commands, or that an ASCII font lacks.
static const char *
find_latex (gunichar c)
{
  static const struct
  {
    gunichar c;
    const char *latex;
  } signs[] = {
    { '&', "\\&" },   { '%', "\\%" },   { '$', "\\$" },
    { '#', "\\#" },   { '_', "\\_" },   { '{', "\\{" },
    { '}', "\\}" },   { '~', "\\textasciitilde{}" },
    { '^', "\\textasciicircum{}" },     { '\\', "\\textbackslash{}" },
    { 0xd7, "$\\times$" },              { 0xb7, "$\\cdot$" },
    { 0x2212, "$-$" },                  { 0x221e, "$\\infty$" },
    { 0x2217, "$\\ast$" },              { 0xb2, "$^2$" },
    { 0xb3, "$^3$" },                   { 0x2013, "--" },
    { 0x2026, "\\dots{}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (signs[i].c == c)
      return signs[i].latex;

  return NULL;
}

static void
append_latex (GString    *text,
              const char *field)
{
  for (const char *c = field; *c != '\0'; c = g_utf8_next_char (c))
    {
      const char *latex = find_latex (g_utf8_get_char (c));
      if (latex != NULL)
        g_string_append (text, latex);
      else
        g_string_append_len (text, c, g_utf8_next_char (c) - c);
    }
}

// −1.2e−5 as -1.2 \times 10^{-5}, for mathematics.
static void
append_latex_number (GString *text,
                     double   value)
{
  g_autofree char *shown = fovea_number_format (value, FOVEA_NUMBER_LENGTH);
  bool has_power = false;

  for (const char *c = shown; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar sign = g_utf8_get_char (c);
      if (sign == 0x2212)
        g_string_append_c (text, '-');
      else if (sign == 0x221e)
        g_string_append (text, "\\infty");
      else if (sign == 'e')
        g_string_append (text, " \\times 10^{");
      else
        g_string_append_unichar (text, sign);
      has_power |= sign == 'e';
    }
  if (has_power)
    g_string_append_c (text, '}');
}

static void
append_latex_cell (GString    *text,
                   const Cell *cell,
                   bool        is_in_matrix)
{
  if (!cell->is_number || isnan (cell->value))
    {
      append_latex (text, cell->text);
      return;
    }

  g_string_append (text, is_in_matrix ? "" : "$");
  append_latex_number (text, cell->value);
  g_string_append (text, is_in_matrix ? "" : "$");
}

static bool
is_number_column (const FoveaReport *self,
                  int                column)
{
  for (int row = 0; row < fovea_report_get_n_rows (self); row++)
    if (get_cell (self, row, column)->is_number)
      return true;

  return false;
}

static char *
write_latex (const FoveaReport *self)
{
  GString *text = g_string_new (NULL);
  bool is_matrix = self->headings->len == 0 && is_number_column (self, 0);

  g_string_append (text, is_matrix ? "\\begin{pmatrix}\n" : "\\begin{tabular}{");
  for (int column = 0; column < self->n_columns && !is_matrix; column++)
    g_string_append_c (text, is_number_column (self, column) ? 'r' : 'l');
  g_string_append (text, is_matrix ? "" : "}\n\\hline\n");

  for (guint column = 0; column < self->headings->len; column++)
    {
      append_latex (text, self->headings->pdata[column]);
      g_string_append (text, column + 1 < self->headings->len ? " & " : " \\\\\n\\hline\n");
    }
  for (guint i = 0; i < self->cells->len; i++)
    {
      append_latex_cell (text, &g_array_index (self->cells, Cell, i), is_matrix);
      g_string_append (text, (int) (i + 1) % self->n_columns != 0 ? " & " : " \\\\\n");
    }
  g_string_append (text, is_matrix ? "\\end{pmatrix}\n" : "\\hline\n\\end{tabular}\n");

  return g_string_free (text, FALSE);
}

static char *
write_separated (const FoveaReport *self,
                 char               separator)
{
  GString *text = g_string_new (NULL);

  for (guint column = 0; column < self->headings->len; column++)
    {
      if (separator == ',')
        append_csv (text, self->headings->pdata[column]);
      else
        g_string_append (text, self->headings->pdata[column]);
      g_string_append_c (text, column + 1 < self->headings->len ? separator : '\n');
    }
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);
      g_autofree char *field
        = cell->is_number ? write_number (cell->value) : g_strdup (cell->text);
      if (separator == ',')
        append_csv (text, field);
      else
        g_string_append (text, field);
      g_string_append_c (text, (int) (i + 1) % self->n_columns != 0 ? separator : '\n');
    }

  return g_string_free (text, FALSE);
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

  Cell cell = { fovea_number_format (value, FOVEA_NUMBER_LENGTH), value, true };

  g_array_append_val (self->cells, cell);
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

/**
 * fovea_report_write:
 * @self: a table
 * @format: for what
 *
 * Writes the whole table. CSV and text hold numbers in full, with a point, in any locale; LaTeX
 * holds what the eye sees.
 *
 * Returns: (transfer full): lines
 */
char *
fovea_report_write (const FoveaReport *self,
                    FoveaReportFormat  format)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (format == FOVEA_REPORT_LATEX)
    return write_latex (self);

  return write_separated (self, format == FOVEA_REPORT_CSV ? ',' : '\t');
}

/**
 * fovea_report_write_row:
 * @self: a table
 * @row: a row, from 0
 *
 * Returns: (transfer full): its cells, separated by tabs, numbers in full
 */
char *
fovea_report_write_row (const FoveaReport *self,
                        int                row)
{
  g_return_val_if_fail (has_cell (self, row, 0), NULL);

  GString *text = g_string_new (NULL);

  for (int column = 0; column < self->n_columns; column++)
    {
      g_autofree char *field = fovea_report_write_cell (self, row, column);
      g_string_append_printf (text, "%s%s", column > 0 ? "\t" : "", field);
    }

  return g_string_free (text, FALSE);
}

/**
 * fovea_report_write_cell:
 * @self: a table
 * @row: a row, from 0
 * @column: a column, from 0
 *
 * Returns: (transfer full): what a copy of the cell is: a number in full, or the words
 */
char *
fovea_report_write_cell (const FoveaReport *self,
                         int                row,
                         int                column)
{
  g_return_val_if_fail (has_cell (self, row, column), NULL);

  const Cell *cell = get_cell (self, row, column);

  return cell->is_number ? write_number (cell->value) : g_strdup (cell->text);
}
