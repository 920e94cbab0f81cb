// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A widget without pixels that stands over a cell of the canvas, so that a cell can have the focus
// and a name that a screen reader speaks.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOVEA_TYPE_CELL_PROXY (fovea_cell_proxy_get_type ())
G_DECLARE_FINAL_TYPE (FoveaCellProxy, fovea_cell_proxy, FOVEA, CELL_PROXY, GtkWidget)

GtkWidget  *fovea_cell_proxy_new             (void);
const char *fovea_cell_proxy_get_label       (FoveaCellProxy *self);
const char *fovea_cell_proxy_get_description (FoveaCellProxy *self);
void        fovea_cell_proxy_set_text        (FoveaCellProxy *self,
                                              const char     *label,
                                              const char     *description);

G_END_DECLS
