// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The cost of a stack beside that of the one kernel of the same receptive field, as the input
// grows; and where the two cross.

#pragma once

#include "core/cost.h"

G_BEGIN_DECLS

// From a side on, up to the largest looked at, the stack multiplies no more than the one kernel.
typedef struct
{
  int n;           // that side, in cells
  bool is_equal;   // both multiply equally often there
  bool was_dearer; // the stack multiplies more at n - 1; if not, n is the least side accepted
} FoveaCostCrossing;

bool fovea_cost_compare       (const FoveaNetwork *network,
                               int                 n,
                               FoveaCost          *stack,
                               FoveaCost          *single);
bool fovea_cost_find_crossing (const FoveaNetwork *network,
                               int                 most,
                               FoveaCostCrossing  *crossing);
bool fovea_cost_alternates    (const FoveaNetwork *network,
                               int                 most);

G_END_DECLS
