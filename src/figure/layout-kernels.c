// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The kernels view: a card a layer with all its kernels, a row an output channel and a column an
// input channel, and last the card of the one kernel that they make together.

#include "figure/describe.h"
#include "figure/layout.h"
#include "figure/number.h"
#include "figure/type.h"

#include <glib/gi18n.h>
#include <math.h>

#define MAX_CELL_PT 46.0
#define LEGIBLE_CELL_PT 20.0
#define PADDING_PT 16.0
#define MAX_SHOWN 8 // rows and columns of kernels
#define LEAST_INNER_PT 110.0

// The note that says which channels are seen.
typedef struct
{
  guint note;
  FoveaCell next; // in the first channel that would be seen after these
} Page;

typedef struct
{
  int layer;             // 0: the composed one
  FoveaKernels *kernels; // (nullable) borrowed
  const FoveaLayerOptions *options;
  char *title;           // (owned)
  GPtrArray *notes;      // (owned) lines
  FoveaRole notes_role;
  int n_outer;           // shown
  int n_inner;
  int first_outer;       // the first of them
  int first_inner;
  Page pages[2];         // of those that are too many to be shown at once
  int n_pages;
  double width;          // of the card
  double height;
  double extra;          // of the height, as others in its line are higher
  double x;
  double y;
} Card;

typedef struct
{
  FoveaLayout *layout;
  GArray *cards;
  double cell_pt;
  double height;
} Kernels;

static void
clear_card (Card *card)
{
  g_free (card->title);
  g_ptr_array_unref (card->notes);
}

// The page of @n that the channel in front of a stage is on; the last is as full as the others.
static int
find_first (const Kernels *self,
            int            stage,
            int            n)
{
  int page = fovea_layout_get_front (self->layout, stage) % n / MAX_SHOWN;
  return CLAMP (page * MAX_SHOWN, 0, MAX (0, n - MAX_SHOWN));
}

// Says which channels of a stage are seen. A click there brings the next ones.
static void
add_page (const Kernels *self,
          Card          *card,
          FoveaCell      first, // the first channel of the stage, or of the group that is in front
          int            at,
          int            n)
{
  g_autofree char *stage = fovea_describe_stage (self->layout->network, first.stage);
  Page *page = &card->pages[card->n_pages++];

  page->note = card->notes->len;
  page->next = first;
  page->next.channel += at + MAX_SHOWN < n ? at + MAX_SHOWN : 0;
  // Translators: which channels of a map the kernels are of; the map is "Input" or "Map 1"
  g_ptr_array_add (card->notes,
                   g_strdup_printf (_ ("%s: channels %d–%d of %d"), stage, first.channel + at,
                                    first.channel + at + MAX_SHOWN - 1,
                                    fovea_network_get_shape (self->layout->network, first.stage)
                                        .n_channels));
}

// Which kernels are seen where there are more than have room: those of the channels in front.
static void
choose_kernels (const Kernels *self,
                Card          *card)
{
  const FoveaLayout *layout = self->layout;
  bool is_transposed = card->options->kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION;
  int n_outer = fovea_kernels_get_n_outer (card->kernels);
  int n_inner = fovea_kernels_get_n_inner (card->kernels);
  int after = card->layer > 0 ? card->layer : layout->n_stages - 1;
  int before = MAX (0, card->layer - 1);
  FoveaCell outer = { .stage = is_transposed ? before : after };
  FoveaCell inner = { .stage = is_transposed ? after : before };
  card->n_outer = MIN (n_outer, MAX_SHOWN);
  card->n_inner = MIN (n_inner, MAX_SHOWN);
  card->first_outer = find_first (self, outer.stage, n_outer);
  card->first_inner = find_first (self, inner.stage, n_inner);
  inner.channel = fovea_layout_get_front (layout, inner.stage) / n_inner * n_inner;
  if (n_outer > MAX_SHOWN)
    add_page (self, card, outer, card->first_outer, n_outer);
  if (n_inner > MAX_SHOWN)
    add_page (self, card, inner, card->first_inner, n_inner);
}

static void
set_kernels (const Kernels *self,
             Card          *card)
{
  if (card->kernels == NULL)
    return;

  g_ptr_array_insert (card->notes, 0,
                      g_strdup_printf ("%d × %d", fovea_kernels_get_n_rows (card->kernels),
                                       fovea_kernels_get_n_columns (card->kernels)));
  if (self->layout->options->flips_kernels)
    g_ptr_array_insert (card->notes, 1, g_strdup (_ ("flipped")));
  choose_kernels (self, card);
}

static void
append_layer (Kernels *self,
              int      layer)
{
  FoveaLayer *at = fovea_network_get_layer (self->layout->network, layer);
  Card card = {
    .layer = layer,
    .kernels = fovea_layer_get_weights (at),
    .options = fovea_layer_get_options (at),
    .title = fovea_layout_get_layer_title (self->layout, layer),
    .notes = fovea_layout_get_layer_notes (at),
    .notes_role = FOVEA_ROLE_INK_DIM,
  };

  set_kernels (self, &card);
  g_array_append_val (self->cards, card);
}

static void
append_composed (Kernels *self)
{
  const FoveaComposition *composition = self->layout->subject->composition;
  FoveaLayer *layer = composition != NULL ? fovea_composition_get_layer (composition) : NULL;
  Card card = { .layer = 0, .notes_role = FOVEA_ROLE_INK_DIM };

  if (composition == NULL || fovea_network_get_n_layers (self->layout->network) < 2)
    return;

  card.notes = g_ptr_array_new_with_free_func (g_free);
  if (layer != NULL)
    {
      card.kernels = fovea_layer_get_weights (layer);
      card.options = fovea_layer_get_options (layer);
      card.title = fovea_layout_get_product (self->layout->network);
      g_ptr_array_unref (card.notes);
      card.notes = fovea_layout_get_layer_notes (layer);
      set_kernels (self, &card);
    }
  else
    {
      card.title = g_strdup (_ ("No single kernel does this"));
      card.notes_role = FOVEA_ROLE_BAD;
      g_ptr_array_add (card.notes, g_strdup (fovea_composition_get_reason (composition)));
    }
  g_array_append_val (self->cards, card);
}

static double
get_gap (const Kernels *self)
{
  return MAX (4, round (self->cell_pt * 0.35));
}

static double
get_padding (const Kernels *self)
{
  return fovea_layout_get_space (self->layout, PADDING_PT);
}

// What a card is wide and high enough for: its notes are broken into lines in its width.
static void
measure_card (Kernels *self,
              Card    *card,
              double   most_width)
{
  const FoveaLayout *layout = self->layout;
  double title_pt = fovea_layout_get_title_pt (layout);
  double small_pt = fovea_layout_get_small_pt (layout);
  double inner = fovea_type_estimate_width (card->title, title_pt, FOVEA_WEIGHT_BOLD);
  double height = fovea_layout_get_line_pt (title_pt);

  inner = MAX (inner, fovea_layout_get_space (layout, LEAST_INNER_PT));
  if (card->kernels == NULL && card->notes->len > 0)
    inner = MAX (inner, fovea_layout_get_space (layout, 240));
  if (card->kernels != NULL)
    {
      int n_rows = fovea_kernels_get_n_rows (card->kernels);
      int n_columns = fovea_kernels_get_n_columns (card->kernels);
      inner = MAX (inner, card->n_inner * n_columns * self->cell_pt
                              + (card->n_inner - 1) * get_gap (self));
      height += card->n_outer * n_rows * self->cell_pt + (card->n_outer - 1) * get_gap (self)
                + fovea_layout_get_space (layout, 8);
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
      Card *card = &g_array_index (self->cards, Card, i);
      measure_card (self, card, width);
      if (card->kernels != NULL
          && card->n_inner * fovea_kernels_get_n_columns (card->kernels) * self->cell_pt
                     + (card->n_inner - 1) * get_gap (self)
                 > card->width - 2 * get_padding (self))
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

// Cards of one line are equally high and the lines stand in the middle.
static void
align_lines (Kernels *self,
             double   x,
             double   width)
{
  for (guint first = 0; first < self->cards->len;)
    {
      guint past = first;
      double height = 0, right = 0;
      double y = g_array_index (self->cards, Card, first).y;
      while (past < self->cards->len && g_array_index (self->cards, Card, past).y == y)
        {
          const Card *card = &g_array_index (self->cards, Card, past++);
          height = MAX (height, card->height);
          right = card->x + card->width;
        }
      for (guint i = first; i < past; i++)
        {
          Card *card = &g_array_index (self->cards, Card, i);
          card->extra = height - card->height;
          card->height = height;
          card->x += floor (MAX (0, x + width - right) / 2);
        }
      first = past;
    }
}

// All weights of a card, of which a slice is a part.
static FoveaGridContent
get_all (const Card *card)
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
           const Card             *card,
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
            const Card       *card,
            FoveaGridContent *all)
{
  all->size_pt = INFINITY;
  all->max_chars = FOVEA_NUMBER_LENGTH;
  for (int i = 0; i < card->n_outer * card->n_inner; i++)
    {
      FoveaGridContent content
          = get_slice (self, card, all, i / card->n_inner, i % card->n_inner);

      fovea_layout_set_numbers (self->layout, &content, self->cell_pt);
      all->size_pt = MIN (all->size_pt, content.size_pt);
      all->max_chars = MIN (all->max_chars, content.max_chars);
    }
}

static void
add_slices (Kernels    *self,
            const Card *card,
            int         panel,
            double      y)
{
  FoveaGridContent all = get_all (card);
  double pitch_x = all.n_columns * self->cell_pt + get_gap (self);
  double pitch_y
      = fovea_kernels_get_n_rows (card->kernels) * self->cell_pt + get_gap (self);
  double width = card->n_inner * pitch_x - get_gap (self);
  double x = card->x + floor ((card->width - width) / 2);

  fit_slices (self, card, &all);
  for (int i = 0; i < card->n_outer * card->n_inner; i++)
    {
      int outer = i / card->n_inner;
      int inner = i % card->n_inner;
      FoveaGridContent content = get_slice (self, card, &all, outer, inner);
      FoveaItem *item
          = fovea_layout_add_grid (self->layout, panel, &content, x + inner * pitch_x,
                                   y + outer * pitch_y, self->cell_pt);

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
           const Card *card,
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
          const Card  *card,
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
          const Card *card)
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
  g_autoptr (GArray) cards = g_array_new (FALSE, FALSE, sizeof (Card));
  Kernels kernels = { .layout = self, .cards = cards };

  g_array_set_clear_func (cards, (GDestroyNotify) clear_card);
  for (int layer = 1; layer < self->n_stages; layer++)
    append_layer (&kernels, layer);
  append_composed (&kernels);
  fit (&kernels, width, room, MAX_CELL_PT * self->growth);
  if (kernels.cell_pt < legible)
    fit (&kernels, width, INFINITY, legible);

  double spare = self->options->has_size ? floor (MAX (0, room - kernels.height) / 2) : 0;
  flow (&kernels, self->margin_pt, self->margin_pt + spare, width);
  align_lines (&kernels, self->margin_pt, width);
  for (guint i = 0; i < cards->len; i++)
    add_card (&kernels, &g_array_index (cards, Card, i));
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
