// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One layer applied to one stage: the numbers of any box of its output.

#pragma once

#include "core/network.h"
#include "core/progress.h"

G_BEGIN_DECLS

// What to apply to what.
typedef struct
{
  const FoveaNetwork *network;
  int layer;                // from 1
  const FoveaTensor *input; // the stage before it
  FoveaBox box;             // the cells wanted of the stage it makes; not empty
  FoveaProgress *progress;  // (nullable)
} FoveaApplication;

bool   fovea_apply_layer      (const FoveaApplication *self,
                               float                  *output,
                               GError                **error);
double fovea_apply_estimate   (const FoveaNetwork     *network,
                               int                     layer,
                               FoveaBox                box);
float  fovea_apply_activation (const FoveaLayer       *layer,
                               float                   value);

G_END_DECLS
