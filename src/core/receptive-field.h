// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The receptive field of a stage by the closed form: size, effective stride, effective padding.
// A bounding box only: what one cell really sees is in its trace.

#pragma once

#include "core/network.h"

G_BEGIN_DECLS

// Along one axis, in input cells. Output u sees [start + u * stride, start + u * stride + size - 1],
// start = -padding. Whole numbers unless a transposed convolution is in the stack.
typedef struct
{
  double size;
  double stride;
  double padding;
} FoveaReceptiveField;

FoveaReceptiveField fovea_receptive_field_get        (const FoveaNetwork        *network,
                                                      int                        stage,
                                                      FoveaDimension             dimension);
double              fovea_receptive_field_get_centre (const FoveaReceptiveField *self,
                                                      int                        index);

G_END_DECLS
