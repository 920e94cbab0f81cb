// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The controls of a playback under the picture: play, pause, step, scrub, speed, loop. While it is
// closed the picture is whole.

#pragma once

#include "app/canvas.h"
#include "document/player.h"

G_BEGIN_DECLS

// What is played, as the menu lists it: maps fill, by greater or smaller steps, or windows are visited.
typedef enum
{
  FOVEA_PLAYBACK_LAYERS, // map after map
  FOVEA_PLAYBACK_FILL,   // windows slide, each fills its place
  FOVEA_PLAYBACK_CELLS,  // cell after cell, a channel at a time
  FOVEA_PLAYBACK_TERMS,  // sums form, term after term
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
void           fovea_player_bar_choose       (FoveaPlayerBar *self,
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
