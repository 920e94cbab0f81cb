// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window's actions on its lecture: playback, lessons, pages.

#pragma once

#include "app/window.h"

G_BEGIN_DECLS

void fovea_window_class_add_lecture_actions (GtkWidgetClass *widget_class);
void fovea_window_list_lessons              (FoveaWindow    *self);
bool fovea_window_open_lesson               (FoveaWindow    *self,
                                             GFile          *file);

G_END_DECLS
