// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sizes and places of convolution arithmetic, and the classic cases.
//
// Source: Dumoulin & Visin, A guide to convolution arithmetic for deep learning, arXiv:1603.07285.

#include "figure/arithmetic.h"

#include "core/network.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *nick;
  bool is_transposed;
  int n_in;
  int kernel_size;
  int stride;
  int padding;
  int dilation;
  int output_padding;
  FoveaArithmeticKind kind;
  bool has_numbers;
} Classic;

// The cases of the report and their transposed counterparts, then those with numbers.
static const Classic classics[] = {
  { "no_padding_no_strides", false, 4, 3, 1, 0, 1, 0, FOVEA_ARITHMETIC_SUM, false },
  { "arbitrary_padding_no_strides", false, 5, 4, 1, 2, 1, 0, FOVEA_ARITHMETIC_SUM, false },
  { "same_padding_no_strides", false, 5, 3, 1, 1, 1, 0, FOVEA_ARITHMETIC_SUM, false },
  { "full_padding_no_strides", false, 5, 3, 1, 2, 1, 0, FOVEA_ARITHMETIC_SUM, false },
  { "no_padding_strides", false, 5, 3, 2, 0, 1, 0, FOVEA_ARITHMETIC_SUM, false },
  { "padding_strides", false, 5, 3, 2, 1, 1, 0, FOVEA_ARITHMETIC_SUM, false },
  { "padding_strides_odd", false, 6, 3, 2, 1, 1, 0, FOVEA_ARITHMETIC_SUM, false },
  { "dilation", false, 7, 3, 1, 0, 2, 0, FOVEA_ARITHMETIC_SUM, false },
  { "no_padding_no_strides_transposed", true, 2, 3, 1, 0, 1, 0, FOVEA_ARITHMETIC_SUM, false },
  { "arbitrary_padding_no_strides_transposed", true, 6, 4, 1, 2, 1, 0, FOVEA_ARITHMETIC_SUM, false },
  { "same_padding_no_strides_transposed", true, 5, 3, 1, 1, 1, 0, FOVEA_ARITHMETIC_SUM, false },
  { "full_padding_no_strides_transposed", true, 7, 3, 1, 2, 1, 0, FOVEA_ARITHMETIC_SUM, false },
  { "no_padding_strides_transposed", true, 2, 3, 2, 0, 1, 0, FOVEA_ARITHMETIC_SUM, false },
  { "padding_strides_transposed", true, 3, 3, 2, 1, 1, 0, FOVEA_ARITHMETIC_SUM, false },
  { "padding_strides_odd_transposed", true, 3, 3, 2, 1, 1, 1, FOVEA_ARITHMETIC_SUM, false },
  { "numerical_no_padding_no_strides", false, 5, 3, 1, 0, 1, 0, FOVEA_ARITHMETIC_SUM, true },
  { "numerical_padding_strides", false, 5, 3, 2, 1, 1, 0, FOVEA_ARITHMETIC_SUM, true },
  { "average_pooling", false, 5, 3, 1, 0, 1, 0, FOVEA_ARITHMETIC_AVERAGE, true },
  { "max_pooling", false, 5, 3, 1, 0, 1, 0, FOVEA_ARITHMETIC_GREATEST, true },
};

static FoveaStencil
get_stencil (const FoveaArithmetic *self,
             int                    axis)
{
  return (FoveaStencil){
    .kernel_size = self->kernel_size[axis],
    .stride = self->stride[axis],
    .dilation = self->dilation[axis],
    .padding_before = self->padding[axis],
    .padding_after = self->padding[axis],
  };
}

// From one input to the next in the plane that the window moves over.
static int
get_pitch (const FoveaArithmetic *self,
           int                    axis)
{
  return self->is_transposed ? self->stride[axis] : 1;
}

static bool
check_number (const char *name,
              int         value,
              int         least,
              GError    **error)
{
  if (value >= least && value <= FOVEA_ARITHMETIC_MAX)
    return true;

  g_set_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID,
               _ ("%s %d is impossible here: it is a number from %d to %d"), name, value, least,
               FOVEA_ARITHMETIC_MAX);
  return false;
}

static bool
check_numbers (const FoveaArithmetic *self,
               int                    axis,
               GError               **error)
{
  return check_number (C_ ("convolution arithmetic", "Input"), self->n_in[axis], 1, error)
         && check_number (C_ ("convolution arithmetic", "Kernel"), self->kernel_size[axis], 1,
                          error)
         && check_number (C_ ("convolution arithmetic", "Stride"), self->stride[axis], 1, error)
         && check_number (C_ ("convolution arithmetic", "Padding"), self->padding[axis], 0, error)
         && check_number (C_ ("convolution arithmetic", "Dilation"), self->dilation[axis], 1,
                          error)
         && check_number (C_ ("convolution arithmetic", "Output padding"),
                          self->output_padding[axis], 0, error);
}

static bool
check_axis (const FoveaArithmetic *self,
            int                    axis,
            GError               **error)
{
  if (!check_numbers (self, axis, error))
    return false;

  int n_out = fovea_arithmetic_get_n_out (self, axis);
  int side = fovea_range_get_length (fovea_arithmetic_get_plane (self, axis));
  int most = self->is_transposed ? MAX (self->stride[axis], self->dilation[axis]) - 1 : 0;

  if (self->output_padding[axis] > most)
    g_set_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID,
                 _ ("Output padding %d is impossible here: %d is the most"),
                 self->output_padding[axis], most);
  else if (n_out < 1)
    g_set_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID,
                 _ ("There is no output: the window of %d cells finds no room on an input of %d "
                    "with padding %d"),
                 self->dilation[axis] * (self->kernel_size[axis] - 1) + 1, self->n_in[axis],
                 self->padding[axis]);
  else if (MAX (side, n_out) > FOVEA_ARITHMETIC_MAX)
    g_set_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_TOO_LARGE,
                 _ ("A side of %d cells is too long for a figure: %d are the most"),
                 MAX (side, n_out), FOVEA_ARITHMETIC_MAX);
  else
    return true;

  return false;
}

// As strict as a layer of a network.
static bool
check_pooling (const FoveaArithmetic *self,
               GError               **error)
{
  if (self->is_transposed)
    {
      g_set_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID,
                   _ ("Pooling cannot be transposed"));
      return false;
    }
  for (int axis = 0; axis < 2; axis++)
    if (self->padding[axis]
        > (self->dilation[axis] * (self->kernel_size[axis] - 1) + 1) / 2)
      {
        g_set_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID,
                     _ ("padding %d is more than half of the kernel %d×%d"),
                     self->padding[axis], self->kernel_size[0], self->kernel_size[1]);
        return false;
      }

  return true;
}

/**
 * fovea_arithmetic_check:
 * @self: sizes of one layer
 * @error: place for a %FOVEA_NETWORK_ERROR that names what is impossible
 *
 * Returns: whether there is such a layer and it is small enough to be drawn
 */
bool
fovea_arithmetic_check (const FoveaArithmetic *self,
                        GError               **error)
{
  g_return_val_if_fail (self != NULL, false);

  return check_axis (self, 0, error) && check_axis (self, 1, error)
         && (self->kind == FOVEA_ARITHMETIC_SUM || check_pooling (self, error));
}

/**
 * fovea_arithmetic_get_n_out:
 * @self: sizes of one layer
 * @axis: 0 for rows, 1 for columns
 *
 * Returns: the length of the output, in cells; less than 1 where there is none
 */
int
fovea_arithmetic_get_n_out (const FoveaArithmetic *self,
                            int                    axis)
{
  g_return_val_if_fail (self != NULL && (axis == 0 || axis == 1), 0);

  FoveaStencil stencil = get_stencil (self, axis);

  return self->is_transposed
             ? fovea_stencil_get_transposed_output_size (&stencil, self->n_in[axis],
                                                         self->output_padding[axis])
             : fovea_stencil_get_output_size (&stencil, self->n_in[axis]);
}

/**
 * fovea_arithmetic_get_n_steps:
 * @self: sizes of one layer
 *
 * Returns: in how many places the window stands, one for each cell of the output
 */
int
fovea_arithmetic_get_n_steps (const FoveaArithmetic *self)
{
  return fovea_arithmetic_get_n_out (self, 0) * fovea_arithmetic_get_n_out (self, 1);
}

/**
 * fovea_arithmetic_get_border:
 * @self: sizes of one layer
 * @axis: 0 for rows, 1 for columns
 *
 * Returns: zeros before the first input: p, and p′ = d(k − 1) − p where the layer is transposed;
 *   negative where that leaves inputs out
 */
int
fovea_arithmetic_get_border (const FoveaArithmetic *self,
                             int                    axis)
{
  g_return_val_if_fail (self != NULL && (axis == 0 || axis == 1), 0);

  return self->is_transposed
             ? self->dilation[axis] * (self->kernel_size[axis] - 1) - self->padding[axis]
             : self->padding[axis];
}

/**
 * fovea_arithmetic_get_plane:
 * @self: sizes of one layer
 * @axis: 0 for rows, 1 for columns
 *
 * Returns: the positions over which the window moves, 0 that of the first input; inputs that are
 *   left out are among them
 */
FoveaRange
fovea_arithmetic_get_plane (const FoveaArithmetic *self,
                            int                    axis)
{
  g_return_val_if_fail (self != NULL && (axis == 0 || axis == 1), ((FoveaRange){ 0, 0 }));

  int border = fovea_arithmetic_get_border (self, axis);
  int past = (self->n_in[axis] - 1) * get_pitch (self, axis) + 1;

  return (FoveaRange){ MIN (0, -border), MAX (past, past + border + self->output_padding[axis]) };
}

/**
 * fovea_arithmetic_is_input:
 * @self: sizes of one layer
 * @axis: 0 for rows, 1 for columns
 * @position: in the plane
 *
 * Returns: whether a row or column of the input is there, or else zeros
 */
bool
fovea_arithmetic_is_input (const FoveaArithmetic *self,
                           int                    axis,
                           int                    position)
{
  g_return_val_if_fail (self != NULL && (axis == 0 || axis == 1), false);

  int pitch = get_pitch (self, axis);

  return position >= 0 && position % pitch == 0 && position / pitch < self->n_in[axis];
}

/**
 * fovea_arithmetic_get_tap:
 * @self: sizes of one layer
 * @axis: 0 for rows, 1 for columns
 * @out: a row or column of the output
 * @tap: of the kernel
 *
 * Returns: the position in the plane that it reads
 */
int
fovea_arithmetic_get_tap (const FoveaArithmetic *self,
                          int                    axis,
                          int                    out,
                          int                    tap)
{
  g_return_val_if_fail (self != NULL && (axis == 0 || axis == 1), 0);

  int step = self->is_transposed ? 1 : self->stride[axis];

  return out * step - fovea_arithmetic_get_border (self, axis) + tap * self->dilation[axis];
}

/**
 * fovea_arithmetic_get_leftover:
 * @self: sizes of one layer
 * @axis: 0 for rows, 1 for columns
 *
 * Returns: rows or columns at the end that no window reads, because the stride does not divide
 */
int
fovea_arithmetic_get_leftover (const FoveaArithmetic *self,
                               int                    axis)
{
  int n_out = fovea_arithmetic_get_n_out (self, axis);
  int last = fovea_arithmetic_get_tap (self, axis, n_out - 1, self->kernel_size[axis] - 1);

  return self->is_transposed
             ? 0
             : MAX (0, fovea_arithmetic_get_plane (self, axis).past - 1 - last);
}

/**
 * fovea_arithmetic_get_n_classics:
 *
 * Returns: how many classic cases there are
 */
int
fovea_arithmetic_get_n_classics (void)
{
  return G_N_ELEMENTS (classics);
}

/**
 * fovea_arithmetic_get_classic:
 * @classic: its number, from 0
 * @arithmetic: (out): its sizes
 *
 * Returns: (transfer none): its name, as in file names
 */
const char *
fovea_arithmetic_get_classic (int              classic,
                              FoveaArithmetic *arithmetic)
{
  g_return_val_if_fail (classic >= 0 && classic < (int) G_N_ELEMENTS (classics), NULL);
  g_return_val_if_fail (arithmetic != NULL, NULL);

  const Classic *found = &classics[classic];

  arithmetic->is_transposed = found->is_transposed;
  arithmetic->kind = found->kind;
  arithmetic->has_numbers = found->has_numbers;
  for (int axis = 0; axis < 2; axis++)
    {
      arithmetic->n_in[axis] = found->n_in;
      arithmetic->kernel_size[axis] = found->kernel_size;
      arithmetic->stride[axis] = found->stride;
      arithmetic->padding[axis] = found->padding;
      arithmetic->dilation[axis] = found->dilation;
      arithmetic->output_padding[axis] = found->output_padding;
    }

  return found->nick;
}

/**
 * fovea_arithmetic_from_nick:
 * @nick: the name of a classic case
 * @arithmetic: (out): its sizes
 *
 * Returns: whether there is a case of that name
 */
bool
fovea_arithmetic_from_nick (const char      *nick,
                            FoveaArithmetic *arithmetic)
{
  g_return_val_if_fail (nick != NULL && arithmetic != NULL, false);

  for (int i = 0; i < (int) G_N_ELEMENTS (classics); i++)
    if (g_str_equal (classics[i].nick, nick))
      {
        fovea_arithmetic_get_classic (i, arithmetic);
        return true;
      }

  return false;
}
