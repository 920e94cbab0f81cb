// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Keeps a lesson that is made safe: a draft of it lies in the user's folder while there is something
// to lose.

#pragma once

#include "document/drafts.h"
#include "document/lesson-draft.h"

G_BEGIN_DECLS

#define FOVEA_TYPE_LESSON_KEEPER (fovea_lesson_keeper_get_type ())
G_DECLARE_FINAL_TYPE (FoveaLessonKeeper, fovea_lesson_keeper, FOVEA, LESSON_KEEPER, GObject)

// Makes a copy of the lesson with all that is being typed, for nobody else.
typedef FoveaLessonDraft *(*FoveaLessonCopy) (gpointer data);

FoveaLessonKeeper *fovea_lesson_keeper_new        (FoveaLessonDraft   *lesson);
FoveaLessonKeeper *fovea_lesson_keeper_restore    (FoveaDraft         *draft,
                                                   GError            **error);
FoveaLessonDraft  *fovea_lesson_keeper_get_lesson (FoveaLessonKeeper  *self);
void               fovea_lesson_keeper_set_copy   (FoveaLessonKeeper  *self,
                                                   FoveaLessonCopy     copy,
                                                   gpointer            data);
void               fovea_lesson_keeper_schedule   (FoveaLessonKeeper  *self);
void               fovea_lesson_keeper_close      (FoveaLessonKeeper  *self);

G_END_DECLS
