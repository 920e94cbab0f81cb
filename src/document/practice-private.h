// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the sources of a practice share: practice.c (asking), practice-tell.c (what it tells).

#pragma once

#include "document/practice.h"

G_BEGIN_DECLS

struct _FoveaPractice
{
  GObject parent_instance;

  // Owned
  FoveaSession *session;
  FoveaQuestion *question; // (nullable)
  char *explanation;       // (nullable) once it is answered
  GString *log;            // a line a question
  char *title;             // (nullable) of what the round is about
  FoveaDocument *document; // (nullable) what was shown before the round
  FoveaQuestion *awaited;  // (nullable) to be asked when the session is evaluated
  FoveaContent *content;   // (nullable) what it is about

  // State
  guint64 seed;
  guint kinds;
  int number;              // of the question, from 0
  int n_right;
  int n_answered;
  bool is_round;
  bool is_answered;
  bool is_right;
  bool is_asking;          // the session is told
  bool is_waiting;         // for the session, which evaluates
  bool had_selection;      // before the round
  FoveaCell selection;
};

G_END_DECLS
