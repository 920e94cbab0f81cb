// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The cone that hangs from a cell to the window it sees in the plane below: tinted between the two
// planes only, so that it never tints a number, with an edge from corner to corner.

#include "figure/draw.h"

#include <stdlib.h>

typedef struct
{
  double x;
  double y;
} Point;

static int
compare_points (const void *a,
                const void *b)
{
  const Point *first = a;
  const Point *second = b;

  if (first->x != second->x)
    return first->x < second->x ? -1 : 1;

  return (first->y > second->y) - (first->y < second->y);
}

static double
get_turn (Point a,
          Point b,
          Point c)
{
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

// One side of the convex hull, by Andrew's monotone chain.
static int
append_chain (Point       *hull,
              int          n_hull,
              const Point *points,
              int          n_points,
              int          step)
{
  int first = n_hull;

  for (int i = step > 0 ? 0 : n_points - 1; i >= 0 && i < n_points; i += step)
    {
      while (n_hull - first >= 2
             && get_turn (hull[n_hull - 2], hull[n_hull - 1], points[i]) <= 0)
        n_hull--;
      hull[n_hull++] = points[i];
    }

  return n_hull - 1;
}

static void
trace_outline (const FoveaPainter     *self,
               const FoveaConeContent *cone)
{
  Point points[8];
  Point hull[18];

  for (int corner = 0; corner < 4; corner++)
    {
      points[corner] = (Point){ cone->window.x[corner], cone->window.y[corner] };
      points[corner + 4] = (Point){ cone->target.x[corner], cone->target.y[corner] };
    }
  qsort (points, 8, sizeof (Point), compare_points);

  int n_hull = append_chain (hull, 0, points, 8, 1);
  n_hull = append_chain (hull, n_hull, points, 8, -1);
  for (int i = 0; i < n_hull; i++)
    fovea_pen_line_to (self->pen, hull[i].x, hull[i].y);
  fovea_pen_close (self->pen);
}

static void
add_quad (const FoveaPainter *self,
          const FoveaQuad    *quad,
          bool                is_hole)
{
  for (int i = 0; i < 4; i++)
    {
      int corner = is_hole ? 3 - i : i;
      if (i == 0)
        fovea_pen_move_to (self->pen, quad->x[corner], quad->y[corner]);
      else
        fovea_pen_line_to (self->pen, quad->x[corner], quad->y[corner]);
    }
  fovea_pen_close (self->pen);
}

// All but the inside of a plane, with its gap: a hole goes round the other way.
static void
clip_out (const FoveaPainter *self,
          const FoveaItem    *item,
          const FoveaQuad    *plane,
          const FoveaQuad    *gap) // (nullable)
{
  double left = item->x - 4;
  double top = item->y - 4;
  double right = item->x + item->width + 4;
  double bottom = item->y + item->height + 4;

  fovea_pen_move_to (self->pen, left, top);
  fovea_pen_line_to (self->pen, right, top);
  fovea_pen_line_to (self->pen, right, bottom);
  fovea_pen_line_to (self->pen, left, bottom);
  fovea_pen_close (self->pen);
  add_quad (self, plane, true);
  if (gap != NULL && gap->x[0] < gap->x[1])
    add_quad (self, gap, false);
  fovea_pen_clip (self->pen);
}

static void
paint_tint (const FoveaPainter *self,
            const FoveaItem    *item)
{
  FoveaInk tint = { .fill = fovea_painter_get_color (self, item->role, 0.13) };

  fovea_pen_save (self->pen, NULL);
  clip_out (self, item, &item->cone.window_plane, NULL);
  trace_outline (self, &item->cone);
  if (fovea_theme_get_kind (self->theme) == FOVEA_THEME_PRINT)
    {
      fovea_pen_clip (self->pen);
      fovea_paint_hatching (self, item);
    }
  else
    fovea_pen_paint (self->pen, &tint);
  fovea_pen_restore (self->pen);
}

/**
 * fovea_paint_cone:
 * @self: a painter
 * @item: a cone
 *
 * Paints a cone, hidden by the plane that it hangs from.
 */
void
fovea_paint_cone (const FoveaPainter *self,
                  const FoveaItem    *item)
{
  const FoveaConeContent *cone = &item->cone;
  FoveaInk edges
      = { .line = fovea_painter_get_color (self, item->role, 0.7), .line_pt = 1 };

  g_return_if_fail (self != NULL && item != NULL && item->kind == FOVEA_ITEM_CONE);

  fovea_pen_save (self->pen, NULL);
  clip_out (self, item, &cone->target_plane, &cone->target_gap);
  paint_tint (self, item);
  for (int corner = 0; corner < 4; corner++)
    {
      fovea_pen_move_to (self->pen, cone->target.x[corner], cone->target.y[corner]);
      fovea_pen_line_to (self->pen, cone->window.x[corner], cone->window.y[corner]);
    }
  fovea_pen_paint (self->pen, &edges);
  fovea_pen_restore (self->pen);
}
