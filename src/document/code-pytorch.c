// SPDX-FileCopyrightText: 2026 The Fovea authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Scripts in PyTorch: an nn.Sequential with an element a layer. What no module of PyTorch can do,
// such as padding that differs from side to side, is spelled out with one small module more.

#include "document/code-private.h"

#include "document/number.h"

static const char pad_module[] =
  "\n"
  "class Pad(nn.Module):\n"
  "    \"\"\"Padding that the module after it cannot do itself.\"\"\"\n"
  "\n"
  "    def __init__(self, left, right, top, bottom, mode=\"constant\", value=0.0):\n"
  "        super().__init__()\n"
  "        self.sides = (left, right, top, bottom)\n"
  "        self.mode = mode\n"
  "        self.value = value\n"
  "\n"
  "    def forward(self, x):\n"
  "        return nn.functional.pad(x, self.sides, self.mode, self.value)\n"
  "\n";

static const char crop_module[] =
  "\n"
  "class Crop(nn.Module):\n"
  "    \"\"\"The padding of a transposed convolution, where it differs from side to side.\"\"\"\n"
  "\n"
  "    def __init__(self, left, right, top, bottom):\n"
  "        super().__init__()\n"
  "        self.sides = (left, right, top, bottom)\n"
  "\n"
  "    def forward(self, x):\n"
  "        left, right, top, bottom = self.sides\n"
  "        return x[..., top:x.shape[-2] - bottom, left:x.shape[-1] - right]\n"
  "\n";

static const char parameter_function[] =
  "\n"
  "def parameter(values):\n"
  "    return nn.Parameter(torch.tensor(values, dtype=torch.float32))\n"
  "\n";

static bool
has_weights (FoveaLayerKind kind)
{
  return kind == FOVEA_LAYER_CONVOLUTION || kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION;
}

static bool
is_symmetric (FoveaCodeSides sides)
{
  return sides.top == sides.bottom && sides.left == sides.right;
}

// Whether the layer needs a Pad before it, or a Crop after it if it is transposed. PyTorch pools
// with at most half of the kernel as padding, dilated or not, and averages only without dilation.
static bool
needs_module (const FoveaNetwork *network,
              int                 layer)
{
  const FoveaLayerOptions *options
    = fovea_layer_get_options (fovea_network_get_layer (network, layer));
  FoveaCodeSides sides = fovea_code_get_sides (network, layer);
  if (!is_symmetric (sides))
    return true;
  if (has_weights (options->kind) || options->kind == FOVEA_LAYER_ACTIVATION)
    return false;
  return 2 * sides.top > options->kernel_size[0] || 2 * sides.left > options->kernel_size[1];
}

static bool
is_dilated_average (const FoveaLayerOptions *options)
{
  return options->kind == FOVEA_LAYER_AVERAGE_POOLING
         && (options->dilation[0] > 1 || options->dilation[1] > 1);
}

static void
add_modules (GString            *script,
             const FoveaNetwork *network)
{
  bool has_pad = false, has_crop = false, has_parameter = false;
  for (int layer = 1; layer <= fovea_network_get_n_layers (network); layer++)
    {
      FoveaLayerKind kind = fovea_layer_get_kind (fovea_network_get_layer (network, layer));
      bool is_transposed = kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION;
      has_pad = has_pad || (needs_module (network, layer) && !is_transposed);
      has_crop = has_crop || (needs_module (network, layer) && is_transposed);
      has_parameter = has_parameter || has_weights (kind);
    }
  g_string_append (script, "import torch\nfrom torch import nn\n\n");
  if (has_pad)
    g_string_append (script, pad_module);
  if (has_crop)
    g_string_append (script, crop_module);
  if (has_parameter)
    g_string_append (script, parameter_function);
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
add_sides (GString       *script,
           FoveaCodeSides sides)
{
  g_string_append_printf (script, "left=%d, right=%d, top=%d, bottom=%d", sides.left, sides.right,
                          sides.top, sides.bottom);
}

static void
add_padding (GString                 *script,
             const FoveaLayerOptions *options,
             FoveaCodeSides           sides)
{
  bool has_stride = options->stride[0] > 1 || options->stride[1] > 1;
  if (options->has_same_padding && !has_stride)
    g_string_append (script, ", padding=\"same\"");
  else
    add_pair (script, "padding", (const int[]){ sides.top, sides.left }, 0);
  if (options->padding_mode != FOVEA_PADDING_ZEROS)
    g_string_append_printf (script, ", padding_mode=\"%s\"",
                            fovea_padding_mode_get_nick (options->padding_mode));
}

static void
add_convolution (GString            *script,
                 const FoveaNetwork *network,
                 int                 layer,
                 const char         *name)
{
  const FoveaLayerOptions *options
    = fovea_layer_get_options (fovea_network_get_layer (network, layer));
  bool is_transposed = options->kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION;
  g_string_append_printf (script, "%s = nn.%s(%d, %d, (%d, %d)", name,
                          is_transposed ? "ConvTranspose2d" : "Conv2d",
                          fovea_network_get_shape (network, layer - 1).n_channels,
                          fovea_network_get_shape (network, layer).n_channels,
                          options->kernel_size[0], options->kernel_size[1]);
  add_pair (script, "stride", options->stride, 1);
  if (!needs_module (network, layer))
    add_padding (script, options, fovea_code_get_sides (network, layer));
  if (is_transposed)
    add_pair (script, "output_padding", options->output_padding, 0);
  add_pair (script, "dilation", options->dilation, 1);
  if (options->groups > 1)
    g_string_append_printf (script, ", groups=%d", options->groups);
  g_string_append_printf (script, "%s)\n", options->bias == NULL ? ", bias=False" : "");

  g_string_append_printf (script, "%s.weight = parameter(", name);
  fovea_code_add_weights (script, options->weights);
  g_string_append (script, ")\n");
  if (options->bias == NULL)
    return;
  g_string_append_printf (script, "%s.bias = parameter(", name);
  fovea_code_add_array (script, options->bias, &options->n_bias, 1);
  g_string_append (script, ")\n");
}

// PyTorch's average pooling has no dilation: the same mean is a convolution of each channel.
static void
add_dilated_average (GString            *script,
                     const FoveaNetwork *network,
                     int                 layer,
                     const char         *name)
{
  const FoveaLayerOptions *options
    = fovea_layer_get_options (fovea_network_get_layer (network, layer));
  FoveaCodeSides sides = fovea_code_get_sides (network, layer);
  int n_channels = fovea_network_get_shape (network, layer).n_channels;
  g_string_append_printf (script, "%s = nn.Conv2d(%d, %d, (%d, %d)", name, n_channels, n_channels,
                          options->kernel_size[0], options->kernel_size[1]);
  add_pair (script, "stride", options->stride, 1);
  if (!needs_module (network, layer))
    add_pair (script, "padding", (const int[]){ sides.top, sides.left }, 0);
  add_pair (script, "dilation", options->dilation, 1);
  g_string_append_printf (script, ", groups=%d, bias=False)\n", n_channels);
  g_string_append_printf (script, "nn.init.constant_(%s.weight, 1 / (%d * %d))\n", name,
                          options->kernel_size[0], options->kernel_size[1]);
}

static void
add_pooling (GString            *script,
             const FoveaNetwork *network,
             int                 layer,
             const char         *name)
{
  const FoveaLayerOptions *options
    = fovea_layer_get_options (fovea_network_get_layer (network, layer));
  FoveaCodeSides sides = fovea_code_get_sides (network, layer);
  g_string_append_printf (
    script, "%s = nn.%s((%d, %d), stride=(%d, %d)", name,
    options->kind == FOVEA_LAYER_MAX_POOLING ? "MaxPool2d" : "AvgPool2d", options->kernel_size[0],
    options->kernel_size[1], options->stride[0], options->stride[1]);
  if (!needs_module (network, layer))
    add_pair (script, "padding", (const int[]){ sides.top, sides.left }, 0);
  if (options->kind == FOVEA_LAYER_MAX_POOLING)
    add_pair (script, "dilation", options->dilation, 1);
  g_string_append (script, ")\n");
}

static void
add_activation (GString                 *script,
                const FoveaLayerOptions *options,
                const char              *name)
{
  char digits[FOVEA_NUMBER_SIZE];
  static const char *const modules[] = {
    [FOVEA_ACTIVATION_IDENTITY] = "Identity", [FOVEA_ACTIVATION_RELU] = "ReLU",
    [FOVEA_ACTIVATION_LEAKY_RELU] = "LeakyReLU", [FOVEA_ACTIVATION_SIGMOID] = "Sigmoid",
    [FOVEA_ACTIVATION_TANH] = "Tanh",
  };
  g_string_append_printf (script, "%s = nn.%s(%s)\n", name, modules[options->activation],
                          options->activation == FOVEA_ACTIVATION_LEAKY_RELU
                            ? fovea_number_format_float (options->slope, digits) : "");
}

// Wraps the module NAME that was just written, so that the whole is layer_N.
static void
add_wrapping (GString            *script,
              const FoveaNetwork *network,
              int                 layer,
              const char         *name)
{
  const FoveaLayerOptions *options
    = fovea_layer_get_options (fovea_network_get_layer (network, layer));
  bool is_transposed = options->kind == FOVEA_LAYER_TRANSPOSED_CONVOLUTION;
  g_string_append_printf (script, "layer_%d = nn.Sequential(", layer);
  if (is_transposed)
    g_string_append_printf (script, "%s, Crop(", name);
  else
    g_string_append (script, "Pad(");
  add_sides (script, fovea_code_get_sides (network, layer));
  if (options->kind == FOVEA_LAYER_MAX_POOLING)
    g_string_append (script, ", value=float(\"-inf\")");
  else if (options->padding_mode != FOVEA_PADDING_ZEROS)
    g_string_append_printf (script, ", mode=\"%s\"",
                            fovea_padding_mode_get_nick (options->padding_mode));
  if (is_transposed)
    g_string_append (script, "))\n");
  else
    g_string_append_printf (script, "), %s)\n", name);
}

static void
add_layer (GString            *script,
           const FoveaNetwork *network,
           int                 layer)
{
  const FoveaLayerOptions *options
    = fovea_layer_get_options (fovea_network_get_layer (network, layer));
  bool is_wrapped = needs_module (network, layer);
  g_autofree char *name = g_strdup_printf (is_wrapped ? "inner_%d" : "layer_%d", layer);
  fovea_code_add_layer_note (script, network, layer);
  if (has_weights (options->kind))
    add_convolution (script, network, layer, name);
  else if (options->kind == FOVEA_LAYER_ACTIVATION)
    add_activation (script, options, name);
  else if (is_dilated_average (options))
    add_dilated_average (script, network, layer, name);
  else
    add_pooling (script, network, layer, name);
  if (is_wrapped)
    add_wrapping (script, network, layer, name);
}

/**
 * fovea_code_add_pytorch:
 * @script: what is written so far
 * @content: a document
 *
 * Adds a script that ends with the output in the tensor "output".
 */
void
fovea_code_add_pytorch (GString            *script,
                        const FoveaContent *content)
{
  const FoveaNetwork *network = fovea_content_get_network (content);
  int n_layers = fovea_network_get_n_layers (network);
  add_modules (script, network);
  for (int layer = 1; layer <= n_layers; layer++)
    add_layer (script, network, layer);

  g_string_append (script, "\nnetwork = nn.Sequential(");
  for (int layer = 1; layer <= n_layers; layer++)
    g_string_append_printf (script, "\n    layer_%d,", layer);
  g_string_append (script, n_layers > 0 ? "\n)\n\n" : ")\n\n");

  g_string_append (script, "x = torch.tensor(");
  fovea_code_add_tensor (script, fovea_content_get_input (content));
  g_string_append (script, ", dtype=torch.float32)\n\n"
                           "with torch.no_grad():\n"
                           "    output = network(x.unsqueeze(0)).squeeze(0)\n");
}
