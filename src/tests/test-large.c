// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A window with a large network: while a thread evaluates it answers, says that it is at work, and
// can be told to stop; it can be closed; edits that are cheap do not wait.

#include "app/busy-bar.h"
#include "app/canvas-edit.h"

#include "app-fixture.h"

typedef struct
{
  FoveaSettings *settings;
  FoveaColorScheme *scheme;
} Fixture;

// Some 10⁹ taps a layer for 8 channels of 1500 × 1500 and 5 × 5; nobody waits for 16 and 63 × 63.
static FoveaDocument *
new_document (int n_channels,
              int side,
              int kernel_size,
              int n_layers)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  FoveaShape shape = { n_channels, side, side };
  size_t n_cells = fovea_shape_get_n_cells (shape);
  size_t n_weights = (size_t) n_channels * n_channels * kernel_size * kernel_size;
  g_autofree float *weights = g_new (float, n_weights);
  g_autofree float *cells = g_new (float, n_cells);

  for (size_t i = 0; i < n_weights; i++)
    weights[i] = (float) g_rand_double_range (random, -0.2, 0.2);
  for (size_t i = 0; i < n_cells; i++)
    cells[i] = (float) g_rand_double (random);

  g_autoptr (FoveaKernels) kernels
    = fovea_kernels_new (n_channels, n_channels, kernel_size, kernel_size, weights);
  g_autoptr (FoveaLayer) layer = fovea_layer_new_convolution (kernels);
  FoveaLayer *layers[] = { layer, layer, layer };
  g_autoptr (FoveaNetwork) network = fovea_network_new (shape, layers, n_layers, NULL);
  g_autoptr (FoveaTensor) input = fovea_tensor_new (shape, cells);
  g_autoptr (FoveaContent) content = fovea_content_new ("large", network, input);

  return fovea_document_new (content);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->settings = fovea_settings_new ();
  fixture->scheme = fovea_color_scheme_new (fixture->settings);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->scheme);
  g_clear_object (&fixture->settings);
}

static FoveaWindow *
open_window (Fixture       *fixture,
             FoveaDocument *document)
{
  FoveaWindow *window
    = fovea_window_new (NULL, fixture->settings, fixture->scheme, document);

  gtk_window_present (GTK_WINDOW (window));
  fixture_wait (fixture_is_laid_out, fovea_window_get_canvas (window));

  return window;
}

static GtkWidget *
find_child (GtkWidget  *widget,
            GType       type,
            const char *label) // (nullable) of a button
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type)
      && (label == NULL
          || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_child (child, type, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static bool
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static bool
is_unmapped (gpointer widget)
{
  return !gtk_widget_get_mapped (widget);
}

static bool
is_current (gpointer session)
{
  return fovea_session_get_state (session) == FOVEA_SESSION_CURRENT;
}

static void
close_window (FoveaWindow *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_wait (fixture_is_null, &window);
}

// The longest that the main loop was away: what a user feels as a window that hangs.
typedef struct
{
  gint64 last;
  gint64 longest;
} Pulse;

static gboolean
pulse_cb (gpointer data)
{
  Pulse *pulse = data;
  gint64 now = g_get_monotonic_time ();

  pulse->longest = MAX (pulse->longest, now - pulse->last);
  pulse->last = now;

  return G_SOURCE_CONTINUE;
}

// The same evaluation on this thread is what the window would hang for.
static void
test_responsive (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (FoveaDocument) document = new_document (8, 700, 5, 3);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (FoveaEvaluation) expected = fovea_evaluation_new (
    fovea_document_get_network (document), fovea_document_get_input (document), NULL);
  gint64 blocking = g_get_monotonic_time () - start;
  FoveaWindow *window = open_window (fixture, document);
  FoveaSession *session = fovea_window_get_session (window);
  Pulse pulse = { .last = g_get_monotonic_time () };
  guint id = g_timeout_add (1, pulse_cb, &pulse);
  int n_stages = fovea_network_get_n_stages (fovea_document_get_network (document));

  g_assert_false (is_current (session));
  while (!is_current (session))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);

  g_test_message ("away for %.1f ms at most, evaluating takes %.1f ms",
                  (double) pulse.longest / 1000, (double) blocking / 1000);
  g_assert_cmpint (pulse.longest, <, blocking / 2);
  for (int stage = 0; stage < n_stages; stage++)
    g_assert_true (
      fovea_tensor_equal (fovea_evaluation_get_stage (expected, stage),
                          fovea_evaluation_get_stage (fovea_session_get_evaluation (session),
                                                      stage)));
  close_window (window);
}

// 1500 × 1500 through three layers: a cell of it is changed at once.
static void
test_edit (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (FoveaDocument) document = new_document (1, 1500, 3, 3);
  FoveaWindow *window = open_window (fixture, document);
  FoveaSession *session = fovea_window_get_session (window);

  fixture_wait (is_current, session);
  g_assert_true (fovea_session_get_selection (session, NULL));
  fovea_document_set_cell (document, (FoveaCell){ 0, 0, 740, 750 }, 9, NULL);
  g_assert_true (is_current (session));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_true (is_current (session));
  close_window (window);
}

static void
test_stop (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (FoveaDocument) document = new_document (1, 7, 3, 2);
  g_autoptr (FoveaDocument) endless = new_document (16, 900, 63, 1);
  FoveaWindow *window = open_window (fixture, document);
  FoveaSession *session = fovea_window_get_session (window);
  FoveaEvaluation *before = fovea_session_get_evaluation (session);
  GtkWidget *bar = find_child (GTK_WIDGET (window), FOVEA_TYPE_BUSY_BAR, NULL);
  GtkWidget *stop = find_child (bar, GTK_TYPE_BUTTON, "_Cancel");
  GtkWidget *resume = find_child (bar, GTK_TYPE_BUTTON, "_Evaluate");

  g_assert_false (gtk_widget_get_visible (bar));
  fovea_document_replace_content (document, fovea_document_get_content (endless));
  fixture_wait (is_mapped, stop);
  g_assert_true (gtk_widget_get_focusable (stop));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (stop), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Cancel the evaluation");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Evaluation");
  // What would be written to a file is not what the document holds.
  guint n_windows = g_list_model_get_n_items (gtk_window_get_toplevels ());
  gtk_widget_activate_action (GTK_WIDGET (window), "win.export", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, n_windows);

  gtk_widget_grab_focus (stop);
  g_signal_emit_by_name (stop, "clicked");
  g_assert_cmpint (fovea_session_get_state (session), ==, FOVEA_SESSION_STOPPED);
  fixture_wait (is_mapped, resume);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == resume);
  g_assert_true (fovea_session_get_evaluation (session) == before);

  g_signal_emit_by_name (resume, "clicked");
  fixture_wait (is_mapped, stop);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_true (is_current (session));
  fixture_wait (is_unmapped, bar);
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (window)));
  close_window (window);
}

// A weight or a cell of what is shown that the document no longer has is left alone.
static void
test_edit_old_picture (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (FoveaDocument) document = new_document (1, 30, 3, 2);
  g_autoptr (FoveaDocument) endless = new_document (16, 900, 63, 1);
  FoveaWindow *window = open_window (fixture, document);
  FoveaSession *session = fovea_window_get_session (window);
  FoveaCanvas *canvas = fovea_window_get_canvas (window);

  fovea_session_select (session, (FoveaCell){ 0, 0, 20, 20 });
  g_assert_true (fovea_canvas_get_edit_target (canvas, NULL));
  fovea_document_replace_content (document, fovea_document_get_content (endless));
  g_assert_false (fovea_canvas_get_edit_target (canvas, NULL));
  fovea_canvas_fill (canvas, 3, "Fill");
  g_assert_true (fovea_document_get_content (document)
                 == fovea_document_get_content (endless));
  close_window (window);
}

// Before the first picture and after it.
static void
test_close (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (FoveaDocument) endless = new_document (16, 900, 63, 1);
  FoveaWindow *window = open_window (fixture, endless);
  FoveaSession *session = fovea_window_get_session (window);

  g_object_add_weak_pointer (G_OBJECT (session), (gpointer *) &session);
  fovea_session_move (session, FOVEA_MOVE_RIGHT);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.zoom-in", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.toggle-playback", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.inspector", NULL);
  fixture_drain ();
  close_window (window);
  fixture_wait (fixture_is_null, &session);
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add ("/large/responsive", Fixture, NULL, set_up, test_responsive, tear_down);
  g_test_add ("/large/edit", Fixture, NULL, set_up, test_edit, tear_down);
  g_test_add ("/large/stop", Fixture, NULL, set_up, test_stop, tear_down);
  g_test_add ("/large/edit-old-picture", Fixture, NULL, set_up, test_edit_old_picture,
              tear_down);
  g_test_add ("/large/close", Fixture, NULL, set_up, test_close, tear_down);

  return g_test_run ();
}
