// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the kernels view shows: a card a layer, and last that of the one kernel of them all.

#pragma once

#include "figure/layout.h"

G_BEGIN_DECLS

// The note that says which channels are seen.
typedef struct
{
  guint note;
  FoveaCell next; // in the first channel that would be seen after these
} FoveaKernelPage;

typedef struct
{
  int layer;             // 0: the composed one
  FoveaKernels *kernels; // (nullable) borrowed
  const FoveaLayerOptions *options;
  char *title;           // (owned)
  GPtrArray *notes;      // (owned) lines
  FoveaRole notes_role;
  int n_outer;           // shown
  int n_inner;
  int first_outer;       // the first of them
  int first_inner;
  int n_across;          // kernels beside each other
  int n_down;
  FoveaKernelPage pages[2]; // of those that are too many to be shown at once
  int n_pages;
  double cell_pt;
  double width;          // of the card
  double height;
  double extra;          // of the height, as others in its line are higher
  double x;
  double y;
} FoveaKernelCard;

GArray *fovea_layout_make_kernel_cards (FoveaLayout *self);

G_END_DECLS
