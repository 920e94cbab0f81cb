// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// fovea-cli convert and code, run as a user runs them.

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  fixture->folder = g_dir_make_tmp ("fovea-convert-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

// Runs the program in the folder with these words; gives its status and what it printed.
static int
run (Fixture    *fixture,
     const char *words,
     char      **printed)
{
  g_autofree char *line = g_strdup_printf ("%s %s", g_getenv ("FOVEA_CLI"), words);
  g_auto (GStrv) arguments = g_strsplit (line, " ", -1);
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;
  int status = -1;
  g_spawn_sync (fixture->folder, arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, &messages,
                &status, &error);
  g_assert_no_error (error);
  g_test_message ("%s: %s", words, messages);
  if (printed != NULL)
    *printed = g_strdup (*output != '\0' ? output : messages);
  return WEXITSTATUS (status);
}

static char *
load (Fixture    *fixture,
      const char *name,
      size_t     *length)
{
  char *contents;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_file_get_contents (path, &contents, length, &error);
  g_assert_no_error (error);
  return contents;
}

static void
save (Fixture    *fixture,
      const char *name,
      const char *contents)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
}

// The worked example's output, from seed.json, through every kind of file and back.
static void
test_circle (Fixture      *fixture,
             gconstpointer unused)
{
  const char expected[] = "72,63,57\n63,45,33\n57,33,17\n";
  g_assert_cmpint (run (fixture, "convert --stage=2 example:two-3x3 a.npy", NULL), ==, 0);
  g_assert_cmpint (run (fixture, "convert a.npy b.fovea", NULL), ==, 0);
  g_assert_cmpint (run (fixture, "convert b.fovea c.fovea", NULL), ==, 0);
  g_assert_cmpint (run (fixture, "convert c.fovea d.csv", NULL), ==, 0);
  g_assert_cmpint (run (fixture, "convert d.csv e.npy", NULL), ==, 0);

  size_t n_a, n_e;
  g_autofree char *a = load (fixture, "a.npy", &n_a);
  g_autofree char *d = load (fixture, "d.csv", NULL);
  g_autofree char *e = load (fixture, "e.npy", &n_e);
  g_assert_cmpstr (d, ==, expected);
  g_assert_cmpmem (a, (int) n_a, e, (int) n_e);
}

// What numpy.savetxt and print() write, as the window reads it.
static void
test_text (Fixture      *fixture,
           gconstpointer unused)
{
  const char *texts[] = { "1.5e+00 -2.0\n3 4 \n", "[[ 1.5 -2. ]\n [ 3.   4. ]]\n",
                          "tensor([[1.5, -2], [3, 4]])", "[[1.5,-2],[3,4]]" };
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      save (fixture, "in.txt", texts[i]);
      g_assert_cmpint (run (fixture, "convert in.txt out.csv", NULL), ==, 0);
      g_autofree char *read = load (fixture, "out.csv", NULL);
      g_assert_cmpstr (read, ==, "1.5,-2\n3,4\n");
    }
}

static void
test_pictures (Fixture      *fixture,
               gconstpointer unused)
{
  save (fixture, "in.csv", "0;1\n0,2;0,6\n");
  g_assert_cmpint (run (fixture, "convert in.csv grey.png", NULL), ==, 0);
  g_assert_cmpint (run (fixture, "convert grey.png out.csv", NULL), ==, 0);
  g_autofree char *grey = load (fixture, "out.csv", NULL);
  g_assert_cmpstr (grey, ==, "0,1\n0.2,0.6\n");

  g_assert_cmpint (run (fixture, "convert --channels=color grey.png out.csv", NULL), ==, 0);
  g_autofree char *color = load (fixture, "out.csv", NULL);
  g_assert_cmpstr (color, ==, "0,1\n0.2,0.6\n\n0,1\n0.2,0.6\n\n0,1\n0.2,0.6\n");

  save (fixture, "in.csv", "-5,5\n0,-5\n");
  g_assert_cmpint (run (fixture, "convert --range=whole in.csv whole.png", NULL), ==, 0);
  g_assert_cmpint (run (fixture, "convert whole.png out.csv", NULL), ==, 0);
  g_autofree char *whole = load (fixture, "out.csv", NULL);
  g_assert_cmpstr (whole, ==, "0,1\n0.5019608,0\n");
}

static void
test_refused (Fixture      *fixture,
              gconstpointer unused)
{
  const struct
  {
    const char *words;
    int status;
    const char *message; // after "fovea-cli: "
  } runs[] = {
    { "convert", 2, "convert needs two names: what to read, what to write" },
    { "convert in.csv", 2, "convert needs two names: what to read, what to write" },
    { "convert in.csv out.csv more.csv", 2, "One document at a time, not “more.csv” too" },
    { "convert in.csv out.jpg", 2,
      "“out.jpg” does not say what to write: end it in .fovea, .npy, .csv or "
      ".png, or say --format" },
    { "convert --range=half in.csv out.png", 2,
      "Unknown value “half” of --range; there are unit, whole" },
    { "convert in.csv out.npy", 1, "in.csv: Line 2: the row has 1 number; the rows before have 2" },
    { "convert in.npz out.npy", 1,
      "in.npz: This is an archive, as numpy.savez and torch.save write it: save a single array "
      "with numpy.save" },
    { "convert page.PNG out.npy", 1,
      "page.PNG: The picture is none of PNG, JPEG, WebP, GIF and BMP" },
    { "convert empty.jpg out.npy", 1,
      "empty.jpg: The file is empty" },
    { "convert --stage=3 example:two-3x3 out.npy", 1, "There is no stage 3: the last is 2" },
    { "convert example:channels out.png", 1, "A picture has 1 or 3 channels, not 2" },
    { "code --language=keras", 2, "Unknown language “keras”; there are pytorch and numpy" },
  };
  save (fixture, "in.csv", "1,2\n3\n");
  save (fixture, "page.PNG", "<!DOCTYPE html>");
  save (fixture, "empty.jpg", "");
  save (fixture, "in.npz", "PK\x03\x04, and so on");
  for (size_t i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_autofree char *printed = NULL;
      g_autofree char *expected = g_strdup_printf ("fovea-cli: %s\n", runs[i].message);
      g_assert_cmpint (run (fixture, runs[i].words, &printed), ==, runs[i].status);
      g_assert_cmpstr (printed, ==, expected);
      g_autofree char *written = g_build_filename (fixture->folder, "out.npy", NULL);
      g_assert_false (g_file_test (written, G_FILE_TEST_EXISTS));
    }
}

static void
test_code (Fixture      *fixture,
           gconstpointer unused)
{
  g_autofree char *usual = NULL;
  g_autofree char *pytorch = NULL;
  g_autofree char *numpy = NULL;
  g_assert_cmpint (run (fixture, "code", &usual), ==, 0);
  g_assert_cmpint (run (fixture, "code --language=pytorch", &pytorch), ==, 0);
  g_assert_cmpint (run (fixture, "code --language=numpy -o script.py", NULL), ==, 0);
  numpy = load (fixture, "script.py", NULL);
  g_assert_cmpstr (usual, ==, pytorch);
  g_assert_nonnull (strstr (pytorch, "\nimport torch\n"));
  g_assert_nonnull (strstr (numpy, "\nimport numpy as np\n"));
}

static void
test_published (Fixture      *fixture,
                gconstpointer unused)
{
  g_autofree char *text = NULL;
  g_autofree char *json = NULL;
  g_assert_cmpint (run (fixture, "info example:vgg-16", &text), ==, 0);
  g_assert_nonnull (strstr (text, "Receptive field at the end: 212; published: 212 ("));
  g_assert_cmpint (run (fixture, "info --format=json example:vgg-16", &json), ==, 0);
  g_assert_nonnull (strstr (json, "\"published\": { \"size\": [212, 212], \"stride\": [32, 32]"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/convert/circle", Fixture, NULL, set_up, test_circle, tear_down);
  g_test_add ("/convert/text", Fixture, NULL, set_up, test_text, tear_down);
  g_test_add ("/convert/pictures", Fixture, NULL, set_up, test_pictures, tear_down);
  g_test_add ("/convert/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/convert/code", Fixture, NULL, set_up, test_code, tear_down);
  g_test_add ("/convert/published", Fixture, NULL, set_up, test_published, tear_down);
  return g_test_run ();
}
