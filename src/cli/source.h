// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Files that are no documents, or not yet known to be: their bytes, and what these are.

#pragma once

#include <gio/gio.h>
#include <stdbool.h>

G_BEGIN_DECLS

GBytes *fovea_source_read        (const char  *name,
                                  GError     **error);
void    fovea_source_prefix_error (const char  *name,
                                  GError     **error);
bool    fovea_source_is_document (GBytes      *bytes);

G_END_DECLS
