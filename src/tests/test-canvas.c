// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The canvas: a press at a picked point selects what stands there, keys move the selection as the
// session says, and each selected cell has a name of its own.

#include "app/cell-proxy.h"
#include "app/panel-cache.h"
#include "figure/describe.h"

#include "app-fixture.h"

typedef struct
{
  GtkWidget *window;
  FoveaCanvas *canvas;
  FoveaSession *session;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (FoveaDocument) document = fixture_new_document ();

  fixture->session = fovea_session_new (document);
  fixture->canvas = FOVEA_CANVAS (fovea_canvas_new ());
  fixture->window = gtk_window_new ();
  fovea_session_select_default (fixture->session);
  fovea_canvas_set_session (fixture->canvas, fixture->session);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 720);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->canvas));
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

static void
assert_selected (Fixture  *fixture,
                 FoveaCell expected)
{
  FoveaCell cell;

  g_assert_true (fovea_session_get_selection (fixture->session, &cell));
  g_assert_cmpint (cell.stage, ==, expected.stage);
  g_assert_cmpint (cell.channel, ==, expected.channel);
  g_assert_cmpint (cell.row, ==, expected.row);
  g_assert_cmpint (cell.column, ==, expected.column);
}

static graphene_point_t
get_centre (Fixture  *fixture,
            FoveaCell cell)
{
  graphene_rect_t bounds;

  g_assert_true (fovea_canvas_get_cell_bounds (fixture->canvas, cell, &bounds));
  return GRAPHENE_POINT_INIT (bounds.origin.x + bounds.size.width / 2,
                              bounds.origin.y + bounds.size.height / 2);
}

static void
press (Fixture         *fixture,
       graphene_point_t point)
{
  gpointer click = fixture_find_controller (GTK_WIDGET (fixture->canvas), GTK_TYPE_GESTURE_CLICK);

  g_signal_emit_by_name (click, "pressed", 1, (double) point.x, (double) point.y);
  g_signal_emit_by_name (click, "released", 1, (double) point.x, (double) point.y);
}

static void
test_press_selects_every_cell (Fixture      *fixture,
                               gconstpointer data)
{
  FoveaNetwork *network
    = fovea_evaluation_get_network (fovea_session_get_evaluation (fixture->session));

  for (int stage = 0; stage < fovea_network_get_n_stages (network); stage++)
    {
      FoveaShape shape = fovea_network_get_shape (network, stage);
      for (int row = 0; row < shape.n_rows; row++)
        for (int column = 0; column < shape.n_columns; column++)
          {
            FoveaCell cell = { stage, 0, row, column };
            press (fixture, get_centre (fixture, cell));
            assert_selected (fixture, cell);
          }
    }
}

static void
test_press_beside_clears (Fixture      *fixture,
                          gconstpointer data)
{
  FoveaCell cell;

  g_assert_cmpint (fovea_canvas_pick (fixture->canvas, 1, 1).kind, ==, FOVEA_TAG_NONE);
  press (fixture, GRAPHENE_POINT_INIT (1, 1));
  g_assert_false (fovea_session_get_selection (fixture->session, &cell));
}

static void
test_pointer_hovers (Fixture      *fixture,
                     gconstpointer data)
{
  gpointer motion
    = fixture_find_controller (GTK_WIDGET (fixture->canvas), GTK_TYPE_EVENT_CONTROLLER_MOTION);
  FoveaCell cell = { 1, 0, 1, 3 };
  graphene_point_t point = get_centre (fixture, cell);

  g_signal_emit_by_name (motion, "motion", (double) point.x, (double) point.y);
  FoveaTrace *hover = fovea_session_get_hover_trace (fixture->session);
  g_assert_nonnull (hover);
  g_assert_true (fovea_cell_equal (fovea_trace_get_cell (hover), cell));
  assert_selected (fixture, (FoveaCell){ 2, 0, 1, 1 });

  g_signal_emit_by_name (motion, "leave");
  g_assert_null (fovea_session_get_hover_trace (fixture->session));
}

static void
test_keys_move (Fixture      *fixture,
                gconstpointer data)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    bool handled;
    FoveaCell cell;
  } steps[] = {
    { GDK_KEY_Left, 0, true, { 2, 0, 1, 0 } },
    { GDK_KEY_Up, 0, true, { 2, 0, 0, 0 } },
    { GDK_KEY_KP_Right, 0, true, { 2, 0, 0, 1 } },
    { GDK_KEY_End, 0, true, { 2, 0, 0, 2 } },
    { GDK_KEY_Right, 0, true, { 2, 0, 0, 2 } },
    { GDK_KEY_Down, 0, true, { 2, 0, 1, 2 } },
    { GDK_KEY_Home, 0, true, { 2, 0, 1, 0 } },
    { GDK_KEY_End, GDK_CONTROL_MASK, true, { 2, 0, 2, 2 } },
    { GDK_KEY_Home, GDK_CONTROL_MASK, true, { 2, 0, 0, 0 } },
    { GDK_KEY_Page_Down, 0, false, { 2, 0, 0, 0 } },
    { GDK_KEY_Tab, 0, false, { 2, 0, 0, 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_test_message ("step %u", i);
      g_assert_cmpint (
        fixture_press_key (GTK_WIDGET (fixture->canvas), steps[i].key, steps[i].modifiers), ==,
        steps[i].handled);
      assert_selected (fixture, steps[i].cell);
    }
}

static void
test_tab_visits_every_grid (Fixture      *fixture,
                            gconstpointer data)
{
  GtkWidget *canvas = GTK_WIDGET (fixture->canvas);
  FoveaCell cell;

  for (int stage = 1; stage >= 0; stage--)
    {
      g_assert_true (fixture_press_key (canvas, GDK_KEY_Tab, GDK_SHIFT_MASK));
      g_assert_true (fovea_session_get_selection (fixture->session, &cell));
      g_assert_cmpint (cell.stage, ==, stage);
    }
  g_assert_false (fixture_press_key (canvas, GDK_KEY_Tab, GDK_SHIFT_MASK));
  for (int stage = 1; stage <= 2; stage++)
    {
      g_assert_true (fixture_press_key (canvas, GDK_KEY_Tab, 0));
      g_assert_true (fovea_session_get_selection (fixture->session, &cell));
      g_assert_cmpint (cell.stage, ==, stage);
    }
  g_assert_false (fixture_press_key (canvas, GDK_KEY_Tab, 0));
}

static void
test_escape_clears (Fixture      *fixture,
                    gconstpointer data)
{
  FoveaCell cell;

  g_assert_true (fixture_press_key (GTK_WIDGET (fixture->canvas), GDK_KEY_Escape, 0));
  g_assert_false (fovea_session_get_selection (fixture->session, &cell));
  g_assert_false (fixture_press_key (GTK_WIDGET (fixture->canvas), GDK_KEY_Escape, 0));
}

static void
assert_hovered (Fixture  *fixture,
                FoveaCell expected)
{
  FoveaTrace *hover = fovea_session_get_hover_trace (fixture->session);

  g_assert_nonnull (hover);
  g_assert_true (fovea_cell_equal (fovea_trace_get_cell (hover), expected));
}

// From the middle of the 3 × 3 that the output's middle cell sees.
static void
test_shift_walks_nested_window (Fixture      *fixture,
                                gconstpointer data)
{
  GtkWidget *canvas = GTK_WIDGET (fixture->canvas);

  g_assert_true (fixture_press_key (canvas, GDK_KEY_Right, GDK_SHIFT_MASK));
  assert_hovered (fixture, (FoveaCell){ 1, 0, 2, 2 });
  g_assert_true (fixture_press_key (canvas, GDK_KEY_Right, GDK_SHIFT_MASK));
  assert_hovered (fixture, (FoveaCell){ 1, 0, 2, 3 });
  g_assert_true (fixture_press_key (canvas, GDK_KEY_Up, GDK_SHIFT_MASK));
  assert_hovered (fixture, (FoveaCell){ 1, 0, 1, 3 });
  assert_selected (fixture, (FoveaCell){ 2, 0, 1, 1 });
  g_assert_true (fixture_press_key (canvas, GDK_KEY_Escape, 0));
  g_assert_null (fovea_session_get_hover_trace (fixture->session));
}

static int
measure_height (Fixture *fixture)
{
  int height;

  gtk_widget_measure (GTK_WIDGET (fixture->canvas), GTK_ORIENTATION_VERTICAL, 600, &height, NULL,
                      NULL, NULL);
  return height;
}

static void
test_text_follows_desktop (Fixture      *fixture,
                           gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int height = measure_height (fixture);

  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  g_assert_cmpint (measure_height (fixture), >, height);
  gtk_settings_reset_property (settings, "gtk-xft-dpi");
  g_assert_cmpint (measure_height (fixture), ==, height);
}

static void
test_every_size_picks (Fixture      *fixture,
                       gconstpointer data)
{
  static const int sizes[][2]
    = { { 360, 480 }, { 640, 480 }, { 1024, 600 }, { 1280, 820 }, { 3840, 2160 } };
  GtkWidget *canvas = GTK_WIDGET (fixture->canvas);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      int least, height;
      gtk_widget_measure (canvas, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      int width = MAX (least, sizes[i][0]);
      gtk_widget_measure (canvas, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
      height = MAX (height, sizes[i][1]);
      gtk_widget_allocate (canvas, width, height, -1, NULL);

      FoveaFigure *figure = fovea_canvas_get_figure (fixture->canvas);
      g_test_message ("%d × %d: figure %g × %g", width, height, fovea_figure_get_width (figure),
                      fovea_figure_get_height (figure));
      g_assert_cmpint (least, <=, 360);
      g_assert_cmpfloat (fovea_figure_get_width (figure), <=, width);
      g_assert_cmpfloat (fovea_figure_get_height (figure), <=, height);
      for (int stage = 0; stage < 3; stage++)
        {
          FoveaCell cell = { stage, 0, 2, 1 };
          graphene_point_t point = get_centre (fixture, cell);
          FoveaTag tag = fovea_canvas_pick (fixture->canvas, point.x, point.y);
          g_assert_cmpint (tag.kind, ==, FOVEA_TAG_CELL);
          g_assert_true (fovea_cell_equal (tag.cell, cell));
        }
    }
}

static GtkWidget *
get_visible_proxy (Fixture *fixture)
{
  GtkWidget *visible = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->canvas));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child))
      {
        g_assert_null (visible);
        visible = child;
      }
  g_assert_nonnull (visible);

  return visible;
}

static void
assert_named_as_selected (Fixture   *fixture,
                          GtkWidget *proxy)
{
  FoveaTrace *trace = fovea_session_get_trace (fixture->session);
  g_autofree char *label = fovea_describe_cell (fovea_trace_get_evaluation (trace),
                                                fovea_trace_get_cell (trace));
  g_autofree char *description = fovea_describe_trace (trace);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (proxy), GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (proxy), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       label);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (proxy),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);
}

static void
test_focus_follows_selection (Fixture      *fixture,
                              gconstpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (fixture->canvas));
  GtkWidget *first = get_visible_proxy (fixture);
  g_assert_true (gtk_widget_is_focus (first));
  assert_named_as_selected (fixture, first);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture->canvas), GTK_ACCESSIBLE_ROLE_GROUP);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (fixture->canvas),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL));

  g_assert_true (fixture_press_key (GTK_WIDGET (fixture->canvas), GDK_KEY_Left, 0));
  GtkWidget *second = get_visible_proxy (fixture);
  g_assert_true (second != first);
  g_assert_true (gtk_widget_is_focus (second));
  assert_named_as_selected (fixture, second);

  press (fixture, get_centre (fixture, (FoveaCell){ 0, 0, 6, 6 }));
  g_assert_true (get_visible_proxy (fixture) == first);
  g_assert_true (gtk_widget_is_focus (first));
  assert_named_as_selected (fixture, first);
}

static bool
proxy_covers_cell (gpointer data)
{
  Fixture *fixture = data;
  FoveaCell cell;
  graphene_rect_t bounds, place;

  g_assert_true (fovea_session_get_selection (fixture->session, &cell));
  g_assert_true (fovea_canvas_get_cell_bounds (fixture->canvas, cell, &bounds));

  return gtk_widget_compute_bounds (get_visible_proxy (fixture), GTK_WIDGET (fixture->canvas),
                                    &place)
         && graphene_rect_equal (&bounds, &place);
}

static void
test_proxy_covers_cell (Fixture      *fixture,
                        gconstpointer data)
{
  fixture_wait (proxy_covers_cell, fixture);
  fovea_session_select (fixture->session, (FoveaCell){ 0, 0, 3, 2 });
  fixture_wait (proxy_covers_cell, fixture);
}

static void
test_selection_keeps_base_nodes (void)
{
  g_autoptr (FoveaDocument) document = fixture_new_document ();
  g_autoptr (FoveaSession) session = fovea_session_new (document);
  g_autoptr (FoveaPanelCache) cache = fovea_panel_cache_new ();
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, 10000, 10000);
  GHashTable *nodes[2];

  for (int turn = 0; turn < 2; turn++)
    {
      fovea_session_select (session, (FoveaCell){ 2, 0, turn, turn });
      FoveaSubject subject = { .evaluation = fovea_session_get_evaluation (session),
                               .trace = fovea_session_get_trace (session) };
      FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
      g_autoptr (FoveaFigure) figure = fovea_figure_new (&subject, &options);
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      fovea_panel_cache_snapshot (cache, figure, fovea_theme_get (FOVEA_THEME_LIGHT), 1, &all,
                                  snapshot);
      gsk_render_node_unref (gtk_snapshot_free_to_node (snapshot));

      nodes[turn] = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) gsk_render_node_unref);
      for (int i = 0; i < fovea_figure_get_n_panels (figure); i++)
        {
          const FoveaPanel *panel = fovea_figure_get_panel (figure, i);
          if (panel->kind == FOVEA_PANEL_BASE && panel->key != NULL)
            g_hash_table_insert (nodes[turn], (gpointer) panel->key,
                                 gsk_render_node_ref (fovea_panel_cache_get_node (cache, i)));
        }
    }

  GHashTableIter iter;
  gpointer key, node;
  g_assert_cmpuint (g_hash_table_size (nodes[0]), ==, 3);
  g_hash_table_iter_init (&iter, nodes[0]);
  while (g_hash_table_iter_next (&iter, &key, &node))
    g_assert_true (g_hash_table_lookup (nodes[1], key) == node);
  g_hash_table_unref (nodes[0]);
  g_hash_table_unref (nodes[1]);
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/canvas/press-selects-every-cell", test_press_selects_every_cell);
  ADD ("/canvas/press-beside-clears", test_press_beside_clears);
  ADD ("/canvas/pointer-hovers", test_pointer_hovers);
  ADD ("/canvas/keys-move", test_keys_move);
  ADD ("/canvas/tab-visits-every-grid", test_tab_visits_every_grid);
  ADD ("/canvas/escape-clears", test_escape_clears);
  ADD ("/canvas/shift-walks-nested-window", test_shift_walks_nested_window);
  ADD ("/canvas/text-follows-desktop", test_text_follows_desktop);
  ADD ("/canvas/every-size-picks", test_every_size_picks);
  ADD ("/canvas/focus-follows-selection", test_focus_follows_selection);
  ADD ("/canvas/proxy-covers-cell", test_proxy_covers_cell);
#undef ADD
  g_test_add_func ("/canvas/selection-keeps-base-nodes", test_selection_keeps_base_nodes);

  return g_test_run ();
}
