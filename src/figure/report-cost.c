// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Counts are core's; here they are put beside one another. Memory is that of float32.

#include "figure/report-cost.h"

#include "core/receptive-field.h"
#include "figure/describe.h"
#include "figure/number.h"

#include <glib/gi18n.h>
#include <math.h>

#define BYTES 4 // of a float32

static void
add_cost (FoveaReport     *report,
          char            *name, // (transfer full)
          const FoveaCost *cost)
{
  fovea_report_take_text (report, name);
  fovea_report_add_number (report, cost->n_weights);
  fovea_report_add_number (report, cost->n_biases);
  fovea_report_add_number (report, cost->n_multiplications);
  fovea_report_add_number (report, cost->n_activations * BYTES);
}

/**
 * fovea_report_new_costs:
 * @network: a network
 *
 * Lists what each layer costs, all together, and the one kernel of the same receptive field:
 * weights, biases, multiplications, and the bytes of the cells it makes, as float32.
 *
 * Returns: (transfer full): a row a layer
 */
FoveaReport *
fovea_report_new_costs (const FoveaNetwork *network)
{
  g_return_val_if_fail (network != NULL, NULL);

  FoveaReport *report = fovea_report_new (_("Cost"), 5);
  FoveaCost total = fovea_cost_get_total (network);
  FoveaCost single;

  fovea_report_add_heading (report, _("Layer"));
  fovea_report_add_heading (report, _("Weights"));
  fovea_report_add_heading (report, _("Biases"));
  fovea_report_add_heading (report, C_ ("multiplications, short", "Products"));
  fovea_report_add_heading (report, _("Bytes"));
  for (int layer = 1; layer <= fovea_network_get_n_layers (network); layer++)
    {
      FoveaCost cost = fovea_cost_get_layer (network, layer);
      add_cost (report, g_strdup_printf ("%d", layer), &cost);
    }
  add_cost (report, g_strdup (_("Total")), &total);
  if (fovea_cost_get_single (network, &single))
    add_cost (report, g_strdup (_("One kernel")), &single);

  return report;
}

/**
 * fovea_report_new_cost_curve:
 * @network: a network
 * @first: the least side of the input, in cells
 * @last: the largest
 *
 * Lists the multiplications of the stack and of the one kernel for inputs of n × n.
 *
 * Returns: (transfer full): a row a side that the network accepts
 */
FoveaReport *
fovea_report_new_cost_curve (const FoveaNetwork *network,
                             int                 first,
                             int                 last)
{
  g_return_val_if_fail (network != NULL, NULL);

  FoveaReport *report = fovea_report_new (_("Multiplications as the input grows"), 3);
  FoveaCost stack, single;

  fovea_report_add_heading (report, "n");
  fovea_report_add_heading (report, _("Layers"));
  fovea_report_add_heading (report, _("One kernel"));
  for (int n = first; n <= last; n++)
    if (fovea_cost_compare (network, n, &stack, &single))
      {
        fovea_report_add_number (report, n);
        fovea_report_add_number (report, stack.n_multiplications);
        fovea_report_add_number (report, single.n_multiplications);
      }

  return report;
}

// Taps of all kernels and of the one kernel, for one channel; a pooling has no weights.
static bool
count_taps (const FoveaNetwork *network,
            double             *stack,
            double             *single)
{
  int last = fovea_network_get_n_layers (network);
  bool has_convolution = false;

  *stack = 0;
  for (int layer = 1; layer <= last; layer++)
    {
      FoveaLayer *at = fovea_network_get_layer (network, layer);
      if (fovea_layer_get_kind (at) == FOVEA_LAYER_TRANSPOSED_CONVOLUTION)
        return false;
      if (fovea_layer_get_kind (at) != FOVEA_LAYER_CONVOLUTION)
        continue;
      if (fovea_layer_get_options (at)->groups > 1)
        return false;
      has_convolution = true;
      *stack += (double) fovea_layer_get_kernel_size (at, FOVEA_ROWS)
                * fovea_layer_get_kernel_size (at, FOVEA_COLUMNS);
    }
  *single = fovea_receptive_field_get (network, last, FOVEA_ROWS).size
            * fovea_receptive_field_get (network, last, FOVEA_COLUMNS).size;

  return has_convolution;
}

/**
 * fovea_report_new_channels:
 * @network: a network
 * @n_channels: channels in, between and out
 *
 * Counts the weights of the same layers with C channels throughout beside those of the one kernel:
 * 18C² against 25C² for two 3×3.
 *
 * Source: Simonyan & Zisserman, 2014 (arXiv:1409.1556).
 * Returns: (transfer full) (nullable): two rows; %NULL where groups or a transposed convolution
 *   leave nothing to compare
 */
FoveaReport *
fovea_report_new_channels (const FoveaNetwork *network,
                           int                 n_channels)
{
  g_return_val_if_fail (network != NULL && n_channels > 0, NULL);

  double square = (double) n_channels * n_channels;
  double stack, single;

  if (!count_taps (network, &stack, &single))
    return NULL;

  FoveaReport *report = fovea_report_new (_("Weights with C channels"), 3);
  const char *names[] = { _("Layers"), _("One kernel") };
  double taps[] = { stack, single };

  for (int i = 0; i < 2; i++)
    {
      g_autofree char *factor = fovea_number_format (taps[i], FOVEA_NUMBER_LENGTH);
      fovea_report_add_text (report, names[i]);
      fovea_report_take_text (report, g_strdup_printf ("%s·C²", factor));
      fovea_report_add_number (report, taps[i] * square);
    }

  return report;
}

// "28 % fewer", "36 % more", "as many".
static char *
write_share (double count,
             double against)
{
  double share = count / against - 1;
  g_autofree char *percent = fovea_number_format (round (fabs (share) * 100), FOVEA_NUMBER_LENGTH);

  if (count == against)
    return g_strdup (C_ ("a count beside another", "as many"));

  return g_strdup_printf (share < 0 ? C_ ("a count beside another", "%s %% fewer")
                                    : C_ ("a count beside another", "%s %% more"),
                          percent);
}

/**
 * fovea_report_write_cost:
 * @network: a network
 *
 * Compares the layers with the one kernel of the same receptive field at the present size, and
 * says what training keeps: a stack keeps its maps.
 *
 * Returns: (transfer full) (nullable): sentences; %NULL where there is no such kernel
 */
char *
fovea_report_write_cost (const FoveaNetwork *network)
{
  g_return_val_if_fail (network != NULL, NULL);

  FoveaCost total = fovea_cost_get_total (network);
  FoveaCost single;

  if (!fovea_cost_get_single (network, &single))
    return NULL;

  g_autofree char *n_weights = fovea_number_format (total.n_weights, FOVEA_NUMBER_LENGTH);
  g_autofree char *n_single = fovea_number_format (single.n_weights, FOVEA_NUMBER_LENGTH);
  g_autofree char *products = fovea_number_format (total.n_multiplications, FOVEA_NUMBER_LENGTH);
  g_autofree char *one = fovea_number_format (single.n_multiplications, FOVEA_NUMBER_LENGTH);
  g_autofree char *kept = fovea_number_format (total.n_activations, FOVEA_NUMBER_LENGTH);
  g_autofree char *kept_one = fovea_number_format (single.n_activations, FOVEA_NUMBER_LENGTH);
  g_autofree char *weight_share = write_share (total.n_weights, single.n_weights);
  g_autofree char *product_share = write_share (total.n_multiplications, single.n_multiplications);

  return g_strdup_printf (_("%s weights against %s: %s. %s multiplications against %s: %s. Training "
                            "keeps %s cells against %s."),
                          n_weights, n_single, weight_share, products, one, product_share, kept,
                          kept_one);
}

/**
 * fovea_report_write_crossing:
 * @network: a network
 * @most: the largest side of an input to look at, in cells
 *
 * Says from which input size on the layers multiply no more than the one kernel: for two 3×3
 * without padding, from 10 × 10.
 *
 * Returns: (transfer full) (nullable): one sentence; %NULL where there is nothing to compare
 */
char *
fovea_report_write_crossing (const FoveaNetwork *network,
                             int                 most)
{
  g_return_val_if_fail (network != NULL, NULL);

  FoveaCostCrossing crossing;
  FoveaCost stack, single;

  if (!fovea_cost_compare (network, most, &stack, &single))
    return NULL;
  if (fovea_cost_alternates (network, most))
    return g_strdup (_("Which multiplies less often, the layers or the one kernel, changes back and "
                       "forth with the size of the input."));
  if (!fovea_cost_find_crossing (network, most, &crossing))
    return g_strdup_printf (_("Up to inputs of %d × %d the layers multiply more than one kernel."),
                            most, most);
  if (!crossing.was_dearer)
    return g_strdup (_("The layers multiply no more than one kernel at any size."));
  if (crossing.is_equal)
    return g_strdup_printf (_("Both multiply equally often at %d × %d; above, the layers are "
                              "cheaper, below, the one kernel."),
                            crossing.n, crossing.n);

  return g_strdup_printf (_("From %d × %d on the layers are cheaper; below, the one kernel."),
                          crossing.n, crossing.n);
}
