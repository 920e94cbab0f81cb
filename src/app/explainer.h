// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// "What is this?": a mode of the window in which a click, or Enter, explains instead of acting.

#pragma once

#include "app/window.h"

G_BEGIN_DECLS

void        fovea_explainer_toggle   (FoveaWindow *window);
bool        fovea_explainer_is_on    (FoveaWindow *window);
void        fovea_explainer_ask      (FoveaWindow *window,
                                      double       x,
                                      double       y);
const char *fovea_explainer_get_text (FoveaWindow *window);

G_END_DECLS
