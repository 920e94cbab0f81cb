// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The weight in row i, column j of a kernel is the coefficient of xʲyⁱ, and a stack of layers is the
// product: corr (corr (x, A), B) = corr (x, A ∗ B). A kernel of rank 1 is a column times a row; then
// rows and columns are polynomials in one variable each. Strides and dilation put xᵐ in place of x.
//
// Source: the definition of the convolution; the product of polynomials.

#include "figure/report-polynomial.h"

#include "figure/number.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define TOLERANCE 1e-5     // of the largest weight: rounding of float32
#define NEARLY_WHOLE 1e-3  // of the smallest weight
#define MOST_TERMS 25      // of a polynomial that is written out
#define MOST_FACTORS 8
#define MOST_SIDE 64       // of a kernel that is looked at
#define NUMBER_CHARS 7

// Numbers along one axis.
typedef struct
{
  guint n;
  double *values; // (owned)
} Vector;

static void
vector_clear (Vector *self)
{
  g_clear_pointer (&self->values, g_free);
}

static double *
dup_weights (const FoveaKernels *kernels,
             double             *largest)
{
  int n = fovea_kernels_get_n_rows (kernels) * fovea_kernels_get_n_columns (kernels);
  const float *weights = fovea_kernels_get_weights (kernels);
  double *copy = g_new (double, n);

  *largest = 0;
  for (int i = 0; i < n; i++)
    {
      copy[i] = weights[i];
      *largest = MAX (*largest, fabs (copy[i]));
    }

  return copy;
}

// The largest number left at or below row @rank; its place.
static double
find_pivot (const double *values,
            int           rank,
            int           n_rows,
            int           n_columns,
            int          *row,
            int          *column)
{
  double largest = 0;

  for (int y = rank; y < n_rows; y++)
    for (int x = 0; x < n_columns; x++)
      if (fabs (values[y * n_columns + x]) > largest)
        {
          largest = fabs (values[y * n_columns + x]);
          *row = y;
          *column = x;
        }

  return largest;
}

/**
 * fovea_report_get_rank:
 * @kernels: kernels with one channel in and out
 *
 * Finds of how many columns times rows the kernel is the sum, by elimination with the largest
 * number left, within the rounding of float32.
 *
 * Returns: the rank; 0 for a kernel of zeros
 */
int
fovea_report_get_rank (const FoveaKernels *kernels)
{
  g_return_val_if_fail (kernels != NULL, 0);

  int n_rows = fovea_kernels_get_n_rows (kernels);
  int n_columns = fovea_kernels_get_n_columns (kernels);
  double largest;
  g_autofree double *values = dup_weights (kernels, &largest);
  int rank = 0;

  while (rank < n_rows)
    {
      int row = 0, column = 0;
      double pivot = find_pivot (values, rank, n_rows, n_columns, &row, &column);
      if (pivot <= TOLERANCE * largest)
        break;
      for (int x = 0; x < n_columns; x++)
        {
          double swapped = values[rank * n_columns + x];
          values[rank * n_columns + x] = values[row * n_columns + x];
          values[row * n_columns + x] = swapped;
        }
      for (int y = rank + 1; y < n_rows; y++)
        {
          double share = values[y * n_columns + column] / values[rank * n_columns + column];
          for (int x = 0; x < n_columns; x++)
            values[y * n_columns + x] -= share * values[rank * n_columns + x];
        }
      rank++;
    }

  return rank;
}

// Divides by the smallest number if that makes all whole, else by the largest; what is mostly
// negative changes its sign.
static void
tidy (Vector *vector)
{
  double least = INFINITY, greatest = 0, sum = 0;
  bool is_whole = true;

  for (guint i = 0; i < vector->n; i++)
    {
      greatest = MAX (greatest, fabs (vector->values[i]));
      sum += vector->values[i];
    }
  for (guint i = 0; i < vector->n; i++)
    if (fabs (vector->values[i]) > TOLERANCE * greatest)
      least = MIN (least, fabs (vector->values[i]));
    else
      vector->values[i] = 0;
  for (guint i = 0; i < vector->n; i++)
    {
      double share = vector->values[i] / least;
      is_whole &= fabs (share - round (share)) < NEARLY_WHOLE;
    }

  double divisor = (is_whole ? least : greatest) * (sum < -TOLERANCE * greatest ? -1 : 1);
  for (guint i = 0; i < vector->n; i++)
    vector->values[i] = is_whole ? round (vector->values[i] / divisor)
                                 : vector->values[i] / divisor;
}

// A kernel of rank 1 as scale · column · row.
static double
split (const FoveaKernels *kernels,
       Vector             *rows,
       Vector             *columns)
{
  double largest;
  g_autofree double *values = dup_weights (kernels, &largest);
  int pivot_row = 0, pivot_column = 0;

  columns->n = (guint) fovea_kernels_get_n_columns (kernels);
  rows->n = (guint) fovea_kernels_get_n_rows (kernels);
  find_pivot (values, 0, (int) rows->n, (int) columns->n, &pivot_row, &pivot_column);
  columns->values = g_memdup2 (values + pivot_row * columns->n, sizeof (double) * columns->n);
  rows->values = g_new (double, rows->n);
  for (guint y = 0; y < rows->n; y++)
    rows->values[y] = values[y * columns->n + pivot_column];

  tidy (columns);
  tidy (rows);

  return values[pivot_row * columns->n + pivot_column]
         / (columns->values[pivot_column] * rows->values[pivot_row]);
}

static Vector
multiply (const Vector *a,
          const Vector *b)
{
  Vector product = { a->n + b->n - 1, g_new0 (double, a->n + b->n - 1) };

  for (guint i = 0; i < a->n; i++)
    for (guint k = 0; k < b->n; k++)
      product.values[i + k] += a->values[i] * b->values[k];

  return product;
}

// 1 1 1 as 1 0 1 0 1.
static void
spread (Vector *vector,
        int     distance)
{
  guint n = (vector->n - 1) * (guint) distance + 1;
  double *values = g_new0 (double, n);

  for (guint i = 0; i < vector->n; i++)
    values[i * distance] = vector->values[i];
  g_free (vector->values);
  *vector = (Vector) { n, values };
}

static void
append_superscript (GString *text,
                    int      number)
{
  static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  g_autofree char *written = g_strdup_printf ("%d", number);

  for (const char *c = written; *c != '\0'; c++)
    g_string_append (text, digits[*c - '0']);
}

static void
append_power (GString    *text,
              const char *variable,
              int         exponent)
{
  if (exponent == 0)
    return;
  g_string_append (text, variable);
  if (exponent > 1)
    append_superscript (text, exponent);
}

// " + 2x", " − x", or "1" at the start.
static void
append_term (GString *text,
             bool     is_first,
             double   factor,
             int      x,
             int      y)
{
  g_autofree char *number = fovea_number_format (fabs (factor), NUMBER_CHARS);
  bool is_constant = x == 0 && y == 0;

  if (is_first)
    g_string_append (text, factor < 0 ? "−" : "");
  else
    g_string_append (text, factor < 0 ? " − " : " + ");
  if (is_constant || !g_str_equal (number, "1"))
    g_string_append (text, number);
  append_power (text, "x", x);
  append_power (text, "y", y);
}

// Coefficients at a distance of @n_columns a row, in x along it and y across.
static char *
write_polynomial (const double *values,
                  int           n_rows,
                  int           n_columns,
                  int           x_distance,
                  int           y_distance)
{
  GString *text = g_string_new (NULL);

  for (int y = 0; y < n_rows; y++)
    for (int x = 0; x < n_columns; x++)
      if (values[y * n_columns + x] != 0)
        append_term (text, text->len == 0, values[y * n_columns + x], x * x_distance,
                     y * y_distance);
  if (text->len == 0)
    g_string_append_c (text, '0');

  return g_string_free (text, FALSE);
}

static char *
write_line (const Vector *vector)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < vector->n; i++)
    {
      g_autofree char *number = fovea_number_format (vector->values[i], NUMBER_CHARS);
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", number);
    }

  return g_string_free (text, FALSE);
}

// "(1 1 1)²·(1 0 −1)": neighbours that are alike as a power.
static char *
write_product (const GPtrArray *factors) // (element-type utf8)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < factors->len;)
    {
      int n_alike = 1;
      while (i + n_alike < factors->len
             && g_str_equal (factors->pdata[i], factors->pdata[i + n_alike]))
        n_alike++;
      g_string_append_printf (text, "%s(%s)", i > 0 ? "·" : "", (char *) factors->pdata[i]);
      if (n_alike > 1)
        append_superscript (text, n_alike);
      i += n_alike;
    }

  return g_string_free (text, FALSE);
}

// The kernels of a stack with one channel throughout, without layers that are nothing but 1.
static GPtrArray *
list_kernels (const FoveaNetwork *network,
              GArray             *distances) // int pairs: [vertical, horizontal]
{
  g_autoptr (GPtrArray) kernels
    = g_ptr_array_new_with_free_func ((GDestroyNotify) fovea_kernels_unref);
  int jump[2] = { 1, 1 };

  for (int layer = 1; layer <= fovea_network_get_n_layers (network); layer++)
    {
      FoveaLayer *at = fovea_network_get_layer (network, layer);
      const FoveaLayerOptions *options = fovea_layer_get_options (at);
      FoveaKernels *weights = fovea_layer_get_weights (at);
      if (fovea_layer_get_kind (at) == FOVEA_LAYER_ACTIVATION)
        continue;
      if (fovea_layer_get_kind (at) != FOVEA_LAYER_CONVOLUTION
          || fovea_kernels_get_n_outer (weights) != 1 || fovea_kernels_get_n_inner (weights) != 1)
        return NULL;
      g_ptr_array_add (kernels, fovea_kernels_ref (weights));
      for (int i = 0; i < 2; i++)
        {
          int distance = jump[i] * options->dilation[i];
          g_array_append_val (distances, distance);
          jump[i] *= options->stride[i];
        }
    }

  return kernels->len > 0 && kernels->len <= MOST_FACTORS ? g_steal_pointer (&kernels) : NULL;
}

// An axis: its factors as lines of numbers and as polynomials, and their product.
typedef struct
{
  GPtrArray *lines;       // (owned)
  GPtrArray *polynomials; // (owned)
  Vector product;
} Account;

static void
account_init (Account *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->polynomials = g_ptr_array_new_with_free_func (g_free);
  self->product = (Vector) { 1, g_new (double, 1) };
  self->product.values[0] = 1;
}

static void
account_clear (Account *self)
{
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->polynomials, g_ptr_array_unref);
  vector_clear (&self->product);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Account, account_clear)

static void
account_take (Account *self,
              Vector  *factor, // (transfer full)
              int      distance,
              bool     is_vertical)
{
  spread (factor, distance);
  g_ptr_array_add (self->lines, write_line (factor));
  g_ptr_array_add (self->polynomials,
                   is_vertical ? write_polynomial (factor->values, (int) factor->n, 1, 1, 1)
                               : write_polynomial (factor->values, 1, (int) factor->n, 1, 1));

  Vector product = multiply (&self->product, factor);
  vector_clear (&self->product);
  vector_clear (factor);
  self->product = product;
}

static void
take_equation (FoveaReport *report,
               const char  *name,
               char        *product, // (transfer full)
               GPtrArray   *factors)
{
  g_autofree char *left = product;
  g_autofree char *right = write_product (factors);

  fovea_report_add_text (report, name);
  if (factors->len > 1)
    fovea_report_take_text (report, g_strdup_printf ("%s = %s", left, right));
  else
    fovea_report_add_text (report, left);
}

static void
add_separable (FoveaReport     *report,
               const GPtrArray *kernels,
               const GArray    *distances)
{
  g_auto (Account) rows = { 0 };
  g_auto (Account) columns = { 0 };
  double scale = 1;

  account_init (&rows);
  account_init (&columns);
  for (guint i = 0; i < kernels->len; i++)
    {
      Vector down, along;
      scale *= split (kernels->pdata[i], &down, &along);
      account_take (&rows, &down, g_array_index (distances, int, 2 * i), true);
      account_take (&columns, &along, g_array_index (distances, int, 2 * i + 1), false);
    }

  take_equation (report, _("Each row"), write_line (&columns.product), columns.lines);
  take_equation (report, _("as a polynomial"),
                 write_polynomial (columns.product.values, 1, (int) columns.product.n, 1, 1),
                 columns.polynomials);
  take_equation (report, _("Each column"), write_line (&rows.product), rows.lines);
  take_equation (report, _("as a polynomial"),
                 write_polynomial (rows.product.values, (int) rows.product.n, 1, 1, 1),
                 rows.polynomials);
  if (fabs (scale - 1) > TOLERANCE)
    {
      // Translators: stands between two factors in a table, as "×" would
      fovea_report_add_text (report, _("times"));
      fovea_report_add_number (report, scale);
    }
}

// In two variables, as far as that can be read.
static void
add_product (FoveaReport     *report,
             const GPtrArray *kernels,
             const GArray    *distances)
{
  g_autoptr (GPtrArray) factors = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < kernels->len; i++)
    {
      int n_rows = fovea_kernels_get_n_rows (kernels->pdata[i]);
      int n_columns = fovea_kernels_get_n_columns (kernels->pdata[i]);
      double largest;
      if (n_rows * n_columns > MOST_TERMS)
        return;
      g_autofree double *values = dup_weights (kernels->pdata[i], &largest);
      g_ptr_array_add (factors, write_polynomial (values, n_rows, n_columns,
                                                  g_array_index (distances, int, 2 * i + 1),
                                                  g_array_index (distances, int, 2 * i)));
    }

  fovea_report_add_text (report, _("As polynomials"));
  fovea_report_take_text (report, write_product (factors));
}

/**
 * fovea_report_new_polynomials:
 * @network: a linear stack
 * @composition: its one kernel
 *
 * Writes the one kernel as the product that it is. Where every layer's kernel is a column times a
 * row: "1 2 3 2 1 = (1 1 1)²" and "1 + 2x + 3x² + 2x³ + x⁴ = (1 + x + x²)²" along each axis; else
 * the polynomials in x and y. Only for one channel throughout and few layers: a sum over channels
 * is no product.
 *
 * Returns: (transfer full) (nullable): names and equations; %NULL if there is nothing to write
 */
FoveaReport *
fovea_report_new_polynomials (const FoveaNetwork     *network,
                              const FoveaComposition *composition)
{
  g_return_val_if_fail (network != NULL && composition != NULL, NULL);

  if (!fovea_composition_is_linear (composition))
    return NULL;

  FoveaKernels *composed = fovea_layer_get_weights (fovea_composition_get_layer (composition));
  g_autoptr (GArray) distances = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GPtrArray) kernels = list_kernels (network, distances);
  if (kernels == NULL || fovea_kernels_get_n_rows (composed) > MOST_SIDE
      || fovea_kernels_get_n_columns (composed) > MOST_SIDE)
    return NULL;

  FoveaReport *report = fovea_report_new (_("Polynomials"), 2);
  bool is_separable = true;
  for (guint i = 0; i < kernels->len; i++)
    is_separable &= fovea_report_get_rank (kernels->pdata[i]) == 1;

  fovea_report_add_text (report, _("Rank"));
  fovea_report_add_number (report, fovea_report_get_rank (composed));
  if (is_separable)
    add_separable (report, kernels, distances);
  else
    add_product (report, kernels, distances);

  return report;
}
