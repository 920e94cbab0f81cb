// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the edits of a document and its history share with the document.

#pragma once

#include "document/document.h"
#include "document/history.h"

G_BEGIN_DECLS

bool          fovea_document_push        (FoveaDocument *self,
                                          FoveaContent  *content);
FoveaHistory *fovea_document_get_history (FoveaDocument *self);
void          fovea_document_travel      (FoveaDocument *self,
                                          void         (*move) (FoveaHistory *history));

G_END_DECLS
