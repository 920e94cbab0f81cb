// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The three forms of a document's input: numbers, a NumPy file, a picture.

#include "document/file.h"
#include "document/image.h"
#include "document/npy.h"

#include <string.h>

static FoveaContent *
parse (const char *input,
       const char *layers,
       GError    **error)
{
  g_autofree char *text
    = g_strdup_printf ("{\"fovea\": 1, \"input\": %s, \"layers\": [%s]}", input, layers);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  return fovea_content_parse (bytes, error);
}

static char *
dup_input (const char *key,
           GBytes     *bytes)
{
  size_t n_bytes;
  const guchar *data = g_bytes_get_data (bytes, &n_bytes);
  g_autofree char *text = g_base64_encode (data, n_bytes);
  return g_strdup_printf ("{\"%s\": \"%s\"}", key, text);
}

static void
test_npy (void)
{
  const float values[] = { 1, 2, -3, 0.1f, 5, 6 };
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaTensor) tensor = fovea_tensor_new ((FoveaShape){ 2, 1, 3 }, values);
  g_autoptr (GBytes) npy = fovea_npy_serialize_tensor (tensor, NULL);
  g_autofree char *input = dup_input ("npy", npy);
  g_autoptr (FoveaContent) content = parse (input, "", &error);
  g_assert_no_error (error);
  g_assert_true (fovea_tensor_equal (fovea_content_get_input (content), tensor));
}

// A grey picture has one channel, or the three that the first layer takes.
static void
test_png (void)
{
  const float values[] = { 0, 1, 0.2f, 0.8f };
  const char *layers[] = {
    "",
    "{\"kind\": \"max_pooling\", \"kernel_size\": 1},"
    "{\"kind\": \"convolution\", \"weights\": [[[[1]], [[1]], [[1]]]]}",
    "{\"kind\": \"convolution\", \"weights\": [[[[1]]]]}",
  };
  const int n_channels[] = { 1, 3, 1 };
  g_autoptr (FoveaTensor) tensor = fovea_tensor_new ((FoveaShape){ 1, 2, 2 }, values);
  g_autoptr (GBytes) png = fovea_image_serialize (tensor, FOVEA_IMAGE_RANGE_UNIT, NULL);
  g_autofree char *input = dup_input ("png", png);
  for (size_t i = 0; i < G_N_ELEMENTS (layers); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FoveaContent) content = parse (input, layers[i], &error);
      g_assert_no_error (error);
      FoveaTensor *read = fovea_content_get_input (content);
      g_assert_true (fovea_shape_equal (fovea_tensor_get_shape (read),
                                        (FoveaShape){ n_channels[i], 2, 2 }));
      for (int c = 0; c < n_channels[i]; c++)
        for (int cell = 0; cell < 4; cell++)
          g_assert_cmpfloat (fovea_tensor_get (read, c, cell / 2, cell % 2), ==, values[cell]);
    }
}

static void
test_refused (void)
{
  const struct
  {
    const char *input;
    const char *message;
  } inputs[] = {
    { "{\"npy\": \"****\"}", "input.npy is not base64" },
    { "{\"npy\": \"AAA\"}", "input.npy is not base64" },
    { "{\"npy\": \"A===\"}", "input.npy is not base64" },
    { "{\"npy\": \"AA=A\"}", "input.npy is not base64" },
    { "{\"npy\": \"\"}", "input.npy: This is not a NumPy file" },
    { "{\"npy\": \"AAAA\"}", "input.npy: This is not a NumPy file" },
    { "{\"png\": \"AAAA\"}", "input.png: The picture is none of PNG, JPEG, WebP, GIF and BMP" },
    { "{\"npy\": \"AAAA\", \"values\": [[[1]]]}",
      "input must have one of values, npy and png, not several" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (parse (inputs[i].input, "", &error));
      g_assert_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT);
      g_assert_cmpstr (error->message, ==, inputs[i].message);
    }
  g_autoptr (GError) error = NULL;
  g_assert_null (parse ("{\"npy\": 7}", "", &error));
  g_assert_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT);
}

// Base64 that a writer has folded into lines.
static void
test_folded (void)
{
  const float value = 7;
  g_autoptr (FoveaTensor) tensor = fovea_tensor_new ((FoveaShape){ 1, 1, 1 }, &value);
  g_autoptr (GBytes) npy = fovea_npy_serialize_tensor (tensor, NULL);
  g_autofree char *plain = dup_input ("npy", npy);
  GString *folded = g_string_new (plain);
  g_string_insert (folded, 40, "\\n");
  g_string_insert (folded, 20, "\\r\\n ");
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaContent) content = parse (folded->str, "", &error);
  g_string_free (folded, TRUE);
  g_assert_no_error (error);
  g_assert_true (fovea_tensor_equal (fovea_content_get_input (content), tensor));
}

// Load ∘ save is the identity on both sides of the size where numbers become a NumPy file.
static void
test_large (void)
{
  for (int n_rows = 128; n_rows <= 129; n_rows++)
    {
      float *values;
      FoveaShape shape = { 1, n_rows, 128 };
      g_autoptr (GError) error = NULL;
      g_autoptr (FoveaTensor) tensor = fovea_tensor_try_new (shape, &values, NULL);
      for (int i = 0; i < n_rows * 128; i++)
        values[i] = (float) (i % 1000) / 7;
      g_autoptr (FoveaNetwork) network = fovea_network_new (shape, NULL, 0, NULL);
      g_autoptr (FoveaContent) content = fovea_content_new ("Large", network, tensor);
      g_autoptr (GBytes) saved = fovea_content_serialize (content, &error);
      g_assert_no_error (error);
      g_autofree char *text = g_strndup (g_bytes_get_data (saved, NULL), 200);
      g_assert_true ((strstr (text, "\"npy\"") != NULL) == (n_rows > 128));
      g_autoptr (FoveaContent) back = fovea_content_parse (saved, &error);
      g_assert_no_error (error);
      g_assert_true (fovea_tensor_equal (fovea_content_get_input (back), tensor));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/input/npy", test_npy);
  g_test_add_func ("/input/png", test_png);
  g_test_add_func ("/input/refused", test_refused);
  g_test_add_func ("/input/folded", test_folded);
  g_test_add_func ("/input/large", test_large);
  return g_test_run ();
}
