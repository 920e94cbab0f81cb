// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A trace's terms as arrays. Sums are made as the kernels make them, one fused multiply-add a term,
// so that the last is the cell's own number.

#include "figure/layout-taps.h"

#include <math.h>

#define MAX_SHOWN_CHANNELS 3

static int
count_first (const FoveaTerm *terms,
             int              n_terms,
             bool             is_row)
{
  int n = 1;

  while (n < n_terms && terms[n].channel == terms[0].channel
         && (!is_row || terms[n].kernel_row == terms[0].kernel_row))
    n++;

  return n;
}

static void *
keep (FoveaScene *scene,
      int         n,
      size_t      size)
{
  g_autofree void *empty = g_malloc0_n (n, size);

  return fovea_scene_keep_memory (scene, empty, n * size);
}

static void
fill (FoveaTaps       *self,
      FoveaTrace      *trace,
      const FoveaTerm *terms,
      int              n)
{
  FoveaCell made = fovea_trace_get_cell (trace);
  float sum = self->bias;

  for (int i = 0; i < n; i++)
    {
      const FoveaTerm *term = &terms[i];
      bool is_padding = term->kind == FOVEA_TAP_PADDING;
      sum = fmaf (term->weight, term->input, sum);
      self->inputs[i] = term->input;
      self->weights[i] = term->weight;
      self->products[i] = term->weight * term->input;
      self->sums[i] = sum;
      self->tags[i].kind = is_padding ? FOVEA_TAG_CARD : FOVEA_TAG_CELL;
      if (!is_padding)
        self->tags[i].cell
            = (FoveaCell){ made.stage - 1, term->channel, term->row, term->column };
      self->weight_tags[i]
          = (FoveaTag){ .kind = FOVEA_TAG_WEIGHT,
                        .layer = made.stage,
                        .cell = { term->channel, made.channel, term->kernel_row,
                                  term->kernel_column } };
    }
}

/**
 * fovea_taps_init:
 * @self: (out): arrays
 * @scene: keeps them
 * @trace: of a cell that a layer made
 *
 * Sorts the terms of a cell's own layer into the first channels of its window. A transposed
 * convolution gives the taps that there are.
 */
void
fovea_taps_init (FoveaTaps  *self,
                 FoveaScene *scene,
                 FoveaTrace *trace)
{
  FoveaCell cell = fovea_trace_get_cell (trace);
  int n_terms;
  const FoveaTerm *terms = fovea_trace_get_terms (trace, &n_terms);

  *self = (FoveaTaps){ .bias = fovea_trace_get_bias (trace) };
  float value = fovea_trace_get_value (trace);
  FoveaTag tag = { .kind = FOVEA_TAG_CELL, .cell = cell };
  self->result = fovea_scene_keep_memory (scene, &value, sizeof value);
  self->result_tag = fovea_scene_keep_memory (scene, &tag, sizeof tag);

  FoveaCell source = { cell.stage - 1, cell.channel, cell.row, cell.column };
  FoveaTerm alone = { .weight = 1, .channel = cell.channel };
  FoveaNetwork *network = fovea_evaluation_get_network (fovea_trace_get_evaluation (trace));
  FoveaLayer *layer = fovea_network_get_layer (network, cell.stage);
  if (fovea_layer_get_kind (layer) == FOVEA_LAYER_ACTIVATION)
    {
      alone.input = fovea_evaluation_get_value (fovea_trace_get_evaluation (trace), source);
      alone.row = cell.row;
      alone.column = cell.column;
      terms = &alone;
      n_terms = 1;
    }
  if (n_terms == 0)
    return;

  int n_a_channel = count_first (terms, n_terms, false);
  self->n_columns = count_first (terms, n_terms, true);
  self->n_rows = n_a_channel / self->n_columns;
  self->n_channels = n_terms / n_a_channel;
  self->n_shown = MIN (self->n_channels, MAX_SHOWN_CHANNELS);

  int n = self->n_shown * n_a_channel;
  self->inputs = keep (scene, n, sizeof (float));
  self->weights = keep (scene, n, sizeof (float));
  self->products = keep (scene, n, sizeof (float));
  self->sums = keep (scene, n, sizeof (float));
  self->tags = keep (scene, n, sizeof (FoveaTag));
  self->weight_tags = keep (scene, n, sizeof (FoveaTag));
  fill (self, trace, terms, n);
}
