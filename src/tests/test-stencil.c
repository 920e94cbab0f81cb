// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Law 1: o ∈ reaches {i} ⇔ i ∈ sees {o}, over all small stencils, padding modes and
// transposed ones; sizes against the oracle; taps against their definition. Nothing here
// divides: what a window covers is found by stepping through it.

#include "core/stencil.h"

#include <jansson.h>

// Calls `body` for all small `stencil` and `n_in`.
#define FOR_EACH_STENCIL(stencil, n_in)                                                  \
  for (FoveaStencil stencil = { .kernel_size = 1 }; stencil.kernel_size <= 4;            \
       stencil.kernel_size++)                                                            \
    for (stencil.stride = 1; stencil.stride <= 4; stencil.stride++)                      \
      for (stencil.dilation = 1; stencil.dilation <= 3; stencil.dilation++)              \
        for (stencil.padding_before = 0; stencil.padding_before <= 3;                    \
             stencil.padding_before++)                                                   \
          for (stencil.padding_after = 0; stencil.padding_after <= 3;                    \
               stencil.padding_after++)                                                  \
            for (int n_in = 1; n_in <= 6; n_in++)

// The window of @out in padded positions, from its first tap to its last.
static FoveaRange
get_window (const FoveaStencil *stencil,
            int                 out)
{
  int first = out * stencil->stride - stencil->padding_before;

  return (FoveaRange) { first,
                       first + stencil->dilation * (stencil->kernel_size - 1) + 1 };
}

// How many windows fit, by sliding one until it leaves the padded input.
static int
count_outputs (const FoveaStencil *stencil,
               int                 n_in)
{
  int n = 0;

  while (get_window (stencil, n).past <= n_in + stencil->padding_after)
    n++;

  return n;
}

// The cell that a position repeats, -1 if none: walks the position home.
static int
walk_home (const FoveaAxis *axis,
           int              position)
{
  int step = position < 0 ? 1 : -1;
  int end = position < 0 ? 0 : axis->n_in - 1;
  int distance = 0;

  if (position >= 0 && position < axis->n_in)
    return position;

  for (int i = position; i != end; i += step)
    distance++;

  switch (axis->padding_mode)
    {
    case FOVEA_PADDING_REFLECT:
      return end + step * distance;

    case FOVEA_PADDING_REPLICATE:
      return end;

    case FOVEA_PADDING_CIRCULAR:
      return (axis->n_in - 1 - end) - step * (distance - 1);

    case FOVEA_PADDING_ZEROS:
    default:
      return -1;
    }
}

// Whether the window of @out covers @in, or padding that repeats it.
static bool
covers (const FoveaAxis *axis,
        int              out,
        int              in)
{
  if (axis->is_transposed)
    return fovea_range_has (get_window (&axis->stencil, in), out);

  FoveaRange window = get_window (&axis->stencil, out);

  for (int position = window.first; position < window.past; position++)
    if (walk_home (axis, position) == in)
      return true;

  return false;
}

static FoveaRange
find_seen (const FoveaAxis *axis,
           int              out)
{
  FoveaRange seen = { 0, 0 };

  for (int in = 0; in < axis->n_in; in++)
    if (covers (axis, out, in))
      seen = fovea_range_union (seen, (FoveaRange) { in, in + 1 });

  return seen;
}

static FoveaRange
find_reached (const FoveaAxis *axis,
              int              in)
{
  FoveaRange reached = { 0, 0 };

  for (int out = 0; out < axis->n_out; out++)
    if (covers (axis, out, in))
      reached = fovea_range_union (reached, (FoveaRange) { out, out + 1 });

  return reached;
}

static void
assert_range (FoveaRange a,
              FoveaRange b)
{
  g_assert_cmpint (a.first, ==, b.first);
  g_assert_cmpint (a.past, ==, b.past);
}

static void
check_axis (const FoveaAxis *axis)
{
  int n_leftover = 0;

  for (int out = 0; out < axis->n_out; out++)
    assert_range (fovea_axis_sees (axis, (FoveaRange) { out, out + 1 }),
                  find_seen (axis, out));

  for (int in = 0; in < axis->n_in; in++)
    {
      FoveaRange reached = find_reached (axis, in);

      assert_range (fovea_axis_reaches (axis, (FoveaRange) { in, in + 1 }), reached);
      n_leftover = fovea_range_is_empty (reached) ? n_leftover + 1 : 0;

      for (int past = in + 1; past <= axis->n_in; past++)
        {
          FoveaRange range = fovea_axis_reaches (axis, (FoveaRange) { in, past });

          // Between windows a transposed stride leaves outputs that belong to the range,
          // too.
          reached = fovea_range_union (reached, find_reached (axis, past - 1));
          assert_range (axis->is_transposed ? fovea_range_intersect (range, reached)
                                            : range,
                        reached);
        }
    }

  g_assert_cmpint (fovea_axis_get_leftover (axis), ==, n_leftover);
  g_assert_true (fovea_range_is_empty (fovea_axis_sees (axis, (FoveaRange) { 1, 1 })));
  g_assert_true (fovea_range_is_empty (fovea_axis_reaches (axis, (FoveaRange) { 1, 1 })));
}

static void
test_adjoint (void)
{
  FOR_EACH_STENCIL (stencil, n_in)
    {
      int n_out = count_outputs (&stencil, n_in);

      for (int out = 0; out < n_out; out++)
        for (int in = 0; in < n_in; in++)
          {
            FoveaRange sees
                = fovea_stencil_sees (&stencil, (FoveaRange) { out, out + 1 }, n_in);
            FoveaRange reaches
              = fovea_stencil_reaches (&stencil, (FoveaRange) { in, in + 1 }, n_out);

            g_assert_cmpint (fovea_range_has (sees, in), ==,
                             fovea_range_has (reaches, out));
            g_assert_cmpint (fovea_range_has (sees, in), ==,
                             fovea_range_has (get_window (&stencil, out), in));
          }
    }
}

static bool
fits (const FoveaAxis *axis)
{
  int padding = MAX (axis->stencil.padding_before, axis->stencil.padding_after);

  if (axis->padding_mode == FOVEA_PADDING_REFLECT)
    return padding < axis->n_in;

  return axis->padding_mode != FOVEA_PADDING_CIRCULAR || padding <= axis->n_in;
}

static void
test_axis (gconstpointer mode)
{
  FOR_EACH_STENCIL (stencil, n_in)
    {
      FoveaAxis axis = { .stencil = stencil,
                         .padding_mode = GPOINTER_TO_INT (mode),
                         .n_in = n_in,
                         .n_out = count_outputs (&stencil, n_in) };

      g_assert_cmpint (fovea_stencil_get_output_size (&stencil, n_in), ==, axis.n_out);

      if (fits (&axis))
        check_axis (&axis);
    }
}

static void
test_transposed_axis (void)
{
  FOR_EACH_STENCIL (stencil, n_in)
    for (int output_padding = 0; output_padding < 2; output_padding++)
      {
        FoveaAxis axis = { .stencil = stencil, .is_transposed = true, .n_in = n_in };
        int last = get_window (&stencil, n_in - 1).past;

        axis.n_out = MAX (last - stencil.padding_after + output_padding, 0);
        g_assert_cmpint (
            fovea_stencil_get_transposed_output_size (&stencil, n_in, output_padding), ==,
            axis.n_out);
        check_axis (&axis);
      }
}

// A tap t of output o reads position os − p + td; transposed, input i goes by tap t to
// output is − p + td.
static void
check_taps (const FoveaAxis *axis)
{
  const FoveaStencil *stencil = &axis->stencil;

  for (int out = 0; out < axis->n_out; out++)
    for (int tap = 0; tap < stencil->kernel_size; tap++)
      {
        int in;
        FoveaTapKind kind = fovea_axis_get_tap (axis, out, tap, &in);
        int position = get_window (stencil, out).first + tap * stencil->dilation;

        if (!axis->is_transposed)
          {
            int home = walk_home (axis, position);

            g_assert_cmpint (fovea_stencil_tap (stencil, out, tap), ==, position);
            g_assert_cmpint (kind, ==, home < 0 ? FOVEA_TAP_PADDING : FOVEA_TAP_CELL);
            g_assert_cmpint (in, ==, home < 0 ? position : home);
            continue;
          }

        int found = -1;

        for (int i = 0; i < axis->n_in; i++)
          if (get_window (stencil, i).first + tap * stencil->dilation == out)
            found = i;

        g_assert_cmpint (kind, ==, found < 0 ? FOVEA_TAP_NOTHING : FOVEA_TAP_CELL);
        g_assert_true (found < 0 || in == found);
      }
}

static void
test_taps (void)
{
  FOR_EACH_STENCIL (stencil, n_in)
    for (FoveaPaddingMode mode = FOVEA_PADDING_ZEROS; mode <= FOVEA_PADDING_CIRCULAR;
         mode++)
      {
        FoveaAxis axis = { .stencil = stencil, .padding_mode = mode, .n_in = n_in };

        axis.n_out = count_outputs (&stencil, n_in);

        if (fits (&axis))
          check_taps (&axis);

        axis.is_transposed = true;
        axis.n_out = fovea_stencil_get_transposed_output_size (&stencil, n_in, 1);

        if (mode == FOVEA_PADDING_ZEROS)
          check_taps (&axis);
      }
}

static int
get_integer (json_t *row,
             size_t  index)
{
  return (int) json_integer_value (json_array_get (row, index));
}

static void
test_sizes (void)
{
  g_autofree char *path
    = g_test_build_filename (G_TEST_DIST, "data", "oracles", "sizes.json", NULL);
  json_t *root = json_load_file (path, 0, NULL);
  json_t *row;
  size_t i;

  g_assert_nonnull (root);
  g_assert_cmpuint (json_array_size (json_object_get (root, "convolution")), >, 0);

  json_array_foreach (json_object_get (root, "convolution"), i, row)
    {
      FoveaStencil stencil
          = { get_integer (row, 1), get_integer (row, 2), get_integer (row, 4),
              get_integer (row, 3), get_integer (row, 3) };

      g_assert_cmpint (fovea_stencil_get_output_size (&stencil, get_integer (row, 0)), ==,
                       get_integer (row, 5));
    }

  json_array_foreach (json_object_get (root, "transposed_convolution"), i, row)
    {
      FoveaStencil stencil = { get_integer (row, 1), get_integer (row, 2), 1,
                               get_integer (row, 3), get_integer (row, 3) };

      g_assert_cmpint (fovea_stencil_get_transposed_output_size (
                           &stencil, get_integer (row, 0), get_integer (row, 4)),
                       ==, get_integer (row, 5));
    }

  json_decref (root);
}

static void
test_extremes (void)
{
  FoveaStencil stencil = { FOVEA_STENCIL_MAX, FOVEA_STENCIL_MAX, FOVEA_STENCIL_MAX,
                           FOVEA_STENCIL_MAX, FOVEA_STENCIL_MAX };

  // 2¹⁵ × (2¹⁵ − 1) + 1, by hand.
  g_assert_cmpint (fovea_stencil_get_extent (&stencil), ==, 1073709057);
  g_assert_cmpint (fovea_stencil_get_output_size (&stencil, 1), ==, 0);
  g_assert_cmpint (fovea_stencil_get_transposed_output_size (&stencil, 1 << 28, 0), ==,
                   G_MAXINT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stencil/adjoint", test_adjoint);
  g_test_add_data_func ("/stencil/axis/zeros", GINT_TO_POINTER (FOVEA_PADDING_ZEROS),
                        test_axis);
  g_test_add_data_func ("/stencil/axis/reflect", GINT_TO_POINTER (FOVEA_PADDING_REFLECT),
                        test_axis);
  g_test_add_data_func ("/stencil/axis/replicate",
                        GINT_TO_POINTER (FOVEA_PADDING_REPLICATE), test_axis);
  g_test_add_data_func ("/stencil/axis/circular",
                        GINT_TO_POINTER (FOVEA_PADDING_CIRCULAR), test_axis);
  g_test_add_func ("/stencil/axis/transposed", test_transposed_axis);
  g_test_add_func ("/stencil/taps", test_taps);
  g_test_add_func ("/stencil/sizes", test_sizes);
  g_test_add_func ("/stencil/extremes", test_extremes);

  return g_test_run ();
}
