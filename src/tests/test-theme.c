// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Legibility of every theme, by the contrast formula of the Web Content Accessibility Guidelines 2.1.

#include "figure/theme.h"

#include <math.h>

#define N_STEPS 50

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
  for (int kind = FOVEA_THEME_LIGHT; kind <= FOVEA_THEME_PRINT; kind++)
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
  for (int kind = FOVEA_THEME_LIGHT; kind <= FOVEA_THEME_PRINT; kind++)
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

  for (int kind = FOVEA_THEME_LIGHT; kind <= FOVEA_THEME_PRINT; kind++)
    {
      const FoveaTheme *theme = fovea_theme_get (kind);
      double least = kind == FOVEA_THEME_CONTRAST ? 7 : 4.5;
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
  for (int kind = FOVEA_THEME_LIGHT; kind <= FOVEA_THEME_PRINT; kind++)
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

  for (int kind = FOVEA_THEME_LIGHT; kind <= FOVEA_THEME_PRINT; kind++)
    {
      g_assert_true (fovea_theme_kind_from_nick (fovea_theme_kind_get_nick (kind), &found));
      g_assert_cmpint (found, ==, kind);
      g_assert_cmpint (fovea_theme_get_kind (fovea_theme_get (kind)), ==, kind);
    }
  g_assert_false (fovea_theme_kind_from_nick ("sepia", &found));
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
  g_test_add_func ("/theme/ramp-ends", test_ramp_ends);
  g_test_add_func ("/theme/nicks", test_nicks);

  return g_test_run ();
}
