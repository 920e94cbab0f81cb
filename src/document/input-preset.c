// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers that can be read at a glance: whole where they can be, else hundredths.

#include "config.h"

#include "document/input-preset.h"

#include <glib/gi18n.h>

#include <math.h>

// The digit 5 as a line through these points, in a square of side 1.
static const double digit[][2] = {
  { 0.68, 0.18 }, { 0.36, 0.18 }, { 0.32, 0.48 }, { 0.42, 0.42 }, { 0.54, 0.41 },
  { 0.64, 0.46 }, { 0.70, 0.56 }, { 0.70, 0.66 }, { 0.64, 0.77 }, { 0.54, 0.82 },
  { 0.42, 0.82 }, { 0.30, 0.75 },
};

// Half the breadth of the digit's line.
#define DIGIT_HALF_LINE 0.07

static double
get_distance (const double *from,
              const double *to,
              double        x,
              double        y)
{
  double dx = to[0] - from[0], dy = to[1] - from[1];
  double along = ((x - from[0]) * dx + (y - from[1]) * dy) / (dx * dx + dy * dy);

  along = CLAMP (along, 0.0, 1.0);
  return hypot (x - from[0] - along * dx, y - from[1] - along * dy);
}

// How much of the cell about (x, y), of side @cell, the digit's line covers, about.
static double
get_ink (double x,
         double y,
         double cell)
{
  double least = 2;

  for (guint i = 0; i + 1 < G_N_ELEMENTS (digit); i++)
    least = MIN (least, get_distance (digit[i], digit[i + 1], x, y));
  return CLAMP ((DIGIT_HALF_LINE - least) / cell + 0.5, 0.0, 1.0);
}

static double
get_digit (FoveaShape shape,
           int        row,
           int        column)
{
  double side = MIN (shape.n_rows, shape.n_columns);
  double x = (column + 0.5 - shape.n_columns / 2.0) / side + 0.5;
  double y = (row + 0.5 - shape.n_rows / 2.0) / side + 0.5;

  return round (100 * get_ink (x, y, 1 / side)) / 100;
}

// Ones, but for a block of zeros at the lower right: four sevenths of each side.
static double
get_example (FoveaShape shape,
             int        row,
             int        column)
{
  return 7 * row >= 3 * shape.n_rows && 7 * column >= 3 * shape.n_columns ? 0 : 1;
}

static double
get_value (FoveaInputPreset self,
           FoveaShape       shape,
           int              row,
           int              column)
{
  switch (self)
    {
    case FOVEA_INPUT_EXAMPLE:
      return get_example (shape, row, column);
    case FOVEA_INPUT_GRADIENT_X:
      return column;
    case FOVEA_INPUT_GRADIENT_Y:
      return row;
    case FOVEA_INPUT_GRADIENT_DIAGONAL:
      return row + column;
    case FOVEA_INPUT_CHECKERBOARD:
      return (row + column + 1) % 2;
    case FOVEA_INPUT_DIGIT:
      return get_digit (shape, row, column);
    case FOVEA_INPUT_IMPULSE:
      return row == (shape.n_rows - 1) / 2 && column == (shape.n_columns - 1) / 2;
    case FOVEA_INPUT_ONES:
      return 1;
    case FOVEA_INPUT_NOISE:
    case FOVEA_INPUT_ZEROS:
    case FOVEA_INPUT_N_PRESETS:
    default:
      return 0;
    }
}

/**
 * fovea_input_preset_get_nick:
 * @self: a preset
 *
 * Returns: (transfer none) (nullable): the word that actions and settings use for it
 */
const char *
fovea_input_preset_get_nick (FoveaInputPreset self)
{
  static const char *const nicks[FOVEA_INPUT_N_PRESETS] = {
    [FOVEA_INPUT_EXAMPLE] = "example",
    [FOVEA_INPUT_GRADIENT_X] = "gradient-x",
    [FOVEA_INPUT_GRADIENT_Y] = "gradient-y",
    [FOVEA_INPUT_GRADIENT_DIAGONAL] = "gradient-diagonal",
    [FOVEA_INPUT_CHECKERBOARD] = "checkerboard",
    [FOVEA_INPUT_DIGIT] = "digit",
    [FOVEA_INPUT_IMPULSE] = "impulse",
    [FOVEA_INPUT_NOISE] = "noise",
    [FOVEA_INPUT_ONES] = "ones",
    [FOVEA_INPUT_ZEROS] = "zeros",
  };

  return (guint) self < FOVEA_INPUT_N_PRESETS ? nicks[self] : NULL;
}

/**
 * fovea_input_preset_get_name:
 * @self: a preset
 *
 * Returns: (transfer none): its name, translated
 */
const char *
fovea_input_preset_get_name (FoveaInputPreset self)
{
  const char *const names[FOVEA_INPUT_N_PRESETS] = {
    [FOVEA_INPUT_EXAMPLE] = C_("input", "Worked Example"),
    [FOVEA_INPUT_GRADIENT_X] = C_("input", "Gradient, Across"),
    [FOVEA_INPUT_GRADIENT_Y] = C_("input", "Gradient, Down"),
    [FOVEA_INPUT_GRADIENT_DIAGONAL] = C_("input", "Gradient, Diagonal"),
    [FOVEA_INPUT_CHECKERBOARD] = C_("input", "Checkerboard"),
    [FOVEA_INPUT_DIGIT] = C_("input", "Digit"),
    [FOVEA_INPUT_IMPULSE] = C_("input", "Impulse"),
    [FOVEA_INPUT_NOISE] = C_("input", "Noise"),
    [FOVEA_INPUT_ONES] = C_("input", "Ones"),
    [FOVEA_INPUT_ZEROS] = C_("input", "Zeros"),
  };

  g_return_val_if_fail ((guint) self < FOVEA_INPUT_N_PRESETS, NULL);

  return names[self];
}

static void
fill_noise (float  *values,
            size_t  n_values,
            guint32 seed)
{
  GRand *random = g_rand_new_with_seed (seed);

  for (size_t i = 0; i < n_values; i++)
    values[i] = (float) g_rand_int_range (random, 0, 10);
  g_rand_free (random);
}

/**
 * fovea_input_preset_new:
 * @self: a preset
 * @shape: any shape, each size at least 1
 * @seed: of %FOVEA_INPUT_NOISE: the same seed, the same numbers, 0 to 9
 * @error: place for %FOVEA_NETWORK_ERROR_TOO_LARGE
 *
 * Each channel is the same, but for noise.
 *
 * Returns: (transfer full) (nullable): an input, channels × rows × columns
 */
FoveaTensor *
fovea_input_preset_new (FoveaInputPreset   self,
                        FoveaShape         shape,
                        guint32            seed,
                        GError           **error)
{
  float *values;
  g_autoptr (FoveaTensor) input = fovea_tensor_try_new (shape, &values, error);
  size_t i = 0;

  if (input == NULL)
    return NULL;
  for (int channel = 0; channel < shape.n_channels; channel++)
    for (int row = 0; row < shape.n_rows; row++)
      for (int column = 0; column < shape.n_columns; column++)
        values[i++] = (float) get_value (self, shape, row, column);
  if (self == FOVEA_INPUT_NOISE)
    fill_noise (values, i, seed);
  return g_steal_pointer (&input);
}

/**
 * fovea_input_crop:
 * @input: an input
 * @shape: another shape, each size at least 1
 * @error: place for %FOVEA_NETWORK_ERROR_TOO_LARGE
 *
 * Cuts off at the right and the bottom, or fills up with zeros there; channels that are
 * added repeat those that there are.
 *
 * Returns: (transfer full) (nullable): @input in @shape
 */
FoveaTensor *
fovea_input_crop (FoveaTensor  *input,
                  FoveaShape    shape,
                  GError      **error)
{
  g_return_val_if_fail (input != NULL, NULL);

  FoveaShape old = fovea_tensor_get_shape (input);
  float *values;
  g_autoptr (FoveaTensor) cropped = fovea_tensor_try_new (shape, &values, error);

  if (cropped == NULL)
    return NULL;
  for (int channel = 0; channel < shape.n_channels; channel++)
    for (int row = 0; row < shape.n_rows; row++)
      for (int column = 0; column < shape.n_columns; column++)
        *values++ = row < old.n_rows && column < old.n_columns
                      ? fovea_tensor_get (input, channel % old.n_channels, row, column)
                      : 0;
  return g_steal_pointer (&cropped);
}

// The mean over [top, bottom) × [left, right), parts of cells counted by their area.
static double
get_mean (FoveaTensor *input,
          int          channel,
          const double rows[2],
          const double columns[2])
{
  FoveaShape shape = fovea_tensor_get_shape (input);
  int bottom = MIN (shape.n_rows, (int) ceil (rows[1]));
  int right = MIN (shape.n_columns, (int) ceil (columns[1]));
  double sum = 0, area = 0;

  // A photo has millions of cells: their bounds are looked at once.
  for (int row = (int) rows[0]; row < bottom; row++)
    {
      const float *values = fovea_tensor_get_values (input)
                            + ((size_t) channel * (size_t) shape.n_rows + (size_t) row)
                                * (size_t) shape.n_columns;
      double height = MIN (rows[1], row + 1) - MAX (rows[0], row);

      for (int column = (int) columns[0]; column < right; column++)
        {
          double width = MIN (columns[1], column + 1) - MAX (columns[0], column);

          sum += height * width * (double) values[column];
          area += height * width;
        }
    }
  return area > 0 ? sum / area : 0;
}

/**
 * fovea_input_shrink:
 * @input: a picture
 * @max_side: cells that its longer side may have, at least 1
 * @error: place for %FOVEA_NETWORK_ERROR_TOO_LARGE
 *
 * Scales @input down by the mean over areas, which neither blurs nor leaves out. One that
 * is small enough stays as it is.
 *
 * Returns: (transfer full) (nullable): @input with at most @max_side rows and columns
 */
FoveaTensor *
fovea_input_shrink (FoveaTensor  *input,
                    int           max_side,
                    GError      **error)
{
  g_return_val_if_fail (input != NULL && max_side >= 1, NULL);

  FoveaShape old = fovea_tensor_get_shape (input);
  int side = MAX (old.n_rows, old.n_columns);
  double scale = (double) side / max_side;
  float *values;

  if (side <= max_side)
    return fovea_tensor_ref (input);

  FoveaShape shape = { old.n_channels, MAX (1, (int) lround (old.n_rows / scale)),
                       MAX (1, (int) lround (old.n_columns / scale)) };
  double height = (double) old.n_rows / shape.n_rows;
  double width = (double) old.n_columns / shape.n_columns;
  g_autoptr (FoveaTensor) small = fovea_tensor_try_new (shape, &values, error);

  if (small == NULL)
    return NULL;
  for (int channel = 0; channel < shape.n_channels; channel++)
    for (int row = 0; row < shape.n_rows; row++)
      for (int column = 0; column < shape.n_columns; column++)
        {
          const double rows[2] = { row * height, (row + 1) * height };
          const double columns[2] = { column * width, (column + 1) * width };

          *values++ = (float) get_mean (input, channel, rows, columns);
        }
  return g_steal_pointer (&small);
}
