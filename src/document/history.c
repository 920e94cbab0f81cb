// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Undo by keeping states. Each is a whole FoveaContent; states share what an edit left
// alone, so that many are cheap, and undo is a step of an index. What they do not share is
// counted, so that large edits do not fill the memory.

#include "document/history.h"

#include "document/change.h"

// Steps that can be undone, and the bytes that they may take; the oldest are forgotten.
#define MAX_STEPS 1000
#define MAX_BYTES ((gsize) 256 * 1024 * 1024)

// What a state takes besides its numbers, roughly: the content and a place a layer.
#define BYTES_OF_CONTENT 512
#define BYTES_OF_LAYER 256

typedef struct
{
  // Owned
  FoveaContent *content;
  char *name;    // (nullable) of the step that led here

  // State
  gsize n_bytes; // what it does not share with the state before
} State;

struct _FoveaHistory
{
  // Owned
  GPtrArray *states;     // (element-type State), never empty
  char *gesture_name;    // (nullable)

  // State
  guint current;         // index of the state shown
  bool is_gesture;       // states pushed are merged into one step
  bool has_gesture_step; // and that step has been made
  gsize n_bytes;         // of all states
  guint max_steps;
  gsize max_bytes;
};

static gsize
count_layer (FoveaLayer *layer)
{
  const FoveaLayerOptions *options = fovea_layer_get_options (layer);
  FoveaKernels *weights = options->weights;
  gsize n_numbers = (gsize) options->n_bias;

  if (weights != NULL)
    n_numbers += (gsize) fovea_kernels_get_n_outer (weights)
                 * (gsize) fovea_kernels_get_n_inner (weights)
                 * (gsize) fovea_kernels_get_n_rows (weights)
                 * (gsize) fovea_kernels_get_n_columns (weights);
  return BYTES_OF_LAYER + n_numbers * sizeof (float);
}

static bool
has_layer (const FoveaContent *content,
           FoveaLayer         *layer)
{
  int n_layers = fovea_network_get_n_layers (fovea_content_get_network (content));

  for (int i = 1; i <= n_layers; i++)
    if (fovea_content_get_layer (content, i) == layer)
      return true;
  return false;
}

// What @content holds that @before does not.
static gsize
count_bytes (const FoveaContent *content,
             const FoveaContent *before) // (nullable)
{
  int n_layers = fovea_network_get_n_layers (fovea_content_get_network (content));
  FoveaTensor *input = fovea_content_get_input (content);
  gsize n_bytes = BYTES_OF_CONTENT;

  if (before == NULL || fovea_content_get_input (before) != input)
    n_bytes += fovea_shape_get_n_cells (fovea_tensor_get_shape (input)) * sizeof (float);
  for (int layer = 1; layer <= n_layers; layer++)
    if (before == NULL || !has_layer (before, fovea_content_get_layer (content, layer)))
      n_bytes += count_layer (fovea_content_get_layer (content, layer));
  return n_bytes;
}

static State *
get_state (const FoveaHistory *self,
           guint               index)
{
  return g_ptr_array_index (self->states, index);
}

static void
free_state (gpointer data)
{
  State *state = data;

  g_clear_pointer (&state->content, fovea_content_unref);
  g_clear_pointer (&state->name, g_free);
  g_free (state);
}

static void
add_state (FoveaHistory *self,
           FoveaContent *content, // (transfer full)
           const char   *name)    // (nullable)
{
  guint n_states = self->states->len;
  State *state = g_new0 (State, 1);

  state->content = content;
  state->name = g_strdup (name);
  state->n_bytes
    = count_bytes (content, n_states > 0 ? get_state (self, n_states - 1)->content : NULL);
  self->n_bytes += state->n_bytes;
  g_ptr_array_add (self->states, state);
}

// Forgets the states from @n_states on.
static void
forget_from (FoveaHistory *self,
             guint         n_states)
{
  for (guint i = n_states; i < self->states->len; i++)
    self->n_bytes -= get_state (self, i)->n_bytes;
  g_ptr_array_set_size (self->states, n_states);
}

// What the second state shares with the first stays in memory, and is its own from now on.
static void
forget_first (FoveaHistory *self)
{
  State *second = get_state (self, 1);

  self->n_bytes -= get_state (self, 0)->n_bytes + second->n_bytes;
  second->n_bytes = count_bytes (second->content, NULL);
  self->n_bytes += second->n_bytes;
  g_ptr_array_remove_index (self->states, 0);
}

/**
 * fovea_history_new:
 * @first: the first state
 *
 * Returns: (transfer full): a history with nothing to undo
 */
FoveaHistory *
fovea_history_new (FoveaContent *first)
{
  FoveaHistory *self = g_new0 (FoveaHistory, 1);

  self->states = g_ptr_array_new_with_free_func (free_state);
  self->max_steps = MAX_STEPS;
  self->max_bytes = MAX_BYTES;
  add_state (self, fovea_content_ref (first), NULL);
  return self;
}

/**
 * fovea_history_free:
 * @self: (transfer full): a history
 */
void
fovea_history_free (FoveaHistory *self)
{
  g_clear_pointer (&self->states, g_ptr_array_unref);
  g_clear_pointer (&self->gesture_name, g_free);
  g_free (self);
}

/**
 * fovea_history_set_limits:
 * @self: a history
 * @max_steps: steps that can be undone at most, at least 1
 * @max_bytes: what the states may take together; the newest step is kept all the same
 *
 * Holds from the next state on.
 */
void
fovea_history_set_limits (FoveaHistory *self,
                          guint         max_steps,
                          gsize         max_bytes)
{
  g_assert (max_steps >= 1);

  self->max_steps = max_steps;
  self->max_bytes = max_bytes;
}

/**
 * fovea_history_get_n_bytes:
 * @self: a history
 *
 * Returns: about what the states take together, what they share counted once
 */
gsize
fovea_history_get_n_bytes (const FoveaHistory *self)
{
  return self->n_bytes;
}

/**
 * fovea_history_get_content:
 * @self: a history
 *
 * Returns: (transfer none): the state shown
 */
FoveaContent *
fovea_history_get_content (const FoveaHistory *self)
{
  return get_state (self, self->current)->content;
}

/**
 * fovea_history_push:
 * @self: a history
 * @content: (transfer full): a new state
 *
 * Shows @content, as a new step or as more of the gesture's step. What was undone is
 * forgotten. The step bears the name of the gesture, else one that says what differs.
 */
void
fovea_history_push (FoveaHistory *self,
                    FoveaContent *content)
{
  bool is_merged = self->is_gesture && self->has_gesture_step;
  guint n_kept = is_merged ? self->current : self->current + 1;
  const char *name = self->is_gesture ? self->gesture_name : NULL;

  if (name == NULL)
    name = fovea_change_get_name (content, get_state (self, n_kept - 1)->content);
  forget_from (self, n_kept);
  add_state (self, content, name);
  while (self->states->len > self->max_steps + 1
         || (self->n_bytes > self->max_bytes && self->states->len > 2))
    forget_first (self);
  self->current = self->states->len - 1;
  self->has_gesture_step = self->is_gesture;
}

/**
 * fovea_history_begin_gesture:
 * @self: a history
 * @name: (nullable): what the step is called, translated; %NULL: by what differs
 *
 * From now on, all states pushed are one step. Ends a gesture that was going on.
 */
void
fovea_history_begin_gesture (FoveaHistory *self,
                             const char   *name)
{
  fovea_history_end_gesture (self);
  self->is_gesture = true;
  self->gesture_name = g_strdup (name);
}

/**
 * fovea_history_end_gesture:
 * @self: a history
 *
 * From now on, each state pushed is a step of its own again.
 */
void
fovea_history_end_gesture (FoveaHistory *self)
{
  self->is_gesture = false;
  self->has_gesture_step = false;
  g_clear_pointer (&self->gesture_name, g_free);
}

/**
 * fovea_history_get_undo_name:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): what the step to be undone is called, translated
 */
const char *
fovea_history_get_undo_name (const FoveaHistory *self)
{
  return fovea_history_can_undo (self) ? get_state (self, self->current)->name : NULL;
}

/**
 * fovea_history_get_redo_name:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): what the step to be done again is called, translated
 */
const char *
fovea_history_get_redo_name (const FoveaHistory *self)
{
  return fovea_history_can_redo (self) ? get_state (self, self->current + 1)->name : NULL;
}

/**
 * fovea_history_can_undo:
 * @self: a history
 *
 * Returns: whether there is an earlier state
 */
bool
fovea_history_can_undo (const FoveaHistory *self)
{
  return self->current > 0;
}

/**
 * fovea_history_can_redo:
 * @self: a history
 *
 * Returns: whether there is a later state
 */
bool
fovea_history_can_redo (const FoveaHistory *self)
{
  return self->current + 1 < self->states->len;
}

/**
 * fovea_history_undo:
 * @self: a history with an earlier state
 *
 * Shows the state before; ends a gesture.
 */
void
fovea_history_undo (FoveaHistory *self)
{
  g_assert (fovea_history_can_undo (self));

  fovea_history_end_gesture (self);
  self->current--;
}

/**
 * fovea_history_redo:
 * @self: a history with a later state
 *
 * Shows the state after; ends a gesture.
 */
void
fovea_history_redo (FoveaHistory *self)
{
  g_assert (fovea_history_can_redo (self));

  fovea_history_end_gesture (self);
  self->current++;
}
