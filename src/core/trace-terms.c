// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A cell's own window, tap by tap.

#include "core/trace-terms.h"

#include "core/trace-weights.h"

#include <math.h>

// The window of one cell.
typedef struct
{
  FoveaCell cell;
  FoveaLayer *layer;
  FoveaAxis axes[2];
  FoveaTensor *inputs;

  // What a max pooling chose.
  bool has_greatest;
  int greatest_row;
  int greatest_column;
} Window;

static Window
window_new (const FoveaEvaluation *evaluation,
            FoveaCell              cell)
{
  const FoveaNetwork *network = fovea_evaluation_get_network (evaluation);
  Window window = {
    .cell = cell,
    .layer = fovea_network_get_layer (network, cell.stage),
    .axes = { fovea_network_get_axis (network, cell.stage, FOVEA_ROWS),
              fovea_network_get_axis (network, cell.stage, FOVEA_COLUMNS) },
    .inputs = fovea_evaluation_get_stage (evaluation, cell.stage - 1),
  };

  if (fovea_layer_get_kind (window.layer) == FOVEA_LAYER_MAX_POOLING)
    window.has_greatest = fovea_gradient_get_greatest (
      evaluation, cell, &window.greatest_row, &window.greatest_column);

  return window;
}

static float
get_tap_weight (const Window    *window,
                const FoveaTerm *term)
{
  FoveaLayer *layer = window->layer;
  FoveaKernels *weights = fovea_layer_get_weights (layer);
  int channel = window->cell.channel;

  switch (fovea_layer_get_kind (layer))
    {
    case FOVEA_LAYER_CONVOLUTION:
      return fovea_kernels_get (weights, channel,
                                term->channel % fovea_kernels_get_n_inner (weights),
                                term->kernel_row, term->kernel_column);
    case FOVEA_LAYER_TRANSPOSED_CONVOLUTION:
      return fovea_kernels_get (weights, term->channel,
                                channel % fovea_kernels_get_n_inner (weights),
                                term->kernel_row, term->kernel_column);
    case FOVEA_LAYER_AVERAGE_POOLING:
      return 1.0f / (float) (fovea_layer_get_kernel_size (layer, FOVEA_ROWS)
                             * fovea_layer_get_kernel_size (layer, FOVEA_COLUMNS));
    case FOVEA_LAYER_MAX_POOLING:
      return window->has_greatest && term->row == window->greatest_row
             && term->column == window->greatest_column;
    case FOVEA_LAYER_ACTIVATION:
    default:
      return (float) fovea_gradient_get_derivative (layer, term->input);
    }
}

/* Completes the product at one tap of one channel. Returns whether there is one. */
static bool
complete_term (const Window *window,
               FoveaTerm    *term)
{
  FoveaTapKind on_row = fovea_axis_get_tap (&window->axes[FOVEA_ROWS], window->cell.row,
                                            term->kernel_row, &term->row);
  FoveaTapKind on_column
    = fovea_axis_get_tap (&window->axes[FOVEA_COLUMNS], window->cell.column,
                          term->kernel_column, &term->column);

  if (on_row == FOVEA_TAP_NOTHING || on_column == FOVEA_TAP_NOTHING)
    return false;

  if (on_row == FOVEA_TAP_PADDING || on_column == FOVEA_TAP_PADDING)
    {
      bool is_max = fovea_layer_get_kind (window->layer) == FOVEA_LAYER_MAX_POOLING;

      term->kind = FOVEA_TAP_PADDING;
      term->input = is_max ? -INFINITY : 0;
    }
  else
    {
      term->kind = FOVEA_TAP_CELL;
      term->input
        = fovea_tensor_get (window->inputs, term->channel, term->row, term->column);
    }
  term->weight = get_tap_weight (window, term);

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
  Window window = window_new (evaluation, cell);
  int n_rows = window.axes[FOVEA_ROWS].stencil.kernel_size;
  int n_columns = window.axes[FOVEA_COLUMNS].stencil.kernel_size;
  size_t most = (size_t) fovea_range_get_length (channels) * n_rows * n_columns;
  FoveaTerm *terms = g_new0 (FoveaTerm, most);
  int n = 0;

  for (int channel = channels.first; channel < channels.past; channel++)
    for (int ky = 0; ky < n_rows; ky++)
      for (int kx = 0; kx < n_columns; kx++)
        {
          FoveaTerm term = { .channel = channel, .kernel_row = ky, .kernel_column = kx };

          if (complete_term (&window, &term))
            terms[n++] = term;
        }

  *n_terms = n;

  return terms;
}
