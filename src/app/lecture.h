// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window's content with what a lecture adds to it: the text of a lesson beside the picture, or
// under it where the place is narrow, the playback under both, and a presentation in full screen.

#pragma once

#include "app/lesson-view.h"
#include "app/player-bar.h"
#include "document/lesson-keeper.h"

G_BEGIN_DECLS

#define FOVEA_TYPE_LECTURE (fovea_lecture_get_type ())
G_DECLARE_FINAL_TYPE (FoveaLecture, fovea_lecture, FOVEA, LECTURE, GtkWidget)

// Properties: content (a widget), canvas; has-playback: whether the playback is open; has-lesson
// (read-only): whether a lesson is; has-own-look (read-only): whether pages say how the picture looks,
// not preferences; is-narrow (read-only): whether a header above it has little room; page (read-only):
// of the lesson, told whenever one is shown.
GtkWidget       *fovea_lecture_new           (void);
FoveaPlayerBar  *fovea_lecture_get_player    (FoveaLecture    *self);
FoveaLessonView *fovea_lecture_get_view      (FoveaLecture    *self);
FoveaLesson     *fovea_lecture_get_lesson    (FoveaLecture    *self);
int              fovea_lecture_get_page      (FoveaLecture    *self);
void             fovea_lecture_open          (FoveaLecture    *self,
                                              FoveaLesson     *lesson);
void             fovea_lecture_open_at       (FoveaLecture    *self,
                                              FoveaLesson     *lesson,
                                              int              page);
bool             fovea_lecture_turn          (FoveaLecture    *self,
                                              int              page);
void             fovea_lecture_close         (FoveaLecture    *self);
// lecture-record.c
typedef struct _FoveaRecorder FoveaRecorder;

void             fovea_lecture_record         (FoveaLecture      *self,
                                               FoveaLessonKeeper *keeper);
void             fovea_lecture_stop_recording (FoveaLecture     *self);
FoveaRecorder   *fovea_lecture_get_recorder   (FoveaLecture     *self);
FoveaDraftPage  *fovea_lecture_dup_shown      (FoveaLecture     *self);
void             fovea_lecture_show_draft     (FoveaLecture     *self,
                                               FoveaDraftPage   *page);

bool             fovea_lecture_is_presenting (FoveaLecture    *self);
bool             fovea_lecture_is_blank      (FoveaLecture    *self);
void             fovea_lecture_keep_playback  (FoveaLecture  *self);
void             fovea_lecture_resume_playback (FoveaLecture *self);

G_END_DECLS
