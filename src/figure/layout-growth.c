// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the receptive field grows with depth: the box, and how far its weight really spreads when all
// weights are equal. The box grows as n, the spread as √n.

#include "core/effective-field.h"
#include "core/receptive-field.h"
#include "figure/describe.h"
#include "figure/layout-chart.h"
#include "figure/number.h"
#include "figure/type.h"

#include <glib/gi18n.h>
#include <math.h>

#define WIDE_PT 640.0
#define SPREADS 2.0 // one to either side
#define NUMBER_GAP_PT 6.0

typedef struct
{
  double *box[2]; // along rows and along columns: x and y in turn, a point a stage
  double *spread[2];
  bool has_spread;
  bool is_oblong; // the axes differ in some stage
  double most;
} Growth;

static void
clear_growth (Growth *self)
{
  for (int i = 0; i < 2; i++)
    {
      g_free (self->box[i]);
      g_free (self->spread[i]);
    }
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Growth, clear_growth)

static void
init_axis (Growth            *self,
           const FoveaLayout *layout,
           FoveaDimension     axis)
{
  double *box = g_new0 (double, 2 * (size_t) layout->n_stages);
  double *spread = g_new0 (double, 2 * (size_t) layout->n_stages);

  for (int stage = 0; stage < layout->n_stages; stage++)
    {
      double one = 0;
      box[2 * stage] = stage;
      spread[2 * stage] = stage;
      box[2 * stage + 1] = fovea_receptive_field_get (layout->network, stage, axis).size;
      self->has_spread
          &= fovea_effective_field_get_closed_spread (layout->network, stage, axis, &one);
      spread[2 * stage + 1] = SPREADS * one;
      self->most = MAX (self->most, MAX (box[2 * stage + 1], SPREADS * one));
    }
  self->box[axis] = box;
  self->spread[axis] = spread;
}

static void
init_growth (Growth            *self,
             const FoveaLayout *layout)
{
  *self = (Growth){ .has_spread = true, .most = 1 };
  init_axis (self, layout, FOVEA_ROWS);
  init_axis (self, layout, FOVEA_COLUMNS);
  for (int stage = 0; stage < layout->n_stages; stage++)
    self->is_oblong |= self->box[FOVEA_ROWS][2 * stage + 1]
                       != self->box[FOVEA_COLUMNS][2 * stage + 1];
}

static void
add_box (FoveaLayout *self,
         int          panel,
         FoveaRole    role,
         double       middle_x,
         double       middle_y,
         double       width,
         double       height)
{
  FoveaItem *item = fovea_scene_add (self->scene, FOVEA_ITEM_MARK, role, panel,
                                     middle_x - MAX (3, width) / 2, middle_y - MAX (3, height) / 2,
                                     MAX (3, width), MAX (3, height));

  item->line_pt = 2;
}

// One field in the other, about the same middle, as seen from the output, and in them how far the
// weight of the last really spreads.
static void
add_boxes (FoveaLayout  *self,
           const Growth *growth,
           int           panel,
           double        x,
           double        y,
           double        side)
{
  double scale = side / growth->most;
  int last = 2 * (self->n_stages - 1) + 1;

  for (int at = last; at > 0; at -= 2)
    add_box (self, panel, FOVEA_ROLE_SEES, x + side / 2, y + side / 2,
             growth->box[FOVEA_COLUMNS][at] * scale, growth->box[FOVEA_ROWS][at] * scale);
  if (growth->has_spread && self->n_stages > 1)
    add_box (self, panel, FOVEA_ROLE_NESTED, x + side / 2, y + side / 2,
             growth->spread[FOVEA_COLUMNS][last] * scale,
             growth->spread[FOVEA_ROWS][last] * scale);
}

// The first number has no room at its left: where the curve climbs through it, it stands below.
static bool
is_first_steep (const FoveaLayout *self,
                const FoveaChart  *chart,
                const double      *box)
{
  if (self->n_stages < 2)
    return false;

  double run = fovea_chart_get_x (chart, 1) - fovea_chart_get_x (chart, 0);
  double rise = fovea_chart_get_y (chart, box[1]) - fovea_chart_get_y (chart, box[3]);

  return rise > 0.6 * run;
}

static void
add_numbers (FoveaLayout      *self,
             const FoveaChart *chart,
             const Growth     *growth,
             FoveaDimension    axis)
{
  const double *box = growth->box[axis];
  const double *columns = growth->box[FOVEA_COLUMNS];
  double size_pt = fovea_layout_get_small_pt (self);
  double line_pt = fovea_layout_get_line_pt (size_pt);
  double pitch = chart->frame.width / MAX (1, self->n_stages - 1);
  double past = -INFINITY;

  for (int stage = 0; stage < self->n_stages; stage++)
    {
      g_autofree char *number
          = fovea_number_format (box[2 * stage + 1], FOVEA_NUMBER_LENGTH);
      double width = ceil (fovea_type_estimate_width (number, size_pt, FOVEA_WEIGHT_BOLD)) + 2;
      double at = fovea_chart_get_x (chart, stage);
      double y = round (fovea_chart_get_y (chart, box[2 * stage + 1]));
      double left = MAX (round (at - width - NUMBER_GAP_PT), chart->frame.x + 4);
      bool is_steep = stage == 0 && is_first_steep (self, chart, box);
      if (is_steep)
        left = round (at + NUMBER_GAP_PT);
      fovea_chart_add_point (chart, stage, box[2 * stage + 1], FOVEA_ROLE_SEES);
      // Both curves begin at one point, and two numbers may not stand in one place.
      bool is_beside = axis == FOVEA_ROWS
                       && fabs (y - fovea_chart_get_y (chart, columns[2 * stage + 1])) < line_pt;
      bool is_taken = growth->is_oblong && (stage == 0 || is_beside);
      if (left < past || pitch < 6 || is_taken)
        continue;

      FoveaItem *item = fovea_layout_add_text (
          self, chart->panel, number, size_pt, FOVEA_ROLE_SEES, left,
          is_steep ? y - round (line_pt / 2) : y - line_pt - NUMBER_GAP_PT, width);
      item->text.weight = FOVEA_WEIGHT_BOLD;
      past = left + width + 4;
    }
}

static double
add_words (FoveaLayout  *self,
           const Growth *growth,
           int           panel,
           double        x,
           double        y,
           double        width)
{
  double body_pt = fovea_layout_get_body_pt (self);
  int last = self->n_stages - 1;
  g_autofree char *rows = fovea_number_format (growth->box[FOVEA_ROWS][2 * last + 1], 7);
  g_autofree char *columns = fovea_number_format (growth->box[FOVEA_COLUMNS][2 * last + 1], 7);
  g_autofree char *title
      = growth->is_oblong
            ? g_strdup_printf (ngettext ("After %d layer a cell sees %s × %s cells",
                                         "After %d layers a cell sees %s × %s cells", last),
                               last, rows, columns)
            : g_strdup_printf (ngettext ("After %d layer a cell sees %s cells a side",
                                         "After %d layers a cell sees %s cells a side", last),
                               last, columns);

  y = fovea_layout_add_paragraph (self, panel, title, fovea_layout_get_title_pt (self),
                                  FOVEA_WEIGHT_BOLD, FOVEA_ROLE_INK, x, y, width);
  y = fovea_layout_add_paragraph (self, panel, _ ("The box that it sees, solid"), body_pt,
                                  FOVEA_WEIGHT_BOLD, FOVEA_ROLE_SEES, x, y, width);
  if (!growth->has_spread)
    return y;

  return fovea_layout_add_paragraph (
      self, panel,
      _ ("Where most of the weight lies, one spread to either side, weights equal: dashed"),
      body_pt, FOVEA_WEIGHT_BOLD, FOVEA_ROLE_NESTED, x, y, width);
}

// Rows have curves of their own where they differ from columns.
static void
add_curves (FoveaLayout      *self,
            const FoveaChart *chart,
            const Growth     *growth)
{
  int first = growth->is_oblong ? FOVEA_ROWS : FOVEA_COLUMNS;

  for (int axis = first; growth->has_spread && axis <= FOVEA_COLUMNS; axis++)
    fovea_chart_add_curve (chart, growth->spread[axis], self->n_stages, FOVEA_ROLE_NESTED, true);
  for (int axis = first; axis <= FOVEA_COLUMNS; axis++)
    {
      fovea_chart_add_curve (chart, growth->box[axis], self->n_stages, FOVEA_ROLE_SEES, false);
      add_numbers (self, chart, growth, (FoveaDimension) axis);
    }
}

/**
 * fovea_layout_growth:
 * @self: a layout with its scene, subject and options
 *
 * Lays out the growth of the field along rows and columns and sets the figure's size.
 */
void
fovea_layout_growth (FoveaLayout *self)
{
  double height = fovea_layout_set_page (self, 960, 560);
  double width = self->width_pt - 2 * self->margin_pt;
  int panel = fovea_scene_add_panel (self->scene, FOVEA_PANEL_BASE, NULL);
  double line_pt = fovea_layout_get_line_pt (fovea_layout_get_small_pt (self));
  g_auto (Growth) growth = { 0 };

  init_growth (&growth, self);
  double y = add_words (self, &growth, panel, self->margin_pt, self->margin_pt, width)
             + 2 * line_pt;
  double below = fovea_chart_get_below (self);
  double room = MAX (height - y - self->margin_pt - below, fovea_layout_get_space (self, 160));
  double side = width >= WIDE_PT * self->growth ? MIN (floor (width * 0.3), room) : 0;
  double left = fovea_chart_get_left (self)
                + (side > 0 ? side + fovea_layout_get_space (self, 30) : 0);
  FoveaChart chart = {
    .layout = self,
    .panel = panel,
    .frame = { self->margin_pt + left, y, width - left - fovea_chart_get_right (self), room },
    .most_x = MAX (1, self->n_stages - 1),
    .most_y = growth.most * (1 + (line_pt + NUMBER_GAP_PT + 4) / room), // its number in the frame
  };

  if (side > 0)
    add_boxes (self, &growth, panel, self->margin_pt, y + floor ((room - side) / 2), side);
  fovea_chart_add_axes (&chart, _ ("layers"), _ ("cells of the input, a side"));
  add_curves (self, &chart, &growth);

  self->height_pt
      = MAX (y + room + below + self->margin_pt, self->options->has_size ? height : 0);
}
