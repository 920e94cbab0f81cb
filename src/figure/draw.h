// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Items drawn with a pen of any kind. Positions come from the scene, colours from the theme; nothing
// is decided here that a layout could decide.

#pragma once

#include "figure/pen.h"

G_BEGIN_DECLS

typedef struct
{
  FoveaPen *pen;
  const FoveaTheme *theme;
} FoveaPainter;

FoveaColor fovea_painter_get_color (const FoveaPainter *self,
                                    FoveaRole           role,
                                    double              opacity);
void       fovea_painter_add_quad  (const FoveaPainter *self,
                                    const FoveaItem    *item,
                                    double              x,
                                    double              y,
                                    double              width,
                                    double              height);
cairo_rectangle_t
           fovea_item_get_room     (const FoveaItem    *item,
                                    double              x,
                                    double              y,
                                    double              width,
                                    double              height);
void       fovea_paint_item        (const FoveaPainter *self,
                                    const FoveaItem    *item);
void       fovea_paint_grid        (const FoveaPainter *self,
                                    const FoveaItem    *item);
void       fovea_painter_clip_sheet (const FoveaPainter *self,
                                    const FoveaItem    *item);
void       fovea_paint_sheet       (const FoveaPainter *self,
                                    const FoveaItem    *item);
void       fovea_paint_numbers     (const FoveaPainter *self,
                                    const FoveaItem    *item);
void       fovea_paint_ghost       (const FoveaPainter *self,
                                    const FoveaItem    *item);
void       fovea_paint_cone        (const FoveaPainter *self,
                                    const FoveaItem    *item);
void       fovea_paint_cells       (const FoveaPainter *self,
                                    const FoveaItem    *item);
void       fovea_paint_hatching    (const FoveaPainter *self,
                                    const FoveaItem    *item);

G_END_DECLS
