// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What options of figures say, as they are typed.

#pragma once

#include "figure/export.h"

G_BEGIN_DECLS

bool fovea_render_parse_number     (const char        *text,
                                    const char        *option,
                                    double             most,
                                    double            *number,
                                    GError           **error);
bool fovea_render_parse_length     (const char        *text,
                                    double            *length_pt,
                                    GError           **error);
bool fovea_render_parse_side       (const char        *text,
                                    const char        *option,
                                    double            *length_pt,
                                    GError           **error);
bool fovea_render_parse_size       (const char        *text,
                                    double            *width_pt,
                                    double            *height_pt,
                                    GError           **error);
bool fovea_render_parse_margin     (const char        *text,
                                    double            *margin_pt,
                                    GError           **error);
bool fovea_render_parse_resolution (const char        *scale_text,
                                    const char        *dpi_text,
                                    double            *scale,
                                    double            *dpi,
                                    GError           **error);
bool fovea_render_parse_text       (const char        *text,
                                    bool              *has_paths,
                                    GError           **error);
bool fovea_render_check_ending     (const char        *output,
                                    FoveaExportFormat  format,
                                    GError           **error);
bool fovea_render_warn_of_font      (const FoveaExportOptions *options);

G_END_DECLS
