// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the selection and the pointer add to a picture: the veil over what is not seen, beams, marks,
// path counts. They stand over base panels and never move them.

#include "figure/layout.h"
#include "figure/number.h"
#include "figure/type.h"

#include <math.h>

#define LEAST_INSET_CELL_PT 9.0

/**
 * fovea_layout_get_seen_cell:
 * @self: a layout
 * @stage: a stage that is shown
 *
 * Returns: the side of its cells as they will be seen, points
 */
double
fovea_layout_get_seen_cell (const FoveaLayout *self,
                            int                stage)
{
  return self->stages[stage].cell_pt * fovea_layout_get_zoom (self);
}

/**
 * fovea_layout_get_mark_line:
 * @self: a layout
 * @stage: a stage that is shown
 *
 * Returns: the width of the outlines around its cells, points before zoom
 */
double
fovea_layout_get_mark_line (const FoveaLayout *self,
                            int                stage)
{
  double line = CLAMP (round (fovea_layout_get_seen_cell (self, stage) * 0.065), 2,
                       MAX (5, round (5 * self->growth)));

  return line / fovea_layout_get_zoom (self);
}

static void
add_marks (FoveaLayout *self,
           int          panel,
           int          stage,
           FoveaBox     box,
           FoveaRole    role)
{
  const FoveaStagePlace *place = &self->stages[stage];
  double line = fovea_layout_get_mark_line (self, stage);

  if (fovea_box_is_empty (box))
    return;

  for (int channel = box.channels.first; channel < box.channels.past; channel++)
    {
      if (!fovea_layout_is_shown (self, stage, channel))
        continue;

      cairo_rectangle_t bounds;
      fovea_layout_get_box (self, stage, channel, box, role, &bounds);
      FoveaItem *item = fovea_scene_add (self->scene, FOVEA_ITEM_MARK, role, panel, bounds.x,
                                         bounds.y, bounds.width, bounds.height);
      item->transform = place->transform;
      item->line_pt = line;
      if (fovea_layout_get_seen_cell (self, stage) < LEAST_INSET_CELL_PT)
        item->inset_pt = -line / 2;
      else if (role == FOVEA_ROLE_NESTED)
        item->inset_pt = line;
    }
}

static FoveaUseContent
get_use (const FoveaLayout *self,
         int                stage,
         int                channel)
{
  const FoveaTraceStage *use = fovea_trace_get_stage (self->subject->trace, stage);
  FoveaShape shape = fovea_network_get_shape (self->network, stage);
  FoveaUseContent content = { .n_rows = shape.n_rows, .n_columns = shape.n_columns };

  if (fovea_box_is_empty (use->box) || !fovea_range_has (use->box.channels, channel))
    return content;

  content.rows = use->box.rows;
  content.columns = use->box.columns;
  content.row_paths = use->row_paths;
  content.column_paths = use->column_paths;

  return content;
}

// Of the sheets behind it, too.
static void
add_veils (FoveaLayout *self,
           int          panel,
           int          stage)
{
  const FoveaStagePlace *place = &self->stages[stage];
  FoveaShape shape = fovea_network_get_shape (self->network, stage);

  for (int i = 0; i < place->n_shown; i++)
    {
      int channel = place->first_channel + i;
      double x, y;
      fovea_layout_get_channel (place, shape, channel, &x, &y);
      FoveaItem *item = fovea_scene_add (self->scene, FOVEA_ITEM_VEIL, FOVEA_ROLE_VEIL,
                                         panel, x, y, shape.n_columns * place->cell_pt,
                                         shape.n_rows * place->cell_pt);
      item->transform = place->transform;
      item->use = get_use (self, stage, channel);
    }
  for (int i = 1; i <= place->n_behind; i++)
    fovea_layout_add_sheet (self, FOVEA_ITEM_VEIL, panel, stage, i)->use
        = get_use (self, stage, fovea_layout_get_behind (self, stage, i));
}

// Path counts, where some cell is used more than once and there is room beside its number.
static void
add_paths (FoveaLayout *self,
           int          panel,
           int          stage,
           FoveaRole    role)
{
  const FoveaStagePlace *place = &self->stages[stage];
  const FoveaTraceStage *use = fovea_trace_get_stage (self->subject->trace, stage);
  FoveaShape shape = fovea_network_get_shape (self->network, stage);
  FoveaTensor *tensor = fovea_evaluation_get_stage (self->subject->evaluation, stage);
  float least, greatest;

  if (!self->options->shows_paths || fovea_box_is_empty (use->box)
      || !fovea_layout_has_room_for_paths (self, stage))
    return;

  fovea_tensor_get_extremes (tensor, &least, &greatest);
  for (int channel = use->box.channels.first; channel < use->box.channels.past; channel++)
    {
      if (!fovea_layout_is_shown (self, stage, channel))
        continue;

      double x, y;
      fovea_layout_get_channel (place, shape, channel, &x, &y);
      FoveaItem *item = fovea_scene_add (self->scene, FOVEA_ITEM_PATHS, role, panel, x, y,
                                         shape.n_columns * place->cell_pt,
                                         shape.n_rows * place->cell_pt);
      item->transform = place->transform;
      // Clear of both outlines.
      item->inset_pt = (place->transform.xy == 0 ? 1.5 : 1) * fovea_layout_get_mark_line (self, stage)
                       + 1 / fovea_layout_get_zoom (self);
      item->use = get_use (self, stage, channel);
      item->use.size_pt = fovea_layout_get_paths_pt (self, place);
      item->use.values = fovea_tensor_get_values (tensor)
                         + (size_t) channel * shape.n_rows * shape.n_columns;
      item->use.least = least;
      item->use.greatest = greatest;
    }
}

static FoveaRole
get_role (const FoveaLayout *self,
          int                stage)
{
  return stage <= fovea_trace_get_cell (self->subject->trace).stage ? FOVEA_ROLE_SEES
                                                                    : FOVEA_ROLE_REACHES;
}

// What the selection uses of a stage; its own window with the padding in it.
static FoveaBox
get_seen_box (const FoveaLayout *self,
              int                stage)
{
  FoveaTrace *trace = self->subject->trace;

  return stage + 1 == fovea_trace_get_cell (trace).stage
             ? fovea_layout_get_window (self, trace)
             : fovea_trace_get_stage (trace, stage)->box;
}

static void
add_selection_beams (FoveaLayout *self,
                     int          panel)
{
  FoveaTrace *trace = self->subject->trace;

  for (int layer = 1; layer < self->n_stages; layer++)
    fovea_layout_add_beam (self, panel, layer, get_seen_box (self, layer - 1),
              fovea_trace_get_stage (trace, layer)->box, get_role (self, layer));
}

static void
add_selection (FoveaLayout *self,
               int          panel)
{
  FoveaTrace *trace = self->subject->trace;
  int selected = fovea_trace_get_cell (trace).stage;

  for (int stage = 0; stage < self->n_stages; stage++)
    {
      if (stage != selected)
        add_veils (self, panel, stage);
    }
  for (int stage = 0; stage < self->n_stages; stage++)
    add_marks (self, panel, stage, get_seen_box (self, stage), get_role (self, stage));
}

/**
 * fovea_layout_has_hover:
 * @self: a layout
 *
 * Returns: whether the cell under the pointer is marked: not if it is the selected cell, which
 *   shows its window already
 */
bool
fovea_layout_has_hover (const FoveaLayout *self)
{
  const FoveaSubject *subject = self->subject;

  return subject->hover != NULL
         && (subject->trace == NULL
             || !fovea_cell_equal (fovea_trace_get_cell (subject->hover),
                                   fovea_trace_get_cell (subject->trace)));
}

static void
add_hover_beam (FoveaLayout *self,
                int          panel)
{
  FoveaTrace *hover = self->subject->hover;
  FoveaCell cell = fovea_trace_get_cell (hover);

  if (cell.stage > 0)
    fovea_layout_add_beam (self, panel, cell.stage, fovea_layout_get_window (self, hover),
              fovea_box_new_cell (cell), FOVEA_ROLE_NESTED);
}

static void
add_hover (FoveaLayout *self,
           int          panel)
{
  FoveaTrace *hover = self->subject->hover;
  FoveaCell cell = fovea_trace_get_cell (hover);

  if (cell.stage > 0)
    add_marks (self, panel, cell.stage - 1, fovea_layout_get_window (self, hover),
               FOVEA_ROLE_NESTED);
  add_marks (self, panel, cell.stage, fovea_box_new_cell (cell), FOVEA_ROLE_NESTED);
}

static bool
has_planes (const FoveaLayout *self)
{
  return self->stages[0].transform.xy != 0;
}

/**
 * fovea_layout_add_overlay:
 * @self: a layout whose stages and ways are placed
 *
 * Adds panels over all maps: the selection, the pointer above it, and path counts above both, so
 * that no outline crosses a number. Between planes all that hangs comes first and numbers above it.
 */
void
fovea_layout_add_overlay (FoveaLayout *self)
{
  int selection = fovea_scene_add_panel (self->scene, FOVEA_PANEL_OVERLAY, NULL);
  int pointer = fovea_scene_add_panel (self->scene, FOVEA_PANEL_OVERLAY, NULL);
  int counts = fovea_scene_add_panel (self->scene, FOVEA_PANEL_OVERLAY, NULL);
  bool is_selected = self->subject->trace != NULL;
  bool is_hovered = fovea_layout_has_hover (self);

  if (is_selected)
    add_selection_beams (self, selection);
  if (is_hovered)
    add_hover_beam (self, has_planes (self) ? selection : pointer);
  for (int stage = 0; stage < self->n_stages && has_planes (self); stage++)
    fovea_layout_add_numbers (self, stage, selection);
  if (is_selected)
    add_selection (self, selection);
  if (is_selected && self->subject->visit != NULL)
    fovea_layout_add_visit (self, selection);
  if (is_hovered)
    add_hover (self, pointer);
  for (int stage = 0; stage < self->n_stages && is_selected; stage++)
    add_paths (self, counts, stage, get_role (self, stage));
  fovea_layout_add_question (self);
}
