// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The parts of the window, for the keyboard: from one to the next at once, and the focus to be seen
// for as long as keys are used.

#pragma once

#include <gtk/gtk.h>
#include <stdbool.h>

G_BEGIN_DECLS

bool fovea_panes_move_focus (GtkWidget *window,
                             bool       is_backward);
void fovea_panes_keep_focus (GListModel *windows);

G_END_DECLS
