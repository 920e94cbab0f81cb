// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What to paint cells with, and commands on the block of cells that is selected.

#pragma once

#include "app/canvas.h"

G_BEGIN_DECLS

#define FOVEA_TYPE_EDIT_BAR (fovea_edit_bar_get_type ())
G_DECLARE_FINAL_TYPE (FoveaEditBar, fovea_edit_bar, FOVEA, EDIT_BAR, GtkWidget)

// Properties: canvas; is-open: whether the bar is seen, and dragging paints.
GtkWidget *fovea_edit_bar_new       (void);
double     fovea_edit_bar_get_value (FoveaEditBar *self);
void       fovea_edit_bar_set_value (FoveaEditBar *self,
                                     double        value);

G_END_DECLS
