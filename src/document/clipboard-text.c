// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Three forms are told apart: what has brackets is a printout, what has tabs, semicolons or
// commas a table (csv.c), anything else is numbers parted by spaces, a row a line.

#include "config.h"

#include "document/clipboard-text.h"

#include "document/csv.h"
#include "document/file.h"
#include "document/number.h"

#include <glib/gi18n.h>

#include <math.h>
#include <string.h>

// Brackets within one another, as many as an array may have dimensions here.
#define MOST_DEPTH 4

typedef struct
{
  const char *at;
  GArray *values;          // float
  int depth;               // brackets open
  int deepest;             // where the numbers stand; 0: not known yet
  int lengths[MOST_DEPTH]; // of what is closed, by depth; 0: none yet
  int counts[MOST_DEPTH];  // of what is open so far
} Printout;

G_GNUC_PRINTF (2, 3)
static bool
refuse (GError    **error,
        const char *format,
        ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT, message);
  return false;
}

static bool
refuse_word (const char *at,
             GError    **error)
{
  g_autofree char *raw = g_strndup (at, MAX (1, MIN (strcspn (at, " ,]\n\t\r"), 24)));
  g_autofree char *word = g_utf8_make_valid (raw, -1);

  return refuse (error, _("“%s” is not a number"), word);
}

// True and False of NumPy count 1 and 0, as they do in it.
static bool
read_word (const char **at,
           float       *value)
{
  static const struct
  {
    const char *word;
    float value;
  } words[] = { { "True", 1 }, { "False", 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (*at, words[i].word))
      {
        *at += strlen (words[i].word);
        *value = words[i].value;
        return true;
      }
  return false;
}

static bool
read_number (const char **at,
             float       *value,
             GError     **error)
{
  const char *start = *at;
  char *end = NULL;

  if (read_word (at, value))
    return true;

  // Not what strtod reads besides: infinities, NaN, hexadecimals.
  double number = g_ascii_strtod (start, &end);
  size_t length = (size_t) (end - start);

  if (length == 0 || strspn (start, "0123456789+-.eE") < length)
    return refuse_word (start, error);
  *value = (float) number;
  if (!isfinite (*value))
    return refuse_word (start, error);
  *at = end;
  return true;
}

static bool
open_bracket (Printout *self,
              GError  **error)
{
  if (self->depth == MOST_DEPTH || (self->deepest > 0 && self->depth == self->deepest))
    return refuse (error, _("The brackets are nested in a way that is not an array"));
  self->counts[self->depth++] = 0;
  return true;
}

// What is closed is as long as those before it at its depth, and one more in what holds it.
static bool
close_bracket (Printout *self,
               GError  **error)
{
  if (self->depth == 0)
    return refuse (error, _("A bracket is closed that was not opened"));

  int depth = --self->depth;
  int count = self->counts[depth];

  if (count == 0)
    return refuse (error, _("The array is empty"));
  if (self->lengths[depth] == 0)
    self->lengths[depth] = count;
  else if (self->lengths[depth] != count)
    return refuse (error,
                   ngettext ("A row has %d number; the rows before have %d",
                             "A row has %d numbers; the rows before have %d",
                             (unsigned long) count),
                   count, self->lengths[depth]);
  if (depth > 0)
    self->counts[depth - 1]++;
  return true;
}

static bool
add_number (Printout *self,
            GError  **error)
{
  float value;

  if (self->deepest == 0)
    self->deepest = self->depth;
  if (self->depth != self->deepest)
    return refuse (error, _("The brackets are nested in a way that is not an array"));
  if (!read_number (&self->at, &value, error))
    return false;
  g_array_append_val (self->values, value);
  self->counts[self->depth - 1]++;
  return true;
}

// Up to the bracket that closes the first.
static bool
read_printout (Printout *self,
               GError  **error)
{
  self->at = strchr (self->at, '[');
  do
    {
      bool is_read = true;

      if (*self->at == '\0')
        return refuse (error, _("A bracket is not closed"));
      if (g_str_has_prefix (self->at, "...") || g_str_has_prefix (self->at, "…"))
        return refuse (error, _("The printout is shortened (“…”): print all of it with "
                                "numpy.set_printoptions(threshold=sys.maxsize)"));
      if (g_ascii_isspace (*self->at) || *self->at == ',' || *self->at == ';')
        self->at++;
      else if (*self->at == '[')
        {
          is_read = open_bracket (self, error);
          self->at++;
        }
      else if (*self->at == ']')
        {
          is_read = close_bracket (self, error);
          self->at++;
        }
      else
        is_read = add_number (self, error);
      if (!is_read)
        return false;
    }
  while (self->depth > 0);
  return true;
}

static FoveaTensor *
make_tensor (const float *values,
             FoveaShape   shape,
             GError     **error)
{
  float *place;
  FoveaTensor *tensor = fovea_tensor_try_new (shape, &place, error);

  if (tensor != NULL)
    memcpy (place, values, fovea_shape_get_n_cells (shape) * sizeof *values);
  return tensor;
}

static FoveaArray *
new_array (int          n_dimensions,
           const int   *sizes,
           const float *values)
{
  FoveaArray *array = g_new0 (FoveaArray, 1);

  array->n_dimensions = n_dimensions;
  array->n_values = 1;
  for (int i = 0; i < n_dimensions; i++)
    {
      array->sizes[i] = sizes[i];
      array->n_values *= (size_t) sizes[i];
    }
  array->values = g_memdup2 (values, array->n_values * sizeof *values);
  return array;
}

static FoveaArray *
parse_printout (const char *text,
                GError    **error)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (float));
  Printout printout = { .at = text, .values = values };

  if (!read_printout (&printout, error))
    return NULL;
  return new_array (printout.deepest, printout.lengths, (const float *) values->data);
}

// Returns: (transfer full) (nullable): the rows of "[1 2; 3 4]", as MATLAB and Julia write a matrix
static char *
dup_rows (const char *text)
{
  const char *start = strchr (text, '[') + 1;
  size_t length = strcspn (start, "[]");

  if (start[length] != ']' || memchr (start, ';', length) == NULL)
    return NULL;

  char *rows = g_strndup (start, length);

  g_strdelimit (rows, ";", '\n');
  return g_strdelimit (rows, ",", ' ');
}

static bool
read_line (const char **at,
           GArray      *values,
           int         *n_columns,
           GError     **error)
{
  *n_columns = 0;
  while (**at != '\n' && **at != '\0')
    {
      float value;

      if (g_ascii_isspace (**at))
        {
          (*at)++;
          continue;
        }
      if (!read_number (at, &value, error))
        return false;
      g_array_append_val (values, value);
      ++*n_columns;
    }
  *at += **at == '\n';
  return true;
}

static FoveaTensor *
parse_lines (const char *text,
             GError    **error)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (float));
  FoveaShape shape = { 1, 0, 0 };

  while (*text != '\0')
    {
      int n_columns;

      if (!read_line (&text, values, &n_columns, error))
        return NULL;
      if (n_columns == 0)
        continue;
      if (shape.n_rows++ > 0 && n_columns != shape.n_columns)
        {
          refuse (error,
                  ngettext ("A row has %d number; the rows before have %d",
                            "A row has %d numbers; the rows before have %d",
                            (unsigned long) n_columns),
                  n_columns, shape.n_columns);
          return NULL;
        }
      shape.n_columns = n_columns;
    }
  if (shape.n_rows == 0)
    {
      refuse (error, _("The text holds no numbers"));
      return NULL;
    }
  return make_tensor ((const float *) values->data, shape, error);
}

// Leading dimensions of a kernel bank are channels here.
static FoveaTensor *
make_channels (const FoveaArray *array,
                GError          **error)
{
  FoveaShape shape = { 1, 1, 1 };

  for (int i = 0; i < array->n_dimensions; i++)
    {
      if (i == array->n_dimensions - 1)
        shape.n_columns = array->sizes[i];
      else if (i == array->n_dimensions - 2)
        shape.n_rows = array->sizes[i];
      else
        shape.n_channels *= array->sizes[i];
    }
  return make_tensor (array->values, shape, error);
}

static FoveaTensor *
parse_table (const char *plain,
             GError    **error)
{
  if (strpbrk (plain, "\t,;") == NULL)
    return parse_lines (plain, error);

  g_autoptr (GBytes) bytes = g_bytes_new (plain, strlen (plain));

  return fovea_csv_parse (bytes, error);
}

/**
 * fovea_clipboard_parse_array:
 * @text: UTF-8 text
 * @error: place for a %FOVEA_FILE_ERROR_CONTENT: it is not an array of numbers
 *
 * Reads what fovea_clipboard_parse() does, and keeps all dimensions, of which there are at most 4.
 *
 * Returns: (transfer full) (nullable): the array, finite
 */
FoveaArray *
fovea_clipboard_parse_array (const char *text,
                             GError    **error)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_autofree char *plain = fovea_number_dup_ascii (text);

  bool has_brackets = strchr (plain, '[') != NULL;
  g_autofree char *rows = has_brackets ? dup_rows (plain) : NULL;

  if (has_brackets && rows == NULL)
    return parse_printout (plain, error);

  g_autoptr (FoveaTensor) table
    = has_brackets ? parse_lines (rows, error) : parse_table (plain, error);

  if (table == NULL)
    return NULL;

  FoveaShape shape = fovea_tensor_get_shape (table);
  const int sizes[] = { shape.n_channels, shape.n_rows, shape.n_columns };
  int n_missing = shape.n_channels == 1 ? 1 : 0;

  return new_array (3 - n_missing, sizes + n_missing, fovea_tensor_get_values (table));
}

/**
 * fovea_clipboard_parse:
 * @text: UTF-8 text
 * @error: place for a %FOVEA_FILE_ERROR_CONTENT: it is not a grid of numbers
 *
 * Reads a table of a spreadsheet, a printout of NumPy or PyTorch ("[[1. 2.]", with or
 * without "array(", commas, "dtype=…"), nested lists of Python or JSON, a matrix of MATLAB
 * ("[1 2; 3 4]"), or numbers parted by spaces; with a hyphen or a minus sign. Of more than three
 * dimensions the leading ones are all channels.
 *
 * Returns: (transfer full) (nullable): channels × rows × columns, finite
 */
FoveaTensor *
fovea_clipboard_parse (const char *text,
                       GError    **error)
{
  g_autoptr (FoveaArray) array = fovea_clipboard_parse_array (text, error);

  return array != NULL ? make_channels (array, error) : NULL;
}

/**
 * fovea_clipboard_format_tsv:
 * @values: @n_rows × @n_columns numbers, row-major
 * @n_rows: rows
 * @n_columns: columns
 *
 * Returns: (transfer full): the grid as spreadsheets paste it: tabs between columns, a row a
 *   line, with the fewest digits that read back to the same numbers
 */
char *
fovea_clipboard_format_tsv (const float *values,
                            int          n_rows,
                            int          n_columns)
{
  g_return_val_if_fail (values != NULL, NULL);

  GString *text = g_string_new (NULL);
  char digits[FOVEA_NUMBER_SIZE];

  for (int row = 0; row < n_rows; row++)
    for (int column = 0; column < n_columns; column++)
      {
        g_string_append (text, fovea_number_format_float (*values++, digits));
        g_string_append_c (text, column + 1 < n_columns ? '\t' : '\n');
      }
  return g_string_free (text, FALSE);
}

/**
 * fovea_clipboard_format_numpy:
 * @values: @n_rows × @n_columns numbers, row-major
 * @n_rows: rows
 * @n_columns: columns
 *
 * Returns: (transfer full): an expression for NumPy: "np.array([[1, 2],\n          [3, 4]])"
 */
char *
fovea_clipboard_format_numpy (const float *values,
                              int          n_rows,
                              int          n_columns)
{
  g_return_val_if_fail (values != NULL, NULL);

  GString *text = g_string_new ("np.array([");
  char digits[FOVEA_NUMBER_SIZE];

  for (int row = 0; row < n_rows; row++)
    {
      g_string_append (text, row > 0 ? ",\n          [" : "[");
      for (int column = 0; column < n_columns; column++)
        {
          if (column > 0)
            g_string_append (text, ", ");
          g_string_append (text, fovea_number_format_float (*values++, digits));
        }
      g_string_append_c (text, ']');
    }
  g_string_append (text, "])");
  return g_string_free (text, FALSE);
}
