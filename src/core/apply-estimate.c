// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What layers cost, before they are applied.

#include "config.h"

#include "core/apply.h"

// What costs as much as so many taps of a convolution, measured roughly.
#define TRANSCENDENTAL_TAPS 60.0
#define SCALAR_TAPS 8.0

// What a cell of @layer's stage costs, in taps of a convolution.
static double
estimate_cell (const FoveaNetwork *network,
               int                 layer)
{
  const FoveaLayer *applied = fovea_network_get_layer (network, layer);
  const FoveaLayerOptions *options = fovea_layer_get_options (applied);
  double taps = (double) fovea_layer_get_kernel_size (applied, FOVEA_ROWS)
                * fovea_layer_get_kernel_size (applied, FOVEA_COLUMNS);

  switch (fovea_layer_get_kind (applied))
    {
    case FOVEA_LAYER_CONVOLUTION:
      return taps * fovea_kernels_get_n_inner (options->weights);

    // Of a stride's holes no tap is read.
    case FOVEA_LAYER_TRANSPOSED_CONVOLUTION:
      return SCALAR_TAPS * MAX (1, taps / options->stride[0] / options->stride[1])
             * fovea_kernels_get_n_outer (options->weights) / options->groups;

    case FOVEA_LAYER_MAX_POOLING:
      return SCALAR_TAPS * taps;

    case FOVEA_LAYER_AVERAGE_POOLING:
      return taps;

    case FOVEA_LAYER_ACTIVATION:
    default:
      return options->activation == FOVEA_ACTIVATION_SIGMOID
                 || options->activation == FOVEA_ACTIVATION_TANH
               ? TRANSCENDENTAL_TAPS
               : SCALAR_TAPS;
    }
}

/**
 * fovea_apply_estimate:
 * @network: a network
 * @layer: the layer to apply, from 1
 * @box: the cells wanted of the stage it makes
 *
 * Returns: what that costs, in taps of a convolution
 */
double
fovea_apply_estimate (const FoveaNetwork *network,
                      int                 layer,
                      FoveaBox            box)
{
  return (double) fovea_range_get_length (box.channels) * fovea_range_get_length (box.rows)
         * fovea_range_get_length (box.columns) * estimate_cell (network, layer);
}
