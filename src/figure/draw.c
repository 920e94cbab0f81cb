// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Everything but grids. Marks differ by dash and weight as well as by colour; in print, where there
// is no colour, beams are hatched too.

#include "figure/draw.h"
#include "figure/number.h"

#include <math.h>

/**
 * fovea_paint_role:
 * @self: a painter
 * @role: a role
 * @opacity: 0 … 1, multiplies the role's own
 *
 * Makes a role's colour the source of what is painted next.
 */
void
fovea_paint_role (const FoveaPainter *self,
                  FoveaRole           role,
                  double              opacity)
{
  FoveaColor color = fovea_theme_get_color (self->theme, role);

  cairo_set_source_rgba (self->cr, color.red, color.green, color.blue, color.alpha * opacity);
}

static bool
is_print (const FoveaPainter *self)
{
  return fovea_theme_get_kind (self->theme) == FOVEA_THEME_PRINT;
}

static void
trace_rounded (cairo_t *cr,
               double   x,
               double   y,
               double   width,
               double   height,
               double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
paint_rect (const FoveaPainter *self,
            const FoveaItem    *item)
{
  trace_rounded (self->cr, item->x + 0.5, item->y + 0.5, item->width - 1, item->height - 1,
                 item->radius_pt);
  fovea_paint_role (self, item->role, 1);
  cairo_fill_preserve (self->cr);
  fovea_paint_role (self, item->edge, 1);
  cairo_set_line_width (self->cr, 1);
  cairo_stroke (self->cr);
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

  cairo_rectangle (self->cr, item->x, floor (middle_y), item->width, 1);
  cairo_rectangle (self->cr, floor (middle_x), item->y, 1, item->height);
  fovea_paint_role (self, FOVEA_ROLE_HAIRLINE, 1);
  cairo_fill (self->cr);

  cairo_save (self->cr);
  cairo_rectangle (self->cr, item->x, item->y - 1, item->width, item->height + 2);
  cairo_clip (self->cr);
  for (int step = -40; step <= 40; step++)
    {
      double x = step / 40.0 * reach_x;
      double y = apply_activation (item->curve.activation, item->curve.slope, x);
      cairo_line_to (self->cr, middle_x + x / reach_x * item->width / 2,
                     middle_y + 0.5 - y / reach_y * item->height / 2);
    }
  fovea_paint_role (self, item->role, 1);
  cairo_set_line_width (self->cr, item->line_pt);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (self->cr);
  cairo_restore (self->cr);
}

static void
paint_text (const FoveaPainter *self,
            const FoveaItem    *item)
{
  fovea_paint_role (self, item->role, 1);
  fovea_typesetter_draw (self->typesetter, &item->text, item->x, item->y, item->width,
                         item->height);
}

// Lines that survive a photocopier; the direction tells the marks apart.
static void
paint_hatching (const FoveaPainter *self,
                const FoveaItem    *item)
{
  double reach = item->width + item->height;
  double step = item->role == FOVEA_ROLE_REACHES ? 4 : 6;
  bool falls = item->role == FOVEA_ROLE_NESTED;

  for (double offset = 0; offset < reach; offset += step)
    {
      double x = item->x + offset;
      cairo_move_to (self->cr, falls ? x - item->height : x, item->y);
      cairo_line_to (self->cr, falls ? x : x - item->height, item->y + item->height);
    }
  fovea_paint_role (self, item->role, 0.55);
  cairo_set_line_width (self->cr, 0.5);
  cairo_stroke (self->cr);
}

static void
paint_beam (const FoveaPainter *self,
            const FoveaItem    *item)
{
  const FoveaBeamContent *beam = &item->beam;

  cairo_save (self->cr);
  cairo_rectangle (self->cr, item->x, item->y, item->width, item->height);
  cairo_clip (self->cr);
  cairo_move_to (self->cr, beam->x[0], beam->y[0]);
  for (int corner = 1; corner < 4; corner++)
    cairo_line_to (self->cr, beam->x[corner], beam->y[corner]);
  cairo_close_path (self->cr);
  if (is_print (self))
    {
      cairo_save (self->cr);
      cairo_clip (self->cr);
      paint_hatching (self, item);
      cairo_restore (self->cr);
    }
  else
    {
      fovea_paint_role (self, item->role, 0.13);
      cairo_fill (self->cr);
    }

  cairo_move_to (self->cr, beam->x[0], beam->y[0]);
  cairo_line_to (self->cr, beam->x[3], beam->y[3]);
  cairo_move_to (self->cr, beam->x[1], beam->y[1]);
  cairo_line_to (self->cr, beam->x[2], beam->y[2]);
  fovea_paint_role (self, item->role, 0.7);
  cairo_set_line_width (self->cr, 1);
  cairo_stroke (self->cr);
  cairo_restore (self->cr);
}

static bool
is_used (const FoveaUseContent *use,
         int                    row,
         int                    column)
{
  return fovea_range_has (use->rows, row) && fovea_range_has (use->columns, column)
         && use->row_paths[row - use->rows.first] > 0
         && use->column_paths[column - use->columns.first] > 0;
}

// Fades runs of unused cells, so that neighbouring cells show no seams.
static void
paint_veil (const FoveaPainter *self,
            const FoveaItem    *item)
{
  const FoveaUseContent *use = &item->use;
  double cell_width = item->width / use->n_columns;
  double cell_height = item->height / use->n_rows;

  for (int row = 0; row < use->n_rows; row++)
    {
      for (int column = 0; column < use->n_columns;)
        {
          int past = column;
          while (past < use->n_columns && !is_used (use, row, past))
            past++;
          // The last hairline of a grid lies just outside its cells.
          if (past > column)
            cairo_rectangle (self->cr, item->x + column * cell_width, item->y + row * cell_height,
                             (past - column) * cell_width + (past == use->n_columns),
                             cell_height + (row + 1 == use->n_rows));
          column = past + (past < use->n_columns);
          while (column < use->n_columns && is_used (use, row, column))
            column++;
        }
    }
  fovea_paint_role (self, FOVEA_ROLE_VEIL, 1);
  cairo_set_antialias (self->cr, CAIRO_ANTIALIAS_NONE);
  cairo_fill (self->cr);
  cairo_set_antialias (self->cr, CAIRO_ANTIALIAS_DEFAULT);
}

static void
paint_paths (const FoveaPainter *self,
             const FoveaItem    *item)
{
  const FoveaUseContent *use = &item->use;
  double cell_width = item->width / use->n_columns;
  double cell_height = item->height / use->n_rows;

  for (int row = use->rows.first; row < use->rows.past; row++)
    {
      for (int column = use->columns.first; column < use->columns.past; column++)
        {
          if (!is_used (use, row, column))
            continue;

          double paths = use->row_paths[row - use->rows.first]
                         * use->column_paths[column - use->columns.first];
          g_autofree char *count = fovea_number_format (paths, 5);
          g_autofree char *string = g_strconcat ("×", count, NULL);
          FoveaTextContent text = {
            .string = string,
            .anchor = FOVEA_ANCHOR_END,
            .weight = FOVEA_WEIGHT_MEDIUM,
            .size_pt = use->size_pt,
          };
          FoveaColor below = fovea_theme_get_cell_color (
              self->theme, use->values[(size_t) row * use->n_columns + column], use->least,
              use->greatest);
          FoveaColor ink = fovea_theme_get_mark_ink (self->theme, item->role, below);
          double margin = item->inset_pt;

          cairo_set_source_rgb (self->cr, ink.red, ink.green, ink.blue);
          fovea_typesetter_draw (self->typesetter, &text, item->x + column * cell_width + 2,
                                 item->y + (row + 1) * cell_height - margin - 0.78 * use->size_pt,
                                 cell_width - 2 - margin, 0.78 * use->size_pt);
        }
    }
}

static void
set_dashes (const FoveaPainter *self,
            FoveaRole           role,
            double              line,
            double              width,
            double              height)
{
  if (role == FOVEA_ROLE_NESTED)
    {
      // A whole number of dashes along the outline, so that every corner looks the same.
      double outline = 2 * (width + height);
      double period = outline / MAX (4, 4 * round (outline / (line * 4.6) / 4));
      double dashes[] = { period * 0.62, period * 0.38 };
      cairo_set_dash (self->cr, dashes, 2, period * 0.31);
    }
  else if (role == FOVEA_ROLE_REACHES)
    {
      double outline = 2 * (width + height);
      double dots[] = { 0, outline / MAX (4, 4 * round (outline / (line * 2.1) / 4)) };
      cairo_set_dash (self->cr, dots, 2, 0);
      cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_ROUND);
    }
}

static void
paint_mark (const FoveaPainter *self,
            const FoveaItem    *item)
{
  double inset = item->inset_pt;
  double x = item->x + 0.5 + inset;
  double y = item->y + 0.5 + inset;
  double width = item->width - 2 * inset;
  double height = item->height - 2 * inset;

  cairo_save (self->cr);
  cairo_rectangle (self->cr, x, y, width, height);
  fovea_paint_role (self, FOVEA_ROLE_BACKGROUND, item->role == FOVEA_ROLE_SEES ? 0.85 : 0.55);
  cairo_set_line_width (self->cr, item->line_pt + 2);
  cairo_stroke_preserve (self->cr);
  fovea_paint_role (self, item->role, 1);
  cairo_set_line_width (self->cr, item->line_pt);
  set_dashes (self, item->role, item->line_pt, width, height);
  cairo_stroke (self->cr);
  cairo_restore (self->cr);
}

/**
 * fovea_paint_item:
 * @self: a painter
 * @item: an item of a scene
 *
 * Paints one item in its transform and leaves the cairo context as it was.
 */
void
fovea_paint_item (const FoveaPainter *self,
                  const FoveaItem    *item)
{
  static void (*const paint[]) (const FoveaPainter *, const FoveaItem *) = {
    [FOVEA_ITEM_RECT] = paint_rect,   [FOVEA_ITEM_GRID] = fovea_paint_grid,
    [FOVEA_ITEM_CURVE] = paint_curve, [FOVEA_ITEM_TEXT] = paint_text,
    [FOVEA_ITEM_BEAM] = paint_beam,   [FOVEA_ITEM_VEIL] = paint_veil,
    [FOVEA_ITEM_PATHS] = paint_paths, [FOVEA_ITEM_MARK] = paint_mark,
  };

  g_return_if_fail (self != NULL && item != NULL);

  cairo_save (self->cr);
  cairo_transform (self->cr, &item->transform);
  paint[item->kind](self, item);
  cairo_restore (self->cr);
}
