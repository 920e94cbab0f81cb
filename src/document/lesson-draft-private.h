// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the sources of drafts share: lesson-draft-page.c (pages), lesson-draft-state.c (states),
// lesson-draft.c (order of pages, undo), lesson-draft-save.c (files).

#pragma once

#include "document/lesson-draft.h"
#include "document/lesson-private.h"

G_BEGIN_DECLS

// All that undo brings back.
typedef struct
{
  char *title;
  char *summary;
  GPtrArray *pages; // (element-type FoveaDraftPage)
} FoveaDraftState;

struct _FoveaLessonDraft
{
  GObject parent_instance;

  // Owned
  FoveaDraftState *state;
  FoveaDraftState *saved; // (nullable) as the file has it; NULL: nobody knows
  GPtrArray *past;        // (element-type FoveaDraftState) the newest last
  GFile *file;            // (nullable) where it was saved or read
  char *digest;           // (nullable) of what the file is known to hold
  char *remarks;          // (nullable) before everything else
};

FoveaDraftState  *fovea_draft_state_new        (const char             *title,
                                                const char             *summary);
void              fovea_draft_state_free       (FoveaDraftState        *self);
FoveaDraftState  *fovea_draft_state_copy       (const FoveaDraftState  *self);
bool              fovea_draft_state_equal      (const FoveaDraftState  *a,
                                                const FoveaDraftState  *b);
void              fovea_draft_page_set_other   (FoveaDraftPage         *self,
                                                const char             *key,
                                                const char             *value);
void              fovea_draft_page_add_keys    (const FoveaDraftPage   *self,
                                                const FoveaDraftPage   *before,
                                                const char             *document,
                                                const char             *document_before,
                                                FoveaLessonSheet       *sheet);
void              fovea_lesson_draft_mark_saved (FoveaLessonDraft      *self,
                                                 GFile                 *file,
                                                 const char            *digest);
void              fovea_lesson_draft_mark_lost  (FoveaLessonDraft      *self,
                                                 GFile                 *file);

G_END_DECLS
