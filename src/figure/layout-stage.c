// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A stage: its channels as grids, its title, its shape.

#include "figure/describe.h"
#include "figure/layout.h"
#include "figure/type.h"

#include <glib/gi18n.h>
#include <math.h>

#define MAX_SHOWN_CHANNELS 16
#define MAX_CELL_PT 54.0

static void
choose_channels (const FoveaLayout *self,
                 int                stage,
                 FoveaStagePlace   *place)
{
  int n_channels = fovea_network_get_shape (self->network, stage).n_channels;

  if (self->options->channels != FOVEA_CHANNELS_TILES)
    {
      place->n_shown = 1;
      place->n_across = 1;
      place->first_channel = fovea_layout_get_front (self, stage);
      return;
    }

  place->n_shown = MIN (n_channels, MAX_SHOWN_CHANNELS);
  place->n_across = (int) ceil (sqrt (place->n_shown));
  place->first_channel = 0;
  if (self->subject->trace == NULL || n_channels <= MAX_SHOWN_CHANNELS)
    return;

  FoveaCell cell = fovea_trace_get_cell (self->subject->trace);
  if (cell.stage == stage)
    place->first_channel = MIN (cell.channel / MAX_SHOWN_CHANNELS * MAX_SHOWN_CHANNELS,
                                n_channels - MAX_SHOWN_CHANNELS);
}

/**
 * fovea_layout_get_side:
 * @self: a layout
 * @stage: a stage
 *
 * Returns: the longer side of a stage, all its shown channels together, in cells
 */
double
fovea_layout_get_side (const FoveaLayout *self,
                       int                stage)
{
  FoveaStageMeasure *measure = &self->measures->stages[stage];
  if (measure->side > 0)
    return measure->side;

  FoveaStagePlace place = { 0 };
  FoveaShape shape = fovea_network_get_shape (self->network, stage);

  choose_channels (self, stage, &place);
  int n_down = (place.n_shown + place.n_across - 1) / place.n_across;

  measure->side = MAX (place.n_across * shape.n_columns, n_down * shape.n_rows);
  return measure->side;
}

static double
get_largest_side (const FoveaLayout *self)
{
  FoveaMeasures *measures = self->measures;

  if (measures->largest_side == 0)
    for (int i = 0; i < self->n_stages; i++)
      measures->largest_side = MAX (measures->largest_side, fovea_layout_get_side (self, i));

  return measures->largest_side;
}

static double
get_ringed_width (const FoveaStagePlace *place,
                  FoveaShape             shape)
{
  return (place->ring.left + shape.n_columns + place->ring.right) * place->cell_pt;
}

static double
get_ringed_height (const FoveaStagePlace *place,
                   FoveaShape             shape)
{
  return (place->ring.top + shape.n_rows + place->ring.bottom) * place->cell_pt;
}

/**
 * fovea_layout_get_extent:
 * @self: a layout
 * @stage: a stage
 * @cell_pt: side of a cell of the largest stage, points
 * @place: (out): its size, its cells, its channels; not where it is
 *
 * Cells have one size in all stages, so that windows can be compared by eye; only stages of less
 * than a third of the largest are enlarged to be seen at all.
 */
void
fovea_layout_get_extent (const FoveaLayout *self,
                         int                stage,
                         double             cell_pt,
                         FoveaStagePlace   *place)
{
  FoveaShape shape = fovea_network_get_shape (self->network, stage);
  double largest = MAX (self->match_side, get_largest_side (self));

  *place = (FoveaStagePlace){ 0 };
  cairo_matrix_init_identity (&place->transform);
  choose_channels (self, stage, place);
  double enlarged = floor (cell_pt * largest / (3 * fovea_layout_get_side (self, stage)));
  double most = MAX (cell_pt, MIN (MAX_CELL_PT * self->growth, cell_pt * 12));
  place->cell_pt = CLAMP (enlarged, cell_pt, most);

  int n_down = (place->n_shown + place->n_across - 1) / place->n_across;
  place->channel_gap_pt = MAX (4, round (place->cell_pt / 3));
  place->ring = fovea_layout_get_ring (self, stage, place->cell_pt);
  place->halo = fovea_layout_get_halo (self, stage, place);
  place->width = place->n_across * get_ringed_width (place, shape)
                 + (place->n_across - 1) * place->channel_gap_pt;
  place->height = n_down * get_ringed_height (place, shape)
                  + (n_down - 1) * place->channel_gap_pt;
  if (self->options->channels == FOVEA_CHANNELS_SHEETS)
    fovea_layout_measure_sheets (self, stage, place);
}

/**
 * fovea_layout_get_channel:
 * @place: where its stage is
 * @shape: the stage's shape
 * @channel: one of the channels shown
 * @x: (out): left of the channel's grid, points
 * @y: (out): its top
 */
void
fovea_layout_get_channel (const FoveaStagePlace *place,
                          FoveaShape             shape,
                          int                    channel,
                          double                *x,
                          double                *y)
{
  int at = channel - place->first_channel;
  double gap = place->channel_gap_pt;

  *x = round (place->x + at % place->n_across * (get_ringed_width (place, shape) + gap)
              + place->ring.left * place->cell_pt);
  *y = round (place->y + place->n_behind * place->sheet_pt
              + at / place->n_across * (get_ringed_height (place, shape) + gap)
              + place->ring.top * place->cell_pt);
}

// Where the line before a cell of a grid stands that is drawn with whole points once enlarged.
static double
get_edge (double first,
          double length,
          int    n_cells,
          int    index,
          double zoom)
{
  double start = round (first * zoom);
  double enlarged = round ((first + length) * zoom) - start;

  return (start + round (index * enlarged / n_cells)) / zoom;
}

/**
 * fovea_layout_get_cells:
 * @self: a layout whose stages are placed
 * @stage: a stage
 * @channel: one of the channels shown
 * @box: rows and columns, which may be in the padding around the stage
 * @bounds: (out): their place, points; exactly on the lines between cells as they are drawn
 */
void
fovea_layout_get_cells (const FoveaLayout *self,
                        int                stage,
                        int                channel,
                        FoveaBox           box,
                        cairo_rectangle_t *bounds)
{
  const FoveaStagePlace *place = &self->stages[stage];
  FoveaShape shape = fovea_network_get_shape (self->network, stage);
  double width = shape.n_columns * place->cell_pt;
  double height = shape.n_rows * place->cell_pt;
  double zoom = fovea_layout_get_zoom (self);
  double x, y;

  fovea_layout_get_channel (place, shape, channel, &x, &y);
  bounds->x = get_edge (x, width, shape.n_columns, box.columns.first, zoom);
  bounds->y = get_edge (y, height, shape.n_rows, box.rows.first, zoom);
  bounds->width = get_edge (x, width, shape.n_columns, box.columns.past, zoom) - bounds->x;
  bounds->height = get_edge (y, height, shape.n_rows, box.rows.past, zoom) - bounds->y;
}

// A sum that forms stands in its cell as far as it is made. The largest of nothing but padding is not
// written.
static void
set_partial_sum (FoveaLayout *self,
                 int          stage,
                 int          channel,
                 FoveaItem   *item)
{
  const FoveaStep *step = self->subject->step;
  FoveaTrace *trace = self->subject->trace;

  if (!fovea_step_is_partial (step) || step->cell.stage != stage
      || step->cell.channel != channel || trace == NULL
      || !fovea_cell_equal (fovea_trace_get_cell (trace), step->cell))
    return;

  size_t n_cells = (size_t) item->grid.n_rows * item->grid.n_columns;
  float *values = fovea_scene_keep_memory (self->scene, item->grid.values,
                                           n_cells * sizeof (float));
  float sum = fovea_step_get_sum (step, trace);
  if (isfinite (sum))
    values[step->cell.row * item->grid.n_columns + step->cell.column] = sum;
  else
    item->grid.n_blank++;
  item->grid.values = values;
}

// A channel's cells with its numbers, which in planes stand on a panel above.
static void
set_grid (FoveaLayout *self,
          int          stage,
          int          channel,
          FoveaItem   *item)
{
  const FoveaStagePlace *place = &self->stages[stage];
  FoveaShape shape = fovea_network_get_shape (self->network, stage);
  FoveaTensor *tensor = fovea_evaluation_get_stage (self->subject->evaluation, stage);
  const FoveaStep *step = self->subject->step;
  size_t n_cells = (size_t) shape.n_rows * shape.n_columns;
  float least, greatest;

  fovea_tensor_get_extremes (tensor, &least, &greatest);
  item->transform = place->transform;
  item->grid = (FoveaGridContent){
    .values = fovea_tensor_get_values (tensor) + channel * n_cells,
    .n_rows = shape.n_rows,
    .n_columns = shape.n_columns,
    .n_siblings = shape.n_channels,
    .least = least,
    .greatest = greatest,
  };
  if (fovea_item_is_flat (item))
    fovea_layout_set_numbers (self, &item->grid, place->cell_pt);
  else if (item->kind == FOVEA_ITEM_NUMBERS)
    fovea_layout_fit_numbers (self, &item->grid, 0.85 * place->cell_pt,
                              place->cell_pt * place->transform.yy);
  if (step != NULL && stage >= step->cell.stage)
    item->grid.n_blank = fovea_step_count_blank (step, shape, stage, channel);
  if (step != NULL)
    set_partial_sum (self, stage, channel, item);
}

/**
 * fovea_layout_add_numbers:
 * @self: a layout whose stages are placed as planes
 * @stage: a stage
 * @panel: a panel of its scene
 *
 * Adds the numbers of a stage, to stand on top of what hangs between planes.
 */
void
fovea_layout_add_numbers (FoveaLayout *self,
                          int          stage,
                          int          panel)
{
  const FoveaStagePlace *place = &self->stages[stage];
  FoveaShape shape = fovea_network_get_shape (self->network, stage);

  for (int i = 0; i < place->n_shown; i++)
    {
      double x, y;
      fovea_layout_get_channel (place, shape, place->first_channel + i, &x, &y);
      FoveaItem *item = fovea_scene_add (self->scene, FOVEA_ITEM_NUMBERS, FOVEA_ROLE_INK,
                                         panel, x, y, shape.n_columns * place->cell_pt,
                                         shape.n_rows * place->cell_pt);
      set_grid (self, stage, place->first_channel + i, item);
    }
}

/**
 * fovea_layout_add_stage:
 * @self: a layout whose stages are placed
 * @stage: a stage
 *
 * Adds the grids of a stage as a panel of their own, keyed by what its pixels depend on: the
 * tensor, or the first value shown where it is a later window of channels. A stage that a playback
 * is filling has no key.
 */
void
fovea_layout_add_stage (FoveaLayout *self,
                        int          stage)
{
  const FoveaStagePlace *place = &self->stages[stage];
  FoveaShape shape = fovea_network_get_shape (self->network, stage);
  FoveaTensor *tensor = fovea_evaluation_get_stage (self->subject->evaluation, stage);
  const float *values = fovea_tensor_get_values (tensor);
  size_t n_cells = (size_t) shape.n_rows * shape.n_columns;
  const FoveaStep *step = self->subject->step;
  const void *key = place->first_channel == 0 ? (const void *) tensor
                                              : values + place->first_channel * n_cells;
  bool is_whole = step == NULL || stage < step->cell.stage;
  int panel = fovea_scene_add_panel (self->scene, FOVEA_PANEL_BASE, is_whole ? key : NULL);

  fovea_layout_add_sheets (self, panel, stage);

  for (int i = 0; i < place->n_shown; i++)
    {
      int channel = place->first_channel + i;
      double x, y;
      fovea_layout_get_channel (place, shape, channel, &x, &y);
      FoveaItem *item = fovea_scene_add (self->scene, FOVEA_ITEM_GRID, FOVEA_ROLE_INK,
                                         panel, x, y, shape.n_columns * place->cell_pt,
                                         shape.n_rows * place->cell_pt);
      item->tag = (FoveaTag){ .kind = FOVEA_TAG_CELL,
                              .cell = { .stage = stage, .channel = channel } };
      if (self->kernel_name != NULL && stage > 0)
        item->tag.cell.stage = self->last_stage;
      set_grid (self, stage, channel, item);
    }
  fovea_layout_add_padding (self, stage);
}

static bool
is_plain_stack (const FoveaNetwork *network)
{
  int n_layers = fovea_network_get_n_layers (network);

  for (int layer = 1; layer <= n_layers; layer++)
    {
      FoveaLayer *at = fovea_network_get_layer (network, layer);
      if (fovea_layer_get_kind (at) != FOVEA_LAYER_CONVOLUTION)
        return false;
    }

  return n_layers == 2 || n_layers == 3;
}

// The fuller title where it says more: what the stage comes after.
static char *
get_long_title (const FoveaLayout *self,
                int                stage)
{
  if (stage == 0 || !is_plain_stack (self->network))
    return NULL;
  if (stage == self->n_stages - 1)
    return g_strdup (stage == 2 ? _ ("Output, after the second")
                                : _ ("Output, after the third"));

  FoveaLayer *layer = fovea_network_get_layer (self->network, stage);
  int n_rows = fovea_layer_get_kernel_size (layer, FOVEA_ROWS);
  int n_columns = fovea_layer_get_kernel_size (layer, FOVEA_COLUMNS);

  return stage == 1 ? g_strdup_printf (_ ("After the first %d × %d"), n_rows, n_columns)
                    : g_strdup_printf (_ ("After the second %d × %d"), n_rows, n_columns);
}

static bool
fits_width (const char  *string,
            double       size_pt,
            FoveaWeight  weight,
            double       width_pt)
{
  return fovea_type_estimate_width (string, size_pt, weight) <= width_pt;
}

// With the channels that are shown, where there is room to say so.
static char *
get_shape_text (const FoveaLayout *self,
                int                stage,
                double             width)
{
  const FoveaStagePlace *place = &self->stages[stage];
  FoveaShape shape = fovea_network_get_shape (self->network, stage);
  int last = place->first_channel + place->n_shown - 1;

  if (shape.n_channels == 1)
    return g_strdup_printf ("%d × %d", shape.n_rows, shape.n_columns);

  g_autofree char *whole = g_strdup_printf ("%d × %d × %d", shape.n_channels, shape.n_rows,
                                            shape.n_columns);
  g_autofree char *some
      = place->n_shown == 1
            ? g_strdup_printf (_ ("%s, channel %d"), whole, place->first_channel)
            : g_strdup_printf (_ ("%s, channels %d–%d"), whole, place->first_channel, last);

  if (place->n_shown == shape.n_channels
      || !fits_width (some, FOVEA_TYPE_LEAST_PT, FOVEA_WEIGHT_NORMAL, width))
    return g_steal_pointer (&whole);

  return g_steal_pointer (&some);
}

/**
 * fovea_layout_get_title_height:
 * @self: a layout
 *
 * Returns: of a title with the shape below it and the distance to its map, points
 */
double
fovea_layout_get_title_height (const FoveaLayout *self)
{
  return fovea_layout_get_line_pt (fovea_layout_get_title_pt (self))
         + fovea_layout_get_line_pt (fovea_layout_get_small_pt (self))
         + round (5 * self->growth);
}

/**
 * fovea_layout_add_title:
 * @self: a layout
 * @stage: a stage
 * @x: left, points
 * @y: top
 * @width: of the room there is
 *
 * Adds the stage's name and shape as a panel.
 */
void
fovea_layout_add_title (FoveaLayout *self,
                        int          stage,
                        double       x,
                        double       y,
                        double       width)
{
  int panel = fovea_scene_add_panel (self->scene, FOVEA_PANEL_BASE, NULL);
  double title_pt = fovea_layout_get_title_pt (self);
  g_autofree char *name = fovea_describe_stage (self->network, stage);
  g_autofree char *long_title = get_long_title (self, stage);
  g_autofree char *shape = get_shape_text (self, stage, width);
  bool is_map = stage > 0 && stage < self->n_stages - 1;
  g_autofree char *long_note
      = is_map ? g_strdup_printf (C_ ("name and shape", "%s, %s"), name, shape)
               : g_strdup (shape);
  bool is_long = long_title != NULL
                 && fits_width (long_title, title_pt, FOVEA_WEIGHT_BOLD, width)
                 && fits_width (long_note, fovea_layout_get_small_pt (self),
                                FOVEA_WEIGHT_NORMAL, width);

  FoveaItem *title = fovea_layout_add_text (self, panel, is_long ? long_title : name,
                                            title_pt, FOVEA_ROLE_INK, x, y, width);
  title->text.weight = FOVEA_WEIGHT_BOLD;
  title->tag.kind = FOVEA_TAG_CARD;
  fovea_layout_add_text (self, panel, is_long ? long_note : shape,
                         fovea_layout_get_small_pt (self), FOVEA_ROLE_INK_DIM, x,
                         y + fovea_layout_get_line_pt (title_pt), width);
}
