// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// NumPy files (.npy) in and out of bytes. Errors are of the domain FOVEA_FILE_ERROR.

#pragma once

#include "core/tensor.h"

G_BEGIN_DECLS

#define FOVEA_ARRAY_MAX_DIMENSIONS 32 // what NumPy itself allows

// Any number of dimensions, row-major, float32.
typedef struct
{
  int n_dimensions;
  int sizes[FOVEA_ARRAY_MAX_DIMENSIONS]; // each at least 1
  size_t n_values;                       // product of sizes; 1 without dimensions
  float *values;
} FoveaArray;

void          fovea_array_free           (FoveaArray         *self);
FoveaKernels *fovea_array_dup_kernels    (const FoveaArray   *self,
                                          GError            **error);
bool          fovea_npy_is_npy           (GBytes             *bytes);
FoveaArray   *fovea_npy_parse            (GBytes             *bytes,
                                          GError            **error);
FoveaTensor  *fovea_npy_parse_tensor     (GBytes             *bytes,
                                          GError            **error);
FoveaKernels *fovea_npy_parse_kernels    (GBytes             *bytes,
                                          GError            **error);
GBytes       *fovea_npy_serialize        (const FoveaArray   *array,
                                          GError            **error);
GBytes       *fovea_npy_serialize_tensor (const FoveaTensor  *tensor,
                                          GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaArray, fovea_array_free)

G_END_DECLS
