// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tensors of all stages for one (network, input). Immutable; an update after an edit
// shares every tensor that the edit could not change.

#pragma once

#include "core/network.h"
#include "core/progress.h"

G_BEGIN_DECLS

typedef enum
{
  FOVEA_DAMAGE_NONE,      // nothing changed
  FOVEA_DAMAGE_INPUT,     // cells of the input, within box
  FOVEA_DAMAGE_STRUCTURE, // everything from layer on
} FoveaDamageKind;

// What an edit changed.
typedef struct
{
  FoveaDamageKind kind;
  FoveaBox box; // FOVEA_DAMAGE_INPUT
  int layer;    // FOVEA_DAMAGE_STRUCTURE: the first that differs; 0: the input, too
} FoveaDamage;

typedef struct _FoveaEvaluation FoveaEvaluation;

// What is to be evaluated.
typedef struct
{
  FoveaNetwork *network;
  FoveaTensor *input;
  const FoveaEvaluation *old; // (nullable) what it is an update of
  FoveaDamage damage;         // what the edit changed of that
  FoveaProgress *progress;    // (nullable)
} FoveaEvaluationJob;

FoveaEvaluation *fovea_evaluation_new         (FoveaNetwork          *network,
                                               FoveaTensor           *input,
                                               GError               **error);
FoveaEvaluation *fovea_evaluation_update      (const FoveaEvaluation *old,
                                               FoveaNetwork          *network,
                                               FoveaTensor           *input,
                                               const FoveaDamage     *damage,
                                               GError               **error);
FoveaEvaluation *fovea_evaluation_run         (const FoveaEvaluationJob *job,
                                               GError               **error);
double           fovea_evaluation_estimate    (const FoveaEvaluationJob *job);
FoveaEvaluation *fovea_evaluation_ref         (FoveaEvaluation       *self);
void             fovea_evaluation_unref       (FoveaEvaluation       *self);
FoveaNetwork    *fovea_evaluation_get_network (const FoveaEvaluation *self);
FoveaTensor     *fovea_evaluation_get_stage   (const FoveaEvaluation *self,
                                               int                    stage);
float            fovea_evaluation_get_value   (const FoveaEvaluation *self,
                                               FoveaCell              cell);

// A number that is asked for: not there until it is revealed.
FoveaEvaluation *fovea_evaluation_hide        (const FoveaEvaluation *self,
                                               FoveaCell              cell);
bool             fovea_value_is_hidden        (double                 value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaEvaluation, fovea_evaluation_unref)

G_END_DECLS
