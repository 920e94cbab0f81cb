// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Law 2: the scalar code equals seven plain loops; every variant that this processor runs
// equals scalar bit for bit, at ragged widths, with guard pages before and after all that
// it touches.

#include "kernels/kernels.h"

#include <glib.h>
#include <math.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

// Memory between two pages that kill whoever touches them.
typedef struct
{
  char *map;
  size_t n_mapped;
  float *values; // at the start or the end of what may be touched
} Fence;

static Fence
build_fence (size_t n_values,
             bool   is_at_end)
{
  size_t page = (size_t) sysconf (_SC_PAGESIZE);
  size_t n_bytes = n_values * sizeof (float);
  size_t n_inner = (n_bytes + page - 1) / page * page;
  Fence fence = { .n_mapped = n_inner + 2 * page };

  fence.map = mmap (NULL, fence.n_mapped, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  g_assert_true (fence.map != MAP_FAILED);
  g_assert_cmpint (mprotect (fence.map + page, n_inner, PROT_READ | PROT_WRITE), ==, 0);
  fence.values = (float *) (fence.map + page + (is_at_end ? n_inner - n_bytes : 0));

  return fence;
}

static void
tear_down (Fence *fence)
{
  munmap (fence->map, fence->n_mapped);
}

static float
pick_value (GRand *random)
{
  return (float) g_rand_double_range (random, -2, 2);
}

// Geometry of one row, and how many floats each buffer then needs.
typedef struct
{
  FoveaRowJob job;
  size_t n_outputs;
  size_t n_input;
  size_t n_weights;
} Row;

static Row
pick_row (GRand *random,
          size_t n_outputs)
{
  Row row = { .n_outputs = n_outputs };
  FoveaRowJob *job = &row.job;

  job->n_channels = g_rand_int_range (random, 1, 4);
  job->n_rows = g_rand_int_range (random, 1, 5);
  job->n_columns = g_rand_int_range (random, 1, 5);
  job->bias = pick_value (random);
  job->output_stride = g_rand_int_range (random, 1, 4);
  job->column_stride = g_rand_int_range (random, 1, 4);
  job->row_stride = g_rand_int_range (random, 1, 60);
  job->channel_stride = g_rand_int_range (random, 1, 90);
  row.n_weights = (size_t) job->n_channels * job->n_rows * job->n_columns;
  row.n_input = 1 + (n_outputs - 1) * job->output_stride
                + (job->n_columns - 1) * job->column_stride
                + (job->n_rows - 1) * job->row_stride
                + (job->n_channels - 1) * job->channel_stride;

  return row;
}

static void
fill (float *values,
      size_t n,
      GRand *random)
{
  for (size_t i = 0; i < n; i++)
    values[i] = pick_value (random);
}

// The reference's and @variant's outputs, each buffer fenced tightly at its start or its
// end.
static void
check_row (const FoveaVariant *variant,
           Row                *row,
           bool                is_at_end,
           GRand              *random)
{
  Fence input = build_fence (row->n_input, is_at_end);
  Fence weights = build_fence (row->n_weights, is_at_end);
  Fence output = build_fence (row->n_outputs, is_at_end);
  g_autofree float *expected = g_new (float, row->n_outputs);

  fill (input.values, row->n_input, random);
  fill (weights.values, row->n_weights, random);
  row->job.input = input.values;
  row->job.weights = weights.values;

  for (size_t o = 0; o < row->n_outputs; o++)
    {
      const float *weight = weights.values;
      float sum = row->job.bias;

      for (int c = 0; c < row->job.n_channels; c++)
        for (int ky = 0; ky < row->job.n_rows; ky++)
          for (int kx = 0; kx < row->job.n_columns; kx++)
            sum = fmaf (
                *weight++,
                input.values[c * row->job.channel_stride + ky * row->job.row_stride
                             + kx * row->job.column_stride
                             + (ptrdiff_t) o * row->job.output_stride],
                sum);

      expected[o] = sum;
    }

  variant->convolve_row (&row->job, output.values, row->n_outputs);
  g_assert_cmpmem (output.values, row->n_outputs * sizeof (float), expected,
                   row->n_outputs * sizeof (float));

  tear_down (&input);
  tear_down (&weights);
  tear_down (&output);
}

static void
test_rows (gconstpointer data)
{
  const FoveaVariant *variant = data;

  if (!fovea_variant_is_supported (variant))
    {
      g_test_skip ("this processor does not run it");
      return;
    }

  guint32 seed = 20260102;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);

  for (size_t n_outputs = 1; n_outputs <= 140; n_outputs++)
    for (int i = 0; i < 4; i++)
      {
        Row row = pick_row (random, n_outputs);

        if (i < 2)
          {
            row.n_input -= (n_outputs - 1) * (row.job.output_stride - 1);
            row.job.output_stride = 1;
          }

        check_row (variant, &row, i % 2 != 0, random);
      }
}

// Strides may be anything: backwards, and standing still.
static void
test_strides (gconstpointer data)
{
  const FoveaVariant *variant = data;
  float input[40], output[20];
  FoveaRowJob job = { .input = input + 39, .weights = (float[]) { 1, 100 }, .bias = 0.5f,
                      .n_channels = 1, .n_rows = 1, .n_columns = 2, .column_stride = -1,
                      .output_stride = -2 };

  if (!fovea_variant_is_supported (variant))
    {
      g_test_skip ("this processor does not run it");
      return;
    }

  for (int i = 0; i < 40; i++)
    input[i] = (float) i;

  variant->convolve_row (&job, output, 20);

  for (int i = 0; i < 20; i++)
    g_assert_cmpfloat (output[i], ==,
                       0.5f + (float) (39 - 2 * i) + 100 * (float) (38 - 2 * i));

  job.output_stride = 0;
  variant->convolve_row (&job, output, 19);

  for (int i = 0; i < 19; i++)
    g_assert_cmpfloat (output[i], ==, 0.5f + 39 + 3800);

  job.output_stride = 1;
  variant->convolve_row (&job, NULL, 0);
}

// A whole convolution in seven plain loops over images, output channels, rows, columns,
// input channels, kernel rows and kernel columns; the kernels get it a row at a time.
static void
test_seven_loops (void)
{
  enum { N = 2, O = 3, C = 2, KH = 3, KW = 2, H = 9, W = 38, SY = 2, SX = 1, DY = 2, DX = 3 };
  enum { OH = (H - DY * (KH - 1) - 1) / SY + 1, OW = (W - DX * (KW - 1) - 1) / SX + 1 };
  static float x[N][C][H][W], k[O][C][KH][KW], expected[N][O][OH][OW],
      output[N][O][OH][OW];
  float bias[O] = { 0.25f, -1, 3 };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  g_test_message ("seed 7");
  fill (&x[0][0][0][0], N * C * H * W, random);
  fill (&k[0][0][0][0], O * C * KH * KW, random);

  for (int n = 0; n < N; n++)
    for (int o = 0; o < O; o++)
      for (int r = 0; r < OH; r++)
        for (int q = 0; q < OW; q++)
          {
            expected[n][o][r][q] = bias[o];

            for (int c = 0; c < C; c++)
              for (int ky = 0; ky < KH; ky++)
                for (int kx = 0; kx < KW; kx++)
                  expected[n][o][r][q] = fmaf (
                      k[o][c][ky][kx], x[n][c][r * SY + ky * DY][q * SX + kx * DX],
                      expected[n][o][r][q]);
          }

  for (int v = 0; v < fovea_variant_get_n (); v++)
    {
      const FoveaVariant *variant = fovea_variant_get (v);

      if (!fovea_variant_is_supported (variant))
        continue;

      for (int n = 0; n < N; n++)
        for (int o = 0; o < O; o++)
          for (int r = 0; r < OH; r++)
            {
              FoveaRowJob job = { x[n][0][r * SY], k[o][0][0], bias[o], C, KH, KW,
                                  H * W, DY * W, DX, SX };

              variant->convolve_row (&job, output[n][o][r], OW);
            }

      g_assert_cmpmem (output, sizeof output, expected, sizeof expected);
      memset (output, 0, sizeof output);
    }
}

// 1 + 2⁻²³ squared is 1 + 2⁻²² + 2⁻⁴⁶: less 1 + 2⁻²², a fused tap leaves 2⁻⁴⁶, two
// roundings 0.
static void
test_fused (void)
{
  float one_up = 1 + 0x1p-23f;
  float input[16], output[16];

  for (int i = 0; i < 16; i++)
    input[i] = one_up;

  FoveaRowJob job = { .input = input, .weights = &one_up, .bias = -(1 + 0x1p-22f),
                      .n_channels = 1, .n_rows = 1, .n_columns = 1, .output_stride = 1 };

  for (int v = 0; v < fovea_variant_get_n (); v++)
    if (fovea_variant_is_supported (fovea_variant_get (v)))
      {
        fovea_variant_get (v)->convolve_row (&job, output, 16);

        for (int i = 0; i < 16; i++)
          g_assert_cmpfloat (output[i], ==, 0x1p-46f);
      }
}

static void
test_choice (void)
{
  const FoveaVariant *best = fovea_variant_get_best ();
  bool is_listed = false;

  g_assert_cmpstr (fovea_variant_get (0)->name, ==, "scalar");
  g_assert_true (fovea_variant_is_supported (fovea_variant_get (0)));
  g_assert_true (fovea_variant_is_supported (best));

  for (int v = 0; v < fovea_variant_get_n (); v++)
    is_listed |= fovea_variant_get (v) == best;

  g_assert_true (is_listed);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (int v = 0; v < fovea_variant_get_n (); v++)
    {
      const FoveaVariant *variant = fovea_variant_get (v);
      g_autofree char *rows = g_strdup_printf ("/kernels/rows/%s", variant->name);
      g_autofree char *strides = g_strdup_printf ("/kernels/strides/%s", variant->name);

      g_test_add_data_func (rows, variant, test_rows);
      g_test_add_data_func (strides, variant, test_strides);
    }

  g_test_add_func ("/kernels/seven-loops", test_seven_loops);
  g_test_add_func ("/kernels/fused", test_fused);
  g_test_add_func ("/kernels/choice", test_choice);

  return g_test_run ();
}
