// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Items painted with cairo. Positions come from the scene, colours from the theme; nothing is
// decided here that a layout could decide.

#pragma once

#include "figure/scene.h"
#include "figure/type.h"

G_BEGIN_DECLS

typedef struct
{
  cairo_t *cr;
  const FoveaTheme *theme;
  FoveaTypesetter *typesetter;
} FoveaPainter;

void fovea_paint_role (const FoveaPainter *self,
                       FoveaRole           role,
                       double              opacity);
void fovea_paint_item (const FoveaPainter *self,
                       const FoveaItem    *item);
void fovea_paint_grid (const FoveaPainter *self,
                       const FoveaItem    *item);

G_END_DECLS
