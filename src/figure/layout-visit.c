// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// While nested windows are visited one after the other, what only later ones see is faded, so that
// their union is seen to grow.

#include "figure/layout.h"

#include <math.h>

static void
add_veil (FoveaLayout *self,
          int          panel,
          int          stage,
          FoveaBox     box)
{
  const FoveaStagePlace *place = &self->stages[stage];

  if (fovea_box_is_empty (box))
    return;

  for (int channel = box.channels.first; channel < box.channels.past; channel++)
    {
      if (channel < place->first_channel
          || channel >= place->first_channel + place->n_shown)
        continue;

      cairo_rectangle_t bounds;
      fovea_layout_get_cells (self, stage, channel, box, &bounds);
      FoveaItem *item = fovea_scene_add (self->scene, FOVEA_ITEM_VEIL, FOVEA_ROLE_VEIL, panel,
                                         bounds.x, bounds.y, bounds.width, bounds.height);
      item->transform = place->transform;
      item->use = (FoveaUseContent){
        .n_rows = fovea_range_get_length (box.rows),
        .n_columns = fovea_range_get_length (box.columns),
      };
    }
}

static void
add_stage (FoveaLayout *self,
           int          panel,
           int          stage)
{
  FoveaTrace *trace = self->subject->trace;
  FoveaBox all = fovea_trace_get_stage (trace, stage)->box;
  FoveaVisited visited = fovea_visit_get_visited (self->subject->visit, trace, stage);
  FoveaBox below = all;
  FoveaBox beside = all;

  if (fovea_box_is_empty (all))
    return;

  below.rows.first = visited.part.rows.past;
  beside.rows = (FoveaRange){ MAX (all.rows.first, visited.rows.rows.past),
                              visited.part.rows.past };
  beside.columns.first = visited.part.columns.past;
  add_veil (self, panel, stage, below);
  add_veil (self, panel, stage, beside);
}

/**
 * fovea_layout_add_visit:
 * @self: a layout whose subject has a trace and a visit
 * @panel: the panel of the selection
 *
 * Fades, in the stage visited and in those before it, what the visits so far do not see.
 */
void
fovea_layout_add_visit (FoveaLayout *self,
                        int          panel)
{
  for (int stage = 0; stage <= self->subject->visit->cell.stage; stage++)
    add_stage (self, panel, stage);
}
