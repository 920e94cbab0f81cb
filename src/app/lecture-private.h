// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the sources of the lecture share: lecture.c (the widget), lecture-lesson.c (pages),
// lecture-present.c (full screen), lecture-over.c (what is drawn over all).

#pragma once

#include "app/lecture.h"
#include "app/recorder.h"

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
  GtkWidget *recorder;     // (nullable) only while a lesson is recorded, in place of the view
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
  bool was_playing;         // before a practice
  FoveaPlayback playback;   // that was
  gint64 position;          // of it
  bool is_turning;          // the document changes because of a page
  bool is_presenting;
  bool is_blank;
  bool has_spotlight;
  bool has_trail;
  bool has_hall;            // the presentation is lit otherwise than the desktop
  gboolean was_dark;        // before that
  double pointer_x;
  double pointer_y;
  guint tick;               // of the trail; 0: none
  guint rest;               // when the pointer hides; 0: never
  bool is_narrow;
  guint narrow_id;          // tells of it; 0: told
};

extern const FoveaLessonPlay fovea_lecture_plays[FOVEA_PLAYBACK_NESTED + 1];

void fovea_lecture_leave            (FoveaLecture      *self);
void fovea_lecture_show_around      (FoveaLecture          *self,
                                     const FoveaLessonPage *page);
void fovea_lecture_update_sides     (FoveaLecture      *self);
void fovea_lecture_add_presentation (FoveaLecture *self);
void fovea_lecture_set_presenting   (FoveaLecture *self,
                                     bool          is_presenting);
void fovea_lecture_add_trail        (FoveaLecture *self);
void fovea_lecture_draw_over        (FoveaLecture *self,
                                     GtkSnapshot  *snapshot);

G_END_DECLS
