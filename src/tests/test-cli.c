// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Law 13: every command on every example, without a display. Runs the program as a user
// does.

#include "cli-fixture.h"

static void
test_evaluate (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "oracles",
                                                 "seed.json", NULL);
  json_t *oracle = json_load_file (path, 0, NULL);
  json_t *expected
    = json_object_get (json_array_get (json_object_get (oracle, "cases"), 0), "stages");
  json_t *json = run_json ("evaluate --format=json");
  json_t *stages = json_object_get (json, "stages");

  g_assert_cmpint (json_array_size (stages), ==, 3);
  for (size_t i = 0; i < 3; i++)
    {
      json_t *stage = json_array_get (stages, i);

      g_assert_cmpfloat (get (stage, "index"), ==, i);
      assert_equal (json_object_get (stage, "values"), json_array_get (expected, i));
    }
  assert_array (json_object_get (json_array_get (stages, 1), "shape"), "[1, 5, 5]");
  json_decref (json);

  json = run_json ("evaluate --format=json --stage=2 example:two-3x3");
  stages = json_object_get (json, "stages");
  g_assert_cmpint (json_array_size (stages), ==, 1);
  assert_equal (json_object_get (json_array_get (stages, 0), "values"),
                json_array_get (expected, 2));
  json_decref (json);
  json_decref (oracle);
}

static void
test_evaluate_formats (void)
{
  g_auto (Run) text = run ("evaluate --stage=2");
  g_auto (Run) csv = run ("evaluate --format=csv");
  g_auto (Run) npy = run ("evaluate --format=npy --stage=1");
  g_auto (Run) converted = run ("convert --format=csv --stage=2 example:two-3x3 -");

  g_assert_cmpstr (text.output, ==,
                   "Stage 2: Output, 1×3×3\n  72  63  57\n  63  45  33\n  57  33  17\n");
  g_assert_true (g_str_has_prefix (csv.output, "72,63,57"));
  g_assert_cmpstr (converted.output, ==, csv.output);
  g_assert_cmpint (npy.n_output, ==, 128 + 25 * 4);
}

// Each command on each example, for people and for programs.
static void
test_everything (void)
{
  static const char *const commands[] = { "info", "evaluate", "trace --cell=1:0,0,0",
                                          "compose", "plan", "field", "cost" };
  g_autofree char *folder = g_dir_make_tmp ("fovea-XXXXXX", NULL);
  g_autofree char *picture = g_build_filename (folder, "figure.svg", NULL);
  json_t *list = run_json ("examples --format=json");
  json_t *example;
  size_t index;

  json_array_foreach (json_object_get (list, "examples"), index, example)
    {
      const char *name = json_string_value (json_object_get (example, "name"));

      // The known networks at the end of the list are large; theirs is a test of their
      // own.
      if (index >= 12)
        break;
      for (size_t i = 0; i < G_N_ELEMENTS (commands); i++)
        {
          g_autofree char *text = g_strdup_printf ("%s example:%s", commands[i], name);
          g_autofree char *line
            = g_strdup_printf ("%s --format=json example:%s", commands[i], name);
          g_auto (Run) result = run (text);

          g_assert_cmpint (result.status, ==, 0);
          g_assert_cmpstr (result.messages, ==, "");
          g_assert_true (g_str_has_suffix (result.output, "\n"));
          json_decref (run_json (line));
        }

      g_autofree char *line
        = g_strdup_printf ("render -o %s --cell=1:0,1,1 example:%s", picture, name);
      g_auto (Run) result = run (line);

      g_assert_cmpstr (result.messages, ==, "");
      g_assert_cmpint (result.status, ==, 0);
      g_assert_cmpint (g_remove (picture), ==, 0);
    }
  json_decref (list);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_render (void)
{
  static const struct
  {
    const char *format;
    const char *head;
  } formats[] = { { "png", "\x89PNG" }, { "svg", "<?xml" }, { "pdf", "%PDF" } };

  for (size_t i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *line = g_strdup_printf (
        "render --format=%s --cell=2:0,1,1 --hover=1:0,1,3 --view=row --theme=dark --size=900x600 "
        "--scale=2 --sum=all",
        formats[i].format);
      g_auto (Run) result = run (line);

      g_assert_cmpstr (result.messages, ==, "");
      g_assert_cmpint (result.status, ==, 0);
      g_assert_true (g_str_has_prefix (result.output, formats[i].head));
    }
}

#define NETWORK(layers)                                                                  \
  "{\"fovea\": 1, \"input\": {\"values\": [[[1, 2], [3, 4]]]}, \"layers\": [" layers "]}"

static void
test_standard_input (void)
{
  g_auto (Run) good = run_with ("evaluate --stage=0 -", NETWORK (""));
  g_auto (Run) misfit = run_with (
    "info -",
    NETWORK ("{\"kind\": \"convolution\", \"weights\": [[[[1, 2, 3], [4, 5, 6]]]]}"));
  g_auto (Run) syntax = run_with ("info -", "{\n  oops");

  g_assert_cmpint (good.status, ==, 0);
  g_assert_nonnull (strstr (good.output, "1  2\n"));
  g_assert_cmpint (misfit.status, ==, 1);
  g_assert_cmpstr (
    misfit.messages, ==,
    "fovea-cli: standard input: Layer 1: kernel 2×3 is larger than its padded input "
    "2×2\n");
  g_assert_cmpint (syntax.status, ==, 1);
  g_assert_nonnull (strstr (syntax.messages, "Line 2, column 6"));
}

// How it ends, and a piece of what it says then.
static const struct
{
  const char *line;
  int status;
  const char *message;
} ends[] = {
  { "", 2, "Which command?" },
  { "bogus", 2, "Unknown command “bogus”" },
  { "info --lang=tlh", 2, "Unknown value “tlh” of --lang; there are en, " },
  { "info  --format=json", 1, "“”: No such file or directory" },
  { "help bogus", 2, "Unknown command “bogus”" },
  { "info --bogus", 2, "--bogus" },
  { "info --format=xml", 2, "Unknown format “xml”; there are text, json" },
  { "info example:two-3x3 example:padded", 2, "One document at a time" },
  { "examples example:padded", 2, "takes no document" },
  { "evaluate --stage=-1", 2, "A stage is" },
  { "evaluate --stage=3", 1, "There is no stage 3: the last is 2" },
  { "trace", 2, "Which cell?" },
  { "trace --cell=2:0,1", 2, "STAGE:CHANNEL,ROW,COLUMN" },
  { "trace --cell=2:0,1,1,1", 2, "STAGE:CHANNEL,ROW,COLUMN" },
  { "trace --cell=2:0,99999999999999999999,1", 2, "STAGE:CHANNEL,ROW,COLUMN" },
  { "trace --cell=2:0,3,1", 1, "There is no cell 0,3,1 in stage 2: its size is 1×3×3" },
  { "info example:bogus", 1, "There is no example “bogus”" },
  { "info missing.fovea", 1, "fovea-cli: missing.fovea: No such file or directory\n" },
  { "info /", 1, "fovea-cli: /: Is a directory\n" },
  { "evaluate -o /dev/full", 1, "/dev/full" },
  { "evaluate -o /missing/folder/x", 1, "/missing/folder/x" },
  { "factor", 2, "Which kernel?" },
  { "factor missing.csv", 1, "fovea-cli: missing.csv: No such file or directory\n" },
  { "factor --hidden=0 example:two-3x3", 2, "--hidden is a whole number from 1 to 256" },
  { "factor --first=4x4 example:two-3x3", 1, "4×4 does not fit into one of 3×3" },
  { "factor --first=3x example:two-3x3", 2, "such as 3x3" },
  { "factor example:channels", 2, "choose one with --outer=0 to 1" },
  { "factor --layer=2 example:laplacian-relu", 1, "Layer 2 has no kernel" },
  { "factor --layer=9 example:two-3x3", 1, "There is no layer 9" },
  { "plan --field=0", 2, "--field is" },
  { "plan --field=5 --kernel=1", 1, "No stack" },
  { "plan --field=5 --stride=1,,2", 2, "--stride takes" },
  { "plan --field=5 example:padded", 2, "Either --field or a document" },
  { "plan --kernel=5", 2, "--field=N" },
  { "field --stage=1 --cell=1:0,0,0", 2, "Either --stage or --cell" },
  { "field --stage=9", 1, "There is no stage 9" },
  { "field --by=colour", 2, "there are paths, weights" },
  { "cost --from=9 --to=3", 2, "--to is a whole number from 9" },
  { "cost --to=1000000", 2, "--to is" },
  { "cost --to=4", 1, "accepts no input between 1×1 and 4×4" },
  { "cost --layers=2 example:padded", 2, "Either a document or" },
  { "cost example:two-3x3 --from=1 --to=4", 1, "accepts no input" },
  { "info --table=costs", 2, "there are both, stages, layers" },
  { "convert example:two-3x3 -", 2, "say --format" },
  { "convert --format=xls example:two-3x3 -", 2, "there are fovea, npy, csv, png" },
  { "render", 2, "-o FILE" },
  { "render -o x.bmp", 2, "x.bmp" },
  { "render -o /missing/folder/x.png", 1, "/missing/folder/x.png" },
  { "render --format=png --theme=pink", 2, "pink" },
  { "render --format=png --view=cube", 2, "cube" },
  { "render --format=png --size=0x10", 2, "0x10" },
  { "render --format=png --size=10", 2, "10" },
  { "render --format=png --size=1e9x1e9", 2, "fovea-cli: --size is at most 32767pt" },
  { "render --format=png --scale=0", 2, "0" },
  { "render --format=png --sum=half", 2, "half" },
  { "render --format=png --cell=9:0,0,0", 1, "There is no stage 9" },
};

// Only a command that takes a document says what one is.
static void
test_help_of_arguments (void)
{
  const struct
  {
    const char *line;
    bool takes_document;
  } commands[] = { { "help info", true },        { "help render", true }, { "help plan", true },
                   { "help arithmetic", false }, { "help factor", false }, { "help convert", false },
                   { "help examples", false } };

  for (size_t i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_auto (Run) result = run (commands[i].line);

      g_test_message ("%s", commands[i].line);
      g_assert_cmpint (result.status, ==, 0);
      g_assert_cmpint (strstr (result.output, "DOCUMENT is a .fovea file") != NULL, ==,
                       commands[i].takes_document);
    }
}

static void
test_ends (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_auto (Run) result = run (ends[i].line);

      g_test_message ("%s: %s", ends[i].line, result.messages);
      g_assert_cmpint (result.status, ==, ends[i].status);
      g_assert_cmpstr (result.output, ==, "");
      g_assert_true (g_str_has_prefix (result.messages, "fovea-cli: "));
      g_assert_nonnull (strstr (result.messages, ends[i].message));
      // One sentence: one line.
      g_assert_true (strchr (result.messages, '\n')
                     == result.messages + strlen (result.messages) - 1);
    }
}

static void
test_help (void)
{
  static const char *const lines[]
    = { "help", "--help", "--lang=en --help", "help trace", "trace --help", "--version" };

  for (size_t i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (Run) result = run (lines[i]);

      g_assert_cmpint (result.status, ==, 0);
      g_assert_cmpstr (result.messages, ==, "");
      g_assert_nonnull (strstr (result.output, "fovea-cli"));
    }
}

// A file is replaced whole or not at all.
static void
test_output (void)
{
  g_autofree char *folder = g_dir_make_tmp ("fovea-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "x", NULL);
  g_autofree char *good_line = g_strdup_printf ("examples -o %s", path);
  g_autofree char *bad_line = g_strdup_printf ("info -o %s example:bogus", path);
  g_auto (Run) good = run (good_line);
  g_auto (Run) bad = run (bad_line);
  g_autofree char *text = NULL;

  g_assert_cmpint (good.status, ==, 0);
  g_assert_cmpstr (good.output, ==, "");
  g_assert_cmpint (bad.status, ==, 1);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "two-3x3"));
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

// The system's language is spoken, or that of another country, even if its locale is not installed.
static void
test_follows_system (void)
{
  const struct
  {
    const char *locale;
    const char *language;
    const char *begins;
  } cases[] = {
    { "tlh_DE.UTF-8", "de", "Aufruf: " },
    { "C.UTF-8", "pt_PT", "Uso: " },
    { "C.UTF-8", "zh_SG:de", "用法" },
    { "C.UTF-8", "zh_TW", "Usage: " },
    { "C.UTF-8", "en_GB:de", "Usage: " },
    { "C", "de", "Usage: " },
  };
  g_autofree char *locale = g_strdup (g_getenv ("LC_ALL"));
  g_autofree char *language = g_strdup (g_getenv ("LANGUAGE"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_setenv ("LC_ALL", cases[i].locale, TRUE);
      g_setenv ("LANGUAGE", cases[i].language, TRUE);
      g_auto (Run) run_help = run ("help");

      g_test_message ("%s, %s", cases[i].locale, cases[i].language);
      g_assert_cmpint (run_help.status, ==, 0);
      g_assert_true (g_str_has_prefix (run_help.output, cases[i].begins));
    }
  g_setenv ("LC_ALL", locale != NULL ? locale : "", TRUE);
  g_setenv ("LANGUAGE", language != NULL ? language : "", TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/evaluate", test_evaluate);
  g_test_add_func ("/cli/evaluate-formats", test_evaluate_formats);
  g_test_add_func ("/cli/everything", test_everything);
  g_test_add_func ("/cli/render", test_render);
  g_test_add_func ("/cli/standard-input", test_standard_input);
  g_test_add_func ("/cli/help-of-arguments", test_help_of_arguments);
  g_test_add_func ("/cli/ends", test_ends);
  g_test_add_func ("/cli/help", test_help);
  g_test_add_func ("/cli/output", test_output);
  g_test_add_func ("/cli/follows-system", test_follows_system);

  return g_test_run ();
}
