// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The card in which the selected cell's sum is written out: one step, or through all layers. Terms
// flow in lines, or stand in the shape of the kernel; a sum that is too long is cut and says so.
// The card has room for the longest sum, so that a click moves nothing.

#include "core/receptive-field.h"
#include "figure/describe.h"
#include "figure/layout.h"
#include "figure/layout-terms.h"
#include "figure/number.h"
#include "figure/type.h"

#include <glib/gi18n.h>
#include <math.h>

#define MAX_STEP_LINES 3
#define MAX_ALL_LINES 7
#define PADDING_PT 18.0
#define HEAD_EM 13 // of a long place, its value and the signs

// Where the next word goes.
typedef struct
{
  FoveaLayout *layout;
  int panel;
  double size_pt;
  double left;
  double right;
  double x;
  double y;
  int n_lines_left;
} Flow;

static double
get_sum_pt (const FoveaLayout *self)
{
  return MAX (fovea_layout_get_least_pt (self), 15 * self->growth);
}

static double
get_sum_line_pt (const FoveaLayout *self)
{
  return round (get_sum_pt (self) * 1.7);
}

static double
measure_word (const Flow  *flow,
              const char  *word,
              FoveaWeight  weight)
{
  return ceil (fovea_type_estimate_width (word, flow->size_pt, weight));
}

static FoveaItem *
add_word (Flow        *flow,
          const char  *word,
          FoveaRole    role,
          FoveaWeight  weight)
{
  double width = MIN (measure_word (flow, word, weight), MAX (0, flow->right - flow->x));
  FoveaItem *item = fovea_layout_add_text (flow->layout, flow->panel, word, flow->size_pt,
                                           role, flow->x, flow->y, width);

  item->text.weight = weight;
  item->text.anchor = FOVEA_ANCHOR_MIDDLE;
  flow->x += width;

  return item;
}

static void
break_line (Flow *flow)
{
  flow->x = flow->left;
  flow->y += get_sum_line_pt (flow->layout);
  flow->n_lines_left--;
}

// A word that no longer fits its line begins the next one, as long as there is one.
static FoveaItem *
wrap_word (Flow        *flow,
           const char  *word,
           FoveaRole    role)
{
  if (flow->x + measure_word (flow, word, FOVEA_WEIGHT_NORMAL) > flow->right
      && flow->n_lines_left > 1)
    break_line (flow);

  return add_word (flow, word, role, FOVEA_WEIGHT_NORMAL);
}

// A sum that forms is its layer's own.
static FoveaSumDepth
get_depth (const FoveaLayout *self)
{
  const FoveaStep *step = self->subject->step;

  return step != NULL && step->pace == FOVEA_PACE_TERM ? FOVEA_SUM_STEP
                                                       : self->options->sum_depth;
}

static void
add_term (Flow               *flow,
          const FoveaSumTerm *term,
          const char         *string)
{
  FoveaItem *item
      = add_word (flow, string, term->is_padding ? FOVEA_ROLE_INK_DIM : FOVEA_ROLE_INK,
                  FOVEA_WEIGHT_NORMAL);

  item->tag = term->is_padding ? (FoveaTag){ .kind = FOVEA_TAG_CARD }
                               : (FoveaTag){ .kind = FOVEA_TAG_TERM, .cell = term->cell };
}

static char *
get_rest (guint n_rest)
{
  return g_strdup_printf (ngettext ("… and %u more term", "… and %u more terms", n_rest),
                          n_rest);
}

// Terms one after the other, broken into lines. Returns false where they were cut.
static bool
flow_terms (Flow           *flow,
            const GArray   *terms,
            FoveaLayerKind  kind,
            const char     *separator)
{
  double space = ceil (0.28 * flow->size_pt);

  for (guint i = 0; i < terms->len; i++)
    {
      const FoveaSumTerm *term = &g_array_index (terms, FoveaSumTerm, i);
      g_autofree char *string
          = fovea_sum_term_format (term, get_depth (flow->layout), kind,
                                   flow->layout->options->numbers);
      g_autofree char *rest = get_rest (terms->len - i);
      bool is_last = i + 1 == terms->len;
      double width
          = measure_word (flow, string, FOVEA_WEIGHT_NORMAL)
            + (i > 0 ? 2 * space + measure_word (flow, separator, FOVEA_WEIGHT_NORMAL)
                     : 0);
      if (flow->x + width > flow->right && flow->n_lines_left > 1)
        break_line (flow);

      double reserve = flow->n_lines_left > 1 || is_last
                             ? 0
                             : 3 * space + measure_word (flow, rest, FOVEA_WEIGHT_NORMAL);
      bool is_alone = is_last && flow->x <= flow->left; // squeezed rather than left out
      if (flow->x + width + reserve > flow->right && flow->n_lines_left <= 1 && !is_alone)
        {
          flow->x += flow->x > flow->left ? space : 0;
          add_word (flow, rest, FOVEA_ROLE_INK_DIM, FOVEA_WEIGHT_NORMAL);
          return false;
        }
      if (i > 0)
        {
          flow->x += flow->x > flow->left ? space : 0;
          add_word (flow, separator, FOVEA_ROLE_INK_DIM, FOVEA_WEIGHT_NORMAL);
          flow->x += space;
        }
      add_term (flow, term, string);
    }

  return true;
}

// The terms of one channel in rows and columns as their cells stand, where they have room.
static bool
place_terms (Flow         *flow,
             const GArray *terms)
{
  const FoveaTraceStage *use = fovea_trace_get_stage (flow->layout->subject->trace, 0);
  double space = ceil (0.28 * flow->size_pt);
  double plus = measure_word (flow, "+", FOVEA_WEIGHT_NORMAL) + 2 * space;
  int n_a_row = 0;
  double widest = 0;

  for (int i = 0; i < fovea_range_get_length (use->box.columns); i++)
    n_a_row += use->column_paths[i] > 0;
  for (guint i = 0; i < terms->len; i++)
    {
      g_autofree char *string = fovea_sum_term_format (
          &g_array_index (terms, FoveaSumTerm, i), FOVEA_SUM_ALL,
          FOVEA_LAYER_CONVOLUTION, flow->layout->options->numbers);
      widest = MAX (widest, measure_word (flow, string, FOVEA_WEIGHT_NORMAL));
    }
  int n_rows = n_a_row > 0 ? (int) terms->len / n_a_row : 0;
  if (n_a_row == 0 || n_rows > flow->n_lines_left
      || fovea_range_get_length (use->box.channels) > 1 || (int) terms->len == n_a_row
      || flow->x + n_a_row * (widest + plus) > flow->right)
    return false;

  flow->left = flow->x;
  for (guint i = 0; i < terms->len; i++)
    {
      const FoveaSumTerm *term = &g_array_index (terms, FoveaSumTerm, i);
      g_autofree char *string
          = fovea_sum_term_format (term, FOVEA_SUM_ALL, FOVEA_LAYER_CONVOLUTION,
                                   flow->layout->options->numbers);
      if (i > 0 && i % n_a_row == 0)
        break_line (flow);
      double x = flow->left + i % n_a_row * (widest + plus);
      flow->x
          = x + floor ((widest - measure_word (flow, string, FOVEA_WEIGHT_NORMAL)) / 2);
      add_term (flow, term, string);
      flow->x = x + widest + space;
      if (i + 1 < terms->len)
        add_word (flow, "+", FOVEA_ROLE_INK_DIM, FOVEA_WEIGHT_NORMAL);
    }

  return true;
}

static void
add_constant (Flow   *flow,
              double  constant,
              bool    has_many)
{
  double space = ceil (0.28 * flow->size_pt);

  if (constant == 0)
    return;

  g_autofree char *number = fovea_number_write (
      flow->layout->options->numbers, fabs (constant), 7);
  g_autofree char *text = has_many ? g_strdup_printf (_ ("%s (biases)"), number)
                                   : g_strdup_printf (_ ("%s (bias)"), number);
  double width = 2 * space + measure_word (flow, "+", FOVEA_WEIGHT_NORMAL)
                 + measure_word (flow, text, FOVEA_WEIGHT_NORMAL);
  if (flow->x + width > flow->right && flow->n_lines_left > 1)
    break_line (flow);
  flow->x += space;
  add_word (flow, constant < 0 ? "−" : "+", FOVEA_ROLE_INK_DIM, FOVEA_WEIGHT_NORMAL);
  flow->x += space;
  add_word (flow, text, FOVEA_ROLE_INK, FOVEA_WEIGHT_NORMAL);
}

static void
write_activation (Flow       *flow,
                  FoveaLayer *layer)
{
  FoveaLayout *self = flow->layout;
  FoveaCell cell = fovea_trace_get_cell (self->subject->trace);
  FoveaActivation activation = fovea_layer_get_options (layer)->activation;

  cell.stage--;
  g_autofree char *number = fovea_number_write (
      self->options->numbers, fovea_evaluation_get_value (self->subject->evaluation, cell), 7);
  g_autofree char *name = g_strdup (fovea_activation_get_nick (activation));
  g_autofree char *text = g_strdup_printf ("%s(%s)", name, number);
  FoveaItem *item = wrap_word (flow, text, FOVEA_ROLE_INK);
  item->tag = (FoveaTag){ .kind = FOVEA_TAG_TERM, .cell = cell };
}

static void
write_step (Flow *flow)
{
  FoveaLayout *self = flow->layout;
  FoveaTrace *trace = self->subject->trace;
  FoveaLayer *layer
      = fovea_network_get_layer (self->network, fovea_trace_get_cell (trace).stage);
  FoveaLayerKind kind = fovea_layer_get_kind (layer);
  g_autoptr (GArray) terms = fovea_sum_terms_new_step (trace);
  const FoveaStep *step = self->subject->step;

  // What is still to come is not written.
  while (step != NULL && fovea_step_is_partial (step) && terms->len > 0
         && g_array_index (terms, FoveaSumTerm, terms->len - 1).number > step->term)
    g_array_set_size (terms, terms->len - 1);

  switch (kind)
    {
    case FOVEA_LAYER_ACTIVATION:
      write_activation (flow, layer);
      break;
    case FOVEA_LAYER_MAX_POOLING:
      add_word (flow, "max(", FOVEA_ROLE_INK_DIM, FOVEA_WEIGHT_NORMAL);
      if (flow_terms (flow, terms, kind, ","))
        add_word (flow, ")", FOVEA_ROLE_INK_DIM, FOVEA_WEIGHT_NORMAL);
      break;
    case FOVEA_LAYER_AVERAGE_POOLING:
      {
        g_autofree char *divisor = g_strdup_printf (
            ") / %d", fovea_layer_get_kernel_size (layer, FOVEA_ROWS)
                          * fovea_layer_get_kernel_size (layer, FOVEA_COLUMNS));
        add_word (flow, "(", FOVEA_ROLE_INK_DIM, FOVEA_WEIGHT_NORMAL);
        if (flow_terms (flow, terms, kind, "+"))
          add_word (flow, divisor, FOVEA_ROLE_INK, FOVEA_WEIGHT_NORMAL);
        break;
      }
    case FOVEA_LAYER_CONVOLUTION:
    case FOVEA_LAYER_TRANSPOSED_CONVOLUTION:
    default:
      if (flow_terms (flow, terms, kind, "+"))
        add_constant (flow, fovea_trace_get_bias (trace), false);
    }
}

static void
write_all (Flow *flow)
{
  FoveaLayout *self = flow->layout;
  g_autoptr (GArray) terms = fovea_sum_terms_new_all (self->subject->trace);
  double constant = fovea_trace_get_constant (self->subject->trace, 0);

  if (place_terms (flow, terms) || flow_terms (flow, terms, FOVEA_LAYER_CONVOLUTION, "+"))
    add_constant (flow, constant, true);
}

// "used by 9 cells of map 1, 9 of the output" would be longer: the captions say which.
static void
write_sum (Flow *flow)
{
  FoveaLayout *self = flow->layout;
  FoveaTrace *trace = self->subject->trace;
  FoveaCell cell = fovea_trace_get_cell (trace);
  g_autofree char *name = fovea_describe_place (self->network, cell);
  const FoveaStep *step = self->subject->step;
  bool is_partial = step != NULL && fovea_step_is_partial (step);
  float number = is_partial ? fovea_step_get_sum (step, trace) : fovea_trace_get_value (trace);
  g_autofree char *value
      = fovea_number_write (self->options->numbers, number, FOVEA_NUMBER_LENGTH);
  // Translators: a place, and its sum as far as it is made
  g_autofree char *head = is_partial ? g_strdup_printf (_ ("%s: %s so far"), name, value)
                                     : g_strdup_printf ("%s = %s", name, value);
  double space = ceil (0.5 * flow->size_pt);

  FoveaItem *item = add_word (flow, head, FOVEA_ROLE_SEES, FOVEA_WEIGHT_BOLD);
  item->tag = (FoveaTag){ .kind = FOVEA_TAG_TERM, .cell = cell };
  flow->x += space;
  if (cell.stage == 0)
    {
      wrap_word (flow, _ ("given, not computed"), FOVEA_ROLE_INK_DIM);
      return;
    }

  wrap_word (flow, "=", FOVEA_ROLE_INK);
  flow->x += space;
  if (get_depth (self) == FOVEA_SUM_ALL)
    write_all (flow);
  else
    write_step (flow);
}

// Characters of the longest number of a stage, by its extremes and its first cells.
static int
get_number_length (const FoveaLayout *self,
                   int                stage)
{
  FoveaTensor *tensor = fovea_evaluation_get_stage (self->subject->evaluation, stage);
  const float *values = fovea_tensor_get_values (tensor);
  size_t n_cells = MIN (fovea_shape_get_n_cells (fovea_tensor_get_shape (tensor)), 256);
  int longest = 1;

  for (size_t i = 0; i < n_cells; i++)
    {
      g_autofree char *number = fovea_number_write (self->options->numbers, values[i], 7);
      longest = MAX (longest, (int) g_utf8_strlen (number, -1));
    }

  return longest;
}

static int
count_step_terms (const FoveaLayout *self,
                  int                layer)
{
  FoveaLayer *at = fovea_network_get_layer (self->network, layer);
  FoveaKernels *weights = fovea_layer_get_weights (at);
  int n_taps = fovea_layer_get_kernel_size (at, FOVEA_ROWS)
               * fovea_layer_get_kernel_size (at, FOVEA_COLUMNS);

  return weights != NULL ? n_taps * fovea_kernels_get_n_inner (weights) : n_taps;
}

// Lines for the longest sum of any cell, by estimates that no selection changes.
static int
count_lines (const FoveaLayout *self,
             double             width)
{
  bool is_all = self->options->sum_depth == FOVEA_SUM_ALL;
  double size_pt = get_sum_pt (self);
  int most = is_all ? MAX_ALL_LINES : MAX_STEP_LINES;
  double given = fovea_type_estimate_width (_ ("given, not computed"), size_pt, FOVEA_WEIGHT_NORMAL);
  int least = HEAD_EM * size_pt + given > width ? 2 : 1; // of an input cell
  double longest = 0;

  if (is_all && self->n_stages > 1)
    {
      FoveaShape shape = fovea_network_get_shape (self->network, 0);
      double rows
          = fovea_receptive_field_get (self->network, self->n_stages - 1, FOVEA_ROWS)
                .size;
      double columns
          = fovea_receptive_field_get (self->network, self->n_stages - 1, FOVEA_COLUMNS)
                .size;
      double used
          = MIN (rows, shape.n_rows) * MIN (columns, shape.n_columns) * shape.n_channels;
      longest
          = HEAD_EM * size_pt + used * (get_number_length (self, 0) * 0.63 + 3.2) * size_pt;
      int flowing = (int) ceil (longest / width);
      return CLAMP (MAX ((int) MIN (rows, MAX_ALL_LINES), flowing), least, most);
    }

  for (int layer = 1; layer < self->n_stages; layer++)
    {
      double term = (get_number_length (self, layer - 1) * 0.63 + 2.9) * size_pt;
      longest = MAX (longest, HEAD_EM * size_pt + count_step_terms (self, layer) * term);
    }

  return CLAMP ((int) ceil (longest / width), least, most);
}

/**
 * fovea_layout_add_sum:
 * @self: a layout
 * @x: left, points
 * @y: top
 * @width: of the card
 *
 * Adds the card of the sum, or the invitation to click where nothing is selected.
 *
 * Returns: its height, points, the same for every selection
 */
double
fovea_layout_add_sum (FoveaLayout *self,
                      double       x,
                      double       y,
                      double       width)
{
  int panel = fovea_scene_add_panel (self->scene, FOVEA_PANEL_OVERLAY, NULL);
  double padding = round (PADDING_PT * MIN (self->growth, self->width_pt / 600));
  double line_pt = get_sum_line_pt (self);
  int n_lines = count_lines (self, width - 2 * padding);
  double height = n_lines * line_pt + 2 * round (padding * 0.75);

  fovea_layout_add_card (self, panel, x, y, width, height);

  double text_pt = fovea_layout_get_line_pt (get_sum_pt (self));
  Flow flow = {
    .layout = self,
    .panel = panel,
    .size_pt = get_sum_pt (self),
    .left = x + padding,
    .right = x + width - padding,
    .x = x + padding,
    .y = y + round (padding * 0.75) + floor ((line_pt - text_pt) / 2),
    .n_lines_left = n_lines,
  };
  if (self->subject->trace != NULL)
    write_sum (&flow);
  else
    add_word (&flow, _ ("Click any cell"), FOVEA_ROLE_INK_DIM, FOVEA_WEIGHT_NORMAL);

  return height;
}
