// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Text that Tab enters and a screen reader reads as a whole.

#pragma once

#include <gtk/gtk.h>
#include <stdbool.h>

G_BEGIN_DECLS

#define FOVEA_TYPE_SHEET (fovea_sheet_get_type ())
G_DECLARE_FINAL_TYPE (FoveaSheet, fovea_sheet, FOVEA, SHEET, GtkBox)

GtkWidget *fovea_sheet_new         (int        spacing);
bool       fovea_sheet_finds_focus (GtkWidget *place);

G_END_DECLS
