// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The one kernel: whether there is one, whether it is equal, what changes the output.

#pragma once

#include "app/inspector-section.h"

G_BEGIN_DECLS

#define FOVEA_TYPE_INSPECTOR_COMPOSITION (fovea_inspector_composition_get_type ())
G_DECLARE_FINAL_TYPE (FoveaInspectorComposition, fovea_inspector_composition, FOVEA, INSPECTOR_COMPOSITION, FoveaInspectorSection)

G_END_DECLS
