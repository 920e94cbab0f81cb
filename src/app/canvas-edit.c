// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is edited is the selected cell, if it is one of the input, or a weight that was clicked on
// its kernel's card; with Shift or by dragging it grows to a block. What is done to the block is in
// canvas-edit-commands.c.

#include "config.h"

#include "app/canvas-edit-private.h"

#include "figure/scene.h"


/**
 * fovea_canvas_edit_get_size:
 * @self: the editing of a canvas
 * @grid: a grid
 * @n_rows: (out): its size
 * @n_columns: (out): its size
 */
void
fovea_canvas_edit_get_size (FoveaCanvasEdit *self,
                            FoveaGrid        grid,
                            int             *n_rows,
                            int             *n_columns)
{
  fovea_content_get_grid (
    fovea_document_get_content (fovea_canvas_edit_get_document (self)), grid, n_rows, n_columns);
}

static void
remember_selection (FoveaCanvasEdit *self)
{
  FoveaCell cell;

  self->has_selected
    = self->canvas->session != NULL && fovea_session_get_selection (self->canvas->session, &cell);
  if (self->has_selected)
    self->selected = cell;
}

// Told of edits, too, which leave the selection where it was.
static void
trace_notify_cb (FoveaCanvasEdit *self)
{
  FoveaCell cell;
  bool has_cell = fovea_session_get_selection (self->canvas->session, &cell);

  if (has_cell == self->has_selected
      && (!has_cell || fovea_cell_equal (cell, self->selected)))
    return;

  remember_selection (self);
  if (has_cell && !self->is_extending)
    {
      self->is_weight = false;
      self->anchor_row = cell.row;
      self->anchor_column = cell.column;
    }
  fovea_canvas_edit_stop_typing (self);
  gtk_widget_queue_draw (GTK_WIDGET (self->canvas));
}

static void
session_notify_cb (FoveaCanvas     *canvas,
                   GParamSpec      *pspec,
                   FoveaCanvasEdit *self)
{
  g_signal_group_set_target (self->session_signals, canvas->session);
  self->is_weight = false;
  remember_selection (self);
  self->anchor_row = self->selected.row;
  self->anchor_column = self->selected.column;
}

static void
document_notify_cb (FoveaCanvasEdit *self)
{
  self->is_weight = false;
  fovea_canvas_edit_stop_typing (self);
}

static FoveaRange
span (int a,
      int b,
      int n)
{
  return (FoveaRange){ CLAMP (MIN (a, b), 0, n - 1), CLAMP (MAX (a, b), 0, n - 1) + 1 };
}

// The grid of an item that holds all the weights of @grid.
static bool
find_kernel_item (const FoveaItem *item,
                  FoveaGrid        grid)
{
  return item->kind == FOVEA_ITEM_GRID && item->tag.kind == FOVEA_TAG_WEIGHT
         && item->tag.layer == grid.layer && item->tag.cell.channel == grid.outer
         && item->tag.cell.stage == grid.inner && item->grid.n_rows > 0;
}

static bool
get_kernel_bounds (FoveaCanvasEdit       *self,
                   const FoveaEditTarget *target,
                   graphene_rect_t       *bounds)
{
  FoveaFigure *figure = fovea_canvas_get_figure (self->canvas);
  const FoveaScene *scene = figure != NULL ? fovea_figure_get_scene (figure) : NULL;

  for (int i = 0; scene != NULL && i < fovea_scene_get_n_items (scene); i++)
    {
      const FoveaItem *item = fovea_scene_get_item (scene, i);
      if (!find_kernel_item (item, target->grid))
        continue;

      double scale = self->canvas->magnification;
      double width = scale * item->width / item->grid.n_columns;
      double height = scale * item->height / item->grid.n_rows;
      int column = item->grid.is_turned ? item->grid.n_columns - target->columns.past
                                        : target->columns.first;
      int row = item->grid.is_turned ? item->grid.n_rows - target->rows.past
                                     : target->rows.first;

      graphene_rect_init (bounds,
                          (float) (self->canvas->origin_x + scale * item->x + column * width),
                          (float) (self->canvas->origin_y + scale * item->y + row * height),
                          (float) (fovea_range_get_length (target->columns) * width),
                          (float) (fovea_range_get_length (target->rows) * height));
      return true;
    }
  return false;
}

/**
 * fovea_canvas_edit_get_document:
 * @self: the editing of a canvas with a session
 *
 * Returns: (transfer none): what is edited
 */
FoveaDocument *
fovea_canvas_edit_get_document (FoveaCanvasEdit *self)
{
  return fovea_session_get_document (self->canvas->session);
}

/**
 * fovea_canvas_edit_new:
 * @canvas: a canvas, which owns what is returned
 *
 * Lets numbers be edited in @canvas.
 *
 * Returns: (transfer full): its editing
 */
FoveaCanvasEdit *
fovea_canvas_edit_new (FoveaCanvas *canvas)
{
  FoveaCanvasEdit *self = g_new0 (FoveaCanvasEdit, 1);

  self->canvas = canvas;
  self->seed = 1;
  self->session_signals = g_signal_group_new (FOVEA_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::trace",
                                  G_CALLBACK (trace_notify_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::document",
                                  G_CALLBACK (document_notify_cb), self);
  g_signal_connect (canvas, "notify::session", G_CALLBACK (session_notify_cb), self);
  fovea_canvas_edit_add_entry (self);
  fovea_canvas_edit_add_input (self);
  return self;
}

/**
 * fovea_canvas_edit_free:
 * @self: (transfer full): the editing of a canvas
 */
void
fovea_canvas_edit_free (FoveaCanvasEdit *self)
{
  g_signal_handlers_disconnect_by_data (self->canvas, self);
  g_clear_object (&self->session_signals);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->message, gtk_widget_unparent);
  g_free (self);
}

// Whether the picture shows @grid as the document holds it: it may be of an earlier state, in which
// the grid had another size.
static bool
shows_grid (FoveaCanvasEdit *self,
            FoveaGrid        grid)
{
  FoveaContent *content
    = fovea_document_get_content (fovea_canvas_edit_get_document (self));
  FoveaNetwork *shown
    = fovea_evaluation_get_network (fovea_session_get_evaluation (self->canvas->session));
  int n_rows, n_columns;

  if (!fovea_content_has_grid (content, grid)
      || grid.layer > fovea_network_get_n_layers (shown))
    return false;
  fovea_canvas_edit_get_size (self, grid, &n_rows, &n_columns);
  if (grid.layer == 0)
    {
      FoveaShape shape = fovea_network_get_shape (shown, 0);

      return grid.inner < shape.n_channels && n_rows == shape.n_rows
             && n_columns == shape.n_columns;
    }

  FoveaKernels *weights = fovea_layer_get_weights (fovea_network_get_layer (shown, grid.layer));

  return weights == NULL
         || (grid.outer < fovea_kernels_get_n_outer (weights)
             && grid.inner < fovea_kernels_get_n_inner (weights)
             && n_rows == fovea_kernels_get_n_rows (weights)
             && n_columns == fovea_kernels_get_n_columns (weights));
}

/**
 * fovea_canvas_get_edit_target:
 * @canvas: a canvas
 * @target: (out) (optional): what commands would change
 *
 * Returns: whether a cell of the input or a weight is selected
 */
bool
fovea_canvas_get_edit_target (FoveaCanvas     *canvas,
                              FoveaEditTarget *target)
{
  g_return_val_if_fail (FOVEA_IS_CANVAS (canvas), false);

  FoveaCanvasEdit *self = canvas->edit;
  FoveaEditTarget found = { .grid = { 0 } };
  FoveaCell cell;
  int n_rows, n_columns;

  if (!fovea_canvas_has_content (canvas) || fovea_session_is_pending (canvas->session))
    return false;
  if (self->is_weight && shows_grid (self, self->grid))
    {
      found.grid = self->grid;
      found.row = self->row;
      found.column = self->column;
    }
  else if (fovea_session_get_selection (canvas->session, &cell) && cell.stage == 0
           && shows_grid (self, (FoveaGrid){ .inner = cell.channel }))
    {
      found.grid.inner = cell.channel;
      found.row = cell.row;
      found.column = cell.column;
    }
  else
    return false;

  fovea_canvas_edit_get_size (self, found.grid, &n_rows, &n_columns);
  found.row = MIN (found.row, n_rows - 1);
  found.column = MIN (found.column, n_columns - 1);
  found.rows = span (found.row, self->anchor_row, n_rows);
  found.columns = span (found.column, self->anchor_column, n_columns);
  if (target != NULL)
    *target = found;
  return true;
}

/**
 * fovea_canvas_edit_get_bounds:
 * @self: the editing of a canvas
 * @target: a block
 * @bounds: (out): where it is drawn, px of the canvas
 *
 * Returns: whether it is drawn at all
 */
bool
fovea_canvas_edit_get_bounds (FoveaCanvasEdit       *self,
                              const FoveaEditTarget *target,
                              graphene_rect_t       *bounds)
{
  graphene_rect_t last;
  FoveaCell first_cell = { 0, target->grid.inner, target->rows.first, target->columns.first };
  FoveaCell last_cell
    = { 0, target->grid.inner, target->rows.past - 1, target->columns.past - 1 };

  if (target->grid.layer > 0)
    return get_kernel_bounds (self, target, bounds);
  if (!fovea_canvas_get_cell_bounds (self->canvas, first_cell, bounds)
      || !fovea_canvas_get_cell_bounds (self->canvas, last_cell, &last))
    return false;
  graphene_rect_union (bounds, &last, bounds);
  return true;
}

/**
 * fovea_canvas_edit_find_grid:
 * @self: the editing of a canvas
 * @tag: what stands at some place
 * @grid: (out): the grid that it is part of
 *
 * Returns: whether it is a number that can be edited: row and column are in the tag's cell
 */
bool
fovea_canvas_edit_find_grid (FoveaCanvasEdit *self,
                             const FoveaTag  *tag,
                             FoveaGrid       *grid)
{
  if (!fovea_canvas_has_content (self->canvas)
      || fovea_session_is_pending (self->canvas->session))
    return false;
  if (tag->kind == FOVEA_TAG_CELL && tag->cell.stage == 0)
    *grid = (FoveaGrid){ .inner = tag->cell.channel };
  else if (tag->kind == FOVEA_TAG_WEIGHT)
    *grid = (FoveaGrid){ tag->layer, tag->cell.channel, tag->cell.stage };
  else
    return false;
  return shows_grid (self, *grid);
}

/**
 * fovea_canvas_edit_point_at:
 * @self: the editing of a canvas
 * @grid: a grid
 * @row: a row of it
 * @column: a column of it
 *
 * Makes this one number what is edited: a cell of the input by selecting it.
 */
void
fovea_canvas_edit_point_at (FoveaCanvasEdit *self,
                            FoveaGrid        grid,
                            int              row,
                            int              column)
{
  fovea_canvas_edit_stop_typing (self);
  self->is_weight = grid.layer > 0;
  self->grid = grid;
  self->row = self->anchor_row = row;
  self->column = self->anchor_column = column;
  if (grid.layer == 0)
    fovea_session_select (self->canvas->session, (FoveaCell){ 0, grid.inner, row, column });
  gtk_widget_queue_draw (GTK_WIDGET (self->canvas));
}

/**
 * fovea_canvas_edit_extend:
 * @self: the editing of a canvas
 * @row: a row, clipped to the grid
 * @column: a column, clipped to the grid
 *
 * Makes all between the anchor and this number what is edited.
 */
void
fovea_canvas_edit_extend (FoveaCanvasEdit *self,
                          int              row,
                          int              column)
{
  FoveaEditTarget target;
  int n_rows, n_columns;

  if (!fovea_canvas_get_edit_target (self->canvas, &target))
    return;
  fovea_canvas_edit_get_size (self, target.grid, &n_rows, &n_columns);
  self->row = CLAMP (row, 0, n_rows - 1);
  self->column = CLAMP (column, 0, n_columns - 1);
  self->is_extending = true;
  if (!self->is_weight)
    fovea_session_select (self->canvas->session,
                          (FoveaCell){ 0, target.grid.inner, self->row, self->column });
  self->is_extending = false;
  gtk_widget_queue_draw (GTK_WIDGET (self->canvas));
}

/**
 * fovea_canvas_edit_leave_weight:
 * @self: the editing of a canvas
 *
 * Goes back from a weight to the selected cell.
 */
void
fovea_canvas_edit_leave_weight (FoveaCanvasEdit *self)
{
  FoveaCell cell;

  self->is_weight = false;
  if (fovea_session_get_selection (self->canvas->session, &cell))
    {
      self->anchor_row = cell.row;
      self->anchor_column = cell.column;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self->canvas));
}

/**
 * fovea_canvas_edit_set_number:
 * @self: the editing of a canvas
 * @grid: a grid
 * @row: a row of it
 * @column: a column of it
 * @value: the number it becomes
 *
 * Returns: whether it was taken; if not, the canvas says why
 */
bool
fovea_canvas_edit_set_number (FoveaCanvasEdit *self,
                              FoveaGrid        grid,
                              int              row,
                              int              column,
                              float            value)
{
  g_autoptr (GError) error = NULL;
  bool is_done = fovea_document_set_block (fovea_canvas_edit_get_document (self), grid,
                                           (FoveaRange){ row, row + 1 },
                                           (FoveaRange){ column, column + 1 }, &value, &error);

  fovea_canvas_edit_show_message (self, is_done ? NULL : error->message);
  return is_done;
}

/**
 * fovea_canvas_set_brush:
 * @canvas: a canvas
 * @value: (nullable): what dragging paints; %NULL: it selects
 */
void
fovea_canvas_set_brush (FoveaCanvas *canvas,
                        const float *value)
{
  g_return_if_fail (FOVEA_IS_CANVAS (canvas));

  canvas->edit->has_brush = value != NULL;
  if (value != NULL)
    canvas->edit->brush = *value;
  fovea_canvas_update_cursor (canvas);
}

/**
 * fovea_canvas_has_brush:
 * @self: the editing of a canvas
 *
 * Returns: whether dragging paints
 */
bool
fovea_canvas_has_brush (FoveaCanvasEdit *self)
{
  g_return_val_if_fail (self != NULL, false);

  return self->has_brush;
}
