// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the halves of a keeper share: drafts in keeper.c, the file in keeper-file.c.

#pragma once

#include "document/keeper.h"

G_BEGIN_DECLS

struct _FoveaKeeper
{
  GObject parent_instance;

  // Owned
  FoveaDocument *document;
  FoveaDraft *draft;         // (nullable) nothing to lose
  FoveaContent *drafted;     // (nullable) what the draft was last given
  GFileMonitor *monitor;     // (nullable)
  GCancellable *cancellable; // of looking at the file
  char *digest;              // (nullable) of what the file is known to hold
  char *folder;              // of drafts
  GQueue saves;              // of GTask: the first is being done

  // State
  gulong changed_handler;
  gulong modified_handler;
  guint draft_source;
  bool is_writing; // the draft
  bool is_closed;
  bool is_changed_outside;
};

void fovea_keeper_schedule_draft      (FoveaKeeper *self);
void fovea_keeper_watch               (FoveaKeeper *self);
void fovea_keeper_set_digest          (FoveaKeeper *self,
                                       const char  *digest);
void fovea_keeper_set_changed_outside (FoveaKeeper *self,
                                       bool         is_changed);

G_END_DECLS
