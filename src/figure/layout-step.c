// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The step view: how one cell is made. Its window times the kernel gives the products,
// and these are added one after the other, in the order in which they are added
// everywhere else, to the cell's number. All maps stand above, small, so that another
// cell can be chosen.

#include "figure/describe.h"
#include "figure/layout-step.h"
#include "figure/type.h"

#include <glib/gi18n.h>
#include <math.h>

#define MAX_CELL_PT 72.0
#define LEGIBLE_CELL_PT 30.0
#define OPERATOR_PT 44.0
#define NARROW_PT 400.0
#define MAX_LINES 3
#define COARSE_CELL_PT 24.0 // a smaller one may have no room for the number of a product
#define LABELLED_PT 560.0 // a narrower page has no room for the names of channels

static double
get_channel_gap (const FoveaStepPicture *self)
{
  return round (self->cell_pt * 0.4);
}

// A column of a page of two.
static bool
is_narrow (const FoveaStepPicture *self)
{
  return self->width < NARROW_PT * self->layout->growth;
}

static double
get_heading_pt (const FoveaStepPicture *self)
{
  return fovea_layout_get_body_pt (self->layout);
}

// In two lines, where a narrow page breaks them.
static double
get_headings_height (const FoveaStepPicture *self)
{
  return (is_narrow (self) ? 2 : 1) * fovea_layout_get_line_pt (get_heading_pt (self));
}

// Headings may be wider than what they stand on.
static double
get_column_width (const FoveaStepPicture *self,
                  const FoveaStepColumn  *column)
{
  double heading = fovea_type_estimate_width (column->heading, get_heading_pt (self),
                                              FOVEA_WEIGHT_BOLD);

  return ceil (MAX (column->n_columns * self->cell_pt,
                    MIN (heading, MIN (fovea_layout_get_space (self->layout, 150),
                                       floor (self->width / 4.2)))));
}

static double
get_operator_pt (const FoveaStepPicture *self)
{
  return round (fovea_layout_get_title_pt (self->layout) * 1.4);
}

// Every column has a line of its own, and all begin below each other.
static bool
is_stacked (const FoveaStepPicture *self)
{
  return self->n_lines > MAX_LINES;
}

static double
get_operator_width (const FoveaStepPicture *self,
                    const FoveaStepColumn  *column)
{
  double least = MIN (fovea_layout_get_space (self->layout, OPERATOR_PT),
                      floor (self->width / 10));

  if (is_stacked (self))
    return least;
  if (column->operator == NULL)
    return 0;

  return MAX (least, ceil (fovea_type_estimate_width (
                               column->operator, get_operator_pt (self),
                               FOVEA_WEIGHT_NORMAL))
                         + fovea_layout_get_space (self->layout, is_narrow (self) ? 16 : 28));
}

// The first column of a line: of two, the second begins with the sums; of three, the second with the
// products, and the third with the cell.
static int
get_line_first (const FoveaStepPicture *self,
                int                     line)
{
  if (line == 0)
    return 0;
  if (line >= self->n_lines)
    return self->n_columns;
  if (is_stacked (self))
    return line;

  return MIN (self->n_lines == MAX_LINES ? 2 * line : 3, self->n_columns - 1);
}

static double
get_line_width (const FoveaStepPicture *self,
                int                     line)
{
  double width = self->labels_width;

  for (int i = get_line_first (self, line); i < get_line_first (self, line + 1); i++)
    width += get_column_width (self, &self->columns[i])
             + get_operator_width (self, &self->columns[i]);

  return width;
}

static double
get_grids_height (const FoveaStepPicture *self,
                  int                     line)
{
  const FoveaTaps *taps = &self->taps;

  if (self->columns[get_line_first (self, line)].is_one)
    return MAX (self->cell_pt, fovea_layout_get_line_pt (get_operator_pt (self)));

  return taps->n_shown * taps->n_rows * self->cell_pt
         + (taps->n_shown - 1) * get_channel_gap (self);
}

static double
get_line_height (const FoveaStepPicture *self,
                 int                     line)
{
  return get_headings_height (self) + fovea_layout_get_space (self->layout, 6)
         + get_grids_height (self, line);
}

static double
get_lines_gap (const FoveaStepPicture *self)
{
  return fovea_layout_get_space (self->layout, 22);
}

static double
get_lines_height (const FoveaStepPicture *self)
{
  double height = (self->n_lines - 1) * get_lines_gap (self);

  for (int line = 0; line < self->n_lines; line++)
    height += get_line_height (self, line);

  return height;
}

static bool
fits (const FoveaStepPicture *self,
      double                  width,
      double                  height)
{
  for (int line = 0; line < self->n_lines; line++)
    {
      if (get_line_width (self, line) > width)
        return false;
    }

  return get_lines_height (self) <= height;
}

static void
fit_step (FoveaStepPicture *self,
          double            width,
          double            height,
          double            most_pt)
{
  self->cell_pt = floor (most_pt);
  while (self->cell_pt > 1 && !fits (self, width, height))
    self->cell_pt--;
}

// Three lines are for narrow pages and for cells that would have no numbers; a line for each column,
// for such cells of a kernel that is wide and low.
static bool
may_have_lines (const FoveaStepPicture *self,
                int                     n_lines,
                double                  best_pt)
{
  const FoveaTaps *taps = &self->taps;
  bool is_coarse = best_pt < COARSE_CELL_PT * self->layout->growth;

  if (n_lines < MAX_LINES)
    return n_lines == 1 || self->n_columns > 2;
  if (n_lines == MAX_LINES)
    return self->n_columns > MAX_LINES && (is_coarse || is_narrow (self));

  return n_lines == self->n_columns && is_coarse
         && taps->n_columns >= 2 * taps->n_shown * taps->n_rows;
}

// One line or more, whichever has the larger cells; a page too low for any is made higher.
static void
choose_lines (FoveaStepPicture *self,
              double            width,
              double            height)
{
  double best_pt = 0;
  int best = 1;

  for (int n_lines = 1; n_lines <= FOVEA_STEP_MAX_COLUMNS; n_lines++)
    {
      double legible = LEGIBLE_CELL_PT * self->layout->growth;
      if (!may_have_lines (self, n_lines, best_pt))
        continue;
      self->n_lines = n_lines;
      fit_step (self, width, height, MAX_CELL_PT * self->layout->growth);
      if (self->cell_pt < legible)
        fit_step (self, width, INFINITY, legible);
      if (self->cell_pt > best_pt * 1.1)
        {
          best_pt = self->cell_pt;
          best = n_lines;
        }
    }
  self->n_lines = best;
  self->cell_pt = best_pt;
}

static void
add_grids (FoveaStepPicture      *self,
           const FoveaStepColumn *column,
           int                    line,
           int                    panel,
           double                 x,
           double                 y)
{
  const FoveaTaps *taps = &self->taps;
  int n_taps = column->n_rows * column->n_columns;
  int n_grids = column->is_one ? 1 : taps->n_shown;
  double width = column->n_columns * self->cell_pt;
  double height = column->n_rows * self->cell_pt;

  x += floor ((get_column_width (self, column) - width) / 2);
  if (column->is_one)
    y += floor ((get_grids_height (self, line) - height) / 2);
  for (int channel = 0; channel < n_grids; channel++)
    {
      FoveaGridContent content = {
        .values = column->values + channel * n_taps,
        .n_rows = column->n_rows,
        .n_columns = column->n_columns,
        .least = column->least,
        .greatest = column->greatest,
        .n_blank = fovea_step_picture_count_later (self, column, channel),
      };
      FoveaItem *item
          = fovea_layout_add_grid (self->layout, panel, &content, x, y, self->cell_pt);
      item->tag.kind = FOVEA_TAG_CARD;
      if (column->tags != NULL)
        item->grid.tags = column->tags + channel * n_taps;
      if (column->mark != FOVEA_ROLE_NONE)
        fovea_step_picture_add_mark (self, panel, column->mark,
                                     &(cairo_rectangle_t){ x, y, width, height });
      fovea_step_picture_mark_cells (self, column, panel, channel, x, y);
      y += height + get_channel_gap (self);
    }
}

static void
add_labels (FoveaStepPicture *self,
            int               panel,
            double            x,
            double            y)
{
  double small_pt = fovea_layout_get_small_pt (self->layout);
  double height = self->taps.n_rows * self->cell_pt;

  for (int channel = 0; channel < self->taps.n_shown && self->labels_width > 0; channel++)
    {
      g_autofree char *label = g_strdup_printf (_ ("channel %d"), channel);
      fovea_layout_add_text (
          self->layout, panel, label, small_pt, FOVEA_ROLE_INK_DIM, x,
          y + floor ((height - fovea_layout_get_line_pt (small_pt)) / 2),
          self->labels_width);
      y += height + get_channel_gap (self);
    }
}

// Down to the grids; what two lines cannot hold is shortened in one.
static void
add_heading_lines (const FoveaStepPicture *self,
                   int                     panel,
                   const FoveaStepColumn  *column,
                   double                  x,
                   double                  y,
                   double                  width)
{
  double size_pt = get_heading_pt (self);
  double line_pt = fovea_layout_get_line_pt (size_pt);
  g_autoptr (GPtrArray) lines
    = fovea_type_wrap (column->heading, size_pt, FOVEA_WEIGHT_BOLD, width);
  bool is_whole = lines->len * line_pt > get_headings_height (self);
  int n_lines = is_whole ? 1 : lines->len;

  y += get_headings_height (self) - n_lines * line_pt;
  for (int i = 0; i < n_lines; i++, y += line_pt)
    {
      FoveaItem *heading = fovea_layout_add_text (
        self->layout, panel, is_whole ? column->heading : g_ptr_array_index (lines, i), size_pt,
        column->mark != FOVEA_ROLE_NONE ? column->mark : FOVEA_ROLE_INK, x, y, width);
      heading->text.anchor = FOVEA_ANCHOR_MIDDLE;
      heading->text.weight = FOVEA_WEIGHT_BOLD;
    }
}

// A heading may reach half-way over the operators beside it, and to the margins.
static void
add_heading (const FoveaStepPicture *self,
             int                     at,
             int                     line,
             int                     panel,
             double                  x,
             double                  y)
{
  const FoveaStepColumn *column = &self->columns[at];
  double size_pt = get_heading_pt (self);
  double width = get_column_width (self, column);
  double wanted = ceil (fovea_type_estimate_width (column->heading, size_pt, FOVEA_WEIGHT_BOLD));

  if (wanted > width)
    {
      double left = at == get_line_first (self, line)
                      ? x - self->layout->margin_pt
                      : get_operator_width (self, column) / 2;
      double right = at + 1 < get_line_first (self, line + 1)
                       ? get_operator_width (self, &self->columns[at + 1]) / 2
                       : self->layout->width_pt - self->layout->margin_pt - x - width;
      double beside = floor (CLAMP (MIN (left, right), 0, wanted));

      x -= beside;
      width += 2 * beside;
    }
  add_heading_lines (self, panel, column, x, y, width);
}

static void
add_line (FoveaStepPicture *self,
          int               line,
          int               panel,
          double            x,
          double            y)
{
  FoveaLayout *layout = self->layout;
  double title_pt = get_operator_pt (self);
  int past = get_line_first (self, line + 1);
  double grids_y
      = y + get_headings_height (self) + fovea_layout_get_space (layout, 6);
  double middle_y
      = grids_y
        + floor ((get_grids_height (self, line) - fovea_layout_get_line_pt (title_pt)) / 2);

  add_labels (self, panel, x, grids_y);
  x += self->labels_width;
  for (int i = get_line_first (self, line); i < past; i++)
    {
      const FoveaStepColumn *column = &self->columns[i];
      double operator_width = get_operator_width (self, column);
      double width = get_column_width (self, column);
      if (column->operator != NULL)
        fovea_layout_add_text (layout, panel, column->operator, title_pt,
                               FOVEA_ROLE_INK_DIM, x, middle_y, operator_width)
            ->text.anchor
            = FOVEA_ANCHOR_MIDDLE;
      x += operator_width;
      add_heading (self, i, line, panel, x, y);
      add_grids (self, column, line, panel, x, grids_y);
      x += width;
    }
}

// Returns the height that the picture takes in @width.
static double
add_step (FoveaLayout *layout,
          double       x,
          double       y,
          double       width,
          double       height)
{
  g_auto (FoveaStepPicture) self = { .layout = layout, .width = width };
  int panel = fovea_scene_add_panel (layout->scene, FOVEA_PANEL_OVERLAY, NULL);

  fovea_taps_init (&self.taps, layout->scene, layout->subject->trace);
  if (self.taps.n_shown == 0)
    return fovea_layout_add_paragraph (layout, panel, _ ("nothing but padding"),
                                       fovea_layout_get_body_pt (layout),
                                       FOVEA_WEIGHT_NORMAL, FOVEA_ROLE_INK_DIM, x, y,
                                       width)
           - y;

  fovea_step_picture_add_columns (&self);
  g_autofree char *note = fovea_step_picture_dup_note (&self);
  g_autofree char *label = g_strdup_printf (_ ("channel %d"), 0);
  double note_pt = fovea_layout_get_line_pt (fovea_layout_get_small_pt (layout));
  double reserve = note[0] != '\0' ? 2 * note_pt : 0;
  if (self.taps.n_shown > 1 && width >= LABELLED_PT * layout->growth)
    self.labels_width
        = ceil (fovea_type_estimate_width (label, fovea_layout_get_small_pt (layout),
                                           FOVEA_WEIGHT_NORMAL))
          + fovea_layout_get_space (layout, 12);
  choose_lines (&self, width, height - reserve);

  double needed = get_lines_height (&self) + reserve;
  double top = y + (layout->options->has_size ? floor (MAX (0, height - needed) / 2) : 0);
  double line_y = top;
  for (int line = 0; line < self.n_lines; line++)
    {
      double beside = width - get_line_width (&self, is_stacked (&self) ? 0 : line);
      add_line (&self, line, panel, x + floor (MAX (0, beside) / 2), line_y);
      line_y += get_line_height (&self, line) + get_lines_gap (&self);
    }
  if (note[0] == '\0')
    return top + needed - y;

  double past = fovea_layout_add_paragraph (
      layout, panel, note, fovea_layout_get_small_pt (layout), FOVEA_WEIGHT_NORMAL,
      FOVEA_ROLE_INK_DIM, x, line_y - get_lines_gap (&self) + note_pt / 2, width);

  return MAX (past, top + needed) - y;
}

/**
 * fovea_layout_step:
 * @self: a layout with its scene, subject and options
 *
 * Lays out the step view of the selected cell, or of the output's middle one where none
 * is selected, and sets the figure's size.
 */
void
fovea_layout_step (FoveaLayout *self)
{
  double height = fovea_layout_set_page (self, FOVEA_PAGE_WIDTH_PT, FOVEA_PAGE_HEIGHT_PT);
  double width = self->width_pt - 2 * self->margin_pt;
  double space = fovea_layout_get_space (self, 22);
  const FoveaSubject *given = self->subject;
  FoveaSubject subject = *given;

  fovea_layout_choose_trace (self, &subject);
  self->subject = &subject;

  double cards = self->options->shows_sum ? fovea_layout_add_sum (self, 0, 0, width) : 0;
  double cards_gap = cards > 0 ? space : 0;
  int first = fovea_scene_get_n_items (self->scene);
  double y = self->margin_pt;
  y += fovea_layout_add_strip (self, self->margin_pt, y, width,
                               fovea_layout_get_space (self, 130))
       + space;
  double room = height - y - self->margin_pt - cards - cards_gap;
  bool is_made = fovea_trace_get_cell (subject.trace).stage > 0;
  double step = is_made ? add_step (self, self->margin_pt, y, width, room) : 0;
  double cards_y = y + MAX (step, self->options->has_size ? room : 0) + cards_gap;

  fovea_scene_move_items (self->scene, 0, first, self->margin_pt, cards_y);
  self->height_pt = MAX (cards_y + cards + self->margin_pt,
                         self->options->has_size ? height : 0);
  self->subject = given;
}
