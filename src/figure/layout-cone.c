// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The receptive-field cone in one dimension, the classic: a line of cells a stage along columns,
// each cell over the middle of what it sees, and a line for every tap. Cells hold in how many ways
// they reach the selected one; a hole of a dilation is a cell without any.

#include "core/receptive-field.h"
#include "figure/describe.h"
#include "figure/layout.h"
#include "figure/type.h"

#include <glib/gi18n.h>
#include <math.h>

#define NUMBERED_CELL_PT 16.0
#define MAX_CELL_PT 54.0
#define LEAST_GAP_PT 34.0
#define MAX_GAP_PT 96.0
#define MARGIN_CELLS 2 // shown beside what is seen
#define MAX_TAPS 4000

// In input cells along columns; a stage's cells stand over the middles of their fields.
typedef struct
{
  FoveaLayout *layout;
  FoveaTrace *trace;
  FoveaReceptiveField *fields; // (owned) a stage each
  double first;                // of the input, shown
  double past;
  double cell_pt;
  double pitch_pt; // of the input's cells, apart where a transposed layer puts cells between
  double gap_pt;
  double x;
  double y;
  double words_x;
  double words_width;
} Cone;

static double
get_middle (const Cone *self,
            int         stage,
            double      index)
{
  return fovea_receptive_field_get_centre (&self->fields[stage], 0)
         + index * self->fields[stage].stride;
}

static double
get_x (const Cone *self,
       int         stage,
       int         index)
{
  return self->x + (get_middle (self, stage, index) + 0.5 - self->first) * self->pitch_pt;
}

static double
get_y (const Cone *self,
       int         stage)
{
  int last = self->layout->n_stages - 1;

  return self->y + (last - stage) * (self->cell_pt + self->gap_pt);
}

static bool
is_in_view (const Cone *self,
            int         stage,
            int         index)
{
  double middle = get_middle (self, stage, index) + 0.5;

  return middle - 0.5 >= self->first && middle + 0.5 <= self->past;
}

// All of a small input; of a large one what the cell sees, with a little beside it.
static void
choose_range (Cone *self)
{
  FoveaShape shape = fovea_network_get_shape (self->layout->network, 0);
  FoveaBox box = fovea_trace_get_stage (self->trace, 0)->box;
  const FoveaReceptiveField *last = &self->fields[self->layout->n_stages - 1];

  // Padding stands out to the left and to the right.
  self->first = -ceil (CLAMP (last->padding, 0, 8));
  self->past = shape.n_columns - self->first;
  if (shape.n_columns > 48 && !fovea_box_is_empty (box))
    {
      self->first = MAX (self->first, box.columns.first - MARGIN_CELLS);
      self->past = MIN (self->past, box.columns.past + MARGIN_CELLS);
    }
}

static double
get_paths (const Cone *self,
           int         stage,
           int         column)
{
  const FoveaTraceStage *use = fovea_trace_get_stage (self->trace, stage);

  if (!fovea_range_has (use->box.columns, column))
    return 0;

  return use->column_paths[column - use->box.columns.first];
}

static FoveaRole
get_role (const Cone *self,
          int         stage)
{
  return stage <= fovea_trace_get_cell (self->trace).stage ? FOVEA_ROLE_SEES
                                                           : FOVEA_ROLE_REACHES;
}

// Cells have one size in every stage; those of later stages may not stand closer than that.
static void
add_cells (const Cone *self,
           int         panel,
           int         stage)
{
  FoveaLayout *layout = self->layout;
  FoveaCell selected = fovea_trace_get_cell (self->trace);
  FoveaShape shape = fovea_network_get_shape (layout->network, stage);
  const FoveaTraceStage *use = fovea_trace_get_stage (self->trace, stage);
  int row = fovea_range_is_empty (use->box.rows)
                ? MIN (selected.row, shape.n_rows - 1)
                : (use->box.rows.first + use->box.rows.past - 1) / 2;
  double most = 1;

  for (int column = 0; column < shape.n_columns; column++)
    most = MAX (most, get_paths (self, stage, column));
  for (int column = 0; column < shape.n_columns; column++)
    {
      if (!is_in_view (self, stage, column))
        continue;

      float paths = (float) get_paths (self, stage, column);
      FoveaTag tag = { .kind = FOVEA_TAG_CELL,
                       .cell = { stage, stage == selected.stage ? selected.channel : 0,
                                 stage == selected.stage ? selected.row : row, column } };
      FoveaGridContent content = {
        .values = fovea_scene_keep_memory (layout->scene, &paths, sizeof paths),
        .n_rows = 1,
        .n_columns = 1,
        .greatest = 1.4 * most,
        .is_count = true,
      };
      FoveaItem *item = fovea_layout_add_grid (
          layout, panel, &content, get_x (self, stage, column) - self->cell_pt / 2,
          get_y (self, stage), self->cell_pt);
      item->tag = tag;
      item->grid.tags = fovea_scene_keep_memory (layout->scene, &tag, sizeof tag);
      if (paths == 0)
        {
          item->grid.size_pt = 0;
          item->grid.is_bare = true;
        }
    }
}

// Over all cells, so that no neighbour covers an outline.
static void
add_marks (const Cone *self,
           int         panel,
           int         stage)
{
  FoveaShape shape = fovea_network_get_shape (self->layout->network, stage);

  for (int column = 0; column < shape.n_columns; column++)
    {
      if (!is_in_view (self, stage, column) || get_paths (self, stage, column) == 0)
        continue;

      FoveaItem *mark = fovea_scene_add (
          self->layout->scene, FOVEA_ITEM_MARK, get_role (self, stage), panel,
          get_x (self, stage, column) - self->cell_pt / 2, get_y (self, stage), self->cell_pt,
          self->cell_pt);
      mark->line_pt = stage == fovea_trace_get_cell (self->trace).stage ? 3 : 1.5;
    }
}

// The padding that used taps read.
static void
add_ghosts (const Cone *self,
            int         panel,
            int         layer)
{
  FoveaAxis axis = fovea_network_get_axis (self->layout->network, layer, FOVEA_COLUMNS);
  int before = axis.is_transposed ? 0 : axis.stencil.padding_before;
  int after = axis.is_transposed ? 0 : axis.stencil.padding_after;
  static const float zero = 0;

  for (int at = -before; at < axis.n_in + after; at++)
    {
      if ((at >= 0 && at < axis.n_in) || !is_in_view (self, layer - 1, at))
        continue;

      FoveaItem *item = fovea_scene_add (
          self->layout->scene, FOVEA_ITEM_GHOST, FOVEA_ROLE_INK_DIM, panel,
          get_x (self, layer - 1, at) - self->cell_pt / 2, get_y (self, layer - 1),
          self->cell_pt, self->cell_pt);
      item->grid = (FoveaGridContent){ .values = &zero, .n_rows = 1, .n_columns = 1 };
    }
}

// A line for every tap of the cells in @columns, to real cells or to padding.
static void
collect_taps (const Cone *self,
              int         layer,
              bool        is_padding,
              double      least_paths,
              GArray     *points)
{
  FoveaAxis axis = fovea_network_get_axis (self->layout->network, layer, FOVEA_COLUMNS);
  double top = get_y (self, layer) + self->cell_pt;
  double bottom = get_y (self, layer - 1);

  for (int out = 0; out < axis.n_out; out++)
    {
      for (int tap = 0; tap < axis.stencil.kernel_size; tap++)
        {
          int in;
          FoveaTapKind kind = fovea_axis_get_tap (&axis, out, tap, &in);
          bool wanted = is_padding ? kind == FOVEA_TAP_PADDING : kind == FOVEA_TAP_CELL;
          bool is_used = get_paths (self, layer, out) > 0
                         && (kind != FOVEA_TAP_CELL || get_paths (self, layer - 1, in) > 0);
          if (!wanted || is_used != (least_paths > 0) || !is_in_view (self, layer, out)
              || points->len > 4 * MAX_TAPS)
            continue;

          int at = kind == FOVEA_TAP_PADDING ? fovea_stencil_tap (&axis.stencil, out, tap) : in;
          if (!is_in_view (self, layer - 1, at))
            continue;
          double line[]
              = { get_x (self, layer, out), top, get_x (self, layer - 1, at), bottom };
          g_array_append_vals (points, line, G_N_ELEMENTS (line));
        }
    }
}

static void
add_taps (const Cone *self,
          int         panel,
          int         layer,
          bool        is_padding,
          FoveaRole   role,
          bool        is_used)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (double));

  collect_taps (self, layer, is_padding, is_used ? 1 : 0, points);
  FoveaItem *item = fovea_layout_add_lines (
      self->layout, panel, role, is_used ? 1.5 : 1,
      (const double *) (void *) points->data, (int) points->len / 2, false);
  if (item == NULL)
    return;

  item->lines.is_dashed = is_padding;
  item->lines.opacity = is_used ? 0.85 : 0.7;
}

static void
add_hover (const Cone *self,
           int         panel)
{
  FoveaTrace *hover = self->layout->subject->hover;
  if (hover == NULL)
    return;

  FoveaCell cell = fovea_trace_get_cell (hover);
  Cone nested = *self;
  nested.trace = hover;
  if (cell.stage > 0)
    add_taps (&nested, panel, cell.stage, false, FOVEA_ROLE_NESTED, true);
}

static char *
dup_note (const Cone *self,
          int         stage)
{
  const FoveaTraceStage *use = fovea_trace_get_stage (self->trace, stage);
  int n_wide = fovea_range_get_length (use->box.columns);

  return g_strdup_printf (stage <= fovea_trace_get_cell (self->trace).stage
                            ? ngettext ("sees %d column", "sees %d columns", n_wide)
                            : ngettext ("reaches %d column", "reaches %d columns", n_wide),
                          n_wide);
}

// In cells of the input: no stage's cells may stand closer than they are wide.
static double
get_least_stride (const Cone *self)
{
  double least = 1;

  for (int stage = 0; stage < self->layout->n_stages; stage++)
    if (self->fields[stage].stride > 0)
      least = MIN (least, self->fields[stage].stride);

  return least;
}

static double
get_words_width (const Cone *self)
{
  FoveaLayout *layout = self->layout;
  double body_pt = fovea_layout_get_body_pt (layout);
  double small_pt = fovea_layout_get_small_pt (layout);
  double room = layout->width_pt - 2 * layout->margin_pt;
  double most = fovea_layout_get_space (layout, 118);
  double width = 0;

  if (room - most >= (self->past - self->first) * NUMBERED_CELL_PT)
    return most;

  for (int stage = 0; stage < layout->n_stages; stage++)
    {
      g_autofree char *name = fovea_describe_stage (layout->network, stage);
      g_autofree char *note = dup_note (self, stage);
      width = MAX (width, fovea_type_estimate_width (name, body_pt, FOVEA_WEIGHT_BOLD));
      width = MAX (width, fovea_type_estimate_width (note, small_pt, FOVEA_WEIGHT_NORMAL));
    }

  return MIN (ceil (width) + fovea_layout_get_space (layout, 8), most);
}

static void
add_words (const Cone *self,
           int         panel,
           int         stage)
{
  FoveaLayout *layout = self->layout;
  double body_pt = fovea_layout_get_body_pt (layout);
  double small_pt = fovea_layout_get_small_pt (layout);
  double line_pt = fovea_layout_get_line_pt (body_pt);
  double y = get_y (self, stage) + floor ((self->cell_pt - 2 * line_pt) / 2);
  g_autofree char *name = fovea_describe_stage (layout->network, stage);
  g_autofree char *note = dup_note (self, stage);

  fovea_layout_add_text (layout, panel, name, body_pt, FOVEA_ROLE_INK, self->words_x, y,
                         self->words_width)
      ->text.weight
      = FOVEA_WEIGHT_BOLD;
  if (stage != fovea_trace_get_cell (self->trace).stage)
    fovea_layout_add_text (layout, panel, note, small_pt, get_role (self, stage),
                           self->words_x, y + line_pt, self->words_width);
}

static void
add_cone (const Cone *self)
{
  FoveaLayout *layout = self->layout;
  int panel = fovea_scene_add_panel (layout->scene, FOVEA_PANEL_OVERLAY, NULL);

  for (int layer = 1; layer < layout->n_stages; layer++)
    {
      add_taps (self, panel, layer, false, FOVEA_ROLE_HAIRLINE, false);
      add_taps (self, panel, layer, true, get_role (self, layer), true);
      add_taps (self, panel, layer, false, get_role (self, layer), true);
    }
  add_hover (self, panel);
  for (int stage = 0; stage < layout->n_stages; stage++)
    {
      if (stage + 1 < layout->n_stages)
        add_ghosts (self, panel, stage + 1);
      add_cells (self, panel, stage);
      add_marks (self, panel, stage);
      add_words (self, panel, stage);
    }
}

/**
 * fovea_layout_cone:
 * @self: a layout with its scene, subject and options
 *
 * Lays out the cone of the selected cell, or of the output's middle one, along columns, and sets
 * the figure's size.
 */
void
fovea_layout_cone (FoveaLayout *self)
{
  double height = fovea_layout_set_page (self, 960, 480);
  const FoveaSubject *given = self->subject;
  FoveaSubject subject = *given;
  g_autofree FoveaReceptiveField *fields = g_new0 (FoveaReceptiveField, self->n_stages);

  fovea_layout_choose_trace (self, &subject);
  for (int stage = 0; stage < self->n_stages; stage++)
    fields[stage] = fovea_receptive_field_get (self->network, stage, FOVEA_COLUMNS);

  Cone cone = { .layout = self,
                .trace = subject.trace,
                .fields = fields,
                .y = self->margin_pt };
  choose_range (&cone);
  cone.words_width = get_words_width (&cone);
  double room_x = self->width_pt - 2 * self->margin_pt - cone.words_width;
  double room_y = height - 2 * self->margin_pt;
  double n_gaps = MAX (1, self->n_stages - 1);
  double least_stride = get_least_stride (&cone);
  double n_across = (cone.past - cone.first) / least_stride;
  double least = 2 * fovea_layout_get_line_pt (fovea_layout_get_body_pt (self));

  cone.cell_pt = MIN (MAX_CELL_PT * self->growth, floor (room_x / n_across));
  cone.cell_pt = MAX (2, cone.cell_pt);
  cone.pitch_pt = cone.cell_pt / least_stride;
  cone.gap_pt = floor ((room_y - self->n_stages * cone.cell_pt) / n_gaps);
  cone.gap_pt = CLAMP (cone.gap_pt,
                       MAX (fovea_layout_get_space (self, LEAST_GAP_PT), least - cone.cell_pt),
                       MAX (fovea_layout_get_space (self, MAX_GAP_PT), least - cone.cell_pt));
  double picture = self->n_stages * cone.cell_pt + (self->n_stages - 1) * cone.gap_pt;
  cone.words_x
      = self->margin_pt + floor (MAX (0, room_x - n_across * cone.cell_pt) / 2);
  cone.x = cone.words_x + cone.words_width;
  cone.y += MAX (self->options->has_size ? floor (MAX (0, room_y - picture) / 2) : 0,
                 MAX (0, ceil ((least - cone.cell_pt) / 2)));

  self->subject = &subject;
  add_cone (&cone);
  self->subject = given;
  self->height_pt
      = MAX (cone.y + picture + self->margin_pt + MAX (0, ceil ((least - cone.cell_pt) / 2)),
             self->options->has_size ? height : 0);
}
