// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// PNG files out of bytes of samples.

#pragma once

#include <glib.h>
#include <stdint.h>

G_BEGIN_DECLS

GBytes *fovea_png_serialize (const uint8_t  *samples,
                             int             n_samples,
                             int             n_rows,
                             int             n_columns,
                             GError        **error);

G_END_DECLS
