// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Text of others on a terminal: it is read, never obeyed.

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *fovea_printable_new (const char *text);

G_END_DECLS
