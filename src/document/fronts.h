// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which channel of each stage is in front, for one viewer: it follows the selection, and can be
// turned like the leaves of a book where the selection leaves a choice.

#pragma once

#include "document/session.h"

G_BEGIN_DECLS

#define FOVEA_TYPE_FRONTS (fovea_fronts_get_type ())
G_DECLARE_FINAL_TYPE (FoveaFronts, fovea_fronts, FOVEA, FRONTS, GObject)

// Signal: changed, when another channel is in front though the selection is as it was.
FoveaFronts     *fovea_fronts_new         (FoveaSession *session);
const FoveaCell *fovea_fronts_get_cells   (FoveaFronts  *self,
                                           int          *n_cells);
int              fovea_fronts_get_channel (FoveaFronts  *self,
                                           int           stage);
void             fovea_fronts_bring       (FoveaFronts  *self,
                                           int           stage,
                                           int           channel);
void             fovea_fronts_turn        (FoveaFronts  *self,
                                           int           stage,
                                           int           by);

G_END_DECLS
