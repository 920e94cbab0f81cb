// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The text of a lesson's page beside the picture, with what the learner is to do, and the way to the
// next page. It turns no pages itself: its buttons name the window's actions.

#pragma once

#include "document/lesson.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOVEA_TYPE_LESSON_VIEW (fovea_lesson_view_get_type ())
G_DECLARE_FINAL_TYPE (FoveaLessonView, fovea_lesson_view, FOVEA, LESSON_VIEW, GtkWidget)

GtkWidget *fovea_lesson_view_new      (void);
void       fovea_lesson_view_show     (FoveaLessonView *self,
                                       FoveaLesson     *lesson,
                                       int              page);
char      *fovea_lesson_view_dup_spoken (FoveaLessonView *self,
                                         FoveaLesson     *lesson,
                                         int              page);
void       fovea_lesson_view_set_done (FoveaLessonView *self,
                                       bool             is_done);
bool       fovea_lesson_view_is_done  (FoveaLessonView *self);
void       fovea_lesson_view_show_controls (FoveaLessonView *self,
                                            bool             is_shown);

G_END_DECLS
