// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Steps are counted, never listed: a playback of a large network takes no memory.

#include "figure/animation-private.h"

#include <glib/gi18n.h>

static const char *const nicks[] = {
  [FOVEA_PACE_WINDOW] = "window",
  [FOVEA_PACE_CELL] = "cell",
  [FOVEA_PACE_LAYER] = "layer",
  [FOVEA_PACE_TERM] = "term",
};

/**
 * fovea_pace_get_nick:
 * @self: a pace
 *
 * Returns: its name on the command line
 */
const char *
fovea_pace_get_nick (FoveaPace self)
{
  g_return_val_if_fail (self < G_N_ELEMENTS (nicks), NULL);

  return nicks[self];
}

/**
 * fovea_pace_from_nick:
 * @nick: a name
 * @pace: (out): the pace of that name
 *
 * Returns: whether there is one
 */
bool
fovea_pace_from_nick (const char *nick,
                      FoveaPace  *pace)
{
  g_return_val_if_fail (nick != NULL && pace != NULL, false);

  for (size_t i = 0; i < G_N_ELEMENTS (nicks); i++)
    {
      if (!g_str_equal (nick, nicks[i]))
        continue;
      *pace = (FoveaPace) i;
      return true;
    }

  return false;
}

static gint64
count_windows (const FoveaNetwork *network,
               FoveaPace           pace,
               int                 stage)
{
  FoveaShape shape = fovea_network_get_shape (network, stage);
  gint64 n_places = (gint64) shape.n_rows * shape.n_columns;

  return pace == FOVEA_PACE_WINDOW ? n_places : n_places * shape.n_channels;
}

static gint64
count_steps_of (const FoveaNetwork *network,
                FoveaPace           pace,
                int                 stage)
{
  if (pace == FOVEA_PACE_LAYER)
    return 1;

  return pace == FOVEA_PACE_TERM ? fovea_terms_count (network, stage)
                                 : count_windows (network, pace, stage);
}

static gint64
count_steps_before (const FoveaNetwork *network,
                    FoveaPace           pace,
                    int                 past_stage)
{
  gint64 n_steps = 0;

  for (int stage = 1; stage < past_stage; stage++)
    n_steps += count_steps_of (network, pace, stage);

  return n_steps;
}

/**
 * fovea_animation_get_n_steps:
 * @network: a network
 * @pace: what a step fills
 *
 * Returns: how many steps fill all stages but the input; 0 for a network without layers
 */
gint64
fovea_animation_get_n_steps (const FoveaNetwork *network,
                             FoveaPace           pace)
{
  g_return_val_if_fail (network != NULL, 0);

  return count_steps_before (network, pace, fovea_network_get_n_stages (network));
}

static void
set_window (FoveaStep  *step,
            FoveaShape  shape,
            int         stage,
            gint64      window)
{
  gint64 n_places = (gint64) shape.n_rows * shape.n_columns;
  gint64 place = window % n_places;

  step->window = window;
  step->cell = (FoveaCell){
    .stage = stage,
    .channel = (int) (window / n_places),
    .row = (int) (place / shape.n_columns),
    .column = (int) (place % shape.n_columns),
  };
}

/**
 * fovea_animation_get_step:
 * @network: a network with layers
 * @pace: what a step fills
 * @number: from 0, below fovea_animation_get_n_steps()
 *
 * Returns: what that step fills
 */
FoveaStep
fovea_animation_get_step (const FoveaNetwork *network,
                          FoveaPace           pace,
                          gint64              number)
{
  FoveaStep step = { .pace = pace, .number = number };

  g_return_val_if_fail (network != NULL, step);
  g_return_val_if_fail (
      number >= 0 && number < fovea_animation_get_n_steps (network, pace), step);

  int stage = 1;
  gint64 past = number;
  while (past >= count_steps_of (network, pace, stage))
    past -= count_steps_of (network, pace, stage++);

  FoveaShape shape = fovea_network_get_shape (network, stage);
  step.n_windows = count_windows (network, pace, stage);
  if (pace == FOVEA_PACE_LAYER)
    {
      step.cell = (FoveaCell){ stage, 0, shape.n_rows / 2, shape.n_columns / 2 };
      return step;
    }

  if (pace == FOVEA_PACE_TERM)
    past = fovea_terms_find_window (network, stage, past, &step);
  set_window (&step, shape, stage, past);

  return step;
}

/**
 * fovea_animation_find_cell:
 * @network: a network
 * @pace: what a step fills
 * @cell: a cell of a stage after the input
 *
 * Returns: the number of the step that fills @cell; by terms, the one that completes it
 */
gint64
fovea_animation_find_cell (const FoveaNetwork *network,
                           FoveaPace           pace,
                           FoveaCell           cell)
{
  g_return_val_if_fail (network != NULL, 0);
  g_return_val_if_fail (
      cell.stage > 0 && cell.stage < fovea_network_get_n_stages (network), 0);

  FoveaShape shape = fovea_network_get_shape (network, cell.stage);
  gint64 place = (gint64) cell.row * shape.n_columns + cell.column;
  if (pace == FOVEA_PACE_LAYER)
    place = 0;
  else if (pace == FOVEA_PACE_TERM)
    place = fovea_terms_find_last (network, cell);
  else if (pace == FOVEA_PACE_CELL)
    place += (gint64) cell.channel * shape.n_rows * shape.n_columns;

  return count_steps_before (network, pace, cell.stage) + place;
}

/**
 * fovea_step_describe:
 * @self: a step
 * @network: its network
 *
 * Names a step by what it reads of the stage before; rows and columns are counted from 0,
 * as in pictures, and only those inside the stage.
 *
 * Returns: (transfer full): "window 4 of 9: rows 0 to 2, columns 3 to 5", "window 4 of 9, term 2 of
 *   9" or "all 25 cells at once"
 */
char *
fovea_step_describe (const FoveaStep    *self,
                     const FoveaNetwork *network)
{
  g_return_val_if_fail (self != NULL && network != NULL, NULL);

  char window[32], n_windows[32];
  g_snprintf (window, sizeof window, "%" G_GINT64_FORMAT, self->window + 1);
  g_snprintf (n_windows, sizeof n_windows, "%" G_GINT64_FORMAT, self->n_windows);
  if (self->pace == FOVEA_PACE_LAYER)
    // Translators: a step that fills a whole map; %s is a number
    return g_strdup_printf (_ ("all %s cells at once"), n_windows);
  if (self->pace == FOVEA_PACE_TERM && self->n_terms > 0)
    return g_strdup_printf (_ ("window %s of %s, term %d of %d"), window, n_windows,
                            self->term + 1, self->n_terms);

  FoveaCell cell = self->cell;
  FoveaAxis down = fovea_network_get_axis (network, cell.stage, FOVEA_ROWS);
  FoveaAxis across = fovea_network_get_axis (network, cell.stage, FOVEA_COLUMNS);
  FoveaRange rows = fovea_axis_sees (&down, (FoveaRange){ cell.row, cell.row + 1 });
  FoveaRange columns
      = fovea_axis_sees (&across, (FoveaRange){ cell.column, cell.column + 1 });
  if (fovea_range_is_empty (rows) || fovea_range_is_empty (columns))
    return g_strdup_printf (_ ("window %s of %s: nothing but padding"), window,
                            n_windows);

  return g_strdup_printf (_ ("window %s of %s: rows %d to %d, columns %d to %d"), window,
                          n_windows, rows.first, rows.past - 1, columns.first,
                          columns.past - 1);
}

/**
 * fovea_step_count_blank:
 * @self: a step
 * @shape: of a stage
 * @stage: that stage
 * @channel: one of its channels
 *
 * Returns: how many cells at the end of the channel, row by row, later steps will fill
 */
int
fovea_step_count_blank (const FoveaStep *self,
                        FoveaShape       shape,
                        int              stage,
                        int              channel)
{
  g_return_val_if_fail (self != NULL, 0);

  int n_places = shape.n_rows * shape.n_columns;
  FoveaCell cell = self->cell;

  if (stage < cell.stage)
    return 0;
  if (stage > cell.stage)
    return n_places;
  if (self->pace == FOVEA_PACE_LAYER)
    return 0;
  if (self->pace != FOVEA_PACE_WINDOW && channel != cell.channel)
    return channel < cell.channel ? 0 : n_places;

  return n_places - (cell.row * shape.n_columns + cell.column) - 1;
}
