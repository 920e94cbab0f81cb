// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The two stacks of the compare view in its scene: maps, kernels, and the names of the layers whose
// maps are left out. Where they stand is left to layout-compare.c.

#include "figure/layout-compare.h"

#include <math.h>

static void
add_stack (FoveaComparison *self,
           FoveaLayout     *layout,
           double           right)
{
  int last = layout->n_stages - 1;

  for (int stage = 0; stage <= last; stage++)
    {
      const FoveaStagePlace *place = &layout->stages[stage];
      if (fovea_comparison_is_left_out (self, layout, stage))
        continue;
      double past = right;
      if (stage < last && layout->ways[stage + 1].has_beam)
        past = layout->ways[stage + 1].card_x - 4;
      else if (stage < last && !self->is_upright)
        past = layout->stages[last].x - 4;
      fovea_layout_add_stage (layout, stage);
      fovea_layout_add_title (layout, stage, place->x,
                              place->y - fovea_layout_get_title_height (layout),
                              past - place->x);
      if (layout->ways[stage].has_beam
          || (self->is_upright && stage > 0 && fovea_comparison_has_card (self, layout)))
        fovea_layout_add_kernel (layout, stage);
    }
  fovea_layout_add_overlay (layout);
}

// Between an input and an output without the maps between: the names of the layers.
static void
add_chain (FoveaComparison *self)
{
  FoveaLayout *layout = self->above;
  const FoveaStagePlace *input = &layout->stages[0];
  const FoveaStagePlace *output = &layout->stages[layout->n_stages - 1];
  const FoveaStagePlace *level = self->is_upright ? output : input;
  double body_pt = fovea_layout_get_body_pt (layout);
  double gap = self->is_upright ? 0 : fovea_layout_get_space (layout, 14);
  double left = input->x + (self->is_upright ? 0 : input->width) + gap;
  double right = output->x - fovea_layout_get_space (layout, 14);
  g_autofree char *chain = fovea_comparison_dup_chain (self);
  int panel = fovea_scene_add_panel (layout->scene, FOVEA_PANEL_BASE, NULL);

  FoveaItem *text = fovea_layout_add_text (
      layout, panel, chain, body_pt, FOVEA_ROLE_INK, left,
      level->y + floor ((level->height - fovea_layout_get_line_pt (body_pt)) / 2),
      MAX (0, right - left));
  text->text.anchor = FOVEA_ANCHOR_MIDDLE;
  text->text.weight = FOVEA_WEIGHT_BOLD;
}

/**
 * fovea_comparison_add_stacks:
 * @self: a comparison whose stacks are placed
 * @right: where the last names end, points
 *
 * Adds the two stacks.
 */
void
fovea_comparison_add_stacks (FoveaComparison *self,
                             double           right)
{
  add_stack (self, self->above, right);
  if (self->is_short)
    add_chain (self);
  add_stack (self, &self->below, right);
}
