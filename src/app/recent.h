// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The documents that were opened or saved last, shared with the desktop.

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void fovea_recent_add    (GFile *file);
void fovea_recent_forget (GFile *file);
void fovea_recent_list   (GMenu *menu);

G_END_DECLS
