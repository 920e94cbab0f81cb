// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Grids as spreadsheets keep them (.csv), in and out of bytes. Errors are of the domain
// FOVEA_FILE_ERROR.

#pragma once

#include "core/tensor.h"

G_BEGIN_DECLS

FoveaTensor *fovea_csv_parse     (GBytes             *bytes,
                                  GError            **error);
GBytes      *fovea_csv_serialize (const FoveaTensor  *tensor);

G_END_DECLS
