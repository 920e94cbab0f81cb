// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The windows nested in a field: all of them, once, and together they see the field.

#include "document/examples.h"
#include "figure/scene.h"

static FoveaTrace *
trace_example (const char *name,
               FoveaCell   cell)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaContent) content = fovea_examples_load (name, &error);
  g_assert_no_error (error);
  g_autoptr (FoveaEvaluation) evaluation = fovea_evaluation_new (
    fovea_content_get_network (content), fovea_content_get_input (content), &error);
  g_assert_no_error (error);

  return fovea_trace_new (evaluation, cell);
}

// By hand: windows of rows and columns 0 to 2, then one further each; their union grows 3, 4, 5.
static void
test_union_grows (void)
{
  static const int n_columns[9] = { 3, 4, 5, 3, 4, 5, 3, 4, 5 };
  static const int n_rows[9] = { 3, 3, 3, 4, 4, 4, 5, 5, 5 };
  static const int n_rows_done[9] = { 0, 0, 0, 3, 3, 3, 4, 4, 4 };
  g_autoptr (FoveaTrace) trace = trace_example ("two-3x3", (FoveaCell){ 2, 0, 1, 1 });

  g_assert_cmpint (fovea_visit_get_n (trace), ==, 9);
  for (int i = 0; i < 9; i++)
    {
      FoveaVisit visit = fovea_visit_get (trace, i);
      FoveaVisited visited = fovea_visit_get_visited (&visit, trace, 0);
      g_assert_true (
        fovea_cell_equal (visit.cell, (FoveaCell){ 1, 0, 1 + i / 3, 1 + i % 3 }));
      g_assert_cmpint (fovea_range_get_length (visited.part.columns), ==, n_columns[i]);
      g_assert_cmpint (fovea_range_get_length (visited.part.rows), ==, n_rows[i]);
      g_assert_cmpint (fovea_range_get_length (visited.rows.rows), ==, n_rows_done[i]);
      g_assert_cmpint (visited.part.rows.first, ==, 1);
      g_assert_cmpint (visited.part.columns.first, ==, 1);
    }
}

static void
test_names (void)
{
  static const char *const names[] = {
    [0] = "window 1 of 9: rows 1 to 3, columns 1 to 3, together 3 × 3",
    [2] = "window 3 of 9: rows 1 to 3, columns 3 to 5, together 3 × 5",
    [3] = "window 4 of 9: rows 2 to 4, columns 1 to 3, together 18 of 25 cells",
    [5] = "window 6 of 9: rows 2 to 4, columns 3 to 5, together 4 × 5",
    [8] = "window 9 of 9: rows 3 to 5, columns 3 to 5, together 5 × 5",
  };
  g_autoptr (FoveaTrace) trace = trace_example ("two-3x3", (FoveaCell){ 2, 0, 1, 1 });

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      FoveaVisit visit = fovea_visit_get (trace, i);
      g_autofree char *name = fovea_visit_describe (&visit, trace);
      if (names[i] != NULL)
        g_assert_cmpstr (name, ==, names[i]);
    }
}

static bool
is_visited (FoveaVisited visited,
            FoveaCell    cell)
{
  return fovea_box_has (visited.rows, cell.channel, cell.row, cell.column)
         || fovea_box_has (visited.part, cell.channel, cell.row, cell.column);
}

// By brute force: a cell is visited exactly if one of the windows so far sees it, or if it lies in
// a hole that none of them fills.
static void
check_visits (const char *name,
              FoveaCell   selected)
{
  g_autoptr (FoveaTrace) trace = trace_example (name, selected);
  FoveaEvaluation *evaluation = fovea_trace_get_evaluation (trace);
  FoveaShape shape = fovea_network_get_shape (fovea_evaluation_get_network (evaluation), 0);
  g_autofree bool *seen = g_new0 (bool, shape.n_rows * shape.n_columns);
  gint64 n_visits = fovea_visit_get_n (trace);

  g_test_message ("%s", name);
  g_assert_cmpint (n_visits, >, 1);
  for (gint64 i = 0; i < n_visits; i++)
    {
      FoveaVisit visit = fovea_visit_get (trace, i);
      FoveaVisited visited = fovea_visit_get_visited (&visit, trace, 0);
      g_autoptr (FoveaTrace) window = fovea_trace_new (evaluation, visit.cell);
      for (int place = 0; place < shape.n_rows * shape.n_columns; place++)
        {
          FoveaCell cell = { 0, 0, place / shape.n_columns, place % shape.n_columns };
          seen[place] |= fovea_trace_has (window, cell);
          if (fovea_trace_has (trace, cell))
            g_assert_cmpint (is_visited (visited, cell), ==, seen[place]);
        }
    }
}

static void
test_union_is_what_windows_see (void)
{
  check_visits ("two-3x3", (FoveaCell){ 2, 0, 0, 2 });
  check_visits ("padded", (FoveaCell){ 2, 0, 0, 0 });
  check_visits ("padded", (FoveaCell){ 2, 0, 3, 6 });
  check_visits ("dilation", (FoveaCell){ 2, 0, 0, 0 });
  check_visits ("laplacian-relu", (FoveaCell){ 3, 0, 1, 1 });
  check_visits ("channels", (FoveaCell){ 3, 0, 1, 1 });
  check_visits ("stride", (FoveaCell){ 2, 0, 0, 0 });
}

static void
test_no_windows_within_one (void)
{
  g_autoptr (FoveaTrace) first = trace_example ("two-3x3", (FoveaCell){ 1, 0, 1, 1 });
  g_autoptr (FoveaTrace) input = trace_example ("two-3x3", (FoveaCell){ 0, 0, 1, 1 });

  g_assert_cmpint (fovea_visit_get_n (first), ==, 0);
  g_assert_cmpint (fovea_visit_get_n (input), ==, 0);
}

static char *
dump_visit (FoveaTrace *trace,
            int         number)
{
  FoveaVisit visit = fovea_visit_get (trace, number);
  g_autoptr (FoveaTrace) hover
    = fovea_trace_new (fovea_trace_get_evaluation (trace), visit.cell);
  FoveaSubject subject = { .evaluation = fovea_trace_get_evaluation (trace),
                           .trace = trace,
                           .hover = hover,
                           .visit = &visit };
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
  g_autoptr (FoveaFigure) figure = fovea_figure_new (&subject, &options);

  return fovea_figure_dump (figure);
}

static guint
count_veils (const char *dump)
{
  g_auto (GStrv) parts = g_strsplit (dump, "veil veil ", -1);

  return g_strv_length (parts) - 1;
}

// The last visit leaves nothing faded but what the cell does not see, the first two blocks in both
// the map and the input.
static void
test_figure_fades_the_rest (void)
{
  g_autoptr (FoveaTrace) trace = trace_example ("two-3x3", (FoveaCell){ 2, 0, 1, 1 });
  g_autofree char *first = dump_visit (trace, 0);
  g_autofree char *last = dump_visit (trace, 8);

  g_assert_cmpuint (count_veils (first), ==, count_veils (last) + 4);
}

// Where the dashed window in the input begins, points from the left.
static double
find_window (FoveaTrace *trace,
             int         from,
             int         to,
             double      slide)
{
  FoveaVisit before = fovea_visit_get (trace, from);
  FoveaVisit visit = fovea_visit_get (trace, to);
  FoveaEvaluation *evaluation = fovea_trace_get_evaluation (trace);
  g_autoptr (FoveaTrace) slides_from = fovea_trace_new (evaluation, before.cell);
  g_autoptr (FoveaTrace) hover = fovea_trace_new (evaluation, visit.cell);
  FoveaSubject subject = { .evaluation = evaluation,
                           .trace = trace,
                           .hover = hover,
                           .visit = &visit,
                           .slides_from = slides_from,
                           .slide = slide };
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
  g_autoptr (FoveaFigure) figure = fovea_figure_new (&subject, &options);
  const FoveaScene *scene = fovea_figure_get_scene (figure);

  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    {
      const FoveaItem *item = fovea_scene_get_item (scene, i);
      if (item->kind == FOVEA_ITEM_MARK && item->role == FOVEA_ROLE_NESTED)
        return item->x;
    }
  g_assert_not_reached ();
  return 0;
}

// A sliding window begins where it was, ends where it will be, and moves evenly between.
static void
test_windows_slide (void)
{
  g_autoptr (FoveaTrace) trace = trace_example ("two-3x3", (FoveaCell){ 2, 0, 1, 1 });
  double first = find_window (trace, 0, 0, 1);
  double second = find_window (trace, 1, 1, 1);

  g_assert_cmpfloat (second, >, first);
  for (int i = 0; i <= 4; i++)
    g_assert_cmpfloat_with_epsilon (find_window (trace, 0, 1, i / 4.0),
                                    first + (second - first) * i / 4, 0.51); // marks stand on whole pixels
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/visit/union-grows", test_union_grows);
  g_test_add_func ("/visit/names", test_names);
  g_test_add_func ("/visit/union-is-what-windows-see", test_union_is_what_windows_see);
  g_test_add_func ("/visit/no-windows-within-one", test_no_windows_within_one);
  g_test_add_func ("/visit/figure-fades-the-rest", test_figure_fades_the_rest);
  g_test_add_func ("/visit/windows-slide", test_windows_slide);

  return g_test_run ();
}
