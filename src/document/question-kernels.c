// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which of four kernels is no column times a row? All hold small whole numbers, so that whether one
// splits is decided exactly: it does when every 2×2 minor is 0.

#include "config.h"

#include "document/question-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define N_CHOICES 4
#define MAX_SIDE 5
#define MAX_ATTEMPTS 200

// Entries that a kernel of the network may have to be one of the choices.
#define MAX_OWN 99
#define MAX_DRAWN 9

typedef struct
{
  int n_rows;
  int n_columns;
  int cells[MAX_SIDE][MAX_SIDE];
} Kernel;

// Two rows and two columns whose minor is not 0.
typedef struct
{
  int rows[2];
  int columns[2];
} Minor;

static bool
find_minor (const Kernel *kernel,
            Minor        *minor)
{
  for (int a = 0; a < kernel->n_rows; a++)
    for (int b = a + 1; b < kernel->n_rows; b++)
      for (int x = 0; x < kernel->n_columns; x++)
        for (int y = x + 1; y < kernel->n_columns; y++)
          if (kernel->cells[a][x] * kernel->cells[b][y]
              != kernel->cells[a][y] * kernel->cells[b][x])
            {
              *minor = (Minor) { { a, b }, { x, y } };
              return true;
            }
  return false;
}

static int
find_divisor (int a,
              int b)
{
  while (b != 0)
    {
      int rest = a % b;

      a = b;
      b = rest;
    }
  return ABS (a);
}

static void
append_numbers (GString   *text,
                const int *numbers,
                int        n)
{
  for (int i = 0; i < n; i++)
    {
      g_autofree char *number = fovea_question_name_number (numbers[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", number);
    }
}

// "B is the column (1 2 1) times the row (1 0 −1)."
static char *
explain_split (const Kernel *kernel,
               const char   *name)
{
  int row[MAX_SIDE] = { 0 }, column[MAX_SIDE] = { 0 };
  int first = 0, divisor = 0, pivot = 0;
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (GString) rows = g_string_new (NULL);

  while (divisor == 0 && first < kernel->n_rows)
    {
      for (int x = 0; x < kernel->n_columns; x++)
        divisor = find_divisor (divisor, kernel->cells[first][x]);
      first += divisor == 0;
    }
  for (int x = 0; x < kernel->n_columns && divisor != 0; x++)
    {
      row[x] = kernel->cells[first][x] / divisor;
      if (row[pivot] == 0)
        pivot = x;
    }
  for (int y = 0; y < kernel->n_rows && divisor != 0; y++)
    column[y] = kernel->cells[y][pivot] / row[pivot];
  append_numbers (columns, column, kernel->n_rows);
  append_numbers (rows, row, kernel->n_columns);

  return g_strdup_printf (_("%s is the column (%s) times the row (%s)."), name, columns->str,
                          rows->str);
}

static char *
explain_minor (const Kernel *kernel,
               const char   *name)
{
  Minor minor;
  if (!find_minor (kernel, &minor))
    return g_strdup ("");

  g_autoptr (GString) upper = g_string_new (NULL);
  g_autoptr (GString) lower = g_string_new (NULL);

  append_numbers (upper, kernel->cells[minor.rows[0]], kernel->n_columns);
  append_numbers (lower, kernel->cells[minor.rows[1]], kernel->n_columns);
  return g_strdup_printf (
    _("In %s the rows (%s) and (%s) are no multiples of one row, so it is no column times a row."),
    name, upper->str, lower->str);
}

static void
draw_vector (FoveaRandom *random,
             int         *vector,
             int          n)
{
  int n_used;

  do
    {
      n_used = 0;
      for (int i = 0; i < n; i++)
        {
          vector[i] = fovea_random_between (random, -2, 3);
          n_used += vector[i] != 0;
        }
    }
  while (n_used < 2);
}

static Kernel
draw_product (FoveaRandom *random,
              int          n_rows,
              int          n_columns)
{
  int column[MAX_SIDE], row[MAX_SIDE];
  Kernel kernel = { n_rows, n_columns, { { 0 } } };

  draw_vector (random, column, n_rows);
  draw_vector (random, row, n_columns);
  for (int y = 0; y < n_rows; y++)
    for (int x = 0; x < n_columns; x++)
      kernel.cells[y][x] = column[y] * row[x];
  return kernel;
}

// A product with one number changed, until it is none.
static Kernel
draw_odd (FoveaRandom *random,
          int          n_rows,
          int          n_columns)
{
  Kernel kernel;
  Minor minor;

  do
    {
      kernel = draw_product (random, n_rows, n_columns);
      int *cell = &kernel.cells[fovea_random_below (random, n_rows)]
                               [fovea_random_below (random, n_columns)];
      *cell += fovea_random_below (random, 2) == 0 ? 1 : -1;
    }
  while (!find_minor (&kernel, &minor));

  return kernel;
}

static bool
kernels_equal (const Kernel *a,
               const Kernel *b)
{
  for (int y = 0; y < a->n_rows; y++)
    if (memcmp (a->cells[y], b->cells[y], sizeof (int) * (size_t) a->n_columns) != 0)
      return false;
  return true;
}

// The first kernel of a layer, where it is small, whole, and not of one number only.
static bool
read_own (FoveaLayer *layer,
          Kernel     *kernel)
{
  FoveaKernels *bank = fovea_layer_get_weights (layer);
  bool is_varied = false;

  if (bank == NULL)
    return false;
  *kernel = (Kernel) { fovea_kernels_get_n_rows (bank), fovea_kernels_get_n_columns (bank),
                       { { 0 } } };
  if (MIN (kernel->n_rows, kernel->n_columns) < 2
      || MAX (kernel->n_rows, kernel->n_columns) > MAX_SIDE)
    return false;
  for (int y = 0; y < kernel->n_rows; y++)
    for (int x = 0; x < kernel->n_columns; x++)
      {
        float weight = fovea_kernels_get (bank, 0, 0, y, x);

        if (!(fabsf (weight) <= MAX_OWN) || weight != floorf (weight))
          return false;
        kernel->cells[y][x] = (int) weight;
        is_varied |= weight != fovea_kernels_get (bank, 0, 0, 0, 0);
      }

  return is_varied;
}

static bool
find_own (const FoveaQuestion *self,
          FoveaRandom         *random,
          Kernel              *kernel)
{
  FoveaNetwork *network = fovea_evaluation_get_network (self->evaluation);
  int n_layers = fovea_network_get_n_layers (network);

  // A named cell says of which layer.
  if (self->place.has_cell)
    return self->place.cell.stage > 0
           && read_own (fovea_network_get_layer (network, self->place.cell.stage), kernel);

  int first = n_layers > 0 ? fovea_random_below (random, n_layers) : 0;
  for (int i = 0; i < n_layers; i++)
    if (read_own (fovea_network_get_layer (network, (first + i) % n_layers + 1), kernel))
      return true;
  return false;
}

// Fills @kernels; the last is the one that cannot be split.
static bool
draw_kernels (const FoveaQuestion *self,
              FoveaRandom         *random,
              Kernel              *kernels)
{
  Kernel own;
  Minor minor;
  bool has_own = find_own (self, random, &own);
  int n_rows = has_own ? own.n_rows : 3, n_columns = has_own ? own.n_columns : 3;
  int n = 0;

  kernels[N_CHOICES - 1] = draw_odd (random, n_rows, n_columns);
  if (has_own && find_minor (&own, &minor))
    kernels[N_CHOICES - 1] = own;
  else if (has_own)
    kernels[n++] = own;

  for (int i = 0; i < MAX_ATTEMPTS && n < N_CHOICES - 1; i++)
    {
      bool is_new = true;

      kernels[n] = draw_product (random, n_rows, n_columns);
      for (int j = 0; j < n; j++)
        is_new &= !kernels_equal (&kernels[j], &kernels[n]);
      for (int y = 0; y < n_rows; y++)
        for (int x = 0; x < n_columns; x++)
          is_new &= ABS (kernels[n].cells[y][x]) <= MAX_DRAWN;
      n += is_new;
    }

  return n == N_CHOICES - 1;
}

static FoveaKernels *
to_kernels (const Kernel *kernel)
{
  float weights[MAX_SIDE * MAX_SIDE];

  for (int y = 0; y < kernel->n_rows; y++)
    for (int x = 0; x < kernel->n_columns; x++)
      weights[y * kernel->n_columns + x] = (float) kernel->cells[y][x];
  return fovea_kernels_new (1, 1, kernel->n_rows, kernel->n_columns, weights);
}

/**
 * fovea_question_make_kernels:
 * @self: a question that is being made
 * @random: decides what its place leaves open
 *
 * Asks which of four kernels is no column times a row.
 *
 * Returns: whether the network has such a question
 */
bool
fovea_question_make_kernels (FoveaQuestion *self,
                             FoveaRandom   *random)
{
  Kernel kernels[N_CHOICES];
  int order[N_CHOICES] = { 0, 1, 2, 3 };

  if (!draw_kernels (self, random, kernels))
    return false;
  self->place = (FoveaQuestionPlace) { 0 };
  fovea_random_shuffle (random, order, N_CHOICES);

  self->text = g_strdup (_("Which of these kernels cannot be split into a column times a row?"));
  self->hint = g_strdup (_("Where a kernel splits, every row is a multiple of one and the same "
                           "row."));
  for (int i = 0; i < N_CHOICES; i++)
    {
      const Kernel *kernel = &kernels[order[i]];
      char name[] = { (char) ('A' + i), '\0' };

      g_ptr_array_add (self->choices, g_strdup (name));
      g_ptr_array_add (self->kernels, to_kernels (kernel));
      if (order[i] == N_CHOICES - 1)
        {
          self->answer.choice = i;
          self->explanation = explain_minor (kernel, name);
          g_ptr_array_add (self->reasons, g_strdup (""));
        }
      else
        g_ptr_array_add (self->reasons, explain_split (kernel, name));
    }

  return true;
}
