// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Between two steps of a playback windows slide: marks and beams stand between where they were and
// where they will be. All else is as it is at rest.

#include "figure/layout.h"

static FoveaBox
get_box (const FoveaLayout *self,
         FoveaTrace        *trace,
         int                stage)
{
  FoveaCell cell = fovea_trace_get_cell (trace);

  if (stage == cell.stage)
    return fovea_box_new_cell (cell);

  return stage + 1 == cell.stage ? fovea_layout_get_window (self, trace)
                                 : fovea_trace_get_stage (trace, stage)->box;
}

// The trace whose mark of that role slides.
static FoveaTrace *
find_sliding (const FoveaSubject *subject,
              FoveaRole           role)
{
  bool is_nested = subject->visit != NULL
                   || (subject->step != NULL && subject->step->pace == FOVEA_PACE_TERM
                       && subject->hover != NULL
                       && fovea_trace_get_cell (subject->slides_from).stage
                              == fovea_trace_get_cell (subject->hover).stage);

  if (is_nested)
    return role == FOVEA_ROLE_NESTED ? subject->hover : NULL;

  return role == FOVEA_ROLE_SEES ? subject->trace : NULL;
}

/**
 * fovea_layout_get_slide:
 * @self: a layout
 * @stage: a stage
 * @role: of a mark or a beam there
 * @offsets: (out): points to add to its left, top, right and bottom
 *
 * Finds how far a mark is from its place while it slides there.
 *
 * Returns: whether it slides
 */
bool
fovea_layout_get_slide (const FoveaLayout *self,
                        int                stage,
                        FoveaRole          role,
                        double             offsets[4])
{
  const FoveaSubject *subject = self->subject;
  FoveaTrace *now = subject->slides_from != NULL ? find_sliding (subject, role) : NULL;

  if (now == NULL)
    return false;

  FoveaCell cell = fovea_trace_get_cell (now);
  if (stage > cell.stage || fovea_trace_get_cell (subject->slides_from).stage != cell.stage)
    return false;

  FoveaBox from = get_box (self, subject->slides_from, stage);
  FoveaBox to = get_box (self, now, stage);
  if (fovea_box_is_empty (from) || fovea_box_is_empty (to))
    return false;

  double share = (1 - subject->slide) * self->stages[stage].cell_pt;
  offsets[0] = share * (from.columns.first - to.columns.first);
  offsets[1] = share * (from.rows.first - to.rows.first);
  offsets[2] = share * (from.columns.past - to.columns.past);
  offsets[3] = share * (from.rows.past - to.rows.past);

  return true;
}
