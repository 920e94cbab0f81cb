// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// When document or selection change, makes anew what the damage reaches, and notifies.

#include "document/session-private.h"

G_DEFINE_FINAL_TYPE (FoveaSession, fovea_session, G_TYPE_OBJECT)

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_EVALUATION,
  PROP_TRACE,
  PROP_HOVER_TRACE,
  PROP_COMPOSITION,
  PROP_SUM_ALL,
  PROP_PENDING,
  PROP_STATE,
} Property;

static GParamSpec *properties[PROP_STATE + 1];

static void
notify (FoveaSession *self,
        Property      property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

// Puts another trace in its place, or none.
static void
take_trace (FoveaSession *self,
            FoveaTrace  **place,
            Property      property,
            FoveaTrace   *trace) // (transfer full) (nullable)
{
  if (*place == NULL && trace == NULL)
    return;
  g_clear_pointer (place, fovea_trace_unref);
  *place = trace;
  notify (self, property);
}

static FoveaCell
clip_cell (FoveaSession *self,
           FoveaCell     cell)
{
  return fovea_move_clip (fovea_evaluation_get_network (self->evaluation), cell);
}

static bool
has_cell (FoveaSession *self,
          FoveaCell     cell)
{
  return self->evaluation != NULL && fovea_cell_equal (cell, clip_cell (self, cell));
}

// Traces @cell if there is one: under the pointer without weights, to follow at once.
static void
point_at (FoveaSession *self,
          FoveaTrace  **place,
          Property      property,
          FoveaCell     cell)
{
  if (self->is_pending)
    {
      if (property == PROP_TRACE)
        fovea_session_set_cursor (self, has_cell (self, cell) ? &cell : NULL);
      return;
    }
  if (!has_cell (self, cell))
    take_trace (self, place, property, NULL);
  else if (*place == NULL || !fovea_cell_equal (fovea_trace_get_cell (*place), cell))
    take_trace (self, place, property,
                property == PROP_HOVER_TRACE
                  ? fovea_trace_new_without_weights (self->evaluation, cell)
                  : fovea_trace_new (self->evaluation, cell));
}

// Where the cell is after layers were added or removed: one of the output stays one of the output.
static FoveaCell
follow_output (FoveaSession *self,
               FoveaCell     cell,
               int           n_layers) // as many as there were
{
  if (n_layers > 0 && cell.stage == n_layers)
    cell.stage = fovea_network_get_n_layers (fovea_evaluation_get_network (self->evaluation));
  return clip_cell (self, cell);
}

// Traces again what was selected and hovered before the evaluation changed.
static void
renew_traces (FoveaSession *self,
              int           n_layers) // as many as there were
{
  FoveaTrace *trace = NULL, *hover = NULL;

  if (self->trace != NULL && self->evaluation != NULL)
    trace = fovea_trace_new (self->evaluation,
                             follow_output (self, fovea_trace_get_cell (self->trace), n_layers));
  if (self->hover_trace != NULL
      && has_cell (self, fovea_trace_get_cell (self->hover_trace)))
    hover = fovea_trace_new_without_weights (self->evaluation,
                                             fovea_trace_get_cell (self->hover_trace));
  take_trace (self, &self->trace, PROP_TRACE, trace);
  take_trace (self, &self->hover_trace, PROP_HOVER_TRACE, hover);
}

// Selects what was to be selected before there was an evaluation.
static void
select_awaited (FoveaSession *self)
{
  FoveaCell cell = self->awaited;

  if (self->awaits_default)
    cell = fovea_move_get_start (fovea_evaluation_get_network (self->evaluation));
  if (self->has_awaited || self->awaits_default)
    fovea_session_select (self, clip_cell (self, cell));
  self->has_awaited = false;
  self->awaits_default = false;
}

/**
 * fovea_session_take_evaluation:
 * @self: a session
 * @evaluation: (transfer full): of what the document holds
 * @composition: (transfer full) (nullable): of it, if it is known
 *
 * Shows another evaluation: traces and composition follow.
 */
void
fovea_session_take_evaluation (FoveaSession     *self,
                               FoveaEvaluation  *evaluation,
                               FoveaComposition *composition)
{
  int n_layers = self->evaluation != NULL ? fovea_network_get_n_layers (
                   fovea_evaluation_get_network (self->evaluation))
                                          : 0;

  g_object_freeze_notify (G_OBJECT (self));
  g_clear_pointer (&self->evaluation, fovea_evaluation_unref);
  self->evaluation = evaluation;
  // The next may be made from it.
  if (self->composition != NULL)
    {
      g_clear_pointer (&self->old_composition, fovea_composition_unref);
      self->old_composition = g_steal_pointer (&self->composition);
    }
  self->composition = composition;
  notify (self, PROP_EVALUATION);
  notify (self, PROP_COMPOSITION);
  renew_traces (self, n_layers);
  select_awaited (self);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
document_changed_cb (FoveaSession      *self,
                     const FoveaDamage *damage)
{
  if (damage->kind == FOVEA_DAMAGE_NONE)
    return;
  // What was asked was asked of the network as it was.
  fovea_session_end_question (self);
  fovea_session_resume (self);
}

static void
release_document (FoveaSession *self)
{
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
}

static void
fovea_session_get_property (GObject    *object,
                            guint       property,
                            GValue     *value,
                            GParamSpec *pspec)
{
  FoveaSession *self = FOVEA_SESSION (object);

  if (property == PROP_DOCUMENT)
    g_value_set_object (value, self->document);
  else if (property == PROP_EVALUATION)
    g_value_set_boxed (value, fovea_session_get_evaluation (self));
  else if (property == PROP_TRACE)
    g_value_set_boxed (value, self->trace);
  else if (property == PROP_HOVER_TRACE)
    g_value_set_boxed (value, self->hover_trace);
  else if (property == PROP_COMPOSITION)
    g_value_set_boxed (value, fovea_session_get_composition (self));
  else if (property == PROP_SUM_ALL)
    g_value_set_boolean (value, self->is_sum_all);
  else if (property == PROP_PENDING)
    g_value_set_boolean (value, self->is_pending);
  else if (property == PROP_STATE)
    g_value_set_int (value, (int) self->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
fovea_session_set_property (GObject      *object,
                            guint         property,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  FoveaSession *self = FOVEA_SESSION (object);

  if (property == PROP_DOCUMENT)
    fovea_session_set_document (self, g_value_get_object (value));
  else if (property == PROP_SUM_ALL)
    fovea_session_set_sum_all (self, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
fovea_session_dispose (GObject *object)
{
  FoveaSession *self = FOVEA_SESSION (object);

  release_document (self);
  fovea_session_clear_evaluating (self);
  fovea_session_clear_question (self);
  g_clear_pointer (&self->evaluation, fovea_evaluation_unref);
  g_clear_error (&self->error);
  g_clear_pointer (&self->trace, fovea_trace_unref);
  g_clear_pointer (&self->hover_trace, fovea_trace_unref);
  g_clear_pointer (&self->composition, fovea_composition_unref);
  g_clear_pointer (&self->old_composition, fovea_composition_unref);
  G_OBJECT_CLASS (fovea_session_parent_class)->dispose (object);
}

static void
fovea_session_class_init (FoveaSessionClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags ro = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GParamFlags rw = ro | G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = fovea_session_get_property;
  object_class->set_property = fovea_session_set_property;
  object_class->dispose = fovea_session_dispose;

  properties[PROP_DOCUMENT]
    = g_param_spec_object ("document", NULL, NULL, FOVEA_TYPE_DOCUMENT, rw);
  properties[PROP_EVALUATION]
    = g_param_spec_boxed ("evaluation", NULL, NULL, FOVEA_TYPE_EVALUATION, ro);
  properties[PROP_TRACE] = g_param_spec_boxed ("trace", NULL, NULL, FOVEA_TYPE_TRACE, ro);
  properties[PROP_HOVER_TRACE]
    = g_param_spec_boxed ("hover-trace", NULL, NULL, FOVEA_TYPE_TRACE, ro);
  properties[PROP_COMPOSITION]
    = g_param_spec_boxed ("composition", NULL, NULL, FOVEA_TYPE_COMPOSITION, ro);
  properties[PROP_SUM_ALL] = g_param_spec_boolean ("sum-all", NULL, NULL, FALSE, rw);
  properties[PROP_PENDING] = g_param_spec_boolean ("pending", NULL, NULL, FALSE, ro);
  properties[PROP_STATE] = fovea_session_class_add_evaluating (class);
  fovea_session_class_add_question (class);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
fovea_session_init (FoveaSession *self)
{
  fovea_session_init_evaluating (self);
  fovea_session_init_question (self);
}

/**
 * fovea_session_new:
 * @document: what is looked at
 *
 * Returns: (transfer full): a session with nothing selected
 */
FoveaSession *
fovea_session_new (FoveaDocument *document)
{
  g_return_val_if_fail (FOVEA_IS_DOCUMENT (document), NULL);

  return g_object_new (FOVEA_TYPE_SESSION, "document", document, NULL);
}

/**
 * fovea_session_get_document:
 * @self: a session
 *
 * Returns: (transfer none): what is looked at
 */
FoveaDocument *
fovea_session_get_document (FoveaSession *self)
{
  g_return_val_if_fail (FOVEA_IS_SESSION (self), NULL);

  return self->document;
}

/**
 * fovea_session_set_document:
 * @self: a session
 * @document: another document; nothing is selected then
 */
void
fovea_session_set_document (FoveaSession  *self,
                            FoveaDocument *document)
{
  g_return_if_fail (FOVEA_IS_SESSION (self));
  g_return_if_fail (FOVEA_IS_DOCUMENT (document));

  if (self->document == document)
    return;
  g_object_freeze_notify (G_OBJECT (self));
  fovea_session_end_question (self);
  fovea_session_clear_selection (self);
  fovea_session_clear_hover (self);
  release_document (self);
  fovea_session_clear_evaluating (self);
  g_clear_pointer (&self->evaluation, fovea_evaluation_unref);
  g_clear_pointer (&self->composition, fovea_composition_unref);
  g_clear_pointer (&self->old_composition, fovea_composition_unref);
  self->document = g_object_ref (document);
  g_signal_connect_swapped (document, "changed", G_CALLBACK (document_changed_cb), self);
  notify (self, PROP_DOCUMENT);
  notify (self, PROP_EVALUATION);
  notify (self, PROP_COMPOSITION);
  fovea_session_resume (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * fovea_session_get_trace:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the trace of the selected cell, if one is
 */
FoveaTrace *
fovea_session_get_trace (FoveaSession *self)
{
  g_return_val_if_fail (FOVEA_IS_SESSION (self), NULL);

  return self->trace;
}

/**
 * fovea_session_get_hover_trace:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the hovered cell's trace, without weights
 */
FoveaTrace *
fovea_session_get_hover_trace (FoveaSession *self)
{
  g_return_val_if_fail (FOVEA_IS_SESSION (self), NULL);

  return self->hover_trace;
}

/**
 * fovea_session_get_selection:
 * @self: a session
 * @cell: (out) (optional): the selected cell, left alone if there is none
 *
 * Returns: whether a cell is selected
 */
bool
fovea_session_get_selection (FoveaSession *self,
                             FoveaCell    *cell)
{
  g_return_val_if_fail (FOVEA_IS_SESSION (self), false);

  if (self->is_pending && self->has_cursor && cell != NULL)
    *cell = self->cursor;
  if (self->is_pending)
    return self->has_cursor;
  if (self->trace != NULL && cell != NULL)
    *cell = fovea_trace_get_cell (self->trace);
  return self->trace != NULL;
}

/**
 * fovea_session_select:
 * @self: a session
 * @cell: a cell of any stage; one that the network does not have selects nothing. Before there is
 *   an evaluation it is selected once there is
 */
void
fovea_session_select (FoveaSession *self,
                      FoveaCell     cell)
{
  g_return_if_fail (FOVEA_IS_SESSION (self));

  self->awaits_default = false;
  self->has_awaited = self->evaluation == NULL;
  self->awaited = cell;
  point_at (self, &self->trace, PROP_TRACE, cell);
}

/**
 * fovea_session_clear_selection:
 * @self: a session
 */
void
fovea_session_clear_selection (FoveaSession *self)
{
  g_return_if_fail (FOVEA_IS_SESSION (self));

  self->has_awaited = false;
  self->awaits_default = false;
  if (self->is_pending)
    fovea_session_set_cursor (self, NULL);
  take_trace (self, &self->trace, PROP_TRACE, NULL);
}

/**
 * fovea_session_hover:
 * @self: a session
 * @cell: the cell under the pointer; one that the network does not have clears the hover
 */
void
fovea_session_hover (FoveaSession *self,
                     FoveaCell     cell)
{
  g_return_if_fail (FOVEA_IS_SESSION (self));

  point_at (self, &self->hover_trace, PROP_HOVER_TRACE, cell);
}

/**
 * fovea_session_clear_hover:
 * @self: a session
 */
void
fovea_session_clear_hover (FoveaSession *self)
{
  g_return_if_fail (FOVEA_IS_SESSION (self));

  take_trace (self, &self->hover_trace, PROP_HOVER_TRACE, NULL);
}

/**
 * fovea_session_get_sum_all:
 * @self: a session
 *
 * Returns: whether the sum is written through all layers, not through the cell's own only
 */
bool
fovea_session_get_sum_all (FoveaSession *self)
{
  g_return_val_if_fail (FOVEA_IS_SESSION (self), false);

  return self->is_sum_all;
}

/**
 * fovea_session_set_sum_all:
 * @self: a session
 * @sum_all: whether to write the sum through all layers
 */
void
fovea_session_set_sum_all (FoveaSession *self,
                           bool          sum_all)
{
  g_return_if_fail (FOVEA_IS_SESSION (self));

  if (self->is_sum_all == sum_all)
    return;
  self->is_sum_all = sum_all;
  notify (self, PROP_SUM_ALL);
}
