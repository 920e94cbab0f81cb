// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a step of the player shows: a position becomes a step or a visit of the canvas's network.

#include "config.h"

#include "app/player-bar-private.h"

#include "figure/describe.h"

#include <glib/gi18n.h>

/**
 * fovea_player_bar_get_session:
 * @self: a bar
 *
 * Returns: (transfer none) (nullable): what its canvas shows
 */
FoveaSession *
fovea_player_bar_get_session (FoveaPlayerBar *self)
{
  return self->canvas != NULL ? fovea_canvas_get_session (self->canvas) : NULL;
}

static FoveaNetwork *
get_network (FoveaPlayerBar *self)
{
  FoveaSession *session = fovea_player_bar_get_session (self);
  FoveaEvaluation *evaluation
    = session != NULL ? fovea_session_get_evaluation (session) : NULL;

  return evaluation != NULL ? fovea_evaluation_get_network (evaluation) : NULL;
}

static FoveaTrace *
get_trace (FoveaPlayerBar *self)
{
  FoveaSession *session = fovea_player_bar_get_session (self);

  return session != NULL ? fovea_session_get_trace (session) : NULL;
}

/**
 * fovea_player_bar_get_pace:
 * @self: a bar
 *
 * Returns: what a step fills
 */
FoveaPace
fovea_player_bar_get_pace (FoveaPlayerBar *self)
{
  switch (self->playback)
    {
    case FOVEA_PLAYBACK_LAYERS:
      return FOVEA_PACE_LAYER;
    case FOVEA_PLAYBACK_CELLS:
      return FOVEA_PACE_CELL;
    case FOVEA_PLAYBACK_TERMS:
      return FOVEA_PACE_TERM;
    case FOVEA_PLAYBACK_FILL:
    case FOVEA_PLAYBACK_NESTED:
    default:
      return FOVEA_PACE_WINDOW;
    }
}

/**
 * fovea_player_bar_count_steps:
 * @self: a bar
 *
 * Returns: how many steps there are of what it plays
 */
gint64
fovea_player_bar_count_steps (FoveaPlayerBar *self)
{
  FoveaNetwork *network = get_network (self);
  FoveaTrace *trace = get_trace (self);

  if (self->playback == FOVEA_PLAYBACK_NESTED)
    return trace != NULL ? fovea_visit_get_n (trace) : 0;

  return network != NULL
           ? fovea_animation_get_n_steps (network, fovea_player_bar_get_pace (self))
           : 0;
}

/**
 * fovea_player_bar_find_step:
 * @self: a bar
 *
 * Returns: the step that makes the selected cell; 0 if none does
 */
gint64
fovea_player_bar_find_step (FoveaPlayerBar *self)
{
  FoveaTrace *trace = get_trace (self);

  if (trace == NULL || fovea_trace_get_cell (trace).stage == 0)
    return 0;
  return fovea_animation_find_cell (get_network (self), fovea_player_bar_get_pace (self),
                                    fovea_trace_get_cell (trace));
}

/**
 * fovea_player_bar_store_selection:
 * @self: a bar
 *
 * An edit has the selected cell traced anew; this tells whether there is more to it.
 *
 * Returns: whether another cell is selected than when it was last asked, or none
 */
bool
fovea_player_bar_store_selection (FoveaPlayerBar *self)
{
  FoveaSession *session = fovea_player_bar_get_session (self);
  FoveaCell cell = { 0 };
  bool has_selection = session != NULL && fovea_session_get_selection (session, &cell);
  bool changes = has_selection != self->has_selection
                 || (has_selection && !fovea_cell_equal (cell, self->selection));

  self->has_selection = has_selection;
  self->selection = cell;
  return changes;
}

static char *
show_visit (FoveaPlayerBar *self,
            gint64          number)
{
  FoveaTrace *trace = get_trace (self);
  FoveaVisit visit = fovea_visit_get (trace, number);
  char *name = fovea_visit_describe (&visit, trace);

  fovea_canvas_show_visit (self->canvas, &visit, name);
  return name;
}

static char *
name_made (FoveaPlayerBar  *self,
           const FoveaStep *step,
           const char      *window)
{
  FoveaEvaluation *evaluation
    = fovea_session_get_evaluation (fovea_player_bar_get_session (self));
  g_autofree char *stage = fovea_describe_stage (get_network (self), step->cell.stage);
  // Translators: a stage such as "Map 1" or "Output", and the place of its window
  g_autofree char *name = g_strdup_printf (C_ ("stage and window", "%s, %s"), stage, window);

  if (!fovea_step_is_partial (step))
    return g_steal_pointer (&name);

  g_autoptr (FoveaTrace) trace = fovea_trace_new (evaluation, step->cell);
  g_autofree char *sum = fovea_describe_number (fovea_step_get_sum (step, trace));
  return g_strdup_printf (_("%s: %s so far"), name, sum);
}

// The cell that a step fills is the selected one, so that its sum is written out.
static char *
show_step (FoveaPlayerBar *self,
           gint64          number)
{
  FoveaNetwork *network = get_network (self);
  FoveaStep step
    = fovea_animation_get_step (network, fovea_player_bar_get_pace (self), number);
  g_autofree char *window = fovea_step_describe (&step, network);
  char *name = name_made (self, &step, window);

  fovea_canvas_begin_quiet (self->canvas);
  self->is_showing = true;
  fovea_canvas_show_step (self->canvas, &step, name);
  fovea_session_select (fovea_player_bar_get_session (self), step.cell);
  self->is_showing = false;
  fovea_canvas_end_quiet (self->canvas);
  return name;
}

static char *
explain_nothing (FoveaPlayerBar *self)
{
  if (self->playback == FOVEA_PLAYBACK_NESTED && get_trace (self) == NULL)
    return g_strdup (_("Select a cell to visit the windows in its field"));
  if (self->playback == FOVEA_PLAYBACK_NESTED)
    return g_strdup (_("No windows are nested in what this cell sees"));

  return g_strdup (_("There is no layer to play"));
}

static void
name_step (FoveaPlayerBar *self,
           const char     *name)
{
  gtk_label_set_label (GTK_LABEL (self->name_label), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scrubber),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);
}

/**
 * fovea_player_bar_show:
 * @self: a bar
 *
 * Shows the player's step on the canvas, if the bar is open, and names it.
 */
void
fovea_player_bar_show (FoveaPlayerBar *self)
{
  g_autofree char *name = NULL;
  gint64 position = fovea_player_get_position (self->player);

  if (!self->is_open || self->canvas == NULL)
    return;

  if (fovea_player_get_n_steps (self->player) == 0)
    {
      fovea_canvas_show_whole (self->canvas);
      name = explain_nothing (self);
    }
  else if (self->playback == FOVEA_PLAYBACK_NESTED)
    name = show_visit (self, position);
  else
    name = show_step (self, position);

  self->is_whole = false;
  name_step (self, name);
}

/**
 * fovea_player_bar_show_whole:
 * @self: a bar
 *
 * Shows the picture after the last step, and leaves the selection alone.
 */
void
fovea_player_bar_show_whole (FoveaPlayerBar *self)
{
  if (self->canvas != NULL)
    fovea_canvas_show_whole (self->canvas);
  self->is_whole = true;
  name_step (self, _("All maps are filled"));
}

/**
 * fovea_player_bar_choose:
 * @self: a bar
 * @playback: what to play
 *
 * Plays something else, from where the picture is; opens the bar first. Playing goes on.
 */
void
fovea_player_bar_choose (FoveaPlayerBar *self,
                         FoveaPlayback   playback)
{
  g_return_if_fail (FOVEA_IS_PLAYER_BAR (self));

  bool stays = self->is_open && !self->is_whole && self->playback != FOVEA_PLAYBACK_NESTED
               && playback != FOVEA_PLAYBACK_NESTED;
  bool is_playing = fovea_player_get_playing (self->player);

  if (self->is_open && self->playback == playback)
    return;
  fovea_player_bar_open (self, playback);
  if (stays)
    fovea_player_bar_go (self, fovea_player_bar_find_step (self));
  if (is_playing)
    fovea_player_set_playing (self->player, true);
}

/**
 * fovea_player_bar_new:
 *
 * Returns: (transfer floating): a closed bar without a canvas
 */
GtkWidget *
fovea_player_bar_new (void)
{
  return g_object_new (FOVEA_TYPE_PLAYER_BAR, NULL);
}

/**
 * fovea_player_bar_get_player:
 * @self: a bar
 *
 * Returns: (transfer none): its player
 */
FoveaPlayer *
fovea_player_bar_get_player (FoveaPlayerBar *self)
{
  g_return_val_if_fail (FOVEA_IS_PLAYER_BAR (self), NULL);

  return self->player;
}

/**
 * fovea_player_bar_get_playback:
 * @self: a bar
 *
 * Returns: what it plays
 */
FoveaPlayback
fovea_player_bar_get_playback (FoveaPlayerBar *self)
{
  g_return_val_if_fail (FOVEA_IS_PLAYER_BAR (self), FOVEA_PLAYBACK_FILL);

  return self->playback;
}

/**
 * fovea_player_bar_is_open:
 * @self: a bar
 *
 * Returns: whether it is open, and the picture a step
 */
bool
fovea_player_bar_is_open (FoveaPlayerBar *self)
{
  g_return_val_if_fail (FOVEA_IS_PLAYER_BAR (self), false);

  return self->is_open;
}

/**
 * fovea_player_bar_show_controls:
 * @self: a bar
 * @is_shown: whether buttons and scrubber are shown, or the name of the step alone
 */
void
fovea_player_bar_show_controls (FoveaPlayerBar *self,
                                bool            is_shown)
{
  g_return_if_fail (FOVEA_IS_PLAYER_BAR (self));

  gtk_widget_set_visible (self->controls, is_shown);
}
