// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Light, dark or high contrast: the user's choice, or what the desktop says, handed to GTK.

#pragma once

#include "app/settings.h"

G_BEGIN_DECLS

#define FOVEA_TYPE_COLOR_SCHEME (fovea_color_scheme_get_type ())
G_DECLARE_FINAL_TYPE (FoveaColorScheme, fovea_color_scheme, FOVEA, COLOR_SCHEME, GObject)

// Property, notified: high-contrast (boolean).
FoveaColorScheme *fovea_color_scheme_new               (FoveaSettings    *settings);
bool              fovea_color_scheme_is_high_contrast  (FoveaColorScheme *self);

G_END_DECLS
