// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A question under the picture: its words, a place for the answer, and then the explanation.

#pragma once

#include "app/canvas.h"
#include "document/practice.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOVEA_TYPE_PRACTICE_BAR (fovea_practice_bar_get_type ())
G_DECLARE_FINAL_TYPE (FoveaPracticeBar, fovea_practice_bar, FOVEA, PRACTICE_BAR, GtkWidget)

// Property: canvas, which chooses cells and has the session.
FoveaPractice *fovea_practice_bar_get_practice (FoveaPracticeBar *self);
void           fovea_practice_bar_submit       (FoveaPracticeBar *self);
void           fovea_practice_bar_show_hint    (FoveaPracticeBar *self);

G_END_DECLS
