// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The factoriser: a kernel of one's own as the best product of two smaller ones.

#pragma once

#include "app/inspector-section.h"

G_BEGIN_DECLS

#define FOVEA_TYPE_INSPECTOR_FACTOR (fovea_inspector_factor_get_type ())
G_DECLARE_FINAL_TYPE (FoveaInspectorFactor, fovea_inspector_factor, FOVEA, INSPECTOR_FACTOR,
                      FoveaInspectorSection)

bool fovea_inspector_factor_is_busy (FoveaInspectorFactor *self);

G_END_DECLS
