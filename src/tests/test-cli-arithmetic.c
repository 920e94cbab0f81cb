// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// fovea-cli arithmetic: the classic set, stills, strips and playbacks, and what it refuses.

#include "cli-fixture.h"

static const char *const classics[] = {
  "no_padding_no_strides",
  "arbitrary_padding_no_strides",
  "same_padding_no_strides",
  "full_padding_no_strides",
  "no_padding_strides",
  "padding_strides",
  "padding_strides_odd",
  "dilation",
  "no_padding_no_strides_transposed",
  "arbitrary_padding_no_strides_transposed",
  "same_padding_no_strides_transposed",
  "full_padding_no_strides_transposed",
  "no_padding_strides_transposed",
  "padding_strides_transposed",
  "padding_strides_odd_transposed",
  "numerical_no_padding_no_strides",
  "numerical_padding_strides",
  "average_pooling",
  "max_pooling",
};

static void
assert_made (const Run *made)
{
  g_assert_cmpstr (made->messages, ==, "");
  g_assert_cmpint (made->status, ==, 0);
}

static int
count (const char *text,
       const char *part)
{
  int n = 0;

  for (const char *at = strstr (text, part); at != NULL; at = strstr (at + 1, part))
    n++;
  return n;
}

// One command makes the whole set in a folder that is not there yet, again with the same bytes.
static void
test_classic (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("fovea-classic-XXXXXX", &error);
  g_autofree char *inner = g_build_filename (folder, "set", NULL);
  g_autofree char *line = g_strdup_printf ("arithmetic --classic -o %s", inner);

  g_assert_no_error (error);

  g_auto (Run) made = run (line);

  assert_made (&made);
  for (size_t i = 0; i < G_N_ELEMENTS (classics); i++)
    {
      g_autofree char *name = g_strconcat (classics[i], ".svg", NULL);
      g_autofree char *path = g_build_filename (inner, name, NULL);
      g_autofree char *one = g_strdup_printf ("arithmetic %s --format=svg", classics[i]);
      g_autofree char *contents = NULL;
      g_auto (Run) alone = run (one);

      g_file_get_contents (path, &contents, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (contents, ==, alone.output);
      g_assert_nonnull (strstr (contents, "<desc"));
      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (inner), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

// A transposed one is called after what it transposes, so that no two of the set look alike.
static void
test_titles (void)
{
  static const char *const titles[][2] = {
    { "no_padding_no_strides_transposed", ">No padding, stride 1, transposed<" },
    { "same_padding_no_strides_transposed", ">Half (same) padding, stride 1, transposed<" },
    { "full_padding_no_strides_transposed", ">Full padding, stride 1, transposed<" },
    { "no_padding_strides_transposed", ">No padding, strides, transposed<" },
    { "padding_strides_odd_transposed", ">Transposed convolution with output padding<" },
    { "no_padding_strides", ">No padding, strides<" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *line = g_strdup_printf ("arithmetic %s --format=svg", titles[i][0]);
      g_auto (Run) made = run (line);

      assert_made (&made);
      g_assert_nonnull (strstr (made.output, titles[i][1]));
    }
}

// Heads of graphic control extensions in the GIF that a command makes.
static int
count_frames (const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("fovea-classic-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "figure.gif", NULL);
  g_autofree char *whole = g_strdup_printf ("%s -o %s", line, path);
  g_autofree char *contents = NULL;
  gsize size;
  int n = 0;

  g_assert_no_error (error);

  g_auto (Run) made = run (whole);

  assert_made (&made);
  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);
  for (gsize at = 0; at + 2 < size; at++)
    n += memcmp (contents + at, "\x21\xf9\x04", 3) == 0;
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  return n;
}

// A GIF has a frame for each of the 3 × 3 places.
static void
test_playback (void)
{
  g_auto (Run) pdf = run ("arithmetic padding_strides --steps --format=pdf");

  g_assert_cmpint (count_frames ("arithmetic padding_strides"), ==, 9);
  g_assert_cmpint (count_frames ("arithmetic padding_strides --step=2"), <=, 1);
  assert_made (&pdf);
  g_assert_true (g_str_has_prefix (pdf.output, "%PDF"));
}

static void
test_strip (void)
{
  g_auto (Run) all = run ("arithmetic no_padding_no_strides --strip --format=svg");
  g_auto (Run) two = run ("arithmetic no_padding_no_strides --strip --count=2 --format=svg");

  assert_made (&all);
  assert_made (&two);
  g_assert_cmpint (count (all.output, "Step "), ==, 4);
  g_assert_cmpint (count (two.output, "Step "), ==, 2);
  g_assert_nonnull (strstr (two.output, "Step 1 of 4"));
  g_assert_nonnull (strstr (two.output, "Step 4 of 4"));
}

// Rows and columns each with their own numbers, by hand: 4 + 2 − 3 + 1, ⌊(7 − 2)/2⌋ + 1.
static void
test_rectangular (void)
{
  g_auto (Run) made = run ("arithmetic --input=4x7 --kernel=3x2 --stride=1x2 --padding=1x0 "
                           "--colors=#0072b2,#e69f00 --width=120mm --format=svg");

  assert_made (&made);
  g_assert_nonnull (strstr (made.output, "the output is 4×3"));
  g_assert_nonnull (strstr (made.output, "4 + 2·1 − 3 + 1 = 4"));
  g_assert_nonnull (strstr (made.output, "⌊(7 + 2·0 − 2)/2⌋ + 1 = 3"));
  g_assert_nonnull (strstr (made.output, "#0072b2"));
  g_assert_nonnull (strstr (made.output, "#e69f00"));
  g_assert_nonnull (strstr (made.output, "width=\"340.1"));
}

// Four bytes of a PNG, the greatest first, after the name of a chunk.
static guint
get_number (const char *png,
            gsize       size,
            const char *chunk)
{
  const guint8 *at = memmem (png, size, chunk, 4);

  g_assert_nonnull (at);
  return (guint) at[4] << 24 | (guint) at[5] << 16 | (guint) at[6] << 8 | at[7];
}

// Pixels along, and a metre: a picture 120 mm wide says so of itself, at any resolution.
static void
test_width_of_a_picture (void)
{
  static const struct
  {
    const char *options;
    guint width_px;
    guint a_metre;
  } cases[] = {
    { "--width=120mm", 341, 2835 },
    { "--width=120mm --dpi=300", 1418, 11811 },
    { "--width=600px --scale=2", 1200, 5669 },
    { "--width=90mm --strip --count=3 --dpi=200", 709, 7874 },
    { "--width=50.8mm --dpi=254 --format=apng", 508, 10000 },
  };
  g_autofree char *folder = g_dir_make_tmp ("fovea-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.png", NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = g_strdup_printf ("arithmetic dilation %s -o %s", cases[i].options, path);
      g_autofree char *data = NULL;
      gsize size;
      g_auto (Run) made = run (line);

      g_test_message ("%s", cases[i].options);
      assert_made (&made);
      g_assert_true (g_file_get_contents (path, &data, &size, NULL));
      g_assert_cmpuint (get_number (data, size, "IHDR"), ==, cases[i].width_px);
      g_assert_cmpuint (get_number (data, size, "pHYs"), ==, cases[i].a_metre);
    }
  g_unlink (path);
  g_rmdir (folder);
}

// As in other figures: letters as shapes, a margin as long as it says, whatever the width.
static void
test_letters_and_margin (void)
{
  g_auto (Run) plain = run ("arithmetic dilation --width=360pt --format=svg");
  g_auto (Run) paths = run ("arithmetic dilation --width=360pt --text=paths --format=svg");
  g_auto (Run) serif = run ("arithmetic dilation --font=serif --format=svg");
  double widths[2];

  assert_made (&plain);
  assert_made (&paths);
  g_assert_nonnull (strstr (plain.output, "<text"));
  g_assert_null (strstr (paths.output, "<text"));
  g_assert_nonnull (strstr (serif.output, "serif"));
  for (int i = 0; i < 2; i++)
    {
      g_auto (Run) cut = run (i == 0 ? "arithmetic dilation --width=360pt --margin=0pt --format=svg"
                                     : "arithmetic dilation --width=360pt --margin=36pt --format=svg");
      const char *width = strstr (cut.output, " width=\"");

      assert_made (&cut);
      g_assert_nonnull (width);
      widths[i] = g_ascii_strtod (width + strlen (" width=\""), NULL);
    }
  // Edges fall on whole points of the drawing.
  g_assert_cmpfloat_with_epsilon (widths[1] - widths[0], 72, 3);
}

// All that captions say in English is known to every TeX, without fonts of their own.
static void
test_tex (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (classics); i++)
    {
      g_autofree char *line
        = g_strdup_printf ("arithmetic %s --standalone --format=tex", classics[i]);
      g_auto (Run) made = run (line);

      assert_made (&made);
      g_assert_null (strstr (made.output, "!TeX program"));
    }
}

// A layer of any sizes with numbers; pooling by name.
static void
test_numbers (void)
{
  g_auto (Run) sum = run ("arithmetic --input=7x6 --stride=2 --numbers --format=svg");
  g_auto (Run) most = run ("arithmetic --pooling=max --kernel=2 --stride=2 --numbers "
                           "--input=4 --step=4 --format=svg");

  assert_made (&sum);
  assert_made (&most);
  g_assert_nonnull (strstr (sum.output, "3·0 + 3·1 + 2·2 + 0·2 + 0·2 + 1·0 + 3·0 + 1·1 + 2·2 = 12"));
  g_assert_nonnull (strstr (most.output, ">Max pooling</text>"));
  g_assert_nonnull (strstr (most.output, ">max (2, 2, 0, 2) = 2</text>"));
}

static void
test_refusals (void)
{
  static const struct
  {
    const char *line;
    int status;
    const char *message;
  } cases[] = {
    { "arithmetic", 2, "Where to?" },
    { "arithmetic --classic", 2, "--classic needs -o FOLDER" },
    { "arithmetic --classic --stride=2 -o x", 2, "not both" },
    { "arithmetic padding_stride --format=svg", 2, "padding_strides_odd" },
    { "arithmetic --format=bmp", 2, "Unknown format “bmp”" },
    { "arithmetic --steps --format=svg", 2, "pages of a PDF, only" },
    { "arithmetic --step=2 --strip --format=svg", 2, "Only one of" },
    { "arithmetic --count=2 --format=svg", 2, "--count needs --strip" },
    { "arithmetic --step=10 --format=svg --input=3", 1, "There is no step 10: the last is 1" },
    { "arithmetic --kernel=9 --format=svg", 1, "There is no output" },
    { "arithmetic --input=40 --strip --format=svg", 1, "64 are the most" },
    { "arithmetic --pooling=least --format=svg", 2, "there are average, max" },
    { "arithmetic --pooling=max --transposed --format=svg", 1, "cannot be transposed" },
    { "arithmetic --classic --numbers -o x", 2, "not both" },
    { "arithmetic --width=0mm --format=svg", 2, "--width is a number above 0" },
    { "arithmetic --width=1e9mm --format=svg", 2, "--width is at most 32767pt" },
    { "arithmetic --scale=1e9 --format=svg", 2, "--scale is at most 2400" },
    { "arithmetic --dpi=1e9 --format=png", 2, "--dpi is at most 10000" },
    { "arithmetic --dpi=300 --scale=2 --format=png", 2, "--scale or --dpi, not both" },
    { "arithmetic --text=letters --format=svg", 2, "there are text, paths" },
    { "arithmetic --margin=2 --format=svg", 2, "A length is a number with" },
    { "arithmetic --delay=1e9 --format=gif", 2, "--delay is at most 655" },
    { "arithmetic --stride=0 --format=svg", 2, "--stride" },
    { "arithmetic --colors=red,blue --format=svg", 2, "“red,blue”" },
    { "arithmetic --output-padding=1 --format=svg", 1, "Output padding 1" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Run) made = run (cases[i].line);

      g_test_message ("%s: %s", cases[i].line, made.messages);
      g_assert_cmpint (made.status, ==, cases[i].status);
      g_assert_nonnull (strstr (made.messages, cases[i].message));
      g_assert_cmpstr (made.output, ==, "");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli-arithmetic/classic", test_classic);
  g_test_add_func ("/cli-arithmetic/titles", test_titles);
  g_test_add_func ("/cli-arithmetic/playback", test_playback);
  g_test_add_func ("/cli-arithmetic/strip", test_strip);
  g_test_add_func ("/cli-arithmetic/rectangular", test_rectangular);
  g_test_add_func ("/cli-arithmetic/tex", test_tex);
  g_test_add_func ("/cli-arithmetic/numbers", test_numbers);
  g_test_add_func ("/cli-arithmetic/refusals", test_refusals);
  g_test_add_func ("/cli-arithmetic/width-of-a-picture", test_width_of_a_picture);
  g_test_add_func ("/cli-arithmetic/letters-and-margin", test_letters_and_margin);

  return g_test_run ();
}
