// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Follows a document and a selection: whenever either changes, what depends on it is made anew, as
// little as the damage allows, and notified.

#include "document/session.h"

G_DEFINE_BOXED_TYPE (FoveaEvaluation, fovea_evaluation, fovea_evaluation_ref, fovea_evaluation_unref)
G_DEFINE_BOXED_TYPE (FoveaTrace, fovea_trace, fovea_trace_ref, fovea_trace_unref)
G_DEFINE_BOXED_TYPE (FoveaComposition,
                     fovea_composition,
                     fovea_composition_ref,
                     fovea_composition_unref)

struct _FoveaSession
{
  GObject parent_instance;

  // Owned
  FoveaDocument *document;
  FoveaEvaluation *evaluation;   // (nullable) only when it could not be made
  GError *error;                 // (nullable) why not
  FoveaTrace *trace;             // (nullable) of the selection
  FoveaTrace *hover_trace;       // (nullable)
  FoveaComposition *composition; // (nullable) made when first asked for

  // State
  gulong changed_handler; // on the document
  bool is_sum_all;
};

G_DEFINE_FINAL_TYPE (FoveaSession, fovea_session, G_TYPE_OBJECT)

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_EVALUATION,
  PROP_TRACE,
  PROP_HOVER_TRACE,
  PROP_COMPOSITION,
  PROP_SUM_ALL,
} Property;

static GParamSpec *properties[PROP_SUM_ALL + 1];

static void
notify (FoveaSession *self,
        Property      property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

// Selects another cell, of the present evaluation, or none. Takes a trace with its reference.
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

static FoveaShape
get_shape (FoveaSession *self,
           int           stage)
{
  return fovea_network_get_shape (fovea_evaluation_get_network (self->evaluation), stage);
}

static int
get_last_stage (FoveaSession *self)
{
  return fovea_network_get_n_stages (fovea_evaluation_get_network (self->evaluation)) - 1;
}

static bool
has_cell (FoveaSession *self,
          FoveaCell     cell)
{
  return cell.stage >= 0 && cell.stage <= get_last_stage (self)
         && fovea_cell_is_in_shape (cell, get_shape (self, cell.stage));
}

// The nearest cell that the network has.
static FoveaCell
clip_cell (FoveaSession *self,
           FoveaCell     cell)
{
  cell.stage = CLAMP (cell.stage, 0, get_last_stage (self));

  FoveaShape shape = get_shape (self, cell.stage);

  cell.channel = CLAMP (cell.channel, 0, shape.n_channels - 1);
  cell.row = CLAMP (cell.row, 0, shape.n_rows - 1);
  cell.column = CLAMP (cell.column, 0, shape.n_columns - 1);
  return cell;
}

// Traces again what was selected and hovered before the evaluation changed.
static void
renew_traces (FoveaSession *self)
{
  FoveaTrace *trace = NULL;
  FoveaTrace *hover_trace = NULL;

  if (self->trace != NULL && self->evaluation != NULL)
    trace = fovea_trace_new (self->evaluation, clip_cell (self, fovea_trace_get_cell (self->trace)));
  if (self->hover_trace != NULL && self->evaluation != NULL
      && has_cell (self, fovea_trace_get_cell (self->hover_trace)))
    hover_trace
      = fovea_trace_new (self->evaluation, fovea_trace_get_cell (self->hover_trace));
  take_trace (self, &self->trace, PROP_TRACE, trace);
  take_trace (self, &self->hover_trace, PROP_HOVER_TRACE, hover_trace);
}

static void
evaluate (FoveaSession      *self,
          const FoveaDamage *damage) // (nullable) NULL: from scratch
{
  FoveaNetwork *network = fovea_document_get_network (self->document);
  FoveaTensor *input = fovea_document_get_input (self->document);
  g_autoptr (FoveaEvaluation) old = g_steal_pointer (&self->evaluation);

  g_clear_error (&self->error);
  if (old != NULL && damage != NULL)
    self->evaluation = fovea_evaluation_update (old, network, input, damage, &self->error);
  else
    self->evaluation = fovea_evaluation_new (network, input, &self->error);

  g_object_freeze_notify (G_OBJECT (self));
  g_clear_pointer (&self->composition, fovea_composition_unref);
  notify (self, PROP_EVALUATION);
  notify (self, PROP_COMPOSITION);
  renew_traces (self);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
document_changed_cb (FoveaSession      *self,
                     const FoveaDamage *damage)
{
  if (damage->kind != FOVEA_DAMAGE_NONE)
    evaluate (self, damage);
}

static void
release_document (FoveaSession *self)
{
  if (self->document != NULL)
    g_clear_signal_handler (&self->changed_handler, self->document);
  g_clear_object (&self->document);
}

// The place in a stage of another size that looks the same: the cell under the same relative centre.
static int
rescale (int index,
         int from_length,
         int to_length)
{
  return MIN ((gint64) (2 * (gint64) index + 1) * to_length / (2 * (gint64) from_length),
              to_length - 1);
}

static FoveaCell
move_to_stage (FoveaSession *self,
               FoveaCell     cell,
               int           stage)
{
  if (stage < 0 || stage > get_last_stage (self))
    return cell;

  FoveaShape from = get_shape (self, cell.stage);
  FoveaShape to = get_shape (self, stage);

  return (FoveaCell) { .stage = stage,
                       .channel = MIN (cell.channel, to.n_channels - 1),
                       .row = rescale (cell.row, from.n_rows, to.n_rows),
                       .column = rescale (cell.column, from.n_columns, to.n_columns) };
}

static FoveaCell
move_cell (FoveaSession *self,
           FoveaCell     cell,
           FoveaMove     move)
{
  FoveaShape shape = get_shape (self, cell.stage);

  switch (move)
    {
    case FOVEA_MOVE_LEFT:
      cell.column--;
      break;
    case FOVEA_MOVE_RIGHT:
      cell.column++;
      break;
    case FOVEA_MOVE_UP:
      cell.row--;
      break;
    case FOVEA_MOVE_DOWN:
      cell.row++;
      break;
    case FOVEA_MOVE_GRID_START:
      cell.row = 0;
      cell.column = 0;
      break;
    case FOVEA_MOVE_ROW_START:
      cell.column = 0;
      break;
    case FOVEA_MOVE_GRID_END:
      cell.row = shape.n_rows - 1;
      cell.column = shape.n_columns - 1;
      break;
    case FOVEA_MOVE_ROW_END:
      cell.column = shape.n_columns - 1;
      break;
    case FOVEA_MOVE_NEXT_CHANNEL:
      cell.channel++;
      break;
    case FOVEA_MOVE_PREVIOUS_CHANNEL:
      cell.channel--;
      break;
    case FOVEA_MOVE_NEXT_STAGE:
      return move_to_stage (self, cell, cell.stage + 1);
    case FOVEA_MOVE_PREVIOUS_STAGE:
      return move_to_stage (self, cell, cell.stage - 1);
    default:
      g_assert_not_reached ();
    }
  return clip_cell (self, cell);
}

static void
fovea_session_get_property (GObject    *object,
                            guint       property,
                            GValue     *value,
                            GParamSpec *pspec)
{
  FoveaSession *self = FOVEA_SESSION (object);

  switch ((Property) property)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_EVALUATION:
      g_value_set_boxed (value, self->evaluation);
      break;
    case PROP_TRACE:
      g_value_set_boxed (value, self->trace);
      break;
    case PROP_HOVER_TRACE:
      g_value_set_boxed (value, self->hover_trace);
      break;
    case PROP_COMPOSITION:
      g_value_set_boxed (value, fovea_session_get_composition (self));
      break;
    case PROP_SUM_ALL:
      g_value_set_boolean (value, self->is_sum_all);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
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
  G_OBJECT_CLASS (fovea_session_parent_class)->dispose (object);
}

static void
fovea_session_finalize (GObject *object)
{
  FoveaSession *self = FOVEA_SESSION (object);

  g_clear_pointer (&self->evaluation, fovea_evaluation_unref);
  g_clear_error (&self->error);
  g_clear_pointer (&self->trace, fovea_trace_unref);
  g_clear_pointer (&self->hover_trace, fovea_trace_unref);
  g_clear_pointer (&self->composition, fovea_composition_unref);
  G_OBJECT_CLASS (fovea_session_parent_class)->finalize (object);
}

static void
fovea_session_class_init (FoveaSessionClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags strings = G_PARAM_STATIC_STRINGS;
  GParamFlags writable = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | strings;
  GParamFlags readable = G_PARAM_READABLE | strings;

  object_class->get_property = fovea_session_get_property;
  object_class->set_property = fovea_session_set_property;
  object_class->dispose = fovea_session_dispose;
  object_class->finalize = fovea_session_finalize;

  properties[PROP_DOCUMENT]
    = g_param_spec_object ("document", NULL, NULL, FOVEA_TYPE_DOCUMENT, writable);
  properties[PROP_EVALUATION]
    = g_param_spec_boxed ("evaluation", NULL, NULL, FOVEA_TYPE_EVALUATION, readable);
  properties[PROP_TRACE] = g_param_spec_boxed ("trace", NULL, NULL, FOVEA_TYPE_TRACE, readable);
  properties[PROP_HOVER_TRACE]
    = g_param_spec_boxed ("hover-trace", NULL, NULL, FOVEA_TYPE_TRACE, readable);
  properties[PROP_COMPOSITION]
    = g_param_spec_boxed ("composition", NULL, NULL, FOVEA_TYPE_COMPOSITION, readable);
  properties[PROP_SUM_ALL] = g_param_spec_boolean ("sum-all", NULL, NULL, FALSE, writable);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
fovea_session_init (FoveaSession *self)
{
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
 * @document: another document
 *
 * Clears selection and hover, which meant cells of the old document.
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
  fovea_session_clear_selection (self);
  fovea_session_clear_hover (self);
  release_document (self);
  self->document = g_object_ref (document);
  self->changed_handler = g_signal_connect_swapped (document, "changed",
                                                    G_CALLBACK (document_changed_cb), self);
  notify (self, PROP_DOCUMENT);
  evaluate (self, NULL);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * fovea_session_get_evaluation:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): all stages of the document as it is now; %NULL when there
 *   is not enough memory for them, see fovea_session_get_error()
 */
FoveaEvaluation *
fovea_session_get_evaluation (FoveaSession *self)
{
  g_return_val_if_fail (FOVEA_IS_SESSION (self), NULL);

  return self->evaluation;
}

/**
 * fovea_session_get_error:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): why there is no evaluation: a %FOVEA_NETWORK_ERROR
 */
const GError *
fovea_session_get_error (FoveaSession *self)
{
  g_return_val_if_fail (FOVEA_IS_SESSION (self), NULL);

  return self->error;
}

/**
 * fovea_session_get_trace:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the trace of the selected cell; %NULL: none is selected
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
 * Returns: (transfer none) (nullable): the trace of the cell under the pointer
 */
FoveaTrace *
fovea_session_get_hover_trace (FoveaSession *self)
{
  g_return_val_if_fail (FOVEA_IS_SESSION (self), NULL);

  return self->hover_trace;
}

/**
 * fovea_session_get_composition:
 * @self: a session
 *
 * Made when it is first asked for after the evaluation changed.
 *
 * Returns: (transfer none) (nullable): all layers as one, or why they are not; %NULL without an
 *   evaluation
 */
FoveaComposition *
fovea_session_get_composition (FoveaSession *self)
{
  g_return_val_if_fail (FOVEA_IS_SESSION (self), NULL);

  if (self->composition == NULL && self->evaluation != NULL)
    self->composition = fovea_composition_new (self->evaluation);
  return self->composition;
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

  if (self->trace != NULL && cell != NULL)
    *cell = fovea_trace_get_cell (self->trace);
  return self->trace != NULL;
}

/**
 * fovea_session_select:
 * @self: a session
 * @cell: a cell of any stage; one that the network does not have selects nothing
 */
void
fovea_session_select (FoveaSession *self,
                      FoveaCell     cell)
{
  g_return_if_fail (FOVEA_IS_SESSION (self));

  if (self->evaluation == NULL || !has_cell (self, cell))
    {
      fovea_session_clear_selection (self);
      return;
    }
  if (self->trace != NULL && fovea_cell_equal (fovea_trace_get_cell (self->trace), cell))
    return;
  take_trace (self, &self->trace, PROP_TRACE, fovea_trace_new (self->evaluation, cell));
}

/**
 * fovea_session_select_default:
 * @self: a session
 *
 * Selects the middle cell of the last stage, channel 0; above and left of the middle where the
 * stage has no middle cell.
 */
void
fovea_session_select_default (FoveaSession *self)
{
  g_return_if_fail (FOVEA_IS_SESSION (self));

  if (self->evaluation == NULL)
    return;

  int stage = get_last_stage (self);
  FoveaShape shape = get_shape (self, stage);

  fovea_session_select (self, (FoveaCell) { .stage = stage,
                                            .row = (shape.n_rows - 1) / 2,
                                            .column = (shape.n_columns - 1) / 2 });
}

/**
 * fovea_session_clear_selection:
 * @self: a session
 */
void
fovea_session_clear_selection (FoveaSession *self)
{
  g_return_if_fail (FOVEA_IS_SESSION (self));

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

  if (self->evaluation == NULL || !has_cell (self, cell))
    {
      fovea_session_clear_hover (self);
      return;
    }
  if (self->hover_trace != NULL && fovea_cell_equal (fovea_trace_get_cell (self->hover_trace), cell))
    return;
  take_trace (self, &self->hover_trace, PROP_HOVER_TRACE, fovea_trace_new (self->evaluation, cell));
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
 * fovea_session_move:
 * @self: a session
 * @move: where to
 *
 * Moves the selection within its grid, or to the next stage at about the same relative place.
 * Selects the default cell if none is selected. Nothing wraps around.
 *
 * Returns: whether the selection moved; %FALSE at an edge, so that the caller may go elsewhere
 */
bool
fovea_session_move (FoveaSession *self,
                    FoveaMove     move)
{
  FoveaCell cell;

  g_return_val_if_fail (FOVEA_IS_SESSION (self), false);

  if (self->evaluation == NULL)
    return false;
  if (!fovea_session_get_selection (self, &cell))
    {
      fovea_session_select_default (self);
      return true;
    }

  FoveaCell target = move_cell (self, cell, move);

  if (fovea_cell_equal (cell, target))
    return false;
  fovea_session_select (self, target);
  return true;
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
