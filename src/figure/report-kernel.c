// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What would change is found by doing it: the network with another layer, or with one fewer, is
// evaluated on the same input and compared cell by cell. Large networks are spared that.

#include "figure/report-kernel.h"

#include "core/compose-stack.h"
#include "core/cost.h"
#include "figure/describe.h"
#include "figure/number.h"

#include <glib/gi18n.h>
#include <math.h>

#define MOST_MULTIPLICATIONS 5e6 // of a network that is evaluated for comparison
#define ROUNDING 1e-5            // of the largest value: what counts as equal

// Two outputs cell by cell.
typedef struct
{
  size_t n_different;
  size_t n_cells;
  double largest;
  FoveaCell cell; // of the largest difference
} Comparison;

static bool
compare (FoveaTensor *a,
         FoveaTensor *b,
         int          stage,
         Comparison  *comparison)
{
  FoveaShape shape = fovea_tensor_get_shape (a);
  float least, greatest;
  size_t index = 0;

  *comparison = (Comparison) { .n_cells = fovea_shape_get_n_cells (shape) };
  if (!fovea_shape_equal (shape, fovea_tensor_get_shape (b)))
    return false;

  fovea_tensor_get_extremes (a, &least, &greatest);
  double tolerance = ROUNDING * fmax (fabs ((double) least), fabs ((double) greatest));
  for (int channel = 0; channel < shape.n_channels; channel++)
    for (int row = 0; row < shape.n_rows; row++)
      for (int column = 0; column < shape.n_columns; column++, index++)
        {
          double difference = fabs ((double) fovea_tensor_get_values (a)[index]
                                    - fovea_tensor_get_values (b)[index]);
          comparison->n_different += difference > tolerance;
          if (!(difference > comparison->largest))
            continue;
          comparison->largest = difference;
          comparison->cell = (FoveaCell) { stage, channel, row, column };
        }

  return true;
}

static FoveaTensor *
get_output (FoveaEvaluation *evaluation)
{
  int last = fovea_network_get_n_layers (fovea_evaluation_get_network (evaluation));

  return fovea_evaluation_get_stage (evaluation, last);
}

// The output of another network on the same input against the present one.
static bool
compare_with (FoveaEvaluation *evaluation,
              FoveaNetwork    *changed, // (nullable)
              Comparison      *comparison)
{
  FoveaNetwork *network = fovea_evaluation_get_network (evaluation);

  if (changed == NULL || fovea_network_get_n_layers (changed) == 0
      || fovea_cost_get_total (network).n_multiplications > MOST_MULTIPLICATIONS)
    return false;

  g_autoptr (FoveaEvaluation) other
    = fovea_evaluation_new (changed, fovea_evaluation_get_stage (evaluation, 0), NULL);

  return other != NULL
         && compare (get_output (evaluation), get_output (other),
                     fovea_network_get_n_layers (network), comparison);
}

static void
add_comparison (FoveaReport        *report,
                const FoveaNetwork *network,
                char               *name, // (transfer full)
                const Comparison   *comparison)
{
  g_autofree char *place = fovea_describe_place (network, comparison->cell);

  fovea_report_take_text (report, name);
  fovea_report_take_text (
    report, g_strdup_printf (C_ ("cells that differ, of all", "%zu of %zu"),
                             comparison->n_different, comparison->n_cells));
  fovea_report_add_number (report, comparison->n_different > 0 ? comparison->largest : 0);
  fovea_report_add_text (report, comparison->n_different > 0 ? place : "–");
}

static bool
is_activation (const FoveaNetwork *network,
               int                 layer)
{
  FoveaLayer *at = fovea_network_get_layer (network, layer);

  return fovea_layer_get_kind (at) == FOVEA_LAYER_ACTIVATION && !fovea_layer_is_linear (at);
}

static void
add_activations (FoveaReport     *report,
                 FoveaEvaluation *evaluation)
{
  FoveaNetwork *network = fovea_evaluation_get_network (evaluation);
  Comparison comparison;

  for (int layer = 1; layer <= fovea_network_get_n_layers (network); layer++)
    {
      if (!is_activation (network, layer))
        continue;
      g_autoptr (FoveaNetwork) without = fovea_network_remove_layer (network, layer, NULL);
      FoveaLayer *at = fovea_network_get_layer (network, layer);
      if (compare_with (evaluation, without, &comparison))
        add_comparison (
          report, network,
          g_strdup_printf (
            C_ ("a change to the network", "Without layer %d (%s)"), layer,
            fovea_stack_get_obstacle_name (at)),
          &comparison);
    }
}

// A ReLU after each layer with weights that another follows, where there is none.
static void
add_imagined (FoveaReport     *report,
              FoveaEvaluation *evaluation)
{
  FoveaNetwork *network = fovea_evaluation_get_network (evaluation);
  g_autoptr (FoveaLayer) relu = fovea_layer_new_activation (FOVEA_ACTIVATION_RELU);
  Comparison comparison;

  for (int layer = 1; layer < fovea_network_get_n_layers (network); layer++)
    {
      if (fovea_layer_get_weights (fovea_network_get_layer (network, layer)) == NULL
          || is_activation (network, layer + 1))
        continue;
      g_autoptr (FoveaNetwork) with = fovea_network_insert_layer (network, layer + 1, relu, NULL);
      if (compare_with (evaluation, with, &comparison))
        add_comparison (
          report, network,
          g_strdup_printf (C_ ("a change to the network", "With a ReLU after layer %d"), layer),
          &comparison);
    }
}

static bool
has_padding (const FoveaNetwork *network)
{
  for (int layer = 2; layer <= fovea_network_get_n_layers (network); layer++)
    for (int dimension = FOVEA_ROWS; dimension <= FOVEA_COLUMNS; dimension++)
      {
        FoveaStencil stencil
          = fovea_network_get_axis (network, layer, (FoveaDimension) dimension).stencil;
        if (stencil.padding_before > 0 || stencil.padding_after > 0)
          return true;
      }

  return false;
}

/**
 * fovea_report_new_changes:
 * @evaluation: an evaluation
 * @composition: its one kernel, or why there is none
 *
 * Lists what the output would be without each activation, with a ReLU between the layers, and with
 * the one kernel in place of the stack: in how many cells it differs, by how much and where.
 *
 * Returns: (transfer full): a row a change; without rows where there is nothing to change, or too
 *   much to compute
 */
FoveaReport *
fovea_report_new_changes (FoveaEvaluation        *evaluation,
                          const FoveaComposition *composition)
{
  g_return_val_if_fail (evaluation != NULL && composition != NULL, NULL);

  FoveaNetwork *network = fovea_evaluation_get_network (evaluation);
  FoveaReport *report = fovea_report_new (_("What changes the output"), 4);
  Comparison comparison;

  // Translators: heading of a column with changes to the network; a noun
  fovea_report_add_heading (report, _("Change"));
  fovea_report_add_heading (report, _("Cells"));
  // Translators: heading of a column: the largest difference
  fovea_report_add_heading (report, _("Largest"));
  // Translators: heading of a column: the cell with the largest difference
  fovea_report_add_heading (report, _("Where"));
  if (fovea_composition_is_linear (composition)
      && compare (get_output (evaluation), fovea_composition_get_output (composition),
                  fovea_network_get_n_layers (network), &comparison))
    add_comparison (report, network,
                    g_strdup (has_padding (network)
                                ? C_ ("a change to the network", "One kernel, padded once")
                                : C_ ("a change to the network", "One kernel")),
                    &comparison);
  add_activations (report, evaluation);
  add_imagined (report, evaluation);

  return report;
}

/**
 * fovea_report_new_kernel:
 * @title: what it is, translated
 * @kernels: kernels
 * @outer: which output channel, or input channel of a transposed one
 * @inner: which channel within
 * @numbers: how weights are shown
 *
 * Returns: (transfer full): the weights as a matrix
 */
FoveaReport *
fovea_report_new_kernel (const char         *title,
                         const FoveaKernels *kernels,
                         int                 outer,
                         int                 inner,
                         FoveaNumbers        numbers)
{
  g_return_val_if_fail (title != NULL && kernels != NULL, NULL);

  int n_columns = fovea_kernels_get_n_columns (kernels);
  FoveaReport *report = fovea_report_new (title, n_columns);

  fovea_report_set_numbers (report, numbers);
  for (int row = 0; row < fovea_kernels_get_n_rows (kernels); row++)
    for (int column = 0; column < n_columns; column++)
      fovea_report_add_weight (report, fovea_kernels_get (kernels, outer, inner, row, column));

  return report;
}

/**
 * fovea_report_write_composition:
 * @evaluation: an evaluation
 * @composition: its one kernel, or why there is none
 *
 * Returns: (transfer full): one sentence: that the one kernel gives the same output, or where it
 *   differs most, or why there is none
 */
char *
fovea_report_write_composition (FoveaEvaluation        *evaluation,
                                const FoveaComposition *composition)
{
  g_return_val_if_fail (evaluation != NULL && composition != NULL, NULL);

  if (!fovea_composition_is_linear (composition))
    return g_strdup_printf (C_ ("a sentence", "%s."), fovea_composition_get_reason (composition));

  FoveaKernels *weights = fovea_layer_get_weights (fovea_composition_get_layer (composition));
  int n_rows = fovea_kernels_get_n_rows (weights);
  int n_columns = fovea_kernels_get_n_columns (weights);
  double most = fovea_composition_get_max_difference (composition);
  g_autofree char *difference = fovea_number_format (most, FOVEA_NUMBER_LENGTH);

  if (fovea_composition_is_equal (composition))
    return g_strdup_printf (_("One %d × %d kernel gives the same output in every cell; the largest "
                              "difference is %s."),
                            n_rows, n_columns, difference);

  g_autofree char *place = fovea_describe_place (fovea_evaluation_get_network (evaluation),
                                                 fovea_composition_get_max_cell (composition));

  if (!isfinite (most))
    return g_strdup_printf (_("One %d × %d kernel and the layers cannot be compared: the output is "
                              "not finite at %s."),
                            n_rows, n_columns, place);

  return g_strdup_printf (_("One %d × %d kernel gives another output: padding between the layers "
                            "is not what it sees. The largest difference is %s, at %s."),
                          n_rows, n_columns, difference, place);
}
