// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where a number is typed.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *fovea_number_entry_new         (void);
void       fovea_number_entry_show        (GtkWidget *entry,
                                           float      value);
void       fovea_number_entry_read_spins  (GtkWidget *root);
void       fovea_number_entry_leave_wheel (GtkWidget *root);

G_END_DECLS
