// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the sources of questions under the picture share: practice-bar.c (the widget) and
// practice-bar-keys.c (keys pressed in the picture).

#pragma once

#include "app/practice-bar.h"

G_BEGIN_DECLS

struct _FoveaPracticeBar
{
  GtkWidget parent_instance;

  // Owned
  FoveaPractice *practice; // (nullable) of the canvas's session

  // Borrowed
  FoveaCanvas *canvas;     // (nullable) weak
  GtkWidget *entry;        // (nullable) among the answers

  // Template
  GtkWidget *box;
  GtkWidget *text_label;
  GtkWidget *score_label;
  GtkWidget *round_button;
  GtkWidget *count_label; // cells chosen; visible if cells answer
  GtkWidget *answers;
  GtkWidget *answers_scroller;
  GtkWidget *scroller;
};

// practice-bar-keys.c
void fovea_practice_bar_focus_answer (FoveaPracticeBar *self);
void fovea_practice_bar_take_keys    (FoveaPracticeBar *self);

G_END_DECLS
