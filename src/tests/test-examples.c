// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every built-in example opens and evaluates; those of seed.json have its numbers.

#include "document/examples.h"

#include "oracle.h"

#include <string.h>

// The examples that the oracle holds, in its order.
static const char *const seed_names[]
  = { "two-3x3",   "one-5x5-composed", "one-5x5-ones", "padded",    "padded-5x5",
      "laplacian", "laplacian-relu",   "sobel",        "sobel-relu" };

static FoveaEvaluation *
evaluate (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaContent) content = fovea_examples_load (name, &error);

  g_assert_no_error (error);

  FoveaEvaluation *evaluation = fovea_evaluation_new (
    fovea_content_get_network (content), fovea_content_get_input (content), &error);

  g_assert_no_error (error);
  return evaluation;
}

static void
test_all (void)
{
  g_assert_cmpint (fovea_examples_get_n (), >, 0);
  g_assert_cmpstr (fovea_examples_get_name (0), ==, "two-3x3");
  for (int i = 0; i < fovea_examples_get_n (); i++)
    {
      const char *name = fovea_examples_get_name (i);
      g_autoptr (FoveaEvaluation) evaluation = evaluate (name);
      g_autoptr (FoveaContent) content = fovea_examples_load (name, NULL);

      g_assert_nonnull (evaluation);
      g_assert_cmpstr (fovea_content_get_title (content), ==,
                       fovea_examples_get_title (i));
      for (int j = 0; j < i; j++)
        g_assert_cmpstr (name, !=, fovea_examples_get_name (j));
    }
}

static void
test_oracle (void)
{
  json_t *root = oracle_load ("seed.json");
  json_t *cases = json_object_get (root, "cases");

  g_assert_cmpint (json_array_size (cases), ==, G_N_ELEMENTS (seed_names));
  for (size_t i = 0; i < G_N_ELEMENTS (seed_names); i++)
    {
      json_t *stages = json_object_get (json_array_get (cases, i), "stages");
      g_autoptr (FoveaEvaluation) evaluation = evaluate (seed_names[i]);

      for (size_t stage = 0; stage < json_array_size (stages); stage++)
        {
          g_autoptr (FoveaTensor) expected
            = oracle_tensor (json_array_get (stages, stage));

          g_assert_true (fovea_tensor_equal (
            fovea_evaluation_get_stage (evaluation, stage), expected));
        }
      g_assert_cmpint (
        json_array_size (stages), ==,
        fovea_network_get_n_stages (fovea_evaluation_get_network (evaluation)));
    }
  json_decref (root);
}

// The files are in the very form that the application writes, and have the titles that
// gettext sees.
static void
test_files (void)
{
  g_autofree char *folder
    = g_test_build_filename (G_TEST_DIST, "..", "..", "data", "examples", NULL);
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);
  int n_files = 0;

  for (const char *name; (name = g_dir_read_name (names)) != NULL; n_files++)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (FoveaContent) content = fovea_content_load (file, NULL, &error);

      g_assert_no_error (error);
      g_assert_true (g_str_has_suffix (name, ".fovea"));

      g_autofree char *stem = g_strndup (name, strlen (name) - strlen (".fovea"));
      g_autoptr (FoveaContent) built_in = fovea_examples_load (stem, &error);
      g_autoptr (GBytes) written = fovea_content_serialize (content, NULL);
      g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, NULL);

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (written, bytes));
      g_assert_cmpstr (fovea_content_get_title (content), ==,
                       fovea_content_get_title (built_in));
    }
  g_assert_cmpint (n_files, >, 0);
}

static void
test_unknown (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fovea_examples_load ("../two-3x3", &error));
  g_assert_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/examples/all-evaluate", test_all);
  g_test_add_func ("/examples/oracle", test_oracle);
  g_test_add_func ("/examples/files", test_files);
  g_test_add_func ("/examples/unknown", test_unknown);
  return g_test_run ();
}
