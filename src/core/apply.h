// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One layer applied to one stage: the numbers of any box of its output.

#pragma once

#include "core/network.h"

G_BEGIN_DECLS

bool  fovea_apply_layer      (const FoveaNetwork *network,
                              int                 layer,
                              const FoveaTensor  *input,
                              FoveaBox            box,
                              float              *output,
                              GError            **error);
float fovea_apply_activation (const FoveaLayer   *layer,
                              float               value);

G_END_DECLS
