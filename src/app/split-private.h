// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the files of a split share.

#pragma once

#include "app/split.h"

G_BEGIN_DECLS

typedef enum
{
  FOVEA_SPLIT_BESIDE,
  FOVEA_SPLIT_BELOW,
  FOVEA_SPLIT_OVER // the content, as a page
} FoveaSplitPlace;

struct _FoveaSplit
{
  GtkWidget parent_instance;

  // Borrowed
  GtkWidget *content; // (nullable) children
  GtkWidget *sidebar; // (nullable)
  FoveaSplit *rival;  // (nullable)

  // State
  gboolean is_at_start;
  gboolean is_fixed;
  int sidebar_width;
  FoveaSplitPlace place;
  bool is_cramped;    // no room for the side bars of both rivals
  bool is_asked_last; // of two rivals
  gboolean is_shown_wide;
  gboolean is_shown_narrow;
  bool is_put_away;
  bool is_peeked; // shown nevertheless
  bool loses_focus; // because the side bar goes
  guint notify_id; // 0: nothing to tell
};

bool fovea_split_is_shown_wide (FoveaSplit     *self);
void fovea_split_tell_later    (FoveaSplit     *self);
void fovea_split_measure       (GtkWidget      *widget,
                                GtkOrientation  orientation,
                                int             for_size,
                                int            *minimum,
                                int            *natural,
                                int            *minimum_baseline,
                                int            *natural_baseline);
void fovea_split_size_allocate (GtkWidget      *widget,
                                int             width,
                                int             height,
                                int             baseline);

G_END_DECLS
