// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Costs as info and cost write them for programs, with the same keys.

#pragma once

#include "core/cost-curve.h"
#include "document/json-writer.h"

G_BEGIN_DECLS

void fovea_cost_json_add_counts   (FoveaJsonWriter     *writer,
                                   const FoveaCost     *cost);
void fovea_cost_json_add_cost     (FoveaJsonWriter     *writer,
                                   const char          *key,
                                   const FoveaCost     *cost);
void fovea_cost_json_add_crossing (FoveaJsonWriter     *writer,
                                   const FoveaNetwork  *network);
int  fovea_cost_json_get_most     (const FoveaNetwork  *network);

G_END_DECLS
