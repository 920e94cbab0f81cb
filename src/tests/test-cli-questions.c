// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// fovea-cli questions: sheets for people and programs, the same for the same class code.

#include "cli-fixture.h"

static void
test_same_seed (void)
{
  g_auto (Run) one = run ("questions --seed=7 --answers");
  g_auto (Run) again = run ("questions --seed=7 --answers");
  g_auto (Run) other = run ("questions --seed=8 --answers");

  g_assert_cmpint (one.status, ==, 0);
  g_assert_cmpstr (one.output, ==, again.output);
  g_assert_cmpstr (one.output, !=, other.output);
}

// The first questions of a longer sheet are those of a shorter one.
static void
test_count (void)
{
  json_t *few = run_json ("questions --count=3 --format=json");
  json_t *many = run_json ("questions --count=30 --format=json");
  json_t *all = json_object_get (many, "questions");

  g_assert_cmpint (json_array_size (json_object_get (few, "questions")), ==, 3);
  g_assert_cmpint (json_array_size (all), ==, 30);
  for (size_t i = 0; i < 3; i++)
    g_assert_true (json_equal (json_array_get (json_object_get (few, "questions"), i),
                               json_array_get (all, i)));
  json_decref (few);
  json_decref (many);
}

// Without --answers a sheet says none; a hidden number is that of `evaluate`.
static void
test_answers (void)
{
  json_t *without = run_json ("questions --kind=value --count=20 --format=json");
  json_t *with = run_json ("questions --kind=value --count=20 --format=json --answers");
  json_t *values = run_json ("evaluate --format=json");
  json_t *stages = json_object_get (values, "stages");
  size_t i;
  json_t *question;

  json_array_foreach (json_object_get (without, "questions"), i, question)
    {
      g_assert_null (json_object_get (question, "answer"));
      g_assert_null (json_object_get (question, "explanation"));
      g_assert_null (json_object_get (question, "mistakes"));
    }
  json_array_foreach (json_object_get (with, "questions"), i, question)
    {
      json_t *cell = json_object_get (question, "cell");
      json_t *stage = json_array_get (stages, (size_t) get (cell, "stage"));
      json_t *rows = json_array_get (json_object_get (stage, "values"), 0);
      json_t *row = json_array_get (rows, (size_t) get (cell, "row"));

      g_assert_cmpfloat (get (question, "answer"), ==,
                         json_number_value (json_array_get (row, (size_t) get (cell, "column"))));
    }
  json_decref (without);
  json_decref (with);
  json_decref (values);
}

static void
test_kinds (void)
{
  json_t *json = run_json ("questions --kind=field,kernels --count=12 --format=json");
  size_t i;
  json_t *question;

  json_array_foreach (json_object_get (json, "questions"), i, question)
    {
      const char *kind = json_string_value (json_object_get (question, "kind"));

      g_assert_true (g_str_equal (kind, "field") || g_str_equal (kind, "kernels"));
    }
  json_decref (json);
}

// Nothing of LaTeX is left unescaped, and each question is an item.
static void
test_markup (void)
{
  g_auto (Run) latex = run ("questions --format=latex --answers");
  g_auto (Run) markdown = run ("questions --format=markdown");
  g_auto (GStrv) items = g_strsplit (latex.output, "\\item ", -1);

  g_assert_cmpint (g_strv_length (items), ==, 1 + 2 * 8);
  g_assert_nonnull (strstr (latex.output, "\\begin{enumerate}"));
  g_assert_nonnull (strstr (latex.output, "\\end{enumerate}"));
  g_assert_true (g_str_has_prefix (markdown.output, "## "));
  g_assert_nonnull (strstr (markdown.output, "\n8. "));
}

static void
test_refusals (void)
{
  static const struct
  {
    const char *line;
    int status;
    const char *message;
  } cases[] = {
    { "questions --kind=colour", 2, "colour" },
    { "questions --seed=-1", 2, "--seed" },
    { "questions --count=0", 2, "--count" },
    { "questions --count=many", 2, "many" },
    { "questions --format=pdf", 2, "pdf" },
    { "questions --kind=paths example:one-5x5-ones", 1, "no question" },
    { "questions no-such-file.fovea", 1, "no-such-file" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Run) result = run (cases[i].line);

      g_test_message ("%s", cases[i].line);
      g_assert_cmpint (result.status, ==, cases[i].status);
      g_assert_cmpstr (result.output, ==, "");
      g_assert_nonnull (strstr (result.messages, cases[i].message));
    }
}

static void
test_every_example (void)
{
  json_t *json = run_json ("examples --format=json");
  size_t i;
  json_t *example;

  json_array_foreach (json_object_get (json, "examples"), i, example)
    {
      g_autofree char *line
        = g_strdup_printf ("questions --count=4 --answers example:%s",
                           json_string_value (json_object_get (example, "name")));
      g_auto (Run) result = run (line);

      g_test_message ("%s", line);
      g_assert_cmpint (result.status, ==, 0);
      g_assert_cmpstr (result.messages, ==, "");
    }
  json_decref (json);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/questions/same-seed", test_same_seed);
  g_test_add_func ("/cli/questions/count", test_count);
  g_test_add_func ("/cli/questions/answers", test_answers);
  g_test_add_func ("/cli/questions/kinds", test_kinds);
  g_test_add_func ("/cli/questions/markup", test_markup);
  g_test_add_func ("/cli/questions/refusals", test_refusals);
  g_test_add_func ("/cli/questions/every-example", test_every_example);

  return g_test_run ();
}
