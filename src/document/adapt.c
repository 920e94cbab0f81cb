// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A convolution takes a fixed number of channels. When an edit elsewhere gives it another,
// refusing would leave the user in a corner: neither layer could be changed first. So the
// kernels are repeated, or those left over dropped.

#include "config.h"

#include "document/adapt.h"

#include <glib/gi18n.h>

static int
get_n_in_channels (const FoveaLayerOptions *options)
{
  return options->kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION
           ? fovea_kernels_get_n_outer (options->weights)
           : fovea_kernels_get_n_inner (options->weights) * options->groups;
}

// A tap of a kernel of another size, the middles laid over one another; 0 outside.
static float
get_centred (const FoveaKernels *weights,
             int                 outer,
             int                 inner,
             int                 row,
             int                 column)
{
  bool is_inside = row >= 0 && row < fovea_kernels_get_n_rows (weights) && column >= 0
                   && column < fovea_kernels_get_n_columns (weights);

  return is_inside ? fovea_kernels_get (weights, outer, inner, row, column) : 0;
}

static FoveaKernels *
resize_kernels (const FoveaKernels *old,
                int                 n_outer,
                int                 n_inner,
                const int           size[2])
{
  size_t n_weights = (size_t) n_outer * n_inner * size[0] * size[1];
  g_autofree float *values = g_try_new (float, n_weights);
  int top = (fovea_kernels_get_n_rows (old) - 1) / 2 - (size[0] - 1) / 2;
  int left = (fovea_kernels_get_n_columns (old) - 1) / 2 - (size[1] - 1) / 2;
  size_t i = 0;

  if (values == NULL)
    return NULL;
  for (int outer = 0; outer < n_outer; outer++)
    for (int inner = 0; inner < n_inner; inner++)
      for (int row = 0; row < size[0]; row++)
        for (int column = 0; column < size[1]; column++)
          values[i++] = get_centred (old, outer % fovea_kernels_get_n_outer (old),
                                     inner % fovea_kernels_get_n_inner (old), row + top,
                                     column + left);
  return fovea_kernels_new (n_outer, n_inner, size[0], size[1], values);
}

static float *
resize_bias (const FoveaLayerOptions *options,
             int                      n_out_channels)
{
  if (options->bias == NULL)
    return NULL;

  float *bias = g_new (float, n_out_channels);

  for (int i = 0; i < n_out_channels; i++)
    bias[i] = options->bias[i % options->n_bias];
  return bias;
}

/**
 * fovea_bank_get:
 * @layer: a convolution or a transposed one
 *
 * Returns: how its weights are arranged
 */
FoveaBank
fovea_bank_get (const FoveaLayer *layer)
{
  const FoveaLayerOptions *options = fovea_layer_get_options (layer);
  FoveaBank bank = { .groups = options->groups };

  g_return_val_if_fail (options->weights != NULL, bank);

  bank.n_in_channels = get_n_in_channels (options);
  bank.n_out_channels = fovea_layer_get_n_out_channels (layer, bank.n_in_channels);
  bank.kernel_size[FOVEA_ROWS] = options->kernel_size[FOVEA_ROWS];
  bank.kernel_size[FOVEA_COLUMNS] = options->kernel_size[FOVEA_COLUMNS];
  return bank;
}

static bool
check_bank (const FoveaBank *bank,
            GError         **error)
{
  const int *size = bank->kernel_size;

  if (size[0] < 1 || size[1] < 1)
    g_set_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID,
                 _("%s %d×%d is impossible: it must be at least %d"), _("kernel"), size[0],
                 size[1], 1);
  else if (bank->groups < 1)
    g_set_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID,
                 _("%d groups are impossible: there must be at least 1"), bank->groups);
  else if (bank->n_out_channels < 1)
    g_set_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID,
                 _("%d output channels are impossible: there must be at least 1"),
                 bank->n_out_channels);
  else if (bank->n_in_channels % bank->groups != 0)
    g_set_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID,
                 _("%d input channels do not divide into %d groups"),
                 bank->n_in_channels, bank->groups);
  else if (bank->n_out_channels % bank->groups != 0)
    g_set_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID,
                 _("%d output channels do not divide into %d groups"),
                 bank->n_out_channels, bank->groups);
  else if (!fovea_kernels_is_valid_size (bank->n_out_channels, bank->n_in_channels,
                                         size[0], size[1]))
    g_set_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_TOO_LARGE,
                 _("%d×%d kernels of %d×%d are too many"), bank->n_out_channels,
                 bank->n_in_channels, bank->kernel_size[0], bank->kernel_size[1]);
  else
    return true;
  return false;
}

/**
 * fovea_layer_resize:
 * @self: a convolution or a transposed one
 * @bank: how its weights are to be arranged
 * @error: place for a %FOVEA_NETWORK_ERROR: a size is not possible, the channels do not
 *   divide into the groups, or there is not enough memory
 *
 * Keeps the weights that there are: a kernel grows and shrinks around its middle, filled
 * up with zeros; channels that are added repeat those that there are.
 *
 * Returns: (transfer full) (nullable): the layer with its weights arranged so
 */
FoveaLayer *
fovea_layer_resize (FoveaLayer      *self,
                    const FoveaBank *bank,
                    GError         **error)
{
  g_return_val_if_fail (self != NULL && bank != NULL, NULL);

  FoveaLayerOptions options = *fovea_layer_get_options (self);

  g_return_val_if_fail (options.weights != NULL, NULL);

  if (!check_bank (bank, error))
    return NULL;

  bool is_transposed = options.kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION;
  int n_outer = is_transposed ? bank->n_in_channels : bank->n_out_channels;
  int n_inner = (is_transposed ? bank->n_out_channels : bank->n_in_channels)
                / bank->groups;
  g_autoptr (FoveaKernels) weights
    = resize_kernels (options.weights, n_outer, n_inner, bank->kernel_size);
  g_autofree float *bias = resize_bias (&options, bank->n_out_channels);

  if (weights == NULL)
    {
      g_set_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_TOO_LARGE,
                   _("%d×%d kernels of %d×%d are too many"), bank->n_out_channels,
                   bank->n_in_channels, bank->kernel_size[0], bank->kernel_size[1]);
      return NULL;
    }
  options.weights = weights;
  options.groups = bank->groups;
  options.bias = bias;
  options.n_bias = bias != NULL ? bank->n_out_channels : 0;
  return fovea_layer_new (&options, error);
}

// As many groups as make weights of so few inner channels fit, as PyTorch counts them.
static int
find_groups (const FoveaBank *bank,
             int              n_outer,
             int              n_inner)
{
  int groups = bank->n_in_channels / n_inner;

  return groups >= 1 && bank->n_in_channels % n_inner == 0 && n_outer % groups == 0 ? groups : 1;
}

/**
 * fovea_layer_take_weights:
 * @self: a convolution or a transposed one
 * @weights: what it is to have instead of its own, arranged as its own are
 * @error: place for a %FOVEA_NETWORK_ERROR
 *
 * A convolution gets the groups that make the weights fit its input, if any do; biases that are
 * missing repeat those that there are.
 *
 * Returns: (transfer full) (nullable): the layer with @weights
 */
FoveaLayer *
fovea_layer_take_weights (FoveaLayer   *self,
                          FoveaKernels *weights,
                          GError      **error)
{
  g_return_val_if_fail (self != NULL && weights != NULL, NULL);

  FoveaBank bank = fovea_bank_get (self);
  FoveaLayerOptions options = *fovea_layer_get_options (self);
  int n_outer = fovea_kernels_get_n_outer (weights);
  int n_inner = fovea_kernels_get_n_inner (weights);
  bool is_transposed = options.kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION;

  if (!is_transposed)
    options.groups = find_groups (&bank, n_outer, n_inner);
  else if (n_outer % options.groups != 0)
    options.groups = 1;

  int n_out_channels = is_transposed ? n_inner * options.groups : n_outer;
  g_autofree float *bias = resize_bias (&options, n_out_channels);

  options.weights = weights;
  options.bias = bias;
  options.n_bias = bias != NULL ? n_out_channels : 0;
  return fovea_layer_new (&options, error);
}

/**
 * fovea_layer_adapt:
 * @self: any layer
 * @n_in_channels: channels of the stage it is applied to
 *
 * A layer that works on each channel alone stays so; one with other groups is adapted if
 * the channels divide into them.
 *
 * Returns: (transfer full): a layer that takes @n_in_channels; @self if it does already or
 *   cannot be made to
 */
FoveaLayer *
fovea_layer_adapt (FoveaLayer *self,
                   int         n_in_channels)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n_in_channels >= 1, NULL);

  if (fovea_layer_get_weights (self) == NULL)
    return fovea_layer_ref (self);

  FoveaBank bank = fovea_bank_get (self);

  if (bank.n_in_channels == n_in_channels)
    return fovea_layer_ref (self);
  if (bank.groups > 1 && bank.groups == bank.n_in_channels)
    {
      bank.n_out_channels = bank.n_out_channels / bank.groups * n_in_channels;
      bank.groups = n_in_channels;
    }
  bank.n_in_channels = n_in_channels;

  FoveaLayer *adapted = fovea_layer_resize (self, &bank, NULL);

  return adapted != NULL ? adapted : fovea_layer_ref (self);
}
