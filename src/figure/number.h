// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers as they are shown: few digits, a real minus sign, the same in every locale.

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FOVEA_NUMBER_LENGTH 10 // characters of the longest number that is not restricted

char *fovea_number_format (double value,
                           int    max_chars);

G_END_DECLS
