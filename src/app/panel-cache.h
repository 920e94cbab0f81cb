// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Render nodes of a figure's panels, kept while what they show is the same.

#pragma once

#include "figure/figure.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _FoveaPanelCache FoveaPanelCache;

FoveaPanelCache *fovea_panel_cache_new      (void);
void             fovea_panel_cache_free     (FoveaPanelCache  *self);
void             fovea_panel_cache_clear    (FoveaPanelCache  *self);
void             fovea_panel_cache_snapshot (FoveaPanelCache  *self,
                                             FoveaFigure      *figure,
                                             const FoveaTheme *theme,
                                             int               scale,
                                             const graphene_rect_t *visible,
                                             GtkSnapshot      *snapshot);
bool             fovea_panel_cache_holds    (FoveaPanelCache  *self,
                                             const graphene_rect_t *visible);
GskRenderNode   *fovea_panel_cache_get_node (FoveaPanelCache  *self,
                                             int               panel);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaPanelCache, fovea_panel_cache_free)

G_END_DECLS
