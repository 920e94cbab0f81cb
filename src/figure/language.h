// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The languages that Fovea speaks: English, and those of po/LINGUAS.

#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

int         fovea_languages_get_n        (void);
const char *fovea_languages_get_code     (int                language);
const char *fovea_languages_get_name     (int                language);
bool        fovea_languages_find         (const char        *text,
                                          int               *language);
char       *fovea_language_dup_nearest   (const char *const *wanted);
void        fovea_language_begin         (const char        *asked);
char       *fovea_language_dup_current   (void);
bool        fovea_language_is_rtl        (const char        *code);
const char *fovea_language_get_families  (const char        *code);

G_END_DECLS
