// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Does a window with 512 × 512 cells in each of four maps, more than a million in all, or with
// sixteen channels of 64 × 64 in each, still follow the hand, in the row and in the pyramid? At several zooms: what is drawn anew when a new part is scrolled to, what a motion of the
// pointer lays out and draws, and what the edit of a cell evaluates, beside the whole. The least time
// of several turns counts, each beside that of the worked example, so that a slow machine slows both.

#include "core/compose.h"
#include "document/file.h"
#include "document/session.h"
#include "figure/figure.h"

#include <math.h>
#include <string.h>
#include <time.h>

#define N_TURNS 5
#define FRAME_MS 16.0

// The part of a window that shows the picture.
#define WIDTH 1280.0
#define HEIGHT 800.0

// What a window draws beside what is seen, in parts of its size, as app/panel-cache.c has it.
#define SPARE 0.4

// Where cells have numbers.
#define EDITED_ZOOM 24

typedef struct
{
  FoveaEvaluation *evaluation;
  FoveaComposition *composition;
  FoveaCell selected;
  FoveaCell hovered;
  FoveaView view;
} Subject;

#define N_WEIGHTS 9

static FoveaNetwork *
new_network (FoveaShape shape,
             int        n_layers,
             int        padding)
{
  const float weights[N_WEIGHTS] = { 0.1f, 0.2f, -0.1f, 0.3f, 0.4f, 0.1f, -0.2f, 0.1f, 0.2f };
  int n_channels = shape.n_channels;
  g_autofree float *all = g_new (float, n_channels * n_channels * N_WEIGHTS);

  for (int i = 0; i < n_channels * n_channels * N_WEIGHTS; i++)
    all[i] = weights[i % N_WEIGHTS] / (float) n_channels;

  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;
  g_autoptr (FoveaKernels) kernels = fovea_kernels_new (n_channels, n_channels, 3, 3, all);

  options.weights = kernels;
  for (int i = 0; i < 4; i++)
    options.padding[i] = padding;

  g_autoptr (FoveaLayer) layer = fovea_layer_new (&options, NULL);
  FoveaLayer *layers[3] = { layer, layer, layer };

  return fovea_network_new (shape, layers, n_layers, NULL);
}

static FoveaTensor *
new_input (FoveaShape shape)
{
  size_t n_cells = fovea_shape_get_n_cells (shape);
  g_autofree float *values = g_new (float, n_cells);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (size_t i = 0; i < n_cells; i++)
    values[i] = (float) g_rand_double (random);

  return fovea_tensor_new (shape, values);
}

static void
init_subject (Subject    *self,
              FoveaShape  shape,
              int         n_layers)
{
  g_autoptr (FoveaTensor) input = new_input (shape);
  g_autoptr (FoveaNetwork) network = new_network (shape, n_layers, shape.n_rows > 7 ? 1 : 0);

  self->evaluation = fovea_evaluation_new (network, input, NULL);
  self->composition = fovea_composition_new (self->evaluation);
  FoveaShape out = fovea_network_get_shape (network, n_layers);
  self->selected = (FoveaCell) { n_layers, 0, out.n_rows / 2, out.n_columns / 2 };
  self->hovered = (FoveaCell) { 1, 0, out.n_rows / 2, out.n_columns / 2 };
  self->view = FOVEA_VIEW_ROW;
}

static void
clear_subject (Subject *self)
{
  fovea_composition_unref (self->composition);
  fovea_evaluation_unref (self->evaluation);
}

// Of the processor, so that what runs beside it does not count.
static double
get_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return 1e3 * (double) time.tv_sec + 1e-6 * (double) time.tv_nsec;
}

static FoveaFigure *
lay_out (const Subject *self,
         FoveaTrace    *trace,
         FoveaTrace    *hover,
         double         zoom)
{
  FoveaFigureOptions options = FOVEA_FIGURE_OPTIONS_INIT;
  FoveaSubject subject = {
    .evaluation = self->evaluation,
    .trace = trace,
    .hover = hover,
    .composition = self->composition,
  };

  options.has_size = true;
  options.width_pt = WIDTH;
  options.height_pt = HEIGHT;
  options.zoom = zoom;
  options.view = self->view;

  return fovea_figure_new (&subject, &options);
}

// What is seen of a figure around its middle, as after a jump to there.
static cairo_rectangle_t
find_seen (FoveaFigure *figure)
{
  return (cairo_rectangle_t){
    floor (MAX (0, fovea_figure_get_width (figure) / 2 - WIDTH / 2)),
    floor (MAX (0, fovea_figure_get_height (figure) / 4 - HEIGHT / 2)),
    WIDTH,
    HEIGHT,
  };
}

static void
draw_part (FoveaFigure             *figure,
           const cairo_rectangle_t *part,
           cairo_surface_t         *surface)
{
  const FoveaTheme *theme = fovea_theme_get (FOVEA_THEME_LIGHT);
  cairo_t *cr = cairo_create (surface);

  for (int panel = 0; panel < fovea_figure_get_n_panels (figure); panel++)
    fovea_figure_draw_part (figure, panel, part, cr, theme);
  cairo_destroy (cr);
}

// Drawn at once, as in an exported picture.
static void
draw (FoveaFigure *figure)
{
  cairo_rectangle_t seen = find_seen (figure);
  cairo_surface_t *surface
    = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) WIDTH, (int) HEIGHT);

  cairo_surface_set_device_offset (surface, -seen.x, -seen.y);
  draw_part (figure, &seen, surface);
  cairo_surface_destroy (surface);
}

// As the window keeps it, to be shown until what is seen or the numbers change: as recorded by a
// render node, with some of what is around it.
static cairo_surface_t *
record (FoveaFigure *figure)
{
  cairo_rectangle_t seen = find_seen (figure);
  cairo_rectangle_t held = { seen.x - floor (SPARE * WIDTH), seen.y - floor (SPARE * HEIGHT),
                             floor ((1 + 2 * SPARE) * WIDTH), floor ((1 + 2 * SPARE) * HEIGHT) };
  cairo_surface_t *surface
    = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &held);

  draw_part (figure, &held, surface);

  return surface;
}

static void
show (FoveaFigure     *figure,
      cairo_surface_t *recorded)
{
  cairo_rectangle_t seen = find_seen (figure);
  cairo_surface_t *surface
    = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) WIDTH, (int) HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_translate (cr, -seen.x, -seen.y);
  cairo_set_source_surface (cr, recorded, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

// The least ms of a motion of the pointer, and of a frame: drawn at once, recorded, shown again.
typedef struct
{
  double hovered;
  double drawn;
  double recorded;
  double shown;
} Times;

static Times
time_frames (const Subject *self,
             double         zoom)
{
  g_autoptr (FoveaTrace) trace = fovea_trace_new (self->evaluation, self->selected);
  Times times = { INFINITY, INFINITY, INFINITY, INFINITY };

  for (int turn = 0; turn < N_TURNS; turn++)
    {
      double start = get_ms ();
      g_autoptr (FoveaTrace) hover
        = fovea_trace_new_without_weights (self->evaluation, self->hovered);
      g_autoptr (FoveaFigure) figure = lay_out (self, trace, hover, zoom);
      times.hovered = MIN (times.hovered, get_ms () - start);

      start = get_ms ();
      draw (figure);
      times.drawn = MIN (times.drawn, get_ms () - start);

      start = get_ms ();
      cairo_surface_t *recorded = record (figure);
      times.recorded = MIN (times.recorded, get_ms () - start);
      start = get_ms ();
      show (figure, recorded);
      times.shown = MIN (times.shown, get_ms () - start);
      cairo_surface_destroy (recorded);
    }

  return times;
}

// The least ms of an edit of one cell, and of evaluating anew; with the one kernel.
static void
time_edits (const Subject *self,
            double        *part,
            double        *whole)
{
  FoveaTensor *input = fovea_evaluation_get_stage (self->evaluation, 0);
  FoveaNetwork *network = fovea_evaluation_get_network (self->evaluation);
  FoveaShape shape = fovea_tensor_get_shape (input);
  size_t n_cells = fovea_shape_get_n_cells (shape);
  g_autofree float *values = g_memdup2 (fovea_tensor_get_values (input), n_cells * sizeof (float));
  FoveaCell cell = { 0, 0, shape.n_rows / 2, shape.n_columns / 2 };
  FoveaDamage damage = { .kind = FOVEA_DAMAGE_INPUT, .box = fovea_box_new_cell (cell) };

  values[(size_t) cell.row * (size_t) shape.n_columns + (size_t) cell.column] += 1;
  *part = *whole = INFINITY;
  for (int turn = 0; turn < N_TURNS; turn++)
    {
      double start = get_ms ();
      g_autoptr (FoveaTensor) changed = fovea_tensor_new (shape, values);
      g_autoptr (FoveaEvaluation) updated
        = fovea_evaluation_update (self->evaluation, network, changed, &damage, NULL);
      FoveaCompositionJob job
        = { .evaluation = updated, .old = self->composition, .damage = damage };
      g_autoptr (FoveaComposition) composition = fovea_composition_run (&job, NULL);
      *part = MIN (*part, get_ms () - start);

      start = get_ms ();
      g_autoptr (FoveaEvaluation) made = fovea_evaluation_new (network, changed, NULL);
      g_autoptr (FoveaComposition) all = fovea_composition_new (made);
      *whole = MIN (*whole, get_ms () - start);
      g_assert_true (fovea_tensor_equal (fovea_composition_get_output (composition),
                                         fovea_composition_get_output (all)));
    }
}

// The least ms of what a window does at each of many edits of one cell, as a wheel makes them: the
// document with its history, the session, and the picture.
static double
time_typing (const Subject *self)
{
  FoveaTensor *input = fovea_evaluation_get_stage (self->evaluation, 0);
  g_autoptr (FoveaContent) content
    = fovea_content_new ("Large", fovea_evaluation_get_network (self->evaluation), input);
  g_autoptr (FoveaDocument) document = fovea_document_new (content);
  g_autoptr (FoveaSession) session = fovea_session_new (document);
  FoveaShape shape = fovea_tensor_get_shape (input);
  FoveaCell cell = { 0, 0, shape.n_rows / 2, shape.n_columns / 2 };
  double least = INFINITY;

  fovea_session_select (session, self->selected);
  for (int turn = 0; turn < 4 * N_TURNS; turn++)
    {
      double start = get_ms ();

      fovea_document_set_cell (document, cell, (float) turn, NULL);
      while (fovea_session_get_state (session) != FOVEA_SESSION_CURRENT)
        g_main_context_iteration (NULL, TRUE);

      Subject seen = { .evaluation = fovea_session_get_evaluation (session),
                       .composition = fovea_session_get_composition (session) };
      g_autoptr (FoveaFigure) figure
        = lay_out (&seen, fovea_session_get_trace (session), NULL, EDITED_ZOOM);
      cairo_surface_t *recorded = record (figure);
      show (figure, recorded);
      cairo_surface_destroy (recorded);
      least = MIN (least, get_ms () - start);
    }

  return least;
}

// Whether each motion of the pointer and each frame is within the time of one.
static bool
tell_frames (Subject     *self,
             FoveaView    view,
             const char  *what,
             const Times *small)
{
  static const double zooms[] = { 1, 2, 4, 8, 12, 16, 20, 24, 28, 32, 48, 64 };
  bool is_smooth = true;

  self->view = view;
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      Times times = time_frames (self, zooms[i]);
      is_smooth &= times.hovered < FRAME_MS && times.drawn < FRAME_MS && times.shown < FRAME_MS;
      g_print ("%s, %s, zoom %2.0f: hover %5.2f ms (%5.2f ×), drawn %5.2f ms (%5.2f ×), "
               "recorded %5.2f ms, shown %5.2f ms\n",
               what, fovea_view_get_nick (view), zooms[i], times.hovered,
               times.hovered / small->hovered, times.drawn, times.drawn / small->drawn,
               times.recorded, times.shown);
    }

  return is_smooth;
}

int
main (void)
{
  Subject large, deep, small;
  double part, whole;
  bool is_smooth = true;

  init_subject (&large, (FoveaShape) { 1, 512, 512 }, 3);
  init_subject (&deep, (FoveaShape) { 16, 64, 64 }, 3);
  init_subject (&small, (FoveaShape) { 1, 7, 7 }, 2);
  for (FoveaView view = FOVEA_VIEW_ROW; view <= FOVEA_VIEW_PYRAMID; view++)
    {
      small.view = view;
      Times times = time_frames (&small, 1);
      g_print ("worked example, %s: hover %.2f ms, drawn %.2f ms, recorded %.2f ms, "
               "shown %.2f ms\n",
               fovea_view_get_nick (view), times.hovered, times.drawn, times.recorded, times.shown);
      is_smooth &= tell_frames (&large, view, "512 × 512", &times);
      is_smooth &= tell_frames (&deep, view, "16 × 64 × 64", &times);
    }
  large.view = FOVEA_VIEW_ROW;
  time_edits (&large, &part, &whole);
  g_print ("edit of a cell: %.2f ms, all anew: %.2f ms (%.1f ×)\n", part, whole, whole / part);
  g_print (is_smooth ? "every motion of the pointer is laid out within a frame\n"
                     : "A MOTION OF THE POINTER TAKES LONGER THAN A FRAME\n");
  g_print ("edit of a cell in a window, all that follows: %.2f ms\n", time_typing (&large));
  clear_subject (&small);
  clear_subject (&deep);
  clear_subject (&large);

  return 0;
}
