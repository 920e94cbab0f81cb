// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the sources of the bar share: player-bar.c (controls, time), player-bar-show.c (steps).

#pragma once

#include "app/player-bar.h"

G_BEGIN_DECLS

struct _FoveaPlayerBar
{
  GtkWidget parent_instance;

  // Owned
  FoveaPlayer *player;
  FoveaCanvas *canvas; // (nullable)
  GSignalGroup *session_signals;

  // Template
  GtkWidget *frame;
  GtkWidget *controls;
  GtkWidget *bar;
  GtkWidget *play_button;
  GtkWidget *scrubber;
  GtkAdjustment *adjustment;
  GtkWidget *name_label;
  GtkWidget *playback_menu;
  GtkWidget *speed_menu;

  // State
  FoveaPlayback playback;
  bool is_open;
  bool is_whole;     // no step is shown: all maps are filled
  bool has_selection;
  FoveaCell selection; // told apart from one that was only traced anew
  bool is_showing;   // the selection changes because of a step
  bool is_scrubbing; // the scrubber follows the player, or the other way round
  guint tick;        // 0: none
  gint64 last_time;  // µs
};

FoveaSession *fovea_player_bar_get_session (FoveaPlayerBar *self);
FoveaPace     fovea_player_bar_get_pace    (FoveaPlayerBar *self);
gint64        fovea_player_bar_count_steps (FoveaPlayerBar *self);
gint64        fovea_player_bar_find_step   (FoveaPlayerBar *self);
bool          fovea_player_bar_store_selection (FoveaPlayerBar *self);
void          fovea_player_bar_show        (FoveaPlayerBar *self);
void          fovea_player_bar_show_whole  (FoveaPlayerBar *self);

G_END_DECLS
