// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers as the shortest text that reads back to the same value, whatever the locale. In files, code
// and on the clipboard they have a hyphen as their minus sign, for eyes a real one.

#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

#define FOVEA_NUMBER_SIZE 40
#define FOVEA_NUMBER_MINUS "\xe2\x88\x92" // U+2212

const char *fovea_number_format_float  (float  value,
                                        char   buffer[FOVEA_NUMBER_SIZE]);
const char *fovea_number_format_double (double value,
                                        char   buffer[FOVEA_NUMBER_SIZE]);
const char *fovea_number_format_shown  (float  value,
                                        char   buffer[FOVEA_NUMBER_SIZE]);
char       *fovea_number_dup_ascii     (const char *text);
bool        fovea_number_read          (const char *text,
                                        double     *value);

G_END_DECLS
