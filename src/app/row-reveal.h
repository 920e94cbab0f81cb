// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Scrolls to rows of a list that have just come, moved or grown.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void fovea_row_reveal (GtkWidget *row);
void fovea_row_focus  (GtkWidget *row);

G_END_DECLS
