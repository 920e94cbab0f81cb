// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What was not saved yet, kept in a folder of the user's until it is, so that it outlives
// the program's end of whatever kind.

#pragma once

#include "document/file.h"

G_BEGIN_DECLS

// One draft, claimed by this program: no other one is offered it. Reference-counted; its
// functions may be called from any thread, one at a time waits for the other.
typedef struct _FoveaDraft FoveaDraft;

// What is kept in it.
typedef enum
{
  FOVEA_DRAFT_DOCUMENT, // as in a .fovea file
  FOVEA_DRAFT_LESSON,   // as fovea_lesson_draft_serialize() writes it
} FoveaDraftKind;

// Where a draft's document or lesson comes from.
typedef struct
{
  char *uri;    // (nullable) of the file; NULL: never saved
  char *digest; // (nullable) of what the file held then
} FoveaDraftOrigin;

char         *fovea_drafts_dup_folder    (void);
GPtrArray    *fovea_drafts_find          (const char              *folder);
FoveaDraft   *fovea_draft_new            (const char              *folder,
                                          GError                 **error);
FoveaDraft   *fovea_draft_ref            (FoveaDraft              *self);
void          fovea_draft_unref          (FoveaDraft              *self);
bool          fovea_draft_write          (FoveaDraft              *self,
                                          const FoveaContent      *content,
                                          const FoveaDraftOrigin  *origin,
                                          GError                 **error);
bool          fovea_draft_write_bytes    (FoveaDraft              *self,
                                          FoveaDraftKind           kind,
                                          GBytes                  *bytes,
                                          const FoveaDraftOrigin  *origin,
                                          GError                 **error);
bool          fovea_draft_is_lesson      (FoveaDraft              *self);
GBytes       *fovea_draft_read_bytes     (FoveaDraft              *self,
                                          FoveaDraftKind           kind,
                                          FoveaDraftOrigin        *origin,
                                          GError                 **error);
FoveaContent *fovea_draft_read           (FoveaDraft              *self,
                                          FoveaDraftOrigin        *origin,
                                          GError                 **error);
GDateTime    *fovea_draft_get_time       (FoveaDraft              *self);
void          fovea_draft_remove         (FoveaDraft              *self);
void          fovea_draft_origin_clear   (FoveaDraftOrigin        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaDraft, fovea_draft_unref)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FoveaDraftOrigin, fovea_draft_origin_clear)

G_END_DECLS
