// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A sheet of questions, with or without answers, as text for people and programs.

#pragma once

#include "document/question.h"

G_BEGIN_DECLS

// In the order in which --format names them.
typedef enum
{
  FOVEA_SHEET_TEXT,
  FOVEA_SHEET_JSON,
  FOVEA_SHEET_MARKDOWN,
  FOVEA_SHEET_LATEX,
} FoveaSheetFormat;

// All borrowed.
typedef struct
{
  const char *title; // (nullable)
  int seed;
  FoveaQuestion *const *questions;
  int n_questions;
  bool has_answers;
} FoveaSheet;

GBytes *fovea_sheet_write      (const FoveaSheet *self,
                                FoveaSheetFormat  format);
GBytes *fovea_sheet_write_json (const FoveaSheet *self);

G_END_DECLS
