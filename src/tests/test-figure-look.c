// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The look of a figure: how numbers are written, kernels turned by 180°, parts left out. No value, no
// sum and no weight that is picked depends on it.

#include "figure-fixture.h"
#include "figure/scene.h"

#include <math.h>
#include <string.h>

static FoveaEvaluation *
new_evaluation (const char *name)
{
  return fixture_new_evaluation (fixture_get_network (name));
}

static FoveaFigure *
new_figure (FoveaEvaluation          *evaluation,
            const FoveaFigureOptions *options)
{
  FoveaCell cell = fixture_get_middle (evaluation, 0);

  return fixture_new_figure (evaluation, &cell, NULL, options);
}

static FoveaKernels *
get_kernels (FoveaEvaluation *evaluation,
             const FoveaTag  *tag)
{
  FoveaNetwork *network = fovea_evaluation_get_network (evaluation);

  return fovea_layer_get_weights (fovea_network_get_layer (network, tag->layer));
}

// Checks each cell of a kernel's grid: what is picked there is the weight that is shown there.
static int
check_weights (FoveaEvaluation *evaluation,
               FoveaFigure     *figure,
               const FoveaItem *item,
               bool             is_turned)
{
  const FoveaGridContent *grid = &item->grid;

  g_assert_cmpint (grid->is_turned, ==, is_turned);
  for (int i = 0; i < grid->n_rows * grid->n_columns; i++)
    {
      double x = item->x + (i % grid->n_columns + 0.5) * item->width / grid->n_columns;
      double y = item->y + (i / grid->n_columns + 0.5) * item->height / grid->n_rows;
      FoveaTag tag = fovea_figure_pick (figure, x, y);
      int at = is_turned ? grid->n_rows * grid->n_columns - 1 - i : i;

      g_assert_cmpint (tag.kind, ==, FOVEA_TAG_WEIGHT);
      g_assert_cmpint (tag.cell.row * grid->n_columns + tag.cell.column, ==, at);
      g_assert_cmpfloat (fovea_kernels_get (get_kernels (evaluation, &tag), tag.cell.channel,
                                            tag.cell.stage, tag.cell.row, tag.cell.column),
                         ==, grid->values[i]);
    }
  return grid->n_rows * grid->n_columns;
}

static void
test_flipped_weights_are_picked (void)
{
  static const FoveaView views[] = { FOVEA_VIEW_ROW, FOVEA_VIEW_KERNELS, FOVEA_VIEW_COMPARE };

  for (size_t v = 0; v < G_N_ELEMENTS (views); v++)
    for (int flips = 0; flips < 2; flips++)
      {
        g_autoptr (FoveaEvaluation) evaluation = new_evaluation ("channels");
        FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
        int n_checked = 0;

        options.view = views[v];
        options.flips_kernels = flips;

        g_autoptr (FoveaFigure) figure = new_figure (evaluation, &options);
        const FoveaScene *scene = fovea_figure_get_scene (figure);

        for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
          {
            const FoveaItem *item = fovea_scene_get_item (scene, i);

            if (item->kind == FOVEA_ITEM_GRID && item->tag.kind == FOVEA_TAG_WEIGHT)
              n_checked += check_weights (evaluation, figure, item, flips);
          }
        g_assert_cmpint (n_checked, >=, 18);
        g_assert_cmpint (strstr (fovea_figure_get_description (figure), "180°") != NULL, ==,
                         flips);
      }
}

static int
count_texts (const FoveaFigure *figure,
             const char        *part)
{
  const FoveaScene *scene = fovea_figure_get_scene (figure);
  int n = 0;

  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    {
      const FoveaItem *item = fovea_scene_get_item (scene, i);

      n += item->kind == FOVEA_ITEM_TEXT && strstr (item->text.string, part) != NULL;
    }
  return n;
}

static int
count_items (const FoveaFigure *figure,
             FoveaItemKind      kind)
{
  const FoveaScene *scene = fovea_figure_get_scene (figure);
  int n = 0;

  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    n += fovea_scene_get_item (scene, i)->kind == kind;
  return n;
}

// Two kernels and the one that they make; in the view of one step, that the kernel is turned back.
static void
test_flip_is_said (void)
{
  g_autoptr (FoveaEvaluation) evaluation = new_evaluation ("worked");
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;

  g_autoptr (FoveaFigure) plain = new_figure (evaluation, &options);
  options.flips_kernels = true;
  g_autoptr (FoveaFigure) row = new_figure (evaluation, &options);
  options.view = FOVEA_VIEW_KERNELS;
  g_autoptr (FoveaFigure) kernels = new_figure (evaluation, &options);
  options.view = FOVEA_VIEW_STEP;
  g_autoptr (FoveaFigure) step = new_figure (evaluation, &options);

  g_assert_cmpint (count_texts (plain, "flipped"), ==, 0);
  g_assert_cmpint (count_texts (row, "flipped"), ==, 3);
  g_assert_cmpint (count_texts (kernels, "flipped"), ==, 3);
  g_assert_cmpint (count_texts (step, "flipped back"), ==, 1);
}

// What stands over each other in the view of one step is multiplied, turned kernel or not.
static void
test_flip_keeps_products (void)
{
  g_autoptr (FoveaEvaluation) evaluation = new_evaluation ("relu");
  FoveaCell cell = { 1, 0, 2, 1 };
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;

  options.view = FOVEA_VIEW_STEP;
  options.flips_kernels = true;

  g_autoptr (FoveaFigure) figure = fixture_new_figure (evaluation, &cell, NULL, &options);
  const FoveaScene *scene = fovea_figure_get_scene (figure);
  const FoveaGridContent *grids[3] = { NULL };
  int n_grids = 0;

  for (int i = 0; i < fovea_scene_get_n_items (scene) && n_grids < 3; i++)
    {
      const FoveaItem *item = fovea_scene_get_item (scene, i);

      if (item->kind == FOVEA_ITEM_GRID && item->grid.n_rows == 3 && item->grid.n_columns == 3
          && item->tag.kind == FOVEA_TAG_CARD)
        grids[n_grids++] = &item->grid;
    }
  g_assert_cmpint (n_grids, ==, 3);
  for (int i = 0; i < 9; i++)
    g_assert_cmpfloat (grids[0]->values[i] * grids[1]->values[i], ==, grids[2]->values[i]);
}

static void
test_numbers_are_written_everywhere (void)
{
  g_autoptr (FoveaEvaluation) evaluation = new_evaluation ("worked");
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
  FoveaCell cell = fixture_get_middle (evaluation, 0);

  options.numbers = FOVEA_NUMBERS_FIXED_1;

  g_autoptr (FoveaFigure) figure = new_figure (evaluation, &options);
  g_autofree char *dump = fovea_figure_dump (figure);
  g_autofree char *number
    = g_strdup_printf ("%.1f", (double) fovea_evaluation_get_value (evaluation, cell));
  g_autofree char *head = g_strdup_printf ("= %s", number);

  g_assert_nonnull (strstr (dump, number));
  g_assert_cmpint (count_texts (figure, head), ==, 1);
  g_assert_cmpint (count_texts (figure, "8.0·1.0"), >=, 1);
  // Counts of paths, weights and products stay whole.
  g_assert_cmpint (count_texts (figure, "18.0"), ==, 0);
  g_assert_cmpint (count_items (figure, FOVEA_ITEM_PATHS), >=, 1);
}

// Golden dumps hold the automatic form; nothing that is said of it here may change them.
static void
test_automatic_is_the_default (void)
{
  g_autoptr (FoveaEvaluation) evaluation = new_evaluation ("channels");
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
  g_autoptr (FoveaFigure) figure = new_figure (evaluation, &options);
  const FoveaScene *scene = fovea_figure_get_scene (figure);

  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    {
      const FoveaItem *item = fovea_scene_get_item (scene, i);

      if (item->kind == FOVEA_ITEM_GRID)
        g_assert_cmpint (item->grid.numbers, ==, FOVEA_NUMBERS_AUTOMATIC);
    }
}

static void
test_parts_are_left_out (void)
{
  g_autoptr (FoveaEvaluation) evaluation = new_evaluation ("worked");

  for (int view = 0; view < FOVEA_N_VIEWS; view++)
    {
      FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;

      options.view = (FoveaView) view;
      options.shows_captions = options.shows_paths = false;
      options.shows_sum = options.shows_cards = options.shows_padding = false;
      options.shows_numbers = false;

      g_autoptr (FoveaFigure) figure = new_figure (evaluation, &options);
      const FoveaScene *scene = fovea_figure_get_scene (figure);

      g_assert_cmpint (count_texts (figure, "the cell you clicked"), ==, 0);
      g_assert_cmpint (count_items (figure, FOVEA_ITEM_PATHS), ==, 0);
      for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
        {
          const FoveaItem *item = fovea_scene_get_item (scene, i);

          if (item->kind == FOVEA_ITEM_GRID || item->kind == FOVEA_ITEM_NUMBERS)
            g_assert_cmpfloat (item->grid.size_pt, ==, 0);
        }
    }
}

// At the width of a column of a paper, 85 mm, there is room for every number of the worked example.
static void
test_column_of_a_paper (void)
{
  g_autoptr (FoveaEvaluation) evaluation = new_evaluation ("worked");
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;

  options.has_size = true;
  options.width_pt = 85 / 25.4 * 72;
  options.height_pt = 1;

  g_autoptr (FoveaFigure) figure = new_figure (evaluation, &options);
  const FoveaScene *scene = fovea_figure_get_scene (figure);
  int n_grids = 0;

  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    {
      const FoveaItem *item = fovea_scene_get_item (scene, i);

      if (item->kind != FOVEA_ITEM_GRID)
        continue;
      g_assert_cmpfloat (item->grid.size_pt, >, 0);
      n_grids++;
    }
  // Three stages, two kernels and the one they make.
  g_assert_cmpint (n_grids, ==, 6);
}

static FoveaEvaluation *
new_deep (int n_layers)
{
  static const FixtureNetwork one
    = { "one", { 1, 56, 56 }, 1, 3, { 1 }, 1, 1, 1, false, false };
  g_autoptr (GPtrArray) layers
    = g_ptr_array_new_with_free_func ((GDestroyNotify) fovea_layer_unref);
  g_autofree float *values = g_new0 (float, fovea_shape_get_n_cells (one.input));

  for (int i = 0; i < n_layers; i++)
    g_ptr_array_add (layers, fixture_new_layer (&one, 1, 1));

  g_autoptr (FoveaNetwork) network
    = fovea_network_new (one.input, (FoveaLayer *const *) layers->pdata, n_layers, NULL);
  g_autoptr (FoveaTensor) input = fovea_tensor_new (one.input, values);

  return fovea_evaluation_new (network, input, NULL);
}

// Many stages wrap as words do: from left to right, the next line below; not all one below the other.
static void
test_many_stages_wrap (void)
{
  enum { N_LAYERS = 24 };
  g_autoptr (FoveaEvaluation) evaluation = new_deep (N_LAYERS);
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
  g_autoptr (FoveaFigure) figure
    = fovea_figure_new (&(FoveaSubject){ .evaluation = evaluation }, &options);
  double last_x = 0, last_y = 0, sum = 0;

  for (int stage = 0; stage <= N_LAYERS; stage++)
    {
      double x, y, width, height;

      g_assert_true (fovea_figure_get_cell_bounds (figure, (FoveaCell){ stage, 0, 0, 0 }, &x, &y,
                                                   &width, &height));
      g_assert_true (stage == 0 || x > last_x || y > last_y + 56 * height);
      last_x = x;
      last_y = y;
      sum += 56 * height;
    }
  g_assert_cmpfloat (fovea_figure_get_height (figure), <, sum);
}

// Each kernel lies within the card of its panel, however large: here one of 129 × 129 made by two.
static void
test_kernels_stay_in_their_cards (void)
{
  static const FixtureNetwork network
    = { "far", { 1, 140, 140 }, 2, 3, { 1, 1 }, 1, 0, 32, false, false };
  static const FoveaView views[] = { FOVEA_VIEW_ROW, FOVEA_VIEW_KERNELS, FOVEA_VIEW_COMPARE };
  g_autoptr (FoveaEvaluation) evaluation = fixture_new_evaluation (&network);

  for (size_t v = 0; v < G_N_ELEMENTS (views); v++)
    {
      FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
      options.view = views[v];
      g_autoptr (FoveaFigure) figure = fixture_new_figure (evaluation, NULL, NULL, &options);
      const FoveaScene *scene = fovea_figure_get_scene (figure);
      const FoveaItem *card = NULL;
      int n_kernels = 0;

      for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
        {
          const FoveaItem *item = fovea_scene_get_item (scene, i);

          if (item->tag.kind == FOVEA_TAG_CARD && item->kind == FOVEA_ITEM_RECT)
            card = item;
          if (item->kind != FOVEA_ITEM_GRID
              || (item->tag.kind != FOVEA_TAG_WEIGHT && item->tag.kind != FOVEA_TAG_COMPOSED))
            continue;
          n_kernels++;
          g_assert_nonnull (card);
          g_assert_cmpfloat (item->x, >=, card->x);
          g_assert_cmpfloat (item->y, >=, card->y);
          g_assert_cmpfloat (item->x + item->width, <=, card->x + card->width);
          g_assert_cmpfloat (item->y + item->height, <=, card->y + card->height);
          // The large one does not make the others small.
          if (views[v] == FOVEA_VIEW_KERNELS && item->tag.kind == FOVEA_TAG_WEIGHT)
            g_assert_cmpfloat (item->width, >, 100);
        }
      g_assert_cmpint (n_kernels, >=, 1);
    }
}

// Many kernels of one input channel stand in a block, those of several in a row an output channel.
static void
test_kernels_stand_in_blocks (void)
{
  static const FixtureNetwork network
    = { "block", { 1, 8, 8 }, 2, 3, { 6, 4 }, 1, 0, 1, false, false };
  g_autoptr (FoveaEvaluation) evaluation = fixture_new_evaluation (&network);
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
  options.view = FOVEA_VIEW_KERNELS;
  g_autoptr (FoveaFigure) figure = fixture_new_figure (evaluation, NULL, NULL, &options);
  const FoveaScene *scene = fovea_figure_get_scene (figure);
  double first_y[3] = { -1, -1, -1 };
  int n_level[3] = { 0 };

  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    {
      const FoveaItem *item = fovea_scene_get_item (scene, i);
      int layer = item->tag.layer;

      if (item->kind != FOVEA_ITEM_GRID || item->tag.kind != FOVEA_TAG_WEIGHT)
        continue;
      if (first_y[layer] < 0)
        first_y[layer] = item->y;
      n_level[layer] += item->y == first_y[layer];
    }
  g_assert_cmpint (n_level[1], ==, 3);
  g_assert_cmpint (n_level[2], ==, 6);
}

// Where the maps between have no room, the layers between are named.
static void
test_compare_names_what_it_leaves_out (void)
{
  g_autoptr (FoveaEvaluation) relu = new_evaluation ("relu");
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;

  options.view = FOVEA_VIEW_COMPARE;
  g_autoptr (FoveaFigure) whole = new_figure (relu, &options);
  options.has_size = true;
  options.width_pt = 400;
  options.height_pt = 2000;
  g_autoptr (FoveaFigure) brief = new_figure (relu, &options);

  g_assert_cmpint (count_texts (whole, "K₁ → "), ==, 0);
  g_assert_cmpint (count_texts (brief, "K₁ → ReLU → K₂"), ==, 1);
}

static bool
is_corner_of_mark (const FoveaScene *scene,
                   double            x,
                   double            y)
{
  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    {
      const FoveaItem *item = fovea_scene_get_item (scene, i);

      for (int corner = 0; corner < 4 && item->kind == FOVEA_ITEM_MARK; corner++)
        {
          double at_x = item->x + corner % 2 * item->width;
          double at_y = item->y + corner / 2 * item->height;

          cairo_matrix_transform_point (&item->transform, &at_x, &at_y);
          if (hypot (at_x - x, at_y - y) < 0.01)
            return true;
        }
    }
  return false;
}

// Two, three, five channels leave a gap in a square of them; no edge of a cone ends in it.
static void
test_cone_ends_on_marks (void)
{
  for (int n_channels = 1; n_channels <= 9; n_channels++)
    {
      FixtureNetwork network
        = { "cone", { n_channels, 8, 8 }, 2, 3, { n_channels, 3 }, 1, 0, 1, true, false };
      g_autoptr (FoveaEvaluation) evaluation = fixture_new_evaluation (&network);
      FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;

      options.view = FOVEA_VIEW_PYRAMID;
      g_autoptr (FoveaFigure) figure = new_figure (evaluation, &options);
      const FoveaScene *scene = fovea_figure_get_scene (figure);
      int n_cones = 0;

      for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
        {
          const FoveaItem *item = fovea_scene_get_item (scene, i);

          for (int corner = 0; corner < 4 && item->kind == FOVEA_ITEM_CONE; corner++)
            {
              g_assert_true (is_corner_of_mark (scene, item->cone.window.x[corner],
                                                item->cone.window.y[corner]));
              g_assert_true (is_corner_of_mark (scene, item->cone.target.x[corner],
                                                item->cone.target.y[corner]));
            }
          n_cones += item->kind == FOVEA_ITEM_CONE;
        }
      g_assert_cmpint (n_cones, ==, 2);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/figure-look/flipped-weights-are-picked", test_flipped_weights_are_picked);
  g_test_add_func ("/figure-look/flip-is-said", test_flip_is_said);
  g_test_add_func ("/figure-look/flip-keeps-products", test_flip_keeps_products);
  g_test_add_func ("/figure-look/numbers-are-written-everywhere",
                   test_numbers_are_written_everywhere);
  g_test_add_func ("/figure-look/automatic-is-the-default", test_automatic_is_the_default);
  g_test_add_func ("/figure-look/parts-are-left-out", test_parts_are_left_out);
  g_test_add_func ("/figure-look/column-of-a-paper", test_column_of_a_paper);
  g_test_add_func ("/figure-look/many-stages-wrap", test_many_stages_wrap);

  g_test_add_func ("/figure-look/kernels-stay-in-their-cards", test_kernels_stay_in_their_cards);
  g_test_add_func ("/figure-look/kernels-stand-in-blocks", test_kernels_stand_in_blocks);
  g_test_add_func ("/figure-look/compare-names-what-it-leaves-out",
                   test_compare_names_what_it_leaves_out);
  g_test_add_func ("/figure-look/cone-ends-on-marks", test_cone_ends_on_marks);

  return g_test_run ();
}
