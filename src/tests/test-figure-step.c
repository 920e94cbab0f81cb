// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The step view of kernels that are wide or high, in a narrow window: every product has its number,
// and nothing stands on something else or beside the page.

#include "figure-fixture.h"
#include "figure/scene.h"

#define WIDTH_PT 480.0
#define HEIGHT_PT 640.0

static FoveaEvaluation *
new_evaluation (int n_rows,
                int n_columns)
{
  g_autofree float *weights = g_new (float, n_rows * n_columns);
  float values[13 * 13];
  FoveaShape shape = { 1, 13, 13 };
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < n_rows * n_columns; i++)
    weights[i] = (float) (i % 5 - 2);
  for (size_t i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = (float) (i * 7 % 10);

  g_autoptr (FoveaKernels) kernels = fovea_kernels_new (1, 1, n_rows, n_columns, weights);
  g_autoptr (FoveaLayer) layer = fovea_layer_new_convolution (kernels);
  g_autoptr (FoveaNetwork) network = fovea_network_new (shape, &layer, 1, &error);
  g_autoptr (FoveaTensor) input = fovea_tensor_new (shape, values);
  FoveaEvaluation *evaluation = fovea_evaluation_new (network, input, &error);

  g_assert_no_error (error);
  return evaluation;
}

static bool
overlap (const FoveaItem *one,
         const FoveaItem *other)
{
  return one->x < other->x + other->width && other->x < one->x + one->width
         && one->y < other->y + other->height && other->y < one->y + one->height;
}

// The window, the kernel, the products, the sums and the cell.
static void
check_grids (const FoveaScene *scene)
{
  const FoveaItem *grids[5];
  int n_grids = 0;

  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    {
      const FoveaItem *item = fovea_scene_get_item (scene, i);

      if (item->kind != FOVEA_ITEM_GRID || item->tag.kind != FOVEA_TAG_CARD)
        continue;
      g_assert_cmpint (n_grids, <, 5);
      g_assert_cmpfloat (item->grid.size_pt, >, 0);
      g_assert_cmpfloat (item->x, >=, 0);
      g_assert_cmpfloat (item->x + item->width, <=, WIDTH_PT);
      for (int j = 0; j < n_grids; j++)
        g_assert_false (overlap (item, grids[j]));
      grids[n_grids++] = item;
    }
  g_assert_cmpint (n_grids, ==, 5);
}

static FoveaFigure *
new_step (int n_rows,
          int n_columns)
{
  g_autoptr (FoveaEvaluation) evaluation = new_evaluation (n_rows, n_columns);
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
  FoveaCell cell = fixture_get_middle (evaluation, 0);

  options.view = FOVEA_VIEW_STEP;
  options.has_size = true;
  options.width_pt = WIDTH_PT;
  options.height_pt = HEIGHT_PT;

  return fixture_new_figure (evaluation, &cell, NULL, &options);
}

static void
test_numbers_stay (void)
{
  static const int sizes[][2] = { { 1, 11 }, { 2, 9 }, { 11, 1 }, { 7, 7 }, { 3, 3 } };

  for (size_t i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (FoveaFigure) figure = new_step (sizes[i][0], sizes[i][1]);

      g_test_message ("kernel %d×%d", sizes[i][0], sizes[i][1]);
      g_assert_cmpfloat (fovea_figure_get_width (figure), ==, WIDTH_PT);
      check_grids (fovea_figure_get_scene (figure));
    }
}

// A kernel that is wide and low needs no scrolling: each of its grids has a line of its own.
static void
test_wide_kernel_is_seen_whole (void)
{
  g_autoptr (FoveaFigure) figure = new_step (1, 11);

  g_assert_cmpfloat (fovea_figure_get_height (figure), ==, HEIGHT_PT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/figure-step/numbers-stay", test_numbers_stay);
  g_test_add_func ("/figure-step/wide-kernel-is-seen-whole", test_wide_kernel_is_seen_whole);

  return g_test_run ();
}
