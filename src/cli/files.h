// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Files that are made whole before any is written.

#pragma once

#include <gio/gio.h>
#include <stdbool.h>

G_BEGIN_DECLS

GArray *fovea_files_new   (void);
void    fovea_files_add   (GArray      *self,
                           const char  *name,
                           GBytes      *bytes);
bool    fovea_files_write (GArray      *self,
                           GError     **error);

G_END_DECLS
