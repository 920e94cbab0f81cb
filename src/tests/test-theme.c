// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Legibility of every theme, by the contrast formula of the Web Content Accessibility Guidelines 2.1.

#include "figure/theme.h"

#include <math.h>

#define N_STEPS 50
// Between two colours that nobody takes for one another, in L*a*b*: five times what is just seen.
#define PLAIN_DIFFERENCE 11.5

static double
decode (double channel)
{
  return channel <= 0.03928 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (FoveaColor color)
{
  return 0.2126 * decode (color.red) + 0.7152 * decode (color.green) + 0.0722 * decode (color.blue);
}

static double
get_contrast (FoveaColor a,
              FoveaColor b)
{
  double lighter = MAX (get_luminance (a), get_luminance (b));
  double darker = MIN (get_luminance (a), get_luminance (b));

  return (lighter + 0.05) / (darker + 0.05);
}

static const FoveaRole marks[] = { FOVEA_ROLE_SEES, FOVEA_ROLE_NESTED, FOVEA_ROLE_REACHES };

// Every colour that a cell can have: from the least number to the greatest.
static FoveaColor
get_step (const FoveaTheme *theme,
          int               step)
{
  return fovea_theme_get_cell_color (theme, (double) step / N_STEPS, -1, 1);
}

static void
test_ink_on_cells (void)
{
  for (int kind = FOVEA_THEME_LIGHT; kind < FOVEA_N_THEMES; kind++)
    {
      const FoveaTheme *theme = fovea_theme_get (kind);
      for (int step = -N_STEPS; step <= N_STEPS; step++)
        {
          FoveaColor cell = get_step (theme, step);
          g_assert_cmpfloat (get_contrast (fovea_theme_get_cell_ink (theme, cell), cell), >=, 4.5);
        }
      FoveaColor unknown = fovea_theme_get_cell_color (theme, NAN, -1, 1);
      g_assert_cmpfloat (get_contrast (fovea_theme_get_cell_ink (theme, unknown), unknown), >=, 4.5);
    }
}

static void
test_marks_on_cells (void)
{
  for (int kind = FOVEA_THEME_LIGHT; kind < FOVEA_N_THEMES; kind++)
    {
      const FoveaTheme *theme = fovea_theme_get (kind);
      for (size_t i = 0; i < G_N_ELEMENTS (marks); i++)
        {
          FoveaColor mark = fovea_theme_get_color (theme, marks[i]);
          for (int step = -N_STEPS; step <= N_STEPS; step++)
            {
              FoveaColor cell = get_step (theme, step);
              FoveaColor ink = fovea_theme_get_mark_ink (theme, marks[i], cell);
              g_assert_cmpfloat (get_contrast (mark, cell), >=, 3);
              g_assert_cmpfloat (get_contrast (ink, cell), >=, 4.5);
            }
        }
    }
}

static void
test_words (void)
{
  static const FoveaRole words[]
    = { FOVEA_ROLE_INK,     FOVEA_ROLE_INK_DIM, FOVEA_ROLE_SEES, FOVEA_ROLE_NESTED,
        FOVEA_ROLE_REACHES, FOVEA_ROLE_GOOD,    FOVEA_ROLE_BAD };

  for (int kind = FOVEA_THEME_LIGHT; kind < FOVEA_N_THEMES; kind++)
    {
      const FoveaTheme *theme = fovea_theme_get (kind);
      bool is_high = kind == FOVEA_THEME_CONTRAST || kind == FOVEA_THEME_CONTRAST_DARK;
      double least = is_high ? 7 : 4.5;
      for (size_t i = 0; i < G_N_ELEMENTS (words); i++)
        {
          FoveaColor word = fovea_theme_get_color (theme, words[i]);
          FoveaColor background = fovea_theme_get_color (theme, FOVEA_ROLE_BACKGROUND);
          FoveaColor card = fovea_theme_get_color (theme, FOVEA_ROLE_CARD);
          g_assert_cmpfloat (get_contrast (word, background), >=, least);
          g_assert_cmpfloat (get_contrast (word, card), >=, least);
        }
    }
}

// Equal steps of value are equal steps of lightness, up to the rounding of the ends.
static void
test_even_ramp (void)
{
  for (int kind = FOVEA_THEME_LIGHT; kind < FOVEA_N_THEMES; kind++)
    {
      const FoveaTheme *theme = fovea_theme_get (kind);
      double first = cbrt (get_luminance (fovea_theme_get_cell_color (theme, 0, 0, 10)));
      double last = cbrt (get_luminance (fovea_theme_get_cell_color (theme, 10, 0, 10)));
      for (int i = 1; i < 10; i++)
        {
          double at = cbrt (get_luminance (fovea_theme_get_cell_color (theme, i, 0, 10)));
          g_assert_cmpfloat (fabs (at - (first + (last - first) * i / 10)), <, 0.01);
        }
    }
}

// Where there are no letters the same number stands out the more the deeper the ramp is, as evenly;
// ink on any of its colours is legible, for numbers that grow pale while they are zoomed.
static void
test_pictures_are_deep (void)
{
  for (int kind = FOVEA_THEME_LIGHT; kind < FOVEA_N_THEMES; kind++)
    {
      const FoveaTheme *theme = fovea_theme_get (kind);
      FoveaColor zero = fovea_theme_get_cell_color (theme, 0, 0, 10);
      double first = cbrt (get_luminance (zero));
      double last = cbrt (get_luminance (fovea_theme_get_picture_color (theme, 10, 0, 10, 1)));

      for (int value = -10; value <= 10; value++)
        {
          double contrast = 1;

          for (int depth = 0; depth <= 4; depth++)
            {
              FoveaColor cell = fovea_theme_get_picture_color (theme, value, -10, 10, depth / 4.0);
              FoveaColor ink = fovea_theme_get_cell_ink (theme, cell);
              double deeper = get_contrast (cell, zero);

              g_assert_cmpfloat (get_contrast (ink, cell), >=, 4.5);
              if (value != 0 && depth > 0)
                g_assert_cmpfloat (deeper, >, contrast);
              contrast = deeper;
            }
        }
      g_assert_cmpfloat (get_contrast (zero, fovea_theme_get_picture_color (theme, 10, 0, 10, 1)),
                         >=, 4);
      for (int i = 1; i < 10; i++)
        {
          double at = cbrt (get_luminance (fovea_theme_get_picture_color (theme, i, 0, 10, 1)));
          g_assert_cmpfloat (fabs (at - (first + (last - first) * i / 10)), <, 0.02);
        }
    }
}

static void
test_ramp_ends (void)
{
  const FoveaTheme *theme = fovea_theme_get (FOVEA_THEME_LIGHT);
  FoveaColor zero = fovea_theme_get_cell_color (theme, 0, -3, 7);
  FoveaColor same = fovea_theme_get_cell_color (theme, 0, 0, 255);
  FoveaColor flat = fovea_theme_get_cell_color (theme, 0, 0, 0);
  FoveaColor negative = fovea_theme_get_cell_color (theme, -3, -3, 3);
  FoveaColor positive = fovea_theme_get_cell_color (theme, 3, -3, 3);
  FoveaColor infinite = fovea_theme_get_cell_color (theme, INFINITY, -3, 3);

  g_assert_cmpfloat (zero.red, ==, same.red);
  g_assert_cmpfloat (zero.red, ==, flat.red);
  g_assert_cmpfloat (negative.red, >, negative.blue);
  g_assert_cmpfloat (positive.blue, >, positive.red);
  g_assert_cmpfloat (infinite.blue, ==, positive.blue);
}

static void
test_nicks (void)
{
  FoveaThemeKind found;
  FoveaRamp ramp;

  for (int kind = FOVEA_THEME_LIGHT; kind < FOVEA_N_THEMES; kind++)
    {
      g_assert_true (fovea_theme_kind_from_nick (fovea_theme_kind_get_nick (kind), &found));
      g_assert_cmpint (found, ==, kind);
      g_assert_cmpint (fovea_theme_get_kind (fovea_theme_get (kind)), ==, kind);
    }
  g_assert_false (fovea_theme_kind_from_nick ("sepia", &found));
  for (int i = 0; i < FOVEA_N_RAMPS; i++)
    {
      g_assert_true (fovea_ramp_from_nick (fovea_ramp_get_nick (i), &ramp));
      g_assert_cmpint (ramp, ==, i);
    }
  g_assert_false (fovea_ramp_from_nick ("jet", &ramp));
}

// Whatever is shown, on every page and in every ramp, with negative numbers and without.
static void
test_ramps_are_legible (void)
{
  for (int kind = FOVEA_THEME_LIGHT; kind < FOVEA_N_THEMES; kind++)
    for (int ramp = 0; ramp < FOVEA_N_RAMPS; ramp++)
      {
        const FoveaTheme *theme = fovea_theme_get_with_ramp (kind, ramp);

        g_assert_cmpint (fovea_theme_get_ramp (theme), ==, ramp);
        g_assert_cmpint (fovea_theme_get_kind (theme), ==, kind);
        for (int least = -1; least <= 0; least++)
          for (int step = least * N_STEPS; step <= N_STEPS; step++)
            {
              FoveaColor cell
                = fovea_theme_get_cell_color (theme, (double) step / N_STEPS, least, 1);
              FoveaColor ink = fovea_theme_get_cell_ink (theme, cell);

              g_assert_cmpfloat (get_contrast (ink, cell), >=, 4.5);
              for (size_t i = 0; i < G_N_ELEMENTS (marks); i++)
                {
                  FoveaColor mark = fovea_theme_get_mark_ink (theme, marks[i], cell);
                  g_assert_cmpfloat (get_contrast (mark, cell), >=, 4.5);
                }
            }
      }
}

// What is greater is farther from the page, or in a photo lighter on any page, by steps of lightness
// that differ by half at most.
static void
test_ramps_are_even (void)
{
  for (int ramp = FOVEA_RAMP_VIRIDIS; ramp < FOVEA_N_RAMPS; ramp++)
    for (int kind = FOVEA_THEME_LIGHT; kind <= FOVEA_THEME_DARK; kind++)
      {
        const FoveaTheme *theme = fovea_theme_get_with_ramp (kind, ramp);
        double first = cbrt (get_luminance (fovea_theme_get_cell_color (theme, 0, 0, 8)));
        double last = cbrt (get_luminance (fovea_theme_get_cell_color (theme, 8, 0, 8)));
        double mean = (last - first) / 8;

        g_assert_true ((kind == FOVEA_THEME_DARK || ramp == FOVEA_RAMP_PHOTO) == (mean > 0));
        for (int i = 1; i <= 8; i++)
          {
            double at = cbrt (get_luminance (fovea_theme_get_cell_color (theme, i, 0, 8)));
            double before = cbrt (get_luminance (fovea_theme_get_cell_color (theme, i - 1, 0, 8)));

            g_assert_cmpfloat ((at - before) / mean, >, 0.5);
            g_assert_cmpfloat ((at - before) / mean, <, 1.5);
          }
      }
}

// How a colour looks to those without one kind of cone. Matrices on linear light: G. Machado,
// M. Oliveira and L. Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency,
// IEEE TVCG 15(6), 2009, severity 1.
static const double blindness[][3][3] = {
  { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
  { { 0.152286, 1.052583, -0.204868 },
    { 0.114503, 0.786281, 0.099216 },
    { -0.003882, -0.048116, 1.051998 } },
  { { 0.367322, 0.860646, -0.227968 },
    { 0.280085, 0.672501, 0.047413 },
    { -0.011820, 0.042940, 0.968881 } },
  { { 1.255528, -0.076749, -0.178779 },
    { -0.078411, 0.930809, 0.147602 },
    { 0.004733, 0.691367, 0.303900 } },
};

static double
bend (double share)
{
  return share > 216.0 / 24389 ? cbrt (share) : (24389.0 / 27 * share + 16) / 116;
}

// CIE L*a*b* of what is seen of a colour of sRGB.
static void
find_seen (FoveaColor   color,
           const double matrix[3][3],
           double       lab[3])
{
  double linear[] = { decode (color.red), decode (color.green), decode (color.blue) };
  double seen[3];

  for (int i = 0; i < 3; i++)
    seen[i] = CLAMP (matrix[i][0] * linear[0] + matrix[i][1] * linear[1]
                       + matrix[i][2] * linear[2],
                     0, 1);

  double x = bend ((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505);
  double y = bend (0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
  double z = bend ((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089);
  lab[0] = 116 * y - 16;
  lab[1] = 500 * (x - y);
  lab[2] = 200 * (y - z);
}

static double
get_difference (FoveaColor   a,
                FoveaColor   b,
                const double matrix[3][3])
{
  double first[3], second[3];

  find_seen (a, matrix, first);
  find_seen (b, matrix, second);

  return sqrt ((first[0] - second[0]) * (first[0] - second[0])
               + (first[1] - second[1]) * (first[1] - second[1])
               + (first[2] - second[2]) * (first[2] - second[2]));
}

// Negative, zero and positive numbers are told apart by all eyes, without reading their signs; black
// ink alone leaves it to the signs.
static void
test_signs_for_all_eyes (void)
{
  for (int kind = FOVEA_THEME_LIGHT; kind < FOVEA_N_THEMES; kind++)
    for (int ramp = 0; ramp < FOVEA_N_RAMPS; ramp++)
      for (guint eye = 0; eye < G_N_ELEMENTS (blindness); eye++)
        {
          if (kind == FOVEA_THEME_PRINT && ramp == FOVEA_RAMP_HUE)
            continue;
          const FoveaTheme *theme = fovea_theme_get_with_ramp (kind, ramp);
          FoveaColor least = fovea_theme_get_cell_color (theme, -1, -1, 1);
          FoveaColor zero = fovea_theme_get_cell_color (theme, 0, -1, 1);
          FoveaColor greatest = fovea_theme_get_cell_color (theme, 1, -1, 1);
          double sides = get_difference (least, greatest, blindness[eye]);

          g_test_message ("theme %d, ramp %d, eye %u: %.1f %.1f %.1f", kind, ramp, eye, sides,
                          get_difference (least, zero, blindness[eye]),
                          get_difference (greatest, zero, blindness[eye]));
          g_assert_cmpfloat (sides, >=, PLAIN_DIFFERENCE);
          g_assert_cmpfloat (get_difference (least, zero, blindness[eye]), >=, PLAIN_DIFFERENCE);
          g_assert_cmpfloat (get_difference (greatest, zero, blindness[eye]), >=,
                             PLAIN_DIFFERENCE);
        }
}

static void
assert_color (FoveaColor color,
              int        red,
              int        green,
              int        blue)
{
  g_assert_cmpint (lround (255 * color.red), ==, red);
  g_assert_cmpint (lround (255 * color.green), ==, green);
  g_assert_cmpint (lround (255 * color.blue), ==, blue);
}

// Ends and middle as they were published; between two of our stops within a 32nd.
static void
test_published_colors (void)
{
  const FoveaTheme *viridis
    = fovea_theme_get_with_ramp (FOVEA_THEME_DARK, FOVEA_RAMP_VIRIDIS);
  const FoveaTheme *cividis
    = fovea_theme_get_with_ramp (FOVEA_THEME_DARK, FOVEA_RAMP_CIVIDIS);

  assert_color (fovea_theme_get_cell_color (viridis, 0, 0, 1), 68, 1, 84);
  assert_color (fovea_theme_get_cell_color (viridis, 0.5, 0, 1), 33, 145, 140);
  assert_color (fovea_theme_get_cell_color (viridis, 1, 0, 1), 253, 231, 37);
  assert_color (fovea_theme_get_cell_color (cividis, 0, 0, 1), 0, 34, 78);
  assert_color (fovea_theme_get_cell_color (cividis, 0.4, 0, 1), 102, 105, 112);
  assert_color (fovea_theme_get_cell_color (cividis, 1, 0, 1), 254, 232, 56);

  FoveaColor between = fovea_theme_get_cell_color (viridis, 208 / 256.0, 0, 1);
  g_assert_cmpfloat (fabs (between.red - 0.515992), <, 1 / 32.0);
  g_assert_cmpfloat (fabs (between.green - 0.831158), <, 1 / 32.0);
  g_assert_cmpfloat (fabs (between.blue - 0.294279), <, 1 / 32.0);
}

static void
test_own_colors (void)
{
  FoveaColor input, output;

  g_assert_true (fovea_color_parse ("#0072b2", &input));
  g_assert_true (fovea_color_parse ("#E69F00", &output));
  g_assert_false (fovea_color_parse ("#0072b", &input));
  g_assert_false (fovea_color_parse ("#0072b2f", &input));
  g_assert_false (fovea_color_parse ("0072b2", &input));

  const FoveaTheme *base = fovea_theme_get (FOVEA_THEME_DARK);
  g_autoptr (FoveaTheme) theme = fovea_theme_new_with_colors (base, input, output);

  assert_color (fovea_theme_get_color (theme, FOVEA_ROLE_INPUT), 0x00, 0x72, 0xb2);
  assert_color (fovea_theme_get_color (theme, FOVEA_ROLE_OUTPUT), 0xe6, 0x9f, 0x00);
  g_assert_cmpint (fovea_theme_get_kind (theme), ==, FOVEA_THEME_DARK);
  g_assert_cmpfloat (fovea_theme_get_color (theme, FOVEA_ROLE_INK).red, ==,
                     fovea_theme_get_color (base, FOVEA_ROLE_INK).red);
}

// Letters on cells of any colour, shaded or not: at least 4.5:1 in every theme.
static void
test_letters_on_own_colors (void)
{
  static const unsigned levels[] = { 0x00, 0x33, 0x77, 0xaa, 0xff };

  for (int i = 0; i < FOVEA_N_THEMES * 5 * 5 * 5; i++)
    {
      const FoveaTheme *base = fovea_theme_get ((FoveaThemeKind) (i / 125));
      FoveaColor cell = fovea_color_unpack (levels[i % 5] << 24 | levels[i / 5 % 5] << 16
                                            | levels[i / 25 % 5] << 8 | 0xff);
      g_autoptr (FoveaTheme) theme = fovea_theme_new_with_colors (base, cell, cell);
      FoveaColor shade = fovea_theme_get_color (theme, FOVEA_ROLE_SHADE);
      double alpha = shade.alpha;

      shade.alpha = 1;

      FoveaColor shaded = fovea_color_mix (cell, shade, alpha);
      static const FoveaRole plain[] = { FOVEA_ROLE_ON_INPUT, FOVEA_ROLE_ON_OUTPUT };
      static const FoveaRole dark[] = { FOVEA_ROLE_ON_INPUT_SHADE, FOVEA_ROLE_ON_OUTPUT_SHADE };

      for (int j = 0; j < 2; j++)
        {
          FoveaColor on_plain = fovea_theme_get_color (theme, plain[j]);
          FoveaColor on_shade = fovea_theme_get_color (theme, dark[j]);

          g_assert_cmpfloat (fovea_color_get_contrast (on_plain, cell), >=, 4.5);
          g_assert_cmpfloat (fovea_color_get_contrast (on_shade, shaded), >=, 4.5);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/theme/ink-on-cells-has-4.5-to-1", test_ink_on_cells);
  g_test_add_func ("/theme/marks-on-cells-have-3-to-1", test_marks_on_cells);
  g_test_add_func ("/theme/words-have-4.5-to-1", test_words);
  g_test_add_func ("/theme/ramp-is-even", test_even_ramp);
  g_test_add_func ("/theme/pictures-are-deep", test_pictures_are_deep);
  g_test_add_func ("/theme/ramp-ends", test_ramp_ends);
  g_test_add_func ("/theme/ramps-are-legible", test_ramps_are_legible);
  g_test_add_func ("/theme/signs-for-all-eyes", test_signs_for_all_eyes);
  g_test_add_func ("/theme/ramps-are-even", test_ramps_are_even);
  g_test_add_func ("/theme/published-colors", test_published_colors);
  g_test_add_func ("/theme/own-colors", test_own_colors);
  g_test_add_func ("/theme/letters-on-own-colors", test_letters_on_own_colors);
  g_test_add_func ("/theme/nicks", test_nicks);

  return g_test_run ();
}
