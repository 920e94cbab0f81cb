// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tables and sentences about networks: what they say is counted by hand, or stands in an oracle;
// what is copied reads back.

#include "figure-fixture.h"
#include "figure/report-cell.h"
#include "figure/report-cost.h"
#include "figure/report-factor.h"
#include "figure/report-field.h"
#include "figure/report-kernel.h"
#include "figure/report-polynomial.h"
#include "oracle.h"

#include <math.h>

static FoveaEvaluation *
new_evaluation (const char *name)
{
  return fixture_new_evaluation (fixture_get_network (name));
}

static FoveaNetwork *
get_network (FoveaEvaluation *evaluation)
{
  return fovea_evaluation_get_network (evaluation);
}

static void
assert_row (const FoveaReport *report,
            int                row,
            const char        *expected)
{
  g_autofree char *written = fovea_report_write_row (report, row);

  g_assert_cmpstr (written, ==, expected);
}

static void
test_copies (void)
{
  g_autoptr (FoveaReport) report = fovea_report_new ("Copies", 3);

  fovea_report_add_heading (report, "name, unit");
  fovea_report_add_heading (report, "a_b");
  fovea_report_add_heading (report, "50 %");
  fovea_report_add_text (report, "say \"two\"");
  fovea_report_add_number (report, -0.1f);
  fovea_report_add_number (report, 1234567);
  fovea_report_add_text (report, "3 × 3");
  fovea_report_add_number (report, 1e-12);
  fovea_report_add_number (report, -INFINITY);

  g_autofree char *csv = fovea_report_write (report, FOVEA_REPORT_CSV);
  g_autofree char *text = fovea_report_write (report, FOVEA_REPORT_TEXT);
  g_autofree char *latex = fovea_report_write (report, FOVEA_REPORT_LATEX);
  g_assert_cmpstr (csv, ==,
                   "\"name, unit\",a_b,50 %\n\"say \"\"two\"\"\",-0.1,1234567\n"
                   "3 × 3,1e-12,-inf\n");
  g_assert_cmpstr (text, ==,
                   "name, unit\ta_b\t50 %\nsay \"two\"\t-0.1\t1234567\n3 × 3\t1e-12\t-inf\n");
  g_assert_cmpstr (latex, ==,
                   "\\begin{tabular}{lrr}\n\\hline\nname, unit & a\\_b & 50 \\% \\\\\n\\hline\n"
                   "say \"two\" & $-0.1$ & $1234567$ \\\\\n"
                   "3 $\\times$ 3 & $1 \\times 10^{-12}$ & $-\\infty$ \\\\\n"
                   "\\hline\n\\end{tabular}\n");
  g_assert_cmpstr (fovea_report_get_text (report, 0, 1), ==, "−0.1");
}

// Every float32 and double that is copied is the number that it was.
static void
test_numbers_read_back (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260722);

  g_test_message ("seed 20260722");
  for (int i = 0; i < 2000; i++)
    {
      double value = ldexp (g_rand_double_range (random, -1, 1), g_rand_int_range (random, -90, 90));
      bool is_float = i % 2 == 0;
      value = is_float ? (float) value : value;
      g_autoptr (FoveaReport) report = fovea_report_new ("", 1);
      fovea_report_add_number (report, value);
      g_autofree char *written = fovea_report_write_cell (report, 0, 0);
      double read = g_ascii_strtod (written, NULL);
      g_assert_true (is_float ? (float) read == (float) value : read == value);
      g_assert_cmpuint (strlen (written), <=, is_float ? 18 : 24);
    }
}

static void
test_signs_in_latex (void)
{
  g_autoptr (FoveaReport) report = fovea_report_new ("Signs", 1);

  fovea_report_add_heading (report, "s·r + (k̂ − s)");
  fovea_report_add_text (report, "r₀, x⁴ + x⁵ = (1 + x²)³, 1–5, ≈ 2, a-b");

  g_autofree char *latex = fovea_report_write (report, FOVEA_REPORT_LATEX);
  g_assert_cmpstr (latex, ==,
                   "\\begin{tabular}{l}\n\\hline\n"
                   "s$\\cdot$r + ($\\hat{k}$ $-$ s) \\\\\n\\hline\n"
                   "r$_0$, x$^4$ + x$^5$ = (1 + x$^2$)$^3$, 1--5, $\\approx$ 2, a-b \\\\\n"
                   "\\hline\n\\end{tabular}\n");
}

static void
test_matrix_in_latex (void)
{
  const float weights[] = { 1, -2, 0.5f, 4 };
  g_autoptr (FoveaKernels) kernels = fovea_kernels_new (1, 1, 2, 2, weights);
  g_autoptr (FoveaReport) report = fovea_report_new_kernel ("K", kernels, 0, 0, FOVEA_NUMBERS_AUTOMATIC);
  g_autofree char *latex = fovea_report_write (report, FOVEA_REPORT_LATEX);

  g_assert_cmpstr (latex, ==, "\\begin{pmatrix}\n1 & -2 \\\\\n0.5 & 4 \\\\\n\\end{pmatrix}\n");
}

// The sums of the sketches, look/row-light.png.
static void
test_sums (void)
{
  g_autoptr (FoveaEvaluation) evaluation = new_evaluation ("worked");
  g_autoptr (FoveaTrace) trace = fovea_trace_new (evaluation, (FoveaCell) { 2, 0, 1, 1 });
  g_autofree char *step = fovea_report_write_sum (trace, FOVEA_SUM_STEP, 9, FOVEA_NUMBERS_AUTOMATIC);
  g_autofree char *cut = fovea_report_write_sum (trace, FOVEA_SUM_ALL, 4, FOVEA_NUMBERS_AUTOMATIC);
  g_autoptr (FoveaReport) cell = fovea_report_new_cell (trace, FOVEA_SUM_ALL, FOVEA_NUMBERS_AUTOMATIC);
  g_autoptr (FoveaReport) terms = fovea_report_new_terms (trace, FOVEA_SUM_STEP, FOVEA_NUMBERS_AUTOMATIC);
  double sum = 0;

  g_assert_cmpstr (step, ==,
                   "output(1, 1) = 45 = 8·1 + 7·1 + 6·1 + 7·1 + 5·1 + 3·1 + 6·1 + 3·1 + 0·1");
  g_assert_cmpstr (cut, ==, "output(1, 1) = 45 = 1·1 + 2·1 + 3·1 + 2·1 … and 21 more terms");
  assert_row (cell, 0, "Value\t45");
  assert_row (cell, 1, "Terms of the sum\t25");
  // A 3 × 3 block of the 5 × 5 field lies in the zeros.
  assert_row (cell, 2, "of them zero\t9");
  assert_row (cell, 3, "Fewest paths from an input cell\t1");
  assert_row (cell, 4, "Most paths from an input cell\t9");
  assert_row (terms, 0, "1\t1\t1\t8\t8");
  g_assert_cmpint (fovea_report_get_n_rows (terms), ==, 9);
  for (int row = 0; row < 9; row++)
    {
      double product;
      g_assert_true (fovea_report_get_number (terms, row, 4, &product));
      sum += product;
    }
  g_assert_cmpfloat (sum, ==, 45);
}

static void
test_sums_of_padding (void)
{
  g_autoptr (FoveaEvaluation) evaluation = new_evaluation ("padded");
  g_autoptr (FoveaTrace) corner = fovea_trace_new (evaluation, (FoveaCell) { 1, 0, 0, 0 });
  g_autoptr (FoveaReport) cell = fovea_report_new_cell (corner, FOVEA_SUM_STEP, FOVEA_NUMBERS_AUTOMATIC);
  g_autoptr (FoveaReport) terms = fovea_report_new_terms (corner, FOVEA_SUM_STEP, FOVEA_NUMBERS_AUTOMATIC);

  assert_row (cell, 0, "Value\t4");
  assert_row (cell, 3, "of them padding\t5");
  assert_row (terms, 0, "–\t–\t1\t0\t0");
  assert_row (terms, 4, "0\t0\t1\t1\t1");
}

static void
test_input_cell (void)
{
  g_autoptr (FoveaEvaluation) evaluation = new_evaluation ("worked");
  g_autoptr (FoveaTrace) trace = fovea_trace_new (evaluation, (FoveaCell) { 0, 0, 0, 6 });
  g_autofree char *sum = fovea_report_write_sum (trace, FOVEA_SUM_ALL, 9, FOVEA_NUMBERS_AUTOMATIC);
  g_autoptr (FoveaReport) cell = fovea_report_new_cell (trace, FOVEA_SUM_STEP, FOVEA_NUMBERS_AUTOMATIC);
  g_autofree char *use = fovea_report_write_use (trace);
  g_assert_cmpstr (sum, ==, "input(0, 6) = 1");
  g_assert_cmpstr (use, ==, "It sees a single cell of the input.");
  g_assert_cmpint (fovea_report_get_n_rows (cell), ==, 1);
}

static void
test_stages (void)
{
  g_autoptr (FoveaEvaluation) evaluation = new_evaluation ("worked");
  g_autoptr (FoveaTrace) trace = fovea_trace_new (evaluation, (FoveaCell) { 2, 0, 1, 1 });
  g_autoptr (FoveaReport) report = fovea_report_new_stages (get_network (evaluation));
  g_autoptr (FoveaReport) cells = fovea_report_new_use (get_network (evaluation), trace);
  g_autofree char *use = fovea_report_write_use (trace);

  assert_row (report, 0, "Input\t7×7\t–\t–\t–\t1\t1");
  assert_row (report, 1, "Map 1\t5×5\t3\t1\t0\t3\t1");
  assert_row (report, 2, "Output\t3×3\t3\t1\t0\t5\t1");
  assert_row (cells, 0, "Input\t1–5\t1–5");
  assert_row (cells, 1, "Map 1\t1–3\t1–3");
  assert_row (cells, 2, "Output\t1\t1");
  g_assert_cmpstr (use, ==, "Its box on the input has 5 × 5 = 25 cells, and all are used.");
}

// 3, then 5: the recurrence of theory.md with its numbers.
static void
test_recurrence (void)
{
  g_autoptr (FoveaEvaluation) evaluation = new_evaluation ("worked");
  g_autoptr (FoveaReport) steps
    = fovea_report_new_recurrence (get_network (evaluation), 2, FOVEA_ROWS);
  g_autoptr (FoveaReport) closed = fovea_report_new_closed_form (
    get_network (evaluation), (FoveaCell) { 2, 0, 1, 1 }, FOVEA_COLUMNS);

  assert_row (steps, 0, "2\t3\t1·1 + (3 − 1)\t3");
  assert_row (steps, 1, "1\t3\t1·3 + (3 − 1)\t5");
  assert_row (closed, 0, "r₀, receptive field\t1 + 2·1 + 2·1 = 5");
  assert_row (closed, 1, "S, effective stride\t1");
  assert_row (closed, 2, "P, effective padding\t0");
  assert_row (closed, 3, "First input cell\t1·1 − 0 = 1");
  assert_row (closed, 4, "Last input cell\t1·1 − 0 + 5 − 1 = 5");
  assert_row (closed, 5, "Centre\t3");
}

// Two 3 × 3 of stride 2 and padding 1: 2·1 + 1 = 3, 2·3 + 1 = 7; S = 4, P = 1 + 2.
static void
test_strides (void)
{
  g_autoptr (FoveaEvaluation) evaluation = new_evaluation ("stride");
  g_autoptr (FoveaReport) steps
    = fovea_report_new_recurrence (get_network (evaluation), 2, FOVEA_ROWS);
  g_autoptr (FoveaReport) closed = fovea_report_new_closed_form (
    get_network (evaluation), (FoveaCell) { 2, 0, 1, 2 }, FOVEA_ROWS);

  assert_row (steps, 0, "2\t3\t2·1 + (3 − 2)\t3");
  assert_row (steps, 1, "1\t3\t2·3 + (3 − 2)\t7");
  assert_row (closed, 0, "r₀, receptive field\t1 + 2·1 + 2·2 = 7");
  assert_row (closed, 1, "S, effective stride\t2·2 = 4");
  assert_row (closed, 2, "P, effective padding\t1·1 + 1·2 = 3");
  assert_row (closed, 3, "First input cell\t1·4 − 3 = 1");
}

static void
test_holes (void)
{
  g_autoptr (FoveaEvaluation) evaluation = new_evaluation ("dilation");
  g_autoptr (FoveaTrace) trace = fovea_trace_new (evaluation, (FoveaCell) { 2, 0, 0, 0 });
  g_autofree char *use = fovea_report_write_use (trace);

  g_assert_cmpstr (use, ==,
                   "Its box on the input has 9 × 9 = 81 cells, but only 25 are used: the rest are "
                   "holes.");
}

// Every published and computed field of the oracle ends the recurrence, too.
static void
test_recurrence_is_closed_form (void)
{
  static const char *const names[] = { "worked", "padded", "stride", "dilation", "deep", "large" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (FoveaEvaluation) evaluation = new_evaluation (names[i]);
      FoveaNetwork *network = get_network (evaluation);
      int last = fovea_network_get_n_layers (network);
      g_autoptr (FoveaReport) steps = fovea_report_new_recurrence (network, last, FOVEA_ROWS);
      g_autoptr (FoveaReport) stages = fovea_report_new_stages (network);
      bool has_dilation = fovea_report_get_n_columns (stages) > 7;
      double walked, closed;
      g_assert_true (fovea_report_get_number (steps, fovea_report_get_n_rows (steps) - 1, 3,
                                              &walked));
      g_assert_true (fovea_report_get_number (stages, last, has_dilation ? 6 : 5, &closed));
      g_assert_cmpfloat (walked, ==, closed);
    }
}

static void
test_composition (void)
{
  g_autoptr (FoveaEvaluation) worked = new_evaluation ("worked");
  g_autoptr (FoveaComposition) equal = fovea_composition_new (worked);
  g_autofree char *is_equal = fovea_report_write_composition (worked, equal);
  g_autoptr (FoveaEvaluation) relu = new_evaluation ("relu");
  g_autoptr (FoveaComposition) none = fovea_composition_new (relu);
  g_autofree char *reason = fovea_report_write_composition (relu, none);

  g_assert_cmpstr (is_equal, ==,
                   "One 5 × 5 kernel gives the same output in every cell; the largest difference "
                   "is 0.");
  g_assert_cmpstr (reason, ==,
                   "Layer 2 (ReLU) is not linear: no single kernel gives the same output for every "
                   "input.");
}

// Zeros and ones under kernels of ones are never negative: a ReLU changes nothing. Padding does: the
// composed kernel sees real sums on the ring, 7² − 5² cells of the output.
static void
test_changes (void)
{
  g_autoptr (FoveaEvaluation) worked = new_evaluation ("worked");
  g_autoptr (FoveaComposition) composition = fovea_composition_new (worked);
  g_autoptr (FoveaReport) quiet = fovea_report_new_changes (worked, composition);
  g_autoptr (FoveaEvaluation) padded = new_evaluation ("padded");
  g_autoptr (FoveaComposition) ring = fovea_composition_new (padded);
  g_autoptr (FoveaReport) loud = fovea_report_new_changes (padded, ring);

  assert_row (quiet, 0, "One kernel\t0 of 9\t0\t–");
  assert_row (quiet, 1, "With a ReLU after layer 1\t0 of 9\t0\t–");
  g_assert_cmpstr (fovea_report_get_text (loud, 0, 0), ==, "One kernel, padded once");
  // Three cells of the ring stand over nothing but zeros, at the lower right.
  g_assert_true (g_str_has_suffix (fovea_report_get_text (loud, 0, 1), " of 49"));
  g_assert_cmpint (atoi (fovea_report_get_text (loud, 0, 1)), <=, 24);
  g_assert_cmpint (atoi (fovea_report_get_text (loud, 0, 1)), >, 12);
}

// One row of two cells, kernels (1, −1) and (1): −3 and 1 become 0 and 1.
static void
test_relu_counts (void)
{
  const float values[] = { 1, 4, 3 };
  const float difference[] = { 1, -1 };
  const float one[] = { 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaKernels) first = fovea_kernels_new (1, 1, 1, 2, difference);
  g_autoptr (FoveaKernels) second = fovea_kernels_new (1, 1, 1, 1, one);
  g_autoptr (FoveaLayer) a = fovea_layer_new_convolution (first);
  g_autoptr (FoveaLayer) relu = fovea_layer_new_activation (FOVEA_ACTIVATION_RELU);
  g_autoptr (FoveaLayer) b = fovea_layer_new_convolution (second);
  FoveaLayer *layers[] = { a, relu, b };
  g_autoptr (FoveaNetwork) network = fovea_network_new ((FoveaShape) { 1, 1, 3 }, layers, 3, &error);
  g_autoptr (FoveaTensor) input = fovea_tensor_new ((FoveaShape) { 1, 1, 3 }, values);
  g_autoptr (FoveaEvaluation) evaluation = fovea_evaluation_new (network, input, &error);
  g_autoptr (FoveaComposition) composition = fovea_composition_new (evaluation);
  g_autoptr (FoveaReport) report = fovea_report_new_changes (evaluation, composition);

  assert_row (report, 0, "Without layer 2 (ReLU)\t1 of 2\t3\toutput(0, 0)");
  g_assert_cmpint (fovea_report_get_n_rows (report), ==, 1);
}

static FoveaReport *
new_polynomials (FoveaKernels *first,
                 FoveaKernels *second)
{
  g_autoptr (FoveaLayer) a = fovea_layer_new_convolution (first);
  g_autoptr (FoveaLayer) b = fovea_layer_new_convolution (second);
  FoveaLayer *layers[] = { a, b };
  FoveaShape shape = { 1, 7, 7 };
  const float values[49] = { 0 };
  g_autoptr (FoveaNetwork) network = fovea_network_new (shape, layers, 2, NULL);
  g_autoptr (FoveaTensor) input = fovea_tensor_new (shape, values);
  g_autoptr (FoveaEvaluation) evaluation = fovea_evaluation_new (network, input, NULL);
  g_autoptr (FoveaComposition) composition = fovea_composition_new (evaluation);

  return fovea_report_new_polynomials (network, composition);
}

static void
test_polynomials (void)
{
  const float ones[] = { 1, 1, 1, 1, 1, 1, 1, 1, 1 };
  const float sobel[] = { -1, 0, 1, -2, 0, 2, -1, 0, 1 };
  const float laplacian[] = { 0, 1, 0, 1, -4, 1, 0, 1, 0 };
  g_autoptr (FoveaKernels) box = fovea_kernels_new (1, 1, 3, 3, ones);
  g_autoptr (FoveaKernels) edge = fovea_kernels_new (1, 1, 3, 3, sobel);
  g_autoptr (FoveaKernels) point = fovea_kernels_new (1, 1, 3, 3, laplacian);
  g_autoptr (FoveaReport) square = new_polynomials (box, box);
  g_autoptr (FoveaReport) mixed = new_polynomials (edge, box);
  g_autoptr (FoveaReport) whole = new_polynomials (point, box);

  assert_row (square, 0, "Rank\t1");
  assert_row (square, 1, "Each row\t1 2 3 2 1 = (1 1 1)²");
  assert_row (square, 2, "as a polynomial\t1 + 2x + 3x² + 2x³ + x⁴ = (1 + x + x²)²");
  assert_row (square, 4, "as a polynomial\t1 + 2y + 3y² + 2y³ + y⁴ = (1 + y + y²)²");
  assert_row (mixed, 1, "Each row\t−1 −1 0 1 1 = (−1 0 1)·(1 1 1)");
  assert_row (mixed, 3, "Each column\t1 3 4 3 1 = (1 2 1)·(1 1 1)");
  // The Laplacian is of rank 2, and so is its product with a box.
  assert_row (whole, 0, "Rank\t2");
  assert_row (whole, 1,
              "As polynomials\t(x + y − 4xy + x²y + xy²)·"
              "(1 + x + x² + y + xy + x²y + y² + xy² + x²y²)");
}

// Rank 1 by the oracle's pairs: a product of rank-1 kernels has rank 1, whatever the order.
static void
test_ranks (void)
{
  json_t *root = oracle_load ("composition.json");
  const json_t *pair;
  size_t index;

  json_array_foreach (json_object_get (root, "pairs"), index, pair)
    {
      g_autoptr (FoveaKernels) first = oracle_kernels (json_object_get (pair, "k1"));
      g_autoptr (FoveaKernels) second = oracle_kernels (json_object_get (pair, "k2"));
      g_autoptr (FoveaKernels) composed = oracle_kernels (json_object_get (pair, "composed"));
      if (fovea_report_get_rank (first) == 1 && fovea_report_get_rank (second) == 1)
        g_assert_cmpint (fovea_report_get_rank (composed), ==, 1);
      else
        g_assert_cmpint (fovea_report_get_rank (composed), >, 1);
    }
  json_decref (root);
}

static void
test_costs (void)
{
  g_autoptr (FoveaEvaluation) evaluation = new_evaluation ("worked");
  FoveaNetwork *network = get_network (evaluation);
  g_autoptr (FoveaReport) costs = fovea_report_new_costs (network);
  g_autoptr (FoveaReport) channels = fovea_report_new_channels (network, 64);
  g_autofree char *cost = fovea_report_write_cost (network);
  g_autofree char *crossing = fovea_report_write_crossing (network, 256);

  assert_row (costs, 0, "1\t9\t0\t225\t100");
  assert_row (costs, 1, "2\t9\t0\t81\t36");
  assert_row (costs, 2, "Total\t18\t0\t306\t136");
  assert_row (costs, 3, "One kernel\t25\t0\t225\t36");
  assert_row (channels, 0, "Layers\t18·C²\t73728");
  assert_row (channels, 1, "One kernel\t25·C²\t102400");
  g_assert_cmpstr (cost, ==,
                   "18 weights against 25: 28 % fewer. 306 multiplications against 225: 36 % more. "
                   "Training keeps 34 cells against 9.");
  g_assert_cmpstr (crossing, ==,
                   "Both multiply equally often at 10 × 10; above, the layers are cheaper, below, "
                   "the one kernel.");
}

static void
test_cost_curve (void)
{
  json_t *root = oracle_load ("cost.json");
  const json_t *sizes = json_object_get (root, "n");
  const json_t *stack = json_object_get (root, "valid_two_3x3");
  const json_t *single = json_object_get (root, "valid_one_5x5");
  g_autoptr (FoveaEvaluation) evaluation = new_evaluation ("worked");
  g_autoptr (FoveaReport) curve = fovea_report_new_cost_curve (get_network (evaluation), 1, 32);

  for (size_t i = 0; i < json_array_size (sizes) && oracle_get (sizes, i) <= 32; i++)
    {
      // The least input is 5 × 5.
      g_autofree char *expected
        = g_strdup_printf ("%.0f\t%.0f\t%.0f", oracle_get (sizes, i), oracle_get (stack, i),
                           oracle_get (single, i));
      assert_row (curve, (int) oracle_get (sizes, i) - 5, expected);
    }
  json_decref (root);
}

static void
test_factors (void)
{
  const float ramp[] = { 1, 2, 3, 2, 1, 2, 4, 6, 4, 2, 3, 6, 9, 6, 3, 2, 4, 6, 4, 2, 1, 2, 3, 2, 1 };
  float corner[25] = { 0 };
  const int size[] = { 3, 3 };
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaKernels) product = fovea_kernels_new (1, 1, 5, 5, ramp);
  g_autoptr (GPtrArray) found = fovea_report_factorise (product, size, &error);
  g_autofree char *exact = fovea_report_write_exactness (found);
  g_autofree char *dimensions = fovea_report_write_dimensions (product, size);

  g_assert_no_error (error);
  g_assert_cmpstr (exact, ==, "Exact: this kernel is the product of two smaller ones.");
  g_assert_nonnull (strstr (dimensions, "17 of the 25 dimensions of a 5×5"));

  // Ones in three corners: 1 + x⁴ + y⁴ is Fermat's curve and has no factors.
  corner[0] = corner[4] = corner[20] = 1;
  g_autoptr (FoveaKernels) ends = fovea_kernels_new (1, 1, 5, 5, corner);
  g_autoptr (GPtrArray) two = fovea_report_factorise (ends, size, &error);
  g_autoptr (FoveaReport) report = fovea_report_new_factorisations (ends, size, two);
  g_autoptr (FoveaReport) left = fovea_report_new_residual (ends, two->pdata[two->len - 1], FOVEA_NUMBERS_AUTOMATIC);
  double weights;

  g_assert_cmpuint (two->len, >=, 2);
  g_assert_cmpstr (fovea_report_get_text (report, (int) two->len - 1, 1), ==, "exact");
  g_assert_cmpstr (fovea_report_get_text (report, 0, 3), ==, "17 of 25");
  g_assert_true (fovea_report_get_number (report, 1, 2, &weights));
  g_assert_cmpfloat (weights, ==, 36);
  assert_row (left, 0, "0\t0\t0\t0\t0");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/copies", test_copies);
  g_test_add_func ("/report/numbers-read-back", test_numbers_read_back);
  g_test_add_func ("/report/signs-in-latex", test_signs_in_latex);
  g_test_add_func ("/report/matrix-in-latex", test_matrix_in_latex);
  g_test_add_func ("/report/sums", test_sums);
  g_test_add_func ("/report/sums-of-padding", test_sums_of_padding);
  g_test_add_func ("/report/input-cell", test_input_cell);
  g_test_add_func ("/report/stages", test_stages);
  g_test_add_func ("/report/recurrence", test_recurrence);
  g_test_add_func ("/report/strides", test_strides);
  g_test_add_func ("/report/holes", test_holes);
  g_test_add_func ("/report/recurrence-is-closed-form", test_recurrence_is_closed_form);
  g_test_add_func ("/report/composition", test_composition);
  g_test_add_func ("/report/changes", test_changes);
  g_test_add_func ("/report/relu-counts", test_relu_counts);
  g_test_add_func ("/report/polynomials", test_polynomials);
  g_test_add_func ("/report/ranks", test_ranks);
  g_test_add_func ("/report/costs", test_costs);
  g_test_add_func ("/report/cost-curve", test_cost_curve);
  g_test_add_func ("/report/factors", test_factors);

  return g_test_run ();
}
