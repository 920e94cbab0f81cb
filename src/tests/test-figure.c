// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Laws of a picture: what is picked is what is drawn, panels add up to the whole, nothing moves when
// something is selected; and golden dumps, taken after the rendered pictures had been looked at.
// FOVEA_GOLDEN_DIR=FOLDER writes the dumps there instead of comparing them.

#include "figure-fixture.h"
#include "figure/scene.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *network;
  double width_pt;
  double height_pt;
  FoveaSumDepth depth;
  bool has_selected;
  FoveaCell selected;
  bool has_hovered;
  FoveaCell hovered;
  FoveaView view;
  FoveaChannels channels;
} Golden;

static const Golden goldens[] = {
  { "wide", "worked", 1360, 820, FOVEA_SUM_STEP, false },
  { "selected", "worked", 1360, 820, FOVEA_SUM_STEP, true, { 2, 0, 1, 1 }, true, { 1, 0, 1, 3 } },
  { "all", "worked", 1024, 600, FOVEA_SUM_ALL, true, { 2, 0, 1, 1 }, false },
  { "reaches", "worked", 1360, 820, FOVEA_SUM_STEP, true, { 0, 0, 3, 3 }, false },
  { "narrow", "worked", 360, 480, FOVEA_SUM_STEP, true, { 2, 0, 1, 1 }, true, { 1, 0, 1, 3 } },
  { "padded", "padded", 1360, 820, FOVEA_SUM_STEP, true, { 2, 0, 0, 0 }, false },
  { "stride", "stride", 1360, 820, FOVEA_SUM_STEP, true, { 2, 0, 1, 1 }, true, { 1, 0, 0, 0 } },
  { "pyramid", "worked", 1360, 820, FOVEA_SUM_STEP, true, { 2, 0, 1, 1 }, true, { 1, 0, 1, 3 },
    FOVEA_VIEW_PYRAMID },
  { "pyramid-narrow", "relu", 480, 800, FOVEA_SUM_ALL, true, { 3, 0, 1, 1 }, false, { 0 },
    FOVEA_VIEW_PYRAMID },
  { "step", "padded", 1360, 820, FOVEA_SUM_STEP, true, { 2, 0, 0, 1 }, true, { 1, 0, 1, 1 },
    FOVEA_VIEW_STEP },
  { "step-channels", "channels", 800, 900, FOVEA_SUM_STEP, true, { 2, 1, 1, 1 }, false, { 0 },
    FOVEA_VIEW_STEP },
  { "compare", "padded", 1360, 820, FOVEA_SUM_STEP, true, { 2, 0, 1, 1 }, false, { 0 },
    FOVEA_VIEW_COMPARE },
  { "compare-relu", "relu", 1360, 820, FOVEA_SUM_STEP, true, { 3, 0, 1, 1 }, false, { 0 },
    FOVEA_VIEW_COMPARE },
  { "kernels", "channels", 1360, 820, FOVEA_SUM_STEP, false, { 0 }, false, { 0 },
    FOVEA_VIEW_KERNELS },
  { "cone", "dilation", 960, 480, FOVEA_SUM_STEP, true, { 2, 0, 1, 1 }, false, { 0 },
    FOVEA_VIEW_CONE },
  { "cost", "worked", 900, 560, FOVEA_SUM_STEP, false, { 0 }, false, { 0 }, FOVEA_VIEW_COST },
  { "growth", "deep", 960, 560, FOVEA_SUM_STEP, false, { 0 }, false, { 0 }, FOVEA_VIEW_GROWTH },
  { "effective", "worked", 960, 600, FOVEA_SUM_STEP, true, { 2, 0, 1, 1 }, false, { 0 },
    FOVEA_VIEW_EFFECTIVE },
  { "grid", "padded", 560, 640, FOVEA_SUM_STEP, true, { 1, 0, 1, 1 }, false, { 0 },
    FOVEA_VIEW_GRID },
  { "sheets", "channels", 1360, 820, FOVEA_SUM_STEP, true, { 2, 1, 1, 1 }, true, { 1, 0, 1, 3 },
    FOVEA_VIEW_ROW, FOVEA_CHANNELS_SHEETS },
  { "sheets-pyramid", "many-channels", 1360, 820, FOVEA_SUM_STEP, true, { 1, 38, 2, 2 }, false,
    { 0 }, FOVEA_VIEW_PYRAMID, FOVEA_CHANNELS_SHEETS },
  { "single", "channels", 800, 600, FOVEA_SUM_STEP, true, { 1, 2, 1, 1 }, false, { 0 },
    FOVEA_VIEW_ROW, FOVEA_CHANNELS_SINGLE },
};

static void
test_golden (gconstpointer data)
{
  const Golden *golden = data;
  g_autoptr (FoveaEvaluation) evaluation
    = fixture_new_evaluation (fixture_get_network (golden->network));
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;

  options.has_size = true;
  options.width_pt = golden->width_pt;
  options.height_pt = golden->height_pt;
  options.sum_depth = golden->depth;
  options.view = golden->view;
  options.channels = golden->channels;
  g_autoptr (FoveaFigure) figure
    = fixture_new_figure (evaluation, golden->has_selected ? &golden->selected : NULL,
                          golden->has_hovered ? &golden->hovered : NULL, &options);
  g_autofree char *dump = fovea_figure_dump (figure);
  g_autofree char *name = g_strdup_printf ("figure-%s.txt", golden->name);
  g_autoptr (GError) error = NULL;

  if (g_getenv ("FOVEA_GOLDEN_DIR") != NULL)
    {
      g_autofree char *to = g_build_filename (g_getenv ("FOVEA_GOLDEN_DIR"), name, NULL);
      g_file_set_contents (to, dump, -1, &error);
      g_assert_no_error (error);
      return;
    }

  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autofree char *expected = NULL;
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dump, ==, expected);
}

static bool
is_same_tag (FoveaTag a,
             FoveaTag b)
{
  return a.kind == b.kind && a.layer == b.layer && fovea_cell_equal (a.cell, b.cell);
}

static bool
holds (const FoveaItem *item,
       double           x,
       double           y)
{
  return x >= item->x && y >= item->y && x < item->x + item->width && y < item->y + item->height;
}

// The tag that stands uppermost at a place, by a plain look at all items.
static const FoveaItem *
find_uppermost (const FoveaScene *scene,
                double            x,
                double            y)
{
  const FoveaItem *found = NULL;

  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    {
      const FoveaItem *item = fovea_scene_get_item (scene, i);
      if (item->tag.kind != FOVEA_TAG_NONE && holds (item, x, y)
          && (found == NULL || item->panel >= found->panel))
        found = item;
    }

  return found;
}

static void
check_grid (FoveaFigure     *figure,
            const FoveaItem *item)
{
  const FoveaGridContent *grid = &item->grid;

  for (int row = 0; row < grid->n_rows; row++)
    {
      for (int column = 0; column < grid->n_columns; column++)
        {
          FoveaTag tag = item->tag;
          tag.cell.row = row;
          tag.cell.column = column;
          if (grid->tags != NULL)
            tag = grid->tags[row * grid->n_columns + column];
          double x = item->x + (column + 0.5) * item->width / grid->n_columns;
          double y = item->y + (row + 0.5) * item->height / grid->n_rows;
          cairo_matrix_transform_point (&item->transform, &x, &y);
          g_assert_true (is_same_tag (fovea_figure_pick (figure, x, y), tag));

          double left, top, width, height;
          // A cell that stands twice in a picture has the bounds of one of its places.
          if (tag.kind == FOVEA_TAG_CELL)
            {
              g_assert_true (fovea_figure_get_cell_bounds (figure, tag.cell, &left, &top, &width,
                                                           &height));
              g_assert_true (is_same_tag (
                fovea_figure_pick (figure, left + width / 2, top + height / 2), tag));
            }
        }
    }
}

// Both edges that peek out.
static void
check_sheet (FoveaFigure     *figure,
             const FoveaItem *item)
{
  const double points[2][2]
    = { { item->x + item->width / 2, item->y + item->inset_pt / 2 },
        { item->x + item->width - item->inset_pt / 2, item->y + item->height / 2 } };

  g_assert_cmpint (item->tag.kind, ==, FOVEA_TAG_CHANNEL);
  for (int i = 0; i < 2; i++)
    {
      double x = points[i][0], y = points[i][1];
      cairo_matrix_transform_point (&item->transform, &x, &y);
      g_assert_true (is_same_tag (fovea_figure_pick (figure, x, y), item->tag));
    }
}

static void
test_pick (gconstpointer data)
{
  for (size_t i = 0; i < FOVEA_N_CHANNELS * G_N_ELEMENTS (fixture_networks); i++)
    {
      const FixtureNetwork *network = &fixture_networks[i / FOVEA_N_CHANNELS];
      g_autoptr (FoveaEvaluation) evaluation = fixture_new_evaluation (network);
      FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
      options.view = (FoveaView) GPOINTER_TO_INT (data);
      options.channels = (FoveaChannels) (i % FOVEA_N_CHANNELS);
      FoveaCell selected = fixture_get_middle (evaluation, 0);
      FoveaCell hovered = fixture_get_middle (evaluation, 1);
      if (network->input.n_rows > 100)
        continue;

      g_autoptr (FoveaFigure) figure
        = fixture_new_figure (evaluation, &selected, &hovered, &options);
      const FoveaScene *scene = fovea_figure_get_scene (figure);
      for (int j = 0; j < fovea_scene_get_n_items (scene); j++)
        {
          const FoveaItem *item = fovea_scene_get_item (scene, j);
          double x = item->x + item->width / 2;
          double y = item->y + item->height / 2;
          if (item->kind == FOVEA_ITEM_GRID)
            check_grid (figure, item);
          else if (item->kind == FOVEA_ITEM_SHEET)
            check_sheet (figure, item);
          else if (item->tag.kind != FOVEA_TAG_NONE && find_uppermost (scene, x, y) == item)
            g_assert_true (is_same_tag (fovea_figure_pick (figure, x, y), item->tag));
        }
    }
}

static void
test_pick_nothing (void)
{
  g_autoptr (FoveaEvaluation) evaluation
    = fixture_new_evaluation (fixture_get_network ("worked"));
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
  g_autoptr (FoveaFigure) figure = fixture_new_figure (evaluation, NULL, NULL, &options);
  double x, y, width, height;

  g_assert_cmpint (fovea_figure_pick (figure, 1, 1).kind, ==, FOVEA_TAG_NONE);
  g_assert_cmpint (fovea_figure_pick (figure, -5, 1e9).kind, ==, FOVEA_TAG_NONE);
  g_assert_false (fovea_figure_get_cell_bounds (figure, (FoveaCell) { 2, 0, 3, 0 }, &x, &y, &width,
                                                &height));
  g_assert_false (fovea_figure_get_cell_bounds (figure, (FoveaCell) { 3, 0, 0, 0 }, &x, &y, &width,
                                                &height));
}

// Where the stages are, whatever is selected or hovered.
static char *
dump_places (FoveaEvaluation *evaluation,
             FoveaView        view,
             const FoveaCell *selected,
             const FoveaCell *hovered)
{
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
  options.view = view;
  g_autoptr (FoveaFigure) figure = fixture_new_figure (evaluation, selected, hovered, &options);
  GString *places = g_string_new (NULL);

  for (int i = 0; i < fovea_figure_get_n_panels (figure); i++)
    {
      const FoveaPanel *panel = fovea_figure_get_panel (figure, i);
      if (panel->kind == FOVEA_PANEL_BASE)
        g_string_append_printf (places, "%g,%g %g×%g\n", panel->x, panel->y, panel->width,
                                panel->height);
    }

  return g_string_free (places, FALSE);
}

static void
test_nothing_moves (gconstpointer data)
{
  FoveaView view = (FoveaView) GPOINTER_TO_INT (data);
  static const char *const names[] = { "worked", "padded", "relu", "channels", "deep" };

  for (size_t i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (FoveaEvaluation) evaluation
        = fixture_new_evaluation (fixture_get_network (names[i]));
      g_autofree char *still = NULL;
      FoveaCell hovered = fixture_get_middle (evaluation, 1);
      for (int back = 0; back < 3; back++)
        {
          FoveaCell selected = fixture_get_middle (evaluation, back);
          g_autofree char *places = dump_places (evaluation, view, &selected, &hovered);
          g_autofree char *unhovered = dump_places (evaluation, view, &selected, NULL);
          g_assert_cmpstr (places, ==, unhovered);
          if (g_str_equal (names[i], "channels")) // the card of a kernel follows the selection
            continue;
          still = still != NULL ? still : dump_places (evaluation, view, NULL, NULL);
          g_assert_cmpstr (places, ==, still);
        }
    }
}

static const FoveaItem *
find_stage_grid (const FoveaFigure *figure,
                 int                stage)
{
  const FoveaScene *scene = fovea_figure_get_scene (figure);

  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    {
      const FoveaItem *item = fovea_scene_get_item (scene, i);
      if (item->kind == FOVEA_ITEM_GRID && item->tag.kind == FOVEA_TAG_CELL
          && item->tag.cell.stage == stage)
        return item;
    }

  return NULL;
}

// The selected channel, else one that is asked for, else the first that the selection sees.
static void
test_front (void)
{
  g_autoptr (FoveaEvaluation) evaluation
    = fixture_new_evaluation (fixture_get_network ("many-channels"));
  FoveaCell selected = { 1, 38, 2, 2 };
  FoveaCell other = { 2, 0, 1, 1 };
  const FoveaCell fronts[] = { { .stage = 1, .channel = 7 }, { .stage = 0, .channel = 99 } };
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;

  options.channels = FOVEA_CHANNELS_SHEETS;
  g_autoptr (FoveaFigure) follows = fixture_new_figure (evaluation, &selected, NULL, &options);
  g_autoptr (FoveaFigure) first = fixture_new_figure (evaluation, &other, NULL, &options);
  options.fronts = fronts;
  options.n_fronts = G_N_ELEMENTS (fronts);
  g_autoptr (FoveaFigure) selects = fixture_new_figure (evaluation, &selected, NULL, &options);
  g_autoptr (FoveaFigure) asked = fixture_new_figure (evaluation, &other, NULL, &options);

  g_assert_cmpint (find_stage_grid (follows, 1)->tag.cell.channel, ==, 38);
  g_assert_cmpint (find_stage_grid (first, 1)->tag.cell.channel, ==, 0);
  g_assert_cmpint (find_stage_grid (selects, 1)->tag.cell.channel, ==, 38);
  g_assert_cmpint (find_stage_grid (asked, 1)->tag.cell.channel, ==, 7);
  g_assert_cmpint (find_stage_grid (asked, 0)->tag.cell.channel, ==, 0);

  // Another in front stands at the same place, and behind it the next ones, around the end.
  const FoveaItem *a = find_stage_grid (follows, 1);
  const FoveaItem *b = find_stage_grid (asked, 1);
  FoveaTag nearest = fovea_figure_pick (follows, a->x + a->width + 5, a->y + a->height / 2);
  FoveaTag fourth = fovea_figure_pick (follows, a->x + a->width + 25, a->y + a->height / 2);
  g_assert_cmpfloat (a->x, ==, b->x);
  g_assert_cmpfloat (a->y, ==, b->y);
  g_assert_cmpint (nearest.kind, ==, FOVEA_TAG_CHANNEL);
  g_assert_cmpint (nearest.cell.channel, ==, 39);
  g_assert_cmpint (fourth.cell.channel, ==, 1);
}

static cairo_surface_t *
draw_panels (FoveaFigure      *figure,
             const FoveaTheme *theme,
             bool              is_whole)
{
  int width = (int) fovea_figure_get_width (figure);
  int height = (int) fovea_figure_get_height (figure);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  FoveaColor background = fovea_theme_get_color (theme, FOVEA_ROLE_BACKGROUND);

  if (is_whole)
    fovea_figure_draw (figure, cr, theme);
  else
    {
      cairo_set_source_rgb (cr, background.red, background.green, background.blue);
      cairo_paint (cr);
    }
  // Each panel stays within its bounds, so a window may keep it as a picture of that size.
  for (int i = 0; i < fovea_figure_get_n_panels (figure) && !is_whole; i++)
    {
      const FoveaPanel *panel = fovea_figure_get_panel (figure, i);
      cairo_save (cr);
      cairo_rectangle (cr, panel->x, panel->y, panel->width, panel->height);
      cairo_clip (cr);
      fovea_figure_draw_panel (figure, i, cr, theme);
      cairo_restore (cr);
    }
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static void
test_panels_add_up (gconstpointer data)
{
  static const char *const names[] = { "worked", "relu", "channels" };

  for (size_t i = 0; i < 2 * G_N_ELEMENTS (names); i++)
    {
      g_autoptr (FoveaEvaluation) evaluation
        = fixture_new_evaluation (fixture_get_network (names[i / 2]));
      FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
      options.view = (FoveaView) GPOINTER_TO_INT (data);
      options.channels = i % 2 == 0 ? FOVEA_CHANNELS_TILES : FOVEA_CHANNELS_SHEETS;
      FoveaCell selected = fixture_get_middle (evaluation, 0);
      FoveaCell hovered = fixture_get_middle (evaluation, 1);
      g_autoptr (FoveaFigure) figure
        = fixture_new_figure (evaluation, &selected, &hovered, &options);
      const FoveaTheme *theme = fovea_theme_get (FOVEA_THEME_DARK);
      cairo_surface_t *whole = draw_panels (figure, theme, true);
      cairo_surface_t *parts = draw_panels (figure, theme, false);
      size_t n_bytes = (size_t) cairo_image_surface_get_stride (whole)
                       * cairo_image_surface_get_height (whole);

      g_assert_cmpint (memcmp (cairo_image_surface_get_data (whole),
                               cairo_image_surface_get_data (parts), n_bytes),
                       ==, 0);
      cairo_surface_destroy (whole);
      cairo_surface_destroy (parts);
    }
}

static void
test_panel_keys (void)
{
  g_autoptr (FoveaEvaluation) evaluation
    = fixture_new_evaluation (fixture_get_network ("worked"));
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
  g_autoptr (FoveaFigure) figure = fixture_new_figure (evaluation, NULL, NULL, &options);
  int n_found = 0;
  bool has_overlay = false;

  for (int i = 0; i < fovea_figure_get_n_panels (figure); i++)
    {
      const FoveaPanel *panel = fovea_figure_get_panel (figure, i);
      g_assert_false (has_overlay && panel->kind == FOVEA_PANEL_BASE);
      has_overlay |= panel->kind == FOVEA_PANEL_OVERLAY;
      for (int stage = 0; stage < 3; stage++)
        n_found += panel->key == fovea_evaluation_get_stage (evaluation, stage);
    }
  g_assert_cmpint (n_found, ==, 3);
}

/* Maps may shrink to nothing in a small place; what is drawn after them is drawn all the same. */
static void
test_small (gconstpointer data)
{
  static const char *const names[] = { "worked", "deep", "large" };
  static const double sides[] = { 20, 150, 240, 360 };

  for (size_t i = 0; i < G_N_ELEMENTS (names) * G_N_ELEMENTS (sides); i++)
    {
      g_autoptr (FoveaEvaluation) evaluation
        = fixture_new_evaluation (fixture_get_network (names[i / G_N_ELEMENTS (sides)]));
      FoveaCell selected = fixture_get_middle (evaluation, 0);
      FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
      options.view = (FoveaView) GPOINTER_TO_INT (data);
      options.has_size = true;
      options.width_pt = options.height_pt = sides[i % G_N_ELEMENTS (sides)];
      g_autoptr (FoveaFigure) figure
        = fixture_new_figure (evaluation, &selected, NULL, &options);
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 9, 9);
      cairo_t *cr = cairo_create (surface);

      fovea_figure_draw (figure, cr, fovea_theme_get (FOVEA_THEME_LIGHT));
      g_assert_cmpstr (cairo_status_to_string (cairo_status (cr)), ==,
                       cairo_status_to_string (CAIRO_STATUS_SUCCESS));
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

/* Nine terms, 8·1 + 7·1 + …, are written out at any width that a window has. */
static void
test_whole_sum (void)
{
  g_autoptr (FoveaEvaluation) evaluation
    = fixture_new_evaluation (fixture_get_network ("worked"));
  FoveaCell selected = fixture_get_middle (evaluation, 0);

  for (int width = 340; width < 2000; width += 10)
    {
      FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
      options.has_size = true;
      options.width_pt = width;
      options.height_pt = 500;
      g_autoptr (FoveaFigure) figure
        = fixture_new_figure (evaluation, &selected, NULL, &options);
      g_autofree char *dump = fovea_figure_dump (figure);

      if (strstr (dump, "more term") != NULL)
        g_error ("cut at %d points", width);
    }
}

static void
add_view_test (FoveaView         view,
               const char       *name,
               GTestDataFunc     test)
{
  g_autofree char *path = g_strdup_printf ("/figure/%s/%s", name, fovea_view_get_nick (view));

  g_test_add_data_func (path, GINT_TO_POINTER (view), test);
}

static void
add_view_tests (FoveaView view)
{
  static const FoveaView still[] = { FOVEA_VIEW_ROW, FOVEA_VIEW_PYRAMID };

  add_view_test (view, "pick-of-centre-is-tag", test_pick);
  add_view_test (view, "panels-add-up-to-the-whole", test_panels_add_up);
  add_view_test (view, "draws-however-small", test_small);
  for (size_t i = 0; i < G_N_ELEMENTS (still); i++)
    {
      if (still[i] == view)
        add_view_test (view, "selection-moves-nothing", test_nothing_moves);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS (goldens); i++)
    {
      g_autofree char *path = g_strdup_printf ("/figure/golden/%s", goldens[i].name);
      g_test_add_data_func (path, &goldens[i], test_golden);
    }
  for (int view = 0; view < FOVEA_N_VIEWS; view++)
    add_view_tests ((FoveaView) view);
  g_test_add_func ("/figure/pick-of-nothing", test_pick_nothing);
  g_test_add_func ("/figure/front-follows-selection", test_front);
  g_test_add_func ("/figure/sum-is-whole", test_whole_sum);
  g_test_add_func ("/figure/stages-are-keyed-by-tensor", test_panel_keys);

  return g_test_run ();
}
