// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Scripts in NumPy alone: each kind of layer is a short function that loops over the taps of the
// kernel and adds whole grids, in the order of the numeric contract in kernels.h.

#include "document/code-private.h"

#include "document/number.h"

static const char pad_function[] =
  "\n"
  "def pad(x, sides, mode=\"constant\", **options):\n"
  "    \"\"\"Adds rows and columns around x: sides are top, bottom, left, right.\"\"\"\n"
  "    top, bottom, left, right = sides\n"
  "    return np.pad(x, ((0, 0), (top, bottom), (left, right)), mode, **options)\n"
  "\n";

static const char taps_function[] =
  "\n"
  "def taps(x, kernel_size, stride, dilation):\n"
  "    \"\"\"For each place of the kernel, the cells of the grid x that it meets, one an output.\"\"\"\n"
  "    n_rows = (x.shape[0] - dilation[0] * (kernel_size[0] - 1) - 1) // stride[0] + 1\n"
  "    n_columns = (x.shape[1] - dilation[1] * (kernel_size[1] - 1) - 1) // stride[1] + 1\n"
  "    for ky in range(kernel_size[0]):\n"
  "        for kx in range(kernel_size[1]):\n"
  "            rows = ky * dilation[0] + stride[0] * np.arange(n_rows)\n"
  "            columns = kx * dilation[1] + stride[1] * np.arange(n_columns)\n"
  "            yield ky, kx, x[np.ix_(rows, columns)]\n"
  "\n";

static const char add_product_function[] =
  "\n"
  "def add_product(total, weight, cells):\n"
  "    \"\"\"total + weight × cells, rounded to single precision once, as Fovea does.\"\"\"\n"
  "    return (total + float(weight) * cells.astype(np.float64)).astype(np.float32)\n"
  "\n";

static const char convolution_function[] =
  "\n"
  "def convolution(x, weights, bias=None, stride=(1, 1), padding=(0, 0, 0, 0),\n"
  "                dilation=(1, 1), groups=1, mode=\"constant\"):\n"
  "    weights = np.array(weights, np.float32)\n"
  "    n_out, n_in, *kernel_size = weights.shape\n"
  "    x = pad(x, padding, mode)\n"
  "    output = []\n"
  "    for o in range(n_out):\n"
  "        first = o // (n_out // groups) * n_in\n"
  "        total = np.float32(0 if bias is None else bias[o])\n"
  "        for c in range(n_in):\n"
  "            for ky, kx, cells in taps(x[first + c], kernel_size, stride, dilation):\n"
  "                total = add_product(total, weights[o, c, ky, kx], cells)\n"
  "        output.append(total)\n"
  "    return np.stack(output)\n"
  "\n";

static const char transposed_function[] =
  "\n"
  "def transposed_convolution(x, weights, bias=None, stride=(1, 1), padding=(0, 0, 0, 0),\n"
  "                           output_padding=(0, 0), dilation=(1, 1), groups=1):\n"
  "    weights = np.array(weights, np.float32)\n"
  "    n_in, n_out, *kernel_size = weights.shape\n"
  "    n_rows, n_columns = ((x.shape[1 + i] - 1) * stride[i] + output_padding[i]\n"
  "                         + dilation[i] * (kernel_size[i] - 1) + 1 for i in range(2))\n"
  "    output = np.zeros((n_out * groups, n_rows, n_columns), np.float32)\n"
  "    for o, total in enumerate(output):\n"
  "        total += np.float32(0 if bias is None else bias[o])\n"
  "        first = o // n_out * (n_in // groups)\n"
  "        for c in range(first, first + n_in // groups):\n"
  "            for ky in range(kernel_size[0]):\n"
  "                for kx in range(kernel_size[1]):\n"
  "                    rows = ky * dilation[0] + stride[0] * np.arange(x.shape[1])\n"
  "                    columns = kx * dilation[1] + stride[1] * np.arange(x.shape[2])\n"
  "                    reached = np.ix_(rows, columns)\n"
  "                    total[reached] = add_product(\n"
  "                        total[reached], weights[c, o % n_out, ky, kx], x[c])\n"
  "    top, bottom, left, right = padding\n"
  "    return output[:, top:n_rows - bottom, left:n_columns - right]\n"
  "\n";

static const char max_pooling_function[] =
  "\n"
  "def max_pooling(x, kernel_size, stride, padding=(0, 0, 0, 0), dilation=(1, 1)):\n"
  "    x = pad(x, padding, constant_values=-np.inf)\n"
  "    return np.stack([np.max([cells for ky, kx, cells in\n"
  "                             taps(grid, kernel_size, stride, dilation)], axis=0)\n"
  "                     for grid in x])\n"
  "\n";

static const char average_pooling_function[] =
  "\n"
  "def average_pooling(x, kernel_size, stride, padding=(0, 0, 0, 0), dilation=(1, 1)):\n"
  "    ones = np.ones((x.shape[0], 1, *kernel_size))\n"
  "    sums = convolution(x, ones, stride=stride, padding=padding, dilation=dilation,\n"
  "                       groups=x.shape[0])\n"
  "    return sums / np.float32(kernel_size[0] * kernel_size[1])\n"
  "\n";

static const char relu_function[] =
  "\n"
  "def relu(x):\n"
  "    return np.maximum(x, np.float32(0))\n"
  "\n";

static const char leaky_relu_function[] =
  "\n"
  "def leaky_relu(x, slope):\n"
  "    return np.where(x > 0, x, x * np.float32(slope))\n"
  "\n";

static const char sigmoid_function[] =
  "\n"
  "def sigmoid(x):\n"
  "    with np.errstate(over=\"ignore\"):\n"
  "        return (1 / (1 + np.exp(-x.astype(np.float64)))).astype(np.float32)\n"
  "\n";

static const char tanh_function[] =
  "\n"
  "def tanh(x):\n"
  "    return np.tanh(x.astype(np.float64)).astype(np.float32)\n"
  "\n";

// Which kinds and which activations the network has.
typedef struct
{
  bool kinds[FOVEA_LAYER_ACTIVATION + 1];
  bool activations[FOVEA_ACTIVATION_TANH + 1];
} Census;

static Census
take_census (const FoveaNetwork *network)
{
  Census census = { 0 };
  for (int layer = 1; layer <= fovea_network_get_n_layers (network); layer++)
    {
      const FoveaLayerOptions *options
        = fovea_layer_get_options (fovea_network_get_layer (network, layer));
      census.kinds[options->kind] = true;
      if (options->kind == FOVEA_LAYER_ACTIVATION)
        census.activations[options->activation] = true;
    }
  return census;
}

// Only those functions that the network needs.
static void
add_functions (GString            *script,
               const FoveaNetwork *network)
{
  Census census = take_census (network);
  bool has_max = census.kinds[FOVEA_LAYER_MAX_POOLING];
  bool has_average = census.kinds[FOVEA_LAYER_AVERAGE_POOLING];
  bool has_transposed = census.kinds[FOVEA_LAYER_TRANSPOSED_CONVOLUTION];
  bool has_convolution = census.kinds[FOVEA_LAYER_CONVOLUTION] || has_average;
  const struct
  {
    bool is_needed;
    const char *text;
  } functions[] = {
    { has_convolution || has_max, pad_function },
    { has_convolution || has_max, taps_function },
    { has_convolution || has_transposed, add_product_function },
    { has_convolution, convolution_function },
    { has_transposed, transposed_function },
    { has_max, max_pooling_function },
    { has_average, average_pooling_function },
    { census.activations[FOVEA_ACTIVATION_RELU], relu_function },
    { census.activations[FOVEA_ACTIVATION_LEAKY_RELU], leaky_relu_function },
    { census.activations[FOVEA_ACTIVATION_SIGMOID], sigmoid_function },
    { census.activations[FOVEA_ACTIVATION_TANH], tanh_function },
  };
  for (size_t i = 0; i < G_N_ELEMENTS (functions); i++)
    if (functions[i].is_needed)
      g_string_append (script, functions[i].text);
}

static void
add_pair (GString    *script,
          const char *key,
          const int  *pair,
          int         usual)
{
  if (pair[0] != usual || pair[1] != usual)
    g_string_append_printf (script, ", %s=(%d, %d)", key, pair[0], pair[1]);
}

static void
add_padding (GString       *script,
             FoveaCodeSides sides)
{
  if (sides.top != 0 || sides.bottom != 0 || sides.left != 0 || sides.right != 0)
    g_string_append_printf (script, ", padding=(%d, %d, %d, %d)", sides.top, sides.bottom,
                            sides.left, sides.right);
}

static void
add_convolution (GString                 *script,
                 const FoveaLayerOptions *options,
                 FoveaCodeSides           sides)
{
  static const char *const modes[] = {
    [FOVEA_PADDING_ZEROS] = "constant", [FOVEA_PADDING_REFLECT] = "reflect",
    [FOVEA_PADDING_REPLICATE] = "edge", [FOVEA_PADDING_CIRCULAR] = "wrap",
  };
  bool is_transposed = options->kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION;
  g_string_append (script, "weights = ");
  fovea_code_add_weights (script, options->weights);
  g_string_append_c (script, '\n');
  if (options->bias != NULL)
    {
      g_string_append (script, "bias = ");
      fovea_code_add_array (script, options->bias, &options->n_bias, 1);
      g_string_append_c (script, '\n');
    }
  g_string_append_printf (script, "x = %s(x, weights%s",
                          is_transposed ? "transposed_convolution" : "convolution",
                          options->bias != NULL ? ", bias" : "");
  add_pair (script, "stride", options->stride, 1);
  add_padding (script, sides);
  if (is_transposed)
    add_pair (script, "output_padding", options->output_padding, 0);
  add_pair (script, "dilation", options->dilation, 1);
  if (options->groups > 1)
    g_string_append_printf (script, ", groups=%d", options->groups);
  if (options->padding_mode != FOVEA_PADDING_ZEROS)
    g_string_append_printf (script, ", mode=\"%s\"", modes[options->padding_mode]);
  g_string_append (script, ")\n");
}

static void
add_pooling (GString                 *script,
             const FoveaLayerOptions *options,
             FoveaCodeSides           sides)
{
  g_string_append_printf (script, "x = %s(x, (%d, %d), stride=(%d, %d)",
                          options->kind == FOVEA_LAYER_MAX_POOLING ? "max_pooling"
                                                                   : "average_pooling",
                          options->kernel_size[0], options->kernel_size[1], options->stride[0],
                          options->stride[1]);
  add_padding (script, sides);
  add_pair (script, "dilation", options->dilation, 1);
  g_string_append (script, ")\n");
}

static void
add_activation (GString                 *script,
                const FoveaLayerOptions *options)
{
  char digits[FOVEA_NUMBER_SIZE];
  if (options->activation == FOVEA_ACTIVATION_LEAKY_RELU)
    g_string_append_printf (script, "x = leaky_relu(x, slope=%s)\n",
                            fovea_number_format_float (options->slope, digits));
  else if (options->activation != FOVEA_ACTIVATION_IDENTITY)
    g_string_append_printf (script, "x = %s(x)\n",
                            options->activation == FOVEA_ACTIVATION_RELU ? "relu"
                            : options->activation == FOVEA_ACTIVATION_SIGMOID ? "sigmoid" : "tanh");
}

/**
 * fovea_code_add_numpy:
 * @script: what is written so far
 * @content: a document
 *
 * Adds a script that ends with the output in the array "output".
 */
void
fovea_code_add_numpy (GString            *script,
                      const FoveaContent *content)
{
  const FoveaNetwork *network = fovea_content_get_network (content);
  g_string_append (script, "import numpy as np\n\n");
  add_functions (script, network);
  g_string_append (script, "\nx = np.array(");
  fovea_code_add_tensor (script, fovea_content_get_input (content));
  g_string_append (script, ", np.float32)\n");

  for (int layer = 1; layer <= fovea_network_get_n_layers (network); layer++)
    {
      const FoveaLayerOptions *options
        = fovea_layer_get_options (fovea_network_get_layer (network, layer));
      FoveaCodeSides sides = fovea_code_get_sides (network, layer);
      fovea_code_add_layer_note (script, network, layer);
      if (options->kind == FOVEA_LAYER_ACTIVATION)
        add_activation (script, options);
      else if (options->kind == FOVEA_LAYER_MAX_POOLING
               || options->kind == FOVEA_LAYER_AVERAGE_POOLING)
        add_pooling (script, options, sides);
      else
        add_convolution (script, options, sides);
    }
  g_string_append (script, "\noutput = x\n");
}
