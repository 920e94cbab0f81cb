// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The inner loops: floats and strides, no GLib, no memory of their own.
//
// THE NUMERIC CONTRACT
//
// 1. Every cell is summed in float32 in one fixed order: the bias, then input channel by
//    input channel, in each kernel row by kernel row, in each kernel column by kernel
//    column.
// 2. Each tap is one fused multiply-add, sum = fmaf (weight, input, sum), rounded once.
//    Nothing else is fused and nothing is reassociated: everything is compiled with
//    -ffp-contract=off. An average is such a sum with weights of 1, divided once by the
//    number of its taps.
// 3. Taps on padding are taken with the padding value like any other.
// 4. Vector variants work on neighbouring output columns, so that each lane performs
//    exactly the scalar sequence.
//
// Hence all variants are equal to the bit, a partial update equals a full one, results do
// not depend on the processor, and a running sum shown on screen ends in precisely the
// number stored. Only the sign and payload of a NaN are left open: NaNs count as equal.

#pragma once

#include <stdbool.h>
#include <stddef.h>

// A row of outputs of one output channel, over an input that is padded already. Strides
// count floats and may be negative or zero. Output column o is the sum of
// input[c * channel_stride + ky * row_stride + kx * column_stride + o * output_stride].
typedef struct
{
  const float *input;   // what kernel cell (0, 0, 0) of output column 0 multiplies
  const float *weights; // n_channels × n_rows × n_columns, contiguous
  float bias;
  int n_channels;
  int n_rows;
  int n_columns;
  ptrdiff_t channel_stride; // from an input channel to the next
  ptrdiff_t row_stride;     // from a kernel row to the next: dilation × row length
  ptrdiff_t column_stride;  // from a kernel column to the next: dilation
  ptrdiff_t output_stride;  // from an output column to the next: stride
} FoveaRowJob;

// Writes output[0] to output[n_outputs - 1], which must not overlap what is read. Reads
// no float but those that the formula above names, so that the input may end where its
// last cell does. Safe on any thread.
typedef void (*FoveaConvolveRow) (const FoveaRowJob *job,
                                  float             *output,
                                  size_t             n_outputs);

// One way to run the inner loops.
typedef struct
{
  const char *name;              // "scalar", "avx2", …
  FoveaConvolveRow convolve_row;
} FoveaVariant;

int                 fovea_variant_get_n        (void);
const FoveaVariant *fovea_variant_get          (int                 index);
bool                fovea_variant_is_supported (const FoveaVariant *self);
const FoveaVariant *fovea_variant_get_best     (void);
