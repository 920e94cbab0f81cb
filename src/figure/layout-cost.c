// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The cost curve: multiplications of the stack and of the one kernel as the input grows, and where
// the stack begins to be the cheaper.

#include "core/cost-curve.h"
#include "figure/layout-chart.h"
#include "figure/number.h"

#include <glib/gi18n.h>
#include <math.h>

#define LEAST_SIDE 32
#define MOST_SIDE 512

typedef struct
{
  double *stack; // x and y in turn
  double *single;
  int n_points;
  double most;
} Curves;

static void
clear_curves (Curves *self)
{
  g_free (self->stack);
  g_free (self->single);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Curves, clear_curves)

static void
init_curves (Curves             *self,
             const FoveaNetwork *network,
             int                 most)
{
  *self = (Curves){ .stack = g_new0 (double, 2 * (size_t) most + 2),
                    .single = g_new0 (double, 2 * (size_t) most + 2) };
  for (int n = 1; n <= most; n++)
    {
      FoveaCost stack, single;
      int i = 2 * self->n_points;
      if (!fovea_cost_compare (network, n, &stack, &single))
        continue;
      self->stack[i] = n;
      self->stack[i + 1] = stack.n_multiplications;
      self->single[i] = n;
      self->single[i + 1] = single.n_multiplications;
      self->most
          = MAX (self->most, MAX (stack.n_multiplications, single.n_multiplications));
      self->n_points++;
    }
}

// As far as the crossing and as much again, and the network's own side.
static int
choose_most (const FoveaLayout       *self,
             const FoveaCostCrossing *crossing)
{
  FoveaShape shape = fovea_network_get_shape (self->network, 0);
  int side = MAX (shape.n_rows, shape.n_columns);
  int wanted = crossing != NULL && crossing->was_dearer ? 2 * crossing->n : 0;

  return CLAMP (MAX (wanted, (int) (1.5 * side)), LEAST_SIDE, MOST_SIDE);
}

static char *
describe_crossing (const FoveaNetwork      *network,
                   const FoveaCostCrossing *crossing)
{
  if (crossing == NULL && fovea_cost_alternates (network, MOST_SIDE))
    return g_strdup (_ ("Which multiplies less often, the layers or the one kernel, changes back "
                        "and forth with the size of the input."));
  if (crossing == NULL)
    return g_strdup (_ ("The one kernel multiplies less often at every size shown"));
  if (!crossing->was_dearer)
    return g_strdup (_ ("The layers multiply less often at every size"));
  if (crossing->is_equal)
    return g_strdup_printf (_ ("Equal at %d × %d; beyond it the layers multiply less often"),
                            crossing->n, crossing->n);

  return g_strdup_printf (_ ("From %d × %d on, the layers multiply less often"), crossing->n,
                          crossing->n);
}

static double
add_legend (FoveaLayout *self,
            int          panel,
            double       x,
            double       y,
            double       width)
{
  double body_pt = fovea_layout_get_body_pt (self);

  y = fovea_layout_add_paragraph (self, panel, _ ("The layers, solid"), body_pt,
                                  FOVEA_WEIGHT_BOLD, FOVEA_ROLE_SEES, x, y, width);

  return fovea_layout_add_paragraph (self, panel, _ ("The one kernel, dashed"), body_pt,
                                     FOVEA_WEIGHT_BOLD, FOVEA_ROLE_NESTED, x, y, width);
}

static void
add_crossing (const FoveaChart        *chart,
              const FoveaCostCrossing *crossing,
              const FoveaNetwork      *network)
{
  FoveaCost stack, single;

  if (crossing != NULL && crossing->was_dearer && crossing->n <= chart->most_x
      && fovea_cost_compare (network, crossing->n, &stack, &single))
    fovea_chart_add_point (chart, crossing->n, stack.n_multiplications, FOVEA_ROLE_INK);
}

/**
 * fovea_layout_cost:
 * @self: a layout with its scene, subject and options
 *
 * Lays out the cost curve and sets the figure's size.
 */
void
fovea_layout_cost (FoveaLayout *self)
{
  double height = fovea_layout_set_page (self, 900, 560);
  double width = self->width_pt - 2 * self->margin_pt;
  int panel = fovea_scene_add_panel (self->scene, FOVEA_PANEL_BASE, NULL);
  double title_pt = fovea_layout_get_title_pt (self);
  double y = self->margin_pt;
  FoveaCostCrossing found;
  bool has_crossing = fovea_cost_find_crossing (self->network, MOST_SIDE, &found);
  const FoveaCostCrossing *crossing = has_crossing ? &found : NULL;
  g_auto (Curves) curves = { 0 };

  init_curves (&curves, self->network, choose_most (self, crossing));
  g_autofree char *sentence = curves.n_points > 0
                                  ? describe_crossing (self->network, crossing)
                                  : g_strdup (_ ("There is no one kernel to compare with"));
  y = fovea_layout_add_paragraph (self, panel, _ ("Multiplications as the input grows"),
                                  title_pt, FOVEA_WEIGHT_BOLD, FOVEA_ROLE_INK, self->margin_pt,
                                  y, width);
  y = fovea_layout_add_paragraph (self, panel, sentence, fovea_layout_get_body_pt (self),
                                  FOVEA_WEIGHT_NORMAL, FOVEA_ROLE_INK_DIM, self->margin_pt, y,
                                  width);
  if (curves.n_points > 0)
    {
      y = add_legend (self, panel, self->margin_pt, y, width)
          + 2 * fovea_layout_get_line_pt (fovea_layout_get_small_pt (self));
      double left = fovea_chart_get_left (self);
      double below = fovea_chart_get_below (self);
      double room = height - y - self->margin_pt - below;
      FoveaChart chart = {
        .layout = self,
        .panel = panel,
        .frame = { self->margin_pt + left, y, width - left - fovea_chart_get_right (self),
                   MAX (room, fovea_layout_get_space (self, 160)) },
        .least_x = 0,
        .most_x = curves.stack[2 * (curves.n_points - 1)],
        .most_y = curves.most,
      };
      fovea_chart_add_axes (&chart, _ ("input side n, in cells"), _ ("multiplications"));
      fovea_chart_add_curve (&chart, curves.single, curves.n_points, FOVEA_ROLE_NESTED, true);
      fovea_chart_add_curve (&chart, curves.stack, curves.n_points, FOVEA_ROLE_SEES, false);
      add_crossing (&chart, crossing, self->network);
      y += chart.frame.height + below;
    }

  self->height_pt = MAX (y + self->margin_pt, self->options->has_size ? height : 0);
}
