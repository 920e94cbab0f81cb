// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the compare view concludes: where the two outputs differ, and why. Where it stands is left to
// layout-compare.c.

#include "figure/layout-compare.h"
#include "figure/number.h"

#include <glib/gi18n.h>
#include <math.h>

#define MAX_OUTLINED_CELLS 400
#define LEAST_OUTLINED_CELL_PT 9.0

static char *
get_verdict (const FoveaComparison *self)
{
  FoveaShape shape = fovea_tensor_get_shape (fovea_comparison_get_output (self));
  int n_cells = (int) fovea_shape_get_n_cells (shape);
  double most = fovea_composition_get_max_difference (self->composition);
  g_autofree char *number = fovea_number_format (most, FOVEA_NUMBER_LENGTH);

  if (!isfinite (most))
    return g_strdup (_ ("Not comparable: some numbers are not finite"));
  if (self->n_different == 0)
    return g_strdup_printf (_ ("Equal in every cell (largest difference %s)"), number);

  return g_strdup_printf (_ ("%d of %d cells differ, by %s at most"), self->n_different,
                          n_cells, number);
}

static const char *
get_remark (const FoveaComparison *self)
{
  const FoveaComposition *given = self->above->subject->composition;

  if (given != NULL && !fovea_composition_is_linear (given))
    return _ (
        "The kernel is that of the stack without its activations: no kernel does what "
        "they do");
  if (!isfinite (fovea_composition_get_max_difference (self->composition)))
    return "";
  if (self->n_different > 0)
    return _ ("A later layer pads with zeros where the one kernel sees real sums");

  return "";
}

static void
add_difference_grids (FoveaComparison *self,
                      int              panel,
                      double           x,
                      double           y)
{
  FoveaLayout *layout = self->above;
  FoveaStagePlace place = layout->stages[layout->n_stages - 1];
  FoveaShape shape = fovea_tensor_get_shape (fovea_comparison_get_output (self));
  size_t n_cells = (size_t) shape.n_rows * shape.n_columns;
  FoveaGridContent all = { .values = self->differences,
                           .n_rows = shape.n_rows * shape.n_channels,
                           .n_columns = shape.n_columns };

  fovea_grid_content_set_extremes (&all);
  place.x = x;
  place.y = y;
  for (int i = 0; i < place.n_shown; i++)
    {
      int channel = place.first_channel + i;
      FoveaGridContent content = {
        .values = self->differences + channel * n_cells,
        .n_rows = shape.n_rows,
        .n_columns = shape.n_columns,
        .least = all.least,
        .greatest = all.greatest,
        .is_quiet = true,
      };
      double left, top;
      fovea_layout_get_channel (&place, shape, channel, &left, &top);
      FoveaItem *item
          = fovea_layout_add_grid (layout, panel, &content, left, top, place.cell_pt);
      item->tag = (FoveaTag){ .kind = FOVEA_TAG_CELL,
                              .cell = { layout->n_stages - 1, channel, 0, 0 } };
    }
}

/**
 * fovea_comparison_add_side:
 * @self: a comparison whose stacks are placed
 * @x: left, points
 * @y: top
 * @width: of its room
 *
 * Adds the differences and a sentence on them.
 */
void
fovea_comparison_add_side (FoveaComparison *self,
                           double           x,
                           double           y,
                           double           width)
{
  FoveaLayout *layout = self->above;
  const FoveaStagePlace *output = &layout->stages[layout->n_stages - 1];
  int panel = fovea_scene_add_panel (layout->scene, FOVEA_PANEL_BASE, NULL);
  double title_pt = fovea_layout_get_title_pt (layout);
  double small_pt = fovea_layout_get_small_pt (layout);
  bool is_equal = self->n_different == 0;
  g_autofree char *verdict = get_verdict (self);

  FoveaItem *title = fovea_layout_add_text (layout, panel, _ ("Difference"), title_pt,
                                            FOVEA_ROLE_INK, x, y, width);
  title->text.weight = FOVEA_WEIGHT_BOLD;
  fovea_layout_add_text (layout, panel, _ ("one kernel less the layers"), small_pt,
                         FOVEA_ROLE_INK_DIM, x, y + fovea_layout_get_line_pt (title_pt),
                         width);
  y += fovea_layout_get_title_height (layout);
  add_difference_grids (self, panel, x, y);
  y += output->height + fovea_layout_get_space (layout, 10);
  y = fovea_layout_add_paragraph (
      layout, panel, verdict, fovea_layout_get_body_pt (layout), FOVEA_WEIGHT_BOLD,
      is_equal ? FOVEA_ROLE_GOOD : FOVEA_ROLE_BAD, x, y, width);
  fovea_layout_add_paragraph (layout, panel, get_remark (self), small_pt,
                              FOVEA_WEIGHT_NORMAL, FOVEA_ROLE_INK_DIM, x, y, width);
}

static void
add_outlines (FoveaComparison *self,
              FoveaLayout     *layout,
              int              panel)
{
  const FoveaStagePlace *place = &layout->stages[layout->n_stages - 1];
  FoveaShape shape = fovea_tensor_get_shape (fovea_comparison_get_output (self));
  int n_cells = shape.n_rows * shape.n_columns;

  for (int i = 0; i < place->n_shown * n_cells; i++)
    {
      int channel = place->first_channel + i / n_cells;
      double x, y;
      if (self->differences[channel * n_cells + i % n_cells] == 0)
        continue;

      fovea_layout_get_channel (place, shape, channel, &x, &y);
      FoveaItem *item
          = fovea_scene_add (layout->scene, FOVEA_ITEM_MARK, FOVEA_ROLE_BAD, panel,
                             x + i % n_cells % shape.n_columns * place->cell_pt,
                             y + i % n_cells / shape.n_columns * place->cell_pt,
                             place->cell_pt, place->cell_pt);
      item->line_pt = 1.5;
      item->inset_pt = 2;
    }
}

/**
 * fovea_comparison_add_outlines:
 * @self: a comparison whose stacks are placed
 *
 * Marks the cells of both outputs that differ, unless they are too many or too small.
 */
void
fovea_comparison_add_outlines (FoveaComparison *self)
{
  if (self->n_different > MAX_OUTLINED_CELLS || self->cell_pt < LEAST_OUTLINED_CELL_PT)
    return;

  int panel = fovea_scene_add_panel (self->above->scene, FOVEA_PANEL_OVERLAY, NULL);

  add_outlines (self, self->above, panel);
  add_outlines (self, &self->below, panel);
}
