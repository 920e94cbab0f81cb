// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The selected cell: its value, its sum written out, its terms.

#pragma once

#include "app/inspector-section.h"

G_BEGIN_DECLS

#define FOVEA_TYPE_INSPECTOR_CELL (fovea_inspector_cell_get_type ())
G_DECLARE_FINAL_TYPE (FoveaInspectorCell, fovea_inspector_cell, FOVEA, INSPECTOR_CELL, FoveaInspectorSection)

G_END_DECLS
