// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Why not every kernel is a product of two: how many dimensions two layers have beside
// the one kernel of the same receptive field.

#pragma once

#include <glib.h>

G_BEGIN_DECLS

// Sizes are [rows, columns]; the second kernel has what the first leaves of the one.
typedef struct
{
  int kernel_size[2]; // of the one kernel
  int first_size[2];
  int n_channels; // in and out
  int n_hidden;   // between the two layers
} FoveaDimensionsQuestion;

// Whole numbers, exact to 2^53.
typedef struct
{
  double n_kernel;     // weights of the one kernel: the dimensions of all maps
  double n_weights;    // weights of the two layers
  double n_scales;     // without effect: the hidden channels may be mixed at will
  double n_dimensions; // what two layers can reach, at most; n_kernel if that may be all
} FoveaDimensions;

FoveaDimensions fovea_dimensions_get        (const FoveaDimensionsQuestion *question);
int             fovea_dimensions_find_width (const FoveaDimensionsQuestion *question);

G_END_DECLS
