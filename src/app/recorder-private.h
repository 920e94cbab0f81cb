// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the sources of the recorder share: recorder.c (the widget, words), recorder-commands.c (pages).

#pragma once

#include "app/recorder.h"

G_BEGIN_DECLS

struct _FoveaRecorder
{
  GtkWidget parent_instance;

  // Owned
  FoveaLessonKeeper *keeper;

  // Owned by the keeper
  FoveaLessonDraft *draft;

  // Borrowed
  FoveaLecture *lecture; // our parent

  // Template
  GtkWidget *frame;
  GtkWidget *scroller;
  GtkWidget *pages_scroller;
  GtkWidget *lesson_title;
  GtkWidget *summary;
  GtkWidget *pages;
  GtkWidget *hint;
  GtkWidget *words;
  GtkWidget *page_title;
  GtkWidget *text;
  GtkWidget *tasks;
  GtkWidget *goal;
  GtkWidget *goal_error;
  GtkWidget *cards;
  GtkWidget *saved;

  // State
  int page;        // that is edited; −1: none
  bool is_filling; // fields are told what the draft holds
};

void fovea_recorder_add_commands (GtkWidgetClass *widget_class);

G_END_DECLS
