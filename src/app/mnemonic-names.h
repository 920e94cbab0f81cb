// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a screen reader calls buttons that have a mnemonic.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void fovea_mnemonic_names_set (GtkWidget *root);

G_END_DECLS
