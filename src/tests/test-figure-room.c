// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Nothing overlaps, nothing is cut: many networks at many sizes, with the words of the interface as
// they are and in a made-up language in which everything is twice as long.

#include "figure-fixture.h"
#include "long-language.h"
#include "figure/scene.h"
#include "figure/type.h"

#include <math.h>
#include <string.h>

static const double sizes[][2] = {
  { 360, 480 },   { 480, 360 },  { 480, 800 },   { 640, 480 },   { 800, 600 },
  { 1024, 600 },  { 1024, 768 }, { 1280, 800 },  { 1366, 768 },  { 1400, 844 },
  { 1920, 1080 }, { 800, 2000 }, { 2560, 1080 }, { 2560, 1440 }, { 3840, 2160 },
};

static bool
is_solid (const FoveaItem *item)
{
  return item->kind == FOVEA_ITEM_TEXT || item->kind == FOVEA_ITEM_GRID
         || item->kind == FOVEA_ITEM_CURVE;
}

static bool
intersect (const cairo_rectangle_t *p,
           const cairo_rectangle_t *q)
{
  return p->x < q->x + q->width && q->x < p->x + p->width && p->y < q->y + q->height
         && q->y < p->y + p->height;
}

// Beside the slanted edge of one of them, in whose plane they are looked at.
static bool
are_apart_in_plane (const FoveaItem         *slanted,
                    const cairo_rectangle_t *other)
{
  FoveaItem projected = { .x = other->x,
                          .y = other->y,
                          .width = other->width,
                          .height = other->height,
                          .transform = slanted->transform };
  cairo_rectangle_t own = { slanted->x, slanted->y, slanted->width, slanted->height };
  cairo_rectangle_t seen;

  g_assert_cmpint (cairo_matrix_invert (&projected.transform), ==, CAIRO_STATUS_SUCCESS);
  fovea_item_get_bounds (&projected, &seen);

  return !intersect (&own, &seen);
}

static bool
overlap (const FoveaItem *a,
         const FoveaItem *b)
{
  cairo_rectangle_t p, q;

  fovea_item_get_bounds (a, &p);
  fovea_item_get_bounds (b, &q);
  // In one plane they are compared there: slanted neighbours have upright bounds that overlap.
  if (memcmp (&a->transform, &b->transform, sizeof a->transform) == 0)
    {
      p = (cairo_rectangle_t) { a->x, a->y, a->width, a->height };
      q = (cairo_rectangle_t) { b->x, b->y, b->width, b->height };
    }

  else if (are_apart_in_plane (a, &q) || are_apart_in_plane (b, &p))
    return false;

  return intersect (&p, &q);
}

static bool
is_within (const FoveaItem *inner,
           const FoveaItem *outer)
{
  return inner->x >= outer->x && inner->y >= outer->y
         && inner->x + inner->width <= outer->x + outer->width
         && inner->y + inner->height <= outer->y + outer->height;
}

static bool
collide (const FoveaItem *a,
         const FoveaItem *b)
{
  bool is_card_a = a->kind == FOVEA_ITEM_RECT;
  bool is_card_b = b->kind == FOVEA_ITEM_RECT;

  if ((is_solid (a) && is_solid (b)) || (is_card_a && is_card_b))
    return overlap (a, b);
  if (is_card_a && is_solid (b))
    return overlap (a, b) && !is_within (b, a);
  if (is_card_b && is_solid (a))
    return overlap (a, b) && !is_within (a, b);

  return false;
}

static void
check_pair (const FoveaItem *a,
            const FoveaItem *b)
{
  if (!collide (a, b))
    return;

  g_error ("kind %d at %g,%g %g×%g “%s” collides with kind %d at %g,%g %g×%g “%s”", a->kind, a->x,
           a->y, a->width, a->height, a->kind == FOVEA_ITEM_TEXT ? a->text.string : "", b->kind,
           b->x, b->y, b->width, b->height, b->kind == FOVEA_ITEM_TEXT ? b->text.string : "");
}

// A word may be squeezed down to the least type, never cut, in the language as it is.
static void
check_text (const FoveaItem *item)
{
  double least = MIN (item->text.size_pt, FOVEA_TYPE_LEAST_PT);

  g_assert_cmpfloat (item->text.size_pt, >=, FOVEA_TYPE_LEAST_PT);
  g_assert_true (g_utf8_validate (item->text.string, -1, NULL));
  double needed = fovea_type_estimate_width (item->text.string, least, item->text.weight);
  if (!is_long_language && needed > item->width + 1)
    g_error ("“%s” needs %g points and has %g", item->text.string, needed, item->width);
}

static void
check_scene (FoveaFigure *figure)
{
  const FoveaScene *scene = fovea_figure_get_scene (figure);
  int n_items = fovea_scene_get_n_items (scene);

  for (int i = 0; i < n_items; i++)
    {
      const FoveaItem *item = fovea_scene_get_item (scene, i);
      g_assert_cmpfloat (item->width, >=, 0);
      g_assert_cmpfloat (item->height, >=, 0);
      cairo_rectangle_t bounds;
      fovea_item_get_bounds (item, &bounds);
      g_assert_cmpfloat (bounds.x, >=, -1e-9);
      g_assert_cmpfloat (bounds.y, >=, -1e-9);
      g_assert_cmpfloat (bounds.x + bounds.width, <=, fovea_figure_get_width (figure) + 1e-9);
      g_assert_cmpfloat (bounds.y + bounds.height, <=, fovea_figure_get_height (figure) + 1e-9);
      g_assert_cmpfloat (item->x, ==, round (item->x));
      g_assert_cmpfloat (item->y, ==, round (item->y));
      if (item->kind == FOVEA_ITEM_TEXT)
        check_text (item);
      for (int j = 0; j < i; j++)
        check_pair (fovea_scene_get_item (scene, j), item);
    }
}

static void
check_view (FoveaEvaluation *evaluation,
            const char      *name,
            FoveaView        view,
            size_t           step)
{
  for (size_t i = 0; i < G_N_ELEMENTS (sizes); i += step)
    {
      for (int back = -1; back < 3; back++)
        {
          FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
          FoveaCell selected = fixture_get_middle (evaluation, MAX (back, 0));
          FoveaCell hovered = fixture_get_middle (evaluation, 1);
          options.view = view;
          options.has_size = true;
          options.width_pt = sizes[i][0];
          options.height_pt = sizes[i][1];
          options.sum_depth = (i + back) % 2 == 0 ? FOVEA_SUM_ALL : FOVEA_SUM_STEP;
          options.text_scale = i % 5 == 4 ? 1.4 : 1;
          options.channels = (FoveaChannels) ((i + (size_t) (back + 1)) % FOVEA_N_CHANNELS);
          g_test_message ("%s, %s, %gx%g, selected %d back", name, fovea_view_get_nick (view),
                          sizes[i][0], sizes[i][1], back);
          g_autoptr (FoveaFigure) figure
            = fixture_new_figure (evaluation, back < 0 ? NULL : &selected, &hovered, &options);
          g_assert_cmpfloat (fovea_figure_get_width (figure), ==, sizes[i][0]);
          g_assert_cmpfloat (fovea_figure_get_height (figure), >=, sizes[i][1]);
          check_scene (figure);
        }
    }
}

static void
check_network (const FixtureNetwork *network)
{
  g_autoptr (FoveaEvaluation) evaluation = fixture_new_evaluation (network);

  for (int view = 0; view < FOVEA_N_VIEWS; view++)
    check_view (evaluation, network->name, (FoveaView) view, view == FOVEA_VIEW_ROW ? 1 : 3);
}

static void
test_room (gconstpointer data)
{
  is_long_language = false;
  check_network (data);
}

static void
test_long_room (gconstpointer data)
{
  is_long_language = true;
  g_assert_cmpstr (gettext ("ReLU"), ==, "ReLUoo o");
  check_network (data);
  is_long_language = false;
}

// A point of a ring leaves the middle of each cell to its number.
static void
check_rings (FoveaFigure *figure)
{
  const FoveaScene *scene = fovea_figure_get_scene (figure);
  const FoveaItem *numbers = NULL;
  int n_points = 0;

  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    {
      const FoveaItem *item = fovea_scene_get_item (scene, i);
      if (item->kind == FOVEA_ITEM_NUMBERS)
        numbers = item;
      for (int j = 0; item->kind == FOVEA_ITEM_LINES && j < item->lines.n_points; j++)
        {
          double cell = numbers->width / numbers->grid.n_columns;
          double x = (item->x + item->lines.points[2 * j] - numbers->x) / cell;
          double y = (item->y + item->lines.points[2 * j + 1] - numbers->y) / cell;
          double em = numbers->grid.size_pt / cell;
          g_assert_false (fabs (x - floor (x) - 0.5) < 1.2 * em && fabs (y - floor (y) - 0.5) < em / 2);
          n_points++;
        }
    }
  g_assert_nonnull (numbers);
  g_assert_cmpint (n_points, >, 50);
}

static FoveaFigure *
new_column (FoveaEvaluation *evaluation,
            FoveaView        view,
            double           width)
{
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
  FoveaCell selected = fixture_get_middle (evaluation, 0);

  options.view = view;
  options.has_size = true;
  options.width_pt = width;
  options.height_pt = 2 * width;

  return fixture_new_figure (evaluation, &selected, NULL, &options);
}

// Columns of a paper are narrower than any window.
static void
test_narrow (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (fixture_networks); i++)
    {
      g_autoptr (FoveaEvaluation) evaluation = fixture_new_evaluation (&fixture_networks[i]);
      bool is_narrow = i == 0 || strcmp (fixture_networks[i].name, "channels") == 0;

      for (int view = 0; view < FOVEA_N_VIEWS; view++)
        for (double width = is_narrow ? 170 : 220; width <= 340; width += i == 0 ? 34 : 85)
          {
            g_autoptr (FoveaFigure) figure = new_column (evaluation, (FoveaView) view, width);
            g_test_message ("%s, %s, %g", fixture_networks[i].name,
                            fovea_view_get_nick ((FoveaView) view), width);
            if (!fovea_figure_is_whole (figure)) // which export refuses
              {
                g_assert_cmpuint (i, >, 0);
                continue;
              }
            check_scene (figure);
            if (view == FOVEA_VIEW_EFFECTIVE && i == 0)
              check_rings (figure);
          }
    }
}

// All that the view is about shows its numbers in a column.
static void
test_narrow_numbers (void)
{
  static const struct
  {
    FoveaView view;
    double width;
  } columns[] = {
    { FOVEA_VIEW_ROW, 170 },     { FOVEA_VIEW_ROW, 241 },       { FOVEA_VIEW_COMPARE, 241 },
    { FOVEA_VIEW_GRID, 170 },    { FOVEA_VIEW_EFFECTIVE, 170 }, { FOVEA_VIEW_KERNELS, 170 },
    { FOVEA_VIEW_COMPARE, 170 },
  };
  g_autoptr (FoveaEvaluation) evaluation = fixture_new_evaluation (&fixture_networks[0]);

  for (size_t i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (FoveaFigure) figure
        = new_column (evaluation, columns[i].view, columns[i].width);
      const FoveaScene *scene = fovea_figure_get_scene (figure);

      g_assert_true (fovea_figure_is_whole (figure));
      for (int j = 0; j < fovea_scene_get_n_items (scene); j++)
        {
          const FoveaItem *item = fovea_scene_get_item (scene, j);
          if (item->kind == FOVEA_ITEM_GRID && !item->grid.is_bare)
            g_assert_cmpfloat (item->grid.size_pt, >=, FOVEA_TYPE_LEAST_PT);
        }
    }
}

// A wide window is used from its middle: what there is does not lie in a corner.
static void
test_middle (void)
{
  static const FoveaView views[]
    = { FOVEA_VIEW_KERNELS, FOVEA_VIEW_GRID, FOVEA_VIEW_CONE, FOVEA_VIEW_EFFECTIVE };
  g_autoptr (FoveaEvaluation) evaluation = fixture_new_evaluation (&fixture_networks[0]);

  for (size_t i = 0; i < G_N_ELEMENTS (views); i++)
    {
      FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
      options.view = views[i];
      options.has_size = true;
      options.width_pt = 1900;
      options.height_pt = 900;
      g_autoptr (FoveaFigure) figure = fixture_new_figure (evaluation, NULL, NULL, &options);
      const FoveaScene *scene = fovea_figure_get_scene (figure);
      double left = options.width_pt, top = options.height_pt, right = 0, bottom = 0;

      for (int j = 0; j < fovea_scene_get_n_items (scene); j++)
        {
          const FoveaItem *item = fovea_scene_get_item (scene, j);
          if (item->kind != FOVEA_ITEM_GRID)
            continue;
          left = MIN (left, item->x);
          right = MAX (right, item->x + item->width);
          top = MIN (top, item->y);
          bottom = MAX (bottom, item->y + item->height);
        }
      // The words beside a cone, and those above and below a map, belong to it.
      g_assert_cmpfloat (fabs (left + right - options.width_pt), <, 0.1 * options.width_pt);
      g_assert_cmpfloat (fabs (top + bottom - options.height_pt), <, 0.1 * options.height_pt);
      g_assert_cmpfloat (bottom - top, >, 0.25 * options.height_pt);
    }
}

static FoveaEvaluation *
new_layer_evaluation (FoveaLayerKind kind,
                      int            n_rows,
                      int            n_columns,
                      int            stride)
{
  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;
  float values[81] = { 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaKernels) kernels = fovea_kernels_new (1, 1, n_rows, n_columns, values);

  options.kind = kind;
  options.weights = kernels;
  options.stride[0] = options.stride[1] = stride;
  g_autoptr (FoveaLayer) layer = fovea_layer_new (&options, &error);
  g_assert_no_error (error);
  g_autoptr (FoveaNetwork) network = fovea_network_new ((FoveaShape) { 1, 9, 9 }, &layer, 1, &error);
  g_assert_no_error (error);
  g_autoptr (FoveaTensor) input = fovea_tensor_new ((FoveaShape) { 1, 9, 9 }, values);
  FoveaEvaluation *evaluation = fovea_evaluation_new (network, input, &error);
  g_assert_no_error (error);
  return evaluation;
}

// An oblong kernel sees an oblong box, in the picture and in the words.
static void
test_oblong_growth (void)
{
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
  g_autoptr (FoveaEvaluation) evaluation
    = new_layer_evaluation (FOVEA_LAYER_CONVOLUTION, 2, 5, 1);
  bool is_told = false;
  double width = 0, height = 0;

  options.view = FOVEA_VIEW_GROWTH;
  g_autoptr (FoveaFigure) figure = fixture_new_figure (evaluation, NULL, NULL, &options);
  const FoveaScene *scene = fovea_figure_get_scene (figure);
  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    {
      const FoveaItem *item = fovea_scene_get_item (scene, i);
      if (item->kind == FOVEA_ITEM_TEXT)
        is_told |= strstr (item->text.string, "2 × 5") != NULL;
      if (item->kind == FOVEA_ITEM_MARK && item->role == FOVEA_ROLE_SEES)
        {
          width = MAX (width, item->width);
          height = MAX (height, item->height);
        }
    }
  g_assert_true (is_told);
  g_assert_cmpfloat_with_epsilon (width / height, 2.5, 0.05);
}

// The cells that a transposed convolution puts between those of its input do not cover each other.
static void
test_transposed_cone (void)
{
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
  g_autoptr (FoveaEvaluation) evaluation
    = new_layer_evaluation (FOVEA_LAYER_TRANSPOSED_CONVOLUTION, 3, 3, 2);

  options.view = FOVEA_VIEW_CONE;
  g_autoptr (FoveaFigure) figure = fixture_new_figure (evaluation, NULL, NULL, &options);
  const FoveaScene *scene = fovea_figure_get_scene (figure);
  for (int i = 1; i < fovea_scene_get_n_items (scene); i++)
    {
      const FoveaItem *one = fovea_scene_get_item (scene, i - 1);
      const FoveaItem *next = fovea_scene_get_item (scene, i);
      if (one->kind == FOVEA_ITEM_GRID && next->kind == FOVEA_ITEM_GRID && one->y == next->y)
        g_assert_cmpfloat (next->x, >=, one->x + one->width - 2);
    }
}

// No difference looks empty in every palette.
static void
test_quiet_zero (void)
{
  g_autoptr (FoveaEvaluation) evaluation = fixture_new_evaluation (&fixture_networks[0]);
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
  int n_found = 0;

  options.view = FOVEA_VIEW_COMPARE;
  g_autoptr (FoveaFigure) figure = fixture_new_figure (evaluation, NULL, NULL, &options);
  const FoveaScene *scene = fovea_figure_get_scene (figure);
  cairo_surface_t *surface = fixture_new_drawing (
    figure, fovea_theme_get_with_ramp (FOVEA_THEME_LIGHT, FOVEA_RAMP_VIRIDIS));

  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    {
      const FoveaItem *item = fovea_scene_get_item (scene, i);
      if (item->kind != FOVEA_ITEM_GRID || !item->grid.is_quiet)
        continue;
      g_assert_cmphex (fixture_get_pixel (surface, item->x + 4, item->y + 4) & 0xffffff, ==,
                       0xffffff);
      n_found++;
    }
  g_assert_cmpint (n_found, >, 0);
  cairo_surface_destroy (surface);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS (fixture_networks); i++)
    {
      const char *name = fixture_networks[i].name;
      g_autofree char *path = g_strdup_printf ("/figure-room/%s", name);
      g_autofree char *long_path = g_strdup_printf ("/figure-room/long-words/%s", name);
      g_test_add_data_func (path, &fixture_networks[i], test_room);
      g_test_add_data_func (long_path, &fixture_networks[i], test_long_room);
    }
  g_test_add_func ("/figure-room/middle", test_middle);
  g_test_add_func ("/figure-room/quiet-zero", test_quiet_zero);
  g_test_add_func ("/figure-room/oblong-growth", test_oblong_growth);
  g_test_add_func ("/figure-room/transposed-cone", test_transposed_cone);
  g_test_add_func ("/figure-room/narrow", test_narrow);
  g_test_add_func ("/figure-room/narrow-numbers", test_narrow_numbers);

  return g_test_run ();
}
