// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// fovea-cli info and compose: numbers by hand and from the literature, tables for
// documents.

#include "cli-fixture.h"

static void
test_info (void)
{
  json_t *json = run_json ("info --format=json --lang=en");
  json_t *stages = json_object_get (json, "stages");
  json_t *field = json_object_get (json_array_get (stages, 2), "receptive_field");
  json_t *totals = json_object_get (json, "totals");

  g_assert_cmpstr (json_string_value (json_object_get (json, "title")), ==,
                   "Two 3×3 see what one 5×5 sees");
  assert_array (json_object_get (json_array_get (stages, 2), "shape"), "[1, 3, 3]");
  assert_array (json_object_get (field, "size"), "[5, 5]");
  assert_array (json_object_get (field, "stride"), "[1, 1]");
  assert_array (json_object_get (field, "padding"), "[0, 0]");
  g_assert_cmpfloat (get (totals, "weights"), ==, 18);
  g_assert_cmpfloat (get (totals, "biases"), ==, 0);
  g_assert_cmpfloat (get (totals, "multiplications"), ==, 306);

  // 25 cells of the map and 9 of the output are kept; the one 5×5 keeps the output only.
  g_assert_cmpfloat (get (totals, "activations"), ==, 34);

  json_t *single = json_object_get (json, "single");
  json_t *crossing = json_object_get (json, "crossing");

  g_assert_cmpfloat (get (single, "weights"), ==, 25);
  g_assert_cmpfloat (get (single, "multiplications"), ==, 225);
  g_assert_cmpfloat (get (single, "activations"), ==, 9);
  g_assert_cmpfloat (get (crossing, "n"), ==, 10);
  g_assert_true (json_is_true (json_object_get (crossing, "equal")));
  assert_array (json_object_get (field, "centre"), "[2, 2]");
  json_decref (json);
}

static void
test_compose (void)
{
  json_t *json = run_json ("compose --format=json");

  g_assert_true (json_is_true (json_object_get (json, "linear")));
  g_assert_true (json_is_true (json_object_get (json, "equal")));
  g_assert_cmpfloat (get (json, "max_difference"), ==, 0);
  assert_array (json_object_get (json, "weights"),
                "[[[[1,2,3,2,1],[2,4,6,4,2],[3,6,9,6,3],[2,4,6,4,2],[1,2,3,2,1]]]]");
  assert_array (json_object_get (json, "stride"), "[1, 1]");
  json_decref (json);

  // The ring that zero padding breaks: 36 against 25 in the corner.
  json = run_json ("compose --format=json example:padded");
  g_assert_true (json_is_false (json_object_get (json, "equal")));
  g_assert_cmpfloat (get (json, "max_difference"), ==, 11);
  json_decref (json);

  json = run_json ("compose --format=json example:laplacian-relu");
  g_assert_true (json_is_false (json_object_get (json, "linear")));
  g_assert_true (json_is_string (json_object_get (json, "reason")));
  json_decref (json);
}

// A stride of 2 over 6 and 7 cells with a kernel of 3: (6 − 3) mod 2 = 1, (7 − 3) mod 2
// = 0.
static void
test_leftover (void)
{
  json_t *json = run_json_with (
    "info --format=json -",
    "{\"fovea\":1,\"input\":{\"values\":[["
    "[1,2,3,4,5,6,7],[1,2,3,4,5,6,7],[1,2,3,4,5,6,7],"
    "[1,2,3,4,5,6,7],[1,2,3,4,5,6,7],[1,2,3,4,5,6,7]]]},\"layers\":["
    "{\"kind\":\"convolution\",\"name\":\"odd\",\"weights\":[[[[1,1,1],[1,1,1],[1,1,1]]]],"
    "\"stride\":2,\"padding\":0}]}");
  json_t *layer = json_array_get (json_object_get (json, "layers"), 0);

  assert_array (json_object_get (layer, "leftover"), "[1, 0]");
  g_assert_cmpstr (json_string_value (json_object_get (layer, "name")), ==, "odd");
  json_decref (json);
}

// The fields that were published: Araujo, Norris & Sim 2019.
static void
test_published (void)
{
  static const struct
  {
    const char *name;
    int size;
    int stride;
    int padding;
  } networks[] = { { "alexnet", 195, 32, 64 },
                   { "vgg-16", 212, 32, 90 },
                   { "vgg-19", 268, 32, 118 } };

  for (size_t i = 0; i < G_N_ELEMENTS (networks); i++)
    {
      g_autofree char *line
        = g_strdup_printf ("info --format=json example:%s", networks[i].name);
      json_t *json = run_json (line);
      json_t *stages = json_object_get (json, "stages");
      json_t *field = json_object_get (
        json_array_get (stages, json_array_size (stages) - 1), "receptive_field");
      json_t *published = json_object_get (json, "published");
      double start = json_number_value (
        json_array_get (json_object_get (field, "start"), 0));

      for (int j = 0; j < 2; j++)
        {
          json_t *place = j == 0 ? field : published;

          g_assert_cmpfloat (
            json_number_value (json_array_get (json_object_get (place, "size"), 0)), ==,
            networks[i].size);
          g_assert_cmpfloat (
            json_number_value (json_array_get (json_object_get (place, "stride"), 1)), ==,
            networks[i].stride);
          g_assert_cmpfloat (
            json_number_value (json_array_get (json_object_get (place, "padding"), 0)), ==,
            networks[i].padding);
        }
      g_assert_cmpfloat (start, ==, -networks[i].padding);
      json_decref (json);
    }
}

#define HOSTILE                                                                          \
  "{\"fovea\":1,\"title\":\"a\\u001b[31m\",\"input\":{\"values\":[[[1]]]},\"layers\":["   \
  "{\"kind\":\"activation\",\"function\":\"relu\",\"name\":\"x|y_z&\\n\\\\\"}]}"

static void
test_markup (void)
{
  g_auto (Run) markdown = run ("info --format=markdown --table=stages");
  g_auto (Run) latex = run ("info --format=latex");
  g_auto (Run) hostile_latex = run_with ("info --format=latex --table=layers -", HOSTILE);
  g_auto (Run) hostile_markdown
    = run_with ("info --format=markdown --table=layers -", HOSTILE);
  g_auto (Run) hostile_text = run_with ("info -", HOSTILE);

  g_assert_true (g_str_has_prefix (markdown.output, "|  | Stage | Size |"));
  g_assert_nonnull (strstr (markdown.output, "\n|:---|:---|---:|---:|---:|---:|---:|\n"));
  g_assert_nonnull (strstr (markdown.output, "\n| 2 | Output | 1×3×3 | 5×5 | 1×1 | 0×0 | 2, 2 |\n"));
  g_assert_null (strstr (markdown.output, "Weights"));

  g_assert_true (g_str_has_prefix (latex.output, "\\begin{tabular}{llrrrrr}\n\\hline\n"));
  g_assert_nonnull (
    strstr (latex.output, "\n1 & Convolution 3$\\times$3 & 9 & 0 & 225 & 25 \\\\\n"));
  g_assert_true (g_str_has_suffix (latex.output, "\\hline\n\\end{tabular}\n"));

  g_assert_nonnull (strstr (hostile_latex.output, "x\\textbar{}y\\_z\\&"));
  g_assert_nonnull (strstr (hostile_markdown.output, "x\\|y\\_z&amp;"));
  g_assert_null (strchr (hostile_text.output, '\x1b'));
  g_assert_true (g_str_has_prefix (hostile_text.output, "a\\u{1b}[31m\n"));
  g_assert_nonnull (strstr (hostile_text.output, "“x|y_z&\\u{a}\\”"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/info/worked-example", test_info);
  g_test_add_func ("/cli/info/leftover", test_leftover);
  g_test_add_func ("/cli/info/published", test_published);
  g_test_add_func ("/cli/info/markup", test_markup);
  g_test_add_func ("/cli/compose", test_compose);
  return g_test_run ();
}
