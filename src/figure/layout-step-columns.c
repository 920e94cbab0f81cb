// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What stands in the columns of the step view. How large and where is left to
// layout-step.c.

#include "figure/describe.h"
#include "figure/layout-step.h"

#include <glib/gi18n.h>
#include <math.h>

static FoveaStepColumn *
add_column (FoveaStepPicture *self,
            char             *heading,
            const char       *operator,
            const float      *values)
{
  FoveaStepColumn *column = &self->columns[self->n_columns++];
  const FoveaTaps *taps = &self->taps;
  bool is_one = values == taps->result;
  int n_values = is_one ? 1 : taps->n_rows * taps->n_columns * taps->n_shown;

  *column = (FoveaStepColumn){
    .heading = heading,
    .operator = operator,
    .values = values,
    .n_rows = is_one ? 1 : taps->n_rows,
    .n_columns = is_one ? 1 : taps->n_columns,
    .is_one = is_one,
  };
  for (int i = 0; i < n_values; i++)
    {
      if (isfinite (values[i]))
        {
          column->least = MIN (column->least, values[i]);
          column->greatest = MAX (column->greatest, values[i]);
        }
    }

  return column;
}

static void
set_stage_extremes (FoveaStepPicture *self,
                    FoveaStepColumn  *column,
                    int               stage)
{
  float least, greatest;

  fovea_tensor_get_extremes (
      fovea_evaluation_get_stage (self->layout->subject->evaluation, stage), &least,
      &greatest);
  column->least = least;
  column->greatest = greatest;
}

static void
add_products (FoveaStepPicture *self,
              int               layer)
{
  FoveaLayer *at = fovea_network_get_layer (self->layout->network, layer);
  FoveaKernels *weights = fovea_layer_get_weights (at);
  g_autofree char *kernel = fovea_layout_get_kernel_name (self->layout->network, layer);
  char *name = weights == NULL                        ? g_strdup (_ ("Weights"))
               : self->layout->options->flips_kernels ? g_strdup_printf (_ ("%s, flipped back"), kernel)
                                                      : g_steal_pointer (&kernel);
  FoveaStepColumn *column = add_column (self, name, "×", self->taps.weights);

  column->least *= FOVEA_KERNEL_CALM;
  column->greatest *= FOVEA_KERNEL_CALM;
  column->tags = self->taps.weight_tags;
  add_column (self, g_strdup (_ ("Products")), "=", self->taps.products);
  add_column (self, g_strdup (_ ("Running sum")), "→", self->taps.sums);
}

/**
 * fovea_step_picture_add_columns:
 * @self: a picture with its layout and its taps, without columns
 *
 * Adds what the cell is made of, by the kind of its layer: the window and the cell
 * always, and between them, where products are summed, the kernel, the products and the
 * sums as they grow.
 */
void
fovea_step_picture_add_columns (FoveaStepPicture *self)
{
  FoveaLayout *layout = self->layout;
  FoveaTrace *trace = layout->subject->trace;
  FoveaCell cell = fovea_trace_get_cell (trace);
  FoveaLayer *layer = fovea_network_get_layer (layout->network, cell.stage);
  FoveaLayerKind kind = fovea_layer_get_kind (layer);
  g_autofree char *before = fovea_describe_stage (layout->network, cell.stage - 1);
  const char *operator = "=";

  bool is_alone = kind == FOVEA_LAYER_ACTIVATION;
  FoveaStepColumn *window = add_column (self,
                               is_alone ? g_strdup (before)
                                        : g_strdup_printf (_ ("Window of %s"), before),
                               NULL, self->taps.inputs);
  window->mark = FOVEA_ROLE_SEES;
  window->tags = self->taps.tags;
  set_stage_extremes (self, window, cell.stage - 1);
  if (kind == FOVEA_LAYER_MAX_POOLING)
    operator = "max →";
  else if (is_alone)
    operator = fovea_activation_get_nick (fovea_layer_get_options (layer)->activation);
  else
    add_products (self, cell.stage);

  FoveaStepColumn *result = add_column (
      self, fovea_describe_place (layout->network, cell), operator, self->taps.result);
  result->tags = self->taps.result_tag;
  result->mark = FOVEA_ROLE_SEES;
  set_stage_extremes (self, result, cell.stage);
}

/**
 * fovea_step_picture_count_later:
 * @self: a picture with its columns
 * @column: one of them
 * @channel: one of its channels
 *
 * Returns: how many of the products or sums a playback by terms has not come to
 */
int
fovea_step_picture_count_later (const FoveaStepPicture *self,
                                const FoveaStepColumn  *column,
                                int                     channel)
{
  const FoveaTaps *taps = &self->taps;
  const FoveaStep *step = self->layout->subject->step;
  int n_taps = taps->n_rows * taps->n_columns;

  if (step == NULL || !fovea_step_is_partial (step))
    return 0;
  if (column->is_one)
    return 1;
  if (column->values != taps->products && column->values != taps->sums)
    return 0;

  return CLAMP ((channel + 1) * n_taps - step->term - 1, 0, n_taps);
}

/**
 * fovea_step_picture_dup_note:
 * @self: a picture with its taps
 *
 * Returns: (transfer full): what the columns leave out, in sentences; "" for nothing
 */
char *
fovea_step_picture_dup_note (const FoveaStepPicture *self)
{
  const FoveaTaps *taps = &self->taps;
  GString *note = g_string_new (NULL);

  if (taps->bias != 0)
    {
      g_autofree char *bias = fovea_describe_number (taps->bias);
      g_string_append_printf (note, _ ("The sum begins with the bias, %s."), bias);
    }
  if (taps->n_channels > taps->n_shown)
    {
      int n_more = taps->n_channels - taps->n_shown;
      if (note->len > 0)
        g_string_append_c (note, ' ');
      g_string_append_printf (
          note,
          ngettext ("%d more channel is added in the same way.",
                    "%d more channels are added in the same way.", n_more),
          n_more);
    }

  return g_string_free (note, FALSE);
}

/**
 * fovea_step_picture_clear:
 * @self: a picture
 *
 * Frees what @self owns; what the scene keeps stays there.
 */
void
fovea_step_picture_clear (FoveaStepPicture *self)
{
  for (int i = 0; i < self->n_columns; i++)
    g_clear_pointer (&self->columns[i].heading, g_free);
}
