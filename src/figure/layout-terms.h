// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The terms of a cell's sum.

#pragma once

#include "figure/figure.h"

G_BEGIN_DECLS

// A product: a cell's number with its weight, or its coefficient through all layers.
typedef struct
{
  double factor;
  double input;
  FoveaCell cell;
  bool is_padding;
  int number; // of the trace's terms, from 0
} FoveaSumTerm;

GArray *fovea_sum_terms_new_step (FoveaTrace         *trace);
GArray *fovea_sum_terms_new_all  (FoveaTrace         *trace);
char   *fovea_sum_term_format    (const FoveaSumTerm *term,
                                  FoveaSumDepth       depth,
                                  FoveaLayerKind      kind,
                                  FoveaNumbers        numbers);

G_END_DECLS
