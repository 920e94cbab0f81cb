// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the sources of explaining share: explain.c (what stands at a place), explain-card.c
// (cards), explain-number.c (cells, weights, terms), explain-parts.c (a walk through all), explain-view.c
// (views, charts, frames).

#pragma once

#include "figure/explain.h"
#include "figure/scene.h"

G_BEGIN_DECLS

// What was found at a place.
typedef struct
{
  const FoveaScene *scene;
  const FoveaSubject *subject;
  FoveaView view;
  const FoveaItem *item;
  int row; // of the item's cells
  int column;
  FoveaTag tag;
} FoveaHit;

FoveaExplanation *fovea_explanation_new      (const char     *title,
                                              char           *text,
                                              const char     *page);
char             *fovea_explain_join         (char           *first,
                                              char           *second);
int               fovea_explain_find_stage   (const FoveaHit *hit);
bool              fovea_explain_find_item    (FoveaHit       *hit,
                                              double          x,
                                              double          y);

const FoveaItem  *fovea_explain_find_card    (const FoveaHit  *hit);
FoveaExplanation *fovea_explain_card         (const FoveaHit  *hit,
                                              const FoveaItem *card);

FoveaExplanation *fovea_explain_cell         (const FoveaHit *hit);
FoveaExplanation *fovea_explain_paths        (const FoveaHit *hit);
FoveaExplanation *fovea_explain_weight       (const FoveaHit *hit);
FoveaExplanation *fovea_explain_composed     (const FoveaHit *hit);
FoveaExplanation *fovea_explain_term         (const FoveaHit *hit);
FoveaExplanation *fovea_explain_padding      (const FoveaHit *hit);
char             *fovea_explain_equality     (const FoveaHit *hit);

FoveaExplanation *fovea_explain_stage        (const FoveaHit *hit);
FoveaExplanation *fovea_explain_channel      (const FoveaHit *hit);
FoveaExplanation *fovea_explain_layer        (const FoveaHit *hit);
FoveaExplanation *fovea_explain_one_kernel   (const FoveaHit *hit);
FoveaExplanation *fovea_explain_role         (const FoveaHit *hit);
FoveaExplanation *fovea_explain_chart        (const FoveaHit *hit);

G_END_DECLS
