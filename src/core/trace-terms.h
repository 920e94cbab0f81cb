// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The products in one cell's sum, as the kernels take them. For trace.c.

#pragma once

#include "core/trace.h"

G_BEGIN_DECLS

FoveaTerm *fovea_terms_new (const FoveaEvaluation *evaluation,
                            FoveaCell              cell,
                            FoveaRange             channels,
                            int                   *n_terms);

G_END_DECLS
