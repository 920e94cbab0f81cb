// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What black ink and a photocopier leave of a figure.

#include "figure-fixture.h"
#include "figure/scene.h"

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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure-ink/has-signs", test_black_ink_has_signs);

  return g_test_run ();
}
