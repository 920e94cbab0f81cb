// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lengths as they are written: "120mm".

#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

bool  fovea_length_parse (const char *text,
                          double     *length_pt);
char *fovea_length_write (double      number,
                          const char *unit);

G_END_DECLS
