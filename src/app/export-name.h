// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The name that was meant for an export.

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GFile *fovea_export_name_undouble (GFile *chosen);

G_END_DECLS
