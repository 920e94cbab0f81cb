// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tables as text that other programs read: nothing here depends on the locale.

#include "figure/export-text.h"
#include "figure/number.h"
#include "figure/report.h"

#include <math.h>
#include <string.h>

#define MOST_WHOLE 1e15 // beyond, a whole number is written with a power of ten
#define MOST_DIGITS 17  // of a double

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

// Signs that TeX reads as commands, and some that an ASCII font lacks, as one would type them.
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
  for (const char *c = field, *past; *c != '\0'; c = past)
    {
      const char *latex = find_latex (g_utf8_get_char (c));

      past = g_utf8_next_char (c);
      while (g_unichar_ismark (g_utf8_get_char (past)))
        past = g_utf8_next_char (past);
      g_autofree char *sign = g_strndup (c, (gsize) (past - c));
      g_autofree char *escaped = past - c > 1 ? fovea_export_escape_tex (sign) : NULL;

      g_string_append (text, latex != NULL ? latex : escaped != NULL ? escaped : sign);
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
append_latex_cell (GString           *text,
                   const FoveaReport *report,
                   int                row,
                   int                column,
                   bool               is_in_matrix)
{
  double value;

  if (!fovea_report_get_number (report, row, column, &value) || isnan (value))
    {
      append_latex (text, fovea_report_get_text (report, row, column));
      return;
    }

  g_string_append (text, is_in_matrix ? "" : "$");
  append_latex_number (text, value);
  g_string_append (text, is_in_matrix ? "" : "$");
}

static bool
is_number_column (const FoveaReport *report,
                  int                column)
{
  double value;

  for (int row = 0; row < fovea_report_get_n_rows (report); row++)
    if (fovea_report_get_number (report, row, column, &value))
      return true;

  return false;
}

static char *
write_latex (const FoveaReport *report)
{
  GString *text = g_string_new (NULL);
  int n_columns = fovea_report_get_n_columns (report);
  bool has_headings = fovea_report_get_heading (report, 0) != NULL;
  bool is_matrix = !has_headings && is_number_column (report, 0);

  g_string_append (text, is_matrix ? "\\begin{pmatrix}\n" : "\\begin{tabular}{");
  for (int column = 0; column < n_columns && !is_matrix; column++)
    g_string_append_c (text, is_number_column (report, column) ? 'r' : 'l');
  g_string_append (text, is_matrix ? "" : "}\n\\hline\n");

  for (int column = 0; column < n_columns && has_headings; column++)
    {
      append_latex (text, fovea_report_get_heading (report, column));
      g_string_append (text, column + 1 < n_columns ? " & " : " \\\\\n\\hline\n");
    }
  for (int row = 0; row < fovea_report_get_n_rows (report); row++)
    for (int column = 0; column < n_columns; column++)
      {
        append_latex_cell (text, report, row, column, is_matrix);
        g_string_append (text, column + 1 < n_columns ? " & " : " \\\\\n");
      }
  g_string_append (text, is_matrix ? "\\end{pmatrix}\n" : "\\hline\n\\end{tabular}\n");

  return g_string_free (text, FALSE);
}

static void
append_field (GString    *text,
              const char *field,
              char        separator)
{
  if (separator == ',')
    append_csv (text, field);
  else
    g_string_append (text, field);
}

static char *
write_separated (const FoveaReport *report,
                 char               separator)
{
  GString *text = g_string_new (NULL);
  int n_columns = fovea_report_get_n_columns (report);
  bool has_headings = fovea_report_get_heading (report, 0) != NULL;

  for (int column = 0; column < n_columns && has_headings; column++)
    {
      append_field (text, fovea_report_get_heading (report, column), separator);
      g_string_append_c (text, column + 1 < n_columns ? separator : '\n');
    }
  for (int row = 0; row < fovea_report_get_n_rows (report); row++)
    for (int column = 0; column < n_columns; column++)
      {
        g_autofree char *field = fovea_report_write_cell (report, row, column);
        append_field (text, field, separator);
        g_string_append_c (text, column + 1 < n_columns ? separator : '\n');
      }

  return g_string_free (text, FALSE);
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
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (row >= 0 && row < fovea_report_get_n_rows (self), NULL);

  GString *text = g_string_new (NULL);

  for (int column = 0; column < fovea_report_get_n_columns (self); column++)
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
  double value;

  if (fovea_report_get_number (self, row, column, &value))
    return write_number (value);

  return g_strdup (fovea_report_get_text (self, row, column));
}
