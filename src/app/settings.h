// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the user prefers, kept between starts where the schema is installed, else for this run only.

#pragma once

#include "figure/number.h"
#include "figure/theme.h"

#include <gio/gio.h>
#include <stdbool.h>

G_BEGIN_DECLS

// How the program is coloured. The nicks of the schema's key are in settings.c.
typedef enum
{
  FOVEA_SCHEME_SYSTEM,
  FOVEA_SCHEME_LIGHT,
  FOVEA_SCHEME_DARK,
  FOVEA_SCHEME_CONTRAST,
} FoveaScheme;

#define FOVEA_TYPE_SETTINGS (fovea_settings_get_type ())
G_DECLARE_FINAL_TYPE (FoveaSettings, fovea_settings, FOVEA, SETTINGS, GObject)

// Properties: color-scheme, language, view, channels, palette, numbers, export-choices, bookmarks
// (strings, the last two as export-choices.h and bookmarks.h write them), show-numbers, flip-kernels,
// animations, sum-all, inspector, layers, window-maximized, offer-lesson (booleans), window-width,
// window-height (integers).
FoveaSettings *fovea_settings_new        (void);
FoveaScheme    fovea_settings_get_scheme (FoveaSettings *self);
void           fovea_settings_set_scheme (FoveaSettings *self,
                                          FoveaScheme    scheme);
char          *fovea_settings_dup_language (FoveaSettings *self);
FoveaRamp      fovea_settings_get_palette (FoveaSettings *self);
FoveaNumbers   fovea_settings_get_numbers (FoveaSettings *self);

G_END_DECLS
