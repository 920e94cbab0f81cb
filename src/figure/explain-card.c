// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is said of a card: of a layer, of the sum, of the one kernel.

#include "figure/explain-private.h"

#include <glib/gi18n.h>

// The card of a sum holds a sentence at most where it has no terms.
#define MAX_TEXTS_OF_SUM 2

static bool
lies_on (const FoveaItem *card,
         const FoveaItem *item)
{
  double x = item->x + item->width / 2;
  double y = item->y + item->height / 2;

  return x >= card->x && y >= card->y && x < card->x + card->width && y < card->y + card->height;
}

/**
 * fovea_explain_find_card:
 * @hit: anything
 *
 * Returns: (transfer none) (nullable): the card that it lies on
 */
const FoveaItem *
fovea_explain_find_card (const FoveaHit *hit)
{
  for (int i = fovea_scene_get_n_items (hit->scene) - 1; i >= 0; i--)
    {
      const FoveaItem *item = fovea_scene_get_item (hit->scene, i);
      if (item->kind == FOVEA_ITEM_RECT && lies_on (item, hit->item))
        return item;
    }

  return NULL;
}

static bool
card_has (const FoveaHit  *hit,
          const FoveaItem *card,
          FoveaTagKind     kind)
{
  for (int i = 0; i < fovea_scene_get_n_items (hit->scene); i++)
    {
      const FoveaItem *item = fovea_scene_get_item (hit->scene, i);
      if (item->tag.kind == kind && lies_on (card, item))
        return true;
    }

  return false;
}

// Where no kernel stands for the layers, and where nothing is selected, cards hold words alone.
static bool
is_of_sum (const FoveaHit  *hit,
           const FoveaItem *card)
{
  int n_texts = 0;

  for (int i = 0; i < fovea_scene_get_n_items (hit->scene); i++)
    {
      const FoveaItem *item = fovea_scene_get_item (hit->scene, i);
      n_texts += item->kind == FOVEA_ITEM_TEXT && lies_on (card, item);
    }

  return hit->view != FOVEA_VIEW_KERNELS && n_texts <= MAX_TEXTS_OF_SUM;
}

/**
 * fovea_explain_card:
 * @hit: a card, or what lies on one
 * @card: the card
 *
 * Returns: (transfer full): what the card is about
 */
FoveaExplanation *
fovea_explain_card (const FoveaHit  *hit,
                    const FoveaItem *card)
{
  if (card->tag.layer > 0)
    {
      FoveaHit on_card = *hit;
      on_card.tag = card->tag;
      return fovea_explain_layer (&on_card);
    }
  if (!card_has (hit, card, FOVEA_TAG_COMPOSED)
      && (card_has (hit, card, FOVEA_TAG_TERM) || is_of_sum (hit, card)))
    return fovea_explanation_new (
      _ ("The sum"),
      g_strdup (_ ("The selected cell, written out: each term is a weight times a number.")),
      "picture#sum");

  return fovea_explain_one_kernel (hit);
}
