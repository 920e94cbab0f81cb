// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the sources of editing share: canvas-edit.c (what is edited), canvas-edit-commands.c (fill,
// copy and the like), canvas-edit-entry.c (typing), canvas-edit-input.c (pointer and keys).

#pragma once

#include "app/canvas-edit.h"
#include "app/canvas-private.h"

G_BEGIN_DECLS

struct _FoveaCanvasEdit
{
  // Borrowed
  FoveaCanvas *canvas;        // owns this
  GtkWidget *entry;           // child of the canvas
  GtkWidget *message;         // child of the canvas: why something was refused

  // Owned
  GSignalGroup *session_signals;

  // State
  bool is_weight;             // a weight is edited, not the selected cell
  FoveaGrid grid;             // of the weight
  int row;                    // of the weight
  int column;
  FoveaCell selected;         // the cell that was selected when the anchor was set
  bool has_selected;
  int anchor_row;             // the corner of the block across from the active cell
  int anchor_column;
  bool is_extending;          // the selection moves, the anchor stays
  bool has_brush;
  float brush;
  bool is_painting;
  float stroke;               // what the stroke paints
  bool is_dragging;           // a block is being selected
  double last_x;              // of a stroke, px
  double last_y;
  double pointer_x;
  double pointer_y;
  guint32 seed;               // of the next random block
  FoveaEditTarget typed;      // what the entry is over
};

void fovea_canvas_edit_get_size      (FoveaCanvasEdit       *self,
                                      FoveaGrid              grid,
                                      int                   *n_rows,
                                      int                   *n_columns);
bool fovea_canvas_edit_find_grid     (FoveaCanvasEdit       *self,
                                      const FoveaTag        *tag,
                                      FoveaGrid             *grid);
void fovea_canvas_edit_point_at      (FoveaCanvasEdit       *self,
                                      FoveaGrid              grid,
                                      int                    row,
                                      int                    column);
void fovea_canvas_edit_extend        (FoveaCanvasEdit       *self,
                                      int                    row,
                                      int                    column);
void fovea_canvas_edit_leave_weight  (FoveaCanvasEdit       *self);
bool fovea_canvas_edit_set_number    (FoveaCanvasEdit       *self,
                                      FoveaGrid              grid,
                                      int                    row,
                                      int                    column,
                                      float                  value);
void fovea_canvas_edit_show_message  (FoveaCanvasEdit       *self,
                                      const char            *message);
FoveaDocument *fovea_canvas_edit_get_document (FoveaCanvasEdit *self);

void fovea_canvas_edit_add_input     (FoveaCanvasEdit       *self);

void fovea_canvas_edit_add_entry     (FoveaCanvasEdit       *self);
bool fovea_canvas_edit_is_typing     (FoveaCanvasEdit       *self);
void fovea_canvas_edit_stop_typing   (FoveaCanvasEdit       *self);

G_END_DECLS
