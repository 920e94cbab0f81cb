// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds what stands at a place: unlike picking, which looks for what can be selected, it knows
// frames, beams, path counts and words, too.

#include "figure/explain.h"

#include "figure/explain-private.h"

#include <glib/gi18n.h>
#include <math.h>

// How near a line has to be, points.
#define NEAR 4.0

/**
 * fovea_explanation_new:
 * @title: what it is called
 * @text: (transfer full): sentences
 * @page: of the help
 *
 * Returns: (transfer full): an explanation
 */
FoveaExplanation *
fovea_explanation_new (const char *title,
                       char       *text,
                       const char *page)
{
  FoveaExplanation *self = g_new (FoveaExplanation, 1);

  self->title = g_strdup (title);
  self->text = text;
  self->page = page;

  return self;
}

/**
 * fovea_explain_join:
 * @first: (transfer full): sentences
 * @second: (transfer full) (nullable): more of them
 *
 * Returns: (transfer full): both
 */
char *
fovea_explain_join (char *first,
                    char *second)
{
  g_autofree char *a = first;
  g_autofree char *b = second;

  if (b == NULL || *b == '\0')
    return g_steal_pointer (&a);
  if (*a == '\0')
    return g_steal_pointer (&b);

  return g_strdup_printf (C_ ("two sentences", "%s %s"), a, b);
}

static double
find_gap (double first,
          double length,
          double other,
          double other_length)
{
  return MAX (0.0, MAX (other - (first + length), first - (other + other_length)));
}

/**
 * fovea_explain_find_stage:
 * @hit: anything
 *
 * Returns: the stage whose cells lie nearest to it; -1: there is none in the picture
 */
int
fovea_explain_find_stage (const FoveaHit *hit)
{
  double least = HUGE_VAL;
  int stage = -1;
  cairo_rectangle_t at;

  fovea_item_get_bounds (hit->item, &at);
  for (int i = 0; i < fovea_scene_get_n_items (hit->scene); i++)
    {
      const FoveaItem *item = fovea_scene_get_item (hit->scene, i);
      cairo_rectangle_t bounds;
      if (item->kind != FOVEA_ITEM_GRID || item->tag.kind != FOVEA_TAG_CELL)
        continue;
      fovea_item_get_bounds (item, &bounds);
      double gap = hypot (find_gap (at.x, at.width, bounds.x, bounds.width),
                          find_gap (at.y, at.height, bounds.y, bounds.height));
      if (gap < least)
        {
          least = gap;
          stage = item->tag.cell.stage;
        }
    }

  return stage;
}

static bool
is_in (const FoveaItem *item,
       double           x,
       double           y)
{
  return x >= item->x && y >= item->y && x < item->x + item->width
         && y < item->y + item->height;
}

static bool
is_on_frame (const FoveaItem *item,
             double           x,
             double           y)
{
  double dx = MIN (fabs (x - item->x), fabs (x - item->x - item->width));
  double dy = MIN (fabs (y - item->y), fabs (y - item->y - item->height));
  bool is_beside_x = x > item->x - NEAR && x < item->x + item->width + NEAR;
  bool is_beside_y = y > item->y - NEAR && y < item->y + item->height + NEAR;

  return is_beside_x && is_beside_y && MIN (dx, dy) < NEAR;
}

// Whether a place lies within a polygon: a ray from it crosses an odd number of edges.
static bool
is_in_polygon (const double *px,
               const double *py,
               int           n,
               double        x,
               double        y)
{
  bool is_inside = false;

  for (int i = 0, j = n - 1; i < n; j = i++)
    if ((py[i] > y) != (py[j] > y)
        && x < (px[j] - px[i]) * (y - py[i]) / (py[j] - py[i]) + px[i])
      is_inside = !is_inside;

  return is_inside;
}

// A cone's sides join the corners of its window with those of its target.
static bool
is_in_cone (const FoveaConeContent *cone,
            double                  x,
            double                  y)
{
  for (int i = 0; i < 4; i++)
    {
      int next = (i + 1) % 4;
      double px[] = { cone->window.x[i], cone->window.x[next], cone->target.x[next],
                      cone->target.x[i] };
      double py[] = { cone->window.y[i], cone->window.y[next], cone->target.y[next],
                      cone->target.y[i] };
      if (is_in_polygon (px, py, 4, x, y))
        return true;
    }

  return false;
}

static double
get_distance (const double *from,
              const double *to,
              double        x,
              double        y)
{
  double dx = to[0] - from[0];
  double dy = to[1] - from[1];
  double length = dx * dx + dy * dy;
  double t = length > 0 ? ((x - from[0]) * dx + (y - from[1]) * dy) / length : 0;

  t = CLAMP (t, 0, 1);
  return hypot (from[0] + t * dx - x, from[1] + t * dy - y);
}

static bool
is_on_lines (const FoveaItem *item,
             double           x,
             double           y)
{
  const double *points = item->lines.points;
  int step = item->lines.is_strip ? 1 : 2;

  for (int i = 0; i + 1 < item->lines.n_points; i += step)
    if (get_distance (points + 2 * i, points + 2 * i + 2, x - item->x, y - item->y) < NEAR)
      return true;

  return false;
}

// Path counts stand in the lower right corner of their cells; not where there is none.
static bool
is_on_paths (const FoveaItem *item,
             double           x,
             double           y)
{
  const FoveaUseContent *use = &item->use;
  double across = (x - item->x) / item->width * use->n_columns;
  double down = (y - item->y) / item->height * use->n_rows;
  int row = (int) floor (down);
  int column = (int) floor (across);

  return fovea_range_has (use->rows, row) && fovea_range_has (use->columns, column)
         && use->row_paths[row - use->rows.first] > 0
         && use->column_paths[column - use->columns.first] > 0 && across - column > 0.6
         && down - row > 0.6;
}

static bool
is_at (const FoveaItem *item,
       double           x,
       double           y)
{
  switch (item->kind)
    {
    case FOVEA_ITEM_MARK:
      return is_on_frame (item, x, y);
    case FOVEA_ITEM_BEAM:
      return is_in (item, x, y) && is_in_polygon (item->beam.x, item->beam.y, 4, x, y);
    case FOVEA_ITEM_CONE:
      return is_in_cone (&item->cone, x, y);
    case FOVEA_ITEM_LINES:
      return is_on_lines (item, x, y);
    case FOVEA_ITEM_PATHS:
      return is_on_paths (item, x, y);
    case FOVEA_ITEM_VEIL:
    case FOVEA_ITEM_NUMBERS:
      return false; // they belong to the cells below them
    case FOVEA_ITEM_RECT:
    case FOVEA_ITEM_GRID:
    case FOVEA_ITEM_CURVE:
    case FOVEA_ITEM_TEXT:
    case FOVEA_ITEM_GHOST:
    case FOVEA_ITEM_HATCH:
    case FOVEA_ITEM_CELLS:
    case FOVEA_ITEM_SHEET:
    default:
      return is_in (item, x, y);
    }
}

static void
find_place (FoveaHit *hit,
            int       n_rows,
            int       n_columns,
            double    x,
            double    y)
{
  const FoveaItem *item = hit->item;

  hit->row = CLAMP ((int) ((y - item->y) / item->height * n_rows), 0, n_rows - 1);
  hit->column = CLAMP ((int) ((x - item->x) / item->width * n_columns), 0, n_columns - 1);
}

// The frame around the very cell under the pointer is never what is asked about.
static bool
follows_pointer (const FoveaHit *hit)
{
  const FoveaTrace *hover = hit->subject->hover;

  return hover != NULL && hit->item->role == FOVEA_ROLE_NESTED
         && fovea_explain_find_stage (hit) == fovea_trace_get_cell (hover).stage;
}

static bool
try_item (FoveaHit        *hit,
          const FoveaItem *item,
          double           x,
          double           y)
{
  cairo_matrix_t inverse = item->transform;

  if (cairo_matrix_invert (&inverse) != CAIRO_STATUS_SUCCESS)
    return false;
  cairo_matrix_transform_point (&inverse, &x, &y);
  if (!is_at (item, x, y))
    return false;

  hit->item = item;
  hit->tag = item->tag;
  if (item->kind == FOVEA_ITEM_MARK && follows_pointer (hit))
    return false;
  if (item->kind == FOVEA_ITEM_PATHS)
    find_place (hit, item->use.n_rows, item->use.n_columns, x, y);
  if (item->kind != FOVEA_ITEM_GRID && item->kind != FOVEA_ITEM_GHOST)
    return true;

  find_place (hit, item->grid.n_rows, item->grid.n_columns, x, y);
  if (item->kind == FOVEA_ITEM_GRID && item->grid.tags != NULL)
    hit->tag = item->grid.tags[hit->row * item->grid.n_columns + hit->column];
  else
    {
      hit->tag.cell.row = hit->row;
      hit->tag.cell.column = hit->column;
    }

  return true;
}

/**
 * fovea_explain_find_item:
 * @hit: (inout): what is asked about, with a scene
 * @x: points from the left
 * @y: points from the top
 *
 * Finds what stands at a place: from the top; cones last, for planes are seen through them.
 *
 * Returns: whether anything does
 */
bool
fovea_explain_find_item (FoveaHit *hit,
                         double    x,
                         double    y)
{
  for (int pass = 0; pass < 2; pass++)
    for (int panel = fovea_scene_get_n_panels (hit->scene) - 1; panel >= 0; panel--)
      for (int i = fovea_scene_get_n_items (hit->scene) - 1; i >= 0; i--)
        {
          const FoveaItem *item = fovea_scene_get_item (hit->scene, i);
          if (item->panel == panel && (item->kind == FOVEA_ITEM_CONE) == (pass == 1)
              && try_item (hit, item, x, y))
            return true;
        }

  return false;
}

static FoveaExplanation *
explain_text (const FoveaHit *hit)
{
  const FoveaItem *card = fovea_explain_find_card (hit);

  if (hit->tag.kind == FOVEA_TAG_TERM)
    return fovea_explain_term (hit);
  if (card != NULL)
    return fovea_explain_card (hit, card);
  if (hit->view == FOVEA_VIEW_CONE && hit->item->role == FOVEA_ROLE_INK)
    return fovea_explain_stage (hit);
  if (hit->view >= FOVEA_VIEW_CONE)
    return fovea_explain_chart (hit);
  if (hit->item->role == FOVEA_ROLE_SEES || hit->item->role == FOVEA_ROLE_NESTED
      || hit->item->role == FOVEA_ROLE_REACHES || hit->item->role == FOVEA_ROLE_BAD)
    return fovea_explain_role (hit);
  if (hit->view == FOVEA_VIEW_KERNELS || fovea_explain_find_stage (hit) < 0)
    return fovea_explain_view (hit->view);

  return fovea_explain_stage (hit);
}

static FoveaExplanation *
explain_grid (const FoveaHit *hit)
{
  if (hit->view == FOVEA_VIEW_EFFECTIVE)
    return fovea_explain_chart (hit);
  switch (hit->tag.kind)
    {
    case FOVEA_TAG_CELL:
      return fovea_explain_cell (hit);
    case FOVEA_TAG_WEIGHT:
      return fovea_explain_weight (hit);
    case FOVEA_TAG_COMPOSED:
      return fovea_explain_composed (hit);
    case FOVEA_TAG_TERM:
      return fovea_explain_term (hit);
    case FOVEA_TAG_CHANNEL:
      return fovea_explain_channel (hit);
    case FOVEA_TAG_CARD:
    case FOVEA_TAG_NONE:
    default:
      return fovea_explain_chart (hit);
    }
}

static FoveaExplanation *
explain_item (const FoveaHit *hit)
{
  switch (hit->item->kind)
    {
    case FOVEA_ITEM_TEXT:
      return explain_text (hit);
    case FOVEA_ITEM_GRID:
      return explain_grid (hit);
    case FOVEA_ITEM_SHEET:
      return fovea_explain_channel (hit);
    case FOVEA_ITEM_RECT:
      return fovea_explain_card (hit, hit->item);
    case FOVEA_ITEM_PATHS:
      return fovea_explain_paths (hit);
    case FOVEA_ITEM_GHOST:
      return fovea_explain_padding (hit);
    case FOVEA_ITEM_CURVE:
      return fovea_explain_find_card (hit) != NULL
               ? fovea_explain_card (hit, fovea_explain_find_card (hit))
               : fovea_explain_view (hit->view);
    case FOVEA_ITEM_HATCH:
      return fovea_explanation_new (
        _ ("Leftover cells"),
        g_strdup (_ ("No window of the next layer reads them, because its stride does not divide "
                     "the size.")),
        "picture#padding");
    case FOVEA_ITEM_MARK:
    case FOVEA_ITEM_BEAM:
    case FOVEA_ITEM_CONE:
      return fovea_explain_role (hit);
    case FOVEA_ITEM_LINES:
    case FOVEA_ITEM_CELLS:
    case FOVEA_ITEM_VEIL:
    case FOVEA_ITEM_NUMBERS:
    default:
      return fovea_explain_chart (hit);
    }
}

/**
 * fovea_explain:
 * @figure: a figure
 * @subject: what it was laid out from
 * @view: the view that it was laid out in
 * @x: points from the left
 * @y: points from the top
 *
 * Says what stands at a place, with its present numbers; where nothing does, what the view shows.
 *
 * Returns: (transfer full): an explanation in the user's language
 */
FoveaExplanation *
fovea_explain (const FoveaFigure  *figure,
               const FoveaSubject *subject,
               FoveaView           view,
               double              x,
               double              y)
{
  g_return_val_if_fail (figure != NULL && subject != NULL, NULL);

  FoveaHit hit = { .scene = fovea_figure_get_scene (figure), .subject = subject, .view = view };

  return fovea_explain_find_item (&hit, x, y) ? explain_item (&hit) : fovea_explain_view (view);
}

/**
 * fovea_explanation_free:
 * @self: (transfer full): an explanation
 */
void
fovea_explanation_free (FoveaExplanation *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->title);
  g_free (self->text);
  g_free (self);
}
