// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Channels on the canvas: a press on a sheet behind brings it to the front, keys turn to the next
// one, and the focused cell says which channel it is in.

#include "document/examples.h"

#include "app-fixture.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *canvas;
  FoveaSession *session;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaContent) content = fovea_examples_load ("channels", &error);
  g_assert_no_error (error);
  g_autoptr (FoveaDocument) document = fovea_document_new (content);

  fixture->session = fovea_session_new (document);
  fixture->canvas = fovea_canvas_new ();
  fixture->window = gtk_window_new ();
  g_object_set (fixture->canvas, "channels", data, NULL);
  fovea_session_select_default (fixture->session);
  fovea_canvas_set_session (FOVEA_CANVAS (fixture->canvas), fixture->session);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 720);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->canvas);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture_wait (fixture_is_laid_out, fixture->canvas);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gpointer canvas = fixture->canvas;
  gpointer session = fixture->session;

  g_object_add_weak_pointer (canvas, &canvas);
  g_object_add_weak_pointer (session, &session);
  g_object_unref (fixture->session);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture_wait (fixture_is_null, &canvas);
  fixture_wait (fixture_is_null, &session);
}

// Whether the first cell of a channel is drawn.
static bool
is_whole (Fixture *fixture,
          int      stage,
          int      channel)
{
  FoveaCell cell = { .stage = stage, .channel = channel };
  graphene_rect_t bounds;

  return fovea_canvas_get_cell_bounds (FOVEA_CANVAS (fixture->canvas), cell, &bounds);
}

// At the right of the sheet in front the one behind it peeks out.
static void
press_behind (Fixture *fixture,
              int      stage,
              int      front)
{
  FoveaNetwork *network
    = fovea_evaluation_get_network (fovea_session_get_evaluation (fixture->session));
  FoveaShape shape = fovea_network_get_shape (network, stage);
  FoveaCell last = { stage, front, 0, shape.n_columns - 1 };
  gpointer click = fixture_find_controller (fixture->canvas, GTK_TYPE_GESTURE_CLICK);
  graphene_rect_t bounds;

  g_assert_true (fovea_canvas_get_cell_bounds (FOVEA_CANVAS (fixture->canvas), last, &bounds));
  double x = bounds.origin.x + bounds.size.width + 5;
  double y = bounds.origin.y + bounds.size.height / 2;
  FoveaTag tag = fovea_canvas_pick (FOVEA_CANVAS (fixture->canvas), x, y);
  g_assert_cmpint (tag.kind, ==, FOVEA_TAG_CHANNEL);
  g_assert_cmpint (tag.cell.stage, ==, stage);
  g_signal_emit_by_name (click, "pressed", 1, x, y);
  g_signal_emit_by_name (click, "released", 1, x, y);
}

static void
assert_selected (Fixture  *fixture,
                 FoveaCell expected)
{
  FoveaCell cell;

  g_assert_true (fovea_session_get_selection (fixture->session, &cell));
  g_assert_true (fovea_cell_equal (cell, expected));
}

static void
test_press (Fixture      *fixture,
            gconstpointer data)
{
  g_assert_true (is_whole (fixture, 0, 0) && !is_whole (fixture, 0, 1));
  press_behind (fixture, 0, 0);
  g_assert_true (is_whole (fixture, 0, 1) && !is_whole (fixture, 0, 0));
  assert_selected (fixture, (FoveaCell){ 3, 0, 1, 1 });

  // Where the selection is, it goes along.
  fovea_session_select (fixture->session, (FoveaCell){ 1, 0, 2, 3 });
  press_behind (fixture, 1, 0);
  assert_selected (fixture, (FoveaCell){ 1, 1, 2, 3 });
  g_assert_true (is_whole (fixture, 1, 1));
}

static void
test_keys (Fixture      *fixture,
           gconstpointer data)
{
  // The map that the selected cell is made of, then what the pointer is at.
  g_assert_true (is_whole (fixture, 2, 0));
  g_assert_true (fixture_press_key (fixture->canvas, GDK_KEY_Page_Down, GDK_SHIFT_MASK));
  g_assert_true (is_whole (fixture, 2, 1) && !is_whole (fixture, 2, 0));
  g_assert_true (fixture_press_key (fixture->canvas, GDK_KEY_KP_Page_Up, GDK_SHIFT_MASK));
  g_assert_true (is_whole (fixture, 2, 0));
  fovea_session_hover (fixture->session, (FoveaCell){ 0, 0, 1, 1 });
  g_assert_true (fixture_press_key (fixture->canvas, GDK_KEY_Page_Up, GDK_SHIFT_MASK));
  g_assert_true (is_whole (fixture, 0, 1) && is_whole (fixture, 2, 0));
  assert_selected (fixture, (FoveaCell){ 3, 0, 1, 1 });

  fovea_session_select (fixture->session, (FoveaCell){ 1, 0, 2, 2 });
  g_assert_true (fixture_press_key (fixture->canvas, GDK_KEY_Page_Down, 0));
  g_assert_true (is_whole (fixture, 1, 1));
  assert_selected (fixture, (FoveaCell){ 1, 1, 2, 2 });
}

static void
test_ways (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *nick = NULL;

  g_assert_true (is_whole (fixture, 0, 0) && is_whole (fixture, 0, 1));
  g_object_set (fixture->canvas, "channels", "single", NULL);
  g_assert_true (is_whole (fixture, 0, 0) && !is_whole (fixture, 0, 1));
  g_object_set (fixture->canvas, "channels", "of a newer program", NULL);
  g_object_get (fixture->canvas, "channels", &nick, NULL);
  g_assert_cmpstr (nick, ==, "single");
}

static void
test_window (void)
{
  FoveaWindow *window = fixture_new_window ();
  g_autofree char *nick = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.channels", "s", "sheets"));
  g_object_get (fovea_window_get_canvas (window), "channels", &nick, NULL);
  g_assert_cmpstr (nick, ==, "sheets");
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_drain ();
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add ("/canvas-channels/press-brings-to-front", Fixture, "sheets", set_up, test_press,
              tear_down);
  g_test_add ("/canvas-channels/keys-turn", Fixture, "sheets", set_up, test_keys, tear_down);
  g_test_add ("/canvas-channels/ways", Fixture, "tiles", set_up, test_ways, tear_down);
  g_test_add_func ("/canvas-channels/window-chooses", test_window);

  return g_test_run ();
}
