// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The picture of a window on paper: fitted to the page, in black ink.

#pragma once

#include "app/window.h"

G_BEGIN_DECLS

GtkPrintOperation *fovea_printing_new_operation    (FoveaWindow    *window);
void               fovea_printing_print            (FoveaWindow    *window);
void               fovea_printing_set_up_page      (FoveaWindow    *window);
void               fovea_window_class_add_printing (GtkWidgetClass *widget_class);

G_END_DECLS
