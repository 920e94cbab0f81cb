// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lets a screen reader hear where a new window begins.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void fovea_first_focus_present (GtkWindow *window);

G_END_DECLS
