// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Parts that several views are made of: paragraphs, grids of numbers that are no stage, lines, and
// the strip of small maps in which a view that shows one cell lets others be chosen.

#include "figure/layout.h"
#include "figure/type.h"

#include "figure/describe.h"

#include <math.h>

#define STRIP_CELL_PT 18.0
#define STRIP_GAP_PT 46.0
#define STRIP_STAGES 9
#define STRIP_AFTER 2 // of them

/**
 * fovea_layout_add_paragraph:
 * @self: a layout
 * @panel: a panel of its scene
 * @string: text of any length
 * @size_pt: size of type, points
 * @weight: of all of it
 * @role: its colour
 * @x: left, points
 * @y: top
 * @width: in which it is broken into lines
 *
 * Returns: the y below it; @y where there is no text
 */
double
fovea_layout_add_paragraph (FoveaLayout *self,
                            int          panel,
                            const char  *string,
                            double       size_pt,
                            FoveaWeight  weight,
                            FoveaRole    role,
                            double       x,
                            double       y,
                            double       width)
{
  g_autoptr (GPtrArray) lines = fovea_type_wrap (string, size_pt, weight, width);

  for (guint i = 0; i < lines->len && string[0] != '\0'; i++)
    {
      FoveaItem *item = fovea_layout_add_text (self, panel, g_ptr_array_index (lines, i),
                                               size_pt, role, x, y, width);
      item->text.weight = weight;
      if (fovea_type_is_rtl (string))
        item->text.anchor = FOVEA_ANCHOR_END;
      y += fovea_layout_get_line_pt (size_pt);
    }

  return y;
}

/**
 * fovea_layout_add_grid:
 * @self: a layout
 * @panel: a panel of its scene
 * @content: values, size, extremes; how numbers are shown is found here
 * @x: left, points
 * @y: top
 * @cell_pt: side of a cell
 *
 * Returns: (transfer none): the grid, to change its tag
 */
FoveaItem *
fovea_layout_add_grid (FoveaLayout            *self,
                       int                     panel,
                       const FoveaGridContent *content,
                       double                  x,
                       double                  y,
                       double                  cell_pt)
{
  FoveaItem *item = fovea_scene_add (self->scene, FOVEA_ITEM_GRID, FOVEA_ROLE_INK, panel, x,
                                     y, content->n_columns * cell_pt,
                                     content->n_rows * cell_pt);

  item->grid = *content;
  fovea_layout_set_numbers (self, &item->grid, cell_pt);

  return item;
}

/**
 * fovea_layout_add_lines:
 * @self: a layout
 * @panel: a panel of its scene
 * @role: their colour
 * @line_pt: their width, points
 * @points: x and y in turn, points
 * @n_points: how many points
 * @is_strip: whether one line goes through all of them; else one from each first to each second
 *
 * Returns: (transfer none) (nullable): the lines, to be dashed or fainter; %NULL for no point
 */
FoveaItem *
fovea_layout_add_lines (FoveaLayout  *self,
                        int           panel,
                        FoveaRole     role,
                        double        line_pt,
                        const double *points,
                        int           n_points,
                        bool          is_strip)
{
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;

  if (n_points == 0)
    return NULL;

  for (int i = 0; i < n_points; i++)
    {
      left = MIN (left, points[2 * i]);
      right = MAX (right, points[2 * i]);
      top = MIN (top, points[2 * i + 1]);
      bottom = MAX (bottom, points[2 * i + 1]);
    }
  left = floor (left);
  top = floor (top);

  double *kept
      = fovea_scene_keep_memory (self->scene, points, 2 * n_points * sizeof (double));
  for (int i = 0; i < n_points; i++)
    {
      kept[2 * i] -= left;
      kept[2 * i + 1] -= top;
    }

  FoveaItem *item = fovea_scene_add (self->scene, FOVEA_ITEM_LINES, role, panel, left, top,
                                     ceil (right) - left, ceil (bottom) - top);
  item->line_pt = line_pt;
  item->lines = (FoveaLinesContent){
    .points = kept, .n_points = n_points, .is_strip = is_strip, .opacity = 1
  };

  return item;
}

// Of many stages the strip shows the input, and those around the selected cell's.
static bool
is_in_strip (const FoveaLayout *self,
             int                stage)
{
  const FoveaTrace *trace = self->subject->trace;
  int selected = trace != NULL ? fovea_trace_get_cell (trace).stage : self->n_stages - 1;
  int past = MIN (self->n_stages, MAX (selected + STRIP_AFTER + 1, STRIP_STAGES));

  return self->n_stages <= STRIP_STAGES || stage == 0
         || (stage < past && stage > past - STRIP_STAGES);
}

static double
measure_strip (FoveaLayout *self,
               double       cell_pt,
               double       gap,
               double      *height)
{
  double width = -gap;

  *height = 0;
  for (int stage = 0; stage < self->n_stages; stage++)
    {
      fovea_layout_get_extent (self, stage, cell_pt, &self->stages[stage]);
      if (!is_in_strip (self, stage))
        {
          self->stages[stage].n_shown = 0;
          self->stages[stage].n_behind = 0;
          continue;
        }
      width += self->stages[stage].width + gap;
      *height = MAX (*height, self->stages[stage].height);
    }

  return width;
}

// A stage of the strip with its name, which is left out where it has no room.
static void
add_to_strip (FoveaLayout *self,
              int          panel,
              int          stage,
              double       gap,
              double       y)
{
  const FoveaStagePlace *place = &self->stages[stage];
  double small_pt = fovea_layout_get_small_pt (self);
  g_autofree char *name = fovea_describe_stage (self->network, stage);
  double room = floor (place->width + MIN (gap - 4, 2 * self->margin_pt - 4));
  double least = fovea_type_estimate_width (name, fovea_layout_get_least_pt (self),
                                            FOVEA_WEIGHT_NORMAL);

  fovea_layout_add_stage (self, stage);
  if (least <= room - 2)
    fovea_layout_add_text (self, panel, name, small_pt, FOVEA_ROLE_INK_DIM,
                           floor (place->x + place->width / 2 - room / 2), y, room)
        ->text.anchor
        = FOVEA_ANCHOR_MIDDLE;
}

/**
 * fovea_layout_add_strip:
 * @self: a layout
 * @x: left, points
 * @y: top
 * @width: of its room
 * @most_height: of its maps
 *
 * Adds all stages as small maps in one line, with names, marks and beams, centred in its room.
 *
 * Returns: its height, points
 */
double
fovea_layout_add_strip (FoveaLayout *self,
                        double       x,
                        double       y,
                        double       width,
                        double       most_height)
{
  double small_pt = fovea_layout_get_small_pt (self);
  double line_pt = fovea_layout_get_line_pt (small_pt);
  int n_shown = MIN (self->n_stages, STRIP_STAGES);
  double gap = MIN (fovea_layout_get_space (self, STRIP_GAP_PT), floor (width / (2.5 * n_shown)));
  double cell_pt = floor (STRIP_CELL_PT * self->growth);
  double height;

  while (cell_pt > 1.0 / 64
         && (measure_strip (self, cell_pt, gap, &height) > width || height > most_height))
    cell_pt = cell_pt > 1 ? cell_pt - 1 : 1 / (round (1 / cell_pt) + 1);

  int panel = fovea_scene_add_panel (self->scene, FOVEA_PANEL_BASE, NULL);
  double left = x + floor (MAX (0, width - measure_strip (self, cell_pt, gap, &height)) / 2);
  for (int stage = 0; stage < self->n_stages; stage++)
    {
      FoveaStagePlace *place = &self->stages[stage];
      bool follows = stage > 0 && is_in_strip (self, stage - 1);

      self->ways[stage] = (FoveaWayPlace){ .has_beam = follows && is_in_strip (self, stage) };
      if (!is_in_strip (self, stage))
        continue;
      place->x = round (left);
      place->y = y + floor ((height - place->height) / 2);
      if (stage > 0 && !follows)
        fovea_layout_add_text (self, panel, "…", small_pt, FOVEA_ROLE_INK_DIM, left - gap,
                               y + floor ((height - line_pt) / 2), gap)
            ->text.anchor
            = FOVEA_ANCHOR_MIDDLE;
      add_to_strip (self, panel, stage, gap, y + height + 2);
      left += place->width + gap;
    }
  fovea_layout_add_overlay (self);

  return height + 2 + line_pt;
}
