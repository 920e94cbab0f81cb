// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The controls of a playback under the picture: play, pause, step, scrub, speed, loop. While it is
// closed the picture is whole.

#pragma once

#include "app/canvas.h"
#include "document/player.h"

G_BEGIN_DECLS

// What is played.
typedef enum
{
  FOVEA_PLAYBACK_FILL,   // windows slide, maps fill
  FOVEA_PLAYBACK_NESTED, // the windows nested in the selected cell's field, one by one
} FoveaPlayback;

#define FOVEA_TYPE_PLAYER_BAR (fovea_player_bar_get_type ())
G_DECLARE_FINAL_TYPE (FoveaPlayerBar, fovea_player_bar, FOVEA, PLAYER_BAR, GtkWidget)

// Properties: canvas; is-open, playback (integer), all notified.
GtkWidget     *fovea_player_bar_new          (void);
FoveaPlayer   *fovea_player_bar_get_player   (FoveaPlayerBar *self);
FoveaPlayback  fovea_player_bar_get_playback (FoveaPlayerBar *self);
bool           fovea_player_bar_is_open      (FoveaPlayerBar *self);
void           fovea_player_bar_open         (FoveaPlayerBar *self,
                                              FoveaPlayback   playback);
void           fovea_player_bar_close        (FoveaPlayerBar *self);
void           fovea_player_bar_show_controls (FoveaPlayerBar *self,
                                              bool            is_shown);
void           fovea_player_bar_play         (FoveaPlayerBar *self);
void           fovea_player_bar_step         (FoveaPlayerBar *self,
                                              gint64          n_steps);
void           fovea_player_bar_go           (FoveaPlayerBar *self,
                                              gint64          position);

G_END_DECLS
