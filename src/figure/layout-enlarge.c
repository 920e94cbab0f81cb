// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a window's zoom makes of a page: every length of the finished scene is multiplied, so that
// nothing changes its place beside anything else. Only numbers follow the size that their cells then
// have: more digits, or any at all, where there is room; as cells shrink they become pale, and then
// there are none.

#include "figure/layout.h"
#include "figure/number.h"

#include <math.h>

// Numbers are gone where cells are so many times smaller than what they fit.
#define MOST_SHRUNK 1.6
#define FIT_STEPS 4
#define LEAST_SIZE_PT 5.0

/**
 * fovea_layout_get_zoom:
 * @self: a layout
 *
 * Returns: how many times as large as laid out all will be shown; 1 for a page
 */
double
fovea_layout_get_zoom (const FoveaLayout *self)
{
  return self->options->zoom > 0 ? self->options->zoom : 1;
}

// Numbers that do not fit are as large as in the smallest cells that they fit, shrunk, and the paler
// the more they are.
static void
fit_or_fade (const FoveaLayout *self,
             FoveaGridContent  *grid,
             double             width,
             double             height)
{
  double too_small = 1, enough = MOST_SHRUNK;

  fovea_layout_fit_numbers (self, grid, width, height);
  if (grid->size_pt > 0)
    return;
  fovea_layout_fit_numbers (self, grid, width * enough, height * enough);
  if (grid->size_pt == 0)
    return;

  for (int i = 0; i < FIT_STEPS; i++)
    {
      double middle = (too_small + enough) / 2;
      fovea_layout_fit_numbers (self, grid, width * middle, height * middle);
      *(grid->size_pt > 0 ? &enough : &too_small) = middle;
    }
  fovea_layout_fit_numbers (self, grid, width * enough, height * enough);

  double shrunk = (enough - 1) / (MOST_SHRUNK - 1);

  grid->size_pt /= enough;
  grid->fade = shrunk * shrunk * (3 - 2 * shrunk);
}

// In planes numbers are items of their own.
static void
fit_numbers (const FoveaLayout *self,
             FoveaItem         *item)
{
  FoveaGridContent *grid = &item->grid;
  double zoom = fovea_layout_get_zoom (self);
  bool is_flat = fovea_item_is_flat (item);
  bool is_whole = grid->size_pt > 0 && grid->max_chars == FOVEA_NUMBER_LENGTH;

  if (grid->is_bare || (!is_flat && item->kind != FOVEA_ITEM_NUMBERS
                         && item->kind != FOVEA_ITEM_GHOST))
    return;
  if ((is_whole && zoom >= 1) || (is_flat && item->kind == FOVEA_ITEM_NUMBERS))
    {
      grid->size_pt *= zoom;
      if (grid->size_pt < LEAST_SIZE_PT)
        grid->size_pt = 0;
      return;
    }

  double width = item->width / grid->n_columns;
  double height = item->height / grid->n_rows;

  if (is_flat)
    fit_or_fade (self, grid, width, height);
  else
    fit_or_fade (self, grid, 0.85 * width, height * item->transform.yy);
}

static void
enlarge_points (double *x,
                double *y,
                int     n_points,
                double  zoom)
{
  for (int i = 0; i < n_points; i++)
    {
      x[i] *= zoom;
      y[i] *= zoom;
    }
}

static void
enlarge_cone (FoveaConeContent *cone,
              double            zoom)
{
  enlarge_points (cone->window.x, cone->window.y, 4, zoom);
  enlarge_points (cone->target.x, cone->target.y, 4, zoom);
  enlarge_points (cone->window_plane.x, cone->window_plane.y, 4, zoom);
  enlarge_points (cone->target_plane.x, cone->target_plane.y, 4, zoom);
  enlarge_points (cone->target_gap.x, cone->target_gap.y, 4, zoom);
}

static void
enlarge_lines (FoveaScene        *scene,
               FoveaLinesContent *lines,
               double             zoom)
{
  int n = 2 * lines->n_points;
  double *points = fovea_scene_keep_memory (scene, lines->points, sizeof (double) * (size_t) n);

  for (int i = 0; i < n; i++)
    points[i] *= zoom;
  lines->points = points;
}

static void
enlarge_content (const FoveaLayout *self,
                 FoveaItem         *item)
{
  FoveaScene *scene = self->scene;
  double zoom = fovea_layout_get_zoom (self);

  switch (item->kind)
    {
    case FOVEA_ITEM_GRID:
    case FOVEA_ITEM_SHEET:
    case FOVEA_ITEM_NUMBERS:
    case FOVEA_ITEM_GHOST:
      fit_numbers (self, item);
      break;
    case FOVEA_ITEM_TEXT:
      item->text.size_pt *= zoom;
      break;
    case FOVEA_ITEM_BEAM:
      enlarge_points (item->beam.x, item->beam.y, 4, zoom);
      break;
    case FOVEA_ITEM_CONE:
      enlarge_cone (&item->cone, zoom);
      break;
    case FOVEA_ITEM_PATHS:
      item->use.size_pt *= zoom;
      break;
    case FOVEA_ITEM_LINES:
      enlarge_lines (scene, &item->lines, zoom);
      break;
    case FOVEA_ITEM_RECT:
    case FOVEA_ITEM_CURVE:
    case FOVEA_ITEM_VEIL:
    case FOVEA_ITEM_MARK:
    case FOVEA_ITEM_HATCH:
    case FOVEA_ITEM_CELLS:
    default:
      break;
    }
}

static void
enlarge_item (const FoveaLayout *self,
              FoveaItem         *item)
{
  double zoom = fovea_layout_get_zoom (self);
  double right = round ((item->x + item->width) * zoom);
  double bottom = round ((item->y + item->height) * zoom);

  item->x = round (item->x * zoom);
  item->y = round (item->y * zoom);
  item->width = right - item->x;
  item->height = bottom - item->y;
  item->transform.x0 *= zoom;
  item->transform.y0 *= zoom;
  item->line_pt *= zoom;
  item->radius_pt *= zoom;
  item->inset_pt *= zoom;
  enlarge_content (self, item);
}

/**
 * fovea_layout_enlarge:
 * @self: a layout whose scene is complete, but not finished
 *
 * Enlarges the scene by the zoom of the options; the size of the figure is left to the caller.
 */
void
fovea_layout_enlarge (FoveaLayout *self)
{
  for (int i = 0; i < fovea_scene_get_n_items (self->scene); i++)
    enlarge_item (self, fovea_scene_edit_item (self->scene, i));
}
