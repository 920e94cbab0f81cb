// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where a playback stands: a position among numbered steps, moved by keys or by time. It knows
// neither what a step shows nor where time comes from.

#pragma once

#include <glib-object.h>
#include <stdbool.h>

G_BEGIN_DECLS

#define FOVEA_PLAYER_LEAST_SPEED 0.25
#define FOVEA_PLAYER_GREATEST_SPEED 16.0

#define FOVEA_TYPE_PLAYER (fovea_player_get_type ())
G_DECLARE_FINAL_TYPE (FoveaPlayer, fovea_player, FOVEA, PLAYER, GObject)

// Properties, all notified: n-steps, position (gint64), playing, loops (booleans), speed (double,
// steps a second).
FoveaPlayer *fovea_player_new          (void);
gint64       fovea_player_get_n_steps  (FoveaPlayer *self);
void         fovea_player_set_n_steps  (FoveaPlayer *self,
                                        gint64       n_steps);
gint64       fovea_player_get_position (FoveaPlayer *self);
void         fovea_player_set_position (FoveaPlayer *self,
                                        gint64       position);
bool         fovea_player_step         (FoveaPlayer *self,
                                        gint64       n_steps);
bool         fovea_player_get_playing  (FoveaPlayer *self);
void         fovea_player_set_playing  (FoveaPlayer *self,
                                        bool         playing);
bool         fovea_player_get_loops    (FoveaPlayer *self);
void         fovea_player_set_loops    (FoveaPlayer *self,
                                        bool         loops);
double       fovea_player_get_speed    (FoveaPlayer *self);
void         fovea_player_set_speed    (FoveaPlayer *self,
                                        double       steps_a_second);
bool         fovea_player_advance      (FoveaPlayer *self,
                                        double       seconds);

G_END_DECLS
