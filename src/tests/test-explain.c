// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every place of every view is explained, with a page of the help that exists, and the numbers in
// an explanation are those of the definition.

#include "figure/explain.h"

#include "document/examples.h"
#include "document/help-book.h"
#include "figure/describe.h"
#include "figure/scene.h"
#include "figure-fixture.h"

#include <string.h>

// Points from one place that is asked about to the next.
#define STEP 11.0
// Of the inputs of examples that are asked about, cells: larger ones take long.
#define MAX_SIDE 32

typedef struct
{
  FoveaEvaluation *evaluation;
  FoveaTrace *trace;
  FoveaTrace *hover;
  FoveaComposition *composition;
  FoveaFigure *figure;
  FoveaSubject subject;
  FoveaView view;
} Asked;

// The last column and row are read by no window.
static const FixtureNetwork leftover
  = { "leftover", { 1, 12, 12 }, 1, 3, { 1 }, 2, 0, 1, false, false };

// Takes over the reference.
static void
begin_with (Asked           *asked,
            FoveaEvaluation *evaluation,
            FoveaView        view,
            int              stages_back)
{
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;

  options.view = view;
  options.channels = FOVEA_CHANNELS_SHEETS;
  asked->view = view;
  asked->evaluation = evaluation;
  FoveaCell selected = fixture_get_middle (asked->evaluation, stages_back);
  FoveaCell hovered = fixture_get_middle (asked->evaluation, 1);
  asked->trace = fovea_trace_new (asked->evaluation, selected);
  asked->hover = fovea_trace_new (asked->evaluation, hovered);
  asked->composition = fovea_composition_new (asked->evaluation);
  asked->subject = (FoveaSubject){ .evaluation = asked->evaluation,
                                   .trace = asked->trace,
                                   .hover = asked->hover,
                                   .composition = asked->composition };
  asked->figure = fovea_figure_new (&asked->subject, &options);
}

static void
begin (Asked      *asked,
       const char *network,
       FoveaView   view,
       int         stages_back)
{
  begin_with (asked,
              fixture_new_evaluation (strcmp (network, leftover.name) == 0
                                        ? &leftover
                                        : fixture_get_network (network)),
              view, stages_back);
}

static void
end (Asked *asked)
{
  g_clear_pointer (&asked->figure, fovea_figure_unref);
  g_clear_pointer (&asked->composition, fovea_composition_unref);
  g_clear_pointer (&asked->hover, fovea_trace_unref);
  g_clear_pointer (&asked->trace, fovea_trace_unref);
  g_clear_pointer (&asked->evaluation, fovea_evaluation_unref);
}

static FoveaExplanation *
ask (const Asked *asked,
     double       x,
     double       y)
{
  return fovea_explain (asked->figure, &asked->subject, asked->view, x, y);
}

static void
check (const Asked         *asked,
       const FoveaHelpBook *book,
       GHashTable          *titles,
       double               x,
       double               y)
{
  g_autoptr (FoveaExplanation) explanation = ask (asked, x, y);

  g_assert_nonnull (explanation);
  g_assert_cmpstr (explanation->title, !=, "");
  g_assert_cmpstr (explanation->text, !=, "");
  g_assert_true (g_utf8_validate (explanation->text, -1, NULL));
  if (fovea_help_book_get_title (book, explanation->page) == NULL)
    g_error ("no page %s", explanation->page);
  g_hash_table_add (titles, g_strdup (explanation->title));
}

static void
check_figure (const Asked         *asked,
              const FoveaHelpBook *book,
              GHashTable          *titles)
{
  const FoveaScene *scene = fovea_figure_get_scene (asked->figure);

  for (double y = STEP; y < fovea_figure_get_height (asked->figure); y += STEP)
    for (double x = STEP; x < fovea_figure_get_width (asked->figure); x += STEP)
      check (asked, book, titles, x, y);
  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    {
      cairo_rectangle_t bounds;
      fovea_item_get_bounds (fovea_scene_get_item (scene, i), &bounds);
      check (asked, book, titles, bounds.x + bounds.width / 2, bounds.y + bounds.height / 2);
      check (asked, book, titles, bounds.x + 1, bounds.y + bounds.height / 2);
    }
}

static void
test_every_place (void)
{
  static const char *const networks[]
    = { "worked", "padded", "stride", "dilation", "relu", "channels", "leftover", "dot",
        "no-layer" };
  static const char *const expected[] = {
    "Beam", "Cone", "Padding", "Leftover cells", "A nested window", "The selected cell",
    "What the selected cell sees", "What the selected cell reaches", "A difference", "The sum",
    "A term of the sum", "The sum of the selected cell", "One kernel for all layers", "Layer 1",
    "Input", "Input, channel 2", "Path count ×9", "A share of 11.11 per cent",
  };
  g_autoptr (FoveaHelpBook) book = fovea_help_book_new (NULL);
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (networks); i++)
    for (int view = 0; view < FOVEA_N_VIEWS; view++)
      for (int back = 0; back < 2; back++)
        {
          Asked asked;
          begin (&asked, networks[i], (FoveaView) view, back);
          check_figure (&asked, book, titles);
          end (&asked);
        }
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (!g_hash_table_contains (titles, expected[i]))
      g_error ("nothing is called “%s”", expected[i]);
}

// Views of stages tell what a part is, not only what the view shows, in every example; and a walk by
// keyboard comes by each thing once.
static void
check_parts (const Asked *asked,
             const char  *name)
{
  const FoveaScene *scene = fovea_figure_get_scene (asked->figure);
  g_autoptr (FoveaExplanation) general = fovea_explain_view (asked->view);
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  int n_places = 0;
  g_autofree double *places
    = fovea_explain_list (asked->figure, &asked->subject, asked->view, &n_places);

  g_assert_cmpint (n_places, >, asked->view == FOVEA_VIEW_GRID ? 0 : 2);
  for (int i = 0; i < n_places; i++)
    {
      g_autoptr (FoveaExplanation) explanation = ask (asked, places[2 * i], places[2 * i + 1]);
      if (!g_hash_table_add (titles, g_strdup (explanation->title)))
        g_error ("%s, view %d: “%s” twice", name, asked->view, explanation->title);
    }
  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    {
      const FoveaItem *item = fovea_scene_get_item (scene, i);
      double x = item->x + item->width / 2;
      double y = item->y + item->height / 2;
      cairo_matrix_transform_point (&item->transform, &x, &y);
      g_autoptr (FoveaExplanation) explanation = ask (asked, x, y);
      if ((item->kind == FOVEA_ITEM_TEXT || item->kind == FOVEA_ITEM_RECT
           || item->kind == FOVEA_ITEM_GRID)
          && item->role != FOVEA_ROLE_NONE && g_str_equal (explanation->text, general->text))
        g_error ("%s, view %d: nothing of “%s”", name, asked->view,
                 item->kind == FOVEA_ITEM_TEXT ? item->text.string : "a card or a grid");
    }
}

static void
test_every_example (void)
{
  static const FoveaView views[] = { FOVEA_VIEW_ROW, FOVEA_VIEW_PYRAMID, FOVEA_VIEW_GROWTH };

  for (int i = 0; i < fovea_examples_get_n (); i++)
    {
      const char *name = fovea_examples_get_name (i);
      g_autoptr (FoveaContent) content = fovea_examples_load (name, NULL);
      g_autoptr (FoveaEvaluation) evaluation = NULL;
      if (fovea_content_get_network (content) == NULL
          || fovea_network_get_shape (fovea_content_get_network (content), 0).n_rows > MAX_SIDE)
        continue;
      evaluation = fovea_evaluation_new (fovea_content_get_network (content),
                                         fovea_content_get_input (content), NULL);
      for (guint view = 0; view < G_N_ELEMENTS (views); view++)
        {
          Asked asked;
          begin_with (&asked, g_steal_pointer (&evaluation), views[view], 0);
          check_parts (&asked, name);
          evaluation = fovea_evaluation_ref (asked.evaluation);
          end (&asked);
        }
    }
}

// Each cell by its own name and number, in its upper left part, which no count covers.
static void
test_cells (void)
{
  Asked asked;
  begin (&asked, "worked", FOVEA_VIEW_ROW, 0);

  for (int stage = 0; stage < 3; stage++)
    for (int i = 0; i < (7 - 2 * stage) * (7 - 2 * stage); i++)
      {
        FoveaCell cell = { stage, 0, i / (7 - 2 * stage), i % (7 - 2 * stage) };
        double x, y, width, height;
        g_assert_true (fovea_figure_get_cell_bounds (asked.figure, cell, &x, &y, &width, &height));
        g_autoptr (FoveaExplanation) explanation
          = ask (&asked, x + width * 0.4, y + height * 0.4);
        g_autofree char *name = fovea_describe_cell (asked.evaluation, cell);
        g_assert_cmpstr (explanation->title, ==, name);
      }
  end (&asked);
}

// Two 3×3 reach an input cell in 1 2 3 2 1 ways along each axis.
static void
test_path_counts (void)
{
  static const int ways[] = { 0, 1, 2, 3, 2, 1, 0 };
  Asked asked;
  begin (&asked, "worked", FOVEA_VIEW_ROW, 0);

  for (int i = 0; i < 49; i++)
    {
      FoveaCell cell = { 0, 0, i / 7, i % 7 };
      int n_ways = ways[cell.row] * ways[cell.column];
      double x, y, width, height;
      g_assert_true (fovea_figure_get_cell_bounds (asked.figure, cell, &x, &y, &width, &height));
      g_autoptr (FoveaExplanation) explanation
        = ask (&asked, x + width * 0.82, y + height * 0.8);
      g_autofree char *title = g_strdup_printf ("Path count ×%d", n_ways);
      if (n_ways > 0)
        g_assert_cmpstr (explanation->title, ==, title);
      else
        g_assert_true (g_str_has_prefix (explanation->title, "Input, row "));
    }
  end (&asked);
}

static const FoveaItem *
find_grid (const Asked *asked,
           FoveaTagKind kind,
           int          layer)
{
  const FoveaScene *scene = fovea_figure_get_scene (asked->figure);

  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    {
      const FoveaItem *item = fovea_scene_get_item (scene, i);
      if (item->kind == FOVEA_ITEM_GRID && item->tag.kind == kind && item->tag.layer == layer)
        return item;
    }
  g_assert_not_reached ();
}

// 8 7 6 / 7 5 3 / 6 3 0 stand in the window of the middle output cell.
static void
test_weights (void)
{
  static const int window[] = { 8, 7, 6, 7, 5, 3, 6, 3, 0 };
  Asked asked;
  begin (&asked, "worked", FOVEA_VIEW_ROW, 0);
  const FoveaItem *kernel = find_grid (&asked, FOVEA_TAG_WEIGHT, 2);

  for (int i = 0; i < 9; i++)
    {
      g_autoptr (FoveaExplanation) explanation
        = ask (&asked, kernel->x + (i % 3 + 0.5) * kernel->width / 3,
               kernel->y + (i / 3 + 0.5) * kernel->height / 3);
      g_autofree char *product
        = g_strdup_printf ("multiplied by %d, which gives %d.", window[i], window[i]);
      g_assert_nonnull (strstr (explanation->text, product));
    }

  const FoveaItem *composed = find_grid (&asked, FOVEA_TAG_COMPOSED, 0);
  g_autoptr (FoveaExplanation) middle = ask (&asked, composed->x + composed->width / 2,
                                             composed->y + composed->height / 2);
  g_assert_nonnull (strstr (middle->title, "weight 9"));
  g_assert_nonnull (strstr (middle->text, "the same output in every cell"));
  end (&asked);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/explain/every-place", test_every_place);
  g_test_add_func ("/explain/every-example", test_every_example);
  g_test_add_func ("/explain/cells", test_cells);
  g_test_add_func ("/explain/path-counts", test_path_counts);
  g_test_add_func ("/explain/weights", test_weights);

  return g_test_run ();
}
