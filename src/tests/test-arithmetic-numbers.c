// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers in figures of convolution arithmetic: those that the report prints, and those of the layer
// itself.

#include "core/evaluation.h"
#include "figure/arithmetic.h"

#include <math.h>
#include <string.h>

// Source: Dumoulin & Visin, arXiv:1603.07285, figures 1.1, 1.2, 1.5 and 1.6.
static const struct
{
  const char *nick;
  double outputs[3][3];
} printed[] = {
  { "numerical_no_padding_no_strides", { { 12, 12, 17 }, { 10, 17, 19 }, { 9, 6, 14 } } },
  { "numerical_padding_strides", { { 6, 17, 3 }, { 8, 17, 13 }, { 6, 4, 4 } } },
  { "average_pooling", { { 1.7, 1.7, 1.7 }, { 1, 1.2, 1.8 }, { 1.1, 0.8, 1.3 } } },
  { "max_pooling", { { 3, 3, 3 }, { 3, 3, 3 }, { 3, 2, 3 } } },
};

static FoveaFigure *
new_figure (const FoveaArithmetic *arithmetic,
            int                    step)
{
  FoveaArithmeticOptions options
    = { .steps = &step, .n_steps = 1, .n_across = 1, .has_caption = true };

  return fovea_figure_new_arithmetic (arithmetic, &options);
}

static void
test_printed (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (printed); i++)
    {
      FoveaArithmetic arithmetic = FOVEA_ARITHMETIC_INIT;

      g_assert_true (fovea_arithmetic_from_nick (printed[i].nick, &arithmetic));
      g_assert_cmpint (fovea_arithmetic_get_n_steps (&arithmetic), ==, 9);
      for (int row = 0; row < 3; row++)
        for (int column = 0; column < 3; column++)
          {
            double value = fovea_arithmetic_get_output (&arithmetic, (const int[]){ row, column });
            g_autofree char *shown = fovea_arithmetic_format (&arithmetic, value);

            g_assert_cmpfloat (g_ascii_strtod (shown, NULL), ==, printed[i].outputs[row][column]);
          }
    }
}

static FoveaLayer *
new_layer (const FoveaArithmetic *arithmetic)
{
  static const FoveaLayerKind kinds[]
    = { FOVEA_LAYER_CONVOLUTION, FOVEA_LAYER_AVERAGE_POOLING, FOVEA_LAYER_MAX_POOLING };
  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;
  FoveaArithmetic straight = *arithmetic;
  int n_rows = arithmetic->kernel_size[0];
  int n_columns = arithmetic->kernel_size[1];
  g_autofree float *weights = g_new (float, n_rows * n_columns);
  g_autoptr (GError) error = NULL;

  straight.is_transposed = false;
  for (int i = 0; i < n_rows * n_columns; i++)
    weights[i] = (float) fovea_arithmetic_get_weight (
      &straight, (const int[]){ i / n_columns, i % n_columns });

  g_autoptr (FoveaKernels) kernels = fovea_kernels_new (1, 1, n_rows, n_columns, weights);

  options.kind = arithmetic->is_transposed ? FOVEA_LAYER_TRANSPOSED_CONVOLUTION
                                           : kinds[arithmetic->kind];
  if (arithmetic->kind == FOVEA_ARITHMETIC_SUM)
    options.weights = kernels;
  for (int axis = 0; axis < 2; axis++)
    {
      options.kernel_size[axis] = arithmetic->kernel_size[axis];
      options.stride[axis] = arithmetic->stride[axis];
      options.dilation[axis] = arithmetic->dilation[axis];
      options.output_padding[axis] = arithmetic->output_padding[axis];
      options.padding[2 * axis] = options.padding[2 * axis + 1] = arithmetic->padding[axis];
    }

  FoveaLayer *layer = fovea_layer_new (&options, &error);

  g_assert_no_error (error);
  return layer;
}

static FoveaTensor *
new_input (const FoveaArithmetic *arithmetic)
{
  FoveaArithmetic plain = FOVEA_ARITHMETIC_INIT;
  FoveaShape shape = { 1, arithmetic->n_in[0], arithmetic->n_in[1] };
  g_autofree float *values = g_new (float, shape.n_rows * shape.n_columns);

  for (int axis = 0; axis < 2; axis++)
    plain.n_in[axis] = arithmetic->n_in[axis];
  for (int i = 0; i < shape.n_rows * shape.n_columns; i++)
    values[i] = (float) fovea_arithmetic_get_input (
      &plain, (const int[]){ i / shape.n_columns, i % shape.n_columns });
  return fovea_tensor_new (shape, values);
}

static void
check_layer (const FoveaArithmetic *arithmetic)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaLayer) layer = new_layer (arithmetic);
  g_autoptr (FoveaTensor) input = new_input (arithmetic);
  g_autoptr (FoveaNetwork) network
    = fovea_network_new (fovea_tensor_get_shape (input), &layer, 1, &error);

  // A layer is stricter where a window would see nothing but padding.
  if (network == NULL)
    return;

  g_autoptr (FoveaEvaluation) evaluation = fovea_evaluation_new (network, input, &error);
  int n_columns = fovea_arithmetic_get_n_out (arithmetic, 1);

  g_assert_no_error (error);
  for (int i = 0; i < fovea_arithmetic_get_n_steps (arithmetic); i++)
    {
      const int out[2] = { i / n_columns, i % n_columns };
      double made = fovea_arithmetic_get_output (arithmetic, out);
      double wanted = fovea_evaluation_get_value (
        evaluation, (FoveaCell){ .stage = 1, .row = out[0], .column = out[1] });

      g_assert_true ((isinf (made) && isinf (wanted)) || fabs (made - wanted) < 1e-5);
    }
}

static void
test_layers (void)
{
  GRand *random = g_rand_new_with_seed (16);
  int n_checked = 0;

  g_test_message ("seed 16");
  for (int i = 0; i < 3000; i++)
    {
      FoveaArithmetic arithmetic = FOVEA_ARITHMETIC_INIT;

      arithmetic.has_numbers = true;
      arithmetic.kind = (FoveaArithmeticKind) g_rand_int_range (random, 0, 3);
      arithmetic.is_transposed
        = arithmetic.kind == FOVEA_ARITHMETIC_SUM && g_rand_boolean (random);
      for (int axis = 0; axis < 2; axis++)
        {
          arithmetic.n_in[axis] = g_rand_int_range (random, 1, 9);
          arithmetic.kernel_size[axis] = g_rand_int_range (random, 1, 5);
          arithmetic.stride[axis] = g_rand_int_range (random, 1, 4);
          arithmetic.dilation[axis] = g_rand_int_range (random, 1, 3);
          arithmetic.padding[axis] = g_rand_int_range (random, 0, 3);
          arithmetic.output_padding[axis]
            = arithmetic.is_transposed ? g_rand_int_range (random, 0, 2) : 0;
        }
      if (!fovea_arithmetic_check (&arithmetic, NULL))
        continue;
      check_layer (&arithmetic);
      n_checked++;
    }
  g_assert_cmpint (n_checked, >, 1000);
  g_rand_free (random);
}

// What the calculation says, taken at its word.
static void
test_sums (void)
{
  static const struct
  {
    const char *nick;
    int step;
    const char *sum;
  } cases[] = {
    { "numerical_no_padding_no_strides", 0,
      "3·0 + 3·1 + 2·2 + 0·2 + 0·2 + 1·0 + 3·0 + 1·1 + 2·2 = 12" },
    { "numerical_padding_strides", 0,
      "0·0 + 0·1 + 0·2 + 0·2 + 3·2 + 3·0 + 0·0 + 0·1 + 0·2 = 6" },
    { "average_pooling", 2, "(2 + 1 + 0 + 1 + 3 + 1 + 2 + 2 + 3) / 9 ≈ 1.7" },
    { "average_pooling", 3, "(0 + 0 + 1 + 3 + 1 + 2 + 2 + 0 + 0) / 9 = 1" },
    { "max_pooling", 7, "max (1, 2, 2, 0, 0, 2, 0, 0, 0) = 2" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FoveaArithmetic arithmetic = FOVEA_ARITHMETIC_INIT;

      g_assert_true (fovea_arithmetic_from_nick (cases[i].nick, &arithmetic));

      const int out[2] = { cases[i].step / 3, cases[i].step % 3 };
      g_autofree char *sum = fovea_arithmetic_dup_sum (&arithmetic, out);
      g_autoptr (FoveaFigure) figure = new_figure (&arithmetic, cases[i].step);
      g_autofree char *dump = fovea_figure_dump (figure);

      g_assert_cmpstr (sum, ==, cases[i].sum);
      g_assert_nonnull (strstr (fovea_figure_get_description (figure), cases[i].sum));
      g_assert_nonnull (strstr (dump, cases[i].sum));
    }
}

// Max pads with what is less than all numbers, and says so; a long calculation is left out.
static void
test_padding (void)
{
  FoveaArithmetic arithmetic = FOVEA_ARITHMETIC_INIT;

  fovea_arithmetic_from_nick ("max_pooling", &arithmetic);
  arithmetic.padding[0] = arithmetic.padding[1] = 1;

  g_autofree char *sum = fovea_arithmetic_dup_sum (&arithmetic, (const int[]){ 0, 0 });
  g_autoptr (FoveaFigure) figure = new_figure (&arithmetic, 0);

  g_assert_cmpstr (sum, ==, "max (−∞, −∞, −∞, −∞, 3, 3, −∞, 0, 0) = 3");
  g_assert_nonnull (strstr (fovea_figure_get_description (figure), "5 cells of padding"));
  arithmetic.kernel_size[1] = 4;
  g_assert_null (fovea_arithmetic_dup_sum (&arithmetic, (const int[]){ 0, 0 }));
  arithmetic.is_transposed = true;
  g_assert_false (fovea_arithmetic_check (&arithmetic, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arithmetic-numbers/printed", test_printed);
  g_test_add_func ("/arithmetic-numbers/layers", test_layers);
  g_test_add_func ("/arithmetic-numbers/sums", test_sums);
  g_test_add_func ("/arithmetic-numbers/padding", test_padding);

  return g_test_run ();
}
