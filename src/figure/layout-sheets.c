// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Channels one behind the other, as papers draw feature maps: one in front, whole; the next few
// peek out behind it, up and to the right; a number says how many more there are. The order is that
// of the channels, and goes round, so that the next channel is always the next sheet. Which one is
// in front changes what is drawn and never where.

#include "figure/layout.h"
#include "figure/type.h"

#include <math.h>

#define PEEK_PT 8.0
#define GAP_PT 2.0
#define LEAST_BEHIND 4
#define MOST_BEHIND 5

/**
 * fovea_layout_get_front:
 * @self: a layout
 * @stage: a stage
 *
 * Returns: its channel in front: the selected one, else the one that the options name, else the
 *   first that the selection sees or reaches
 */
int
fovea_layout_get_front (const FoveaLayout *self,
                        int                stage)
{
  const FoveaFigureOptions *options = self->options;
  FoveaTrace *trace = self->subject->trace;
  int n_channels = fovea_network_get_shape (self->network, stage).n_channels;
  int named = self->kernel_name != NULL && stage > 0 ? self->last_stage : stage;

  if (trace != NULL && fovea_trace_get_cell (trace).stage == stage)
    return fovea_trace_get_cell (trace).channel;
  for (int i = 0; i < options->n_fronts; i++)
    {
      if (options->fronts[i].stage == named)
        return CLAMP (options->fronts[i].channel, 0, n_channels - 1);
    }
  if (trace == NULL)
    return 0;

  FoveaBox box = fovea_trace_get_stage (trace, stage)->box;

  return fovea_box_is_empty (box) ? 0 : box.channels.first;
}

/**
 * fovea_layout_get_behind:
 * @self: a layout
 * @stage: a stage
 * @behind: how far behind the one in front
 *
 * Returns: the channel of a sheet
 */
int
fovea_layout_get_behind (const FoveaLayout *self,
                         int                stage,
                         int                behind)
{
  int n_channels = fovea_network_get_shape (self->network, stage).n_channels;

  return (self->stages[stage].first_channel + behind) % n_channels;
}

/**
 * fovea_layout_measure_sheets:
 * @self: a layout
 * @stage: a stage
 * @place: (inout): the place of one channel of it, which is enlarged by what peeks out behind
 *
 * Of small cells a sheet shows whole ones. Padding stands around the sheet in front alone.
 */
void
fovea_layout_measure_sheets (const FoveaLayout *self,
                             int                stage,
                             FoveaStagePlace   *place)
{
  FoveaShape shape = fovea_network_get_shape (self->network, stage);
  double aim = fovea_layout_get_space (self, PEEK_PT);
  int most_cells = MIN (shape.n_rows, shape.n_columns);
  double n_cells = CLAMP (round (aim / place->cell_pt), 1, most_cells);
  double most_pt = place->cell_pt < aim ? INFINITY : aim;

  if (shape.n_channels == 1)
    return;

  place->peek_pt = MIN (n_cells * place->cell_pt, most_pt);
  place->sheet_pt = ceil (place->peek_pt) + GAP_PT;
  double room = 0.5 * MAX (place->width, place->height);
  int n_fitting = (int) CLAMP (floor (room / place->sheet_pt), LEAST_BEHIND, MOST_BEHIND);
  place->n_behind = MIN (shape.n_channels - 1, n_fitting);
  place->width += place->n_behind * place->sheet_pt;
  place->height += place->n_behind * place->sheet_pt;
}

/**
 * fovea_layout_add_sheet:
 * @self: a layout whose stages are placed
 * @kind: a sheet or the veil over one
 * @panel: a panel of its scene
 * @stage: a stage
 * @behind: how far behind the one in front, from 1
 *
 * Returns: (transfer none): the item, without its content
 */
FoveaItem *
fovea_layout_add_sheet (FoveaLayout  *self,
                        FoveaItemKind kind,
                        int           panel,
                        int           stage,
                        int           behind)
{
  const FoveaStagePlace *place = &self->stages[stage];
  FoveaShape shape = fovea_network_get_shape (self->network, stage);
  double x, y;

  // Clear of the padding around the one in front.
  fovea_layout_get_channel (place, shape, place->first_channel, &x, &y);
  x += place->ring.right * place->cell_pt + behind * place->sheet_pt;
  y -= place->ring.top * place->cell_pt + behind * place->sheet_pt;
  FoveaItem *item = fovea_scene_add (self->scene, kind, FOVEA_ROLE_INK, panel, x, y,
                                     shape.n_columns * place->cell_pt,
                                     shape.n_rows * place->cell_pt);
  item->transform = place->transform;
  item->inset_pt = place->peek_pt;

  return item;
}

// In the corner that sheets leave free: to the right of those that come down so far.
static void
add_count (FoveaLayout *self,
           int          panel,
           int          stage)
{
  const FoveaStagePlace *place = &self->stages[stage];
  const cairo_matrix_t *matrix = &place->transform;
  int n_channels = fovea_network_get_shape (self->network, stage).n_channels;
  double size_pt = fovea_layout_get_small_pt (self);
  double height = fovea_layout_get_line_pt (size_pt);
  double pitch = place->sheet_pt;
  int n_beside = MIN (place->n_behind, (int) ceil (height / (pitch * matrix->yy)) - 1);
  double x = place->x + place->width - (place->n_behind - n_beside) * pitch + GAP_PT;
  double y = place->y + place->height - n_beside * pitch;
  double bottom_x = place->x, bottom_y = place->y + place->height;
  g_autofree char *count = g_strdup_printf ("+%d", n_channels - 1 - place->n_behind);

  cairo_matrix_transform_point (matrix, &x, &y);
  cairo_matrix_transform_point (matrix, &bottom_x, &bottom_y);
  double width = (1 - matrix->xy) * (place->n_behind - n_beside) * pitch - GAP_PT;
  if (n_channels - 1 <= place->n_behind
      || fovea_type_estimate_width (count, fovea_layout_get_least_pt (self), FOVEA_WEIGHT_NORMAL) > width)
    return;

  FoveaItem *item = fovea_layout_add_text (self, panel, count, size_pt, FOVEA_ROLE_INK_DIM, x,
                                           bottom_y - height, width);
  item->text.anchor = matrix->xy == 0 ? FOVEA_ANCHOR_END : FOVEA_ANCHOR_START;
}

/**
 * fovea_layout_add_sheets:
 * @self: a layout whose stages are placed
 * @panel: the panel of @stage
 * @stage: a stage
 *
 * Adds what stands behind the channel in front, the hindmost first.
 */
void
fovea_layout_add_sheets (FoveaLayout *self,
                         int          panel,
                         int          stage)
{
  const FoveaStagePlace *place = &self->stages[stage];
  FoveaShape shape = fovea_network_get_shape (self->network, stage);
  FoveaTensor *tensor = fovea_evaluation_get_stage (self->subject->evaluation, stage);
  const FoveaStep *step = self->subject->step;
  size_t n_cells = (size_t) shape.n_rows * shape.n_columns;
  float least, greatest;

  fovea_tensor_get_extremes (tensor, &least, &greatest);
  for (int i = place->n_behind; i > 0; i--)
    {
      int channel = fovea_layout_get_behind (self, stage, i);
      FoveaItem *item = fovea_layout_add_sheet (self, FOVEA_ITEM_SHEET, panel, stage, i);

      item->tag = (FoveaTag){ .kind = FOVEA_TAG_CHANNEL,
                              .cell = { .stage = stage, .channel = channel } };
      if (self->kernel_name != NULL && stage > 0)
        item->tag.cell.stage = self->last_stage;
      item->grid = (FoveaGridContent){
        .values = fovea_tensor_get_values (tensor) + channel * n_cells,
        .n_rows = shape.n_rows,
        .n_columns = shape.n_columns,
        .least = least,
        .greatest = greatest,
      };
      if (step != NULL && stage >= step->cell.stage)
        item->grid.n_blank = fovea_step_count_blank (step, shape, stage, channel);
    }
  if (place->n_behind > 0)
    add_count (self, panel, stage);
}
