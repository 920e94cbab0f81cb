// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One stage alone, as large as the page allows, with its marks and captions.

#include "figure/layout.h"

#include <math.h>

#define MAX_CELL_PT 72.0
#define LEGIBLE_PT 320.0

static int
choose_stage (const FoveaLayout *self)
{
  const FoveaTrace *trace = self->subject->trace;

  if (self->options->has_stage)
    return CLAMP (self->options->stage, 0, self->n_stages - 1);

  return trace != NULL ? fovea_trace_get_cell (trace).stage : 0;
}

// The largest cells with which the stage fits: whole points, or a whole number of cells a point.
static double
fit_cell (FoveaLayout *self,
          int          stage,
          double       width,
          double       height,
          double       most_pt)
{
  double cell_pt = floor (most_pt);

  while (cell_pt > 1.0 / 64)
    {
      fovea_layout_get_extent (self, stage, cell_pt, &self->stages[stage]);
      if (self->stages[stage].width <= width && self->stages[stage].height <= height)
        break;
      cell_pt = cell_pt > 1 ? cell_pt - 1 : 1 / (round (1 / cell_pt) + 1);
    }

  return cell_pt;
}

/**
 * fovea_layout_grid:
 * @self: a layout with its scene, subject and options
 *
 * Lays out one stage, that of the options or of the selected cell, and sets the figure's size.
 */
void
fovea_layout_grid (FoveaLayout *self)
{
  double height = fovea_layout_set_page (self, 560, 640);
  double width = self->width_pt - 2 * self->margin_pt;
  int stage = choose_stage (self);
  FoveaStagePlace *place = &self->stages[stage];
  double title = fovea_layout_get_title_height (self);
  double captions = fovea_layout_get_space (self, 10)
                    + fovea_layout_get_caption_height (self, FOVEA_ANCHOR_START,
                                                       stage + 1 == self->n_stages);
  double room = height - 2 * self->margin_pt - title - captions;

  self->shows_padding = self->options->shows_padding;
  for (int i = 0; i < self->n_stages; i++)
    {
      cairo_matrix_init_identity (&self->stages[i].transform);
      self->stages[i].n_shown = 0;
    }
  double most = MAX_CELL_PT * self->growth;
  if (fit_cell (self, stage, width, room, most) * fovea_layout_get_side (self, stage)
      < MIN (width, LEGIBLE_PT) / 2)
    fit_cell (self, stage, width, MAX (room, LEGIBLE_PT), most);

  double spare = self->options->has_size ? floor (MAX (0, room - place->height) / 2) : 0;
  double words = MAX (place->width, MIN (width, fovea_layout_get_space (self, 200)));
  double x = self->margin_pt + floor ((width - words) / 2);
  place->x = self->margin_pt + floor ((width - place->width) / 2);
  place->y = self->margin_pt + spare + title;
  fovea_layout_add_stage (self, stage);
  fovea_layout_add_title (self, stage, x, place->y - title, words);
  fovea_layout_add_overlay (self);
  int panel = fovea_scene_add_panel (self->scene, FOVEA_PANEL_OVERLAY, NULL);
  fovea_layout_add_captions (self, stage, panel, x,
                             place->y + place->height + fovea_layout_get_space (self, 10),
                             words, FOVEA_ANCHOR_START);

  self->height_pt = MAX (place->y + place->height + captions + self->margin_pt,
                         self->options->has_size ? height : 0);
}
