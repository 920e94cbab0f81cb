// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Words and numbers in files that people can read.

#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

void  fovea_export_add_number       (GString     *text,
                                     double       number);
char *fovea_export_escape_xml       (const char  *text);
char *fovea_export_escape_tex       (const char  *text);
char *fovea_export_escape_tex_signs (const char  *text);
bool  fovea_export_needs_unicode    (const char  *text);
char *fovea_export_flatten          (const char  *text);

G_END_DECLS
