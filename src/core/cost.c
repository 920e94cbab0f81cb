// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Counting weights, multiplications and cells. Only products with weights are counted, as
// the literature does: pooling and activations cost none.

#include "core/cost.h"

#include "core/receptive-field.h"

static double
count_weights (const FoveaKernels *weights)
{
  return (double) fovea_kernels_get_n_outer (weights)
         * fovea_kernels_get_n_inner (weights) * fovea_kernels_get_n_rows (weights)
         * fovea_kernels_get_n_columns (weights);
}

/*
 * How many products a layer with weights makes. A convolution: for every output cell the
 * weights of its channel. A transposed one: for every input cell the weights of its
 * channel.
 */
static double
count_products (const FoveaNetwork *network,
                int                 layer,
                double              n_weights)
{
  FoveaLayer *at = fovea_network_get_layer (network, layer);
  bool is_transposed = fovea_layer_get_kind (at) == FOVEA_LAYER_TRANSPOSED_CONVOLUTION;
  FoveaShape shape = fovea_network_get_shape (network, is_transposed ? layer - 1 : layer);

  return n_weights * shape.n_rows * shape.n_columns;
}

/* The input channels that one output channel depends on; groups may leave some out. */
static FoveaRange
get_channels_seen (const FoveaNetwork *network,
                   int                 channel)
{
  FoveaRange seen = { channel, channel + 1 };

  for (int layer = fovea_network_get_n_layers (network); layer >= 1; layer--)
    {
      FoveaLayer *at = fovea_network_get_layer (network, layer);

      if (fovea_layer_get_weights (at) == NULL)
        continue;

      int groups = fovea_layer_get_options (at)->groups;
      int n_in = fovea_network_get_shape (network, layer - 1).n_channels / groups;
      int n_out = fovea_network_get_shape (network, layer).n_channels / groups;

      seen.first = seen.first / n_out * n_in;
      seen.past = ((seen.past - 1) / n_out + 1) * n_in;
    }

  return seen;
}

/**
 * fovea_cost_get_layer:
 * @network: a network
 * @layer: one of its layers, from 1
 *
 * Counts what one layer costs: a convolution has C_out · C_in/groups · k · k weights and
 * multiplies each with every output row and column; a transposed one, with every input
 * row and column. Taps on padding count, as every implementation multiplies them. Pooling
 * and activations have no weights, so they cost no multiplications here, only memory.
 *
 * Source: Simonyan & Zisserman, 2014 (arXiv:1409.1556); Szegedy et al., 2015
 * (arXiv:1512.00567).
 * Returns: the counts, exact to 2^53
 */
FoveaCost
fovea_cost_get_layer (const FoveaNetwork *network,
                      int                 layer)
{
  FoveaCost cost = { 0 };

  g_return_val_if_fail (network != NULL, cost);
  g_return_val_if_fail (layer >= 1 && layer <= fovea_network_get_n_layers (network),
                        cost);

  FoveaLayer *at = fovea_network_get_layer (network, layer);
  FoveaKernels *weights = fovea_layer_get_weights (at);

  cost.n_activations
    = (double) fovea_shape_get_n_cells (fovea_network_get_shape (network, layer));
  if (weights == NULL)
    return cost;

  cost.n_weights = count_weights (weights);
  cost.n_multiplications = count_products (network, layer, cost.n_weights);
  if (fovea_layer_has_bias (at))
    cost.n_biases = fovea_network_get_shape (network, layer).n_channels;

  return cost;
}

/**
 * fovea_cost_get_total:
 * @network: a network
 *
 * Adds the cost of all layers. The input is no activation: it has to be kept in any case.
 *
 * Returns: the counts, exact to 2^53
 */
FoveaCost
fovea_cost_get_total (const FoveaNetwork *network)
{
  FoveaCost total = { 0 };

  g_return_val_if_fail (network != NULL, total);

  for (int layer = 1; layer <= fovea_network_get_n_layers (network); layer++)
    {
      FoveaCost cost = fovea_cost_get_layer (network, layer);

      total.n_weights += cost.n_weights;
      total.n_biases += cost.n_biases;
      total.n_multiplications += cost.n_multiplications;
      total.n_activations += cost.n_activations;
    }

  return total;
}

/**
 * fovea_cost_get_single:
 * @network: a network
 * @single: (out): the cost of the one kernel
 *
 * Counts what the one convolution of the same receptive field would cost that makes the
 * same output cells from the same input: for two 3×3, the 5×5. It has a bias if any layer
 * has one, and an output channel sees as many input channels as it does through the
 * stack.
 *
 * Returns: whether there is such a kernel; not without a convolution, nor with a
 *   transposed one (its receptive field need not be whole); @single is then all zeros
 */
bool
fovea_cost_get_single (const FoveaNetwork *network,
                       FoveaCost          *single)
{
  g_return_val_if_fail (network != NULL, false);
  g_return_val_if_fail (single != NULL, false);

  *single = (FoveaCost) { 0 };

  int n_layers = fovea_network_get_n_layers (network);
  bool has_convolution = false;
  bool has_bias = false;

  for (int layer = 1; layer <= n_layers; layer++)
    {
      FoveaLayer *at = fovea_network_get_layer (network, layer);

      if (fovea_layer_get_kind (at) == FOVEA_LAYER_TRANSPOSED_CONVOLUTION)
        return false;
      has_convolution |= fovea_layer_get_kind (at) == FOVEA_LAYER_CONVOLUTION;
      has_bias |= fovea_layer_has_bias (at);
    }

  if (!has_convolution)
    return false;

  FoveaShape out = fovea_network_get_shape (network, n_layers);
  double taps = fovea_receptive_field_get (network, n_layers, FOVEA_ROWS).size
                * fovea_receptive_field_get (network, n_layers, FOVEA_COLUMNS).size;

  for (int channel = 0; channel < out.n_channels; channel++)
    single->n_weights
      += taps * fovea_range_get_length (get_channels_seen (network, channel));
  single->n_biases = has_bias ? out.n_channels : 0;
  single->n_activations = (double) fovea_shape_get_n_cells (out);
  single->n_multiplications = single->n_weights * out.n_rows * out.n_columns;

  return true;
}
