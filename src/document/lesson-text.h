// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The text of a lesson file, parsed: header, pages, keys and paragraphs with the lines they stand
// on. What keys mean is lesson.c's.

#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

typedef struct
{
  char *key;
  char *value;
  int line; // from 1
} FoveaLessonKey;

typedef struct
{
  char *title;
  int line;
  GPtrArray *keys;       // (element-type FoveaLessonKey)
  GPtrArray *paragraphs; // (element-type utf8) NULL-terminated
  GPtrArray *tasks;      // (element-type utf8) NULL-terminated
} FoveaLessonSheet;

typedef struct
{
  char *name;       // of the file, for messages
  char *title;
  char *summary;
  char *remarks;    // (nullable) lines at the very beginning, each with its newline
  GPtrArray *pages; // (element-type FoveaLessonSheet)
  bool is_translated;
} FoveaLessonText;

FoveaLessonText *fovea_lesson_text_new       (const char            *name,
                                              const char            *title,
                                              const char            *summary);
FoveaLessonSheet *fovea_lesson_text_add_sheet (FoveaLessonText      *self,
                                              const char            *title,
                                              const char *const     *paragraphs,
                                              const char *const     *tasks);
void             fovea_lesson_sheet_add_key  (FoveaLessonSheet      *self,
                                              const char            *key,
                                              const char            *value);
GBytes          *fovea_lesson_text_write     (const FoveaLessonText *self);
char            *fovea_lesson_text_tidy      (const char            *text);
FoveaLessonText *fovea_lesson_text_parse     (GBytes                *bytes,
                                              const char            *name,
                                              GError               **error);
void             fovea_lesson_text_free      (FoveaLessonText       *self);
bool             fovea_lesson_text_translate (FoveaLessonText       *self,
                                              FoveaLessonText       *translation,
                                              GError               **error);
void             fovea_lesson_text_fail      (const FoveaLessonText *self,
                                              int                    line,
                                              GError               **error,
                                              const char            *format,
                                              ...) G_GNUC_PRINTF (4, 5);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaLessonText, fovea_lesson_text_free)

G_END_DECLS
