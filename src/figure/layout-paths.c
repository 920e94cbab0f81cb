// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether path counts have room in the corners of cells, and how large they are there.

#include "figure/layout.h"
#include "figure/number.h"
#include "figure/type.h"

#include <math.h>

#define LEAST_COUNTED_CELL_PT 30.0
#define CAP_SHARE 0.73 // of type, the height of a digit
#define LEAST_COUNTED_ROW_PT 20.0

/**
 * fovea_layout_get_paths_pt:
 * @self: a layout
 * @place: where a stage stands
 *
 * Larger type is larger here, too, as far as cells have room for it.
 *
 * Returns: the size of type of path counts, points
 */
double
fovea_layout_get_paths_pt (const FoveaLayout     *self,
                           const FoveaStagePlace *place)
{
  double share = place->transform.xy == 0 ? 0.2 : 0.16;
  double least = fovea_layout_get_least_pt (self) * CLAMP (self->options->text_scale, 1, 4);
  double zoom = fovea_layout_get_zoom (self);

  return MAX (least, floor (place->cell_pt * zoom * share * 2) / 2) / zoom;
}

static double
get_greatest_count (const FoveaTraceStage *use)
{
  double rows = 0;
  double columns = 0;

  for (int i = 0; i < fovea_range_get_length (use->box.rows); i++)
    rows = MAX (rows, use->row_paths[i]);
  for (int i = 0; i < fovea_range_get_length (use->box.columns); i++)
    columns = MAX (columns, use->column_paths[i]);

  return rows * columns;
}

// Below the middle of a cell stand half a number, a gap, a count and the outlines; all as seen.
static bool
has_height_for_paths (const FoveaLayout      *self,
                      int                     stage,
                      const FoveaGridContent *grid)
{
  const FoveaStagePlace *place = &self->stages[stage];
  double zoom = fovea_layout_get_zoom (self);
  double seen = fovea_layout_get_seen_cell (self, stage);
  double needed = grid->size_pt * CAP_SHARE / 2 + 1.25
                  + zoom * fovea_layout_get_paths_pt (self, place) * CAP_SHARE
                  + 1.5 * zoom * fovea_layout_get_mark_line (self, stage) + 1;

  return seen >= LEAST_COUNTED_CELL_PT * CLAMP (self->options->text_scale, 1, 4)
         && seen / 2 >= needed;
}

/**
 * fovea_layout_has_room_for_paths:
 * @self: a layout with a trace
 * @stage: a stage that is shown
 *
 * In a plane counts stand beside the numbers, so that both together must fit the width of a cell.
 *
 * Returns: whether some cell is used more than once and there is room for the counts beside numbers
 */
bool
fovea_layout_has_room_for_paths (const FoveaLayout *self,
                                 int                stage)
{
  const FoveaStagePlace *place = &self->stages[stage];
  double cell_pt = place->cell_pt;
  double row_pt = cell_pt * place->transform.yy;
  const FoveaTraceStage *use = fovea_trace_get_stage (self->subject->trace, stage);
  FoveaTensor *tensor = fovea_evaluation_get_stage (self->subject->evaluation, stage);
  FoveaShape shape = fovea_network_get_shape (self->network, stage);
  FoveaGridContent grid = { .values = fovea_tensor_get_values (tensor),
                            .n_rows = shape.n_rows,
                            .n_columns = shape.n_columns };

  if (get_greatest_count (use) <= 1)
    return false;
  if (place->transform.xy == 0)
    {
      fovea_layout_set_numbers (self, &grid, fovea_layout_get_seen_cell (self, stage));
      return has_height_for_paths (self, stage, &grid);
    }

  g_autofree char *number = fovea_number_format (get_greatest_count (use), 5);
  g_autofree char *count = g_strconcat ("×", number, NULL);
  double size_pt = fovea_layout_get_paths_pt (self, place);

  double zoom = fovea_layout_get_zoom (self);
  fovea_layout_fit_numbers (self, &grid, 0.85 * cell_pt * zoom, row_pt * zoom);
  double widest = fovea_layout_measure_numbers (&grid, grid.size_pt) / zoom;
  double slant = -place->transform.xy * cell_pt * (FOVEA_PLANE_PATHS_AT - 0.5);
  double room = cell_pt / 2 - slant - widest / 2 - fovea_layout_get_mark_line (self, stage);

  return grid.size_pt > 0 && row_pt * zoom >= LEAST_COUNTED_ROW_PT
         && fovea_type_estimate_width (count, size_pt, FOVEA_WEIGHT_MEDIUM) <= room;
}
