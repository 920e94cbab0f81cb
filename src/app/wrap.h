// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Words of a form, on several lines rather than cut where a window is narrow.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void fovea_wrap_words (GtkWidget *form);

G_END_DECLS
