// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How documents come into windows: from files, drops, examples and drafts. A document that somebody
// could miss is never replaced: another window is made.

#pragma once

#include "app/window.h"

G_BEGIN_DECLS

void fovea_opening_show         (FoveaWindow *window,
                                 FoveaKeeper *keeper);
void fovea_opening_open         (FoveaWindow *window,
                                 GFile       *file);
void fovea_opening_take         (FoveaWindow *window,
                                 GFile       *file);
void fovea_opening_open_example (FoveaWindow *window,
                                 const char  *name);
void fovea_opening_choose       (FoveaWindow *window);
void fovea_opening_accept_drops (FoveaWindow *window);

G_END_DECLS
