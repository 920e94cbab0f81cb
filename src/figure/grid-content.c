// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The numbers of a grid: their extremes, and how one of them is written among the others.

#include "figure/number.h"
#include "figure/scene.h"

#include <math.h>

// What is left of sums that cancel, beside numbers of the order of one: some ten roundings of a
// float32. What is as small but stands for itself, among others like it, is no noise.
#define NOISE_SHARE 1e-6

// From here on a number is written without an exponent, in no more room than its neighbours.
#define PLAIN 1e-4

/**
 * fovea_grid_content_set_extremes:
 * @self: values with their size
 *
 * Finds the extremes of the grid itself; zero is always among them, and numbers that are not finite
 * never.
 */
void
fovea_grid_content_set_extremes (FoveaGridContent *self)
{
  self->least = 0;
  self->greatest = 0;
  for (int i = 0; i < self->n_rows * self->n_columns; i++)
    {
      if (isfinite (self->values[i]))
        {
          self->least = MIN (self->least, self->values[i]);
          self->greatest = MAX (self->greatest, self->values[i]);
        }
    }
}

/**
 * fovea_grid_content_write:
 * @self: values with their extremes, and how they are written
 * @value: one of them
 *
 * Writes a number in its cell. Of noise, as beside numbers that are a million times larger, its
 * digits say nothing and would leave no room for the others: in the picture it is 0, as 0.5 + 10⁻⁸
 * is 0.5. Whoever looks at the cell itself is told the number.
 *
 * Returns: (transfer full): at most as many characters as the grid has room for; "…" if not even
 *   one digit fits
 */
char *
fovea_grid_content_write (const FoveaGridContent *self,
                          double                  value)
{
  double greatest = fmax (fabs (self->least), fabs (self->greatest));
  bool is_noise = fabs (value) < PLAIN && fabs (value) < NOISE_SHARE * greatest
                  && isfinite (greatest);

  return fovea_number_write (self->numbers, is_noise ? 0 : value, self->max_chars);
}
