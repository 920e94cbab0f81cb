// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The row view. Stages stand side by side on one or several lines, or, where the place is narrow,
// one below the other with their words beside or between them; deep networks wrap as words do. Each
// arrangement is tried, and the one with the largest cells is taken. Cards follow below.

#include "figure/layout.h"

#include <math.h>

#define MAX_CELL_PT 54.0
#define MAX_LINES 4
#define COLUMN 0 // in place of a number of lines: one below the other
#define WRAPPED -1 // as many to a line as fit, of many stages
#define STACK -2   // one below the other in all the width, the words between
#define MANY_STAGES 8
#define CAPTION_PT 170
#define LEAST_CAPTION_PT 140
#define LEGIBLE_MAP_PT 300
#define LEAST_MAP_PT 60
#define STACK_WIDTH_PT 290 // a wider place has room for words beside the maps

typedef struct
{
  int n_lines;
  double cell_pt;
  double width;
  double height;
} Arrangement;

// The room of a stage's captions, centred below it.
static double
get_caption_width (const FoveaLayout *self,
                   int                stage)
{
  double words = self->options->fits ? LEAST_CAPTION_PT : CAPTION_PT;

  return MAX (self->stages[stage].width, fovea_layout_get_space (self, words));
}

// The way that leads to the first stage of a further line: its card, and room for captions.
static double
get_lead (const FoveaLayout *self,
          int                stage)
{
  double captions = (get_caption_width (self, stage) - self->stages[stage].width) / 2;

  return ceil (self->ways[stage].card_width + MAX (fovea_layout_get_space (self, 20), captions + 4));
}

static double
get_gap (const FoveaLayout *self,
         int                layer,
         double             cell_pt)
{
  double card = self->ways[layer].card_width + 2 * fovea_layout_get_space (self, 16);
  double captions
      = (get_caption_width (self, layer - 1) - self->stages[layer - 1].width) / 2
        + (get_caption_width (self, layer) - self->stages[layer].width) / 2
        + fovea_layout_get_space (self, 8);

  return ceil (MAX (MAX (card, captions), MIN (2.2 * cell_pt, fovea_layout_get_space (self, 110))));
}

// One line from (x, 0); returns its height and moves it down to @y.
static double
place_line (FoveaLayout *self,
            int          first,
            int          past,
            double       x,
            double       y,
            double       stretch,
            double       cell_pt)
{
  double top = INFINITY;
  double bottom = -INFINITY;

  for (int stage = first; stage < past; stage++)
    {
      FoveaStagePlace *place = &self->stages[stage];
      FoveaWayPlace *way = &self->ways[stage];
      bool leads = stage == first;
      bool is_last = stage + 1 == self->n_stages;

      if (stage > 0 && leads)
        x += get_lead (self, stage);
      else if (stage > 0)
        x += get_gap (self, stage, cell_pt) + stretch;
      place->x = round (x);
      place->y = -floor (place->height / 2);
      x += place->width;
      way->has_beam = stage > 0 && !leads;
      way->is_downward = false;
      if (way->has_beam)
        fovea_layout_place_way (self, stage);
      else if (stage > 0)
        {
          way->card_x = place->x - get_lead (self, stage);
          way->card_y = -floor (way->card_height / 2);
        }
      top = MIN (top, place->y - fovea_layout_get_title_height (self));
      top = stage > 0 ? MIN (top, way->card_y) : top;
      bottom = MAX (bottom, place->y + place->height + fovea_layout_get_space (self, 10)
                                + fovea_layout_get_caption_height (
                                    self, FOVEA_ANCHOR_MIDDLE, is_last));
      bottom = stage > 0 ? MAX (bottom, way->card_y + way->card_height) : bottom;
    }
  for (int stage = first; stage < past; stage++)
    {
      self->stages[stage].y += y - top;
      self->ways[stage].card_y += y - top;
    }

  return bottom - top;
}

// How far the captions of an outer stage stand out beyond the margin of the page.
static double
get_overhang (const FoveaLayout *self,
              int                stage)
{
  double out = (get_caption_width (self, stage) - self->stages[stage].width) / 2;

  return MAX (0, ceil (out - self->margin_pt + 6));
}

static double
get_line_width (const FoveaLayout *self,
                int                first,
                int                past,
                double             cell_pt)
{
  double width = get_overhang (self, past - 1);

  width += first == 0 ? get_overhang (self, 0) : get_lead (self, first);
  for (int stage = first; stage < past; stage++)
    width += self->stages[stage].width
             + (stage > first ? get_gap (self, stage, cell_pt) : 0);

  return ceil (width);
}

static int
get_line_past (const FoveaLayout *self,
               const Arrangement *arrangement,
               int                first,
               double             width)
{
  if (arrangement->n_lines != WRAPPED)
    return MIN (self->n_stages,
                first + (self->n_stages + arrangement->n_lines - 1) / arrangement->n_lines);

  int past = first + 1;

  while (past < self->n_stages
         && get_line_width (self, first, past + 1, arrangement->cell_pt) <= width)
    past++;
  return past;
}

// Gaps take what is left of the width, up to a measure; what is left then is divided.
static void
place_lines (FoveaLayout *self,
             Arrangement *arrangement,
             double       x,
             double       y,
             double       width)
{
  double cell_pt = arrangement->cell_pt;

  arrangement->height = 0;
  arrangement->width = 0;
  for (int first = 0; first < self->n_stages;)
    {
      int past = get_line_past (self, arrangement, first, width);
      double needed = get_line_width (self, first, past, cell_pt);
      double spare = MAX (0, width - needed);
      double stretch = past - first > 1 ? MIN (floor (spare / (past - first - 1)),
                                               fovea_layout_get_space (self, 220))
                                        : 0;
      double overhang = first == 0 ? get_overhang (self, 0) : 0;

      spare -= stretch * (past - first - 1);
      double height = place_line (self, first, past, x + round (overhang + spare / 2),
                                  y + arrangement->height, stretch, cell_pt);
      arrangement->width = MAX (arrangement->width, needed);
      arrangement->height += height + (past < self->n_stages ? fovea_layout_get_space (self, 20) : 0);
      first = past;
    }
}

static void
measure (FoveaLayout *self,
         double       cell_pt)
{
  for (int stage = 0; stage < self->n_stages; stage++)
    {
      fovea_layout_get_extent (self, stage, cell_pt, &self->stages[stage]);
      if (stage > 0)
        fovea_layout_measure_kernel (self, stage, cell_pt, &self->ways[stage]);
    }
}

static void
arrange (FoveaLayout *self,
         Arrangement *arrangement,
         double       x,
         double       y,
         double       width)
{
  measure (self, arrangement->cell_pt);
  if (arrangement->n_lines == COLUMN)
    fovea_layout_place_column (self, x, y, width, &arrangement->width, &arrangement->height);
  else if (arrangement->n_lines == STACK)
    fovea_layout_place_stack (self, x, y, width, &arrangement->width, &arrangement->height);
  else
    place_lines (self, arrangement, x, y, width);
}

// The largest cells with which an arrangement fits: whole points, or a whole number of cells a point.
static Arrangement
fit_arrangement (FoveaLayout *self,
                 int          n_lines,
                 double       width,
                 double       height,
                 double       most_pt)
{
  Arrangement arrangement = { .n_lines = n_lines };
  double cell_pt = floor (most_pt);

  while (cell_pt > 1.0 / 64)
    {
      arrangement.cell_pt = cell_pt;
      arrange (self, &arrangement, 0, 0, width);
      if (arrangement.width <= width && arrangement.height <= height)
        return arrangement;
      cell_pt = cell_pt > 1 ? cell_pt - 1 : 1 / (round (1 / cell_pt) + 1);
    }

  arrangement.cell_pt = cell_pt;

  return arrangement;
}

// A single line is what the eye expects, then beams from map to map; and scrolling costs: others must
// win by some measure.
static double
get_merit (const FoveaLayout *self,
           int                n_lines)
{
  if (n_lines > 1 && n_lines == self->n_stages)
    return 0.8;

  switch (n_lines)
    {
    case 1:
      return 1.3;
    case COLUMN:
      return 1.05;
    case STACK:
      return 0.72;
    default:
      return 1;
    }
}

static bool
is_tried (const FoveaLayout *self,
          int                n_lines,
          double             width)
{
  if (n_lines == STACK)
    return width < STACK_WIDTH_PT * self->growth;

  return n_lines != WRAPPED || self->n_stages > MANY_STAGES;
}

static Arrangement
choose_arrangement (FoveaLayout *self,
                    double       width,
                    double       height,
                    double       most_pt)
{
  double page = self->options->has_size ? self->options->height_pt : FOVEA_PAGE_HEIGHT_PT;
  Arrangement best = { 0 };
  double best_score = 0;

  for (int n_lines = STACK; n_lines <= MIN (MAX_LINES, self->n_stages); n_lines++)
    {
      if (!is_tried (self, n_lines, width))
        continue;

      Arrangement tried = fit_arrangement (self, n_lines, width, height, most_pt);
      double score
          = tried.cell_pt * get_merit (self, n_lines) * sqrt (page / MAX (page, tried.height));
      if (score > best_score)
        {
          best = tried;
          best_score = score;
        }
    }

  return best;
}

// Cells large enough for numbers, or for a map of many cells, a map large enough to see; less where
// all is to be seen at once.
static double
get_legible_cell (const FoveaLayout *self)
{
  double legible = self->options->fits ? LEAST_MAP_PT : LEGIBLE_MAP_PT;
  double most = 1;

  for (int stage = 0; stage < self->n_stages; stage++)
    most = MAX (most, fovea_layout_get_side (self, stage));

  return CLAMP (fovea_layout_get_space (self, legible) / most, 1, 30 * self->growth);
}

static void
add_line_words (FoveaLayout *self,
                int          panel)
{
  for (int stage = 0; stage < self->n_stages; stage++)
    {
      const FoveaStagePlace *place = &self->stages[stage];
      bool is_last = stage + 1 == self->n_stages || !self->ways[stage + 1].has_beam;
      double right = is_last ? self->width_pt - self->margin_pt
                             : self->ways[stage + 1].card_x - fovea_layout_get_space (self, 6);
      double width = get_caption_width (self, stage);

      fovea_layout_add_title (self, stage, place->x,
                              place->y - fovea_layout_get_title_height (self),
                              right - place->x);
      fovea_layout_add_captions (
          self, stage, panel, round (place->x + (place->width - width) / 2),
          place->y + place->height + fovea_layout_get_space (self, 10), width, FOVEA_ANCHOR_MIDDLE);
    }
}

static void
add_picture (FoveaLayout       *self,
             const Arrangement *arrangement)
{
  for (int stage = 0; stage < self->n_stages; stage++)
    fovea_layout_add_stage (self, stage);
  for (int layer = 1; layer < self->n_stages; layer++)
    fovea_layout_add_kernel (self, layer);
  fovea_layout_add_overlay (self);

  int captions = fovea_scene_add_panel (self->scene, FOVEA_PANEL_OVERLAY, NULL);
  if (arrangement->n_lines == COLUMN)
    fovea_layout_add_column_words (self, captions);
  else if (arrangement->n_lines == STACK)
    fovea_layout_add_stack_words (self, captions);
  else
    add_line_words (self, captions);
}

/**
 * fovea_layout_row:
 * @self: a layout with its scene, subject and options
 *
 * Lays out the row view and sets the figure's size. Where not everything fits at a legible size,
 * the figure is higher than was asked for.
 */
void
fovea_layout_row (FoveaLayout *self)
{
  const FoveaFigureOptions *options = self->options;
  double height = fovea_layout_set_page (self, FOVEA_PAGE_WIDTH_PT, FOVEA_PAGE_HEIGHT_PT);
  self->shows_padding = options->shows_padding;

  double width = self->width_pt - 2 * self->margin_pt;
  double cards = fovea_layout_add_cards (self, width);
  double below = cards > 0 ? fovea_layout_get_space (self, 18) : 0;
  double room = height - 2 * self->margin_pt - cards - below;
  double most_pt = MAX_CELL_PT * self->growth;
  Arrangement fit = choose_arrangement (self, width, room, most_pt);
  Arrangement tall = choose_arrangement (self, width, INFINITY, get_legible_cell (self));
  bool is_tall = room <= 0 || fit.cell_pt < 0.5 * tall.cell_pt;
  Arrangement chosen = is_tall ? tall : fit;

  double spare
      = options->has_size && !is_tall ? MAX (0, floor (room - ceil (chosen.height))) : 0;
  arrange (self, &chosen, self->margin_pt, self->margin_pt + floor (spare / 2), width);
  double cards_y = self->margin_pt + spare + ceil (chosen.height) + below;
  fovea_scene_move (self->scene, 0, self->margin_pt, cards_y);
  add_picture (self, &chosen);

  self->height_pt
      = MAX (cards_y + cards + self->margin_pt, options->has_size ? height : 0);
}
