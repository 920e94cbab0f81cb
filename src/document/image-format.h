// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which format a picture has, by its first bytes or its name, and whether there is a decoder for it.

#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

typedef struct _FoveaImageFormat FoveaImageFormat;

const FoveaImageFormat *fovea_image_format_find         (GBytes                 *bytes);
const char             *fovea_image_format_get_decoder  (const FoveaImageFormat *self,
                                                         GError                **error);
bool                    fovea_image_format_is_named     (const char             *name);
char                  **fovea_image_format_dup_suffixes (void);
bool                    fovea_image_format_find_size    (const FoveaImageFormat *self,
                                                         GBytes                 *bytes,
                                                         int                    *n_columns,
                                                         int                    *n_rows);
bool                    fovea_image_format_has_rows     (const FoveaImageFormat *self);
bool                    fovea_image_format_is_whole     (const FoveaImageFormat *self,
                                                         GBytes                 *bytes);

G_END_DECLS
