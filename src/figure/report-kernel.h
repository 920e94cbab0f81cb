// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The one kernel in words and tables: whether there is one, whether its output is equal, and what a
// ReLU or padding changes, in numbers.

#pragma once

#include "core/compose.h"
#include "figure/report.h"

G_BEGIN_DECLS

char        *fovea_report_write_composition (FoveaEvaluation        *evaluation,
                                             const FoveaComposition *composition);
FoveaReport *fovea_report_new_kernel        (const char             *title,
                                             const FoveaKernels     *kernels,
                                             int                     outer,
                                             int                     inner,
                                             FoveaNumbers            numbers);
FoveaReport *fovea_report_new_changes       (FoveaEvaluation        *evaluation,
                                             const FoveaComposition *composition);

G_END_DECLS
