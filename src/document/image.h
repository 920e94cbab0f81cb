// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures in (PNG, JPEG, BMP, GIF) and out (PNG) of bytes. Errors are of the domain
// FOVEA_FILE_ERROR.

#pragma once

#include "core/tensor.h"

G_BEGIN_DECLS

#define FOVEA_IMAGE_MAX_PIXELS (1 << 24) // 4096 × 4096

typedef enum
{
  FOVEA_IMAGE_CHANNELS_AUTOMATIC, // one if the picture is grey, else three
  FOVEA_IMAGE_CHANNELS_GREY,      // one: luma of colours
  FOVEA_IMAGE_CHANNELS_COLOR,     // three: red, green, blue
} FoveaImageChannels;

typedef enum
{
  FOVEA_IMAGE_RANGE_UNIT,  // 0 is black, 1 white; what is outside is cut off
  FOVEA_IMAGE_RANGE_WHOLE, // the least value is black, the greatest white
} FoveaImageRange;

bool         fovea_image_is_image  (GBytes             *bytes);
void         fovea_image_explain   (const char         *name,
                                    GError            **error);
FoveaTensor *fovea_image_parse     (GBytes             *bytes,
                                    FoveaImageChannels  channels,
                                    GError            **error);
FoveaTensor *fovea_image_convert   (FoveaTensor        *picture,
                                    FoveaImageChannels  channels,
                                    GError            **error);
GBytes      *fovea_image_serialize (const FoveaTensor  *tensor,
                                    FoveaImageRange     range,
                                    GError            **error);

G_END_DECLS
