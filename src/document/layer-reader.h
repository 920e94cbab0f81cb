// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One layer of a document, and where it stands, out of parsed JSON.

#pragma once

#include "document/content-private.h"

G_BEGIN_DECLS

FoveaPlace *fovea_layer_reader_read (json_t  *json,
                                     int      number,
                                     GError **error);

G_END_DECLS
