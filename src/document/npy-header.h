// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The header of a NumPy file: what the bytes after it mean.

#pragma once

#include "document/npy.h"

#include <stdint.h>

G_BEGIN_DECLS

typedef struct
{
  char kind;            // b, i, u or f, as in NumPy
  int item_size;        // in bytes: 1, 2, 4 or 8
  bool is_big_endian;
  bool is_fortran_order;
  int n_dimensions;
  int sizes[FOVEA_ARRAY_MAX_DIMENSIONS];
  size_t n_values;      // product of sizes
  size_t offset;        // of the first value, in bytes
} FoveaNpyHeader;

bool     fovea_npy_header_parse     (FoveaNpyHeader   *self,
                                     const uint8_t    *bytes,
                                     size_t            n_bytes,
                                     GError          **error);
GString *fovea_npy_header_serialize (const int        *sizes,
                                     int               n_dimensions);

G_END_DECLS
