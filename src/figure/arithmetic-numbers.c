// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers for convolution arithmetic: those of the report's numerical examples, again and again
// where a layer is larger.
//
// Source: Dumoulin & Visin, A guide to convolution arithmetic for deep learning, arXiv:1603.07285,
// figures 1.1 to 1.6.

#include "figure/arithmetic.h"

#include "figure/number.h"

#include <math.h>

#define N_INPUTS 5
#define N_WEIGHTS 3

static const int inputs[N_INPUTS][N_INPUTS] = {
  { 3, 3, 2, 1, 0 },
  { 0, 0, 1, 3, 1 },
  { 3, 1, 2, 2, 3 },
  { 2, 0, 0, 2, 2 },
  { 2, 0, 0, 0, 1 },
};

static const int weights[N_WEIGHTS][N_WEIGHTS] = {
  { 0, 1, 2 },
  { 2, 2, 0 },
  { 0, 1, 2 },
};

/**
 * fovea_arithmetic_get_input:
 * @self: sizes of one layer
 * @at: a row and a column of the plane
 *
 * Returns: what stands there: an input, or what the padding holds
 */
double
fovea_arithmetic_get_input (const FoveaArithmetic *self,
                            const int              at[2])
{
  g_return_val_if_fail (self != NULL && at != NULL, 0);

  int index[2];

  for (int axis = 0; axis < 2; axis++)
    {
      if (!fovea_arithmetic_is_input (self, axis, at[axis]))
        return self->kind == FOVEA_ARITHMETIC_GREATEST ? -INFINITY : 0;
      index[axis] = at[axis] / (self->is_transposed ? self->stride[axis] : 1) % N_INPUTS;
    }

  return inputs[index[0]][index[1]];
}

/**
 * fovea_arithmetic_get_weight:
 * @self: sizes of one layer
 * @tap: a row and a column of the window
 *
 * Returns: the weight by which an input under it counts; the kernel of a transposed convolution is
 *   turned, as it moves over the plane
 */
double
fovea_arithmetic_get_weight (const FoveaArithmetic *self,
                             const int              tap[2])
{
  g_return_val_if_fail (self != NULL && tap != NULL, 0);

  int index[2];

  for (int axis = 0; axis < 2; axis++)
    index[axis] = (self->is_transposed ? self->kernel_size[axis] - 1 - tap[axis] : tap[axis])
                  % N_WEIGHTS;

  return weights[index[0]][index[1]];
}

static double
get_tap_input (const FoveaArithmetic *self,
               const int              out[2],
               const int              tap[2])
{
  const int at[2] = { fovea_arithmetic_get_tap (self, 0, out[0], tap[0]),
                      fovea_arithmetic_get_tap (self, 1, out[1], tap[1]) };

  return fovea_arithmetic_get_input (self, at);
}

/**
 * fovea_arithmetic_get_output:
 * @self: sizes of one layer that fovea_arithmetic_check() accepts
 * @out: a row and a column of the output
 *
 * Returns: what the layer makes there; an average counts the padding
 */
double
fovea_arithmetic_get_output (const FoveaArithmetic *self,
                             const int              out[2])
{
  g_return_val_if_fail (self != NULL && out != NULL, 0);

  double sum = 0;
  double greatest = -INFINITY;
  int n_taps = self->kernel_size[0] * self->kernel_size[1];

  for (int i = 0; i < n_taps; i++)
    {
      const int tap[2] = { i / self->kernel_size[1], i % self->kernel_size[1] };
      double input = get_tap_input (self, out, tap);
      double weight = self->kind == FOVEA_ARITHMETIC_SUM ? fovea_arithmetic_get_weight (self, tap)
                                                         : 1.0 / n_taps;
      greatest = MAX (greatest, input);
      sum += isfinite (input) ? weight * input : 0;
    }

  return self->kind == FOVEA_ARITHMETIC_GREATEST ? greatest : sum;
}

/**
 * fovea_arithmetic_format:
 * @self: sizes of one layer
 * @value: an input, a weight or an output
 *
 * Returns: (transfer full): the number as it is shown; averages have a digit more
 */
char *
fovea_arithmetic_format (const FoveaArithmetic *self,
                         double                 value)
{
  g_return_val_if_fail (self != NULL, NULL);

  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (isinf (value))
    return g_strdup ("−∞");

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer,
                                    value < floor (value) || value > floor (value) ? "%.1f" : "%.0f",
                                    value));
}

/**
 * fovea_arithmetic_dup_sum:
 * @self: sizes of one layer that fovea_arithmetic_check() accepts
 * @out: a row and a column of the output
 *
 * Returns: (transfer full) (nullable): the calculation of an output, as "3·0 + 3·1 + … = 12"; %NULL
 *   if it has more terms than a line has room for
 */
char *
fovea_arithmetic_dup_sum (const FoveaArithmetic *self,
                          const int              out[2])
{
  g_return_val_if_fail (self != NULL && out != NULL, NULL);

  static const char *const heads[] = { "", "(", "max (" };
  static const char *const joins[] = { " + ", " + ", ", " };
  int n_taps = self->kernel_size[0] * self->kernel_size[1];
  GString *text = g_string_new (heads[self->kind]);

  if (n_taps > N_WEIGHTS * N_WEIGHTS)
    return g_string_free (text, TRUE);
  for (int i = 0; i < n_taps; i++)
    {
      const int tap[2] = { i / self->kernel_size[1], i % self->kernel_size[1] };
      g_autofree char *input = fovea_arithmetic_format (self, get_tap_input (self, out, tap));
      g_string_append_printf (text, "%s%s", i > 0 ? joins[self->kind] : "", input);
      if (self->kind == FOVEA_ARITHMETIC_SUM)
        g_string_append_printf (text, "·%.0f", fovea_arithmetic_get_weight (self, tap));
    }
  if (self->kind == FOVEA_ARITHMETIC_AVERAGE)
    g_string_append_printf (text, ") / %d", n_taps);
  else if (self->kind == FOVEA_ARITHMETIC_GREATEST)
    g_string_append (text, ")");

  double value = fovea_arithmetic_get_output (self, out);
  g_autofree char *shown = fovea_arithmetic_format (self, value);
  bool is_rounded = isfinite (value) && fabs (g_ascii_strtod (shown, NULL) - value) > 1e-9;
  g_string_append_printf (text, " %s %s", is_rounded ? "≈" : "=", shown);

  return g_string_free (text, FALSE);
}
