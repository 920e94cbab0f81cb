// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The vector form of the row, once for all instruction sets. A variant defines these, and
// then includes this:
//
//   LANES                       floats in a vector
//   Vector                      the vector type
//   Gather                      what load_apart() needs to know of the stride
//   vector_set (value)          one value in all lanes
//   vector_fma (a, b, c)        a × b + c, rounded once
//   load (p)                    LANES neighbouring floats
//   load_part (p, n)            the first n of them, reading no more
//   prepare_gather (stride)     → Gather
//   load_apart (p, gather)      LANES floats, a stride apart
//   load_apart_part (p, g, n)   the first n of them, reading no more
//   store (p, vector), store_part (p, vector, n)
//   CONVOLVE_ROW                the name of the function to define
//
// Lanes are neighbouring output columns, so each performs the scalar sequence. BLOCK
// vectors go together, so that one sum need not wait for the fused multiply-add of the one
// before it.

#define BLOCK 4

// One loop over the taps; `body` adds the tap whose inputs begin at `place` and whose
// weight stands in all lanes of `weight`.
#define FOR_EACH_TAP(job, from, body)                                                    \
  do                                                                                     \
    {                                                                                    \
      const float *next_weight = (job)->weights;                                         \
                                                                                         \
      for (int c = 0; c < (job)->n_channels; c++)                                        \
        for (int ky = 0; ky < (job)->n_rows; ky++)                                       \
          {                                                                              \
            const float *place = (from) + c * (job)->channel_stride                      \
                                 + ky * (job)->row_stride;                               \
                                                                                         \
            for (int kx = 0; kx < (job)->n_columns; kx++)                                \
              {                                                                          \
                Vector weight = vector_set (*next_weight++);                             \
                body;                                                                    \
                place += (job)->column_stride;                                           \
              }                                                                          \
          }                                                                              \
    }                                                                                    \
  while (0)

static void
convolve_adjacent (const FoveaRowJob *job,
                   float             *output,
                   size_t             n_outputs)
{
  const float *input = job->input;
  size_t o = 0;

  for (; o + BLOCK * LANES <= n_outputs; o += BLOCK * LANES)
    {
      Vector sums[BLOCK];

      for (int i = 0; i < BLOCK; i++)
        sums[i] = vector_set (job->bias);
      FOR_EACH_TAP (job, input + o,
                    for (int i = 0; i < BLOCK; i++)
                      sums[i] = vector_fma (weight, load (place + i * LANES), sums[i]));
      for (int i = 0; i < BLOCK; i++)
        store (output + o + i * LANES, sums[i]);
    }

  for (; o + LANES <= n_outputs; o += LANES)
    {
      Vector sum = vector_set (job->bias);

      FOR_EACH_TAP (job, input + o, sum = vector_fma (weight, load (place), sum));
      store (output + o, sum);
    }

  if (o < n_outputs)
    {
      int n = (int) (n_outputs - o);
      Vector sum = vector_set (job->bias);

      FOR_EACH_TAP (job, input + o, sum = vector_fma (weight, load_part (place, n), sum));
      store_part (output + o, sum, n);
    }
}

static void
convolve_apart (const FoveaRowJob *job,
                float             *output,
                size_t             n_outputs)
{
  const float *input = job->input;
  ptrdiff_t stride = job->output_stride;
  Gather gather = prepare_gather (stride);
  size_t o = 0;

  for (; o + LANES <= n_outputs; o += LANES)
    {
      Vector sum = vector_set (job->bias);

      FOR_EACH_TAP (job, input + (ptrdiff_t) o * stride,
                    sum = vector_fma (weight, load_apart (place, gather), sum));
      store (output + o, sum);
    }

  if (o < n_outputs)
    {
      int n = (int) (n_outputs - o);
      Vector sum = vector_set (job->bias);

      FOR_EACH_TAP (job, input + (ptrdiff_t) o * stride,
                    sum = vector_fma (weight, load_apart_part (place, gather, n), sum));
      store_part (output + o, sum, n);
    }
}

void
CONVOLVE_ROW (const FoveaRowJob *job,
              float             *output,
              size_t             n_outputs)
{
  if (job->output_stride == 1)
    convolve_adjacent (job, output, n_outputs);
  else
    convolve_apart (job, output, n_outputs);
}
