// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is cheap is evaluated at once. What costs more is evaluated by a thread: all that it is given
// is constant, and it gives back constants. Meanwhile the last evaluation stays, newer edits cancel
// what older ones began, and each begins from the evaluation that is there, not from one that never
// came to be.

#include "config.h"

#include "document/session-private.h"

#include <gio/gio.h>

// In taps; some 10 ms.
#define DEFAULT_PATIENCE 1.6e7

static GParamSpec *state_property;

// What a thread works on.
typedef struct
{
  // Owned
  GWeakRef session;
  FoveaContent *content;
  FoveaEvaluation *old;             // (nullable)
  FoveaComposition *old_composition; // (nullable)
  FoveaProgress *progress;
  FoveaEvaluation *evaluation;      // (nullable) made by the thread
  FoveaComposition *composition;    // (nullable) made by the thread
  GError *error;                    // (nullable)

  // State
  FoveaDamage damage;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_weak_ref_clear (&work->session);
  g_clear_pointer (&work->content, fovea_content_unref);
  g_clear_pointer (&work->old, fovea_evaluation_unref);
  g_clear_pointer (&work->old_composition, fovea_composition_unref);
  g_clear_pointer (&work->progress, fovea_progress_unref);
  g_clear_pointer (&work->evaluation, fovea_evaluation_unref);
  g_clear_pointer (&work->composition, fovea_composition_unref);
  g_clear_error (&work->error);
  g_free (work);
}

static FoveaEvaluationJob
get_job (const Work *work)
{
  return (FoveaEvaluationJob) {
    .network = fovea_content_get_network (work->content),
    .input = fovea_content_get_input (work->content),
    .old = work->old,
    .damage = work->damage,
    .progress = work->progress,
  };
}

static FoveaCompositionJob
get_composition_job (const Work *work)
{
  return (FoveaCompositionJob) {
    .evaluation = work->evaluation,
    .old = work->old_composition,
    .damage = work->damage,
    .progress = work->progress,
  };
}

static double
estimate (const Work *work)
{
  FoveaEvaluationJob job = get_job (work);
  FoveaCompositionJob composition = get_composition_job (work);

  return fovea_evaluation_estimate (&job)
         + fovea_composition_estimate (&composition, job.network, job.input);
}

// On any thread.
static void
evaluate (Work *work)
{
  FoveaEvaluationJob job = get_job (work);

  work->evaluation = fovea_evaluation_run (&job, &work->error);
}

static void
set_state (FoveaSession     *self,
           FoveaSessionState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), state_property);
}

// Whoever works for the session works for nothing from now on.
static void
cancel (FoveaSession *self)
{
  if (self->progress != NULL)
    fovea_progress_cancel (self->progress);
  g_clear_pointer (&self->progress, fovea_progress_unref);
}

// Shows what @work found, or says why it found nothing.
static void
take_result (FoveaSession *self,
             Work         *work)
{
  cancel (self);
  g_clear_error (&self->error);
  if (work->evaluation == NULL)
    {
      self->error = g_steal_pointer (&work->error);
      set_state (self, FOVEA_SESSION_FAILED);
      return;
    }

  g_object_freeze_notify (G_OBJECT (self));
  // What was asked was asked of the network as it was.
  fovea_session_end_question (self);
  fovea_session_take_evaluation (self, g_steal_pointer (&work->evaluation),
                                 g_steal_pointer (&work->composition));
  g_clear_pointer (&self->evaluated, fovea_content_unref);
  self->evaluated = fovea_content_ref (work->content);
  set_state (self, FOVEA_SESSION_CURRENT);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
work_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Work *work = data;

  evaluate (work);
  if (work->evaluation != NULL)
    {
      FoveaCompositionJob composition = get_composition_job (work);

      work->composition = fovea_composition_run (&composition, &work->error);
    }
  g_task_return_boolean (task, TRUE);
}

static void
work_done_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (FoveaSession) self = g_weak_ref_get (&work->session);

  if (self != NULL && self->progress == work->progress
      && !fovea_progress_is_cancelled (work->progress))
    take_result (self, work);
}

static Work *
work_new (FoveaSession *self)
{
  Work *work = g_new0 (Work, 1);

  g_weak_ref_init (&work->session, self);
  work->content = fovea_content_ref (fovea_document_get_content (self->document));
  if (self->evaluation != NULL)
    {
      work->old = fovea_evaluation_ref (self->evaluation);
      work->damage = fovea_content_get_damage (work->content, self->evaluated);
    }
  if (self->composition != NULL)
    work->old_composition = fovea_composition_ref (self->composition);

  return work;
}

// Begins to evaluate what the document holds now.
static void
begin (FoveaSession *self)
{
  Work *work = work_new (self);
  double n_taps;

  cancel (self);
  if (work->old != NULL && work->damage.kind == FOVEA_DAMAGE_NONE)
    {
      g_clear_error (&self->error);
      set_state (self, FOVEA_SESSION_CURRENT);
      work_free (work);
      return;
    }

  n_taps = estimate (work);
  if (n_taps <= self->patience)
    {
      evaluate (work);
      take_result (self, work);
      work_free (work);
      return;
    }

  g_autoptr (GTask) task = g_task_new (NULL, NULL, work_done_cb, NULL);

  self->progress = fovea_progress_new ();
  fovea_progress_set_total (self->progress, n_taps);
  work->progress = fovea_progress_ref (self->progress);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, work_thread);
  g_clear_error (&self->error);
  set_state (self, FOVEA_SESSION_EVALUATING);
}

/**
 * fovea_session_class_add_evaluating:
 * @class: the class of the session
 *
 * Adds the property "state": how the evaluation stands to the document, a #FoveaSessionState.
 *
 * Returns: (transfer none): it
 */
GParamSpec *
fovea_session_class_add_evaluating (FoveaSessionClass *class)
{
  state_property = g_param_spec_int ("state", NULL, NULL, FOVEA_SESSION_CURRENT,
                                     FOVEA_SESSION_FAILED, FOVEA_SESSION_CURRENT,
                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  return state_property;
}

/**
 * fovea_session_init_evaluating:
 * @self: a session that is being made
 */
void
fovea_session_init_evaluating (FoveaSession *self)
{
  self->patience = DEFAULT_PATIENCE;
}

/**
 * fovea_session_clear_evaluating:
 * @self: a session that is being disposed of, or that turns to another document
 *
 * Has nobody work for it any more.
 */
void
fovea_session_clear_evaluating (FoveaSession *self)
{
  cancel (self);
  g_clear_pointer (&self->evaluated, fovea_content_unref);
  self->has_awaited = false;
  self->awaits_default = false;
}

/**
 * fovea_session_resume:
 * @self: a session
 *
 * Evaluates what the document holds now: at once if that is cheap, else in a thread.
 */
void
fovea_session_resume (FoveaSession *self)
{
  g_return_if_fail (FOVEA_IS_SESSION (self));

  begin (self);
}

/**
 * fovea_session_stop:
 * @self: a session
 *
 * Stops what a thread evaluates. What was evaluated last stays; fovea_session_resume() begins again.
 */
void
fovea_session_stop (FoveaSession *self)
{
  g_return_if_fail (FOVEA_IS_SESSION (self));

  if (self->state != FOVEA_SESSION_EVALUATING)
    return;
  cancel (self);
  set_state (self, FOVEA_SESSION_STOPPED);
}

/**
 * fovea_session_get_state:
 * @self: a session
 *
 * Returns: how the evaluation stands to the document
 */
FoveaSessionState
fovea_session_get_state (FoveaSession *self)
{
  g_return_val_if_fail (FOVEA_IS_SESSION (self), FOVEA_SESSION_CURRENT);

  return self->state;
}

/**
 * fovea_session_get_progress:
 * @self: a session
 *
 * Returns: how much of what a thread evaluates is done, 0 to 1; 1 if none does
 */
double
fovea_session_get_progress (FoveaSession *self)
{
  g_return_val_if_fail (FOVEA_IS_SESSION (self), 1);

  return self->progress != NULL ? fovea_progress_get_fraction (self->progress) : 1;
}

/**
 * fovea_session_set_patience:
 * @self: a session
 * @n_taps: what may be evaluated at once, in taps, see fovea_evaluation_estimate()
 *
 * The default suits a window that is to follow the pointer. 0 leaves everything to a thread.
 */
void
fovea_session_set_patience (FoveaSession *self,
                            double        n_taps)
{
  g_return_if_fail (FOVEA_IS_SESSION (self));
  g_return_if_fail (n_taps >= 0);

  self->patience = n_taps;
}

/**
 * fovea_session_get_evaluation:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): all stages as they are now, or while a thread
 *   evaluates as they were before; %NULL when there never were any for this document, see
 *   fovea_session_get_state()
 */
FoveaEvaluation *
fovea_session_get_evaluation (FoveaSession *self)
{
  g_return_val_if_fail (FOVEA_IS_SESSION (self), NULL);

  return self->shown != NULL ? self->shown : self->evaluation;
}

/**
 * fovea_session_get_error:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): why what the document holds could not be evaluated:
 *   a %FOVEA_NETWORK_ERROR
 */
const GError *
fovea_session_get_error (FoveaSession *self)
{
  g_return_val_if_fail (FOVEA_IS_SESSION (self), NULL);

  return self->error;
}

/**
 * fovea_session_get_composition:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): all layers as one, or why they are not; %NULL
 *   without an evaluation. Made when it is first asked for after the evaluation changed
 */
FoveaComposition *
fovea_session_get_composition (FoveaSession *self)
{
  g_return_val_if_fail (FOVEA_IS_SESSION (self), NULL);

  if (self->is_pending)
    return NULL;
  if (self->composition == NULL && self->evaluation != NULL)
    {
      FoveaCompositionJob job
        = { .evaluation = self->evaluation, .old = self->old_composition };

      self->composition = fovea_composition_run (&job, NULL);
    }
  return self->composition;
}
