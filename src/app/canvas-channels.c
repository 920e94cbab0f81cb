// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which channel of a stage is in front: it follows the selection, a click on a sheet behind brings
// that one, and keys turn from one to the next.

#include "config.h"

#include "app/canvas-private.h"

#include "figure/describe.h"

#include <glib/gi18n.h>

static void
fronts_changed_cb (FoveaCanvas *self)
{
  g_clear_pointer (&self->figure, fovea_figure_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * fovea_canvas_renew_fronts:
 * @self: a canvas whose session is another
 *
 * Follows the session before the canvas itself does.
 */
void
fovea_canvas_renew_fronts (FoveaCanvas *self)
{
  g_return_if_fail (FOVEA_IS_CANVAS (self));

  g_clear_object (&self->fronts);
  if (self->session == NULL)
    return;

  self->fronts = fovea_fronts_new (self->session);
  g_signal_connect_object (self->fronts, "changed", G_CALLBACK (fronts_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * fovea_canvas_apply_channels:
 * @self: a canvas with content
 * @options: (inout): how its figure is about to be laid out
 */
void
fovea_canvas_apply_channels (FoveaCanvas        *self,
                             FoveaFigureOptions *options)
{
  g_return_if_fail (FOVEA_IS_CANVAS (self) && self->fronts != NULL && options != NULL);

  options->channels = self->channels;
  options->fronts = fovea_fronts_get_cells (self->fronts, &options->n_fronts);
}

// "Map 1, channel 3"
static char *
describe_channel (FoveaCanvas *self,
                  FoveaCell    cell)
{
  FoveaNetwork *network
    = fovea_evaluation_get_network (fovea_session_get_evaluation (self->session));
  g_autofree char *stage = fovea_describe_stage (network, cell.stage);

  return g_strdup_printf (_("%s, channel %d"), stage, cell.channel);
}

/**
 * fovea_canvas_describe_sheet:
 * @self: a canvas with content
 * @tag: a sheet behind another
 *
 * Returns: (transfer full): its tooltip
 */
char *
fovea_canvas_describe_sheet (FoveaCanvas    *self,
                             const FoveaTag *tag)
{
  g_return_val_if_fail (FOVEA_IS_CANVAS (self) && tag != NULL, NULL);

  g_autofree char *channel = describe_channel (self, tag->cell);

  // Translators: what a click on a sheet behind another does; the argument is "Map 1, channel 3 of 64"
  return g_strdup_printf (_("Bring to the front: %s"), channel);
}

/**
 * fovea_canvas_bring_channel:
 * @self: a canvas with content
 * @cell: of the channel
 *
 * Brings a channel to the front of its stage.
 */
void
fovea_canvas_bring_channel (FoveaCanvas *self,
                            FoveaCell    cell)
{
  g_return_if_fail (FOVEA_IS_CANVAS (self) && self->fronts != NULL);

  fovea_fronts_bring (self->fronts, cell.stage, cell.channel);
}

// Where the pointer or the nested window is; else what the selected cell's layer reads.
static int
find_turned_stage (FoveaCanvas *self)
{
  FoveaTrace *hover = fovea_session_get_hover_trace (self->session);
  FoveaCell selected = { 0 };

  if (hover != NULL)
    return fovea_trace_get_cell (hover).stage;
  fovea_session_get_selection (self->session, &selected);

  return MAX (0, selected.stage - 1);
}

/**
 * fovea_canvas_turn_channel:
 * @self: a canvas
 * @by: how many channels further; less than 0: back
 *
 * Turns to another channel of the stage under the pointer, or that the selected cell's layer reads,
 * and tells a screen reader which it is.
 *
 * Returns: whether there is anything to turn
 */
bool
fovea_canvas_turn_channel (FoveaCanvas *self,
                           int          by)
{
  g_return_val_if_fail (FOVEA_IS_CANVAS (self), false);

  if (!fovea_canvas_has_content (self) || self->fronts == NULL)
    return false;

  int stage = find_turned_stage (self);
  fovea_fronts_turn (self->fronts, stage, by);

  FoveaCell front = { .stage = stage,
                      .channel = fovea_fronts_get_channel (self->fronts, stage) };
  self->front_name = describe_channel (self, front);
  fovea_canvas_announce_selection (self);
  g_clear_pointer (&self->front_name, g_free);

  return true;
}

/**
 * fovea_canvas_set_channels:
 * @self: a canvas
 * @nick: (nullable): how channels stand; a word that is not known changes nothing
 *
 * Returns: whether that is another way than before
 */
bool
fovea_canvas_set_channels (FoveaCanvas *self,
                           const char  *nick)
{
  FoveaChannels channels;

  g_return_val_if_fail (FOVEA_IS_CANVAS (self), false);

  if (nick == NULL || !fovea_channels_from_nick (nick, &channels) || channels == self->channels)
    return false;

  self->channels = channels;
  g_clear_pointer (&self->figure, fovea_figure_unref);
  fovea_panel_cache_clear (self->cache);
  fovea_canvas_forget_sizes (self);

  return true;
}
