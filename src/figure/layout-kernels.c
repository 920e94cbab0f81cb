// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The kernels view: a card a layer with all its kernels, a row an output channel and a column an
// input channel, and last the card of the one kernel that they make together.

#include "figure/layout-kernels.h"
#include "figure/number.h"
#include "figure/type.h"

#include <glib/gi18n.h>
#include <math.h>

#define MAX_CELL_PT 46.0
#define LEGIBLE_CELL_PT 20.0
#define PADDING_PT 16.0
#define LEAST_INNER_PT 110.0
#define NOTES_PT 240.0
#define COMPOSED_PT 330.0 // a side of one kernel of the composed ones, at most

typedef struct
{
  FoveaLayout *layout;
  GArray *cards;
  double cell_pt;
  double height;
} Kernels;

static double
get_gap (const FoveaKernelCard *card)
{
  return MAX (4, round (card->cell_pt * 0.35));
}

static double
get_padding (const Kernels *self)
{
  return fovea_layout_get_space (self->layout, PADDING_PT);
}

static double
get_kernels_width (const FoveaKernelCard *card)
{
  return card->n_across * fovea_kernels_get_n_columns (card->kernels) * card->cell_pt
         + (card->n_across - 1) * get_gap (card);
}

// The one kernel is often much larger than those that make it: it does not make them smaller.
static double
get_cell (const Kernels         *self,
          const FoveaKernelCard *card,
          double                 room)
{
  int n_columns = fovea_kernels_get_n_columns (card->kernels);
  int side = MAX (n_columns, fovea_kernels_get_n_rows (card->kernels));
  double most = fovea_layout_get_space (self->layout, COMPOSED_PT) / side;
  double gaps = (card->n_across - 1) * MAX (4, round (self->cell_pt * 0.35));

  if (card->layer > 0)
    return self->cell_pt;

  most = MIN (most, (room - gaps) / (card->n_across * n_columns));
  return MIN (self->cell_pt, most >= 1 ? floor (most) : 0.99 * MAX (most, 1.0 / side));
}

// Of a card that has only notes.
static double
get_notes_width (const FoveaLayout     *layout,
                 const FoveaKernelCard *card)
{
  double width = 0;

  for (guint i = 0; i < card->notes->len; i++)
    width = MAX (width, fovea_type_estimate_width (g_ptr_array_index (card->notes, i),
                                                   fovea_layout_get_small_pt (layout),
                                                   FOVEA_WEIGHT_NORMAL));

  return MIN (ceil (width), fovea_layout_get_space (layout, NOTES_PT));
}

// What a card is wide and high enough for: its notes are broken into lines in its width.
static void
measure_card (Kernels *self,
              FoveaKernelCard *card,
              double   most_width)
{
  const FoveaLayout *layout = self->layout;
  double title_pt = fovea_layout_get_title_pt (layout);
  double small_pt = fovea_layout_get_small_pt (layout);
  double inner = fovea_type_estimate_width (card->title, title_pt, FOVEA_WEIGHT_BOLD);
  double height = fovea_layout_get_line_pt (title_pt);

  inner = MAX (inner, fovea_layout_get_space (layout, LEAST_INNER_PT));
  if (card->kernels == NULL)
    inner = MAX (inner, get_notes_width (layout, card));
  if (card->kernels != NULL)
    {
      card->cell_pt = get_cell (self, card, most_width - 2 * get_padding (self));
      inner = MAX (inner, get_kernels_width (card));
      height += card->n_down * fovea_kernels_get_n_rows (card->kernels) * card->cell_pt
                + (card->n_down - 1) * get_gap (card) + fovea_layout_get_space (layout, 8);
    }
  else if (card->options != NULL && card->options->kind == FOVEA_LAYER_ACTIVATION)
    height += fovea_layout_get_space (layout, 90);

  card->width = MIN (most_width, ceil (inner) + 2 * get_padding (self));
  for (guint i = 0; i < card->notes->len; i++)
    {
      g_autoptr (GPtrArray) lines
          = fovea_type_wrap (g_ptr_array_index (card->notes, i), small_pt,
                             FOVEA_WEIGHT_NORMAL, card->width - 2 * get_padding (self));
      height += lines->len * fovea_layout_get_line_pt (small_pt);
    }
  card->height = ceil (height) + 2 * get_padding (self);
}

// Cards flow in lines; false where one is wider than the page.
static bool
flow (Kernels *self,
      double   x,
      double   y,
      double   width)
{
  double space = fovea_layout_get_space (self->layout, 18);
  double at_x = 0, at_y = 0, line = 0;
  bool fits = true;

  for (guint i = 0; i < self->cards->len; i++)
    {
      FoveaKernelCard *card = &g_array_index (self->cards, FoveaKernelCard, i);
      measure_card (self, card, width);
      if (card->kernels != NULL
          && get_kernels_width (card) > card->width - 2 * get_padding (self))
        fits = false;
      if (at_x > 0 && at_x + card->width > width)
        {
          at_x = 0;
          at_y += line + space;
          line = 0;
        }
      card->x = x + at_x;
      card->y = y + at_y;
      at_x += card->width + space;
      line = MAX (line, card->height);
    }
  self->height = at_y + line;

  return fits;
}

static void
fit (Kernels *self,
     double   width,
     double   height,
     double   most_pt)
{
  self->cell_pt = floor (most_pt);
  while (self->cell_pt > 1 && (!flow (self, 0, 0, width) || self->height > height))
    self->cell_pt--;
}

// Cards of one line are equally high, but for those that would be mostly empty, and the lines stand
// in the middle.
static void
align_lines (Kernels *self,
             double   x,
             double   width)
{
  for (guint first = 0; first < self->cards->len;)
    {
      guint past = first;
      double height = 0, right = 0;
      double y = g_array_index (self->cards, FoveaKernelCard, first).y;
      while (past < self->cards->len && g_array_index (self->cards, FoveaKernelCard, past).y == y)
        {
          const FoveaKernelCard *card = &g_array_index (self->cards, FoveaKernelCard, past++);
          height = MAX (height, card->height);
          right = card->x + card->width;
        }
      for (guint i = first; i < past; i++)
        {
          FoveaKernelCard *card = &g_array_index (self->cards, FoveaKernelCard, i);
          card->extra = height - card->height;
          if (card->kernels == NULL && card->extra > card->height)
            card->extra = 0;
          card->height += card->extra;
          card->x += floor (MAX (0, x + width - right) / 2);
        }
      first = past;
    }
}

// All weights of a card, of which a slice is a part.
static FoveaGridContent
get_all (const FoveaKernelCard *card)
{
  FoveaGridContent all = { .values = fovea_kernels_get_weights (card->kernels),
                           .n_rows = fovea_kernels_get_n_outer (card->kernels)
                                     * fovea_kernels_get_n_inner (card->kernels)
                                     * fovea_kernels_get_n_rows (card->kernels),
                           .n_columns = fovea_kernels_get_n_columns (card->kernels) };

  fovea_grid_content_set_extremes (&all);

  return all;
}

// The kernel of the card's row @outer and column @inner.
static FoveaGridContent
get_slice (const Kernels          *self,
           const FoveaKernelCard  *card,
           const FoveaGridContent *all,
           int                     outer,
           int                     inner)
{
  int n_rows = fovea_kernels_get_n_rows (card->kernels);
  size_t slice = (size_t) (card->first_outer + outer) * fovea_kernels_get_n_inner (card->kernels)
                 + card->first_inner + inner;
  FoveaGridContent content = {
    .values = all->values + slice * n_rows * all->n_columns,
    .n_rows = n_rows,
    .n_columns = all->n_columns,
    .least = all->least * FOVEA_KERNEL_CALM,
    .greatest = all->greatest * FOVEA_KERNEL_CALM,
  };

  fovea_layout_turn_kernel (self->layout, &content);

  return content;
}

// One size of numbers for all kernels of a card, with which each of them fits; else none at all.
static void
fit_slices (const Kernels    *self,
            const FoveaKernelCard *card,
            FoveaGridContent *all)
{
  all->size_pt = INFINITY;
  all->max_chars = FOVEA_NUMBER_LENGTH;
  for (int i = 0; i < card->n_outer * card->n_inner; i++)
    {
      FoveaGridContent content
          = get_slice (self, card, all, i / card->n_inner, i % card->n_inner);

      fovea_layout_set_numbers (self->layout, &content, card->cell_pt);
      all->size_pt = MIN (all->size_pt, content.size_pt);
      all->max_chars = MIN (all->max_chars, content.max_chars);
    }
}

static void
add_slices (Kernels    *self,
            const FoveaKernelCard *card,
            int         panel,
            double      y)
{
  FoveaGridContent all = get_all (card);
  double pitch_x = all.n_columns * card->cell_pt + get_gap (card);
  double pitch_y
      = fovea_kernels_get_n_rows (card->kernels) * card->cell_pt + get_gap (card);
  double x = card->x + floor ((card->width - get_kernels_width (card)) / 2);

  fit_slices (self, card, &all);
  for (int i = 0; i < card->n_outer * card->n_inner; i++)
    {
      int outer = i / card->n_inner;
      int inner = i % card->n_inner;
      FoveaGridContent content = get_slice (self, card, &all, outer, inner);
      FoveaItem *item
          = fovea_layout_add_grid (self->layout, panel, &content,
                                   x + i % card->n_across * pitch_x,
                                   y + i / card->n_across * pitch_y, card->cell_pt);

      item->grid.size_pt = all.size_pt;
      item->grid.max_chars = all.max_chars;
      item->tag = (FoveaTag){ .kind = card->layer > 0 ? FOVEA_TAG_WEIGHT : FOVEA_TAG_COMPOSED,
                              .layer = card->layer,
                              .cell = { .stage = card->first_inner + inner,
                                        .channel = card->first_outer + outer } };
    }
}

static void
add_curve (Kernels    *self,
           const FoveaKernelCard *card,
           int         panel,
           double      y)
{
  double side = fovea_layout_get_space (self->layout, 80);
  FoveaItem *item
      = fovea_scene_add (self->layout->scene, FOVEA_ITEM_CURVE, FOVEA_ROLE_INK, panel,
                         card->x + floor ((card->width - side) / 2), y, side, side);

  item->line_pt = 2 * self->layout->growth;
  item->curve.activation = card->options->activation;
  item->curve.slope = card->options->slope;
}

// What was added from the item @first on is a note, perhaps of a page.
static void
tag_page (FoveaLayout *layout,
          const FoveaKernelCard *card,
          guint        note,
          int          first)
{
  for (int page = 0; page < card->n_pages; page++)
    for (int i = first; card->pages[page].note == note && i < fovea_scene_get_n_items (layout->scene);
         i++)
      fovea_scene_edit_item (layout->scene, i)->tag
          = (FoveaTag){ .kind = FOVEA_TAG_CHANNEL, .cell = card->pages[page].next };
}

static void
add_card (Kernels    *self,
          const FoveaKernelCard *card)
{
  FoveaLayout *layout = self->layout;
  int panel = fovea_scene_add_panel (layout->scene, FOVEA_PANEL_BASE, NULL);
  double padding = get_padding (self);
  double title_pt = fovea_layout_get_title_pt (layout);
  double inner = card->width - 2 * padding;
  double y = card->y + padding;

  fovea_layout_add_card (layout, panel, card->x, card->y, card->width, card->height)->tag.layer
      = card->layer;
  FoveaItem *title = fovea_layout_add_text (layout, panel, card->title, title_pt,
                                            FOVEA_ROLE_INK, card->x + padding, y, inner);
  title->text.weight = FOVEA_WEIGHT_BOLD;
  y += fovea_layout_get_line_pt (title_pt);
  for (guint i = 0; i < card->notes->len; i++)
    {
      int first = fovea_scene_get_n_items (layout->scene);

      y = fovea_layout_add_paragraph (layout, panel, g_ptr_array_index (card->notes, i),
                                      fovea_layout_get_small_pt (layout), FOVEA_WEIGHT_NORMAL,
                                      card->notes_role, card->x + padding, y, inner);
      tag_page (layout, card, i, first);
    }
  y += fovea_layout_get_space (layout, 8) + floor (card->extra / 2);
  if (card->kernels != NULL)
    add_slices (self, card, panel, y);
  else if (card->options != NULL && card->options->kind == FOVEA_LAYER_ACTIVATION)
    add_curve (self, card, panel, y);
}

/**
 * fovea_layout_kernels:
 * @self: a layout with its scene, subject and options
 *
 * Lays out the kernels view and sets the figure's size.
 */
void
fovea_layout_kernels (FoveaLayout *self)
{
  double height = fovea_layout_set_page (self, FOVEA_PAGE_WIDTH_PT, FOVEA_PAGE_HEIGHT_PT);
  double width = self->width_pt - 2 * self->margin_pt;
  double room = height - 2 * self->margin_pt;
  double legible = LEGIBLE_CELL_PT * self->growth;
  g_autoptr (GArray) cards = fovea_layout_make_kernel_cards (self);
  Kernels kernels = { .layout = self, .cards = cards };

  fit (&kernels, width, room, MAX_CELL_PT * self->growth);
  if (kernels.cell_pt < legible)
    fit (&kernels, width, INFINITY, legible);

  double spare = self->options->has_size ? floor (MAX (0, room - kernels.height) / 2) : 0;
  flow (&kernels, self->margin_pt, self->margin_pt + spare, width);
  align_lines (&kernels, self->margin_pt, width);
  for (guint i = 0; i < cards->len; i++)
    add_card (&kernels, &g_array_index (cards, FoveaKernelCard, i));
  if (cards->len == 0)
    {
      int panel = fovea_scene_add_panel (self->scene, FOVEA_PANEL_BASE, NULL);
      fovea_layout_add_text (self, panel, _ ("There is no layer yet"),
                             fovea_layout_get_body_pt (self), FOVEA_ROLE_INK_DIM,
                             self->margin_pt, self->margin_pt, width);
    }

  double line_pt = fovea_layout_get_line_pt (fovea_layout_get_body_pt (self));
  self->height_pt = MAX (2 * self->margin_pt + MAX (kernels.height, line_pt),
                         self->options->has_size ? height : 0);
}
