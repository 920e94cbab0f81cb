// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Along one axis: which cells are used, and in how many ways. Folding layer by layer,
// backwards for what a cell sees, forwards for what it reaches. A cell's path count is
// its row's times its column's.

#pragma once

#include "core/stencil.h"

G_BEGIN_DECLS

// Cells used, from the first to the last. Counts are doubles: exact to 2^53, rounded
// beyond.
typedef struct
{
  FoveaRange range; // (0, 0) when empty
  double *counts;   // (owned): an index of the range; 0: a hole
} FoveaPaths;

FoveaPaths fovea_paths_new_single (int               index);
FoveaPaths fovea_paths_new_back   (const FoveaPaths *out,
                                   const FoveaAxis  *axis);
FoveaPaths fovea_paths_new_forth  (const FoveaPaths *in,
                                   const FoveaAxis  *axis);
void       fovea_paths_clear      (FoveaPaths       *self);

G_END_DECLS
