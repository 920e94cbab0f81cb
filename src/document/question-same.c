// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Does a changed network give the same output? Both are evaluated, and the question is asked only
// where the answer is beyond doubt: equal but for rounding, or clearly not.

#include "config.h"

#include "document/question-private.h"

#include "core/compose.h"
#include "core/receptive-field.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

// Products that may be spent on finding a question.
#define MAX_PRODUCTS 1e6

// Of the largest value: up to the one it is rounding, from the other on it is a difference.
#define SAME_SHARE 1e-5
#define OTHER_SHARE 1e-3

#define MAX_ONES 11

typedef enum
{
  CHANGE_EXCHANGE,
  CHANGE_RELU,
  CHANGE_SCALE,
  CHANGE_TURN,
  CHANGE_ONES,
  CHANGE_COMPOSE,
  N_CHANGES,
} Change;

// A changed network's output, and how it was changed.
typedef struct
{
  FoveaTensor *output; // (owned)
  char *text;          // (owned)
  const char *why_same;
  const char *why_other;
} Changed;

static FoveaNetwork *
get_network (const FoveaQuestion *self)
{
  return fovea_evaluation_get_network (self->evaluation);
}

static bool
is_convolution (FoveaLayer *layer)
{
  return fovea_layer_get_kind (layer) == FOVEA_LAYER_CONVOLUTION;
}

// Evaluates the input with other layers; NULL where they do not fit.
static FoveaTensor *
evaluate (const FoveaQuestion *self,
          GPtrArray           *layers)
{
  FoveaTensor *input = fovea_evaluation_get_stage (self->evaluation, 0);
  g_autoptr (FoveaNetwork) network
    = fovea_network_new (fovea_tensor_get_shape (input), (FoveaLayer *const *) layers->pdata,
                         (int) layers->len, NULL);
  g_autoptr (FoveaEvaluation) evaluation
    = network != NULL ? fovea_evaluation_new (network, input, NULL) : NULL;

  return evaluation != NULL
           ? fovea_tensor_ref (fovea_evaluation_get_stage (evaluation, (int) layers->len))
           : NULL;
}

static GPtrArray *
list_layers (const FoveaQuestion *self)
{
  FoveaNetwork *network = get_network (self);
  GPtrArray *layers = g_ptr_array_new_with_free_func ((GDestroyNotify) fovea_layer_unref);

  for (int layer = 1; layer <= fovea_network_get_n_layers (network); layer++)
    g_ptr_array_add (layers, fovea_layer_ref (fovea_network_get_layer (network, layer)));
  return layers;
}

// The layer with each weight times @factor, its kernels turned by 180° if asked for.
static FoveaLayer *
remake (FoveaLayer *layer,
        float       factor,
        bool        is_turned)
{
  FoveaLayerOptions options = *fovea_layer_get_options (layer);
  FoveaKernels *bank = options.weights;
  int n_rows = fovea_kernels_get_n_rows (bank), n_columns = fovea_kernels_get_n_columns (bank);
  int n_banks = fovea_kernels_get_n_outer (bank) * fovea_kernels_get_n_inner (bank);
  int size = n_rows * n_columns;
  const float *from = fovea_kernels_get_weights (bank);
  g_autofree float *weights = g_new (float, (gsize) n_banks * size);

  for (int b = 0; b < n_banks; b++)
    for (int i = 0; i < size; i++)
      weights[b * size + i] = factor * from[b * size + (is_turned ? size - 1 - i : i)];

  g_autoptr (FoveaKernels) remade
    = fovea_kernels_new (fovea_kernels_get_n_outer (bank), fovea_kernels_get_n_inner (bank),
                         n_rows, n_columns, weights);
  options.weights = remade;
  return fovea_layer_new (&options, NULL);
}

// Exchanging them would be no question.
static bool
has_same_kernels (FoveaLayer *a,
                  FoveaLayer *b)
{
  FoveaKernels *one = fovea_layer_get_weights (a), *other = fovea_layer_get_weights (b);
  int n = fovea_kernels_get_n_outer (one) * fovea_kernels_get_n_inner (one)
          * fovea_kernels_get_n_rows (one) * fovea_kernels_get_n_columns (one);

  return n == fovea_kernels_get_n_outer (other) * fovea_kernels_get_n_inner (other)
                * fovea_kernels_get_n_rows (other) * fovea_kernels_get_n_columns (other)
         && memcmp (fovea_kernels_get_weights (one), fovea_kernels_get_weights (other),
                    sizeof (float) * (size_t) n) == 0;
}

static bool
make_exchange (const FoveaQuestion *self,
               FoveaRandom         *random,
               Changed             *changed)
{
  g_autoptr (GPtrArray) layers = list_layers (self);
  if (layers->len < 2)
    return false;

  int first = fovea_random_below (random, (int) layers->len - 1);
  FoveaLayer *upper = g_ptr_array_index (layers, (guint) first);
  FoveaLayer *lower = g_ptr_array_index (layers, (guint) first + 1);
  if (!is_convolution (upper) || !is_convolution (lower) || has_same_kernels (upper, lower))
    return false;

  layers->pdata[first] = lower;
  layers->pdata[first + 1] = upper;
  changed->output = evaluate (self, layers);
  changed->text = g_strdup_printf (_("layers %d and %d are exchanged"), first + 1, first + 2);
  changed->why_same = _("Together they are one kernel, and A ∗ B = B ∗ A.");
  changed->why_other
    = _("A padding, a bias, a stride or a second channel between them makes the order matter.");
  return changed->output != NULL;
}

static bool
make_relu (const FoveaQuestion *self,
           FoveaRandom         *random,
           Changed             *changed)
{
  g_autoptr (GPtrArray) layers = list_layers (self);
  if (layers->len < 2)
    return false;

  int after = fovea_random_between (random, 1, (int) layers->len - 1);
  if (fovea_layer_get_kind (g_ptr_array_index (layers, (guint) after - 1)) == FOVEA_LAYER_ACTIVATION)
    return false;

  g_ptr_array_insert (layers, after, fovea_layer_new_activation (FOVEA_ACTIVATION_RELU));
  changed->output = evaluate (self, layers);
  changed->text = g_strdup_printf (_("a ReLU is put after layer %d"), after);
  changed->why_same = _("The ReLU changes negative numbers only, and here none of them matters.");
  changed->why_other = _("The map before it has negative numbers, which the ReLU makes 0.");
  return changed->output != NULL;
}

static bool
make_scale (const FoveaQuestion *self,
            FoveaRandom         *random,
            Changed             *changed)
{
  g_autoptr (GPtrArray) layers = list_layers (self);
  int places[2], n = 0;

  for (guint i = 0; i < layers->len && n < 2; i++)
    if (is_convolution (g_ptr_array_index (layers, i)))
      places[n++] = (int) i;
  if (n < 2)
    return false;

  for (int i = 0; i < 2; i++)
    {
      FoveaLayer *layer = g_ptr_array_index (layers, (guint) places[i]);

      layers->pdata[places[i]] = remake (layer, i == 0 ? 2 : 0.5f, false);
      fovea_layer_unref (layer);
    }
  changed->output = evaluate (self, layers);
  changed->text = g_strdup_printf (
    _("all weights of layer %d are doubled and those of layer %d halved"), places[0] + 1,
    places[1] + 1);
  changed->why_same = _("The map between doubles, and half of that is the same; a ReLU or a "
                        "pooling between does not mind.");
  changed->why_other = _("A bias or a curved activation between them does not double.");
  return changed->output != NULL;
}

static bool
make_turn (const FoveaQuestion *self,
           FoveaRandom         *random,
           Changed             *changed)
{
  g_autoptr (GPtrArray) layers = list_layers (self);
  if (layers->len < 1)
    return false;

  int place = fovea_random_below (random, (int) layers->len);
  FoveaLayer *layer = g_ptr_array_index (layers, (guint) place);
  if (!is_convolution (layer) || (fovea_layer_get_kernel_size (layer, FOVEA_ROWS) == 1
                                  && fovea_layer_get_kernel_size (layer, FOVEA_COLUMNS) == 1))
    return false;

  layers->pdata[place] = remake (layer, 1, true);
  fovea_layer_unref (layer);
  changed->output = evaluate (self, layers);
  changed->text = g_strdup_printf (_("the kernel of layer %d is turned by 180°"), place + 1);
  changed->why_same = _("Turned by 180°, the kernel sums to the same here.");
  changed->why_other = _("The kernel turned is another kernel: that is what parts true convolution "
                         "from what networks compute.");
  return changed->output != NULL;
}

static bool
has_only_ones (FoveaLayer *layer)
{
  FoveaKernels *bank = fovea_layer_get_weights (layer);
  int n = fovea_kernels_get_n_rows (bank) * fovea_kernels_get_n_columns (bank);

  for (int i = 0; i < n; i++)
    if (fovea_kernels_get_weights (bank)[i] != 1)
      return false;
  return true;
}

// 72 or 21: one kernel of ones in place of several.
static bool
make_ones (const FoveaQuestion *self,
           FoveaRandom         *random,
           Changed             *changed)
{
  FoveaNetwork *network = get_network (self);
  int last = fovea_network_get_n_layers (network);
  int size = (int) fovea_receptive_field_get (network, last, FOVEA_ROWS).size;
  bool fits = last > 1 && size <= MAX_ONES
              && size == (int) fovea_receptive_field_get (network, last, FOVEA_COLUMNS).size;

  for (int layer = 1; layer <= last && fits; layer++)
    fits = fovea_network_get_shape (network, layer - 1).n_channels == 1
           && fovea_network_get_shape (network, layer).n_channels == 1
           && is_convolution (fovea_network_get_layer (network, layer))
           && has_only_ones (fovea_network_get_layer (network, layer));
  if (!fits)
    return false;

  g_autofree float *ones = g_new (float, size * size);
  for (int i = 0; i < size * size; i++)
    ones[i] = 1;

  g_autoptr (FoveaKernels) kernel = fovea_kernels_new (1, 1, size, size, ones);
  g_autoptr (GPtrArray) layers
    = g_ptr_array_new_with_free_func ((GDestroyNotify) fovea_layer_unref);
  g_ptr_array_add (layers, fovea_layer_new_convolution (kernel));
  changed->output = evaluate (self, layers);
  changed->text = g_strdup_printf (_("one %d×%d kernel of ones stands in place of all layers"),
                                   size, size);
  changed->why_same = _("Here both sum the same.");
  changed->why_other = _("The same field is not the same function: the layers count the middle of "
                         "the field more often than its border.");
  return changed->output != NULL;
}

static bool
make_compose (const FoveaQuestion *self,
              FoveaRandom         *random,
              Changed             *changed)
{
  if (fovea_network_get_n_layers (get_network (self)) < 2)
    return false;

  g_autoptr (FoveaComposition) composition = fovea_composition_new (self->evaluation);
  if (!fovea_composition_is_linear (composition)
      || fovea_composition_get_output (composition) == NULL)
    return false;

  changed->output = fovea_tensor_ref (fovea_composition_get_output (composition));
  changed->text
    = g_strdup (_("the one kernel that the layers make together stands in place of all"));
  changed->why_same = _("A linear stack is one kernel, the product of its layers.");
  changed->why_other = _("Away from the border they agree. Near it a later layer pads its map with "
                         "zeros, where the one kernel sees numbers.");
  return true;
}

typedef bool (*MakeChange) (const FoveaQuestion *self,
                            FoveaRandom         *random,
                            Changed             *changed);

static const MakeChange changes[N_CHANGES] = {
  [CHANGE_EXCHANGE] = make_exchange, [CHANGE_RELU] = make_relu, [CHANGE_SCALE] = make_scale,
  [CHANGE_TURN] = make_turn,         [CHANGE_ONES] = make_ones, [CHANGE_COMPOSE] = make_compose,
};

static void
clear_changed (Changed *changed)
{
  g_clear_pointer (&changed->output, fovea_tensor_unref);
  g_clear_pointer (&changed->text, g_free);
}

// The cell that differs most, and by which share of the largest value.
static double
compare (FoveaTensor *a,
         FoveaTensor *b,
         FoveaCell   *cell)
{
  FoveaShape shape = fovea_tensor_get_shape (a);
  double most = -1, largest = 0;

  for (int c = 0; c < shape.n_channels; c++)
    for (int y = 0; y < shape.n_rows; y++)
      for (int x = 0; x < shape.n_columns; x++)
        {
          double one = fovea_tensor_get (a, c, y, x), other = fovea_tensor_get (b, c, y, x);

          if (!isfinite (one) || !isfinite (other))
            return NAN;
          largest = MAX (largest, MAX (fabs (one), fabs (other)));
          if (fabs (one - other) > most)
            {
              most = fabs (one - other);
              *cell = (FoveaCell) { cell->stage, c, y, x };
            }
        }

  return largest > 0 ? most / largest : NAN;
}

static bool
is_affordable (const FoveaNetwork *network)
{
  double n = 0;

  for (int layer = 1; layer <= fovea_network_get_n_layers (network); layer++)
    {
      FoveaLayer *at = fovea_network_get_layer (network, layer);
      FoveaShape in = fovea_network_get_shape (network, layer - 1);
      FoveaShape out = fovea_network_get_shape (network, layer);

      n += (double) fovea_shape_get_n_cells (out) * in.n_channels
           * fovea_layer_get_kernel_size (at, FOVEA_ROWS)
           * fovea_layer_get_kernel_size (at, FOVEA_COLUMNS);
    }
  return n <= MAX_PRODUCTS;
}

// Writes question and answer; false where the two are neither equal nor clearly different.
static bool
take_change (FoveaQuestion *self,
             const Changed *changed)
{
  int last = fovea_network_get_n_layers (get_network (self));
  FoveaTensor *output = fovea_evaluation_get_stage (self->evaluation, last);
  FoveaCell cell = { .stage = last };

  if (!fovea_shape_equal (fovea_tensor_get_shape (output),
                          fovea_tensor_get_shape (changed->output)))
    return false;

  double share = compare (output, changed->output, &cell);
  if (!(share <= SAME_SHARE || share >= OTHER_SHARE))
    return false;

  g_autofree char *place = fovea_question_name_cell (get_network (self), cell);
  g_autofree char *before
    = fovea_question_name_number (fovea_evaluation_get_value (self->evaluation, cell));
  g_autofree char *after = fovea_question_name_number (
    fovea_tensor_get (changed->output, cell.channel, cell.row, cell.column));

  self->answer.choice = share <= SAME_SHARE ? 0 : 1;
  self->text = g_strdup_printf (
    // Translators: %s is a clause such as "layers 1 and 2 are exchanged"
    _("In this network %s. Does this input still give the same output?"), changed->text);
  self->explanation
    = self->answer.choice == 0
        ? g_strdup_printf (_("Every cell stays the same. %s"), changed->why_same)
        : g_strdup_printf (_("At %s it was %s, now it is %s. %s"), place, before, after,
                           changed->why_other);
  return true;
}

/**
 * fovea_question_make_same:
 * @self: a question that is being made
 * @random: decides what its place leaves open
 *
 * Asks whether a changed network gives the same output.
 *
 * Returns: whether the network has such a question
 */
bool
fovea_question_make_same (FoveaQuestion *self,
                          FoveaRandom   *random)
{
  int order[N_CHANGES];

  if (!is_affordable (get_network (self)))
    return false;
  for (int i = 0; i < N_CHANGES; i++)
    order[i] = i;
  fovea_random_shuffle (random, order, N_CHANGES);
  self->place = (FoveaQuestionPlace) { 0 };

  for (int i = 0; i < N_CHANGES; i++)
    {
      Changed changed = { 0 };
      bool is_taken = changes[order[i]] (self, random, &changed) && take_change (self, &changed);

      clear_changed (&changed);
      if (!is_taken)
        continue;
      self->hint = g_strdup (_("Think of one cell: which numbers enter its sum, and with which "
                               "weights?"));
      // Translators: an answer: the same output
      g_ptr_array_add (self->choices, g_strdup (_("The same")));
      // Translators: an answer: another output
      g_ptr_array_add (self->choices, g_strdup (_("Another")));
      return true;
    }

  return false;
}
