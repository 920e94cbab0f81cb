// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The cost of the layers beside that of the one kernel, here and as the input grows.

#pragma once

#include "app/inspector-section.h"

G_BEGIN_DECLS

#define FOVEA_TYPE_INSPECTOR_COST (fovea_inspector_cost_get_type ())
G_DECLARE_FINAL_TYPE (FoveaInspectorCost, fovea_inspector_cost, FOVEA, INSPECTOR_COST, FoveaInspectorSection)

G_END_DECLS
