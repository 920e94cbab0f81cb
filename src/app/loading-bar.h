// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Says over the picture that another one is being read for the input, and lets the user stop that.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOVEA_TYPE_LOADING_BAR (fovea_loading_bar_get_type ())
G_DECLARE_FINAL_TYPE (FoveaLoadingBar, fovea_loading_bar, FOVEA, LOADING_BAR, GtkWidget)

GCancellable *fovea_loading_bar_start (FoveaLoadingBar *self);
void          fovea_loading_bar_stop  (FoveaLoadingBar *self);

G_END_DECLS
