// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Makes a lesson beside the picture: a list of its pages, and the words of the one that is chosen.
// What a page shows is taken from the window.

#pragma once

#include "app/lecture.h"
#include "document/lesson-keeper.h"

G_BEGIN_DECLS

#define FOVEA_TYPE_RECORDER (fovea_recorder_get_type ())
G_DECLARE_FINAL_TYPE (FoveaRecorder, fovea_recorder, FOVEA, RECORDER, GtkWidget)

GtkWidget        *fovea_recorder_new       (FoveaLecture      *lecture,
                                            FoveaLessonKeeper *keeper);
FoveaLessonDraft *fovea_recorder_get_draft (FoveaRecorder    *self);
int               fovea_recorder_get_page  (FoveaRecorder    *self);
void              fovea_recorder_select    (FoveaRecorder    *self,
                                            int               page);
bool              fovea_recorder_take_words (FoveaRecorder   *self);
void              fovea_recorder_focus     (FoveaRecorder    *self);

G_END_DECLS
