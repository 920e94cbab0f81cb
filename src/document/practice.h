// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A round of questions in a session, and the tally that a student can copy out; or one question of
// a lesson. Knows no widgets.

#pragma once

#include "document/session.h"

G_BEGIN_DECLS

#define FOVEA_TYPE_PRACTICE (fovea_practice_get_type ())
G_DECLARE_FINAL_TYPE (FoveaPractice, fovea_practice, FOVEA, PRACTICE, GObject)

// Signals: asked (self), when another question is asked or there is none any more; answered (self),
// when the one that is asked is answered or revealed.
FoveaPractice *fovea_practice_new             (FoveaSession      *session);
bool           fovea_practice_start           (FoveaPractice     *self,
                                               guint              kinds,
                                               guint64            seed);
void           fovea_practice_ask             (FoveaPractice     *self,
                                               FoveaQuestion     *question);
bool           fovea_practice_next            (FoveaPractice     *self);
bool           fovea_practice_answer          (FoveaPractice     *self,
                                               const FoveaReply *answer);
void           fovea_practice_reveal          (FoveaPractice     *self);
void           fovea_practice_stop            (FoveaPractice     *self);
void           fovea_practice_abandon         (FoveaPractice     *self);
FoveaQuestion *fovea_practice_get_question    (FoveaPractice     *self);
FoveaSession  *fovea_practice_get_session     (FoveaPractice     *self);
bool           fovea_practice_is_round        (FoveaPractice     *self);
bool           fovea_practice_is_waiting      (FoveaPractice     *self);
bool           fovea_practice_is_answered     (FoveaPractice     *self);
bool           fovea_practice_is_right        (FoveaPractice     *self);
int            fovea_practice_get_number      (FoveaPractice     *self);
guint64        fovea_practice_get_seed        (FoveaPractice     *self);
guint          fovea_practice_get_kinds       (FoveaPractice     *self);
void           fovea_practice_get_score       (FoveaPractice     *self,
                                               int               *n_right,
                                               int               *n_answered);
const char    *fovea_practice_get_explanation (FoveaPractice     *self);
char          *fovea_practice_dup_tally       (FoveaPractice     *self);

G_END_DECLS
