// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every preset is defined along each axis, so that any size and any rectangle has one, and
// the 3×3 ones are those of the textbooks.

#include "config.h"

#include "document/kernel-preset.h"

#include <glib/gi18n.h>

#include <stdbool.h>
#include <string.h>

// Numbers along one axis; a kernel is at most FOVEA_KERNEL_MAX_SIZE long in editors, but
// any length is right.
typedef double *Profile;

static int
get_middle (int length)
{
  return (length - 1) / 2;
}

// 1, 1 1, 1 2 1, 1 3 3 1, …: the binomials, which smooth as a Gaussian does.
static Profile
new_binomials (int length)
{
  Profile profile = g_new0 (double, length);

  profile[0] = 1;
  for (int last = 1; last < length; last++)
    for (int i = last; i > 0; i--)
      profile[i] += profile[i - 1];
  return profile;
}

// The binomials of @length − @n_taps + 1 convolved with @taps: smoothed differences. Too
// short for @taps: nothing.
static Profile
new_differences (int           length,
                 const double *taps,
                 int           n_taps)
{
  Profile profile = g_new0 (double, length);

  if (length < n_taps)
    return profile;

  g_autofree Profile smooth = new_binomials (length - n_taps + 1);

  for (int i = 0; i < length - n_taps + 1; i++)
    for (int tap = 0; tap < n_taps; tap++)
      profile[i + tap] += smooth[i] * taps[tap];
  return profile;
}

// −1 1 of two, −1 0 1 of three, −1 −2 0 2 1 of five.
static Profile
new_derivative (int length)
{
  if (length == 2)
    return new_differences (length, (const double[]) { -1, 1 }, 2);
  return new_differences (length, (const double[]) { -1, 0, 1 }, 3);
}

static double
get_sum (const double *profile,
         int           length)
{
  double sum = 0;

  for (int i = 0; i < length; i++)
    sum += profile[i];
  return sum;
}

static void
fill_product (int           n_rows,
              int           n_columns,
              const double *down,
              const double *across,
              double        divisor,
              float        *weights)
{
  for (int row = 0; row < n_rows; row++)
    for (int column = 0; column < n_columns; column++)
      weights[row * n_columns + column] = (float) (down[row] * across[column] / divisor);
}

static void
fill_gaussian (int    n_rows,
               int    n_columns,
               float *weights)
{
  g_autofree Profile down = new_binomials (n_rows);
  g_autofree Profile across = new_binomials (n_columns);

  fill_product (n_rows, n_columns, down, across,
                get_sum (down, n_rows) * get_sum (across, n_columns), weights);
}

// Source: Sobel and Feldman, 1968; larger ones as OpenCV's getDerivKernels makes them.
static void
fill_sobel (int    n_rows,
            int    n_columns,
            bool   is_across,
            float *weights)
{
  g_autofree Profile down = is_across ? new_binomials (n_rows) : new_derivative (n_rows);
  g_autofree Profile across
    = is_across ? new_derivative (n_columns) : new_binomials (n_columns);

  fill_product (n_rows, n_columns, down, across, 1, weights);
}

// Second differences down the middle column and along the middle row.
static void
fill_laplacian (int    n_rows,
                int    n_columns,
                float *weights)
{
  const double second[] = { 1, -2, 1 };
  g_autofree Profile down = new_differences (n_rows, second, 3);
  g_autofree Profile across = new_differences (n_columns, second, 3);

  memset (weights, 0, sizeof *weights * n_rows * n_columns);
  for (int row = 0; row < n_rows; row++)
    weights[row * n_columns + get_middle (n_columns)] += (float) down[row];
  for (int column = 0; column < n_columns; column++)
    weights[get_middle (n_rows) * n_columns + column] += (float) across[column];
}

// The identity less the Laplacian.
static void
fill_sharpen (int    n_rows,
              int    n_columns,
              float *weights)
{
  fill_laplacian (n_rows, n_columns, weights);
  for (int i = 0; i < n_rows * n_columns; i++)
    weights[i] = 0 - weights[i];
  weights[get_middle (n_rows) * n_columns + get_middle (n_columns)] += 1;
}

// A slope towards the lower right, 1 in the middle.
static void
fill_emboss (int    n_rows,
             int    n_columns,
             float *weights)
{
  for (int row = 0; row < n_rows; row++)
    for (int column = 0; column < n_columns; column++)
      weights[row * n_columns + column]
        = (float) (row - get_middle (n_rows) + column - get_middle (n_columns));
  weights[get_middle (n_rows) * n_columns + get_middle (n_columns)] = 1;
}

// Tenths between −1 and 1, which can be read.
static void
fill_random (int     n_weights,
             guint32 seed,
             float  *weights)
{
  GRand *random = g_rand_new_with_seed (seed);

  for (int i = 0; i < n_weights; i++)
    weights[i] = (float) (g_rand_int_range (random, -10, 11) / 10.0);
  g_rand_free (random);
}

static void
fill_value (int    n_weights,
            float  value,
            float *weights)
{
  for (int i = 0; i < n_weights; i++)
    weights[i] = value;
}

/**
 * fovea_kernel_preset_get_name:
 * @self: a preset
 *
 * Returns: (transfer none): its name, translated
 */
const char *
fovea_kernel_preset_get_name (FoveaKernelPreset self)
{
  const char *const names[FOVEA_KERNEL_N_PRESETS] = {
    [FOVEA_KERNEL_IDENTITY] = C_("kernel", "Identity"),
    [FOVEA_KERNEL_ONES] = C_("kernel", "Ones"),
    [FOVEA_KERNEL_BOX] = C_("kernel", "Box (mean)"),
    [FOVEA_KERNEL_GAUSSIAN] = C_("kernel", "Gaussian"),
    [FOVEA_KERNEL_SOBEL_X] = C_("kernel", "Sobel, across"),
    [FOVEA_KERNEL_SOBEL_Y] = C_("kernel", "Sobel, down"),
    [FOVEA_KERNEL_LAPLACIAN] = C_("kernel", "Laplacian"),
    [FOVEA_KERNEL_SHARPEN] = C_("kernel", "Sharpen"),
    [FOVEA_KERNEL_EMBOSS] = C_("kernel", "Emboss"),
    [FOVEA_KERNEL_RANDOM] = C_("kernel", "Random"),
    [FOVEA_KERNEL_ZEROS] = C_("kernel", "Zeros"),
  };

  g_return_val_if_fail ((guint) self < FOVEA_KERNEL_N_PRESETS, NULL);

  return names[self];
}

/**
 * fovea_kernel_preset_fill:
 * @self: a preset
 * @n_rows: at least 1
 * @n_columns: at least 1
 * @seed: of %FOVEA_KERNEL_RANDOM: the same seed, the same weights
 * @weights: (out caller-allocates) (array): @n_rows × @n_columns weights, row-major
 *
 * A kernel of even length has its middle before its half. Where a derivative does not fit,
 * the kernel is zero.
 */
void
fovea_kernel_preset_fill (FoveaKernelPreset self,
                          int               n_rows,
                          int               n_columns,
                          guint32           seed,
                          float            *weights)
{
  g_return_if_fail (n_rows >= 1 && n_columns >= 1 && weights != NULL);

  int n_weights = n_rows * n_columns;

  switch (self)
    {
    case FOVEA_KERNEL_IDENTITY:
      fill_value (n_weights, 0, weights);
      weights[get_middle (n_rows) * n_columns + get_middle (n_columns)] = 1;
      break;
    case FOVEA_KERNEL_ONES:
      fill_value (n_weights, 1, weights);
      break;
    case FOVEA_KERNEL_BOX:
      fill_value (n_weights, (float) (1.0 / n_weights), weights);
      break;
    case FOVEA_KERNEL_GAUSSIAN:
      fill_gaussian (n_rows, n_columns, weights);
      break;
    case FOVEA_KERNEL_SOBEL_X:
    case FOVEA_KERNEL_SOBEL_Y:
      fill_sobel (n_rows, n_columns, self == FOVEA_KERNEL_SOBEL_X, weights);
      break;
    case FOVEA_KERNEL_LAPLACIAN:
      fill_laplacian (n_rows, n_columns, weights);
      break;
    case FOVEA_KERNEL_SHARPEN:
      fill_sharpen (n_rows, n_columns, weights);
      break;
    case FOVEA_KERNEL_EMBOSS:
      fill_emboss (n_rows, n_columns, weights);
      break;
    case FOVEA_KERNEL_RANDOM:
      fill_random (n_weights, seed, weights);
      break;
    case FOVEA_KERNEL_ZEROS:
    case FOVEA_KERNEL_N_PRESETS:
    default:
      fill_value (n_weights, 0, weights);
      break;
    }
}

/**
 * fovea_kernel_preset_find:
 * @n_rows: rows of the kernel
 * @n_columns: columns of the kernel
 * @seed: of a random one
 * @weights: (array): the kernel, @n_rows × @n_columns, row-major
 * @preset: (out): the preset that has just these weights, the first of several
 *
 * Returns: whether there is one
 */
bool
fovea_kernel_preset_find (int                n_rows,
                          int                n_columns,
                          guint32            seed,
                          const float       *weights,
                          FoveaKernelPreset *preset)
{
  g_return_val_if_fail (n_rows > 0 && n_columns > 0 && weights != NULL && preset != NULL, false);

  gsize size = (gsize) n_rows * (gsize) n_columns * sizeof *weights;
  g_autofree float *filled = g_malloc (size);

  for (int i = 0; i < FOVEA_KERNEL_N_PRESETS; i++)
    {
      fovea_kernel_preset_fill ((FoveaKernelPreset) i, n_rows, n_columns, seed, filled);
      if (memcmp (filled, weights, size) == 0)
        {
          *preset = (FoveaKernelPreset) i;
          return true;
        }
    }
  return false;
}
