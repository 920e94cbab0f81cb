// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Ramps of colour for the cells of maps.

#pragma once

#include "figure/theme.h"

G_BEGIN_DECLS

FoveaColor fovea_ramp_get_color (FoveaRamp ramp,
                                    bool         is_dark,
                                    bool         is_signed,
                                    double       share);

G_END_DECLS
