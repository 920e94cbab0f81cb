// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Small pictures of the built-in examples, drawn in threads.

#pragma once

#include "figure/theme.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

// Logical pixels.
#define FOVEA_EXAMPLE_PICTURE_WIDTH 240
#define FOVEA_EXAMPLE_PICTURE_HEIGHT 150

void        fovea_example_picture_draw_async  (const char          *example,
                                               FoveaThemeKind       theme,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             data);
GdkTexture *fovea_example_picture_draw_finish (GAsyncResult        *result);

G_END_DECLS
