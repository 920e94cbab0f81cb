// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Moves are functions of a network's shapes alone; the session applies them to its
// selection.

#include "document/move.h"

// The place in a stage of another size that looks the same: the cell under the same
// relative centre.
static int
rescale (int index,
         int from_length,
         int to_length)
{
  return MIN ((gint64) (2 * (gint64) index + 1) * to_length / (2 * (gint64) from_length),
              to_length - 1);
}

static FoveaCell
move_to_stage (const FoveaNetwork *network,
               FoveaCell           cell,
               int                 stage)
{
  if (stage < 0 || stage >= fovea_network_get_n_stages (network))
    return cell;

  FoveaShape from = fovea_network_get_shape (network, cell.stage);
  FoveaShape to = fovea_network_get_shape (network, stage);

  return (FoveaCell) { .stage = stage,
                       .channel = MIN (cell.channel, to.n_channels - 1),
                       .row = rescale (cell.row, from.n_rows, to.n_rows),
                       .column = rescale (cell.column, from.n_columns, to.n_columns) };
}

/**
 * fovea_move_get_start:
 * @network: a network
 *
 * Returns: the middle cell of the last stage, channel 0; above and left of the middle
 *   where the stage has no middle cell
 */
FoveaCell
fovea_move_get_start (const FoveaNetwork *network)
{
  int stage = fovea_network_get_n_stages (network) - 1;
  FoveaShape shape = fovea_network_get_shape (network, stage);

  return (FoveaCell) { .stage = stage,
                       .row = (shape.n_rows - 1) / 2,
                       .column = (shape.n_columns - 1) / 2 };
}

/**
 * fovea_move_clip:
 * @network: a network
 * @cell: a cell of some network
 *
 * Returns: the nearest cell that @network has
 */
FoveaCell
fovea_move_clip (const FoveaNetwork *network,
                 FoveaCell           cell)
{
  cell.stage = CLAMP (cell.stage, 0, fovea_network_get_n_stages (network) - 1);

  FoveaShape shape = fovea_network_get_shape (network, cell.stage);

  cell.channel = CLAMP (cell.channel, 0, shape.n_channels - 1);
  cell.row = CLAMP (cell.row, 0, shape.n_rows - 1);
  cell.column = CLAMP (cell.column, 0, shape.n_columns - 1);
  return cell;
}

/**
 * fovea_move_apply:
 * @self: a move
 * @network: a network
 * @cell: a cell of it
 *
 * Finds where a move leads: within the grid, or to about the same relative place of the
 * next one. Nothing wraps around.
 *
 * Returns: the cell there; @cell itself at an edge
 */
FoveaCell
fovea_move_apply (FoveaMove           self,
                  const FoveaNetwork *network,
                  FoveaCell           cell)
{
  FoveaShape shape = fovea_network_get_shape (network, cell.stage);

  switch (self)
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
      return move_to_stage (network, cell, cell.stage + 1);
    case FOVEA_MOVE_PREVIOUS_STAGE:
      return move_to_stage (network, cell, cell.stage - 1);
    default:
      g_assert_not_reached ();
    }
  return fovea_move_clip (network, cell);
}
