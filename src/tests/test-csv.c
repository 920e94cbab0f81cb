// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tables: what spreadsheets and NumPy write is read, what is unclear is refused with its line.

#include "document/csv.h"
#include "document/file.h"

#include <math.h>
#include <string.h>

static FoveaTensor *
parse (const char *text,
       GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  return fovea_csv_parse (bytes, error);
}

// Each of these is 1.5, −2 / 3000, 0 or two channels of such.
static void
test_dialects (void)
{
  const struct
  {
    const char *text;
    int n_channels;
  } tables[] = {
    { "1.5,-2\n3000,0\n", 1 },
    { "1.5,-2\r\n3e3,0\r\n", 1 },
    { "1.5,-2\r3e+3,0", 1 },
    { "\xef\xbb\xbf" "1.5, -2\n 3000 ,0.0\n\n\n", 1 },
    { "\"1.5\",\"-2\"\n\"3000\",\"0\"\n", 1 },
    { "1.5,−2\n3000,0e−3\n", 1 },
    { "1,5;-2\n3000;0\n", 1 },
    { "1.5;-2\n3000;0\n", 1 },
    { "1.5 -2\n3000 0\n", 1 },
    { "  1.500e+00   -2.0 \r\n 3000 0  \n \n1.5 -2\n3000 \"0\"", 2 },
    { "\"1,5\";-2,0\n+3000;,0\n", 1 },
    { "1,5\t-2\n3000\t0\n", 1 },
    { "1.5\t-2.\n3000\t.0\n", 1 },
    { "\n1.5,-2\n3000,0\n\n1.5,-2\n3000,0\n", 2 },
    { "1.5,-2\n3000,0\n,\n1.5,-2\n3000,0\n,\n,\n", 2 },
    { "1,5;-2\r\n3000;0\r\n;\r\n \r\n1,5;-2\r\n3000;0", 2 },
    { "1.500000000000000000e+00,-2.000000000000000000e+00\n3E3,0e-9\n", 1 },
  };
  for (size_t i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GError) error = NULL;
      g_test_message ("%s", tables[i].text);
      g_autoptr (FoveaTensor) tensor = parse (tables[i].text, &error);
      g_assert_no_error (error);
      FoveaShape shape = fovea_tensor_get_shape (tensor);
      g_assert_true (fovea_shape_equal (shape, (FoveaShape){ tables[i].n_channels, 2, 2 }));
      for (int c = 0; c < shape.n_channels; c++)
        {
          g_assert_cmpfloat (fovea_tensor_get (tensor, c, 0, 0), ==, 1.5);
          g_assert_cmpfloat (fovea_tensor_get (tensor, c, 0, 1), ==, -2);
          g_assert_cmpfloat (fovea_tensor_get (tensor, c, 1, 0), ==, 3000);
          g_assert_cmpfloat (fovea_tensor_get (tensor, c, 1, 1), ==, 0);
        }
    }
}

static void
test_refused (void)
{
  const struct
  {
    const char *text;
    const char *message;
  } tables[] = {
    { "", "The table is empty" },
    { "\n \n,,\n", "The table is empty" },
    { "1,2\n3\n", "Line 2: the row has 1 number; the rows before have 2" },
    { "1,2\n\n3,4,5\n", "Line 3: the row has 3 numbers; the rows before have 2" },
    { "1,2\n3,4\n\n5,6\n", "Line 4: channel 2 ends after 1 row; the channels before have 2" },
    { "x,y\n1,2\n", "Line 1, column 1: “x” is not a number" },
    { "1,2\n3,\n", "Line 2, column 2: “” is not a number" },
    { "1,2,\n", "Line 1, column 3: “” is not a number" },
    { "1,0x10\n", "Line 1, column 2: “0x10” is not a number" },
    { "1,nan\n", "Line 1, column 2: “nan” is not a number" },
    { "1,inf\n", "Line 1, column 2: “inf” is not a number" },
    { "1,1e400\n", "Line 1, column 2: “1e400” is too large for single precision" },
    { "1,-1e39\n", "Line 1, column 2: “-1e39” is too large for single precision" },
    { "1,2 3\n", "Line 1, column 2: “2 3” is not a number" },
    { "1 x\n", "Line 1, column 2: “x” is not a number" },
    { "1 2\n3\n", "Line 2: the row has 1 number; the rows before have 2" },
    { "\"1,5\",2\n", "Line 1, column 1: “1,5” is not a number" },
    { "1.234,5;2\n", "Line 1, column 1: “1.234,5” is not a number" },
    { "1,234,5;2\n", "Line 1, column 1: “1,234,5” is not a number" },
    { "1,\"2\n3\",4\n", "Line 1, column 2: the quotes of “\"2” are not closed" },
    { "\"1\"2,3\n", "Line 1, column 1: something follows the quotes of “1”" },
    { "1,e5\n", "Line 1, column 2: “e5” is not a number" },
    { "1,1e\n", "Line 1, column 2: “1e” is not a number" },
    { "1,-\n", "Line 1, column 2: “-” is not a number" },
    { "\xff\xfe" "1", "The table is in UTF-16; save it in UTF-8" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (parse (tables[i].text, &error));
      g_assert_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT);
      g_assert_cmpstr (error->message, ==, tables[i].message);
    }
}

static void
test_bytes (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) with_zero = g_bytes_new ("1,2\0003\n", 6);
  g_assert_null (fovea_csv_parse (with_zero, &error));
  g_assert_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT);
  g_clear_error (&error);

  g_autofree char *digits = g_strnfill (100000, '1');
  g_assert_null (parse (digits, &error));
  g_assert_error (error, FOVEA_FILE_ERROR, FOVEA_FILE_ERROR_CONTENT);
  g_clear_error (&error);

  g_assert_null (parse ("\x80\xff", &error));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_write (void)
{
  const float values[] = { 1, -0.5f, 0.1f, 1e-7f, 16777216, 3.4028235e38f, 1 / 3.0f, -3 };
  g_autoptr (FoveaTensor) tensor = fovea_tensor_new ((FoveaShape){ 2, 2, 2 }, values);
  g_autoptr (GBytes) written = fovea_csv_serialize (tensor);
  const char expected[] = "1,-0.5\n0.1,1e-07\n\n16777216,3.4028235e+38\n0.33333334,-3\n";
  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written), expected,
                   strlen (expected));
}

static void
test_round_trip (void)
{
  const guint32 seed = 20260301;
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_test_message ("seed %u", seed);
  for (int i = 0; i < 300; i++)
    {
      FoveaShape shape = { g_rand_int_range (rand, 1, 4), g_rand_int_range (rand, 1, 6),
                           g_rand_int_range (rand, 1, 6) };
      float *values;
      g_autoptr (GError) error = NULL;
      g_autoptr (FoveaTensor) tensor = fovea_tensor_try_new (shape, &values, &error);
      for (size_t j = 0; j < fovea_shape_get_n_cells (shape); j++)
        do
          {
            guint32 bits = g_rand_int (rand);
            memcpy (&values[j], &bits, sizeof bits);
          }
        while (!isfinite (values[j]));
      g_autoptr (GBytes) bytes = fovea_csv_serialize (tensor);
      g_autoptr (FoveaTensor) back = fovea_csv_parse (bytes, &error);
      g_assert_no_error (error);
      g_assert_true (fovea_tensor_equal (tensor, back));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/dialects", test_dialects);
  g_test_add_func ("/csv/refused", test_refused);
  g_test_add_func ("/csv/bytes", test_bytes);
  g_test_add_func ("/csv/write", test_write);
  g_test_add_func ("/csv/round-trip", test_round_trip);
  return g_test_run ();
}
