// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// "What is this?" for every place of a picture, with the numbers that stand there now.

#pragma once

#include "figure/figure.h"

G_BEGIN_DECLS

typedef struct
{
  char *title;
  char *text;       // sentences
  const char *page; // of the help, "page" or "page#section"
} FoveaExplanation;

FoveaExplanation *fovea_explain      (const FoveaFigure  *figure,
                                      const FoveaSubject *subject,
                                      FoveaView           view,
                                      double              x,
                                      double              y);
FoveaExplanation *fovea_explain_view (FoveaView           view);
double           *fovea_explain_list (const FoveaFigure  *figure,
                                      const FoveaSubject *subject,
                                      FoveaView           view,
                                      int                *n_places);
void              fovea_explanation_free (FoveaExplanation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaExplanation, fovea_explanation_free)

G_END_DECLS
