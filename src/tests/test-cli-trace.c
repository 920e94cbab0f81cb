// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// fovea-cli trace: the worked example, and small networks of every kind by hand
// arithmetic.

#include "cli-fixture.h"

// The middle of the worked example's output: the numbers stand in the seed and in theory.
static void
test_trace (void)
{
  json_t *json = run_json ("trace --cell=2:0,1,1 --format=json");
  json_t *cell = json_object_get (json, "cell");
  json_t *sees = json_object_get (json, "sees");
  json_t *input = json_array_get (sees, 0);
  json_t *map = json_array_get (sees, 1);
  json_t *terms = json_object_get (json, "terms");
  double sum = 0;

  g_assert_cmpfloat (get (cell, "stage"), ==, 2);
  g_assert_cmpfloat (get (cell, "value"), ==, 45);
  g_assert_cmpint (json_array_size (sees), ==, 2);
  g_assert_cmpint (json_array_size (json_object_get (json, "reaches")), ==, 0);

  assert_array (json_object_get (input, "rows"), "[1, 6]");
  assert_array (json_object_get (input, "columns"), "[1, 6]");
  assert_array (json_object_get (input, "rows_touched"), "[1, 2, 3, 4, 5]");
  g_assert_cmpfloat (get (input, "cells"), ==, 25);
  assert_array (json_object_get (input, "paths"),
                "[[1,2,3,2,1],[2,4,6,4,2],[3,6,9,6,3],[2,4,6,4,2],[1,2,3,2,1]]");
  assert_array (json_object_get (input, "weights"),
                "[[[1,2,3,2,1],[2,4,6,4,2],[3,6,9,6,3],[2,4,6,4,2],[1,2,3,2,1]]]");
  assert_array (json_object_get (map, "rows"), "[1, 4]");
  assert_array (json_object_get (map, "weights"), "[[[1,1,1],[1,1,1],[1,1,1]]]");

  g_assert_cmpint (json_array_size (terms), ==, 9);
  for (size_t i = 0; i < 9; i++)
    {
      json_t *term = json_array_get (terms, i);

      g_assert_cmpfloat (get (term, "row"), ==, 1 + i / 3);
      g_assert_cmpfloat (get (term, "column"), ==, 1 + i % 3);
      sum += get (term, "weight") * get (term, "input");
    }
  g_assert_cmpfloat (sum, ==, 45);
  json_decref (json);
}

// A corner with padding: 9 products, of which 4 are cells; and what an input cell
// reaches.
static void
test_trace_border (void)
{
  json_t *json = run_json ("trace --cell=1:0,0,0 --format=json example:padded");

  g_assert_cmpint (json_array_size (json_object_get (json, "terms")), ==, 4);
  g_assert_cmpfloat (get (json, "padding_terms"), ==, 5);
  json_decref (json);

  json = run_json ("trace --cell=0:0,0,0 --format=json");

  json_t *reaches = json_object_get (json, "reaches");

  g_assert_cmpint (json_array_size (json_object_get (json, "sees")), ==, 0);
  g_assert_cmpint (json_array_size (reaches), ==, 2);
  assert_array (json_object_get (json_array_get (reaches, 1), "rows"), "[0, 1]");
  g_assert_null (json_object_get (json_array_get (reaches, 1), "weights"));
  json_decref (json);

  // Two 3×3 with dilation 2 use every other cell of 9.
  json = run_json ("trace --cell=2:0,1,1 --format=json example:dilation");

  json_t *input = json_array_get (json_object_get (json, "sees"), 0);

  assert_array (json_object_get (input, "rows"), "[1, 10]");
  assert_array (json_object_get (input, "rows_touched"), "[1, 3, 5, 7, 9]");
  g_assert_cmpfloat (get (input, "cells"), ==, 25);
  json_decref (json);
}

// A network of one row and one layer, one of its cells, and what is seen from there.
static const struct
{
  const char *input;
  const char *layer;
  const char *cell;
  double value;
  const char *columns;
  const char *touched;
  const char *paths;
  const char *weights;
  int n_terms;
  int n_padding;
} cases[] = {
  // 1·2 + 10·1 + 100·2: the mirrored cell is seen twice.
  { "[[[1,2,3,4]]]",
    "\"convolution\",\"weights\":[[[[1,10,100]]]],\"padding\":[0,1],\"padding_mode\":\"reflect\"",
    "1:0,0,0", 212, "[0,2]", "[0,1]", "[[1,2]]", "[[[10,101]]]", 3, 0 },
  // 1·1 + 10·1 + 100·2
  { "[[[1,2,3,4]]]",
    "\"convolution\",\"weights\":[[[[1,10,100]]]],\"padding\":[0,1],\"padding_mode\":\"replicate\"",
    "1:0,0,0", 211, "[0,2]", "[0,1]", "[[2,1]]", "[[[11,100]]]", 3, 0 },
  // 1·4 + 10·1 + 100·2: from the other end, with a hole between.
  { "[[[1,2,3,4]]]",
    "\"convolution\",\"weights\":[[[[1,10,100]]]],\"padding\":[0,1],\"padding_mode\":\"circular\"",
    "1:0,0,0", 214, "[0,4]", "[0,1,3]", "[[1,1,0,1]]", "[[[10,100,0,1]]]", 3, 0 },
  // 1·0 + 10·1 + 100·2 − 3
  { "[[[1,2,3,4]]]",
    "\"convolution\",\"weights\":[[[[1,10,100]]]],\"padding\":[0,1],\"bias\":[-3]", "1:0,0,0",
    207, "[0,2]", "[0,1]", "[[1,1]]", "[[[10,100]]]", 2, 1 },
  // 1·2 + 10·4 + 100·6
  { "[[[1,2,3,4,5,6]]]", "\"convolution\",\"weights\":[[[[1,10,100]]]],\"dilation\":2",
    "1:0,0,1", 642, "[1,6]", "[1,3,5]", "[[1,0,1,0,1]]", "[[[1,0,10,0,100]]]", 3, 0 },
  // Stride 2: cells 2, 3, 4.
  { "[[[1,2,3,4,5,6]]]", "\"convolution\",\"weights\":[[[[1,10,100]]]],\"stride\":[1,2]",
    "1:0,0,1", 543, "[2,5]", "[2,3,4]", "[[1,1,1]]", "[[[1,10,100]]]", 3, 0 },
  // Input i goes to outputs 2i, 2i + 1, 2i + 2: output 2 is 1·100 + 2·1, output 3 only
  // 2·10.
  { "[[[1,2,3]]]",
    "\"transposed_convolution\",\"weights\":[[[[1,10,100]]]],\"stride\":[1,2]", "1:0,0,2", 102,
    "[0,2]", "[0,1]", "[[1,1]]", "[[[100,1]]]", 2, 0 },
  { "[[[1,2,3]]]",
    "\"transposed_convolution\",\"weights\":[[[[1,10,100]]]],\"stride\":[1,2]", "1:0,0,3", 20,
    "[1,2]", "[1]", "[[1]]", "[[[10]]]", 1, 0 },
  { "[[[1,5,2,4]]]", "\"max_pooling\",\"kernel_size\":[1,2]", "1:0,0,0", 5, "[0,2]", "[0,1]",
    "[[1,1]]", "[[[0,1]]]", 2, 0 },
  { "[[[1,5,2,4]]]", "\"average_pooling\",\"kernel_size\":[1,2]", "1:0,0,1", 3, "[2,4]",
    "[2,3]", "[[1,1]]", "[[[0.5,0.5]]]", 2, 0 },
  // The second group: 7·4 + 5, and nothing of the first channel.
  { "[[[1,2]],[[3,4]]]",
    "\"convolution\",\"weights\":[[[[1]]],[[[7]]]],\"groups\":2,\"bias\":[0,5]", "1:1,0,1", 33,
    "[1,2]", "[1]", "[[1]]", "[[[0]],[[7]]]", 1, 0 },
  { "[[[-4,2]]]", "\"activation\",\"function\":\"leaky_relu\",\"slope\":0.5", "1:0,0,0", -2,
    "[0,1]", "[0]", "[[1]]", "[[[0.5]]]", 1, 0 },
};

static void
test_kinds (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (
        "{\"fovea\":1,\"input\":{\"values\":%s},\"layers\":[{\"kind\":%s}]}",
        cases[i].input, cases[i].layer);
      g_autofree char *line
        = g_strdup_printf ("trace --cell=%s --format=json -", cases[i].cell);
      json_t *json = run_json_with (line, text);
      json_t *seen = json_array_get (json_object_get (json, "sees"), 0);

      g_test_message ("%s", text);
      g_assert_cmpfloat (get (json_object_get (json, "cell"), "value"), ==, cases[i].value);
      assert_array (json_object_get (seen, "rows"), "[0,1]");
      assert_array (json_object_get (seen, "columns"), cases[i].columns);
      assert_array (json_object_get (seen, "columns_touched"), cases[i].touched);
      assert_array (json_object_get (seen, "paths"), cases[i].paths);
      assert_array (json_object_get (seen, "weights"), cases[i].weights);
      g_assert_cmpint (json_array_size (json_object_get (json, "terms")), ==,
                       cases[i].n_terms);
      g_assert_cmpfloat (get (json, "padding_terms"), ==, cases[i].n_padding);
      json_decref (json);
    }
}

// A maximum or a function is no sum of products.
static void
test_text (void)
{
  static const struct
  {
    const char *layer;
    const char *rule;
  } rules[] = {
    { "\"max_pooling\",\"kernel_size\":[1,2]", "max (−1, 2)\n  = 2\n" },
    { "\"activation\",\"function\":\"relu\"", "relu (−1)\n  = 0\n" },
    { "\"convolution\",\"weights\":[[[[3,-1]]]],\"bias\":[5]",
      "bias 5\n  + 3 × −1 + −1 × 2\n  = 0\n" },
    { "\"average_pooling\",\"kernel_size\":[1,2]", "  + 0.5 × −1 + 0.5 × 2\n  = 0.5\n" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *text = g_strdup_printf (
        "{\"fovea\":1,\"input\":{\"values\":[[[-1,2]]]},\"layers\":[{\"kind\":%s}]}",
        rules[i].layer);
      g_auto (Run) result = run_with ("trace --cell=1:0,0,0 -", text);

      g_assert_cmpstr (result.messages, ==, "");
      g_assert_true (g_str_has_suffix (result.output, rules[i].rule));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/trace/worked-example", test_trace);
  g_test_add_func ("/cli/trace/border", test_trace_border);
  g_test_add_func ("/cli/trace/kinds", test_kinds);
  g_test_add_func ("/cli/trace/text", test_text);
  return g_test_run ();
}
