// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A linear stack as it is folded: one kernel, one bias, and along each axis
//
//   y[u] = Σₙ K[n] X[b u − P + n],   X the input with a − 1 zeros put after every cell,
//
// so a > 1 after transposed convolutions and b > 1 after strides. For compose-stack.c.

#pragma once

#include "core/network.h"

G_BEGIN_DECLS

// One axis of what is composed so far.
typedef struct
{
  gint64 size;          // of K
  gint64 padding;       // P; negative where cells were cut off
  gint64 padding_after; // by the same rule, while no layer is transposed
  int up;               // a
  int down;             // b
  int n_in;             // cells of the input
  int n_out;            // cells of the present stage
} FoveaStackAxis;

// Everything composed so far.
typedef struct
{
  int n_in;  // channels
  int n_out; // channels of the present stage
  FoveaStackAxis axes[2];
  double *kernel; // n_out × n_in × rows × columns
  double *bias;   // n_out
  bool has_bias;
  bool has_zeros;     // some layer pads with zeros
  bool has_repeats;   // some layer pads by repeating cells, in this mode:
  FoveaPaddingMode mode;
  bool has_transposed;
  double n_products; // made so far, a bound
  int mixed_layer; // where the stack began to both enlarge and thin out; 0: it does not
} FoveaStack;

// K anew along one axis: K′[n] = K[(n step + first) / spread] where that is whole and
// within K, else 0.
typedef struct
{
  gint64 size;
  gint64 first;
  int step;
  int spread;
} FoveaStackRemap;

// One layer along one axis, turned into a plain convolution.
typedef struct
{
  int kernel_size;
  int stride;
  int dilation;
  int spread; // by which K is spread first: the stride of a transposed convolution
  int padding_before;
  int padding_after;
} FoveaStackStep;

void fovea_stack_init       (FoveaStack            *self,
                             FoveaShape             shape);
void fovea_stack_clear      (FoveaStack            *self);
void fovea_stack_remap      (FoveaStack            *self,
                             const FoveaStackRemap  remaps[2]);
void fovea_stack_spread     (FoveaStack            *self,
                             const FoveaStackStep   steps[2]);
void fovea_stack_reduce     (FoveaStack            *self);
bool fovea_stack_add_bias   (FoveaStack            *self,
                             const FoveaLayer      *layer,
                             int                    n_out,
                             const FoveaStackStep   steps[2]);
void fovea_stack_add_kernel (FoveaStack            *self,
                             const FoveaLayer      *layer,
                             int                    n_out,
                             const FoveaStackStep   steps[2],
                             const gint64           sizes[2]);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FoveaStack, fovea_stack_clear)

G_END_DECLS
