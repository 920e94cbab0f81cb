// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Captions name the marks, each in its mark's colour. Their room is reserved, so that the picture
// stays where it is when they come and go.

#include "figure/layout.h"
#include "figure/type.h"

#include <glib/gi18n.h>

#define N_RESERVED_LINES 2

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
  return count_used (use->row_paths, use->box.rows) < fovea_range_get_length (use->box.rows)
         || count_used (use->column_paths, use->box.columns)
                < fovea_range_get_length (use->box.columns);
}

static char *
describe_field (const FoveaTraceStage *use,
                int                    stage)
{
  int n_rows = fovea_range_get_length (use->box.rows);
  int n_columns = fovea_range_get_length (use->box.columns);

  if (fovea_box_is_empty (use->box))
    return g_strdup (_ ("nothing but padding"));
  if (has_holes (use))
    return g_strdup_printf (stage == 0 ? _ ("receptive field %d × %d, with holes")
                                       : _ ("sees %d × %d, with holes"),
                            n_rows, n_columns);

  return g_strdup_printf (stage == 0 ? _ ("receptive field %d × %d") : _ ("sees %d × %d"), n_rows,
                          n_columns);
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

  if (stage == selected)
    return g_strdup (_ ("the cell you clicked"));
  if (stage == selected - 1)
    return describe_window (self, use, selected);
  if (stage < selected)
    return describe_field (use, stage);
  if (fovea_box_is_empty (use->box))
    return g_strdup (_ ("reaches nothing"));

  return g_strdup_printf (has_holes (use) ? _ ("reaches %d × %d, with holes")
                                          : _ ("reaches %d × %d"),
                          fovea_range_get_length (use->box.rows),
                          fovea_range_get_length (use->box.columns));
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
    return g_strdup (_ ("the cell under the pointer comes from here"));
  if (trace != NULL && cell.stage < fovea_trace_get_cell (trace).stage
      && fovea_trace_has (trace, cell))
    return g_strdup_printf (_ ("one nested %d × %d window"), n_rows, n_columns);

  return g_strdup_printf (_ ("one %d × %d window"), n_rows, n_columns);
}

static double
add_caption (FoveaLayout *self,
             int          panel,
             const char  *string,
             FoveaRole    role,
             double       x,
             double       y,
             double       width,
             FoveaAnchor  anchor)
{
  double size_pt = fovea_layout_get_body_pt (self);
  g_autoptr (GPtrArray) lines = anchor == FOVEA_ANCHOR_START
                                    ? fovea_type_wrap (string, size_pt, FOVEA_WEIGHT_BOLD, width)
                                    : NULL;
  guint n_lines = lines != NULL ? MIN (lines->len, N_RESERVED_LINES) : 1;

  for (guint i = 0; i < n_lines; i++)
    {
      const char *line = lines != NULL ? g_ptr_array_index (lines, i) : string;
      FoveaItem *item = fovea_layout_add_text (self, panel, line, size_pt, role, x, y, width);
      item->text.anchor = anchor;
      item->text.weight = role == FOVEA_ROLE_NESTED ? FOVEA_WEIGHT_MEDIUM : FOVEA_WEIGHT_BOLD;
      y += fovea_layout_get_line_pt (size_pt);
    }

  return y;
}

/**
 * fovea_layout_get_caption_height:
 * @self: a layout
 * @anchor: %FOVEA_ANCHOR_MIDDLE below a map, %FOVEA_ANCHOR_START beside one, where they wrap
 *
 * Returns: the height that captions are given whether there are any or not, points
 */
double
fovea_layout_get_caption_height (const FoveaLayout *self,
                                 FoveaAnchor        anchor)
{
  double line_pt = fovea_layout_get_line_pt (fovea_layout_get_body_pt (self));

  return line_pt * N_RESERVED_LINES * (anchor == FOVEA_ANCHOR_START ? 2 : 1);
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

  if (trace != NULL)
    {
      bool is_seen = stage <= fovea_trace_get_cell (trace).stage;
      g_autofree char *selection = describe_selection (self, stage);
      y = add_caption (self, panel, selection, is_seen ? FOVEA_ROLE_SEES : FOVEA_ROLE_REACHES, x,
                       y, width, anchor);
    }
  if (fovea_layout_has_hover (self)
      && fovea_trace_get_cell (self->subject->hover).stage == stage + 1)
    {
      g_autofree char *hover = describe_hover (self);
      add_caption (self, panel, hover, FOVEA_ROLE_NESTED, x, y, width, anchor);
    }
}
