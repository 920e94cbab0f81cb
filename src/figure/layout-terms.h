// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The terms of the selected cell's sum.

#pragma once

#include "figure/layout.h"

G_BEGIN_DECLS

// A product: a cell's number with its weight, or its coefficient through all layers.
typedef struct
{
  double factor;
  double input;
  FoveaCell cell;
  bool is_padding;
} FoveaSumTerm;

GArray *fovea_sum_terms_new_step (const FoveaLayout  *self);
GArray *fovea_sum_terms_new_all  (const FoveaLayout  *self);
char   *fovea_sum_term_format    (const FoveaLayout  *self,
                                  const FoveaSumTerm *term,
                                  FoveaLayerKind      kind);

G_END_DECLS
