// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <pango/pangocairo.h>

void          fovea_fonts_init           (void);
PangoFontMap *fovea_fonts_get_map        (void);
char         *fovea_fonts_dup_substitute (const char *family);
