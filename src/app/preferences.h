// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The preferences window: colours, how sums are written, language.

#pragma once

#include "app/settings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOVEA_TYPE_PREFERENCES (fovea_preferences_get_type ())
G_DECLARE_FINAL_TYPE (FoveaPreferences, fovea_preferences, FOVEA, PREFERENCES, GtkWindow)

FoveaPreferences *fovea_preferences_new (GtkWindow     *parent,
                                         FoveaSettings *settings);

G_END_DECLS
