// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Five hundred hostile names in a table, and as the title of a sheet, arrive as they were typed: a
// reader of Markdown that we did not write finds words there and nothing else.

#include "cli-fixture.h"
#include "hostile.h"

#define N_NAMES 500

static char *
dup_document (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);
  json_t *layers = json_array ();

  g_test_message ("seed 6");
  for (int i = 0; i < N_NAMES; i++)
    {
      g_autofree char *hostile = hostile_make (random);
      g_autofree char *name = g_utf8_make_valid (hostile, -1);

      json_array_append_new (layers, json_pack ("{ssssss}", "kind", "activation", "function",
                                                "relu", "name", name));
    }

  json_t *document = json_pack ("{sis{so}so}", "fovea", 1, "input", "values",
                                json_pack ("[[[i]]]", 1), "layers", layers);
  char *text = json_dumps (document, 0);
  char *copy = g_strdup (text);

  free (text);
  json_decref (document);
  return copy;
}

static char *
dup_without_spaces (const char *text)
{
  GString *result = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isspace (g_utf8_get_char (c)))
      g_string_append_unichar (result, g_utf8_get_char (c));
  return g_string_free (result, FALSE);
}

// The words of Pandoc's inlines; what is no word fails. Addresses may be links to themselves.
static void
append_words (GString *text,
              json_t  *inlines)
{
  for (size_t i = 0; i < json_array_size (inlines); i++)
    {
      json_t *one = json_array_get (inlines, i);
      json_t *content = json_object_get (one, "c");
      const char *kind = json_string_value (json_object_get (one, "t"));

      if (g_str_equal (kind, "Str"))
        g_string_append (text, json_string_value (content));
      else if (g_str_equal (kind, "Link"))
        append_words (text, json_array_get (content, 1));
      else if (g_str_equal (kind, "Quoted"))
        {
          g_string_append (text, "“");
          append_words (text, json_array_get (content, 1));
          g_string_append (text, "”");
        }
      else
        g_assert_true (g_str_equal (kind, "Space") || g_str_equal (kind, "SoftBreak"));
    }
}

static json_t *
read_markdown (const char *dialect,
               const char *markdown)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *read = NULL;
  g_autoptr (GSubprocess) pandoc
    = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                        "pandoc", "-f", dialect, "-t", "json", NULL);

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (pandoc, markdown, NULL, &read, NULL, &error);
  g_assert_no_error (error);

  json_t *json = json_loads (read, 0, NULL);

  g_assert_nonnull (json);
  return json;
}

static bool
has_pandoc (void)
{
  g_autofree char *path = g_find_program_in_path ("pandoc");

  if (path == NULL)
    g_test_skip ("no pandoc");
  return path != NULL;
}

// The words of a block, such as a heading, after @before.
static char *
dup_words (json_t     *inlines,
           const char *before)
{
  g_autoptr (GString) text = g_string_new (before);

  append_words (text, inlines);
  return dup_without_spaces (text->str);
}

static char *
dup_all (void)
{
  GString *text = g_string_new (NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (hostile_pieces); i++)
    g_string_append (text, hostile_pieces[i]);
  return g_string_free (text, FALSE);
}

static json_t *
at (json_t *json,
    size_t  place)
{
  return json_array_get (json_is_object (json) ? json_object_get (json, "c") : json, place);
}

// The terminal's table, where nothing is spelled, tells what is shown of a name.
static void
test_table (void)
{
  static const char *const dialects[] = { "gfm", "markdown" };
  g_autofree char *document = dup_document ();

  if (!has_pandoc ())
    return;

  g_auto (Run) plain = run_with ("info --table=layers -", document);
  g_auto (Run) markdown = run_with ("info --table=layers --format=markdown -", document);
  g_auto (GStrv) lines = g_strsplit (plain.output, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), >, N_NAMES);
  for (size_t i = 0; i < G_N_ELEMENTS (dialects); i++)
    {
      json_t *json = read_markdown (dialects[i], markdown.output);
      json_t *blocks = json_object_get (json, "blocks");
      json_t *rows = at (at (at (at (blocks, 0), 4), 0), 3);

      g_assert_cmpint (json_array_size (blocks), ==, 1);
      g_assert_cmpint (json_array_size (rows), ==, N_NAMES + 1);
      for (int row = 0; row < N_NAMES; row++)
        {
          json_t *cell = at (at (at (at (rows, (size_t) row), 1), 1), 4);
          g_autofree char *number = g_strdup_printf ("%d", row + 1);
          g_autofree char *line = dup_without_spaces (lines[row + 1]);
          g_autofree char *words = dup_words (json_object_get (at (cell, 0), "c"), number);

          g_test_message ("%s: %s", dialects[i], line);
          g_assert_true (g_str_has_prefix (line, words));
        }
      json_decref (json);
    }
}

// All of it in one title.
static void
test_heading (void)
{
  g_autofree char *all = dup_all ();
  g_autofree char *title = g_utf8_make_valid (all, -1);
  json_t *document = json_pack (
    "{sisss{s[[[iii][iii][iii]]]}s[{sss[[[[ii][ii]]]]}]}", "fovea", 1, "title", title, "input",
    "values", 1, 2, 3, 1, 2, 3, 1, 2, 3, "layers", "kind", "convolution", "weights", 1, 1, 1, 1);
  char *text = json_dumps (document, 0);
  g_auto (Run) plain = run_with ("questions --seed=1 --count=1 -", text);
  g_auto (Run) markdown = run_with ("questions --seed=1 --count=1 --format=markdown -", text);
  g_auto (GStrv) lines = g_strsplit (plain.output, "\n", 2);
  g_autofree char *line = dup_without_spaces (lines[0]);

  for (const char *c = lines[0]; *c != '\0'; c = g_utf8_next_char (c))
    g_assert_false (g_unichar_iscntrl (g_utf8_get_char (c)));
  g_assert_nonnull (strstr (lines[0], "\\u{ffff}"));
  if (has_pandoc ())
    {
      json_t *json = read_markdown ("markdown", markdown.output);
      json_t *block = at (json_object_get (json, "blocks"), 0);
      g_autofree char *words = dup_words (at (block, 2), "");

      g_assert_cmpstr (json_string_value (json_object_get (block, "t")), ==, "Header");
      g_assert_cmpstr (words, ==, line);
      json_decref (json);
    }
  free (text);
  json_decref (document);
}

// Where pieces must not become one sign, or are none; all of it in fonts that pdfLaTeX has.
static void
test_latex (void)
{
  static const struct
  {
    const char *name;
    const char *latex;
  } cases[] = {
    { "a--b,,c?`", "a-{}-b,{},c?{}\\textasciigrave{}" },
    { "-\\u00ad-", "-{}-{}" },
    { "\\\"K₁'", "{\\ttfamily\\char34}K$_1$\\textquotesingle{}" },
    { "\\uffff", "\\textbackslash{}u\\{ffff\\}" },
    { "k̂ − Ω", "$\\hat{k}$ $-$ $\\Omega$" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *document = g_strdup_printf (
        "{\"fovea\":1,\"input\":{\"values\":[[[1]]]},\"layers\":[{\"kind\":\"activation\","
        "\"function\":\"relu\",\"name\":\"%s\"}]}",
        cases[i].name);
      g_autofree char *whole
        = g_strdup_printf ("\\textquotedblleft{}%s\\textquotedblright{}", cases[i].latex);
      g_auto (Run) latex = run_with ("info --table=layers --format=latex -", document);

      g_test_message ("%s", latex.output);
      g_assert_nonnull (strstr (latex.output, whole));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli-markup/table", test_table);
  g_test_add_func ("/cli-markup/heading", test_heading);
  g_test_add_func ("/cli-markup/latex", test_latex);
  return g_test_run ();
}
