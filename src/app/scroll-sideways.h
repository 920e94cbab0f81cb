// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Wheels over what scrolls sideways only.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void fovea_scroll_sideways_set (GtkScrolledWindow *scroller);

G_END_DECLS
