// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads JSON strictly, by Jansson: no duplicate keys, no NUL, nesting bounded (2048),
// nothing after the value. What the values mean is not known here; places and indices in
// messages count from 1.

#include "document/json-reader.h"
#include "document/file.h"
#include "document/number.h"

#include <glib/gi18n.h>

#include <math.h>
#include <string.h>

// Longest piece of a text that a message repeats, in characters.
#define MAX_QUOTED 40

// A nested list on its way to a block of numbers.
typedef struct
{
  const char *place;
  int *lengths; // 0: not yet known
  int n_dimensions;
  int index[FOVEA_JSON_MAX_DIMENSIONS];
} Grid;

static const char *
get_syntax_problem (const json_error_t *error)
{
  enum json_error_code code = json_error_code (error);

  if (code == json_error_stack_overflow)
    return _("nested too deeply");
  if (code == json_error_invalid_utf8)
    return _("not UTF-8 text");
  if (code == json_error_premature_end_of_input)
    return _("the document ends too early");
  if (code == json_error_end_of_input_expected)
    return _("something follows the end of the document");
  if (code == json_error_null_character || code == json_error_null_byte_in_key)
    return _("a NUL character is not allowed");
  if (code == json_error_duplicate_key)
    return _("a key appears twice");
  if (code == json_error_numeric_overflow)
    return _("a number is too large");
  if (code == json_error_out_of_memory)
    return _("not enough memory");
  return _("not JSON");
}

// Moves the place of what is missing back from empty lines to the last character there is.
static void
find_end (const char   *text,
          size_t        size,
          json_error_t *json_error)
{
  int line = 1, column = 0;

  json_error->line = json_error->column = 1;
  for (size_t i = 0; i < size; i++)
    {
      bool continues = ((guchar) text[i] & 0xc0) == 0x80;

      column = text[i] == '\n' ? 0 : column + !continues;
      line += text[i] == '\n';
      if (g_ascii_isspace (text[i]))
        continue;
      json_error->line = line;
      json_error->column = column;
    }
}

static void
set_syntax_error (const json_error_t *json_error,
                  GError            **error)
{
  const char *problem = get_syntax_problem (json_error);
  int column = MAX (json_error->column, 1);
  const char *near = strstr (json_error->text, " near '");
  g_autofree char *token = near != NULL
                             ? g_utf8_make_valid (near + strlen (" near '"), -1)
                             : NULL;

  // Jansson puts the token between plain quotes and cuts it where its buffer ends. Of text
  // that is not UTF-8 it is a piece that nobody can read.
  if (token != NULL && g_str_has_suffix (token, "'"))
    token[strlen (token) - 1] = '\0';
  if (token != NULL && *token != '\0'
      && json_error_code (json_error) != json_error_invalid_utf8)
    g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_SYNTAX,
                 _("Line %d, column %d: %s, near “%s”"),
                 json_error->line, column, problem, token);
  else
    g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_SYNTAX,
                 _("Line %d, column %d: %s"), json_error->line, column, problem);
}

// Where the list at @depth of a grid stands, in words.
static char *
dup_grid_place (const Grid *grid,
                int         depth)
{
  GString *place = g_string_new (grid->place);

  for (int i = 0; i < depth; i++)
    {
      g_string_append (place, i == 0 ? ": " : ", ");
      switch (grid->n_dimensions - i)
        {
        case 4:
          g_string_append_printf (place, _("kernel %d"), grid->index[i] + 1);
          break;
        case 3:
          g_string_append_printf (place, _("channel %d"), grid->index[i] + 1);
          break;
        case 2:
          g_string_append_printf (place, _("row %d"), grid->index[i] + 1);
          break;
        default:
          g_string_append_printf (place, _("number %d"), grid->index[i] + 1);
          break;
        }
    }
  return g_string_free (place, FALSE);
}

static void
set_ragged_error (const Grid *grid,
                  int         depth,
                  int         length,
                  GError    **error)
{
  g_autofree char *place = dup_grid_place (grid, depth);
  int expected = grid->lengths[depth];
  const char *format;

  switch (grid->n_dimensions - depth)
    {
    case 3:
      format = ngettext ("%s has %d channel, the kernels before have %d",
                         "%s has %d channels, the kernels before have %d", length);
      break;
    case 2:
      format = ngettext ("%s has %d row, the channels before have %d",
                         "%s has %d rows, the channels before have %d", length);
      break;
    default:
      format = ngettext ("%s has %d number, the rows before have %d",
                         "%s has %d numbers, the rows before have %d", length);
      break;
    }
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT, format, place, length,
               expected);
#pragma GCC diagnostic pop
}

static bool
refuse (json_t     *json,
        const char *place,
        const char *wanted,
        GError    **error)
{
  g_autofree char *found = fovea_json_describe (json);

  g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
               _("%s must be %s, not %s"), place, wanted, found);
  return false;
}

// Checks one list of a grid: not empty, and as long as its like.
static bool
check_list (const Grid *grid,
            json_t     *json,
            int         depth,
            GError    **error)
{
  int length = json_array_size (json);

  if (grid->lengths[depth] == 0)
    grid->lengths[depth] = length;
  if (length > 0 && length == grid->lengths[depth])
    return true;

  g_autofree char *place = dup_grid_place (grid, depth);

  if (!json_is_array (json))
    return refuse (json, place, _("a list"), error);
  if (length > 0)
    set_ragged_error (grid, depth, length, error);
  else
    g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT, _("%s is empty"),
                 place);
  return false;
}

// Checks every list and number of a grid and finds its lengths.
static bool
check_grid (Grid    *grid,
            json_t  *json,
            int      depth,
            GError **error)
{
  if (!check_list (grid, json, depth, error))
    return false;

  int length = json_array_size (json);

  for (int i = 0; i < length; i++)
    {
      json_t *member = json_array_get (json, i);
      float value;

      grid->index[depth] = i;
      if (depth + 1 < grid->n_dimensions)
        {
          if (!check_grid (grid, member, depth + 1, error))
            return false;
        }
      else if (!fovea_json_read_float (member, "", &value, NULL))
        {
          g_autofree char *place = dup_grid_place (grid, depth + 1);

          return fovea_json_read_float (member, place, &value, error);
        }
    }
  return true;
}

static float *
fill_grid (json_t *json,
           float  *values,
           int     n_dimensions)
{
  size_t index;
  json_t *member;

  json_array_foreach (json, index, member)
    if (n_dimensions > 1)
      values = fill_grid (member, values, n_dimensions - 1);
    else
      *values++ = json_number_value (member);
  return values;
}

/**
 * fovea_json_parse:
 * @bytes: text, supposed to be JSON in UTF-8
 * @error: place for a %FOVEA_FILE_ERROR_SYNTAX that names line and column
 *
 * Whole numbers beyond 64 bits are read as real ones.
 *
 * Returns: (transfer full) (nullable): an array or object
 */
json_t *
fovea_json_parse (GBytes  *bytes,
                  GError **error)
{
  size_t size;
  const char *text = g_bytes_get_data (bytes, &size);
  json_error_t json_error;

  if (size >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      g_set_error_literal (
        error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_SYNTAX,
        _("Line 1, column 1: the document begins with a byte order mark; "
           "save it as UTF-8 without one"));
      return NULL;
    }

  json_t *json = json_loadb (text != NULL ? text : "", size, JSON_REJECT_DUPLICATES,
                             &json_error);

  if (json == NULL && json_error_code (&json_error) == json_error_numeric_overflow)
    json = json_loadb (text, size, JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL,
                       &json_error);
  if (json == NULL && json_error_code (&json_error) == json_error_premature_end_of_input)
    find_end (text, size, &json_error);
  if (json == NULL)
    set_syntax_error (&json_error, error);
  return json;
}

/**
 * fovea_json_describe:
 * @json: (nullable): a value
 *
 * Returns: (transfer full): the value in a few words, for a message
 */
char *
fovea_json_describe (json_t *json)
{
  char buffer[FOVEA_NUMBER_SIZE];

  if (json == NULL)
    return g_strdup (_("nothing"));
  switch (json_typeof (json))
    {
    case JSON_OBJECT:
      return g_strdup (_("an object"));
    case JSON_ARRAY:
      return g_strdup (_("a list"));
    case JSON_STRING:
      {
        const char *text = json_string_value (json);

        if (g_utf8_strlen (text, -1) <= MAX_QUOTED)
          return g_strdup_printf ("“%s”", text);

        g_autofree char *start = g_utf8_substring (text, 0, MAX_QUOTED);

        return g_strdup_printf ("“%s…”", start);
      }
    case JSON_INTEGER:
    case JSON_REAL:
      return g_strdup (fovea_number_format_double (json_number_value (json), buffer));
    case JSON_TRUE:
      return g_strdup ("true");
    case JSON_FALSE:
      return g_strdup ("false");
    case JSON_NULL:
    default:
      return g_strdup ("null");
    }
}

/**
 * fovea_json_read_string:
 * @json: (nullable): a value
 * @place: where it stands, for messages
 * @error: place for a %FOVEA_FILE_ERROR_CONTENT
 *
 * Returns: (transfer none) (nullable): its text in UTF-8; %NULL if it is none
 */
const char *
fovea_json_read_string (json_t     *json,
                        const char *place,
                        GError    **error)
{
  if (!json_is_string (json))
    refuse (json, place, _("a text"), error);
  return json_string_value (json);
}

/**
 * fovea_json_read_int:
 * @json: (nullable): a value
 * @place: where it stands, for messages
 * @value: (out): the number
 * @error: place for a %FOVEA_FILE_ERROR_CONTENT
 *
 * Returns: whether @json is a whole number of 32 bits; 2.0 is one
 */
bool
fovea_json_read_int (json_t     *json,
                     const char *place,
                     int        *value,
                     GError    **error)
{
  double number = json_number_value (json);

  if (!json_is_number (json) || number != floor (number))
    return refuse (json, place, _("a whole number"), error);
  if (fabs (number) > G_MAXINT)
    {
      g_autofree char *found = fovea_json_describe (json);

      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
                   _("%s is too large: %s"), place, found);
      return false;
    }
  *value = number;
  return true;
}

/**
 * fovea_json_read_float:
 * @json: (nullable): a value
 * @place: where it stands, for messages
 * @value: (out): the number, rounded to float32
 * @error: place for a %FOVEA_FILE_ERROR_CONTENT
 *
 * Returns: whether @json is a number within the range of float32
 */
bool
fovea_json_read_float (json_t     *json,
                       const char *place,
                       float      *value,
                       GError    **error)
{
  if (!json_is_number (json))
    return refuse (json, place, _("a number"), error);
  *value = json_number_value (json);
  if (isfinite (*value))
    return true;

  g_autofree char *found = fovea_json_describe (json);

  g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
               _("%s is too large for a 32-bit number: %s"), place, found);
  return false;
}

/**
 * fovea_json_read_pair:
 * @json: (nullable): a value
 * @place: where it stands, for messages
 * @pair: (out): [vertical, horizontal]
 * @error: place for a %FOVEA_FILE_ERROR_CONTENT
 *
 * Returns: whether @json is a whole number, which then counts for both, or a list of two
 */
bool
fovea_json_read_pair (json_t     *json,
                      const char *place,
                      int         pair[2],
                      GError    **error)
{
  if (json_is_array (json) && json_array_size (json) == 2)
    return fovea_json_read_int (json_array_get (json, 0), place, &pair[0], error)
           && fovea_json_read_int (json_array_get (json, 1), place, &pair[1], error);
  if (!json_is_number (json))
    return refuse (json, place, _("a whole number or a list of two"), error);
  if (!fovea_json_read_int (json, place, &pair[0], error))
    return false;
  pair[1] = pair[0];
  return true;
}

/**
 * fovea_json_read_grid:
 * @json: (nullable): a value
 * @place: where it stands, for messages
 * @lengths: (out): its length along each dimension, outermost first
 * @n_dimensions: how deep the lists are to be nested, 1 to %FOVEA_JSON_MAX_DIMENSIONS
 * @error: place for a %FOVEA_FILE_ERROR_CONTENT: not a list, empty, ragged, not a number
 *
 * Returns: (transfer full) (nullable): the numbers, row-major, float32; free by g_free()
 */
float *
fovea_json_read_grid (json_t     *json,
                      const char *place,
                      int        *lengths,
                      int         n_dimensions,
                      GError    **error)
{
  Grid grid = { .place = place, .lengths = lengths, .n_dimensions = n_dimensions };
  size_t n_values = 1;

  g_assert (n_dimensions >= 1 && n_dimensions <= FOVEA_JSON_MAX_DIMENSIONS);
  memset (lengths, 0, n_dimensions * sizeof *lengths);
  if (!check_grid (&grid, json, 0, error))
    return NULL;

  for (int i = 0; i < n_dimensions; i++)
    n_values *= lengths[i];

  float *values = g_try_new (float, n_values);

  if (values == NULL)
    {
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_TOO_LARGE,
                   _("%s: not enough memory for its numbers"), place);
      return NULL;
    }
  fill_grid (json, values, n_dimensions);
  return values;
}

/**
 * fovea_json_dup_unknown:
 * @json: an object
 * @known: keys, ended by %NULL
 *
 * Returns: (transfer full) (nullable): the members of @json that @known does not list;
 *   %NULL if none
 */
json_t *
fovea_json_dup_unknown (json_t            *json,
                        const char *const *known)
{
  json_t *unknown = json_copy (json);

  for (; *known != NULL; known++)
    json_object_del (unknown, *known);
  if (json_object_size (unknown) == 0)
    g_clear_pointer (&unknown, json_decref);
  return unknown;
}
