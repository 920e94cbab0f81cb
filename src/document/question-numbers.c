// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Questions that are answered by a number: what stands in a cell, and in how many ways a cell
// reaches another.

#include "config.h"

#include "document/question-private.h"

#include <glib/gi18n.h>
#include <math.h>

// Nobody adds more products in a lecture.
#define MAX_TERMS 36
#define MAX_VALUE 1e4
#define MAX_PATHS 400

// Draws before a kind is given up.
#define MAX_ATTEMPTS 64

static FoveaNetwork *
get_network (const FoveaQuestion *self)
{
  return fovea_evaluation_get_network (self->evaluation);
}

static FoveaCell
draw_cell (const FoveaQuestion *self,
           FoveaRandom         *random,
           int                  stage)
{
  FoveaShape shape = fovea_network_get_shape (get_network (self), stage);

  return (FoveaCell) { stage, fovea_random_below (random, shape.n_channels),
                       fovea_random_below (random, shape.n_rows),
                       fovea_random_below (random, shape.n_columns) };
}

static FoveaLayer *
get_layer (const FoveaQuestion *self)
{
  return fovea_network_get_layer (get_network (self), self->place.cell.stage);
}

static bool
is_convolution (FoveaLayer *layer)
{
  return fovea_layer_get_weights (layer) != NULL;
}

// "2×3", or "3" where all weights are 1.
static void
append_term (GString         *sum,
             const FoveaTerm *term,
             bool             is_plain)
{
  g_autofree char *weight = fovea_question_name_number (term->weight);
  g_autofree char *input = fovea_question_name_number (term->input);
  bool has_sign = !is_plain && term->input < 0;

  if (sum->len > 0)
    g_string_append (sum, " + ");
  if (!is_plain)
    g_string_append_printf (sum, "%s×", weight);
  g_string_append_printf (sum, has_sign ? "(%s)" : "%s", input);
}

// The cells that a pooling compares or adds.
static char *
list_inputs (const FoveaTerm *terms,
             int              n_terms)
{
  GString *list = g_string_new (NULL);

  for (int i = 0; i < n_terms; i++)
    {
      g_autofree char *input = fovea_question_name_number (terms[i].input);

      if (terms[i].kind == FOVEA_TAP_CELL)
        g_string_append_printf (list, "%s%s", list->len > 0 ? "; " : "", input);
    }

  return g_string_free (list, FALSE);
}

static char *
explain_sum (FoveaTrace      *trace,
             const FoveaTerm *terms,
             int              n_terms)
{
  GString *sum = g_string_new (NULL);
  double bias = fovea_trace_get_bias (trace);
  bool is_plain = true;

  for (int i = 0; i < n_terms; i++)
    is_plain &= terms[i].weight == 1;
  for (int i = 0; i < n_terms; i++)
    append_term (sum, &terms[i], is_plain);
  if (bias != 0)
    {
      g_autofree char *name = fovea_question_name_number (bias);

      g_string_append_printf (sum, "%s%s", sum->len > 0 ? " + " : "", name);
    }

  return g_string_free (sum, FALSE);
}

static char *
explain_value (const FoveaQuestion *self,
               FoveaTrace          *trace)
{
  int n_terms;
  const FoveaTerm *terms = fovea_trace_get_terms (trace, &n_terms);
  FoveaLayer *layer = get_layer (self);
  g_autofree char *cell = fovea_question_name_cell (get_network (self), self->place.cell);
  g_autofree char *value = fovea_question_name_number (self->answer.number);
  g_autofree char *inputs = list_inputs (terms, n_terms);
  FoveaLayerKind kind = fovea_layer_get_kind (layer);

  if (kind == FOVEA_LAYER_ACTIVATION)
    return g_strdup_printf (
      // Translators: a cell, the name of a function, a number, its value
      _("%s = %s(%s) = %s"), cell,
      fovea_activation_get_nick (fovea_layer_get_options (layer)->activation), inputs, value);
  if (kind == FOVEA_LAYER_MAX_POOLING)
    return g_strdup_printf (_("%s is the largest of %s: %s"), cell, inputs, value);
  if (kind == FOVEA_LAYER_AVERAGE_POOLING)
    return g_strdup_printf (_("%s is the mean of %s, padding counted as 0: %s"), cell, inputs,
                            value);

  g_autofree char *sum = explain_sum (trace, terms, n_terms);

  return g_strdup_printf ("%s = %s = %s", cell, sum, value);
}

static void
add_number (FoveaQuestion *self,
            double         number,
            char          *why)
{
  fovea_question_add_mistake (self, (FoveaReply) { .number = number }, why);
}

// The sum with the kernel turned by 180°, and without weights; 1: taps in the order of the kernel.
static void
add_sum_mistakes (FoveaQuestion   *self,
                  FoveaTrace      *trace,
                  const FoveaTerm *terms,
                  int              n_terms)
{
  double bias = fovea_trace_get_bias (trace), plain = bias, flipped = bias;
  FoveaKernels *bank = fovea_layer_get_weights (get_layer (self));
  bool is_convolution = fovea_layer_get_kind (get_layer (self)) == FOVEA_LAYER_CONVOLUTION;
  int last_row = fovea_kernels_get_n_rows (bank) - 1;
  int last_column = fovea_kernels_get_n_columns (bank) - 1;
  int per_group = fovea_kernels_get_n_inner (bank);

  for (int i = 0; i < n_terms; i++)
    {
      plain += terms[i].input;
      if (is_convolution)
        flipped += (double) terms[i].input
                   * fovea_kernels_get (bank, self->place.cell.channel,
                                        terms[i].channel % per_group,
                                        last_row - terms[i].kernel_row,
                                        last_column - terms[i].kernel_column);
    }
  if (is_convolution)
    add_number (self, flipped,
                g_strdup (_("That is the sum with the kernel turned by 180°, as mathematics "
                            "convolves; networks do not turn it.")));
  add_number (self, plain,
              g_strdup (_("That adds the numbers under the window without their weights.")));
  if (bias != 0)
    add_number (self, self->answer.number - bias, g_strdup (_("That leaves the bias out.")));
}

// 21 for 72: the input cells of the whole field once each.
static void
add_field_mistake (FoveaQuestion *self,
                   FoveaTrace    *trace)
{
  const FoveaTraceStage *used = fovea_trace_get_stage (trace, 0);
  double sum = 0;

  if (self->place.cell.stage < 2)
    return;
  for (int channel = used->box.channels.first; channel < used->box.channels.past; channel++)
    for (int row = used->box.rows.first; row < used->box.rows.past; row++)
      for (int column = used->box.columns.first; column < used->box.columns.past; column++)
        if (fovea_trace_get_paths (trace, 0, row, column) > 0)
          sum += fovea_evaluation_get_value (self->evaluation,
                                             (FoveaCell) { 0, channel, row, column });
  add_number (self, sum,
              g_strdup (_("That adds every input cell of its field once. Most reach it in several "
                          "ways: add the numbers of the map before.")));
}

static void
add_value_mistakes (FoveaQuestion *self,
                    FoveaTrace    *trace)
{
  int n_terms;
  const FoveaTerm *terms = fovea_trace_get_terms (trace, &n_terms);
  FoveaLayerKind kind = fovea_layer_get_kind (get_layer (self));
  double sum = 0;

  for (int i = 0; i < n_terms; i++)
    sum += terms[i].kind == FOVEA_TAP_CELL ? terms[i].input : 0;
  if (is_convolution (get_layer (self)))
    add_sum_mistakes (self, trace, terms, n_terms);
  else if (kind == FOVEA_LAYER_ACTIVATION)
    add_number (self, sum, g_strdup (_("That is the number before the activation.")));
  else
    add_number (self, sum, g_strdup (_("That is the sum of the window, not what the pooling "
                                       "makes of it.")));
  add_field_mistake (self, trace);
}

// A window of zeros needs no thought.
static bool
has_inputs (const FoveaTerm *terms,
            int              n_terms)
{
  for (int i = 0; i < n_terms; i++)
    if (terms[i].kind == FOVEA_TAP_CELL && terms[i].input != 0)
      return true;
  return false;
}

// Whether a value can be found by thought, and is not simply that of a neighbour.
static bool
is_good_value (const FoveaQuestion *self,
               FoveaTrace          *trace,
               bool                 is_drawn)
{
  int n_terms;
  FoveaCell cell = self->place.cell;
  double value = fovea_trace_get_value (trace);

  const FoveaTerm *terms = fovea_trace_get_terms (trace, &n_terms);

  if (!isfinite (value) || fabs (value) > MAX_VALUE || n_terms > MAX_TERMS || n_terms < 1)
    return false;
  if (!is_drawn)
    return true;
  if (!has_inputs (terms, n_terms))
    return false;
  if (fovea_layer_get_kind (get_layer (self)) == FOVEA_LAYER_ACTIVATION
      && fovea_layer_get_options (get_layer (self))->activation == FOVEA_ACTIVATION_IDENTITY)
    return false;

  // A map of one number everywhere shows what is hidden.
  float least, greatest;

  fovea_tensor_get_extremes (fovea_evaluation_get_stage (self->evaluation, cell.stage), &least,
                             &greatest);
  return least < greatest
         || fovea_shape_get_n_cells (fovea_network_get_shape (get_network (self), cell.stage))
              == 1;
}

static FoveaTrace *
find_value (FoveaQuestion *self,
            FoveaRandom   *random)
{
  bool is_drawn = !self->place.has_cell;
  int n_layers = fovea_network_get_n_layers (get_network (self));

  for (int i = 0; i < (is_drawn ? MAX_ATTEMPTS : 1) && n_layers > 0; i++)
    {
      if (is_drawn)
        self->place.cell = draw_cell (self, random, fovea_random_between (random, 1, n_layers));
      if (self->place.cell.stage == 0)
        return NULL;

      g_autoptr (FoveaTrace) trace
        = fovea_trace_new_without_weights (self->evaluation, self->place.cell);
      if (is_good_value (self, trace, is_drawn))
        {
          self->place.has_cell = true;
          return g_steal_pointer (&trace);
        }
    }

  return NULL;
}

/**
 * fovea_question_make_value:
 * @self: a question that is being made
 * @random: decides what its place leaves open
 *
 * Asks what stands in a cell that can be worked out by thought.
 *
 * Returns: whether the network has such a question
 */
bool
fovea_question_make_value (FoveaQuestion *self,
                           FoveaRandom   *random)
{
  g_autoptr (FoveaTrace) trace = find_value (self, random);
  if (trace == NULL)
    return false;

  double value = fovea_trace_get_value (trace);
  g_autofree char *cell = fovea_question_name_cell (get_network (self), self->place.cell);
  bool is_short = fabs (100 * value - round (100 * value)) < 1e-3;

  self->place.has_target = false;
  self->answer.number = value;
  self->text = g_strdup_printf (is_short ? _("What number stands at %s?")
                                         : _("What number stands at %s, to two decimals?"),
                                cell);
  self->hint = is_convolution (get_layer (self))
                 ? g_strdup (_("Lay the window over the map before, multiply each number by the "
                               "weight over it, and add; the bias comes last."))
                 : g_strdup (_("Look at what the layer before it reads at that place."));
  self->explanation = explain_value (self, trace);
  add_value_mistakes (self, trace);
  return true;
}

// Channels would multiply the ways in the mind of a student, though not in the trace.
static bool
has_one_channel (const FoveaNetwork *network)
{
  for (int stage = 0; stage < fovea_network_get_n_stages (network); stage++)
    if (fovea_network_get_shape (network, stage).n_channels > 1)
      return false;
  return true;
}

static int
count_windows (const FoveaNetwork *network)
{
  int n = 0;

  for (int layer = 1; layer <= fovea_network_get_n_layers (network); layer++)
    {
      FoveaLayer *at = fovea_network_get_layer (network, layer);

      n += fovea_layer_get_kernel_size (at, FOVEA_ROWS) > 1
           || fovea_layer_get_kernel_size (at, FOVEA_COLUMNS) > 1;
    }
  return n;
}

// From a cell of the last stage back to one of the input.
static FoveaTrace *
find_paths (FoveaQuestion *self,
            FoveaRandom   *random)
{
  FoveaQuestionPlace given = self->place;
  int last = fovea_network_get_n_layers (get_network (self));

  for (int i = 0; i < MAX_ATTEMPTS; i++)
    {
      if (!given.has_cell)
        self->place.cell = draw_cell (self, random, last);
      if (self->place.cell.stage == 0)
        return NULL;

      g_autoptr (FoveaTrace) trace
        = fovea_trace_new_without_weights (self->evaluation, self->place.cell);
      FoveaBox box = fovea_trace_get_stage (trace, 0)->box;
      if (!given.has_target && fovea_box_is_empty (box))
        continue;
      if (!given.has_target)
        self->place.target = (FoveaCell) {
          0, 0, fovea_random_between (random, box.rows.first, box.rows.past - 1),
          fovea_random_between (random, box.columns.first, box.columns.past - 1)
        };
      if (self->place.target.stage >= self->place.cell.stage)
        return NULL;

      double paths = fovea_trace_get_paths (trace, self->place.target.stage,
                                            self->place.target.row, self->place.target.column);
      if ((paths > 1 || (given.has_target && given.has_cell)) && paths <= MAX_PATHS)
        {
          self->place.has_cell = self->place.has_target = true;
          return g_steal_pointer (&trace);
        }
    }

  return NULL;
}

static void
add_path_mistakes (FoveaQuestion *self,
                   int            on_rows,
                   int            on_columns)
{
  FoveaNetwork *network = get_network (self);
  double taps = 1;

  for (int layer = self->place.target.stage + 1; layer <= self->place.cell.stage; layer++)
    {
      FoveaLayer *at = fovea_network_get_layer (network, layer);

      taps *= fovea_layer_get_kernel_size (at, FOVEA_ROWS)
              * fovea_layer_get_kernel_size (at, FOVEA_COLUMNS);
    }
  add_number (self, on_rows + on_columns,
              g_strdup (_("Ways for the rows and ways for the columns do not add, they multiply: "
                          "each of the one goes with each of the other.")));
  add_number (self, 1, g_strdup (_("There is more than one way: count the cells of the map between "
                                   "that see the input cell and are seen.")));
  add_number (self, taps,
              g_strdup (_("That multiplies all weights of the kernels; only those steps count that "
                          "end at the cell.")));
}

/**
 * fovea_question_make_paths:
 * @self: a question that is being made
 * @random: decides what its place leaves open
 *
 * Asks in how many ways an input cell reaches a cell.
 *
 * Returns: whether the network has such a question
 */
bool
fovea_question_make_paths (FoveaQuestion *self,
                           FoveaRandom   *random)
{
  FoveaNetwork *network = get_network (self);

  if (!has_one_channel (network) || count_windows (network) < 2)
    return false;

  g_autoptr (FoveaTrace) trace = find_paths (self, random);
  if (trace == NULL)
    return false;

  FoveaCell target = self->place.target;
  const FoveaTraceStage *used = fovea_trace_get_stage (trace, target.stage);
  g_autofree char *from = fovea_question_name_cell (network, target);
  g_autofree char *to = fovea_question_name_cell (network, self->place.cell);
  bool is_used = fovea_trace_get_paths (trace, target.stage, target.row, target.column) > 0;
  int on_rows = is_used ? (int) used->row_paths[target.row - used->box.rows.first] : 0;
  int on_columns = is_used ? (int) used->column_paths[target.column - used->box.columns.first] : 0;

  self->answer.number = (double) on_rows * on_columns;
  // Translators: an input cell, then an output cell
  self->text = g_strdup_printf (_("In how many ways does %s reach %s?"), from, to);
  self->hint = g_strdup (_("Count rows alone and columns alone: how many rows of the map between "
                           "see the one and are seen by the other, and how many columns?"));
  self->explanation
    = is_used
        ? g_strdup_printf (
            _("Ways for the rows: %d; for the columns: %d. %d × %d = %d."),
            on_rows, on_columns, on_rows, on_columns, on_rows * on_columns)
        : g_strdup (_("It is not seen at all: there is no way."));
  add_path_mistakes (self, on_rows, on_columns);
  return true;
}
