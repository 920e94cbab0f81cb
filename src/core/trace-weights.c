// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The backward pass, dense within the boxes of a trace, in double. What is not
// differentiable is decided as PyTorch decides it: ReLU has slope 0 at 0, max pooling
// takes its first maximum.

#include "core/trace-weights.h"

#include <math.h>

// What the taps of the outputs of a range read: index of an input cell, or -1 for none.
typedef struct
{
  int kernel_size;
  int *inputs; // outputs of the range × kernel_size
} TapTable;

static TapTable
tap_table_new (const FoveaNetwork *network,
               int                 layer,
               FoveaDimension      dimension,
               FoveaRange          out)
{
  FoveaAxis axis = fovea_network_get_axis (network, layer, dimension);
  int kernel_size = axis.stencil.kernel_size;
  int length = fovea_range_get_length (out);
  TapTable table = { kernel_size, g_new (int, (size_t) length * kernel_size) };

  for (int o = 0; o < length; o++)
    for (int tap = 0; tap < kernel_size; tap++)
      {
        int in = 0;
        FoveaTapKind kind = fovea_axis_get_tap (&axis, out.first + o, tap, &in);

        table.inputs[(size_t) o * kernel_size + tap] = kind == FOVEA_TAP_CELL ? in : -1;
      }

  return table;
}

static size_t
locate (const FoveaBox *box,
        int             channel,
        int             row,
        int             column)
{
  size_t n_rows = fovea_range_get_length (box->rows);
  size_t n_columns = fovea_range_get_length (box->columns);

  return ((channel - box->channels.first) * n_rows + (row - box->rows.first)) * n_columns
         + (column - box->columns.first);
}

static FoveaRange
get_group (const FoveaNetwork *network,
           int                 layer,
           int                 out_channel)
{
  int groups = fovea_layer_get_options (fovea_network_get_layer (network, layer))->groups;
  int n_in = fovea_network_get_shape (network, layer - 1).n_channels / groups;
  int n_out = fovea_network_get_shape (network, layer).n_channels / groups;
  int group = out_channel / n_out;

  return (FoveaRange) { group * n_in, (group + 1) * n_in };
}

/* The k × k weights between two channels. */
static const float *
get_kernel (const FoveaNetwork *network,
            int                 layer,
            int                 out_channel,
            int                 in_channel)
{
  FoveaLayer *at = fovea_network_get_layer (network, layer);
  FoveaKernels *weights = fovea_layer_get_weights (at);
  int groups = fovea_layer_get_options (at)->groups;
  int n_out = fovea_network_get_shape (network, layer).n_channels / groups;
  int n_inner = fovea_kernels_get_n_inner (weights);
  size_t area
    = (size_t) fovea_kernels_get_n_rows (weights) * fovea_kernels_get_n_columns (weights);
  size_t kernel = fovea_layer_get_kind (at) == FOVEA_LAYER_TRANSPOSED_CONVOLUTION
                    ? (size_t) in_channel * n_inner + out_channel % n_out
                    : (size_t) out_channel * n_inner + in_channel % n_inner;

  return fovea_kernels_get_weights (weights) + kernel * area;
}

/* Spreads one output channel over one input channel. A NULL @kernel: @uniform for every tap. */
static void
spread_channel (const FoveaGradient *out,
                int                  out_channel,
                FoveaGradient       *in,
                int                  in_channel,
                const float         *kernel,
                double               uniform,
                const TapTable      *rows,
                const TapTable      *columns)
{
  int n_columns = fovea_range_get_length (out->box.columns);

  for (int row = out->box.rows.first; row < out->box.rows.past; row++)
    {
      const double *from
        = out->values + locate (&out->box, out_channel, row, out->box.columns.first);
      const int *row_taps
        = rows->inputs + (size_t) (row - out->box.rows.first) * rows->kernel_size;

      for (int ky = 0; ky < rows->kernel_size; ky++)
        {
          if (row_taps[ky] < 0)
            continue;

          double *to
            = in->values
              + locate (&in->box, in_channel, row_taps[ky], in->box.columns.first);
          const int *taps = columns->inputs;

          for (int column = 0; column < n_columns; column++, taps += columns->kernel_size)
            {
              if (from[column] == 0)
                continue;
              for (int kx = 0; kx < columns->kernel_size; kx++)
                if (taps[kx] >= 0)
                  to[taps[kx] - in->box.columns.first]
                    += from[column]
                       * (kernel ? kernel[ky * columns->kernel_size + kx] : uniform);
            }
        }
    }
}

static void
spread_windows (const FoveaNetwork  *network,
                int                  layer,
                const FoveaGradient *out,
                FoveaGradient       *in)
{
  TapTable rows = tap_table_new (network, layer, FOVEA_ROWS, out->box.rows);
  TapTable columns = tap_table_new (network, layer, FOVEA_COLUMNS, out->box.columns);
  bool has_weights = fovea_layer_get_weights (fovea_network_get_layer (network, layer))
                     != NULL;
  double share = 1.0 / ((double) rows.kernel_size * columns.kernel_size);

  for (int to = out->box.channels.first; to < out->box.channels.past; to++)
    {
      FoveaRange group = has_weights ? get_group (network, layer, to)
                                     : (FoveaRange) { to, to + 1 };

      for (int from = group.first; from < group.past; from++)
        spread_channel (out, to, in, from,
                        has_weights ? get_kernel (network, layer, to, from) : NULL,
                        share, &rows, &columns);
    }

  g_free (rows.inputs);
  g_free (columns.inputs);
}

static void
follow_maxima (const FoveaEvaluation *evaluation,
               int                    layer,
               const FoveaGradient   *out,
               FoveaGradient         *in)
{
  const FoveaBox *box = &out->box;

  for (int channel = box->channels.first; channel < box->channels.past; channel++)
    for (int row = box->rows.first; row < box->rows.past; row++)
      for (int column = box->columns.first; column < box->columns.past; column++)
        {
          double weight = out->values[locate (box, channel, row, column)];
          FoveaCell cell = { layer, channel, row, column };
          int in_row, in_column;

          if (weight != 0
              && fovea_gradient_get_greatest (evaluation, cell, &in_row, &in_column))
            in->values[locate (&in->box, channel, in_row, in_column)] += weight;
        }
}

static void
scale_by_derivatives (const FoveaEvaluation *evaluation,
                      int                    layer,
                      const FoveaGradient   *out,
                      FoveaGradient         *in)
{
  const FoveaLayer *at
    = fovea_network_get_layer (fovea_evaluation_get_network (evaluation), layer);
  FoveaTensor *inputs = fovea_evaluation_get_stage (evaluation, layer - 1);
  const FoveaBox *box = &out->box;
  size_t index = 0;

  for (int channel = box->channels.first; channel < box->channels.past; channel++)
    for (int row = box->rows.first; row < box->rows.past; row++)
      for (int column = box->columns.first; column < box->columns.past; column++, index++)
        if (out->values[index] != 0)
          in->values[locate (&in->box, channel, row, column)]
            = out->values[index]
              * fovea_gradient_get_derivative (at, fovea_tensor_get (inputs, channel, row, column));
}

/**
 * fovea_gradient_get_derivative:
 * @layer: an activation
 * @x: what it is applied to
 *
 * Finds the slope of an activation. At 0, where ReLU and leaky ReLU have a corner, it is
 * that of the negative side, as PyTorch has it.
 *
 * Returns: the derivative at @x
 */
double
fovea_gradient_get_derivative (const FoveaLayer *layer,
                               float             x)
{
  const FoveaLayerOptions *options = fovea_layer_get_options (layer);

  switch (options->activation)
    {
    case FOVEA_ACTIVATION_RELU:
      return x > 0 ? 1 : 0;
    case FOVEA_ACTIVATION_LEAKY_RELU:
      return x > 0 ? 1 : (double) options->slope;
    case FOVEA_ACTIVATION_SIGMOID:
      {
        double e = exp (-fabs ((double) x));

        return e / ((1 + e) * (1 + e));
      }
    case FOVEA_ACTIVATION_TANH:
      {
        double c = 1 / cosh ((double) x);

        return c * c;
      }
    case FOVEA_ACTIVATION_IDENTITY:
    default:
      return 1;
    }
}

/**
 * fovea_gradient_get_greatest:
 * @evaluation: an evaluation
 * @cell: a cell that a max pooling made
 * @row: (out): row of the greatest cell of its window
 * @column: (out): column of it
 *
 * Finds the cell that a max pooling chose: the first of the greatest, row by row.
 *
 * Returns: whether there is one; not if the window lies wholly in the padding
 */
bool
fovea_gradient_get_greatest (const FoveaEvaluation *evaluation,
                             FoveaCell              cell,
                             int                   *row,
                             int                   *column)
{
  const FoveaNetwork *network = fovea_evaluation_get_network (evaluation);
  FoveaTensor *inputs = fovea_evaluation_get_stage (evaluation, cell.stage - 1);
  FoveaAxis rows = fovea_network_get_axis (network, cell.stage, FOVEA_ROWS);
  FoveaAxis columns = fovea_network_get_axis (network, cell.stage, FOVEA_COLUMNS);
  bool is_found = false;
  float greatest = -INFINITY;

  for (int ky = 0; ky < rows.stencil.kernel_size; ky++)
    for (int kx = 0; kx < columns.stencil.kernel_size; kx++)
      {
        int y, x;

        if (fovea_axis_get_tap (&rows, cell.row, ky, &y) != FOVEA_TAP_CELL
            || fovea_axis_get_tap (&columns, cell.column, kx, &x) != FOVEA_TAP_CELL)
          continue;

        float value = fovea_tensor_get (inputs, cell.channel, y, x);

        if (!is_found || value > greatest || isnan (value))
          {
            is_found = true;
            greatest = value;
            *row = y;
            *column = x;
          }
      }

  return is_found;
}

/**
 * fovea_gradient_step_back:
 * @evaluation: an evaluation
 * @layer: a layer, from 1
 * @out: derivative by the cells that @layer made
 * @in: (inout): zeros for a box that holds all that @out's box sees; receives the derivative by
 *   the cells that @layer read
 *
 * Applies the chain rule to one layer.
 */
void
fovea_gradient_step_back (const FoveaEvaluation *evaluation,
                          int                    layer,
                          const FoveaGradient   *out,
                          FoveaGradient         *in)
{
  const FoveaNetwork *network = fovea_evaluation_get_network (evaluation);

  if (fovea_box_is_empty (out->box) || fovea_box_is_empty (in->box))
    return;

  switch (fovea_layer_get_kind (fovea_network_get_layer (network, layer)))
    {
    case FOVEA_LAYER_CONVOLUTION:
    case FOVEA_LAYER_TRANSPOSED_CONVOLUTION:
    case FOVEA_LAYER_AVERAGE_POOLING:
      spread_windows (network, layer, out, in);
      break;
    case FOVEA_LAYER_MAX_POOLING:
      follow_maxima (evaluation, layer, out, in);
      break;
    case FOVEA_LAYER_ACTIVATION:
      scale_by_derivatives (evaluation, layer, out, in);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * fovea_gradient_get_remainder:
 * @evaluation: an evaluation
 * @layer: a layer, from 1
 * @out: derivative by the cells that @layer made
 *
 * Finds what is left of @out · cells when the part that is linear in what @layer read is
 * taken away: biases, and for a curved activation f (x) − f′(x) x. Summed from its parts,
 * so that it is exactly 0 where nothing is left.
 *
 * Returns: the sum
 */
double
fovea_gradient_get_remainder (const FoveaEvaluation *evaluation,
                              int                    layer,
                              const FoveaGradient   *out)
{
  FoveaLayer *at
    = fovea_network_get_layer (fovea_evaluation_get_network (evaluation), layer);
  bool is_activation = fovea_layer_get_kind (at) == FOVEA_LAYER_ACTIVATION;
  FoveaActivation activation = fovea_layer_get_options (at)->activation;
  const FoveaBox *box = &out->box;
  double sum = 0;
  size_t index = 0;

  if (is_activation
        ? activation != FOVEA_ACTIVATION_SIGMOID && activation != FOVEA_ACTIVATION_TANH
        : !fovea_layer_has_bias (at))
    return 0;

  for (int channel = box->channels.first; channel < box->channels.past; channel++)
    for (int row = box->rows.first; row < box->rows.past; row++)
      for (int column = box->columns.first; column < box->columns.past; column++, index++)
        {
          FoveaCell in = { layer - 1, channel, row, column };
          FoveaCell cell = { layer, channel, row, column };
          double left = 0;

          if (is_activation)
            {
              double x = fovea_evaluation_get_value (evaluation, in);

              left = fovea_evaluation_get_value (evaluation, cell)
                     - fovea_gradient_get_derivative (at, (float) x) * x;
            }
          else
            {
              left = fovea_layer_get_bias (at, channel);
            }
          sum += out->values[index] * left;
        }

  return sum;
}
