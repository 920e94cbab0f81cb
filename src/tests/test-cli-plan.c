// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// fovea-cli factor, plan, field and cost: the theory's answers, by hand and by the
// oracles.

#include "cli-fixture.h"

#include <math.h>

static json_t *
load_oracle (const char *name)
{
  g_autofree char *path
    = g_test_build_filename (G_TEST_DIST, "data", "oracles", name, NULL);
  json_t *oracle = json_load_file (path, 0, NULL);

  g_assert_nonnull (oracle);
  return oracle;
}

static double
get_cell (json_t *grid,
          int     row,
          int     column)
{
  return json_number_value (json_array_get (json_array_get (grid, row), column));
}

// A grid as a table with commas.
static char *
dup_table (json_t *grid)
{
  GString *text = g_string_new (NULL);

  for (size_t row = 0; row < json_array_size (grid); row++)
    for (size_t column = 0; column < json_array_size (grid); column++)
      {
        char buffer[G_ASCII_DTOSTR_BUF_SIZE];

        g_string_append (text, g_ascii_dtostr (buffer, sizeof buffer,
                                               get_cell (grid, row, column)));
        g_string_append_c (text, column + 1 < json_array_size (grid) ? ',' : '\n');
      }
  return g_string_free (text, FALSE);
}

// Σ first ∗ second, the full convolution of 3×3 and 3×3, by its definition.
static double
compose_cell (json_t *factors,
              int     row,
              int     column)
{
  double sum = 0;
  size_t index;
  json_t *factor;

  json_array_foreach (factors, index, factor)
    for (int y = 0; y < 3; y++)
      for (int x = 0; x < 3; x++)
        if (row - y >= 0 && row - y < 3 && column - x >= 0 && column - x < 3)
          sum += get_cell (json_object_get (factor, "first"), y, x)
                 * get_cell (json_object_get (factor, "second"), row - y, column - x);
  return sum;
}

// The factors make what is called composed, and its distance is what is called the
// residual.
static void
assert_honest (json_t *json,
               json_t *kernel)
{
  json_t *factors = json_object_get (json, "factors");
  double distance = 0, size = 0;

  for (int row = 0; row < 5; row++)
    for (int column = 0; column < 5; column++)
      {
        double composed = get_cell (json_object_get (json, "composed"), row, column);
        double wanted = get_cell (kernel, row, column);

        g_assert_cmpfloat (fabs (compose_cell (factors, row, column) - composed), <, 1e-4);
        distance += (composed - wanted) * (composed - wanted);
        size += wanted * wanted;
      }
  g_assert_cmpfloat (fabs (sqrt (distance / size) - get (json, "relative_residual")), <,
                     1e-6);
}

static void
test_factor (void)
{
  json_t *oracle = load_oracle ("composition.json");
  json_t *case_ = json_object_get (json_object_get (oracle, "factorisation"),
                                   "not_exact_with_one_hidden_channel");
  json_t *kernel = json_object_get (case_, "kernel");
  g_autofree char *table = dup_table (kernel);
  json_t *json = run_json_with ("factor --format=json -", table);
  json_t *dimensions = json_object_get (json, "dimensions");

  g_assert_cmpfloat (get (json, "hidden"), ==, 1);
  g_assert_cmpint (json_array_size (json_object_get (json, "factors")), ==, 1);
  g_assert_true (json_is_false (json_object_get (json, "exact")));
  g_assert_cmpfloat (get (json, "relative_residual"), <=,
                     get (case_, "least_relative_residual") + 1e-6);
  assert_honest (json, kernel);
  g_assert_cmpfloat (get (json, "exact_hidden"), ==, 2);
  g_assert_cmpfloat (get (dimensions, "reached"), ==, 17);
  g_assert_cmpfloat (get (dimensions, "kernel"), ==, 25);
  g_assert_cmpfloat (get (dimensions, "weights"), ==, 18);
  json_decref (json);

  json = run_json_with ("factor --hidden=2 --format=json -", table);
  g_assert_true (json_is_true (json_object_get (json, "exact")));
  g_assert_cmpint (json_array_size (json_object_get (json, "factors")), ==, 2);
  assert_honest (json, kernel);
  json_decref (json);
  json_decref (oracle);
}

static void
test_factor_kernel (void)
{
  g_auto (Run) text = run ("factor example:one-5x5-composed");
  json_t *json = run_json ("factor --outer=1 --inner=0 --format=json example:channels");
  json_t *first = json_object_get (
    json_array_get (json_object_get (json, "factors"), 0), "first");

  g_assert_nonnull (strstr (text.output, "17 of the 25"));
  g_assert_nonnull (strstr (text.output, "  1  2  3  2  1\n"));

  // A 3×3 is made of two 2×2, unless the sizes are said: 3×1 then 1×3.
  g_assert_cmpint (json_array_size (first), ==, 2);
  json_decref (json);
  json = run_json_with ("factor --first=3x1 --format=json -", "1,2,1\n2,4,2\n1,2,1\n");
  g_assert_true (json_is_true (json_object_get (json, "exact")));
  first = json_object_get (json_array_get (json_object_get (json, "factors"), 0), "first");
  g_assert_cmpint (json_array_size (first), ==, 3);
  g_assert_cmpint (json_array_size (json_array_get (first, 0)), ==, 1);
  json_decref (json);
}

// Fields by 1 + Σ d (k − 1) ∏ s.
static void
test_plan (void)
{
  static const struct
  {
    const char *options;
    int n_layers;
    int reached;
  } plans[] = {
    { "--field=1", 0, 1 },
    { "--field=5", 2, 5 },
    { "--field=6", 3, 7 },
    { "--field=225", 112, 225 },
    { "--field=225 --dilation=1,2,4,8,16,32,64", 7, 255 },
    { "--field=7 --kernel=7", 1, 7 },
    { "--field=8 --stride=2", 3, 15 }, // 1 + 2 + 4 + 8
  };

  for (size_t i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_autofree char *line = g_strdup_printf ("plan --format=json %s", plans[i].options);
      json_t *json = run_json (line);

      g_assert_cmpfloat (get (json, "layers"), ==, plans[i].n_layers);
      g_assert_cmpfloat (get (json, "reached"), ==, plans[i].reached);
      json_decref (json);
    }

  json_t *json = run_json ("plan --format=json");

  assert_array (json_object_get (json, "least_input"), "[1, 5, 5]");
  json_decref (json);

  // Five poolings by 2, padding elsewhere.
  json = run_json ("plan --format=json example:vgg-16");
  assert_array (json_object_get (json, "least_input"), "[1, 32, 32]");
  json_decref (json);
}

// Two plain 3×3: paths 1 2 3 2 1 of 9, variance 2 (9 − 1) / 12.
static void
test_field (void)
{
  json_t *json = run_json ("field --format=json");
  json_t *spread = json_object_get (json, "spread");
  json_t *shares = json_object_get (json, "shares");
  const int paths[] = { 1, 2, 3, 2, 1 };
  g_auto (Run) csv = run ("field --format=csv --stage=0");
  g_auto (Run) blind = run ("field --by=weights example:sobel-relu");

  assert_array (json_object_get (json, "size"), "[5, 5]");
  assert_array (json_object_get (json, "rows"), "[1, 6]");
  assert_array (json_object_get (json, "mean"), "[3, 3]");
  g_assert_cmpfloat (
    fabs (json_number_value (json_array_get (spread, 0)) - sqrt (4. / 3)), <, 1e-12);
  for (int row = 0; row < 5; row++)
    for (int column = 0; column < 5; column++)
      g_assert_cmpfloat (
        fabs (get_cell (shares, row, column) - paths[row] * paths[column] / 81.), <, 1e-12);
  json_decref (json);

  g_assert_cmpstr (csv.output, ==, "1\n");
  g_assert_cmpint (blind.status, ==, 1);

  // Weights in proportion to paths: both kernels are ones.
  json = run_json ("field --by=weights --cell=2:0,0,2 --format=json");
  g_assert_cmpfloat (fabs (get_cell (json_object_get (json, "shares"), 2, 2) - 9. / 81), <,
                     1e-12);
  assert_array (json_object_get (json, "columns"), "[2, 7]");
  json_decref (json);
}

static void
assert_curve (json_t     *oracle,
              const char *padding,
              const char *stack_key,
              const char *single_key)
{
  json_t *sides = json_object_get (oracle, "n");
  g_autofree char *line
    = g_strdup_printf ("cost --from=5 --to=224 --padding=%s --format=json", padding);
  json_t *json = run_json (line);
  json_t *points = json_object_get (json, "points");

  g_assert_cmpint (json_array_size (points), ==, 220);
  for (size_t i = 0; i < json_array_size (sides); i++)
    {
      int n = json_integer_value (json_array_get (sides, i));
      json_t *point = json_array_get (points, n - 5);

      g_assert_cmpfloat (get (point, "n"), ==, n);
      g_assert_cmpfloat (
        get (json_object_get (point, "stack"), "multiplications"), ==,
        json_number_value (json_array_get (json_object_get (oracle, stack_key), i)));
      g_assert_cmpfloat (
        get (json_object_get (point, "single"), "multiplications"), ==,
        json_number_value (json_array_get (json_object_get (oracle, single_key), i)));
    }
  json_decref (json);
}

static void
test_cost (void)
{
  json_t *oracle = load_oracle ("cost.json");

  assert_curve (oracle, "none", "valid_two_3x3", "valid_one_5x5");
  assert_curve (oracle, "same", "same_two_3x3", "same_one_5x5");
  json_decref (oracle);

  // Three 3×3 with 64 channels: 27 C² weights against 49 C². 9 (121 + 81 + 49) < 49 ·
  // 49 at 13, 9 (100 + 64 + 36) > 49 · 36 at 12.
  json_t *json
    = run_json ("cost --layers=3 --channels=64 --from=7 --to=7 --format=json");
  json_t *point = json_array_get (json_object_get (json, "points"), 0);
  json_t *crossing = json_object_get (json, "crossing");

  g_assert_cmpfloat (get (json_object_get (point, "stack"), "weights"), ==, 27 * 64 * 64);
  g_assert_cmpfloat (get (json_object_get (point, "single"), "weights"), ==, 49 * 64 * 64);
  g_assert_cmpfloat (get (json_object_get (point, "stack"), "activations"), ==,
                     (25 + 9 + 1) * 64);
  g_assert_cmpfloat (get (crossing, "n"), ==, 13);
  g_assert_true (json_is_false (json_object_get (crossing, "equal")));
  json_decref (json);

  g_auto (Run) csv = run ("cost --to=5 --format=csv");

  g_assert_cmpstr (csv.output, ==,
                   "n,stack_weights,single_weights,stack_multiplications,"
                   "single_multiplications,stack_activations,single_activations\n"
                   "5,18,25,90,25,10,1\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/factor", test_factor);
  g_test_add_func ("/cli/factor/kernel", test_factor_kernel);
  g_test_add_func ("/cli/plan", test_plan);
  g_test_add_func ("/cli/field", test_field);
  g_test_add_func ("/cli/cost", test_cost);
  return g_test_run ();
}
