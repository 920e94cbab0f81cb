// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Keeps one document safe: saves it without harm to what others wrote, watches its file,
// and keeps a draft while there is something to lose.

#pragma once

#include "document/document.h"
#include "document/drafts.h"
#include "document/storage.h"

G_BEGIN_DECLS

#define FOVEA_TYPE_KEEPER (fovea_keeper_get_type ())
G_DECLARE_FINAL_TYPE (FoveaKeeper, fovea_keeper, FOVEA, KEEPER, GObject)

// How long a change waits until the draft is written, in milliseconds.
#define FOVEA_KEEPER_DRAFT_DELAY_MS 400

// Property, notified: changed-outside (boolean).
FoveaKeeper   *fovea_keeper_new                (FoveaDocument        *document);
void           fovea_keeper_open_async         (GFile                *file,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              data);
FoveaKeeper   *fovea_keeper_open_finish        (GAsyncResult         *result,
                                                GError              **error);
FoveaKeeper   *fovea_keeper_restore            (FoveaDraft           *draft,
                                                GError              **error);
FoveaDocument *fovea_keeper_get_document       (FoveaKeeper          *self);
bool           fovea_keeper_is_pristine        (FoveaKeeper          *self);
bool           fovea_keeper_is_changed_outside (FoveaKeeper          *self);
void           fovea_keeper_accept_outside     (FoveaKeeper          *self);
void           fovea_keeper_save_async         (FoveaKeeper          *self,
                                                GFile                *file,
                                                FoveaOverwrite        overwrite,
                                                GAsyncReadyCallback   callback,
                                                gpointer              data);
bool           fovea_keeper_save_finish        (FoveaKeeper          *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void           fovea_keeper_revert_async       (FoveaKeeper          *self,
                                                GAsyncReadyCallback   callback,
                                                gpointer              data);
bool           fovea_keeper_revert_finish      (FoveaKeeper          *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void           fovea_keeper_close              (FoveaKeeper          *self);

G_END_DECLS
