// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where lessons were left, as text: that is how the preferences keep it.

#pragma once

#include <glib.h>

G_BEGIN_DECLS

int   fovea_bookmarks_find     (const char *bookmarks,
                                const char *place);
char *fovea_bookmarks_dup_with (const char *bookmarks,
                                const char *place,
                                int         page);

G_END_DECLS
