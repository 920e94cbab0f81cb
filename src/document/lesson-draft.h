// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A lesson that somebody is making: pages are taken from what is shown, given words, put in order,
// and saved beside the documents that they show. Undo keeps states.

#pragma once

#include "document/lesson.h"
#include "document/storage.h"

G_BEGIN_DECLS

// A page as it was taken: immutable and reference-counted.
typedef struct _FoveaDraftPage FoveaDraftPage;

FoveaDraftPage        *fovea_draft_page_new           (const FoveaLessonPage *page,
                                                       FoveaContent          *content);
FoveaDraftPage        *fovea_draft_page_ref           (FoveaDraftPage        *self);
void                   fovea_draft_page_unref         (FoveaDraftPage        *self);
const FoveaLessonPage *fovea_draft_page_get           (const FoveaDraftPage  *self);
FoveaContent          *fovea_draft_page_get_content   (const FoveaDraftPage  *self);
FoveaDraftPage        *fovea_draft_page_replace_words (const FoveaDraftPage  *self,
                                                       const char            *title,
                                                       const char            *text,
                                                       const char            *tasks);
FoveaDraftPage        *fovea_draft_page_replace_shown (const FoveaDraftPage  *self,
                                                       const FoveaLessonPage *shown,
                                                       FoveaContent          *content);
FoveaDraftPage        *fovea_draft_page_replace_goal  (const FoveaDraftPage  *self,
                                                       const char            *goal);
char                  *fovea_draft_page_dup_text      (const FoveaDraftPage  *self);
char                  *fovea_draft_page_dup_tasks     (const FoveaDraftPage  *self);
char                  *fovea_draft_page_dup_goal      (const FoveaDraftPage  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaDraftPage, fovea_draft_page_unref)

#define FOVEA_TYPE_LESSON_DRAFT (fovea_lesson_draft_get_type ())
G_DECLARE_FINAL_TYPE (FoveaLessonDraft, fovea_lesson_draft, FOVEA, LESSON_DRAFT, GObject)

// Properties: modified, can-undo (booleans). Signal: changed (self).
FoveaLessonDraft *fovea_lesson_draft_new             (void);
FoveaLessonDraft *fovea_lesson_draft_new_from_lesson (FoveaLesson      *lesson,
                                                      GFile            *file);
FoveaLessonDraft *fovea_lesson_draft_dup             (FoveaLessonDraft *self);
const char       *fovea_lesson_draft_get_title       (FoveaLessonDraft *self);
const char       *fovea_lesson_draft_get_summary     (FoveaLessonDraft *self);
void              fovea_lesson_draft_set_title       (FoveaLessonDraft *self,
                                                      const char       *title);
void              fovea_lesson_draft_set_summary     (FoveaLessonDraft *self,
                                                      const char       *summary);
int               fovea_lesson_draft_get_n_pages     (FoveaLessonDraft *self);
FoveaDraftPage   *fovea_lesson_draft_get_page        (FoveaLessonDraft *self,
                                                      int               page);
void              fovea_lesson_draft_insert          (FoveaLessonDraft *self,
                                                      int               page,
                                                      FoveaDraftPage   *inserted);
void              fovea_lesson_draft_replace         (FoveaLessonDraft *self,
                                                      int               page,
                                                      FoveaDraftPage   *replacement);
void              fovea_lesson_draft_remove          (FoveaLessonDraft *self,
                                                      int               page);
void              fovea_lesson_draft_move            (FoveaLessonDraft *self,
                                                      int               page,
                                                      int               target);
bool              fovea_lesson_draft_undo            (FoveaLessonDraft *self);
bool              fovea_lesson_draft_can_undo        (FoveaLessonDraft *self);
bool              fovea_lesson_draft_is_modified     (FoveaLessonDraft *self);
GFile            *fovea_lesson_draft_get_file        (FoveaLessonDraft *self);
bool              fovea_lesson_draft_save            (FoveaLessonDraft *self,
                                                      GFile            *file,
                                                      FoveaOverwrite    overwrite,
                                                      GError          **error);
FoveaLesson      *fovea_lesson_draft_dup_lesson      (FoveaLessonDraft *self,
                                                      GError          **error);
GBytes           *fovea_lesson_draft_serialize       (FoveaLessonDraft *self,
                                                      GError          **error);
FoveaLessonDraft *fovea_lesson_draft_parse           (GBytes           *bytes,
                                                      GFile            *file,
                                                      GError          **error);

G_END_DECLS
