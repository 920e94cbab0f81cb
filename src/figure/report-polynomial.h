// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Kernels as polynomials: composing layers multiplies them, 1 2 3 2 1 = (1 1 1)².

#pragma once

#include "core/compose.h"
#include "figure/report.h"

G_BEGIN_DECLS

int          fovea_report_get_rank        (const FoveaKernels     *kernels);
FoveaReport *fovea_report_new_polynomials (const FoveaNetwork     *network,
                                           const FoveaComposition *composition);

G_END_DECLS
