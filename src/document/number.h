// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers as the shortest text that reads back to the same value, whatever the locale.

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FOVEA_NUMBER_SIZE 40

const char *fovea_number_format_float  (float  value,
                                        char   buffer[FOVEA_NUMBER_SIZE]);
const char *fovea_number_format_double (double value,
                                        char   buffer[FOVEA_NUMBER_SIZE]);

G_END_DECLS
