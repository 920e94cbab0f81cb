// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The states of a document and which of them is shown. Nothing is told to anybody here.

#pragma once

#include "document/file.h"

G_BEGIN_DECLS

typedef struct _FoveaHistory FoveaHistory;

FoveaHistory *fovea_history_new           (FoveaContent       *first);
void          fovea_history_free          (FoveaHistory       *self);
void          fovea_history_set_limits    (FoveaHistory       *self,
                                           guint               max_steps,
                                           gsize               max_bytes);
gsize         fovea_history_get_n_bytes   (const FoveaHistory *self);
FoveaContent *fovea_history_get_content   (const FoveaHistory *self);
void          fovea_history_push          (FoveaHistory       *self,
                                           FoveaContent       *content);
void          fovea_history_begin_gesture (FoveaHistory       *self,
                                           const char         *name);
void          fovea_history_end_gesture   (FoveaHistory       *self);
bool          fovea_history_can_undo      (const FoveaHistory *self);
bool          fovea_history_can_redo      (const FoveaHistory *self);
const char   *fovea_history_get_undo_name (const FoveaHistory *self);
const char   *fovea_history_get_redo_name (const FoveaHistory *self);
void          fovea_history_undo          (FoveaHistory       *self);
void          fovea_history_redo          (FoveaHistory       *self);

G_END_DECLS
