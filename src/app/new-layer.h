// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a layer begins as when it is added.

#pragma once

#include "core/layer.h"

G_BEGIN_DECLS

FoveaLayer *fovea_new_layer (const char *nick,
                             FoveaShape  shape,
                             GError    **error);

G_END_DECLS
