// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The windows nested in what a cell sees, visited one after the other, and what they see together:
// the union grows 3, 4, 5 along each axis for two 3×3. A visit is a function of its number.

#pragma once

#include "core/trace.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 number; // from 0
  gint64 n_visits;
  FoveaCell cell; // whose window is visited
} FoveaVisit;

// What the visits so far see of a stage: all of one box and all of the other.
typedef struct
{
  FoveaBox rows; // of rows of windows that are done; empty in the first
  FoveaBox part; // of the present row of windows and of those above, as far as its column
} FoveaVisited;

gint64       fovea_visit_get_n       (const FoveaTrace *trace);
FoveaVisit   fovea_visit_get         (const FoveaTrace *trace,
                                      gint64            number);
FoveaVisited fovea_visit_get_visited (const FoveaVisit *self,
                                      const FoveaTrace *trace,
                                      int               stage);
char        *fovea_visit_describe    (const FoveaVisit *self,
                                      const FoveaTrace *trace);

G_END_DECLS
