// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The cells of a question and of its answer: what is asked about, what is chosen, and then what is
// right, missing and too many. Outlines differ by their line and by a sign, not by colour alone.

#include "figure/layout.h"
#include "figure/type.h"

#include <math.h>

// A sign's type, of a cell's side, and the least that it stands on.
#define SIGN_SHARE 0.26
#define LEAST_SIGNED_CELL_PT 18.0

typedef struct
{
  FoveaRole role;
  const char *sign;
} Style;

static const Style styles[] = {
  [FOVEA_MARK_ASKED] = { FOVEA_ROLE_SEES, "?" },
  [FOVEA_MARK_FROM] = { FOVEA_ROLE_REACHES, "?" },
  [FOVEA_MARK_CHOSEN] = { FOVEA_ROLE_NESTED, "•" },
  [FOVEA_MARK_RIGHT] = { FOVEA_ROLE_GOOD, "✓" },
  [FOVEA_MARK_MISSING] = { FOVEA_ROLE_REACHES, "+" },
  [FOVEA_MARK_EXTRA] = { FOVEA_ROLE_BAD, "×" },
};

// How far a badge is to rise above its cell, for the number in the middle to be read: half its height
// at most, so that it stays with its cell.
static double
get_rise (const FoveaStagePlace *place,
          double                 height,
          double                 side)
{
  double number = height * place->transform.yy / 2 - FOVEA_TYPE_LEAST_PT / 2;

  return CLAMP (ceil (side - number), 0, floor (side / 2));
}

// On a badge in the upper right corner, where path counts do not stand.
static void
add_sign (FoveaLayout           *self,
          int                    panel,
          const FoveaStagePlace *place,
          const Style           *style,
          const FoveaItem       *outline)
{
  double size_pt = MAX (fovea_layout_get_least_pt (self), floor (place->cell_pt * SIGN_SHARE));
  double side = fovea_layout_get_line_pt (size_pt);
  double x = outline->x + outline->width - side, y = outline->y;

  if (place->cell_pt < LEAST_SIGNED_CELL_PT)
    return;
  cairo_matrix_transform_point (&place->transform, &x, &y);
  y -= get_rise (place, outline->height, side);

  FoveaItem *badge = fovea_scene_add (self->scene, FOVEA_ITEM_RECT, FOVEA_ROLE_CARD, panel, x, y,
                                      side, side);
  badge->edge = style->role;
  badge->radius_pt = side / 4;

  FoveaItem *sign
    = fovea_layout_add_text (self, panel, style->sign, size_pt, style->role, x, y, side);
  sign->text.anchor = FOVEA_ANCHOR_MIDDLE;
  sign->text.weight = FOVEA_WEIGHT_BOLD;
}

static void
add_mark (FoveaLayout     *self,
          int              panel,
          const FoveaMark *mark)
{
  FoveaCell cell = mark->cell;
  const FoveaStagePlace *place = &self->stages[cell.stage];
  const Style *style = &styles[mark->kind];
  double x, y;

  if (cell.channel < place->first_channel || cell.channel >= place->first_channel + place->n_shown)
    return;

  fovea_layout_get_channel (place, fovea_network_get_shape (self->network, cell.stage),
                            cell.channel, &x, &y);
  double left = round (cell.column * place->cell_pt), top = round (cell.row * place->cell_pt);
  FoveaItem *outline
    = fovea_scene_add (self->scene, FOVEA_ITEM_MARK, style->role, panel, x + left, y + top,
                       round ((cell.column + 1) * place->cell_pt) - left,
                       round ((cell.row + 1) * place->cell_pt) - top);
  outline->transform = place->transform;
  outline->line_pt = CLAMP (round (place->cell_pt * 0.065), 2, 5);
  outline->inset_pt = outline->line_pt / 2;

  FoveaItem bounds = *outline;
  add_sign (self, panel, place, style, &bounds);
}

/**
 * fovea_layout_add_question:
 * @self: a layout whose stages are placed
 *
 * Marks the cells of a question and its answer, over everything else.
 */
void
fovea_layout_add_question (FoveaLayout *self)
{
  if (self->subject->n_marks == 0)
    return;

  int panel = fovea_scene_add_panel (self->scene, FOVEA_PANEL_OVERLAY, NULL);

  for (int i = 0; i < self->subject->n_marks; i++)
    if (self->subject->marks[i].cell.stage < self->n_stages)
      add_mark (self, panel, &self->subject->marks[i]);
}
