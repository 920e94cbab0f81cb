// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a factorisation says. The search itself is in factor-search.c.

#include "config.h"

#include "core/factor.h"

#include "core/factor-search.h"
#include "core/layer.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

// Up to which relative residual a factorisation counts as exact, rounding aside.
static const double EXACT = 1e-6;

// Sides of the kernel and hidden channels: larger searches take too long.
enum
{
  MOST_SIDE = 15,
  MOST_HIDDEN = 256,
};

struct _FoveaFactorisation
{
  gatomicrefcount ref_count;

  // Owned
  FoveaKernels *first;
  FoveaKernels *second;
  FoveaKernels *composed;

  // State
  int n_hidden;
  int n_used;
  double residual;
};

static double *
dup_unit_kernel (const FoveaKernels *kernel,
                 int                 n_cells,
                 double             *norm)
{
  const float *weights = fovea_kernels_get_weights (kernel);
  double *unit = g_new (double, n_cells);
  double greatest = 0, sum = 0;

  for (int i = 0; i < n_cells; i++)
    greatest = fmax (greatest, fabs ((double) weights[i]));
  for (int i = 0; i < n_cells; i++)
    {
      unit[i] = greatest > 0 ? weights[i] / greatest : 0;
      sum += unit[i] * unit[i];
    }
  for (int i = 0; i < n_cells && sum > 0; i++)
    unit[i] /= sqrt (sum);
  *norm = greatest * sqrt (sum);

  return unit;
}

static int
count_tiles (const int kernel_size[2],
             const int tile_size[2])
{
  int n_tiles = 1;

  for (int i = 0; i < 2; i++)
    n_tiles *= (kernel_size[i] + tile_size[i] - 1) / tile_size[i];

  return n_tiles;
}

/* Cuts a tile out of the kernel and says with a single 1 where it stands. */
static void
cut_tile (const FoveaFactorProblem *problem,
          const int                 tile_size[2],
          const int                 past[2],
          double                   *tile,
          double                   *place)
{
  int first[2], place_columns = problem->kernel_size[1] - tile_size[1] + 1;

  // The last tiles reach back over cells that have been cut out before.
  for (int i = 0; i < 2; i++)
    first[i] = MIN (past[i], problem->kernel_size[i] - tile_size[i]);

  for (int y = past[0]; y < first[0] + tile_size[0]; y++)
    for (int x = past[1]; x < first[1] + tile_size[1]; x++)
      tile[(y - first[0]) * tile_size[1] + (x - first[1])]
        = problem->kernel[y * problem->kernel_size[1] + x];
  place[first[0] * place_columns + first[1]] = 1;
}

/* Exact for every kernel: tiles of the first or of the second size, whichever are fewer. */
static void
fill_with_tiles (const FoveaFactorProblem *problem,
                 double                   *weights)
{
  int n_first = problem->first_size[0] * problem->first_size[1];
  int n_both = n_first + problem->second_size[0] * problem->second_size[1];
  bool is_first = count_tiles (problem->kernel_size, problem->first_size)
                  <= count_tiles (problem->kernel_size, problem->second_size);
  const int *tile_size = is_first ? problem->first_size : problem->second_size;
  int past[2];

  memset (weights, 0, sizeof (double) * problem->n_hidden * n_both);
  for (past[0] = 0; past[0] < problem->kernel_size[0]; past[0] += tile_size[0])
    for (past[1] = 0; past[1] < problem->kernel_size[1]; past[1] += tile_size[1])
      {
        cut_tile (problem, tile_size, past, is_first ? weights : weights + n_first,
                  is_first ? weights + n_first : weights);
        weights += n_both;
      }
}

/* The best solution with no more hidden channels than wanted; those not used stay zero. */
static double
find_best (FoveaFactorProblem *problem,
           double             *weights,
           int                *n_used)
{
  int n_hidden = problem->n_hidden;
  int most
    = fovea_factorisation_get_most_hidden (problem->kernel_size, problem->first_size);
  g_autofree double *trial = g_new (double, fovea_factor_problem_count_weights (problem));
  double best = INFINITY;

  for (int n = 1; n <= MIN (n_hidden, most) && best > EXACT; n++)
    {
      double residual = 0;

      problem->n_hidden = n;
      if (n < most)
        residual = fovea_factor_problem_search (problem, trial);
      else
        fill_with_tiles (problem, trial);
      if (residual >= best)
        continue;
      best = residual;
      *n_used = n;
      memcpy (weights, trial,
              sizeof (double) * fovea_factor_problem_count_weights (problem));
    }

  return best;
}

/* Gives the first kernel of one hidden channel a largest weight of 1 and the second the rest. */
static double
settle_scale (const FoveaFactorProblem *problem,
              double                   *weights,
              double                    norm)
{
  int n_first = problem->first_size[0] * problem->first_size[1];
  int n_second = problem->second_size[0] * problem->second_size[1];
  double scale = 0, sum = 0;

  for (int i = 0; i < n_first; i++)
    if (fabs (weights[i]) > fabs (scale) * (1 + 1e-9))
      scale = weights[i];
  if (scale == 0)
    return 0;

  for (int i = 0; i < n_first; i++)
    weights[i] /= scale;
  for (int i = 0; i < n_second; i++)
    {
      weights[n_first + i] *= scale * norm;
      sum += weights[n_first + i] * weights[n_first + i];
    }

  return sum;
}

/* As the weights of two layers, 1 → hidden → 1, the heaviest product first. */
static void
take_solution (FoveaFactorisation       *self,
               const FoveaFactorProblem *problem,
               double                   *weights,
               double                    norm)
{
  int n_first = problem->first_size[0] * problem->first_size[1];
  int n_second = problem->second_size[0] * problem->second_size[1];
  g_autofree float *first = g_new0 (float, (size_t) self->n_hidden * n_first);
  g_autofree float *second = g_new0 (float, (size_t) self->n_hidden * n_second);
  g_autofree double *sizes = g_new0 (double, self->n_hidden);

  for (int hidden = 0; hidden < self->n_used; hidden++)
    sizes[hidden] = settle_scale (problem, weights + hidden * (n_first + n_second), norm);

  for (int place = 0; place < self->n_used; place++)
    {
      int heaviest = 0;

      for (int hidden = 1; hidden < self->n_used; hidden++)
        if (sizes[hidden] > sizes[heaviest])
          heaviest = hidden;
      sizes[heaviest] = -1;

      const double *from = weights + heaviest * (n_first + n_second);

      for (int i = 0; i < n_first; i++)
        first[place * n_first + i] = (float) from[i];
      for (int i = 0; i < n_second; i++)
        second[place * n_second + i] = (float) from[n_first + i];
    }

  self->first = fovea_kernels_new (self->n_hidden, 1, problem->first_size[0],
                                   problem->first_size[1], first);
  self->second = fovea_kernels_new (1, self->n_hidden, problem->second_size[0],
                                    problem->second_size[1], second);
}

static void
take_composed (FoveaFactorisation       *self,
               const FoveaFactorProblem *problem,
               const double             *weights)
{
  int n_cells = problem->kernel_size[0] * problem->kernel_size[1];
  g_autofree double *composed = g_new0 (double, n_cells);
  g_autofree float *rounded = g_new (float, n_cells);

  if (self->n_used > 0)
    fovea_factor_problem_compose (problem, weights, composed);
  for (int i = 0; i < n_cells; i++)
    rounded[i] = (float) composed[i];
  self->composed
    = fovea_kernels_new (1, 1, problem->kernel_size[0], problem->kernel_size[1], rounded);
}

static bool
check_sizes (const FoveaKernels *kernel,
             const int           first_size[2],
             int                 n_hidden,
             GError            **error)
{
  int rows = fovea_kernels_get_n_rows (kernel);
  int columns = fovea_kernels_get_n_columns (kernel);

  if (fovea_kernels_get_n_outer (kernel) != 1 || fovea_kernels_get_n_inner (kernel) != 1)
    g_set_error (
      error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID,
      _("Only a kernel with one channel in and out can be factorised, not %d×%d"),
      fovea_kernels_get_n_outer (kernel), fovea_kernels_get_n_inner (kernel));
  else if (rows > MOST_SIDE || columns > MOST_SIDE)
    g_set_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_TOO_LARGE,
                 _("The kernel %d×%d is too large to be factorised: at most %d×%d"), rows,
                 columns, MOST_SIDE, MOST_SIDE);
  else if (first_size[0] < 1 || first_size[1] < 1 || first_size[0] > rows
           || first_size[1] > columns)
    g_set_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID,
                 _("A first kernel of %d×%d does not fit into one of %d×%d"),
                 first_size[0], first_size[1], rows, columns);
  else if (n_hidden < 1 || n_hidden > MOST_HIDDEN)
    g_set_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID,
                 _("%d hidden channels are not between 1 and %d"), n_hidden, MOST_HIDDEN);
  else
    return true;

  return false;
}

/**
 * fovea_factorisation_new:
 * @kernel: one kernel, rows × columns, at most 15 × 15
 * @first_size: rows and columns of the first factor, at most those of @kernel; the second has
 *   what is left: together less 1 they make @kernel's
 * @n_hidden: how many products may be summed: hidden channels between the two layers
 * @error: return location
 *
 * Finds the two smaller kernels, for each hidden channel, whose products sum up to
 * @kernel as nearly as possible: least Σ (kernel − Σ first ∗ second)². The answer
 * repeats: the search begins in fixed places. If fewer hidden channels are exact, the
 * others stay zero. A general 5×5 is not the product of two 3×3: see
 * fovea_dimensions_get() in dimensions.h.
 *
 * Errors: %FOVEA_NETWORK_ERROR_INVALID, %FOVEA_NETWORK_ERROR_TOO_LARGE
 * Returns: (transfer full) (nullable): the factorisation; may be read from any thread
 */
FoveaFactorisation *
fovea_factorisation_new (const FoveaKernels *kernel,
                         const int           first_size[2],
                         int                 n_hidden,
                         GError            **error)
{
  g_return_val_if_fail (kernel != NULL, NULL);
  g_return_val_if_fail (first_size != NULL, NULL);

  if (!check_sizes (kernel, first_size, n_hidden, error))
    return NULL;

  int rows = fovea_kernels_get_n_rows (kernel),
      columns = fovea_kernels_get_n_columns (kernel);
  double norm;
  g_autofree double *unit = dup_unit_kernel (kernel, rows * columns, &norm);
  FoveaFactorProblem problem = {
    .kernel = unit,
    .kernel_size = { rows, columns },
    .first_size = { first_size[0], first_size[1] },
    .second_size = { rows - first_size[0] + 1, columns - first_size[1] + 1 },
    .n_hidden = n_hidden,
  };
  g_autofree double *weights
    = g_new0 (double, fovea_factor_problem_count_weights (&problem));
  FoveaFactorisation *self = g_new0 (FoveaFactorisation, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->n_hidden = n_hidden;
  if (norm > 0)
    self->residual = find_best (&problem, weights, &self->n_used);
  problem.n_hidden = self->n_used;
  take_solution (self, &problem, weights, norm);
  take_composed (self, &problem, weights);

  return self;
}

/**
 * fovea_factorisation_ref:
 * @self: a factorisation
 *
 * Returns: (transfer full): @self, held once more
 */
FoveaFactorisation *
fovea_factorisation_ref (FoveaFactorisation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * fovea_factorisation_unref:
 * @self: (transfer full): a factorisation
 *
 * Lets go of @self.
 */
void
fovea_factorisation_unref (FoveaFactorisation *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->first, fovea_kernels_unref);
  g_clear_pointer (&self->second, fovea_kernels_unref);
  g_clear_pointer (&self->composed, fovea_kernels_unref);
  g_free (self);
}

/**
 * fovea_factorisation_get_n_hidden:
 * @self: a factorisation
 *
 * Returns: how many hidden channels were allowed
 */
int
fovea_factorisation_get_n_hidden (const FoveaFactorisation *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_hidden;
}

/**
 * fovea_factorisation_get_n_used:
 * @self: a factorisation
 *
 * Finds how many hidden channels are not zero. If the factorisation is exact, fewer were
 * not; so with fovea_factorisation_get_most_hidden() allowed, this is how many make it
 * exact.
 *
 * Returns: the number; 0 for a kernel of zeros
 */
int
fovea_factorisation_get_n_used (const FoveaFactorisation *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_used;
}

/**
 * fovea_factorisation_get_first:
 * @self: a factorisation
 *
 * Returns: (transfer none): the first factors, hidden × 1 × rows × columns, the weights
 *   of a layer from one channel to the hidden ones; the weight of largest size in each is
 *   1
 */
FoveaKernels *
fovea_factorisation_get_first (const FoveaFactorisation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->first;
}

/**
 * fovea_factorisation_get_second:
 * @self: a factorisation
 *
 * Returns: (transfer none): the second factors, 1 × hidden × rows × columns, the weights
 *   of a layer from the hidden channels to one; the heaviest first
 */
FoveaKernels *
fovea_factorisation_get_second (const FoveaFactorisation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->second;
}

/**
 * fovea_factorisation_get_composed:
 * @self: a factorisation
 *
 * Returns: (transfer none): Σ first ∗ second, 1 × 1 × the rows and columns of the kernel
 */
FoveaKernels *
fovea_factorisation_get_composed (const FoveaFactorisation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->composed;
}

/**
 * fovea_factorisation_get_residual:
 * @self: a factorisation
 *
 * Returns: the relative residual, from 0 to 1: the Frobenius norm of the difference
 *   between the kernel and what is composed, over that of the kernel; in double, before
 *   rounding to float32
 */
double
fovea_factorisation_get_residual (const FoveaFactorisation *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->residual;
}

/**
 * fovea_factorisation_is_exact:
 * @self: a factorisation
 *
 * Returns: whether the relative residual is at most 1e-6
 */
bool
fovea_factorisation_is_exact (const FoveaFactorisation *self)
{
  g_return_val_if_fail (self != NULL, false);

  return self->residual <= EXACT;
}

/**
 * fovea_factorisation_get_most_hidden:
 * @kernel_size: rows and columns of the kernel
 * @first_size: rows and columns of the first factor
 *
 * Counts the hidden channels that make every kernel exact: as many as tiles of the first
 * or of the second size cover it, each put in its place by a kernel with a single 1. Four
 * for a 5×5 from two 3×3.
 *
 * Returns: the number; fewer often suffice
 */
int
fovea_factorisation_get_most_hidden (const int kernel_size[2],
                                     const int first_size[2])
{
  g_return_val_if_fail (kernel_size != NULL && first_size != NULL, 0);

  int second_size[2];

  for (int i = 0; i < 2; i++)
    second_size[i] = kernel_size[i] - first_size[i] + 1;

  return MIN (count_tiles (kernel_size, first_size),
              count_tiles (kernel_size, second_size));
}
