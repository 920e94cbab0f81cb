// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the compare view shows: the stack as it is, its one kernel as a stack of one
// layer, and where their outputs differ.

#pragma once

#include "figure/layout.h"

G_BEGIN_DECLS

// The two stacks in one scene, and what lies between their outputs.
typedef struct
{
  FoveaLayout *above;
  FoveaLayout below;
  FoveaComposition *composition;
  FoveaSubject subject;        // of the layout below
  FoveaFigureOptions options;  // of the layout below
  FoveaCell fronts[2];         // the channels in front above
  FoveaStagePlace stages[2];   // of the layout below
  FoveaWayPlace ways[2];
  FoveaStageMeasure measured[2];
  FoveaMeasures measures;
  char *kernel_name;           // (owned)
  const float *differences;    // kernel less stack, owned by the scene
  int n_different;
  bool is_short;               // the maps between are left out
  bool is_narrow;              // the differences stand below
  bool is_upright;             // outputs stand below their inputs; short, too
  bool is_stacked;             // one kernel stands between; upright, too
  double cell_pt;
  double above_height;
  double below_height;
  double width;
  double height;
} FoveaComparison;

bool         fovea_comparison_init         (FoveaComparison       *self,
                                            FoveaLayout           *above);
void         fovea_comparison_clear        (FoveaComparison       *self);
FoveaTensor *fovea_comparison_get_output   (const FoveaComparison *self);
char        *fovea_comparison_dup_chain    (const FoveaComparison *self);
bool         fovea_comparison_is_left_out  (const FoveaComparison *self,
                                            const FoveaLayout     *layout,
                                            int                    stage);
bool         fovea_comparison_has_card     (const FoveaComparison *self,
                                            const FoveaLayout     *layout);
void         fovea_comparison_add_stacks   (FoveaComparison       *self,
                                            double                 right);
void         fovea_comparison_add_side     (FoveaComparison       *self,
                                            double                 x,
                                            double                 y,
                                            double                 width);
void         fovea_comparison_add_outlines (FoveaComparison       *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FoveaComparison, fovea_comparison_clear)

G_END_DECLS
