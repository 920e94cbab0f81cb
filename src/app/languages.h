// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Words in another language than the program's, for a while: pictures for other readers. Fonts for the
// program's own.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void  fovea_languages_allow       (void);
char *fovea_languages_set         (const char  *language);
void  fovea_languages_choose_font (GtkSettings *desktop);

G_END_DECLS
