// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A grid of numbers from a file, whichever of the known forms it has.

#pragma once

#include "core/tensor.h"

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes      *fovea_numbers_read  (GInputStream  *stream,
                                  guint          most,
                                  GError       **error);
FoveaTensor *fovea_numbers_parse (GBytes        *bytes,
                                  GError       **error);

G_END_DECLS
