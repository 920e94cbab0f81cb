// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The columns of the step view: window, kernel, products, sums, and the cell that they
// make.

#pragma once

#include "figure/layout-taps.h"
#include "figure/layout.h"

G_BEGIN_DECLS

#define FOVEA_STEP_MAX_COLUMNS 5

// Grids of numbers one below the other, with a heading.
typedef struct
{
  char *heading;          // (owned)
  const char *operator;   // (nullable) between it and the column before
  const float *values;    // a channel after the other
  const FoveaTag *tags;   // (nullable)
  double least;
  double greatest;
  FoveaRole mark;         // FOVEA_ROLE_NONE: not marked
  int n_rows;
  int n_columns;
  bool is_one;            // not one a channel, but one for all
} FoveaStepColumn;

// Columns side by side, in one line or more.
typedef struct
{
  FoveaLayout *layout;
  FoveaTaps taps;
  FoveaStepColumn columns[FOVEA_STEP_MAX_COLUMNS];
  int n_columns;
  int n_lines;
  double cell_pt;
  double width;           // that there is
  double labels_width;
} FoveaStepPicture;

void  fovea_step_picture_add_columns (FoveaStepPicture       *self);
int   fovea_step_picture_count_later (const FoveaStepPicture *self,
                                      const FoveaStepColumn  *column,
                                      int                     channel);
char *fovea_step_picture_dup_note    (const FoveaStepPicture *self);
void  fovea_step_picture_clear       (FoveaStepPicture       *self);
void  fovea_step_picture_add_mark    (const FoveaStepPicture  *self,
                                      int                      panel,
                                      FoveaRole                role,
                                      const cairo_rectangle_t *place);
void  fovea_step_picture_mark_cells  (const FoveaStepPicture *self,
                                      const FoveaStepColumn  *column,
                                      int                     panel,
                                      int                     channel,
                                      double                  x,
                                      double                  y);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FoveaStepPicture, fovea_step_picture_clear)

G_END_DECLS
