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
  const cairo_rectangle_t *part; // (nullable) all that is seen of the picture, points
} FoveaPainter;

// Cells of a grid, half open.
typedef struct
{
  FoveaRange rows;
  FoveaRange columns;
} FoveaCells;

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
bool       fovea_painter_sees      (const FoveaPainter *self,
                                    const FoveaItem    *item);
double     fovea_item_get_edge     (const FoveaItem    *item,
                                    FoveaDimension      dimension,
                                    int                 n_cells,
                                    int                 index);
FoveaCells fovea_painter_find_cells (const FoveaPainter *self,
                                    const FoveaItem    *item,
                                    int                 n_rows,
                                    int                 n_columns);
void       fovea_paint_item        (const FoveaPainter *self,
                                    const FoveaItem    *item);
void       fovea_paint_grid        (const FoveaPainter *self,
                                    const FoveaItem    *item);
double     fovea_item_get_depth    (const FoveaItem    *item,
                                    int                 n_columns);
void       fovea_painter_clip_sheet (const FoveaPainter *self,
                                    const FoveaItem    *item);
void       fovea_paint_sheet       (const FoveaPainter *self,
                                    const FoveaItem    *item);
void       fovea_paint_numbers     (const FoveaPainter *self,
                                    const FoveaItem    *item);
void       fovea_paint_signs       (const FoveaPainter *self,
                                    const FoveaItem    *item);
void       fovea_paint_ghost       (const FoveaPainter *self,
                                    const FoveaItem    *item);
void       fovea_paint_cone        (const FoveaPainter *self,
                                    const FoveaItem    *item);
void       fovea_paint_cells       (const FoveaPainter *self,
                                    const FoveaItem    *item);
void       fovea_paint_veil        (const FoveaPainter *self,
                                    const FoveaItem    *item);
void       fovea_paint_paths       (const FoveaPainter *self,
                                    const FoveaItem    *item);
void       fovea_paint_hatching    (const FoveaPainter *self,
                                    const FoveaItem    *item);

G_END_DECLS
