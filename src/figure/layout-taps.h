// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The products of a cell's sum in the shape of its window, with the sum as it grows.

#pragma once

#include "figure/scene.h"

G_BEGIN_DECLS

// Arrays of channels × rows × columns, owned by the scene.
typedef struct
{
  int n_channels; // that the sum goes through
  int n_shown;    // of them; 0: nothing is summed
  int n_rows;
  int n_columns;
  float bias;
  float *inputs;
  float *weights;
  float *products;
  float *sums;          // after each product, from the bias
  FoveaTag *tags;       // cells; FOVEA_TAG_CARD: padding
  FoveaTag *weight_tags;
  float *result;        // one number
  FoveaTag *result_tag;
} FoveaTaps;

void fovea_taps_init (FoveaTaps  *self,
                      FoveaScene *scene,
                      FoveaTrace *trace);

G_END_DECLS
