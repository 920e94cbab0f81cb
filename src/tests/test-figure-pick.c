// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is picked is what is drawn, in every view and with channels in every arrangement; and which
// channel is in front.

#include "figure-fixture.h"
#include "figure/scene.h"

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

// Two layers in which each channel is made of the one before it alone, 2×2.
static FoveaEvaluation *
new_depthwise (void)
{
  float values[4 * 5 * 5];
  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;

  for (size_t i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = (float) (i % 7);
  g_autoptr (FoveaKernels) kernels = fovea_kernels_new (4, 1, 2, 2, values);
  options.kind = FOVEA_LAYER_CONVOLUTION;
  options.weights = kernels;
  options.groups = 4;
  g_autoptr (FoveaLayer) layer = fovea_layer_new (&options, &error);
  g_assert_no_error (error);
  FoveaLayer *const layers[] = { layer, layer };
  g_autoptr (FoveaNetwork) network
    = fovea_network_new ((FoveaShape) { 4, 5, 5 }, layers, 2, &error);
  g_assert_no_error (error);
  g_autoptr (FoveaTensor) input = fovea_tensor_new ((FoveaShape) { 4, 5, 5 }, values);
  FoveaEvaluation *evaluation = fovea_evaluation_new (network, input, &error);
  g_assert_no_error (error);

  return evaluation;
}

// Both stacks have the same channels in front, also where the one kernel sees more of them.
static void
test_same_front (void)
{
  g_autoptr (FoveaEvaluation) evaluation = new_depthwise ();
  FoveaCell selected = { 2, 3, 1, 1 };
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
  int n_inputs = 0;

  options.view = FOVEA_VIEW_COMPARE;
  options.channels = FOVEA_CHANNELS_SINGLE;
  g_autoptr (FoveaFigure) figure = fixture_new_figure (evaluation, &selected, NULL, &options);
  const FoveaScene *scene = fovea_figure_get_scene (figure);
  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    {
      const FoveaItem *item = fovea_scene_get_item (scene, i);
      if (item->kind != FOVEA_ITEM_GRID || item->tag.kind != FOVEA_TAG_CELL)
        continue;
      n_inputs += item->tag.cell.stage == 0;
      g_assert_cmpint (item->tag.cell.channel, ==, 3);
    }
  g_assert_cmpint (n_inputs, ==, 2);
}

// Finds what of layer 1 is seen, and what a click on the note about @stage brings.
static bool
look_at_kernels (FoveaFigure        *figure,
                 const FoveaKernels *weights,
                 bool               *is_seen, // a kernel each
                 int                 stage,
                 FoveaCell          *next)
{
  const FoveaScene *scene = fovea_figure_get_scene (figure);
  size_t size = (size_t) fovea_kernels_get_n_rows (weights) * fovea_kernels_get_n_columns (weights);
  bool has_next = false;

  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    {
      const FoveaItem *item = fovea_scene_get_item (scene, i);
      const FoveaTag *tag = &item->tag;
      double x = item->x + item->width / 2, y = item->y + item->height / 2;

      if (tag->kind == FOVEA_TAG_CHANNEL && tag->cell.stage == stage)
        {
          g_assert_cmpint (fovea_figure_pick (figure, x, y).kind, ==, FOVEA_TAG_CHANNEL);
          *next = tag->cell;
          has_next = true;
        }
      if (tag->kind != FOVEA_TAG_WEIGHT || tag->layer != 1)
        continue;

      size_t at = (size_t) tag->cell.channel * fovea_kernels_get_n_inner (weights)
                  + (size_t) tag->cell.stage;
      g_assert_true (item->grid.values == fovea_kernels_get_weights (weights) + at * size);
      is_seen[at] = true;
    }

  return has_next;
}

// However many kernels a layer has: clicks on the notes lead to each.
static void
test_kernel_pages (void)
{
  const FixtureNetwork network = { "bank", { 19, 6, 6 }, 2, 3, { 21, 3 }, 1, 1, 1, true, false };
  g_autoptr (FoveaEvaluation) evaluation = fixture_new_evaluation (&network);
  FoveaKernels *weights = fovea_layer_get_weights (
    fovea_network_get_layer (fovea_evaluation_get_network (evaluation), 1));
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
  FoveaCell fronts[2] = { { .stage = 0 }, { .stage = 1 } };
  bool is_seen[21 * 19] = { false };

  options.view = FOVEA_VIEW_KERNELS;
  options.fronts = fronts;
  options.n_fronts = 2;
  for (int down = 0; down < 3; down++)
    {
      for (int across = 0; across < 3; across++)
        {
          g_autoptr (FoveaFigure) figure = fixture_new_figure (evaluation, NULL, NULL, &options);
          g_assert_true (look_at_kernels (figure, weights, is_seen, 0, &fronts[0]));
        }
      // Once round.
      g_assert_cmpint (fronts[0].channel, ==, 0);
      g_autoptr (FoveaFigure) figure = fixture_new_figure (evaluation, NULL, NULL, &options);
      g_assert_true (look_at_kernels (figure, weights, is_seen, 1, &fronts[1]));
    }
  g_assert_cmpint (fronts[1].channel, ==, 0);
  for (size_t i = 0; i < G_N_ELEMENTS (is_seen); i++)
    g_assert_true (is_seen[i]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (int view = 0; view < FOVEA_N_VIEWS; view++)
    {
      g_autofree char *path = g_strdup_printf ("/figure-pick/pick-of-centre-is-tag/%s",
                                               fovea_view_get_nick ((FoveaView) view));
      g_test_add_data_func (path, GINT_TO_POINTER (view), test_pick);
    }
  g_test_add_func ("/figure-pick/pick-of-nothing", test_pick_nothing);
  g_test_add_func ("/figure-pick/both-stacks-have-the-same-front", test_same_front);
  g_test_add_func ("/figure-pick/front-follows-selection", test_front);

  g_test_add_func ("/figure-pick/kernel-pages", test_kernel_pages);

  return g_test_run ();
}
