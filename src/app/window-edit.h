// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The editing side of a window: undo, the list of layers, painting and the input.

#pragma once

#include "app/window.h"

G_BEGIN_DECLS

void fovea_window_class_add_editing (GtkWidgetClass *widget_class);
void fovea_window_start_editing     (FoveaWindow    *self);

G_END_DECLS
