// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One layer in the list of layers, or the input at its head: what it is, on or off, and its editor
// when unfolded.

#pragma once

#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOVEA_TYPE_LAYER_ROW (fovea_layer_row_get_type ())
G_DECLARE_FINAL_TYPE (FoveaLayerRow, fovea_layer_row, FOVEA, LAYER_ROW, GtkListBoxRow)

// Actions: layer.duplicate, layer.remove, layer.move-up, layer.move-down, layer.unfold.
GtkWidget  *fovea_layer_row_new         (FoveaDocument *document,
                                         int            layer);
void        fovea_layer_row_set_layer   (FoveaLayerRow *self,
                                         int            layer);
int         fovea_layer_row_get_layer   (FoveaLayerRow *self);
void        fovea_layer_row_set_flips   (FoveaLayerRow *self,
                                         bool           flips);
bool        fovea_layer_row_shows       (FoveaLayerRow *self,
                                         FoveaLayer    *layer);
void        fovea_layer_row_unfold      (FoveaLayerRow *self,
                                         bool           is_unfolded);
bool        fovea_layer_row_is_unfolded (FoveaLayerRow *self);
GtkWidget  *fovea_layer_row_get_editor  (FoveaLayerRow *self);
void        fovea_layer_row_move        (FoveaLayerRow *self,
                                         int            target);

G_END_DECLS
