// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The compare view: the stack above, the one composed kernel below, both from the same
// input, and where their outputs differ. With an activation between, the kernel is that
// of the stack without it: what the activation changes is what differs.

#include "figure/layout-compare.h"
#include "figure/type.h"

#include <glib/gi18n.h>
#include <math.h>

#define MAX_CELL_PT 54.0
#define LEGIBLE_CELL_PT 26.0
#define LEAST_CELL_PT 12.0 // where all is to be seen at once
#define LEGIBLE_MAP_PT 220.0
#define LEAST_MAP_PT 60.0
#define NUMBERED_CELL_PT 16.0
#define LEAST_STAGE_PT 64.0
#define SIDE_PT 190.0
#define LEAST_SIDE_PT 150.0 // where all is to be seen at once
#define SIDE_GAP_PT 50.0
#define LEAST_SIDE_GAP_PT 30.0
#define NARROW_PT 700.0

static double
get_gap (const FoveaLayout *layout,
         int                layer)
{
  return MAX (layout->ways[layer].card_width + 2 * fovea_layout_get_space (layout, 14),
              fovea_layout_get_space (layout, 70));
}

// A map may be narrower than its name.
static double
get_stage_width (const FoveaLayout *layout,
                 int                stage)
{
  return MAX (layout->stages[stage].width,
              fovea_layout_get_space (layout, LEAST_STAGE_PT));
}

// Of the card of the one kernel, or of the names of the layers.
static double
get_link_width (const FoveaComparison *self,
                const FoveaLayout     *layout)
{
  g_autofree char *chain = fovea_comparison_dup_chain (self);

  return fovea_comparison_has_card (self, layout)
           ? layout->ways[layout->n_stages - 1].card_width
           : ceil (fovea_type_estimate_width (chain, fovea_layout_get_body_pt (layout),
                                              FOVEA_WEIGHT_BOLD));
}

static bool
is_stacked (const FoveaComparison *self,
            const FoveaLayout     *layout)
{
  return self->is_stacked && fovea_comparison_has_card (self, layout);
}

static double
get_upright_width (const FoveaComparison *self,
                   const FoveaLayout     *layout)
{
  if (is_stacked (self, layout))
    return MAX (layout->stages[0].width, get_link_width (self, layout));

  return MAX (layout->stages[0].width,
              get_link_width (self, layout) + fovea_layout_get_space (layout, 14)
                + get_stage_width (layout, layout->n_stages - 1));
}

// Places the output below the input, and beside it the card that leads there, or above it; returns
// the height.
static double
place_upright (const FoveaComparison *self,
               FoveaLayout           *layout,
               double                 x,
               double                 y)
{
  int last = layout->n_stages - 1;
  FoveaStagePlace *input = &layout->stages[0];
  FoveaStagePlace *output = &layout->stages[last];
  FoveaWayPlace *way = &layout->ways[last];
  double title = fovea_layout_get_title_height (layout);
  double link = fovea_comparison_has_card (self, layout) ? way->card_height : 0;

  for (int stage = 0; stage <= last; stage++)
    {
      layout->ways[stage].has_beam = false;
      if (fovea_comparison_is_left_out (self, layout, stage))
        layout->stages[stage].n_shown = 0;
    }
  input->x = x;
  input->y = y + title;
  double below = input->y + input->height + fovea_layout_get_space (layout, 14);
  double height = MAX (link, title + output->height);
  way->card_x = x;
  if (is_stacked (self, layout))
    {
      way->card_y = below;
      output->x = x;
      output->y = below + link + fovea_layout_get_space (layout, 14) + title;

      return output->y + output->height - y;
    }
  way->card_y = below + floor ((height - link) / 2);
  output->x = x + get_link_width (self, layout) + fovea_layout_get_space (layout, 14);
  output->y = below + title + floor ((height - title - output->height) / 2);

  return below + height - y;
}

// Places a stack in one line from (x, y), its output ending at @right; returns its
// height.
static double
place_stack (const FoveaComparison *self,
             FoveaLayout           *layout,
             double                 x,
             double                 y,
             double                 right)
{
  int last = layout->n_stages - 1;
  double needed = get_stage_width (layout, 0);
  double title = fovea_layout_get_title_height (layout);
  double top = INFINITY, bottom = 0;
  int n_gaps = self->is_short ? 1 : MAX (1, last);

  for (int stage = 1; stage <= last; stage++)
    {
      if (!fovea_comparison_is_left_out (self, layout, stage))
        needed += get_stage_width (layout, stage) + get_gap (layout, stage);
    }
  double stretch = floor (MAX (0, right - x - needed) / n_gaps);
  if (self->is_upright)
    return place_upright (self, layout, x, y);

  for (int stage = 0; stage <= last; stage++)
    {
      FoveaStagePlace *place = &layout->stages[stage];
      FoveaWayPlace *way = &layout->ways[stage];
      way->has_beam = stage > 0 && !(self->is_short && layout == self->above);
      if (fovea_comparison_is_left_out (self, layout, stage))
        {
          place->n_shown = 0;
          continue;
        }
      x += stage > 0 ? get_gap (layout, stage) + stretch : 0;
      place->x = round (
          stage == last && last > 0 ? right - get_stage_width (layout, stage) : x);
      place->y = -floor (place->height / 2);
      x = place->x + get_stage_width (layout, stage);
      top = MIN (top, place->y - title);
      bottom = MAX (bottom, place->y + place->height);
      if (way->has_beam)
        {
          fovea_layout_place_way (layout, stage);
          top = MIN (top, way->card_y);
        }
    }
  for (int stage = 0; stage <= last; stage++)
    {
      layout->stages[stage].y += y - top;
      layout->ways[stage].card_y += y - top;
    }

  return bottom - top;
}

static double
measure_stack (const FoveaComparison *self,
               FoveaLayout           *layout)
{
  double width = 0;

  for (int stage = 0; stage < layout->n_stages; stage++)
    {
      fovea_layout_get_extent (layout, stage, self->cell_pt, &layout->stages[stage]);
      if (stage > 0)
        fovea_layout_measure_kernel (layout, stage, self->cell_pt, &layout->ways[stage]);
      if (!fovea_comparison_is_left_out (self, layout, stage))
        width += get_stage_width (layout, stage)
                 + (stage > 0 ? get_gap (layout, stage) : 0);
    }

  return self->is_upright ? get_upright_width (self, layout) : width;
}

static double
get_side_width (const FoveaComparison *self)
{
  const FoveaStagePlace *output = &self->above->stages[self->above->n_stages - 1];
  double words = self->above->options->fits ? LEAST_SIDE_PT : SIDE_PT;

  return self->is_upright ? output->width
                          : MAX (output->width, fovea_layout_get_space (self->above, words));
}

static double
get_side_gap (const FoveaComparison *self)
{
  return fovea_layout_get_space (self->above,
                                 self->above->options->fits ? LEAST_SIDE_GAP_PT : SIDE_GAP_PT);
}

static double
get_side_height (const FoveaComparison *self)
{
  const FoveaStagePlace *output = &self->above->stages[self->above->n_stages - 1];
  double line_pt = fovea_layout_get_line_pt (fovea_layout_get_body_pt (self->above));

  return fovea_layout_get_title_height (self->above) + output->height
         + fovea_layout_get_space (self->above, 10) + (self->is_upright ? 5 : 4) * line_pt;
}

static double
get_band_gap (const FoveaComparison *self)
{
  return fovea_layout_get_space (self->above, 26);
}

static void
measure (FoveaComparison *self)
{
  for (int stage = 0; stage < self->above->n_stages; stage++)
    self->below.match_side
      = MAX (self->below.match_side, fovea_layout_get_side (self->above, stage));

  double stacks
      = MAX (measure_stack (self, self->above), measure_stack (self, &self->below));
  double side = get_side_height (self);

  self->above_height = place_stack (self, self->above, 0, 0, stacks);
  self->below_height = place_stack (self, &self->below, 0, 0, stacks);
  double bands = self->above_height + self->below_height + get_band_gap (self);
  self->width = self->is_narrow ? MAX (stacks, get_side_width (self))
                                : stacks + get_side_gap (self) + get_side_width (self);
  self->height = self->is_narrow ? bands + get_band_gap (self) + side : MAX (bands, side);
}

static void
fit (FoveaComparison *self,
     double           width,
     double           height,
     double           most_pt)
{
  self->cell_pt = floor (most_pt);
  measure (self);
  while (self->cell_pt > 1.0 / 64 && (self->width > width || self->height > height))
    {
      self->cell_pt
          = self->cell_pt > 1 ? self->cell_pt - 1 : 1 / (round (1 / self->cell_pt) + 1);
      measure (self);
    }
}

static double
get_legible_cell (const FoveaComparison *self)
{
  bool fits = self->above->options->fits;
  double most = 1;

  for (int stage = 0; stage < self->above->n_stages; stage++)
    most = MAX (most, fovea_layout_get_side (self->above, stage));

  return CLAMP (fovea_layout_get_space (self->above, fits ? LEAST_MAP_PT : LEGIBLE_MAP_PT) / most, 1,
                (fits ? LEAST_CELL_PT : LEGIBLE_CELL_PT) * self->above->growth);
}

static void
fit_legibly (FoveaComparison *self,
             double           width,
             double           height)
{
  double legible = get_legible_cell (self);

  fit (self, width, height, MAX_CELL_PT * self->above->growth);
  if (self->cell_pt < legible)
    fit (self, width, INFINITY, legible);
}

// In a narrow column one kernel stands above its output, not beside it, where that lets cells hold
// numbers or be seen at all.
static void
choose_stacked (FoveaComparison *self,
                double           width,
                double           height)
{
  double enough = self->above->options->shows_numbers
                    ? MAX (NUMBERED_CELL_PT, 0.75 * get_legible_cell (self))
                    : 0.75 * get_legible_cell (self);
  double upright_pt = self->cell_pt;

  if (upright_pt >= enough)
    return;

  self->is_stacked = true;
  fit_legibly (self, width, height);
  if (self->cell_pt >= enough || self->cell_pt >= 1.5 * upright_pt)
    return;

  self->is_stacked = false;
  fit_legibly (self, width, height);
}

// Where all is to be seen at once, the differences stand where they leave larger cells, or need less
// height if that is short.
static void
choose_side (FoveaComparison *self,
             double           width,
             double           height)
{
  double below_pt = self->cell_pt;
  double below_height = self->height;

  self->is_narrow = false;
  fit_legibly (self, width, height);
  bool is_better = self->height > height ? self->height < below_height
                                         : below_height > height || self->cell_pt > below_pt;
  if (is_better && self->cell_pt >= 0.75 * get_legible_cell (self))
    return;

  self->is_narrow = true;
  fit_legibly (self, width, height);
}

// All maps where they can be read, else the input and the output only, in a column one below the other.
static void
choose (FoveaComparison *self,
        double           width,
        double           height)
{
  double legible = get_legible_cell (self);

  self->is_narrow = width < NARROW_PT * self->above->growth;
  for (int attempt = 0; attempt < (self->is_narrow ? 3 : 2); attempt++)
    {
      self->is_short = attempt >= 1;
      self->is_upright = attempt == 2;
      fit_legibly (self, width, height);
      if (self->cell_pt >= 0.75 * legible)
        break;
    }
  if (self->is_upright)
    choose_stacked (self, width, height);
  else if (self->is_narrow && self->above->options->fits)
    choose_side (self, width, height);
}

// Returns the height of the picture.
static double
add_compare (FoveaComparison *self,
             double           x,
             double           y,
             double           width,
             double           height)
{
  FoveaLayout *layout = self->above;

  choose (self, width, height);
  double gap = get_side_gap (self);
  double side = get_side_width (self);
  double spare = MAX (0, width - self->width);
  double stacks = self->is_narrow ? self->width : self->width - gap - side;
  // The line takes some of what is left, the rest is divided.
  double stretch = MIN (spare, fovea_layout_get_space (layout, 160));
  double left = x + floor ((spare - stretch) / 2);
  double top
      = y + (layout->options->has_size ? floor (MAX (0, height - self->height) / 2) : 0);
  double right = left + stacks + stretch;
  double bands = self->above_height + get_band_gap (self) + self->below_height;
  double bands_y = self->is_narrow ? top : top + floor ((self->height - bands) / 2);

  place_stack (self, layout, left, bands_y, right);
  place_stack (self, &self->below, left,
               bands_y + self->above_height + get_band_gap (self), right);
  fovea_comparison_add_stacks (self, self->is_narrow ? x + width : right + gap - 4);
  if (self->is_narrow)
    fovea_comparison_add_side (self, left, bands_y + bands + get_band_gap (self), x + width - left);
  else
    fovea_comparison_add_side (
      self, right + gap, top + floor ((self->height - get_side_height (self)) / 2),
      MIN (x + width - right - gap, side + fovea_layout_get_space (layout, 40)));
  fovea_comparison_add_outlines (self);

  return MAX (self->height, layout->options->has_size ? height : 0);
}

static double
add_refusal (FoveaLayout            *self,
             const FoveaComposition *composition,
             double                  y)
{
  int panel = fovea_scene_add_panel (self->scene, FOVEA_PANEL_BASE, NULL);
  double width = self->width_pt - 2 * self->margin_pt;
  const char *reason = fovea_composition_get_reason (composition);

  y = fovea_layout_add_paragraph (self, panel, _ ("No single kernel does this"),
                                  fovea_layout_get_title_pt (self), FOVEA_WEIGHT_BOLD,
                                  FOVEA_ROLE_INK, self->margin_pt, y, width);

  return fovea_layout_add_paragraph (self, panel, reason != NULL ? reason : "",
                                     fovea_layout_get_body_pt (self), FOVEA_WEIGHT_NORMAL,
                                     FOVEA_ROLE_BAD, self->margin_pt, y, width);
}

/**
 * fovea_layout_compare:
 * @self: a layout with its scene, subject and options
 *
 * Lays out the compare view and sets the figure's size.
 */
void
fovea_layout_compare (FoveaLayout *self)
{
  double height = fovea_layout_set_page (self, FOVEA_PAGE_WIDTH_PT, FOVEA_PAGE_HEIGHT_PT);
  double width = self->width_pt - 2 * self->margin_pt;
  double y = self->margin_pt;
  g_auto (FoveaComparison) comparison = { 0 };

  if (fovea_comparison_init (&comparison, self))
    y += add_compare (&comparison, self->margin_pt, y, width,
                      height - 2 * self->margin_pt);
  else
    {
      y += fovea_layout_add_strip (self, self->margin_pt, y, width,
                                   fovea_layout_get_space (self, 260))
           + fovea_layout_get_space (self, 20);
      y = add_refusal (self, comparison.composition, y);
    }

  self->height_pt = MAX (y + self->margin_pt, self->options->has_size ? height : 0);
}
