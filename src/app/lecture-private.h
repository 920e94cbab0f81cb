// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the sources of the lecture share: lecture.c (lessons, layout), lecture-present.c (full screen).

#pragma once

#include "app/lecture.h"

G_BEGIN_DECLS

// Where the pointer was, for its trail.
typedef struct
{
  double x;
  double y;
  gint64 time; // µs
} FoveaTrailPoint;

struct _FoveaLecture
{
  GtkWidget parent_instance;

  // Owned
  GtkWidget *content;      // (nullable)
  GtkWidget *view;
  GtkWidget *player;
  FoveaCanvas *canvas;     // (nullable)
  FoveaLesson *lesson;     // (nullable)
  FoveaDocument *document; // (nullable) what was shown before the lesson
  GSignalGroup *session_signals;
  GArray *trail;           // (element-type FoveaTrailPoint)

  // Borrowed
  GtkEventController *keys; // of the presentation

  // State
  int page;
  bool was_sum_all;         // before the lesson
  bool had_sidebar;         // before the lesson
  bool is_turning;          // the document changes because of a page
  bool is_presenting;
  bool is_blank;
  bool has_spotlight;
  bool has_trail;
  bool has_sidebar;         // before the presentation
  double pointer_x;
  double pointer_y;
  guint tick;               // of the trail; 0: none
};

void fovea_lecture_leave            (FoveaLecture *self);
bool fovea_lecture_has_sidebar      (FoveaLecture *self);
void fovea_lecture_show_sidebar     (FoveaLecture *self,
                                     bool          is_shown);
void fovea_lecture_add_presentation (FoveaLecture *self);
void fovea_lecture_set_presenting   (FoveaLecture *self,
                                     bool          is_presenting);
void fovea_lecture_draw_over        (FoveaLecture *self,
                                     GtkSnapshot  *snapshot);

G_END_DECLS
