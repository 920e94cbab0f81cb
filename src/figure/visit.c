// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figure/visit.h"

#include <glib/gi18n.h>

static bool
is_made_of_windows (const FoveaTrace *trace,
                    int               stage)
{
  FoveaNetwork *network = fovea_evaluation_get_network (fovea_trace_get_evaluation (trace));
  FoveaLayer *layer = fovea_network_get_layer (network, stage);

  return fovea_layer_get_kind (layer) != FOVEA_LAYER_ACTIVATION;
}

// The stage whose cells are visited: the last before the cell's own in which it sees more than one
// place and which itself is made of windows; 0 if there is none.
static int
find_stage (const FoveaTrace *trace)
{
  for (int stage = fovea_trace_get_cell (trace).stage - 1; stage > 0; stage--)
    {
      FoveaBox box = fovea_trace_get_stage (trace, stage)->box;
      if (fovea_box_is_empty (box))
        return 0;
      if (is_made_of_windows (trace, stage)
          && (fovea_range_get_length (box.rows) > 1
              || fovea_range_get_length (box.columns) > 1))
        return stage;
    }

  return 0;
}

static int
count_used (const double *paths,
            FoveaRange    range)
{
  int n_used = 0;

  for (int i = 0; i < fovea_range_get_length (range); i++)
    n_used += paths[i] > 0;

  return n_used;
}

// The @number-th index that is used.
static int
find_used (const double *paths,
           FoveaRange    range,
           int           number)
{
  for (int i = 0; i < fovea_range_get_length (range); i++)
    {
      if (paths[i] > 0 && number-- == 0)
        return range.first + i;
    }

  return range.first;
}

/**
 * fovea_visit_get_n:
 * @trace: of the selected cell
 *
 * Returns: how many windows are nested in what it sees; 0 if its own window is the only one
 */
gint64
fovea_visit_get_n (const FoveaTrace *trace)
{
  g_return_val_if_fail (trace != NULL, 0);

  int stage = find_stage (trace);
  if (stage == 0)
    return 0;

  const FoveaTraceStage *use = fovea_trace_get_stage (trace, stage);
  return (gint64) count_used (use->row_paths, use->box.rows)
         * count_used (use->column_paths, use->box.columns);
}

/**
 * fovea_visit_get:
 * @trace: of the selected cell
 * @number: from 0, below fovea_visit_get_n()
 *
 * Returns: that visit; windows go row by row, holes are left out
 */
FoveaVisit
fovea_visit_get (const FoveaTrace *trace,
                 gint64            number)
{
  FoveaVisit visit = { .number = number };

  g_return_val_if_fail (trace != NULL, visit);
  visit.n_visits = fovea_visit_get_n (trace);
  g_return_val_if_fail (number >= 0 && number < visit.n_visits, visit);

  int stage = find_stage (trace);
  const FoveaTraceStage *use = fovea_trace_get_stage (trace, stage);
  int n_across = count_used (use->column_paths, use->box.columns);
  visit.cell = (FoveaCell){
    .stage = stage,
    .channel = use->box.channels.first,
    .row = find_used (use->row_paths, use->box.rows, (int) (number / n_across)),
    .column = find_used (use->column_paths, use->box.columns, (int) (number % n_across)),
  };

  return visit;
}

static FoveaTrace *
trace_place (const FoveaTrace *trace,
             FoveaCell         cell,
             int               row,
             int               column)
{
  cell.row = row;
  cell.column = column;
  return fovea_trace_new_without_weights (fovea_trace_get_evaluation (trace), cell);
}

static FoveaBox
get_box (const FoveaTrace *trace,
         int               stage)
{
  return fovea_trace_get_stage (trace, stage)->box;
}

/**
 * fovea_visit_get_visited:
 * @self: a visit
 * @trace: of the selected cell
 * @stage: the stage visited or one before it
 *
 * Finds what this visit and those before it see of @stage. Windows only ever move forward, so that
 * the first and the present one bound all between.
 *
 * Returns: two boxes; holes that dilation leaves are in them
 */
FoveaVisited
fovea_visit_get_visited (const FoveaVisit *self,
                         const FoveaTrace *trace,
                         int               stage)
{
  FoveaVisited visited = { 0 };

  g_return_val_if_fail (self != NULL && trace != NULL, visited);
  g_return_val_if_fail (stage >= 0 && stage <= self->cell.stage, visited);

  FoveaBox all = get_box (trace, self->cell.stage);
  g_autoptr (FoveaTrace) first
    = trace_place (trace, self->cell, all.rows.first, all.columns.first);
  g_autoptr (FoveaTrace) now
    = trace_place (trace, self->cell, self->cell.row, self->cell.column);
  FoveaBox start = get_box (first, stage);
  FoveaBox here = get_box (now, stage);

  visited.part = get_box (trace, stage);
  visited.part.rows = fovea_range_union (start.rows, here.rows);
  visited.part.columns = fovea_range_union (start.columns, here.columns);
  if (self->cell.row > all.rows.first)
    {
      const FoveaTraceStage *use = fovea_trace_get_stage (trace, self->cell.stage);
      gint64 n_across = count_used (use->column_paths, use->box.columns);
      FoveaCell before = fovea_visit_get (trace, self->number - n_across).cell;
      g_autoptr (FoveaTrace) above = trace_place (trace, before, before.row, before.column);
      visited.rows = get_box (trace, stage);
      visited.rows.rows = fovea_range_union (start.rows, get_box (above, stage).rows);
    }

  return visited;
}

static int
count_cells (FoveaBox box)
{
  return MAX (0, fovea_range_get_length (box.rows))
         * MAX (0, fovea_range_get_length (box.columns));
}

// What all visits so far see of the input: a block, or how much of one.
static char *
describe_visited (const FoveaVisit *self,
                  const FoveaTrace *trace)
{
  FoveaVisited visited = fovea_visit_get_visited (self, trace, 0);
  FoveaBox all = get_box (trace, 0);
  FoveaBox both = visited.part;
  both.rows = fovea_range_intersect (visited.part.rows, visited.rows.rows);
  int n_cells = count_cells (visited.part) + count_cells (visited.rows) - count_cells (both);
  FoveaBox hull = visited.part;
  hull.columns = fovea_range_union (visited.part.columns, visited.rows.columns);

  if (n_cells == count_cells (hull))
    return g_strdup_printf (_("together %d × %d"), fovea_range_get_length (hull.rows),
                            fovea_range_get_length (hull.columns));

  return g_strdup_printf (_("together %d of %d cells"), n_cells, count_cells (all));
}

/**
 * fovea_visit_describe:
 * @self: a visit
 * @trace: of the selected cell
 *
 * Returns: (transfer full): "window 4 of 9: rows 1 to 3, columns 0 to 2, together 18 of 25 cells";
 *   rows and columns from 0, of the stage that the window reads; what is together, of the input
 */
char *
fovea_visit_describe (const FoveaVisit *self,
                      const FoveaTrace *trace)
{
  g_return_val_if_fail (self != NULL && trace != NULL, NULL);

  g_autoptr (FoveaTrace) now
    = trace_place (trace, self->cell, self->cell.row, self->cell.column);
  FoveaBox window = get_box (now, self->cell.stage - 1);
  g_autofree char *together = describe_visited (self, trace);
  int number = (int) self->number + 1;
  int n_visits = (int) self->n_visits;

  if (fovea_box_is_empty (window))
    return g_strdup_printf (_("window %d of %d: nothing but padding, %s"), number, n_visits,
                            together);

  return g_strdup_printf (_("window %d of %d: rows %d to %d, columns %d to %d, %s"), number,
                          n_visits, window.rows.first, window.rows.past - 1,
                          window.columns.first, window.columns.past - 1, together);
}
