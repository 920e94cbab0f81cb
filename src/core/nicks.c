// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The names that documents and the command line use for kinds, activations and padding
// modes: a public interface, never translated.

#include "core/layer.h"

static const char *const kind_nicks[] = {
  [FOVEA_LAYER_CONVOLUTION] = "convolution",
  [FOVEA_LAYER_TRANSPOSED_CONVOLUTION] = "transposed_convolution",
  [FOVEA_LAYER_MAX_POOLING] = "max_pooling",
  [FOVEA_LAYER_AVERAGE_POOLING] = "average_pooling",
  [FOVEA_LAYER_ACTIVATION] = "activation",
};

static const char *const activation_nicks[] = {
  [FOVEA_ACTIVATION_IDENTITY] = "identity",
  [FOVEA_ACTIVATION_RELU] = "relu",
  [FOVEA_ACTIVATION_LEAKY_RELU] = "leaky_relu",
  [FOVEA_ACTIVATION_SIGMOID] = "sigmoid",
  [FOVEA_ACTIVATION_TANH] = "tanh",
};

static const char *const padding_mode_nicks[] = {
  [FOVEA_PADDING_ZEROS] = "zeros",
  [FOVEA_PADDING_REFLECT] = "reflect",
  [FOVEA_PADDING_REPLICATE] = "replicate",
  [FOVEA_PADDING_CIRCULAR] = "circular",
};

static const char *
get_nick (const char *const *nicks,
          unsigned           n_nicks,
          unsigned           value)
{
  return value < n_nicks ? nicks[value] : NULL;
}

/**
 * fovea_layer_kind_get_nick:
 * @kind: a kind of layer
 *
 * Returns: (transfer none) (nullable): its name in documents; %NULL if there is no such
 * kind, so that counting up from 0 meets all of them
 */
const char *
fovea_layer_kind_get_nick (FoveaLayerKind kind)
{
  return get_nick (kind_nicks, G_N_ELEMENTS (kind_nicks), kind);
}

/**
 * fovea_activation_get_nick:
 * @activation: a function
 *
 * Returns: (transfer none) (nullable): its name in documents; %NULL if there is no such
 * function, so that counting up from 0 meets all of them
 */
const char *
fovea_activation_get_nick (FoveaActivation activation)
{
  return get_nick (activation_nicks, G_N_ELEMENTS (activation_nicks), activation);
}

/**
 * fovea_padding_mode_get_nick:
 * @mode: a padding mode
 *
 * Returns: (transfer none) (nullable): its name in documents; %NULL if there is no such
 * mode, so that counting up from 0 meets all of them
 */
const char *
fovea_padding_mode_get_nick (FoveaPaddingMode mode)
{
  return get_nick (padding_mode_nicks, G_N_ELEMENTS (padding_mode_nicks), mode);
}
