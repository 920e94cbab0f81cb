// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How keys lead from cell to cell, within a grid and from grid to grid.

#pragma once

#include "core/network.h"

G_BEGIN_DECLS

typedef enum
{
  FOVEA_MOVE_LEFT,
  FOVEA_MOVE_RIGHT,
  FOVEA_MOVE_UP,
  FOVEA_MOVE_DOWN,
  FOVEA_MOVE_ROW_START,    // Home
  FOVEA_MOVE_ROW_END,      // End
  FOVEA_MOVE_GRID_START,   // Ctrl+Home
  FOVEA_MOVE_GRID_END,     // Ctrl+End
  FOVEA_MOVE_NEXT_CHANNEL, // Page Down
  FOVEA_MOVE_PREVIOUS_CHANNEL,
  FOVEA_MOVE_NEXT_STAGE,   // Tab
  FOVEA_MOVE_PREVIOUS_STAGE,
} FoveaMove;

FoveaCell fovea_move_get_start (const FoveaNetwork *network);
FoveaCell fovea_move_clip      (const FoveaNetwork *network,
                                FoveaCell           cell);
FoveaCell fovea_move_apply     (FoveaMove           self,
                                const FoveaNetwork *network,
                                FoveaCell           cell);

G_END_DECLS
