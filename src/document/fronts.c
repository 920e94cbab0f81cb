// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A cell a stage, of which only stage and channel count. Where a selection sees or reaches no cell
// of the channel in front, the first that it does takes its place; all else stays as it was.

#include "document/fronts.h"

struct _FoveaFronts
{
  GObject parent_instance;

  // Owned
  FoveaSession *session;
  GArray *cells; // FoveaCell, one a stage
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FoveaFronts, fovea_fronts, G_TYPE_OBJECT)

static FoveaNetwork *
get_network (FoveaFronts *self)
{
  FoveaEvaluation *evaluation = fovea_session_get_evaluation (self->session);

  return evaluation != NULL ? fovea_evaluation_get_network (evaluation) : NULL;
}

// As many as there are stages, each with a channel that its stage has.
static void
fit_cells (FoveaFronts *self)
{
  FoveaNetwork *network = get_network (self);
  int n_stages = network != NULL ? fovea_network_get_n_stages (network) : 0;

  g_array_set_size (self->cells, (guint) n_stages);
  for (int stage = 0; stage < n_stages; stage++)
    {
      FoveaCell *cell = &g_array_index (self->cells, FoveaCell, stage);
      int n_channels = fovea_network_get_shape (network, stage).n_channels;

      cell->stage = stage;
      cell->channel = MIN (cell->channel, n_channels - 1);
    }
}

static void
trace_notify_cb (FoveaFronts *self)
{
  FoveaTrace *trace = fovea_session_get_trace (self->session);

  fit_cells (self);
  if (trace == NULL)
    return;

  FoveaCell selected = fovea_trace_get_cell (trace);

  for (guint stage = 0; stage < self->cells->len; stage++)
    {
      FoveaCell *cell = &g_array_index (self->cells, FoveaCell, stage);
      FoveaBox box = fovea_trace_get_stage (trace, (int) stage)->box;

      if ((int) stage == selected.stage)
        cell->channel = selected.channel;
      else if (!fovea_box_is_empty (box) && !fovea_range_has (box.channels, cell->channel))
        cell->channel = box.channels.first;
    }
}

static void
fovea_fronts_dispose (GObject *object)
{
  FoveaFronts *self = FOVEA_FRONTS (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->cells, g_array_unref);

  G_OBJECT_CLASS (fovea_fronts_parent_class)->dispose (object);
}

static void
fovea_fronts_class_init (FoveaFrontsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = fovea_fronts_dispose;

  signals[CHANGED] = g_signal_new ("changed", FOVEA_TYPE_FRONTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
fovea_fronts_init (FoveaFronts *self)
{
  self->cells = g_array_new (FALSE, TRUE, sizeof (FoveaCell));
}

/**
 * fovea_fronts_new:
 * @session: what is looked at
 *
 * Returns: (transfer full): the first channels, or those that go with what is selected
 */
FoveaFronts *
fovea_fronts_new (FoveaSession *session)
{
  g_return_val_if_fail (FOVEA_IS_SESSION (session), NULL);

  FoveaFronts *self = g_object_new (FOVEA_TYPE_FRONTS, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "notify::trace", G_CALLBACK (trace_notify_cb), self);
  g_signal_connect_swapped (session, "notify::evaluation", G_CALLBACK (fit_cells), self);
  trace_notify_cb (self);

  return self;
}

/**
 * fovea_fronts_get_cells:
 * @self: fronts
 * @n_cells: (out): how many
 *
 * Returns: (transfer none) (nullable): a cell a stage, whose channel is in front; valid until the
 *   next change
 */
const FoveaCell *
fovea_fronts_get_cells (FoveaFronts *self,
                        int         *n_cells)
{
  g_return_val_if_fail (FOVEA_IS_FRONTS (self) && n_cells != NULL, NULL);

  *n_cells = (int) self->cells->len;

  return (const FoveaCell *) (const void *) self->cells->data;
}

/**
 * fovea_fronts_get_channel:
 * @self: fronts
 * @stage: a stage
 *
 * Returns: its channel in front; 0 for a stage that there is not
 */
int
fovea_fronts_get_channel (FoveaFronts *self,
                          int          stage)
{
  g_return_val_if_fail (FOVEA_IS_FRONTS (self), 0);

  if (stage < 0 || stage >= (int) self->cells->len)
    return 0;

  return g_array_index (self->cells, FoveaCell, stage).channel;
}

/**
 * fovea_fronts_bring:
 * @self: fronts
 * @stage: a stage
 * @channel: one of its channels; another does nothing
 *
 * Brings a channel to the front. The selection goes with it if it is in that stage.
 */
void
fovea_fronts_bring (FoveaFronts *self,
                    int          stage,
                    int          channel)
{
  FoveaNetwork *network = get_network (self);
  FoveaCell selected;

  g_return_if_fail (FOVEA_IS_FRONTS (self));

  if (network == NULL || stage < 0 || stage >= (int) self->cells->len || channel < 0
      || channel >= fovea_network_get_shape (network, stage).n_channels)
    return;
  if (fovea_session_get_selection (self->session, &selected) && selected.stage == stage)
    {
      selected.channel = channel;
      fovea_session_select (self->session, selected);
      return;
    }

  FoveaCell *cell = &g_array_index (self->cells, FoveaCell, stage);
  if (cell->channel == channel)
    return;

  cell->channel = channel;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * fovea_fronts_turn:
 * @self: fronts
 * @stage: a stage
 * @by: how many channels further; less than 0: back
 *
 * Brings another channel to the front, round after the last one.
 */
void
fovea_fronts_turn (FoveaFronts *self,
                   int          stage,
                   int          by)
{
  FoveaNetwork *network = get_network (self);

  g_return_if_fail (FOVEA_IS_FRONTS (self));

  if (network == NULL || stage < 0 || stage >= (int) self->cells->len)
    return;

  int n_channels = fovea_network_get_shape (network, stage).n_channels;
  int channel = (fovea_fronts_get_channel (self, stage) + by) % n_channels;

  fovea_fronts_bring (self, stage, channel < 0 ? channel + n_channels : channel);
}
