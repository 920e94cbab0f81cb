// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The values of NumPy files, in and out. The header is read and written in npy-header.c.

#include "document/npy.h"

#include "document/file.h"
#include "document/npy-header.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

static void
set_memory_error (GError **error,
                  size_t   n_values)
{
  g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_TOO_LARGE,
               _("Not enough memory for %zu numbers"), n_values);
}

// IEEE 754 binary16, exactly.
static double
half_to_double (guint16 bits)
{
  int exponent = bits >> 10 & 0x1f;
  int fraction = bits & 0x3ff;
  double magnitude = exponent == 0 ? ldexp (fraction, -24)
                     : exponent < 31 ? ldexp (1024 + fraction, exponent - 25)
                     : fraction == 0 ? (double) INFINITY : (double) NAN;
  return bits & 0x8000 ? -magnitude : magnitude;
}

static double
real_to_double (guint64 bits,
                int     item_size)
{
  float single;
  double value;
  guint32 low = (guint32) bits;
  if (item_size == 2)
    return half_to_double ((guint16) bits);
  if (item_size == 4)
    {
      memcpy (&single, &low, sizeof single);
      return (double) single;
    }
  memcpy (&value, &bits, sizeof value);
  return value;
}

// Whole numbers go to float32 in one rounding, as NumPy's astype does.
static float
whole_to_float (guint64 bits,
                int     item_size,
                bool    is_signed)
{
  if (!is_signed)
    return (float) bits;
  int unused = 64 - 8 * item_size;
  gint64 value = (gint64) (bits << unused) >> unused;
  return (float) value;
}

static guint64
load_bits (const uint8_t *item,
           int            item_size,
           bool           is_big_endian)
{
  guint64 bits = 0;
  for (int i = 0; i < item_size; i++)
    bits |= (guint64) item[is_big_endian ? item_size - 1 - i : i] << (8 * i);
  return bits;
}

// The place of the value as NumPy would index it: [0, 3, 5].
static char *
describe_place (const FoveaNpyHeader *header,
                const int            *index)
{
  GString *place = g_string_new ("[");
  for (int i = 0; i < header->n_dimensions; i++)
    g_string_append_printf (place, i == 0 ? "%d" : ", %d", index[i]);
  g_string_append_c (place, ']');
  return g_string_free (place, FALSE);
}

static bool
refuse_value (const FoveaNpyHeader *header,
              const int            *index,
              double                value,
              GError              **error)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *place = describe_place (header, index);
  g_ascii_formatd (digits, sizeof digits, "%.6g", value);
  g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
               isfinite (value)
                 ? _("Value %s of the NumPy file, %s, is too large for single precision")
                 : _("Value %s of the NumPy file, %s, is not a finite number"),
               place, digits);
  return false;
}

// Moves to the next index in row-major order; with it, the place of the item in the file.
static void
advance (const FoveaNpyHeader *header,
         const size_t         *steps,
         int                  *index,
         size_t               *item)
{
  for (int i = header->n_dimensions - 1; i >= 0; i--)
    {
      *item += steps[i];
      if (++index[i] < header->sizes[i])
        return;
      *item -= steps[i] * (size_t) header->sizes[i];
      index[i] = 0;
    }
}

static bool
decode_values (const FoveaNpyHeader *header,
               const uint8_t        *items,
               float                *values,
               GError              **error)
{
  size_t steps[FOVEA_ARRAY_MAX_DIMENSIONS];
  int index[FOVEA_ARRAY_MAX_DIMENSIONS] = { 0 };
  size_t step = (size_t) header->item_size;
  for (int i = 0; i < header->n_dimensions; i++)
    {
      int dimension = header->is_fortran_order ? i : header->n_dimensions - 1 - i;
      steps[dimension] = step;
      step *= (size_t) header->sizes[dimension];
    }

  size_t item = 0;
  for (size_t i = 0; i < header->n_values; i++, advance (header, steps, index, &item))
    {
      guint64 bits = load_bits (items + item, header->item_size, header->is_big_endian);
      if (header->kind == 'f')
        {
          double value = real_to_double (bits, header->item_size);
          values[i] = (float) value;
          if (!isfinite (values[i]))
            return refuse_value (header, index, value, error);
        }
      else if (header->kind == 'b')
        values[i] = bits != 0 ? 1.0f : 0.0f;
      else
        values[i] = whole_to_float (bits, header->item_size, header->kind == 'i');
    }
  return true;
}

static bool
parse_header (GBytes         *bytes,
              FoveaNpyHeader *header,
              const uint8_t **items,
              GError        **error)
{
  size_t n_bytes = 0;
  const uint8_t *start = g_bytes_get_data (bytes, &n_bytes);
  if (!fovea_npy_header_parse (header, start, n_bytes, error))
    return false;
  *items = start + header->offset;
  return true;
}

// Up to 3 sizes, or 4 with a leading 1, as channels × rows × columns.
static bool
interpret_shape (const FoveaNpyHeader *header,
                 FoveaShape           *shape,
                 GError              **error)
{
  int sizes[3] = { 1, 1, 1 };
  int n_leading = MAX (header->n_dimensions - 3, 0);
  for (int i = 0; i < n_leading; i++)
    if (header->sizes[i] != 1 || n_leading > 1)
      {
        g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
                     ngettext ("The NumPy file holds an array of %d dimension; at most 3 are read: "
                               "channels, rows, columns",
                               "The NumPy file holds an array of %d dimensions; at most 3 are read: "
                               "channels, rows, columns", (unsigned long) header->n_dimensions),
                     header->n_dimensions);
        return false;
      }
  for (int i = n_leading; i < header->n_dimensions; i++)
    sizes[3 - header->n_dimensions + i] = header->sizes[i];
  *shape = (FoveaShape){ sizes[0], sizes[1], sizes[2] };
  return true;
}

/**
 * fovea_array_free:
 * @self: (transfer full) (nullable): an array
 *
 * Frees the array and its values.
 */
void
fovea_array_free (FoveaArray *self)
{
  if (self == NULL)
    return;
  g_free (self->values);
  g_free (self);
}

/**
 * fovea_npy_is_npy:
 * @bytes: any bytes
 *
 * Tells a NumPy file by its first six bytes.
 *
 * Returns: whether the bytes begin as a NumPy file does
 */
bool
fovea_npy_is_npy (GBytes *bytes)
{
  size_t n_bytes = 0;
  const uint8_t *start = g_bytes_get_data (bytes, &n_bytes);
  return n_bytes >= 6 && memcmp (start, "\x93NUMPY", 6) == 0;
}

/**
 * fovea_npy_parse:
 * @bytes: a NumPy file of version 1.0, 2.0 or 3.0
 * @error: return location for an error of the domain FOVEA_FILE_ERROR
 *
 * Reads an array of any number of dimensions, of booleans, whole numbers of 1 to 8 bytes or reals
 * of 2, 4 or 8 bytes, in either order of bytes and in C or Fortran order. Objects, complex numbers
 * and records are refused, as are values that are not finite in float32, and bytes that are
 * missing or left over. Any thread.
 *
 * Source: numpy.lib.format.
 * Returns: (transfer full) (nullable): the array, row-major, float32; %NULL on error
 */
FoveaArray *
fovea_npy_parse (GBytes  *bytes,
                 GError **error)
{
  FoveaNpyHeader header;
  const uint8_t *items;
  if (!parse_header (bytes, &header, &items, error))
    return NULL;

  g_autoptr (FoveaArray) array = g_new0 (FoveaArray, 1);
  array->n_dimensions = header.n_dimensions;
  memcpy (array->sizes, header.sizes, sizeof array->sizes);
  array->n_values = header.n_values;
  array->values = g_try_new (float, header.n_values);
  if (array->values == NULL)
    {
      set_memory_error (error, header.n_values);
      return NULL;
    }
  return decode_values (&header, items, array->values, error) ? g_steal_pointer (&array) : NULL;
}

/**
 * fovea_npy_parse_tensor:
 * @bytes: a NumPy file, see fovea_npy_parse()
 * @error: return location for an error of the domain FOVEA_FILE_ERROR
 *
 * Reads an array as channels × rows × columns: 3 dimensions, or 4 with a leading 1; 2 are one
 * channel, 1 is one row, none is one cell. Any thread.
 *
 * Returns: (transfer full) (nullable): the tensor; %NULL on error
 */
FoveaTensor *
fovea_npy_parse_tensor (GBytes  *bytes,
                        GError **error)
{
  FoveaNpyHeader header;
  const uint8_t *items;
  FoveaShape shape;
  float *values;
  if (!parse_header (bytes, &header, &items, error) || !interpret_shape (&header, &shape, error))
    return NULL;

  g_autoptr (FoveaTensor) tensor = fovea_tensor_try_new (shape, &values, NULL);
  if (tensor == NULL)
    set_memory_error (error, header.n_values);
  else if (decode_values (&header, items, values, error))
    return g_steal_pointer (&tensor);
  return NULL;
}

/**
 * fovea_array_dup_kernels:
 * @self: an array of at most 4 dimensions
 * @error: return location for %FOVEA_FILE_ERROR_TOO_LARGE
 *
 * Takes the array as a bank of kernels, outer × inner × rows × columns; missing leading dimensions
 * are 1.
 *
 * Returns: (transfer full) (nullable): the kernels; %NULL on error
 */
FoveaKernels *
fovea_array_dup_kernels (const FoveaArray  *self,
                         GError           **error)
{
  g_return_val_if_fail (self != NULL && self->n_dimensions <= 4, NULL);

  int sizes[4] = { 1, 1, 1, 1 };
  for (int i = 0; i < self->n_dimensions; i++)
    sizes[4 - self->n_dimensions + i] = self->sizes[i];
  if (!fovea_kernels_is_valid_size (sizes[0], sizes[1], sizes[2], sizes[3]))
    {
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_TOO_LARGE,
                   _("Weights of %d×%d×%d×%d are too large"),
                   sizes[0], sizes[1], sizes[2], sizes[3]);
      return NULL;
    }
  return fovea_kernels_new (sizes[0], sizes[1], sizes[2], sizes[3], self->values);
}

/**
 * fovea_npy_parse_kernels:
 * @bytes: a NumPy file, see fovea_npy_parse()
 * @error: return location for an error of the domain FOVEA_FILE_ERROR
 *
 * Reads an array as a bank of kernels, outer × inner × rows × columns: 4 dimensions; missing
 * leading ones are 1. Any thread.
 *
 * Returns: (transfer full) (nullable): the kernels; %NULL on error
 */
FoveaKernels *
fovea_npy_parse_kernels (GBytes  *bytes,
                         GError **error)
{
  g_autoptr (FoveaArray) array = fovea_npy_parse (bytes, error);
  if (array == NULL)
    return NULL;
  if (array->n_dimensions > 4)
    {
      g_set_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT,
                   _("The NumPy file holds an array of %d dimensions; weights have at most 4"),
                   array->n_dimensions);
      return NULL;
    }

  return fovea_array_dup_kernels (array, error);
}

/**
 * fovea_npy_serialize:
 * @array: an array
 * @error: return location for FOVEA_FILE_ERROR_TOO_LARGE
 *
 * Writes the array byte for byte as numpy.save() writes a row-major array of float32 on a
 * little-endian machine. Any thread.
 *
 * Source: numpy.lib.format, NumPy 1.24.
 * Returns: (transfer full) (nullable): the file; %NULL when there is not enough memory
 */
GBytes *
fovea_npy_serialize (const FoveaArray *array,
                     GError          **error)
{
  g_return_val_if_fail (array->n_dimensions <= FOVEA_ARRAY_MAX_DIMENSIONS, NULL);

  size_t n_bytes;
  g_autoptr (GString) header = fovea_npy_header_serialize (array->sizes, array->n_dimensions);
  uint8_t *file = NULL;
  if (g_size_checked_mul (&n_bytes, array->n_values, sizeof (float))
      && g_size_checked_add (&n_bytes, n_bytes, header->len))
    file = g_try_malloc (n_bytes);
  if (file == NULL)
    {
      set_memory_error (error, array->n_values);
      return NULL;
    }

  memcpy (file, header->str, header->len);
  for (size_t i = 0; i < array->n_values; i++)
    {
      guint32 bits;
      memcpy (&bits, &array->values[i], sizeof bits);
      bits = GUINT32_TO_LE (bits);
      memcpy (file + header->len + i * sizeof bits, &bits, sizeof bits);
    }
  return g_bytes_new_take (file, n_bytes);
}

/**
 * fovea_npy_serialize_tensor:
 * @tensor: a tensor
 * @error: return location for FOVEA_FILE_ERROR_TOO_LARGE
 *
 * Writes a tensor as an array of 3 dimensions, channels × rows × columns. Any thread.
 *
 * Returns: (transfer full) (nullable): the file; %NULL when there is not enough memory
 */
GBytes *
fovea_npy_serialize_tensor (const FoveaTensor *tensor,
                            GError           **error)
{
  FoveaShape shape = fovea_tensor_get_shape (tensor);
  const FoveaArray array = {
    .n_dimensions = 3,
    .sizes = { shape.n_channels, shape.n_rows, shape.n_columns },
    .n_values = fovea_shape_get_n_cells (shape),
    .values = (float *) fovea_tensor_get_values (tensor),
  };
  return fovea_npy_serialize (&array, error);
}
