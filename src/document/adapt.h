// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Layers made to take another number of channels.

#pragma once

#include "core/layer.h"

G_BEGIN_DECLS

// How the weights of a convolution are arranged.
typedef struct
{
  int n_in_channels;
  int n_out_channels;
  int groups;
  int kernel_size[2]; // [vertical, horizontal]
} FoveaBank;

FoveaBank   fovea_bank_get     (const FoveaLayer *layer);
FoveaLayer *fovea_layer_resize (FoveaLayer       *self,
                                const FoveaBank  *bank,
                                GError          **error);
FoveaLayer *fovea_layer_take_weights (FoveaLayer   *self,
                                      FoveaKernels *weights,
                                      GError      **error);
FoveaLayer *fovea_layer_adapt  (FoveaLayer       *self,
                                int               n_in_channels);

G_END_DECLS
