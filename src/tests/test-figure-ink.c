// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What black ink and a photocopier leave of a figure.

#include "figure-fixture.h"
#include "figure/scene.h"

#include <math.h>
#include <stdlib.h>

// Cells below zero, and no others, have ink in their middle.
static int
check_signs (const FoveaItem *item,
             cairo_surface_t *surface)
{
  const FoveaGridContent *grid = &item->grid;
  double width = item->width / grid->n_columns;
  double height = item->height / grid->n_rows;
  int n_below = 0;

  for (int i = 0; i < grid->n_rows * grid->n_columns; i++)
    {
      double x = item->x + (i % grid->n_columns + 0.5) * width + 0.5;
      double y = item->y + (i / grid->n_columns + 0.5) * height + 0.5;
      bool is_below = grid->values[i] < 0;

      g_assert_cmpint (fixture_get_pixel (surface, x, y) != fixture_get_pixel (surface, x, y + 0.3 * height), ==,
                       is_below);
      n_below += is_below;
    }
  return n_below;
}

// Grey says how large a number is, not on which side of zero.
static void
test_black_ink_has_signs (void)
{
  g_autoptr (FoveaEvaluation) evaluation = fixture_new_evaluation (fixture_get_network ("channels"));
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
  FoveaSubject subject = { .evaluation = evaluation };
  int n_below = 0;

  options.shows_numbers = false;
  g_autoptr (FoveaFigure) figure = fovea_figure_new (&subject, &options);
  const FoveaScene *scene = fovea_figure_get_scene (figure);
  cairo_surface_t *surface = fixture_new_drawing (figure, fovea_theme_get (FOVEA_THEME_PRINT));

  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    {
      const FoveaItem *item = fovea_scene_get_item (scene, i);
      if (item->kind == FOVEA_ITEM_GRID && item->tag.kind == FOVEA_TAG_CELL)
        n_below += check_signs (item, surface);
    }
  g_assert_cmpint (n_below, >, 0);
  cairo_surface_destroy (surface);
}

static int
get_distance (guint32 one,
              guint32 other)
{
  int distance = 0;

  for (int shift = 0; shift < 24; shift += 8)
    distance += abs ((int) (one >> shift & 0xff) - (int) (other >> shift & 0xff));
  return distance;
}

// Beside the number of each cell: no difference is the page, and a small one is nearer to it than a
// great one. Returns how many pairs were looked at.
static int
check_differences (const FoveaItem *item,
                   cairo_surface_t *surface,
                   FoveaColor       nothing)
{
  const FoveaGridContent *grid = &item->grid;
  guint32 page = (guint32) (lround (255 * nothing.red) << 16 | lround (255 * nothing.green) << 8
                            | lround (255 * nothing.blue));
  int n_cells = grid->n_rows * grid->n_columns;
  g_autofree int *distances = g_new (int, n_cells);
  int n_pairs = 0;

  for (int i = 0; i < n_cells; i++)
    distances[i] = get_distance (
      page, fixture_get_pixel (
              surface, item->x + i % grid->n_columns * item->width / grid->n_columns + 3,
              item->y + i / grid->n_columns * item->height / grid->n_rows + 3));
  for (int i = 0; i < n_cells; i++)
    for (int j = 0; j < n_cells; j++)
      if (2 * fabs (grid->values[i]) < fabs (grid->values[j])
          && (grid->values[i] == 0 || (grid->values[i] < 0) == (grid->values[j] < 0)))
        {
          g_assert_cmpint (distances[i], <, distances[j]);
          n_pairs++;
        }
  return n_pairs;
}

static void
test_differences_stand_out (void)
{
  g_autoptr (FoveaEvaluation) evaluation = fixture_new_evaluation (fixture_get_network ("relu"));
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;

  options.view = FOVEA_VIEW_COMPARE;

  g_autoptr (FoveaFigure) figure = fixture_new_figure (evaluation, NULL, NULL, &options);
  const FoveaScene *scene = fovea_figure_get_scene (figure);

  for (int kind = FOVEA_THEME_LIGHT; kind <= FOVEA_THEME_CONTRAST; kind++)
    for (int ramp = 0; ramp < FOVEA_N_RAMPS; ramp++)
      {
        const FoveaTheme *theme = fovea_theme_get_with_ramp (kind, ramp);
        cairo_surface_t *surface = fixture_new_drawing (figure, theme);
        int n_pairs = 0;

        g_test_message ("theme %d, palette %s", kind, fovea_ramp_get_nick (ramp));
        for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
          {
            const FoveaItem *item = fovea_scene_get_item (scene, i);
            if (item->kind == FOVEA_ITEM_GRID && item->grid.is_quiet)
              n_pairs += check_differences (item, surface,
                                            fovea_theme_get_color (theme, FOVEA_ROLE_CARD));
          }
        g_assert_cmpint (n_pairs, >, 0);
        cairo_surface_destroy (surface);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure-ink/has-signs", test_black_ink_has_signs);
  g_test_add_func ("/figure-ink/differences-stand-out", test_differences_stand_out);

  return g_test_run ();
}
