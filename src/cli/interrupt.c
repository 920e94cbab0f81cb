// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The sentence is made ahead, at every change of what it says, because a signal's handler may do no
// more than write it. Then the program ends by that signal, as shells and Make expect. Temporary
// files need no removal: they are there only while signals wait; see fovea_save_bytes().

#include "cli/interrupt.h"

#include "cli/printable.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static const int watched[] = { SIGHUP, SIGINT, SIGTERM };

// A handler is given nothing, so what it needs can stand nowhere else.
static struct
{
  gpointer sentence; // (nullable) atomic, char *
  pthread_t thread;  // the one that writes files
  sigset_t before;   // what waited before a file is written
  bool is_seen;      // on a terminal, after the ^C that it shows
  int n_files;
  int n_written;
} state;

static void
write_text (const char *text)
{
  size_t n_left = strlen (text);

  while (n_left > 0)
    {
      ssize_t n_written = write (STDERR_FILENO, text, n_left);

      if (n_written <= 0)
        return;
      text += n_written;
      n_left -= (size_t) n_written;
    }
}

// Only what is safe in a handler. The thread that writes files may have signals wait; others may not
// end the program meanwhile.
static void
handle_signal (int number)
{
  const char *sentence = g_atomic_pointer_get (&state.sentence);

  if (!pthread_equal (pthread_self (), state.thread))
    {
      pthread_kill (state.thread, number);
      return;
    }
  signal (SIGPIPE, SIG_IGN);
  if (number == SIGINT && state.is_seen)
    write_text ("\n");
  if (sentence != NULL)
    write_text (sentence);
  signal (number, SIG_DFL);
  raise (number);
}

static void
fill_watched (sigset_t *set)
{
  sigemptyset (set);
  for (size_t i = 0; i < G_N_ELEMENTS (watched); i++)
    sigaddset (set, watched[i]);
}

// Takes @sentence.
static void
say (char *sentence)
{
  g_autofree char *taken = sentence;
  g_autofree char *printable = fovea_printable_new (sentence);
  g_autofree char *line = g_strdup_printf ("fovea-cli: %s\n", printable);
  const char *charset;
  char *shown = g_get_charset (&charset)
                  ? g_steal_pointer (&line)
                  : g_convert_with_fallback (line, -1, charset, "UTF-8", "?", NULL, NULL, NULL);

  g_free (g_atomic_pointer_exchange (&state.sentence, shown));
}

static bool
is_standard_output (const char *output) // (nullable)
{
  return output == NULL || strcmp (output, "-") == 0;
}

// What is written to as it is made, not replaced as a whole.
static bool
is_stream (const char *output) // (nullable)
{
  GStatBuf status;

  return is_standard_output (output)
         || (g_stat (output, &status) == 0 && !S_ISREG (status.st_mode)
             && !S_ISDIR (status.st_mode));
}

// @next: (nullable): the first that is not written yet
static void
say_written (const char *next)
{
  g_autofree char *shown = next != NULL ? g_filename_display_name (next) : NULL;

  if (state.n_written >= state.n_files)
    say (g_strdup (_("Interrupted; all files were written")));
  else if (state.n_files > 1 && next != NULL)
    say (g_strdup_printf (_("Interrupted; files written: %d of %d; from “%s” on, all are unchanged"),
                          state.n_written, state.n_files, shown));
  else if (is_standard_output (next))
    say (g_strdup (_("Interrupted; nothing was written")));
  else
    say (g_strdup_printf (_("Interrupted; “%s” is unchanged"), shown));
}

/**
 * fovea_interrupt_watch:
 * @outputs: (nullable): names of files as they were typed; %NULL is standard output
 *
 * From now on, a signal that ends the program has it say that nothing was written yet. A signal that
 * the program was started to ignore stays ignored. To be called by the thread that writes.
 */
void
fovea_interrupt_watch (char *const *outputs)
{
  struct sigaction action = { .sa_handler = handle_signal, .sa_flags = SA_RESTART };

  state.thread = pthread_self ();
  state.is_seen = isatty (STDERR_FILENO);
  state.n_files = outputs != NULL ? (int) g_strv_length ((char **) outputs) : 1;
  say_written (outputs != NULL ? outputs[0] : NULL);
  fill_watched (&action.sa_mask);
  for (size_t i = 0; i < G_N_ELEMENTS (watched); i++)
    {
      struct sigaction before;

      if (sigaction (watched[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
        sigaction (watched[i], &action, NULL);
    }
}

/**
 * fovea_interrupt_expect:
 * @n_files: how many files will be written
 * @first: (nullable): the first of them
 *
 * Tells how many there are, which names as they were typed need not tell.
 */
void
fovea_interrupt_expect (int         n_files,
                        const char *first)
{
  state.n_files = n_files;
  say_written (first);
}

/**
 * fovea_interrupt_begin:
 * @output: (nullable): the file that is written next; "-" and %NULL are standard output
 *
 * Has signals wait until the file is there as a whole, except for one that may never be.
 */
void
fovea_interrupt_begin (const char *output)
{
  sigset_t held;

  pthread_sigmask (SIG_SETMASK, NULL, &state.before);
  if (is_stream (output))
    {
      g_autofree char *shown = g_filename_display_name (output != NULL ? output : "-");

      say (g_strdup_printf (_("Interrupted; what was written to “%s” is not whole"), shown));
      return;
    }
  fill_watched (&held);
  pthread_sigmask (SIG_BLOCK, &held, NULL);
}

/**
 * fovea_interrupt_end:
 * @next: (nullable): the file after the one that was written
 *
 * Counts a file that is whole, and lets signals come again.
 */
void
fovea_interrupt_end (const char *next)
{
  state.n_written++;
  say_written (next);
  pthread_sigmask (SIG_SETMASK, &state.before, NULL);
}
