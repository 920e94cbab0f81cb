// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is edited and saved: a title, a network and its input, with undo by keeping
// states. Emits "changed" with the damage of each edit, undo and redo.

#pragma once

#include "core/evaluation.h"
#include "document/file.h"

G_BEGIN_DECLS

#define FOVEA_TYPE_DOCUMENT (fovea_document_get_type ())
G_DECLARE_FINAL_TYPE (FoveaDocument, fovea_document, FOVEA, DOCUMENT, GObject)

// Properties: title, file (GFile), modified, can-undo, can-redo, undo-name, redo-name.
// Signal: changed (self, const FoveaDamage *damage).
FoveaDocument *fovea_document_new           (FoveaContent   *content);
FoveaContent  *fovea_document_get_content   (FoveaDocument  *self);
FoveaNetwork  *fovea_document_get_network   (FoveaDocument  *self);
FoveaTensor   *fovea_document_get_input     (FoveaDocument  *self);
const char    *fovea_document_get_title     (FoveaDocument  *self);
void           fovea_document_set_title     (FoveaDocument  *self,
                                             const char     *title);
GFile         *fovea_document_get_file      (FoveaDocument  *self);
void           fovea_document_set_file      (FoveaDocument  *self,
                                             GFile          *file);
bool           fovea_document_is_modified   (FoveaDocument  *self);
void           fovea_document_mark_saved    (FoveaDocument  *self,
                                             FoveaContent   *saved);
void           fovea_document_set_lost      (FoveaDocument  *self,
                                             bool            is_lost);
bool           fovea_document_replace_layer (FoveaDocument  *self,
                                             int             layer,
                                             FoveaLayer     *replacement,
                                             GError        **error);
bool           fovea_document_insert_layer  (FoveaDocument  *self,
                                             int             layer,
                                             FoveaLayer     *inserted,
                                             GError        **error);
bool           fovea_document_remove_layer  (FoveaDocument  *self,
                                             int             layer,
                                             GError        **error);
bool           fovea_document_move_layer    (FoveaDocument  *self,
                                             int             layer,
                                             int             target,
                                             GError        **error);
bool           fovea_document_set_enabled   (FoveaDocument  *self,
                                             int             layer,
                                             bool            is_enabled,
                                             GError        **error);
void           fovea_document_replace_content (FoveaDocument *self,
                                               FoveaContent  *content);
bool           fovea_document_replace_input (FoveaDocument  *self,
                                             FoveaTensor    *input,
                                             GError        **error);
bool           fovea_document_set_cell      (FoveaDocument  *self,
                                             FoveaCell       cell,
                                             float           value,
                                             GError        **error);
void           fovea_document_begin_gesture (FoveaDocument  *self);
void           fovea_document_begin_step    (FoveaDocument  *self,
                                             const char     *name);
void           fovea_document_end_gesture   (FoveaDocument  *self);
bool           fovea_document_can_undo      (FoveaDocument  *self);
bool           fovea_document_can_redo      (FoveaDocument  *self);
const char    *fovea_document_get_undo_name (FoveaDocument  *self);
const char    *fovea_document_get_redo_name (FoveaDocument  *self);
void           fovea_document_undo          (FoveaDocument  *self);
void           fovea_document_redo          (FoveaDocument  *self);

G_END_DECLS
