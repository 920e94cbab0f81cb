// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers as they are shown.

#include "figure/number.h"

#include <math.h>

static const struct
{
  double value;
  int max_chars;
  const char *expected;
} cases[] = {
  { 0, 10, "0" },
  { -0.0, 10, "0" },
  { 45, 10, "45" },
  { -3, 10, "−3" },
  { 0.5, 10, "0.5" },
  { -0.125, 10, "−0.125" },
  { 1.0 / 3, 10, "0.3333" },
  { 123456, 10, "123456" },
  { 9999999, 10, "9999999" },
  { 10000000, 10, "1e7" },
  { 1234.5678, 10, "1235" },
  { 12345.678, 10, "1.235e4" },
  { 1.2344e-7, 10, "1.234e−7" },
  { -1.5e30, 10, "−1.5e30" },
  { 1.0 / 3, 5, "0.333" },
  { 1.0 / 3, 3, "0.3" },
  { 1.0 / 3, 2, "…" },
  { -2.75, 4, "−2.8" },
  { 123456, 5, "1.2e5" },
  { 123456, 4, "1e5" },
  { 123456, 2, "…" },
  { 0.99996, 3, "1" },
  { NAN, 10, "NaN" },
  { INFINITY, 10, "∞" },
  { -INFINITY, 10, "−∞" },
  { -INFINITY, 1, "…" },
  { 1e300, 10, "1e300" },
  { 1e-300, 10, "1e−300" },
};

static void
test_cases (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = fovea_number_format (cases[i].value, cases[i].max_chars);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

// Never longer than the room, never another number than the one that is meant.
static void
test_room (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260101);

  g_test_message ("seed 20260101");
  for (int i = 0; i < 20000; i++)
    {
      double value = g_rand_double_range (random, -1, 1) * pow (10, g_rand_int_range (random, -9, 9));
      int max_chars = g_rand_int_range (random, 1, 11);
      g_autofree char *text = fovea_number_format (value, max_chars);
      g_assert_cmpint (g_utf8_strlen (text, -1), <=, max_chars);
      if (g_str_equal (text, "…"))
        continue;

      g_auto (GStrv) parts = g_strsplit (text, "−", -1);
      g_autofree char *plain = g_strjoinv ("-", parts);
      g_assert_cmpfloat (fabs (g_ascii_strtod (plain, NULL) - value), <=, fabs (value) * 0.51);
      if (max_chars == 10)
        g_assert_cmpfloat (fabs (g_ascii_strtod (plain, NULL) - value), <=, fabs (value) * 0.0006);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure-number/cases", test_cases);
  g_test_add_func ("/figure-number/fits-its-room", test_room);

  return g_test_run ();
}
