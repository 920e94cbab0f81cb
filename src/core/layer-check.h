// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The checks that fovea_layer_new() makes.

#pragma once

#include "core/layer.h"

G_BEGIN_DECLS

bool fovea_layer_check_options (const FoveaLayerOptions *options,
                                GError                 **error);

G_END_DECLS
