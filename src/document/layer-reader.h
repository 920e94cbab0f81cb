// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One layer of a document out of parsed JSON.

#pragma once

#include "core/layer.h"

#include <jansson.h>

G_BEGIN_DECLS

FoveaLayer *fovea_layer_reader_read (json_t  *json,
                                     int      number,
                                     json_t **unknown,
                                     GError **error);

G_END_DECLS
