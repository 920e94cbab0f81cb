// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a layer begins as when it is added.

#include "config.h"

#include "app/new-layer.h"

#include <string.h>

// A kernel of ones, as in the worked example, no larger than the stage.
static FoveaKernels *
new_ones (FoveaShape shape,
          int        n_outer,
          int        n_inner)
{
  int n_rows = MIN (3, shape.n_rows);
  int n_columns = MIN (3, shape.n_columns);
  gsize n_weights = (gsize) n_outer * (gsize) n_inner * (gsize) (n_rows * n_columns);
  g_autofree float *weights = g_new (float, n_weights);

  for (gsize i = 0; i < n_weights; i++)
    weights[i] = 1;
  return fovea_kernels_new (n_outer, n_inner, n_rows, n_columns, weights);
}

/**
 * fovea_new_layer:
 * @nick: of a kind of layer, or of an activation
 * @shape: of the stage that it is to be put behind
 * @error: place for a %FOVEA_NETWORK_ERROR
 *
 * Returns: (transfer full) (nullable): a layer that accepts the stage: weights of one, pooling by
 *   two, no kernel wider than the stage but a transposed one
 */
FoveaLayer *
fovea_new_layer (const char *nick,
                 FoveaShape  shape,
                 GError    **error)
{
  g_return_val_if_fail (nick != NULL, NULL);

  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;
  const FoveaShape any = { shape.n_channels, G_MAXINT, G_MAXINT }; // what is transposed always fits
  g_autoptr (FoveaKernels) weights = NULL;

  options.kind = FOVEA_LAYER_ACTIVATION;
  for (int kind = 0; fovea_layer_kind_get_nick ((FoveaLayerKind) kind) != NULL; kind++)
    if (strcmp (nick, fovea_layer_kind_get_nick ((FoveaLayerKind) kind)) == 0)
      options.kind = (FoveaLayerKind) kind;
  for (int function = 0; fovea_activation_get_nick ((FoveaActivation) function) != NULL;
       function++)
    if (strcmp (nick, fovea_activation_get_nick ((FoveaActivation) function)) == 0)
      options.activation = (FoveaActivation) function;

  if (options.kind == FOVEA_LAYER_CONVOLUTION)
    options.weights = weights = new_ones (shape, 1, shape.n_channels);
  else if (options.kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION)
    options.weights = weights = new_ones (any, shape.n_channels, 1);
  else if (options.kind != FOVEA_LAYER_ACTIVATION)
    {
      options.stride[0] = options.kernel_size[0] = MIN (2, shape.n_rows);
      options.stride[1] = options.kernel_size[1] = MIN (2, shape.n_columns);
    }
  return fovea_layer_new (&options, error);
}
