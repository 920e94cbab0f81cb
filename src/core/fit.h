// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A layer where it is applied: the network holds one for each of its layers.

#pragma once

#include "core/layer.h"

G_BEGIN_DECLS

typedef struct
{
  FoveaAxis axes[2]; // by FoveaDimension
  FoveaShape shape;  // of the stage that the layer makes
} FoveaFit;

bool fovea_fit_init (FoveaFit         *self,
                     const FoveaLayer *layer,
                     FoveaShape        shape_in,
                     GError          **error);

G_END_DECLS
