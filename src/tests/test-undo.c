// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// 100,000 random edits, undos and redos against a plain model that copies everything, and
// the bounds of what a history keeps.

#include "document/grid.h"
#include "document/history.h"

#include <string.h>

#define SEED 20260711
#define N_OPERATIONS 100000
#define N_SIDE 5
#define MOST_LAYERS 6
#define MOST_STEPS 1000

// A layer as plain numbers; enough to tell any two that the test makes apart.
typedef struct
{
  bool is_activation;
  bool is_enabled;
  int stride;
  float weights[4]; // 2×2
} ModelLayer;

typedef struct
{
  float cells[N_SIDE * N_SIDE];
  ModelLayer layers[MOST_LAYERS];
  int n_layers;
} ModelState;

typedef struct
{
  GArray *states; // ModelState
  guint current;
  bool is_gesture;
  bool has_step;
} Model;

static ModelState *
get_state (Model *model)
{
  return &g_array_index (model->states, ModelState, model->current);
}

// As a person would do it on paper: copy the state, strike what was undone.
static void
push_state (Model            *model,
            const ModelState *state)
{
  bool is_merged = model->is_gesture && model->has_step;

  g_array_set_size (model->states, is_merged ? model->current : model->current + 1);
  g_array_append_vals (model->states, state, 1);
  if (model->states->len > MOST_STEPS + 1)
    g_array_remove_index (model->states, 0);
  model->current = model->states->len - 1;
  model->has_step = model->is_gesture;
}

static void
assert_same (FoveaDocument *document,
             Model         *model)
{
  FoveaContent *content = fovea_document_get_content (document);
  const ModelState *state = get_state (model);
  FoveaNetwork *network = fovea_content_get_network (content);

  g_assert_cmpint (fovea_network_get_n_layers (network), ==, state->n_layers);
  g_assert_cmpmem (fovea_tensor_get_values (fovea_content_get_input (content)),
                   sizeof state->cells, state->cells, sizeof state->cells);
  for (int i = 0; i < state->n_layers; i++)
    {
      const ModelLayer *expected = &state->layers[i];
      FoveaLayer *layer = fovea_content_get_layer (content, i + 1);
      FoveaKernels *weights = fovea_layer_get_weights (layer);

      g_assert_true (fovea_content_is_enabled (content, i + 1) == expected->is_enabled);
      g_assert_true ((weights == NULL) == expected->is_activation);
      g_assert_true (expected->is_enabled
                     == (fovea_network_get_layer (network, i + 1) == layer));
      if (weights == NULL)
        continue;
      g_assert_cmpint (fovea_layer_get_options (layer)->stride[0], ==, expected->stride);
      g_assert_cmpmem (fovea_kernels_get_weights (weights), sizeof expected->weights,
                       expected->weights, sizeof expected->weights);
    }
  g_assert_true (fovea_document_can_undo (document) == (model->current > 0));
  g_assert_true (fovea_document_can_redo (document)
                 == (model->current + 1 < model->states->len));
}

static FoveaLayer *
new_layer (const ModelLayer *model)
{
  if (model->is_activation)
    return fovea_layer_new_activation (FOVEA_ACTIVATION_RELU);

  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;
  g_autoptr (FoveaKernels) weights = fovea_kernels_new (1, 1, 2, 2, model->weights);

  options.kind = FOVEA_LAYER_CONVOLUTION;
  options.weights = weights;
  options.stride[0] = options.stride[1] = model->stride;
  return fovea_layer_new (&options, NULL);
}

static bool
edit_cells (FoveaDocument *document,
            GRand         *random,
            ModelState    *state)
{
  int row = g_rand_int_range (random, 0, N_SIDE);
  int column = g_rand_int_range (random, 0, N_SIDE);
  int past = g_rand_int_range (random, column + 1, N_SIDE + 1);
  float value = g_rand_int_range (random, 0, 4);

  for (int i = column; i < past; i++)
    state->cells[row * N_SIDE + i] = value;
  return fovea_document_fill_block (document, (FoveaGrid) { 0 },
                                    (FoveaRange) { row, row + 1 },
                                    (FoveaRange) { column, past }, value, NULL);
}

static bool
edit_weight (FoveaDocument *document,
             GRand         *random,
             ModelState    *state)
{
  int layer = g_rand_int_range (random, 1, state->n_layers + 1);
  int tap = g_rand_int_range (random, 0, 4);
  ModelLayer *changed = &state->layers[layer - 1];
  FoveaRange row = { tap / 2, tap / 2 + 1 };
  FoveaRange column = { tap % 2, tap % 2 + 1 };

  if (changed->is_activation)
    return false;
  changed->weights[tap] = g_rand_int_range (random, -2, 3);
  return fovea_document_set_block (document, (FoveaGrid) { .layer = layer }, row, column,
                                   &changed->weights[tap], NULL);
}

static bool
insert_layer (FoveaDocument *document,
              GRand         *random,
              ModelState    *state)
{
  int layer = g_rand_int_range (random, 1, state->n_layers + 2);
  ModelLayer inserted = { .is_activation = g_rand_boolean (random), .is_enabled = true,
                          .stride = 1, .weights = { 1, 0, -1, 2 } };
  g_autoptr (FoveaLayer) made = new_layer (&inserted);

  if (state->n_layers == MOST_LAYERS)
    return false;
  memmove (&state->layers[layer], &state->layers[layer - 1],
           sizeof (ModelLayer) * (state->n_layers - layer + 1));
  state->layers[layer - 1] = inserted;
  state->n_layers++;
  return fovea_document_insert_layer (document, layer, made, NULL);
}

static bool
remove_layer (FoveaDocument *document,
              GRand         *random,
              ModelState    *state)
{
  int layer = g_rand_int_range (random, 1, state->n_layers + 1);

  memmove (&state->layers[layer - 1], &state->layers[layer],
           sizeof (ModelLayer) * (state->n_layers - layer));
  state->n_layers--;
  return fovea_document_remove_layer (document, layer, NULL);
}

static bool
move_layer (FoveaDocument *document,
            GRand         *random,
            ModelState    *state)
{
  int from = g_rand_int_range (random, 1, state->n_layers + 1);
  int to = g_rand_int_range (random, 1, state->n_layers + 1);
  ModelLayer moved = state->layers[from - 1];

  memmove (&state->layers[from - 1], &state->layers[from],
           sizeof moved * (state->n_layers - from));
  memmove (&state->layers[to], &state->layers[to - 1],
           sizeof moved * (state->n_layers - to));
  state->layers[to - 1] = moved;
  return fovea_document_move_layer (document, from, to, NULL);
}

static bool
change_stride (FoveaDocument *document,
               GRand         *random,
               ModelState    *state)
{
  int layer = g_rand_int_range (random, 1, state->n_layers + 1);
  ModelLayer *changed = &state->layers[layer - 1];

  if (changed->is_activation)
    return false;
  changed->stride = g_rand_int_range (random, 1, 3);

  g_autoptr (FoveaLayer) made = new_layer (changed);

  return fovea_document_replace_layer (document, layer, made, NULL);
}

static bool
switch_layer (FoveaDocument *document,
              GRand         *random,
              ModelState    *state)
{
  int layer = g_rand_int_range (random, 1, state->n_layers + 1);
  ModelLayer *changed = &state->layers[layer - 1];

  changed->is_enabled = !changed->is_enabled;
  return fovea_document_set_enabled (document, layer, changed->is_enabled, NULL);
}

static bool
edit_layers (FoveaDocument *document,
             GRand         *random,
             ModelState    *state)
{
  int roll = state->n_layers == 0 ? 0 : g_rand_int_range (random, 0, 6);

  return roll == 0   ? insert_layer (document, random, state)
         : roll == 1 ? remove_layer (document, random, state)
         : roll == 2 ? move_layer (document, random, state)
         : roll == 3 ? change_stride (document, random, state)
         : roll == 4 ? switch_layer (document, random, state)
                     : edit_weight (document, random, state);
}

static void
edit (FoveaDocument *document,
      GRand         *random,
      Model         *model)
{
  ModelState state = *get_state (model);
  FoveaContent *before = fovea_document_get_content (document);
  bool is_done = g_rand_int_range (random, 0, 2) == 0
                   ? edit_cells (document, random, &state)
                   : edit_layers (document, random, &state);

  if (!is_done)
    g_assert_true (fovea_document_get_content (document) == before);
  else if (fovea_document_get_content (document) != before)
    {
      push_state (model, &state);
      g_assert_nonnull (fovea_document_get_undo_name (document));
    }
}

static void
operate (FoveaDocument *document,
         GRand         *random,
         Model         *model)
{
  int roll = g_rand_int_range (random, 0, 20);

  if (roll < 7)
    {
      fovea_document_undo (document);
      model->is_gesture = model->is_gesture && model->current == 0;
      model->current -= model->current > 0;
    }
  else if (roll < 10)
    {
      bool can_redo = model->current + 1 < model->states->len;

      fovea_document_redo (document);
      model->is_gesture = model->is_gesture && !can_redo;
      model->current += can_redo;
    }
  else if (roll == 10)
    {
      fovea_document_begin_gesture (document);
      model->is_gesture = true;
      model->has_step = false;
    }
  else if (roll == 11)
    {
      fovea_document_end_gesture (document);
      model->is_gesture = false;
    }
  else
    edit (document, random, model);
}

static FoveaDocument *
new_document (void)
{
  ModelState state = { .n_layers = 0 };
  g_autoptr (FoveaTensor) input
    = fovea_tensor_new ((FoveaShape) { 1, N_SIDE, N_SIDE }, state.cells);
  g_autoptr (FoveaNetwork) network
    = fovea_network_new (fovea_tensor_get_shape (input), NULL, 0, NULL);
  g_autoptr (FoveaContent) content = fovea_content_new (NULL, network, input);

  return fovea_document_new (content);
}

static void
test_random (void)
{
  g_autoptr (FoveaDocument) document = new_document ();
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GArray) states = g_array_new (FALSE, FALSE, sizeof (ModelState));
  ModelState first = { .n_layers = 0 };
  Model model = { .states = states };

  g_test_message ("seed %d", SEED);
  g_array_append_val (states, first);
  for (int i = 0; i < N_OPERATIONS; i++)
    {
      operate (document, random, &model);
      assert_same (document, &model);
    }

  while (model.current > 0)
    {
      fovea_document_undo (document);
      model.current--;
      assert_same (document, &model);
    }
}

static FoveaContent *
new_large_content (FoveaNetwork *network,
                   FoveaShape    shape)
{
  float *values;
  g_autoptr (FoveaTensor) input = fovea_tensor_try_new (shape, &values, NULL);

  memset (values, 0, fovea_shape_get_n_cells (shape) * sizeof *values);
  return fovea_content_new (NULL, network, input);
}

// 300 states of 1 MiB where 10 MiB are allowed.
static void
test_bytes_are_bounded (void)
{
  const FoveaShape shape = { 1, 512, 512 };
  const gsize mib = 1024 * 1024;
  g_autoptr (FoveaNetwork) network = fovea_network_new (shape, NULL, 0, NULL);
  g_autoptr (FoveaContent) first = new_large_content (network, shape);
  FoveaHistory *history = fovea_history_new (first);
  int n_undone = 0;

  fovea_history_set_limits (history, 1000, 10 * mib);
  for (int i = 0; i < 300; i++)
    {
      fovea_history_push (history, new_large_content (network, shape));
      g_assert_cmpuint (fovea_history_get_n_bytes (history), <=, 10 * mib);
    }
  for (; fovea_history_can_undo (history); n_undone++)
    fovea_history_undo (history);
  g_assert_cmpint (n_undone, ==, 8);

  // A single step is kept however large it is, and what was undone is not counted on.
  fovea_history_set_limits (history, 1000, 1);
  fovea_history_push (history, new_large_content (network, shape));
  g_assert_true (fovea_history_can_undo (history));
  g_assert_cmpuint (fovea_history_get_n_bytes (history), <, 3 * mib);
  fovea_history_free (history);
}

// Steps that share their input take next to nothing.
static void
test_shared_bytes_count_once (void)
{
  const FoveaShape shape = { 1, 512, 512 };
  const gsize mib = 1024 * 1024;
  g_autoptr (FoveaNetwork) network = fovea_network_new (shape, NULL, 0, NULL);
  g_autoptr (FoveaContent) content = new_large_content (network, shape);
  FoveaHistory *history = fovea_history_new (content);

  for (int i = 0; i < 500; i++)
    fovea_history_push (history, fovea_content_replace_title (content, "title"));
  g_assert_cmpuint (fovea_history_get_n_bytes (history), <, 2 * mib);
  fovea_history_free (history);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/undo/random-operations-match-a-plain-model", test_random);
  g_test_add_func ("/undo/bytes-are-bounded", test_bytes_are_bounded);
  g_test_add_func ("/undo/shared-bytes-count-once", test_shared_bytes_count_once);
  return g_test_run ();
}
