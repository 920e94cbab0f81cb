// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The distance between a kernel and a sum of products has many local minima, so the
// search begins in many places, drawn from a fixed seed so that the answer repeats, and
// goes on with the best. A third of the places is drawn freely, the others are symmetric:
// kernels in use are, and a walk keeps the symmetry. Measured on the Laplacian of
// Gaussian of the tests, one free start in two hundred ends in the least residual, one in
// nine of those with point symmetry, one in four of those with all mirrors; without
// symmetry in the kernel they are no worse than free ones. Each walk is Levenberg's: with
// J the derivative of the products by the weights and r what is missing, a step is (JᵀJ +
// λ)⁻¹ Jᵀr = Jᵀ (JJᵀ + λ)⁻¹ r; the smaller of the two systems is solved.
//
// Source: Levenberg, Quarterly of Applied Mathematics 2, 1944; Marquardt, SIAM J. 11,
// 1963.

#include "core/factor-search.h"

#include <math.h>
#include <string.h>

enum
{
  LEAST_STARTS = 24,
  MOST_STARTS = 96,
  N_KEPT = 6,
  N_FIRST_STEPS = 40,
  N_LAST_STEPS = 400,
  SEED = 17,
};

// What the kernel allows of LEAST_STARTS to MOST_STARTS: multiplications of one step of
// each.
static const double WORK = 3e7;

// Of squares of relative residuals: exact for every purpose; no progress worth a step.
static const double EXACT = 1e-28;
static const double FIRST_PROGRESS = 1e-5;
static const double LAST_PROGRESS = 1e-13;

// Room for one walk.
typedef struct
{
  const FoveaFactorProblem *problem;
  int n_cells;      // of the kernel
  int n_weights;    // of all hidden channels
  double *missing;  // n_cells
  double *jacobian; // n_weights × n_cells
  double *system;   // the smaller count, squared
  double *lower;    // its Cholesky factor
  double *solution; // the greater count
  double *step;     // n_weights
  double *trial;    // n_weights
} Walk;

static int
count_first (const FoveaFactorProblem *self)
{
  return self->first_size[0] * self->first_size[1];
}

static int
count_second (const FoveaFactorProblem *self)
{
  return self->second_size[0] * self->second_size[1];
}

/* Calls the place of each product of two weights: first weight i, second weight j, cell. */
#define FOR_EACH_PRODUCT(problem, i, j, cell)                                            \
  for (int y_ = 0, i = 0; y_ < (problem)->first_size[0]; y_++)                           \
    for (int x_ = 0; x_ < (problem)->first_size[1]; x_++, i++)                           \
      for (int v_ = 0, j = 0; v_ < (problem)->second_size[0]; v_++)                      \
        for (int u_ = 0, cell = (y_ + v_) * (problem)->kernel_size[1] + x_;              \
             u_ < (problem)->second_size[1]; u_++, j++, cell++)

static double
find_missing (const FoveaFactorProblem *problem,
              const double             *weights,
              double                   *missing)
{
  int n_cells = problem->kernel_size[0] * problem->kernel_size[1];
  double sum = 0;

  fovea_factor_problem_compose (problem, weights, missing);
  for (int cell = 0; cell < n_cells; cell++)
    {
      missing[cell] = problem->kernel[cell] - missing[cell];
      sum += missing[cell] * missing[cell];
    }

  return sum;
}

static void
find_jacobian (Walk         *walk,
               const double *weights)
{
  const FoveaFactorProblem *problem = walk->problem;
  int n_first = count_first (problem);
  int n_both = n_first + count_second (problem);

  memset (walk->jacobian, 0, sizeof (double) * walk->n_weights * walk->n_cells);
  for (int hidden = 0; hidden < problem->n_hidden; hidden++)
    {
      const double *first = weights + hidden * n_both;
      const double *second = first + n_first;
      double *by_first = walk->jacobian + (size_t) hidden * n_both * walk->n_cells;
      double *by_second = by_first + (size_t) n_first * walk->n_cells;

      FOR_EACH_PRODUCT (problem, i, j, cell)
        {
          by_first[i * walk->n_cells + cell] += second[j];
          by_second[j * walk->n_cells + cell] += first[i];
        }
    }
}

/* J Jᵀ over the cells or Jᵀ J over the weights, whichever is smaller; the lower triangle. */
static void
find_system (Walk *walk)
{
  bool by_cells = walk->n_cells < walk->n_weights;
  int n = by_cells ? walk->n_cells : walk->n_weights;

  memset (walk->system, 0, sizeof (double) * n * n);
  if (by_cells)
    {
      for (int weight = 0; weight < walk->n_weights; weight++)
        {
          const double *row = walk->jacobian + (size_t) weight * n;

          for (int i = 0; i < n; i++)
            if (row[i] != 0)
              for (int j = 0; j <= i; j++)
                walk->system[i * n + j] += row[i] * row[j];
        }
      return;
    }

  for (int i = 0; i < n; i++)
    for (int j = 0; j <= i; j++)
      for (int cell = 0; cell < walk->n_cells; cell++)
        walk->system[i * n + j] += walk->jacobian[(size_t) i * walk->n_cells + cell]
                                   * walk->jacobian[(size_t) j * walk->n_cells + cell];
}

/* Solves (system + damping) x = x by Cholesky's method. Returns whether that is possible. */
static bool
solve_system (Walk   *walk,
              int     n,
              double  damping,
              double *x)
{
  double *lower = walk->lower;

  for (int i = 0; i < n; i++)
    for (int j = 0; j <= i; j++)
      {
        double sum = walk->system[i * n + j] + (i == j ? damping : 0);

        for (int k = 0; k < j; k++)
          sum -= lower[i * n + k] * lower[j * n + k];
        if (i == j && sum <= 0)
          return false;
        lower[i * n + j] = i == j ? sqrt (sum) : sum / lower[j * n + j];
      }

  for (int i = 0; i < n; i++)
    {
      for (int k = 0; k < i; k++)
        x[i] -= lower[i * n + k] * x[k];
      x[i] /= lower[i * n + i];
    }
  for (int i = n - 1; i >= 0; i--)
    {
      for (int k = i + 1; k < n; k++)
        x[i] -= lower[k * n + i] * x[k];
      x[i] /= lower[i * n + i];
    }

  return true;
}

/* step = Jᵀ @cells */
static void
pull_back (Walk         *walk,
           const double *cells,
           double       *step)
{
  for (int weight = 0; weight < walk->n_weights; weight++)
    {
      const double *row = walk->jacobian + (size_t) weight * walk->n_cells;
      double sum = 0;

      for (int cell = 0; cell < walk->n_cells; cell++)
        sum += row[cell] * cells[cell];
      step[weight] = sum;
    }
}

static bool
find_step (Walk  *walk,
           double damping)
{
  if (walk->n_cells >= walk->n_weights)
    {
      pull_back (walk, walk->missing, walk->step);
      return solve_system (walk, walk->n_weights, damping, walk->step);
    }

  memcpy (walk->solution, walk->missing, sizeof (double) * walk->n_cells);
  if (!solve_system (walk, walk->n_cells, damping, walk->solution))
    return false;
  pull_back (walk, walk->solution, walk->step);

  return true;
}

/*
 * Walks downhill from @weights, at most @n_steps or until a step gains less than
 * @progress.
 * Returns the square of the residual.
 */
static double
descend (Walk   *walk,
         double *weights,
         int     n_steps,
         double  progress)
{
  double damping = 1e-2;
  double square = find_missing (walk->problem, weights, walk->missing);

  for (int step = 0; step < n_steps && square > EXACT; step++)
    {
      double before = square;

      find_jacobian (walk, weights);
      find_system (walk);
      while (damping < 1e6)
        {
          double tried = INFINITY;

          if (find_step (walk, damping))
            {
              for (int i = 0; i < walk->n_weights; i++)
                walk->trial[i] = weights[i] + walk->step[i];
              tried = find_missing (walk->problem, walk->trial, walk->solution);
            }
          if (tried < square)
            {
              memcpy (weights, walk->trial, sizeof (double) * walk->n_weights);
              memcpy (walk->missing, walk->solution, sizeof (double) * walk->n_cells);
              square = tried;
              damping = MAX (damping / 4, 1e-15);
              break;
            }
          damping *= 5;
        }
      if (before - square <= progress * before)
        break;
    }

  return square;
}

static void
walk_init (Walk                     *walk,
           const FoveaFactorProblem *problem)
{
  int n_cells = problem->kernel_size[0] * problem->kernel_size[1];
  int n_weights = fovea_factor_problem_count_weights (problem);
  int n = MIN (n_cells, n_weights);

  *walk = (Walk) { .problem = problem, .n_cells = n_cells, .n_weights = n_weights };
  walk->missing = g_new (double, n_cells);
  walk->jacobian = g_new (double, (size_t) n_weights * n_cells);
  walk->system = g_new (double, n * n);
  walk->lower = g_new (double, n * n);
  walk->solution = g_new (double, MAX (n_cells, n_weights));
  walk->step = g_new (double, n_weights);
  walk->trial = g_new (double, n_weights);
}

static void
walk_clear (Walk *walk)
{
  g_clear_pointer (&walk->missing, g_free);
  g_clear_pointer (&walk->jacobian, g_free);
  g_clear_pointer (&walk->system, g_free);
  g_clear_pointer (&walk->lower, g_free);
  g_clear_pointer (&walk->solution, g_free);
  g_clear_pointer (&walk->step, g_free);
  g_clear_pointer (&walk->trial, g_free);
}

/* A kernel that mirrors turn into itself or, with the sign -1, into its negative. */
static void
make_symmetric (double   *kernel,
                const int size[2],
                bool      has_mirrors,
                int       vertical,
                int       horizontal)
{
  int rows = size[0], columns = size[1];

  for (int y = 0; y < rows; y++)
    for (int x = 0; x < columns; x++)
      {
        int up = (rows - 1 - y) * columns, across = columns - 1 - x;
        double value = kernel[y * columns + x];

        if (has_mirrors)
          {
            kernel[y * columns + across] = horizontal * value;
            kernel[up + x] = vertical * value;
          }
        kernel[up + across] = vertical * horizontal * value;
      }
}

static void
make_transposable (double   *kernel,
                   const int size[2],
                   int       sign)
{
  for (int y = 0; y < size[0]; y++)
    for (int x = 0; x < y; x++)
      kernel[x * size[1] + y] = sign * kernel[y * size[1] + x];
}

/* A place to begin: free, symmetric about a point, with two mirrors, or with four. */
static void
draw_start (const FoveaFactorProblem *problem,
            GRand                    *random,
            int                       start,
            double                   *weights)
{
  double scale
    = 1 / sqrt (sqrt ((double) count_first (problem) * count_second (problem)));
  int kind = start % 6;
  bool has_signs = start % 12 >= 6;

  for (int part = 0; part < 2 * problem->n_hidden; part++)
    {
      const int *size = part % 2 == 0 ? problem->first_size : problem->second_size;
      int n = size[0] * size[1];
      int signs[3];

      for (int i = 0; i < n; i++)
        weights[i] = g_rand_double_range (random, -scale, scale);
      for (int i = 0; i < 3; i++)
        signs[i] = has_signs && g_rand_boolean (random) ? -1 : 1;

      if (kind >= 4 && size[0] == size[1])
        make_transposable (weights, size, signs[2]);
      if (kind >= 2)
        make_symmetric (weights, size, kind >= 3, signs[0], signs[1]);
      weights += n;
    }
}

/* Puts a walk's end among the best, which are kept in order. */
static void
keep_best (double       *kept,
           double       *squares,
           const double *weights,
           double        square,
           int           n_weights)
{
  int place = N_KEPT;

  while (place > 0 && square < squares[place - 1])
    place--;
  if (place == N_KEPT)
    return;

  memmove (kept + (size_t) (place + 1) * n_weights, kept + (size_t) place * n_weights,
           sizeof (double) * (N_KEPT - 1 - place) * n_weights);
  memmove (squares + place + 1, squares + place, sizeof (double) * (N_KEPT - 1 - place));
  memcpy (kept + (size_t) place * n_weights, weights, sizeof (double) * n_weights);
  squares[place] = square;
}

/**
 * fovea_factor_problem_count_weights:
 * @self: a problem
 *
 * Returns: how many weights a solution has: for each hidden channel the first kernel,
 *   then the second
 */
int
fovea_factor_problem_count_weights (const FoveaFactorProblem *self)
{
  return self->n_hidden * (count_first (self) + count_second (self));
}

/**
 * fovea_factor_problem_compose:
 * @self: a problem
 * @weights: a solution
 * @composed: (out): kernel rows × kernel columns
 *
 * Sums the products of all hidden channels: Σ first ∗ second.
 */
void
fovea_factor_problem_compose (const FoveaFactorProblem *self,
                              const double             *weights,
                              double                   *composed)
{
  int n_first = count_first (self);

  memset (composed, 0, sizeof (double) * self->kernel_size[0] * self->kernel_size[1]);
  for (int hidden = 0; hidden < self->n_hidden; hidden++)
    {
      const double *first = weights + hidden * (n_first + count_second (self));
      const double *second = first + n_first;

      FOR_EACH_PRODUCT (self, i, j, cell)
        composed[cell] += first[i] * second[j];
    }
}

/**
 * fovea_factor_problem_search:
 * @self: a problem
 * @weights: (out): the best solution found
 *
 * Searches from several places, always the same ones, and finishes the best of these
 * walks.
 *
 * Returns: the norm of what is missing
 */
double
fovea_factor_problem_search (const FoveaFactorProblem *self,
                             double                   *weights)
{
  int n_weights = fovea_factor_problem_count_weights (self);
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autofree double *kept = g_new0 (double, (size_t) N_KEPT * n_weights);
  double squares[N_KEPT];
  Walk walk;

  walk_init (&walk, self);

  double work = (double) walk.n_cells * n_weights * MIN (walk.n_cells, n_weights);
  int n_starts = (int) CLAMP (WORK / work, LEAST_STARTS, MOST_STARTS);

  for (int i = 0; i < N_KEPT; i++)
    squares[i] = INFINITY;

  for (int start = 0; start < n_starts && squares[0] > EXACT; start++)
    {
      draw_start (self, random, start, weights);

      double square = descend (&walk, weights, N_FIRST_STEPS, FIRST_PROGRESS);

      keep_best (kept, squares, weights, square, n_weights);
    }

  int best = 0;

  for (int i = 0; i < N_KEPT && squares[best] > EXACT; i++)
    {
      squares[i]
        = descend (&walk, kept + (size_t) i * n_weights, N_LAST_STEPS, LAST_PROGRESS);
      if (squares[i] < squares[best])
        best = i;
    }

  memcpy (weights, kept + (size_t) best * n_weights, sizeof (double) * n_weights);
  walk_clear (&walk);

  return sqrt (squares[best]);
}
