// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Editing numbers in the picture: cells of the input and weights on the kernels' cards.

#pragma once

#include "app/canvas.h"
#include "document/grid.h"

G_BEGIN_DECLS

// A block of a grid. The active cell is one of its corners.
typedef struct
{
  FoveaGrid grid;
  FoveaRange rows;
  FoveaRange columns;
  int row;    // of the active cell
  int column;
} FoveaEditTarget;

typedef struct _FoveaCanvasEdit FoveaCanvasEdit;

FoveaCanvasEdit *fovea_canvas_edit_new           (FoveaCanvas     *canvas);
void             fovea_canvas_edit_free          (FoveaCanvasEdit *self);
void             fovea_canvas_edit_allocate      (FoveaCanvasEdit *self);
void             fovea_canvas_edit_snapshot      (FoveaCanvasEdit *self,
                                                  GtkSnapshot     *snapshot);
bool             fovea_canvas_edit_get_bounds    (FoveaCanvasEdit       *self,
                                                  const FoveaEditTarget *target,
                                                  graphene_rect_t       *bounds);
bool             fovea_canvas_edit_aim           (FoveaCanvasEdit *self,
                                                  double           x,
                                                  double           y);
void             fovea_canvas_edit_type          (FoveaCanvasEdit *self,
                                                  const char      *text);
void             fovea_canvas_edit_type_at       (FoveaCanvasEdit *self,
                                                  double           x,
                                                  double           y);

bool             fovea_canvas_get_edit_target    (FoveaCanvas     *canvas,
                                                  FoveaEditTarget *target);
void             fovea_canvas_set_brush          (FoveaCanvas     *canvas,
                                                  const float     *value);
bool             fovea_canvas_has_brush          (FoveaCanvasEdit *self);
void             fovea_canvas_fill               (FoveaCanvas     *canvas,
                                                  float            value,
                                                  const char      *name);
void             fovea_canvas_randomise          (FoveaCanvas     *canvas);
void             fovea_canvas_select_grid        (FoveaCanvas     *canvas);
char            *fovea_canvas_dup_target_text    (FoveaCanvas     *canvas,
                                                  bool             is_numpy);
void             fovea_canvas_paste              (FoveaCanvas     *canvas,
                                                  const char      *text);
void             fovea_canvas_paste_clipboard    (FoveaCanvas     *canvas);

G_END_DECLS
