// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Small things that every part of a layout needs.

#include "figure/layout.h"
#include "figure/number.h"
#include "figure/type.h"

#include <math.h>
#include <string.h>

#define LEAST_NUMBERED_WIDTH_PT 14.0
#define LEAST_NUMBERED_HEIGHT_PT 12.0
#define MAX_MEASURED_CELLS 500
#define N_SAMPLES 200 // of more cells than that, shared by the grids of a stage
#define MAX_SHARING 12

// The least growth. A column of a document is narrower than any window: there, type as small as that
// of captions leaves room for the maps.
#define WINDOW_GROWTH 0.88
#define COLUMN_GROWTH 0.75
#define COLUMN_WIDTH_PT 500.0

static double
find_least_growth (const FoveaFigureOptions *options,
                   double                    width)
{
  if (options->zoom > 0)
    return WINDOW_GROWTH;
  return CLAMP (WINDOW_GROWTH * width / COLUMN_WIDTH_PT, COLUMN_GROWTH, WINDOW_GROWTH);
}

static double
find_growth (const FoveaFigureOptions *options,
             double                    width,
             double                    height)
{
  double place = MIN (width / FOVEA_PAGE_WIDTH_PT, height / FOVEA_PAGE_HEIGHT_PT);

  if (options->body_pt > 0)
    return CLAMP (options->body_pt, 1, 6 * FOVEA_LAYOUT_BODY_PT) / FOVEA_LAYOUT_BODY_PT;
  return CLAMP (place, find_least_growth (options, width), 2.6) * CLAMP (options->text_scale, 0.5, 4);
}

/**
 * fovea_figure_options_find_body:
 * @options: with a size
 *
 * Returns: the size of sentences that @options lead to, points
 */
double
fovea_figure_options_find_body (const FoveaFigureOptions *options)
{
  g_return_val_if_fail (options != NULL && options->has_size, 0);

  return FOVEA_LAYOUT_BODY_PT
         * find_growth (options, MAX (1, options->width_pt), options->height_pt);
}

/**
 * fovea_layout_set_page:
 * @self: a layout
 * @natural_width_pt: of a page that has no size of its own
 * @natural_height_pt: the same
 *
 * Sets the width of the page, and with it growth and margin.
 *
 * Returns: the height that there is to fill, points
 */
double
fovea_layout_set_page (FoveaLayout *self,
                       double       natural_width_pt,
                       double       natural_height_pt)
{
  const FoveaFigureOptions *options = self->options;
  double height = options->has_size ? options->height_pt : natural_height_pt;

  self->width_pt = options->has_size ? MAX (1, options->width_pt) : natural_width_pt;
  self->growth = find_growth (options, self->width_pt, height);
  self->margin_pt = CLAMP (round (self->width_pt * 0.04), 14, 120);

  return height;
}

/**
 * fovea_layout_get_space:
 * @self: a layout
 * @pt: points at the natural size
 *
 * Returns: that distance grown with the page, whole points
 */
double
fovea_layout_get_space (const FoveaLayout *self,
                        double             pt)
{
  return round (pt * self->growth);
}

/**
 * fovea_layout_get_least_pt:
 * @self: a layout
 *
 * Returns: the smallest size of type, points, but for what is asked for
 */
double
fovea_layout_get_least_pt (const FoveaLayout *self)
{
  return self->options->body_pt > 0 ? MIN (FOVEA_TYPE_LEAST_PT, MAX (1, self->options->body_pt))
                                    : FOVEA_TYPE_LEAST_PT;
}

/**
 * fovea_layout_get_title_pt:
 * @self: a layout
 *
 * Returns: the size of type of titles, points
 */
double
fovea_layout_get_title_pt (const FoveaLayout *self)
{
  return MAX (fovea_layout_get_least_pt (self), 16 * self->growth);
}

/**
 * fovea_layout_get_body_pt:
 * @self: a layout
 *
 * Returns: the size of type of sentences and captions, points
 */
double
fovea_layout_get_body_pt (const FoveaLayout *self)
{
  return MAX (fovea_layout_get_least_pt (self), FOVEA_LAYOUT_BODY_PT * self->growth);
}

/**
 * fovea_layout_get_small_pt:
 * @self: a layout
 *
 * Returns: the size of type of notes, points
 */
double
fovea_layout_get_small_pt (const FoveaLayout *self)
{
  return MAX (fovea_layout_get_least_pt (self), 12 * self->growth);
}

/**
 * fovea_layout_get_line_pt:
 * @size_pt: size of type
 *
 * Returns: the height of a line of it, whole points
 */
double
fovea_layout_get_line_pt (double size_pt)
{
  return round (size_pt * 1.5);
}

/**
 * fovea_layout_add_card:
 * @self: a layout
 * @panel: a panel of its scene
 * @x: left, points
 * @y: top
 * @width: points
 * @height: points
 *
 * Returns: (transfer none): a card, to change its tag
 */
FoveaItem *
fovea_layout_add_card (FoveaLayout *self,
                       int          panel,
                       double       x,
                       double       y,
                       double       width,
                       double       height)
{
  FoveaItem *item = fovea_scene_add (self->scene, FOVEA_ITEM_RECT, FOVEA_ROLE_CARD, panel,
                                     x, y, width, height);

  item->edge = FOVEA_ROLE_CARD_EDGE;
  item->radius_pt = round (8 * self->growth);
  item->tag.kind = FOVEA_TAG_CARD;

  return item;
}

/**
 * fovea_layout_choose_trace:
 * @self: a layout
 * @subject: (inout): its subject; what is added lives as long as the scene
 *
 * Gives a view that is about one cell the middle of the last stage where none is selected.
 */
void
fovea_layout_choose_trace (FoveaLayout  *self,
                           FoveaSubject *subject)
{
  if (subject->trace != NULL)
    return;

  int stage = self->n_stages - 1;
  FoveaShape shape = fovea_network_get_shape (self->network, stage);
  FoveaCell middle = { stage, 0, shape.n_rows / 2, shape.n_columns / 2 };

  subject->trace = fovea_trace_new (subject->evaluation, middle);
  fovea_scene_keep_owned (self->scene, subject->trace, (GDestroyNotify) fovea_trace_unref);
}

/**
 * fovea_layout_add_cards:
 * @self: a layout
 * @width: of the cards, points
 *
 * Adds the cards that the options ask for, one below the other from (0, 0), as the first items of
 * the scene, to be moved to their place.
 *
 * Returns: their height, points; 0 where there is none
 */
double
fovea_layout_add_cards (FoveaLayout *self,
                        double       width)
{
  double height = 0;

  if (self->options->shows_sum)
    height += fovea_layout_add_sum (self, 0, 0, width);
  if (self->options->shows_cards && self->subject->composition != NULL)
    {
      double distance = height > 0 ? fovea_layout_get_space (self, 16) : 0;
      double single = fovea_layout_add_single (self, 0, height + distance, width);
      height += single > 0 ? distance + single : 0;
    }

  return height;
}

/**
 * fovea_layout_add_text:
 * @self: a layout
 * @panel: a panel of its scene
 * @string: one line
 * @size_pt: size of type
 * @role: its colour
 * @x: left of its room, points
 * @y: top
 * @width: of its room
 *
 * Adds a line of text, one line high, at the start of its room.
 *
 * Returns: (transfer none): the item, to change its anchor, weight or tag
 */
FoveaItem *
fovea_layout_add_text (FoveaLayout *self,
                       int          panel,
                       const char  *string,
                       double       size_pt,
                       FoveaRole    role,
                       double       x,
                       double       y,
                       double       width)
{
  const char *kept = fovea_scene_keep (self->scene, string);
  FoveaItem *item = fovea_scene_add (self->scene, FOVEA_ITEM_TEXT, role, panel, x, y,
                                     width, fovea_layout_get_line_pt (size_pt));

  item->text = (FoveaTextContent){ .string = kept, .size_pt = size_pt };

  return item;
}

// Whether a short form says something else than is meant: 2601 is not "3e3", but 0.00012 may be "1e-4".
static bool
is_falsified (const FoveaGridContent *grid,
              double                  value,
              const char             *number)
{
  if (grid->max_chars == FOVEA_NUMBER_LENGTH || !(fabs (value) >= 1) || strchr (number, 'e') == NULL)
    return false;

  FoveaGridContent whole = *grid;
  whole.max_chars = FOVEA_NUMBER_LENGTH;
  g_autofree char *meant = fovea_grid_content_write (&whole, value);
  return strchr (meant, 'e') == NULL;
}

// The width of the widest number, or of the first that is wider than @enough.
static double
measure_numbers (const FoveaGridContent *grid,
                 double                  size_pt,
                 double                  enough)
{
  double widest = 0;
  int n_cells = grid->n_rows * grid->n_columns;
  int n_sharing = CLAMP (grid->n_siblings, 1, MAX_SHARING);
  int step = n_cells > MAX_MEASURED_CELLS ? n_cells / N_SAMPLES * n_sharing : 1;

  for (int i = 0; i < n_cells && widest <= enough; i += step)
    {
      g_autofree char *number = fovea_grid_content_write (grid, grid->values[i]);

      if (g_str_equal (number, "…") || is_falsified (grid, grid->values[i], number))
        return -1;
      widest = MAX (widest,
                    fovea_type_estimate_width (number, size_pt, FOVEA_WEIGHT_NORMAL));
    }

  return widest;
}

/**
 * fovea_layout_measure_numbers:
 * @grid: values with their size
 * @size_pt: size of type, points
 *
 * Of a large grid a part is measured, as drawing squeezes what is wider and a pointer's motion lays
 * out anew.
 *
 * Returns: the width of the widest number in at most the grid's characters, points; −1 if a number
 *   does not fit at all
 */
double
fovea_layout_measure_numbers (const FoveaGridContent *grid,
                              double                  size_pt)
{
  return measure_numbers (grid, size_pt, INFINITY);
}

/**
 * fovea_layout_set_numbers:
 * @self: a layout
 * @grid: values with their size
 * @cell_pt: the side of a cell, points
 *
 * Chooses the size of type and the number of digits so that every number fits its square cell, or
 * none where cells are too small to be read.
 */
void
fovea_layout_set_numbers (const FoveaLayout *self,
                          FoveaGridContent  *grid,
                          double             cell_pt)
{
  fovea_layout_fit_numbers (self, grid, cell_pt, cell_pt);
}

/**
 * fovea_layout_fit_numbers:
 * @self: a layout
 * @grid: values with their size
 * @width_pt: the width of a cell that numbers may take, points
 * @height_pt: its height
 *
 * The same for cells that are not square on the page.
 */
void
fovea_layout_fit_numbers (const FoveaLayout *self,
                          FoveaGridContent  *grid,
                          double             width_pt,
                          double             height_pt)
{
  double room = width_pt - MAX (2.6, width_pt * 0.12);

  grid->size_pt = 0;
  grid->max_chars = FOVEA_NUMBER_LENGTH;
  grid->numbers = grid->is_count ? FOVEA_NUMBERS_AUTOMATIC : self->options->numbers;
  if (!self->options->shows_numbers)
    return;
  double least_pt = fovea_layout_get_least_pt (self);
  double fineness = least_pt / FOVEA_TYPE_LEAST_PT;
  if (width_pt < LEAST_NUMBERED_WIDTH_PT * fineness || height_pt < LEAST_NUMBERED_HEIGHT_PT * fineness)
    return;

  double size_pt = MAX (least_pt, MIN (width_pt * 0.38, height_pt * 0.58));
  // What is wider than this takes the least type in any case.
  double widest = measure_numbers (grid, size_pt, room * size_pt / least_pt);
  if (widest > room)
    {
      size_pt = MAX (least_pt, size_pt * room / widest);
      widest = measure_numbers (grid, size_pt, room);
    }
  if (widest > room)
    grid->max_chars = MIN (grid->max_chars, (int) (room / (0.5 * size_pt)) + 1);
  while (widest > room && grid->max_chars > 1)
    {
      grid->max_chars--;
      widest = measure_numbers (grid, size_pt, room);
    }

  grid->size_pt = widest >= 0 && widest <= room ? floor (size_pt * 2) / 2 : 0;
}
