// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pyramid: stages as planes in parallel projection, the output above, and the cone of what a
// cell sees hanging from it. Words stand to the left, kernels to the right of the gaps; the cards
// beside the picture where the page is wide, else below it.

#include "figure/layout.h"

#include <math.h>

// A row goes down and to the left, as in the figures of papers.
#define SLANT 0.42
#define RISE 0.46

#define MAX_CELL_PT 84.0
#define LEGIBLE_CELL_PT 40.0
#define WIDE_PT 1000.0
#define WIDE_RATIO 1.25
#define SIDE_SHARE 0.31
#define SIDE_PT 380.0
#define NARROW_PT 620.0

typedef struct
{
  double cell_pt;
  double words_width;
  double cards_width; // of the column of kernels; 0: they stand among the words
  double planes_width;
  double width;
  double height;
} Pyramid;

static double
get_plane_width (const FoveaStagePlace *place)
{
  return place->width + SLANT * place->height;
}

static double
get_plane_height (const FoveaStagePlace *place)
{
  return RISE * place->height;
}

static double
get_words_height (const FoveaLayout *self,
                  int                stage)
{
  return fovea_layout_get_title_height (self)
         + fovea_layout_get_caption_height (self, FOVEA_ANCHOR_START,
                                            stage + 1 == self->n_stages);
}

static bool
is_narrow (const FoveaLayout *self,
           double             width)
{
  return width < NARROW_PT * self->growth;
}

// From the middle of the plane of a layer's input up to the middle of that of its output.
static double
get_pitch (const FoveaLayout *self,
           const Pyramid     *pyramid,
           int                layer)
{
  const FoveaStagePlace *a = &self->stages[layer - 1];
  const FoveaStagePlace *b = &self->stages[layer];
  double card = self->ways[layer].card_height;
  double words = (get_words_height (self, layer - 1) + get_words_height (self, layer)) / 2;
  double distance = fovea_layout_get_space (self, 8);
  double gap = CLAMP (1.5 * pyramid->cell_pt, fovea_layout_get_space (self, 30),
                      fovea_layout_get_space (self, 130));
  double planes = (get_plane_height (a) + get_plane_height (b)) / 2 + gap;

  if (pyramid->cards_width > 0)
    return ceil (MAX (planes, MAX (card, words) + distance));

  return ceil (MAX (planes, card + words + 3 * distance));
}

// How far the uppermost or the lowest plane, with its words, stands out from its middle.
static double
get_reach (const FoveaLayout *self,
           int                stage)
{
  return ceil (
      MAX (get_plane_height (&self->stages[stage]), get_words_height (self, stage)) / 2);
}

static void
measure (FoveaLayout *self,
         Pyramid     *pyramid,
         double       width)
{
  double widest_card = 0;

  pyramid->planes_width = 0;
  for (int stage = 0; stage < self->n_stages; stage++)
    {
      fovea_layout_get_extent (self, stage, pyramid->cell_pt, &self->stages[stage]);
      pyramid->planes_width
          = MAX (pyramid->planes_width, ceil (get_plane_width (&self->stages[stage])));
      if (stage > 0)
        {
          fovea_layout_measure_kernel (self, stage, pyramid->cell_pt / 2,
                                       &self->ways[stage]);
          widest_card = MAX (widest_card, self->ways[stage].card_width);
        }
    }

  double space = fovea_layout_get_space (self, 20);
  pyramid->words_width = is_narrow (self, width) ? fovea_layout_get_words_width (self, width)
                                                 : fovea_layout_get_space (self, 160);
  pyramid->cards_width = is_narrow (self, width) ? 0 : widest_card;
  pyramid->width = pyramid->words_width + space + pyramid->planes_width
                   + (pyramid->cards_width > 0 ? space + pyramid->cards_width : 0);
  pyramid->height = get_reach (self, 0) + get_reach (self, self->n_stages - 1);
  for (int layer = 1; layer < self->n_stages; layer++)
    pyramid->height += get_pitch (self, pyramid, layer);
}

// The largest cells with which all planes fit: whole points, or a whole number of cells a point.
static Pyramid
fit_pyramid (FoveaLayout *self,
             double       width,
             double       height,
             double       most_pt)
{
  Pyramid pyramid = { .cell_pt = floor (most_pt) };

  while (pyramid.cell_pt > 1.0 / 64)
    {
      measure (self, &pyramid, width);
      if (pyramid.width <= width && pyramid.height <= height)
        break;
      pyramid.cell_pt = pyramid.cell_pt > 1 ? pyramid.cell_pt - 1
                                            : 1 / (round (1 / pyramid.cell_pt) + 1);
    }

  return pyramid;
}

static double
get_legible_cell (const FoveaLayout *self)
{
  double most = 1;

  for (int stage = 0; stage < self->n_stages; stage++)
    most = MAX (most, fovea_layout_get_side (self, stage));

  return CLAMP (fovea_layout_get_space (self, 320) / most, 1,
                LEGIBLE_CELL_PT * self->growth);
}

static void
place_plane (FoveaLayout *self,
             int          stage,
             double       middle_x,
             double       middle_y)
{
  FoveaStagePlace *place = &self->stages[stage];
  double left = middle_x - (place->width - SLANT * place->height) / 2;
  double top = middle_y - get_plane_height (place) / 2;

  place->x = 0;
  place->y = 0;
  cairo_matrix_init (&place->transform, 1, 0, -SLANT, RISE, round (left), round (top));
}

static void
place_card (FoveaLayout   *self,
            const Pyramid *pyramid,
            int            layer,
            double         x,
            double         middle_y)
{
  FoveaWayPlace *way = &self->ways[layer];
  double space = fovea_layout_get_space (self, 20);

  way->has_beam = true;
  way->is_cone = true;
  way->card_x = x;
  if (pyramid->cards_width > 0)
    way->card_x += pyramid->words_width + pyramid->planes_width + 2 * space
                   + floor ((pyramid->cards_width - way->card_width) / 2);
  way->card_y = round (middle_y - way->card_height / 2);
}

// @stretch: what each gap takes of the height that is left.
static void
place_planes (FoveaLayout   *self,
              const Pyramid *pyramid,
              double         x,
              double         y,
              double         stretch)
{
  int last = self->n_stages - 1;
  double middle_x = x + pyramid->words_width + fovea_layout_get_space (self, 20)
                    + floor (pyramid->planes_width / 2);
  double middle_y = y + get_reach (self, last);
  double words_x = x;

  for (int stage = last; stage >= 0; stage--)
    {
      place_plane (self, stage, middle_x, middle_y);
      double words_y = round (middle_y - get_words_height (self, stage) / 2);
      if (stage > 0)
        {
          double below = middle_y + get_pitch (self, pyramid, stage) + stretch;
          double card_y = (words_y + get_words_height (self, stage) + below
                           - get_words_height (self, stage - 1) / 2)
                          / 2;
          place_card (self, pyramid, stage, words_x,
                      pyramid->cards_width > 0 ? (middle_y + below) / 2 : card_y);
          middle_y = below;
        }
    }
}

static void
add_words (FoveaLayout   *self,
           const Pyramid *pyramid,
           double         x)
{
  int panel = fovea_scene_add_panel (self->scene, FOVEA_PANEL_OVERLAY, NULL);

  for (int stage = 0; stage < self->n_stages; stage++)
    {
      const FoveaStagePlace *place = &self->stages[stage];
      double middle_y = place->transform.y0 + get_plane_height (place) / 2;
      double y = round (middle_y - get_words_height (self, stage) / 2);
      fovea_layout_add_title (self, stage, x, y, pyramid->words_width);
      fovea_layout_add_captions (self, stage, panel, x,
                                 y + fovea_layout_get_title_height (self),
                                 pyramid->words_width, FOVEA_ANCHOR_START);
    }
}

static void
add_picture (FoveaLayout   *self,
             const Pyramid *pyramid,
             double         x)
{
  for (int stage = 0; stage < self->n_stages; stage++)
    fovea_layout_add_stage (self, stage);
  for (int layer = 1; layer < self->n_stages; layer++)
    fovea_layout_add_kernel (self, layer);
  fovea_layout_add_overlay (self);
  add_words (self, pyramid, x);
}

/**
 * fovea_layout_pyramid:
 * @self: a layout with its scene, subject and options
 *
 * Lays out the pyramid and sets the figure's size. Where not everything fits at a legible size, the
 * figure is higher than was asked for.
 */
void
fovea_layout_pyramid (FoveaLayout *self)
{
  double height = fovea_layout_set_page (self, FOVEA_PAGE_WIDTH_PT, FOVEA_PAGE_HEIGHT_PT);
  self->shows_padding = self->options->shows_padding;
  double inner = self->width_pt - 2 * self->margin_pt;
  bool has_side = inner >= WIDE_PT * self->growth
                  && self->width_pt >= WIDE_RATIO * height
                  && (self->options->shows_sum || self->options->shows_cards);
  double side = has_side ? MAX (round (inner * SIDE_SHARE),
                                fovea_layout_get_space (self, SIDE_PT))
                         : 0;
  double space = fovea_layout_get_space (self, has_side ? 40 : 18);
  double cards = fovea_layout_add_cards (self, has_side ? side : inner);
  double below = cards > 0 && !has_side ? cards + space : 0;
  double width = inner - (has_side && cards > 0 ? side + space : 0);
  double room = height - 2 * self->margin_pt - below;

  Pyramid fit = fit_pyramid (self, width, room, MAX_CELL_PT * self->growth);
  Pyramid tall = fit_pyramid (self, width, INFINITY, get_legible_cell (self));
  bool is_tall = room <= 0 || fit.height > room || fit.cell_pt < 0.6 * tall.cell_pt;
  Pyramid chosen = is_tall ? tall : fit;
  measure (self, &chosen, width);

  double spare
      = self->options->has_size && !is_tall ? MAX (0, floor (room - chosen.height)) : 0;
  double stretch = self->n_stages > 1
                       ? MIN (floor (spare / (self->n_stages - 1)),
                              fovea_layout_get_space (self, 70))
                       : 0;
  double x = self->margin_pt + floor (MAX (0, width - chosen.width) / 2);
  double picture = chosen.height + stretch * (self->n_stages - 1);
  double page = MAX (picture + spare - stretch * (self->n_stages - 1), has_side ? cards : 0);
  double top = self->margin_pt + floor ((page - picture) / 2);

  place_planes (self, &chosen, x, top, stretch);
  if (has_side)
    fovea_scene_move (self->scene, 0, self->margin_pt + width + space,
                      self->margin_pt + floor ((page - cards) / 2));
  else
    fovea_scene_move (self->scene, 0, self->margin_pt, self->margin_pt + page + space);
  add_picture (self, &chosen, x);

  self->height_pt = MAX (2 * self->margin_pt + page + below,
                         self->options->has_size ? height : 0);
}
