// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The two stacks of the compare view and what lies between their outputs. Where they
// stand is left to layout-compare.c.

#include "figure/layout-compare.h"

#include <math.h>

#define TOLERANCE 1e-5 // of the largest number, as the composition's own
#define MAX_NAMED 4    // layers of which each is named

// The same cell in the stack of one layer; false for one in a stage that it does not
// have.
static bool
convert_cell (const FoveaComparison *self,
              FoveaTrace            *trace,
              FoveaCell             *cell)
{
  if (trace == NULL)
    return false;

  *cell = fovea_trace_get_cell (trace);
  if (cell->stage > 0 && cell->stage != self->above->n_stages - 1)
    return false;
  cell->stage = MIN (cell->stage, 1);

  return true;
}

static FoveaTrace *
convert_trace (FoveaComparison *self,
               FoveaEvaluation *evaluation,
               FoveaTrace      *trace)
{
  FoveaCell cell;

  if (!convert_cell (self, trace, &cell))
    return NULL;

  FoveaTrace *converted = fovea_trace_new_without_weights (evaluation, cell);
  fovea_scene_keep_owned (self->above->scene, converted,
                          (GDestroyNotify)fovea_trace_unref);

  return converted;
}

static void
find_differences (FoveaComparison *self)
{
  FoveaTensor *stack = fovea_comparison_get_output (self);
  FoveaTensor *kernel = fovea_composition_get_output (self->composition);
  const float *a = fovea_tensor_get_values (stack);
  const float *b = fovea_tensor_get_values (kernel);
  size_t n = fovea_shape_get_n_cells (fovea_tensor_get_shape (stack));
  g_autofree float *differences = g_new0 (float, n);
  float largest = 0;

  for (size_t i = 0; i < n; i++)
    largest = isfinite (a[i]) ? MAX (largest, fabsf (a[i])) : largest;
  for (size_t i = 0; i < n && !fovea_composition_is_equal (self->composition); i++)
    {
      float difference = b[i] - a[i];
      // Not a number, where two infinities meet, is no more equal than it is different.
      differences[i] = fabsf (difference) <= TOLERANCE * largest ? 0 : difference;
      self->n_different += differences[i] != 0;
    }

  self->differences
      = fovea_scene_keep_memory (self->above->scene, differences, n * sizeof (float));
}

// The network of the one kernel, laid out like any other.
static bool
init_below (FoveaComparison *self)
{
  FoveaLayout *above = self->above;
  FoveaLayer *layer = fovea_composition_get_layer (self->composition);
  FoveaTensor *input = fovea_evaluation_get_stage (above->subject->evaluation, 0);
  g_autoptr (FoveaNetwork) network
      = fovea_network_new (fovea_tensor_get_shape (input), &layer, 1, NULL);
  FoveaEvaluation *evaluation
      = network != NULL ? fovea_evaluation_new (network, input, NULL) : NULL;

  if (evaluation == NULL)
    return false;

  fovea_scene_keep_owned (above->scene, evaluation,
                          (GDestroyNotify)fovea_evaluation_unref);
  self->subject = (FoveaSubject){
    .evaluation = evaluation,
    .trace = convert_trace (self, evaluation, above->subject->trace),
    .hover = convert_trace (self, evaluation, above->subject->hover),
  };
  self->kernel_name = fovea_layout_get_product (above->network);
  self->below = *above;
  self->below.subject = &self->subject;
  self->below.options = &self->options;
  self->options = *above->options;
  self->options.fronts = self->fronts;
  self->options.n_fronts = G_N_ELEMENTS (self->fronts);
  for (int i = 0; i < self->options.n_fronts; i++)
    {
      int stage = i == 0 ? 0 : above->n_stages - 1;
      self->fronts[i] = (FoveaCell){ .stage = stage,
                                     .channel = fovea_layout_get_front (above, stage) };
    }
  self->below.network = fovea_evaluation_get_network (evaluation);
  self->below.n_stages = 2;
  self->below.stages = self->stages;
  self->below.ways = self->ways;
  self->measures = (FoveaMeasures){ .stages = self->measured };
  self->below.measures = &self->measures;
  self->below.kernel_name = self->kernel_name;
  self->below.last_stage = above->n_stages - 1;

  return true;
}

/**
 * fovea_comparison_init:
 * @self: an empty comparison
 * @above: (transfer none): the layout of the stack, with its scene, subject and options
 *
 * Composes the stack as if it had no activations, lays the one kernel out as a network,
 * and finds where the two outputs differ.
 *
 * Returns: whether there is one kernel; if not, the composition says why
 */
bool
fovea_comparison_init (FoveaComparison *self,
                       FoveaLayout     *above)
{
  *self = (FoveaComparison) {
    .above = above,
    .composition = fovea_composition_new_as_if_linear (above->subject->evaluation),
  };
  if (!fovea_composition_is_linear (self->composition) || !init_below (self))
    return false;

  find_differences (self);

  return true;
}

/**
 * fovea_comparison_clear:
 * @self: a comparison
 *
 * Frees what @self owns; what the scene keeps stays there.
 */
void
fovea_comparison_clear (FoveaComparison *self)
{
  g_clear_pointer (&self->composition, fovea_composition_unref);
  g_clear_pointer (&self->kernel_name, g_free);
}

/**
 * fovea_comparison_get_output:
 * @self: a comparison
 *
 * Returns: (transfer none): what the stack makes, in the shape that both have
 */
FoveaTensor *
fovea_comparison_get_output (const FoveaComparison *self)
{
  return fovea_evaluation_get_stage (self->above->subject->evaluation,
                                     self->above->n_stages - 1);
}

/**
 * fovea_comparison_dup_chain:
 * @self: what is compared
 *
 * Returns: (transfer full): the layers by name, as "K₁ → ReLU → K₂", of many the first and the last
 */
char *
fovea_comparison_dup_chain (const FoveaComparison *self)
{
  int n_layers = self->above->n_stages - 1;
  g_autoptr (GString) chain = g_string_new (NULL);

  for (int layer = 1; layer <= n_layers; layer++)
    {
      bool is_named = n_layers <= MAX_NAMED || layer == 1 || layer == n_layers;
      g_autofree char *title = fovea_layout_get_layer_title (self->above, layer);

      if (layer > 1 && (is_named || layer == 2))
        g_string_append (chain, " → ");
      if (is_named)
        g_string_append (chain, title);
      else if (layer == 2)
        g_string_append (chain, "…");
    }

  return g_string_free (g_steal_pointer (&chain), FALSE);
}

/**
 * fovea_comparison_is_left_out:
 * @self: a comparison
 * @layout: either of its layouts
 * @stage: of @layout
 *
 * Returns: whether @stage is a map between, for which there is no room
 */
bool
fovea_comparison_is_left_out (const FoveaComparison *self,
                              const FoveaLayout     *layout,
                              int                    stage)
{
  return layout == self->above && self->is_short && stage > 0
         && stage + 1 < layout->n_stages;
}

/**
 * fovea_comparison_has_card:
 * @self: a comparison
 * @layout: either of its layouts
 *
 * Returns: whether kernels are shown before the output; if not, names of layers are
 */
bool
fovea_comparison_has_card (const FoveaComparison *self,
                           const FoveaLayout     *layout)
{
  return layout != self->above || !self->is_short;
}
