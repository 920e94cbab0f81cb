// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Generated scripts: run where Debian's python3-numpy and python3-torch are installed, and
// compared with the evaluation; what a title or a name holds never becomes code.

#include "document/code.h"
#include "document/examples.h"

#include "random-network.h"

#include <glib/gstdio.h>
#include <jansson.h>
#include <math.h>
#include <string.h>

#define PYTHON "/usr/bin/python3"

// Runs every script of the folder in one Python, because importing PyTorch takes seconds.
static const char runner[] =
  "import contextlib, io, json, sys\n"
  "results = []\n"
  "for i in range(int(sys.argv[2])):\n"
  "    path = f'{sys.argv[1]}/{i}.py'\n"
  "    captured = io.StringIO()\n"
  "    with open(path, 'rb') as file, contextlib.redirect_stdout(captured):\n"
  "        exec(compile(file.read(), path, 'exec'), {'__name__': '__main__'})\n"
  "    results.append(json.loads(captured.getvalue()))\n"
  "print(json.dumps(results))\n";

static bool
has_module (const char *module)
{
  int status = 1;
  g_autofree char *program = g_strdup_printf ("import %s", module);
  const char *probe[] = { PYTHON, "-c", program, NULL };
  return g_spawn_sync (NULL, (char **) probe, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                       NULL, &status, NULL)
         && status == 0;
}

static bool
skip_without (const char *module,
              const char *package)
{
  if (has_module (module))
    return false;
  g_autofree char *message = g_strdup_printf ("Debian's %s is not installed", package);
  g_test_skip (message);
  return true;
}

// Prints what each script printed, as a JSON array.
static json_t *
run_scripts (GPtrArray        *contents,
             FoveaCodeLanguage language)
{
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status = 1;
  g_autofree char *folder = g_dir_make_tmp ("fovea-code-XXXXXX", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < contents->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%u.py", folder, i);
      g_autoptr (GBytes) script = fovea_code_generate (contents->pdata[i], language);
      g_file_set_contents (path, g_bytes_get_data (script, NULL),
                           (gssize) g_bytes_get_size (script), &error);
      g_assert_no_error (error);
    }
  g_autofree char *n_scripts = g_strdup_printf ("%u", contents->len);
  const char *program[] = { PYTHON, "-W", "ignore", "-c", runner, folder, n_scripts, NULL };
  g_spawn_sync (NULL, (char **) program, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  json_t *results = json_loads (output, 0, NULL);
  g_assert_cmpuint (json_array_size (results), ==, contents->len);
  for (guint i = 0; i < contents->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%u.py", folder, i);
      g_remove (path);
    }
  g_rmdir (folder);
  return results;
}

static FoveaTensor *
evaluate (FoveaContent *content)
{
  g_autoptr (GError) error = NULL;
  FoveaNetwork *network = fovea_content_get_network (content);
  g_autoptr (FoveaEvaluation) evaluation
    = fovea_evaluation_new (network, fovea_content_get_input (content), &error);
  g_assert_no_error (error);
  return fovea_tensor_ref (
    fovea_evaluation_get_stage (evaluation, fovea_network_get_n_layers (network)));
}

// @tolerance is relative to the greatest magnitude of the output.
static void
compare (json_t      *printed,
         FoveaTensor *expected,
         double       tolerance)
{
  FoveaShape shape = fovea_tensor_get_shape (expected);
  float least, greatest;
  fovea_tensor_get_extremes (expected, &least, &greatest);
  double most = tolerance * MAX (1e-30, MAX (fabs (least), fabs (greatest)));
  g_assert_cmpuint (json_array_size (printed), ==, shape.n_channels);
  for (int c = 0; c < shape.n_channels; c++)
    {
      json_t *grid = json_array_get (printed, c);
      g_assert_cmpuint (json_array_size (grid), ==, shape.n_rows);
      for (int y = 0; y < shape.n_rows; y++)
        {
          json_t *row = json_array_get (grid, y);
          g_assert_cmpuint (json_array_size (row), ==, shape.n_columns);
          for (int x = 0; x < shape.n_columns; x++)
            g_assert_cmpfloat_with_epsilon (json_number_value (json_array_get (row, x)),
                                            fovea_tensor_get (expected, c, y, x), most);
        }
    }
}

static void
check_all (GPtrArray        *contents,
           FoveaCodeLanguage language,
           double            tolerance)
{
  json_t *results = run_scripts (contents, language);
  for (guint i = 0; i < contents->len; i++)
    {
      g_autoptr (FoveaTensor) expected = evaluate (contents->pdata[i]);
      g_test_message ("script %u: %s", i, fovea_content_get_title (contents->pdata[i]));
      compare (json_array_get (results, i), expected, tolerance);
    }
  json_decref (results);
}

static GPtrArray *
new_contents (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) fovea_content_unref);
}

static void
add_examples (GPtrArray *contents)
{
  for (int i = 0; i < fovea_examples_get_n (); i++)
    {
      g_autoptr (GError) error = NULL;
      FoveaContent *content = fovea_examples_load (fovea_examples_get_name (i), &error);
      g_assert_no_error (error);
      FoveaShape shape = fovea_tensor_get_shape (fovea_content_get_input (content));
      if (fovea_shape_get_n_cells (shape) < 5000)
        g_ptr_array_add (contents, content);
      else
        fovea_content_unref (content);
    }
}

static void
add_random (GPtrArray *contents,
            guint32    seed,
            int        n_networks)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  const RandomRules rules = RANDOM_RULES_ALL;
  g_test_message ("seed %u", seed);
  for (int i = 0; i < n_networks; i++)
    {
      g_autoptr (FoveaNetwork) network = random_network (random, &rules);
      g_autoptr (FoveaTensor) input
        = random_tensor (random, fovea_network_get_shape (network, 0));
      g_ptr_array_add (contents, fovea_content_new ("Random", network, input));
    }
}

static void
test_numpy (void)
{
  if (skip_without ("numpy", "python3-numpy"))
    return;
  g_autoptr (GPtrArray) contents = new_contents ();
  add_examples (contents);
  add_random (contents, 11, 150);
  check_all (contents, FOVEA_CODE_NUMPY, 1e-7);
}

static void
test_pytorch (void)
{
  if (skip_without ("torch", "python3-torch"))
    return;
  g_autoptr (GPtrArray) contents = new_contents ();
  add_examples (contents);
  add_random (contents, 12, 150);
  check_all (contents, FOVEA_CODE_PYTORCH, 1e-5);
}

// A script's lines that are not comments are the same whatever title and names say.
static char *
dup_code_lines (FoveaContent     *content,
                FoveaCodeLanguage language)
{
  g_autoptr (GBytes) bytes = fovea_code_generate (content, language);
  g_autofree char *script
    = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_true (g_utf8_validate (script, -1, NULL));
  g_assert_true (g_str_has_prefix (script, "#!/usr/bin/env python3\n# Written by Fovea; "));
  g_auto (GStrv) lines = g_strsplit_set (script, "\n\r\f\v", -1);
  GString *code = g_string_new (NULL);
  for (size_t i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '#')
      g_string_append_printf (code, "%s\n", lines[i]);
  return g_string_free (code, FALSE);
}

static FoveaContent *
new_named (const char *title,
           const char *name)
{
  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;
  const float value = 1;
  options.kind = FOVEA_LAYER_ACTIVATION;
  options.activation = FOVEA_ACTIVATION_RELU;
  options.name = name;
  g_autoptr (FoveaLayer) layer = fovea_layer_new (&options, NULL);
  FoveaShape shape = { 1, 1, 1 };
  g_autoptr (FoveaNetwork) network = fovea_network_new (shape, &layer, 1, NULL);
  g_autoptr (FoveaTensor) input = fovea_tensor_new (shape, &value);
  return fovea_content_new (title, network, input);
}

static void
test_hostile_text (void)
{
  const char *texts[] = { "a\nimport os", "a\rimport os", "a\r\nimport os", "a\fimport os",
                          "a\vimport os", "\"\"\"\nimport os\n\"\"\"", "coding: utf-7",
                          "a\u2028import os", "a\u202eimport os", "\\", "a\xc2\x85import os",
                          "a\x1cimport os" };
  for (int language = FOVEA_CODE_PYTORCH; language <= FOVEA_CODE_NUMPY; language++)
    {
      g_autoptr (FoveaContent) plain = new_named ("plain", "plain");
      g_autofree char *expected = dup_code_lines (plain, language);
      for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
        {
          g_autoptr (FoveaContent) content = new_named (texts[i], texts[i]);
          g_autofree char *code = dup_code_lines (content, language);
          g_assert_cmpstr (code, ==, expected);
        }
    }
}

static void
test_nicks (void)
{
  FoveaCodeLanguage language = FOVEA_CODE_PYTORCH;
  g_assert_true (fovea_code_language_from_nick ("numpy", &language));
  g_assert_cmpint (language, ==, FOVEA_CODE_NUMPY);
  g_assert_true (fovea_code_language_from_nick ("pytorch", &language));
  g_assert_cmpint (language, ==, FOVEA_CODE_PYTORCH);
  g_assert_false (fovea_code_language_from_nick ("keras", &language));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code/nicks", test_nicks);
  g_test_add_func ("/code/hostile-text", test_hostile_text);
  g_test_add_func ("/code/numpy", test_numpy);
  g_test_add_func ("/code/pytorch", test_pytorch);
  return g_test_run ();
}
