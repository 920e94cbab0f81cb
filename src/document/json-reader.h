// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Typed values out of parsed JSON. An error is FOVEA_FILE_ERROR_CONTENT and names the
// place.

#pragma once

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

G_BEGIN_DECLS

#define FOVEA_JSON_MAX_DIMENSIONS 4

json_t     *fovea_json_parse        (GBytes     *bytes,
                                     GError    **error);
char       *fovea_json_describe     (json_t     *json);
const char *fovea_json_read_string  (json_t     *json,
                                     const char *place,
                                     GError    **error);
bool        fovea_json_read_int     (json_t     *json,
                                     const char *place,
                                     int        *value,
                                     GError    **error);
bool        fovea_json_read_float   (json_t     *json,
                                     const char *place,
                                     float      *value,
                                     GError    **error);
bool        fovea_json_read_pair    (json_t     *json,
                                     const char *place,
                                     int         pair[2],
                                     GError    **error);
float      *fovea_json_read_grid    (json_t     *json,
                                     const char *place,
                                     int        *lengths,
                                     int         n_dimensions,
                                     GError    **error);
json_t     *fovea_json_dup_unknown  (json_t            *json,
                                     const char *const *known);

G_END_DECLS
