// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Words in another language than the program's, for a while: pictures for other readers.

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void  fovea_languages_allow (void);
char *fovea_languages_set   (const char *language);

G_END_DECLS
