// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a window offers while its picture is not that of its document, or is about not to be.

#pragma once

#include "app/loading-bar.h"
#include "app/window.h"

G_BEGIN_DECLS

void             fovea_window_class_add_evaluating (GtkWidgetClass *widget_class);
void             fovea_window_follow_evaluation    (FoveaWindow    *self);
FoveaLoadingBar *fovea_window_get_loading_bar      (FoveaWindow    *self);

G_END_DECLS
