// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Content with a side bar at its end or its start; where the place is narrow, the side bar is a page over the
// content, put away until it is asked for.

#pragma once

#include <gtk/gtk.h>
#include <stdbool.h>

G_BEGIN_DECLS

#define FOVEA_TYPE_SPLIT (fovea_split_get_type ())
G_DECLARE_FINAL_TYPE (FoveaSplit, fovea_split, FOVEA, SPLIT, GtkWidget)

// Properties: content, sidebar (widgets); is-at-start, sidebar-width (px), for construction; is-collapsed (read-only): whether the place is narrow;
// is-shown: whether the side bar is seen now; is-shown-wide: whether it is where there is room.
GtkWidget *fovea_split_new          (void);
bool       fovea_split_is_collapsed (FoveaSplit *self);
bool       fovea_split_is_shown     (FoveaSplit *self);
void       fovea_split_set_shown    (FoveaSplit *self,
                                     bool        is_shown);
void       fovea_split_set_put_away (FoveaSplit *self,
                                     bool        is_put_away);

G_END_DECLS
