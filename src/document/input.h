// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The input of a document in JSON: numbers, a NumPy file or a picture.

#pragma once

#include "core/layer.h"
#include "document/json-writer.h"

G_BEGIN_DECLS

extern const char *const fovea_input_keys[]; // NULL-terminated

FoveaTensor *fovea_input_read  (json_t             *json,
                                FoveaLayer *const  *layers,
                                int                 n_layers,
                                GError            **error);
bool         fovea_input_write (FoveaJsonWriter    *writer,
                                const FoveaTensor  *input,
                                GError            **error);

G_END_DECLS
