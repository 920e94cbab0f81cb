// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// "What is this?" of the picture: at a place, or one part after the other by keyboard.

#include "config.h"

#include "app/canvas-private.h"

static bool
may_explain (FoveaCanvas *self)
{
  return fovea_canvas_has_content (self) && !fovea_session_is_pending (self->session);
}

/**
 * fovea_canvas_explain:
 * @self: a canvas
 * @x: px from the left of the widget
 * @y: px from its top
 *
 * Returns: (transfer full) (nullable): what stands there, in words; %NULL without content, and while
 *   a question is pending, which it might answer
 */
FoveaExplanation *
fovea_canvas_explain (FoveaCanvas *self,
                      double       x,
                      double       y)
{
  g_return_val_if_fail (FOVEA_IS_CANVAS (self), NULL);

  FoveaSubject subject;

  if (!may_explain (self))
    return NULL;

  fovea_canvas_ensure_figure (self);
  fovea_canvas_fill_subject (self, &subject);
  return fovea_explain (self->figure, &subject, self->view,
                        (x - self->origin_x) / self->magnification,
                        (y - self->origin_y) / self->magnification);
}

/**
 * fovea_canvas_find_part:
 * @self: a canvas
 * @part: of those that fovea_explain_list() finds
 * @x: (out): px from the left of the widget
 * @y: (out): px from its top
 *
 * Finds a place at which to ask about one part of the picture.
 *
 * Returns: whether there are so many parts
 */
bool
fovea_canvas_find_part (FoveaCanvas *self,
                        int          part,
                        double      *x,
                        double      *y)
{
  g_return_val_if_fail (FOVEA_IS_CANVAS (self), false);
  g_return_val_if_fail (part >= 0 && x != NULL && y != NULL, false);

  FoveaSubject subject;
  int n_places;

  if (!may_explain (self))
    return false;

  fovea_canvas_ensure_figure (self);
  fovea_canvas_fill_subject (self, &subject);
  g_autofree double *places
    = fovea_explain_list (self->figure, &subject, self->view, &n_places);
  if (part >= n_places)
    return false;
  *x = self->origin_x + places[2 * part] * self->magnification;
  *y = self->origin_y + places[2 * part + 1] * self->magnification;

  return true;
}
