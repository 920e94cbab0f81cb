// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is copied, printed and exported is what is shown.

#include "config.h"

#include "app-fixture.h"

#include "app/copying.h"
#include "app/export-dialog.h"
#include "app/figure-drag.h"
#include "app/figure-source.h"
#include "app/panel-cache.h"

#include <glib/gstdio.h>
#include <string.h>

static const FoveaCell selected = { 2, 0, 1, 1 };
static const FoveaCell hovered = { 1, 0, 1, 3 };

// Everything that a picture depends on is another than usual.
static void
show_much (FoveaWindow *window)
{
  FoveaSession *session = fovea_window_get_session (window);

  g_object_set (fovea_window_get_settings (window), "palette", "viridis", "numbers", "fixed2",
                "flip-kernels", TRUE, "show-numbers", TRUE, NULL);
  g_object_set (fovea_window_get_canvas (window), "view", "row", NULL);
  fovea_session_select (session, selected);
  fovea_session_hover (session, hovered);
  fovea_session_set_sum_all (session, true);
}

static char *
dump_source (FoveaWindow *window)
{
  g_autoptr (FoveaFigureSource) source = fovea_figure_source_new (window);
  g_autoptr (FoveaFigure) figure = fovea_figure_source_new_figure (source);

  return fovea_figure_dump (figure);
}

// The same layout: as large, and in the same words.
static void
test_page_is_what_is_shown (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaCanvas *canvas = fovea_window_get_canvas (window);

  show_much (window);
  for (int view = 0; view < FOVEA_N_VIEWS; view++)
    {
      g_object_set (canvas, "view", fovea_view_get_nick ((FoveaView) view), NULL);

      FoveaFigure *shown = fovea_canvas_get_figure (canvas);
      g_autoptr (FoveaFigureSource) source = fovea_figure_source_new (window);
      g_autoptr (FoveaFigure) page = fovea_figure_source_new_figure (source);

      g_assert_cmpstr (fovea_figure_get_description (page), ==,
                       fovea_figure_get_description (shown));
      g_assert_cmpfloat_with_epsilon (fovea_figure_get_width (page),
                                      fovea_figure_get_width (shown), 0.5);
      g_assert_cmpfloat_with_epsilon (fovea_figure_get_height (page),
                                      fovea_figure_get_height (shown), 0.5);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

// Each of these is on the page, because leaving it out changes the page; zoom is the window's alone.
static void
test_page_follows_the_window (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaSession *session = fovea_window_get_session (window);
  FoveaSettings *settings = fovea_window_get_settings (window);

  show_much (window);

  g_autofree char *all = dump_source (window);

  fovea_canvas_zoom_in (fovea_window_get_canvas (window));

  g_autofree char *zoomed = dump_source (window);

  g_assert_cmpstr (zoomed, ==, all);
  fovea_session_clear_hover (session);

  g_autofree char *unhovered = dump_source (window);

  g_assert_cmpstr (unhovered, !=, all);
  g_object_set (settings, "show-numbers", FALSE, NULL);

  g_autofree char *blank = dump_source (window);

  g_assert_cmpstr (blank, !=, unhovered);
  fovea_session_clear_selection (session);

  g_autofree char *unselected = dump_source (window);

  g_assert_cmpstr (unselected, !=, blank);
  gtk_window_destroy (GTK_WINDOW (window));
}

// A step of a playback, with what later steps fill blank; a mark of a question.
static void
test_page_shows_the_step (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaCanvas *canvas = fovea_window_get_canvas (window);
  FoveaSession *session = fovea_window_get_session (window);
  FoveaEvaluation *evaluation = fovea_session_get_evaluation (session);
  FoveaStep step
    = fovea_animation_get_step (fovea_evaluation_get_network (evaluation), FOVEA_PACE_WINDOW, 5);

  fovea_session_select (session, step.cell);
  fovea_canvas_show_step (canvas, &step, "");

  g_autoptr (FoveaFigureSource) source = fovea_figure_source_new (window);
  g_autoptr (FoveaFigure) page = fovea_figure_source_new_figure (source);

  g_assert_cmpint (fovea_figure_source_get_recipe (source)->step, ==, 6);
  g_assert_cmpstr (fovea_figure_get_description (page), ==,
                   fovea_figure_get_description (fovea_canvas_get_figure (canvas)));

  g_autofree char *played = fovea_figure_dump (page);

  fovea_canvas_show_whole (canvas);

  g_autofree char *whole = dump_source (window);

  g_assert_cmpstr (played, !=, whole);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
write_done_cb (GObject      *provider,
               GAsyncResult *result,
               gpointer      data)
{
  *(bool *) data
    = gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (provider), result, NULL);
}

static bool
is_true (gpointer data)
{
  return *(bool *) data;
}

static char *
dup_copied (GdkContentProvider *provider,
            const char         *mime_type)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  bool is_done = false;

  gdk_content_provider_write_mime_type_async (provider, mime_type, stream, G_PRIORITY_DEFAULT, NULL,
                                              write_done_cb, &is_done);
  fixture_wait (is_true, &is_done);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

// The dialog as it opens, in the window's colours.
static void
test_copied_is_what_is_exported (void)
{
  FoveaWindow *window = fixture_new_window ();

  show_much (window);

  // At the same moment: the pointer may come over the window later.
  g_autoptr (GdkContentProvider) provider = fovea_copying_new_picture (window, "svg", NULL, NULL);
  FoveaExportDialog *dialog = fovea_export_dialog_new (window);
  g_autofree char *folder = g_dir_make_tmp ("fovea-source-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.svg", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *exported = NULL;

  g_autofree char *copied = dup_copied (provider, "image/svg+xml");

  fovea_export_dialog_save (dialog, file, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &exported, NULL, NULL));
  g_assert_cmpstr (copied, ==, exported);
  g_assert_nonnull (strstr (copied, ".00</"));

  g_unlink (path);
  g_rmdir (folder);
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

// A drag begins on words and cards, where a press does nothing; not on cells, and not beside them.
static void
test_drag_begins_on_words (void)
{
  FoveaWindow *window = fixture_new_window ();
  FoveaCanvas *canvas = fovea_window_get_canvas (window);
  gpointer source = fixture_find_controller (GTK_WIDGET (canvas), GTK_TYPE_DRAG_SOURCE);
  int width = gtk_widget_get_width (GTK_WIDGET (canvas));
  int height = gtk_widget_get_height (GTK_WIDGET (canvas));
  int n_begun = 0;

  show_much (window);
  for (int y = 5; y < height; y += 40)
    for (int x = 5; x < width; x += 40)
      {
        bool is_card = fovea_canvas_pick (canvas, x, y).kind == FOVEA_TAG_CARD;
        g_autoptr (GdkContentProvider) content = NULL;

        // One drag is enough to look at, and takes its time.
        if (is_card && n_begun > 0)
          continue;
        g_signal_emit_by_name (source, "prepare", (double) x, (double) y, &content);
        g_assert_true ((content != NULL) == is_card);
        n_begun += content != NULL;
      }
  g_assert_cmpint (n_begun, ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_dragged_is_what_is_copied (void)
{
  FoveaWindow *window = fixture_new_window ();
  g_autoptr (GError) error = NULL;

  show_much (window);

  g_autoptr (GdkContentProvider) copied = fovea_copying_new_picture (window, "svg", NULL, NULL);
  g_autoptr (GdkContentProvider) dragged = fovea_figure_drag_new_content (window, &error);
  g_auto (GValue) files = G_VALUE_INIT;
  g_auto (GValue) text = G_VALUE_INIT;
  g_autofree char *png = NULL;

  g_assert_no_error (error);
  g_value_init (&files, GDK_TYPE_FILE_LIST);
  g_value_init (&text, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (dragged, &files, NULL));
  g_assert_true (gdk_content_provider_get_value (dragged, &text, NULL));

  g_autoptr (GSList) list = gdk_file_list_get_files (g_value_get_boxed (&files));

  g_assert_cmpuint (g_slist_length (list), ==, 1);
  g_assert_true (g_file_load_contents (list->data, NULL, &png, NULL, NULL, NULL));
  g_assert_true (g_str_has_prefix (png, "\x89PNG"));
  g_assert_nonnull (strstr (g_value_get_string (&text), "value 45"));

  g_autofree char *copied_svg = dup_copied (copied, "image/svg+xml");
  g_autofree char *dragged_svg = dup_copied (dragged, "image/svg+xml");

  g_assert_cmpstr (dragged_svg, ==, copied_svg);
  gtk_window_destroy (GTK_WINDOW (window));
}

static cairo_surface_t *
new_sheet (FoveaFigure *figure,
           cairo_t    **cr)
{
  cairo_surface_t *sheet
    = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (fovea_figure_get_width (figure)),
                                  (int) ceil (fovea_figure_get_height (figure)));

  *cr = cairo_create (sheet);
  cairo_set_source_rgb (*cr, 1, 1, 1);
  cairo_paint (*cr);
  return sheet;
}

// The largest difference of a pixel's colours, 0 to 255, and how many differ by more than 20.
static int
find_difference (cairo_surface_t *first,
                 cairo_surface_t *second,
                 int             *n_far)
{
  const uint8_t *a = cairo_image_surface_get_data (first);
  const uint8_t *b = cairo_image_surface_get_data (second);
  int n = cairo_image_surface_get_stride (first) * cairo_image_surface_get_height (first);
  int most = 0;

  *n_far = 0;
  for (int i = 0; i < n; i++)
    if (i % 4 < 3) // the fourth byte holds nothing
      {
        most = MAX (most, ABS (a[i] - b[i]));
        *n_far += ABS (a[i] - b[i]) > 20;
      }

  return most;
}

// The window draws what an export does, to the pixel; only slanted lines, laid over each other in
// another order, are rounded otherwise, and by newer cairos a few pixels of letters.
static void
test_window_draws_export (void)
{
  g_autoptr (FoveaDocument) document = fixture_new_document ();
  g_autoptr (FoveaSession) session = fovea_session_new (document);
  const FoveaTheme *theme = fovea_theme_get (FOVEA_THEME_CONTRAST); // its background is white
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, 10000, 10000);

  fovea_session_select (session, (FoveaCell){ 2, 0, 1, 1 });
  for (int view = 0; view < FOVEA_N_VIEWS; view++)
    {
      g_autoptr (FoveaPanelCache) cache = fovea_panel_cache_new ();
      FoveaSubject subject = { .evaluation = fovea_session_get_evaluation (session),
                               .trace = fovea_session_get_trace (session) };
      FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;

      options.view = (FoveaView) view;
      g_autoptr (FoveaFigure) figure = fovea_figure_new (&subject, &options);
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      cairo_t *seen_cr, *made_cr;
      cairo_surface_t *seen = new_sheet (figure, &seen_cr);
      cairo_surface_t *made = new_sheet (figure, &made_cr);

      fovea_panel_cache_snapshot (cache, figure, theme, 1, &all, snapshot);
      GskRenderNode *node = gtk_snapshot_free_to_node (snapshot);
      gsk_render_node_draw (node, seen_cr);
      fovea_figure_draw (figure, made_cr, theme);
      cairo_surface_flush (seen);
      cairo_surface_flush (made);
      int n_far;
      int most = find_difference (seen, made, &n_far);

      g_test_message ("%s: %d, %d", fovea_view_get_nick ((FoveaView) view), most, n_far);
      g_assert_cmpint (most, <=, view == FOVEA_VIEW_ROW ? 1 : 64);
      g_assert_cmpint (n_far, <=, 30);
      gsk_render_node_unref (node);
      cairo_destroy (seen_cr);
      cairo_destroy (made_cr);
      cairo_surface_destroy (seen);
      cairo_surface_destroy (made);
    }
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/figure-source/page-is-what-is-shown", test_page_is_what_is_shown);
  g_test_add_func ("/figure-source/page-follows-the-window", test_page_follows_the_window);
  g_test_add_func ("/figure-source/page-shows-the-step", test_page_shows_the_step);
  g_test_add_func ("/figure-source/copied-is-what-is-exported", test_copied_is_what_is_exported);
  g_test_add_func ("/figure-source/drag-begins-on-words", test_drag_begins_on_words);
  g_test_add_func ("/figure-source/dragged-is-what-is-copied", test_dragged_is_what_is_copied);
  g_test_add_func ("/figure-source/window-draws-export", test_window_draws_export);

  return g_test_run ();
}
