// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Columns that stand straight in a terminal: the width of a text is counted in its cells
// there, two for a Chinese character.

#include "cli/table.h"

#include <stdbool.h>

struct _FoveaTable
{
  // Owned
  GPtrArray *cells; // (element-type utf8), row by row

  // State
  int n_columns;
  int n_left;
};

static int
get_text_width (const char *text)
{
  int width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static void
append_spaces (GString *text,
               int      n_spaces)
{
  for (int i = 0; i < n_spaces; i++)
    g_string_append_c (text, ' ');
}

/**
 * fovea_table_new:
 * @n_columns: columns, at least 1
 * @n_left: how many of the first columns are aligned left
 *
 * Returns: (transfer full): an empty table
 */
FoveaTable *
fovea_table_new (int n_columns,
                 int n_left)
{
  FoveaTable *self = g_new0 (FoveaTable, 1);

  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->n_columns = n_columns;
  self->n_left = n_left;
  return self;
}

/**
 * fovea_table_free:
 * @self: (transfer full): a table
 */
void
fovea_table_free (FoveaTable *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self);
}

/**
 * fovea_table_take:
 * @self: a table
 * @text: (transfer full): the next cell
 */
void
fovea_table_take (FoveaTable *self,
                  char       *text)
{
  g_ptr_array_add (self->cells, text);
}

/**
 * fovea_table_add:
 * @self: a table
 * @text: the next cell
 */
void
fovea_table_add (FoveaTable *self,
                 const char *text)
{
  fovea_table_take (self, g_strdup (text));
}

/**
 * fovea_table_add_number:
 * @self: a table
 * @value: the next cell; six significant digits are shown, for people
 */
void
fovea_table_add_number (FoveaTable *self,
                        double      value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  // Adding 0 makes minus zero plain zero.
  fovea_table_add (self, g_ascii_formatd (buffer, sizeof buffer, "%.6g", value + 0.0));
}

/**
 * fovea_table_append_to:
 * @self: a table with all its rows complete
 * @text: text that ends with a line
 *
 * Appends the table, indented by two.
 */
void
fovea_table_append_to (FoveaTable *self,
                       GString    *text)
{
  g_autofree int *widths = g_new0 (int, self->n_columns);
  int n_cells = self->cells->len;

  for (int i = 0; i < n_cells; i++)
    {
      int *width = &widths[i % self->n_columns];

      *width = MAX (*width, get_text_width (g_ptr_array_index (self->cells, i)));
    }
  for (int i = 0; i < n_cells; i++)
    {
      int column = i % self->n_columns;
      const char *cell = g_ptr_array_index (self->cells, i);
      int n_spaces = widths[column] - get_text_width (cell);
      bool is_last = column == self->n_columns - 1;

      append_spaces (text, 2);
      if (column >= self->n_left)
        append_spaces (text, n_spaces);
      g_string_append (text, cell);
      if (column < self->n_left && !is_last)
        append_spaces (text, n_spaces);
      if (is_last)
        g_string_append_c (text, '\n');
    }
}

static void
append_markdown_row (FoveaTable *self,
                     int         first,
                     GString    *text)
{
  g_string_append_c (text, '|');
  for (int i = first; i < first + self->n_columns; i++)
    {
      g_string_append_c (text, ' ');
      fovea_markup_append (text, FOVEA_MARKUP_MARKDOWN, g_ptr_array_index (self->cells, i));
      g_string_append (text, " |");
    }
  g_string_append_c (text, '\n');
}

static void
append_markdown (FoveaTable *self,
                 GString    *text)
{
  append_markdown_row (self, 0, text);
  g_string_append_c (text, '|');
  for (int column = 0; column < self->n_columns; column++)
    g_string_append (text, column < self->n_left ? ":---|" : "---:|");
  g_string_append_c (text, '\n');
  for (guint i = self->n_columns; i < self->cells->len; i += self->n_columns)
    append_markdown_row (self, i, text);
}

static void
append_latex (FoveaTable *self,
              GString    *text)
{
  g_string_append (text, "\\begin{tabular}{");
  for (int column = 0; column < self->n_columns; column++)
    g_string_append_c (text, column < self->n_left ? 'l' : 'r');
  g_string_append (text, "}\n\\hline\n");
  for (int i = 0; i < (int) self->cells->len; i++)
    {
      bool is_last = i % self->n_columns == self->n_columns - 1;

      fovea_markup_append (text, FOVEA_MARKUP_LATEX, g_ptr_array_index (self->cells, i));
      g_string_append (text, is_last ? " \\\\\n" : " & ");
      if (i == self->n_columns - 1)
        g_string_append (text, "\\hline\n");
    }
  g_string_append (text, "\\hline\n\\end{tabular}\n");
}

/**
 * fovea_table_append_as:
 * @self: a table with all its rows complete; the first is the headings
 * @markup: for which kind of document
 * @text: text that ends with a line
 *
 * Appends the table; what its cells say is spelled so that it arrives as it is.
 */
void
fovea_table_append_as (FoveaTable *self,
                       FoveaMarkup markup,
                       GString    *text)
{
  if (markup == FOVEA_MARKUP_MARKDOWN)
    append_markdown (self, text);
  else
    append_latex (self, text);
}

/**
 * fovea_table_append_grid:
 * @text: text that ends with a line
 * @values: @n_rows × @n_columns numbers, row-major
 * @n_rows: rows
 * @n_columns: columns
 *
 * Appends the numbers as a table, indented by two.
 */
void
fovea_table_append_grid (GString     *text,
                         const float *values,
                         int          n_rows,
                         int          n_columns)
{
  g_autoptr (FoveaTable) table = fovea_table_new (n_columns, 0);

  for (int i = 0; i < n_rows * n_columns; i++)
    fovea_table_add_number (table, values[i]);
  fovea_table_append_to (table, text);
}
