// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One viewer's look at a document: evaluation, selection, hover and their traces, the
// composition, and how deep the sum is written. No pixels here: "click → selection →
// trace" needs no display.

#pragma once

#include "core/mark.h"
#include "document/boxed.h"
#include "document/document.h"
#include "document/move.h"
#include "document/question.h"

G_BEGIN_DECLS

#define FOVEA_TYPE_SESSION (fovea_session_get_type ())
G_DECLARE_FINAL_TYPE (FoveaSession, fovea_session, FOVEA, SESSION, GObject)

// How the evaluation stands to the document. While it is not current it is of an earlier state of
// the document, or there is none yet.
typedef enum
{
  FOVEA_SESSION_CURRENT,
  FOVEA_SESSION_EVALUATING, // a thread works on it
  FOVEA_SESSION_STOPPED,    // somebody stopped that
  FOVEA_SESSION_FAILED,     // fovea_session_get_error() says why
} FoveaSessionState;

// Properties, all notified: document, evaluation, trace, hover-trace, composition, sum-all, pending,
// state.
FoveaSession     *fovea_session_new              (FoveaDocument *document);
FoveaDocument    *fovea_session_get_document     (FoveaSession  *self);
void              fovea_session_set_document     (FoveaSession  *self,
                                                  FoveaDocument *document);
FoveaEvaluation  *fovea_session_get_evaluation   (FoveaSession  *self);
const GError     *fovea_session_get_error        (FoveaSession  *self);
FoveaTrace       *fovea_session_get_trace        (FoveaSession  *self);
FoveaTrace       *fovea_session_get_hover_trace  (FoveaSession  *self);
FoveaComposition *fovea_session_get_composition  (FoveaSession  *self);
bool              fovea_session_get_selection    (FoveaSession  *self,
                                                  FoveaCell     *cell);
void              fovea_session_select           (FoveaSession  *self,
                                                  FoveaCell      cell);
void              fovea_session_select_default   (FoveaSession  *self);
void              fovea_session_clear_selection  (FoveaSession  *self);
void              fovea_session_hover            (FoveaSession  *self,
                                                  FoveaCell      cell);
void              fovea_session_clear_hover      (FoveaSession  *self);
bool              fovea_session_move             (FoveaSession  *self,
                                                  FoveaMove      move);
bool              fovea_session_get_sum_all      (FoveaSession  *self);
void              fovea_session_set_sum_all      (FoveaSession  *self,
                                                  bool           sum_all);

// session-evaluate.c
FoveaSessionState fovea_session_get_state        (FoveaSession  *self);
double            fovea_session_get_progress     (FoveaSession  *self);
void              fovea_session_stop             (FoveaSession  *self);
void              fovea_session_resume           (FoveaSession  *self);
void              fovea_session_set_patience     (FoveaSession  *self,
                                                  double         n_taps);

// session-question.c. While a question is pending there are no traces and no composition, and the
// evaluation lacks the number that is asked for. Property: pending. Signal: marked (self).
void              fovea_session_ask              (FoveaSession  *self,
                                                  FoveaQuestion *question);
void              fovea_session_end_question     (FoveaSession  *self);
void              fovea_session_reveal           (FoveaSession  *self);
bool              fovea_session_is_pending       (FoveaSession  *self);
FoveaQuestion    *fovea_session_get_question     (FoveaSession  *self);
bool              fovea_session_toggle           (FoveaSession  *self,
                                                  FoveaCell      cell);
bool              fovea_session_choose_to         (FoveaSession  *self,
                                                  FoveaCell      cell);
FoveaReply       fovea_session_get_chosen       (FoveaSession  *self);
const FoveaMark  *fovea_session_get_marks        (FoveaSession  *self,
                                                  int           *n_marks);
bool              fovea_session_find_mark        (FoveaSession  *self,
                                                  FoveaCell      cell,
                                                  FoveaMarkKind *kind);

G_END_DECLS
