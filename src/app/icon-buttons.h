// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a screen reader calls a button with an icon.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void fovea_icon_buttons_speak_names (void);

G_END_DECLS
