// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers as they are shown.

#include "figure/number.h"
#include "figure/scene.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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
  { -0.0012, 6, "−0.001" },
  { -0.0012, 5, "−1e−3" },
  { 0.00047, 5, "5e−4" },
  { -0.00097, 5, "−1e−3" },
  { -0.00097, 4, "…" },
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

static const struct
{
  const char *nick;
  double value;
  int max_chars;
  const char *expected;
} forms[] = {
  { "auto", 1.0 / 3, 10, "0.3333" },
  { "fixed0", 2.5001, 10, "3" },
  { "fixed0", -0.25, 10, "0" },
  { "fixed1", 45, 10, "45.0" },
  { "fixed2", 45, 10, "45.00" },
  { "fixed2", -1.0 / 3, 10, "−0.33" },
  { "fixed2", -0.004, 10, "0.00" },
  { "fixed3", 2.0 / 3, 10, "0.667" },
  { "fixed3", 2.0 / 3, 4, "0.67" },
  { "fixed3", 123456, 7, "123456" },
  { "fixed3", 123456, 5, "1.2e5" },
  { "fixed2", 1e20, 10, "1e20" },
  { "fixed2", NAN, 10, "NaN" },
  { "fixed2", -INFINITY, 10, "−∞" },
  { "digits2", 1.0 / 3, 10, "0.33" },
  { "digits2", 1234, 10, "1.2e3" },
  { "digits3", 45, 10, "45" },
  { "digits3", -1234.5, 10, "−1.23e3" },
  { "digits6", 1.0 / 3, 10, "0.333333" },
  { "digits6", 1.0 / 3, 5, "0.333" },
  { "digits6", INFINITY, 10, "∞" },
  { "fractions", 1.0 / 9, 10, "1/9" },
  { "fractions", (float) (1.0 / 9), 10, "1/9" },
  { "fractions", (float) (-41.0 / 273), 10, "−41/273" },
  { "fractions", 0.75, 10, "3/4" },
  { "fractions", 2.5, 10, "5/2" },
  { "fractions", -3, 10, "−3" },
  { "fractions", 0, 10, "0" },
  { "fractions", 2.71828183, 10, "2.718" },
  { "fractions", 1.0 / 1024, 10, "0.0009766" },
  { "fractions", 1.0 / 9, 2, "…" },
  { "fractions", 41.0 / 273, 4, "0.15" },
  { "fractions", 1e30, 10, "1e30" },
  { "fractions", NAN, 10, "NaN" },
};

static void
test_forms (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      FoveaNumbers numbers = FOVEA_NUMBERS_AUTOMATIC;

      g_assert_true (fovea_numbers_from_nick (forms[i].nick, &numbers));
      g_assert_cmpstr (fovea_numbers_get_nick (numbers), ==, forms[i].nick);

      g_autofree char *text
        = fovea_number_write (numbers, forms[i].value, forms[i].max_chars);

      g_assert_cmpstr (text, ==, forms[i].expected);
    }
}

// A small fraction as float32 is found again, in lowest terms.
static void
test_fractions (void)
{
  for (int q = 1; q <= 64; q++)
    for (int p = -130; p <= 130; p++)
      {
        int a = abs (p), b = q;

        while (b != 0)
          {
            int rest = a % b;

            a = b;
            b = rest;
          }

        g_autofree char *text
          = fovea_number_write (FOVEA_NUMBERS_FRACTIONS, (float) p / (float) q, 20);
        g_autofree char *expected
          = q / a == 1 ? g_strdup_printf ("%s%d", p < 0 ? "−" : "", abs (p) / a)
                       : g_strdup_printf ("%s%d/%d", p < 0 ? "−" : "", abs (p) / a, q / a);

        g_assert_cmpstr (text, ==, expected);
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

      for (int numbers = 0; numbers < FOVEA_N_NUMBERS; numbers++)
        {
          g_autofree char *written
            = fovea_number_write ((FoveaNumbers) numbers, value, max_chars);

          g_assert_cmpint (g_utf8_strlen (written, -1), <=, max_chars);
        }
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

// As C writes a number, with a minus sign and without "+" and zeros in its exponent.
static char *
write_as_c (const char *format,
            double      value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_autoptr (GString) text = g_string_new (g_ascii_formatd (buffer, sizeof buffer, format, value));

  g_string_replace (text, "e+0", "e", 0);
  g_string_replace (text, "e+", "e", 0);
  g_string_replace (text, "e-0", "e-", 0);
  if (strpbrk (text->str, "123456789") == NULL)
    g_string_replace (text, "-", "", 0);
  g_string_replace (text, "-", "−", 0);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
check_as_c (double value)
{
  static const struct
  {
    FoveaNumbers numbers;
    const char *format;
    const char *whole; // (nullable): of whole numbers
  } written[] = {
    { FOVEA_NUMBERS_AUTOMATIC, "%.4g", "%.0f" }, { FOVEA_NUMBERS_DIGITS_2, "%.2g", NULL },
    { FOVEA_NUMBERS_DIGITS_3, "%.3g", NULL },    { FOVEA_NUMBERS_DIGITS_4, "%.4g", NULL },
    { FOVEA_NUMBERS_DIGITS_6, "%.6g", NULL },    { FOVEA_NUMBERS_FIXED_0, "%.0f", NULL },
    { FOVEA_NUMBERS_FIXED_1, "%.1f", NULL },     { FOVEA_NUMBERS_FIXED_2, "%.2f", NULL },
    { FOVEA_NUMBERS_FIXED_3, "%.3f", NULL },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (written); i++)
    {
      bool is_whole = written[i].whole != NULL && value == floor (value);
      g_autofree char *text = fovea_number_write (written[i].numbers, value, 40);
      g_autofree char *expected
        = write_as_c (is_whole ? written[i].whole : written[i].format, value);

      g_assert_cmpstr (text, ==, expected);
    }
}

// What is written by a shorter way has the same digits, halves and powers of ten among them.
static void
test_as_c (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260104);

  g_test_message ("seed 20260104");
  for (int i = 0; i < 40000; i++)
    {
      double value = g_rand_double_range (random, -1, 1) * pow (10, g_rand_int_range (random, -7, 7));

      check_as_c (value);
      check_as_c ((float) value);
      check_as_c (g_rand_int_range (random, -99999, 99999) / 64.0);
    }
  for (int power = -6; power < 7; power++)
    for (int direction = -1; direction <= 1; direction++)
      {
        float value = powf (10, (float) power);

        check_as_c (direction == 0 ? value : nextafterf (value, direction < 0 ? 0 : INFINITY));
        check_as_c (-9.9995f * value);
        check_as_c (9.99951f * value);
      }
}

// What rounding left takes no room from the numbers it stands among; what is small by itself, or
// beside a large whole number, is written as it is.
static void
test_noise (void)
{
  static const struct
  {
    float values[3];
    const char *first;
  } among[] = {
    { { 1.2e-8f, 0.5f, -0.25f }, "0" },
    { { -3e-9f, 0.5f, 0 }, "0" },
    { { 1.5e-8f, 3e-8f, -2e-8f }, "1.5e−8" },
    { { 2e-5f, 0.5f, 0 }, "2e−5" },
    { { 0.5f, 1000000, 0 }, "0.5" },
    { { 0.001f, 1000000, 0 }, "0.001" },
    { { 1e-8f, INFINITY, 0 }, "1e−8" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (among); i++)
    {
      FoveaGridContent content = {
        .values = among[i].values,
        .n_rows = 1,
        .n_columns = 3,
        .max_chars = 7,
      };

      fovea_grid_content_set_extremes (&content);
      if (isinf (among[i].values[1]))
        content.greatest = INFINITY;

      g_autofree char *text = fovea_grid_content_write (&content, among[i].values[0]);
      g_assert_cmpstr (text, ==, among[i].first);
    }
}

// A picture with noise has all the numbers that it has without.
static void
test_noise_in_picture (void)
{
  double sizes[2];

  for (int is_noisy = 0; is_noisy < 2; is_noisy++)
    {
      float values[49];

      for (int i = 0; i < 49; i++)
        values[i] = i % 5 == 0 ? (is_noisy ? -1.234e-8f : 0) : 0.25f;
      g_autoptr (FoveaTensor) input = fovea_tensor_new ((FoveaShape){ 1, 7, 7 }, values);
      g_autoptr (FoveaNetwork) network
        = fovea_network_new ((FoveaShape){ 1, 7, 7 }, NULL, 0, NULL);
      g_autoptr (FoveaEvaluation) evaluation = fovea_evaluation_new (network, input, NULL);
      FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
      FoveaSubject subject = { .evaluation = evaluation };

      options.has_size = true;
      options.width_pt = 300;
      options.height_pt = 300;
      g_autoptr (FoveaFigure) figure = fovea_figure_new (&subject, &options);
      const FoveaScene *scene = fovea_figure_get_scene (figure);

      for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
        if (fovea_scene_get_item (scene, i)->kind == FOVEA_ITEM_GRID)
          sizes[is_noisy] = fovea_scene_get_item (scene, i)->grid.size_pt;
    }
  g_assert_cmpfloat (sizes[0], >, 0);
  g_assert_cmpfloat (sizes[1], ==, sizes[0]);
}

// Where a number has no room in full, colours say it: 2601 as "3e3" would be another.
static void
test_whole_or_none (void)
{
  const float value = 2601;
  g_autoptr (FoveaTensor) input = fovea_tensor_new ((FoveaShape){ 1, 1, 1 }, &value);
  g_autoptr (FoveaNetwork) network = fovea_network_new ((FoveaShape){ 1, 1, 1 }, NULL, 0, NULL);
  g_autoptr (FoveaEvaluation) evaluation = fovea_evaluation_new (network, input, NULL);
  FoveaSubject subject = { .evaluation = evaluation };
  int n_shown = 0, n_hidden = 0;

  for (int side = 60; side < 240; side += 2)
    {
      FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;

      options.has_size = true;
      options.fits = true;
      options.width_pt = 300;
      options.height_pt = side;
      g_autoptr (FoveaFigure) figure = fovea_figure_new (&subject, &options);
      const FoveaScene *scene = fovea_figure_get_scene (figure);

      for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
        {
          const FoveaItem *item = fovea_scene_get_item (scene, i);
          if (item->kind != FOVEA_ITEM_GRID)
            continue;
          n_hidden += item->grid.size_pt == 0;
          if (item->grid.size_pt == 0)
            continue;
          n_shown++;
          g_autofree char *text = fovea_grid_content_write (&item->grid, value);
          g_assert_cmpstr (text, ==, "2601");
        }
    }
  g_assert_cmpint (n_shown, >, 0);
  g_assert_cmpint (n_hidden, >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure-number/cases", test_cases);
  g_test_add_func ("/figure-number/forms", test_forms);
  g_test_add_func ("/figure-number/fractions-are-found-again", test_fractions);
  g_test_add_func ("/figure-number/fits-its-room", test_room);

  g_test_add_func ("/figure-number/as-c-writes-them", test_as_c);
  g_test_add_func ("/figure-number/noise", test_noise);
  g_test_add_func ("/figure-number/noise-in-picture", test_noise_in_picture);
  g_test_add_func ("/figure-number/whole-or-none", test_whole_or_none);

  return g_test_run ();
}
