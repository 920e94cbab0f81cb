// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Costs at other sizes, by building the network there: what it refuses is not compared.

#include "core/cost-curve.h"

/**
 * fovea_cost_compare:
 * @network: a network
 * @n: rows and columns of the input
 * @stack: (out): what all its layers cost there
 * @single: (out): what the one kernel of the same receptive field costs there
 *
 * Finds both costs for an input of @n × @n with the network's own channels. Without
 * padding two 3×3 cost 9 (n − 2)² + 9 (n − 4)² multiplications against 25 (n − 4)²: more
 * below n = 10, equal at 10, less above.
 *
 * Source: arithmetic; Simonyan & Zisserman, 2014 (arXiv:1409.1556).
 * Returns: whether the network accepts such an input and there is such a kernel
 */
bool
fovea_cost_compare (const FoveaNetwork *network,
                    int                 n,
                    FoveaCost          *stack,
                    FoveaCost          *single)
{
  g_return_val_if_fail (network != NULL && stack != NULL && single != NULL, false);

  if (n < 1)
    return false;

  FoveaShape shape = { fovea_network_get_shape (network, 0).n_channels, n, n };
  g_autoptr (FoveaNetwork) sized = fovea_network_reshape_input (network, shape, NULL);

  if (sized == NULL)
    return false;

  *stack = fovea_cost_get_total (sized);

  return fovea_cost_get_single (sized, single);
}

/**
 * fovea_cost_find_crossing:
 * @network: a network
 * @most: the largest input side to look at
 * @crossing: (out): where the stack begins to be no dearer
 *
 * Searches from @most downwards for the least side from which on the stack never
 * multiplies more than the one kernel.
 *
 * Returns: whether there is one; not if the stack is still dearer at @most, nor where the
 *   two cannot be compared
 */
bool
fovea_cost_find_crossing (const FoveaNetwork *network,
                          int                 most,
                          FoveaCostCrossing  *crossing)
{
  g_return_val_if_fail (network != NULL && crossing != NULL, false);

  bool is_found = false;
  FoveaCost stack, single;

  *crossing = (FoveaCostCrossing) { .n = 0 };
  for (int n = most; fovea_cost_compare (network, n, &stack, &single); n--)
    {
      if (stack.n_multiplications > single.n_multiplications)
        {
          crossing->was_dearer = is_found;
          break;
        }
      is_found = true;
      crossing->n = n;
      crossing->is_equal = stack.n_multiplications == single.n_multiplications;
    }

  return is_found;
}

/**
 * fovea_cost_alternates:
 * @network: a network
 * @most: the largest input side to look at
 *
 * Finds whether no single side parts those where the stack is dearer from those where it is not:
 * strides that leave cells over make the curve go up and down.
 *
 * Returns: whether, from the largest side downwards, the stack becomes no dearer after it was
 */
bool
fovea_cost_alternates (const FoveaNetwork *network,
                       int                 most)
{
  g_return_val_if_fail (network != NULL, false);

  FoveaCost stack, single;
  bool was_dearer = false;

  for (int n = most; fovea_cost_compare (network, n, &stack, &single); n--)
    {
      bool is_dearer = stack.n_multiplications > single.n_multiplications;

      if (was_dearer && !is_dearer)
        return true;
      was_dearer = is_dearer;
    }

  return false;
}
