// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writes JSON in Fovea's layout. Jansson reads; it does not write, because it would put
// either everything on one line or every number on a line of its own, and numbers in 17
// digits.

#include "document/json-writer.h"

#include "document/number.h"

#include <math.h>
#include <string.h>

// An object or array that has been begun.
typedef struct
{
  FoveaJsonLayout layout;
  bool is_object;
  bool has_members;
} Level;

struct _FoveaJsonWriter
{
  // Owned
  GString *text;
  GArray *levels; // Level, outermost first
};

// Numbers of either width, for the one function that lays out grids.
typedef struct
{
  const float *floats;   // (nullable)
  const double *doubles; // (nullable)
} Numbers;

static Level *
get_level (FoveaJsonWriter *self)
{
  if (self->levels->len == 0)
    return NULL;
  return &g_array_index (self->levels, Level, self->levels->len - 1);
}

static void
append_string (GString    *text,
               const char *value)
{
  g_string_append_c (text, '"');
  for (const char *c = value; *c != '\0'; c++)
    if (*c == '"' || *c == '\\')
      g_string_append_printf (text, "\\%c", *c);
    else if (*c == '\n')
      g_string_append (text, "\\n");
    else if ((guchar) *c < 0x20)
      g_string_append_printf (text, "\\u%04x", (guint) *c);
    else
      g_string_append_c (text, *c);
  g_string_append_c (text, '"');
}

static void
append_float (GString *text,
              float    value)
{
  char buffer[FOVEA_NUMBER_SIZE];

  g_string_append (text,
                   isfinite (value) ? fovea_number_format_float (value, buffer) : "null");
}

static void
append_double (GString *text,
               double   value)
{
  char buffer[FOVEA_NUMBER_SIZE];

  g_string_append (text, isfinite (value) ? fovea_number_format_double (value, buffer)
                                          : "null");
}

static void
break_line (FoveaJsonWriter *self)
{
  g_string_append_c (self->text, '\n');
  for (guint i = 0; i < self->levels->len; i++)
    g_string_append (self->text, "  ");
}

// Comma, place and key of the member that follows.
static void
begin_member (FoveaJsonWriter *self,
              const char      *key)
{
  Level *level = get_level (self);

  if (level == NULL)
    return;

  if (level->has_members)
    g_string_append_c (self->text, ',');
  if (level->layout == FOVEA_JSON_LINES)
    break_line (self);
  else if (level->has_members || level->is_object)
    g_string_append_c (self->text, ' ');
  level->has_members = true;

  g_assert (level->is_object == (key != NULL));
  if (key != NULL)
    {
      append_string (self->text, key);
      g_string_append (self->text, ": ");
    }
}

static void
begin_level (FoveaJsonWriter *self,
             const char      *key,
             FoveaJsonLayout  layout,
             bool             is_object)
{
  Level *outer = get_level (self);

  if (outer != NULL && outer->layout == FOVEA_JSON_INLINE)
    layout = FOVEA_JSON_INLINE;
  begin_member (self, key);
  g_string_append_c (self->text, is_object ? '{' : '[');
  g_array_append_val (self->levels, ((Level) { layout, is_object, false }));
}

static void
end_level (FoveaJsonWriter *self,
           bool             is_object)
{
  g_assert (self->levels->len > 0);

  Level level = *get_level (self);

  g_assert (level.is_object == is_object);
  g_array_set_size (self->levels, self->levels->len - 1);
  if (level.has_members && level.layout == FOVEA_JSON_LINES)
    break_line (self);
  else if (level.has_members && is_object)
    g_string_append_c (self->text, ' ');
  g_string_append_c (self->text, is_object ? '}' : ']');
}

// Bytes since the last line break; keys are ASCII or the alignment is a little off, no
// more.
static size_t
get_text_column (const GString *text)
{
  const char *line = g_strrstr_len (text->str, text->len, "\n");

  return line != NULL ? text->len - (line + 1 - text->str) : text->len;
}

// Appends a grid with its rows aligned at @column. Gives the numbers that follow it in
// @numbers.
static void
append_grid (GString   *text,
             Numbers   *numbers,
             const int *lengths,
             int        n_dimensions,
             size_t     column)
{
  g_string_append_c (text, '[');
  for (int i = 0; i < lengths[0]; i++)
    {
      if (i > 0)
        g_string_append (text, n_dimensions == 1 ? ", " : ",\n");
      if (i > 0 && n_dimensions > 1)
        g_string_append_printf (text, "%*s", (int) column + 1, "");

      if (n_dimensions > 1)
        append_grid (text, numbers, lengths + 1, n_dimensions - 1, column + 1);
      else if (numbers->floats != NULL)
        append_float (text, *numbers->floats++);
      else
        append_double (text, *numbers->doubles++);
    }
  g_string_append_c (text, ']');
}

// An array of scalars reads best on one line.
static bool
is_flat (json_t *value)
{
  size_t index;
  json_t *member;

  if (!json_is_array (value))
    return false;
  json_array_foreach (value, index, member)
    if (json_is_array (member) || json_is_object (member))
      return false;
  return true;
}

/**
 * fovea_json_writer_new:
 *
 * Returns: (transfer full): a writer of one JSON value
 */
FoveaJsonWriter *
fovea_json_writer_new (void)
{
  FoveaJsonWriter *self = g_new0 (FoveaJsonWriter, 1);

  self->text = g_string_new (NULL);
  self->levels = g_array_new (FALSE, FALSE, sizeof (Level));
  return self;
}

/**
 * fovea_json_writer_free:
 * @self: (transfer full): a writer
 */
void
fovea_json_writer_free (FoveaJsonWriter *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->levels);
  g_free (self);
}

/**
 * fovea_json_writer_finish:
 * @self: a writer with everything ended that was begun
 *
 * Returns: (transfer full): the text in UTF-8, with a line break at its end; @self is
 *   empty then
 */
GBytes *
fovea_json_writer_finish (FoveaJsonWriter *self)
{
  g_assert (self->levels->len == 0);

  GString *text = g_steal_pointer (&self->text);

  self->text = g_string_new (NULL);
  g_string_append_c (text, '\n');
  return g_string_free_to_bytes (text);
}

/**
 * fovea_json_writer_begin_object:
 * @self: a writer
 * @key: (nullable): the key, within an object
 * @layout: one line or many; within an inline array or object always inline
 */
void
fovea_json_writer_begin_object (FoveaJsonWriter *self,
                                const char      *key,
                                FoveaJsonLayout  layout)
{
  begin_level (self, key, layout, true);
}

/**
 * fovea_json_writer_end_object:
 * @self: a writer
 */
void
fovea_json_writer_end_object (FoveaJsonWriter *self)
{
  end_level (self, true);
}

/**
 * fovea_json_writer_begin_array:
 * @self: a writer
 * @key: (nullable): the key, within an object
 * @layout: one line or many; within an inline array or object always inline
 */
void
fovea_json_writer_begin_array (FoveaJsonWriter *self,
                               const char      *key,
                               FoveaJsonLayout  layout)
{
  begin_level (self, key, layout, false);
}

/**
 * fovea_json_writer_end_array:
 * @self: a writer
 */
void
fovea_json_writer_end_array (FoveaJsonWriter *self)
{
  end_level (self, false);
}

/**
 * fovea_json_writer_add_string:
 * @self: a writer
 * @key: (nullable): the key, within an object
 * @value: (nullable): UTF-8 text; %NULL is written as null
 */
void
fovea_json_writer_add_string (FoveaJsonWriter *self,
                              const char      *key,
                              const char      *value)
{
  begin_member (self, key);
  if (value != NULL)
    append_string (self->text, value);
  else
    g_string_append (self->text, "null");
}

/**
 * fovea_json_writer_add_bool:
 * @self: a writer
 * @key: (nullable): the key, within an object
 * @value: the value
 */
void
fovea_json_writer_add_bool (FoveaJsonWriter *self,
                            const char      *key,
                            bool             value)
{
  begin_member (self, key);
  g_string_append (self->text, value ? "true" : "false");
}

/**
 * fovea_json_writer_add_int:
 * @self: a writer
 * @key: (nullable): the key, within an object
 * @value: the value
 */
void
fovea_json_writer_add_int (FoveaJsonWriter *self,
                           const char      *key,
                           gint64           value)
{
  begin_member (self, key);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

/**
 * fovea_json_writer_add_float:
 * @self: a writer
 * @key: (nullable): the key, within an object
 * @value: the value; not finite is written as null, because JSON has no word for it
 */
void
fovea_json_writer_add_float (FoveaJsonWriter *self,
                             const char      *key,
                             float            value)
{
  begin_member (self, key);
  append_float (self->text, value);
}

/**
 * fovea_json_writer_add_double:
 * @self: a writer
 * @key: (nullable): the key, within an object
 * @value: the value; not finite is written as null, because JSON has no word for it
 */
void
fovea_json_writer_add_double (FoveaJsonWriter *self,
                              const char      *key,
                              double           value)
{
  begin_member (self, key);
  append_double (self->text, value);
}

/**
 * fovea_json_writer_add_ints:
 * @self: a writer
 * @key: (nullable): the key, within an object
 * @values: @n_values numbers
 * @n_values: how many; 0 for an empty list
 */
void
fovea_json_writer_add_ints (FoveaJsonWriter *self,
                            const char      *key,
                            const int       *values,
                            int              n_values)
{
  begin_level (self, key, FOVEA_JSON_INLINE, false);
  for (int i = 0; i < n_values; i++)
    fovea_json_writer_add_int (self, NULL, values[i]);
  end_level (self, false);
}

/**
 * fovea_json_writer_add_floats:
 * @self: a writer
 * @key: (nullable): the key, within an object
 * @values: a block of numbers, row-major
 * @lengths: its length along each dimension, outermost first; 0 for an empty list
 * @n_dimensions: how many dimensions, at least 1
 *
 * Writes nested lists, the innermost a line each.
 */
void
fovea_json_writer_add_floats (FoveaJsonWriter *self,
                              const char      *key,
                              const float     *values,
                              const int       *lengths,
                              int              n_dimensions)
{
  Numbers numbers = { .floats = values };

  begin_member (self, key);
  append_grid (self->text, &numbers, lengths, n_dimensions, get_text_column (self->text));
}

/**
 * fovea_json_writer_add_doubles:
 * @self: a writer
 * @key: (nullable): the key, within an object
 * @values: a block of numbers, row-major
 * @lengths: its length along each dimension, outermost first; 0 for an empty list
 * @n_dimensions: how many dimensions, at least 1
 *
 * Writes nested lists, the innermost a line each.
 */
void
fovea_json_writer_add_doubles (FoveaJsonWriter *self,
                               const char      *key,
                               const double    *values,
                               const int       *lengths,
                               int              n_dimensions)
{
  Numbers numbers = { .doubles = values };

  begin_member (self, key);
  append_grid (self->text, &numbers, lengths, n_dimensions, get_text_column (self->text));
}

/**
 * fovea_json_writer_add_json:
 * @self: a writer
 * @key: (nullable): the key, within an object
 * @value: a value as Jansson read it
 */
void
fovea_json_writer_add_json (FoveaJsonWriter *self,
                            const char      *key,
                            json_t          *value)
{
  size_t index;
  json_t *member;

  switch (json_typeof (value))
    {
    case JSON_OBJECT:
      begin_level (self, key, FOVEA_JSON_LINES, true);
      fovea_json_writer_add_members (self, value);
      end_level (self, true);
      break;
    case JSON_ARRAY:
      begin_level (self, key, is_flat (value) ? FOVEA_JSON_INLINE : FOVEA_JSON_LINES,
                   false);
      json_array_foreach (value, index, member)
        fovea_json_writer_add_json (self, NULL, member);
      end_level (self, false);
      break;
    case JSON_STRING:
      fovea_json_writer_add_string (self, key, json_string_value (value));
      break;
    case JSON_INTEGER:
      fovea_json_writer_add_int (self, key, json_integer_value (value));
      break;
    case JSON_REAL:
      fovea_json_writer_add_double (self, key, json_real_value (value));
      break;
    case JSON_TRUE:
    case JSON_FALSE:
      fovea_json_writer_add_bool (self, key, json_is_true (value));
      break;
    case JSON_NULL:
      fovea_json_writer_add_string (self, key, NULL);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * fovea_json_writer_add_members:
 * @self: a writer, within an object
 * @object: (nullable): an object as Jansson read it; all its members are added
 */
void
fovea_json_writer_add_members (FoveaJsonWriter *self,
                               json_t          *object)
{
  const char *key;
  json_t *member;

  json_object_foreach (object, key, member)
    fovea_json_writer_add_json (self, key, member);
}
