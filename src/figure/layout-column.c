// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Stages one below the other, as a column of a page has room for: with their words beside them, and
// beams from map to map; or, where that leaves too little to the maps, with all the width for the
// maps, and words and kernels between them. Which of the two is left to the view.

#include "figure/layout.h"

#include <math.h>

#define WORDS_PT 132
#define LEAST_WORDS_PT 72 // beside a kernel
#define BESIDE_PT 12
#define WORDS_SHARE 0.38 // of a narrow column; longer words are broken

/**
 * fovea_layout_get_words_width:
 * @self: a layout whose kernels are measured
 * @width: of the column, points
 *
 * Returns: of the words beside maps that stand one below the other, points; the cards of kernels stand
 *   among them
 */
double
fovea_layout_get_words_width (const FoveaLayout *self,
                              double             width)
{
  double card = 0;

  for (int layer = 1; layer < self->n_stages; layer++)
    card = MAX (card, self->ways[layer].card_width);

  return MAX (card, MIN (fovea_layout_get_space (self, WORDS_PT), floor (WORDS_SHARE * width)));
}

static double
get_widest (const FoveaLayout *self)
{
  double widest = 0;

  for (int stage = 0; stage < self->n_stages; stage++)
    widest = MAX (widest, self->stages[stage].width);

  return widest;
}

static double
get_words_height (const FoveaLayout *self,
                  bool               is_last)
{
  return fovea_layout_get_title_height (self)
         + fovea_layout_get_caption_height (self, FOVEA_ANCHOR_START, is_last);
}

/**
 * fovea_layout_place_column:
 * @self: a layout whose stages and kernels are measured
 * @x: left, points
 * @y: top
 * @width: of the room there is
 * @needed: (out): the width that it takes
 * @height: (out): its height
 *
 * Places maps one below the other, their words and the cards of the ways in a column to the right.
 */
void
fovea_layout_place_column (FoveaLayout *self,
                           double       x,
                           double       y,
                           double       width,
                           double      *needed,
                           double      *height)
{
  double widest = get_widest (self);
  double text_height = get_words_height (self, false);
  double text_x = widest + fovea_layout_get_space (self, 18);
  double distance = fovea_layout_get_space (self, 8);
  double top = y;

  *needed = text_x + fovea_layout_get_words_width (self, width);
  x += floor (MAX (0, width - *needed) / 4);
  for (int stage = 0; stage < self->n_stages; stage++)
    {
      FoveaStagePlace *place = &self->stages[stage];
      place->x = x + floor ((widest - place->width) / 2);
      place->y = y;
      double past = y + place->height;
      double text_past = y + text_height;
      if (stage + 1 == self->n_stages)
        {
          y = MAX (past, y + get_words_height (self, true));
          break;
        }

      FoveaWayPlace *way = &self->ways[stage + 1];
      way->has_beam = true;
      way->is_downward = true;
      y = MAX (past + fovea_layout_get_space (self, 34), text_past + way->card_height + 3 * distance);
      way->card_x = x + text_x;
      way->card_y
          = round (MAX (text_past + distance, MIN ((past + y - way->card_height) / 2,
                                                   y - 2 * distance - way->card_height)));
    }

  *height = y - top;
}

/**
 * fovea_layout_add_column_words:
 * @self: a layout whose stages stand in a column
 * @panel: an overlay panel
 *
 * Adds titles and captions beside the maps.
 */
void
fovea_layout_add_column_words (FoveaLayout *self,
                               int          panel)
{
  double widest = get_widest (self);
  double x = self->stages[0].x - floor ((widest - self->stages[0].width) / 2) + widest
             + fovea_layout_get_space (self, 18);
  double width = self->width_pt - self->margin_pt - x;

  for (int stage = 0; stage < self->n_stages; stage++)
    {
      double y = self->stages[stage].y;
      fovea_layout_add_title (self, stage, x, y - fovea_layout_get_space (self, 3), width);
      fovea_layout_add_captions (self, stage, panel, x, y + fovea_layout_get_title_height (self),
                                 width, FOVEA_ANCHOR_START);
    }
}

static double
get_caption_gap (const FoveaLayout *self)
{
  return fovea_layout_get_space (self, 6);
}

/**
 * fovea_layout_place_stack:
 * @self: a layout whose stages and kernels are measured
 * @x: left, points
 * @y: top
 * @width: of the room there is
 * @needed: (out): the width that it takes
 * @height: (out): its height
 *
 * Places maps one below the other at the left, below each the kernel of the way down, and beside that
 * the captions of the map above it and the title of the map below it.
 */
void
fovea_layout_place_stack (FoveaLayout *self,
                          double       x,
                          double       y,
                          double       width,
                          double      *needed,
                          double      *height)
{
  double title = fovea_layout_get_title_height (self);
  double gap = get_caption_gap (self);
  double top = y;

  *needed = get_widest (self);
  for (int layer = 1; layer < self->n_stages; layer++)
    *needed = MAX (*needed, self->ways[layer].card_width + fovea_layout_get_space (self, BESIDE_PT)
                              + fovea_layout_get_space (self, LEAST_WORDS_PT));
  x += floor (MAX (0, width - *needed) / 2);
  y += title;
  for (int stage = 0; stage < self->n_stages; stage++)
    {
      FoveaStagePlace *place = &self->stages[stage];
      bool is_last = stage + 1 == self->n_stages;
      place->x = x;
      place->y = y;
      y += place->height + gap;
      double words = fovea_layout_get_caption_height (self, FOVEA_ANCHOR_START, is_last);
      if (is_last)
        {
          y += words;
          break;
        }

      FoveaWayPlace *way = &self->ways[stage + 1];
      way->has_beam = false;
      way->is_downward = true;
      way->card_x = x;
      way->card_y = y + gap;
      y += MAX (way->card_height + 2 * gap, words + 2 * gap + title);
    }

  *height = y - top;
}

// Where the words beside a kernel begin.
static double
get_stack_words_x (const FoveaLayout *self,
                   int                layer)
{
  return self->ways[layer].card_x + self->ways[layer].card_width + fovea_layout_get_space (self, BESIDE_PT);
}

/**
 * fovea_layout_add_stack_words:
 * @self: a layout whose stages stand in a stack
 * @panel: an overlay panel
 *
 * Adds titles above and captions below the maps.
 */
void
fovea_layout_add_stack_words (FoveaLayout *self,
                              int          panel)
{
  double right = self->width_pt - self->margin_pt;

  for (int stage = 0; stage < self->n_stages; stage++)
    {
      const FoveaStagePlace *place = &self->stages[stage];
      bool is_last = stage + 1 == self->n_stages;
      double title_x = stage > 0 ? get_stack_words_x (self, stage) : place->x;
      double captions_x = is_last ? place->x : get_stack_words_x (self, stage + 1);
      fovea_layout_add_title (self, stage, title_x,
                              place->y - fovea_layout_get_title_height (self), right - title_x);
      fovea_layout_add_captions (self, stage, panel, captions_x,
                                 place->y + place->height + get_caption_gap (self),
                                 right - captions_x, FOVEA_ANCHOR_START);
    }
}
