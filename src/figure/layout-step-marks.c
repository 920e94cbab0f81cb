// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The marks on the grids of the step view.

#include "figure/layout-step.h"

#include <math.h>

/**
 * fovea_step_picture_add_mark:
 * @self: a picture with the size of its cells
 * @panel: what it stands in
 * @role: of its colour
 * @place: what is marked, points
 *
 * Adds an outline.
 */
void
fovea_step_picture_add_mark (const FoveaStepPicture  *self,
                             int                      panel,
                             FoveaRole                role,
                             const cairo_rectangle_t *place)
{
  FoveaItem *item = fovea_scene_add (self->layout->scene, FOVEA_ITEM_MARK, role, panel, place->x,
                                     place->y, place->width, place->height);

  item->line_pt = CLAMP (round (self->cell_pt * 0.065), 2, 5);
  item->inset_pt = role == FOVEA_ROLE_NESTED ? item->line_pt : 0;
}

static void
add_padding (const FoveaStepPicture  *self,
             int                      panel,
             const float             *value,
             const cairo_rectangle_t *place)
{
  FoveaItem *ghost = fovea_scene_add (self->layout->scene, FOVEA_ITEM_GHOST, FOVEA_ROLE_INK_DIM,
                                      panel, place->x, place->y, place->width, place->height);

  ghost->grid = (FoveaGridContent){ .values = value, .n_rows = 1, .n_columns = 1 };
  fovea_layout_set_numbers (self->layout, &ghost->grid, self->cell_pt);
}

static bool
is_hovered (const FoveaStepPicture *self,
            int                     tap)
{
  const FoveaTag *tag = &self->taps.tags[tap];
  FoveaTrace *hover = self->layout->subject->hover;

  return hover != NULL && tag->kind == FOVEA_TAG_CELL
         && fovea_cell_equal (tag->cell, fovea_trace_get_cell (hover));
}

/**
 * fovea_step_picture_mark_cells:
 * @self: a picture with the size of its cells
 * @column: one of its columns
 * @panel: what it stands in
 * @channel: one of its channels
 * @x: the left edge of the channel's grid, points
 * @y: its upper edge
 *
 * Marks padding that the window covers, and the term under the pointer.
 */
void
fovea_step_picture_mark_cells (const FoveaStepPicture *self,
                               const FoveaStepColumn  *column,
                               int                     panel,
                               int                     channel,
                               double                  x,
                               double                  y)
{
  const FoveaTaps *taps = &self->taps;
  int n_taps = taps->n_rows * taps->n_columns;

  for (int i = 0; i < n_taps && !column->is_one; i++)
    {
      int at = channel * n_taps + i;
      cairo_rectangle_t place = { x + i % taps->n_columns * self->cell_pt,
                                  y + i / taps->n_columns * self->cell_pt, self->cell_pt,
                                  self->cell_pt };
      if (column->values == taps->inputs && taps->tags[at].kind == FOVEA_TAG_CARD)
        add_padding (self, panel, column->values + at, &place);
      if (is_hovered (self, at))
        fovea_step_picture_add_mark (self, panel, FOVEA_ROLE_NESTED, &place);
    }
}
