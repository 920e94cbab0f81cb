// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which layers cannot be composed at all, and how that is said.

#include "config.h"

#include "core/compose-stack.h"

#include <glib/gi18n.h>

/**
 * fovea_stack_get_obstacle_name:
 * @layer: an activation or a pooling
 *
 * Returns: (transfer none): what it is called within a sentence, such as "ReLU"
 */
const char *
fovea_stack_get_obstacle_name (const FoveaLayer *layer)
{
  if (fovea_layer_get_kind (layer) == FOVEA_LAYER_MAX_POOLING)
    return _("max pooling");

  switch (fovea_layer_get_options (layer)->activation)
    {
    case FOVEA_ACTIVATION_RELU:
      return _("ReLU");
    case FOVEA_ACTIVATION_LEAKY_RELU:
      return _("leaky ReLU");
    case FOVEA_ACTIVATION_SIGMOID:
      return _("sigmoid");
    case FOVEA_ACTIVATION_TANH:
      return _("tanh");
    case FOVEA_ACTIVATION_IDENTITY:
    default:
      return _("identity");
    }
}

/**
 * fovea_stack_find_obstacle:
 * @network: a network
 * @obstacle: (out): the layer that is not linear, if there is one, else left alone
 * @reason: (out) (transfer full): why its layers cannot be composed, left alone if they may be
 *
 * Returns: whether something stands in the way that is seen without folding
 */
bool
fovea_stack_find_obstacle (const FoveaNetwork *network,
                           int                *obstacle,
                           char              **reason)
{
  if (fovea_network_get_n_layers (network) == 0)
    {
      *reason = g_strdup (_("There is no layer to compose"));
      return true;
    }

  for (int layer = 1; layer <= fovea_network_get_n_layers (network); layer++)
    {
      FoveaLayer *at = fovea_network_get_layer (network, layer);

      if (fovea_layer_is_linear (at))
        continue;
      *obstacle = layer;
      *reason
        = g_strdup_printf (_("Layer %d (%s) is not linear: no single kernel gives the "
                             "same output for every input"),
                           layer, fovea_stack_get_obstacle_name (at));
      return true;
    }

  return false;
}
