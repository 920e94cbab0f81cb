// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The stack: the input and every layer, to be added, removed, reordered, switched and edited.

#pragma once

#include "app/layer-row.h"
#include "document/session.h"

G_BEGIN_DECLS

#define FOVEA_TYPE_LAYER_LIST (fovea_layer_list_get_type ())
G_DECLARE_FINAL_TYPE (FoveaLayerList, fovea_layer_list, FOVEA, LAYER_LIST, GtkWidget)

// Properties: session, flips-kernels. Action: layers.add with the nick of a layer or an activation.
GtkWidget     *fovea_layer_list_new     (void);
FoveaLayerRow *fovea_layer_list_get_row (FoveaLayerList *self,
                                         int             layer);

G_END_DECLS
