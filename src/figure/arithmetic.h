// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Convolution arithmetic: the sizes of one layer, and figures of them. A transposed convolution is
// drawn as the convolution that it equals: zeros between the inputs and around them, stride 1.

#pragma once

#include "core/stencil.h"
#include "figure/figure.h"

G_BEGIN_DECLS

// The longest side that is drawn, in cells with padding and zeros between.
#define FOVEA_ARITHMETIC_MAX 48

typedef enum
{
  FOVEA_ARITHMETIC_SUM, // of weights times inputs
  FOVEA_ARITHMETIC_AVERAGE,
  FOVEA_ARITHMETIC_GREATEST,
} FoveaArithmeticKind;

// Rows, then columns. Start from FOVEA_ARITHMETIC_INIT.
typedef struct
{
  bool is_transposed;
  int n_in[2];
  int kernel_size[2];
  int stride[2];
  int padding[2];
  int dilation[2];
  int output_padding[2]; // of a transposed convolution
  FoveaArithmeticKind kind; // of a convolution, or of a pooling
  bool has_numbers;         // small whole numbers in the cells
} FoveaArithmetic;

#define FOVEA_ARITHMETIC_INIT                                                                      \
  {                                                                                                \
    .n_in = { 5, 5 }, .kernel_size = { 3, 3 }, .stride = { 1, 1 }, .dilation = { 1, 1 }            \
  }

// How it is drawn. Borrowed.
typedef struct
{
  const int *steps; // outputs, row by row from 0: a picture each
  int n_steps;
  int n_across;     // pictures in a row
  double width_pt;  // of a strip on its page, for words that are legible there; 0: unknown
  bool has_caption;
} FoveaArithmeticOptions;

bool        fovea_arithmetic_check           (const FoveaArithmetic        *self,
                                              GError                      **error);
int         fovea_arithmetic_get_n_out       (const FoveaArithmetic        *self,
                                              int                           axis);
int         fovea_arithmetic_get_n_steps     (const FoveaArithmetic        *self);
int         fovea_arithmetic_get_border      (const FoveaArithmetic        *self,
                                              int                           axis);
FoveaRange  fovea_arithmetic_get_plane       (const FoveaArithmetic        *self,
                                              int                           axis);
bool        fovea_arithmetic_is_input        (const FoveaArithmetic        *self,
                                              int                           axis,
                                              int                           position);
int         fovea_arithmetic_get_tap         (const FoveaArithmetic        *self,
                                              int                           axis,
                                              int                           out,
                                              int                           tap);
int         fovea_arithmetic_get_leftover    (const FoveaArithmetic        *self,
                                              int                           axis);

int         fovea_arithmetic_get_n_classics  (void);
const char *fovea_arithmetic_get_classic     (int                           classic,
                                              FoveaArithmetic              *arithmetic);
bool        fovea_arithmetic_from_nick       (const char                   *nick,
                                              FoveaArithmetic              *arithmetic);

// arithmetic-numbers.c
double      fovea_arithmetic_get_input       (const FoveaArithmetic        *self,
                                              const int                     at[2]);
double      fovea_arithmetic_get_weight      (const FoveaArithmetic        *self,
                                              const int                     tap[2]);
double      fovea_arithmetic_get_output      (const FoveaArithmetic        *self,
                                              const int                     out[2]);
char       *fovea_arithmetic_format          (const FoveaArithmetic        *self,
                                              double                        value);
char       *fovea_arithmetic_dup_sum         (const FoveaArithmetic        *self,
                                              const int                     out[2]);

// arithmetic-text.c
char       *fovea_arithmetic_dup_title       (const FoveaArithmetic        *self);
GStrv       fovea_arithmetic_dup_caption     (const FoveaArithmetic        *self);
GStrv       fovea_arithmetic_dup_lines       (const FoveaArithmetic        *self,
                                              const FoveaArithmeticOptions *options);
char       *fovea_arithmetic_describe        (const FoveaArithmetic        *self);
char       *fovea_arithmetic_describe_step   (const FoveaArithmetic        *self,
                                              int                           step);
char       *fovea_arithmetic_describe_steps  (const FoveaArithmetic        *self,
                                              const FoveaArithmeticOptions *options);

// layout-arithmetic.c
FoveaFigure *fovea_figure_new_arithmetic     (const FoveaArithmetic        *arithmetic,
                                              const FoveaArithmeticOptions *options);

G_END_DECLS
