// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The parameters of one layer, to be changed: what its kind has, as torch.nn.Conv2d names it.

#pragma once

#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FOVEA_TYPE_LAYER_EDITOR (fovea_layer_editor_get_type ())
G_DECLARE_FINAL_TYPE (FoveaLayerEditor, fovea_layer_editor, FOVEA, LAYER_EDITOR, GtkWidget)

GtkWidget *fovea_layer_editor_new       (FoveaDocument    *document,
                                         int               layer);
void       fovea_layer_editor_set_layer (FoveaLayerEditor *self,
                                         int               layer);
void       fovea_layer_editor_set_flips (FoveaLayerEditor *self,
                                         bool              flips);

G_END_DECLS
