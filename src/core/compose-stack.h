// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Folding a linear stack into one layer, or saying which layer stands in the way.

#pragma once

#include "core/network.h"

G_BEGIN_DECLS

FoveaLayer *fovea_stack_compose       (const FoveaNetwork *network,
                                       int                *obstacle,
                                       char              **reason);
bool        fovea_stack_find_obstacle (const FoveaNetwork *network,
                                       int                *obstacle,
                                       char              **reason);
const char *fovea_stack_get_obstacle_name (const FoveaLayer *layer);

G_END_DECLS
