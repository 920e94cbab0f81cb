// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What layers cost: weights, biases, multiplications; and the one kernel that a stack competes with.
// Counts are doubles: exact to 2^53.

#pragma once

#include "core/network.h"

G_BEGIN_DECLS

typedef struct
{
  double n_weights;
  double n_biases;
  double n_multiplications; // taps on padding count, as every implementation multiplies them
  double n_activations;     // cells of the stage made, kept in memory for training
} FoveaCost;

FoveaCost fovea_cost_get_layer  (const FoveaNetwork *network,
                                 int                 layer);
FoveaCost fovea_cost_get_total  (const FoveaNetwork *network);
bool      fovea_cost_get_single (const FoveaNetwork *network,
                                 FoveaCost          *single);

G_END_DECLS
