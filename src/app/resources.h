// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The templates, menus, icons and style that are built into the program.

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void fovea_resources_register (void);

G_END_DECLS
