// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Immutable blocks of numbers: the cells of a stage (tensor) and the weights of a layer
// (kernel bank). Reference-counted with atomic counts, so they may be read from any
// thread.

#pragma once

#include "core/shape.h"

G_BEGIN_DECLS

// n_channels × n_rows × n_columns, row-major, float32
typedef struct _FoveaTensor FoveaTensor;
// n_outer × n_inner × n_rows × n_columns, row-major, float32
typedef struct _FoveaKernels FoveaKernels;

FoveaTensor *fovea_tensor_new          (FoveaShape          shape,
                                        const float        *values);
FoveaTensor *fovea_tensor_try_new      (FoveaShape          shape,
                                        float             **values,
                                        GError            **error);
FoveaTensor *fovea_tensor_ref          (FoveaTensor        *self);
void         fovea_tensor_unref        (FoveaTensor        *self);
FoveaShape   fovea_tensor_get_shape    (const FoveaTensor  *self);
const float *fovea_tensor_get_values   (const FoveaTensor  *self);
float        fovea_tensor_get          (const FoveaTensor  *self,
                                        int                 channel,
                                        int                 row,
                                        int                 column);
void         fovea_tensor_get_extremes (const FoveaTensor  *self,
                                        float              *least,
                                        float              *greatest);
bool         fovea_tensor_equal        (const FoveaTensor  *a,
                                        const FoveaTensor  *b);

bool          fovea_kernels_is_valid_size (int                 n_outer,
                                           int                 n_inner,
                                           int                 n_rows,
                                           int                 n_columns);
FoveaKernels *fovea_kernels_new           (int                 n_outer,
                                           int                 n_inner,
                                           int                 n_rows,
                                           int                 n_columns,
                                           const float        *weights);
FoveaKernels *fovea_kernels_new_turned    (const FoveaKernels *self);
FoveaKernels *fovea_kernels_ref           (FoveaKernels       *self);
void          fovea_kernels_unref         (FoveaKernels       *self);
int           fovea_kernels_get_n_outer   (const FoveaKernels *self);
int           fovea_kernels_get_n_inner   (const FoveaKernels *self);
int           fovea_kernels_get_n_rows    (const FoveaKernels *self);
int           fovea_kernels_get_n_columns (const FoveaKernels *self);
const float  *fovea_kernels_get_weights   (const FoveaKernels *self);
float         fovea_kernels_get           (const FoveaKernels *self,
                                           int                 outer,
                                           int                 inner,
                                           int                 row,
                                           int                 column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaTensor, fovea_tensor_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaKernels, fovea_kernels_unref)

G_END_DECLS
