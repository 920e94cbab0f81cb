// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// For a cell: what it sees in every earlier stage and reaches in every later one, in how many
// ways, with which weights; and the sum that made it. Immutable.
//
// Along each axis the maps are independent, so the set of cells used in a stage is always
// rows × columns, and path counts are products of a row's and a column's count. Counts are
// doubles: exact to 2^53, rounded beyond. Channels do not multiply path counts.

#pragma once

#include "core/evaluation.h"

G_BEGIN_DECLS

// One stage as the selected cell uses it. Empty box: nothing of the stage (all in the padding).
typedef struct
{
  FoveaBox box;               // bounding box, clipped to the stage
  const double *row_paths;    // a row of the box: ways to the cell along rows; 0: a hole
  const double *column_paths; // the same along columns
  const double *weights;      // (nullable) box channels × rows × columns: derivative of the cell's
                              // value by each cell, at the present activations; earlier stages only
} FoveaTraceStage;

// One product in a cell's sum.
typedef struct
{
  float weight;
  float input;
  FoveaTapKind kind; // FOVEA_TAP_PADDING: input is the padding value and the place is outside the stage
  int channel;       // of the earlier stage
  int row;           // of the earlier stage; for the padding modes that repeat cells, the cell repeated
  int column;
  int kernel_row;
  int kernel_column;
} FoveaTerm;

typedef struct _FoveaTrace FoveaTrace;

FoveaTrace            *fovea_trace_new          (FoveaEvaluation  *evaluation,
                                                 FoveaCell         cell);
FoveaTrace            *fovea_trace_new_without_weights (FoveaEvaluation *evaluation,
                                                 FoveaCell         cell);
FoveaTrace            *fovea_trace_ref          (FoveaTrace       *self);
void                   fovea_trace_unref        (FoveaTrace       *self);
FoveaEvaluation       *fovea_trace_get_evaluation (const FoveaTrace *self);
FoveaCell              fovea_trace_get_cell     (const FoveaTrace *self);
float                  fovea_trace_get_value    (const FoveaTrace *self);
float                  fovea_trace_get_bias     (const FoveaTrace *self);
const FoveaTraceStage *fovea_trace_get_stage    (const FoveaTrace *self,
                                                 int               stage);
bool                   fovea_trace_has          (const FoveaTrace *self,
                                                 FoveaCell         cell);
double                 fovea_trace_get_paths    (const FoveaTrace *self,
                                                 int               stage,
                                                 int               row,
                                                 int               column);
double                 fovea_trace_get_weight   (const FoveaTrace *self,
                                                 FoveaCell         cell);
double                 fovea_trace_get_constant (const FoveaTrace *self,
                                                 int               stage);
const FoveaTerm       *fovea_trace_get_terms    (const FoveaTrace *self,
                                                 int              *n_terms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaTrace, fovea_trace_unref)

G_END_DECLS
