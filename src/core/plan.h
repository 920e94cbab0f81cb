// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Inverse questions: which stack has a wanted receptive field, which input a stack accepts.

#pragma once

#include "core/network.h"

G_BEGIN_DECLS

// A stack of equal kernels. Strides and dilations are taken in turn, again from the first when
// they end.
typedef struct
{
  int kernel_size;
  const int *strides;   // (nullable): all 1
  int n_strides;
  const int *dilations; // (nullable): all 1
  int n_dilations;
} FoveaPlanPattern;

bool fovea_plan_find_depth       (const FoveaPlanPattern *pattern,
                                  double                  field,
                                  int                    *n_layers,
                                  double                 *reached);
bool fovea_plan_find_least_input (FoveaLayer *const      *layers,
                                  int                     n_layers,
                                  int                     n_channels,
                                  FoveaShape             *least,
                                  GError                **error);

G_END_DECLS
