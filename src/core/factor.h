// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One kernel as the best product of two smaller ones, with one or more hidden channels
// between. Immutable.

#pragma once

#include "core/tensor.h"

G_BEGIN_DECLS

typedef struct _FoveaFactorisation FoveaFactorisation;

FoveaFactorisation *fovea_factorisation_new             (const FoveaKernels       *kernel,
                                                         const int                 first_size[2],
                                                         int                       n_hidden,
                                                         GError                  **error);
FoveaFactorisation *fovea_factorisation_ref             (FoveaFactorisation       *self);
void                fovea_factorisation_unref           (FoveaFactorisation       *self);
int                 fovea_factorisation_get_n_hidden    (const FoveaFactorisation *self);
int                 fovea_factorisation_get_n_used      (const FoveaFactorisation *self);
FoveaKernels       *fovea_factorisation_get_first       (const FoveaFactorisation *self);
FoveaKernels       *fovea_factorisation_get_second      (const FoveaFactorisation *self);
FoveaKernels       *fovea_factorisation_get_composed    (const FoveaFactorisation *self);
double              fovea_factorisation_get_residual    (const FoveaFactorisation *self);
bool                fovea_factorisation_is_exact        (const FoveaFactorisation *self);
int                 fovea_factorisation_get_most_hidden (const int                 kernel_size[2],
                                                         const int                 first_size[2]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaFactorisation, fovea_factorisation_unref)

G_END_DECLS
