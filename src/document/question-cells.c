// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Questions that are answered by cells: what a cell sees, and what an edit changes. Both are read
// off the trace, holes of a dilation left out and padding dropped at each stage.

#include "config.h"

#include "document/question-private.h"

#include <glib/gi18n.h>

// More cells are no fun to click, larger stages none to look at.
#define MAX_CELLS 36
#define MAX_SIDE 32

// Draws before a kind is given up.
#define MAX_ATTEMPTS 64

// Indices are listed one by one up to here.
#define MAX_LISTED 9

static FoveaNetwork *
get_network (const FoveaQuestion *self)
{
  return fovea_evaluation_get_network (self->evaluation);
}

static int
get_last_stage (const FoveaQuestion *self)
{
  return fovea_network_get_n_stages (get_network (self)) - 1;
}

static FoveaCell
draw_cell (const FoveaQuestion *self,
           FoveaRandom         *random,
           int                  stage)
{
  FoveaShape shape = fovea_network_get_shape (get_network (self), stage);

  return (FoveaCell) { stage, fovea_random_below (random, shape.n_channels),
                       fovea_random_below (random, shape.n_rows),
                       fovea_random_below (random, shape.n_columns) };
}

// The cells that @trace uses in one channel of a stage; holes as well if asked for.
static GArray *
list_cells (FoveaTrace *trace,
            int         stage,
            int         channel,
            bool        has_holes)
{
  const FoveaTraceStage *used = fovea_trace_get_stage (trace, stage);
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (FoveaCell));

  for (int row = used->box.rows.first; row < used->box.rows.past; row++)
    for (int column = used->box.columns.first; column < used->box.columns.past; column++)
      {
        FoveaCell cell = { stage, channel, row, column };

        if (has_holes || fovea_trace_get_paths (trace, stage, row, column) > 0)
          g_array_append_val (cells, cell);
      }

  return cells;
}

// Adds the cells as a mistake: moved to the target's stage and channel, as far as they fit there.
static void
add_mistake (FoveaQuestion *self,
             GArray        *cells, // (transfer full)
             char          *why)   // (transfer full)
{
  FoveaCell target = self->place.target;
  FoveaShape shape = fovea_network_get_shape (get_network (self), target.stage);
  guint n = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      FoveaCell cell = g_array_index (cells, FoveaCell, i);

      cell.stage = target.stage;
      cell.channel = target.channel;
      if (fovea_cell_is_in_shape (cell, shape))
        g_array_index (cells, FoveaCell, n++) = cell;
    }
  if (n > 0)
    fovea_question_add_mistake (self,
                                (FoveaReply) { .cells = (FoveaCell *) (gpointer) cells->data,
                                                .n_cells = (int) n },
                                why);
  else
    g_free (why);
  g_array_unref (cells);
}

// "1 2 3", "0 2 4", "0 … 10".
static char *
list_used (const double *paths,
           FoveaRange    range)
{
  GString *list = g_string_new (NULL);
  int n = 0;

  for (int i = 0; i < fovea_range_get_length (range); i++)
    if (paths[i] > 0 && n++ < MAX_LISTED)
      g_string_append_printf (list, "%s%d", n > 1 ? " " : "", range.first + i);
  if (n > MAX_LISTED)
    g_string_append_printf (list, " … %d", range.past - 1);

  return g_string_free (list, FALSE);
}

static int
count_used (const double *paths,
            FoveaRange    range)
{
  int n = 0;

  for (int i = 0; i < fovea_range_get_length (range); i++)
    n += paths[i] > 0;
  return n;
}

static void
append_stage (GString             *text,
              const FoveaQuestion *self,
              FoveaTrace          *trace,
              int                  stage)
{
  const FoveaTraceStage *used = fovea_trace_get_stage (trace, stage);
  g_autofree char *cell
    = fovea_question_name_cell (get_network (self), fovea_trace_get_cell (trace));
  g_autofree char *name = fovea_question_name_stage (get_network (self), stage);
  g_autofree char *rows = list_used (used->row_paths, used->box.rows);
  g_autofree char *columns = list_used (used->column_paths, used->box.columns);
  bool is_seen = stage < fovea_trace_get_cell (trace).stage;

  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_printf (
    text,
    // Translators: a stage, a cell, lists of rows and columns, their numbers
    is_seen ? _("Of %s, %s sees rows %s and columns %s: %d × %d cells.")
            : _("Of %s, %s reaches rows %s and columns %s: %d × %d cells."),
    name, cell, rows, columns, count_used (used->row_paths, used->box.rows),
    count_used (used->column_paths, used->box.columns));
}

static char *
explain (const FoveaQuestion *self,
         FoveaTrace          *trace)
{
  GString *text = g_string_new (NULL);
  int step = self->place.target.stage < self->place.cell.stage ? -1 : 1;

  for (int stage = self->place.cell.stage + step;; stage += step)
    {
      append_stage (text, self, trace, stage);
      if (stage == self->place.target.stage)
        break;
    }

  return g_string_free (text, FALSE);
}

// Whether a weight between the two stages is 0, or weights could cancel out, so that "is covered"
// and "changes" could part.
static bool
has_odd_weights (const FoveaQuestion *self)
{
  int first = MIN (self->place.cell.stage, self->place.target.stage) + 1;
  int last = MAX (self->place.cell.stage, self->place.target.stage);

  for (int layer = first; layer <= last; layer++)
    {
      FoveaKernels *bank
        = fovea_layer_get_weights (fovea_network_get_layer (get_network (self), layer));
      if (bank == NULL)
        continue;

      const float *weights = fovea_kernels_get_weights (bank);
      int n = fovea_kernels_get_n_outer (bank) * fovea_kernels_get_n_inner (bank)
              * fovea_kernels_get_n_rows (bank) * fovea_kernels_get_n_columns (bank);
      for (int i = 0; i < n; i++)
        if (!(weights[i] > 0))
          return true;
    }

  return false;
}

static void
write_text (FoveaQuestion *self,
            bool           is_back)
{
  FoveaCell target = self->place.target;
  g_autofree char *cell = fovea_question_name_cell (get_network (self), self->place.cell);
  g_autofree char *stage = fovea_question_name_stage (get_network (self), target.stage);
  g_autofree char *text = NULL;

  if (fovea_network_get_shape (get_network (self), target.stage).n_channels == 1)
    text = g_strdup_printf (is_back
                              // Translators: a stage, then a cell
                              ? _("Which cells of %s does %s see?")
                              // Translators: a stage, then a cell
                              : _("Which cells of %s can change when %s is edited?"),
                            stage, cell);
  else
    text = g_strdup_printf (
      is_back
        // Translators: a channel counted from 0, a stage, then a cell
        ? _("Which cells of channel %d of %s does %s see?")
        // Translators: a channel counted from 0, a stage, then a cell
        : _("Which cells of channel %d of %s can change when %s is edited?"),
      target.channel, stage, cell);
  if (has_odd_weights (self))
    self->text = g_strdup_printf (
      // Translators: %s is the question before it
      C_ ("question", "%s Every cell that a window covers counts, whatever its weight."), text);
  else
    self->text = g_steal_pointer (&text);
}

// Whether the place that was drawn makes a question; then takes its cells.
static bool
take_cells (FoveaQuestion *self,
            FoveaTrace    *trace,
            bool           is_drawn)
{
  FoveaCell *target = &self->place.target;
  FoveaShape shape = fovea_network_get_shape (get_network (self), target->stage);
  const FoveaTraceStage *used = fovea_trace_get_stage (trace, target->stage);
  int n_rows = count_used (used->row_paths, used->box.rows);
  int n_columns = count_used (used->column_paths, used->box.columns);
  bool is_whole = n_rows == shape.n_rows && n_columns == shape.n_columns;

  if (fovea_box_is_empty (used->box) || n_rows > MAX_CELLS || n_columns > MAX_CELLS
      || n_rows * n_columns > MAX_CELLS)
    return false;
  if (is_drawn
      && (is_whole || shape.n_rows > MAX_SIDE || shape.n_columns > MAX_SIDE))
    return false;
  if (!self->place.has_target)
    {
      target->channel = used->box.channels.first;
      target->row = used->box.rows.first;
      target->column = used->box.columns.first;
    }
  if (!fovea_range_has (used->box.channels, target->channel))
    return false;

  g_array_unref (self->cells);
  self->cells = list_cells (trace, target->stage, target->channel, false);
  return true;
}

// Draws what is left open, up to @n_tries times. @is_back: of an earlier stage, else of a later one.
static FoveaTrace *
find_place (FoveaQuestion *self,
            FoveaRandom   *random,
            bool           is_back)
{
  FoveaQuestionPlace given = self->place;
  int last = get_last_stage (self);
  int n_tries = given.has_cell ? last : MAX_ATTEMPTS;

  for (int i = 0; i < n_tries; i++)
    {
      self->place = given;
      if (!given.has_cell && is_back)
        self->place.cell = draw_cell (
          self, random, i % 2 == 0 ? last : fovea_random_between (random, 1, last));
      else if (!given.has_cell)
        self->place.cell
          = draw_cell (self, random, i % 2 == 0 ? 0 : fovea_random_below (random, last));

      int own = self->place.cell.stage;
      if (is_back ? own < 1 : own >= last)
        return NULL;
      // The far end first, then nearer ones, where the field is smaller.
      if (!given.has_target)
        self->place.target.stage = is_back ? MIN (i / 4, own - 1) : MAX (last - i / 4, own + 1);
      if (given.has_cell && !given.has_target)
        self->place.target.stage = is_back ? MIN (i, own - 1) : MAX (last - i, own + 1);
      if (is_back ? self->place.target.stage >= own : self->place.target.stage <= own)
        return NULL;

      g_autoptr (FoveaTrace) trace
        = fovea_trace_new_without_weights (self->evaluation, self->place.cell);
      if (take_cells (self, trace, !given.has_cell))
        {
          self->place.has_cell = self->place.has_target = true;
          return g_steal_pointer (&trace);
        }
    }

  return NULL;
}

// What one layer alone would give, taken for the answer.
static void
add_one_layer (FoveaQuestion *self,
               FoveaTrace    *trace)
{
  int own = self->place.cell.stage;
  int near = self->place.target.stage < own ? own - 1 : own + 1;

  if (near == self->place.target.stage)
    return;

  g_autofree char *name = fovea_question_name_stage (get_network (self), near);

  add_mistake (self,
               list_cells (trace, near, fovea_trace_get_stage (trace, near)->box.channels.first,
                           false),
               g_strdup_printf (
                 _("Those are the places of the cells of %s, one layer away; the layers beyond "
                   "widen them."),
                 name));
}

static void
add_mistakes (FoveaQuestion *self,
              FoveaTrace    *trace)
{
  GArray *same = g_array_new (FALSE, FALSE, sizeof (FoveaCell));

  g_array_append_val (same, self->place.cell);
  add_one_layer (self, trace);
  add_mistake (self,
               list_cells (trace, self->place.target.stage, self->place.target.channel, true),
               g_strdup (_("A dilation or a stride leaves holes: the cells between are passed "
                           "over.")));
  add_mistake (self, same,
               g_strdup (_("That is only the cell at the same place; a window covers more.")));
}

// Beneath an output cell, the window of the first layer at the same place.
static void
add_first_window (FoveaQuestion *self)
{
  FoveaCell cell = self->place.cell;

  cell.stage = self->place.target.stage + 1;
  cell.channel = 0;
  if (cell.stage >= self->place.cell.stage
      || !fovea_cell_is_in_shape (cell,
                                  fovea_network_get_shape (get_network (self), cell.stage)))
    return;

  g_autoptr (FoveaTrace) trace = fovea_trace_new_without_weights (self->evaluation, cell);
  g_autofree char *name = fovea_question_name_cell (get_network (self), cell);

  add_mistake (self, list_cells (trace, self->place.target.stage, self->place.target.channel, false),
               g_strdup_printf (_("That is what %s sees: the window of one layer only."), name));
}

/**
 * fovea_question_make_sees:
 * @self: a question that is being made
 * @random: decides what its place leaves open
 *
 * Asks which cells of an earlier stage a cell sees.
 *
 * Returns: whether the network has such a question
 */
bool
fovea_question_make_sees (FoveaQuestion *self,
                          FoveaRandom   *random)
{
  g_autoptr (FoveaTrace) trace = find_place (self, random, true);
  if (trace == NULL)
    return false;

  write_text (self, true);
  self->hint = g_strdup (_("Go back layer by layer: first the window in the map before, then the "
                           "windows of all its cells together."));
  self->explanation = explain (self, trace);
  add_mistakes (self, trace);
  add_first_window (self);
  return true;
}

/**
 * fovea_question_make_reaches:
 * @self: a question that is being made
 * @random: decides what its place leaves open
 *
 * Asks which cells of a later stage can change when a cell is edited.
 *
 * Returns: whether the network has such a question
 */
bool
fovea_question_make_reaches (FoveaQuestion *self,
                             FoveaRandom   *random)
{
  g_autoptr (FoveaTrace) trace = find_place (self, random, false);
  if (trace == NULL)
    return false;

  write_text (self, false);
  self->hint = g_strdup (_("Go forward layer by layer: which windows cover the cell? Near the "
                           "border there are fewer."));
  self->explanation = explain (self, trace);
  add_mistakes (self, trace);
  return true;
}
