// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What hangs between two stages: the beam from the cells of one to those of the next, and the cone of
// the parallel projection.

#include "figure/layout.h"

typedef struct
{
  double left;
  double top;
  double right;
  double bottom;
} Bounds;

/**
 * fovea_layout_is_shown:
 * @self: a layout
 * @stage: a stage that is shown
 * @channel: one of its channels
 *
 * Returns: whether the channel is among those of the picture
 */
bool
fovea_layout_is_shown (const FoveaLayout *self,
                       int                stage,
                       int                channel)
{
  const FoveaStagePlace *place = &self->stages[stage];

  return channel >= place->first_channel
         && channel < place->first_channel + place->n_shown;
}

/**
 * fovea_layout_get_box:
 * @self: a layout
 * @stage: a stage that is shown
 * @channel: one of its channels
 * @box: cells
 * @role: of what they are marked as, which may slide in an animation
 * @bounds: (out): where they are in the plane of the stage, points
 */
void
fovea_layout_get_box (const FoveaLayout *self,
                      int                stage,
                      int                channel,
                      FoveaBox           box,
                      FoveaRole          role,
                      cairo_rectangle_t *bounds)
{
  double slide[4] = { 0 };

  fovea_layout_get_cells (self, stage, channel, box, bounds);
  fovea_layout_get_slide (self, stage, role, slide);
  bounds->x += slide[0];
  bounds->y += slide[1];
  bounds->width += slide[2] - slide[0];
  bounds->height += slide[3] - slide[1];
}

static Bounds
get_box_bounds (const FoveaLayout *self,
                int                stage,
                int                channel,
                FoveaBox           box,
                FoveaRole          role)
{
  cairo_rectangle_t bounds;

  fovea_layout_get_box (self, stage, channel, box, role, &bounds);

  return (Bounds){ bounds.x, bounds.y, bounds.x + bounds.width, bounds.y + bounds.height };
}

// All shown channels of a box together; false if none is shown.
static bool
get_union_bounds (const FoveaLayout *self,
                  int                stage,
                  FoveaBox           box,
                  FoveaRole          role,
                  Bounds            *bounds)
{
  bool has_any = false;

  for (int channel = box.channels.first; channel < box.channels.past; channel++)
    {
      if (!fovea_layout_is_shown (self, stage, channel) || fovea_box_is_empty (box))
        continue;

      Bounds one = get_box_bounds (self, stage, channel, box, role);
      *bounds = has_any
                    ? (Bounds){ MIN (bounds->left, one.left), MIN (bounds->top, one.top),
                                MAX (bounds->right, one.right),
                                MAX (bounds->bottom, one.bottom) }
                    : one;
      has_any = true;
    }

  return has_any;
}

static FoveaQuad
get_quad (Bounds bounds)
{
  return (FoveaQuad){ { bounds.left, bounds.right, bounds.right, bounds.left },
                      { bounds.top, bounds.top, bounds.bottom, bounds.bottom } };
}

static FoveaQuad
project (const FoveaStagePlace *place,
         FoveaQuad              quad)
{
  for (int corner = 0; corner < 4; corner++)
    cairo_matrix_transform_point (&place->transform, &quad.x[corner], &quad.y[corner]);

  return quad;
}

// Of sheets the one in front.
static Bounds
get_plane (const FoveaStagePlace *place)
{
  double behind = place->n_behind * place->sheet_pt;

  return (Bounds){ place->x, place->y + behind, place->x + place->width - behind,
                   place->y + place->height };
}

// What is left of a plane where its last row of channels is not full.
static Bounds
get_gap (const FoveaLayout *self,
         int                stage)
{
  const FoveaStagePlace *place = &self->stages[stage];
  FoveaShape shape = fovea_network_get_shape (self->network, stage);
  Bounds plane = get_plane (place);
  int n_last = place->n_shown % MAX (1, place->n_across);
  int last = place->first_channel + place->n_shown - 1;
  double x, y;

  if (n_last == 0 || place->n_shown < place->n_across)
    return (Bounds){ plane.right, plane.bottom, plane.right, plane.bottom };

  fovea_layout_get_channel (place, shape, last, &x, &y);

  return (Bounds){ x + shape.n_columns * place->cell_pt + place->channel_gap_pt / 2,
                   y - place->channel_gap_pt / 2, plane.right, plane.bottom };
}

// Each corner is that of the channel farthest toward it, so that no edge ends where no channel is.
static void
pull_corners (FoveaQuad       *corners,
              const FoveaQuad *one)
{
  static const int toward[4][2] = { { -1, -1 }, { 1, -1 }, { 1, 1 }, { -1, 1 } };

  for (int i = 0; i < 4; i++)
    {
      double way = toward[i][0] * (one->x[i] - corners->x[i])
                   + toward[i][1] * (one->y[i] - corners->y[i]);

      if (way > 0 || (way == 0 && toward[i][1] > 0))
        {
          corners->x[i] = one->x[i];
          corners->y[i] = one->y[i];
        }
    }
}

static FoveaQuad
get_union_quad (const FoveaLayout *self,
                int                stage,
                FoveaBox           box,
                FoveaRole          role)
{
  const FoveaStagePlace *place = &self->stages[stage];
  FoveaQuad corners = { { 0 }, { 0 } };
  bool has_any = false;

  for (int channel = box.channels.first; channel < box.channels.past; channel++)
    {
      if (!fovea_layout_is_shown (self, stage, channel))
        continue;

      FoveaQuad one = get_quad (get_box_bounds (self, stage, channel, box, role));
      if (has_any)
        pull_corners (&corners, &one);
      else
        corners = one;
      has_any = true;
    }

  return project (place, corners);
}

static cairo_rectangle_t
get_extents (const FoveaConeContent *cone)
{
  double left = cone->window.x[0], right = left, top = cone->window.y[0], bottom = top;

  for (int i = 0; i < 4; i++)
    {
      left = MIN (left, MIN (cone->window.x[i], cone->target.x[i]));
      right = MAX (right, MAX (cone->window.x[i], cone->target.x[i]));
      top = MIN (top, MIN (cone->window.y[i], cone->target.y[i]));
      bottom = MAX (bottom, MAX (cone->window.y[i], cone->target.y[i]));
    }

  return (cairo_rectangle_t){ left, top, right - left, bottom - top };
}

// From a window in the plane below to what is made of it in the plane above.
static void
add_cone (FoveaLayout *self,
          int          panel,
          int          layer,
          FoveaBox     from,
          FoveaBox     to,
          FoveaRole    role)
{
  const FoveaStagePlace *a = &self->stages[layer - 1];
  const FoveaStagePlace *b = &self->stages[layer];
  FoveaConeContent cone = {
    .window = get_union_quad (self, layer - 1, from, role),
    .target = get_union_quad (self, layer, to, role),
    .window_plane = project (a, get_quad (get_plane (a))),
    .target_plane = project (b, get_quad (get_plane (b))),
    .target_gap = project (b, get_quad (get_gap (self, layer))),
  };
  cairo_rectangle_t extents = get_extents (&cone);
  FoveaItem *item = fovea_scene_add (self->scene, FOVEA_ITEM_CONE, role, panel, extents.x,
                                     extents.y, extents.width, extents.height);

  item->cone = cone;
}

/**
 * fovea_layout_add_beam:
 * @self: a layout
 * @panel: where to add it
 * @layer: the way that it goes
 * @from: cells of the stage before
 * @to: cells of the stage after
 * @role: what it marks
 *
 * Adds the beam, or in parallel projection the cone, between them, if both are shown.
 */
void
fovea_layout_add_beam (FoveaLayout *self,
                       int          panel,
                       int          layer,
                       FoveaBox     from,
                       FoveaBox     to,
                       FoveaRole    role)
{
  const FoveaStagePlace *a = &self->stages[layer - 1];
  const FoveaStagePlace *b = &self->stages[layer];
  const FoveaWayPlace *way = &self->ways[layer];
  Bounds window, target;

  if (!way->has_beam || !get_union_bounds (self, layer - 1, from, role, &window)
      || !get_union_bounds (self, layer, to, role, &target))
    return;
  if (way->is_cone)
    {
      add_cone (self, panel, layer, from, to, role);
      return;
    }

  double x[2] = { a->x + a->width + 1, b->x };
  double y[2] = { MIN (window.top, target.top), MAX (window.bottom, target.bottom) };
  if (way->is_downward)
    {
      x[0] = MIN (window.left, target.left);
      x[1] = MAX (window.right, target.right);
      y[0] = a->y + a->height + 1;
      y[1] = b->y;
    }
  if (x[1] <= x[0] || y[1] <= y[0])
    return;

  FoveaItem *item = fovea_scene_add (self->scene, FOVEA_ITEM_BEAM, role, panel, x[0],
                                     y[0], x[1] - x[0], y[1] - y[0]);
  item->beam
      = way->is_downward ? (
            FoveaBeamContent){ { window.left, window.right, target.right, target.left },
                               { window.bottom, window.bottom, target.top, target.top } }
                         : (FoveaBeamContent){
                             { window.right, window.right, target.left, target.left },
                             { window.top, window.bottom, target.bottom, target.top }
                           };
}
