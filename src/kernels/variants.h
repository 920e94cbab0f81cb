// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The variants that kernels.c chooses from. Which of them are built depends on the
// processor family; scalar always is.

#pragma once

#include "kernels/kernels.h"

void fovea_scalar_convolve_row (const FoveaRowJob *job,
                                float             *output,
                                size_t             n_outputs);
void fovea_avx2_convolve_row   (const FoveaRowJob *job,
                                float             *output,
                                size_t             n_outputs);
void fovea_avx512_convolve_row (const FoveaRowJob *job,
                                float             *output,
                                size_t             n_outputs);
