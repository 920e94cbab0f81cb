// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One step of a playback on the canvas. A step is shown as long as it belongs to what the session
// shows: another network or another selection ends it, in whatever order they are told.

#include "config.h"

#include "app/canvas-private.h"

// The step is of this network, the visit of this trace: both are kept so that no other can take
// their place in memory.
static void
clear_frame (FoveaCanvas *self)
{
  self->has_step = false;
  self->has_visit = false;
  g_clear_pointer (&self->step_evaluation, fovea_evaluation_unref);
  g_clear_pointer (&self->visit_trace, fovea_trace_unref);
  g_clear_pointer (&self->visit_hover, fovea_trace_unref);
  g_clear_pointer (&self->frame_name, g_free);
}

static void
end_slide (FoveaCanvas *self)
{
  if (self->slide_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->slide_tick);
  self->slide_tick = 0;
  if (self->slides_from == NULL)
    return;
  g_clear_pointer (&self->slides_from, fovea_trace_unref);
  g_clear_pointer (&self->figure, fovea_figure_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

// Slow at both ends, as the eye expects of what has weight.
static gboolean
slide_tick_cb (GtkWidget     *widget,
               GdkFrameClock *clock,
               gpointer       data)
{
  FoveaCanvas *self = FOVEA_CANVAS (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (self->slide_start == 0)
    self->slide_start = now;
  double share = (double) (now - self->slide_start) / G_USEC_PER_SEC / self->slide_s;
  if (!(share < 1))
    {
      self->slide_tick = 0;
      end_slide (self);
      return G_SOURCE_REMOVE;
    }
  self->slide = share * share * (3 - 2 * share);
  g_clear_pointer (&self->figure, fovea_figure_unref);
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

// From the window of @before, which is what is shown now.
static void
begin_slide (FoveaCanvas *self,
             FoveaTrace  *before)
{
  g_autoptr (FoveaTrace) from = before != NULL ? fovea_trace_ref (before) : NULL;

  end_slide (self);
  if (self->slide_s <= 0 || from == NULL)
    return;
  self->slides_from = g_steal_pointer (&from);
  self->slide = 0;
  self->slide_start = 0;
  self->slide_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), slide_tick_cb, NULL, NULL);
}

/**
 * fovea_canvas_set_slide_time:
 * @self: a canvas
 * @seconds: how long windows slide from each step shown to the next; 0: they jump
 *
 * Has windows slide while a playback runs. At 0 what slides is at its end at once.
 */
void
fovea_canvas_set_slide_time (FoveaCanvas *self,
                             double       seconds)
{
  g_return_if_fail (FOVEA_IS_CANVAS (self));

  self->slide_s = seconds;
  if (seconds <= 0)
    end_slide (self);
}

static void
show_frame (FoveaCanvas *self,
            const char  *name)
{
  self->frame_name = g_strdup (name);
  g_clear_pointer (&self->figure, fovea_figure_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  fovea_canvas_announce_selection (self);
}

// Marks the cell whose number a term takes, with the window nested in it.
static void
find_source (FoveaCanvas *self)
{
  FoveaCell cell;

  if (self->step.pace != FOVEA_PACE_TERM)
    return;

  g_autoptr (FoveaTrace) trace = fovea_trace_new (self->step_evaluation, self->step.cell);
  if (fovea_step_get_source (&self->step, trace, &cell))
    self->visit_hover = fovea_trace_new (self->step_evaluation, cell);
}

/**
 * fovea_canvas_show_step:
 * @self: a canvas with content
 * @step: a step of the session's network: what later steps fill is blank
 * @name: the step in words, spoken with the selected cell
 */
void
fovea_canvas_show_step (FoveaCanvas     *self,
                        const FoveaStep *step,
                        const char      *name)
{
  g_return_if_fail (FOVEA_IS_CANVAS (self) && fovea_canvas_has_content (self));
  g_return_if_fail (step != NULL);

  bool is_within = self->has_step && step->pace == FOVEA_PACE_TERM
                   && fovea_cell_equal (self->step.cell, step->cell);

  if (is_within)
    begin_slide (self, self->visit_hover);
  else
    begin_slide (self, self->has_step ? fovea_session_get_trace (self->session) : NULL);
  clear_frame (self);
  self->has_step = true;
  self->step = *step;
  self->step_evaluation
    = fovea_evaluation_ref (fovea_session_get_evaluation (self->session));
  find_source (self);
  show_frame (self, name);
}

/**
 * fovea_canvas_show_visit:
 * @self: a canvas whose session has a selection
 * @visit: of the selected cell's trace: its window is marked, what later visits see is faded
 * @name: the visit in words, spoken with the selected cell
 */
void
fovea_canvas_show_visit (FoveaCanvas      *self,
                         const FoveaVisit *visit,
                         const char       *name)
{
  g_return_if_fail (FOVEA_IS_CANVAS (self) && fovea_canvas_has_content (self));
  g_return_if_fail (visit != NULL && fovea_session_get_trace (self->session) != NULL);

  begin_slide (self, self->has_visit ? self->visit_hover : NULL);
  clear_frame (self);
  self->has_visit = true;
  self->visit = *visit;
  self->visit_trace = fovea_trace_ref (fovea_session_get_trace (self->session));
  self->visit_hover
    = fovea_trace_new (fovea_trace_get_evaluation (self->visit_trace), visit->cell);
  show_frame (self, name);
}

/**
 * fovea_canvas_show_whole:
 * @self: a canvas
 *
 * Ends a playback: everything is shown.
 */
void
fovea_canvas_show_whole (FoveaCanvas *self)
{
  g_return_if_fail (FOVEA_IS_CANVAS (self));

  if (!self->has_step && !self->has_visit)
    return;

  end_slide (self);
  clear_frame (self);
  g_clear_pointer (&self->figure, fovea_figure_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (fovea_canvas_has_content (self))
    fovea_canvas_update_names (self);
}

/**
 * fovea_canvas_apply_frame:
 * @self: a canvas with content
 * @subject: what is about to be drawn
 *
 * Adds the step that is shown, if it is one of @subject's.
 *
 * Returns: whether it was added
 */
bool
fovea_canvas_apply_frame (FoveaCanvas  *self,
                          FoveaSubject *subject)
{
  g_return_val_if_fail (FOVEA_IS_CANVAS (self) && subject != NULL, false);

  if (self->has_step && self->step_evaluation == subject->evaluation)
    {
      subject->step = &self->step;
      if (self->step.pace == FOVEA_PACE_TERM)
        subject->hover = self->visit_hover;
      subject->slides_from = self->slides_from;
      subject->slide = self->slide;
      return true;
    }
  if (self->has_visit && self->visit_trace == subject->trace)
    {
      subject->visit = &self->visit;
      subject->hover = self->visit_hover;
      subject->slides_from = self->slides_from;
      subject->slide = self->slide;
      return true;
    }

  return false;
}

/**
 * fovea_canvas_set_magnification:
 * @self: a canvas
 * @scale: px a point of the figure; 1 but in a hall, where the last row is to read it
 *
 * Has the figure laid out for a smaller page that fills the same place. If it is magnified, what
 * stands under the picture is left out where it does not fit.
 */
void
fovea_canvas_set_magnification (FoveaCanvas *self,
                                double       scale)
{
  g_return_if_fail (FOVEA_IS_CANVAS (self));
  g_return_if_fail (scale > 0);

  if (self->magnification == scale)
    return;
  self->magnification = scale;
  g_clear_pointer (&self->figure, fovea_figure_unref);
  fovea_canvas_forget_sizes (self);
}

/**
 * fovea_canvas_show_cards:
 * @self: a canvas
 * @is_shown: whether the card of the one kernel stands under the picture, or leaves it the room
 */
void
fovea_canvas_show_cards (FoveaCanvas *self,
                         bool         is_shown)
{
  g_return_if_fail (FOVEA_IS_CANVAS (self));

  if (self->hides_cards == !is_shown)
    return;
  self->hides_cards = !is_shown;
  g_clear_pointer (&self->figure, fovea_figure_unref);
  fovea_canvas_forget_sizes (self);
}

/**
 * fovea_canvas_keep_cards:
 * @self: a canvas
 * @is_kept: whether the card, if it is shown, stays where the picture becomes small for it: in a hall,
 *   where nobody scrolls
 */
void
fovea_canvas_keep_cards (FoveaCanvas *self,
                         bool         is_kept)
{
  g_return_if_fail (FOVEA_IS_CANVAS (self));

  if (self->keeps_cards == is_kept)
    return;
  self->keeps_cards = is_kept;
  g_clear_pointer (&self->figure, fovea_figure_unref);
  fovea_canvas_forget_sizes (self);
}

/**
 * fovea_canvas_has_cards:
 * @self: a canvas
 *
 * Returns: whether the card of the one kernel is to stand under the picture
 */
bool
fovea_canvas_has_cards (FoveaCanvas *self)
{
  g_return_val_if_fail (FOVEA_IS_CANVAS (self), false);

  return !self->hides_cards;
}

/**
 * fovea_canvas_finish_playback:
 * @self: a canvas that is going away
 */
void
fovea_canvas_finish_playback (FoveaCanvas *self)
{
  end_slide (self);
  clear_frame (self);
}
