// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The colours of the cells of one grid, and of the numbers on them.

#pragma once

#include "figure/draw.h"

G_BEGIN_DECLS

// Of a ramp on either side of zero: finer than the steps of a channel.
#define FOVEA_RAMP_STEPS 512

// Cells of which each has its own colour, and those of a window, which has to be quick.
#define FOVEA_MOST_EXACT_CELLS (4 * FOVEA_RAMP_STEPS)
#define FOVEA_MOST_EXACT_SEEN 256

typedef struct
{
  const FoveaPainter *painter;
  const FoveaItem *item;
  double depth;
  double scale;                              // steps a unit; 0: every colour is found by itself
  guint32 colors[2 * FOVEA_RAMP_STEPS + 1];  // 0xffRRGGBB; 0: not found yet
  guint32 inks[2 * FOVEA_RAMP_STEPS + 1];    // likewise
} FoveaShades;

void       fovea_shades_init      (FoveaShades        *self,
                                   const FoveaPainter *painter,
                                   const FoveaItem    *item,
                                   bool                is_exact);
FoveaColor fovea_shades_get_color (const FoveaShades *self,
                                   int                row,
                                   int                column);
FoveaColor fovea_shades_get_ink   (FoveaShades *self,
                                   int          row,
                                   int          column);
void       fovea_shades_fill_line (FoveaShades *self,
                                   int          row,
                                   FoveaRange   columns,
                                   guint32     *line);
bool       fovea_item_is_blank     (const FoveaItem    *item,
                                    int                 row,
                                    int                 column);

G_END_DECLS
