// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Least squares: a kernel as the sum of products of two smaller ones. For factor.c.

#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

// What is sought. Sizes are [rows, columns]; first + second − 1 = kernel.
typedef struct
{
  const double *kernel; // kernel_size[0] × kernel_size[1], row-major, of norm 1
  int kernel_size[2];
  int first_size[2];
  int second_size[2];
  int n_hidden;
} FoveaFactorProblem;

int    fovea_factor_problem_count_weights (const FoveaFactorProblem *self);
double fovea_factor_problem_search        (const FoveaFactorProblem *self,
                                           double                   *weights);
void   fovea_factor_problem_compose       (const FoveaFactorProblem *self,
                                           const double             *weights,
                                           double                   *composed);

G_END_DECLS
