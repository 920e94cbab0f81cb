// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A cell's own window, tap by tap.

#include "core/trace-terms.h"

#include "core/trace-weights.h"

#include <math.h>

static float
get_tap_weight (const FoveaEvaluation *evaluation,
                FoveaCell              cell,
                const FoveaTerm       *term)
{
  FoveaLayer *layer = fovea_network_get_layer (fovea_evaluation_get_network (evaluation),
                                               cell.stage);
  FoveaKernels *weights = fovea_layer_get_weights (layer);
  int groups = fovea_layer_get_options (layer)->groups;
  int row, column;

  switch (fovea_layer_get_kind (layer))
    {
    case FOVEA_LAYER_CONVOLUTION:
      return fovea_kernels_get (weights, cell.channel,
                                term->channel % fovea_kernels_get_n_inner (weights),
                                term->kernel_row, term->kernel_column);
    case FOVEA_LAYER_TRANSPOSED_CONVOLUTION:
      {
        FoveaTensor *made = fovea_evaluation_get_stage (evaluation, cell.stage);
        int n_out = fovea_tensor_get_shape (made).n_channels / groups;

        return fovea_kernels_get (weights, term->channel, cell.channel % n_out,
                                  term->kernel_row, term->kernel_column);
      }
    case FOVEA_LAYER_AVERAGE_POOLING:
      return 1.0f / (float) (fovea_layer_get_kernel_size (layer, FOVEA_ROWS)
                             * fovea_layer_get_kernel_size (layer, FOVEA_COLUMNS));
    case FOVEA_LAYER_MAX_POOLING:
      return fovea_gradient_get_greatest (evaluation, cell, &row, &column)
             && term->row == row && term->column == column;
    case FOVEA_LAYER_ACTIVATION:
    default:
      return (float) fovea_gradient_get_derivative (layer, term->input);
    }
}

/* Completes the product at one tap of one channel. Returns whether there is one. */
static bool
complete_term (const FoveaEvaluation *evaluation,
               FoveaCell              cell,
               const FoveaAxis       *rows,
               const FoveaAxis       *columns,
               FoveaTerm             *term)
{
  const FoveaNetwork *network = fovea_evaluation_get_network (evaluation);
  FoveaTensor *inputs = fovea_evaluation_get_stage (evaluation, cell.stage - 1);
  FoveaLayerKind kind
    = fovea_layer_get_kind (fovea_network_get_layer (network, cell.stage));
  FoveaTapKind on_row = fovea_axis_get_tap (rows, cell.row, term->kernel_row, &term->row);
  FoveaTapKind on_column
    = fovea_axis_get_tap (columns, cell.column, term->kernel_column, &term->column);

  if (on_row == FOVEA_TAP_NOTHING || on_column == FOVEA_TAP_NOTHING)
    return false;

  if (on_row == FOVEA_TAP_PADDING || on_column == FOVEA_TAP_PADDING)
    {
      term->kind = FOVEA_TAP_PADDING;
      term->input = kind == FOVEA_LAYER_MAX_POOLING ? -INFINITY : 0;
    }
  else
    {
      term->kind = FOVEA_TAP_CELL;
      term->input = fovea_tensor_get (inputs, term->channel, term->row, term->column);
    }
  term->weight = get_tap_weight (evaluation, cell, term);

  return true;
}

/**
 * fovea_terms_new:
 * @evaluation: an evaluation
 * @cell: a cell that a layer made
 * @channels: the channels of the stage before that it sees
 * @n_terms: (out): how many terms there are
 *
 * Lists the products of a cell's sum in the order of summation: channel, kernel row,
 * kernel column; see fovea_trace_get_terms().
 *
 * Returns: (transfer full): the terms; free with g_free()
 */
FoveaTerm *
fovea_terms_new (const FoveaEvaluation *evaluation,
                 FoveaCell              cell,
                 FoveaRange             channels,
                 int                   *n_terms)
{
  const FoveaNetwork *network = fovea_evaluation_get_network (evaluation);
  FoveaAxis rows = fovea_network_get_axis (network, cell.stage, FOVEA_ROWS);
  FoveaAxis columns = fovea_network_get_axis (network, cell.stage, FOVEA_COLUMNS);
  size_t most = (size_t) fovea_range_get_length (channels) * rows.stencil.kernel_size
                * columns.stencil.kernel_size;
  FoveaTerm *terms = g_new0 (FoveaTerm, most);
  int n = 0;

  for (int channel = channels.first; channel < channels.past; channel++)
    for (int ky = 0; ky < rows.stencil.kernel_size; ky++)
      for (int kx = 0; kx < columns.stencil.kernel_size; kx++)
        {
          FoveaTerm term = { .channel = channel, .kernel_row = ky, .kernel_column = kx };

          if (complete_term (evaluation, cell, &rows, &columns, &term))
            terms[n++] = term;
        }

  *n_terms = n;

  return terms;
}
