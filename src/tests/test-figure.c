// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Laws of a picture: panels add up to the whole, nothing moves when something is selected; and
// golden dumps, taken after the rendered pictures had been looked at.
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
          still = still != NULL ? still : dump_places (evaluation, view, NULL, NULL);
          g_assert_cmpstr (places, ==, still);
        }
    }
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
  g_test_add_func ("/figure/sum-is-whole", test_whole_sum);
  g_test_add_func ("/figure/stages-are-keyed-by-tensor", test_panel_keys);

  return g_test_run ();
}
