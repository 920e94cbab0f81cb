// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Playbacks: each cell once, in order, each step by its number alone.

#include "figure-fixture.h"
#include "figure/animation.h"
#include "random-network.h"

#include <string.h>

static FoveaNetwork *
get_network (const char *name)
{
  g_autoptr (FoveaEvaluation) evaluation
      = fixture_new_evaluation (fixture_get_network (name));

  return fovea_network_ref (fovea_evaluation_get_network (evaluation));
}

// Plain loops over stages, channels, rows and columns say what comes when.
static void
check_order (FoveaNetwork *network,
             FoveaPace     pace)
{
  gint64 number = 0;

  for (int stage = 1; stage < fovea_network_get_n_stages (network); stage++)
    {
      FoveaShape shape = fovea_network_get_shape (network, stage);
      int n_channels = pace == FOVEA_PACE_CELL ? shape.n_channels : 1;
      int n_windows = n_channels * shape.n_rows * shape.n_columns;
      int window = 0;

      for (int c = 0; c < n_channels; c++)
        for (int y = 0; y < shape.n_rows; y++)
          for (int x = 0; x < shape.n_columns; x++, number++, window++)
            {
              FoveaStep step = fovea_animation_get_step (network, pace, number);
              FoveaCell cell = { stage, c, y, x };
              g_assert_true (fovea_cell_equal (step.cell, cell));
              g_assert_cmpint (step.number, ==, number);
              g_assert_cmpint (step.window, ==, window);
              g_assert_cmpint (step.n_windows, ==, n_windows);
              g_assert_cmpint (fovea_animation_find_cell (network, pace, cell), ==,
                               number);
            }
    }
  g_assert_cmpint (fovea_animation_get_n_steps (network, pace), ==, number);
}

// Every cell takes as many steps as its trace has terms, and one if it has none. The sum on the way
// is the plain sum of those terms, and in the end the cell's number to the bit.
static void
check_terms (FoveaEvaluation *evaluation)
{
  FoveaNetwork *network = fovea_evaluation_get_network (evaluation);
  gint64 number = 0;

  for (int stage = 1; stage < fovea_network_get_n_stages (network); stage++)
    {
      FoveaShape shape = fovea_network_get_shape (network, stage);
      gint64 n_cells = (gint64) shape.n_channels * shape.n_rows * shape.n_columns;

      for (gint64 i = 0; i < n_cells; i++)
        {
          FoveaCell cell = { stage, (int) (i / (shape.n_rows * shape.n_columns)),
                             (int) (i / shape.n_columns % shape.n_rows),
                             (int) (i % shape.n_columns) };
          g_autoptr (FoveaTrace) trace = fovea_trace_new (evaluation, cell);
          int n_terms;
          const FoveaTerm *terms = fovea_trace_get_terms (trace, &n_terms);
          for (int term = 0; term < MAX (1, n_terms); term++, number++)
            {
              FoveaStep step = fovea_animation_get_step (network, FOVEA_PACE_TERM, number);
              FoveaCell source;
              g_assert_true (fovea_cell_equal (step.cell, cell));
              g_assert_cmpint (step.term, ==, term);
              g_assert_cmpint (step.n_terms, ==, n_terms);
              g_assert_cmpint (step.window, ==, i);
              g_assert_cmpint (step.n_windows, ==, n_cells);
              g_assert_true (fovea_step_is_partial (&step) == (term + 1 < n_terms));
              g_assert_true (fovea_step_get_source (&step, trace, &source)
                             == (n_terms > 0 && terms[term].kind == FOVEA_TAP_CELL));
            }
          FoveaStep last = fovea_animation_get_step (network, FOVEA_PACE_TERM, number - 1);
          g_assert_true (fovea_step_get_sum (&last, trace) == fovea_trace_get_value (trace));
          g_assert_cmpint (fovea_animation_find_cell (network, FOVEA_PACE_TERM, cell), ==,
                           number - 1);
        }
    }
  g_assert_cmpint (fovea_animation_get_n_steps (network, FOVEA_PACE_TERM), ==, number);
}

static void
check_layers (FoveaNetwork *network)
{
  int n_layers = fovea_network_get_n_layers (network);

  g_assert_cmpint (fovea_animation_get_n_steps (network, FOVEA_PACE_LAYER), ==, n_layers);
  for (int layer = 1; layer <= n_layers; layer++)
    {
      FoveaStep step = fovea_animation_get_step (network, FOVEA_PACE_LAYER, layer - 1);
      FoveaShape shape = fovea_network_get_shape (network, layer);
      FoveaCell first = { .stage = layer };
      g_assert_cmpint (step.cell.stage, ==, layer);
      g_assert_cmpint (step.cell.row, <, shape.n_rows);
      g_assert_cmpint (step.cell.column, <, shape.n_columns);
      g_assert_cmpint (step.n_windows, ==, fovea_shape_get_n_cells (shape));
      g_assert_cmpint (fovea_animation_find_cell (network, FOVEA_PACE_LAYER, first), ==,
                       layer - 1);
    }
}

static void
test_terms (void)
{
  const RandomRules rules = RANDOM_RULES_ALL;
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int i = 0; i < 60; i++)
    {
      g_autoptr (FoveaEvaluation) evaluation = random_evaluation (random, &rules);
      check_terms (evaluation);
    }
}

// By hand: the first window of the worked example holds nine ones, 1 … 9; output (0, 0) adds 9 9 9,
// 9 8 7, 9 7 5.
static void
test_sums (void)
{
  static const float sums[] = { 9, 18, 27, 36, 44, 51, 60, 67, 72 };
  g_autoptr (FoveaEvaluation) evaluation
      = fixture_new_evaluation (fixture_get_network ("worked"));
  FoveaNetwork *network = fovea_evaluation_get_network (evaluation);

  // 9 terms a cell, 25 and 9 cells: the 306 multiplications.
  g_assert_cmpint (fovea_animation_get_n_steps (network, FOVEA_PACE_TERM), ==, 306);
  for (int term = 0; term < 9; term++)
    {
      FoveaStep first = fovea_animation_get_step (network, FOVEA_PACE_TERM, term);
      FoveaStep second = fovea_animation_get_step (network, FOVEA_PACE_TERM, 225 + term);
      g_autoptr (FoveaTrace) one = fovea_trace_new (evaluation, first.cell);
      g_autoptr (FoveaTrace) two = fovea_trace_new (evaluation, second.cell);
      g_assert_cmpfloat (fovea_step_get_sum (&first, one), ==, term + 1);
      g_assert_cmpfloat (fovea_step_get_sum (&second, two), ==, sums[term]);
    }
}

static void
test_order (void)
{
  static const char *const names[] = { "worked", "relu", "channels", "dot", "no-layer", "padded", "stride" };

  for (size_t i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (FoveaNetwork) network = get_network (names[i]);
      check_order (network, FOVEA_PACE_WINDOW);
      check_order (network, FOVEA_PACE_CELL);
      check_layers (network);
    }
}

// From step to step one place is filled, and the last leaves nothing blank.
static void
check_blank (FoveaNetwork *network,
             FoveaPace     pace)
{
  gint64 n_steps = fovea_animation_get_n_steps (network, pace);

  for (gint64 number = 0; number < n_steps; number++)
    {
      FoveaStep step = fovea_animation_get_step (network, pace, number);
      for (int stage = 0; stage < fovea_network_get_n_stages (network); stage++)
        {
          FoveaShape shape = fovea_network_get_shape (network, stage);
          for (int c = 0; c < shape.n_channels; c++)
            {
              FoveaCell last = { stage, c, shape.n_rows - 1, shape.n_columns - 1 };
              int n_blank = fovea_step_count_blank (&step, shape, stage, c);
              int n_later = 0;
              for (int y = 0; stage > 0 && y <= last.row; y++)
                for (int x = 0; x <= last.column; x++)
                  n_later += fovea_animation_find_cell (network, pace,
                                                        (FoveaCell){ stage, c, y, x })
                             > number;
              g_assert_cmpint (n_blank, ==, n_later);
            }
        }
    }
}

static void
test_blank (void)
{
  g_autoptr (FoveaNetwork) worked = get_network ("worked");
  g_autoptr (FoveaNetwork) channels = get_network ("channels");

  check_blank (worked, FOVEA_PACE_WINDOW);
  check_blank (worked, FOVEA_PACE_CELL);
  check_blank (channels, FOVEA_PACE_WINDOW);
  check_blank (channels, FOVEA_PACE_LAYER);
}

static void
test_names (void)
{
  static const struct
  {
    const char *network;
    FoveaCell cell;
    const char *name;
  } cases[] = {
    { "worked", { 2, 0, 0, 2 }, "window 3 of 9: rows 0 to 2, columns 2 to 4" },
    { "worked", { 1, 0, 4, 4 }, "window 25 of 25: rows 4 to 6, columns 4 to 6" },
    { "padded", { 1, 0, 0, 0 }, "window 1 of 49: rows 0 to 1, columns 0 to 1" },
    { "relu", { 2, 0, 1, 0 }, "window 6 of 25: rows 1 to 1, columns 0 to 0" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FoveaNetwork) network = get_network (cases[i].network);
      gint64 number
          = fovea_animation_find_cell (network, FOVEA_PACE_WINDOW, cases[i].cell);
      FoveaStep step = fovea_animation_get_step (network, FOVEA_PACE_WINDOW, number);
      g_autofree char *name = fovea_step_describe (&step, network);
      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

static char *
dump_paced (FoveaEvaluation *evaluation,
            FoveaPace        pace,
            gint64           number)
{
  FoveaStep step = fovea_animation_get_step (fovea_evaluation_get_network (evaluation), pace,
                                             number);
  g_autoptr (FoveaTrace) trace = fovea_trace_new (evaluation, step.cell);
  FoveaSubject subject = { .evaluation = evaluation, .trace = trace, .step = &step };
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
  g_autoptr (FoveaFigure) figure = fovea_figure_new (&subject, &options);

  return fovea_figure_dump (figure);
}

static char *
dump_step (FoveaEvaluation *evaluation,
           gint64           number)
{
  return dump_paced (evaluation, FOVEA_PACE_WINDOW, number);
}

// A sum that forms stands in its cell and in the card, without what is still to come.
static void
test_sums_are_drawn (void)
{
  g_autoptr (FoveaEvaluation) evaluation
      = fixture_new_evaluation (fixture_get_network ("worked"));
  g_autofree char *middle = dump_paced (evaluation, FOVEA_PACE_TERM, 225 + 4);
  g_autofree char *whole = dump_paced (evaluation, FOVEA_PACE_TERM, 225 + 8);
  g_autofree char *layer = dump_paced (evaluation, FOVEA_PACE_LAYER, 0);
  size_t n_head = strcspn (middle, "\n");

  g_assert_nonnull (strstr (middle, "output(0, 0): 44 so far"));
  g_assert_nonnull (strstr (middle, "the cell being made"));
  g_assert_nonnull (strstr (middle, "8·1"));
  g_assert_null (strstr (middle, "7·1"));
  g_assert_nonnull (strstr (whole, "output(0, 0) = 72"));
  g_assert_nonnull (strstr (whole, "7·1"));
  g_assert_nonnull (strstr (layer, "3×3 blank 9"));
  g_assert_null (strstr (layer, "5×5 blank"));
  g_assert_cmpint (strncmp (middle, whole, n_head), ==, 0);
}

// A later step shows more and moves nothing: the size of the picture stays.
static void
test_figures (void)
{
  g_autoptr (FoveaEvaluation) evaluation
      = fixture_new_evaluation (fixture_get_network ("worked"));
  g_autofree char *first = dump_step (evaluation, 0);
  g_autofree char *middle = dump_step (evaluation, 29);
  g_autofree char *last = dump_step (evaluation, 33);
  g_autofree char *again = dump_step (evaluation, 29);
  size_t n_head = strcspn (first, "\n");

  g_assert_nonnull (strstr (first, "5×5 blank 24"));
  g_assert_nonnull (strstr (first, "3×3 blank 9"));
  g_assert_null (strstr (middle, "5×5 blank"));
  g_assert_nonnull (strstr (middle, "3×3 blank 4"));
  g_assert_null (strstr (last, "blank"));
  g_assert_nonnull (strstr (middle, "the cell just made"));
  g_assert_cmpstr (middle, ==, again);
  g_assert_cmpint (strncmp (first, last, n_head), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/animation/order", test_order);
  g_test_add_func ("/animation/blank", test_blank);
  g_test_add_func ("/animation/names", test_names);
  g_test_add_func ("/animation/terms", test_terms);
  g_test_add_func ("/animation/sums", test_sums);
  g_test_add_func ("/animation/sums-are-drawn", test_sums_are_drawn);
  g_test_add_func ("/animation/figures", test_figures);

  return g_test_run ();
}
