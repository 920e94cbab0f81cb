// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Says over the picture that it is about to change, that it will not, or why it cannot.

#pragma once

#include "document/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOVEA_TYPE_BUSY_BAR (fovea_busy_bar_get_type ())
G_DECLARE_FINAL_TYPE (FoveaBusyBar, fovea_busy_bar, FOVEA, BUSY_BAR, GtkWidget)

GtkWidget *fovea_busy_bar_new (void);

G_END_DECLS
