// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Convolution arithmetic: sizes against the report, places against counting, ghost cells by formula,
// and golden dumps, taken after the rendered pictures had been looked at. FOVEA_GOLDEN_DIR=FOLDER
// writes the dumps there instead of comparing them.

#include "figure/arithmetic.h"
#include "figure/type.h"
#include "figure/scene.h"
#include "oracle.h"

#include <string.h>

typedef struct
{
  const char *nick;
  int step;
} Golden;

static const Golden goldens[] = {
  { "padding_strides_odd", 4 },
  { "padding_strides_odd_transposed", 7 },
  { "dilation", 8 },
};

static FoveaFigure *
new_figure (const FoveaArithmetic *arithmetic,
            int                    step)
{
  FoveaArithmeticOptions options
    = { .steps = &step, .n_steps = 1, .n_across = 1, .has_caption = true };

  return fovea_figure_new_arithmetic (arithmetic, &options);
}

static void
assert_valid (const FoveaArithmetic *arithmetic)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (fovea_arithmetic_check (arithmetic, &error));
  g_assert_no_error (error);
}

// All rows of the report's table are there, in its order, plain ones and transposed ones.
static void
test_classic_sizes (void)
{
  json_t *root = oracle_load ("sizes.json");
  static const char *const keys[] = { "convolution", "transposed_convolution" };

  for (int transposed = 0; transposed < 2; transposed++)
    {
      const json_t *rows = json_object_get (root, keys[transposed]);
      size_t n_found = 0;

      for (size_t i = 0; i < json_array_size (rows); i++)
        {
          const json_t *row = json_array_get (rows, i);
          FoveaArithmetic wanted = FOVEA_ARITHMETIC_INIT;

          wanted.is_transposed = transposed;
          for (int axis = 0; axis < 2; axis++)
            {
              wanted.n_in[axis] = (int) oracle_get (row, 0);
              wanted.kernel_size[axis] = (int) oracle_get (row, 1);
              wanted.stride[axis] = (int) oracle_get (row, 2);
              wanted.padding[axis] = (int) oracle_get (row, 3);
              if (transposed)
                wanted.output_padding[axis] = (int) oracle_get (row, 4);
              else
                wanted.dilation[axis] = (int) oracle_get (row, 4);
            }
          g_assert_cmpint (fovea_arithmetic_get_n_out (&wanted, 0), ==,
                           (int) oracle_get (row, 5));
          for (int c = 0; c < fovea_arithmetic_get_n_classics (); c++)
            {
              FoveaArithmetic classic = FOVEA_ARITHMETIC_INIT;
              fovea_arithmetic_get_classic (c, &classic);
              n_found += memcmp (&classic, &wanted, sizeof wanted) == 0;
            }
        }
      g_assert_cmpuint (n_found, ==, transposed ? 7 : 8);
    }
  json_decref (root);
}

// Calls @check for small layers of either kind, one axis at a time.
static void
visit_all (void (*check) (const FoveaArithmetic *arithmetic))
{
  for (int i = 0; i < 2 * 7 * 4 * 3 * 4 * 3 * 2; i++)
    {
      int rest = i;
      FoveaArithmetic arithmetic = FOVEA_ARITHMETIC_INIT;

      arithmetic.is_transposed = rest % 2, rest /= 2;
      arithmetic.n_in[0] = 1 + rest % 7, rest /= 7;
      arithmetic.kernel_size[0] = 1 + rest % 4, rest /= 4;
      arithmetic.stride[0] = 1 + rest % 3, rest /= 3;
      arithmetic.padding[0] = rest % 4, rest /= 4;
      arithmetic.dilation[0] = 1 + rest % 3, rest /= 3;
      arithmetic.output_padding[0] = rest;
      if (fovea_arithmetic_check (&arithmetic, NULL))
        check (&arithmetic);
    }
}

// An output's taps that fall on inputs are those of the stencil that evaluates the layer.
static void
check_taps (const FoveaArithmetic *arithmetic)
{
  FoveaAxis axis = {
    .stencil = { arithmetic->kernel_size[0], arithmetic->stride[0], arithmetic->dilation[0],
                 arithmetic->padding[0], arithmetic->padding[0] },
    .is_transposed = arithmetic->is_transposed,
    .n_in = arithmetic->n_in[0],
    .n_out = fovea_arithmetic_get_n_out (arithmetic, 0),
  };
  FoveaRange plane = fovea_arithmetic_get_plane (arithmetic, 0);
  int pitch = arithmetic->is_transposed ? arithmetic->stride[0] : 1;

  for (int out = 0; out < axis.n_out; out++)
    for (int tap = 0; tap < arithmetic->kernel_size[0]; tap++)
      {
        int position = fovea_arithmetic_get_tap (arithmetic, 0, out, tap);
        // The kernel of a transposed convolution is turned round in the convolution that it equals.
        int own = arithmetic->is_transposed ? arithmetic->kernel_size[0] - 1 - tap : tap;
        int in = -1;
        bool is_cell = fovea_axis_get_tap (&axis, out, own, &in) == FOVEA_TAP_CELL;

        g_assert_true (fovea_range_has (plane, position));
        g_assert_cmpint (fovea_arithmetic_is_input (arithmetic, 0, position), ==, is_cell);
        if (is_cell)
          g_assert_cmpint (position, ==, in * pitch);
      }
}

static void
test_taps (void)
{
  visit_all (check_taps);
}

// i + 2p, and s(i − 1) + 1 + 2p′ + a where inputs are not left out.
static void
check_plane (const FoveaArithmetic *arithmetic)
{
  int border = fovea_arithmetic_get_border (arithmetic, 0);
  int length = fovea_range_get_length (fovea_arithmetic_get_plane (arithmetic, 0));
  int i = arithmetic->n_in[0], s = arithmetic->stride[0], p = arithmetic->padding[0];
  int reach = arithmetic->dilation[0] * (arithmetic->kernel_size[0] - 1);

  if (!arithmetic->is_transposed)
    g_assert_cmpint (length, ==, i + 2 * p);
  else
    g_assert_cmpint (border, ==, reach - p);
  if (arithmetic->is_transposed && border >= 0)
    g_assert_cmpint (length, ==,
                     s * (i - 1) + 1 + 2 * border + arithmetic->output_padding[0]);
  g_assert_cmpint (fovea_arithmetic_get_leftover (arithmetic, 0), ==,
                   arithmetic->is_transposed ? 0 : (i + 2 * p - reach - 1) % s);
}

static void
test_planes (void)
{
  visit_all (check_plane);
}

static int
count_cells (const FoveaFigure *figure,
             FoveaRole          role,
             bool               is_dashed)
{
  const FoveaScene *scene = fovea_figure_get_scene (figure);
  int n = 0;

  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    {
      const FoveaItem *item = fovea_scene_get_item (scene, i);
      bool is_key = item->kind == FOVEA_ITEM_CELLS
                    && item->cells.n_rows * item->cells.n_columns == 1
                    && fovea_item_is_flat (item);

      if (item->kind != FOVEA_ITEM_CELLS || item->role != role
          || item->cells.is_dashed != is_dashed || is_key)
        continue;
      for (int cell = 0; cell < item->cells.n_rows * item->cells.n_columns; cell++)
        n += item->cells.is_there[cell];
    }

  return n;
}

// What is drawn: inputs, outputs, a window of k × k and a cell that it makes, and all else ghosts.
static void
test_drawn_cells (void)
{
  for (int c = 0; c < fovea_arithmetic_get_n_classics (); c++)
    {
      FoveaArithmetic classic = FOVEA_ARITHMETIC_INIT;
      const char *nick = fovea_arithmetic_get_classic (c, &classic);
      int i = classic.n_in[0], k = classic.kernel_size[0], s = classic.stride[0];
      int p = classic.padding[0], o = fovea_arithmetic_get_n_out (&classic, 0);
      int border = classic.is_transposed ? k - 1 - p : p;
      int side = classic.is_transposed
                   ? s * (i - 1) + 1 + 2 * border + classic.output_padding[0]
                   : i + 2 * p;

      g_test_message ("%s", nick);
      assert_valid (&classic);
      g_assert_cmpint (fovea_arithmetic_get_n_steps (&classic), ==, o * o);
      for (int step = 0; step < o * o; step += o)
        {
          g_autoptr (FoveaFigure) figure = new_figure (&classic, step);

          g_assert_cmpint (count_cells (figure, FOVEA_ROLE_INPUT, false), ==, i * i);
          g_assert_cmpint (count_cells (figure, FOVEA_ROLE_NONE, true), ==,
                           side * side - i * i);
          g_assert_cmpint (count_cells (figure, FOVEA_ROLE_OUTPUT, false), ==, o * o);
          g_assert_cmpint (count_cells (figure, FOVEA_ROLE_SHADE, false), ==, k * k + 1);
        }
    }
}

static void
test_golden (gconstpointer data)
{
  const Golden *golden = data;
  FoveaArithmetic arithmetic = FOVEA_ARITHMETIC_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_true (fovea_arithmetic_from_nick (golden->nick, &arithmetic));

  g_autoptr (FoveaFigure) figure = new_figure (&arithmetic, golden->step);
  g_autofree char *dump = fovea_figure_dump (figure);
  g_autofree char *name = g_strdup_printf ("arithmetic-%s.txt", golden->nick);

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

static void
test_captions (void)
{
  static const struct
  {
    const char *nick;
    const char *relation;
    const char *equal;
  } cases[] = {
    { "no_padding_no_strides", "o = i + 2p − k + 1 = 4 + 2·0 − 3 + 1 = 2", NULL },
    { "padding_strides_odd", "o = ⌊(i + 2p − k)/s⌋ + 1 = ⌊(6 + 2·1 − 3)/2⌋ + 1 = 3", NULL },
    { "dilation", "o = i + 2p − d(k − 1) = 7 + 2·0 − 2·(3 − 1) = 3", NULL },
    { "no_padding_strides_transposed",
      "o′ = s(i′ − 1) + k − 2p = 2·(2 − 1) + 3 − 2·0 = 5",
      "p′ = k − 1 − p = 3 − 1 − 0 = 2" },
    { "padding_strides_odd_transposed",
      "o′ = s(i′ − 1) + k − 2p + a = 2·(3 − 1) + 3 − 2·1 + 1 = 6",
      "p′ = k − 1 − p = 3 − 1 − 1 = 1" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FoveaArithmetic arithmetic = FOVEA_ARITHMETIC_INIT;

      g_assert_true (fovea_arithmetic_from_nick (cases[i].nick, &arithmetic));

      g_auto (GStrv) lines = fovea_arithmetic_dup_caption (&arithmetic);

      g_assert_cmpstr (lines[1], ==, cases[i].relation);
      if (cases[i].equal != NULL)
        g_assert_nonnull (strstr (lines[2], cases[i].equal));
    }
}

// The corner window of half padding reads 4 inputs; with zeros between, the first reads one.
static void
test_descriptions (void)
{
  FoveaArithmetic arithmetic = FOVEA_ARITHMETIC_INIT;

  fovea_arithmetic_from_nick ("same_padding_no_strides", &arithmetic);

  g_autoptr (FoveaFigure) same = new_figure (&arithmetic, 0);

  g_assert_nonnull (strstr (fovea_figure_get_description (same), "the output is 5×5"));
  g_assert_nonnull (
    strstr (fovea_figure_get_description (same), "reads 4 cells of the input and 5 zeros"));

  fovea_arithmetic_from_nick ("no_padding_strides_transposed", &arithmetic);

  g_autoptr (FoveaFigure) between = new_figure (&arithmetic, 6);

  g_assert_nonnull (strstr (fovea_figure_get_description (between), "row 1, column 1"));
  g_assert_nonnull (
    strstr (fovea_figure_get_description (between), "reads 1 cell of the input and 8 zeros"));
}

static void
test_refusals (void)
{
  static const FoveaArithmetic wrong[] = {
    { false, { 3, 3 }, { 5, 5 }, { 1, 1 }, { 0, 0 }, { 1, 1 }, { 0, 0 } },
    { false, { 5, 5 }, { 3, 3 }, { 2, 2 }, { 0, 0 }, { 1, 1 }, { 1, 1 } },
    { true, { 5, 5 }, { 3, 3 }, { 2, 2 }, { 0, 0 }, { 1, 1 }, { 2, 2 } },
    { true, { 1, 1 }, { 3, 3 }, { 1, 1 }, { 4, 4 }, { 1, 1 }, { 0, 0 } },
    { true, { 40, 40 }, { 3, 3 }, { 4, 4 }, { 0, 0 }, { 1, 1 }, { 0, 0 } },
    { false, { 0, 5 }, { 3, 3 }, { 1, 1 }, { 0, 0 }, { 1, 1 }, { 0, 0 } },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (fovea_arithmetic_check (&wrong[i], &error));
      g_assert_nonnull (error);
    }
}

// A caption is hardly wider than its picture, and no word of it is lost by breaking its lines.
static void
test_captions_are_narrow (void)
{
  static const char *const lines[] = { "as this: a = 1 − 2, b = 3, zeros: c = 4", "x，y", "one", NULL };
  g_autoptr (GPtrArray) narrow
    = fovea_type_wrap_lists (lines, 10, FOVEA_WEIGHT_NORMAL, 1);
  g_autoptr (GPtrArray) some = fovea_type_wrap_lists (lines, 10, FOVEA_WEIGHT_NORMAL, 140);
  g_autoptr (GPtrArray) wide = fovea_type_wrap_lists (lines, 10, FOVEA_WEIGHT_NORMAL, 1000);

  g_assert_cmpuint (narrow->len, ==, 6);
  g_assert_cmpstr (narrow->pdata[0], ==, "as this: a = 1 − 2,");
  g_assert_cmpstr (narrow->pdata[2], ==, "zeros: c = 4");
  g_assert_cmpstr (narrow->pdata[3], ==, "x，");
  g_assert_cmpuint (some->len, ==, 4);
  g_assert_cmpstr (some->pdata[0], ==, "as this: a = 1 − 2, b = 3,");
  g_assert_cmpuint (wide->len, ==, 3);
}

// At any width, a paragraph's last line is more than "0)"; nothing is lost and no line begins with a space.
static void
test_no_line_is_a_left_over (void)
{
  static const char *const text = "the same output in every cell (largest difference 0)";

  for (double width_pt = 30; width_pt < 400; width_pt += 1)
    {
      g_autoptr (GPtrArray) lines = fovea_type_wrap (text, 10, FOVEA_WEIGHT_NORMAL, width_pt);
      g_autoptr (GString) all = g_string_new (NULL);

      for (guint i = 0; i < lines->len; i++)
        g_string_append_printf (all, "%s%s", i > 0 ? " " : "", (const char *) lines->pdata[i]);
      g_assert_cmpstr (all->str, ==, text);
      g_assert_cmpstr (lines->pdata[lines->len - 1], !=, "0)");
    }
}

// A strip is made small to fit its page, its words are not.
static void
test_words_of_strips (void)
{
  static const double widths[] = { 241, 482 };

  for (int i = 0; i < 2 * fovea_arithmetic_get_n_classics (); i++)
    {
      FoveaArithmetic classic;
      const char *nick = fovea_arithmetic_get_classic (i / 2, &classic);
      if (classic.has_numbers) // in cells, as large as these
        continue;

      int n_steps = fovea_arithmetic_get_n_steps (&classic);
      g_autofree int *steps = g_new (int, n_steps);
      FoveaArithmeticOptions options = {
        .steps = steps,
        .n_steps = n_steps,
        .n_across = fovea_arithmetic_get_n_out (&classic, 1),
        .width_pt = widths[i % 2],
        .has_caption = true,
      };

      g_test_message ("%s, %g", nick, options.width_pt);
      for (int step = 0; step < n_steps; step++)
        steps[step] = step;
      g_autoptr (FoveaFigure) figure = fovea_figure_new_arithmetic (&classic, &options);
      const FoveaScene *scene = fovea_figure_get_scene (figure);
      double scale = options.width_pt / fovea_figure_get_width (figure);
      for (int j = 0; j < fovea_scene_get_n_items (scene); j++)
        {
          const FoveaItem *item = fovea_scene_get_item (scene, j);
          if (item->kind == FOVEA_ITEM_TEXT)
            g_assert_cmpfloat (item->text.size_pt * scale, >, 7);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arithmetic/no-line-is-a-left-over", test_no_line_is_a_left_over);
  g_test_add_func ("/arithmetic/classic-sizes", test_classic_sizes);
  g_test_add_func ("/arithmetic/taps-are-those-of-the-stencil", test_taps);
  g_test_add_func ("/arithmetic/planes", test_planes);
  g_test_add_func ("/arithmetic/drawn-cells", test_drawn_cells);
  g_test_add_func ("/arithmetic/captions", test_captions);
  g_test_add_func ("/arithmetic/descriptions", test_descriptions);
  g_test_add_func ("/arithmetic/refusals", test_refusals);
  g_test_add_func ("/arithmetic/words-of-strips", test_words_of_strips);
  for (size_t i = 0; i < G_N_ELEMENTS (goldens); i++)
    {
      g_autofree char *path = g_strdup_printf ("/arithmetic/golden/%s", goldens[i].nick);
      g_test_add_data_func (path, &goldens[i], test_golden);
    }

  g_test_add_func ("/arithmetic/captions-are-narrow", test_captions_are_narrow);

  return g_test_run ();
}
