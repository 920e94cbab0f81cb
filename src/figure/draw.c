// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Everything but grids. Marks differ by dash and weight as well as by colour; in print, where there
// is no colour, beams are hatched too.

#include "figure/draw.h"

#include <math.h>

/**
 * fovea_painter_get_color:
 * @self: a painter
 * @role: a role
 * @opacity: 0 … 1, multiplies the role's own
 *
 * Returns: the colour of @role in the painter's theme
 */
FoveaColor
fovea_painter_get_color (const FoveaPainter *self,
                         FoveaRole           role,
                         double              opacity)
{
  FoveaColor color = fovea_theme_get_color (self->theme, role);

  color.alpha *= opacity;

  return color;
}

/**
 * fovea_painter_add_quad:
 * @self: a painter
 * @item: an item
 * @x: left of a rectangle in the item's own plane, points
 * @y: its top
 * @width: points
 * @height: points
 *
 * Adds the rectangle to the path as it is seen on the page. Projected here and not by the pen, so
 * that lines keep their width and text stands upright.
 */
void
fovea_painter_add_quad (const FoveaPainter *self,
                        const FoveaItem    *item,
                        double              x,
                        double              y,
                        double              width,
                        double              height)
{
  if (fovea_item_is_flat (item))
    {
      fovea_pen_rect (self->pen, x, y, width, height);
      return;
    }

  const double corners[4][2] = {
    { x, y }, { x + width, y }, { x + width, y + height }, { x, y + height }
  };

  for (int corner = 0; corner < 4; corner++)
    {
      double at_x = corners[corner][0];
      double at_y = corners[corner][1];
      cairo_matrix_transform_point (&item->transform, &at_x, &at_y);
      if (corner == 0)
        fovea_pen_move_to (self->pen, at_x, at_y);
      else
        fovea_pen_line_to (self->pen, at_x, at_y);
    }
  fovea_pen_close (self->pen);
}

/**
 * fovea_item_get_room:
 * @item: an item
 * @x: left of a rectangle in the item's own plane, points
 * @y: its top
 * @width: points
 * @height: points
 *
 * Returns: the upright room around its middle on the page, as wide as a row of it and as high
 */
cairo_rectangle_t
fovea_item_get_room (const FoveaItem *item,
                     double           x,
                     double           y,
                     double           width,
                     double           height)
{
  double middle_x = x + width / 2;
  double middle_y = y + height / 2;

  if (fovea_item_is_flat (item))
    return (cairo_rectangle_t){ x, y, width, height };

  cairo_matrix_transform_point (&item->transform, &middle_x, &middle_y);
  width *= item->transform.xx;
  height *= item->transform.yy;

  return (cairo_rectangle_t){ middle_x - width / 2, middle_y - height / 2, width, height };
}

static bool
is_print (const FoveaPainter *self)
{
  return fovea_theme_get_kind (self->theme) == FOVEA_THEME_PRINT;
}

static void
paint_rect (const FoveaPainter *self,
            const FoveaItem    *item)
{
  cairo_rectangle_t rect
    = { item->x + 0.5, item->y + 0.5, item->width - 1, item->height - 1 };
  FoveaInk ink = {
    .fill = fovea_painter_get_color (self, item->role, 1),
    .line = fovea_painter_get_color (self, item->edge, 1),
    .line_pt = 1,
  };

  fovea_pen_round_rect (self->pen, &rect, item->radius_pt);
  fovea_pen_paint (self->pen, &ink);
}

static double
apply_activation (FoveaActivation activation,
                  double          slope,
                  double          x)
{
  switch (activation)
    {
    case FOVEA_ACTIVATION_RELU:
      return MAX (0.0, x);
    case FOVEA_ACTIVATION_LEAKY_RELU:
      return x < 0 ? slope * x : x;
    case FOVEA_ACTIVATION_SIGMOID:
      return 1 / (1 + exp (-x));
    case FOVEA_ACTIVATION_TANH:
      return tanh (x);
    case FOVEA_ACTIVATION_IDENTITY:
    default:
      return x;
    }
}

// The function from −r to r in both directions, with its axes.
static void
paint_curve (const FoveaPainter *self,
             const FoveaItem    *item)
{
  bool is_bounded = item->curve.activation == FOVEA_ACTIVATION_SIGMOID
                    || item->curve.activation == FOVEA_ACTIVATION_TANH;
  double reach_x = is_bounded ? 4 : 1;
  double reach_y = is_bounded ? 1.25 : 1;
  double middle_x = item->x + item->width / 2;
  double middle_y = item->y + item->height / 2;

  FoveaInk axes = { .fill = fovea_painter_get_color (self, FOVEA_ROLE_HAIRLINE, 1) };
  FoveaInk ink = {
    .line = fovea_painter_get_color (self, item->role, 1),
    .line_pt = item->line_pt,
    .is_round = true,
  };

  fovea_pen_rect (self->pen, item->x, floor (middle_y), item->width, 1);
  fovea_pen_rect (self->pen, floor (middle_x), item->y, 1, item->height);
  fovea_pen_paint (self->pen, &axes);

  fovea_pen_save (self->pen, NULL);
  fovea_pen_rect (self->pen, item->x, item->y - 1, item->width, item->height + 2);
  fovea_pen_clip (self->pen);
  for (int step = -40; step <= 40; step++)
    {
      double x = step / 40.0 * reach_x;
      double y = apply_activation (item->curve.activation, item->curve.slope, x);
      fovea_pen_line_to (self->pen, middle_x + x / reach_x * item->width / 2,
                         middle_y + 0.5 - y / reach_y * item->height / 2);
    }
  fovea_pen_paint (self->pen, &ink);
  fovea_pen_restore (self->pen);
}

static void
paint_text (const FoveaPainter *self,
            const FoveaItem    *item)
{
  cairo_rectangle_t room = { item->x, item->y, item->width, item->height };

  fovea_pen_text (self->pen, &item->text, &room, fovea_painter_get_color (self, item->role, 1));
}

/**
 * fovea_paint_hatching:
 * @self: a painter
 * @item: an item, to which drawing is clipped
 *
 * Fills the item's bounds with lines that survive a photocopier; their direction tells marks apart.
 */
void
fovea_paint_hatching (const FoveaPainter *self,
                      const FoveaItem    *item)
{
  double reach = item->width + item->height;
  double step = item->role == FOVEA_ROLE_REACHES ? 4 : 6;
  bool falls = item->role == FOVEA_ROLE_NESTED;
  double first = 0, past = reach;
  FoveaInk ink = { .line = fovea_painter_get_color (self, item->role, 0.55), .line_pt = 0.5 };

  if (self->part != NULL)
    {
      // A line that leans covers as much to the side as the item is high.
      first = step * MAX (0, floor ((self->part->x - item->x) / step) - 1);
      past = MIN (reach, self->part->x + self->part->width - item->x + item->height);
    }
  for (double offset = first; offset < past; offset += step)
    {
      double x = item->x + offset;
      fovea_pen_move_to (self->pen, falls ? x - item->height : x, item->y);
      fovea_pen_line_to (self->pen, falls ? x : x - item->height, item->y + item->height);
    }
  fovea_pen_paint (self->pen, &ink);
}

static void
trace_beam (const FoveaPainter     *self,
            const FoveaBeamContent *beam)
{
  for (int corner = 0; corner < 4; corner++)
    fovea_pen_line_to (self->pen, beam->x[corner], beam->y[corner]);
  fovea_pen_close (self->pen);
}

static void
paint_beam (const FoveaPainter *self,
            const FoveaItem    *item)
{
  const FoveaBeamContent *beam = &item->beam;
  FoveaInk tint = { .fill = fovea_painter_get_color (self, item->role, 0.13) };
  FoveaInk edges = { .line = fovea_painter_get_color (self, item->role, 0.7), .line_pt = 1 };

  fovea_pen_save (self->pen, NULL);
  fovea_pen_rect (self->pen, item->x, item->y, item->width, item->height);
  fovea_pen_clip (self->pen);
  trace_beam (self, beam);
  if (is_print (self))
    {
      fovea_pen_save (self->pen, NULL);
      fovea_pen_clip (self->pen);
      fovea_paint_hatching (self, item);
      fovea_pen_restore (self->pen);
    }
  else
    fovea_pen_paint (self->pen, &tint);

  fovea_pen_move_to (self->pen, beam->x[0], beam->y[0]);
  fovea_pen_line_to (self->pen, beam->x[3], beam->y[3]);
  fovea_pen_move_to (self->pen, beam->x[1], beam->y[1]);
  fovea_pen_line_to (self->pen, beam->x[2], beam->y[2]);
  fovea_pen_paint (self->pen, &edges);
  fovea_pen_restore (self->pen);
}

static void
set_dashes (FoveaInk *ink,
            FoveaRole role,
            double    width,
            double    height)
{
  double outline = 2 * (width + height);

  if (role == FOVEA_ROLE_NESTED)
    {
      // A whole number of dashes along the outline, so that every corner looks the same.
      double period = outline / MAX (4, 4 * round (outline / (ink->line_pt * 4.6) / 4));
      ink->dash_pt[0] = period * 0.62;
      ink->dash_pt[1] = period * 0.38;
      ink->dash_start_pt = period * 0.31;
    }
  else if (role == FOVEA_ROLE_REACHES)
    {
      ink->dash_pt[1] = outline / MAX (4, 4 * round (outline / (ink->line_pt * 2.1) / 4));
      ink->is_round = true;
    }
}

// An inset seen on the page is a longer way in the item's own plane.
static cairo_rectangle_t
get_mark_rect (const FoveaItem *item)
{
  const cairo_matrix_t *matrix = &item->transform;
  double area = fabs (matrix->xx * matrix->yy - matrix->xy * matrix->yx);
  double inset_x = item->inset_pt * hypot (matrix->xy, matrix->yy) / area;
  double inset_y = item->inset_pt * hypot (matrix->xx, matrix->yx) / area;

  return (cairo_rectangle_t){ item->x + 0.5 + inset_x, item->y + 0.5 + inset_y,
                              item->width - 2 * inset_x, item->height - 2 * inset_y };
}

static void
paint_mark (const FoveaPainter *self,
            const FoveaItem    *item)
{
  cairo_rectangle_t rect = get_mark_rect (item);
  const cairo_matrix_t *matrix = &item->transform;
  double calm = item->role == FOVEA_ROLE_SEES ? 0.85 : 0.55;
  FoveaInk halo = {
    .line = fovea_painter_get_color (self, FOVEA_ROLE_BACKGROUND, calm),
    .line_pt = item->line_pt + 2,
  };
  FoveaInk ink = {
    .line = fovea_painter_get_color (self, item->role, 1),
    .line_pt = item->line_pt,
  };

  fovea_painter_add_quad (self, item, rect.x, rect.y, rect.width, rect.height);
  fovea_pen_paint (self->pen, &halo);
  set_dashes (&ink, item->role, rect.width * hypot (matrix->xx, matrix->yx),
              rect.height * hypot (matrix->xy, matrix->yy));
  fovea_painter_add_quad (self, item, rect.x, rect.y, rect.width, rect.height);
  fovea_pen_paint (self->pen, &ink);
}

static void
paint_hatch (const FoveaPainter *self,
             const FoveaItem    *item)
{
  FoveaItem seen = *item;
  cairo_rectangle_t bounds;

  fovea_item_get_bounds (item, &bounds);
  seen.x = bounds.x;
  seen.y = bounds.y;
  seen.width = bounds.width;
  seen.height = bounds.height;
  fovea_pen_save (self->pen, NULL);
  fovea_painter_add_quad (self, item, item->x, item->y, item->width, item->height);
  fovea_pen_clip (self->pen);
  fovea_paint_hatching (self, &seen);
  fovea_pen_restore (self->pen);
}

static void
paint_lines (const FoveaPainter *self,
             const FoveaItem    *item)
{
  const FoveaLinesContent *lines = &item->lines;
  FoveaInk ink = {
    .line = fovea_painter_get_color (self, item->role, lines->opacity),
    .line_pt = item->line_pt,
    .dash_pt = { lines->is_dashed ? 3 * item->line_pt : 0,
                 lines->is_dashed ? 2.5 * item->line_pt : 0 },
    .is_round = lines->is_strip && !lines->is_dashed,
  };

  for (int i = 0; i < lines->n_points; i++)
    {
      double x = item->x + lines->points[2 * i];
      double y = item->y + lines->points[2 * i + 1];
      if (i == 0 || (!lines->is_strip && i % 2 == 0))
        fovea_pen_move_to (self->pen, x, y);
      else
        fovea_pen_line_to (self->pen, x, y);
    }
  fovea_pen_paint (self->pen, &ink);
}

/**
 * fovea_paint_item:
 * @self: a painter
 * @item: an item of a scene
 *
 * Draws one item.
 */
void
fovea_paint_item (const FoveaPainter *self,
                  const FoveaItem    *item)
{
  static void (*const paint[]) (const FoveaPainter *, const FoveaItem *) = {
    [FOVEA_ITEM_RECT] = paint_rect,   [FOVEA_ITEM_GRID] = fovea_paint_grid,
    [FOVEA_ITEM_CURVE] = paint_curve, [FOVEA_ITEM_TEXT] = paint_text,
    [FOVEA_ITEM_BEAM] = paint_beam,   [FOVEA_ITEM_VEIL] = fovea_paint_veil,
    [FOVEA_ITEM_PATHS] = fovea_paint_paths, [FOVEA_ITEM_MARK] = paint_mark,
    [FOVEA_ITEM_NUMBERS] = fovea_paint_numbers,
    [FOVEA_ITEM_CONE] = fovea_paint_cone,
    [FOVEA_ITEM_GHOST] = fovea_paint_ghost,
    [FOVEA_ITEM_LINES] = paint_lines,
    [FOVEA_ITEM_HATCH] = paint_hatch,
    [FOVEA_ITEM_CELLS] = fovea_paint_cells,
    [FOVEA_ITEM_SHEET] = fovea_paint_sheet,
  };

  g_return_if_fail (self != NULL && item != NULL);

  fovea_pen_save (self->pen, NULL);
  paint[item->kind](self, item);
  fovea_pen_restore (self->pen);
}
