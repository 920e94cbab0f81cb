// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is read from the left in every language.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void fovea_reading_from_left (GtkWidget  *widget);
void fovea_reading_set_text  (GtkLabel   *label,
                              const char *text);

G_END_DECLS
