// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Grids of numbers in text: a row of the grid a line, a blank line between channels.
//
// The separator is found, not asked for: a tab if there is one anywhere outside quotes, else a
// semicolon if there is one, else a comma; if there is none of them, spaces, as numpy.savetxt writes
// by itself. Where it is a tab or a semicolon, the decimal mark may be a comma as well as a point,
// because that is why spreadsheets in many countries choose these separators. Nothing depends on the
// locale, and there are no thousands separators.

#include "document/csv.h"

#include "document/file.h"
#include "document/number.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define LONGEST_NUMBER 400 // in bytes; no sensible number is longer

typedef struct
{
  const char *at;
  const char *end;
  char separator;
  int line;         // of the file, from 1
  GArray *values;   // float
  int n_channels;   // begun
  int n_rows;       // of each channel; of the first until it ends
  int n_rows_here;  // of the present channel so far
  int n_columns;    // of each row
} Reader;

// A field without its quotes and the spaces around it.
typedef struct
{
  const char *start;
  size_t length;
} Text;

typedef enum
{
  FAULT_NOT_A_NUMBER,
  FAULT_TOO_LARGE,
  FAULT_OPEN_QUOTES,
  FAULT_AFTER_QUOTES,
} Fault;

static char
find_separator (const char *at,
                const char *end)
{
  bool is_quoted = false;
  char separator = ' ';
  for (; at < end; at++)
    {
      if (*at == '"')
        is_quoted = !is_quoted;
      else if (*at == '\n' || *at == '\r')
        is_quoted = false;
      else if (*at == '\t' && !is_quoted)
        return '\t';
      else if (*at == ';' && !is_quoted)
        separator = ';';
      else if (*at == ',' && !is_quoted && separator == ' ')
        separator = ',';
    }
  return separator;
}

static bool
is_line_end (char character)
{
  return character == '\n' || character == '\r';
}

// [+-] digits [. digits] [e [+-] digits], with a digit somewhere before the exponent.
static bool
is_number (const char *text)
{
  if (*text == '+' || *text == '-')
    text++;
  size_t n_whole = strspn (text, "0123456789");
  text += n_whole;
  size_t n_fraction = 0;
  if (*text == '.')
    {
      n_fraction = strspn (text + 1, "0123456789");
      text += 1 + n_fraction;
    }
  if (n_whole + n_fraction == 0)
    return false;
  if (*text == 'e' || *text == 'E')
    {
      text += text[1] == '+' || text[1] == '-' ? 2 : 1;
      size_t n_exponent = strspn (text, "0123456789");
      if (n_exponent == 0)
        return false;
      text += n_exponent;
    }
  return *text == '\0';
}

static bool
refuse_field (const Reader *reader,
              int           column,
              Text          text,
              Fault         fault,
              GError      **error)
{
  g_autofree char *raw = g_strndup (text.start, MIN (text.length, 24));
  g_autofree char *shown = g_utf8_make_valid (raw, -1);
  const int code = FOVEA_FILE_ERROR_CONTENT;
  if (fault == FAULT_NOT_A_NUMBER)
    g_set_error (error, FOVEA_FILE_ERROR, code, _("Line %d, column %d: “%s” is not a number"),
                 reader->line, column + 1, shown);
  else if (fault == FAULT_TOO_LARGE)
    g_set_error (error, FOVEA_FILE_ERROR, code,
                 _("Line %d, column %d: “%s” is too large for single precision"),
                 reader->line, column + 1, shown);
  else if (fault == FAULT_OPEN_QUOTES)
    g_set_error (error, FOVEA_FILE_ERROR, code,
                 _("Line %d, column %d: the quotes of “%s” are not closed"),
                 reader->line, column + 1, shown);
  else
    g_set_error (error, FOVEA_FILE_ERROR, code,
                 _("Line %d, column %d: something follows the quotes of “%s”"),
                 reader->line, column + 1, shown);
  return false;
}

static bool
read_number (const Reader *reader,
             int           column,
             Text          field,
             float        *value,
             GError      **error)
{
  g_autofree char *text = NULL;

  if (field.length <= LONGEST_NUMBER && memchr (field.start, '\0', field.length) == NULL)
    {
      g_autofree char *given = g_strndup (field.start, field.length);
      text = fovea_number_dup_ascii (given);
    }
  else
    text = g_strdup ("");

  char *comma = reader->separator == ',' ? NULL : strchr (text, ',');
  if (comma != NULL)
    *comma = '.';
  if (!is_number (text))
    return refuse_field (reader, column, field, FAULT_NOT_A_NUMBER, error);

  *value = (float) g_ascii_strtod (text, NULL);
  return isfinite (*value) || refuse_field (reader, column, field, FAULT_TOO_LARGE, error);
}

static void
skip_spaces (Reader *reader)
{
  while (reader->at < reader->end && *reader->at == ' ')
    reader->at++;
}

static void
skip_until (Reader *reader,
            char    character)
{
  while (reader->at < reader->end && !is_line_end (*reader->at) && *reader->at != character)
    reader->at++;
}

static bool
take_field (Reader  *reader,
            int      column,
            Text    *field,
            GError **error)
{
  skip_spaces (reader);
  const char *first = reader->at;
  bool is_quoted = first < reader->end && *first == '"';
  if (is_quoted)
    reader->at++;
  skip_until (reader, is_quoted ? '"' : reader->separator);

  const char *past = reader->at;
  *field = (Text){ first, (size_t) (past - first) };
  if (is_quoted)
    {
      if (reader->at == reader->end || *reader->at != '"')
        return refuse_field (reader, column, *field, FAULT_OPEN_QUOTES, error);
      first++;
      reader->at++;
      if (reader->separator != ' ')
        skip_spaces (reader);
      if (reader->at < reader->end && *reader->at != reader->separator && !is_line_end (*reader->at))
        return refuse_field (reader, column, (Text){ first, (size_t) (past - first) },
                             FAULT_AFTER_QUOTES, error);
    }
  while (first < past && *first == ' ')
    first++;
  while (past > first && past[-1] == ' ')
    past--;
  *field = (Text){ first, (size_t) (past - first) };
  return true;
}

// Of spaces, several are one separator, and those at the end of a line are none.
static bool
skip_separator (Reader *reader)
{
  if (reader->separator == ' ')
    {
      skip_spaces (reader);
      return reader->at < reader->end && !is_line_end (*reader->at);
    }
  if (reader->at == reader->end || *reader->at != reader->separator)
    return false;
  reader->at++;
  return true;
}

// A line of nothing but separators, as spreadsheets write an empty row, is blank.
static bool
is_blank_line (const Reader *reader)
{
  const char *at = reader->at;
  while (at < reader->end && (*at == ' ' || *at == '"' || *at == reader->separator))
    at++;
  return at == reader->end || is_line_end (*at);
}

static void
skip_line (Reader *reader)
{
  while (reader->at < reader->end && !is_line_end (*reader->at))
    reader->at++;
  if (reader->end - reader->at >= 2 && reader->at[0] == '\r' && reader->at[1] == '\n')
    reader->at++;
  if (reader->at < reader->end)
    reader->at++;
  reader->line++;
}

static bool
read_row (Reader  *reader,
          GError **error)
{
  bool is_first = reader->n_columns == 0;
  int n_columns = 0;
  do
    {
      Text field;
      float value = 0;
      if (!take_field (reader, n_columns, &field, error)
          || !read_number (reader, n_columns, field, &value, error))
        return false;
      if (is_first || n_columns < reader->n_columns)
        g_array_append_val (reader->values, value);
      n_columns++;
    }
  while (skip_separator (reader));

  if (is_first)
    reader->n_columns = n_columns;
  else if (n_columns != reader->n_columns)
    {
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
                   ngettext ("Line %d: the row has %d number; the rows before have %d",
                             "Line %d: the row has %d numbers; the rows before have %d",
                             (unsigned long) n_columns),
                   reader->line, n_columns, reader->n_columns);
      return false;
    }
  return true;
}

// Called at a blank line and at the end.
static bool
end_channel (Reader  *reader,
             GError **error)
{
  if (reader->n_rows_here == 0)
    return true;
  if (reader->n_channels == 0)
    reader->n_rows = reader->n_rows_here;
  else if (reader->n_rows_here != reader->n_rows)
    {
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
                   ngettext ("Line %d: channel %d ends after %d row; the channels before have %d",
                             "Line %d: channel %d ends after %d rows; the channels before have %d",
                             (unsigned long) reader->n_rows_here),
                   reader->line - 1, reader->n_channels + 1, reader->n_rows_here, reader->n_rows);
      return false;
    }
  reader->n_channels++;
  reader->n_rows_here = 0;
  return true;
}

static FoveaTensor *
read_grids (Reader  *reader,
            GError **error)
{
  while (reader->at < reader->end)
    {
      if (is_blank_line (reader))
        {
          if (!end_channel (reader, error))
            return NULL;
        }
      else
        {
          if (!read_row (reader, error))
            return NULL;
          reader->n_rows_here++;
        }
      skip_line (reader);
    }
  if (!end_channel (reader, error))
    return NULL;
  if (reader->n_channels == 0)
    {
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT, _("The table is empty"));
      return NULL;
    }

  FoveaShape shape = { reader->n_channels, reader->n_rows, reader->n_columns };
  float *values;
  g_autoptr (FoveaTensor) tensor = fovea_tensor_try_new (shape, &values, NULL);
  if (tensor == NULL)
    {
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_TOO_LARGE,
                   _("The table is too large: %d×%d×%d numbers"),
                   shape.n_channels, shape.n_rows, shape.n_columns);
      return NULL;
    }
  memcpy (values, reader->values->data, reader->values->len * sizeof (float));
  return g_steal_pointer (&tensor);
}

/**
 * fovea_csv_parse:
 * @bytes: a table in UTF-8, with or without a byte order mark; lines end in LF, CR LF or CR
 * @error: return location for an error of the domain FOVEA_FILE_ERROR
 *
 * Reads rows of numbers separated by commas, semicolons, tabs or spaces, in quotes or not; blank
 * lines part the channels. Rows of different lengths, channels of different heights and whatever is not
 * a finite number in single precision are refused with the line. Any thread.
 *
 * Returns: (transfer full) (nullable): channels × rows × columns; %NULL on error
 */
FoveaTensor *
fovea_csv_parse (GBytes  *bytes,
                 GError **error)
{
  size_t n_bytes = 0;
  const char *start = g_bytes_get_data (bytes, &n_bytes);
  if (n_bytes > G_MAXINT)
    {
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_TOO_LARGE, _("The table is too large"));
      return NULL;
    }
  if (n_bytes >= 2 && (memcmp (start, "\xff\xfe", 2) == 0 || memcmp (start, "\xfe\xff", 2) == 0))
    {
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
                   _("The table is in UTF-16; save it in UTF-8"));
      return NULL;
    }

  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (float));
  Reader reader = { .at = start, .end = start + n_bytes, .line = 1, .values = values };
  if (n_bytes >= 3 && memcmp (start, BYTE_ORDER_MARK, 3) == 0)
    reader.at += 3;
  reader.separator = find_separator (reader.at, reader.end);
  return read_grids (&reader, error);
}

/**
 * fovea_csv_serialize:
 * @tensor: a tensor
 *
 * Writes a row a line, separated by commas, with a decimal point and the fewest digits that read
 * back to the same float32, and a blank line between channels. Any thread.
 *
 * Returns: (transfer full): the file, in ASCII
 */
GBytes *
fovea_csv_serialize (const FoveaTensor *tensor)
{
  char digits[FOVEA_NUMBER_SIZE];
  FoveaShape shape = fovea_tensor_get_shape (tensor);
  GString *text = g_string_new (NULL);
  for (int channel = 0; channel < shape.n_channels; channel++)
    {
      if (channel > 0)
        g_string_append_c (text, '\n');
      for (int row = 0; row < shape.n_rows; row++)
        for (int column = 0; column < shape.n_columns; column++)
          {
            float value = fovea_tensor_get (tensor, channel, row, column);
            g_string_append (text, fovea_number_format_float (value, digits));
            g_string_append_c (text, column + 1 < shape.n_columns ? ',' : '\n');
          }
    }
  return g_string_free_to_bytes (text);
}
