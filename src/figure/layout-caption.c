// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Captions name the marks, each in its mark's colour. Their room is reserved, so that the picture
// stays where it is when they come and go.

#include "core/receptive-field.h"
#include "figure/layout.h"
#include "figure/type.h"

#include <glib/gi18n.h>

#define MAX_CAPTION_LINES 2
#define LEAST_COLUMN_PT 200 // 70 mm
#define MAX_NARROW_LINES 3 // beside maps in a column of a page of two
#define NARROW_PT 400.0

static int
count_used (const double *paths,
            FoveaRange    range)
{
  int n_used = 0;

  for (int i = 0; i < fovea_range_get_length (range); i++)
    n_used += paths[i] > 0;

  return n_used;
}

static bool
has_holes (const FoveaTraceStage *use)
{
  return count_used (use->row_paths, use->box.rows)
             < fovea_range_get_length (use->box.rows)
         || count_used (use->column_paths, use->box.columns)
                < fovea_range_get_length (use->box.columns);
}

// How far the selected cell would see along an axis of the input, were there no border: padding makes
// no field smaller, part of it lies outside. Zero where cells of one map differ in it by themselves.
static int
get_whole_field (const FoveaLayout *self,
                 FoveaDimension     dimension)
{
  int selected = fovea_trace_get_cell (self->subject->trace).stage;

  for (int layer = 1; layer <= selected; layer++)
    {
      FoveaLayer *at = fovea_network_get_layer (self->network, layer);
      if (fovea_layer_get_kind (at) == FOVEA_LAYER_TRANSPOSED_CONVOLUTION)
        return 0;
    }

  return (int) fovea_receptive_field_get (self->network, selected, dimension).size;
}

static char *
describe_field (const FoveaLayout     *self,
                const FoveaTraceStage *use,
                int                    stage)
{
  int n_rows = fovea_range_get_length (use->box.rows);
  int n_columns = fovea_range_get_length (use->box.columns);
  int n_whole_rows = get_whole_field (self, FOVEA_ROWS);
  int n_whole_columns = get_whole_field (self, FOVEA_COLUMNS);

  if (fovea_box_is_empty (use->box))
    return g_strdup (_ ("nothing but padding"));
  if (has_holes (use))
    return g_strdup_printf (stage == 0 ? _ ("receptive field %d × %d, with holes")
                                       : _ ("sees %d × %d, with holes"),
                            n_rows, n_columns);
  if (stage == 0 && (n_rows < n_whole_rows || n_columns < n_whole_columns))
    return g_strdup_printf (_ ("receptive field %d × %d, %d × %d inside"), n_whole_rows,
                            n_whole_columns, n_rows, n_columns);

  return g_strdup_printf (stage == 0 ? _ ("receptive field %d × %d") : _ ("sees %d × %d"),
                          n_rows, n_columns);
}

// The window of a cell in the stage just before it: the kernel's size, and how much of it is not
// padding.
static char *
describe_window (const FoveaLayout     *self,
                 const FoveaTraceStage *use,
                 int                    layer)
{
  FoveaLayer *at = fovea_network_get_layer (self->network, layer);
  int n_rows = fovea_layer_get_kernel_size (at, FOVEA_ROWS);
  int n_columns = fovea_layer_get_kernel_size (at, FOVEA_COLUMNS);
  int n_inside_rows = count_used (use->row_paths, use->box.rows);
  int n_inside_columns = count_used (use->column_paths, use->box.columns);

  if (fovea_box_is_empty (use->box))
    return g_strdup (_ ("nothing but padding"));
  if (fovea_layer_get_kind (at) == FOVEA_LAYER_ACTIVATION)
    return g_strdup (_ ("the cell it comes from"));
  if (fovea_layer_get_kind (at) == FOVEA_LAYER_TRANSPOSED_CONVOLUTION)
    return g_strdup_printf (_ ("sees %d × %d"), n_inside_rows, n_inside_columns);
  if (n_inside_rows < n_rows || n_inside_columns < n_columns)
    return g_strdup_printf (_ ("its %d × %d window, %d × %d inside"), n_rows, n_columns,
                            n_inside_rows, n_inside_columns);
  if (has_holes (use))
    return g_strdup_printf (_ ("its %d × %d window, with holes"), n_rows, n_columns);

  return g_strdup_printf (_ ("its %d × %d window"), n_rows, n_columns);
}

static char *
describe_selection (const FoveaLayout *self,
                    int                stage)
{
  FoveaTrace *trace = self->subject->trace;
  int selected = fovea_trace_get_cell (trace).stage;
  const FoveaTraceStage *use = fovea_trace_get_stage (trace, stage);

  const FoveaStep *step = self->subject->step;

  if (stage == selected && step != NULL && fovea_step_is_partial (step))
    return g_strdup (_ ("the cell being made"));
  if (stage == selected && step != NULL && step->pace == FOVEA_PACE_LAYER)
    return g_strdup (_ ("all made at once"));
  if (stage == selected)
    return g_strdup (step != NULL ? _ ("the cell just made") : _ ("the cell you clicked"));
  if (stage == selected - 1)
    return describe_window (self, use, selected);
  if (stage < selected)
    return describe_field (self, use, stage);
  if (fovea_box_is_empty (use->box))
    return g_strdup (_ ("reaches nothing"));

  return g_strdup_printf (
      has_holes (use) ? _ ("reaches %d × %d, with holes") : _ ("reaches %d × %d"),
      fovea_range_get_length (use->box.rows), fovea_range_get_length (use->box.columns));
}

static char *
describe_hover (const FoveaLayout *self)
{
  FoveaTrace *trace = self->subject->trace;
  FoveaCell cell = fovea_trace_get_cell (self->subject->hover);
  FoveaLayer *layer = fovea_network_get_layer (self->network, cell.stage);
  int n_rows = fovea_layer_get_kernel_size (layer, FOVEA_ROWS);
  int n_columns = fovea_layer_get_kernel_size (layer, FOVEA_COLUMNS);

  if (fovea_layer_get_kind (layer) == FOVEA_LAYER_ACTIVATION)
    return g_strdup (_ ("where it comes from"));
  if (trace != NULL && cell.stage < fovea_trace_get_cell (trace).stage
      && fovea_trace_has (trace, cell))
    return g_strdup_printf (_ ("one nested %d × %d window"), n_rows, n_columns);

  return g_strdup_printf (_ ("one %d × %d window"), n_rows, n_columns);
}

// Estimates are wide: what takes a line too many as they go is wrapped as if there were more room,
// and what is still too long is squeezed into one line.
static GPtrArray *
wrap_caption (const char *string,
              double      size_pt,
              double      width,
              int         max_lines)
{
  for (double room = width; room < 2 * width; room *= 1.1)
    {
      GPtrArray *lines = fovea_type_wrap (string, size_pt, FOVEA_WEIGHT_BOLD, room);
      if (lines->len <= (guint) max_lines)
        return lines;
      g_ptr_array_unref (lines);
    }

  GPtrArray *line = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (line, g_strdup (string));

  return line;
}

static double
add_caption (FoveaLayout *self,
             int          panel,
             const char  *string,
             FoveaRole    role,
             double       x,
             double       y,
             double       width,
             FoveaAnchor  anchor,
             int          max_lines)
{
  double size_pt = fovea_layout_get_body_pt (self);
  g_autoptr (GPtrArray) lines = wrap_caption (string, size_pt, width, max_lines);

  for (guint i = 0; i < lines->len; i++)
    {
      FoveaItem *item = fovea_layout_add_text (self, panel, g_ptr_array_index (lines, i),
                                               size_pt, role, x, y, width);
      item->text.anchor = anchor;
      item->text.weight
          = role == FOVEA_ROLE_NESTED ? FOVEA_WEIGHT_MEDIUM : FOVEA_WEIGHT_BOLD;
      y += fovea_layout_get_line_pt (size_pt);
    }

  return y;
}

// Padding and holes make captions that need two lines.
static bool
has_long_captions (const FoveaLayout *self)
{
  for (int layer = 1; layer < self->n_stages; layer++)
    {
      const FoveaLayerOptions *options
          = fovea_layer_get_options (fovea_network_get_layer (self->network, layer));
      bool has_padding = options->has_same_padding;
      for (int side = 0; side < 4; side++)
        has_padding |= options->padding[side] > 0;
      if (has_padding || options->dilation[0] > 1 || options->dilation[1] > 1
          || options->stride[0] > 1 || options->stride[1] > 1)
        return true;
    }

  return false;
}

static int
get_selection_lines (const FoveaLayout *self,
                     FoveaAnchor        anchor)
{
  bool is_long = has_long_captions (self);

  if (anchor == FOVEA_ANCHOR_START
      && self->width_pt < (is_long ? NARROW_PT * self->growth : LEAST_COLUMN_PT))
    return MAX_NARROW_LINES;

  return anchor == FOVEA_ANCHOR_START || is_long ? MAX_CAPTION_LINES : 1;
}

static int
get_hover_lines (FoveaAnchor anchor)
{
  return anchor == FOVEA_ANCHOR_START ? MAX_CAPTION_LINES : 1;
}

/**
 * fovea_layout_get_caption_height:
 * @self: a layout
 * @anchor: %FOVEA_ANCHOR_MIDDLE below a map, %FOVEA_ANCHOR_START beside one, where they wrap
 * @is_last: whether the stage is the last, where no cell's window is marked
 *
 * Returns: the height that captions are given whether there are any or not, points; 0 if the options
 *   leave them out
 */
double
fovea_layout_get_caption_height (const FoveaLayout *self,
                                 FoveaAnchor        anchor,
                                 bool               is_last)
{
  double line_pt = fovea_layout_get_line_pt (fovea_layout_get_body_pt (self));

  if (!self->options->shows_captions)
    return 0;

  return line_pt
         * (get_selection_lines (self, anchor)
            + (is_last ? 0 : get_hover_lines (anchor)));
}

/**
 * fovea_layout_add_captions:
 * @self: a layout
 * @stage: a stage
 * @panel: an overlay panel
 * @x: left of their room, points
 * @y: its top
 * @width: its width
 * @anchor: see fovea_layout_get_caption_height()
 *
 * Adds the captions of the marks in a stage.
 */
void
fovea_layout_add_captions (FoveaLayout *self,
                           int          stage,
                           int          panel,
                           double       x,
                           double       y,
                           double       width,
                           FoveaAnchor  anchor)
{
  FoveaTrace *trace = self->subject->trace;

  if (!self->options->shows_captions)
    return;
  if (trace != NULL)
    {
      bool is_seen = stage <= fovea_trace_get_cell (trace).stage;
      g_autofree char *selection = describe_selection (self, stage);
      y = add_caption (self, panel, selection,
                       is_seen ? FOVEA_ROLE_SEES : FOVEA_ROLE_REACHES, x, y, width,
                       anchor, get_selection_lines (self, anchor));
    }
  if (fovea_layout_has_hover (self)
      && fovea_trace_get_cell (self->subject->hover).stage == stage + 1)
    {
      g_autofree char *hover = describe_hover (self);
      add_caption (self, panel, hover, FOVEA_ROLE_NESTED, x, y, width, anchor,
                   get_hover_lines (anchor));
    }
}
