// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Charts: hairlines at round numbers, labels outside, curves in the colours of the marks.

#include "figure/layout-chart.h"
#include "figure/number.h"
#include "figure/type.h"

#include <math.h>

#define MAX_TICKS 7
#define LEAST_LEFT_PT 49 // for seven digits in the least type
#define CHART_RIGHT_PT 26.0
#define POINT_SIDES 16

/**
 * fovea_chart_get_left:
 * @layout: a layout
 *
 * Returns: the room that labels need to the left of a chart's frame, points
 */
double
fovea_chart_get_left (const FoveaLayout *layout)
{
  return MAX (LEAST_LEFT_PT, fovea_layout_get_space (layout, 56));
}

/**
 * fovea_chart_get_right:
 * @layout: a layout
 *
 * Returns: the room that the last label needs to the right of a frame, points
 */
double
fovea_chart_get_right (const FoveaLayout *layout)
{
  return fovea_layout_get_space (layout, CHART_RIGHT_PT);
}

/**
 * fovea_chart_get_below:
 * @layout: a layout
 *
 * Returns: the room that labels and the title of the axis need below a frame, points
 */
double
fovea_chart_get_below (const FoveaLayout *layout)
{
  return round (2.5 * fovea_layout_get_line_pt (fovea_layout_get_small_pt (layout))) + 4;
}

/**
 * fovea_chart_get_x:
 * @self: a chart
 * @x: what is charted
 *
 * Returns: where it stands, points
 */
double
fovea_chart_get_x (const FoveaChart *self,
                   double            x)
{
  double share = (x - self->least_x) / MAX (self->most_x - self->least_x, 1e-9);

  return self->frame.x + share * self->frame.width;
}

/**
 * fovea_chart_get_y:
 * @self: a chart
 * @y: what is charted
 *
 * Returns: where it stands, points
 */
double
fovea_chart_get_y (const FoveaChart *self,
                   double            y)
{
  return self->frame.y + self->frame.height * (1 - y / self->most_y);
}

// 1, 2 or 5 times a power of ten, a whole number at least.
static double
get_step (double range)
{
  double least = MAX (1, range / MAX_TICKS);
  double power = pow (10, floor (log10 (least)));
  static const double factors[] = { 1, 2, 5, 10 };

  for (size_t i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      if (factors[i] * power >= least)
        return factors[i] * power;
    }

  return 10 * power;
}

static void
add_hairline (const FoveaChart *self,
              double            from_x,
              double            from_y,
              double            to_x,
              double            to_y)
{
  const double points[] = { round (from_x) + 0.5, round (from_y) + 0.5, round (to_x) + 0.5,
                            round (to_y) + 0.5 };

  fovea_layout_add_lines (self->layout, self->panel, FOVEA_ROLE_HAIRLINE, 1, points, 2, false);
}

static void
add_label (const FoveaChart *self,
           const char       *string,
           double            x,
           double            y,
           double            width,
           FoveaAnchor       anchor)
{
  fovea_layout_add_text (self->layout, self->panel, string,
                         fovea_layout_get_small_pt (self->layout), FOVEA_ROLE_INK_DIM, x, y,
                         width)
      ->text.anchor
      = anchor;
}

static void
add_x_axis (const FoveaChart *self)
{
  double step = get_step (self->most_x - self->least_x);
  double line_pt = fovea_layout_get_line_pt (fovea_layout_get_small_pt (self->layout));
  double bottom = self->frame.y + self->frame.height;
  double label_y = bottom + ceil (line_pt / 2) + 2; // below the label of zero
  double width = floor (step / (self->most_x - self->least_x) * self->frame.width) - 2;

  g_autofree char *longest = fovea_number_format (self->most_x, FOVEA_NUMBER_LENGTH);
  double least_width = fovea_type_estimate_width (
    longest, fovea_layout_get_small_pt (self->layout), FOVEA_WEIGHT_NORMAL);
  int every = (int) CLAMP (ceil (least_width / MAX (width, 1)), 1, 100); // where all do not fit
  int i = 0;

  width = MIN (every * width, 2 * CHART_RIGHT_PT * self->layout->growth);
  for (double x = ceil (self->least_x / step) * step; x <= self->most_x; x += step, i++)
    {
      g_autofree char *label = fovea_number_format (x, FOVEA_NUMBER_LENGTH);
      double at = fovea_chart_get_x (self, x);
      add_hairline (self, at, self->frame.y, at, bottom);
      if (i % every == 0)
        add_label (self, label, round (at - width / 2), label_y, width, FOVEA_ANCHOR_MIDDLE);
    }
}

static void
add_y_axis (const FoveaChart *self)
{
  double step = get_step (self->most_y);
  double line_pt = fovea_layout_get_line_pt (fovea_layout_get_small_pt (self->layout));
  double left = self->frame.x - fovea_chart_get_left (self->layout);

  for (double y = 0; y <= self->most_y; y += step)
    {
      g_autofree char *label = fovea_number_format (y, 7);
      double at = fovea_chart_get_y (self, y);
      add_hairline (self, self->frame.x, at, self->frame.x + self->frame.width, at);
      add_label (self, label, left, round (at - line_pt / 2),
                 fovea_chart_get_left (self->layout) - 8, FOVEA_ANCHOR_END);
    }
}

/**
 * fovea_chart_add_axes:
 * @self: a chart
 * @x_title: of the axis to the right
 * @y_title: of the axis upwards
 *
 * Adds hairlines and labels at round numbers. The title of the upward axis stands above it, and
 * needs a line there.
 */
void
fovea_chart_add_axes (const FoveaChart *self,
                      const char       *x_title,
                      const char       *y_title)
{
  double line_pt = fovea_layout_get_line_pt (fovea_layout_get_small_pt (self->layout));
  double left = self->frame.x - fovea_chart_get_left (self->layout);
  double right = self->frame.x + self->frame.width;

  add_x_axis (self);
  add_y_axis (self);
  // Under the axis, or under the labels beside it, too.
  bool fits = fovea_type_estimate_width (x_title, fovea_layout_get_small_pt (self->layout),
                                         FOVEA_WEIGHT_NORMAL)
              <= self->frame.width;
  add_label (self, x_title, fits ? self->frame.x : left,
             self->frame.y + self->frame.height + 2 + round (1.5 * line_pt),
             fits ? self->frame.width : right - left,
             fits ? FOVEA_ANCHOR_MIDDLE : FOVEA_ANCHOR_END);
  add_label (self, y_title, left, self->frame.y - 1.5 * line_pt, right - left,
             FOVEA_ANCHOR_START);
}

/**
 * fovea_chart_add_curve:
 * @self: a chart
 * @points: x and y in turn, in what is charted
 * @n_points: how many points
 * @role: its colour
 * @is_dashed: to be told apart without colour
 */
void
fovea_chart_add_curve (const FoveaChart *self,
                       const double     *points,
                       int               n_points,
                       FoveaRole         role,
                       bool              is_dashed)
{
  g_autofree double *placed = g_new (double, 2 * (size_t) n_points);

  for (int i = 0; i < n_points; i++)
    {
      placed[2 * i] = fovea_chart_get_x (self, points[2 * i]);
      placed[2 * i + 1] = fovea_chart_get_y (self, points[2 * i + 1]);
    }

  FoveaItem *item = fovea_layout_add_lines (self->layout, self->panel, role,
                                            MAX (2, 2 * self->layout->growth), placed,
                                            n_points, true);
  if (item != NULL)
    item->lines.is_dashed = is_dashed;
}

/**
 * fovea_chart_add_point:
 * @self: a chart
 * @x: in what is charted
 * @y: in what is charted
 * @role: its colour
 *
 * Adds a small ring.
 */
void
fovea_chart_add_point (const FoveaChart *self,
                       double            x,
                       double            y,
                       FoveaRole         role)
{
  double points[2 * (POINT_SIDES + 1)];
  double radius = 4 * self->layout->growth;

  for (int i = 0; i <= POINT_SIDES; i++)
    {
      points[2 * i] = fovea_chart_get_x (self, x) + radius * cos (i * 2 * G_PI / POINT_SIDES);
      points[2 * i + 1]
          = fovea_chart_get_y (self, y) + radius * sin (i * 2 * G_PI / POINT_SIDES);
    }
  fovea_layout_add_lines (self->layout, self->panel, role, MAX (2, 2 * self->layout->growth),
                          points, POINT_SIDES + 1, true);
}
