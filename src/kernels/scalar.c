// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The reference: the contract of kernels.h written out, for any processor.

#include "kernels/variants.h"

#include <math.h>

static float
sum_cell (const FoveaRowJob *job,
          const float       *input)
{
  const float *weight = job->weights;
  float sum = job->bias;

  for (int c = 0; c < job->n_channels; c++)
    for (int ky = 0; ky < job->n_rows; ky++)
      {
        const float *row = input + c * job->channel_stride + ky * job->row_stride;

        for (int kx = 0; kx < job->n_columns; kx++)
          sum = fmaf (*weight++, row[kx * job->column_stride], sum);
      }

  return sum;
}

/**
 * fovea_scalar_convolve_row:
 * @job: a row
 * @output: where it goes
 * @n_outputs: how many columns
 *
 * See #FoveaConvolveRow.
 */
void
fovea_scalar_convolve_row (const FoveaRowJob *job,
                           float             *output,
                           size_t             n_outputs)
{
  for (size_t o = 0; o < n_outputs; o++)
    output[o] = sum_cell (job, job->input + (ptrdiff_t) o * job->output_stride);
}
