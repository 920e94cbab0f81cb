// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The states of one kernel that is being edited outside of a document, and which of them is shown.

#pragma once

#include "core/tensor.h"

G_BEGIN_DECLS

// The most steps that can be undone.
#define FOVEA_KERNEL_HISTORY_MAX_STEPS 100

typedef struct _FoveaKernelHistory FoveaKernelHistory;

FoveaKernelHistory *fovea_kernel_history_new        (void);
void                fovea_kernel_history_free       (FoveaKernelHistory       *self);
FoveaKernels       *fovea_kernel_history_get_kernel (const FoveaKernelHistory *self);
void                fovea_kernel_history_push       (FoveaKernelHistory       *self,
                                                     FoveaKernels             *kernel);
void                fovea_kernel_history_replace    (FoveaKernelHistory       *self,
                                                     FoveaKernels             *kernel);
bool                fovea_kernel_history_can_undo   (const FoveaKernelHistory *self);
bool                fovea_kernel_history_can_redo   (const FoveaKernelHistory *self);
void                fovea_kernel_history_undo       (FoveaKernelHistory       *self);
void                fovea_kernel_history_redo       (FoveaKernelHistory       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaKernelHistory, fovea_kernel_history_free)

G_END_DECLS
