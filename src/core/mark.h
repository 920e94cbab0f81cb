// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a question says of cells: it asks about one, some are chosen, and then those are right,
// missing or too many. Plain values.

#pragma once

#include "core/shape.h"

G_BEGIN_DECLS

typedef enum
{
  FOVEA_MARK_ASKED,   // what the question is about
  FOVEA_MARK_FROM,    // the other end of the paths that are asked for
  FOVEA_MARK_CHOSEN,  // an answer not yet judged
  FOVEA_MARK_RIGHT,
  FOVEA_MARK_MISSING,
  FOVEA_MARK_EXTRA,
} FoveaMarkKind;

typedef struct
{
  FoveaMarkKind kind;
  FoveaCell cell;
} FoveaMark;

G_END_DECLS
