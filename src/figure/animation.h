// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A playback: the order in which an evaluation fills its stages, layer by layer, window by
// window, term by term. Every step is a function of its number, so that a player can go to any at
// once.

#pragma once

#include "core/trace.h"

G_BEGIN_DECLS

typedef enum
{
  FOVEA_PACE_WINDOW, // a step fills a place in all channels
  FOVEA_PACE_CELL,   // a step fills a cell, channel after channel
  FOVEA_PACE_LAYER,  // a step fills a whole stage; its middle cell stands for it
  FOVEA_PACE_TERM,   // a step adds a term to the sum of a cell, cell after cell
} FoveaPace;

typedef struct
{
  FoveaPace pace;
  gint64 number;    // from 0, of the whole playback
  FoveaCell cell;   // what the step fills; channel 0 where it fills all
  gint64 window;    // from 0, of the cell's stage
  gint64 n_windows; // of that stage
  int term;         // by terms only: the last one added, from 0
  int n_terms;      // of the cell; 0: it is a sum of nothing
} FoveaStep;

const char *fovea_pace_get_nick       (FoveaPace           self);
bool      fovea_pace_from_nick        (const char         *nick,
                                       FoveaPace          *pace);
gint64    fovea_animation_get_n_steps (const FoveaNetwork *network,
                                       FoveaPace           pace);
FoveaStep fovea_animation_get_step    (const FoveaNetwork *network,
                                       FoveaPace           pace,
                                       gint64              number);
gint64    fovea_animation_find_cell   (const FoveaNetwork *network,
                                       FoveaPace           pace,
                                       FoveaCell           cell);
char     *fovea_step_describe         (const FoveaStep    *self,
                                       const FoveaNetwork *network);
bool      fovea_step_is_partial       (const FoveaStep    *self);
float     fovea_step_get_sum          (const FoveaStep    *self,
                                       const FoveaTrace   *trace);
bool      fovea_step_get_source       (const FoveaStep    *self,
                                       const FoveaTrace   *trace,
                                       FoveaCell          *cell);
int       fovea_step_count_blank      (const FoveaStep    *self,
                                       FoveaShape          shape,
                                       int                 stage,
                                       int                 channel);

G_END_DECLS
