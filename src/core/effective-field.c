// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Path counts and weights as shares of a whole.

#include "core/effective-field.h"

#include "core/paths.h"

#include <math.h>

/* Only where there is a way, not in how many. */
static void
flatten (FoveaPaths *paths)
{
  for (int i = 0; i < fovea_range_get_length (paths->range); i++)
    paths->counts[i] = paths->counts[i] > 0 ? 1 : 0;
}

static void
normalise (double *shares,
           int     n)
{
  double sum = 0;

  for (int i = 0; i < n; i++)
    sum += shares[i];
  for (int i = 0; i < n; i++)
    shares[i] /= sum;
}

static void
normalise_paths (FoveaPaths *paths)
{
  normalise (paths->counts, fovea_range_get_length (paths->range));
}

/* Back to the input, settling the counts after every layer. */
static FoveaPaths
fold_back (const FoveaNetwork *network,
           int                 stage,
           int                 index,
           FoveaDimension      dimension,
           void              (*settle) (FoveaPaths *paths))
{
  FoveaPaths paths = fovea_paths_new_single (index);

  for (int layer = stage; layer >= 1; layer--)
    {
      FoveaAxis axis = fovea_network_get_axis (network, layer, dimension);
      FoveaPaths back = fovea_paths_new_back (&paths, &axis);

      fovea_paths_clear (&paths);
      paths = back;
      settle (&paths);
    }

  return paths;
}

/* Mean and spread of shares that add up to 1. */
static void
measure (FoveaEffectiveAxis *axis)
{
  double variance = 0;

  axis->mean = 0;
  for (int i = axis->range.first; i < axis->range.past; i++)
    axis->mean += i * axis->shares[i - axis->range.first];
  for (int i = axis->range.first; i < axis->range.past; i++)
    variance += (i - axis->mean) * (i - axis->mean) * axis->shares[i - axis->range.first];
  axis->spread = sqrt (variance);
}

static bool
init_axis (FoveaEffectiveAxis *axis,
           const FoveaNetwork *network,
           FoveaCell           cell,
           FoveaDimension      dimension)
{
  int index = dimension == FOVEA_ROWS ? cell.row : cell.column;
  // The far ends of very deep stacks have shares too small for a double, yet are seen.
  FoveaPaths seen = fold_back (network, cell.stage, index, dimension, flatten);
  FoveaPaths shares = fold_back (network, cell.stage, index, dimension, normalise_paths);
  bool is_seen = !fovea_range_is_empty (seen.range);

  axis->range = seen.range;
  axis->shares = g_new0 (double, fovea_range_get_length (seen.range));
  for (int i = shares.range.first; i < shares.range.past; i++)
    axis->shares[i - seen.range.first] = shares.counts[i - shares.range.first];
  if (is_seen)
    measure (axis);

  fovea_paths_clear (&seen);
  fovea_paths_clear (&shares);

  return is_seen;
}

/* What each row and each column has of the whole. */
static void
sum_axes (FoveaEffectiveField *self)
{
  int n_rows = fovea_range_get_length (self->axes[FOVEA_ROWS].range);
  int n_columns = fovea_range_get_length (self->axes[FOVEA_COLUMNS].range);

  self->axes[FOVEA_ROWS].shares = g_new0 (double, n_rows);
  self->axes[FOVEA_COLUMNS].shares = g_new0 (double, n_columns);
  for (int y = 0; y < n_rows; y++)
    for (int x = 0; x < n_columns; x++)
      {
        self->axes[FOVEA_ROWS].shares[y] += self->shares[(size_t) y * n_columns + x];
        self->axes[FOVEA_COLUMNS].shares[x] += self->shares[(size_t) y * n_columns + x];
      }
  measure (&self->axes[FOVEA_ROWS]);
  measure (&self->axes[FOVEA_COLUMNS]);
}

/**
 * fovea_effective_field_init_paths:
 * @self: (out): the field
 * @network: a network
 * @cell: a cell of any stage
 *
 * Finds which share of the ways from @cell back to the input ends in each input cell:
 * what weights of one size everywhere would give it. Shares are settled to a sum of 1
 * after every layer, so any depth is safe; those below about 1e-300 are 0, although seen.
 *
 * Source: Luo et al., 2016 (arXiv:1701.04128).
 * Returns: whether @cell sees any input cell; clear @self in any case
 */
bool
fovea_effective_field_init_paths (FoveaEffectiveField *self,
                                  const FoveaNetwork  *network,
                                  FoveaCell            cell)
{
  g_return_val_if_fail (self != NULL && network != NULL, false);
  g_return_val_if_fail (
    cell.stage >= 0 && cell.stage < fovea_network_get_n_stages (network), false);

  *self = (FoveaEffectiveField) { .shares = NULL };

  bool sees_rows = init_axis (&self->axes[FOVEA_ROWS], network, cell, FOVEA_ROWS);
  bool sees_columns
    = init_axis (&self->axes[FOVEA_COLUMNS], network, cell, FOVEA_COLUMNS);

  return sees_rows && sees_columns;
}

/**
 * fovea_effective_field_init_weights:
 * @self: (out): the field
 * @trace: a trace
 *
 * Finds which share of all input weights, by absolute value and summed over channels,
 * each input cell has: the effective receptive field at the present activations.
 *
 * Source: Luo et al., 2016 (arXiv:1701.04128).
 * Returns: whether there is one; not if all weights are zero or not finite, as behind a
 *   ReLU that lets nothing through; clear @self in any case
 */
bool
fovea_effective_field_init_weights (FoveaEffectiveField *self,
                                    const FoveaTrace    *trace)
{
  g_return_val_if_fail (self != NULL && trace != NULL, false);

  const FoveaTraceStage *stage = fovea_trace_get_stage (trace, 0);
  size_t n_cells = (size_t) fovea_range_get_length (stage->box.rows)
                   * fovea_range_get_length (stage->box.columns);
  int n_channels = fovea_range_get_length (stage->box.channels);
  double greatest = 0;

  *self = (FoveaEffectiveField) { .shares = NULL };
  if (stage->weights == NULL || fovea_box_is_empty (stage->box))
    return false;

  for (size_t i = 0; i < n_channels * n_cells; i++)
    if (!(fabs (stage->weights[i]) <= greatest))
      greatest = fabs (stage->weights[i]);
  if (greatest == 0 || !isfinite (greatest))
    return false;

  self->axes[FOVEA_ROWS].range = stage->box.rows;
  self->axes[FOVEA_COLUMNS].range = stage->box.columns;
  self->shares = g_new0 (double, n_cells);
  for (size_t i = 0; i < n_channels * n_cells; i++)
    self->shares[i % n_cells] += fabs (stage->weights[i]) / greatest;

  double sum = 0;

  for (size_t i = 0; i < n_cells; i++)
    sum += self->shares[i];
  for (size_t i = 0; i < n_cells; i++)
    self->shares[i] /= sum;
  sum_axes (self);

  return true;
}

/**
 * fovea_effective_field_clear:
 * @self: a field, or zeros
 *
 * Frees what @self holds.
 */
void
fovea_effective_field_clear (FoveaEffectiveField *self)
{
  g_return_if_fail (self != NULL);

  for (int i = 0; i < 2; i++)
    g_clear_pointer (&self->axes[i].shares, g_free);
  g_clear_pointer (&self->shares, g_free);
}

/**
 * fovea_effective_field_get_share:
 * @self: a field
 * @row: a row of the input
 * @column: a column of the input
 *
 * Returns: the share of one place, all channels together; 0 for what is not seen
 */
double
fovea_effective_field_get_share (const FoveaEffectiveField *self,
                                 int                        row,
                                 int                        column)
{
  g_return_val_if_fail (self != NULL, 0);

  const FoveaEffectiveAxis *rows = &self->axes[FOVEA_ROWS];
  const FoveaEffectiveAxis *columns = &self->axes[FOVEA_COLUMNS];

  if (!fovea_range_has (rows->range, row) || !fovea_range_has (columns->range, column))
    return 0;

  int y = row - rows->range.first, x = column - columns->range.first;

  if (self->shares == NULL)
    return rows->shares[y] * columns->shares[x];

  return self->shares[(size_t) y * fovea_range_get_length (columns->range) + x];
}

/**
 * fovea_effective_field_get_closed_spread:
 * @network: a network
 * @stage: a stage
 * @dimension: the axis
 * @spread: (out): standard deviation along the axis, in input cells
 *
 * Finds how far the ways from a cell spread away from the border: each layer draws one of
 * k taps, d · ∏ s cells apart, so its variance is (k² − 1)/12 · (d ∏_{i<l} sᵢ)², and
 * variances add.
 *
 * Source: Luo et al., 2016 (arXiv:1701.04128), for stride and dilation 1.
 * Returns: whether there is a closed form; not with a transposed convolution, where it
 *   depends on the cell
 */
bool
fovea_effective_field_get_closed_spread (const FoveaNetwork *network,
                                         int                 stage,
                                         FoveaDimension      dimension,
                                         double             *spread)
{
  g_return_val_if_fail (network != NULL && spread != NULL, false);
  g_return_val_if_fail (stage >= 0 && stage < fovea_network_get_n_stages (network),
                        false);

  double variance = 0, stride = 1;

  *spread = 0;
  for (int layer = 1; layer <= stage; layer++)
    {
      FoveaAxis axis = fovea_network_get_axis (network, layer, dimension);
      double k = axis.stencil.kernel_size, apart = axis.stencil.dilation * stride;

      if (axis.is_transposed)
        return false;
      variance += (k * k - 1) / 12 * apart * apart;
      stride *= axis.stencil.stride;
    }
  *spread = sqrt (variance);

  return true;
}

/**
 * fovea_effective_field_get_uniform_spread:
 * @n_layers: how many layers
 * @kernel_size: their kernel, along one axis
 *
 * Finds the spread of a plain stack of equal layers: √(n (k² − 1)/12). It grows as √n,
 * while the box, 1 + n (k − 1), grows as n.
 *
 * Source: Luo et al., 2016 (arXiv:1701.04128).
 * Returns: standard deviation along the axis, in input cells
 */
double
fovea_effective_field_get_uniform_spread (int n_layers,
                                          int kernel_size)
{
  return sqrt (n_layers * ((double) kernel_size * kernel_size - 1) / 12);
}
