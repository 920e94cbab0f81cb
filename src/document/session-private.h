// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the sources of the session share: session.c, session-move.c (keys), session-question.c
// (what is asked, chosen and hidden).

#pragma once

#include "document/session.h"

G_BEGIN_DECLS

struct _FoveaSession
{
  GObject parent_instance;

  // Owned
  FoveaDocument *document;
  FoveaEvaluation *evaluation;   // (nullable) only when it could not be made
  GError *error;                 // (nullable) why not
  FoveaTrace *trace;             // (nullable) of the selection
  FoveaTrace *hover_trace;       // (nullable)
  FoveaComposition *composition; // (nullable) made when first asked for
  FoveaQuestion *question;       // (nullable)
  FoveaEvaluation *shown;        // (nullable) the evaluation without the number asked for
  GArray *chosen;                // (element-type FoveaCell)
  GArray *marks;                 // (element-type FoveaMark)

  // State
  bool is_sum_all;
  bool is_pending;               // the question is not yet answered
  bool has_cursor;               // while it is pending, in place of a trace
  FoveaCell cursor;
};

void fovea_session_class_add_question (FoveaSessionClass *class);
void fovea_session_init_question      (FoveaSession      *self);
void fovea_session_clear_question     (FoveaSession      *self);
void fovea_session_set_cursor         (FoveaSession      *self,
                                       const FoveaCell   *cell);

G_END_DECLS
