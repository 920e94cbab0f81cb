// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The search is core's and takes a while: fovea_report_factorise() may run in any thread, the rest
// only reads what it found.

#include "figure/report-factor.h"

#include "core/dimensions.h"
#include "figure/number.h"

#include <glib/gi18n.h>

static void
get_sizes (const FoveaKernels      *kernel,
           const int                first_size[2],
           FoveaDimensionsQuestion *question)
{
  *question = (FoveaDimensionsQuestion) {
    .kernel_size = { fovea_kernels_get_n_rows (kernel), fovea_kernels_get_n_columns (kernel) },
    .first_size = { first_size[0], first_size[1] },
    .n_channels = 1,
    .n_hidden = 1,
  };
}

/**
 * fovea_report_factorise:
 * @kernel: one kernel
 * @first_size: rows and columns of the first factor
 * @error: return location
 *
 * Factorises @kernel with 1, 2, … hidden channels until that is exact.
 *
 * Errors: %FOVEA_NETWORK_ERROR
 * Returns: (transfer full) (element-type FoveaFactorisation) (nullable): the best of each number of
 *   hidden channels, from 1; the last is exact
 */
GPtrArray *
fovea_report_factorise (const FoveaKernels  *kernel,
                        const int            first_size[2],
                        GError             **error)
{
  g_return_val_if_fail (kernel != NULL && first_size != NULL, NULL);

  g_autoptr (GPtrArray) found
    = g_ptr_array_new_with_free_func ((GDestroyNotify) fovea_factorisation_unref);
  FoveaFactorisation *best = NULL;

  while (best == NULL || !fovea_factorisation_is_exact (best))
    {
      best = fovea_factorisation_new (kernel, first_size, (int) found->len + 1, error);
      if (best == NULL)
        return NULL;
      g_ptr_array_add (found, best);
    }

  return g_steal_pointer (&found);
}

/**
 * fovea_report_new_factorisations:
 * @kernel: one kernel
 * @first_size: rows and columns of the first factor
 * @factorisations: (element-type FoveaFactorisation): what fovea_report_factorise() found
 *
 * Lists the residual for each number of hidden channels, in per cent of the kernel, the weights of
 * the two layers, and how many of the kernel's dimensions they can reach at most.
 *
 * Returns: (transfer full): a row a number of hidden channels
 */
FoveaReport *
fovea_report_new_factorisations (const FoveaKernels *kernel,
                                 const int           first_size[2],
                                 GPtrArray          *factorisations)
{
  g_return_val_if_fail (kernel != NULL && factorisations != NULL, NULL);

  FoveaReport *report = fovea_report_new (_("Hidden channels"), 4);
  FoveaDimensionsQuestion question;

  get_sizes (kernel, first_size, &question);
  fovea_report_add_heading (report, C_ ("hidden channels, short", "Hidden"));
  fovea_report_add_heading (report, _("Residual, %"));
  fovea_report_add_heading (report, _("Weights"));
  fovea_report_add_heading (report, _("Dimensions"));
  for (guint i = 0; i < factorisations->len; i++)
    {
      FoveaFactorisation *found = factorisations->pdata[i];
      question.n_hidden = (int) i + 1;
      FoveaDimensions dimensions = fovea_dimensions_get (&question);
      fovea_report_add_number (report, i + 1);
      if (fovea_factorisation_is_exact (found))
        fovea_report_add_text (report, C_ ("a residual", "exact"));
      else
        fovea_report_add_number (report, 100 * fovea_factorisation_get_residual (found));
      fovea_report_add_number (report, dimensions.n_weights);
      fovea_report_take_text (report, g_strdup_printf (C_ ("dimensions, of all", "%.0f of %.0f"),
                                                       dimensions.n_dimensions,
                                                       dimensions.n_kernel));
    }

  return report;
}

/**
 * fovea_report_new_residual:
 * @kernel: one kernel
 * @factorisation: a factorisation of it
 * @numbers: how weights are shown
 *
 * Returns: (transfer full): @kernel less what the two factors make, weight by weight
 */
FoveaReport *
fovea_report_new_residual (const FoveaKernels       *kernel,
                           const FoveaFactorisation *factorisation,
                           FoveaNumbers              numbers)
{
  g_return_val_if_fail (kernel != NULL && factorisation != NULL, NULL);

  FoveaKernels *composed = fovea_factorisation_get_composed (factorisation);
  int n_columns = fovea_kernels_get_n_columns (kernel);
  // Translators: title of a table: how much of a kernel the best two smaller ones do not make
  FoveaReport *report = fovea_report_new (_("What is left"), n_columns);
  bool is_exact = fovea_factorisation_is_exact (factorisation);

  fovea_report_set_numbers (report, numbers);
  for (int row = 0; row < fovea_kernels_get_n_rows (kernel); row++)
    for (int column = 0; column < n_columns; column++)
      {
        double left = (double) fovea_kernels_get (kernel, 0, 0, row, column)
                      - fovea_kernels_get (composed, 0, 0, row, column);
        // An exact one leaves rounding only.
        fovea_report_add_weight (report, is_exact ? 0 : left);
      }

  return report;
}

/**
 * fovea_report_write_dimensions:
 * @kernel: one kernel
 * @first_size: rows and columns of the first factor
 *
 * Says why not every kernel is a product of two: for a 5×5 and two 3×3, 17 of 25 dimensions.
 *
 * Returns: (transfer full): one sentence
 */
char *
fovea_report_write_dimensions (const FoveaKernels *kernel,
                               const int           first_size[2])
{
  g_return_val_if_fail (kernel != NULL && first_size != NULL, NULL);

  FoveaDimensionsQuestion question;
  get_sizes (kernel, first_size, &question);
  FoveaDimensions dimensions = fovea_dimensions_get (&question);
  const int *size = question.kernel_size;
  int second[] = { size[0] - first_size[0] + 1, size[1] - first_size[1] + 1 };

  return g_strdup_printf (
    _("A %d×%d and a %d×%d kernel have %.0f weights, of which only the scale is without effect: "
      "together they reach %.0f of the %.0f dimensions of a %d×%d. The saving is a restriction to "
      "a smaller family."),
    first_size[0], first_size[1], second[0], second[1], dimensions.n_weights,
    dimensions.n_dimensions, dimensions.n_kernel, size[0], size[1]);
}

/**
 * fovea_report_write_exactness:
 * @factorisations: (element-type FoveaFactorisation): what fovea_report_factorise() found
 *
 * Returns: (transfer full): one sentence on how many hidden channels it takes
 */
char *
fovea_report_write_exactness (GPtrArray *factorisations)
{
  g_return_val_if_fail (factorisations != NULL && factorisations->len > 0, NULL);

  guint n = factorisations->len;
  g_autofree char *residual = fovea_number_format (
    100 * fovea_factorisation_get_residual (factorisations->pdata[0]), FOVEA_NUMBER_LENGTH);

  if (n == 1)
    return g_strdup (_("Exact: this kernel is the product of two smaller ones."));

  return g_strdup_printf (ngettext ("With one hidden channel %s %% are left; %u makes it exact.",
                                    "With one hidden channel %s %% are left; %u make it exact.", n),
                          residual, n);
}
