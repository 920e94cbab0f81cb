// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How much faster is each variant than scalar? All run in turns over the same rows, so
// that a busy machine slows all alike; the least time of each counts. Fails if a
// variant's numbers differ.

#include "kernels/kernels.h"

#include <glib.h>
#include <string.h>

#define N_TURNS 7

typedef struct
{
  const char *name;
  int n_channels;
  int kernel_size;
  int stride;
  int dilation;
  size_t n_outputs;
} Question;

static const Question questions[] = {
  { "worked example, 3×3 over 5", 1, 3, 1, 1, 5 },
  { "3×3 over a photo's row", 3, 3, 1, 1, 1022 },
  { "5×5, 16 channels, ragged", 16, 5, 1, 1, 253 },
  { "3×3, stride 2", 3, 3, 2, 1, 511 },
  { "3×3, dilation 4", 3, 3, 1, 4, 1000 },
};

// Seconds for @n_rows rows.
static double
time_rows (const FoveaVariant *variant,
           const FoveaRowJob  *job,
           float              *output,
           size_t              n_outputs,
           int                 n_rows)
{
  gint64 start = g_get_monotonic_time ();

  for (int i = 0; i < n_rows; i++)
    variant->convolve_row (job, output, n_outputs);

  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static bool
answer (const Question *question)
{
  size_t n_row = (question->n_outputs - 1) * question->stride
                 + (size_t) question->dilation * (question->kernel_size - 1) + 1;
  size_t n_input = n_row * question->kernel_size * question->n_channels;
  size_t n_taps
      = (size_t) question->n_channels * question->kernel_size * question->kernel_size;
  int n_rows = (int) (4e6 / (double) (n_taps * question->n_outputs)) + 1;
  g_autofree float *input = g_new (float, n_input);
  g_autofree float *weights = g_new (float, n_taps);
  g_autofree float *expected = g_new (float, question->n_outputs);
  g_autofree float *output = g_new (float, question->n_outputs);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  FoveaRowJob job = { .input = input,
                      .weights = weights,
                      .bias = 0.5f,
                      .n_channels = question->n_channels,
                      .n_rows = question->kernel_size,
                      .n_columns = question->kernel_size,
                      .channel_stride = (ptrdiff_t) n_row * question->kernel_size,
                      .row_stride = (ptrdiff_t) n_row,
                      .column_stride = question->dilation,
                      .output_stride = question->stride };
  double best[8];
  bool is_equal = true;

  for (size_t i = 0; i < n_input; i++)
    input[i] = (float) g_rand_double_range (random, -1, 1);
  for (size_t i = 0; i < n_taps; i++)
    weights[i] = (float) g_rand_double_range (random, -1, 1);

  fovea_variant_get (0)->convolve_row (&job, expected, question->n_outputs);
  g_print ("%s\n", question->name);

  for (int turn = 0; turn < N_TURNS; turn++)
    for (int v = 0; v < fovea_variant_get_n (); v++)
      {
        const FoveaVariant *variant = fovea_variant_get (v);

        if (!fovea_variant_is_supported (variant))
          continue;

        double seconds = time_rows (variant, &job, output, question->n_outputs, n_rows);

        best[v] = turn == 0 ? seconds : MIN (best[v], seconds);
        is_equal &= memcmp (output, expected, question->n_outputs * sizeof (float)) == 0;
      }

  for (int v = 0; v < fovea_variant_get_n (); v++)
    if (fovea_variant_is_supported (fovea_variant_get (v)))
      g_print ("  %-8s %8.3f ns a tap  %6.1f × scalar\n", fovea_variant_get (v)->name,
               1e9 * best[v] / n_rows / (double) (n_taps * question->n_outputs),
               best[0] / best[v]);

  return is_equal;
}

int
main (void)
{
  bool is_equal = true;

  g_assert_cmpint (fovea_variant_get_n (), <=, 8);

  for (size_t i = 0; i < G_N_ELEMENTS (questions); i++)
    is_equal &= answer (&questions[i]);

  g_print ("%s\n",
           is_equal ? "all variants equal scalar bit for bit" : "VARIANTS DIFFER");

  return is_equal ? 0 : 1;
}
