// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// An input shape and a stack of layers that fit one another: immutable, validated when
// made. Layers are counted from 1, so that layer i makes stage i; stage 0 is the input.

#pragma once

#include "core/layer.h"

G_BEGIN_DECLS

typedef struct _FoveaNetwork FoveaNetwork;

FoveaNetwork *fovea_network_new           (FoveaShape           input_shape,
                                           FoveaLayer *const   *layers,
                                           int                  n_layers,
                                           GError             **error);
FoveaNetwork *fovea_network_ref           (FoveaNetwork        *self);
void          fovea_network_unref         (FoveaNetwork        *self);
int           fovea_network_get_n_layers  (const FoveaNetwork  *self);
int           fovea_network_get_n_stages  (const FoveaNetwork  *self);
FoveaLayer   *fovea_network_get_layer     (const FoveaNetwork  *self,
                                           int                  layer);
FoveaShape    fovea_network_get_shape     (const FoveaNetwork  *self,
                                           int                  stage);
FoveaAxis     fovea_network_get_axis      (const FoveaNetwork  *self,
                                           int                  layer,
                                           FoveaDimension       dimension);
FoveaNetwork *fovea_network_reshape_input (const FoveaNetwork  *self,
                                           FoveaShape           input_shape,
                                           GError             **error);
FoveaNetwork *fovea_network_insert_layer  (const FoveaNetwork  *self,
                                           int                  layer,
                                           FoveaLayer          *inserted,
                                           GError             **error);
FoveaNetwork *fovea_network_replace_layer (const FoveaNetwork  *self,
                                           int                  layer,
                                           FoveaLayer          *replacement,
                                           GError             **error);
FoveaNetwork *fovea_network_remove_layer  (const FoveaNetwork  *self,
                                           int                  layer,
                                           GError             **error);
void          fovea_network_prefix_error  (GError             **error,
                                           int                  layer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaNetwork, fovea_network_unref)

G_END_DECLS
