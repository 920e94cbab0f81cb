// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A locale for messages in which the variable LANGUAGE counts.

#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

bool fovea_message_locale_is_plain (const char *locale);
bool fovea_message_locale_is_deaf  (void);
bool fovea_message_locale_open     (void);

G_END_DECLS
