// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Generated scripts: run where Debian's python3-numpy and python3-torch are installed, and
// compared with the evaluation; what a title or a name holds never becomes code.

#include "document/code.h"
#include "document/examples.h"

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

static FoveaEvaluation *
evaluate (FoveaContent *content)
{
  g_autoptr (GError) error = NULL;
  FoveaEvaluation *evaluation = fovea_evaluation_new (
    fovea_content_get_network (content), fovea_content_get_input (content), &error);
  g_assert_no_error (error);
  return evaluation;
}

// The greatest magnitude of any stage: where sums cancel, that is what was rounded.
static double
get_scale (const FoveaEvaluation *evaluation)
{
  double scale = 0;
  int n_stages = fovea_network_get_n_stages (fovea_evaluation_get_network (evaluation));
  for (int stage = 0; stage < n_stages; stage++)
    {
      float least, greatest;
      fovea_tensor_get_extremes (fovea_evaluation_get_stage (evaluation, stage), &least, &greatest);
      scale = MAX (scale, MAX (fabs ((double) least), fabs ((double) greatest)));
    }
  return scale;
}

static void
compare (json_t                *printed,
         const FoveaEvaluation *evaluation,
         double                 tolerance)
{
  int n_layers = fovea_network_get_n_layers (fovea_evaluation_get_network (evaluation));
  FoveaTensor *expected = fovea_evaluation_get_stage (evaluation, n_layers);
  FoveaShape shape = fovea_tensor_get_shape (expected);
  double most = tolerance * get_scale (evaluation);
  g_assert_cmpuint (json_array_size (printed), ==, shape.n_channels);
  for (int c = 0; c < shape.n_channels; c++)
    {
      json_t *grid = json_array_get (printed, (size_t) c);
      g_assert_cmpuint (json_array_size (grid), ==, shape.n_rows);
      for (int y = 0; y < shape.n_rows; y++)
        {
          json_t *row = json_array_get (grid, (size_t) y);
          g_assert_cmpuint (json_array_size (row), ==, shape.n_columns);
          for (int x = 0; x < shape.n_columns; x++)
            g_assert_cmpfloat_with_epsilon (json_number_value (json_array_get (row, (size_t) x)),
                                            (double) fovea_tensor_get (expected, c, y, x), most);
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
      g_autoptr (FoveaEvaluation) evaluation = evaluate (contents->pdata[i]);
      g_test_message ("script %u: %s", i, fovea_content_get_title (contents->pdata[i]));
      compare (json_array_get (results, i), evaluation, tolerance);
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

static int
draw (GRand *random,
      int    least,
      int    most)
{
  return g_rand_int_range (random, least, most + 1);
}

static void
fill (GRand *random,
      float *values,
      size_t n_values)
{
  for (size_t i = 0; i < n_values; i++)
    values[i] = (float) g_rand_double_range (random, -1, 1);
}

static void
draw_window (GRand             *random,
             FoveaLayerOptions *options)
{
  bool is_plain = options->kind == FOVEA_LAYER_CONVOLUTION;
  for (int i = 0; i < 2; i++)
    {
      options->kernel_size[i] = draw (random, 1, 4);
      options->stride[i] = draw (random, 1, 3);
      options->dilation[i] = draw (random, 1, 3);
      options->output_padding[i] = draw (random, 0, 2);
    }
  bool is_symmetric = g_rand_boolean (random);
  for (int i = 0; i < 4; i++)
    options->padding[i] = is_symmetric && i % 2 ? options->padding[i - 1] : draw (random, 0, 3);
  options->has_same_padding = is_plain && draw (random, 0, 3) == 0;
  if (is_plain)
    options->padding_mode = (FoveaPaddingMode) draw (random, 0, 3);
}

// A layer for a stage of so many channels, or NULL where what was drawn is impossible.
static FoveaLayer *
draw_layer (GRand *random,
            int    n_channels)
{
  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;
  float weights[4 * 4 * 4 * 4], bias[4];
  g_autoptr (FoveaKernels) kernels = NULL;
  // An activation always fits, so that it need not be drawn often.
  options.kind = (FoveaLayerKind) draw (random, 0, draw (random, 0, 4) == 0 ? 4 : 3);
  if (options.kind == FOVEA_LAYER_ACTIVATION)
    {
      options.activation = (FoveaActivation) draw (random, 0, 4);
      options.slope = 0.3f;
      return fovea_layer_new (&options, NULL);
    }
  draw_window (random, &options);
  if (options.kind == FOVEA_LAYER_CONVOLUTION
      || options.kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION)
    {
      int n_out = draw (random, 1, 4);
      options.groups = draw (random, 1, 4);
      if (n_out % options.groups != 0 || n_channels % options.groups != 0)
        return NULL;
      bool is_plain = options.kind == FOVEA_LAYER_CONVOLUTION;
      fill (random, weights, G_N_ELEMENTS (weights));
      fill (random, bias, G_N_ELEMENTS (bias));
      kernels = fovea_kernels_new (is_plain ? n_out : n_channels,
                                   (is_plain ? n_channels : n_out) / options.groups,
                                   options.kernel_size[0], options.kernel_size[1], weights);
      options.weights = kernels;
      options.bias = g_rand_boolean (random) ? bias : NULL;
      options.n_bias = n_out;
    }
  return fovea_layer_new (&options, NULL);
}

static FoveaNetwork *
draw_network (GRand *random)
{
  int n_layers = draw (random, 1, 5);
  FoveaShape shape = { draw (random, 1, 4), draw (random, 3, 9), draw (random, 3, 9) };
  FoveaNetwork *network = fovea_network_new (shape, NULL, 0, NULL);
  for (int i = 0; i < 300 && fovea_network_get_n_layers (network) < n_layers; i++)
    {
      int n = fovea_network_get_n_layers (network);
      g_autoptr (FoveaLayer) layer
        = draw_layer (random, fovea_network_get_shape (network, n).n_channels);
      FoveaNetwork *longer
        = layer != NULL ? fovea_network_insert_layer (network, n + 1, layer, NULL) : NULL;
      if (longer == NULL)
        continue;
      fovea_network_unref (network);
      network = longer;
    }
  return network;
}

static void
add_random (GPtrArray *contents,
            guint32    seed,
            int        n_networks)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_test_message ("seed %u", seed);
  for (int i = 0; i < n_networks; i++)
    {
      float *values;
      g_autoptr (FoveaNetwork) network = draw_network (random);
      FoveaShape shape = fovea_network_get_shape (network, 0);
      g_autoptr (FoveaTensor) input = fovea_tensor_try_new (shape, &values, NULL);
      fill (random, values, fovea_shape_get_n_cells (shape));
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
  check_all (contents, FOVEA_CODE_NUMPY, 1.5e-7);
}

static void
test_pytorch (void)
{
  if (skip_without ("torch", "python3-torch"))
    return;
  g_autoptr (GPtrArray) contents = new_contents ();
  add_examples (contents);
  add_random (contents, 12, 150);
  check_all (contents, FOVEA_CODE_PYTORCH, 1e-6);
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
