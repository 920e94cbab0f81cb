// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the scripts of all languages share.

#pragma once

#include "document/code.h"

G_BEGIN_DECLS

// The sides of a layer's padding, “same” worked out, in cells.
typedef struct
{
  int top;
  int bottom;
  int left;
  int right;
} FoveaCodeSides;

FoveaCodeSides fovea_code_get_sides      (const FoveaNetwork *network,
                                          int                 layer);
void           fovea_code_add_comment    (GString            *script,
                                          const char         *text);
void           fovea_code_add_layer_note (GString            *script,
                                          const FoveaNetwork *network,
                                          int                 layer);
void           fovea_code_add_array      (GString            *script,
                                          const float        *values,
                                          const int          *sizes,
                                          int                 n_dimensions);
void           fovea_code_add_weights    (GString            *script,
                                          const FoveaKernels *weights);
void           fovea_code_add_tensor     (GString            *script,
                                          const FoveaTensor  *tensor);
void           fovea_code_add_pytorch    (GString            *script,
                                          const FoveaContent *content);
void           fovea_code_add_numpy      (GString            *script,
                                          const FoveaContent *content);

G_END_DECLS
