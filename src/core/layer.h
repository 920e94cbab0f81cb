// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One operation with its parameters, immutable and reference-counted. A layer knows
// nothing of the size of what it is applied to; the network checks that it fits.

#pragma once

#include "core/stencil.h"
#include "core/tensor.h"

G_BEGIN_DECLS

#define FOVEA_NETWORK_ERROR (fovea_network_error_quark ())

typedef enum
{
  FOVEA_NETWORK_ERROR_INVALID,  // a parameter is impossible by itself
  FOVEA_NETWORK_ERROR_MISFIT,   // it does not fit the stage it is applied to
  FOVEA_NETWORK_ERROR_TOO_LARGE, // memory
  FOVEA_NETWORK_ERROR_CANCELLED, // a computation was asked to stop
} FoveaNetworkError;

typedef enum
{
  FOVEA_LAYER_CONVOLUTION,
  FOVEA_LAYER_TRANSPOSED_CONVOLUTION,
  FOVEA_LAYER_MAX_POOLING,
  FOVEA_LAYER_AVERAGE_POOLING,
  FOVEA_LAYER_ACTIVATION,
} FoveaLayerKind;

typedef enum
{
  FOVEA_ACTIVATION_IDENTITY,
  FOVEA_ACTIVATION_RELU,
  FOVEA_ACTIVATION_LEAKY_RELU,
  FOVEA_ACTIVATION_SIGMOID,
  FOVEA_ACTIVATION_TANH,
} FoveaActivation;

// Start from FOVEA_LAYER_OPTIONS_INIT and set what differs.
typedef struct
{
  FoveaLayerKind kind;
  const char *name;              // (nullable)
  FoveaKernels *weights;         // out × in/groups × …; transposed: in × out/groups × …
  const float *bias;             // (nullable) a number an output channel
  int n_bias;                    // length of bias
  int kernel_size[2];            // pooling only: [vertical, horizontal]
  int stride[2];                 // [vertical, horizontal]
  int dilation[2];               // [vertical, horizontal]
  int padding[4];                // [top, bottom, left, right]
  bool has_same_padding;         // "same": padding[] is then found by the network
  FoveaPaddingMode padding_mode;
  int output_padding[2];         // transposed only
  int groups;
  FoveaActivation activation;
  float slope;                   // leaky ReLU
} FoveaLayerOptions;

#define FOVEA_LAYER_OPTIONS_INIT                                                         \
  {                                                                                      \
    .kernel_size = { 1, 1 }, .stride = { 1, 1 }, .dilation = { 1, 1 }, .groups = 1,      \
    .slope = 0.01f                                                                       \
  }

typedef struct _FoveaLayer FoveaLayer;

GQuark      fovea_network_error_quark   (void);
FoveaLayer *fovea_layer_new             (const FoveaLayerOptions *options,
                                         GError                 **error);
FoveaLayer *fovea_layer_new_convolution (FoveaKernels            *weights);
FoveaLayer *fovea_layer_new_activation  (FoveaActivation          activation);
FoveaLayer *fovea_layer_ref             (FoveaLayer              *self);
void        fovea_layer_unref           (FoveaLayer              *self);

const FoveaLayerOptions *fovea_layer_get_options        (const FoveaLayer *self);
FoveaLayerKind           fovea_layer_get_kind           (const FoveaLayer *self);
const char              *fovea_layer_get_name           (const FoveaLayer *self);
FoveaKernels            *fovea_layer_get_weights        (const FoveaLayer *self);
float                    fovea_layer_get_bias           (const FoveaLayer *self,
                                                         int               channel);
bool                     fovea_layer_has_bias           (const FoveaLayer *self);
int                      fovea_layer_get_kernel_size    (const FoveaLayer *self,
                                                         FoveaDimension    dimension);
int                      fovea_layer_get_n_out_channels (const FoveaLayer *self,
                                                         int               n_in_channels);
bool                     fovea_layer_is_linear          (const FoveaLayer *self);

const char *fovea_layer_kind_get_nick   (FoveaLayerKind   kind);
const char *fovea_activation_get_nick   (FoveaActivation  activation);
const char *fovea_padding_mode_get_nick (FoveaPaddingMode mode);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoveaLayer, fovea_layer_unref)

G_END_DECLS
