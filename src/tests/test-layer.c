// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A layer holds what it was given, normalized; what is impossible by itself is refused
// with the value (law 5, the half that needs no stage).

#include "core/layer.h"

#include <math.h>
#include <string.h>

// The tables begin from the defaults of a window and set again what differs.
#pragma GCC diagnostic ignored "-Woverride-init"

// A layer to be refused. bank: sizes of the weights, all zero for none.
typedef struct
{
  const char *name;
  FoveaLayerOptions options;
  int bank[4];
  const char *fragment;
} Case;

#define WINDOW(layer_kind)                                                               \
  .kind = (layer_kind), .kernel_size = { 2, 2 }, .stride = { 1, 1 },                     \
  .dilation = { 1, 1 }, .groups = 1
#define CONVOLUTION WINDOW (FOVEA_LAYER_CONVOLUTION)
#define TRANSPOSED WINDOW (FOVEA_LAYER_TRANSPOSED_CONVOLUTION)
#define MAX_POOLING WINDOW (FOVEA_LAYER_MAX_POOLING)
#define AVERAGE_POOLING WINDOW (FOVEA_LAYER_AVERAGE_POOLING)
#define BANK { 4, 2, 3, 3 }

static const float bad_bias[] = { 1, 2, NAN, 4 };

static const Case cases[] = {
  { "no-weights", { CONVOLUTION }, { 0 }, "weights are missing" },
  { "no-transposed-weights", { TRANSPOSED }, { 0 }, "weights are missing" },
  { "stride", { CONVOLUTION, .stride = { 0, 1 } }, BANK, "stride 0×1" },
  { "stride-negative", { TRANSPOSED, .stride = { 1, -2 } }, BANK, "stride 1×-2" },
  { "stride-large", { MAX_POOLING, .stride = { 1, 40000 } }, { 0 },
    "stride 1×40000 is too large" },
  { "dilation", { CONVOLUTION, .dilation = { 1, 0 } }, BANK, "dilation 1×0" },
  { "kernel", { MAX_POOLING, .kernel_size = { 0, 3 } }, { 0 }, "kernel 0×3" },
  { "kernel-large", { AVERAGE_POOLING, .kernel_size = { 3, G_MAXINT } }, { 0 },
    "2147483647" },
  { "window-large", { MAX_POOLING, .kernel_size = { 2048, 2049 } }, { 0 },
    "kernel 2048×2049 is too large" },
  { "padding", { CONVOLUTION, .padding = { 0, -1, 0, 0 } }, BANK, "padding -1" },
  { "padding-large", { CONVOLUTION, .padding = { 0, 0, 0, 32769 } }, BANK,
    "padding 32769" },
  { "pooling-padding", { MAX_POOLING, .padding = { 0, 0, 2, 0 } }, { 0 },
    "padding 2 is more than half of the kernel 2×2" },
  { "average-padding", { AVERAGE_POOLING, .padding = { 2, 0, 0, 0 } }, { 0 },
    "padding 2 is more than half" },
  { "pooling-same", { MAX_POOLING, .has_same_padding = true }, { 0 }, "“same”" },
  { "transposed-same", { TRANSPOSED, .has_same_padding = true }, BANK, "“same”" },
  { "pooling-mode", { MAX_POOLING, .padding_mode = FOVEA_PADDING_REFLECT }, { 0 },
    "“reflect”" },
  { "transposed-mode", { TRANSPOSED, .padding_mode = FOVEA_PADDING_CIRCULAR }, BANK,
    "“circular”" },
  { "mode-unknown", { CONVOLUTION, .padding_mode = (FoveaPaddingMode) 7 }, BANK,
    "no padding mode 7" },
  { "kind-unknown", { WINDOW ((FoveaLayerKind) 9) }, { 0 }, "no kind of layer 9" },
  { "activation-unknown",
    { .kind = FOVEA_LAYER_ACTIVATION, .activation = (FoveaActivation) 8 }, { 0 },
    "no activation 8" },
  { "slope", { .kind = FOVEA_LAYER_ACTIVATION, .activation = FOVEA_ACTIVATION_LEAKY_RELU,
               .slope = INFINITY }, { 0 }, "slope" },
  { "groups", { CONVOLUTION, .groups = 0 }, BANK, "0 groups" },
  { "groups-negative", { TRANSPOSED, .groups = -1 }, BANK, "-1 groups" },
  { "groups-out", { CONVOLUTION, .groups = 3 }, BANK,
    "4 output channels do not divide into 3 groups" },
  { "groups-in", { TRANSPOSED, .groups = 3 }, BANK,
    "4 input channels do not divide into 3 groups" },
  { "bias-length", { CONVOLUTION, .bias = bad_bias, .n_bias = 2 }, BANK,
    "2 numbers instead of 4, one for each output channel" },
  { "bias-one", { CONVOLUTION, .bias = bad_bias, .n_bias = 1 }, BANK,
    "1 number instead of 4, one for each output channel" },
  { "bias-none", { CONVOLUTION, .bias = bad_bias, .n_bias = 0 }, BANK, "0 numbers" },
  { "bias-transposed", { TRANSPOSED, .groups = 2, .bias = bad_bias, .n_bias = 2 }, BANK,
    "instead of 4, one for each output channel" },
  { "bias-nan", { CONVOLUTION, .bias = bad_bias, .n_bias = 4 }, BANK, "bias [2] is not" },
  { "output-padding", { TRANSPOSED, .output_padding = { 0, 1 } }, BANK,
    "output padding 1 must be smaller than the stride 1 or the dilation 1" },
  { "output-padding-negative", { TRANSPOSED, .output_padding = { -1, 0 } }, BANK,
    "output padding -1" },
};

static void
test_refused (gconstpointer data)
{
  const Case *refused = data;
  FoveaLayerOptions options = refused->options;
  const int *bank = refused->bank;
  g_autoptr (FoveaKernels) weights
    = bank[0] > 0 ? fovea_kernels_new (bank[0], bank[1], bank[2], bank[3], NULL) : NULL;
  g_autoptr (GError) error = NULL;

  options.weights = weights;
  g_assert_null (fovea_layer_new (&options, &error));
  g_assert_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, refused->fragment));
}

static void
test_bad_weights (void)
{
  static const float bad[] = { NAN, INFINITY, -INFINITY };

  for (size_t i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      float values[2 * 3 * 4 * 5] = { 0 };
      FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;
      g_autoptr (GError) error = NULL;

      values[((1 * 3 + 2) * 4 + 3) * 5 + 4] = bad[i];
      g_autoptr (FoveaKernels) weights = fovea_kernels_new (2, 3, 4, 5, values);

      options.weights = weights;
      g_assert_null (fovea_layer_new (&options, &error));
      g_assert_error (error, FOVEA_NETWORK_ERROR, FOVEA_NETWORK_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "weight [1][2][3][4]"));
    }
}

static void
test_kept (void)
{
  g_autoptr (FoveaKernels) weights = fovea_kernels_new (4, 2, 3, 5, NULL);
  char name[] = "edges";
  float bias[] = { 1, 2, 3, 4 };
  FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;

  options.weights = weights;
  options.name = name;
  options.bias = bias;
  options.n_bias = 4;
  options.stride[FOVEA_COLUMNS] = 2;
  options.groups = 2;
  g_autoptr (FoveaLayer) layer = fovea_layer_new (&options, NULL);

  g_assert_nonnull (layer);
  name[0] = 'X';
  bias[3] = 9;
  g_assert_cmpstr (fovea_layer_get_name (layer), ==, "edges");
  g_assert_cmpfloat (fovea_layer_get_bias (layer, 3), ==, 4);
  g_assert_true (fovea_layer_has_bias (layer));
  g_assert_true (fovea_layer_get_weights (layer) == weights);
  g_assert_cmpint (fovea_layer_get_kernel_size (layer, FOVEA_ROWS), ==, 3);
  g_assert_cmpint (fovea_layer_get_kernel_size (layer, FOVEA_COLUMNS), ==, 5);
  g_assert_cmpint (fovea_layer_get_options (layer)->stride[FOVEA_COLUMNS], ==, 2);
  g_assert_cmpint (fovea_layer_get_n_out_channels (layer, 4), ==, 4);
}

static void
test_normalized (void)
{
  FoveaLayerOptions options = { .kind = FOVEA_LAYER_ACTIVATION,
                                .activation = FOVEA_ACTIVATION_TANH,
                                .groups = 5 };
  g_autoptr (FoveaLayer) layer = fovea_layer_new (&options, NULL);
  g_autoptr (FoveaLayer) same = fovea_layer_ref (layer);

  g_assert_nonnull (layer);
  g_assert_true (same == layer);
  g_assert_cmpint (fovea_layer_get_kernel_size (layer, FOVEA_ROWS), ==, 1);
  g_assert_cmpint (fovea_layer_get_options (layer)->stride[FOVEA_ROWS], ==, 1);
  g_assert_cmpint (fovea_layer_get_options (layer)->groups, ==, 1);
  g_assert_cmpint (fovea_layer_get_n_out_channels (layer, 6), ==, 6);
  g_assert_null (fovea_layer_get_name (layer));
  g_assert_null (fovea_layer_get_weights (layer));
  g_assert_false (fovea_layer_has_bias (layer));
  g_assert_cmpfloat (fovea_layer_get_bias (layer, 5), ==, 0);
}

static void
test_linear (void)
{
  g_autoptr (FoveaKernels) weights = fovea_kernels_new (1, 1, 2, 2, NULL);
  static const struct
  {
    FoveaLayerKind kind;
    FoveaActivation activation;
    bool is_linear;
  } kinds[] = {
    { FOVEA_LAYER_CONVOLUTION, 0, true },
    { FOVEA_LAYER_TRANSPOSED_CONVOLUTION, 0, true },
    { FOVEA_LAYER_MAX_POOLING, 0, false },
    { FOVEA_LAYER_AVERAGE_POOLING, 0, true },
    { FOVEA_LAYER_ACTIVATION, FOVEA_ACTIVATION_IDENTITY, true },
    { FOVEA_LAYER_ACTIVATION, FOVEA_ACTIVATION_RELU, false },
    { FOVEA_LAYER_ACTIVATION, FOVEA_ACTIVATION_LEAKY_RELU, false },
    { FOVEA_LAYER_ACTIVATION, FOVEA_ACTIVATION_SIGMOID, false },
    { FOVEA_LAYER_ACTIVATION, FOVEA_ACTIVATION_TANH, false },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      FoveaLayerOptions options = FOVEA_LAYER_OPTIONS_INIT;

      options.kind = kinds[i].kind;
      options.activation = kinds[i].activation;
      options.weights = weights;
      g_autoptr (FoveaLayer) layer = fovea_layer_new (&options, NULL);

      g_assert_nonnull (layer);
      g_assert_cmpint (fovea_layer_is_linear (layer), ==, kinds[i].is_linear);
    }
}

// The names that formats.md promises, and none beyond them.
static void
test_nicks (void)
{
  g_assert_cmpstr (fovea_layer_kind_get_nick (FOVEA_LAYER_TRANSPOSED_CONVOLUTION), ==,
                   "transposed_convolution");
  g_assert_cmpstr (fovea_layer_kind_get_nick (FOVEA_LAYER_AVERAGE_POOLING), ==,
                   "average_pooling");
  g_assert_cmpstr (fovea_activation_get_nick (FOVEA_ACTIVATION_LEAKY_RELU), ==,
                   "leaky_relu");
  g_assert_cmpstr (fovea_padding_mode_get_nick (FOVEA_PADDING_ZEROS), ==, "zeros");
  g_assert_null (fovea_layer_kind_get_nick ((FoveaLayerKind) 5));
  g_assert_null (fovea_activation_get_nick ((FoveaActivation) 5));
  g_assert_null (fovea_padding_mode_get_nick ((FoveaPaddingMode) 4));
  g_assert_null (fovea_layer_kind_get_nick ((FoveaLayerKind) -1));
}

static void
test_short_cuts (void)
{
  g_autoptr (FoveaKernels) weights = fovea_kernels_new (1, 2, 3, 3, NULL);
  g_autoptr (FoveaLayer) convolution = fovea_layer_new_convolution (weights);
  g_autoptr (FoveaLayer) activation
      = fovea_layer_new_activation (FOVEA_ACTIVATION_LEAKY_RELU);

  g_assert_cmpint (fovea_layer_get_kind (convolution), ==, FOVEA_LAYER_CONVOLUTION);
  g_assert_cmpint (fovea_layer_get_kind (activation), ==, FOVEA_LAYER_ACTIVATION);
  g_assert_cmpfloat (fovea_layer_get_options (activation)->slope, ==, 0.01f);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/layer/refused/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_refused);
    }

  g_test_add_func ("/layer/bad-weights", test_bad_weights);
  g_test_add_func ("/layer/kept", test_kept);
  g_test_add_func ("/layer/normalized", test_normalized);
  g_test_add_func ("/layer/linear", test_linear);
  g_test_add_func ("/layer/nicks", test_nicks);
  g_test_add_func ("/layer/short-cuts", test_short_cuts);

  return g_test_run ();
}
