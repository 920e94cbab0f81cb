// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a layer reads beyond its stage, as a ring of ghost cells around it, and what it leaves over:
// cells at the end that no window covers because the stride does not divide.

#include "figure/layout.h"

#include <math.h>

#define LEAST_RING_CELL_PT 7.0
#define MAX_RING 12

// The widest side of a ring, in cells.
static int
get_breadth (const FoveaRing *ring)
{
  return MAX (MAX (ring->top, ring->bottom), MAX (ring->left, ring->right));
}

static bool
is_empty (const FoveaRing *ring)
{
  return ring->top + ring->bottom + ring->left + ring->right == 0;
}

// What the next layer reads around @stage; nothing where it does not pad or pads too much.
static FoveaRing
find_ring (const FoveaLayout *self,
           int                stage)
{
  FoveaRing ring = { 0 };

  if (!self->shows_padding || stage + 1 >= self->n_stages)
    return ring;

  FoveaAxis rows = fovea_network_get_axis (self->network, stage + 1, FOVEA_ROWS);
  FoveaAxis columns = fovea_network_get_axis (self->network, stage + 1, FOVEA_COLUMNS);
  if (rows.is_transposed)
    return ring;

  ring.top = rows.stencil.padding_before;
  ring.bottom = rows.stencil.padding_after;
  ring.left = columns.stencil.padding_before;
  ring.right = columns.stencil.padding_after;
  if (get_breadth (&ring) > MAX_RING)
    ring = (FoveaRing){ 0 };

  return ring;
}

/**
 * fovea_layout_get_ring:
 * @self: a layout
 * @stage: a stage
 * @cell_pt: the side of its cells, points
 *
 * Returns: the cells of padding around the stage that room is kept for; none where the next layer
 *   does not pad, or cells are too small
 */
FoveaRing
fovea_layout_get_ring (const FoveaLayout *self,
                       int                stage,
                       double             cell_pt)
{
  return cell_pt < LEAST_RING_CELL_PT ? (FoveaRing){ 0 } : find_ring (self, stage);
}

/**
 * fovea_layout_get_halo:
 * @self: a layout
 * @stage: a stage
 * @place: its cells and channels
 *
 * Cells that zoom alone makes large enough have no room kept for their ring, so that zoom moves
 * nothing; it is drawn where it fits between grids.
 *
 * Returns: the cells of padding around the stage that are drawn
 */
FoveaRing
fovea_layout_get_halo (const FoveaLayout     *self,
                       int                    stage,
                       const FoveaStagePlace *place)
{
  FoveaRing ring = find_ring (self, stage);
  double room = place->n_shown > 1 ? place->channel_gap_pt / 2 : LEAST_RING_CELL_PT;
  double zoomed = place->cell_pt * fovea_layout_get_zoom (self);

  if (!is_empty (&place->ring))
    return place->ring;
  if (zoomed < LEAST_RING_CELL_PT || get_breadth (&ring) * place->cell_pt > room)
    return (FoveaRing){ 0 };

  return ring;
}

static FoveaRange
get_window_range (const FoveaAxis *axis,
                  int              index,
                  int              before,
                  int              after)
{
  int first = fovea_stencil_tap (&axis->stencil, index, 0);
  int past = first + fovea_stencil_get_extent (&axis->stencil);

  return (FoveaRange){ MAX (first, -before), MIN (past, axis->n_in + after) };
}

/**
 * fovea_layout_get_window:
 * @self: a layout whose stages are placed
 * @trace: of a cell that a layer made
 *
 * Returns: the window of the cell in the stage before, with the padding that is shown
 */
FoveaBox
fovea_layout_get_window (const FoveaLayout *self,
                         FoveaTrace        *trace)
{
  FoveaCell cell = fovea_trace_get_cell (trace);
  FoveaBox box = fovea_trace_get_stage (trace, cell.stage - 1)->box;
  const FoveaRing *ring = &self->stages[cell.stage - 1].halo;
  FoveaAxis rows = fovea_network_get_axis (self->network, cell.stage, FOVEA_ROWS);
  FoveaAxis columns = fovea_network_get_axis (self->network, cell.stage, FOVEA_COLUMNS);

  if (is_empty (ring))
    return box;

  if (fovea_range_is_empty (box.channels))
    box.channels = (FoveaRange){ 0, 1 };
  box.rows = get_window_range (&rows, cell.row, ring->top, ring->bottom);
  box.columns = get_window_range (&columns, cell.column, ring->left, ring->right);

  return box;
}

// What the next layer reads at a position in or around a channel.
static float
get_value (const FoveaLayout *self,
           int                stage,
           const float       *values,
           int                row,
           int                column)
{
  FoveaAxis rows = fovea_network_get_axis (self->network, stage + 1, FOVEA_ROWS);
  FoveaAxis columns = fovea_network_get_axis (self->network, stage + 1, FOVEA_COLUMNS);
  FoveaLayer *layer = fovea_network_get_layer (self->network, stage + 1);
  int in_row, in_column;

  if (fovea_axis_get_source (&rows, row, &in_row) == FOVEA_TAP_CELL
      && fovea_axis_get_source (&columns, column, &in_column) == FOVEA_TAP_CELL)
    return values[(size_t) in_row * columns.n_in + in_column];

  return fovea_layer_get_kind (layer) == FOVEA_LAYER_MAX_POOLING ? -INFINITY : 0;
}

// A block of the ring, its first cell at (row, column) from the channel's own first.
static void
add_block (FoveaLayout *self,
           int          panel,
           int          stage,
           int          channel,
           FoveaRange   rows,
           FoveaRange   columns)
{
  const FoveaStagePlace *place = &self->stages[stage];
  FoveaShape shape = fovea_network_get_shape (self->network, stage);
  FoveaTensor *tensor = fovea_evaluation_get_stage (self->subject->evaluation, stage);
  const float *values = fovea_tensor_get_values (tensor)
                        + (size_t) channel * shape.n_rows * shape.n_columns;
  int n_rows = fovea_range_get_length (rows);
  int n_columns = fovea_range_get_length (columns);
  cairo_rectangle_t at;

  if (n_rows == 0 || n_columns == 0)
    return;

  g_autofree float *block = g_new (float, (size_t) n_rows *n_columns);
  for (int i = 0; i < n_rows * n_columns; i++)
    block[i] = get_value (self, stage, values, rows.first + i / n_columns,
                          columns.first + i % n_columns);

  fovea_layout_get_cells (self, stage, channel, (FoveaBox){ .rows = rows, .columns = columns },
                          &at);
  FoveaItem *item = fovea_scene_add (self->scene, FOVEA_ITEM_GHOST, FOVEA_ROLE_INK_DIM, panel,
                                     at.x, at.y, at.width, at.height);
  item->transform = place->transform;
  item->grid = (FoveaGridContent){
    .values = fovea_scene_keep_memory (self->scene, block,
                                       (size_t) n_rows * n_columns * sizeof (float)),
    .n_rows = n_rows,
    .n_columns = n_columns,
  };
  if (fovea_item_is_flat (item))
    fovea_layout_set_numbers (self, &item->grid, place->cell_pt);
  else
    fovea_layout_fit_numbers (self, &item->grid, 0.85 * place->cell_pt,
                              place->cell_pt * place->transform.yy);
}

static void
add_ring (FoveaLayout *self,
          int          panel,
          int          stage,
          int          channel)
{
  const FoveaRing *ring = &self->stages[stage].halo;
  FoveaShape shape = fovea_network_get_shape (self->network, stage);
  FoveaRange wide = { -ring->left, shape.n_columns + ring->right };
  FoveaRange inner = { 0, shape.n_rows };

  add_block (self, panel, stage, channel, (FoveaRange){ -ring->top, 0 }, wide);
  add_block (self, panel, stage, channel,
             (FoveaRange){ shape.n_rows, shape.n_rows + ring->bottom }, wide);
  add_block (self, panel, stage, channel, inner, (FoveaRange){ -ring->left, 0 });
  add_block (self, panel, stage, channel, inner,
             (FoveaRange){ shape.n_columns, shape.n_columns + ring->right });
}

static void
add_hatch (FoveaLayout *self,
           int          panel,
           int          stage,
           int          channel,
           FoveaRange   rows,
           FoveaRange   columns)
{
  const FoveaStagePlace *place = &self->stages[stage];
  cairo_rectangle_t at;

  if (fovea_range_is_empty (rows) || fovea_range_is_empty (columns))
    return;

  fovea_layout_get_cells (self, stage, channel, (FoveaBox){ .rows = rows, .columns = columns },
                          &at);
  FoveaItem *item = fovea_scene_add (self->scene, FOVEA_ITEM_HATCH, FOVEA_ROLE_INK_DIM, panel,
                                     at.x, at.y, at.width, at.height);
  item->transform = place->transform;
}

static int
count_leftover (const FoveaLayout *self,
                int                stage,
                FoveaDimension     dimension)
{
  FoveaAxis axis = fovea_network_get_axis (self->network, stage + 1, dimension);

  return axis.is_transposed ? 0 : fovea_axis_get_leftover (&axis);
}

/**
 * fovea_layout_add_padding:
 * @self: a layout whose stages are placed
 * @stage: a stage
 *
 * Adds what the next layer reads around a stage and what it leaves over at its end, as a panel.
 */
void
fovea_layout_add_padding (FoveaLayout *self,
                          int          stage)
{
  const FoveaStagePlace *place = &self->stages[stage];
  FoveaShape shape = fovea_network_get_shape (self->network, stage);

  if (!self->shows_padding || stage + 1 >= self->n_stages
      || place->cell_pt * fovea_layout_get_zoom (self) < LEAST_RING_CELL_PT)
    return;

  int left_rows = count_leftover (self, stage, FOVEA_ROWS);
  int left_columns = count_leftover (self, stage, FOVEA_COLUMNS);
  if (is_empty (&place->halo) && left_rows + left_columns == 0)
    return;

  FoveaRange used = { 0, shape.n_rows - left_rows };
  int panel = fovea_scene_add_panel (self->scene, FOVEA_PANEL_BASE, NULL);

  for (int i = 0; i < place->n_shown; i++)
    {
      int channel = place->first_channel + i;
      add_ring (self, panel, stage, channel);
      add_hatch (self, panel, stage, channel, (FoveaRange){ used.past, shape.n_rows },
                 (FoveaRange){ 0, shape.n_columns });
      add_hatch (self, panel, stage, channel, used,
                 (FoveaRange){ shape.n_columns - left_columns, shape.n_columns });
    }
}
