// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the sources of playbacks share: animation.c (order), animation-terms.c (sums that form).

#pragma once

#include "figure/animation.h"

G_BEGIN_DECLS

gint64 fovea_terms_count       (const FoveaNetwork *network,
                                int                 stage);
gint64 fovea_terms_find_window (const FoveaNetwork *network,
                                int                 stage,
                                gint64              number,
                                FoveaStep          *step);
gint64 fovea_terms_find_last   (const FoveaNetwork *network,
                                FoveaCell           cell);

G_END_DECLS
