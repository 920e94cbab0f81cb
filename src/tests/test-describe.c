// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a screen reader hears.

#include "figure-fixture.h"
#include "figure/describe.h"

static FoveaEvaluation *
new_evaluation (const char *name)
{
  return fixture_new_evaluation (fixture_get_network (name));
}

static void
test_stages (void)
{
  static const char *const expected[] = { "Input", "Map 1", "Output" };
  g_autoptr (FoveaEvaluation) evaluation = new_evaluation ("worked");

  for (int stage = 0; stage < 3; stage++)
    {
      g_autofree char *name
        = fovea_describe_stage (fovea_evaluation_get_network (evaluation), stage);
      g_assert_cmpstr (name, ==, expected[stage]);
    }
}

static void
test_cells (void)
{
  g_autoptr (FoveaEvaluation) worked = new_evaluation ("worked");
  g_autofree char *output = fovea_describe_cell (worked, (FoveaCell) { 2, 0, 1, 1 });
  g_autofree char *map = fovea_describe_cell (worked, (FoveaCell) { 1, 0, 4, 0 });
  g_autoptr (FoveaEvaluation) channels = new_evaluation ("channels");
  g_autofree char *input = fovea_describe_cell (channels, (FoveaCell) { 0, 2, 1, 3 });

  g_assert_cmpstr (output, ==, "Output, row 1, column 1, value 45");
  g_assert_cmpstr (map, ==, "Map 1, row 4, column 0, value 9");
  // (3 · 1 + 2) mod 4 = 1, a quarter of it: 0.25
  g_assert_cmpstr (input, ==, "Input, channel 2, row 1, column 3, value 0.25");
}

static void
check_trace (const char *network,
             FoveaCell   cell,
             const char *expected)
{
  g_autoptr (FoveaEvaluation) evaluation = new_evaluation (network);
  g_autoptr (FoveaTrace) trace = fovea_trace_new (evaluation, cell);
  g_autofree char *text = fovea_describe_trace (trace);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_traces (void)
{
  check_trace ("worked", (FoveaCell) { 2, 0, 1, 1 },
               "Sees 5 × 5 cells of the input, rows 1 to 5, columns 1 to 5; "
               "3 × 3 cells of map 1, rows 1 to 3, columns 1 to 3.");
  check_trace ("worked", (FoveaCell) { 0, 0, 0, 0 },
               "Reaches 1 cell of map 1, row 0, column 0; "
               "1 cell of the output, row 0, column 0.");
  check_trace ("worked", (FoveaCell) { 1, 0, 2, 2 },
               "Sees 3 × 3 cells of the input, rows 2 to 4, columns 2 to 4. "
               "Reaches 3 × 3 cells of the output, rows 0 to 2, columns 0 to 2.");
  check_trace ("worked", (FoveaCell) { 1, 0, 1, 0 },
               "Sees 3 × 3 cells of the input, rows 1 to 3, columns 0 to 2. "
               "Reaches 2 × 1 cells of the output, rows 0 to 1, column 0.");
  check_trace ("padded", (FoveaCell) { 2, 0, 0, 0 },
               "Sees 3 × 3 cells of the input, rows 0 to 2, columns 0 to 2; "
               "2 × 2 cells of map 1, rows 0 to 1, columns 0 to 1.");
  // Taps two apart, twice: 9 wide, the odd rows only.
  check_trace ("dilation", (FoveaCell) { 2, 0, 0, 0 },
               "Sees 5 × 5 cells of the input, rows 0 to 8, columns 0 to 8 with holes between them; "
               "3 × 3 cells of map 1, rows 0 to 4, columns 0 to 4 with holes between them.");
  check_trace ("no-layer", (FoveaCell) { 0, 0, 0, 0 }, "");
}

static void
test_subject (void)
{
  g_autoptr (FoveaEvaluation) evaluation = new_evaluation ("worked");
  g_autoptr (FoveaTrace) trace = fovea_trace_new (evaluation, (FoveaCell) { 2, 0, 1, 1 });
  FoveaSubject subject = { .title = "Two layers", .evaluation = evaluation };
  g_autofree char *still = fovea_describe_subject (&subject, FOVEA_VIEW_ROW);
  subject.trace = trace;
  g_autofree char *selected = fovea_describe_subject (&subject, FOVEA_VIEW_PYRAMID);

  g_assert_cmpstr (still, ==, "Two layers. The stages side by side. Input, 7 × 7; Map 1, 5 × 5; Output, 3 × 3.");
  g_assert_cmpstr (selected, ==,
                   "Two layers. The stages as planes, one above the other, the output on top. "
                   "Input, 7 × 7; Map 1, 5 × 5; Output, 3 × 3. "
                   "Selected: Output, row 1, column 1, value 45. "
                   "Sees 5 × 5 cells of the input, rows 1 to 5, columns 1 to 5; "
                   "3 × 3 cells of map 1, rows 1 to 3, columns 1 to 3.");
}

static void
test_numbers (void)
{
  g_autofree char *number = fovea_describe_number (-0.5);

  g_assert_cmpstr (number, ==, "−0.5");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/describe/stages", test_stages);
  g_test_add_func ("/describe/cells-count-from-1", test_cells);
  g_test_add_func ("/describe/traces", test_traces);
  g_test_add_func ("/describe/subject", test_subject);
  g_test_add_func ("/describe/numbers", test_numbers);

  return g_test_run ();
}
