// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One layer of the backward pass within boxes: from the derivative by the cells that a
// layer made to the derivative by the cells it was made from. For trace.c.

#pragma once

#include "core/evaluation.h"

G_BEGIN_DECLS

// Numbers for the cells of a box: channels × rows × columns, row-major.
typedef struct
{
  FoveaBox box;
  double *values;
} FoveaGradient;

double fovea_gradient_get_derivative (const FoveaLayer      *layer,
                                      float                  x);
bool   fovea_gradient_get_greatest   (const FoveaEvaluation *evaluation,
                                      FoveaCell              cell,
                                      int                   *row,
                                      int                   *column);
void   fovea_gradient_step_back      (const FoveaEvaluation *evaluation,
                                      int                    layer,
                                      const FoveaGradient   *out,
                                      FoveaGradient         *in);
double fovea_gradient_get_remainder  (const FoveaEvaluation *evaluation,
                                      int                    layer,
                                      const FoveaGradient   *out);

G_END_DECLS
