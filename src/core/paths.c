// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Counting ways along one axis.

#include "core/paths.h"

/* Takes @counts over a whole axis and leaves out the zeros at either end. */
static FoveaPaths
paths_new_trimmed (double *counts,
                   int     n)
{
  FoveaPaths paths = { { 0, n }, NULL };

  while (paths.range.first < n && counts[paths.range.first] == 0)
    paths.range.first++;
  while (paths.range.past > paths.range.first && counts[paths.range.past - 1] == 0)
    paths.range.past--;

  if (fovea_range_is_empty (paths.range))
    paths.range = (FoveaRange) { 0, 0 };
  paths.counts = g_memdup2 (counts + paths.range.first,
                            fovea_range_get_length (paths.range) * sizeof (double));
  g_free (counts);

  return paths;
}

/**
 * fovea_paths_new_single:
 * @index: a cell
 *
 * Begins with one cell, which is in one way itself.
 *
 * Returns: one cell; clear with fovea_paths_clear()
 */
FoveaPaths
fovea_paths_new_single (int index)
{
  FoveaPaths paths = { { index, index + 1 }, g_new (double, 1) };

  paths.counts[0] = 1;

  return paths;
}

/**
 * fovea_paths_new_back:
 * @out: output cells of a layer, with their counts
 * @axis: the layer along this axis
 *
 * Steps from the outputs of one layer back to its inputs. Taps on zero padding lead
 * nowhere and are dropped here; taps on padding that repeats a cell lead to that cell.
 *
 * Returns: input cells with their counts; clear with fovea_paths_clear()
 */
FoveaPaths
fovea_paths_new_back (const FoveaPaths *out,
                      const FoveaAxis  *axis)
{
  double *counts = g_new0 (double, axis->n_in);

  for (int index = out->range.first; index < out->range.past; index++)
    for (int tap = 0; tap < axis->stencil.kernel_size; tap++)
      {
        int in = 0;

        if (fovea_axis_get_tap (axis, index, tap, &in) == FOVEA_TAP_CELL)
          counts[in] += out->counts[index - out->range.first];
      }

  return paths_new_trimmed (counts, axis->n_in);
}

/**
 * fovea_paths_new_forth:
 * @in: input cells of a layer, with their counts
 * @axis: the layer along this axis
 *
 * Steps from the inputs of one layer to the outputs that they reach.
 *
 * Returns: output cells with their counts; clear with fovea_paths_clear()
 */
FoveaPaths
fovea_paths_new_forth (const FoveaPaths *in,
                       const FoveaAxis  *axis)
{
  double *counts = g_new0 (double, axis->n_out);

  for (int index = 0; index < axis->n_out; index++)
    for (int tap = 0; tap < axis->stencil.kernel_size; tap++)
      {
        int from = 0;

        if (fovea_axis_get_tap (axis, index, tap, &from) == FOVEA_TAP_CELL
            && fovea_range_has (in->range, from))
          counts[index] += in->counts[from - in->range.first];
      }

  return paths_new_trimmed (counts, axis->n_out);
}

/**
 * fovea_paths_clear:
 * @self: cells with their counts
 *
 * Frees the counts.
 */
void
fovea_paths_clear (FoveaPaths *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->counts, g_free);
  self->range = (FoveaRange) { 0, 0 };
}
