// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The cards of the kernels view: which kernels are on each, and in how many columns.

#include "figure/describe.h"
#include "figure/layout-kernels.h"

#include <glib/gi18n.h>
#include <math.h>

#define MAX_SHOWN 8  // rows and columns of kernels
#define MAX_COLUMN 3 // kernels of one input channel, one above the other

static void
clear_card (FoveaKernelCard *card)
{
  g_free (card->title);
  g_ptr_array_unref (card->notes);
}

// The page of @n that the channel in front of a stage is on; the last is as full as the others.
static int
find_first (const FoveaLayout *self,
            int                stage,
            int                n)
{
  int page = fovea_layout_get_front (self, stage) % n / MAX_SHOWN;
  return CLAMP (page * MAX_SHOWN, 0, MAX (0, n - MAX_SHOWN));
}

// Says which channels of a stage are seen. A click there brings the next ones.
static void
add_page (const FoveaLayout *self,
          FoveaKernelCard   *card,
          FoveaCell          first, // the first channel of the stage, or of the group in front
          int                at,
          int                n)
{
  g_autofree char *stage = fovea_describe_stage (self->network, first.stage);
  FoveaKernelPage *page = &card->pages[card->n_pages++];

  page->note = card->notes->len;
  page->next = first;
  page->next.channel += at + MAX_SHOWN < n ? at + MAX_SHOWN : 0;
  // Translators: which channels of a map the kernels are of; the map is "Input" or "Map 1"
  g_ptr_array_add (card->notes,
                   g_strdup_printf (_ ("%s: channels %d–%d of %d"), stage, first.channel + at,
                                    first.channel + at + MAX_SHOWN - 1,
                                    fovea_network_get_shape (self->network, first.stage)
                                        .n_channels));
}

// Many kernels of a single input channel stand in a block rather than in a tower.
static int
get_n_across (int n_outer)
{
  int least = (int) ceil (sqrt (n_outer));

  if (n_outer <= MAX_COLUMN)
    return 1;
  for (int across = least; across < 2 * least && across < n_outer; across++)
    {
      if (n_outer % across == 0)
        return across;
    }

  return least;
}

// Which kernels are seen where there are more than have room: those of the channels in front.
static void
choose_kernels (const FoveaLayout *self,
                FoveaKernelCard   *card)
{
  bool is_transposed = card->options->kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION;
  int n_outer = fovea_kernels_get_n_outer (card->kernels);
  int n_inner = fovea_kernels_get_n_inner (card->kernels);
  int after = card->layer > 0 ? card->layer : self->n_stages - 1;
  int before = MAX (0, card->layer - 1);
  FoveaCell outer = { .stage = is_transposed ? before : after };
  FoveaCell inner = { .stage = is_transposed ? after : before };
  card->n_outer = MIN (n_outer, MAX_SHOWN);
  card->n_inner = MIN (n_inner, MAX_SHOWN);
  card->first_outer = find_first (self, outer.stage, n_outer);
  card->first_inner = find_first (self, inner.stage, n_inner);
  inner.channel = fovea_layout_get_front (self, inner.stage) / n_inner * n_inner;
  if (n_outer > MAX_SHOWN)
    add_page (self, card, outer, card->first_outer, n_outer);
  if (n_inner > MAX_SHOWN)
    add_page (self, card, inner, card->first_inner, n_inner);
  card->n_across = card->n_inner > 1 ? card->n_inner : get_n_across (card->n_outer);
  card->n_down = (card->n_outer * card->n_inner + card->n_across - 1) / card->n_across;
}

static void
set_kernels (const FoveaLayout *self,
             FoveaKernelCard   *card)
{
  if (card->kernels == NULL)
    return;

  g_ptr_array_insert (card->notes, 0,
                      g_strdup_printf ("%d × %d", fovea_kernels_get_n_rows (card->kernels),
                                       fovea_kernels_get_n_columns (card->kernels)));
  if (self->options->flips_kernels)
    g_ptr_array_insert (card->notes, 1, g_strdup (_ ("flipped")));
  choose_kernels (self, card);
}

static void
append_layer (const FoveaLayout *self,
              GArray            *cards,
              int                layer)
{
  FoveaLayer *at = fovea_network_get_layer (self->network, layer);
  FoveaKernelCard card = {
    .layer = layer,
    .kernels = fovea_layer_get_weights (at),
    .options = fovea_layer_get_options (at),
    .title = fovea_layout_get_layer_title (self, layer),
    .notes = fovea_layout_get_layer_notes (at),
    .notes_role = FOVEA_ROLE_INK_DIM,
  };

  set_kernels (self, &card);
  g_array_append_val (cards, card);
}

static void
append_composed (const FoveaLayout *self,
                 GArray            *cards)
{
  const FoveaComposition *composition = self->subject->composition;
  FoveaLayer *layer = composition != NULL ? fovea_composition_get_layer (composition) : NULL;
  FoveaKernelCard card = { .layer = 0, .notes_role = FOVEA_ROLE_INK_DIM };

  if (composition == NULL || fovea_network_get_n_layers (self->network) < 2)
    return;

  card.notes = g_ptr_array_new_with_free_func (g_free);
  if (layer != NULL)
    {
      card.kernels = fovea_layer_get_weights (layer);
      card.options = fovea_layer_get_options (layer);
      card.title = fovea_layout_get_product (self->network);
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
  g_array_append_val (cards, card);
}

/**
 * fovea_layout_make_kernel_cards:
 * @self: a layout with its scene, subject and options
 *
 * Returns: (transfer full) (element-type FoveaKernelCard): a card a layer, and that of the one
 *   kernel, or of why there is none, if there are several layers; nothing is measured or placed yet
 */
GArray *
fovea_layout_make_kernel_cards (FoveaLayout *self)
{
  GArray *cards = g_array_new (FALSE, FALSE, sizeof (FoveaKernelCard));

  g_array_set_clear_func (cards, (GDestroyNotify) clear_card);
  for (int layer = 1; layer < self->n_stages; layer++)
    append_layer (self, cards, layer);
  append_composed (self, cards);

  return cards;
}
