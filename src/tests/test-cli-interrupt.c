// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whoever interrupts an export is told what became of the files, and it is true. Nothing here waits
// for a time: a program that reads, draws or writes is seen to do so before the signal is sent.

#include "folder-fixture.h"

#include <gio/gio.h>
#include <glib-unix.h>

#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define OLD "old"

typedef struct
{
  char *folder;
  GSubprocess *process;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = folder_fixture_make ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  folder_fixture_remove (fixture->folder);
  g_clear_object (&fixture->process);
  g_free (fixture->folder);
}

static void
ignore_hangup (gpointer data)
{
  signal (SIGHUP, SIG_IGN);
}

// In the folder, with a standard input that stays open.
static void
start (Fixture    *fixture,
       const char *line)
{
  g_autoptr (GSubprocessLauncher) launcher
    = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree char *whole = g_strdup_printf ("%s %s", g_getenv ("FOVEA_CLI"), line);
  g_auto (GStrv) words = g_strsplit (whole, " ", -1);
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_set_cwd (launcher, fixture->folder);
  g_subprocess_launcher_set_child_setup (launcher, ignore_hangup, NULL, NULL);
  fixture->process
    = g_subprocess_launcher_spawnv (launcher, (const char *const *) words, &error);
  g_assert_no_error (error);
}

// The rest of a line of a file about the process that begins with @key.
static char *
dup_status (Fixture    *fixture,
            const char *name,
            const char *key)
{
  const char *id = g_subprocess_get_identifier (fixture->process);
  g_autofree char *path = g_build_filename ("/proc", id != NULL ? id : "", name, NULL);
  g_autofree char *text = NULL;

  g_assert_nonnull (id);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));

  const char *at = strstr (text, key);

  g_assert_nonnull (at);
  return g_strdup (at + strlen (key));
}

static void
wait_until_watched (Fixture *fixture)
{
  for (guint64 caught = 0; (caught & 1 << (SIGTERM - 1)) == 0; g_thread_yield ())
    {
      g_autofree char *mask = dup_status (fixture, "status", "SigCgt:\t");

      caught = g_ascii_strtoull (mask, NULL, 16);
    }
}

// Until it has worked for some hundredths of a second: longer than it takes to begin.
static void
wait_until_drawing (Fixture *fixture)
{
  for (guint64 n_ticks = 0; n_ticks < 12; g_thread_yield ())
    {
      g_autofree char *rest = dup_status (fixture, "stat", ") ");
      g_auto (GStrv) fields = g_strsplit (rest, " ", 13);

      n_ticks = g_ascii_strtoull (fields[11], NULL, 10);
    }
}

static void
put_old (Fixture    *fixture,
         const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, OLD, -1, NULL));
}

static bool
is_old (Fixture    *fixture,
        const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return g_str_equal (text, OLD);
}

static bool
is_whole_svg (Fixture    *fixture,
              const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return g_str_has_suffix (text, "</svg>\n");
}

static int
count_files (Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  int n_files = 0;

  while (g_dir_read_name (folder) != NULL)
    n_files++;
  return n_files;
}

// What it says when the signal has ended it.
static char *
interrupt (Fixture *fixture,
           int      number)
{
  g_autoptr (GBytes) said = NULL;

  g_subprocess_send_signal (fixture->process, number);
  said = g_input_stream_read_bytes (g_subprocess_get_stderr_pipe (fixture->process), 4096, NULL,
                                    NULL);
  g_assert_nonnull (said);
  g_assert_true (g_subprocess_wait (fixture->process, NULL, NULL));
  g_assert_true (g_subprocess_get_if_signaled (fixture->process));
  g_assert_cmpint (g_subprocess_get_term_sig (fixture->process), ==, number);
  return g_strndup (g_bytes_get_data (said, NULL), g_bytes_get_size (said));
}

// The document never comes. The hang-up that the program was started to ignore is ignored.
static void
test_reading (Fixture      *fixture,
              gconstpointer data)
{
  static const struct
  {
    const char *line;
    int number;
    const char *sentence;
  } cases[] = {
    { "render -o a.gif -", SIGINT, "fovea-cli: Interrupted; “a.gif” is unchanged\n" },
    { "render --format=png -", SIGTERM, "fovea-cli: Interrupted; nothing was written\n" },
    { "render -o - --format=png -", SIGINT, "fovea-cli: Interrupted; nothing was written\n" },
    { "render -o a.gif -o b.pdf -", SIGTERM,
      "fovea-cli: Interrupted; files written: 0 of 2; from “a.gif” on, all are unchanged\n" },
    { "render --lang=zh_CN -o a.gif -", SIGINT, "fovea-cli: 已中断；“a.gif”未改动\n" },
    { "info --format=latex -o a.gif -", SIGTERM, "fovea-cli: Interrupted; “a.gif” is unchanged\n" },
  };

  put_old (fixture, "a.gif");
  put_old (fixture, "b.pdf");
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].line);
      start (fixture, cases[i].line);
      wait_until_watched (fixture);
      g_subprocess_send_signal (fixture->process, SIGHUP);

      g_autofree char *said = interrupt (fixture, cases[i].number);

      g_assert_cmpstr (said, ==, cases[i].sentence);
      g_assert_true (is_old (fixture, "a.gif") && is_old (fixture, "b.pdf"));
      g_assert_cmpint (count_files (fixture), ==, 2);
      g_clear_object (&fixture->process);
    }
}

static void
test_drawing (Fixture      *fixture,
              gconstpointer data)
{
  static const struct
  {
    const char *line;
    const char *sentence;
  } cases[] = {
    { "render --scale=9 --pace=cell -o a.gif example:channels",
      "fovea-cli: Interrupted; “a.gif” is unchanged\n" },
    { "render --scale=9 --pace=cell --steps -o a-%04d.png example:channels",
      "fovea-cli: Interrupted; “a-%04d.png” is unchanged\n" },
    { "arithmetic --classic --scale=9 --format=gif -o a",
      "fovea-cli: Interrupted; “a” is unchanged\n" },
  };

  put_old (fixture, "a.gif");
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].line);
      start (fixture, cases[i].line);
      wait_until_drawing (fixture);

      g_autofree char *said = interrupt (fixture, SIGINT);

      g_assert_cmpstr (said, ==, cases[i].sentence);
      g_assert_true (is_old (fixture, "a.gif"));
      g_assert_cmpint (count_files (fixture), ==, 1);
      g_clear_object (&fixture->process);
    }
}

// Wherever the signal comes among many files, as many are new as it says, and all of those are whole.
static void
test_writing (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *tenth = g_build_filename (fixture->folder, "a-10.svg", NULL);
  int n_written = 0, n_files = 0;

  start (fixture, "render --steps -o a-%02d.svg");
  while (!g_file_test (tenth, G_FILE_TEST_EXISTS))
    g_thread_yield ();

  g_autofree char *said = interrupt (fixture, SIGTERM);

  if (g_str_equal (said, "fovea-cli: Interrupted; all files were written\n"))
    n_written = 34;
  else
    g_assert_cmpint (sscanf (said, "fovea-cli: Interrupted; files written: %d of %d; from “",
                             &n_written, &n_files), ==, 2);
  g_assert_cmpint (n_written, >=, 10);
  g_assert_cmpint (count_files (fixture), ==, n_written);
  for (int i = 1; i <= n_written; i++)
    {
      g_autofree char *name = g_strdup_printf ("a-%02d.svg", i);

      g_assert_true (is_whole_svg (fixture, name));
    }
}

// A pipe that takes a part only; before it, a file that is written, and after it one that is not.
static void
test_pipe (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "b.svg", NULL);
  char byte;

  put_old (fixture, "a.svg");
  put_old (fixture, "c.svg");
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);

  int fd = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);

  g_assert_cmpint (fd, >=, 0);
  start (fixture, "render --text=paths -o a.svg -o b.svg -o c.svg example:channels");
  while (read (fd, &byte, 1) != 1)
    g_thread_yield ();

  g_autofree char *said = interrupt (fixture, SIGINT);

  g_assert_cmpstr (said, ==, "fovea-cli: Interrupted; what was written to “b.svg” is not whole\n");
  g_assert_true (is_whole_svg (fixture, "a.svg"));
  g_assert_true (is_old (fixture, "c.svg"));
  g_assert_cmpint (count_files (fixture), ==, 3);
  close (fd);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/cli-interrupt/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("reading", test_reading);
  ADD ("drawing", test_drawing);
  ADD ("writing", test_writing);
  ADD ("pipe", test_pipe);
  return g_test_run ();
}
