// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the sources of the session share: session.c, session-evaluate.c (when and where it evaluates),
// session-move.c (keys), session-question.c (what is asked, chosen and hidden).

#pragma once

#include "document/session.h"

G_BEGIN_DECLS

struct _FoveaSession
{
  GObject parent_instance;

  // Owned
  FoveaDocument *document;
  FoveaEvaluation *evaluation;   // (nullable) not there yet, or could not be made
  FoveaContent *evaluated;       // (nullable) what evaluation is of
  FoveaProgress *progress;       // (nullable) of the thread that works on the next
  GError *error;                 // (nullable) why there is no next
  FoveaTrace *trace;             // (nullable) of the selection
  FoveaTrace *hover_trace;       // (nullable)
  FoveaComposition *composition; // (nullable) made when first asked for
  FoveaComposition *old_composition; // (nullable) of an earlier evaluation
  FoveaQuestion *question;       // (nullable)
  FoveaEvaluation *shown;        // (nullable) the evaluation without the number asked for
  GArray *chosen;                // (element-type FoveaCell)
  GArray *marks;                 // (element-type FoveaMark)

  // State
  FoveaSessionState state;
  double patience;               // taps that are evaluated at once
  bool has_awaited;              // to be selected when there is an evaluation
  bool awaits_default;           // the default is
  FoveaCell awaited;
  bool is_sum_all;
  bool is_pending;               // the question is not yet answered
  bool has_cursor;               // while it is pending, in place of a trace
  FoveaCell cursor;
};

void        fovea_session_take_evaluation      (FoveaSession      *self,
                                                FoveaEvaluation   *evaluation,
                                                FoveaComposition  *composition);

GParamSpec *fovea_session_class_add_evaluating (FoveaSessionClass *class);
void        fovea_session_init_evaluating      (FoveaSession      *self);
void        fovea_session_clear_evaluating     (FoveaSession      *self);

void fovea_session_class_add_question (FoveaSessionClass *class);
void fovea_session_init_question      (FoveaSession      *self);
void fovea_session_clear_question     (FoveaSession      *self);
void fovea_session_set_cursor         (FoveaSession      *self,
                                       const FoveaCell   *cell);

G_END_DECLS
