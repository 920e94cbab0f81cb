// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Law 10: one kernel equals the stack, on random stacks and the oracles; and what stands
// in the way is named.

#include "core/compose.h"

#include "oracle.h"
#include "random-network.h"

#include <math.h>

static FoveaTensor *
get_last (FoveaEvaluation *evaluation)
{
  return fovea_evaluation_get_stage (
    evaluation, fovea_network_get_n_layers (fovea_evaluation_get_network (evaluation)));
}

static FoveaLayer *
make_spread_layer (const json_t *rows,
                   int           stride,
                   int           dilation)
{
  g_autoptr (FoveaKernels) weights = oracle_kernels (rows);
  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;

  options.weights = weights;
  for (int i = 0; i < 2; i++)
    {
      options.stride[i] = stride;
      options.dilation[i] = dilation;
    }

  return fovea_layer_new (&options, NULL);
}

static void
assert_pair (const json_t *pair,
             GRand        *random)
{
  const json_t *rows = json_object_get (pair, "composed");
  int stride = (int) MAX (json_integer_value (json_object_get (pair, "stride_1")), 1);
  int dilation_1
    = (int) MAX (json_integer_value (json_object_get (pair, "dilation_1")), 1);
  int dilation_2
    = (int) MAX (json_integer_value (json_object_get (pair, "dilation_2")), 1);
  g_autoptr (FoveaLayer) first
    = make_spread_layer (json_object_get (pair, "k1"), stride, dilation_1);
  g_autoptr (FoveaLayer) second
    = make_spread_layer (json_object_get (pair, "k2"), 1, dilation_2);
  FoveaLayer *layers[] = { first, second };
  FoveaShape shape = { 1, 12, 13 };
  g_autoptr (FoveaNetwork) network = fovea_network_new (shape, layers, 2, NULL);
  g_autoptr (FoveaTensor) input = random_tensor (random, shape);
  g_autoptr (FoveaEvaluation) evaluation = fovea_evaluation_new (network, input, NULL);
  g_autoptr (FoveaComposition) composition = fovea_composition_new (evaluation);

  g_assert_true (fovea_composition_is_linear (composition));
  g_assert_true (fovea_composition_is_equal (composition));

  FoveaKernels *kernels
    = fovea_layer_get_weights (fovea_composition_get_layer (composition));
  int size = (int) json_array_size (rows);

  g_assert_cmpint (fovea_kernels_get_n_rows (kernels), ==, size);
  g_assert_cmpint (fovea_kernels_get_n_columns (kernels), ==, size);
  for (int y = 0; y < size; y++)
    for (int x = 0; x < size; x++)
      g_assert_cmpfloat (fovea_kernels_get (kernels, 0, 0, y, x), ==,
                         oracle_get (json_array_get (rows, y), x));
}

static void
test_compose_oracle (void)
{
  json_t *root = oracle_load ("composition.json");
  g_autoptr (GRand) random = g_rand_new_with_seed (10);
  size_t index;
  json_t *pair;

  json_array_foreach (json_object_get (root, "pairs"), index, pair)
    assert_pair (pair, random);
  json_array_foreach (json_object_get (root, "spread"), index, pair)
    assert_pair (pair, random);

  json_decref (root);
}

static FoveaComposition *
compose_case (const json_t     *seed,
              FoveaEvaluation **evaluation)
{
  *evaluation = oracle_evaluate (json_object_get (seed, "layers"),
                                 json_array_get (json_object_get (seed, "stages"), 0));

  return fovea_composition_new (*evaluation);
}

/* Every linear case of seed.json; with padding in both layers only the outer ring differs. */
static void
test_compose_seed (void)
{
  json_t *root = oracle_load ("seed.json");
  int n_linear = 0, n_refused = 0;
  size_t index;
  json_t *seed;

  json_array_foreach (json_object_get (root, "cases"), index, seed)
    {
      const json_t *layers = json_object_get (seed, "layers");
      g_autoptr (FoveaEvaluation) evaluation = NULL;
      g_autoptr (FoveaComposition) composition = compose_case (seed, &evaluation);
      bool has_ring
        = json_array_size (layers) == 2
          && json_integer_value (json_object_get (json_array_get (layers, 1), "padding"))
               > 0;

      if (!fovea_composition_is_linear (composition))
        {
          g_assert_cmpint (fovea_composition_get_obstacle (composition), ==, 2);
          g_assert_cmpstr (fovea_composition_get_reason (composition), ==,
                           "Layer 2 (ReLU) is not linear: no single kernel gives the same output "
                           "for every input");
          g_assert_null (fovea_composition_get_layer (composition));
          n_refused++;
          continue;
        }
      n_linear++;
      g_assert_null (fovea_composition_get_reason (composition));
      g_assert_true (fovea_composition_is_equal (composition) != has_ring);
      if (!has_ring)
        g_assert_cmpfloat (fovea_composition_get_max_difference (composition), ==, 0);
    }
  g_assert_cmpint (n_linear, >=, 5);
  g_assert_cmpint (n_refused, >=, 1);

  json_decref (root);
}

static void
test_compose_ring (void)
{
  json_t *root = oracle_load ("seed.json");
  const json_t *cases = json_object_get (root, "cases");
  g_autoptr (FoveaEvaluation) evaluation = NULL;
  g_autoptr (FoveaComposition) composition
    = compose_case (json_array_get (cases, 3), &evaluation);
  const json_t *composed = json_object_get (json_array_get (cases, 4), "stages");
  g_autoptr (FoveaTensor) expected = oracle_tensor (json_array_get (composed, 1));
  FoveaTensor *output = fovea_composition_get_output (composition);
  FoveaCell where = fovea_composition_get_max_cell (composition);
  double largest = 0;

  g_assert_true (fovea_tensor_equal (output, expected));
  g_assert_cmpint (
    fovea_layer_get_options (fovea_composition_get_layer (composition))->padding[0], ==,
    2);
  for (int y = 0; y < 7; y++)
    for (int x = 0; x < 7; x++)
      {
        bool is_ring = y == 0 || y == 6 || x == 0 || x == 6;
        double difference = fabs (fovea_tensor_get (output, 0, y, x)
                                  - fovea_tensor_get (get_last (evaluation), 0, y, x));

        if (!is_ring)
          g_assert_cmpfloat (difference, ==, 0);
        if (difference > largest)
          {
            largest = difference;
            g_assert_true (y < where.row || (y == where.row && x <= where.column));
          }
      }
  g_assert_cmpfloat (fovea_composition_get_max_difference (composition), ==, largest);
  g_assert_cmpfloat (largest, ==, 11);
  g_assert_cmpint (where.stage, ==, 2);
  g_assert_cmpint (where.row, ==, 0);
  g_assert_cmpint (where.column, ==, 0);

  json_decref (root);
}

/* Whether no zero padding lies behind the first layer, so that the one layer has to be equal. */
static bool
must_be_equal (const FoveaNetwork *network)
{
  bool is_behind = false;

  for (int layer = 1; layer <= fovea_network_get_n_layers (network); layer++)
    {
      FoveaLayer *at = fovea_network_get_layer (network, layer);

      if (fovea_layer_get_kind (at) == FOVEA_LAYER_ACTIVATION)
        continue;
      for (int dimension = 0; dimension < 2; dimension++)
        {
          FoveaAxis axis = fovea_network_get_axis (network, layer, dimension);
          bool is_padded = axis.stencil.padding_before > 0
                           || axis.stencil.padding_after > 0;

          // A transposed convolution sums over fewer inputs at its border: it pads with
          // zeros.
          if (is_behind && (axis.is_transposed
                            || (is_padded && axis.padding_mode == FOVEA_PADDING_ZEROS)))
            return false;
        }
      is_behind = true;
    }

  return true;
}

static bool
has_output_shape (const FoveaComposition *composition,
                  FoveaEvaluation        *evaluation)
{
  return fovea_shape_equal (
    fovea_tensor_get_shape (fovea_composition_get_output (composition)),
    fovea_tensor_get_shape (get_last (evaluation)));
}

static void
test_compose_law (void)
{
  guint32 seed = 10;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  int n_equal = 0, n_refused = 0, n_repeating = 0;

  g_test_message ("seed %u", seed);
  for (int trial = 0; trial < 3000; trial++)
    {
      RandomRules rules = { 3, 4, 5, 14, .is_linear = true, .has_padding = true };

      rules.has_transposed = trial % 3 == 1;
      rules.has_repeats = trial % 3 == 2;

      g_autoptr (FoveaEvaluation) evaluation = random_evaluation (random, &rules);
      const FoveaNetwork *network = fovea_evaluation_get_network (evaluation);
      g_autoptr (FoveaComposition) composition = fovea_composition_new (evaluation);

      if (!fovea_composition_is_linear (composition))
        {
          g_assert_nonnull (fovea_composition_get_reason (composition));
          g_assert_true (rules.has_transposed || rules.has_repeats
                         || fovea_network_get_n_layers (network) == 0);
          n_refused++;
          continue;
        }

      g_assert_true (has_output_shape (composition, evaluation));
      if (!must_be_equal (network))
        continue;
      if (!fovea_composition_is_equal (composition))
        g_test_message ("trial %d: %g", trial,
                        fovea_composition_get_max_difference (composition));
      g_assert_true (fovea_composition_is_equal (composition));
      n_equal++;
      n_repeating += fovea_layer_get_options (fovea_composition_get_layer (composition))
                       ->padding_mode
                     != FOVEA_PADDING_ZEROS;
    }
  g_test_message ("%d equal, %d of them repeating; %d refused", n_equal, n_repeating,
                  n_refused);
  g_assert_cmpint (n_equal, >, 800);
  g_assert_cmpint (n_repeating, >, 50);
}

/* The composed kernel, tap by tap, is what a cell far from the border sees. */
static void
test_compose_interior (void)
{
  guint32 seed = 21;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  int n_inside = 0;

  g_test_message ("seed %u", seed);
  for (int trial = 0; trial < 600; trial++)
    {
      RandomRules rules = { 3, 2, 20, 24, .is_linear = true, .has_padding = true };

      rules.has_transposed = trial % 2;

      g_autoptr (FoveaEvaluation) evaluation = random_evaluation (random, &rules);
      g_autoptr (FoveaComposition) composition = fovea_composition_new (evaluation);

      if (!fovea_composition_is_linear (composition))
        continue;

      FoveaTensor *output = fovea_composition_get_output (composition);
      FoveaShape shape = fovea_tensor_get_shape (output);
      FoveaRange rows = { 3 * shape.n_rows / 8, (5 * shape.n_rows + 7) / 8 };
      FoveaRange columns = { 3 * shape.n_columns / 8, (5 * shape.n_columns + 7) / 8 };

      if (shape.n_rows < 8 || shape.n_columns < 8)
        continue;
      n_inside++;
      for (int c = 0; c < shape.n_channels; c++)
        for (int y = rows.first; y < rows.past; y++)
          for (int x = columns.first; x < columns.past; x++)
            g_assert_cmpfloat_with_epsilon (
              fovea_tensor_get (output, c, y, x),
              fovea_tensor_get (get_last (evaluation), c, y, x), 1e-4);
    }
  g_assert_cmpint (n_inside, >, 100);
}

static FoveaComposition *
compose_layers (FoveaShape         shape,
                FoveaLayer *const *layers,
                int                n_layers)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaTensor) input = random_tensor (random, shape);
  g_autoptr (FoveaNetwork) network = fovea_network_new (shape, layers, n_layers, &error);

  g_assert_no_error (error);

  g_autoptr (FoveaEvaluation) evaluation = fovea_evaluation_new (network, input, NULL);

  return fovea_composition_new (evaluation);
}

static FoveaLayer *
make_layer (FoveaLayerKind   kind,
            int              stride,
            int              padding,
            FoveaPaddingMode mode,
            float            bias)
{
  float weights[9] = { 1, 2, -1, 0.5f, 3, 1, -2, 1, 0.25f };
  g_autoptr (FoveaKernels) kernels = fovea_kernels_new (1, 1, 3, 3, weights);
  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;

  options.kind = kind;
  options.weights = kernels;
  options.padding_mode = mode;
  options.bias = bias != 0 ? &bias : NULL;
  options.n_bias = bias != 0;
  for (int i = 0; i < 4; i++)
    {
      options.stride[i / 2] = stride;
      options.padding[i] = padding;
    }

  return fovea_layer_new (&options, NULL);
}

static void
test_compose_modes (void)
{
  FoveaShape shape = { 1, 8, 8 };

  for (int mode = FOVEA_PADDING_REFLECT; mode <= FOVEA_PADDING_CIRCULAR; mode++)
    {
      g_autoptr (FoveaLayer) padded
        = make_layer (FOVEA_LAYER_CONVOLUTION, 1, 1, mode, 0.5f);
      g_autoptr (FoveaLayer) plain = make_layer (FOVEA_LAYER_CONVOLUTION, 1, 0, 0, 0.25f);
      g_autoptr (FoveaLayer) zeros = make_layer (FOVEA_LAYER_CONVOLUTION, 1, 1, 0, 0);
      g_autoptr (FoveaComposition) ahead
        = compose_layers (shape, (FoveaLayer *[]) { padded, plain }, 2);
      g_autoptr (FoveaComposition) twice
        = compose_layers (shape, (FoveaLayer *[]) { padded, padded }, 2);
      g_autoptr (FoveaComposition) behind
        = compose_layers (shape, (FoveaLayer *[]) { plain, padded }, 2);
      g_autoptr (FoveaComposition) mixed
        = compose_layers (shape, (FoveaLayer *[]) { padded, zeros }, 2);

      g_assert_true (fovea_composition_is_equal (ahead));
      // A periodic map stays periodic; edges repeated twice are not edges repeated once.
      g_assert_true (fovea_composition_is_equal (twice)
                     == (mode == FOVEA_PADDING_CIRCULAR));
      g_assert_true (fovea_composition_is_linear (twice)
                     == (mode == FOVEA_PADDING_CIRCULAR));
      g_assert_false (fovea_composition_is_linear (behind));
      g_assert_cmpint (fovea_composition_get_obstacle (behind), ==, 2);
      g_assert_false (fovea_composition_is_linear (mixed));
      g_assert_cmpint (fovea_composition_get_obstacle (mixed), ==, 2);
    }
}

static void
test_compose_transposed (void)
{
  FoveaShape shape = { 1, 9, 9 };
  g_autoptr (FoveaLayer) up = make_layer (FOVEA_LAYER_TRANSPOSED_CONVOLUTION, 2, 0, 0, 0);
  g_autoptr (FoveaLayer) down = make_layer (FOVEA_LAYER_CONVOLUTION, 2, 0, 0, 0);
  g_autoptr (FoveaLayer) third = make_layer (FOVEA_LAYER_CONVOLUTION, 3, 0, 0, 0);
  g_autoptr (FoveaLayer) biased = make_layer (FOVEA_LAYER_CONVOLUTION, 1, 0, 0, 1);
  g_autoptr (FoveaLayer) turned
    = make_layer (FOVEA_LAYER_TRANSPOSED_CONVOLUTION, 1, 0, 0, 0);
  g_autoptr (FoveaComposition) even
    = compose_layers (shape, (FoveaLayer *[]){ up, down }, 2);
  g_autoptr (FoveaComposition) uneven
    = compose_layers (shape, (FoveaLayer *[]){ up, third }, 2);
  g_autoptr (FoveaComposition) lost
    = compose_layers (shape, (FoveaLayer *[]){ down, up }, 2);
  g_autoptr (FoveaComposition) phased
    = compose_layers (shape, (FoveaLayer *[]){ biased, up }, 2);
  g_autoptr (FoveaComposition) alone = compose_layers (shape, &turned, 1);
  g_autoptr (FoveaComposition) itself = compose_layers (shape, &up, 1);

  g_assert_true (fovea_composition_is_equal (even));
  g_assert_cmpint (fovea_layer_get_kind (fovea_composition_get_layer (even)), ==,
                   FOVEA_LAYER_CONVOLUTION);
  g_assert_cmpint (fovea_composition_get_obstacle (uneven), ==, 2);
  g_assert_cmpint (fovea_composition_get_obstacle (lost), ==, 2);
  g_assert_cmpint (fovea_composition_get_obstacle (phased), ==, 2);
  // Of stride 1, it is the convolution with the flipped kernel and padding k − 1.
  g_assert_true (fovea_composition_is_equal (alone));
  FoveaLayer *flipped = fovea_composition_get_layer (alone);
  g_assert_cmpint (fovea_layer_get_kind (flipped), ==, FOVEA_LAYER_CONVOLUTION);
  g_assert_cmpint (fovea_layer_get_options (flipped)->padding[3], ==, 2);
  g_assert_cmpfloat (fovea_kernels_get (fovea_layer_get_weights (flipped), 0, 0, 0, 0),
                     ==, 0.25);
  g_assert_cmpfloat (fovea_composition_get_max_difference (itself), ==, 0);
  g_assert_cmpint (fovea_layer_get_kind (fovea_composition_get_layer (itself)), ==,
                   FOVEA_LAYER_TRANSPOSED_CONVOLUTION);
}

static void
test_compose_limits (void)
{
  g_autoptr (FoveaComposition) none = compose_layers ((FoveaShape) { 1, 3, 3 }, NULL, 0);
  g_autofree float *zeros = g_new0 (float, 64 * 64 * 9);
  g_autoptr (FoveaKernels) wide = fovea_kernels_new (64, 64, 3, 3, zeros);
  g_autoptr (FoveaLayer) layer = fovea_layer_new_convolution (wide);
  FoveaLayer *layers[20];

  g_assert_false (fovea_composition_is_linear (none));
  g_assert_nonnull (fovea_composition_get_reason (none));
  g_assert_cmpint (fovea_composition_get_obstacle (none), ==, 0);

  for (int i = 0; i < 20; i++)
    layers[i] = layer;

  g_autoptr (FoveaComposition) huge
    = compose_layers ((FoveaShape) { 64, 41, 41 }, layers, 20);

  g_assert_false (fovea_composition_is_linear (huge));
  g_test_message ("%s", fovea_composition_get_reason (huge));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compose/oracle", test_compose_oracle);
  g_test_add_func ("/compose/seed", test_compose_seed);
  g_test_add_func ("/compose/ring", test_compose_ring);
  g_test_add_func ("/compose/law", test_compose_law);
  g_test_add_func ("/compose/interior", test_compose_interior);
  g_test_add_func ("/compose/modes", test_compose_modes);
  g_test_add_func ("/compose/transposed", test_compose_transposed);
  g_test_add_func ("/compose/limits", test_compose_limits);

  return g_test_run ();
}
