// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A guided lesson: pages of text, each with all that is shown beside it. A page does not depend on
// the way that leads to it. The format is described in data/lessons/README.md.

#pragma once

#include "document/session.h"

G_BEGIN_DECLS

typedef enum
{
  FOVEA_LESSON_PLAY_NOTHING,
  FOVEA_LESSON_PLAY_FILL,   // windows slide, maps fill
  FOVEA_LESSON_PLAY_NESTED, // the windows nested in the selected cell's field
  FOVEA_LESSON_PLAY_LAYERS, // map after map
  FOVEA_LESSON_PLAY_CELLS,  // cell after cell, a channel at a time
  FOVEA_LESSON_PLAY_TERMS,  // sums form, term after term
} FoveaLessonPlay;

#define FOVEA_LESSON_N_PLAYS (FOVEA_LESSON_PLAY_TERMS + 1)

// All borrowed from the lesson.
typedef struct
{
  const char *title;
  const char *const *paragraphs; // NULL-terminated
  const char *const *tasks;      // NULL-terminated: what the learner is to do
  const char *document;          // name of an example, or of a file beside the lesson
  const char *view;              // name of a view, such as "row"
  const int *off;                // n_off layers, from 1, that are switched off
  int n_off;
  bool has_selection;
  bool has_hover;
  bool has_goal;
  bool has_question;
  FoveaCell selection;
  FoveaCell hover;
  FoveaCell goal;                // selecting it is what a task asks for
  bool sum_all;
  bool hides_cards;              // of the one kernel and the cost, so that the picture is larger
  bool keeps_cards;              // even where the picture becomes small for them; the page says so
  FoveaQuestionKind question;    // what is asked, about which cells, or by which seed
  FoveaQuestionPlace place;
  guint64 seed;
  FoveaLessonPlay play;
  gint64 step;                   // of what is played, from 0
} FoveaLessonPage;

// Immutable and reference-counted.
typedef struct _FoveaLesson FoveaLesson;

FoveaLesson           *fovea_lesson_load          (GFile             *file,
                                                   GError           **error);
FoveaLesson           *fovea_lesson_load_built_in (const char        *name,
                                                   GError           **error);
FoveaLesson           *fovea_lesson_ref           (FoveaLesson       *self);
void                   fovea_lesson_unref         (FoveaLesson       *self);
const char            *fovea_lesson_get_title     (const FoveaLesson *self);
const char            *fovea_lesson_get_summary   (const FoveaLesson *self);
GFile                 *fovea_lesson_get_file      (const FoveaLesson *self);
const char            *fovea_lesson_get_place     (const FoveaLesson *self);
int                    fovea_lesson_get_n_pages   (const FoveaLesson *self);
const FoveaLessonPage *fovea_lesson_get_page      (const FoveaLesson *self,
                                                   int                page);
FoveaContent          *fovea_lesson_get_content   (const FoveaLesson *self,
                                                   int                page);
FoveaQuestion         *fovea_lesson_new_question  (const FoveaLesson *self,
                                                   int                page);
void                   fovea_lesson_refuse        (const FoveaLesson *self,
                                                   int                page,
                                                   const char        *key,
                                                   const char        *value,
                                                   GError           **error);
void                   fovea_lesson_apply         (const FoveaLesson *self,
                                                   int                page,
                                                   FoveaSession      *session);

// The built-in lessons, in the order in which they are learned.
int                    fovea_lessons_get_n        (void);
const char            *fovea_lessons_get_name     (int                lesson);
char                  *fovea_lessons_dup_title    (int                lesson);
int                    fovea_lessons_get_n_pages  (int                lesson);
bool                   fovea_lessons_find_next    (const FoveaLesson *self,
                                                   int               *next);
bool                   fovea_lessons_find_previous (const FoveaLesson *self,
                                                   int               *previous);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaLesson, fovea_lesson_unref)

G_END_DECLS
