// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Law 13: every command on every example, without a display. Runs the program as a user
// does.

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <jansson.h>
#include <stdbool.h>
#include <string.h>

// What a run of the program gave.
typedef struct
{
  int status;
  char *output;
  gsize n_output;
  char *messages;
} Run;

static void
clear_run (Run *run)
{
  g_free (run->output);
  g_free (run->messages);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, clear_run)

static char *
dup_text (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size > 0 ? g_strndup (data, size) : g_strdup ("");
}

// Runs the program with words of @line, parted by spaces, and @input on its standard
// input.
static Run
run_with (const char *line,
          const char *input)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
    | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree char *whole = g_strdup_printf ("%s %s", g_getenv ("FOVEA_CLI"), line);
  g_auto (GStrv) words = g_strsplit (g_strchomp (whole), " ", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) in = g_bytes_new (input, strlen (input));
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) messages = NULL;

  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");

  g_autoptr (GSubprocess) process
    = g_subprocess_launcher_spawnv (launcher, (const char *const *) words, &error);

  g_assert_no_error (error);
  g_subprocess_communicate (process, in, NULL, &out, &messages, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));

  return (Run) {
    .status = g_subprocess_get_exit_status (process),
    .output = dup_text (out),
    .n_output = g_bytes_get_size (out),
    .messages = dup_text (messages),
  };
}

static Run
run (const char *line)
{
  return run_with (line, "");
}

// The JSON that a command that is done writes.
static json_t *
run_json (const char *line)
{
  g_auto (Run) result = run (line);
  json_error_t error;

  g_test_message ("%s", line);
  g_assert_cmpstr (result.messages, ==, "");
  g_assert_cmpint (result.status, ==, 0);

  json_t *json = json_loads (result.output, JSON_REJECT_DUPLICATES, &error);

  if (json == NULL)
    g_error ("%s: line %d: %s", line, error.line, error.text);
  return json;
}

static double
get (json_t     *json,
     const char *key)
{
  return json_number_value (json_object_get (json, key));
}

// Numbers are equal whether written as whole or as real.
static void
assert_equal (json_t *a,
              json_t *b)
{
  if (!json_is_array (a))
    {
      g_assert_true (json_is_number (a) && json_is_number (b));
      g_assert_cmpfloat (json_number_value (a), ==, json_number_value (b));
      return;
    }
  g_assert_cmpint (json_array_size (a), ==, json_array_size (b));
  for (size_t i = 0; i < json_array_size (a); i++)
    assert_equal (json_array_get (a, i), json_array_get (b, i));
}

static void
assert_array (json_t     *array,
              const char *expected)
{
  json_t *wanted = json_loads (expected, 0, NULL);

  assert_equal (array, wanted);
  json_decref (wanted);
}

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

  g_assert_cmpstr (text.output, ==,
                   "Stage 2: Output, 1×3×3\n  72  63  57\n  63  45  33\n  57  33  17\n");
  g_assert_true (g_str_has_prefix (csv.output, "72,63,57"));
  g_assert_cmpint (npy.n_output, ==, 128 + 25 * 4);
}

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

// Each command on each example, for people and for programs.
static void
test_everything (void)
{
  static const char *const commands[] = { "info", "evaluate", "trace --cell=1:0,0,0",
                                          "compose" };
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
  { "info missing.fovea", 1, "missing.fovea" },
  { "info /", 1, "fovea-cli: /: " },
  { "evaluate -o /dev/full", 1, "/dev/full" },
  { "evaluate -o /missing/folder/x", 1, "/missing/folder/x" },
  { "render", 2, "-o FILE" },
  { "render -o x.bmp", 2, "x.bmp" },
  { "render -o /missing/folder/x.png", 1, "/missing/folder/x.png" },
  { "render --format=png --theme=pink", 2, "pink" },
  { "render --format=png --view=cube", 2, "cube" },
  { "render --format=png --size=0x10", 2, "0x10" },
  { "render --format=png --size=10", 2, "10" },
  { "render --format=png --size=1e9x1e9", 1, "fovea-cli: " },
  { "render --format=png --scale=0", 2, "0" },
  { "render --format=png --sum=half", 2, "half" },
  { "render --format=png --cell=9:0,0,0", 1, "There is no stage 9" },
};

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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/evaluate", test_evaluate);
  g_test_add_func ("/cli/evaluate-formats", test_evaluate_formats);
  g_test_add_func ("/cli/trace", test_trace);
  g_test_add_func ("/cli/trace-border", test_trace_border);
  g_test_add_func ("/cli/info", test_info);
  g_test_add_func ("/cli/compose", test_compose);
  g_test_add_func ("/cli/everything", test_everything);
  g_test_add_func ("/cli/render", test_render);
  g_test_add_func ("/cli/standard-input", test_standard_input);
  g_test_add_func ("/cli/ends", test_ends);
  g_test_add_func ("/cli/help", test_help);
  g_test_add_func ("/cli/output", test_output);
  return g_test_run ();
}
