// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Parts of figures of convolution arithmetic.

#pragma once

#include "figure/arithmetic.h"
#include "figure/scene.h"

G_BEGIN_DECLS

void fovea_layout_add_arithmetic_numbers (FoveaScene            *scene,
                                          int                    panel,
                                          const FoveaArithmetic *arithmetic,
                                          int                    step,
                                          double                 cell_pt,
                                          const double           plane[2],
                                          const double           above[2]);
FoveaRange fovea_layout_get_tapped (const FoveaArithmetic *arithmetic,
                                    int                    axis,
                                    int                    out);

G_END_DECLS
