// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tensors and kernel banks: a count of references, sizes and the numbers, in one
// allocation.

#include "config.h"

#include "core/tensor.h"

#include "core/layer.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

struct _FoveaTensor
{
  gatomicrefcount ref_count;
  FoveaShape shape;

  // Found when first asked for, by whichever thread; read by others once known is set.
  int known; // atomic, a KNOWN_ value
  float least;
  float greatest;

  float values[];
};

enum
{
  KNOWN_NOT,
  KNOWN_SOON, // a thread writes the extremes
  KNOWN,
};

struct _FoveaKernels
{
  gatomicrefcount ref_count;
  int n_outer;
  int n_inner;
  int n_rows;
  int n_columns;
  float weights[];
};

/**
 * fovea_tensor_new:
 * @shape: a valid shape
 * @values: (nullable): its cells, C × H × W, row-major, float32; copied. Zeros if %NULL
 *
 * For sizes known to be small: running out of memory aborts. See fovea_tensor_try_new().
 *
 * Returns: (transfer full): a tensor
 */
FoveaTensor *
fovea_tensor_new (FoveaShape   shape,
                  const float *values)
{
  g_return_val_if_fail (fovea_shape_is_valid (shape), NULL);

  size_t n_bytes = fovea_shape_get_n_cells (shape) * sizeof (float);
  FoveaTensor *self = g_malloc (sizeof (FoveaTensor) + n_bytes);

  g_atomic_ref_count_init (&self->ref_count);
  self->shape = shape;
  self->known = KNOWN_NOT;

  if (values != NULL)
    memcpy (self->values, values, n_bytes);
  else
    memset (self->values, 0, n_bytes);

  return self;
}

/**
 * fovea_tensor_try_new:
 * @shape: a shape that a user or a file chose
 * @values: (out) (transfer none): its cells, to be written before the tensor is given to
 * anyone
 * @error: return location for an error
 *
 * Makes a tensor whose cells, C × H × W, row-major, float32, are undefined until written.
 *
 * Returns: (transfer full) (nullable): a tensor; or %NULL with
 * %FOVEA_NETWORK_ERROR_INVALID if a size is below 1, %FOVEA_NETWORK_ERROR_TOO_LARGE if
 * there is no memory for so many cells
 */
FoveaTensor *
fovea_tensor_try_new (FoveaShape   shape,
                      float      **values,
                      GError     **error)
{
  g_return_val_if_fail (values != NULL, NULL);

  if (shape.n_channels < 1 || shape.n_rows < 1 || shape.n_columns < 1)
    {
      g_set_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID,
                   _("A size of %d×%d×%d is impossible: each must be at least 1"),
                   shape.n_channels, shape.n_rows, shape.n_columns);
      return NULL;
    }

  FoveaTensor *self = NULL;

  if (fovea_shape_is_valid (shape))
    self = g_try_malloc (sizeof (FoveaTensor)
                         + fovea_shape_get_n_cells (shape) * sizeof (float));

  if (self == NULL)
    {
      g_set_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_TOO_LARGE,
                   _("A size of %d×%d×%d is too large for the memory"), shape.n_channels,
                   shape.n_rows, shape.n_columns);
      return NULL;
    }

  g_atomic_ref_count_init (&self->ref_count);
  self->shape = shape;
  self->known = KNOWN_NOT;
  *values = self->values;

  return self;
}

/**
 * fovea_tensor_ref:
 * @self: a tensor
 *
 * Returns: (transfer full): @self
 */
FoveaTensor *
fovea_tensor_ref (FoveaTensor *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * fovea_tensor_unref:
 * @self: (transfer full): a tensor
 *
 * Safe on any thread.
 */
void
fovea_tensor_unref (FoveaTensor *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
}

/**
 * fovea_tensor_get_shape:
 * @self: a tensor
 *
 * Returns: its shape
 */
FoveaShape
fovea_tensor_get_shape (const FoveaTensor *self)
{
  return self->shape;
}

/**
 * fovea_tensor_get_values:
 * @self: a tensor
 *
 * Returns: (transfer none): its cells, C × H × W, row-major, float32
 */
const float *
fovea_tensor_get_values (const FoveaTensor *self)
{
  return self->values;
}

/**
 * fovea_tensor_get:
 * @self: a tensor
 * @channel: from 0
 * @row: from 0
 * @column: from 0
 *
 * Returns: one cell
 */
float
fovea_tensor_get (const FoveaTensor *self,
                  int                channel,
                  int                row,
                  int                column)
{
  FoveaShape shape = self->shape;

  g_return_val_if_fail (fovea_box_has (fovea_box_new_whole (shape), channel, row, column),
                        0);

  return self->values[((size_t) channel * shape.n_rows + row) * shape.n_columns + column];
}

static void
find_extremes (const FoveaTensor *self,
               float             *least,
               float             *greatest)
{
  size_t n_cells = fovea_shape_get_n_cells (self->shape);
  bool has_number = false;

  *least = 0;
  *greatest = 0;

  for (size_t i = 0; i < n_cells; i++)
    {
      float value = self->values[i];

      if (isnan (value))
        continue;

      *least = has_number ? MIN (*least, value) : value;
      *greatest = has_number ? MAX (*greatest, value) : value;
      has_number = true;
    }
}

/**
 * fovea_tensor_get_extremes:
 * @self: a tensor
 * @least: (out): the smallest cell
 * @greatest: (out): the largest cell
 *
 * Cells that are no number are passed over; both results are 0 if there are no others. They are
 * kept, so that asking again costs nothing. Safe on any thread.
 */
void
fovea_tensor_get_extremes (const FoveaTensor *self,
                           float             *least,
                           float             *greatest)
{
  // What is kept beside the cells is no part of the value.
  FoveaTensor *kept = (FoveaTensor *) self;

  if (g_atomic_int_get (&kept->known) != KNOWN)
    {
      find_extremes (self, least, greatest);
      if (!g_atomic_int_compare_and_exchange (&kept->known, KNOWN_NOT, KNOWN_SOON))
        return;
      kept->least = *least;
      kept->greatest = *greatest;
      g_atomic_int_set (&kept->known, KNOWN);
    }

  *least = self->least;
  *greatest = self->greatest;
}

/**
 * fovea_tensor_equal:
 * @a: a tensor
 * @b: another
 *
 * Returns: whether shapes are equal and cells are equal bit for bit
 */
bool
fovea_tensor_equal (const FoveaTensor *a,
                    const FoveaTensor *b)
{
  if (a == b)
    return true;

  return fovea_shape_equal (a->shape, b->shape)
         && memcmp (a->values, b->values,
                    fovea_shape_get_n_cells (a->shape) * sizeof (float))
                == 0;
}

/**
 * fovea_kernels_is_valid_size:
 * @n_outer: kernel banks
 * @n_inner: kernels a bank
 * @n_rows: rows of each
 * @n_columns: columns of each
 *
 * Returns: whether fovea_kernels_new() takes these sizes: each at least 1, rows and
 * columns at most %FOVEA_STENCIL_MAX, all together at most %FOVEA_SHAPE_MAX_CELLS weights
 */
bool
fovea_kernels_is_valid_size (int n_outer,
                             int n_inner,
                             int n_rows,
                             int n_columns)
{
  if (n_outer < 1 || n_rows > FOVEA_STENCIL_MAX || n_columns > FOVEA_STENCIL_MAX)
    return false;

  FoveaShape bank = { n_inner, n_rows, n_columns };

  return fovea_shape_is_valid (bank)
         && fovea_shape_get_n_cells (bank) <= FOVEA_SHAPE_MAX_CELLS / (size_t) n_outer;
}

/**
 * fovea_kernels_new:
 * @n_outer: output channels; of a transposed convolution, input channels
 * @n_inner: input channels a group; of a transposed convolution, output channels a group
 * @n_rows: rows of each kernel
 * @n_columns: columns of each kernel
 * @weights: (nullable): outer × inner × rows × columns, row-major, float32; copied. Zeros
 * if %NULL
 *
 * The sizes must satisfy fovea_kernels_is_valid_size().
 *
 * Returns: (transfer full): a kernel bank
 */
FoveaKernels *
fovea_kernels_new (int          n_outer,
                   int          n_inner,
                   int          n_rows,
                   int          n_columns,
                   const float *weights)
{
  g_return_val_if_fail (fovea_kernels_is_valid_size (n_outer, n_inner, n_rows, n_columns),
                        NULL);

  size_t n_bytes = sizeof (float) * n_outer * n_inner * n_rows * n_columns;
  FoveaKernels *self = g_malloc (sizeof (FoveaKernels) + n_bytes);

  g_atomic_ref_count_init (&self->ref_count);
  self->n_outer = n_outer;
  self->n_inner = n_inner;
  self->n_rows = n_rows;
  self->n_columns = n_columns;

  if (weights != NULL)
    memcpy (self->weights, weights, n_bytes);
  else
    memset (self->weights, 0, n_bytes);

  return self;
}

/**
 * fovea_kernels_new_turned:
 * @self: a kernel bank
 *
 * Returns: (transfer full): the same with each kernel turned by 180°, as true convolution writes what
 *   cross-correlation slides
 */
FoveaKernels *
fovea_kernels_new_turned (const FoveaKernels *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  FoveaKernels *turned
      = fovea_kernels_new (self->n_outer, self->n_inner, self->n_rows, self->n_columns, NULL);
  size_t n_cells = (size_t) self->n_rows * self->n_columns;
  size_t n_weights = n_cells * self->n_outer * self->n_inner;

  for (size_t i = 0; i < n_weights; i++)
    turned->weights[i] = self->weights[i / n_cells * n_cells + n_cells - 1 - i % n_cells];

  return turned;
}

/**
 * fovea_kernels_ref:
 * @self: a kernel bank
 *
 * Returns: (transfer full): @self
 */
FoveaKernels *
fovea_kernels_ref (FoveaKernels *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * fovea_kernels_unref:
 * @self: (transfer full): a kernel bank
 *
 * Safe on any thread.
 */
void
fovea_kernels_unref (FoveaKernels *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
}

/**
 * fovea_kernels_get_n_outer:
 * @self: a kernel bank
 *
 * Returns: output channels; of a transposed convolution, input channels
 */
int
fovea_kernels_get_n_outer (const FoveaKernels *self)
{
  return self->n_outer;
}

/**
 * fovea_kernels_get_n_inner:
 * @self: a kernel bank
 *
 * Returns: input channels a group; of a transposed convolution, output channels a group
 */
int
fovea_kernels_get_n_inner (const FoveaKernels *self)
{
  return self->n_inner;
}

/**
 * fovea_kernels_get_n_rows:
 * @self: a kernel bank
 *
 * Returns: the height of each kernel
 */
int
fovea_kernels_get_n_rows (const FoveaKernels *self)
{
  return self->n_rows;
}

/**
 * fovea_kernels_get_n_columns:
 * @self: a kernel bank
 *
 * Returns: the width of each kernel
 */
int
fovea_kernels_get_n_columns (const FoveaKernels *self)
{
  return self->n_columns;
}

/**
 * fovea_kernels_get_weights:
 * @self: a kernel bank
 *
 * Returns: (transfer none): outer × inner × rows × columns, row-major, float32
 */
const float *
fovea_kernels_get_weights (const FoveaKernels *self)
{
  return self->weights;
}

/**
 * fovea_kernels_get:
 * @self: a kernel bank
 * @outer: from 0
 * @inner: from 0
 * @row: from 0
 * @column: from 0
 *
 * Returns: one weight
 */
float
fovea_kernels_get (const FoveaKernels *self,
                   int                 outer,
                   int                 inner,
                   int                 row,
                   int                 column)
{
  g_return_val_if_fail (outer >= 0 && outer < self->n_outer, 0);
  g_return_val_if_fail (inner >= 0 && inner < self->n_inner, 0);
  g_return_val_if_fail (row >= 0 && row < self->n_rows, 0);
  g_return_val_if_fail (column >= 0 && column < self->n_columns, 0);

  size_t kernel = (size_t) outer * self->n_inner + inner;

  return self->weights[(kernel * self->n_rows + row) * self->n_columns + column];
}
