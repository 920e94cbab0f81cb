// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the selection of a session moves by keys.

#include "document/session-private.h"

/**
 * fovea_session_select_default:
 * @self: a session
 *
 * Selects the middle cell of the last stage, see fovea_move_get_start(), once there is one.
 */
void
fovea_session_select_default (FoveaSession *self)
{
  g_return_if_fail (FOVEA_IS_SESSION (self));

  if (self->evaluation != NULL)
    fovea_session_select (
      self, fovea_move_get_start (fovea_evaluation_get_network (self->evaluation)));
  else
    self->awaits_default = true;
}

/**
 * fovea_session_move:
 * @self: a session
 * @move: where to
 *
 * Moves the selection within its grid, or to the next stage at about the same relative
 * place. Selects the default cell if none is selected. Nothing wraps around.
 *
 * Returns: whether the selection moved; %FALSE at an edge
 */
bool
fovea_session_move (FoveaSession *self,
                    FoveaMove     move)
{
  FoveaCell cell;

  g_return_val_if_fail (FOVEA_IS_SESSION (self), false);

  if (!fovea_session_get_selection (self, &cell))
    {
      fovea_session_select_default (self);
      return fovea_session_get_selection (self, NULL);
    }

  FoveaNetwork *network = fovea_evaluation_get_network (self->evaluation);
  FoveaCell target = fovea_move_apply (move, network, cell);

  fovea_session_select (self, target);
  return !fovea_cell_equal (cell, target);
}
