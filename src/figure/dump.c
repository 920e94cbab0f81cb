// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A scene as text, an item a line, for golden tests: what a picture says, without a pixel; and
// whether it says all of it.

#include "figure/number.h"
#include "figure/scene.h"

#include <math.h>

#define LEAST_MAP_PT 10.0 // of the largest map

static const char *const item_names[]
    = { "rect", "grid", "curve", "text", "beam", "veil", "paths", "mark",
        "numbers", "cone", "ghost", "lines", "hatch", "cells", "sheet" };
static const char *const role_names[]
    = { "none", "background", "card",    "edge", "hairline", "ink", "dim",
        "sees", "nested",     "reaches", "good", "bad",      "veil",
        "input", "output", "shade", "on-input", "on-output", "on-input-shade",
        "on-output-shade" };
static const char *const anchor_names[] = { "start", "middle", "end" };

static void
dump_tag (GString        *dump,
          const FoveaTag *tag)
{
  static const char *const names[]
      = { "none", "cell", "weight", "composed", "term", "card", "channel" };

  if (tag->kind == FOVEA_TAG_NONE)
    return;

  g_string_append_printf (dump, " [%s", names[tag->kind]);
  if (tag->kind != FOVEA_TAG_CARD)
    g_string_append_printf (dump, " %d:%d,%d,%d", tag->cell.stage, tag->cell.channel,
                            tag->cell.row, tag->cell.column);
  if (tag->layer > 0)
    g_string_append_printf (dump, " layer %d", tag->layer);
  g_string_append_c (dump, ']');
}

static void
dump_grid (GString                *dump,
           const FoveaGridContent *grid)
{
  g_string_append_printf (dump, " %d×%d", grid->n_rows, grid->n_columns);
  if (grid->n_blank > 0)
    g_string_append_printf (dump, " blank %d", grid->n_blank);
  if (grid->size_pt == 0)
    return;

  g_string_append_printf (dump, " %.0f pt", grid->size_pt);
  for (int i = 0; i < grid->n_rows * grid->n_columns - grid->n_blank; i++)
    {
      g_autofree char *number
        = fovea_grid_content_write (grid, grid->values[i]);
      g_string_append_printf (dump, "%s%s", i % grid->n_columns == 0 ? " | " : " ",
                              number);
    }
}

static void
dump_cells (GString                 *dump,
            const FoveaCellsContent *cells)
{
  g_string_append_printf (dump, " %d×%d%s", cells->n_rows, cells->n_columns,
                          cells->is_dashed ? " dashed" : "");
  for (int i = 0; i < cells->n_rows * cells->n_columns; i++)
    g_string_append_printf (dump, "%s%c", i % cells->n_columns == 0 ? " | " : "",
                            cells->is_there[i] ? '#' : '.');
}

static void
dump_use (GString               *dump,
          const FoveaUseContent *use)
{
  g_string_append_printf (dump, " rows %d…%d:", use->rows.first, use->rows.past);
  for (int i = 0; i < fovea_range_get_length (use->rows); i++)
    g_string_append_printf (dump, " %g", use->row_paths[i]);
  g_string_append_printf (dump, " columns %d…%d:", use->columns.first, use->columns.past);
  for (int i = 0; i < fovea_range_get_length (use->columns); i++)
    g_string_append_printf (dump, " %g", use->column_paths[i]);
}

static void
dump_quad (GString         *dump,
           const char      *name,
           const FoveaQuad *quad)
{
  g_string_append_printf (dump, " %s", name);
  for (int corner = 0; corner < 4; corner++)
    g_string_append_printf (dump, " (%.2f, %.2f)", quad->x[corner], quad->y[corner]);
}

static void
dump_transform (GString              *dump,
                const cairo_matrix_t *matrix)
{
  g_string_append_printf (dump, " in (%g %g %g %g %g %g)", matrix->xx, matrix->yx,
                          matrix->xy, matrix->yy, matrix->x0, matrix->y0);
}

static void
dump_peek (GString         *dump,
           const FoveaItem *item)
{
  bool is_behind = item->kind == FOVEA_ITEM_SHEET || item->kind == FOVEA_ITEM_VEIL;

  if (is_behind && item->inset_pt > 0)
    g_string_append_printf (dump, " peeks %g", item->inset_pt);
}

static void
dump_item (GString         *dump,
           const FoveaItem *item)
{
  g_string_append_printf (dump, "%s %s %g,%g %g×%g", item_names[item->kind],
                          role_names[item->role], item->x, item->y, item->width,
                          item->height);
  if (!fovea_item_is_flat (item))
    dump_transform (dump, &item->transform);
  dump_tag (dump, &item->tag);
  dump_peek (dump, item);

  switch (item->kind)
    {
    case FOVEA_ITEM_GRID:
      dump_grid (dump, &item->grid);
      break;
    case FOVEA_ITEM_TEXT:
      g_string_append_printf (dump, " %.0f pt %s “%s”", item->text.size_pt,
                              anchor_names[item->text.anchor], item->text.string);
      break;
    case FOVEA_ITEM_BEAM:
      for (int corner = 0; corner < 4; corner++)
        g_string_append_printf (dump, " (%g, %g)", item->beam.x[corner],
                                item->beam.y[corner]);
      break;
    case FOVEA_ITEM_VEIL:
    case FOVEA_ITEM_PATHS:
      dump_use (dump, &item->use);
      break;
    case FOVEA_ITEM_MARK:
      g_string_append_printf (dump, " line %g inset %g", item->line_pt, item->inset_pt);
      break;
    case FOVEA_ITEM_SHEET:
    case FOVEA_ITEM_NUMBERS:
    case FOVEA_ITEM_GHOST:
      dump_grid (dump, &item->grid);
      break;
    case FOVEA_ITEM_CONE:
      dump_quad (dump, "window", &item->cone.window);
      dump_quad (dump, "target", &item->cone.target);
      break;
    case FOVEA_ITEM_LINES:
      g_string_append_printf (dump, " line %g", item->line_pt);
      for (int i = 0; i < item->lines.n_points; i++)
        g_string_append_printf (dump, " (%.1f, %.1f)", item->lines.points[2 * i],
                                item->lines.points[2 * i + 1]);
      break;
    case FOVEA_ITEM_CELLS:
      dump_cells (dump, &item->cells);
      break;
    case FOVEA_ITEM_RECT:
    case FOVEA_ITEM_CURVE:
    case FOVEA_ITEM_HATCH:
    default:
      break;
    }
  g_string_append_c (dump, '\n');
}

/**
 * fovea_figure_dump:
 * @self: a figure
 *
 * Writes the scene down: panels with their items in the order in which they are painted, roles
 * instead of colours, bounds in points. It depends on values, options and language only.
 *
 * Returns: (transfer full): text, an item a line
 */
char *
fovea_figure_dump (const FoveaFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  const FoveaScene *scene = fovea_figure_get_scene (self);
  GString *dump = g_string_new (NULL);

  g_string_append_printf (dump, "figure %g×%g\n", fovea_figure_get_width (self),
                          fovea_figure_get_height (self));
  for (int panel = 0; panel < fovea_scene_get_n_panels (scene); panel++)
    {
      const FoveaPanel *bounds = fovea_scene_get_panel (scene, panel);
      g_string_append_printf (dump, "\n%s %g,%g %g×%g\n",
                              bounds->kind == FOVEA_PANEL_BASE ? "base" : "overlay",
                              bounds->x, bounds->y, bounds->width, bounds->height);
      for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
        {
          if (fovea_scene_get_item (scene, i)->panel == panel)
            dump_item (dump, fovea_scene_get_item (scene, i));
        }
    }

  return g_string_free (dump, FALSE);
}

/**
 * fovea_figure_is_whole:
 * @self: a figure
 *
 * Returns: whether all of its grids are in the picture and large enough to be there: in a place that
 *   is far too small maps shrink to specks or stand out of it
 */
bool
fovea_figure_is_whole (const FoveaFigure *self)
{
  g_return_val_if_fail (self != NULL, false);

  const FoveaScene *scene = fovea_figure_get_scene (self);
  double largest = 0;
  double first = INFINITY, past = 0; // of cells that stand alone, as those of a cone
  bool has_map = false;
  bool has_grid = false;

  for (int i = 0; i < fovea_scene_get_n_items (scene); i++)
    {
      const FoveaItem *item = fovea_scene_get_item (scene, i);
      cairo_rectangle_t bounds;
      if (item->kind != FOVEA_ITEM_GRID)
        continue;

      fovea_item_get_bounds (item, &bounds);
      if (bounds.width < 1 || bounds.height < 1 || bounds.x < 0
          || bounds.x + bounds.width > fovea_figure_get_width (self) + 1)
        return false;
      if (item->tag.kind != FOVEA_TAG_CELL)
        continue;
      has_map = true;
      largest = MAX (largest, MAX (bounds.width, bounds.height));
      has_grid = has_grid || item->grid.n_rows * item->grid.n_columns > 1;
      first = MIN (first, bounds.x);
      past = MAX (past, bounds.x + bounds.width);
    }
  if (!has_grid)
    largest = MAX (largest, past - first);

  return !has_map || largest >= LEAST_MAP_PT;
}
