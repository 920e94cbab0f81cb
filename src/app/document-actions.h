// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a window does with documents and files, by name.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void fovea_window_class_add_document_actions (GtkWidgetClass *widget_class);

G_END_DECLS
