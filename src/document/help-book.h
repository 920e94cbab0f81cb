// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// All pages of the help in the user's language, compiled in, with the links between them.

#pragma once

#include "document/help-page.h"

G_BEGIN_DECLS

typedef struct _FoveaHelpBook FoveaHelpBook;

FoveaHelpBook       *fovea_help_book_new       (GError             **error);
void                 fovea_help_book_free      (FoveaHelpBook       *self);
int                  fovea_help_book_get_n     (const FoveaHelpBook *self);
const FoveaHelpPage *fovea_help_book_get       (const FoveaHelpBook *self,
                                                int                  page);
const FoveaHelpPage *fovea_help_book_find      (const FoveaHelpBook *self,
                                                const char          *id);
const char          *fovea_help_book_get_title (const FoveaHelpBook *self,
                                                const char          *target);
FoveaHelpPage       *fovea_help_book_search    (const FoveaHelpBook *self,
                                                const char          *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaHelpBook, fovea_help_book_free)

G_END_DECLS
