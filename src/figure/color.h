// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Colours in sRGB: mixing that looks even, and contrast.

#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

// sRGB, 0 … 1.
typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} FoveaColor;

FoveaColor fovea_color_unpack        (unsigned    packed);
bool       fovea_color_parse         (const char *text,
                                      FoveaColor *color);
FoveaColor fovea_color_mix           (FoveaColor  from,
                                      FoveaColor  to,
                                      double      share);
double     fovea_color_get_contrast  (FoveaColor  a,
                                      FoveaColor  b);

G_END_DECLS
