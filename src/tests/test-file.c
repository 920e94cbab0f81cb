// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Law 7: load ∘ save = identity; truncated and hostile documents give an error, never an
// abort.

#include "document/file.h"

#include "random-network.h"

#include <float.h>
#include <string.h>

#define SEED 20260707

static GBytes *
bytes_from_text (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static FoveaContent *
parse (const char *text)
{
  g_autoptr (GBytes) bytes = bytes_from_text (text);
  g_autoptr (GError) error = NULL;
  FoveaContent *content = fovea_content_parse (bytes, &error);

  g_assert_no_error (error);
  g_assert_nonnull (content);
  return content;
}

static GBytes *
serialize (FoveaContent *content)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = fovea_content_serialize (content, &error);

  g_assert_no_error (error);
  return bytes;
}

// Either a content or an error, and never both or neither.
static bool
is_accepted (const void *data,
             size_t      size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaContent) content = fovea_content_parse (bytes, &error);

  g_assert_true ((content == NULL) == (error != NULL));
  if (error != NULL)
    g_assert_true (*error->message != '\0' && g_utf8_validate (error->message, -1, NULL));
  return content != NULL;
}

static void
assert_kernels_equal (FoveaKernels *a,
                      FoveaKernels *b)
{
  g_assert_true ((a == NULL) == (b == NULL));
  if (a == NULL)
    return;

  size_t n = (size_t) fovea_kernels_get_n_outer (a) * fovea_kernels_get_n_inner (a)
             * fovea_kernels_get_n_rows (a) * fovea_kernels_get_n_columns (a);

  g_assert_cmpint (fovea_kernels_get_n_outer (a), ==, fovea_kernels_get_n_outer (b));
  g_assert_cmpint (fovea_kernels_get_n_inner (a), ==, fovea_kernels_get_n_inner (b));
  g_assert_cmpint (fovea_kernels_get_n_rows (a), ==, fovea_kernels_get_n_rows (b));
  g_assert_cmpint (fovea_kernels_get_n_columns (a), ==, fovea_kernels_get_n_columns (b));
  g_assert_cmpmem (fovea_kernels_get_weights (a), n * sizeof (float),
                   fovea_kernels_get_weights (b), n * sizeof (float));
}

static void
assert_layers_equal (FoveaLayer *a,
                     FoveaLayer *b)
{
  const FoveaLayerOptions *x = fovea_layer_get_options (a);
  const FoveaLayerOptions *y = fovea_layer_get_options (b);

  g_assert_cmpint (x->kind, ==, y->kind);
  g_assert_cmpstr (x->name, ==, y->name);
  assert_kernels_equal (x->weights, y->weights);
  g_assert_cmpmem (x->bias, x->n_bias * sizeof (float), y->bias,
                   y->n_bias * sizeof (float));
  g_assert_cmpmem (x->kernel_size, sizeof x->kernel_size, y->kernel_size,
                   sizeof y->kernel_size);
  g_assert_cmpmem (x->stride, sizeof x->stride, y->stride, sizeof y->stride);
  g_assert_cmpmem (x->dilation, sizeof x->dilation, y->dilation, sizeof y->dilation);
  g_assert_cmpmem (x->padding, sizeof x->padding, y->padding, sizeof y->padding);
  g_assert_cmpint (x->has_same_padding, ==, y->has_same_padding);
  g_assert_cmpint (x->padding_mode, ==, y->padding_mode);
  g_assert_cmpmem (x->output_padding, sizeof x->output_padding, y->output_padding,
                   sizeof y->output_padding);
  g_assert_cmpint (x->groups, ==, y->groups);
  g_assert_cmpint (x->activation, ==, y->activation);
  g_assert_cmpfloat (x->slope, ==, y->slope);
}

static void
assert_tensors_equal (FoveaTensor *a,
                      FoveaTensor *b)
{
  FoveaShape shape = fovea_tensor_get_shape (a);
  size_t size = fovea_shape_get_n_cells (shape) * sizeof (float);

  g_assert_true (fovea_shape_equal (shape, fovea_tensor_get_shape (b)));
  g_assert_cmpmem (fovea_tensor_get_values (a), size, fovea_tensor_get_values (b), size);
}

static void
assert_round_trip (FoveaContent *content)
{
  g_autoptr (GBytes) saved = serialize (content);
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaContent) loaded = fovea_content_parse (saved, &error);

  g_assert_no_error (error);

  g_autoptr (GBytes) again = serialize (loaded);
  FoveaNetwork *a = fovea_content_get_network (content);
  FoveaNetwork *b = fovea_content_get_network (loaded);

  g_assert_true (g_bytes_equal (saved, again));
  g_assert_cmpstr (fovea_content_get_title (content), ==,
                   fovea_content_get_title (loaded));
  assert_tensors_equal (fovea_content_get_input (content),
                        fovea_content_get_input (loaded));
  g_assert_cmpint (fovea_network_get_n_layers (a), ==, fovea_network_get_n_layers (b));
  for (int layer = 1; layer <= fovea_network_get_n_layers (a); layer++)
    assert_layers_equal (fovea_network_get_layer (a, layer),
                         fovea_network_get_layer (b, layer));
}

static void
test_identity (void)
{
  const RandomRules rules = RANDOM_RULES_ALL;
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  g_test_message ("seed %d", SEED);
  for (int i = 0; i < 200; i++)
    {
      g_autoptr (FoveaNetwork) network = random_network (random, &rules);
      g_autoptr (FoveaTensor) input
        = random_tensor (random, fovea_network_get_shape (network, 0));
      g_autoptr (FoveaContent) content = fovea_content_new ("Ä “title”\n\t\\ 感受野",
                                                            network, input);

      assert_round_trip (content);
    }
}

// Every float32 pattern that is a number comes back as it was, at the ends of the range,
// too.
static void
test_numbers (void)
{
  enum { N = 20000 };
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autofree float *values = g_new (float, N);
  const float special[] = { 0.0f,    -0.0f,       1.0f,        -1.0f,
                            0.1f,    1e6f,        FLT_MAX,     -FLT_MAX,
                            FLT_MIN, 1e-45f,      1e10f,       16777216.0f,
                            0.5f,    16777218.0f, 33554434.0f, 123456789.0f };
  int n = G_N_ELEMENTS (special);

  memcpy (values, special, sizeof special);
  while (n < N)
    {
      guint32 bits = g_rand_int (random);
      float value;

      memcpy (&value, &bits, sizeof value);
      if (value - value == 0)
        values[n++] = value;
    }

  g_autoptr (FoveaTensor) input = fovea_tensor_new ((FoveaShape){ 1, 100, N / 100 },
                                                    values);
  g_autoptr (FoveaNetwork) network
    = fovea_network_new (fovea_tensor_get_shape (input), NULL, 0, NULL);
  g_autoptr (FoveaContent) content = fovea_content_new (NULL, network, input);

  assert_round_trip (content);
}

static void
test_not_finite (void)
{
  const float values[] = { 1, G_MAXFLOAT * 2 };
  g_autoptr (FoveaTensor) input = fovea_tensor_new ((FoveaShape) { 1, 1, 2 }, values);
  g_autoptr (FoveaNetwork) network
    = fovea_network_new (fovea_tensor_get_shape (input), NULL, 0, NULL);
  g_autoptr (FoveaContent) content = fovea_content_new (NULL, network, input);
  g_autoptr (GError) error = NULL;

  g_assert_null (fovea_content_serialize (content, &error));
  g_assert_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_UNSAVABLE);
}

// The layout of the format's own example.
static void
test_layout (void)
{
  const char *text = "{\n"
                     "  \"fovea\": 1,\n"
                     "  \"title\": \"T\",\n"
                     "  \"input\": {\n"
                     "    \"values\": [\n"
                     "      [[1, 0.5, -2],\n"
                     "       [1, 1, 1e-09]]\n"
                     "    ]\n"
                     "  },\n"
                     "  \"layers\": [\n"
                     "    {\n"
                     "      \"kind\": \"convolution\",\n"
                     "      \"weights\": [[[[1, 2],\n"
                     "                    [3, 4]]]],\n"
                     "      \"stride\": 1,\n"
                     "      \"padding\": [0, 1]\n"
                     "    },\n"
                     "    { \"kind\": \"activation\", \"function\": \"relu\" }\n"
                     "  ]\n"
                     "}\n";
  g_autoptr (FoveaContent) content = parse (text);
  g_autoptr (GBytes) saved = serialize (content);
  g_autoptr (GBytes) expected = bytes_from_text (text);

  g_assert_true (g_bytes_equal (saved, expected));
}

static void
test_unknown_keys (void)
{
  const char *text
    = "{\"course\": [1, {\"x\": null}], \"fovea\": 1, \"view\": {\"theme\": \"dark\"},"
      " \"input\": {\"values\": [[[1]]], \"origin\": \"lab\"}, \"layers\": ["
      "{\"kind\": \"activation\", \"function\": \"tanh\"},"
      "{\"kind\": \"activation\", \"function\": \"relu\", \"colour\": 12345678901}]}";
  g_autoptr (FoveaContent) content = parse (text);
  g_autoptr (FoveaLayer) layer = fovea_layer_new_activation (FOVEA_ACTIVATION_SIGMOID);
  g_autoptr (FoveaContent) longer = fovea_content_insert_layer (content, 1, layer, NULL);
  g_autoptr (FoveaContent) shorter = fovea_content_remove_layer (longer, 2, NULL);
  g_autoptr (GBytes) bytes = serialize (shorter);
  g_autofree char *saved = g_strndup (g_bytes_get_data (bytes, NULL),
                                      g_bytes_get_size (bytes));

  assert_round_trip (content);
  assert_round_trip (shorter);
  g_assert_nonnull (strstr (saved, "\"course\": [\n"));
  g_assert_nonnull (strstr (saved, "\"theme\": \"dark\""));
  g_assert_nonnull (strstr (saved, "\"origin\": \"lab\""));
  g_assert_nonnull (strstr (saved, "\"relu\",\n      \"colour\": 12345678901\n"));
  g_assert_null (strstr (saved, "tanh"));
}

#define INPUT "\"fovea\": 1, \"input\": {\"values\": [[[1, 2, 3], [4, 5, 6], [7, 8, 9]]]}"
#define LAYER(keys) "{" INPUT ", \"layers\": [{\"kind\": \"convolution\", " keys "}]}"
#define KERNEL "\"weights\": [[[[1, 1], [1, 1]]]]"

static const struct
{
  const char *text;
  const char *sentence; // a piece of it
} faults[] = {
  { "", "The file is empty" },
  { " ", "Line 1, column 1" },
  { "\xff\xd8\xff\xe0", "This is a picture or an array, not a document" },
  { "\x93NUMPY\x01", "This is a picture or an array, not a document" },
  { "1,2.5e3;-3\r\n4,five,6\n", "This is a picture or an array, not a document" },
  { "7", "This is a picture or an array, not a document" },
  { "# Mine\nfovea-lesson: 1\ntitle: T\n", "This is a lesson, not a document" },
  { "%PDF-1.7\n", "This is not a Fovea document, which begins with “{”" },
  { "\n hello", "This is not a Fovea document, which begins with “{”" },
  { "\xef\xbb\xbf{}", "byte order mark" },
  { "{\n \"fovea\": 1,\n oops}", "Line 3, column 5: not JSON, near “oops”" },
  { "{\"fovea\": 1, \"fovea\": 1}", "a key appears twice" },
  { "{\"title\": \"\xff\"}", "not UTF-8" },
  { "\xff\xfe{", "Line 1, column 1: not UTF-8 text" },
  { "{\"title\": \"\\u0000\"}", "NUL" },
  { "{} {}", "something follows the end" },
  { "{\"fovea\": 1", "ends too early" },
  { "{\n  \"title\": \"é\",\n\n", "Line 2, column 15: the document ends too early" },
  { "{\"fovea\": 1e999}", "a number is too large" },
  { "[]", "This is not a Fovea document" },
  { "{}", "“fovea”" },
  { "{\"fovea\": 2}", "made by a newer Fovea: its format is 2" },
  { "{\"fovea\": 0}", "at least 1, not 0" },
  { "{\"fovea\": \"1\"}", "fovea must be a whole number, not “1”" },
  { "{\"fovea\": 99999999999999999999}", "fovea is too large" },
  { "{\"fovea\": 1, \"layers\": []}", "input must be an object, not nothing" },
  { "{\"fovea\": 1, \"title\": 5}", "title must be a text, not 5" },
  { "{\"fovea\": 1, \"input\": {\"values\": []}, \"layers\": []}",
    "input.values is empty" },
  { "{\"fovea\": 1, \"input\": {\"values\": [[]]}, \"layers\": []}",
    "input.values: channel 1 is empty" },
  { "{\"fovea\": 1, \"input\": {\"values\": [[[1], [1]], [[1]]]}, \"layers\": []}",
    "channel 2 has 1 row, the channels before have 2" },
  { "{\"fovea\": 1, \"input\": {\"values\": [[[1, 2], [1, 2], [3]]]}, \"layers\": []}",
    "row 3 has 1 number, the rows before have 2" },
  { "{\"fovea\": 1, \"input\": {\"values\": [[[1, \"x\"]]]}, \"layers\": []}",
    "input.values: channel 1, row 1, number 2 must be a number, not “x”" },
  { "{\"fovea\": 1, \"input\": {\"values\": [[[1, null]]]}, \"layers\": []}",
    "number 2 must be a number, not null" },
  { "{\"fovea\": 1, \"input\": {\"values\": [[[NaN]]]}, \"layers\": []}", "near “NaN”" },
  { "{\"fovea\": 1, \"input\": {\"values\": [[[1e39]]]}, \"layers\": []}",
    "too large for a 32-bit number: 1e+39" },
  { "{\"fovea\": 1, \"input\": {\"values\": [[[[1]]]]}, \"layers\": []}", "not a list" },
  { "{" INPUT "}", "layers must be a list, not nothing" },
  { "{" INPUT ", \"layers\": [5]}", "Layer 1 must be an object, not 5" },
  { "{" INPUT ", \"layers\": [{}]}", "Layer 1: kind must be a text, not nothing" },
  { "{" INPUT ", \"layers\": [{\"kind\": \"softmax\"}]}",
    "Layer 1: unknown kind “softmax”; there are convolution, " },
  { "{" INPUT ", \"layers\": [{\"kind\": \"activation\", \"function\": \"swish\"}]}",
    "Layer 1: unknown function “swish”; there are identity, relu, " },
  { "{" INPUT ", \"layers\": [{\"kind\": \"max_pooling\"}]}",
    "Layer 1: kernel_size must be" },
  { LAYER ("\"stride\": 1"), "Layer 1: weights must be a list, not nothing" },
  { LAYER (KERNEL ", \"stride\": 0"), "Layer 1: stride" },
  { LAYER (KERNEL ", \"stride\": 1.5"),
    "Layer 1: stride must be a whole number, not 1.5" },
  { LAYER (KERNEL ", \"stride\": [1, 2, 3]"), "Layer 1: stride must be" },
  { LAYER (KERNEL ", \"dilation\": -1"), "Layer 1: dilation" },
  { LAYER (KERNEL ", \"dilation\": 2147483647"), "Layer 1: " },
  { LAYER (KERNEL ", \"padding\": -1"), "Layer 1: " },
  { LAYER (KERNEL ", \"padding\": 2147483647"), "Layer 1: " },
  { LAYER (KERNEL ", \"padding\": \"full\""), "Layer 1: padding must be" },
  { LAYER (KERNEL ", \"padding\": [1, 2, 3]"), "Layer 1: padding must be" },
  { LAYER (KERNEL ", \"padding_mode\": \"mirror\""),
    "Layer 1: unknown padding_mode “mirror”; there are zeros, reflect, replicate, circular" },
  { LAYER (KERNEL ", \"groups\": 0"), "Layer 1: " },
  { LAYER (KERNEL ", \"groups\": 2"), "Layer 1: " },
  { LAYER (KERNEL ", \"bias\": [1, 2]"), "Layer 1: " },
  { LAYER (KERNEL ", \"name\": 1"), "Layer 1: name must be a text" },
  { LAYER ("\"weights\": [[[[1, 1], [1]]]]"),
    "Layer 1: weights: kernel 1, channel 1, row 2 has 1 number, the rows before have 2" },
  { LAYER ("\"weights\": [[[[1, 1, 1, 1]]]]"), "Layer 1: " },
  { LAYER ("\"weights\": [[[[1]], [[1]]]]"), "Layer 1: " },
};

static void
test_faults (void)
{
  int n_wrong = 0;

  for (size_t i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GBytes) bytes = bytes_from_text (faults[i].text);
      g_autoptr (GError) error = NULL;
      g_autoptr (FoveaContent) content = fovea_content_parse (bytes, &error);

      g_assert_null (content);
      g_assert_nonnull (error);
      if (strstr (error->message, faults[i].sentence) != NULL)
        continue;
      g_test_message ("%s: %s", faults[i].sentence, error->message);
      n_wrong++;
    }
  g_assert_cmpint (n_wrong, ==, 0);
}

static void
test_truncated (void)
{
  g_autoptr (FoveaContent) content = fovea_content_new_seed ();
  g_autoptr (GBytes) saved = serialize (content);
  size_t size;
  const char *text = g_bytes_get_data (saved, &size);

  g_assert_true (
    is_accepted (text, size - 1)); // the last line break alone may be missing
  for (size_t length = 0; length < size - 1; length++)
    g_assert_false (is_accepted (text, length));
}

static void
test_mutated (void)
{
  static const char pieces[] = "{}[],:\"\\0123456789-+.eEtrufalsn \n\t\x01\x80\xff";
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (FoveaContent) content = fovea_content_new_seed ();
  g_autoptr (GBytes) saved = serialize (content);
  size_t size;
  const char *text = g_bytes_get_data (saved, &size);
  int n_accepted = 0;

  g_test_message ("seed %d", SEED);
  for (int i = 0; i < 5000; i++)
    {
      g_autofree char *copy = g_memdup2 (text, size);
      int n_changes = g_rand_int_range (random, 1, 4);

      while (n_changes-- > 0)
        copy[g_rand_int_range (random, 0, size)]
          = pieces[g_rand_int_range (random, 0, sizeof pieces)];
      n_accepted += is_accepted (copy, size);
    }
  g_assert_cmpint (n_accepted, <, 5000);
}

static void
test_deep (void)
{
  enum { DEPTH = 200000 };
  g_autofree char *deep = g_malloc (DEPTH);

  memset (deep, '[', DEPTH);
  g_assert_false (is_accepted (deep, DEPTH));
  for (int i = 0; i + 4 < DEPTH; i += 5)
    memcpy (deep + i, "{\"a\":", 5);
  g_assert_false (is_accepted (deep, DEPTH));

  // Within Jansson's bound, and kept on saving.
  GString *text = g_string_new ("{" INPUT ", \"layers\": [], \"deep\": ");

  for (int i = 0; i < 2000; i++)
    g_string_append_c (text, '[');
  for (int i = 0; i < 2000; i++)
    g_string_append_c (text, ']');
  g_string_append_c (text, '}');

  g_autofree char *nested = g_string_free (text, FALSE);
  g_autoptr (FoveaContent) content = parse (nested);

  assert_round_trip (content);
}

static void
test_too_large (void)
{
  g_autoptr (GBytes) bytes
    = g_bytes_new_take (g_malloc0 (FOVEA_FILE_MAX_BYTES + 1), FOVEA_FILE_MAX_BYTES + 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (fovea_content_parse (bytes, &error));
  g_assert_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_TOO_LARGE);
}

static void
test_load (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "..", "data",
                                                 "examples", "padded.fovea", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) missing = g_file_new_for_path ("/nonexistent/x.fovea");
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaContent) content = fovea_content_load (file, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (fovea_network_get_n_layers (fovea_content_get_network (content)), ==,
                   2);
  g_assert_null (fovea_content_load (missing, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file/load-after-save-is-identity", test_identity);
  g_test_add_func ("/file/numbers-keep-every-bit", test_numbers);
  g_test_add_func ("/file/not-finite-is-not-saved", test_not_finite);
  g_test_add_func ("/file/layout", test_layout);
  g_test_add_func ("/file/unknown-keys-are-kept", test_unknown_keys);
  g_test_add_func ("/file/faults-are-named", test_faults);
  g_test_add_func ("/file/truncated-anywhere", test_truncated);
  g_test_add_func ("/file/mutated", test_mutated);
  g_test_add_func ("/file/deep", test_deep);
  g_test_add_func ("/file/too-large", test_too_large);
  g_test_add_func ("/file/load", test_load);
  return g_test_run ();
}
