// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A block of a stage with its padding around it, as the kernels want their input.

#pragma once

#include "core/network.h"

G_BEGIN_DECLS

typedef struct
{
  const float *values;      // the block's first cell
  ptrdiff_t channel_stride; // in floats; columns are adjacent
  ptrdiff_t row_stride;
  float *scratch; // owned (nullable): NULL where the block lies within the stage
} FoveaPaddedBlock;

bool fovea_padded_block_init  (FoveaPaddedBlock  *self,
                               const FoveaTensor *tensor,
                               const FoveaAxis    axes[2],
                               FoveaBox           positions,
                               float              padding,
                               GError           **error);
void fovea_padded_block_clear (FoveaPaddedBlock  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FoveaPaddedBlock, fovea_padded_block_clear)

G_END_DECLS
