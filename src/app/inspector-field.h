// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The receptive field: every stage, the recurrence step by step, the closed form.

#pragma once

#include "app/inspector-section.h"

G_BEGIN_DECLS

#define FOVEA_TYPE_INSPECTOR_FIELD (fovea_inspector_field_get_type ())
G_DECLARE_FINAL_TYPE (FoveaInspectorField, fovea_inspector_field, FOVEA, INSPECTOR_FIELD, FoveaInspectorSection)

G_END_DECLS
