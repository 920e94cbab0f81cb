// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long does it take from the start of the program to its first frame, beside a GTK window with one
// label? Both are started in turns as programs of their own, so that a busy machine slows both; the
// least time of each counts. The child that is timed ends after its first frame.

#include "config.h"

#include "app/resources.h"
#include "app/window.h"

#include <string.h>

#define N_TURNS 7
#define TRIVIAL "--trivial"
#define WHOLE "--whole"

static void
painted_cb (GdkFrameClock *clock,
            bool          *is_painted)
{
  *is_painted = true;
}

static GtkWindow *
new_trivial (void)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_child (window, gtk_label_new ("45"));
  gtk_window_set_default_size (window, 1100, 800);
  return window;
}

static GtkWindow *
new_whole (void)
{
  g_autoptr (FoveaSettings) settings = fovea_settings_new ();
  g_autoptr (FoveaColorScheme) scheme = fovea_color_scheme_new (settings);
  g_autoptr (FoveaContent) content = fovea_content_new_seed ();
  g_autoptr (FoveaDocument) document = fovea_document_new (content);

  return GTK_WINDOW (fovea_window_new (NULL, settings, scheme, document));
}

static int
show_one (bool is_whole)
{
  bool is_painted = false;

  gtk_init ();
  fovea_resources_register ();

  GtkWindow *window = is_whole ? new_whole () : new_trivial ();

  gtk_widget_realize (GTK_WIDGET (window));
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                    G_CALLBACK (painted_cb), &is_painted);
  gtk_window_present (window);
  while (!is_painted)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}

// Seconds from the start of the child to its end.
static double
time_child (const char *program,
            const char *which)
{
  const char *arguments[] = { program, which, NULL };
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GSubprocess) child
    = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (child, NULL, &error));
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

int
main (int    argc,
      char **argv)
{
  double trivial = G_MAXDOUBLE, whole = G_MAXDOUBLE;

  if (argc > 1)
    return show_one (strcmp (argv[1], WHOLE) == 0);

  for (int i = 0; i < N_TURNS; i++)
    {
      trivial = MIN (trivial, time_child (argv[0], TRIVIAL));
      whole = MIN (whole, time_child (argv[0], WHOLE));
    }
  g_print ("a window with a label %4.0f ms\nFovea                 %4.0f ms: %.2f times\n",
           1000 * trivial, 1000 * whole, whole / trivial);
  return 0;
}
