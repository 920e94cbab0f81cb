// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the edits of a document share with the document.

#pragma once

#include "document/document.h"

G_BEGIN_DECLS

bool fovea_document_push (FoveaDocument *self,
                          FoveaContent  *content);

G_END_DECLS
