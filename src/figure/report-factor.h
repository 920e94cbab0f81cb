// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How well two small kernels make up a large one, for each number of hidden channels.

#pragma once

#include "core/factor.h"
#include "figure/report.h"

G_BEGIN_DECLS

GPtrArray   *fovea_report_factorise          (const FoveaKernels       *kernel,
                                              const int                 first_size[2],
                                              GError                  **error);
FoveaReport *fovea_report_new_factorisations (const FoveaKernels       *kernel,
                                              const int                 first_size[2],
                                              GPtrArray                *factorisations);
FoveaReport *fovea_report_new_residual       (const FoveaKernels       *kernel,
                                              const FoveaFactorisation *factorisation,
                                              FoveaNumbers              numbers);
char        *fovea_report_write_dimensions   (const FoveaKernels       *kernel,
                                              const int                 first_size[2]);
char        *fovea_report_write_exactness    (GPtrArray                *factorisations);

G_END_DECLS
