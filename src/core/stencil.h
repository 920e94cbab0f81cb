// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// All geometry: one layer along one axis. A stencil maps output indices to the inputs
// they see and input indices to the outputs they reach; a transposed convolution
// exchanges the two maps.

#pragma once

#include "core/shape.h"

G_BEGIN_DECLS

typedef enum
{
  FOVEA_PADDING_ZEROS,
  FOVEA_PADDING_REFLECT,
  FOVEA_PADDING_REPLICATE,
  FOVEA_PADDING_CIRCULAR,
} FoveaPaddingMode;

// The largest kernel size, stride, dilation and padding, so that no product of two
// overflows.
#define FOVEA_STENCIL_MAX 32768

// Parameters along one axis, in cells, named as in torch.nn.Conv2d.
typedef struct
{
  int kernel_size;
  int stride;
  int dilation;
  int padding_before;
  int padding_after;
} FoveaStencil;

// A stencil at work between two stages of known length.
typedef struct
{
  FoveaStencil stencil;
  FoveaPaddingMode padding_mode;
  bool is_transposed;
  int n_in;
  int n_out;
} FoveaAxis;

// What a tap of an output reads.
typedef enum
{
  FOVEA_TAP_CELL,    // a cell of the earlier stage
  FOVEA_TAP_PADDING, // a padding cell: zero in a convolution, -inf in max pooling
  FOVEA_TAP_NOTHING, // no product at all: a transposed tap between inputs or outside
} FoveaTapKind;

int        fovea_stencil_get_extent                 (const FoveaStencil *self);
int        fovea_stencil_get_output_size            (const FoveaStencil *self,
                                                     int                 n_in);
int        fovea_stencil_get_transposed_output_size (const FoveaStencil *self,
                                                     int                 n_in,
                                                     int                 output_padding);
FoveaRange fovea_stencil_sees                       (const FoveaStencil *self,
                                                     FoveaRange          out,
                                                     int                 n_in);
FoveaRange fovea_stencil_reaches                    (const FoveaStencil *self,
                                                     FoveaRange          in,
                                                     int                 n_out);
int        fovea_stencil_tap                        (const FoveaStencil *self,
                                                     int                 out,
                                                     int                 tap);

FoveaRange   fovea_axis_sees         (const FoveaAxis *self,
                                      FoveaRange       out);
FoveaRange   fovea_axis_reaches      (const FoveaAxis *self,
                                      FoveaRange       in);
FoveaTapKind fovea_axis_get_tap      (const FoveaAxis *self,
                                      int              out,
                                      int              tap,
                                      int             *in);
FoveaTapKind fovea_axis_get_source   (const FoveaAxis *self,
                                      int              position,
                                      int             *in);
int          fovea_axis_get_leftover (const FoveaAxis *self);

G_END_DECLS
