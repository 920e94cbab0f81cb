// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Grids as people copy them.

#include "document/clipboard-text.h"
#include "document/file.h"

#include <string.h>

typedef struct
{
  const char *text;
  FoveaShape shape;
  float first;
  float last;
} Readable;

static const Readable readables[] = {
  { "1\t2\n3\t4\n", { 1, 2, 2 }, 1, 4 },
  { "1,5\t2\r\n3\t4,25\r\n", { 1, 2, 2 }, 1.5f, 4.25f },
  { "1, 2, 3", { 1, 1, 3 }, 1, 3 },
  { "7", { 1, 1, 1 }, 7, 7 },
  { "  1   2  3\n  4 -5 6e1  \n\n", { 1, 2, 3 }, 1, 60 },
  { "−1.5 2\n3 −4e−1", { 1, 2, 2 }, -1.5f, -0.4f },
  { "−1,5\t2\n3\t−4", { 1, 2, 2 }, -1.5f, -4 },
  { "[[−1, 2], [3, −4]]", { 1, 2, 2 }, -1, -4 },
  { "[[1 2]\n [3 4]]", { 1, 2, 2 }, 1, 4 },
  { "[[ 1.  2.]\n [-3.  .5]]\n", { 1, 2, 2 }, 1, 0.5f },
  { "array([[1., 2.],\n       [3., 4.]], dtype=float32)", { 1, 2, 2 }, 1, 4 },
  { ">>> k\narray([[[1., 2.]],\n\n       [[3., 4.]]])", { 2, 1, 2 }, 1, 4 },
  { "tensor([[[[1., 0.],\n          [2., 9.]]]], requires_grad=True)", { 1, 2, 2 }, 1, 9 },
  { "[1.00e+00 2.50e-01]", { 1, 1, 2 }, 1, 0.25f },
  { "array([[ True, False]])", { 1, 1, 2 }, 1, 0 },
  { "[[1, 2], [3, 4],]", { 1, 2, 2 }, 1, 4 },
  { "k = [1 2; 3 4]", { 1, 2, 2 }, 1, 4 },
  { "[1, 2, 3;\n -4, 5, 6;]", { 1, 2, 3 }, 1, 6 },
  { "1\t2\n3\t4\n\n5\t6\n7\t8\n", { 2, 2, 2 }, 1, 8 },
};

static void
test_reads (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (readables); i++)
    {
      const Readable *expected = &readables[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (FoveaTensor) tensor = fovea_clipboard_parse (expected->text, &error);

      g_test_message ("%s", expected->text);
      g_assert_no_error (error);
      g_assert_true (fovea_shape_equal (fovea_tensor_get_shape (tensor), expected->shape));

      const float *values = fovea_tensor_get_values (tensor);
      g_assert_cmpfloat (values[0], ==, expected->first);
      g_assert_cmpfloat (values[fovea_shape_get_n_cells (expected->shape) - 1], ==,
                         expected->last);
    }
}

// The weights of a layer keep all their dimensions.
static void
test_array (void)
{
  static const int sizes[] = { 2, 1, 1, 3 };
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaArray) bank = fovea_clipboard_parse_array (
    "Parameter containing:\ntensor([[[[1., 2., 3.]]],\n\n        [[[4., 5., 6.]]]])", &error);
  g_autoptr (FoveaArray) table = fovea_clipboard_parse_array ("1\t2\n3\t4\n", NULL);

  g_assert_no_error (error);
  g_assert_cmpint (bank->n_dimensions, ==, 4);
  g_assert_cmpmem (bank->sizes, sizeof sizes, sizes, sizeof sizes);
  for (int i = 0; i < 6; i++)
    g_assert_cmpfloat (bank->values[i], ==, i + 1);
  g_assert_cmpint (table->n_dimensions, ==, 2);
  g_assert_null (fovea_clipboard_parse_array ("hello", &error));
  g_assert_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT);
}

static void
test_refuses (void)
{
  static const char *const texts[] = {
    "", "hello", "1 2\n3", "[[1, 2], [3]]", "[[1, 2], 3]", "[1, [2, 3]]", "[]", "[[1, 2]",
    "[1 2 ... 9 10]", "[1 nan]", "[1, inf]", "1e99", "0x10", "[[[[[1]]]]]", "1 2x", "[1 2-",
    "1\t2\n3", "]", "[[1 2]\n [3 4 5]]", "--1", "1−", "−", "[1 2; 3]", "[\xff]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", i + 1 < G_N_ELEMENTS (texts) ? texts[i] : "(not UTF-8)");
      g_assert_null (fovea_clipboard_parse (texts[i], &error));
      g_assert_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

// Every text cut short anywhere is read or refused, never more.
static void
test_truncated (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (readables); i++)
    for (size_t length = 0; length < strlen (readables[i].text); length++)
      {
        g_autofree char *text = g_strndup (readables[i].text, length);
        g_autoptr (GError) error = NULL;
        g_autoptr (FoveaTensor) tensor = fovea_clipboard_parse (text, &error);

        g_assert_true ((tensor == NULL) == (error != NULL));
      }
}

static void
test_round_trip (void)
{
  const float values[] = { 1, -0.1f, 1e-7f, 3.25f, 123456, 0 };
  g_autofree char *tsv = fovea_clipboard_format_tsv (values, 2, 3);
  g_autofree char *numpy = fovea_clipboard_format_numpy (values, 3, 2);
  g_autoptr (FoveaTensor) from_tsv = fovea_clipboard_parse (tsv, NULL);
  g_autoptr (FoveaTensor) from_numpy = fovea_clipboard_parse (numpy, NULL);

  g_assert_cmpmem (fovea_tensor_get_values (from_tsv), sizeof values, values,
                   sizeof values);
  g_assert_cmpmem (fovea_tensor_get_values (from_numpy), sizeof values, values,
                   sizeof values);
  g_assert_cmpint (fovea_tensor_get_shape (from_tsv).n_rows, ==, 2);
  g_assert_cmpint (fovea_tensor_get_shape (from_numpy).n_rows, ==, 3);
  g_assert_true (g_str_has_prefix (tsv, "1\t-0.1\t"));
  g_assert_true (g_str_has_prefix (numpy, "np.array([[1, -0.1],\n          ["));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clipboard-text/reads", test_reads);
  g_test_add_func ("/clipboard-text/array", test_array);
  g_test_add_func ("/clipboard-text/refuses", test_refuses);
  g_test_add_func ("/clipboard-text/truncated", test_truncated);
  g_test_add_func ("/clipboard-text/round-trip", test_round_trip);
  return g_test_run ();
}
