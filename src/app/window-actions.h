// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window's menus, buttons and shortcuts do.

#pragma once

#include "app/window.h"

G_BEGIN_DECLS

void fovea_window_class_add_actions (GtkWidgetClass *widget_class);
void fovea_window_bind_canvas       (FoveaWindow    *self,
                                     GBindingGroup  *look,
                                     GtkWidget      *canvas);

G_END_DECLS
