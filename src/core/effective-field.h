// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How much each input cell counts for one cell: the effective receptive field, far smaller than
// the box. Shares add up to 1, so that no depth overflows.

#pragma once

#include "core/trace.h"

G_BEGIN_DECLS

// Along one axis of the input.
typedef struct
{
  FoveaRange range; // of the cells seen
  double *shares;   // (owned): an index of the range; their sum is 1
  double mean;      // in cells
  double spread;    // standard deviation, in cells
} FoveaEffectiveAxis;

typedef struct
{
  FoveaEffectiveAxis axes[2]; // [vertical, horizontal]
  double *shares;             // (owned) (nullable): rows × columns; NULL: row share × column share
} FoveaEffectiveField;

bool   fovea_effective_field_init_paths         (FoveaEffectiveField       *self,
                                                 const FoveaNetwork        *network,
                                                 FoveaCell                  cell);
bool   fovea_effective_field_init_weights       (FoveaEffectiveField       *self,
                                                 const FoveaTrace          *trace);
void   fovea_effective_field_clear              (FoveaEffectiveField       *self);
double fovea_effective_field_get_share          (const FoveaEffectiveField *self,
                                                 int                        row,
                                                 int                        column);
bool   fovea_effective_field_get_closed_spread  (const FoveaNetwork        *network,
                                                 int                        stage,
                                                 FoveaDimension             dimension,
                                                 double                    *spread);
double fovea_effective_field_get_uniform_spread (int                        n_layers,
                                                 int                        kernel_size);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FoveaEffectiveField, fovea_effective_field_clear)

G_END_DECLS
