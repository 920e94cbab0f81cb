// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A linear stack as one kernel, and whether that kernel gives the same output here.

#pragma once

#include "core/evaluation.h"

G_BEGIN_DECLS

typedef struct _FoveaComposition FoveaComposition;

// What is to be composed.
typedef struct
{
  FoveaEvaluation *evaluation;
  const FoveaComposition *old; // (nullable) of the evaluation before an edit
  FoveaDamage damage;          // what the edit changed since
  FoveaProgress *progress;     // (nullable)
} FoveaCompositionJob;

FoveaComposition *fovea_composition_run                (const FoveaCompositionJob *job,
                                                        GError                   **error);
double            fovea_composition_estimate           (const FoveaCompositionJob *job,
                                                        FoveaNetwork            *network,
                                                        FoveaTensor             *input);
FoveaComposition *fovea_composition_new                (FoveaEvaluation        *evaluation);
FoveaComposition *fovea_composition_new_as_if_linear   (FoveaEvaluation        *evaluation);
FoveaComposition *fovea_composition_ref                (FoveaComposition       *self);
void              fovea_composition_unref              (FoveaComposition       *self);
bool              fovea_composition_is_linear          (const FoveaComposition *self);
const char       *fovea_composition_get_reason         (const FoveaComposition *self);
int               fovea_composition_get_obstacle       (const FoveaComposition *self);
FoveaLayer       *fovea_composition_get_layer          (const FoveaComposition *self);
FoveaTensor      *fovea_composition_get_output         (const FoveaComposition *self);
double            fovea_composition_get_max_difference (const FoveaComposition *self);
FoveaCell         fovea_composition_get_max_cell       (const FoveaComposition *self);
bool              fovea_composition_is_equal           (const FoveaComposition *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaComposition, fovea_composition_unref)

G_END_DECLS
