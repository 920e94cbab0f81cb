// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is read from the left in every language, and what is not torn apart at the end of a line.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *fovea_reading_dup_isolated (const char *text);
void  fovea_reading_from_left    (GtkWidget  *widget);
void  fovea_reading_set_text     (GtkLabel   *label,
                                  const char *text);
void  fovea_reading_keep_sizes   (GtkLabel   *label);
void  fovea_reading_keep_options (GtkLabel   *label);

G_END_DECLS
