// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Kernels that everybody knows, in any size. Pure: the same arguments, the same numbers.

#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

// The sizes that a kernel editor offers, along each axis.
#define FOVEA_KERNEL_MAX_SIZE 11

typedef enum
{
  FOVEA_KERNEL_IDENTITY,
  FOVEA_KERNEL_ONES,
  FOVEA_KERNEL_BOX,
  FOVEA_KERNEL_GAUSSIAN,
  FOVEA_KERNEL_SOBEL_X,
  FOVEA_KERNEL_SOBEL_Y,
  FOVEA_KERNEL_LAPLACIAN,
  FOVEA_KERNEL_SHARPEN,
  FOVEA_KERNEL_EMBOSS,
  FOVEA_KERNEL_RANDOM,
  FOVEA_KERNEL_ZEROS,
  FOVEA_KERNEL_N_PRESETS,
} FoveaKernelPreset;

const char *fovea_kernel_preset_get_name (FoveaKernelPreset  self);
void        fovea_kernel_preset_fill     (FoveaKernelPreset  self,
                                          int                n_rows,
                                          int                n_columns,
                                          guint32            seed,
                                          float             *weights);
bool        fovea_kernel_preset_find     (int                n_rows,
                                          int                n_columns,
                                          guint32            seed,
                                          const float       *weights,
                                          FoveaKernelPreset *preset);

G_END_DECLS
