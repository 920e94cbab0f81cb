// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The actions of questions.

#pragma once

#include "app/practice-bar.h"
#include "app/window.h"

G_BEGIN_DECLS

void              fovea_window_class_add_practice_actions (GtkWidgetClass *widget_class);
FoveaPracticeBar *fovea_window_get_practice_bar           (FoveaWindow    *self);

G_END_DECLS
