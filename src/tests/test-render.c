// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// fovea-cli render: formats, steps, sizes, several files; what it refuses, and that
// nothing half-written is left then.

#include <gio/gio.h>
#include <glib/gstdio.h>

#include <string.h>

typedef struct
{
  char *folder;
  char *output;
  char *messages;
  int status;
} Run;

static void
run_free (Run *run)
{
  g_autoptr (GDir) dir = g_dir_open (run->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (run->folder, name, NULL);
      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (run->folder), ==, 0);
  g_free (run->folder);
  g_free (run->output);
  g_free (run->messages);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

// Runs in a new folder; @line may hold what a shell understands.
static Run *
run (const char *line)
{
  Run *run = g_new0 (Run, 1);
  g_autofree char *command = g_strdup_printf ("\"$FOVEA_CLI\" render %s", line);
  char *arguments[] = { (char *) "sh", (char *) "-c", command, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  run->folder = g_dir_make_tmp ("fovea-render-XXXXXX", &error);
  g_assert_no_error (error);
  g_spawn_sync (run->folder, arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                &run->output, &run->messages, &status, &error);
  g_assert_no_error (error);
  run->status = g_spawn_check_wait_status (status, &error) ? 0 : error->code;
  return run;
}

static int
count_files (const Run *run)
{
  g_autoptr (GDir) dir = g_dir_open (run->folder, 0, NULL);
  int n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;
  return n_files;
}

static char *
read_file (const Run *run,
           const char *name,
           gsize *size) // (nullable)
{
  g_autofree char *path = g_build_filename (run->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, size, &error);
  g_assert_no_error (error);
  return contents;
}

static void
test_several_files (void)
{
  g_autoptr (Run) made
      = run ("--cell=2:0,1,1 --width=500px -o a.png -o a.svg -o a.pdf -o a.tex -o a.gif "
             "-o a.apng");
  static const struct
  {
    const char *name;
    const char *head;
  } files[] = { { "a.png", "\x89PNG" },
                { "a.svg", "<?xml" },
                { "a.pdf", "%PDF" },
                { "a.tex", "% " },
                { "a.gif", "GIF89a" },
                { "a.apng", "\x89PNG" } };

  g_assert_cmpstr (made->messages, ==, "");
  g_assert_cmpint (made->status, ==, 0);
  g_assert_cmpint (count_files (made), ==, G_N_ELEMENTS (files));
  for (size_t i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *contents = read_file (made, files[i].name, NULL);
      g_assert_true (g_str_has_prefix (contents, files[i].head));
    }
}

// One of them cannot be: none is written.
static void
test_all_or_nothing (void)
{
  g_autoptr (Run) made = run ("--scale=30 -o a.svg -o a.png");

  g_assert_cmpint (made->status, ==, 1);
  g_assert_nonnull (strstr (made->messages, "fovea-cli: A figure of "));
  g_assert_cmpint (count_files (made), ==, 0);
}

// Said once; the figure is made, with the bytes that it has without the wish.
static void
test_missing_font (void)
{
  g_autoptr (Run) asked = run ("--font=Nonsense -o a.png -o a.pdf -o a.svg");
  g_autoptr (Run) plain = run ("-o a.png");
  gsize n_asked, n_plain;
  g_autofree char *first = read_file (asked, "a.png", &n_asked);
  g_autofree char *second = read_file (plain, "a.png", &n_plain);

  g_assert_cmpint (asked->status, ==, 0);
  g_assert_true (
    g_str_has_prefix (asked->messages, "fovea-cli: There is no font “Nonsense” here; “"));
  g_assert_true (strchr (asked->messages, '\n') == strrchr (asked->messages, '\n'));
  g_assert_cmpmem (first, n_asked, second, n_plain);
}

// 25 cells of the map and 9 of the output, each the same alone as among the others.
static void
test_steps (void)
{
  g_autoptr (Run) all = run ("--steps --width=400px -o step-%02d.svg");
  g_autoptr (Run) one = run ("--step=7 --width=400px -o only-%d.svg");
  g_autofree char *among = read_file (all, "step-07.svg", NULL);
  g_autofree char *alone = read_file (one, "only-7.svg", NULL);
  g_autofree char *last = read_file (all, "step-34.svg", NULL);

  g_assert_cmpint (all->status, ==, 0);
  g_assert_cmpint (count_files (all), ==, 34);
  g_assert_cmpstr (among, ==, alone);
  g_assert_cmpstr (among, !=, last);
}

static char *
dup_frame (const Run  *made,
           const char *name)
{
  g_autofree char *svg = read_file (made, name, NULL);
  const char *start = strstr (svg, "viewBox=\"");

  g_assert_nonnull (start);
  return g_strndup (start, (gsize) (strchr (start + strlen ("viewBox=\""), '"') - start));
}

// Cut to what any step draws, so that nothing jumps: alone, the one with a mark at the edge is larger.
static void
test_crop_of_steps (void)
{
  g_autoptr (Run) made = run ("--crop --steps -o a-%02d.svg");
  g_autoptr (Run) first = run ("--crop --step=1 -o a.svg");
  g_autoptr (Run) middle = run ("--crop --step=13 -o a.svg");
  g_autofree char *frame = dup_frame (made, "a-01.svg");
  g_autofree char *one = dup_frame (first, "a.svg");
  g_autofree char *other = dup_frame (middle, "a.svg");

  g_assert_cmpstr (one, !=, other);
  for (int i = 1; i <= 34; i++)
    {
      g_autofree char *name = g_strdup_printf ("a-%02d.svg", i);
      g_autofree char *same = dup_frame (made, name);

      g_assert_cmpstr (same, ==, frame);
    }
}

static void
test_standard_output (void)
{
  g_autoptr (Run) svg = run ("-o - --format=svg");
  g_autoptr (Run) tex = run ("--format=tex --standalone");

  g_assert_true (g_str_has_prefix (svg->output, "<?xml"));
  g_assert_true (g_str_has_suffix (svg->output, "</svg>\n"));
  g_assert_nonnull (strstr (tex->output, "\\documentclass"));
  g_assert_cmpint (count_files (svg), ==, 0);
}

// 120 mm are 340.157 points; 300 dots an inch are 300 / 72 pixels a point.
static void
test_lengths (void)
{
  g_autoptr (Run) svg = run ("--width=120mm --format=svg");
  g_autoptr (Run) same = run ("--width=12cm --format=svg");
  g_autoptr (Run) png = run ("--width=120mm --dpi=300 -o a.png");
  gsize size;
  g_autofree char *bytes = read_file (png, "a.png", &size);
  const guint8 *width = (const guint8 *) bytes + 16;

  g_assert_nonnull (strstr (svg->output, "width=\"340.157\""));
  g_assert_cmpstr (svg->output, ==, same->output);
  g_assert_cmpuint (size, >, 33);
  g_assert_cmpint (width[2] << 8 | width[3], ==,
                   1418); // 12 / 2.54 × 300 = 1417.3, whole pixels
}

static void
test_font_size (void)
{
  g_autoptr (Run) small
      = run ("--font-size=10 --font='A Family' --cell=2:0,1,1 --format=svg");
  g_autoptr (Run) large = run ("--font-size=20 --cell=2:0,1,1 --format=svg");
  g_autoptr (Run) least = run ("--font-size=7 --cell=2:0,1,1 --format=svg");

  g_assert_nonnull (strstr (small->output, "font-family=\"A Family, "));
  g_assert_true (g_regex_match_simple ("font-size=\"10\"[^>]*>receptive field",
                                       small->output, 0, 0));
  g_assert_true (g_regex_match_simple ("font-size=\"7\"[^>]*>receptive field",
                                       least->output, 0, 0));
  g_assert_true (g_regex_match_simple ("font-size=\"20\"[^>]*>receptive field",
                                       large->output, 0, 0));
}

// Each option changes what it says it does, and the sum is still that of the same cell.
static void
test_look (void)
{
  static const struct
  {
    const char *options;
    const char *has;
    const char *lacks;
  } cases[] = {
    { "--numbers=fixed2", ">45.00<", ">45<" },
    { "--numbers=off", "output(1, 1) = 45", ">57<" },
    { "--flip", ">flipped<", ">flipped back<" },
    { "--flip --view=step", "flipped back<", ">flipped<" },
    { "--hide=captions", ">57<", "the cell you clicked" },
    { "--hide=sum", "the cell you clicked", "output(1, 1) = " },
    { "--hide=cards,paths", "output(1, 1) = 45", "×9<" },
    { "", "×9<", ">flipped<" },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line
        = g_strdup_printf ("--cell=2:0,1,1 --format=svg %s", cases[i].options);
      g_autoptr (Run) made = run (line);

      g_test_message ("%s", line);
      g_assert_cmpstr (made->messages, ==, "");
      g_assert_nonnull (strstr (made->output, cases[i].has));
      g_assert_null (strstr (made->output, cases[i].lacks));
    }
}

// The titles say which channels stand there.
static void
test_channels (void)
{
  g_autoptr (Run) tiles = run ("-o - --format=svg example:channels");
  g_autoptr (Run) front = run ("-o - --format=svg --channels=sheets --front=0:1 "
                               "--front=1:1 example:channels");
  g_autoptr (Run) single
      = run ("-o - --format=svg --channels=single --cell=1:1,0,0 example:channels");

  g_assert_null (strstr (tiles->output, "2 × 7 × 7, channel"));
  g_assert_nonnull (strstr (front->output, "2 × 7 × 7, channel 1"));
  g_assert_nonnull (strstr (front->output, "2 × 5 × 5, channel 1"));
  g_assert_nonnull (strstr (single->output, "2 × 7 × 7, channel 0"));
  g_assert_nonnull (strstr (single->output, "2 × 5 × 5, channel 1"));
}

static void
test_hostile_document (void)
{
  g_autoptr (Run) made = run ("-o a.svg -o a.tex -o a.pdf -o a.png - <<'END'\n"
                              "{\"fovea\": 1, \"title\": \"\\u001b[31m\\\\end{x} "
                              "</title> \\u0000 100 %\", \"input\": "
                              "{\"values\": [[[1, 2], [3, 4]]]}, \"layers\": [{\"kind\": "
                              "\"activation\", \"function\": "
                              "\"relu\", \"name\": \"\\u0007\"}]}\nEND");

  for (const char *c = made->messages; *c != '\0'; c++)
    g_assert_true (*c == '\n' || !g_ascii_iscntrl (*c));
  g_assert_cmpint (made->status, <=, 1);
}

static const struct
{
  const char *line;
  int status;
  const char *message;
} ends[] = {
  { "-o a.svg --width=12", 2, "A length is" },
  { "-o a.svg --width=-3mm", 2, "A length is" },
  { "-o a.svg --width=nanmm", 2, "A length is" },
  { "-o a.svg --width=0mm", 2, "--width is a number above 0" },
  { "-o a.png --width=1e300px", 2, "--width is at most 32767pt, not “1e300px”" },
  { "-o a.svg --width=99mm --height=1e9mm", 2, "--height is at most 32767pt" },
  { "-o a.svg --size=900x1e9", 2, "--size is at most 32767pt, not “900x1e9”" },
  { "-o a.svg --margin=1e5mm", 2, "--margin is at most 32767pt, not “1e5mm”" },
  { "-o a.svg --font-size=1e6", 2, "--font-size is at most 81, not “1e6”" },
  { "-o a.png --scale=2401", 2, "--scale is at most 2400, not “2401”" },
  { "-o a.png --scale=30", 1, "A figure of 40800 ×" },
  { "-o a.png --dpi=1e5", 2, "--dpi is at most 10000, not “1e5”" },
  { "-o a.gif --delay=656", 2, "--delay is at most 655, not “656”" },
  { "-o a.svg --step=1e16", 2, "--step is at most 1000000000000000, not “1e16”" },
  { "-o a.png --format=svg", 2, "“a.png” ends in .png, but the format is svg" },
  { "-o a.SVG -o a.png --format=svg", 2, "“a.png” ends in .png" },
  { "-o a.svg --height=3mm", 2, "--height needs --width" },
  { "-o a.svg --margin=3", 2, "A length is" },
  { "-o a.svg --dpi=0", 2, "--dpi is a number above 0" },
  { "-o a.svg --dpi=96 --scale=2", 2, "not both" },
  { "-o a.svg --text=stone", 2, "there are text, paths" },
  { "-o a.svg --font-size=big", 2, "--font-size" },
  { "-o a.svg --steps", 2, "frames-%04d.svg" },
  { "-o a-%s.svg --steps", 2, "frames-%04d.svg" },
  { "-o a-%d-%d.svg --steps", 2, "frames-%04d.svg" },
  { "-o a.svg --step=35", 1, "There is no step 35: the last is 34" },
  { "-o a.svg --step=1.5", 2, "a whole number" },
  { "-o a.svg --step=2 --steps", 2, "not both" },
  { "-o a.svg --step=2 --cell=1:0,0,0", 2, "leave --cell out" },
  { "-o a.svg --pace=gallop", 2, "there are layer, window, cell, term" },
  { "-o a.gif --delay=0", 2, "--delay" },
  { "-o a.svg --numbers=roman", 2, "there are auto, fixed0, " },
  { "-o a.svg --hide=captions,beams", 2, "“beams” cannot be left out; there are captions, " },
  { "-o a.webp", 2, "png, svg, pdf, tex, gif, apng" },
  { "-o a.svg --size=60x60", 1, "A width of 60 points is too small" },
  { "-o a.svg --width=40mm", 1, "A width of 113 points is too small" },
  { "-o a.svg --channels=heap", 2, "there are tiles, sheets, single" },
  { "-o a.svg --front=1", 2, "A channel is STAGE:CHANNEL" },
  { "-o a.svg --front=1:0,2:", 2, "A channel is STAGE:CHANNEL" },
  { "-o a.svg --front=9:0", 1, "There is no stage 9: the last is 2" },
  { "-o a.svg --front=1:1", 1, "There is no channel 1 in stage 1: the last is 0" },
  { "-o missing/a.png", 1, "missing/a.png" },
};

static void
test_ends (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (Run) made = run (ends[i].line);

      g_test_message ("%s", ends[i].line);
      g_assert_cmpint (made->status, ==, ends[i].status);
      g_assert_true (g_str_has_prefix (made->messages, "fovea-cli: "));
      g_assert_nonnull (strstr (made->messages, ends[i].message));
      g_assert_cmpint (count_files (made), ==, 0);
    }
}

// Whenever it ends: the old file is there or the new one, whole. Nothing lies beside it, but where a
// process cannot help it.
static void
test_killed (void)
{
  for (int i = 0; i < 24; i++)
    {
      const char *name = i % 2 == 0 ? "TERM" : "KILL";
      g_autofree char *line = g_strdup_printf (
        "--help > a.txt; printf old > a.svg; rm a.txt; timeout -s %s 0.%03d "
        "\"$FOVEA_CLI\" render -o a.svg",
        name, 5 + i * 8);
      g_autoptr (Run) made = run (line);
      gsize size;
      g_autofree char *contents = read_file (made, "a.svg", &size);

      g_test_message ("%s: %d, %d bytes", line, made->status, (int) size);
      g_assert_cmpint (count_files (made), <=, i % 2 == 0 ? 1 : 2);
      if (made->status != 0 && g_str_equal (contents, "old"))
        continue;
      g_assert_true (g_str_has_prefix (contents, "<?xml"));
      g_assert_true (g_str_has_suffix (contents, "</svg>\n"));
    }
}

// A disk that is full, a file that may not grow, a folder that is none: a sentence, and all is as it
// was.
static void
test_no_room (void)
{
  g_autoptr (Run) full = run ("--format=svg > /dev/full");
  g_autoptr (Run) limited
    = run ("--help > a.txt; rm a.txt; printf old > a.png; ulimit -f 4; \"$FOVEA_CLI\" render "
           "-o a.png");
  g_autoptr (Run) below = run ("-o /dev/null/a.png");
  g_autofree char *old = read_file (limited, "a.png", NULL);

  g_assert_cmpint (full->status, ==, 1);
  g_assert_nonnull (strstr (full->messages, "Could not write to standard output"));
  g_assert_cmpint (limited->status, ==, 1);
  g_assert_nonnull (strstr (limited->messages, "Could not save"));
  g_assert_cmpstr (old, ==, "old");
  g_assert_cmpint (count_files (limited), ==, 1);
  g_assert_cmpint (below->status, ==, 1);
  g_assert_nonnull (strstr (below->messages, "Could not save"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/several-files", test_several_files);
  g_test_add_func ("/render/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/render/missing-font", test_missing_font);
  g_test_add_func ("/render/steps", test_steps);
  g_test_add_func ("/render/crop-of-steps", test_crop_of_steps);
  g_test_add_func ("/render/standard-output", test_standard_output);
  g_test_add_func ("/render/lengths", test_lengths);
  g_test_add_func ("/render/font-size", test_font_size);
  g_test_add_func ("/render/look", test_look);
  g_test_add_func ("/render/channels", test_channels);
  g_test_add_func ("/render/hostile-document", test_hostile_document);
  g_test_add_func ("/render/killed", test_killed);
  g_test_add_func ("/render/no-room", test_no_room);
  g_test_add_func ("/render/ends", test_ends);

  return g_test_run ();
}
