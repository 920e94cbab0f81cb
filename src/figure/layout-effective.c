// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The effective receptive field as a heat map: what share of a cell's value each input cell holds,
// with the box that it sees and rings at one and two spreads. With equal weights, and with those
// that the network has.

#include "core/effective-field.h"
#include "figure/layout.h"
#include "figure/number.h"

#include <glib/gi18n.h>
#include <math.h>

#define RING_SIDES 256
#define CLEAR_EMS 0.3 // of a ring from the widest number
#define LEAST_BESIDE_PT 185.0 // of a map, where two stand side by side
#define LEAST_MAP_PT 160.0
#define COLUMN_MAP_PT 240.0
#define N_MAPS 2
#define MAP_SPACE_PT 30.0
#define MAX_CELL_PT 110.0
#define LEAST_COLUMN_PT 290.0 // for the words under a map

typedef struct
{
  FoveaEffectiveField field;
  bool is_known;
  const char *title;
  int panel;
  double width; // of its column
} Map;

// What lies within so many spreads of the mean.
static double
get_share_within (const FoveaEffectiveField *field,
                  double                     spreads)
{
  const FoveaEffectiveAxis *rows = &field->axes[0];
  const FoveaEffectiveAxis *columns = &field->axes[1];
  double sum = 0;

  for (int row = rows->range.first; row < rows->range.past; row++)
    for (int column = columns->range.first; column < columns->range.past; column++)
      {
        double y = (row - rows->mean) / MAX (rows->spread, 1e-9);
        double x = (column - columns->mean) / MAX (columns->spread, 1e-9);
        if (x * x + y * y <= spreads * spreads + 1e-9)
          sum += fovea_effective_field_get_share (field, row, column);
      }

  return sum;
}

// Whether a point of the map, in cells, is where a number stands.
static bool
is_on_number (double x,
              double y,
              double half_width,
              double em)
{
  double from_middle_x = fabs (x - floor (x) - 0.5);
  double from_middle_y = fabs (y - floor (y) - 0.5);

  return from_middle_x < half_width && from_middle_y < 0.7 * em;
}

static void
add_arc (FoveaLayout  *self,
         int           panel,
         double        spreads,
         const double *points,
         int           n_points)
{
  if (n_points < 4) // a speck
    return;

  FoveaItem *item
    = fovea_layout_add_lines (self, panel, spreads > 1 ? FOVEA_ROLE_REACHES : FOVEA_ROLE_NESTED,
                              2, points, n_points, true);
  item->lines.is_dashed = spreads > 1;
}

// Like the lines of a map with heights, a ring is open where a number stands.
static void
add_ring (FoveaLayout               *self,
          int                        panel,
          const FoveaEffectiveField *field,
          double                     spreads,
          const FoveaItem           *numbers)
{
  const FoveaEffectiveAxis *rows = &field->axes[0];
  const FoveaEffectiveAxis *columns = &field->axes[1];
  double cell_pt = numbers->width / numbers->grid.n_columns;
  double em = numbers->grid.size_pt / cell_pt;
  double widest = em > 0 ? fovea_layout_measure_numbers (&numbers->grid, numbers->grid.size_pt) : 0;
  double half_width = em > 0 ? widest / 2 / cell_pt + CLEAR_EMS * em : 0;
  double points[2 * (RING_SIDES + 1)];
  int n_points = 0;

  for (int i = 0; i <= RING_SIDES; i++)
    {
      double angle = 2 * G_PI * i / RING_SIDES;
      // A ring that would leave the field runs along its edge.
      double x = CLAMP (columns->mean - columns->range.first + 0.5
                          + spreads * columns->spread * cos (angle),
                        0, numbers->grid.n_columns);
      double y = CLAMP (rows->mean - rows->range.first + 0.5
                          + spreads * rows->spread * sin (angle),
                        0, numbers->grid.n_rows);

      if (is_on_number (x, y, half_width, em))
        {
          add_arc (self, panel, spreads, points, n_points);
          n_points = 0;
          continue;
        }
      points[2 * n_points] = numbers->x + x * cell_pt;
      points[2 * n_points + 1] = numbers->y + y * cell_pt;
      n_points++;
    }
  add_arc (self, panel, spreads, points, n_points);
}

static const float *
keep_shares (FoveaLayout               *self,
             const FoveaEffectiveField *field,
             FoveaGridContent          *content)
{
  const FoveaEffectiveAxis *rows = &field->axes[0];
  const FoveaEffectiveAxis *columns = &field->axes[1];
  int n_rows = fovea_range_get_length (rows->range);
  int n_columns = fovea_range_get_length (columns->range);
  g_autofree float *shares = g_new (float, (size_t) n_rows *n_columns);
  g_autofree FoveaTag *tags = g_new0 (FoveaTag, (size_t) n_rows *n_columns);

  for (int i = 0; i < n_rows * n_columns; i++)
    {
      int row = rows->range.first + i / n_columns;
      int column = columns->range.first + i % n_columns;
      double percent = 100 * fovea_effective_field_get_share (field, row, column);
      shares[i] = (float) (round (percent * 100) / 100);
      tags[i] = (FoveaTag){ .kind = FOVEA_TAG_CELL, .cell = { 0, 0, row, column } };
    }
  content->n_rows = n_rows;
  content->n_columns = n_columns;
  content->tags
      = fovea_scene_keep_memory (self->scene, tags, n_rows * n_columns * sizeof (FoveaTag));

  return fovea_scene_keep_memory (self->scene, shares, n_rows * n_columns * sizeof (float));
}

static double
add_words (FoveaLayout *self,
           int          panel,
           const Map   *map,
           double       x,
           double       y,
           double       width)
{
  double small_pt = fovea_layout_get_small_pt (self);
  const FoveaEffectiveAxis *rows = &map->field.axes[0];
  const FoveaEffectiveAxis *columns = &map->field.axes[1];
  g_autofree char *row_spread = fovea_number_format (round (rows->spread * 1000) / 1000, 6);
  g_autofree char *column_spread
      = fovea_number_format (round (columns->spread * 1000) / 1000, 6);
  g_autofree char *box
      = g_strdup_printf (_ ("the box that it sees: %d × %d"), fovea_range_get_length (rows->range),
                         fovea_range_get_length (columns->range));
  g_autofree char *one
      = g_strdup_printf (_ ("one spread, %s × %s cells, holds %.0f %%"), row_spread,
                         column_spread, 100 * get_share_within (&map->field, 1));
  g_autofree char *two = g_strdup_printf (_ ("two spreads hold %.0f %%"),
                                          100 * get_share_within (&map->field, 2));

  y = fovea_layout_add_paragraph (self, panel, box, small_pt, FOVEA_WEIGHT_BOLD,
                                  FOVEA_ROLE_SEES, x, y, width);
  y = fovea_layout_add_paragraph (self, panel, one, small_pt, FOVEA_WEIGHT_BOLD,
                                  FOVEA_ROLE_NESTED, x, y, width);

  return fovea_layout_add_paragraph (self, panel, two, small_pt, FOVEA_WEIGHT_BOLD,
                                     FOVEA_ROLE_REACHES, x, y, width);
}

// Small, so that the rings keep most of their length.
static FoveaItem *
add_numbers (FoveaLayout            *self,
             int                     panel,
             const FoveaGridContent *content,
             double                  x,
             double                  y,
             double                  cell_pt)
{
  FoveaItem *item = fovea_scene_add (self->scene, FOVEA_ITEM_NUMBERS, FOVEA_ROLE_INK, panel, x,
                                     y, content->n_columns * cell_pt,
                                     content->n_rows * cell_pt);

  item->grid = *content;
  if (content->size_pt > 0)
    item->grid.size_pt = CLAMP (round (cell_pt * 0.24), 9, content->size_pt);

  return item;
}

static double
find_cell (const FoveaLayout         *self,
           const FoveaEffectiveField *field,
           double                     width,
           double                     height)
{
  double cell_pt = MIN (width / fovea_range_get_length (field->axes[1].range),
                        height / fovea_range_get_length (field->axes[0].range));

  return cell_pt > 1 ? MIN (floor (cell_pt), floor (MAX_CELL_PT * self->growth)) : cell_pt;
}

// The width of the map itself, or of the words under it.
static double
find_column (const FoveaLayout         *self,
             const FoveaEffectiveField *field,
             double                     width,
             double                     height)
{
  double map = find_cell (self, field, width, height)
               * fovea_range_get_length (field->axes[1].range);

  return MIN (width, MAX (ceil (map), fovea_layout_get_space (self, LEAST_COLUMN_PT)));
}

// Returns the y of the map below it.
static double
add_title (FoveaLayout *self,
           const Map   *map,
           double       x,
           double       y)
{
  return fovea_layout_add_paragraph (self, map->panel, map->title,
                                     fovea_layout_get_title_pt (self), FOVEA_WEIGHT_BOLD,
                                     FOVEA_ROLE_INK, x, y, map->width)
         + fovea_layout_get_space (self, 6);
}

// Returns the y below the map and its words.
static double
add_map (FoveaLayout *self,
         const Map   *map,
         double       x,
         double       y,
         double       height)
{
  int panel = map->panel;
  double width = map->width;
  FoveaGridContent content = { 0 };

  content.values = keep_shares (self, &map->field, &content);
  fovea_grid_content_set_extremes (&content);
  double cell_pt = find_cell (self, &map->field, width, height);
  FoveaItem *item = fovea_layout_add_grid (self, panel, &content, x, y, cell_pt);
  item->tag.kind = FOVEA_TAG_CARD;
  content = item->grid;
  item->grid.size_pt = 0;
  item->grid.is_bare = true;
  FoveaItem *mark
      = fovea_scene_add (self->scene, FOVEA_ITEM_MARK, FOVEA_ROLE_SEES, panel, x, y,
                         content.n_columns * cell_pt, content.n_rows * cell_pt);
  mark->line_pt = 2.5;
  FoveaItem *numbers = add_numbers (self, panel, &content, x, y, cell_pt);
  if (map->field.axes[0].spread > 0 && map->field.axes[1].spread > 0)
    {
      FoveaItem where = *numbers; // the scene may move its items as it grows
      add_ring (self, panel, &map->field, 1, &where);
      add_ring (self, panel, &map->field, 2, &where);
    }
  y += ceil (content.n_rows * cell_pt) + fovea_layout_get_space (self, 8);

  return add_words (self, panel, map, x, y, width);
}

// Under titles of one height, so that the maps stand level. Returns the y below them.
static double
add_beside (FoveaLayout *self,
            Map         *maps,
            double       y,
            double       height)
{
  double space = fovea_layout_get_space (self, MAP_SPACE_PT);
  double x = self->margin_pt;
  double map_y = y;
  double past = y;

  for (int i = 0; i < N_MAPS; x += maps[i++].width + space)
    if (maps[i].is_known)
      {
        double below = add_title (self, &maps[i], x, y);
        map_y = MAX (map_y, below);
      }

  x = self->margin_pt;
  for (int i = 0; i < N_MAPS; x += maps[i++].width + space)
    if (maps[i].is_known)
      {
        double below = add_map (self, &maps[i], x, map_y, height);
        past = MAX (past, below);
      }

  return past;
}

static double
add_below (FoveaLayout *self,
           Map         *maps,
           double       y,
           double       height)
{
  double past = y;

  for (int i = 0; i < N_MAPS; i++)
    if (maps[i].is_known)
      {
        double map_y = add_title (self, &maps[i], self->margin_pt, y);
        past = add_map (self, &maps[i], self->margin_pt, map_y, height);
        y = past + fovea_layout_get_space (self, MAP_SPACE_PT);
      }

  return past;
}

// Returns the width of them all.
static double
open_maps (FoveaLayout *self,
           Map         *maps,
           bool         is_wide,
           double       width,
           double       height)
{
  double sum = 0;

  for (int i = 0; i < N_MAPS; i++)
    {
      if (!maps[i].is_known)
        continue;

      maps[i].width = find_column (self, &maps[i].field, width, height);
      maps[i].panel = fovea_scene_add_panel (self->scene, FOVEA_PANEL_OVERLAY, NULL);
      if (!is_wide)
        sum = MAX (sum, maps[i].width);
      else
        sum += (sum > 0 ? fovea_layout_get_space (self, MAP_SPACE_PT) : 0) + maps[i].width;
    }

  return sum;
}

// In the middle of the room. Returns the y below.
static double
add_maps (FoveaLayout *self,
          Map         *maps,
          double       y,
          double       height)
{
  double width = self->width_pt - 2 * self->margin_pt;
  double beside = floor ((width - fovea_layout_get_space (self, MAP_SPACE_PT)) / 2);
  bool is_wide = beside >= LEAST_BESIDE_PT * self->growth;
  double words = 5 * fovea_layout_get_line_pt (fovea_layout_get_small_pt (self))
                 + fovea_layout_get_line_pt (fovea_layout_get_title_pt (self));
  double map_height = MAX ((is_wide ? height : height / 2) - words,
                           fovea_layout_get_space (
                             self, self->options->zoom > 0 ? LEAST_MAP_PT : COLUMN_MAP_PT));
  int first_item = fovea_scene_get_n_items (self->scene);
  double used = open_maps (self, maps, is_wide, is_wide ? beside : width, map_height);
  double past = is_wide ? add_beside (self, maps, y, map_height)
                        : add_below (self, maps, y, map_height);
  double spare = self->options->has_size ? floor (MAX (0, height - (past - y)) / 2) : 0;

  fovea_scene_move (self->scene, first_item, floor (MAX (0, width - used) / 2), spare);

  return past + spare;
}

/**
 * fovea_layout_effective:
 * @self: a layout with its scene, subject and options
 *
 * Lays out the effective field of the selected cell, or of the output's middle one, and sets the
 * figure's size.
 */
void
fovea_layout_effective (FoveaLayout *self)
{
  double height = fovea_layout_set_page (self, 960, 600);
  double past = self->margin_pt;
  FoveaSubject subject = *self->subject;
  Map maps[N_MAPS] = { { .title = _ ("Shares with equal weights, in percent") },
                       { .title = _ ("Shares with these weights, in percent") } };

  fovea_layout_choose_trace (self, &subject);
  maps[0].is_known = fovea_effective_field_init_paths (&maps[0].field, self->network,
                                                       fovea_trace_get_cell (subject.trace));
  maps[1].is_known = fovea_effective_field_init_weights (&maps[1].field, subject.trace);
  if (maps[0].is_known)
    past = add_maps (self, maps, self->margin_pt, height - 2 * self->margin_pt);
  else
    past = fovea_layout_add_paragraph (
      self, fovea_scene_add_panel (self->scene, FOVEA_PANEL_OVERLAY, NULL),
      _ ("nothing but padding"), fovea_layout_get_body_pt (self), FOVEA_WEIGHT_NORMAL,
      FOVEA_ROLE_INK_DIM, self->margin_pt, self->margin_pt,
      self->width_pt - 2 * self->margin_pt);
  for (int i = 0; i < N_MAPS; i++)
    fovea_effective_field_clear (&maps[i].field);

  self->height_pt = MAX (past + self->margin_pt, self->options->has_size ? height : 0);
}
