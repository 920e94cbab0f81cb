// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Law 5: every layer that does not fit is refused, and the message names the layer and
// the value; shapes and axes of those that fit; edits of the stack.

#include "core/network.h"

#include <string.h>

// The tables begin from the defaults of a window and set again what differs.
#pragma GCC diagnostic ignored "-Woverride-init"

// A layer of a case: a window and, for those that have weights, the bank's channels.
typedef struct
{
  FoveaLayerOptions options;
  int n_outer;
  int n_inner;
} Spec;

typedef struct
{
  const char *name;
  FoveaShape input;
  Spec specs[3];
  int n_specs;
  FoveaNetworkError code;
  const char *message;
} Case;

#define WINDOW(layer_kind, rows, columns)                                                \
  .kind = (layer_kind), .kernel_size = { (rows), (columns) }, .stride = { 1, 1 },        \
  .dilation = { 1, 1 }, .groups = 1
#define CONVOLUTION(rows, columns) WINDOW (FOVEA_LAYER_CONVOLUTION, rows, columns)
#define TRANSPOSED(rows, columns)                                                        \
  WINDOW (FOVEA_LAYER_TRANSPOSED_CONVOLUTION, rows, columns)
#define MAX_POOLING(rows, columns) WINDOW (FOVEA_LAYER_MAX_POOLING, rows, columns)
#define PLAIN_3 { { CONVOLUTION (3, 3) }, 1, 1 }

static const Case cases[] = {
  { "no-rows", { 1, 0, 3 }, { { { 0 } } }, 0, FOVEA_NETWORK_ERROR_INVALID,
    "An input of 1×0×3 is impossible: each size must be at least 1" },
  { "no-channels", { -2, 3, 3 }, { { { 0 } } }, 0, FOVEA_NETWORK_ERROR_INVALID,
    "An input of -2×3×3 is impossible: each size must be at least 1" },
  { "huge", { 3, 100000, 100000 }, { { { 0 } } }, 0, FOVEA_NETWORK_ERROR_TOO_LARGE,
    "An input of 3×100000×100000 is too large" },
  { "kernel", { 1, 4, 4 }, { PLAIN_3, PLAIN_3 }, 2, FOVEA_NETWORK_ERROR_MISFIT,
    "Layer 2: kernel 3×3 is larger than its padded input 2×2" },
  { "kernel-rectangular", { 1, 9, 2 }, { { { CONVOLUTION (2, 3) }, 1, 1 } }, 1,
    FOVEA_NETWORK_ERROR_MISFIT,
    "Layer 1: kernel 2×3 is larger than its padded input 9×2" },
  { "kernel-padded", { 1, 2, 2 },
    { { { CONVOLUTION (7, 7), .padding = { 1, 1, 2, 2 } }, 1, 1 } }, 1,
    FOVEA_NETWORK_ERROR_MISFIT,
    "Layer 1: kernel 7×7 is larger than its padded input 4×6" },
  { "kernel-dilated", { 1, 4, 4 },
    { { { CONVOLUTION (3, 3), .dilation = { 2, 2 } }, 1, 1 } }, 1,
    FOVEA_NETWORK_ERROR_MISFIT,
    "Layer 1: kernel 3×3, dilated to 5×5, is larger than its padded input 4×4" },
  { "pooling", { 1, 5, 5 }, { PLAIN_3, PLAIN_3, { { MAX_POOLING (2, 2) } } }, 3,
    FOVEA_NETWORK_ERROR_MISFIT,
    "Layer 3: kernel 2×2 is larger than its padded input 1×1" },
  { "channels", { 3, 5, 5 }, { PLAIN_3 }, 1, FOVEA_NETWORK_ERROR_MISFIT,
    "Layer 1: the weights are for 1 input channel, but there are 3" },
  { "channels-second", { 1, 9, 9 }, { { { CONVOLUTION (3, 3) }, 4, 1 },
                                      { { CONVOLUTION (3, 3) }, 4, 2 } }, 2,
    FOVEA_NETWORK_ERROR_MISFIT,
    "Layer 2: the weights are for 2 input channels, but there are 4" },
  { "groups", { 3, 5, 5 }, { { { CONVOLUTION (3, 3), .groups = 2 }, 4, 2 } }, 1,
    FOVEA_NETWORK_ERROR_MISFIT, "Layer 1: 3 input channels do not divide into 2 groups" },
  { "transposed-channels", { 3, 5, 5 }, { { { TRANSPOSED (3, 3) }, 2, 1 } }, 1,
    FOVEA_NETWORK_ERROR_MISFIT,
    "Layer 1: the weights are for 2 input channels, but there are 3" },
  { "transposed-groups", { 3, 5, 5 }, { { { TRANSPOSED (3, 3), .groups = 2 }, 4, 1 } }, 1,
    FOVEA_NETWORK_ERROR_MISFIT, "Layer 1: 3 input channels do not divide into 2 groups" },
  { "transposed-padding", { 1, 1, 1 },
    { { { TRANSPOSED (3, 3), .padding = { 2, 1, 0, 0 } }, 1, 1 } }, 1,
    FOVEA_NETWORK_ERROR_MISFIT,
    "Layer 1: padding 2, 1, 0, 0 leaves no output of the kernel 3×3" },
  { "reflect", { 1, 5, 2 },
    { { { CONVOLUTION (3, 3), .padding = { 2, 2, 2, 2 },
          .padding_mode = FOVEA_PADDING_REFLECT }, 1, 1 } }, 1,
          FOVEA_NETWORK_ERROR_MISFIT,
    "Layer 1: reflect padding 2 must be smaller than its input 5×2" },
  { "reflect-same", { 1, 2, 2 },
    { { { CONVOLUTION (5, 5), .has_same_padding = true,
          .padding_mode = FOVEA_PADDING_REFLECT }, 1, 1 } }, 1,
          FOVEA_NETWORK_ERROR_MISFIT,
    "Layer 1: reflect padding 2 must be smaller than its input 2×2" },
  { "circular", { 1, 2, 5 },
    { { { CONVOLUTION (3, 3), .padding = { 0, 3, 0, 0 },
          .padding_mode = FOVEA_PADDING_CIRCULAR }, 1, 1 } }, 1,
          FOVEA_NETWORK_ERROR_MISFIT,
    "Layer 1: circular padding 3 must be at most its input 2×5" },
  { "max-window", { 1, 1, 9 },
    { { { MAX_POOLING (2, 1), .dilation = { 2, 1 }, .padding = { 1, 1, 0, 0 } } } }, 1,
    FOVEA_NETWORK_ERROR_MISFIT,
    "Layer 1: a window of the kernel 2×1 lies wholly in the padding of its input 1×9" },
  { "max-window-straddled", { 1, 9, 3 },
    { { { MAX_POOLING (1, 2), .stride = { 1, 4 }, .dilation = { 1, 3 },
          .padding = { 0, 0, 1, 2 } } } }, 1, FOVEA_NETWORK_ERROR_MISFIT, NULL },
  { "output-large", { 1, 4000, 4000 },
    { { { TRANSPOSED (3, 3), .stride = { 50, 50 } }, 1, 1 } }, 1,
    FOVEA_NETWORK_ERROR_TOO_LARGE,
    "Layer 1: its output 1×199953×199953 is too large" },
  { "padded-large", { 1, 1, 1 },
    { { { CONVOLUTION (1, 1), .padding = { 30000, 0, 0, 30000 } }, 1, 1 } }, 1,
    FOVEA_NETWORK_ERROR_TOO_LARGE,
    "Layer 1: its padded input 1×30001×30001 is too large" },
};

static FoveaLayer *
make_layer (const Spec *spec)
{
  FoveaLayerOptions options = spec->options;
  g_autoptr (FoveaKernels) weights = NULL;

  if (spec->n_outer > 0)
    weights = fovea_kernels_new (spec->n_outer, spec->n_inner, options.kernel_size[0],
                                 options.kernel_size[1], NULL);

  options.weights = weights;
  FoveaLayer *layer = fovea_layer_new (&options, NULL);

  g_assert_nonnull (layer);

  return layer;
}

static FoveaNetwork *
make_network (FoveaShape  input,
              const Spec *specs,
              int         n_specs,
              GError    **error)
{
  g_autoptr (GPtrArray) layers
    = g_ptr_array_new_with_free_func ((GDestroyNotify) fovea_layer_unref);

  for (int i = 0; i < n_specs; i++)
    g_ptr_array_add (layers, make_layer (&specs[i]));

  return fovea_network_new (input, (FoveaLayer *const *) layers->pdata, n_specs, error);
}

static void
test_refused (gconstpointer data)
{
  const Case *refused = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaNetwork) network
    = make_network (refused->input, refused->specs, refused->n_specs, &error);

  // Without a message: the neighbour of a case that is refused, which fits.
  if (refused->message == NULL)
    {
      g_assert_no_error (error);
      g_assert_nonnull (network);
      return;
    }

  g_assert_null (network);
  g_assert_error (error, FOVEA_NETWORK_ERROR, (int) refused->code);
  g_assert_cmpstr (error->message, ==, refused->message);
}

static void
assert_shape (FoveaShape shape,
              int        n_channels,
              int        n_rows,
              int        n_columns)
{
  g_assert_cmpint (shape.n_channels, ==, n_channels);
  g_assert_cmpint (shape.n_rows, ==, n_rows);
  g_assert_cmpint (shape.n_columns, ==, n_columns);
}

static void
test_shapes (void)
{
  static const Spec specs[] = {
    { { CONVOLUTION (11, 11), .stride = { 4, 4 } }, 2, 1 }, // 227 → 55, Dumoulin & Visin
    { { MAX_POOLING (3, 3), .stride = { 2, 2 } } },         // 55 → 27
    { { TRANSPOSED (3, 3), .stride = { 2, 1 }, .padding = { 1, 1, 0, 0 },
        .output_padding = { 1, 0 } }, 2, 3 },                // 2 × 26 + 3 − 2 + 1, 26 + 3
  };
  g_autoptr (FoveaNetwork) network
      = make_network ((FoveaShape) { 1, 227, 227 }, specs, 3, NULL);

  g_assert_nonnull (network);
  g_assert_cmpint (fovea_network_get_n_layers (network), ==, 3);
  g_assert_cmpint (fovea_network_get_n_stages (network), ==, 4);
  assert_shape (fovea_network_get_shape (network, 0), 1, 227, 227);
  assert_shape (fovea_network_get_shape (network, 1), 2, 55, 55);
  assert_shape (fovea_network_get_shape (network, 2), 2, 27, 27);
  assert_shape (fovea_network_get_shape (network, 3), 3, 54, 29);
}

// "Same": o = ⌈i/s⌉, the extra cell at the end.
static void
test_same_padding (void)
{
  for (int n_in = 1; n_in <= 9; n_in++)
    for (int kernel_size = 1; kernel_size <= 5; kernel_size++)
      for (int stride = 1; stride <= 4; stride++)
        for (int dilation = 1; dilation <= 3; dilation++)
          {
            Spec spec = { { CONVOLUTION (kernel_size, 1), .has_same_padding = true,
                            .stride = { stride, 1 }, .dilation = { dilation, 1 } },
                          1, 1 };
            g_autoptr (FoveaNetwork) network
              = make_network ((FoveaShape) { 1, n_in, 1 }, &spec, 1, NULL);
            FoveaAxis axis = fovea_network_get_axis (network, 1, FOVEA_ROWS);
            int n_out = (n_in + stride - 1) / stride;
            int total
                = MAX ((n_out - 1) * stride + dilation * (kernel_size - 1) + 1 - n_in, 0);

            g_assert_cmpint (axis.n_out, ==, n_out);
            g_assert_cmpint (axis.stencil.padding_before, ==, total / 2);
            g_assert_cmpint (axis.stencil.padding_after, ==, (total + 1) / 2);
          }
}

static void
test_axes (void)
{
  static const Spec specs[] = {
    { { CONVOLUTION (3, 2), .stride = { 1, 2 }, .dilation = { 2, 1 },
        .padding = { 1, 2, 3, 4 }, .padding_mode = FOVEA_PADDING_CIRCULAR },
      1, 1 },
    { { .kind = FOVEA_LAYER_ACTIVATION } },
  };
  g_autoptr (FoveaNetwork) network
      = make_network ((FoveaShape) { 1, 7, 8 }, specs, 2, NULL);
  FoveaAxis rows = fovea_network_get_axis (network, 1, FOVEA_ROWS);
  FoveaAxis columns = fovea_network_get_axis (network, 1, FOVEA_COLUMNS);
  FoveaAxis after = fovea_network_get_axis (network, 2, FOVEA_COLUMNS);

  g_assert_cmpint (rows.stencil.padding_after, ==, 2);
  g_assert_cmpint (rows.stencil.dilation, ==, 2);
  g_assert_cmpint (rows.n_in, ==, 7);
  g_assert_cmpint (rows.n_out, ==, 6);
  g_assert_cmpint (columns.stencil.padding_before, ==, 3);
  g_assert_cmpint (columns.stencil.stride, ==, 2);
  g_assert_cmpint (columns.n_out, ==, 7);
  g_assert_cmpint (columns.padding_mode, ==, FOVEA_PADDING_CIRCULAR);
  g_assert_cmpint (after.stencil.kernel_size, ==, 1);
  g_assert_cmpint (after.n_out, ==, 7);
}

static void
test_empty (void)
{
  g_autoptr (FoveaNetwork) network
      = fovea_network_new ((FoveaShape) { 1, 2, 3 }, NULL, 0, NULL);

  g_assert_nonnull (network);
  g_assert_cmpint (fovea_network_get_n_stages (network), ==, 1);
  assert_shape (fovea_network_get_shape (network, 0), 1, 2, 3);
}

static void
test_edits (void)
{
  static const Spec specs[] = { PLAIN_3, { { .kind = FOVEA_LAYER_ACTIVATION } } };
  g_autoptr (GError) error = NULL;
  g_autoptr (FoveaNetwork) network
      = make_network ((FoveaShape) { 1, 7, 7 }, specs, 2, NULL);
  FoveaLayer *first = fovea_network_get_layer (network, 1);
  FoveaLayer *second = fovea_network_get_layer (network, 2);
  g_autoptr (FoveaNetwork) longer = fovea_network_insert_layer (network, 3, first, NULL);
  g_autoptr (FoveaNetwork) between
      = fovea_network_insert_layer (network, 1, second, NULL);
  g_autoptr (FoveaNetwork) replaced
      = fovea_network_replace_layer (network, 2, first, NULL);
  g_autoptr (FoveaNetwork) shorter = fovea_network_remove_layer (network, 1, NULL);
  g_autoptr (FoveaNetwork) larger
    = fovea_network_reshape_input (network, (FoveaShape) { 1, 9, 8 }, NULL);
  g_autoptr (FoveaNetwork) same = fovea_network_ref (network);

  g_assert_true (same == network);
  g_assert_cmpint (fovea_network_get_n_layers (longer), ==, 3);
  g_assert_true (fovea_network_get_layer (longer, 3) == first);
  assert_shape (fovea_network_get_shape (longer, 3), 1, 3, 3);
  g_assert_true (fovea_network_get_layer (between, 1) == second);
  g_assert_true (fovea_network_get_layer (between, 2) == first);
  g_assert_true (fovea_network_get_layer (replaced, 2) == first);
  g_assert_cmpint (fovea_network_get_n_layers (shorter), ==, 1);
  g_assert_true (fovea_network_get_layer (shorter, 1) == second);
  assert_shape (fovea_network_get_shape (larger, 2), 1, 7, 6);

  g_assert_null (
    fovea_network_reshape_input (replaced, (FoveaShape) { 1, 4, 4 }, &error));
  g_assert_cmpstr (error->message, ==,
                   "Layer 2: kernel 3×3 is larger than its padded input 2×2");
}

static void
test_prefix (void)
{
  g_autoptr (GError) error = NULL;

  fovea_network_prefix_error (NULL, 3);
  fovea_network_prefix_error (&error, 3);
  g_assert_no_error (error);

  g_set_error (&error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID, "100%% wrong");
  fovea_network_prefix_error (&error, 3);
  g_assert_cmpstr (error->message, ==, "Layer 3: 100% wrong");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/network/refused/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_refused);
    }

  g_test_add_func ("/network/shapes", test_shapes);
  g_test_add_func ("/network/same-padding", test_same_padding);
  g_test_add_func ("/network/axes", test_axes);
  g_test_add_func ("/network/empty", test_empty);
  g_test_add_func ("/network/edits", test_edits);
  g_test_add_func ("/network/prefix", test_prefix);

  return g_test_run ();
}
