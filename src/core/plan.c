// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Answers by search, with the formulas and the rules that the rest of core has.

#include "core/plan.h"

enum
{
  MOST_LAYERS = 1000000,
  MOST_SIDE = 1 << 14,
};

static int
take_turn (const int *values,
           int        n_values,
           int        turn)
{
  return values != NULL && n_values > 0 ? values[turn % n_values] : 1;
}

static bool
is_accepted (FoveaLayer *const *layers,
             int                n_layers,
             FoveaShape         shape,
             GError           **error)
{
  g_autoptr (FoveaNetwork) network = fovea_network_new (shape, layers, n_layers, error);

  return network != NULL;
}

/**
 * fovea_plan_find_depth:
 * @pattern: the layers to take
 * @field: the receptive field wanted along the axis, in cells
 * @n_layers: (out): how many layers
 * @reached: (out): the receptive field that they have
 *
 * Finds the shortest stack whose receptive field is at least @field: 1 + Σ d (k − 1) ∏ s,
 * layer by layer. Two layers of 3×3 for 5, three for 7; 112 for 225; with dilations
 * doubled, seven.
 *
 * Returns: whether there is one of at most a million layers; never with kernel size 1
 */
bool
fovea_plan_find_depth (const FoveaPlanPattern *pattern,
                       double                  field,
                       int                    *n_layers,
                       double                 *reached)
{
  g_return_val_if_fail (pattern != NULL && n_layers != NULL && reached != NULL, false);
  g_return_val_if_fail (pattern->kernel_size >= 1, false);

  double size = 1, stride = 1;
  int n = 0;

  for (; size < field && n < MOST_LAYERS; n++)
    {
      int dilation = take_turn (pattern->dilations, pattern->n_dilations, n);

      size += (double) dilation * (pattern->kernel_size - 1) * stride;
      stride *= take_turn (pattern->strides, pattern->n_strides, n);
    }

  *n_layers = n;
  *reached = size;

  return size >= field;
}

/**
 * fovea_plan_find_least_input:
 * @layers: (array length=n_layers): a stack
 * @n_layers: how many layers
 * @n_channels: channels of the input
 * @least: (out): the least input shape
 * @error: return location
 *
 * Finds the smallest input that the stack accepts, rows and columns each by themselves,
 * by the network's own rules: every stage has a cell, padding that repeats cells finds
 * them.
 *
 * Errors: of fovea_network_new(), if the stack accepts none of up to 16384 rows and
 * columns
 * Returns: whether there is one
 */
bool
fovea_plan_find_least_input (FoveaLayer *const *layers,
                             int                n_layers,
                             int                n_channels,
                             FoveaShape        *least,
                             GError           **error)
{
  g_return_val_if_fail (least != NULL, false);
  g_return_val_if_fail (n_channels >= 1, false);

  int side = 1;

  while (side < MOST_SIDE
         && !is_accepted (layers, n_layers, (FoveaShape) { n_channels, side, side }, NULL))
    side *= 2;
  if (!is_accepted (layers, n_layers, (FoveaShape) { n_channels, side, side }, error))
    return false;

  *least = (FoveaShape) { n_channels, 1, 1 };
  while (!is_accepted (layers, n_layers, (FoveaShape) { n_channels, least->n_rows, side },
                       NULL))
    least->n_rows++;
  while (!is_accepted (layers, n_layers,
                       (FoveaShape) { n_channels, side, least->n_columns }, NULL))
    least->n_columns++;

  return true;
}
