// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the sources of lessons share: lesson-text.c (text), lesson-read.c (keys), lesson.c.

#pragma once

#include "document/lesson-text.h"
#include "document/lesson.h"

G_BEGIN_DECLS

// A page as it is kept: FoveaLessonPage points into it.
typedef struct
{
  FoveaLessonPage page;
  FoveaContent *content;
  GArray *off; // (element-type int)
  const FoveaLessonSheet *sheet; // as it is written
} FoveaLessonLeaf;

struct _FoveaLesson
{
  gatomicrefcount ref_count;

  // Owned
  FoveaLessonText *text;
  GPtrArray *leaves;    // (element-type FoveaLessonLeaf)
  GHashTable *contents; // by name: one content for all pages that show it
  GHashTable *strings;  // names of documents and views
  GFile *file;          // (nullable) what holds these very words
  char *digest;         // (nullable) of what it held when it was read
  char *place;          // name of a built-in lesson, or address of a file

  // State
  int built_in;         // −1: written by somebody
};

// Where a lesson's documents and translations are found.
typedef FoveaContent *(*FoveaLessonLoad) (const char *name,
                                       gpointer    place,
                                       GError    **error);

// What files call playbacks; NULL for none.
extern const char *const fovea_lesson_plays[FOVEA_LESSON_N_PLAYS];

FoveaLesson *fovea_lesson_read (FoveaLessonText *text,
                                FoveaLessonLoad  load,
                                gpointer         place,
                                GError         **error);
bool         fovea_lesson_read_cell (const char *value,
                                     FoveaCell  *cell);

int          fovea_lesson_find_line (const FoveaLessonLeaf *leaf,
                                     const char            *key);

// lessons.c
int          fovea_lessons_find (GBytes *bytes);

// lesson-question.c
bool fovea_lesson_read_question  (FoveaLessonPage       *page,
                                  const char            *value);
bool fovea_lesson_check_question (const FoveaLesson     *self,
                                  const FoveaLessonLeaf *leaf,
                                  GError               **error);

G_END_DECLS
