// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Content with a side bar at its end or its start. Where the place is narrow, the side bar is a sheet below
// the content, or a page over it if the place is short, too; it is put away until it is asked for.

#pragma once

#include <gtk/gtk.h>
#include <stdbool.h>

G_BEGIN_DECLS

#define FOVEA_TYPE_SPLIT (fovea_split_get_type ())
G_DECLARE_FINAL_TYPE (FoveaSplit, fovea_split, FOVEA, SPLIT, GtkWidget)

// Properties: content, sidebar (widgets); is-at-start, is-fixed: whether the side bar is always seen,
// sidebar-width (px), for construction; rival: a split in the content, which yields, or is yielded to,
// where there is room for one side bar only; is-collapsed (read-only): whether the place is narrow;
// is-shown: whether the side bar is seen now; is-shown-wide: whether it is where there is room;
// has-sheet (read-only): whether it takes height from the content.
GtkWidget *fovea_split_new          (void);
bool       fovea_split_is_collapsed (FoveaSplit *self);
bool       fovea_split_is_shown     (FoveaSplit *self);
void       fovea_split_set_shown    (FoveaSplit *self,
                                     bool        is_shown);
void       fovea_split_set_put_away (FoveaSplit *self,
                                     bool        is_put_away);

G_END_DECLS
