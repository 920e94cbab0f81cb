// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Layers against their definitions, written out here a second time: thousands of random
// layers of every kind and combination of parameters, equal to the bit in the order of
// the numeric contract.

#include "core/apply.h"
#include "core/evaluation.h"
#include "tests/random-layer.h"

#include <math.h>
#include <string.h>

// What stands at @position along one axis: the cell repeated there, or -1 for zero
// padding.
static int
find_cell (int              position,
           int              n,
           FoveaPaddingMode mode)
{
  if (position >= 0 && position < n)
    return position;

  switch (mode)
    {
    case FOVEA_PADDING_REFLECT:
      return position < 0 ? -position : 2 * (n - 1) - position;

    case FOVEA_PADDING_REPLICATE:
      return position < 0 ? 0 : n - 1;

    case FOVEA_PADDING_CIRCULAR:
      return (position + n) % n;

    case FOVEA_PADDING_ZEROS:
    default:
      return -1;
    }
}

// The padding before the first row and the first column, “same” worked out.
static void
find_padding (const FoveaLayerOptions *options,
              FoveaShape               in,
              int                      before[2])
{
  int sizes[2] = { in.n_rows, in.n_columns };

  for (int i = 0; i < 2; i++)
    {
      int extent = options->dilation[i] * (options->kernel_size[i] - 1) + 1;
      int n_out = (int) ceil ((double) sizes[i] / options->stride[i]);

      before[i] = options->has_same_padding
                    ? MAX ((n_out - 1) * options->stride[i] + extent - sizes[i], 0) / 2
                    : options->padding[2 * i];
    }
}

// One cell of a convolution or pooling: the taps in order, each handed to the definition.
static float
define_window_cell (const FoveaLayerOptions *options,
                    const FoveaTensor       *input,
                    FoveaCell                cell)
{
  FoveaShape in = fovea_tensor_get_shape (input);
  bool is_max = options->kind == FOVEA_LAYER_MAX_POOLING;
  bool has_weights = options->weights != NULL;
  int n_out = has_weights ? fovea_kernels_get_n_outer (options->weights) : in.n_channels;
  int n_inner = has_weights ? fovea_kernels_get_n_inner (options->weights) : 1;
  int first
      = has_weights ? cell.channel / (n_out / options->groups) * n_inner : cell.channel;
  float sum = is_max                  ? -INFINITY
              : options->bias != NULL ? options->bias[cell.channel]
                                      : 0;
  int before[2];

  find_padding (options, in, before);

  for (int c = 0; c < n_inner; c++)
    for (int ky = 0; ky < options->kernel_size[0]; ky++)
      for (int kx = 0; kx < options->kernel_size[1]; kx++)
        {
          int y = find_cell (cell.row * options->stride[0] - before[0]
                                 + ky * options->dilation[0],
                             in.n_rows, options->padding_mode);
          int x = find_cell (cell.column * options->stride[1] - before[1]
                               + kx * options->dilation[1],
                             in.n_columns, options->padding_mode);
          bool is_cell = y >= 0 && x >= 0;
          float value = is_cell ? fovea_tensor_get (input, first + c, y, x) : 0;

          if (is_max)
            sum = is_cell ? fmaxf (sum, value) : sum;
          else
            sum = fmaf (has_weights ? fovea_kernels_get (options->weights, cell.channel,
                                                         c, ky, kx)
                                    : 1,
                        value, sum);
        }

  return has_weights || is_max
             ? sum
             : sum / (float) (options->kernel_size[0] * options->kernel_size[1]);
}

// One cell of a transposed convolution: every input and tap is asked whether it lands
// there.
static float
define_transposed_cell (const FoveaLayerOptions *options,
                        const FoveaTensor       *input,
                        FoveaCell                cell)
{
  FoveaShape in = fovea_tensor_get_shape (input);
  int n_group_in = in.n_channels / options->groups;
  int n_group_out = fovea_kernels_get_n_inner (options->weights);
  int first = cell.channel / n_group_out * n_group_in;
  float sum = options->bias != NULL ? options->bias[cell.channel] : 0;

  for (int c = first; c < first + n_group_in; c++)
    for (int ky = 0; ky < options->kernel_size[0]; ky++)
      for (int kx = 0; kx < options->kernel_size[1]; kx++)
        for (int y = 0; y < in.n_rows; y++)
          for (int x = 0; x < in.n_columns; x++)
            if (y * options->stride[0] - options->padding[0] + ky * options->dilation[0]
                    == cell.row
                && x * options->stride[1] - options->padding[2]
                           + kx * options->dilation[1]
                       == cell.column)
              sum = fmaf (fovea_kernels_get (options->weights, c,
                                             cell.channel % n_group_out, ky, kx),
                          fovea_tensor_get (input, c, y, x), sum);

  return sum;
}

static float
define_activation (const FoveaLayerOptions *options,
                   float                    value)
{
  switch (options->activation)
    {
    case FOVEA_ACTIVATION_RELU:
      return value > 0 ? value : 0;

    case FOVEA_ACTIVATION_LEAKY_RELU:
      return value > 0 ? value : options->slope * value;

    case FOVEA_ACTIVATION_SIGMOID:
      return (float) (0.5 + 0.5 * tanh (0.5 * (double) value));

    case FOVEA_ACTIVATION_TANH:
      return (float) (1 - 2 / (exp (2 * (double) value) + 1));

    case FOVEA_ACTIVATION_IDENTITY:
    default:
      return value;
    }
}

static void
check_cell (const FoveaLayer  *layer,
            const FoveaTensor *input,
            const FoveaTensor *output,
            FoveaCell          cell)
{
  const FoveaLayerOptions *options = fovea_layer_get_options (layer);
  float value = fovea_tensor_get (output, cell.channel, cell.row, cell.column);

  switch (options->kind)
    {
    case FOVEA_LAYER_ACTIVATION:
      g_assert_cmpfloat_with_epsilon (
          value,
          define_activation (
              options, fovea_tensor_get (input, cell.channel, cell.row, cell.column)),
          2e-7);
      break;

    case FOVEA_LAYER_TRANSPOSED_CONVOLUTION:
      g_assert_cmpfloat (value, ==, define_transposed_cell (options, input, cell));
      break;

    case FOVEA_LAYER_CONVOLUTION:
    case FOVEA_LAYER_MAX_POOLING:
    case FOVEA_LAYER_AVERAGE_POOLING:
    default:
      g_assert_cmpfloat (value, ==, define_window_cell (options, input, cell));
      break;
    }
}

static void
test_definition (void)
{
  guint32 seed = 20260203;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  int n_of_kind[5] = { 0 };

  g_test_message ("seed %u", seed);

  for (int i = 0; i < 4000; i++)
    {
      FoveaShape shape = random_shape (random);
      g_autoptr (FoveaNetwork) network = random_network (random, shape, 1);

      if (fovea_network_get_n_layers (network) == 0)
        continue;

      g_autoptr (FoveaTensor) input = random_tensor (random, shape);
      g_autoptr (FoveaEvaluation) evaluation
          = fovea_evaluation_new (network, input, NULL);
      FoveaLayer *layer = fovea_network_get_layer (network, 1);
      FoveaTensor *output = fovea_evaluation_get_stage (evaluation, 1);
      FoveaShape out = fovea_tensor_get_shape (output);

      n_of_kind[fovea_layer_get_kind (layer)]++;

      for (int c = 0; c < out.n_channels; c++)
        for (int y = 0; y < out.n_rows; y++)
          for (int x = 0; x < out.n_columns; x++)
            check_cell (layer, input, output, (FoveaCell) { 1, c, y, x });
    }

  for (int kind = 0; kind < 5; kind++)
    g_assert_cmpint (n_of_kind[kind], >, 300);
}

// Any box gives the bits of the whole, and nothing beyond it is written.
static void
test_boxes (void)
{
  guint32 seed = 20260204;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);

  for (int i = 0; i < 1000; i++)
    {
      FoveaShape shape = random_shape (random);
      g_autoptr (FoveaNetwork) network = random_network (random, shape, 1);

      if (fovea_network_get_n_layers (network) == 0)
        continue;

      g_autoptr (FoveaTensor) input = random_tensor (random, shape);
      g_autoptr (FoveaEvaluation) evaluation
          = fovea_evaluation_new (network, input, NULL);
      FoveaTensor *whole = fovea_evaluation_get_stage (evaluation, 1);
      FoveaShape out = fovea_tensor_get_shape (whole);
      FoveaBox box = { .channels.first = g_rand_int_range (random, 0, out.n_channels),
                       .rows.first = g_rand_int_range (random, 0, out.n_rows),
                       .columns.first = g_rand_int_range (random, 0, out.n_columns) };
      size_t n_cells = fovea_shape_get_n_cells (out);
      g_autofree float *values = g_new (float, n_cells);

      box.channels.past
          = g_rand_int_range (random, box.channels.first, out.n_channels) + 1;
      box.rows.past = g_rand_int_range (random, box.rows.first, out.n_rows) + 1;
      box.columns.past = g_rand_int_range (random, box.columns.first, out.n_columns) + 1;

      for (size_t j = 0; j < n_cells; j++)
        values[j] = 12345;

      g_assert_true (fovea_apply_layer (
          &(FoveaApplication){ .network = network, .layer = 1, .input = input, .box = box },
          values, NULL));

      for (int c = 0, j = 0; c < out.n_channels; c++)
        for (int y = 0; y < out.n_rows; y++)
          for (int x = 0; x < out.n_columns; x++, j++)
            g_assert_cmpfloat (
                values[j], ==,
                fovea_box_has (box, c, y, x) ? fovea_tensor_get (whole, c, y, x) : 12345);
    }
}

// 10⁸ + 1 is 10⁸ in float32: of 10⁸, 1 and −10⁸ the sum is 1 if the 1 comes last, else 0.
// Which it is tells the order: the bias, then channel, row, column.
static void
test_sum_order (void)
{
  g_autoptr (FoveaKernels) ones
    = fovea_kernels_new (1, 2, 2, 2, (float[]) { 1, 1, 1, 1, 1, 1, 1, 1 });

  for (int large = -1; large < 8; large++)
    for (int small = 0; small < 8; small++)
      for (int negative = 0; negative < 8; negative++)
        {
          FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;
          float bias = 1e8f;
          float values[8] = { 0 };

          if (large == small || large == negative || small == negative)
            continue;

          values[small] = 1;
          values[negative] = -1e8f;
          options.weights = ones;

          if (large >= 0)
            values[large] = 1e8f;
          else
            {
              options.bias = &bias;
              options.n_bias = 1;
            }

          FoveaShape shape = { 2, 2, 2 };
          g_autoptr (FoveaLayer) layer = fovea_layer_new (&options, NULL);
          g_autoptr (FoveaTensor) input = fovea_tensor_new (shape, values);
          g_autoptr (FoveaNetwork) network = fovea_network_new (shape, &layer, 1, NULL);
          g_autoptr (FoveaEvaluation) evaluation
              = fovea_evaluation_new (network, input, NULL);
          bool is_last = small > MAX (large, negative);

          g_assert_cmpfloat (
              fovea_evaluation_get_value (evaluation, (FoveaCell) { 1, 0, 0, 0 }), ==,
              is_last ? 1 : 0);
        }
}

// The average of equal cells is that number, whatever 1/n is in binary.
static void
test_average_of_equals (void)
{
  for (int size = 1; size <= 11; size++)
    {
      FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;
      FoveaShape shape = { 1, 11, 11 };
      float values[121];

      for (int i = 0; i < 121; i++)
        values[i] = 45;

      options.kind = FOVEA_LAYER_AVERAGE_POOLING;
      options.kernel_size[0] = options.kernel_size[1] = size;
      g_autoptr (FoveaLayer) layer = fovea_layer_new (&options, NULL);
      g_autoptr (FoveaTensor) input = fovea_tensor_new (shape, values);
      g_autoptr (FoveaNetwork) network = fovea_network_new (shape, &layer, 1, NULL);
      g_autoptr (FoveaEvaluation) evaluation
          = fovea_evaluation_new (network, input, NULL);

      g_assert_cmpfloat (
          fovea_evaluation_get_value (evaluation, (FoveaCell) { 1, 0, 0, 0 }), ==, 45);
    }
}

static void
test_activations (void)
{
  static const struct
  {
    FoveaActivation activation;
    float value;
    float expected;
  } cases[] = {
    { FOVEA_ACTIVATION_IDENTITY, -3, -3 },
    { FOVEA_ACTIVATION_RELU, -3, 0 },
    { FOVEA_ACTIVATION_RELU, 3, 3 },
    { FOVEA_ACTIVATION_RELU, -0.0f, 0 },
    { FOVEA_ACTIVATION_LEAKY_RELU, -100, -1 },
    { FOVEA_ACTIVATION_LEAKY_RELU, 100, 100 },
    { FOVEA_ACTIVATION_SIGMOID, 0, 0.5f },
    { FOVEA_ACTIVATION_SIGMOID, 200, 1 },
    { FOVEA_ACTIVATION_SIGMOID, -INFINITY, 0 },
    { FOVEA_ACTIVATION_TANH, 0, 0 },
    { FOVEA_ACTIVATION_TANH, -50, -1 },
    { FOVEA_ACTIVATION_TANH, INFINITY, 1 },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FoveaLayer) layer = fovea_layer_new_activation (cases[i].activation);

      g_assert_cmpfloat (fovea_apply_activation (layer, cases[i].value), ==,
                         cases[i].expected);
      g_assert_true (isnan (fovea_apply_activation (layer, NAN)));
    }

  g_autoptr (FoveaLayer) relu = fovea_layer_new_activation (FOVEA_ACTIVATION_RELU);

  g_assert_false (signbit (fovea_apply_activation (relu, -0.0f)));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/apply/definition", test_definition);
  g_test_add_func ("/apply/boxes", test_boxes);
  g_test_add_func ("/apply/sum-order", test_sum_order);
  g_test_add_func ("/apply/average-of-equals", test_average_of_equals);
  g_test_add_func ("/apply/activations", test_activations);

  return g_test_run ();
}
