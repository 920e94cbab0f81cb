// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Arithmetic on ranges, boxes and shapes, against membership asked index by index.

#include "core/shape.h"

#define SMALL 6

static bool
is_in_hull (FoveaRange a,
            FoveaRange b,
            int        index)
{
  bool has_before = false, has_after = false;

  for (int i = -SMALL; i <= SMALL; i++)
    {
      bool is_member = fovea_range_has (a, i) || fovea_range_has (b, i);

      has_before |= is_member && i <= index;
      has_after |= is_member && i >= index;
    }

  return has_before && has_after;
}

static void
check_ranges (FoveaRange a,
              FoveaRange b)
{
  FoveaRange both = fovea_range_intersect (a, b);
  FoveaRange either = fovea_range_union (a, b);
  int n_both = 0;

  for (int i = -SMALL; i <= SMALL; i++)
    {
      bool is_in_both = fovea_range_has (a, i) && fovea_range_has (b, i);

      g_assert_cmpint (fovea_range_has (both, i), ==, is_in_both);
      g_assert_cmpint (fovea_range_has (either, i), ==, is_in_hull (a, b, i));
      n_both += is_in_both;
    }

  g_assert_cmpint (fovea_range_get_length (both), ==, n_both);
  g_assert_cmpint (fovea_range_is_empty (both), ==, n_both == 0);
}

static void
test_ranges (void)
{
  for (int a = -3; a <= 3; a++)
    for (int b = -3; b <= 3; b++)
      for (int c = -3; c <= 3; c++)
        for (int d = -3; d <= 3; d++)
          check_ranges ((FoveaRange) { a, b }, (FoveaRange) { c, d });
}

static void
test_boxes (void)
{
  FoveaShape shape = { 2, 3, 4 };
  FoveaBox whole = fovea_box_new_whole (shape);
  FoveaBox one = fovea_box_new_cell ((FoveaCell) { 5, 1, 2, 3 });
  int n_whole = 0, n_one = 0;

  for (int c = -1; c <= 2; c++)
    for (int y = -1; y <= 3; y++)
      for (int x = -1; x <= 4; x++)
        {
          n_whole += fovea_box_has (whole, c, y, x);
          n_one += fovea_box_has (one, c, y, x);
        }

  g_assert_cmpint (n_whole, ==, 24);
  g_assert_cmpint (n_one, ==, 1);
  g_assert_true (fovea_box_has (one, 1, 2, 3));
  g_assert_false (fovea_box_is_empty (one));

  one.rows.past = one.rows.first;
  g_assert_true (fovea_box_is_empty (one));
}

static void
test_cells (void)
{
  FoveaShape shape = { 2, 3, 4 };

  g_assert_true (fovea_cell_is_in_shape ((FoveaCell) { 9, 1, 2, 3 }, shape));
  g_assert_false (fovea_cell_is_in_shape ((FoveaCell) { 9, 2, 2, 3 }, shape));
  g_assert_false (fovea_cell_is_in_shape ((FoveaCell) { 9, 1, -1, 3 }, shape));
  g_assert_false (fovea_cell_is_in_shape ((FoveaCell) { 9, 1, 2, 4 }, shape));
  g_assert_true (
    fovea_cell_equal ((FoveaCell) { 1, 2, 3, 4 }, (FoveaCell) { 1, 2, 3, 4 }));
  g_assert_false (
      fovea_cell_equal ((FoveaCell) { 1, 2, 3, 4 }, (FoveaCell) { 0, 2, 3, 4 }));
  g_assert_false (
      fovea_cell_equal ((FoveaCell) { 1, 2, 3, 4 }, (FoveaCell) { 1, 2, 3, 5 }));
}

static void
test_sizes (void)
{
  static const struct
  {
    FoveaShape shape;
    bool is_valid;
  } cases[] = {
    { { 1, 1, 1 }, true },
    { { 0, 1, 1 }, false },
    { { 1, -1, 1 }, false },
    { { 1, 1, 0 }, false },
    { { 1, 1 << 14, 1 << 14 }, true },
    { { 1, 1 << 14, (1 << 14) + 1 }, false },
    { { 1 << 28, 1, 1 }, true },
    { { (1 << 28) + 1, 1, 1 }, false },
    { { G_MAXINT, G_MAXINT, G_MAXINT }, false },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (fovea_shape_is_valid (cases[i].shape), ==, cases[i].is_valid);

  g_assert_cmpuint (fovea_shape_get_n_cells ((FoveaShape) { 3, 227, 227 }), ==, 154587);
  g_assert_true (fovea_shape_equal ((FoveaShape) { 1, 2, 3 }, (FoveaShape) { 1, 2, 3 }));
  g_assert_false (fovea_shape_equal ((FoveaShape) { 1, 2, 3 }, (FoveaShape) { 1, 3, 2 }));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/shape/ranges", test_ranges);
  g_test_add_func ("/shape/boxes", test_boxes);
  g_test_add_func ("/shape/cells", test_cells);
  g_test_add_func ("/shape/sizes", test_sizes);

  return g_test_run ();
}
