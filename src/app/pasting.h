// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include <stdbool.h>

G_BEGIN_DECLS

bool         fovea_pasting_has_text          (GdkClipboard *clipboard);
bool         fovea_pasting_has_picture       (GdkClipboard *clipboard);
const char **fovea_pasting_get_picture_types (void);

G_END_DECLS
