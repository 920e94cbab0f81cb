// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The header of a NumPy file: a length and a Python dictionary. Its few literals are read here by
// hand, strictly: nothing is evaluated, nothing is allocated, every number is checked.
//
// Source: numpy.lib.format, "Format Version 1.0" to "Format Version 3.0".

#include "document/npy-header.h"

#include "document/file.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAGIC "\x93NUMPY"
#define MAGIC_LENGTH 6
#define ALIGNMENT 64
#define GROWTH_DIGITS 21 // NumPy leaves room to let the first size grow in place

// The text between the length and the first value, read from left to right.
typedef struct
{
  const char *at;
  const char *end;
} Reader;

typedef struct
{
  const char *start;
  size_t length;
} Text;

static bool
fail (GError    **error,
      const char *reason)
{
  g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
               _("The header of the NumPy file is not valid: %s"), reason);
  return false;
}

static void
skip_space (Reader *reader)
{
  while (reader->at < reader->end && strchr (" \t\r\n\f", *reader->at) != NULL && *reader->at != '\0')
    reader->at++;
}

// Takes the character if it comes next, after spaces.
static bool
take (Reader *reader,
      char    character)
{
  skip_space (reader);
  if (reader->at == reader->end || *reader->at != character)
    return false;
  reader->at++;
  return true;
}

static bool
read_string (Reader  *reader,
             Text    *text,
             GError **error)
{
  skip_space (reader);
  if (reader->at == reader->end || (*reader->at != '\'' && *reader->at != '"'))
    return fail (error, _("a text in quotes was expected"));

  char quote = *reader->at++;
  text->start = reader->at;
  while (reader->at < reader->end && *reader->at != quote && *reader->at != '\\'
         && *reader->at != '\n')
    reader->at++;
  if (reader->at == reader->end || *reader->at != quote)
    return fail (error, _("a text in quotes has no end"));
  text->length = (size_t) (reader->at++ - text->start);
  return true;
}

static bool
read_word (Reader     *reader,
           const char *word)
{
  size_t length = strlen (word);
  skip_space (reader);
  if ((size_t) (reader->end - reader->at) < length || memcmp (reader->at, word, length) != 0)
    return false;
  reader->at += length;
  return true;
}

static bool
read_boolean (Reader  *reader,
              bool    *value,
              GError **error)
{
  *value = read_word (reader, "True");
  if (*value || read_word (reader, "False"))
    return true;
  return fail (error, _("“fortran_order” is neither True nor False"));
}

static bool
read_size (Reader  *reader,
           int     *size,
           GError **error)
{
  skip_space (reader);
  gint64 value = 0;
  const char *start = reader->at;
  while (reader->at < reader->end && g_ascii_isdigit (*reader->at) && value <= G_MAXINT)
    value = value * 10 + (*reader->at++ - '0');

  if (reader->at == start || (*start == '0' && reader->at - start > 1))
    return fail (error, _("a size is not a whole number"));
  if (value > G_MAXINT)
    {
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_TOO_LARGE,
                   _("The array of the NumPy file is too large: one of its sizes is above %d"),
                   G_MAXINT);
      return false;
    }
  if (value == 0)
    {
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
                   _("The array of the NumPy file is empty: one of its sizes is 0"));
      return false;
    }
  if (reader->at < reader->end && *reader->at == 'L') // Python 2 wrote its long integers so
    reader->at++;
  *size = (int) value;
  return true;
}

// A tuple of sizes: (), (7,), (7, 7), with or without a comma after the last.
static bool
read_shape (Reader         *reader,
            FoveaNpyHeader *header,
            GError        **error)
{
  bool has_comma = true;
  if (!take (reader, '('))
    return fail (error, _("“shape” is not a tuple"));

  header->n_dimensions = 0;
  while (!take (reader, ')'))
    {
      if (!has_comma)
        return fail (error, _("a comma is missing in “shape”"));
      if (header->n_dimensions == FOVEA_ARRAY_MAX_DIMENSIONS)
        return fail (error, _("“shape” has more than 32 sizes"));
      if (!read_size (reader, &header->sizes[header->n_dimensions], error))
        return false;
      header->n_dimensions++;
      has_comma = take (reader, ',');
    }
  if (header->n_dimensions == 1 && !has_comma)
    return fail (error, _("“shape” is not a tuple"));
  return true;
}

static bool
refuse_type (GError    **error,
             const char *sentence)
{
  g_set_error_literal (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT, sentence);
  return false;
}

// The type string of NumPy's array interface: order of bytes, kind, size.
static bool
interpret_type (FoveaNpyHeader *header,
                Text            text,
                GError        **error)
{
  const char *at = text.start;
  const char *end = text.start + text.length;
  header->is_big_endian = G_BYTE_ORDER == G_BIG_ENDIAN;
  if (at < end && strchr ("<>|=", *at) != NULL && *at != '\0')
    {
      if (*at == '<' || *at == '>')
        header->is_big_endian = *at == '>';
      at++;
    }

  header->kind = at < end ? *at++ : '\0';
  if (header->kind == 'O')
    return refuse_type (error, _("The NumPy file holds Python objects; only real numbers are read"));
  if (header->kind == 'c')
    return refuse_type (error, _("The NumPy file holds complex numbers; only real numbers are read"));

  header->item_size = end - at == 1 && g_ascii_isdigit (*at) ? *at - '0' : 0;
  const char *sizes = header->kind == 'f' ? "248"
                      : header->kind == 'i' || header->kind == 'u' ? "1248"
                      : header->kind == 'b' ? "1" : "";
  if (header->item_size == 0 || strchr (sizes, '0' + header->item_size) == NULL)
    {
      g_autofree char *raw = g_strndup (text.start, MIN (text.length, 24));
      g_autofree char *shown = g_utf8_make_valid (raw, -1);
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
                   _("The NumPy file holds values of type “%s”; only real numbers of 1 to 8 bytes "
                     "are read"), shown);
      return false;
    }
  return true;
}

static bool
read_type (Reader         *reader,
           FoveaNpyHeader *header,
           GError        **error)
{
  Text text;
  skip_space (reader);
  if (reader->at < reader->end && (*reader->at == '[' || *reader->at == '('))
    return refuse_type (error, _("The NumPy file holds structured records; only real numbers are "
                                 "read"));
  return read_string (reader, &text, error) && interpret_type (header, text, error);
}

static bool
is_text (Text        text,
         const char *expected)
{
  return text.length == strlen (expected) && memcmp (text.start, expected, text.length) == 0;
}

// The dictionary: exactly these three keys, in any order.
static bool
read_dictionary (Reader         *reader,
                 FoveaNpyHeader *header,
                 GError        **error)
{
  bool has_type = false, has_order = false, has_shape = false, has_comma = true;
  if (!take (reader, '{'))
    return fail (error, _("it is not a dictionary"));

  while (!take (reader, '}'))
    {
      Text key;
      if (!has_comma)
        return fail (error, _("a comma is missing between its keys"));
      if (!read_string (reader, &key, error))
        return false;
      bool *has = is_text (key, "descr") ? &has_type
                  : is_text (key, "fortran_order") ? &has_order
                  : is_text (key, "shape") ? &has_shape : NULL;
      if (has == NULL)
        return fail (error, _("it has an unknown key"));
      if (*has)
        return fail (error, _("it has a key twice"));
      *has = true;
      if (!take (reader, ':'))
        return fail (error, _("a colon is missing after a key"));
      if (has == &has_type ? !read_type (reader, header, error)
          : has == &has_order ? !read_boolean (reader, &header->is_fortran_order, error)
                              : !read_shape (reader, header, error))
        return false;
      has_comma = take (reader, ',');
    }

  skip_space (reader);
  if (reader->at != reader->end)
    return fail (error, _("something follows the dictionary"));
  if (!has_type || !has_order || !has_shape)
    return fail (error, _("“descr”, “fortran_order” or “shape” is missing"));
  return true;
}

// Finds where the dictionary stands: [*start, self->offset).
static bool
read_length (FoveaNpyHeader *self,
             const uint8_t  *bytes,
             size_t          n_bytes,
             size_t         *start,
             GError        **error)
{
  if (n_bytes < MAGIC_LENGTH || memcmp (bytes, MAGIC, MAGIC_LENGTH) != 0)
    return refuse_type (error, _("This is not a NumPy file"));
  if (n_bytes < MAGIC_LENGTH + 2)
    return fail (error, _("it is truncated"));

  int major = bytes[6];
  int minor = bytes[7];
  if (major < 1 || major > 3 || minor != 0)
    {
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_VERSION,
                   _("The NumPy file has version %d.%d; versions 1.0 to 3.0 are read"), major, minor);
      return false;
    }
  *start = major == 1 ? 10 : 12;
  if (n_bytes < *start)
    return fail (error, _("it is truncated"));
  size_t length = bytes[8] | (size_t) bytes[9] << 8;
  if (major > 1)
    length |= (size_t) bytes[10] << 16 | (size_t) bytes[11] << 24;
  if (length > n_bytes - *start)
    return fail (error, _("it is truncated"));
  self->offset = *start + length;
  return true;
}

static bool
count_values (FoveaNpyHeader *self,
              size_t          n_bytes,
              GError        **error)
{
  size_t n_expected;
  self->n_values = 1;
  bool fits = true;
  for (int i = 0; i < self->n_dimensions; i++)
    fits = fits && g_size_checked_mul (&self->n_values, self->n_values, (size_t) self->sizes[i]);
  fits = fits && self->n_values <= G_MAXSSIZE / sizeof (double);
  if (!fits)
    {
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_TOO_LARGE,
                   _("The array of the NumPy file is too large: its sizes multiply beyond memory"));
      return false;
    }
  n_expected = self->n_values * (size_t) self->item_size;
  if (n_bytes - self->offset != n_expected)
    {
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
                   _("The NumPy file should hold %zu bytes of values and holds %zu"), n_expected,
                   n_bytes - self->offset);
      return false;
    }
  return true;
}

/**
 * fovea_npy_header_parse:
 * @self: (out): what the header says
 * @bytes: a whole NumPy file
 * @n_bytes: its length
 * @error: return location for an error of the domain FOVEA_FILE_ERROR
 *
 * Reads the header and checks that exactly the bytes of its values follow. Any thread.
 *
 * Source: numpy.lib.format, format versions 1.0, 2.0 and 3.0.
 * Returns: whether the values can be read
 */
bool
fovea_npy_header_parse (FoveaNpyHeader *self,
                        const uint8_t  *bytes,
                        size_t          n_bytes,
                        GError        **error)
{
  size_t start = 0;
  memset (self, 0, sizeof *self);
  if (!read_length (self, bytes, n_bytes, &start, error))
    return false;

  Reader reader = { (const char *) bytes + start, (const char *) bytes + self->offset };
  return read_dictionary (&reader, self, error) && count_values (self, n_bytes, error);
}

/**
 * fovea_npy_header_serialize:
 * @sizes: the sizes of a row-major float32 array
 * @n_dimensions: how many they are
 *
 * Writes what numpy.save() writes before the values of such an array, byte for byte: version 1.0,
 * keys sorted, room for the first size to grow, padded to a multiple of 64 bytes.
 *
 * Source: numpy.lib.format, write_array_header_1_0(), NumPy 1.24.
 * Returns: (transfer full): the header
 */
GString *
fovea_npy_header_serialize (const int *sizes,
                            int        n_dimensions)
{
  g_autoptr (GString) shape = g_string_new (NULL);
  for (int i = 0; i < n_dimensions; i++)
    g_string_append_printf (shape, i == 0 ? "%d" : ", %d", sizes[i]);
  if (n_dimensions == 1)
    g_string_append_c (shape, ',');

  g_autoptr (GString) header = g_string_new (NULL);
  g_string_append_printf (header, "{'descr': '<f4', 'fortran_order': False, 'shape': (%s), }",
                          shape->str);
  if (n_dimensions > 0)
    {
      g_autofree char *first = g_strdup_printf ("%d", sizes[0]);
      g_string_append_printf (header, "%*s", GROWTH_DIGITS - (int) strlen (first), "");
    }
  int n_used = MAGIC_LENGTH + 4 + (int) header->len + 1;
  g_string_append_printf (header, "%*s\n", ALIGNMENT - n_used % ALIGNMENT, "");

  GString *result = g_string_new_len (MAGIC "\x01\x00", MAGIC_LENGTH + 2);
  g_string_append_c (result, (char) (header->len & 0xff));
  g_string_append_c (result, (char) (header->len >> 8));
  g_string_append_len (result, header->str, (gssize) header->len);
  return result;
}
