// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Inputs to start from, in any size. Pure: the same arguments, the same numbers.

#pragma once

#include "core/tensor.h"

G_BEGIN_DECLS

typedef enum
{
  FOVEA_INPUT_EXAMPLE,
  FOVEA_INPUT_GRADIENT_X,
  FOVEA_INPUT_GRADIENT_Y,
  FOVEA_INPUT_GRADIENT_DIAGONAL,
  FOVEA_INPUT_CHECKERBOARD,
  FOVEA_INPUT_DIGIT,
  FOVEA_INPUT_IMPULSE,
  FOVEA_INPUT_NOISE,
  FOVEA_INPUT_ONES,
  FOVEA_INPUT_ZEROS,
  FOVEA_INPUT_N_PRESETS,
} FoveaInputPreset;

const char  *fovea_input_preset_get_nick   (FoveaInputPreset   self);
const char  *fovea_input_preset_get_name   (FoveaInputPreset   self);
FoveaTensor *fovea_input_preset_new        (FoveaInputPreset   self,
                                            FoveaShape         shape,
                                            guint32            seed,
                                            GError           **error);
FoveaTensor *fovea_input_crop              (FoveaTensor       *input,
                                            FoveaShape         shape,
                                            GError           **error);
FoveaTensor *fovea_input_shrink            (FoveaTensor       *input,
                                            int                max_side,
                                            GError           **error);

G_END_DECLS
