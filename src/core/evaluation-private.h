// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What evaluation.c and evaluation-run.c share.

#pragma once

#include "core/evaluation.h"

G_BEGIN_DECLS

struct _FoveaEvaluation
{
  gatomicrefcount ref_count;

  // Owned
  FoveaNetwork *network;
  FoveaTensor **stages;
  int n_stages;
};

FoveaEvaluation *fovea_evaluation_allocate (FoveaNetwork *network);

G_END_DECLS
