// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Figures that are projected: all is seen at once, and as large as the room lets it be.

#include "figure-fixture.h"

// In a hall nobody scrolls: what is to be seen at once fits its place.
static void
test_whole (void)
{
  static const FoveaView views[] = { FOVEA_VIEW_ROW, FOVEA_VIEW_COMPARE };
  g_autoptr (FoveaEvaluation) evaluation = fixture_new_evaluation (&fixture_networks[0]);

  for (size_t i = 0; i < G_N_ELEMENTS (views); i++)
    {
      FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
      FoveaSubject subject = { .evaluation = evaluation };

      options.view = views[i];
      options.has_size = true;
      options.fits = true;
      options.width_pt = 1010;
      options.height_pt = 560;
      g_autoptr (FoveaFigure) figure = fovea_figure_new (&subject, &options);

      g_assert_true (fovea_figure_is_whole (figure));
      g_assert_cmpfloat (fovea_figure_get_height (figure), <=, options.height_pt);
      g_assert_cmpfloat (fovea_figure_get_width (figure), <=, options.width_pt);
    }
}

// Beside the text of a lesson, what differs does not press the maps into dots.
static void
test_beside_text (void)
{
  g_autoptr (FoveaEvaluation) evaluation = fixture_new_evaluation (&fixture_networks[0]);
  FoveaSubject subject = { .evaluation = evaluation };
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
  // As high as there is room, and as low as it can be.
  const double heights[] = { 510, 1 };

  options.view = FOVEA_VIEW_COMPARE;
  options.has_size = true;
  options.fits = true;
  options.width_pt = 630;
  for (size_t i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      options.height_pt = heights[i];
      g_autoptr (FoveaFigure) figure = fovea_figure_new (&subject, &options);
      double x, y, width, height;

      g_assert_true (fovea_figure_get_cell_bounds (figure, (FoveaCell){ 0, 0, 0, 0 }, &x, &y, &width,
                                                   &height));
      g_assert_cmpfloat (width, >=, i == 0 ? 12 : 6);
      g_assert_cmpfloat (fovea_figure_get_width (figure), <=, options.width_pt);
      g_assert_cmpfloat (fovea_figure_get_height (figure), <=, heights[0]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure-hall/whole", test_whole);
  g_test_add_func ("/figure-hall/beside-text", test_beside_text);

  return g_test_run ();
}
