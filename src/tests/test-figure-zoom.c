// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Figures as a window zooms them: every cell is where it was, so many times further from the corner;
// numbers come with the room for them and go little by little; parts join into the whole.

#include "figure/scene.h"

#include "figure-fixture.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double zooms[] = { 0.3, 0.77, 1, 1.3, 2, 7.7, 40 };

static FoveaFigure *
new_zoomed (FoveaEvaluation *evaluation,
            FoveaView        view,
            double           zoom)
{
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
  FoveaCell selected = fixture_get_middle (evaluation, 0);
  FoveaCell hovered = fixture_get_middle (evaluation, 1);

  options.view = view;
  options.has_size = true;
  options.width_pt = 1000;
  options.height_pt = 700;
  options.zoom = zoom;

  return fixture_new_figure (evaluation, &selected, &hovered, &options);
}

static cairo_rectangle_t
get_bounds (FoveaFigure *figure,
            FoveaCell    cell)
{
  cairo_rectangle_t bounds;

  g_assert_true (fovea_figure_get_cell_bounds (figure, cell, &bounds.x, &bounds.y,
                                               &bounds.width, &bounds.height));
  return bounds;
}

static void
assert_enlarged (FoveaFigure *page,
                 FoveaFigure *figure,
                 FoveaCell    cell,
                 double       zoom)
{
  cairo_rectangle_t before = get_bounds (page, cell), now = get_bounds (figure, cell);

  // A cell of the page may be off by the point that its grid was rounded by.
  double slack = 1 + zoom;
  g_assert_cmpfloat_with_epsilon (now.x, before.x * zoom, slack);
  g_assert_cmpfloat_with_epsilon (now.y, before.y * zoom, slack);
  g_assert_cmpfloat_with_epsilon (now.width, before.width * zoom, slack);

  FoveaTag tag = fovea_figure_pick (figure, now.x + now.width / 2, now.y + now.height / 2);
  if (now.width >= 2)
    {
      g_assert_cmpint (tag.kind, ==, FOVEA_TAG_CELL);
      g_assert_true (fovea_cell_equal (tag.cell, cell));
    }
}

static void
test_cells_keep_their_places (void)
{
  static const char *const names[] = { "worked", "stride", "channels", "large" };

  for (size_t n = 0; n < G_N_ELEMENTS (names); n++)
    {
      g_autoptr (FoveaEvaluation) evaluation
        = fixture_new_evaluation (fixture_get_network (names[n]));
      g_autoptr (FoveaFigure) page = new_zoomed (evaluation, FOVEA_VIEW_ROW, 1);
      FoveaNetwork *network = fovea_evaluation_get_network (evaluation);

      for (size_t z = 0; z < G_N_ELEMENTS (zooms); z++)
        {
          g_autoptr (FoveaFigure) figure = new_zoomed (evaluation, FOVEA_VIEW_ROW, zooms[z]);
          g_assert_cmpfloat_with_epsilon (fovea_figure_get_width (figure), 1000 * zooms[z], 1);
          for (int stage = 0; stage < fovea_network_get_n_stages (network); stage++)
            {
              FoveaShape shape = fovea_network_get_shape (network, stage);
              for (int i = 0; i < 5; i++)
                assert_enlarged (page, figure,
                                 (FoveaCell){ stage, 0, i * (shape.n_rows - 1) / 4,
                                              (4 - i) * (shape.n_columns - 1) / 4 },
                                 zooms[z]);
            }
        }
    }
}

// The mark of the selected cell is on the lines of the grid, to the pixel.
static void
test_marks_stand_on_cells (void)
{
  g_autoptr (FoveaEvaluation) evaluation = fixture_new_evaluation (fixture_get_network ("large"));
  FoveaCell selected = fixture_get_middle (evaluation, 0);

  for (size_t z = 0; z < G_N_ELEMENTS (zooms); z++)
    {
      g_autoptr (FoveaFigure) figure = new_zoomed (evaluation, FOVEA_VIEW_ROW, zooms[z]);
      cairo_rectangle_t cell = get_bounds (figure, selected);
      const FoveaScene *scene = fovea_figure_get_scene (figure);
      int n_found = 0;

      for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
        {
          const FoveaItem *item = fovea_scene_get_item (scene, i);
          if (item->kind != FOVEA_ITEM_MARK || item->role != FOVEA_ROLE_SEES
              || fabs (item->x - cell.x) > 1)
            continue;
          n_found++;
          g_assert_cmpfloat_with_epsilon (item->x, cell.x, 0.51);
          g_assert_cmpfloat_with_epsilon (item->y, cell.y, 0.51);
          g_assert_cmpfloat_with_epsilon (item->width, cell.width, 1.01);
          g_assert_cmpfloat (item->line_pt, >=, 1.99);
          g_assert_cmpfloat (item->line_pt, <=, 13.01);
        }
      g_assert_cmpint (n_found, ==, 1);
    }
}

static const FoveaItem *
find_grid (FoveaFigure *figure)
{
  const FoveaScene *scene = fovea_figure_get_scene (figure);

  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    {
      const FoveaItem *item = fovea_scene_get_item (scene, i);
      if (item->kind == FOVEA_ITEM_GRID && item->tag.kind == FOVEA_TAG_CELL
          && item->tag.cell.stage == 0)
        return item;
    }
  g_assert_not_reached ();
}

// From none to pale to full, never back, and some zoom shows each.
static void
test_numbers_come_little_by_little (void)
{
  g_autoptr (FoveaEvaluation) evaluation = fixture_new_evaluation (fixture_get_network ("large"));
  double opacity = 0;
  bool was_pale = false;

  for (double zoom = 1; zoom < 60; zoom *= 1.02)
    {
      g_autoptr (FoveaFigure) figure = new_zoomed (evaluation, FOVEA_VIEW_ROW, zoom);
      const FoveaItem *item = find_grid (figure);
      double now = item->grid.size_pt > 0 ? 1 - item->grid.fade : 0;

      g_assert_cmpfloat (now, >=, opacity - 1e-9);
      g_assert_cmpfloat (now, <=, opacity + 0.35);
      was_pale |= now > 0.1 && now < 0.9;
      opacity = now;
    }
  g_assert_cmpfloat (opacity, ==, 1);
  g_assert_true (was_pale);
}

static cairo_surface_t *
draw (FoveaFigure             *figure,
      const cairo_rectangle_t *part,
      cairo_surface_t         *surface)
{
  cairo_t *cr = cairo_create (surface);

  for (int panel = 0; panel < fovea_figure_get_n_panels (figure); panel++)
    fovea_figure_draw_part (figure, panel, part, cr, fovea_theme_get (FOVEA_THEME_LIGHT));
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

// A picture of parts beside one another is the picture.
static void
test_parts_join (FoveaView   view,
                 const char *name,
                 double      zoom)
{
  g_autoptr (FoveaEvaluation) evaluation = fixture_new_evaluation (fixture_get_network (name));
  g_autoptr (FoveaFigure) figure = new_zoomed (evaluation, view, zoom);
  int width = (int) ceil (fovea_figure_get_width (figure));
  int height = (int) ceil (fovea_figure_get_height (figure));
  cairo_rectangle_t all = { 0, 0, width, height };
  cairo_surface_t *whole
    = draw (figure, &all, cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height));
  cairo_surface_t *parts = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  const int side = 211;
  int n_differ = 0;

  for (int y = 0; y < height; y += side)
    for (int x = 0; x < width; x += side)
      draw (figure, &(cairo_rectangle_t){ x, y, side, side }, parts);

  for (int y = 0; y < height; y++)
    {
      const unsigned char *a = cairo_image_surface_get_data (whole)
                               + (size_t) y * (size_t) cairo_image_surface_get_stride (whole);
      const unsigned char *b = cairo_image_surface_get_data (parts)
                               + (size_t) y * (size_t) cairo_image_surface_get_stride (parts);
      for (int i = 0; i < 4 * width; i++)
        n_differ += abs (a[i] - b[i]) > 8;
    }
  g_test_message ("%s at %g: %d bytes of %d differ", name, zoom, n_differ, 4 * width * height);
  g_assert_cmpint (n_differ, <, width * height / 1000);
  cairo_surface_destroy (whole);
  cairo_surface_destroy (parts);
}

static void
test_parts_join_into_the_whole (void)
{
  test_parts_join (FOVEA_VIEW_ROW, "worked", 1);
  test_parts_join (FOVEA_VIEW_ROW, "padded", 1.7);
  test_parts_join (FOVEA_VIEW_ROW, "large", 1);
  test_parts_join (FOVEA_VIEW_PYRAMID, "stride", 1.3);
  test_parts_join (FOVEA_VIEW_COMPARE, "worked", 1.3);
}

static int
count_items (FoveaFigure   *figure,
             FoveaItemKind  kind)
{
  const FoveaScene *scene = fovea_figure_get_scene (figure);
  int n_items = 0;

  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    n_items += fovea_scene_get_item (scene, i)->kind == kind;

  return n_items;
}

// What is read around a map and what is left over comes with the size of its cells, without moving
// them (see above), and lies on the map's own lines.
static void
test_padding_comes_with_zoom (void)
{
  static const FoveaView views[] = { FOVEA_VIEW_ROW, FOVEA_VIEW_PYRAMID };
  const FixtureNetwork network
    = { "padded", { 1, 224, 224 }, 2, 3, { 1, 1 }, 4, 1, 1, false, false };
  g_autoptr (FoveaEvaluation) evaluation = fixture_new_evaluation (&network);

  for (size_t view = 0; view < G_N_ELEMENTS (views); view++)
    {
      g_autoptr (FoveaFigure) page = new_zoomed (evaluation, views[view], 1);
      g_autoptr (FoveaFigure) figure = new_zoomed (evaluation, views[view], 30);

      g_assert_cmpint (count_items (page, FOVEA_ITEM_GHOST), ==, 0);
      g_assert_cmpint (count_items (page, FOVEA_ITEM_HATCH), ==, 0);
      g_assert_cmpint (count_items (figure, FOVEA_ITEM_GHOST), >, 0);
      g_assert_cmpint (count_items (figure, FOVEA_ITEM_HATCH), >, 0);
    }

  g_autoptr (FoveaFigure) figure = new_zoomed (evaluation, FOVEA_VIEW_ROW, 12);
  const FoveaScene *scene = fovea_figure_get_scene (figure);
  cairo_rectangle_t first = get_bounds (figure, (FoveaCell){ 0 });
  bool has_left = false;

  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    {
      const FoveaItem *item = fovea_scene_get_item (scene, i);

      if (item->kind == FOVEA_ITEM_GHOST && item->grid.n_columns == 1
          && fabs (item->x + item->width - first.x) < 1.5 && fabs (item->y - first.y) < 1.5)
        {
          has_left = true;
          g_assert_cmpfloat_with_epsilon (item->width, first.width, 1.5);
        }
    }
  g_assert_true (has_left);
}

static cairo_surface_t *
new_seen (FoveaFigure             *figure,
          const cairo_rectangle_t *seen,
          int                      scale,
          bool                     is_window)
{
  cairo_surface_t *surface = cairo_image_surface_create (
    CAIRO_FORMAT_RGB24, scale * (int) seen->width, scale * (int) seen->height);

  cairo_surface_set_device_scale (surface, scale, scale);
  cairo_surface_set_device_offset (surface, -scale * seen->x, -scale * seen->y);
  if (is_window)
    return draw (figure, seen, surface);

  cairo_t *cr = cairo_create (surface);

  for (int panel = 0; panel < fovea_figure_get_n_panels (figure); panel++)
    fovea_figure_draw_panel (figure, panel, cr, fovea_theme_get (FOVEA_THEME_LIGHT));
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

// How many channels of pixels differ by more than 16 steps of 255.
static int
count_far (cairo_surface_t *a,
           cairo_surface_t *b)
{
  int stride = cairo_image_surface_get_stride (a);
  int height = cairo_image_surface_get_height (a);
  const unsigned char *at = cairo_image_surface_get_data (a);
  const unsigned char *other = cairo_image_surface_get_data (b);
  int n_far = 0;

  for (int i = 0; i < stride * height; i++)
    if (i % 4 != 3)
      n_far += abs (at[i] - other[i]) > 16;

  return n_far;
}

static FoveaEvaluation *
new_noise (int side)
{
  FoveaShape shape = { 1, side, side };
  g_autofree float *values = g_new (float, side * side);
  g_autoptr (GRand) random = g_rand_new_with_seed (20260105);

  for (int i = 0; i < side * side; i++)
    values[i] = (float) g_rand_double_range (random, -1, 3);

  g_autoptr (FoveaTensor) input = fovea_tensor_new (shape, values);
  g_autoptr (FoveaNetwork) network = fovea_network_new (shape, NULL, 0, NULL);

  return fovea_evaluation_new (network, input, NULL);
}

// A window, which has to be quick, draws thousands of cells and their numbers as a page does.
static void
test_window_is_page (gconstpointer data)
{
  int scale = GPOINTER_TO_INT (data);
  g_autoptr (FoveaEvaluation) evaluation = new_noise (90);

  for (double zoom = 1; zoom < 8; zoom *= 1.13)
    {
      g_autoptr (FoveaFigure) figure = new_zoomed (evaluation, FOVEA_VIEW_ROW, zoom);
      cairo_rectangle_t seen = { floor (fovea_figure_get_width (figure) / 3),
                                 floor (fovea_figure_get_height (figure) / 3), 700, 500 };
      cairo_surface_t *window = new_seen (figure, &seen, scale, true);
      cairo_surface_t *page = new_seen (figure, &seen, scale, false);


      g_test_message ("zoom %g", zoom);
      // Colours are near by on the ramp, and where figures touch their edges are added first; newer
      // cairos draw a few pixels of some figures otherwise. Of a line of cells that is a pixel beside
      // its place, thousands differ.
      g_assert_cmpint (count_far (window, page), <=, 100 * scale * scale);
      cairo_surface_destroy (page);
      cairo_surface_destroy (window);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/figure-zoom/cells-keep-their-places", test_cells_keep_their_places);
  g_test_add_func ("/figure-zoom/marks-stand-on-cells", test_marks_stand_on_cells);
  g_test_add_func ("/figure-zoom/numbers-come-little-by-little",
                   test_numbers_come_little_by_little);
  g_test_add_func ("/figure-zoom/parts-join-into-the-whole", test_parts_join_into_the_whole);
  g_test_add_func ("/figure-zoom/padding-comes-with-zoom", test_padding_comes_with_zoom);
  g_test_add_data_func ("/figure-zoom/window-is-page", GINT_TO_POINTER (1), test_window_is_page);
  g_test_add_data_func ("/figure-zoom/window-is-page-of-fine-pixels", GINT_TO_POINTER (2),
                        test_window_is_page);

  return g_test_run ();
}
